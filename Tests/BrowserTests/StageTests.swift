// Why this file exists: the journeys stand on a stage, and a stage that does not hold would make them fail for reasons
// that are not theirs.

import Browser
import LeadToCash
import SyncProtocol
import Testing

extension InBrowser {
    @Suite struct StageTests {
        @Test func `two laptops hear of each other through the HQ that serves the pages`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let ben = try await stage.laptop("Ben Bao", "AR")
                let deal = try ann.add(
                    Opportunity.kind,
                    [
                        Opportunity.Fields.name: .text("Beeline RAN"),
                        Opportunity.Fields.office: .reference(stage.office),
                    ])
                try await ann.sync()
                try await ben.sync()
                #expect(try ben.shown(deal, Opportunity.Fields.name) == .text("Beeline RAN"))
                try ben.set(deal, [Opportunity.Fields.name: .text("Beeline core")])
                try await ben.sync()
                #expect(try await stage.shown(deal, Opportunity.Fields.name) == .text("Beeline core"))
            }
        }

        @Test func `somebody of HQ signs in, and a stranger does not`() async throws {
            try await ConsoleStage.tell { stage in
                let hana = try await stage.enlist("Hana Chen", "HQ")
                try await inTab { tab in
                    try await stage.signIn(hana, in: tab)
                    #expect(try await !tab.cookies().isEmpty)
                }
                try await inTab { tab in
                    let nobody = ConsoleStage.Person(name: "Nobody Known", id: hana.id)
                    await #expect(throws: BrowserFailure.self) { try await stage.signIn(nobody, in: tab) }
                }
            }
        }
    }
}

// Why this file exists: whoever asks at a gate in the field waits for people at HQ. They must see exactly what they
// were asked, decide it in one step, and the answer must reach the laptop.

import Browser
import LeadToCash
import SyncClient
import SyncProtocol
import Testing

extension InBrowser {
    @Suite struct GateJourneys {
        @Test func `a laptop asks to bid offline, HQ approves in the browser, and the laptop may bid`() async throws {
            try await ConsoleStage.tell { stage in
                let offer = try await GateOffer(stage, named: "Beeline RAN")
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let request = try ann.ask("ATB", about: offer.deal)
                guard case .text(let hash)? = try ann.shown(request, GateRequest.Fields.revisionHash) else {
                    throw BrowserFailure("The request binds nothing.")
                }
                try await ann.sync()
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.follow(.link("To decide"))
                    let row = try await tab.text(of: "#inbox-rows tbody tr")
                    #expect(row.contains("Beeline RAN") && row.contains("ATB") && row.contains("you"))
                    try await tab.follow("#inbox-rows tbody a")

                    let page = try await tab.text
                    for word in ["100 pcs", "RRU of Beeline RAN", hash, "Ann Areng", "Nothing is missing."] {
                        #expect(page.contains(word), "\(word)")
                    }
                    try await tab.click(.field("Approve"))
                    try await tab.fill(.field("What the deciders say to it"), "go for it")
                    try await tab.follow(.button("Decide"))
                    #expect(try await tab.text(of: ".notice:not(.live)") == "The decision is made.")
                    let decisions = try await tab.text(of: "#gate-decisions")
                    for word in ["Approved", "Hana Chen", "go for it"] { #expect(decisions.contains(word), "\(word)") }
                    #expect(try await !tab.has(.button("Decide")))
                    try await tab.open(stage.url + "/inbox")
                    #expect(try await tab.has(".empty"))
                }
                try await ann.sync()
                try Self.expectApproved(request, offer.deal, on: ann)
            }
        }

        private static func expectApproved(
            _ request: RecordKey, _ deal: RecordKey, on laptop: StageLaptop
        ) throws {
            #expect(try laptop.shown(request, GateRequest.Fields.state) == .text("decided"))
            #expect(try laptop.shown(deal, Opportunity.Fields.stage) == .text("bidding"))
            let decisions = try laptop.workspace.replica.records(GateDecision.kind)
                .filter { $0.value(GateDecision.Fields.request) == .reference(request.id) }
            #expect(decisions.map { $0.value(GateDecision.Fields.decision) } == [.text("approved")])
            #expect(decisions.map { $0.value(GateDecision.Fields.note) } == [.text("go for it")])
        }

        @Test func `what goes back says why, and a reason that is missing is asked for`() async throws {
            try await ConsoleStage.tell { stage in
                let offer = try await GateOffer(stage, named: "Beeline RAN")
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let request = try ann.ask("ATB", about: offer.deal)
                try await ann.sync()
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.open(stage.url + "/gates/\(request.id)")
                    try await tab.click(.field("Send back"))
                    try await tab.follow(.button("Decide"))
                    #expect(try await tab.text(of: ".problem") == "Say why, for whoever asked.")
                    #expect(try await tab.property("checked", of: .field("Send back")).isTrue)
                    try await tab.fill(.field("What the deciders say to it"), "name the subcontractor")
                    try await tab.follow(.button("Decide"))
                    #expect(try await tab.text(of: ".notice:not(.live)") == "The decision is made.")
                }
                try await ann.sync()
                #expect(try ann.shown(request, GateRequest.Fields.state) == .text("returned"))
                #expect(try ann.shown(request, GateRequest.Fields.missing) == .text("name the subcontractor"))
            }
        }
    }
}

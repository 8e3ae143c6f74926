// Why this file exists: HQ's people and the field work on one deal at the same time. What the one does must reach the
// other, and what both do must meet as two laptops' edits would.

import Browser
import LeadToCash
import SyncClient
import SyncProtocol
import Testing

extension InBrowser {
    @Suite struct DealJourneys {
        private typealias Fields = Opportunity.Fields

        /// What became of a form; there is another notice, for when others have gone on.
        private static let notice: Element = ".notice:not(.live)"

        @Test func `a deal is found, read and edited, and meets what a laptop did meanwhile`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let deal = try await Self.deal(of: ann, stage)
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await Self.find("beeline", in: tab)
                    #expect(try await tab.text(of: "h1").contains("Beeline RAN"))
                    let history = try await tab.text(of: "#record-history")
                    for word in ["Ann Areng", "Ann Areng's laptop", "created it"] {
                        #expect(history.contains(word), "\(word)")
                    }

                    // Meanwhile, offline: another competitor, and another next step.
                    try ann.set(
                        deal,
                        [
                            Fields.competitors: .setChange(adding: ["Eriksson"], removing: []),
                            Fields.nextStep: try Self.step("Visit the CTO"),
                        ])
                    try await tab.follow(.link("Edit"))
                    try await tab.fill(.field("Next step"), "Send the offer")
                    try await tab.fill(.field("Competitors"), "Nokia")
                    try await tab.follow(.button("Save"))
                    #expect(try await tab.text(of: Self.notice) == "Saved.")
                    #expect(try await tab.text(of: "#record-recordProgress").contains("Send the offer"))

                    try await ann.sync()
                    try await Self.expectMerged(deal, ann, stage)
                    try await tab.open(stage.url + "/opportunities/\(deal.id)")
                    let after = try await tab.text(of: "#record-history")
                    for word in ["HQ console", "Hana Chen", "overridden", Rule.keepLatest.sentence, "Visit the CTO"] {
                        #expect(after.contains(word), "\(word)")
                    }
                }
            }
        }

        /// Both competitors stand, and the later next step; the laptop says that its own was replaced.
        private static func expectMerged(
            _ deal: RecordKey, _ laptop: StageLaptop, _ stage: ConsoleStage
        ) async throws {
            let expected: [FieldNumber: Value] = [
                Fields.competitors: .elements(["Eriksson", "Nokia"]), Fields.nextStep: try step("Send the offer"),
            ]
            for (field, value) in expected {
                #expect(try laptop.shown(deal, field) == value)
                #expect(try await stage.shown(deal, field) == value)
            }
            let losses = try laptop.workspace.replacements().filter(\.isOwnLoss)
            #expect(losses.map(\.entry.field) == [Fields.nextStep])
        }

        @Test func `an amount that a laptop changed while the form was open becomes a question`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let deal = try await Self.deal(of: ann, stage)
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.open(stage.url + "/records/opportunity/\(deal.id)/edit")
                    try ann.set(deal, [Fields.commercial: ConsoleStage.amount(2000)], reason: "phase 1 only")
                    try await ann.sync()
                    try await tab.fill(.field("Amount"), "3000")
                    try await tab.follow(.button("Save"))
                    // An amount is not changed without a word.
                    #expect(try await tab.text(of: ".problem").contains("Say why you change: Amount"))
                    #expect(try await tab.value(of: .field("Amount")) == "3000")
                    try await tab.fill(.field("Reason"), "35 more sites")
                    try await tab.follow(.button("Save"))

                    #expect(try await tab.text(of: Self.notice).contains("Amount · "))
                    #expect(try await tab.text(of: "#record-cases").contains("C-20"))
                    #expect(try await tab.text(of: "#record-card-commercial").contains("2,000.00 USD"))
                    try await ann.sync()
                    let cases = try ann.workspace.cases()
                    #expect(cases.map(\.subject) == [deal] && cases.first?.field == Fields.commercial)
                    #expect(Set(cases.flatMap(\.authors)) == ["Ann Areng", "Hana Chen"])
                    // The prudent amount shows until somebody decides.
                    #expect(try ann.shown(deal, Fields.commercial) == ConsoleStage.amount(2000))
                }
            }
        }

        @Test func `what is no value is told beside the box, and nothing is lost`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let deal = try await Self.deal(of: ann, stage)
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.open(stage.url + "/records/opportunity/\(deal.id)/edit")
                    try await tab.fill(.field("Amount"), "much")
                    try await tab.fill(.field("Next step"), "Send the offer")
                    try await tab.follow(.button("Save"))
                    #expect(tab.status == 422)
                    #expect(try await tab.count("form .problem") == 1)
                    #expect(try await tab.value(of: .field("Next step")) == "Send the offer")
                    #expect(try await stage.shown(deal, Fields.nextStep) == Self.step("Call the CTO"))
                }
            }
        }

        /// A laptop's deal of 1,000 USD, which HQ has heard of.
        static func deal(of laptop: StageLaptop, _ stage: ConsoleStage) async throws -> RecordKey {
            let deal = try laptop.add(
                Opportunity.kind,
                [
                    Fields.name: .text("Beeline RAN"), Fields.office: .reference(stage.office),
                    Fields.owner: laptop.person.value, Fields.stage: .text("discovered"),
                    Fields.outcome: .text("open"), Fields.commercial: ConsoleStage.amount(1000),
                    Fields.nextStep: try step("Call the CTO"),
                ])
            try await laptop.sync()
            return deal
        }

        private static func step(_ text: String) throws -> Value {
            .compound([.text(text), .date(try ConsoleStage.day(14))])
        }

        /// Finds a record by a part of its name, from whatever page, and opens it.
        static func find(_ words: String, in tab: Tab) async throws {
            try await tab.fill(.field("Find"), words)
            try await tab.submit(.field("Find"))
            try await tab.follow("main table.data th a")
        }
    }
}

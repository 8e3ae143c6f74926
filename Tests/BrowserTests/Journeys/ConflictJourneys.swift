// Why this file exists: two people in the field who change one figure apart leave a question. HQ sees both sides beside
// what stood before, decides once and says why, and both laptops are the same again.

import Browser
import LeadToCash
import SyncClient
import SyncProtocol
import Testing

extension InBrowser {
    @Suite struct ConflictJourneys {
        private typealias Fields = Opportunity.Fields

        @Test func `two laptops differ about an amount, HQ decides in the browser, and both hear of it`() async throws {
            try await ConsoleStage.tell { stage in
                let quarrel = try await Quarrel(stage)
                let hana = try await stage.enlist("Hana Chen", "HQ")
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.follow(.link("To decide"))
                    try await tab.follow("nav.tabs li:nth-child(2) a")
                    // It is the manager's turn; HQ may decide, too.
                    try await tab.choose("Anybody", in: .field("Waits for"))
                    try await tab.follow(.button("Show"))
                    try await tab.follow("#inbox-rows tbody a")

                    try await Self.expectSides(in: tab)
                    let choices = try await tab.texts(of: "form .choices label")
                    #expect(choices.contains("Ann Areng: 3,000.00 USD") && choices.contains("Ben Bao: 2,000.00 USD"))
                    try await tab.click(.field("Ann Areng: 3,000.00 USD"))
                    try await tab.fill(.field("Reason"), "the site list says so")
                    try await tab.follow(.button("Let this value stand"))
                    #expect(try await tab.text(of: ".notice:not(.live)") == "The case is settled.")
                    let page = try await tab.text
                    #expect(page.contains("3,000.00 USD · Hana Chen") && page.contains("the site list says so"))
                    #expect(try await !tab.has(.button("Let this value stand")))
                }
                try await quarrel.expectSettled(at: 3000, stage)
            }
        }

        /// What stood before, and both values with whose they are, from where and why.
        private static func expectSides(in tab: Tab) async throws {
            let headings = Set(try await tab.texts(of: ".compare h3"))
            #expect(headings == ["Before", "Theirs · Ann Areng", "Theirs · Ben Bao"])
            let sides = try await tab.text(of: ".compare")
            let expected = [
                "1,000.00 USD", "2,000.00 USD", "3,000.00 USD", "Ann Areng's laptop", "Ben Bao's laptop",
                "35 more sites", "phase 1 only",
            ]
            for word in expected { #expect(sides.contains(word), "\(word)") }
            #expect(try await tab.text(of: "#case-values").contains("the lower, for prudence"))
        }

        @Test func `the manager who is asked chooses another value than either`() async throws {
            try await ConsoleStage.tell { stage in
                let quarrel = try await Quarrel(stage)
                let mina = try await stage.enlist("Mina Otieno", "OM")
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(mina, in: tab)
                    try await tab.open(stage.url + "/inbox?tab=conflicts")
                    try await tab.follow("#inbox-rows tbody a")
                    try await tab.click(.field("Another value"))
                    try await tab.fill(.field("The other value"), "a lot")
                    try await tab.fill(.field("Reason"), "half way")
                    try await tab.follow(.button("Let this value stand"))
                    #expect(tab.status == 422)
                    #expect(try await tab.value(of: .field("Reason")) == "half way")
                    try await tab.click(.field("Another value"))
                    try await tab.fill(.field("The other value"), "2500 USD")
                    try await tab.follow(.button("Let this value stand"))
                    #expect(try await tab.text(of: ".notice:not(.live)") == "The case is settled.")
                }
                try await quarrel.expectSettled(at: 2500, stage)
            }
        }
    }
}

/// A deal of 1,000 USD that two laptops, apart, made 3,000 and 2,000, and have synced since.
struct Quarrel: Sendable {
    let deal: RecordKey
    let laptops: [StageLaptop]
    /// What people call the question.
    let code: String

    init(_ stage: ConsoleStage) async throws {
        let ann = try await stage.laptop("Ann Areng", "AR")
        let ben = try await stage.laptop("Ben Bao", "SR")
        deal = try await InBrowser.DealJourneys.deal(of: ann, stage)
        laptops = [ann, ben]
        try await ben.sync()
        code = try await Self.differ(about: deal, ann, ben)
    }

    /// Two people change a deal's amount without knowing of each other, and sync.
    /// - Returns: the code of the question that comes of it.
    static func differ(about deal: RecordKey, _ one: StageLaptop, _ other: StageLaptop) async throws -> String {
        let field = Opportunity.Fields.commercial
        try one.set(deal, [field: ConsoleStage.amount(3000)], reason: "35 more sites")
        try other.set(deal, [field: ConsoleStage.amount(2000)], reason: "phase 1 only")
        for laptop in [one, other, one] { try await laptop.sync() }
        guard let code = try one.workspace.openCase(about: deal, field)?.code else {
            throw BrowserFailure("No question came of two amounts.")
        }
        return code
    }

    /// Both laptops, and HQ, show what was decided, and nobody is asked any more.
    func expectSettled(at dollars: Int64, _ stage: ConsoleStage) async throws {
        let field = Opportunity.Fields.commercial
        #expect(try await stage.shown(deal, field) == ConsoleStage.amount(dollars))
        for laptop in laptops {
            try await laptop.sync()
            #expect(try laptop.shown(deal, field) == ConsoleStage.amount(dollars), "\(laptop.person.name)")
            #expect(try laptop.workspace.cases() == [], "\(laptop.person.name)")
        }
    }
}

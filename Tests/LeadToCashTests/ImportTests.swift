// Why this file exists: an import says what it will do, does exactly that, and does it once.

import SyncProtocol
import Testing

@testable import LeadToCash

private func synthetic(_ opportunities: Int = 2000) throws -> ImportPlan {
    try ImportPlan(files(Synthetic.maven(seed: 11, opportunities: opportunities)), profile: .maven)
}

@Test func `a synthetic set is the same for the same seed and has the known defects`() throws {
    #expect(Synthetic.maven(seed: 3, opportunities: 50) == Synthetic.maven(seed: 3, opportunities: 50))
    #expect(Synthetic.maven(seed: 3, opportunities: 50) != Synthetic.maven(seed: 4, opportunities: 50))
    let plan = try synthetic()
    #expect(plan.rejects.isEmpty)
    #expect(plan.records.count { $0.key.kind == Opportunity.kind } == 2000)
    #expect(plan.defect("agent-without-deals") == 5)
    for name in [
        "opportunity-without-account", "product-spelling-KestrelMax", "open-without-value", "open-without-close-date",
        "no-engage-date-prospecting", "unknown-sector-technolgy", "unknown-country-Philipines",
    ] { #expect(plan.defect(name) > 0, "\(name)") }
}

@Test func `a second import of the same files writes nothing`() throws {
    let plan = try synthetic()
    let first = plan.reconcile { _ in nil }
    #expect(first.edits.count == plan.records.count)
    let records = applying(first.edits)
    let second = plan.reconcile { records[$0] }
    #expect(second.edits.isEmpty)
    #expect(second.summary.contains("opportunity: 0 created, 0 updated, 2,000 unchanged"))
}

@Test func `an import overwrites what it provides and nothing else`() throws {
    let plan = try synthetic(50)
    var records = applying(plan.reconcile { _ in nil }.edits)
    let key = try #require(plan.records.last { $0.key.kind == Opportunity.kind }?.key)
    let stage = try #require(records[key]?[Opportunity.Fields.stage])
    records[key]?[Opportunity.Fields.name] = .text("Renamed by a rep")
    records[key]?[Opportunity.Fields.probability] = .integer(70)
    records[key]?[Opportunity.Fields.stage] = .text("contracting")
    records[key]?[Opportunity.Fields.productsInterest] = .elements(["Something else"])
    let outcome = plan.reconcile { records[$0] }
    let edit = try #require(outcome.edits.first)
    #expect(outcome.edits.count == 1 && edit.action == .update)
    #expect(edit.writes.map(\.field) == [Opportunity.Fields.stage, Opportunity.Fields.productsInterest])
    #expect(edit.value(Opportunity.Fields.stage) == stage)
    guard case .setChange(let adding, []) = edit.value(Opportunity.Fields.productsInterest) else {
        Issue.record("an import should only add to a set")
        return
    }
    #expect(adding.count == 1)
}

@Test func `a deleted record stays deleted`() throws {
    let plan = try synthetic(50)
    let outcome = plan.reconcile(current: { _ in nil }, isDeleted: { $0.kind == Opportunity.kind })
    #expect(!outcome.edits.contains { $0.key.kind == Opportunity.kind })
    #expect(outcome.tallies["opportunity"]?.deleted == 50)
}

@Test func `rows that cannot be meant are rejected with their line and reason`() throws {
    var texts = Synthetic.maven(seed: 1, opportunities: 3)
    texts["sales_pipeline.csv"]? += """
        X1,Nobody Known,Albatross,,Won,2017-01-01,2017-02-01,5
        X2,too,few
        ,a,b,c,Won,2017-01-01,2017-02-01,5

        """
    let plan = try ImportPlan(files(texts), profile: .maven)
    #expect(plan.rejects.map(\.line) == [6, 5, 7])
    #expect(plan.rejects.contains { $0.reason.contains("Nobody Known") })
    #expect(plan.rejectsCSV().hasPrefix("file,line,reason,row\r\nsales_pipeline.csv,6,"))
}

@Test func `a missing file or column is named`() {
    #expect(throws: ImportError("There is no file sales_teams.csv; the profile maven needs four files.")) {
        try ImportPlan([], profile: .maven)
    }
    #expect(throws: ImportError.self) {
        try ImportPlan(files(["accounts.csv": "Name\nx\n"]), profile: .salesforce)
    }
}

private let salesforce = [
    "accounts.csv": "\u{FEFF}ID;NAME;PARENTID;BILLINGCITY;BILLINGCOUNTRY;NUMBEROFEMPLOYEES;ANNUALREVENUE;OWNERID\n"
        + "001A;Telekom Deutschland;001B;Bonn;Germany;85000;1000000.5;005X\n001B;Deutsche Telekom;;;;;;005Y\n",
    "contacts.csv": "Id,FirstName,LastName,AccountId,Email\n003A,Anna,Weiß,001A,anna@example.org\n003B,,,001A,\n",
    "opportunities.csv": """
    Id,AccountId,Name,StageName,Amount,Probability,CloseDate,CurrencyIsoCode,ForecastCategory
    006A,001A,5G core,Negotiation/Review,1250000.50,75,2026-06-30,EUR,BestCase
    006B,001Z,Fibre,Closed Won,100,100,30.09.2025,,Closed
    006C,001A,Odd,Shaking Hands,1,1,2026-01-01,EUR,
    006D,001A,Slash,Prospecting,1,1,03/04/2026,EUR,
    006E,001A,Cents,Prospecting,1.005,1,2026-01-01,EUR,

    """,
    "users.csv": "Id,Name,Email\n005X,Mei Lin,mei@example.org\n",
]

@Test func `Salesforce tables are read whatever the case of their headers`() throws {
    let plan = try ImportPlan(files(salesforce), profile: .salesforce)
    let records = applying(plan.reconcile { _ in nil }.edits)
    let deal = try #require(records[ExternalIdentity.key(.salesforce, Opportunity.kind, "006A")])
    #expect(deal[Opportunity.Fields.commercial] == .compound([.integer(125_000_050), .text("EUR"), .null]))
    #expect(deal[Opportunity.Fields.stage] == .text("negotiating"))
    #expect(deal[Opportunity.Fields.expectedSignDate] == CivilDate("2026-06-30").map(Value.date))
    let won = try #require(records[ExternalIdentity.key(.salesforce, Opportunity.kind, "006B")])
    #expect(won[Opportunity.Fields.outcome] == .text("won"))
    #expect(won[Opportunity.Fields.closedOn] == CivilDate("2025-09-30").map(Value.date))
    let account = try #require(records[ExternalIdentity.key(.salesforce, Account.kind, "001A")])
    let parent = ExternalIdentity.key(.salesforce, Account.kind, "001B").id
    #expect(account[Account.Fields.parent] == .reference(parent))
    #expect(plan.defect("unknown-owner") == 1)
    #expect(plan.defect("unknown-account") == 1)
    #expect(plan.rejects.map(\.line) == [3, 4, 5, 6])
    #expect(plan.sources.first { $0.file == "accounts.csv" }?.delimiter == .semicolon)
    let lenient = ImportOptions(stages: ["shaking hands": "contracting"])
    #expect(try ImportPlan(files(salesforce), profile: .salesforce, options: lenient).rejects.count == 3)
}

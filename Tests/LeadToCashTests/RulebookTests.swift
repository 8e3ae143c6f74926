// Why this file exists: what the rulebook refuses is refused on every tier, in a sentence a rep can act on.

import SyncProtocol
import Testing

@testable import LeadToCash

private func objection(_ kind: String, _ field: String, _ value: Value) throws -> String? {
    let kind = try #require(LeadToCash.schema.kind(named: kind))
    return LeadToCash.rulebook.objection(kind, try #require(kind.field(named: field)), value)
}

@Test func `good values meet no objection`() throws {
    #expect(try objection("opportunity", "name", .text("核心网扩容")) == nil)
    #expect(try objection("opportunity", "commercial", .compound([.integer(5), .text("USD"), .null])) == nil)
    #expect(try objection("opportunity", "probability", .integer(100)) == nil)
    #expect(try objection("opportunity", "stage", .text("won")) == nil)
    #expect(try objection("opportunity", "tags", .setChange(adding: ["5G"], removing: [])) == nil)
    #expect(try objection("opportunity", "closedOn", .null) == nil)
    #expect(try objection("account", "employees", .integer(0)) == nil)
}

@Test func `wrong values meet a sentence`() throws {
    #expect(try objection("opportunity", "probability", .integer(101))?.contains("from 0 to 100") == true)
    #expect(try objection("opportunity", "stage", .text("sold"))?.contains("one of discovered") == true)
    #expect(try objection("opportunity", "name", .null) == "opportunity.name cannot be empty.")
    #expect(try objection("opportunity", "name", .text("  ")) == "opportunity.name cannot be empty.")
    #expect(try objection("opportunity", "name", .integer(1)) == "opportunity.name takes text.")
    #expect(try objection("opportunity", "name", .text("e\u{301}"))?.contains("normalization") == true)
    let long = Value.text(String(repeating: "x", count: 65_537))
    #expect(try objection("opportunity", "name", long)?.contains("longer") == true)
    #expect(try objection("activity", "minutes", .integer(-1)) != nil)
    #expect(try objection("opportunity", "tags", .set([""])) != nil)
    #expect(try objection("opportunity", "weightedAmount", .integer(1))?.contains("computed") == true)
}

@Test func `money needs a known currency beside it`() throws {
    #expect(try objection("opportunity", "commercial", .compound([.integer(5), .text("usd"), .null])) != nil)
    #expect(try objection("opportunity", "commercial", .compound([.integer(5), .text("XQZ"), .null])) != nil)
    let bare = Value.compound([.integer(5), .null, .null])
    #expect(try objection("opportunity", "commercial", bare)?.contains("currency") == true)
    #expect(try objection("opportunity", "commercial", .compound([.integer(-5), .text("USD"), .null])) != nil)
    #expect(try objection("opportunity", "commercial", .compound([.integer(5)]))?.contains("together") == true)
    #expect(try objection("opportunity", "commercial", .integer(5)) != nil)
}

@Test func `the weighted amount follows amount, probability, stage and outcome`() throws {
    let kind = try #require(LeadToCash.schema.kind(named: "opportunity"))
    let field = try #require(kind.field(named: "weightedAmount"))
    var stored: [FieldNumber: Value] = [
        Opportunity.Fields.commercial: .compound([.integer(1_050_001), .text("USD"), .null]),
        Opportunity.Fields.probability: .integer(35), Opportunity.Fields.stage: .text("guiding"),
    ]
    let weigh = { LeadToCash.rulebook.derive(kind, field) { stored[$0] ?? .null } }
    #expect(weigh() == .integer(367_500))
    stored[Opportunity.Fields.probability] = nil
    #expect(weigh() == .integer(420_000))
    stored[Opportunity.Fields.outcome] = .text("lost")
    #expect(weigh() == .integer(0))
    stored[Opportunity.Fields.commercial] = nil
    #expect(weigh() == .null)
    stored = [
        Opportunity.Fields.commercial: .compound([.integer(.max), .text("USD"), .null]),
        Opportunity.Fields.outcome: .text("won"),
    ]
    #expect(weigh() == .integer(.max))
    stored[Opportunity.Fields.outcome] = nil
    stored[Opportunity.Fields.probability] = .integer(-3)
    #expect(weigh() == .null)
}

@Test func `a line's total is quantity times price less its discount`() throws {
    let kind = try #require(LeadToCash.schema.kind(named: "opportunity_line"))
    let field = try #require(kind.field(named: "lineTotal"))
    let stored: [FieldNumber: Value] = [
        OpportunityLine.Fields.quantity: .compound([.integer(12), .text("pcs")]),
        OpportunityLine.Fields.price: .compound([.integer(999), .text("EUR"), .integer(1250)]),
    ]
    #expect(LeadToCash.rulebook.derive(kind, field) { stored[$0] ?? .null } == .integer(10_489))
}

@Test func `a merge keeps what either record knew`() throws {
    let kind = try #require(LeadToCash.schema.kind(named: "account"))
    let survivor: [FieldNumber: Value] = [
        Account.Fields.name: .text("Safaricom PLC"), Account.Fields.tags: .set(["5G"]),
    ]
    let loser: [FieldNumber: Value] = [
        Account.Fields.name: .text("SAFARICOM"), Account.Fields.tags: .set(["VIP"]),
        Account.Fields.industry: .text("telco"),
    ]
    let taken = LeadToCash.rulebook.merge(kind, { survivor[$0] ?? .null }, { loser[$0] ?? .null })
    #expect(
        taken == [
            FieldValue(Account.Fields.aliases, .setChange(adding: ["SAFARICOM"], removing: [])),
            FieldValue(Account.Fields.industry, .text("telco")),
            FieldValue(Account.Fields.tags, .setChange(adding: ["VIP"], removing: [])),
        ])
}

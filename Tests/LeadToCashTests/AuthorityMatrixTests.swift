// Why this file exists: whose decision something is, and by when, follows from a table. A line that is read too widely
// lets an office decide on what is HQ's.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias Rule = AuthorityRule.Fields

private let ar = Rep(11, "AR")

private func rule(
    _ gate: String, _ tier: String, _ more: [FieldNumber: Value], _ hq: SmallHeadquarters
) throws {
    let values: [FieldNumber: Value] = [Rule.gate: .text(gate), Rule.tier: .text(tier)]
    _ = try hq.create(AuthorityRule.kind, values.merging(more) { $1 })
}

private func tier(
    _ amount: Int64?, _ hq: SmallHeadquarters, level: String = "B", office: RecordID? = nil, currency: String = "USD"
) throws -> String? {
    let money = amount.flatMap { Money(minorUnits: $0, currency: currency) }
    return try AuthorityMatrix.answer(
        .init(gate: "ATC", office: office, level: level, amount: money, discount: 0), hq)?.tier
}

@Test func `the lowest tier whose authority covers it decides, and HQ where none does`() throws {
    let hq = SmallHeadquarters()
    #expect(try tier(1, hq) == nil)
    try rule("ATC", "region", [Rule.amount: .money(5_000_000), Rule.workingDays: .integer(8)], hq)
    try rule("ATC", "office", [Rule.amount: .money(1_000_000), Rule.level: .text("C")], hq)
    #expect(try tier(1_000_000, hq, level: "C") == "office" && tier(1_000_000, hq) == "region")
    #expect(try tier(1_000_001, hq, level: "C") == "region" && tier(5_000_001, hq) == "hq")
    // An amount that nobody knows, or in another currency, is covered by no rule that has a bound.
    #expect(try tier(nil, hq) == "hq" && tier(1, hq, currency: "EUR") == "hq")
    let office = try hq.create(Office.kind, [Office.Fields.name: .text("Nairobi")])
    try rule("ATC", "office", [Rule.office: .reference(office.id)], hq)
    #expect(try tier(9_000_000, hq, office: office.id) == "office" && tier(9_000_000, hq) == "hq")
}

@Test func `a complete request says whose decision it is and by when, one that goes back says neither`() throws {
    let hq = SmallHeadquarters()
    typealias Request = GateRequest.Fields
    let unruled = try hq.ask("ATI", hq.plannedDeal().deal, by: ar).key
    #expect(hq.value(Request.tier, of: unruled).isEmpty)
    let usual = WorkingDays.day(AuthorityMatrix.usualDays, after: SmallHeadquarters.noon)
    #expect(usual != nil && hq.value(Request.dueOn, of: unruled).asDate == usual)
    try rule("ATI", "region", [Rule.level: .text("B"), Rule.workingDays: .integer(2)], hq)
    let ruled = try hq.ask("ATI", hq.plannedDeal().deal, by: ar).key
    #expect(hq.value(Request.tier, of: ruled) == .text("region"))
    #expect(hq.value(Request.dueOn, of: ruled).asDate == WorkingDays.day(2, after: SmallHeadquarters.noon))
    let bare = try hq.ask("ATI", hq.deal("verified"), by: ar).key
    #expect(hq.state(of: bare) == .text("returned") && hq.value(Request.dueOn, of: bare).isEmpty)
}

@Test func `a price that is submitted goes to the tier of its discount`() throws {
    let hq = SmallHeadquarters()
    typealias Fields = PriceRevision.Fields
    let deal = try hq.deal("solution")
    func submit(_ discount: Int64) throws -> RecordKey {
        try hq.file(
            PriceRevision.kind,
            [
                Fields.opportunity: .reference(deal.id), Fields.discount: .integer(discount),
                Fields.submitted: .flag(true),
            ], by: ar
        ).key
    }
    #expect(try hq.value(Fields.tier, of: submit(500)).isEmpty)
    try rule("price", "office", [Rule.discountBasis: .integer(1000)], hq)
    let (small, large) = (try submit(1000), try submit(1001))
    #expect(hq.value(Fields.tier, of: small) == .text("office") && hq.value(Fields.tier, of: large) == .text("hq"))
    #expect(hq.value(Fields.state, of: small) == .text("routed"))
}

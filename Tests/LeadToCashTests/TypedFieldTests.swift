// Why this file exists: `set` takes whatever a person types for any field of any kind. It must read it as the verbs of
// the flow do, and ask back, in one sentence, whatever reads in two ways.

import SyncProtocol
import Testing

@testable import LeadToCash

/// A Saturday.
private let today = CivilDate("2026-11-28")

private func parse(
    _ kind: String, _ field: String, _ text: String, _ current: Value = .null, on day: CivilDate? = today
) throws -> Value {
    let kind = try #require(LeadToCash.schema.kind(named: kind))
    let field = try #require(kind.field(named: field))
    return try FieldText.parse(text, as: field, current: current, today: day) { _, _ in nil }
}

private func amount(_ minor: Int64, _ currency: String, _ margin: Value = .null) -> Value {
    .compound([.integer(minor), .text(currency), margin])
}

@Test(arguments: [
    ("1.2m USD", 120_000_000, "USD"), ("1,200,000 USD", 120_000_000, "USD"), ("USD 50k", 5_000_000, "USD"),
    ("300万 CNY", 300_000_000, "CNY"), ("1.200 KWD", 1200, "KWD"), ("1.20 USD", 120, "USD"),
])
func `an amount is typed into a field as into an option`(text: String, minor: Int64, currency: String) throws {
    #expect(try parse("opportunity", "commercial", text) == amount(minor, currency))
}

@Test func `an amount without a currency is in the one that the record has`() throws {
    let present = amount(100, "EUR")
    #expect(try parse("opportunity", "commercial", "50k", present) == amount(5_000_000, "EUR"))
    #expect(try parse("opportunity", "commercial", "50k USD", present) == amount(5_000_000, "USD"))
    #expect(
        try parse("opportunity", "commercial", "1m | 200k", present)
            == amount(100_000_000, "EUR", .integer(20_000_000)))
}

@Test(arguments: [
    ("account", "employees", "1200", 1200), ("account", "employees", "1,200", 1200),
    ("account", "employees", "1.2k", 1200), ("account", "employees", "3万", 30_000),
    ("opportunity", "probability", "60%", 60), ("opportunity", "probability", "60", 60),
    ("price_revision", "discount", "12.5%", 1250), ("price_revision", "discount", "1250", 1250),
])
func `a whole number is read as people type it`(kind: String, field: String, text: String, number: Int64) throws {
    #expect(try parse(kind, field, text) == .integer(number))
}

@Test func `a day may be named or counted, and an instant may be a day`() throws {
    let christmas = try #require(CivilDate("2026-12-19"))
    #expect(try parse("opportunity", "expectedSignDate", "+3w") == .date(christmas))
    #expect(try parse("opportunity", "expectedSignDate", "19 Dec 2026", on: nil) == .date(christmas))
    #expect(throws: FieldTextError.self) { try parse("opportunity", "expectedSignDate", "+3w", on: nil) }
    let moment = Instant.parse("2026-11-27").map(Value.integer)
    #expect(try parse("activity", "occurredAt", "yesterday") == moment)
    #expect(try parse("activity", "occurredAt", "2026-11-27T00:00Z") == moment)
}

@Test(arguments: [
    ("opportunity", "expectedSignDate", "03/04/2026", "2026-04-03 or 2026-03-04"),
    ("account", "employees", "1.200", "1200 or 1.20"), ("account", "employees", "1.200.000", "1200000"),
    ("account", "employees", "1.2", "no whole number"), ("account", "employees", "60%", "no whole number"),
    ("account", "employees", "many", "no whole number"), ("opportunity", "commercial", "1.200 USD", "1200 or 1.20"),
    ("opportunity", "commercial", "1200", "names no currency"), ("opportunity", "commercial", "$1200", "currencies"),
    ("opportunity", "commercial", "12 USD | 5 EUR", "write it in USD"),
    ("opportunity", "hilltop", "maybe", "neither yes nor no"), ("activity", "occurredAt", "25:00", "no moment"),
    ("activity", "occurredAt", "soon", "no day"), ("contact", "account", "Nobody Ltd", "no account"),
    ("price_revision", "discount", "101%", "no percentage"),
])
func `what reads in two ways or in none is refused in one sentence`(
    kind: String, field: String, text: String, says: String
) throws {
    let error = #expect(throws: FieldTextError.self) { try parse(kind, field, text) }
    let label = try #require(error).label
    #expect(label.english.hasPrefix(field) && label.english.contains(says), "\(label.english)")
    #expect(Set([label.english, label.simplified, label.traditional]).count == 3)
    for language in Language.allCases { #expect(!label.text(in: language).contains("\n")) }
}

@Test(arguments: [
    ("0", 0), ("-12", -12), ("+5", 5), (" 1,000,000 ", 1_000_000), ("2 bn", 2_000_000_000), ("1.5亿", 150_000_000),
    ("0.5k", 500), ("1.250k", 1250),
])
func `a number by itself is read`(text: String, number: Int64) throws {
    #expect(try TypedNumber.parse(text) == number)
}

@Test(arguments: ["", "1,20", "1.2", "12 34", "k", "1e3", "99999999999bn", "0x10", "1.200", "-12.345", "1.200.300"])
func `what is no whole number, or may be another, is refused`(text: String) {
    #expect(throws: TypedTextError.self) { try TypedNumber.parse(text) }
}

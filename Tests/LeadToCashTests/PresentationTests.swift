// Why this file exists: what people type and read must survive the way there and back.

import SyncProtocol
import Testing

@testable import LeadToCash

@Test func `money is read in major units and kept in minor ones`() throws {
    #expect(try Money.parse("1050000 USD").minorUnits == 105_000_000)
    #expect(try Money.parse("1,050,000.00 usd") == Money(minorUnits: 105_000_000, currency: "USD"))
    #expect(try Money.parse("JPY 500").minorUnits == 500)
    #expect(try Money.parse("1.5 KWD").minorUnits == 1500)
    #expect(try Money.parse("-0.05 EUR").minorUnits == -5)
    #expect(try Money.parse("7", defaultCurrency: "EUR").minorUnits == 700)
    #expect(Money(minorUnits: 105_000_000, currency: "USD")?.description == "1,050,000.00 USD")
    #expect(Money(minorUnits: -5, currency: "EUR")?.description == "-0.05 EUR")
    #expect(Money(minorUnits: 1234, currency: "JPY")?.description == "1,234 JPY")
    #expect(Money(minorUnits: .min, currency: "KWD")?.description == "-9,223,372,036,854,775.808 KWD")
    #expect(Money(minorUnits: 1, currency: "usd") == nil)
}

@Test(arguments: [
    "", "USD", "12", "1,05 USD", "1.2.3 USD", "1e5 USD", "0.001 USD", "1.5 JPY", "5 XQZ", "1 2 USD", "1.234,50 EUR",
    "92233720368547758.08 USD", "٣ USD",
])
func `what is no money is refused`(text: String) {
    #expect(throws: MoneyError.self) { try Money.parse(text) }
}

@Test func `instants survive the way to text and back`() {
    for milliseconds: Int64 in [0, -1, 1_774_965_909_123, -62_135_596_800_000] {
        #expect(Instant.rfc3339(milliseconds).flatMap(Instant.parse) == milliseconds)
    }
    #expect(Instant.parse("2026-03-31T14:05+08:00") == Instant.parse("2026-03-31T06:05:00Z"))
    #expect(Instant.text(0) == "1970-01-01 00:00:00Z")
    for text in ["2026-02-30", "2026-03-31T25:00", "2026-03-31T1:00", "yesterday", "2026-03-31x10:00"] {
        #expect(Instant.parse(text) == nil, "\(text)")
    }
    #expect(Instant.text(.max) == nil)
}

@Test func `a table stays aligned in three scripts`() {
    var table = TextTable([.init("Name"), .init("金额", .right), .init("x", widest: 5)])
    table.add(["客户", "1", "abcdefgh"])
    table.add(["Ana", "1,000", "客户客户"])
    table.add(["e\u{301}\u{1B}[31m", "한국", "a\nb"])
    #expect(
        table.lines()
            == [
                "Name     金额  x", "──────  ─────  ─────", "客户        1  abcd…", "Ana     1,000  客户…",
                "é�[31m   한국  a b",
            ].map { $0.replacing("é", with: "e\u{301}") })
    #expect(DisplayWidth.of("👩‍👩‍👧 🇩🇪") == 5)
}

@Test func `what a person types becomes a value and reads back`() throws {
    let kind = try #require(LeadToCash.schema.kind(named: "opportunity"))
    func parse(_ field: String, _ text: String, _ current: Value = .null) throws -> Value {
        try FieldText.parse(text, as: try #require(kind.field(named: field)), current: current) { _, _ in nil }
    }
    func show(_ field: String, _ value: Value, _ language: Language = .en) throws -> String {
        FieldText.render(value, of: try #require(kind.field(named: field)), in: kind, language: language)
    }
    let money = try parse("commercial", "1050000 USD | 210000.50")
    #expect(money == .compound([.integer(105_000_000), .text("USD"), .integer(21_000_050)]))
    #expect(try show("commercial", money) == "1,050,000.00 USD | 210,000.50")
    let changed = Value.compound([.integer(100), .text("USD"), .integer(21_000_050)])
    #expect(try parse("commercial", "1 USD", money) == changed)
    #expect(try parse("tags", "b, a,b") == .set(["a", "b"]))
    // A sign belongs to the element: phone numbers begin with one.
    #expect(try parse("tags", "+5G, -4G") == .elements(["+5G", "-4G"]))
    #expect(try parse("hilltop", "是") == .integer(1))
    #expect(try parse("nextStep", "Call Ms Wu | 2026-04-01").parts.count == 2)
    #expect(try parse("closedOn", "") == .null)
    #expect(try show("stage", .text("negotiating"), .zhHant) == "談判")
    #expect(throws: FieldTextError.self) { try parse("probability", "high") }
    #expect(throws: FieldTextError.self) { try parse("account", "Nobody Ltd") }
}

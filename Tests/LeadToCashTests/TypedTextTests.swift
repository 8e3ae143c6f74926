// Why this file exists: a day or an amount that is read otherwise than it was meant costs a contract; what cannot be
// read in one way only must be refused.

import SyncProtocol
import Testing

@testable import LeadToCash

/// A Saturday.
private let today = "2026-11-28"

private func day(_ text: String, from start: String = today) throws -> String {
    try TypedDate.parse(text, today: try #require(CivilDate(start))).description
}

@Test(arguments: [
    ("2026-12-01", "2026-12-01"), (" 2026/12/1 ", "2026-12-01"), ("2026.12.01", "2026-12-01"),
    ("2026年12月1日", "2026-12-01"), ("1 Dec 2026", "2026-12-01"), ("december 1, 2026", "2026-12-01"),
    ("1-Dec-2026", "2026-12-01"), ("today", "2026-11-28"), ("今天", "2026-11-28"), ("Tomorrow", "2026-11-29"),
    ("yesterday", "2026-11-27"), ("+10d", "2026-12-08"), ("-3d", "2026-11-25"), ("3d ago", "2026-11-25"),
    ("+3w", "2026-12-19"), ("+1y", "2027-11-28"), ("+2周", "2026-12-12"),
])
func `a day is read as people type it`(text: String, expected: String) throws {
    #expect(try day(text) == expected)
}

@Test func `a weekday is the next one after today, and the last one only where that is said`() throws {
    #expect(try day("mon") == "2026-11-30")
    #expect(try day("friday") == "2026-12-04")
    #expect(try day("sat") == "2026-12-05", "today is one, and is not meant")
    #expect(try day("last fri") == "2026-11-27")
    #expect(try day("last sat") == "2026-11-21")
    #expect(try day("周一") == "2026-11-30")
    #expect(try day("星期天") == "2026-11-29")
}

@Test func `months end where the calendar ends them`() throws {
    #expect(try day("+1m", from: "2027-01-31") == "2027-02-28")
    #expect(try day("+1y", from: "2028-02-29") == "2029-02-28")
    #expect(try day("-1m", from: "2026-03-31") == "2026-02-28")
    #expect(try day("+13m", from: "2026-12-15") == "2028-01-15")
}

@Test(arguments: ["03/04/2026", "3.4.2026", "03-04-2026", "25/12/2026", "03/04/26"])
func `a date with its year last is refused with the days that it could be`(text: String) throws {
    let error = #expect(throws: TypedTextError.self) { try day(text) }
    let sentence = try #require(error).description
    #expect(sentence.contains("write the year first"), "\(sentence)")
    if text == "03/04/2026" { #expect(sentence.contains("2026-04-03 or 2026-03-04"), "\(sentence)") }
    if text == "25/12/2026" { #expect(sentence.contains("2026-12-25"), "\(sentence)") }
}

@Test(arguments: ["", "soon", "12-01", "+10", "+d", "2026-02-30", "2026-13-01", "mo", "1 Xyz 2026", "+99999d", "２０２６"])
func `what is no day is refused`(text: String) {
    #expect(throws: TypedTextError.self) { try day(text) }
}

@Test(arguments: [
    ("1.2m USD", "1,200,000.00 USD"), ("50k EUR", "50,000.00 EUR"), ("1,050,000.00 USD", "1,050,000.00 USD"),
    ("USD 50k", "50,000.00 USD"), ("50kEUR", "50,000.00 EUR"), ("1.2 m usd", "1,200,000.00 USD"),
    ("300万 CNY", "3,000,000.00 CNY"), ("1.5亿 CNY", "150,000,000.00 CNY"), ("2 bn JPY", "2,000,000,000 JPY"),
    ("1.5 mio CHF", "1,500,000.00 CHF"), ("-50k USD", "-50,000.00 USD"), ("0.0005k KWD", "0.500 KWD"),
    ("12 EUR", "12.00 EUR"),
])
func `an amount is read as people type it`(text: String, expected: String) throws {
    #expect(try TypedMoney.parse(text).description == expected)
}

@Test func `a currency that is known beforehand need not be typed`() throws {
    #expect(try TypedMoney.parse("50k", defaultCurrency: "EUR").description == "50,000.00 EUR")
    #expect(try TypedMoney.parse("50k USD", defaultCurrency: "EUR").description == "50,000.00 USD")
    let error = #expect(throws: TypedTextError.self) { try TypedMoney.parse("50k") }
    #expect(try #require(error).description.contains("names no currency"))
}

@Test(arguments: [
    "", "USD", "$50k", "€1", "1.050.000,00 EUR", "1,05 USD", "0.000001k USD", "1.5 JPY", "5 XQZ", "1 2 USD", "1e5 USD",
    "9999999999bn USD", "many USD",
])
func `what is no amount is refused`(text: String) {
    #expect(throws: TypedTextError.self) { try TypedMoney.parse(text) }
}

@Test func `a percentage becomes basis points`() throws {
    #expect(try TypedMoney.basisPoints("12%") == 1200)
    #expect(try TypedMoney.basisPoints("12.5 %") == 1250)
    #expect(try TypedMoney.basisPoints("0") == 0)
    #expect(try TypedMoney.basisPoints("100%") == 10_000)
    for text in ["101%", "-1%", "12.345%", "a lot", ""] {
        #expect(throws: TypedTextError.self) { try TypedMoney.basisPoints(text) }
    }
}

@Test func `every sentence is there in three languages`() throws {
    let error = #expect(throws: TypedTextError.self) { try day("03/04/2026") }
    let label = try #require(error).label
    #expect(Set([label.english, label.simplified, label.traditional]).count == 3)
    #expect(Language.allCases.allSatisfy { label.text(in: $0).contains("03/04/2026") })
}

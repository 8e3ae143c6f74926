// Why this file exists: data that leaves must come out whole, and harmless.

import SyncProtocol
import Testing

@testable import LeadToCash

private let record = ExportedRecord(
    id: RecordID(high: 1, low: 2),
    values: [
        Opportunity.Fields.name: .text("=HYPERLINK(\"x\"), y"), Opportunity.Fields.hilltop: .flag(true),
        Opportunity.Fields.commercial: .compound([.integer(5), .text("USD"), .null]),
        Opportunity.Fields.tags: .set(["a", "b"]), Opportunity.Fields.lastActivityAt: .integer(0),
    ])

@Test func `a record becomes a CSV row that a reader reads back`() throws {
    let kind = try #require(LeadToCash.schema.kind(Opportunity.kind))
    let export = RecordExport(kind)
    var reader = CSVReader(Array((export.csvHeader() + export.csvRow(record)).utf8), delimiter: .comma)
    guard case .cells(_, let header)? = reader.next(), case .cells(_, let cells)? = reader.next() else {
        Issue.record("the export should be readable")
        return
    }
    #expect(header.count == cells.count)
    let row = Dictionary(zip(header, cells)) { first, _ in first }
    #expect(row["name"] == "'=HYPERLINK(\"x\"), y")
    #expect(row["amount_minor"] == "5" && row["currency"] == "USD" && row["margin_estimate_minor"] == "")
    #expect(row["tags"] == "[\"a\",\"b\"]" && row["last_activity_at"] == "1970-01-01T00:00:00.000Z")
    #expect(RecordExport(kind, escapesFormulas: false).csvRow(record).contains("\"=HYPERLINK"))
}

@Test func `a record becomes one line of JSON`() throws {
    let kind = try #require(LeadToCash.schema.kind(Opportunity.kind))
    #expect(
        RecordExport(kind).jsonLine(record) == """
            {"id":"00000000-0000-0001-0000-000000000002","kind":"opportunity","name":"=HYPERLINK(\\"x\\"), y",\
            "lastActivityAt":"1970-01-01T00:00:00.000Z","commercial":{"amount_minor":5,"currency":"USD"},\
            "tags":["a","b"],"hilltop":true}

            """)
}

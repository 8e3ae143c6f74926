// Why this file exists: whoever opens an exported database must find numbers as numbers, dates that sort, ids that
// join, and money beside its currency.

import SyncProtocol
import Testing

@testable import LeadToCash

@Test func `a record becomes a row of a plain table`() throws {
    let kind = try #require(LeadToCash.schema.kind(Opportunity.kind))
    let account = RecordID(high: 3, low: 4)
    let record = ExportedRecord(
        id: RecordID(high: 1, low: 2),
        values: [
            Opportunity.Fields.name: .text("=1+1"), Opportunity.Fields.hilltop: .flag(true),
            Opportunity.Fields.account: .reference(account),
            Opportunity.Fields.commercial: .compound([.integer(5), .text("USD"), .null]),
            Opportunity.Fields.tags: .set(["a", "b"]), Opportunity.Fields.lastActivityAt: .integer(0),
            Opportunity.Fields.closedOn: .date(try #require(CivilDate("2026-12-01"))),
        ])
    let export = RecordExport(kind)
    let columns = export.plainColumns()
    let cells = export.plainRow(record)
    #expect(columns.count == cells.count && columns.first?.name == "id")
    #expect(Set(columns.map(\.name)).count == columns.count, "SQLite takes no name twice")
    let row = Dictionary(zip(columns.map(\.name), cells)) { first, _ in first }
    #expect(row["id"] == .text("00000000-0000-0001-0000-000000000002"))
    #expect(row["account_id"] == .text(account.description))
    #expect(row["name"] == .text("=1+1"), "SQL runs no formulas")
    #expect(row["amount_minor"] == .integer(5) && row["currency"] == .text("USD"))
    #expect(row["margin_estimate_minor"] == .some(.null) && row["closed_on"] == .text("2026-12-01"))
    #expect(row["tags"] == .text("[\"a\",\"b\"]") && row["hilltop"] == .integer(1))
    #expect(row["last_activity_at"] == .text("1970-01-01T00:00:00.000Z"))
    let numbers = columns.filter(\.isNumber).map(\.name)
    #expect(numbers.contains("amount_minor") && numbers.contains("hilltop") && !numbers.contains("last_activity_at"))
}

@Test func `every kind has a table of plain columns`() {
    for kind in LeadToCash.schema.kinds {
        let names = RecordExport(kind).plainColumns().map { $0.name.lowercased() }
        #expect(Set(names).count == names.count, "\(kind.name)")
        #expect(!names.contains { $0.hasPrefix("_") || $0.hasPrefix("sync_") }, "\(kind.name)")
    }
}

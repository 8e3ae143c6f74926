// Why this file exists: people remember half a name, without its accents or in the other Chinese script, or a code. One
// field at the top of every page finds any of them.

import LeadToCash
import SyncProtocol
import SyncServer

/// Looking for records by code and name.
enum FindPages {
    static let routes: [PageRoute] = [.get("/find", find)]

    private struct Model: Sendable {
        let text: String
        let tables: [RecordTableModel]
        let nothing: String?
    }

    private static func find(_ visit: Visit) async throws -> Answer {
        let text = String((visit.query["q"] ?? "").prefix(200))
        let language = visit.language
        let tables = try await EditPages.read(visit) { ground, _ in
            let rows = RecordRows(RecordTelling(ground: ground, language: language))
            return try RecordSearch(ground).find(text).map { kind, records in
                rows.table("record-found-\(kind.name)", kind, RecordPlan.telling(kind), records)
            }
        }
        let nothing: String? = tables.isEmpty ? visit.word(text.isEmpty ? "recordFindHint" : "recordNoneFound") : nil
        return try visit.page(
            "recordFind", title: visit.word("find"), area: .records,
            Model(text: text, tables: tables, nothing: nothing))
    }
}

/// Finds records by what people remember of them.
struct RecordSearch {
    private let ground: ViewGround

    /// Records of a kind that are shown.
    private static let most = 20
    /// The newest records of a kind whose names are compared letter by letter, folded; older ones are found by the
    /// letters as they are written.
    private static let mostFolded = 2000

    /// Where people look, and in which texts.
    private static let places: [(kind: KindNumber, fields: [FieldNumber])] = [
        (Account.kind, [Account.Fields.name, Account.Fields.nameKey, Account.Fields.englishName]),
        (Contact.kind, [Contact.Fields.name]),
        (Opportunity.kind, [Opportunity.Fields.name, Opportunity.Fields.tenderNumber]),
        (Lead.kind, [Lead.Fields.accountName, Lead.Fields.contactName]),
        (Contract.kind, [Contract.Fields.name]),
    ]

    init(_ ground: ViewGround) { self.ground = ground }

    /// The kinds of which there are such records, with them.
    func find(_ text: String) throws -> [(RecordKind, [ShownRecord])] {
        guard !text.isEmpty else { return [] }
        return try Self.places.compactMap { place in
            guard let kind = LeadToCash.schema.kind(place.kind) else { return nil }
            let records = try records(kind, place.fields, text)
            return records.isEmpty ? nil : (kind, records)
        }
    }

    private func records(_ kind: RecordKind, _ fields: [FieldNumber], _ text: String) throws -> [ShownRecord] {
        if let id = RecordID(text), let record = try ground.record(RecordKey(kind: kind.number, id: id)) {
            return [record]
        }
        if let code = kind.code, text.uppercased().hasPrefix(code.prefix + "-") {
            return try ground.slice(
                RecordQuery(kind.number, where: [.contains(code.field, text)], limit: Self.most)
            ).records
        }
        var found: [RecordKey: ShownRecord] = [:]
        let folded = SearchText.fold(text)
        for field in fields {
            let letters = field == Account.Fields.nameKey && kind.number == Account.kind ? folded : text
            let query = RecordQuery(kind.number, where: [.contains(field, letters)], limit: Self.most)
            for record in try ground.slice(query).records { found[record.key] = record }
        }
        if found.count < Self.most {
            for record in try newest(kind, fields, folded) where found.count < Self.most { found[record.key] = record }
        }
        return Array(found.values.filter { !$0.isMerged }.sorted { $0.key.id > $1.key.id }.prefix(Self.most))
    }

    /// Those of the newest records whose names fold to the same letters.
    private func newest(_ kind: RecordKind, _ fields: [FieldNumber], _ folded: String) throws -> [ShownRecord] {
        guard !folded.isEmpty else { return [] }
        var found: [ShownRecord] = []
        var seen = 0
        var cursor: String?
        repeat {
            let slice = try ground.slice(RecordQuery(kind.number, limit: RecordQuery.most), after: cursor)
            found += slice.records.filter { record in
                fields.contains { record.text($0).map { SearchText.fold($0).contains(folded) } ?? false }
            }
            seen += slice.records.count
            cursor = slice.next
        } while cursor != nil && seen < Self.mostFolded && found.count < Self.most
        return found
    }
}

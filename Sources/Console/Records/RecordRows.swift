// Why this file exists: records of one kind stand in a table on many pages, always with their name first and a way to
// their own page.

import LeadToCash
import SyncProtocol

/// Lays out records as rows.
struct RecordRows {
    private let telling: RecordTelling

    init(_ telling: RecordTelling) { self.telling = telling }

    /// - Parameters:
    ///   - names: the fields that are shown beside the name; those that the kind does not have are left out.
    ///   - cut: said where there are more.
    ///   - add: where another one is added.
    func table(
        _ id: String, _ kind: RecordKind, _ names: [String], _ records: [ShownRecord], cut: String? = nil,
        add: String? = nil, nothing: String = "recordNone"
    ) -> RecordTableModel {
        let fields = names.compactMap { kind.field(named: $0) }
        let heading = Labels.kind(kind.name, in: telling.language)
        let heads = fields.map { HeadModel(label: telling.label($0, kind), isNumber: RecordTelling.isNumber($0)) }
        return RecordTableModel(
            id: id, heading: heading, heads: [HeadModel(label: heading, isNumber: false)] + heads,
            rows: records.map { row($0, fields) }, cut: cut, add: add,
            nothing: records.isEmpty ? PageWords.text(nothing, in: telling.language) : nil)
    }

    private func row(_ record: ShownRecord, _ fields: [Field]) -> RowModel {
        RowModel(
            path: RecordPath.of(record.key), name: name(record),
            cells: fields.map { telling.cell($0, of: record) })
    }

    /// Its code and its name, as far as it has them; or else what it refers to.
    private func name(_ record: ShownRecord) -> String {
        let words = [record.code, Labels.title(record.kind, record.shown)].compactMap { $0 }
        let unique = words.count == 2 && words[0] == words[1] ? [words[0]] : words
        if !unique.isEmpty { return unique.joined(separator: " ") }
        return record.title ?? ViewGround.short(record.key.id)
    }
}

// Why this file exists: a page about one record is a page of lists: what is filed under it, sort by sort. Contracts and
// customers are shown alike.

import LeadToCash
import SyncClient
import SyncProtocol

/// One sort of records that are filed under another.
struct FlowSection {
    /// The member of the answer for programs.
    let name: String
    let records: [FlowSubject]
    private let kind: RecordKind
    private let fields: [Field]

    /// Returns nil for a kind that the schema does not know.
    init?(_ name: String, _ number: KindNumber, _ records: [FlowSubject], _ fields: [String]) {
        guard let kind = LeadToCash.schema.kind(number) else { return nil }
        self.name = name
        self.kind = kind
        self.records = records
        self.fields = fields.compactMap { kind.field(named: $0) }
    }

    /// What people call it.
    func title(_ desk: FlowDesk) -> String { Labels.kind(kind.name, in: desk.language) }

    /// Prints it as a table; nothing where there are none.
    /// - Parameter limit: how many to show; all, if nil.
    func say(_ desk: FlowDesk, limit: Int? = nil) throws {
        guard !records.isEmpty, !desk.terminal.json else { return }
        desk.terminal.say("")
        let shown = records.prefix(limit ?? records.count)
        let count = shown.count < records.count ? " (\(shown.count)/\(records.count))" : ""
        desk.terminal.say(desk.terminal.heading(title(desk) + count))
        var table = TextTable(
            [TextTable.Column("")]
                + fields.map { field in
                    let isNumber = field.columns.first?.type == .integer
                    return TextTable.Column(
                        Labels.field(kind, field, in: desk.language), isNumber ? .right : .left, widest: 32)
                })
        let text = RecordText(desk.session, desk.finder)
        for record in shown {
            guard let row = try desk.workspace.replica.record(record.key) else { continue }
            table.add([desk.finder.handle(record.key)] + (try fields.map { try cell($0, row, record, text, desk) }))
        }
        desk.terminal.say(table)
    }

    /// How a request for a decision stands follows from the decision.
    private func cell(
        _ field: Field, _ row: RecordRow, _ record: FlowSubject, _ text: RecordText, _ desk: FlowDesk
    ) throws -> String {
        guard kind.number == GateRequest.kind, field.number == GateRequest.Fields.state else {
            return text.text(field, of: row, kind)
        }
        return GateStanding.label(try GateStanding(record).state).text(in: desk.language)
    }

    /// All of it, for programs.
    func member(_ desk: FlowDesk) throws -> JSON.Member {
        let rows = try records.compactMap { try desk.workspace.replica.record($0.key) }
        return JSON.Member(key: name, value: .array(rows.map { RecordJSON.record($0, kind) }))
    }
}

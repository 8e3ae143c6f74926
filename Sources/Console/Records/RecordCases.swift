// Why this file exists: whoever looks at a record must see at once that somebody's decision about it is awaited: its
// figures may change tomorrow.

import LeadToCash
import SyncProtocol
import SyncServer

/// An open case about a record.
struct RecordCase {
    /// The field it is about; 0 for the whole record.
    let field: FieldNumber
    let model: CaseModel
}

extension RecordComposer {
    private typealias Fields = CaseRecord.Fields

    /// The open cases about a record, its fields and its being the same as another.
    func openCases(about record: ShownRecord) throws -> [RecordCase] {
        let kind = Value.integer(Int64(record.kind.number))
        let id = Value.reference(record.key.id)
        var found: [ShownRecord] = []
        for field in [0] + record.kind.storedFields.map(\.number) {
            let subject = Value.compound([kind, id, .integer(Int64(field))])
            found += try cases(.equals(Fields.subject, subject))
        }
        found += try cases(.equals(Fields.other, .compound([kind, id])))
        return found.sorted { ($0.code ?? "") < ($1.code ?? "") }.map { item in
            let field = Self.field(of: item, record)
            return RecordCase(field: field, model: model(item, field, record.kind))
        }
    }

    private func cases(_ about: RecordQuery.Condition) throws -> [ShownRecord] {
        let open = RecordQuery.Condition.equals(Fields.state, .text(CaseRecord.open))
        return try ground.slice(RecordQuery(CaseRecord.number, where: [about, open], limit: 20)).records
    }

    private static func field(of item: ShownRecord, _ record: ShownRecord) -> FieldNumber {
        let parts = item.value(Fields.subject).parts
        guard parts.count == 3, parts[1] == .reference(record.key.id), case .integer(let number) = parts[2] else {
            return 0
        }
        return FieldNumber(exactly: number) ?? 0
    }

    private func model(_ item: ShownRecord, _ number: FieldNumber, _ kind: RecordKind) -> CaseModel {
        let telling = RecordTelling(ground: ground, language: language)
        let code = item.code ?? ViewGround.short(item.key.id)
        let deciders = (item.text(Fields.decider) ?? "").split(separator: ",").map(String.init)
        return CaseModel(
            path: "/cases/\(FormFields.encode(code))", code: code, question: telling.text(Fields.question, of: item),
            field: kind.field(number).map { Labels.field(kind, $0, in: language) }
                ?? Labels.kind(kind.name, in: language),
            decider: deciders.map { Labels.role($0, in: language) }.joined(separator: ", "),
            due: telling.text(Fields.due, of: item))
    }
}

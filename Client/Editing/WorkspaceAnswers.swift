// Why this file exists: an answer to a case is an edit like any other: made offline, durable at once, whole or not at
// all: the chosen value, the answer and what was said about it in one changeset.

import RecordTables
import SyncProtocol

extension Workspace {
    /// Decides between concurrent values: this one is to stand.
    /// - Parameters:
    ///   - item: the field's case; nil if it has not arrived yet.
    ///   - seen: what ``Replica/beginEdit()`` said before the candidates were shown: the edit replaces those alone.
    @discardableResult
    public func decide(
        _ key: RecordKey, _ field: FieldNumber, _ value: Value, in item: ConflictCase?, _ remark: CaseRemark,
        seen: CommitSequence?
    ) throws -> Dot {
        var edits = [RecordEdit(key, .update, [FieldValue(field, value)])]
        if let item { edits.append(edit(item, .decided, remark)) }
        return try replica.apply(edits, seen: seen, reason: remark.text)
    }

    /// Answers a case that asks no value.
    @discardableResult
    public func answer(
        _ item: ConflictCase, _ answer: CaseAnswer, _ remark: CaseRemark, seen: CommitSequence?
    ) throws -> Dot {
        try replica.apply([edit(item, answer, remark)], seen: seen, reason: remark.text)
    }

    private func edit(_ item: ConflictCase, _ answer: CaseAnswer, _ remark: CaseRemark) -> RecordEdit {
        let said = remark.write(at: replica.wall())
        return RecordEdit(
            item.key, .update,
            [FieldValue(CaseRecord.Fields.answer, .text(answer.rawValue))] + (said.map { [$0] } ?? []))
    }
}

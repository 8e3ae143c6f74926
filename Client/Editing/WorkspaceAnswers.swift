// Why this file exists: an answer to a case is an edit like any other: made offline, durable at once, whole or not at
// all: the chosen value, the answer and what was said about it in one changeset.

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
        let edits = CaseReply.deciding(value, in: field, of: key, item: item?.key, remark, at: replica.wall())
        return try replica.apply(edits, seen: seen, reason: remark.text)
    }

    /// Answers a case that asks no value.
    @discardableResult
    public func answer(
        _ item: ConflictCase, _ answer: CaseAnswer, _ remark: CaseRemark, seen: CommitSequence?
    ) throws -> Dot {
        let edit = CaseReply.answering(item.key, answer, remark, at: replica.wall())
        return try replica.apply([edit], seen: seen, reason: remark.text)
    }
}

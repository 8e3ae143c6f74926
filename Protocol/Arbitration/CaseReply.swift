// Why this file exists: an answer to a case is an edit like any other, and the same edit wherever it is given: on a
// laptop without a network, or at HQ's pages.

/// What an answer to a case writes.
public enum CaseReply {
    /// Chooses between concurrent values: this one is to stand.
    /// - Parameters:
    ///   - item: the case about the field; nil if it is not known yet where the answer is given.
    ///   - milliseconds: Unix milliseconds of the author's clock.
    public static func deciding(
        _ value: Value, in field: FieldNumber, of key: RecordKey, item: RecordKey?, _ remark: CaseRemark,
        at milliseconds: UInt64
    ) -> [RecordEdit] {
        var edits = [RecordEdit(key, .update, [FieldValue(field, value)])]
        if let item { edits.append(answering(item, .decided, remark, at: milliseconds)) }
        return edits
    }

    /// Answers a case that asks no value.
    /// - Parameter milliseconds: Unix milliseconds of the author's clock.
    public static func answering(
        _ item: RecordKey, _ answer: CaseAnswer, _ remark: CaseRemark, at milliseconds: UInt64
    ) -> RecordEdit {
        let said = remark.write(at: milliseconds)
        return RecordEdit(
            item, .update,
            [FieldValue(CaseRecord.Fields.answer, .text(answer.rawValue))] + (said.map { [$0] } ?? []))
    }
}

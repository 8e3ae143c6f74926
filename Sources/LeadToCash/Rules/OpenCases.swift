// Why this file exists: a question that was asked of people may answer itself: the change is in effect, the payment is
// matched. Whoever lets it answer itself has to find it first.

import SyncProtocol

extension Ground {
    /// The open cases that one of these rules asked about a record, or about one field of it; in id order.
    func openCases(
        _ rules: Set<String>, about key: RecordKey, field: FieldNumber = 0
    ) throws -> [RecordKey] {
        let subject = Value.compound([.integer(Int64(key.kind)), .reference(key.id), .integer(Int64(field))])
        return try allRecords(CaseRecord.number, where: CaseRecord.Fields.subject, is: subject)
            .map { RecordKey(kind: CaseRecord.number, id: $0) }
            .filter {
                try text(CaseRecord.Fields.state, of: $0) == CaseRecord.open
                    && rules.contains(text(CaseRecord.Fields.rule, of: $0))
            }
    }

    /// The other record of a case about a pair; nil if it is about one.
    func other(in question: RecordKey) throws -> RecordKey? {
        let parts = try value(CaseRecord.Fields.other, of: question).parts
        guard parts.count == 2, let number = parts[0].asInteger, let kind = KindNumber(exactly: number),
            let id = parts[1].asReference
        else { return nil }
        return RecordKey(kind: kind, id: id)
    }
}

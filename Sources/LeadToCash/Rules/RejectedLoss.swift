// Why this file exists: somebody heard at dinner that a deal is dead, and the director says that it is not. What was
// heard was still heard: it stays with the deal, as a note of whoever heard it.

import Crypto
import SyncProtocol

enum RejectedLoss {
    private typealias Fields = Activity.Fields

    @Sendable static func note(_ rejection: Rejection, _ ground: any Ground) throws -> [RecordEdit] {
        guard rejection.rule == LostAgainstAdvance.rule.name, !rejection.reason.isEmpty else { return [] }
        let id = RecordID(hash: SHA256.hash(data: Array("rejectedLoss|\(rejection.id)".utf8)))
        var writes = [
            FieldValue(Fields.type, .text("note")),
            FieldValue(Fields.subject, .text("Proposed to give the deal up")),
            FieldValue(Fields.notes, .text(rejection.reason)),
            FieldValue(Fields.occurredAt, .integer(Int64(clamping: rejection.made))),
            FieldValue(Fields.opportunity, .reference(rejection.subject.id)),
        ]
        if let person = rejection.author.person { writes.append(FieldValue(Fields.author, .reference(person))) }
        let office = try ground.value(Opportunity.Fields.office, of: rejection.subject)
        if !office.isEmpty { writes.append(FieldValue(Fields.office, office)) }
        return [RecordEdit(RecordKey(kind: Activity.kind, id: id), .create, writes)]
    }
}

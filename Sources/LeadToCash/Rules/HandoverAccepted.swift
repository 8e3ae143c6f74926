// Why this file exists: a handover is accepted in one word, and then everything that was the leaver's is the taker's,
// in the same commit: at no time does it belong to somebody who has gone.

import SyncProtocol

enum HandoverAccepted {
    static let rule = Invariant(
        "handoverAccepted", "What was handed over belongs to whoever accepted it.",
        watches: [Handover.kind: [Handover.Fields.state]], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard proposal.value(Handover.Fields.state) == .text("accepted"),
            try ground.value(Handover.Fields.state, of: proposal.key) != .text("accepted"),
            let from = try proposal.after(Handover.Fields.fromUser, ground).asReference,
            let to = try proposal.after(Handover.Fields.toUser, ground).asReference, from != to
        else { return nil }
        var edits = try owned(by: from, ground).map { key, field in
            RecordEdit(key, .update, [FieldValue(field, .reference(to))])
        }
        edits += try seats(from: from, to: to, proposal, ground)
        let user = RecordKey(kind: User.kind, id: from)
        if try ground.value(User.Fields.status, of: user) != .text("left") {
            edits.append(RecordEdit(user, .update, [FieldValue(User.Fields.status, .text("left"))]))
        }
        return Ruling(.accept, edits: edits)
    }

    /// Everything that says it is somebody's, and the field that says so.
    static func owned(by user: RecordID, _ ground: any Ground) throws -> [(key: RecordKey, field: FieldNumber)] {
        let kinds: [(KindNumber, FieldNumber)] = [
            (Account.kind, Account.Fields.owner), (Opportunity.kind, Opportunity.Fields.owner),
            (Lead.kind, Lead.Fields.assignedTo),
        ]
        return try kinds.flatMap { kind, field in
            try ground.allRecords(kind, where: field, is: .reference(user)).map {
                (RecordKey(kind: kind, id: $0), field)
            }
        }
    }

    /// Whoever takes over sits where the leaver sat.
    private static func seats(
        from: RecordID, to: RecordID, _ proposal: Proposal, _ ground: any Ground
    ) throws -> [RecordEdit] {
        let ids = try ground.allRecords(TeamSeat.kind, where: TeamSeat.Fields.user, is: .reference(from))
        return try ids.flatMap { id -> [RecordEdit] in
            let seat = RecordKey(kind: TeamSeat.kind, id: id)
            func value(_ field: FieldNumber) throws -> Value { try ground.value(field, of: seat) }
            guard try value(TeamSeat.Fields.active) != .flag(false) else { return [] }
            let fields = [TeamSeat.Fields.office, TeamSeat.Fields.opportunity, TeamSeat.Fields.role]
            let kept = try fields.map { FieldValue($0, try value($0)) }
            let new = RecordKey(kind: TeamSeat.kind, id: proposal.derivedID("seat|\(id)"))
            return [
                RecordEdit(seat, .update, [FieldValue(TeamSeat.Fields.active, .flag(false))]),
                RecordEdit(new, .create, kept + [FieldValue(TeamSeat.Fields.user, .reference(to))]),
            ]
        }
    }
}

// Why this file exists: two managers who each give one part of a deal to somebody have given it to two. The first
// stands, and the second is asked again, knowing of it.

import SyncProtocol

/// Also about HQ's own edits, which end the seat that they fill anew.
enum OneActiveSeat {
    static let rule = Invariant(
        "oneActiveSeat", "Each part of a deal's team is played by one person at a time.",
        watches: [
            TeamSeat.kind: [
                TeamSeat.Fields.opportunity, TeamSeat.Fields.role, TeamSeat.Fields.user, TeamSeat.Fields.active,
            ]
        ], check: check)

    /// Whose word about a team stands against a member's own.
    private static let managers: Set<String> = ["OM", "PD", "HQ"]

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.isDeletion, try isActive(proposal, ground), let seat = try Seat(proposal, ground) else {
            return nil
        }
        let others = try others(seat, ground)
        if proposal.byHeadquarters { return try replaced(others, ground) }
        if let rival = try others.first(where: { try isActive($0, ground) }) {
            return try taken(proposal, seat, by: rival, ground)
        }
        guard !managers.contains(proposal.author.role) else { return nil }
        for place in [proposal.key] + others where try wasEnded(place, seat, proposal, ground) {
            let name = try ground.title(of: RecordKey(kind: User.kind, id: seat.user))
            let note =
                "\(proposal.authorName) puts \(name) back into the team as \(seat.role) without knowing "
                + "that a manager had ended that seat."
            return .hold(CaseDraft(.held, proposal.key, terms: .medium("OM", "HQ"), note: note))
        }
        return nil
    }

    private struct Seat {
        let key: RecordKey
        let opportunity: RecordID
        let role: String
        let user: RecordID

        init?(_ proposal: Proposal, _ ground: any Ground) throws {
            guard let opportunity = try proposal.after(TeamSeat.Fields.opportunity, ground).asReference,
                let role = try proposal.after(TeamSeat.Fields.role, ground).asText,
                let user = try proposal.after(TeamSeat.Fields.user, ground).asReference
            else { return nil }
            key = proposal.key
            self.opportunity = opportunity
            self.role = role
            self.user = user
        }
    }

    /// The deal's other seats for the same part, in id order.
    private static func others(_ seat: Seat, _ ground: any Ground) throws -> [RecordKey] {
        let ids = try ground.records(
            TeamSeat.kind, where: TeamSeat.Fields.opportunity, is: .reference(seat.opportunity))
        return try ids.map { RecordKey(kind: TeamSeat.kind, id: $0) }.filter {
            try $0 != seat.key && ground.value(TeamSeat.Fields.role, of: $0) == .text(seat.role)
        }
    }

    private static func isActive(_ proposal: Proposal, _ ground: any Ground) throws -> Bool {
        try proposal.after(TeamSeat.Fields.active, ground) != .flag(false)
    }

    private static func isActive(_ key: RecordKey, _ ground: any Ground) throws -> Bool {
        try ground.value(TeamSeat.Fields.active, of: key) != .flag(false)
    }

    /// Whom HQ puts into a seat, or whom a manager accepted knowing of the other, takes the other's place.
    private static func replaced(_ others: [RecordKey], _ ground: any Ground) throws -> Ruling? {
        let ended = try others.filter { try isActive($0, ground) }
        if ended.isEmpty { return nil }
        return Ruling(
            .accept,
            edits: ended.map { RecordEdit($0, .update, [FieldValue(TeamSeat.Fields.active, .flag(false))]) })
    }

    private static func taken(
        _ proposal: Proposal, _ seat: Seat, by rival: RecordKey, _ ground: any Ground
    ) throws -> Ruling {
        let holder = try ground.record(User.kind, by: TeamSeat.Fields.user, of: rival)
        let deal = RecordKey(kind: Opportunity.kind, id: seat.opportunity)
        let name = try ground.title(of: RecordKey(kind: User.kind, id: seat.user))
        let note =
            "\(proposal.authorName) makes \(name) \(seat.role) of “\(try ground.title(of: deal))”, where "
            + "\(try holder.map { try ground.title(of: $0) } ?? "somebody") is \(seat.role) already. Accept to put the "
            + "new one in the other's place."
        return .hold(CaseDraft(.held, proposal.key, other: rival, terms: .medium("OM", "HQ"), note: note))
    }

    /// Whether somebody ended this person's seat and the author had not seen it.
    private static func wasEnded(
        _ place: RecordKey, _ seat: Seat, _ proposal: Proposal, _ ground: any Ground
    ) throws -> Bool {
        guard try place == seat.key || ground.value(TeamSeat.Fields.user, of: place) == .reference(seat.user),
            let end = try ground.edit(TeamSeat.Fields.active, of: place)
        else { return false }
        return end.value == .flag(false) && !proposal.saw(end) && end.dot.replica != proposal.author.replica
    }
}

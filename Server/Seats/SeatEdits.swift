// Why this file exists: what is typed into a page passes the same judge as what is typed into a laptop: it becomes a
// changeset of the person's own, with what they had seen, and HQ's arbiter says what becomes of it.

import GRDB
import SyncProtocol

/// What somebody wants done from a seat, and what they had seen when they began.
struct SeatEdits: Sendable {
    let edits: [RecordEdit]
    let seen: CommitSequence
    /// The values that they saw in the fields they write.
    let bases: [RecordKey: [FieldNumber: Value]]
    let reason: String

    /// What somebody may have looked at before they write, Unix milliseconds. Further back, an edit would be judged by
    /// rights that were taken away long ago; and to take it as newer would replace unasked what others wrote since.
    static let memory: UInt64 = 86_400_000

    /// Refuses what cannot stand, whoever asks for it.
    func check(_ schema: Schema, _ rulebook: Rulebook) throws(SeatProblem) {
        guard !edits.isEmpty else { throw .nothing }
        guard edits.count <= Limits.operations else {
            throw .tooLarge(what: "an edit of \(edits.count) records", limit: Limits.operations)
        }
        guard reason.utf8.count <= Limits.reason else {
            throw .tooLarge(what: "a reason of \(reason.utf8.count) bytes", limit: Limits.reason)
        }
        for edit in edits {
            guard let kind = schema.kind(edit.key.kind) else { throw .unknownKind(edit.key.kind) }
            guard !kind.headquartersOnly else { throw .onlyHeadquarters(kind: kind.name) }
            try Self.check(edit, kind, rulebook)
        }
    }

    private static func check(_ edit: RecordEdit, _ kind: RecordKind, _ rulebook: Rulebook) throws(SeatProblem) {
        switch edit.action {
        case .erase: throw .onlyHeadquarters(kind: kind.name)
        case .delete(let reason):
            guard reason.utf8.count <= Limits.reason else {
                throw .tooLarge(what: "a reason of \(reason.utf8.count) bytes", limit: Limits.reason)
            }
        case .create, .update: break
        }
        guard edit.writes.count <= Limits.writes else {
            throw .tooLarge(what: "an edit of \(edit.writes.count) fields", limit: Limits.writes)
        }
        for write in edit.writes {
            guard let field = kind.field(write.field) else {
                throw .unknownField(kind: kind.name, field: write.field)
            }
            if let reason = field.mismatch(write.value) ?? rulebook.objection(kind, field, write.value) {
                throw .invalid(kind: kind.name, field: field.name, reason: reason)
            }
        }
        guard edit.action == .create else { return }
        for field in kind.requiredFields where edit.value(field.number)?.isEmpty ?? true {
            throw .missing(kind: kind.name, field: field.name)
        }
    }

    /// The edits with the values they replace: those that the page showed, or what HQ shows where nothing has changed
    /// since. What the person may not see is no base.
    func operations(seen: CommitSequence, _ standing: Standing, _ ledger: Ledger) throws -> [Changeset.Operation] {
        try edits.map { edit in
            guard let kind = ledger.schema.kind(edit.key.kind) else { return Changeset.Operation(edit) }
            let row = try ledger.row(edit.key)
            let isVisible = row.map { standing.scopes?.contains($0.header.scope) ?? false } ?? false
            let writes = try edit.writes.map { write in
                // A set's change says all there is.
                guard kind.field(write.field)?.policy.beforeFreeze != .addRemove else {
                    return FieldWrite(write.field, write.value)
                }
                var base = bases[edit.key]?[write.field]
                if base == nil, isVisible, let row, row.marks.sequence(write.field) <= seen {
                    base = try ledger.value(write.field, of: edit.key)
                }
                return FieldWrite(write.field, write.value, base: base)
            }
            return Changeset.Operation(edit.key, edit.action, writes)
        }
    }
}

extension Headquarters {
    /// Has edits judged as a person's: all of them in one commit, on disk when this returns.
    /// - Parameters:
    ///   - seen: HQ's frontier when the page was rendered (``SeatReader/frontier()``): the edit replaces what was there
    ///     then, and meets whatever came since as an edit made offline would.
    ///   - bases: the values that the page showed in the fields that are written.
    ///   - reason: why, for whoever may have to decide about it; at most ``Limits/reason`` bytes.
    /// - Throws: ``SeatProblem`` if it cannot stand, whoever asks for it, or `seen` is more than a day old. What the
    ///   person may not do is no error: the receipt says that it was refused or is held.
    public func submit(
        _ edits: [RecordEdit], from seat: Seat, seen: CommitSequence,
        bases: [RecordKey: [FieldNumber: Value]] = [:], reason: String = ""
    ) async throws -> SeatReceipt {
        let edits = SeatEdits(edits: edits, seen: seen, bases: bases, reason: reason)
        try edits.check(schema, rulebook)
        return try await committer.enter(edits, from: seat)
    }

    /// Answers a case as a person, with the very edits that a laptop makes; whether it is theirs to answer is judged
    /// as there.
    /// - Parameters:
    ///   - value: what is to stand, where the case asks for a value; otherwise nil.
    ///   - reason: what they say about it.
    ///   - seen: HQ's frontier when the candidates were shown: the answer replaces those alone.
    /// - Throws: ``SeatProblem`` if the person sees no such case, or it does not take such an answer.
    public func answerCase(
        _ id: RecordID, _ answer: CaseAnswer, value: Value? = nil, reason: String = "", from seat: Seat,
        seen: CommitSequence
    ) async throws -> SeatReceipt {
        guard let item = try await read(as: seat, { try $0.caseDossier(id) }) else { throw SeatProblem.noSuchRecord }
        guard item.isOpen else { throw SeatProblem.caseClosed }
        guard item.question.takes(answer), (item.question == .values) == (value != nil) else {
            throw SeatProblem.unfitAnswer
        }
        let key = RecordKey(kind: CaseRecord.number, id: id)
        let remark = CaseRemark(name: seat.name, text: reason)
        let edits =
            value.map { CaseReply.deciding($0, in: item.field, of: item.subject, item: key, remark, at: wall()) }
            ?? [CaseReply.answering(key, answer, remark, at: wall())]
        return try await submit(edits, from: seat, seen: seen, reason: reason)
    }
}

extension Committer {
    /// Mints a seat's next changeset and judges it. Taking turns at the ledger keeps two requests of one seat apart.
    func enter(_ edits: SeatEdits, from seat: Seat) throws -> SeatReceipt {
        try transaction { ledger, db in
            guard try SeatShelf.replica(of: seat.person, db) == seat.replica,
                let standing = try ledger.standing(of: seat.replica)
            else { throw SeatProblem.noSeat }
            let now = wall()
            let seen = min(edits.seen, ledger.frontier)
            let forgotten = try ledger.lastCommit(before: now - min(now, SeatEdits.memory))
            guard ledger.clamped(seen) >= forgotten else { throw SeatProblem.outdated }
            let dot = Dot(replica: seat.replica, counter: standing.counter + 1)
            let operations = try edits.operations(seen: seen, standing, ledger)
            let changeset = Changeset(
                dot: dot, stamp: ledger.clock.tick(wall: now), seen: seen, operations: operations,
                reason: edits.reason)
            let sealed = ChangesetCodec.seal(changeset)
            let size = ChangesetCodec.unpackedSize(sealed.payload)
            guard size > 0, size <= Limits.changeset, sealed.payload.count <= Limits.frame - 4096 else {
                throw SeatProblem.tooLarge(what: "an edit of so many bytes", limit: Limits.frame - 4096)
            }
            let receipts = try sequencer.admit([sealed], from: seat.replica, wall: now, in: ledger)
            guard let receipt = receipts?.first else { throw LedgerError.missingReplica(seat.replica) }
            return SeatReceipt(dot, receipt)
        }
    }
}

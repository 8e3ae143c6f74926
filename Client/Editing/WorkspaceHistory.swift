// Why this file exists: "see who changed what I wrote and get it back": whatever this replica knows about the edits
// of one record, its own and others', and where each of them stands.

import GRDB
import RecordTables
import SyncProtocol

/// One edit of one field, or of a record's life, and what became of it.
public struct HistoryEntry: Hashable, Sendable {
    /// How far an edit has come.
    public enum Standing: String, Sendable, CaseIterable {
        /// Here only.
        case local
        /// HQ has it, but what HQ made of it is still arriving.
        case uploaded
        case confirmed
        /// Stands beside another edit.
        case merged
        /// One of several values that wait for a person.
        case open
        case overridden, held, refused
    }

    public let dot: Dot
    public let stamp: Stamp
    /// Who made it, as HQ knows them; nil for this replica's own.
    public let author: String?
    public let action: RecordEdit.Action
    /// 0 for the record's life.
    public let field: FieldNumber
    public let value: Value
    /// What its author saw before; nil where the author did not say.
    public let base: Value?
    public internal(set) var standing: Standing
    /// The rule by which it got there; nil where it simply stands.
    public internal(set) var rule: Rule?
    /// The name of the domain's rule, if it was one.
    public internal(set) var ruleName = ""
    public internal(set) var detail: String
    /// Why its author made it; empty if they did not say.
    public let reason: String
    /// What shows instead.
    public internal(set) var winner: Candidate?
}

extension Workspace {
    /// What is known here about one record's edits, oldest first: own changesets that are still kept, HQ's receipts and
    /// journal, and values that wait for a person. Edits of others that nobody contested are not kept on a laptop.
    public func history(of key: RecordKey) throws -> [HistoryEntry] {
        let decided = try cases(about: key).filter { $0.question == .held && !$0.isOpen }
        return try replica.queue.look { db in
            let checkpoint = try self.replica.fetchCheckpoint(db)
            var collection = HistoryCollection(checkpoint, try self.ownEdits(db), decided)
            let note: (Changeset) -> Void = { changeset in
                for operation in changeset.operations where operation.key == key {
                    collection.add(changeset, operation)
                }
            }
            try self.forEachFormerChangeset(db, note)
            try self.forEachChangeset(after: 0, db, note)
            for item in try self.remarks(on: key, db) { collection.add(item.remark, item.dot, item.sequence) }
            let place: [Value] = [.integer(Int64(key.kind)), .reference(key.id)]
            for entry in try self.journal(db, where: "kind = ? AND id = ?", place).reversed() { collection.add(entry) }
            for field in try self.contested(db, where: "kind = ? AND id = ?", place) {
                collection.add(field, self.replica.tables[key.kind]?.kind.field(field.field)?.policy)
            }
            return collection.entries
        }
    }

    private func remarks(on key: RecordKey, _ db: Database) throws -> [OwnRemark] {
        let select = try RawStatement(
            db,
            """
            SELECT counter, field, verdict, rule, detail, replica, sequence FROM sync_receipt
            WHERE kind = ? AND id = ? ORDER BY replica, counter
            """)
        select.bind(1, Int64(key.kind))
        select.bind(2, key.id)
        var remarks: [OwnRemark] = []
        while try select.step() {
            guard let field = FieldNumber(exactly: select.integer(1)),
                let verdict = UInt8(exactly: select.integer(2)).flatMap(Verdict.init),
                let rule = UInt8(exactly: select.integer(3)).flatMap(Rule.init)
            else { throw ReplicaError.damaged("a receipt cannot be read") }
            let remark = Receipt.Remark(key: key, field: field, verdict: verdict, rule: rule, detail: select.text(4))
            let replica = ReplicaID(rawValue: UInt32(clamping: select.integer(5)))
            let dot = Dot(replica: replica, counter: select.unsigned(0))
            remarks.append(OwnRemark(dot: dot, sequence: select.unsigned(6), remark: remark))
        }
        return remarks
    }
}

/// HQ's remark on an own changeset, and where it was committed.
private struct OwnRemark {
    let dot: Dot
    let sequence: CommitSequence
    let remark: Receipt.Remark
}

/// Puts together what several tables know of the same edits.
private struct HistoryCollection {
    private struct Place: Hashable {
        let dot: Dot
        let field: FieldNumber
    }

    private let checkpoint: Checkpoint
    private let own: OwnEdits
    private var byPlace: [Place: HistoryEntry] = [:]

    /// Cases about held edits of the record that somebody has decided.
    private let decided: [ConflictCase]

    init(_ checkpoint: Checkpoint, _ own: OwnEdits, _ decided: [ConflictCase]) {
        self.decided = decided
        self.checkpoint = checkpoint
        self.own = own
    }

    /// Where a held edit stands whose case somebody has decided; nil if nobody has.
    private func standing(in matters: (ConflictCase) -> Bool) -> HistoryEntry.Standing? {
        decided.first(where: matters).map {
            $0.closing?.decision == CaseAnswer.accept.rawValue ? .confirmed : .refused
        }
    }

    var entries: [HistoryEntry] {
        byPlace.values.sorted { ($0.stamp, $0.dot, $0.field) < ($1.stamp, $1.dot, $1.field) }
    }

    mutating func add(_ changeset: Changeset, _ operation: Changeset.Operation) {
        let standing: HistoryEntry.Standing =
            changeset.dot.replica == checkpoint.replica && changeset.dot.counter > checkpoint.acknowledged
            ? .local : checkpoint.isArriving ? .uploaded : .confirmed
        func add(_ field: FieldNumber, _ value: Value, _ base: Value?) {
            byPlace[Place(dot: changeset.dot, field: field)] = HistoryEntry(
                dot: changeset.dot, stamp: changeset.stamp, author: nil, action: operation.action, field: field,
                value: value, base: base, standing: standing, rule: nil, detail: "", reason: changeset.reason,
                winner: nil)
        }
        if operation.action != .update { add(0, .null, nil) }
        for write in operation.writes { add(write.field, write.value, write.base) }
    }

    /// A remark on the whole record is about every field the changeset wrote.
    mutating func add(_ remark: Receipt.Remark, _ dot: Dot, _ sequence: CommitSequence) {
        for place in byPlace.keys where place.dot == dot && (remark.field == 0 || place.field == remark.field) {
            let decision = standing { $0.isAbout(remark, at: sequence, field: place.field) }
            settle(place, remark.verdict, remark.rule, decision)
            byPlace[place]?.detail = remark.detail
            byPlace[place]?.ruleName = remark.name
        }
    }

    mutating func add(_ entry: Decision.Entry) {
        if let winner = entry.winner { note(winner, entry.field, .confirmed) }
        note(entry.loser, entry.field, .overridden, deletion: entry.isDeletion)
        let place = Place(dot: entry.loser.sibling.dot, field: entry.field)
        settle(place, entry.verdict, entry.rule, standing { $0.isAbout(entry) })
        byPlace[place]?.winner = entry.winner
        byPlace[place]?.ruleName = entry.name
    }

    mutating func add(_ contested: Candidates.Field, _ policy: Policy?) {
        let rule = Rule.allCases.first { $0.name == policy?.name } ?? .needsHuman
        for candidate in contested.candidates {
            note(candidate, contested.field, .open)
            settle(Place(dot: candidate.sibling.dot, field: contested.field), .open, rule)
        }
    }

    /// Adds an edit that another table does not know already. What the journal keeps of a deletion is its reason.
    private mutating func note(
        _ candidate: Candidate, _ field: FieldNumber, _ standing: HistoryEntry.Standing, deletion: Bool = false
    ) {
        let sibling = candidate.sibling
        let place = Place(dot: sibling.dot, field: field)
        guard byPlace[place] == nil else { return }
        let isOwn = own.contains(sibling.dot)
        var reason = ""
        if deletion, case .text(let text) = sibling.value { reason = text }
        byPlace[place] = HistoryEntry(
            dot: sibling.dot, stamp: sibling.stamp, author: isOwn ? nil : candidate.author,
            action: deletion ? .delete(reason: reason) : .update, field: field,
            value: deletion ? .null : sibling.value, base: sibling.base, standing: standing, rule: nil, detail: "",
            reason: sibling.circumstances.reason, winner: nil)
    }

    /// - Parameter decision: where it stands if it was held and somebody has decided about it.
    private mutating func settle(
        _ place: Place, _ verdict: Verdict, _ rule: Rule, _ decision: HistoryEntry.Standing?
    ) {
        switch verdict {
        case .accepted, .duplicate: settle(place, HistoryEntry.Standing.confirmed, rule)
        case .merged: settle(place, HistoryEntry.Standing.merged, rule)
        case .overridden: settle(place, HistoryEntry.Standing.overridden, rule)
        case .held: settle(place, decision ?? .held, rule)
        case .refused: settle(place, HistoryEntry.Standing.refused, rule)
        }
    }

    private mutating func settle(_ place: Place, _ standing: HistoryEntry.Standing, _ rule: Rule) {
        byPlace[place]?.standing = standing
        byPlace[place]?.rule = rule
    }
}

// Why this file exists: "a losing value can be restored in one action". What lost is in the journal, what an own edit
// replaced is in the outbox; undoing writes it again, as a new edit that has seen everything since.

import GRDB
import RecordTables
import SyncProtocol

/// What undoing would write, and what it leaves alone.
public struct Undoing: Hashable, Sendable {
    public internal(set) var restorations: [Restoration] = []
    public internal(set) var obstacles: [Obstacle] = []

    /// One value that comes back.
    public struct Restoration: Hashable, Sendable {
        public let key: RecordKey
        public let field: FieldNumber
        public let value: Value
        /// What shows now.
        public let instead: Value
    }

    /// Why something cannot come back.
    public enum Obstacle: Hashable, Sendable {
        /// Nothing is known here of an edit with this name.
        case unknown(Dot)
        /// It lost nothing; these edits lost to it.
        case stands(Dot, losers: [Dot])
        /// The case still waits for its answer.
        case open(code: String)
        /// The case did not replace any value.
        case nothingReplaced(code: String)
        /// Several values lost: one of these must be named.
        case several([ConflictCase.Testimony])
        /// The case merged two records, which only HQ takes back.
        case merged(code: String)
        /// The record is not here any more.
        case gone(RecordKey)
        /// A deletion that lost: the record stays.
        case deletionLost(RecordKey)
        /// The edit made the record.
        case created(RecordKey)
        /// The edit deleted the record, whose values are not kept here.
        case deleted(RecordKey)
        /// Somebody has changed the field since.
        case changedSince(RecordKey, FieldNumber)
        /// The field shows that value already.
        case same(RecordKey, FieldNumber)
        /// The edit answered a case.
        case answer(RecordKey)
    }
}

extension Workspace {
    /// What undoing a changeset would bring back: every value of it that lost; of an own one that lost nothing, what it
    /// had replaced.
    public func undoing(_ dot: Dot) throws -> Undoing {
        let all = try cases(includingClosed: true)
        let asked = all.first { item in item.question == .values && item.testimony.contains { $0.dot == dot } }
        let held = all.filter { $0.question == .held }
        return try replica.queue.look { db in
            let name: [Value] = [.integer(Int64(dot.replica.rawValue)), .integer(Int64(bitPattern: dot.counter))]
            let entries = try self.journal(db, where: "replica = ? AND counter = ?", name)
            if let waiting = held.first(where: { item in item.isOpen && entries.contains(where: item.isAbout) }) {
                return Undoing(obstacles: [.open(code: waiting.code)])
            }
            // What somebody has let through since has not lost.
            let lost = entries.filter { entry in
                !held.contains { $0.isAbout(entry) && $0.closing?.decision == CaseAnswer.accept.rawValue }
            }
            if !lost.isEmpty { return try self.restoring(lost, db) }
            if let asked, let undoing = try self.restoring(dot, in: asked, db) { return undoing }
            let takenBack = held.first { item in item.testimony.contains { $0.dot == dot } }
            if let takenBack, let undoing = try self.returning(takenBack, db) { return undoing }
            if let changeset = try self.changeset(dot, db) {
                return try self.reverting(changeset, db)
            }
            let losers = try self.journal(db).filter { $0.winner?.sibling.dot == dot }.map(\.loser.sibling.dot)
            if !losers.isEmpty { return Undoing(obstacles: [.stands(dot, losers: Array(Set(losers)).sorted())]) }
            return Undoing(obstacles: [.unknown(dot)])
        }
    }

    /// What undoing a case would bring back.
    public func undoing(_ item: ConflictCase) throws -> Undoing {
        guard !item.isOpen else { return Undoing(obstacles: [.open(code: item.code)]) }
        if item.closing?.decision == CaseAnswer.merge.rawValue {
            return Undoing(obstacles: [.merged(code: item.code)])
        }
        return try replica.queue.look { db in
            switch item.question {
            case .held where item.closing?.decision != CaseAnswer.accept.rawValue:
                let held = try self.heldEntries(item, db)
                if !held.isEmpty { return try self.restoring(held, db) }
                if let undoing = try self.returning(item, db) { return undoing }
            case .values:
                if let undoing = try self.choosing(item, db) { return undoing }
            case .held, .exception, .duplicate: break
            }
            return Undoing(obstacles: [.nothingReplaced(code: item.code)])
        }
    }

    /// Writes what comes back.
    @discardableResult
    public func undo(_ undoing: Undoing, reason: String, seen: CommitSequence?) throws -> Dot {
        var edits: [RecordKey: [FieldValue]] = [:]
        for item in undoing.restorations {
            edits[item.key, default: []].append(FieldValue(item.field, item.value))
        }
        let ordered = edits.sorted { ($0.key.kind, $0.key.id) < ($1.key.kind, $1.key.id) }
        return try replica.apply(
            ordered.map { RecordEdit($0.key, .update, $0.value) }, seen: seen, reason: reason)
    }

    /// What a change lost in a question between values; nil if its value is the one that stands.
    private func restoring(_ dot: Dot, in item: ConflictCase, _ db: Database) throws -> Undoing? {
        guard !item.isOpen else { return Undoing(obstacles: [.open(code: item.code)]) }
        guard let field = replica.tables[item.subject.kind]?.kind.field(item.field),
            let value = item.testimony.first(where: { $0.dot == dot })?.value.value(of: field),
            value != item.closing?.value(of: field)
        else { return nil }
        var undoing = Undoing()
        try restore(value, item.subject, item.field, to: &undoing, db)
        return undoing
    }

    /// Of several values that lost in one field only one can come back: the only one, or the only one of this replica.
    private func choosing(_ item: ConflictCase, _ db: Database) throws -> Undoing? {
        guard let field = replica.tables[item.subject.kind]?.kind.field(item.field) else { return nil }
        let own = try ownEdits(db)
        let decided = item.closing?.value(of: field)
        var values: [(value: Value, told: ConflictCase.Testimony)] = []
        for told in item.testimony {
            guard let value = told.value.value(of: field), value != decided else { continue }
            if !values.contains(where: { $0.value == value }) { values.append((value, told)) }
        }
        let mine = values.filter { $0.told.dot.map(own.contains) ?? false }
        guard let chosen = values.count == 1 ? values.first : mine.count == 1 ? mine.first : nil else {
            return values.isEmpty ? nil : Undoing(obstacles: [.several(values.map(\.told))])
        }
        var undoing = Undoing()
        try restore(chosen.value, item.subject, item.field, to: &undoing, db)
        return undoing
    }

    /// What an edit had written that stood at first and was taken back when another met it: no journal lists it, but
    /// the case quotes it, and its author's laptop keeps it. Nil if there is none, or if the case let it through.
    private func returning(_ item: ConflictCase, _ db: Database) throws -> Undoing? {
        guard let told = item.testimony.first, let dot = told.dot else { return nil }
        guard !item.isOpen else { return Undoing(obstacles: [.open(code: item.code)]) }
        guard item.closing?.decision != CaseAnswer.accept.rawValue else { return nil }
        var undoing = Undoing()
        let operation = try changeset(dot, db)?.operations.first { $0.key == item.subject }
        for write in operation?.writes ?? [] where try isTakenBack(write, item, db) {
            try restore(write.value, item.subject, write.field, to: &undoing, db)
        }
        if operation == nil, let field = replica.tables[item.subject.kind]?.kind.field(item.field),
            let value = told.value.value(of: field)
        {
            try restore(value, item.subject, item.field, to: &undoing, db)
        }
        return undoing.restorations.isEmpty && undoing.obstacles.isEmpty ? nil : undoing
    }

    /// A case about several fields does not say about which: those that show again what they showed before.
    private func isTakenBack(_ write: FieldWrite, _ item: ConflictCase, _ db: Database) throws -> Bool {
        if item.field != 0 { return item.field == write.field }
        guard let shown = try shown(item.subject, write.field, db) else { return true }
        return shown == write.base || (shown.isEmpty && (write.base ?? .null).isEmpty)
    }

    /// The newest entry of each field decides what its edit had written there.
    private func restoring(_ entries: [Decision.Entry], _ db: Database) throws -> Undoing {
        var undoing = Undoing()
        var done = Set<FieldKey>()
        for entry in entries where done.insert(FieldKey(key: entry.key, field: entry.field)).inserted {
            guard entry.key.kind != CaseRecord.number else {
                undoing.obstacles.append(.answer(entry.key))
                continue
            }
            guard entry.field > 0 else {
                undoing.obstacles.append(.deletionLost(entry.key))
                continue
            }
            try restore(entry.loser.sibling.value, entry.key, entry.field, to: &undoing, db)
        }
        return undoing
    }

    /// What an own changeset had replaced, where it still shows.
    private func reverting(_ changeset: Changeset, _ db: Database) throws -> Undoing {
        var undoing = Undoing()
        for operation in changeset.operations {
            switch operation.action {
            case .create: undoing.obstacles.append(.created(operation.key))
            case .delete, .erase: undoing.obstacles.append(.deleted(operation.key))
            case .update where operation.key.kind == CaseRecord.number: undoing.obstacles.append(.answer(operation.key))
            case .update: try revert(operation, to: &undoing, db)
            }
        }
        return undoing
    }

    private func revert(_ operation: Changeset.Operation, to undoing: inout Undoing, _ db: Database) throws {
        for write in operation.writes {
            if case .setChange(let adding, let removing) = write.value {
                let inverse = Value.setChange(adding: removing, removing: adding)
                try restore(inverse, operation.key, write.field, to: &undoing, db)
                continue
            }
            guard let shown = try shown(operation.key, write.field, db) else {
                undoing.obstacles.append(.gone(operation.key))
                return
            }
            let stands = shown == write.value || (shown.isEmpty && write.value.isEmpty)
            guard stands, let base = write.base else {
                undoing.obstacles.append(.changedSince(operation.key, write.field))
                continue
            }
            try restore(base.isEmpty ? .null : base, operation.key, write.field, to: &undoing, db)
        }
    }

    private func restore(
        _ value: Value, _ key: RecordKey, _ field: FieldNumber, to undoing: inout Undoing, _ db: Database
    ) throws {
        guard let shown = try shown(key, field, db) else {
            if !undoing.obstacles.contains(.gone(key)) { undoing.obstacles.append(.gone(key)) }
            return
        }
        let wanted = Self.write(value, over: shown, replica.tables[key.kind]?.kind.field(field)?.policy)
        guard let wanted else {
            undoing.obstacles.append(.same(key, field))
            return
        }
        undoing.restorations.append(Undoing.Restoration(key: key, field: field, value: wanted, instead: shown))
    }

    /// The write that brings a value back over what shows; nil if it shows already. A set gets back the elements it
    /// lacks and loses those that were to go; what others did to it stays.
    private static func write(_ value: Value, over shown: Value, _ policy: Policy?) -> Value? {
        guard policy == .addRemove else {
            return value == shown || (value.isEmpty && shown.isEmpty) ? nil : value
        }
        var present: Set<String> = []
        if case .set(let elements) = shown { present = Set(elements) }
        var (adding, removing): ([String], [String]) = ([], [])
        switch value {
        case .setChange(let added, let removed): (adding, removing) = (added, removed)
        case .set(let elements): adding = elements
        case .text(let element): adding = [element]
        default: break
        }
        adding.removeAll { present.contains($0) }
        removing.removeAll { !present.contains($0) }
        return adding.isEmpty && removing.isEmpty ? nil : .setChange(adding: adding, removing: removing)
    }

    /// What a field shows; nil if the record is not here.
    private func shown(_ key: RecordKey, _ field: FieldNumber, _ db: Database) throws -> Value? {
        guard let table = replica.tables[key.kind], let field = table.kind.field(field) else { return nil }
        return try replica.fieldValue(field, of: key, table, db)
    }

    /// An own changeset that is still kept.
    private func changeset(_ dot: Dot, _ db: Database) throws -> Changeset? {
        let isCurrent = dot.replica == (try replicaID(db))
        let select = try RawStatement(
            db,
            isCurrent
                ? "SELECT payload FROM sync_outbox WHERE counter = ?1"
                : "SELECT payload FROM sync_former WHERE counter = ?1 AND replica = ?2")
        select.bind(1, dot.counter)
        if !isCurrent { select.bind(2, Int64(dot.replica.rawValue)) }
        return try select.step() ? try ChangesetCodec.open(select.bytes(0)) : nil
    }
}

// Why this file exists: what became of two edits that met is what the field's policy makes of their two values, asked
// of the policy itself. The values are read again from the log, and only where edits met.

import GRDB
import RecordTables
import SyncProtocol

/// Judges the edits of one record that overlap in time.
final class MeetingJudge {
    private let log: LogReader
    private let schema: Schema

    init(_ db: Database, _ schema: Schema) {
        log = LogReader(db)
        self.schema = schema
    }

    /// Whether what a policy makes of an author's last word depends on what else the author wrote before it.
    static func needsHistory(_ policy: Policy) -> Bool {
        if case .furthestStage = policy.beforeFreeze { true } else { false }
    }

    /// - Parameter touches: newest first.
    func judge(_ key: RecordKey, _ touches: [Touch], _ meetings: inout Meetings) throws {
        guard let first = touches.first, touches.contains(where: { $0.dot.replica != first.dot.replica }),
            let kind = schema.kind(key.kind)
        else { return }
        let touches = Array(touches.reversed())
        if Self.haveMetOnDifferentFields(touches) { meetings.noteSideBySide(key) }
        judgeLife(key, touches, &meetings)
        for (number, writes) in Dictionary(grouping: touches, by: \.field) where number != 0 {
            guard let field = kind.field(number) else { continue }
            if let found = try settle(field, key, writes) { meetings.note(key, number, found) }
        }
    }

    /// Calls `body` with every two that met, oldest first, until it says that it has seen enough.
    private static func forEachMeeting(_ touches: [Touch], _ body: (Int, Int) throws -> Bool) rethrows {
        for later in touches.indices {
            for earlier in touches[..<later].indices.reversed() {
                if touches[earlier].sequence <= touches[later].context.prefix { break }
                guard touches[later].meets(touches[earlier]) else { continue }
                if try body(earlier, later) { return }
            }
        }
    }

    private static func haveMetOnDifferentFields(_ touches: [Touch]) -> Bool {
        var result = false
        forEachMeeting(touches) { a, b in
            result = touches[a].field != touches[b].field && touches[a].field != 0 && touches[b].field != 0
            return result
        }
        return result
    }

    /// A deletion meets whatever else was done to the record.
    private func judgeLife(_ key: RecordKey, _ touches: [Touch], _ meetings: inout Meetings) {
        guard touches.contains(where: { $0.field == 0 }) else { return }
        Self.forEachMeeting(touches) { a, b in
            guard touches[a].field == 0 || touches[b].field == 0 else { return false }
            let holder =
                (touches[a].field == 0 ? touches[a].holder : nil)
                ?? (touches[b].field == 0 ? touches[b].holder : nil)
            let settlement: ConflictReport.Settlement =
                holder != nil ? .asked : touches[a].field == touches[b].field ? .merged : .chosen
            meetings.note(
                key, 0, Meetings.Found(settlement: settlement, rule: holder ?? Rule.updateBeatsDelete.name))
            return false
        }
    }

    // MARK: Fields

    /// What became of a field; nil if no edits of it met.
    private func settle(_ field: Field, _ key: RecordKey, _ writes: [Touch]) throws -> Meetings.Found? {
        let policy = field.policy.beforeFreeze
        let next = Self.successors(writes)
        var siblings = Siblings(self, field, key, writes)
        var result: Meetings.Found?
        try Self.forEachMeeting(writes) { a, b in
            // Only last words: not what its author replaced without having learnt of the other side.
            if let after = next[a], !writes[after].knows(writes[b]) { return false }
            if let after = next[b], !writes[after].knows(writes[a]) { return false }
            let found =
                if let holder = writes[a].holder ?? writes[b].holder {
                    Meetings.Found(settlement: .asked, rule: holder)
                } else {
                    Meetings.Found(
                        settlement: try siblings.settlement(of: a, b, policy), rule: policy.name)
                }
            if let known = result, known.settlement >= found.settlement { return known.settlement == .asked }
            result = found
            return found.settlement == .asked
                || (found.settlement == .chosen && !field.policy.mayAskPerson && !writes.contains { $0.holder != nil })
        }
        return result
    }

    /// The next write of the same author, by position.
    private static func successors(_ writes: [Touch]) -> [Int: Int] {
        var newest: [ReplicaID: Int] = [:]
        var result: [Int: Int] = [:]
        for index in writes.indices.reversed() {
            result[index] = newest[writes[index].dot.replica]
            newest[writes[index].dot.replica] = index
        }
        return result
    }

    /// The writes of one field with their values, read as they are needed.
    private struct Siblings {
        private let judge: MeetingJudge
        private let field: Field
        private let key: RecordKey
        private let writes: [Touch]
        private var known: [Int: Sibling] = [:]

        init(_ judge: MeetingJudge, _ field: Field, _ key: RecordKey, _ writes: [Touch]) {
            self.judge = judge
            self.field = field
            self.key = key
            self.writes = writes
        }

        mutating func settlement(of a: Int, _ b: Int, _ policy: Policy) throws -> ConflictReport.Settlement {
            switch policy {
            case .addRemove, .counter, .max, .min, .derived: return .merged
            default: break
            }
            let (one, other) = (try sibling(a), try sibling(b))
            if one.value == other.value { return .merged }
            if policy.asksPerson(about: FieldState([one, other])) { return .asked }
            if case .textMerge = policy { return .merged }
            return .chosen
        }

        private mutating func sibling(_ index: Int) throws -> Sibling {
            if known.isEmpty && MeetingJudge.needsHistory(field.policy) { try replay() }
            if let sibling = known[index] { return sibling }
            let sibling = try judge.log.sibling(of: field.number, key, writes[index])
            known[index] = sibling
            return sibling
        }

        /// Plays all writes through the policy, in HQ's order, so that each has its generation.
        private mutating func replay() throws {
            var state = FieldState()
            for (index, touch) in writes.enumerated() {
                let plain = try judge.log.sibling(of: field.number, key, touch)
                _ = state.apply(
                    plain, context: touch.context, policy: field.policy.beforeFreeze, byHeadquarters: false,
                    creating: false)
                known[index] = state.siblings.first { $0.dot == touch.dot } ?? plain
            }
        }
    }
}

/// Reads single writes out of the log.
private final class LogReader {
    private let db: Database
    private var last: (sequence: CommitSequence, changeset: Changeset)?

    init(_ db: Database) { self.db = db }

    /// A write as its author made it. What cannot be read any more says nothing.
    func sibling(of field: FieldNumber, _ key: RecordKey, _ touch: Touch) throws -> Sibling {
        let changeset = try changeset(at: touch.sequence)
        let write = changeset?.operations.last { operation in
            operation.key == key && operation.writes.contains { $0.field == field }
        }?.writes.last { $0.field == field }
        return Sibling(
            dot: touch.dot, sequence: touch.sequence, stamp: changeset?.stamp ?? .zero, value: write?.value ?? .null,
            base: write?.base, circumstances: Sibling.Circumstances(seen: touch.context.prefix))
    }

    private func changeset(at sequence: CommitSequence) throws -> Changeset? {
        if let last, last.sequence == sequence { return last.changeset }
        let select = try RawStatement(cached: db, "SELECT payload FROM hq_log WHERE sequence = ?")
        select.bind(1, sequence)
        defer { select.reset() }
        guard try select.step(), let changeset = try? ChangesetCodec.open(select.bytes(0)) else { return nil }
        last = (sequence, changeset)
        return changeset
    }
}

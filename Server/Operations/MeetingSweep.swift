// Why this file exists: whether two edits were made apart is said by what their authors had seen. Read backwards, the
// log needs little memory for it: an edit can only meet commits that come after what its author had seen.

import GRDB
import RecordTables
import SyncProtocol

/// Where edits met, and what became of it.
struct Meetings {
    struct Found: Hashable {
        let settlement: ConflictReport.Settlement
        /// By which policy or rule.
        let rule: String
    }

    private(set) var fields: [RecordKey: [FieldNumber: Found]] = [:]
    /// Records on which edits of different fields met.
    private(set) var sideBySide: Set<RecordKey> = []

    mutating func noteSideBySide(_ key: RecordKey) { sideBySide.insert(key) }

    /// Takes in what was found elsewhere.
    mutating func add(_ other: Meetings) {
        sideBySide.formUnion(other.sideBySide)
        for (key, fields) in other.fields {
            for (field, found) in fields { note(key, field, found) }
        }
    }

    /// Of two findings about a field the one that asks more of people stays; of two alike the first in the alphabet, so
    /// that the order of the log does not show.
    mutating func note(_ key: RecordKey, _ field: FieldNumber, _ found: Found) {
        if let known = fields[key]?[field],
            (known.settlement, found.rule) > (found.settlement, known.rule) || known == found
        {
            return
        }
        fields[key, default: [:]][field] = found
    }
}

/// One write of one field by a device, without its value.
struct Touch {
    /// 0 for a deletion.
    let field: FieldNumber
    let dot: Dot
    let sequence: CommitSequence
    /// As of when it counts.
    let stamp: Stamp
    let context: CausalContext
    /// The policy by which HQ held the write or a later one that replaced it; nil if it held neither.
    var holder: String?

    func knows(_ other: Touch) -> Bool { context.contains(other.dot, sequence: other.sequence) }

    /// Whether the two were made apart by different devices.
    func meets(_ other: Touch) -> Bool {
        dot.replica != other.dot.replica && !knows(other) && !other.knows(self)
    }

    /// Whether this write replaced an earlier one of its author, who had learnt nothing in between: whoever met the
    /// earlier one meets this one too.
    func stands(for earlier: Touch) -> Bool {
        dot.replica == earlier.dot.replica && field == earlier.field && context.prefix <= earlier.context.prefix
            && context.observed == earlier.context.observed
    }
}

/// Reads the log from its end to its beginning and gathers what met.
struct MeetingSweep {
    private(set) var meetings = Meetings()
    private(set) var tallies = EditTallies()
    private(set) var changesets: UInt64 = 0
    private let db: Database
    private let schema: Schema
    private let forks: [Fork]
    private let judge: MeetingJudge
    /// Edits that may still meet an earlier commit, by record, newest first.
    private var open: [RecordKey: Cluster] = [:]
    /// How many clusters are looked through for those that are over.
    private var patience = MeetingSweep.leastPatience

    private static let leastPatience = 4096

    /// Edits of one record that overlap in time: each was made before its author could know the ones before it.
    private struct Cluster {
        var touches: [Touch] = []
        /// No commit up to this one can meet any of them.
        var end: CommitSequence = .max
        /// Where the newest touch of a field by a device stands in `touches`.
        var places: [Place: Int] = [:]

        struct Place: Hashable {
            let field: FieldNumber
            let replica: ReplicaID
        }

        /// - Parameter keepsAll: what each of an author's edits said matters, not only the last.
        mutating func add(_ touch: Touch, keepsAll: Bool) {
            let place = Place(field: touch.field, replica: touch.dot.replica)
            if let index = places[place], touches[index].stands(for: touch), !keepsAll {
                touches[index].holder = touches[index].holder ?? touch.holder
                return
            }
            places[place] = touches.count
            touches.append(touch)
            end = min(end, touch.context.prefix)
        }
    }

    init(_ db: Database, _ schema: Schema, forks: [Fork]) {
        self.db = db
        self.schema = schema
        self.forks = forks
        judge = MeetingJudge(db, schema)
    }

    mutating func run() throws {
        let log = try RawStatement(
            cached: db,
            "SELECT sequence, receipt, payload, stamp FROM hq_log WHERE replica <> \(ReplicaID.headquarters.rawValue) "
                + "ORDER BY sequence DESC")
        defer { log.reset() }
        while try log.step() {
            changesets += 1
            // What HQ could not read it could not apply either.
            guard let changeset = try? ChangesetCodec.open(log.bytes(2)) else { continue }
            let remarks = log.isNull(1) ? [] : try StoredValue.receipt(log.bytes(1))?.remarks ?? []
            let stamp = Stamp(rawValue: log.unsigned(3))
            for operation in changeset.operations {
                try take(operation, changeset, at: log.unsigned(0), stamp, remarks)
            }
            if open.count > patience { try closeFinished(at: log.unsigned(0)) }
        }
        for (key, cluster) in open { try close(key, cluster) }
        open = [:]
    }

    /// Judges the edits of a cluster. A field on which they met counts to whoever wrote it last among them, that day.
    private mutating func close(_ key: RecordKey, _ cluster: Cluster) throws {
        var found = Meetings()
        try judge.judge(key, cluster.touches, &found)
        meetings.add(found)
        for (field, outcome) in found.fields[key] ?? [:] {
            guard let newest = cluster.touches.first(where: { $0.field == field }) else { continue }
            tallies.noteMeeting(newest, outcome.settlement)
        }
    }

    private mutating func take(
        _ operation: Changeset.Operation, _ changeset: Changeset, at sequence: CommitSequence, _ stamp: Stamp,
        _ remarks: [Receipt.Remark]
    ) throws {
        guard let kind = schema.kind(operation.key.kind) else { return }
        if let cluster = open[operation.key], cluster.end >= sequence {
            try close(operation.key, cluster)
            open[operation.key] = nil
        }
        let context = CausalContext(
            of: changeset.dot, prefix: forks.clamped(changeset.seen), observed: changeset.observed)
        for field in Self.fields(operation) {
            let remark = remarks.last { $0.key == operation.key && ($0.field == field || $0.field == 0) }
            if remark?.verdict == .refused { continue }
            let touch = Touch(
                field: field, dot: changeset.dot, sequence: sequence, stamp: stamp, context: context,
                holder: remark.flatMap { Self.holder($0, isDeletion: field == 0) })
            tallies.noteEdit(touch)
            let keepsAll = kind.field(field).map { MeetingJudge.needsHistory($0.policy) } ?? false
            open[operation.key, default: Cluster()].add(touch, keepsAll: keepsAll)
        }
    }

    private static func fields(_ operation: Changeset.Operation) -> [FieldNumber] {
        switch operation.action {
        case .create, .update: operation.writes.map(\.field)
        case .delete: [0]
        case .erase: []
        }
    }

    /// A rule across records holds whichever of two edits comes second, so it would let the order of arrival show;
    /// but for deletions, which such a rule holds for what they are.
    private static func holder(_ remark: Receipt.Remark, isDeletion: Bool) -> String? {
        guard remark.verdict == .held, isDeletion || remark.rule != .invariant else { return nil }
        return remark.name.isEmpty ? remark.rule.name : remark.name
    }

    /// Judges the clusters that no earlier commit can join.
    private mutating func closeFinished(at sequence: CommitSequence) throws {
        for (key, cluster) in open where cluster.end >= sequence {
            try close(key, cluster)
            open[key] = nil
        }
        patience = max(Self.leastPatience, open.count * 2)
    }
}

// Why this file exists: "who could see this, and when?" is answered by two histories laid over each other: where the
// record lived, and who could hold what lives there.

import GRDB
import RecordTables
import SyncProtocol

/// Who could see a record, and who wrote to it.
public struct AccessReport: Sendable {
    public enum State: String, Sendable {
        case alive, deleted, erased
        /// HQ keeps no row of it: its deletion was collected, or it never took it in.
        case gone
    }

    /// What HQ can say of whether a device really has it.
    public enum Arrival: String, Sendable {
        /// The device has said that it has everything up to a commit after the record came to it.
        case fetched
        /// It has not said so yet.
        case pending
        /// It may hold the record no more; whether it ever fetched it is not on record.
        case unknown
    }

    /// Commits, `from` included; `to` is the one that ended it, nil while it lasts.
    public struct Span: Hashable, Sendable {
        public let from: CommitSequence
        public let to: CommitSequence?
        /// When HQ took these commits in, Unix milliseconds.
        public let fromAt: UInt64
        public let toAt: UInt64?
    }

    public struct Holder: Sendable {
        public let replica: ReplicaID
        public let name: String
        public let device: String
        public let scope: ScopeID
        public let span: Span
        public let arrival: Arrival
    }

    public struct Writer: Sendable {
        public let replica: ReplicaID
        public let name: String
        public let device: String
        public let commits: UInt64
        public let span: Span
    }

    public let key: RecordKey
    public let state: State
    /// Where it lived, oldest first.
    public let places: [(scope: ScopeID, span: Span)]
    public let holders: [Holder]
    /// Who sent edits of it, accepted or not: they knew of it, whatever they could hold.
    public let writers: [Writer]
}

extension Headquarters {
    /// Who could see a record, and when.
    /// - Returns: nil if nothing in HQ's log names it.
    public func whoCouldSee(_ key: RecordKey) async throws -> AccessReport? {
        try await pool.read { [schema] db in
            var inquiry = AccessInquiry(db, schema, key)
            return try inquiry.run()
        }
    }
}

/// One inquiry.
private struct AccessInquiry {
    private typealias Place = (scope: ScopeID, from: CommitSequence, to: CommitSequence?)

    private let db: Database
    private let schema: Schema
    private let key: RecordKey
    private var authors: Authors

    init(_ db: Database, _ schema: Schema, _ key: RecordKey) {
        self.db = db
        self.schema = schema
        self.key = key
        authors = Authors(db)
    }

    mutating func run() throws -> AccessReport? {
        let (writers, birth) = try writers()
        guard let birth else { return nil }
        let (state, last) = try row()
        let places = try places(since: birth, last)
        var holders: [AccessReport.Holder] = []
        for place in places { holders += try self.holders(of: place) }
        return AccessReport(
            key: key, state: state, places: try places.map { ($0.scope, try span($0.from, $0.to)) },
            holders: holders, writers: writers)
    }

    private func span(_ from: CommitSequence, _ to: CommitSequence?) throws -> AccessReport.Span {
        AccessReport.Span(from: from, to: to, fromAt: try time(from), toAt: try to.map(time))
    }

    /// When HQ took in a commit; of a number that a restore left out, the last before it.
    private func time(_ sequence: CommitSequence) throws -> UInt64 {
        let select = try RawStatement(
            cached: db, "SELECT received FROM hq_log WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1")
        select.bind(1, sequence)
        defer { select.reset() }
        return try select.step() ? Stamp(rawValue: select.unsigned(0)).milliseconds : 0
    }

    /// Whose commits name the record, and the first that does.
    private mutating func writers() throws -> ([AccessReport.Writer], CommitSequence?) {
        let select = try LogSearch.select(AuditCursor.columns, naming: key.id, from: 0, db)
        var found: [ReplicaID: (count: UInt64, first: CommitSequence, last: CommitSequence)] = [:]
        while let entry = try AuditCursor.commit(select)?.entry {
            guard let changeset = try? ChangesetCodec.open(entry.payload),
                changeset.operations.contains(where: { $0.key == key })
            else { continue }
            let known = found[changeset.speaker]
            found[changeset.speaker] = ((known?.count ?? 0) + 1, known?.first ?? entry.sequence, entry.sequence)
        }
        let birth = found.values.map(\.first).min()
        let writers = try found.sorted { $0.key < $1.key }.map { replica, wrote in
            let enrolled = try authors.enrolled(replica)
            return AccessReport.Writer(
                replica: replica, name: enrolled?.name ?? "", device: enrolled?.device ?? "", commits: wrote.count,
                span: try span(wrote.first, wrote.last))
        }
        return (writers, birth)
    }

    /// What became of it, where it lies, and the commit that ended its life.
    private func row() throws -> (AccessReport.State, (scope: ScopeID, to: CommitSequence?)?) {
        guard let kind = schema.kind(key.kind) else { return (.gone, nil) }
        let select = try RawStatement(
            cached: db, "SELECT _scope, _alive, _life FROM \(RecordTable.of(kind).sqlName) WHERE id = ?")
        select.bind(1, key.id)
        defer { select.reset() }
        guard try select.step() else { return (.gone, nil) }
        let scope = ScopeID(rawValue: UInt32(clamping: select.integer(0)))
        switch select.integer(1) {
        case 1: return (.alive, (scope, nil))
        case RecordHeader.erasedLife: return (.erased, (scope, select.unsigned(2)))
        default: return (.deleted, (scope, select.unsigned(2)))
        }
    }

    /// Where it lived: the scopes it left, and the one it lies in.
    private func places(
        since birth: CommitSequence, _ last: (scope: ScopeID, to: CommitSequence?)?
    ) throws -> [Place] {
        let departures = try RawStatement(
            cached: db,
            "SELECT scope, sequence FROM hq_departure WHERE id = ? AND kind = ? AND record = 1 ORDER BY sequence")
        departures.bind(1, key.id)
        departures.bind(2, Int64(key.kind))
        defer { departures.reset() }
        var places: [Place] = []
        var from = birth
        while try departures.step() {
            places.append((ScopeID(rawValue: UInt32(clamping: departures.integer(0))), from, departures.unsigned(1)))
            from = departures.unsigned(1)
        }
        if let last { places.append((last.scope, from, last.to)) }
        return places
    }

    /// Devices that could hold what lived in a place while the record did.
    private mutating func holders(of place: Place) throws -> [AccessReport.Holder] {
        let grants = try RawStatement(
            db,
            "SELECT g.replica, since, until, prefix FROM hq_grant g LEFT JOIN hq_attendance a USING (replica) "
                + "WHERE scope = ? AND since < ? AND ifnull(until, ?) > ? ORDER BY since, replica")
        grants.bind(1, Int64(place.scope.rawValue))
        grants.bind(2, Int64(clamping: place.to ?? .max))
        grants.bind(3, Int64.max)
        grants.bind(4, place.from)
        var holders: [AccessReport.Holder] = []
        while try grants.step() {
            let replica = ReplicaID(rawValue: UInt32(clamping: grants.integer(0)))
            let from = max(place.from, grants.unsigned(1))
            let to = [place.to, grants.isNull(2) ? nil : grants.unsigned(2)].compactMap { $0 }.min()
            let enrolled = try authors.enrolled(replica)
            let arrival: AccessReport.Arrival = to != nil ? .unknown : grants.unsigned(3) >= from ? .fetched : .pending
            holders.append(
                AccessReport.Holder(
                    replica: replica, name: enrolled?.name ?? "", device: enrolled?.device ?? "", scope: place.scope,
                    span: try span(from, to), arrival: arrival))
        }
        return holders
    }
}

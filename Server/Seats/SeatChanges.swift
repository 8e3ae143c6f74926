// Why this file exists: whoever comes back to a page asks first what is new. The tables know which records changed, the
// log knows by whom and how.

import GRDB
import RecordTables
import SyncProtocol

/// A record that changed after a commit.
public struct SeatChange: Hashable, Sendable {
    public let key: RecordKey
    /// σ of its newest visible change.
    public let sequence: CommitSequence
    /// Who made the newest change of a person's, or HQ if nobody else did, and on what.
    public let author: String
    public let device: String
    /// Whether that is the person who asks, wherever they were.
    public let isOwn: Bool
    /// As of when that change counts, Unix milliseconds.
    public let at: UInt64
    /// Every field that was written to since, in order.
    public let fields: [FieldNumber]
    public let isNew: Bool
    public let isDeleted: Bool
}

extension Headquarters {
    /// The records that changed after a commit as far as a person may see them, newest first.
    /// - Parameters:
    ///   - kinds: only of these; nil for all.
    ///   - limit: at most ``RecordQuery/most``.
    public func changes(
        since sequence: CommitSequence, as seat: Seat, kinds: Set<KindNumber>? = nil, limit: Int
    ) async throws -> [SeatChange] {
        try await read(as: seat) { try $0.changes(since: sequence, kinds: kinds, limit: limit) }
    }
}

extension SeatReader {
    /// The same within a snapshot.
    public func changes(
        since sequence: CommitSequence, kinds: Set<KindNumber>? = nil, limit: Int
    ) throws -> [SeatChange] {
        try ChangeInquiry(records, seat, since: sequence, kinds).newest(min(max(limit, 1), RecordQuery.most))
    }
}

/// One question for what is new.
private struct ChangeInquiry {
    private struct Changed {
        let key: RecordKey
        let head: CommitSequence
        let isAlive: Bool
    }

    private let reader: RecordReader
    private let seat: Seat
    private let since: CommitSequence
    private let kinds: [RecordKind]

    /// Up to so many commits are read themselves; for more, the tables are asked.
    private static let fewCommits: UInt64 = 256
    /// Commits of one record that are looked at.
    private static let steps = 20

    init(_ reader: RecordReader, _ seat: Seat, since: CommitSequence, _ kinds: Set<KindNumber>?) {
        self.reader = reader
        self.seat = seat
        self.since = since
        self.kinds = reader.schema.kinds.filter { kinds?.contains($0.number) ?? true }
    }

    func newest(_ limit: Int) throws -> [SeatChange] {
        let frontier = try reader.frontier()
        guard since < frontier else { return [] }
        let changed = frontier - since <= Self.fewCommits ? try changedByLog() : try changedByTables(limit)
        let newest = changed.sorted { ($0.head, $0.key) > ($1.head, $1.key) }.prefix(limit)
        var authors = Authors(reader.db)
        return try newest.compactMap { try story(of: $0, &authors) }
    }

    // MARK: Which

    private func changedByLog() throws -> [Changed] {
        let select = try RawStatement(cached: reader.db, "SELECT payload FROM hq_log WHERE sequence > ?")
        select.bind(1, since)
        defer { select.reset() }
        var keys: Set<RecordKey> = []
        while try select.step() {
            guard let changeset = try? ChangesetCodec.open(select.bytes(0)) else { continue }
            keys.formUnion(changeset.operations.map(\.key))
        }
        let wanted = Dictionary(kinds.map { ($0.number, RecordTable.of($0)) }, uniquingKeysWith: { $1 })
        return try keys.compactMap { key in try wanted[key.kind].flatMap { try changed(key, $0) } }
    }

    private func changed(_ key: RecordKey, _ table: RecordTable) throws -> Changed? {
        let select = try RawStatement(
            cached: reader.db, "SELECT _scope, _head, _alive FROM \(table.sqlName) WHERE id = ?")
        select.bind(1, key.id)
        defer { select.reset() }
        guard try select.step(), seat.scopes.contains(ScopeID(rawValue: UInt32(clamping: select.integer(0)))),
            select.unsigned(1) > since, select.integer(2) != RecordHeader.erasedLife
        else { return nil }
        return Changed(key: key, head: select.unsigned(1), isAlive: select.integer(2) == 1)
    }

    private func changedByTables(_ limit: Int) throws -> [Changed] {
        let scopes = ScopeList.encode(try reader.changedScopes(beyond: since))
        var found: [Changed] = []
        for kind in kinds {
            let select = try RawStatement(
                cached: reader.db,
                "SELECT id, _head, _alive FROM \(RecordTable.of(kind).sqlName) "
                    + "WHERE _scope IN (SELECT value FROM json_each(?)) AND _head > ? AND _alive <> ? "
                    + "ORDER BY _head DESC LIMIT ?")
            select.bind(1, scopes)
            select.bind(2, since)
            select.bind(3, RecordHeader.erasedLife)
            select.bind(4, Int64(limit))
            defer { select.reset() }
            while try select.step() {
                guard let id = select.id(0) else { continue }
                found.append(
                    Changed(
                        key: RecordKey(kind: kind.number, id: id), head: select.unsigned(1),
                        isAlive: select.integer(2) == 1))
            }
        }
        return found
    }

    // MARK: How

    /// Walks back from the newest change; HQ often follows up on what a person did, and the person is what counts.
    private func story(of changed: Changed, _ authors: inout Authors) throws -> SeatChange? {
        var told: HistoryEntry?
        var fields: Set<FieldNumber> = []
        var isNew = false
        var (next, steps) = (changed.head, 0)
        while next > since, steps < Self.steps,
            let (entry, previous) = try Headquarters.step(changed.key, at: next, &authors, reader.db)
        {
            steps += 1
            fields.formUnion(entry.writes.map(\.field))
            isNew = isNew || previous == 0
            let isByPerson = entry.dot.replica != .headquarters
            if told == nil || (isByPerson && told?.dot.replica == .headquarters) { told = entry }
            guard previous < next else { break }
            next = previous
        }
        guard let told else { return nil }
        return SeatChange(
            key: changed.key, sequence: changed.head, author: told.author, device: told.device,
            isOwn: try authors.enrolled(told.dot.replica)?.person == seat.person, at: told.stamp.milliseconds,
            fields: fields.sorted(), isNew: isNew, isDeleted: !changed.isAlive)
    }
}

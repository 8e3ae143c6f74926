// Why this file exists: where people must choose, and where something lost, they are shown who wrote what. Both are
// rare, so they are read one by one, after the rows.

import GRDB
import RecordTables
import SyncProtocol

/// Contested fields met while rows were read.
struct CandidateList {
    private var fields: [(id: RecordID, field: FieldNumber)] = []

    /// Bytes of values after which a message is closed.
    fileprivate static let byteLimit = 1 << 20
    fileprivate static let entryLimit = 4096

    mutating func add(_ id: RecordID, _ marks: FieldMarks, beyond base: CommitSequence) {
        for field in marks.fields(with: FieldMarks.contested) where marks.sequence(field) > base {
            fields.append((id, field))
        }
    }

    func finish(_ db: Database, _ kind: RecordKind) throws -> [Message] {
        guard !fields.isEmpty else { return [] }
        var authors = Authors(db)
        var messages: [Message] = []
        var open: [Candidates.Field] = []
        var bytes = 0
        for (id, field) in fields {
            let key = RecordKey(kind: kind.number, id: id)
            let (candidates, size) = try Self.candidates(key, field, db, &authors)
            open.append(Candidates.Field(key: key, field: field, candidates: candidates))
            bytes += size
            if bytes >= Self.byteLimit || open.count >= Self.entryLimit {
                messages.append(.candidates(Candidates(fields: open)))
                open = []
                bytes = 0
            }
        }
        if !open.isEmpty { messages.append(.candidates(Candidates(fields: open))) }
        return messages
    }

    static func candidates(
        _ key: RecordKey, _ field: FieldNumber, _ db: Database, _ authors: inout Authors
    ) throws -> ([Candidate], bytes: Int) {
        let statement = try RawStatement(
            cached: db,
            "SELECT \(SiblingStore.columns) FROM hq_sibling WHERE kind = ? AND id = ? AND field = ?")
        statement.bind(1, Int64(key.kind))
        statement.bind(2, key.id)
        statement.bind(3, Int64(field))
        defer { statement.reset() }
        let candidates = try SiblingStore.state(statement).siblings
            .map { Candidate($0, author: try authors.name($0.dot.replica)) }
        let bytes = candidates.reduce(0) {
            $0 + StoredValue.bytes($1.sibling.value).count + ($1.sibling.base.map(StoredValue.bytes)?.count ?? 0) + 64
        }
        return (candidates, bytes)
    }
}

/// Reads journal entries.
enum JournalFeed {
    static let columns = "sequence, kind, id, field, verdict, rule, loser, winner, name"

    static func read(_ db: Database, _ span: FeedSpan) throws -> [Message] {
        let statement = try RawStatement(
            cached: db,
            "SELECT \(columns) FROM hq_journal WHERE scope = ? AND placed > ? AND placed <= ? "
                + "ORDER BY sequence, entry")
        span.bind(statement)
        return try messages(statement, span.scope, db)
    }

    /// What the journal says in a scope of a kind's records in some ranges.
    static func read(
        _ db: Database, _ kind: KindNumber, _ scope: ScopeID, in ranges: Set<Int>
    ) throws -> [Message] {
        let statement = try RawStatement(
            cached: db, "SELECT \(columns) FROM hq_journal WHERE scope = ? AND kind = ? ORDER BY sequence, entry")
        statement.bind(1, Int64(scope.rawValue))
        statement.bind(2, Int64(kind))
        return try messages(statement, scope, db) { ranges.contains(InventoryRange.index(of: $0.id)) }
    }

    private static func messages(
        _ statement: RawStatement, _ scope: ScopeID, _ db: Database, where isAsked: (RecordKey) -> Bool = { _ in true }
    ) throws -> [Message] {
        defer { statement.reset() }
        var authors = Authors(db)
        var messages: [Message] = []
        var open: [Decision.Entry] = []
        var bytes = 0
        while try statement.step() {
            guard let entry = try entry(statement, &authors), isAsked(entry.key) else { continue }
            open.append(entry)
            bytes += statement.blobBytes(6).count + statement.blobBytes(7).count + 64
            if bytes >= CandidateList.byteLimit || open.count >= CandidateList.entryLimit {
                messages.append(.decision(Decision(scope: scope, entries: open)))
                open = []
                bytes = 0
            }
        }
        if !open.isEmpty { messages.append(.decision(Decision(scope: scope, entries: open))) }
        return messages
    }

    /// - Parameter statement: stands on a row of ``columns``.
    static func entry(_ statement: RawStatement, _ authors: inout Authors) throws -> Decision.Entry? {
        guard let id = statement.id(2), let verdict = Verdict(rawValue: UInt8(clamping: statement.integer(4))),
            let rule = Rule(rawValue: UInt8(clamping: statement.integer(5)))
        else { return nil }
        let loser = try StoredValue.sibling(statement.bytes(6))
        let winner = statement.isNull(7) ? nil : try StoredValue.sibling(statement.bytes(7))
        return Decision.Entry(
            sequence: statement.unsigned(0), key: RecordKey(kind: KindNumber(clamping: statement.integer(1)), id: id),
            field: FieldNumber(clamping: statement.integer(3)), verdict: verdict, rule: rule,
            loser: Candidate(loser, author: try authors.name(loser.dot.replica)),
            winner: try winner.map { Candidate($0, author: try authors.name($0.dot.replica)) }, name: statement.text(8))
    }
}

/// Names of authors by replica.
struct Authors {
    private let db: Database
    private var known: [ReplicaID: EnrolledReplica] = [:]

    init(_ db: Database) { self.db = db }

    mutating func enrolled(_ replica: ReplicaID) throws -> EnrolledReplica? {
        if let enrolled = known[replica] { return enrolled }
        known[replica] = try Registry.load(replica, db)
        return known[replica]
    }

    mutating func name(_ replica: ReplicaID) throws -> String { try enrolled(replica)?.name ?? "replica \(replica)" }
}

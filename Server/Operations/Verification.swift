// Why this file exists: HQ proves to its operator that what it holds is whole: everything that is kept incrementally is
// counted again from the ground up.

import GRDB
import RecordTables
import SyncProtocol

/// Something that must not be.
public struct VerificationFinding: Hashable, Sendable {
    /// A stable name in kebab case, such as `chain`.
    public let check: String
    public let sentence: String
}

/// What a verification looked at and found.
public struct VerificationReport: Sendable {
    public internal(set) var commits: UInt64 = 0
    public internal(set) var records: UInt64 = 0
    public internal(set) var findings: [VerificationFinding] = []
    public var isSound: Bool { findings.isEmpty }
}

extension Headquarters {
    /// Checks the whole database in one snapshot while the server goes on.
    public func verify() async throws -> VerificationReport {
        try await pool.read { [schema] db in
            var verification = Verification(db, schema)
            return try verification.run()
        }
    }
}

/// One verification.
private struct Verification {
    private let db: Database
    private let schema: Schema
    private var report = VerificationReport()
    private var frontier: CommitSequence = 0
    private var forks: [Fork] = []
    private var digests: [ScopeID: ScopeDigest] = [:]

    /// Findings told at most: a broken disk would otherwise fill the screen.
    private static let limit = 100

    init(_ db: Database, _ schema: Schema) {
        self.db = db
        self.schema = schema
    }

    mutating func run() throws -> VerificationReport {
        for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where line != "ok" {
            find("file", "SQLite says: \(line)")
        }
        frontier = try FeedReader.frontier(db)
        forks = try Fork.all(db)
        try checkNumbers()
        try checkChains()
        for kind in schema.kinds { try checkRecords(kind) }
        try checkDigests()
        try checkSiblings()
        return report
    }

    private mutating func find(_ check: String, _ sentence: String) {
        if report.findings.count < Self.limit {
            report.findings.append(VerificationFinding(check: check, sentence: sentence))
        }
    }

    private mutating func checkNumbers() throws {
        let count = try RawStatement(cached: db, "SELECT count(*), min(sequence) FROM hq_log")
        defer { count.reset() }
        guard try count.step() else { return }
        report.commits = count.unsigned(0)
        let skipped = forks.reduce(0) { $0 + ($1.base - min($1.base, $1.sequence)) }
        if count.unsigned(0) &+ skipped != frontier
            || (count.unsigned(0) > 0 && forks.isEmpty && count.unsigned(1) != 1)
        {
            find("sequence", "The log holds \(count.unsigned(0)) commits, but its last number is \(frontier).")
        }
        for fork in forks {
            let stray = try RawStatement(db, "SELECT count(*) FROM hq_log WHERE sequence > ? AND sequence <= ?")
            stray.bind(1, fork.sequence)
            stray.bind(2, fork.base)
            if try stray.step(), stray.integer(0) > 0 {
                find("sequence", "\(stray.integer(0)) commits have numbers that a restore had given up.")
            }
        }
    }

    /// The counter that comes after one of a replica's: HQ's own leaves some out at a restore.
    private func counter(after counter: UInt64, _ replica: Int64) -> UInt64 {
        guard replica == Int64(ReplicaID.headquarters.rawValue) else { return counter + 1 }
        var last = counter
        for fork in forks where fork.counter == last { last = fork.counterBase }
        return last + 1
    }

    /// Every replica's counters are contiguous, its chain follows from its payloads, and its entry says the same.
    private mutating func checkChains() throws {
        let log = try RawStatement(
            cached: db,
            "SELECT replica, counter, chain, payload, sequence, receipt IS NULL, redacted FROM hq_log "
                + "ORDER BY replica, counter")
        defer { log.reset() }
        var replica: Int64 = 0
        var counter: UInt64 = 0
        var chain = ChainHash.start
        while try log.step() {
            if log.integer(0) != replica {
                try checkStanding(replica, counter, chain)
                (replica, counter, chain) = (log.integer(0), 0, .start)
            }
            counter = self.counter(after: counter, replica)
            let payload = log.bytes(3)
            // Where an erasure took something out, the chain goes on from what was there.
            let isRedacted = log.integer(6) != 0
            chain = (isRedacted ? ChainHash(log.bytes(2)) : nil) ?? chain.extended(by: payload)
            if log.unsigned(1) != counter {
                find("counter", "Replica \(replica) has changeset \(log.unsigned(1)) where \(counter) should be.")
                counter = log.unsigned(1)
            }
            if log.bytes(2) != chain.bytes {
                find("chain", "The payload of commit \(log.unsigned(4)) is not what replica \(replica) sent.")
                chain = ChainHash(log.bytes(2)) ?? chain
            }
            checkPayload(payload, replica, counter, at: log.unsigned(4), mustOpen: log.integer(5) != 0)
        }
        try checkStanding(replica, counter, chain)
    }

    private mutating func checkPayload(
        _ payload: [UInt8], _ replica: Int64, _ counter: UInt64, at sequence: CommitSequence, mustOpen: Bool
    ) {
        do throws(WireError) {
            let dot = try ChangesetCodec.open(payload).dot
            if mustOpen && (Int64(dot.replica.rawValue) != replica || dot.counter != counter) {
                find("dot", "Commit \(sequence) is listed as \(replica):\(counter) but names itself \(dot).")
            }
        } catch {
            if mustOpen { find("payload", "Commit \(sequence) cannot be read: \(error).") }
        }
    }

    private mutating func checkStanding(_ replica: Int64, _ counter: UInt64, _ chain: ChainHash) throws {
        guard replica > 0 else { return }
        let standing = try Registry.load(ReplicaID(rawValue: UInt32(clamping: replica)), db)?.standing
        let counter = self.counter(after: counter, replica) - 1
        if standing?.counter != counter || standing?.chain != chain {
            find("standing", "Replica \(replica) stands at \(standing?.counter ?? 0), but its log ends at \(counter).")
        }
    }

    private mutating func checkRecords(_ kind: RecordKind) throws {
        let table = RecordTable.of(kind)
        let rows = try RawStatement(
            cached: db,
            "SELECT id, _scope, _head, _entered, _alive, _life, _fields, \(table.columnList) FROM \(table.sqlName)")
        defer { rows.reset() }
        var audit = try ValueAudit(db, schema, table)
        while try rows.step() {
            guard let id = rows.id(0) else {
                find("record", "A row of \(kind.name) has no proper id.")
                continue
            }
            report.records += 1
            let head = rows.unsigned(2)
            let scope = ScopeID(rawValue: UInt32(clamping: rows.integer(1)))
            if rows.integer(4) == 1 { digests[scope, default: .empty].add(id, head: head) }
            if head > frontier || rows.unsigned(3) > head || rows.unsigned(5) > head {
                find("record", "\(kind.name) \(id) carries commit numbers that are out of order.")
            }
            guard let marks = try? FieldMarks(rows.blobBytes(6)) else {
                find("field", "The field marks of \(kind.name) \(id) cannot be read.")
                continue
            }
            if !marks.fields(beyond: head).isEmpty {
                find("field", "\(kind.name) \(id) has a field newer than the record.")
            }
            guard rows.integer(4) == 1 else { continue }
            let unfounded = try audit.unfounded(RecordKey(kind: kind.number, id: id), marks) { field in
                rows.value(of: field, at: 7 + (table.spans[field.number]?.lowerBound ?? 0))
            }
            for field in unfounded {
                find("value", "\(kind.name) \(id) shows a \(field.name) that no edit in the log wrote.")
            }
        }
    }

    private mutating func checkDigests() throws {
        for state in try Registry.scopes(db) {
            let counted = digests.removeValue(forKey: state.scope) ?? .empty
            if counted != state.digest {
                find("digest", "Scope \(state.scope) should hold \(state.digest) and holds \(counted).")
            }
            if state.head > frontier { find("scope", "Scope \(state.scope) is ahead of the log.") }
        }
        for scope in digests.keys.sorted() { find("scope", "Records belong to scope \(scope), which is not listed.") }
    }

    private mutating func checkSiblings() throws {
        let siblings = try RawStatement(cached: db, "SELECT count(*) FROM hq_sibling WHERE sequence > ?")
        siblings.bind(1, frontier)
        defer { siblings.reset() }
        if try siblings.step(), siblings.integer(0) > 0 {
            find("sibling", "\(siblings.integer(0)) live edits are ahead of the log.")
        }
    }
}

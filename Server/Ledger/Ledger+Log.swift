// Why this file exists: the log beneath the judge: who stands where, what was made when, what is due.

import GRDB
import RecordTables
import SyncProtocol

extension Ledger: LedgerStore {
    package var timeline: Timeline { mirror.read { $0.timeline } }
    package var frontier: CommitSequence { draft.frontier }
    package var isRestored: Bool { mirror.read { !$0.forks.isEmpty } }

    package func held(_ key: RecordKey, in commits: ClosedRange<CommitSequence>) throws -> [JournalEntry] {
        let select = try RawStatement(
            cached: db,
            "SELECT sequence, scope, field, rule, loser, name FROM hq_journal "
                + "WHERE id = ? AND kind = ? AND verdict = ? AND sequence BETWEEN ? AND ? ORDER BY entry")
        select.bind(1, key.id)
        select.bind(2, Int64(key.kind))
        select.bind(3, Int64(Verdict.held.rawValue))
        select.bind(4, Int64(clamping: commits.lowerBound))
        select.bind(5, Int64(clamping: commits.upperBound))
        defer { select.reset() }
        var entries: [JournalEntry] = []
        while try select.step() {
            guard let rule = Rule(rawValue: UInt8(clamping: select.integer(3))) else { continue }
            entries.append(
                JournalEntry(
                    sequence: select.unsigned(0), scope: ScopeID(rawValue: UInt32(clamping: select.integer(1))),
                    key: key, field: FieldNumber(clamping: select.integer(2)), verdict: .held, rule: rule,
                    loser: try StoredValue.sibling(select.bytes(4)), winner: nil, name: select.text(5)))
        }
        return entries
    }

    package func clamped(_ seen: CommitSequence) -> CommitSequence { mirror.read { $0.forks.clamped(seen) } }
    package var clock: HybridClock {
        get { draft.clock }
        set { draft.clock = newValue }
    }

    package func standing(of replica: ReplicaID) throws -> Standing? { try enrolled(replica)?.standing }

    /// A replica as this transaction sees it.
    func enrolled(_ replica: ReplicaID) throws -> EnrolledReplica? {
        if let known = draft.replicas[replica] ?? mirror.read({ $0.replicas[replica] }) { return known }
        return try Registry.load(replica, db)
    }

    package var auditHead: AuditHead { draft.auditHead }
    package var beside: [UInt8] { PreviousHeads.bytes(previous) }

    package func append(_ act: AuditAct) throws {
        draft.auditHead = try AuditShelf.append(act, after: draft.auditHead, db)
    }

    package func append(_ entry: LogEntry) throws {
        guard var enrolled = try enrolled(entry.dot.replica) else {
            throw LedgerError.missingReplica(entry.dot.replica)
        }
        try log.append(entry)
        previous.removeAll(keepingCapacity: true)
        endJudgement()
        draft.frontier = entry.sequence
        draft.auditHead = AuditHead(count: draft.auditHead.count + 1, hash: entry.audit)
        enrolled.standing.counter = entry.dot.counter
        enrolled.standing.chain = entry.chain
        enrolled.uploaded = entry.received.milliseconds
        if !entry.receipt.remarks.isEmpty { enrolled.remarked = entry.sequence }
        draft.replicas[entry.dot.replica] = enrolled
    }

    package func issueCode(_ prefix: String, at stamp: Stamp) throws -> String {
        let days = Int64(clamping: stamp.milliseconds / 86_400_000)
        let year = CivilDate(days: days)?.components.year ?? 1970
        let number = String(try log.nextCode(prefix, year: year))
        return "\(prefix)-\(year)-" + String(repeating: "0", count: max(0, 6 - number.count)) + number
    }

    package func changeset(at sequence: CommitSequence) throws -> Changeset? { try log.changeset(at: sequence) }

    package func received(upTo sequence: CommitSequence) throws -> Stamp {
        try stamp("SELECT received FROM hq_log WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1", sequence)
    }

    /// σ of the last commit that HQ received before a time, Unix milliseconds; 0 if there is none.
    func lastCommit(before milliseconds: UInt64) throws -> CommitSequence {
        let limit = Stamp(milliseconds: milliseconds)
        // Stamps of receipt rise with σ: halve the log instead of reading it. A restore leaves gaps in σ.
        let select = try RawStatement(
            cached: db, "SELECT received FROM hq_log WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1")
        var low: CommitSequence = 0
        var high = frontier
        while low < high {
            let middle = low + (high - low + 1) / 2
            select.bind(1, middle)
            let isBefore = try !select.step() || Stamp(rawValue: select.unsigned(0)) < limit
            select.reset()
            if isBefore { low = middle } else { high = middle - 1 }
        }
        return low
    }

    package func newestStamp(of replica: ReplicaID) throws -> Stamp {
        try stamp(
            "SELECT stamp FROM hq_log WHERE replica = ? ORDER BY counter DESC LIMIT 1", UInt64(replica.rawValue))
    }

    package func stamp(of dot: Dot) throws -> Stamp {
        let statement = try RawStatement(cached: db, "SELECT stamp FROM hq_log WHERE replica = ? AND counter = ?")
        statement.bind(1, Int64(dot.replica.rawValue))
        statement.bind(2, dot.counter)
        defer { statement.reset() }
        return try statement.step() ? Stamp(rawValue: statement.unsigned(0)) : .zero
    }

    private func stamp(_ sql: String, _ argument: UInt64) throws -> Stamp {
        let statement = try RawStatement(cached: db, sql)
        statement.bind(1, argument)
        defer { statement.reset() }
        return try statement.step() ? Stamp(rawValue: statement.unsigned(0)) : .zero
    }

    package func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        try records(kind, where: field, is: value, limit: .max)
    }

    package func keptRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        guard let store = try store(kind), let field = store.table.kind.field(field) else { return [] }
        return try store.records(where: field, is: value, limit: .max, isAlive: false)
    }

    package func dueCases(at milliseconds: UInt64, limit: Int) throws -> [RecordID] {
        guard schema.kind(CaseRecord.number) != nil else { return [] }
        let statement = try RawStatement(
            cached: db,
            "SELECT id FROM \(RecordTable.of(CaseRecord.kind).sqlName) "
                + "WHERE state = 'open' AND expiry <> 'waits' AND due <= ? ORDER BY due, id LIMIT ?")
        statement.bind(1, milliseconds)
        statement.bind(2, Int64(limit))
        defer { statement.reset() }
        var result: [RecordID] = []
        while try statement.step() { if let id = statement.id(0) { result.append(id) } }
        return result
    }
}

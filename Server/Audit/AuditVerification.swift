// Why this file exists: a chain proves something only if somebody follows it from its first entry to its last, and
// compares what HQ's tables say with what it says.

import GRDB
import RecordTables
import SyncProtocol

/// What following the chain found.
public struct AuditReport: Sendable {
    /// What became of a head that was kept elsewhere.
    public enum Witness: Hashable, Sendable {
        case notAsked
        /// It is on the chain: nothing up to it has changed since.
        case onChain
        /// HQ was restored from a backup made at this commit, and what came after it was lost.
        case lost(restoredAt: CommitSequence, on: UInt64)
        case missing(String)
    }

    public internal(set) var commits: UInt64 = 0
    public internal(set) var acts: UInt64 = 0
    /// Commits out of which an erasure took something.
    public internal(set) var redacted: UInt64 = 0
    /// Commits over which the chain was laid when it was begun; what happened to them before, it cannot tell.
    public internal(set) var older: UInt64 = 0
    /// σ of the last entry, and its hash.
    public internal(set) var sequence: CommitSequence = 0
    public internal(set) var hash = Fingerprint.start
    /// In the order of the chain.
    public internal(set) var findings: [VerificationFinding] = []
    public internal(set) var witness = Witness.notAsked

    public var entries: UInt64 { commits + acts }
    public var isSound: Bool { findings.isEmpty }
}

extension Headquarters {
    /// Follows the audit chain in one snapshot while the server goes on.
    /// - Parameter exported: a head that was kept elsewhere and must be on the chain.
    public func verifyAudit(against exported: ExportedHead? = nil) async throws -> AuditReport {
        try await pool.read { [schema] db in
            var verification = try AuditVerification(db, schema, exported)
            return try verification.run()
        }
    }
}

/// One verification. It holds one entry, and a line for every device.
private struct AuditVerification {
    private let db: Database
    private let redactions: RedactionCheck
    private let exported: ExportedHead?
    private let forks: [(fork: Fork, at: UInt64)]
    private var forksMet = 0
    private var report = AuditReport()
    private var head = AuditHead.start
    /// The last commit number given out, and the last counter of everyone.
    private var frontier: CommitSequence = 0
    private var standings: [ReplicaID: (counter: UInt64, chain: ChainHash)] = [:]
    private var devices = DeviceBook()

    /// Findings told at most.
    private static let limit = 100

    init(_ db: Database, _ schema: Schema, _ exported: ExportedHead?) throws {
        self.db = db
        self.exported = exported
        redactions = RedactionCheck(db, schema)
        forks = try Fork.dated(db)
    }

    mutating func run() throws -> AuditReport {
        meet(0)
        var cursor = try AuditCursor(db)
        while let item = try cursor.next() {
            switch item {
            case .commit(let commit): try follow(commit)
            case .act(let act): follow(act)
            }
            meet(item.sequence)
        }
        try checkEnd()
        if exported != nil, report.witness == .notAsked { report.witness = explain() }
        return report
    }

    private mutating func find(_ check: String, _ sentence: String) {
        if report.findings.count < Self.limit {
            report.findings.append(VerificationFinding(check: check, sentence: sentence))
        }
    }

    // MARK: entries

    private mutating func follow(_ commit: LoggedCommit) throws {
        let entry = commit.entry
        report.commits += 1
        if entry.sequence != frontier + 1 {
            find(
                "order",
                "Commit \(entry.sequence) stands where \(frontier + 1) should: entries before it are missing.")
        }
        frontier = entry.sequence
        let counter = (standings[entry.dot.replica]?.counter ?? 0) + 1
        if entry.dot.counter != counter {
            find(
                "counter",
                "Commit \(entry.sequence) is changeset \(entry.dot.counter) of replica \(entry.dot.replica), "
                    + "where \(counter) should be.")
        }
        standings[entry.dot.replica] = (entry.dot.counter, entry.chain)
        link(head.extended(by: entry), commit.hash, "Commit \(entry.sequence) (\(entry.dot))", "commit")
        if !commit.isWellFormed { find("commit", "Commit \(entry.sequence) is not laid out as HQ writes it.") }
        if entry.isRedacted { report.redacted += 1 }
        if let problem = try redactions.problem(entry) {
            find("redaction", "Commit \(entry.sequence) (\(entry.dot)) \(problem).")
        }
    }

    private mutating func follow(_ logged: LoggedAct) {
        report.acts += 1
        if logged.number != report.acts || logged.after != frontier {
            find(
                "order",
                "Act \(logged.number) after commit \(logged.after) stands where act \(report.acts) after commit "
                    + "\(frontier) should.")
        }
        guard let act = logged.act else {
            find("act", "Act \(logged.number) after commit \(logged.after) cannot be read.")
            head = AuditHead(count: head.count + 1, hash: logged.hash ?? .start)
            return
        }
        link(
            head.extended(by: act), logged.hash,
            "Act \(logged.number) after commit \(logged.after) (\(act.deed.name))", "act")
        if case .restored(let fork, _) = act.deed { meet(fork) }
        if case .begun(let commits) = act.deed { report.older = commits }
        if !devices.take(act) {
            find("device", "Act \(logged.number) is about a device that was never let in.")
        }
    }

    /// Goes on from the hash that is kept, so that one bad entry is one finding.
    private mutating func link(_ expected: AuditHead, _ kept: Fingerprint?, _ name: String, _ check: String) {
        if kept != expected.hash {
            find(
                check,
                "\(name) is not what HQ wrote: its hash is \(kept.map { "\($0)" } ?? "missing"), "
                    + "what is there gives \(expected.hash).")
        }
        head = AuditHead(count: expected.count, hash: kept ?? expected.hash)
    }

    private mutating func meet(_ fork: Fork) {
        if forksMet >= forks.count || forks[forksMet].fork != fork || fork.sequence != frontier {
            find("restore", "The restore after commit \(fork.sequence) is not the one that HQ knows of.")
        }
        forksMet += 1
        frontier = fork.base
        standings[.headquarters] = (fork.counterBase, standings[.headquarters]?.chain ?? .start)
    }

    // MARK: the end

    private mutating func checkEnd() throws {
        (report.sequence, report.hash) = (frontier, head.hash)
        if forksMet < forks.count {
            find("restore", "HQ knows of \(forks.count) restores, of which \(forksMet) are in the chain.")
        }
        for enrolled in try Registry.loadAll(db) {
            let logged = standings[enrolled.replica] ?? (0, .start)
            if logged.counter != enrolled.standing.counter || logged.chain != enrolled.standing.chain {
                find(
                    "tail",
                    "HQ took \(enrolled.standing.counter) changesets from replica \(enrolled.replica); the chain does "
                        + "not end with the last of them.")
            }
        }
        for (replica, what) in devices.differences(from: try DeviceBook.stored(db)) {
            find("device", "Device \(replica) is listed otherwise than the chain says: \(what).")
        }
    }

    // MARK: a head from elsewhere

    /// Whether the chain stands now where an exported head says it stood.
    private mutating func meet(_ sequence: CommitSequence) {
        guard let exported, exported.sequence == sequence, exported.hash == head.hash,
            exported.count.map({ $0 == head.count }) ?? true
        else { return }
        report.witness = .onChain
    }

    private func explain() -> AuditReport.Witness {
        guard let exported else { return .notAsked }
        let restore = forks.first { $0.fork.sequence <= exported.sequence && exported.sequence <= $0.fork.base }
        if let restore { return .lost(restoredAt: restore.fork.sequence, on: restore.at) }
        if exported.sequence > frontier {
            return .missing(
                "The chain ends at commit \(frontier), but the head was exported at \(exported.sequence): its tail was "
                    + "cut off, or the head is another HQ's.")
        }
        return .missing(
            "The chain has other entries up to commit \(exported.sequence) than when the head was exported: its past "
                + "was rewritten, or the head is another HQ's.")
    }
}

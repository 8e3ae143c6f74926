// Why this file exists: whoever asks who did what wants the newest first, by person, device, deed or day, and turns
// pages; a chain of a million entries must not be read for each.

import GRDB
import RecordTables
import SyncProtocol

/// Which entries of the chain are looked for; all that is said must hold.
public struct AuditSearch: Hashable, Sendable {
    /// Whose: what their devices and seats sent, what was done about these, and what they did at HQ's pages.
    public var person: RecordID?
    /// What a device sent, and what was done about it.
    public var device: ReplicaID?
    /// ``AuditDeed/name``, or ``edits`` for commits.
    public var deed: String?
    /// Unix milliseconds, this one included.
    public var from: UInt64?
    /// Unix milliseconds, this one excluded.
    public var before: UInt64?
    /// Entries on a page.
    public var limit: Int

    /// Stands for commits where others have the name of a deed.
    public static let edits = "edit"
    /// Entries on a page at most.
    public static let most = 1000

    public init(
        person: RecordID? = nil, device: ReplicaID? = nil, deed: String? = nil, from: UInt64? = nil,
        before: UInt64? = nil, limit: Int = 50
    ) {
        self.person = person
        self.device = device
        self.deed = deed
        self.from = from
        self.before = before
        self.limit = limit
    }
}

/// Where a page of a search ended. Its text travels in a link.
public struct AuditMark: Hashable, Sendable, CustomStringConvertible {
    /// Commits up to this one, and acts up to this one, are still to be looked at.
    let commit: CommitSequence
    let act: UInt64

    init(commit: CommitSequence, act: UInt64) {
        self.commit = commit
        self.act = act
    }

    /// Reads what ``description`` writes; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let commit = CommitSequence(parts[0]), let act = UInt64(parts[1]),
            commit <= UInt64(Int64.max), act <= UInt64(Int64.max)
        else { return nil }
        self.init(commit: commit, act: act)
    }

    public var description: String { "\(commit).\(act)" }
}

/// A page of what was found.
public struct AuditPage: Sendable {
    /// Newest first.
    public let lines: [AuditLine]
    /// What to go on with; nil if nothing is left to be looked at.
    public let next: AuditMark?
}

extension Headquarters {
    /// Entries of the audit chain, newest first. Looks at a bounded part of the chain, so that a page may hold fewer
    /// entries than were asked for although there are more: ``AuditPage/next`` says so.
    public func searchAudit(_ search: AuditSearch, after mark: AuditMark? = nil) async throws -> AuditPage {
        try await pool.read { db in
            var inquiry = try AuditInquiry(db, search, mark)
            return try inquiry.run()
        }
    }
}

/// One page of a search: two tables read backwards as one.
private struct AuditInquiry {
    private let search: AuditSearch
    /// The person's replicas; nil if none was named.
    private let replicas: Set<ReplicaID>?
    private var listing: AuditListing
    private let commits: RawStatement?
    private let acts: RawStatement?
    /// Commits up to this one are left for another page.
    private var floor: CommitSequence = 0
    private var mark: AuditMark
    private var actsLeft = AuditInquiry.window

    /// Commits, and acts, that a page looks at.
    private static let window: UInt64 = 50_000

    init(_ db: Database, _ search: AuditSearch, _ start: AuditMark?) throws {
        self.search = search
        listing = AuditListing(db, AuditQuery(limit: search.limit))
        replicas = try search.person.map { person in
            Set(try Registry.loadAll(db).filter { $0.person == person }.map(\.replica))
        }
        let frontier = try FeedReader.frontier(db)
        var top = min(start?.commit ?? frontier, frontier)
        if let before = search.before { top = min(top, try Self.last(before: before, upTo: top, db)) }
        mark = AuditMark(commit: top, act: start?.act ?? UInt64(Int64.max))
        let wantsCommits = search.deed == nil || search.deed == AuditSearch.edits
        floor = wantsCommits && top > Self.window ? top - Self.window : 0
        commits = wantsCommits ? try Self.commits(db, from: top, downTo: floor, Self.wanted(search, replicas)) : nil
        acts = search.deed == AuditSearch.edits ? nil : try Self.acts(db, from: mark.act)
    }

    /// Whose commits are wanted; nil for everybody's.
    private static func wanted(_ search: AuditSearch, _ replicas: Set<ReplicaID>?) -> Set<ReplicaID>? {
        guard let device = search.device else { return replicas }
        return replicas.map { $0.intersection([device]) } ?? [device]
    }

    private static func commits(
        _ db: Database, from top: CommitSequence, downTo floor: CommitSequence, _ wanted: Set<ReplicaID>?
    ) throws -> RawStatement {
        // A plus keeps SQLite from sorting by an index of replicas: the numbers are walked as they lie.
        let whose = wanted == nil ? "" : "AND +replica IN (SELECT value FROM json_each(?3)) "
        let select = try RawStatement(
            db,
            "SELECT \(AuditCursor.columns) FROM hq_log WHERE sequence <= ?1 AND sequence > ?2 \(whose)"
                + "ORDER BY sequence DESC")
        select.bind(1, top)
        select.bind(2, floor)
        if let wanted {
            select.bind(3, "[" + wanted.sorted().map(\.description).joined(separator: ",") + "]")
        }
        return select
    }

    private static func acts(_ db: Database, from top: UInt64) throws -> RawStatement {
        let select = try RawStatement(
            db, "SELECT act, after, at, deed, audit FROM hq_act WHERE act <= ? ORDER BY act DESC")
        select.bind(1, top)
        return select
    }

    /// The last commit that HQ took in before a moment: stamps of receipt rise with σ, so the log is halved.
    private static func last(before moment: UInt64, upTo top: CommitSequence, _ db: Database) throws -> CommitSequence {
        let received = try RawStatement(
            cached: db, "SELECT received FROM hq_log WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1")
        var (low, high): (CommitSequence, CommitSequence) = (0, top)
        while low < high {
            let middle = low + (high - low + 1) / 2
            received.bind(1, middle)
            let isBefore = try !received.step() || Stamp(rawValue: received.unsigned(0)).milliseconds < moment
            received.reset()
            if isBefore { low = middle } else { high = middle - 1 }
        }
        return low
    }

    // MARK: Walking

    mutating func run() throws -> AuditPage {
        var lines: [AuditLine] = []
        var commit = try nextCommit()
        var act = try nextAct()
        let limit = min(max(search.limit, 1), AuditSearch.most)
        while lines.count < limit, actsLeft > 0 {
            // What was done after a commit comes before it when one looks back.
            if let done = act, done.after >= commit?.entry.sequence ?? floor {
                mark = AuditMark(commit: mark.commit, act: done.number - 1)
                if matches(done), let line = try listing.line(done) { lines.append(line) }
                act = try nextAct()
            } else if let entry = commit {
                mark = AuditMark(commit: entry.entry.sequence - 1, act: mark.act)
                if let line = try listing.line(entry) { lines.append(line) }
                commit = try nextCommit()
            } else {
                break
            }
        }
        let isOver = commit == nil && act == nil && floor == 0 && actsLeft > 0
        guard !isOver else { return AuditPage(lines: lines, next: nil) }
        // A window that holds nothing more is not looked at again.
        if commit == nil, commits != nil { mark = AuditMark(commit: min(mark.commit, floor), act: mark.act) }
        return AuditPage(lines: lines, next: mark)
    }

    /// The next commit of the time that is asked for.
    private mutating func nextCommit() throws -> LoggedCommit? {
        guard let commits, let commit = try AuditCursor.commit(commits) else { return nil }
        if let from = search.from, commit.entry.received.milliseconds < from {
            // All that comes is older still.
            floor = 0
            return nil
        }
        return commit
    }

    private mutating func nextAct() throws -> LoggedAct? {
        guard let acts, actsLeft > 0, let act = try AuditCursor.act(acts) else { return nil }
        actsLeft -= 1
        return act
    }

    private func matches(_ act: LoggedAct) -> Bool {
        guard let deed = act.deed else { return false }
        if let name = search.deed, deed.name != name { return false }
        if let from = search.from, act.at < from { return false }
        if let before = search.before, act.at >= before { return false }
        if let device = search.device, !Self.isAbout(deed, device) { return false }
        guard let person = search.person else { return true }
        return deed.person == person || deed.replica.map { replicas?.contains($0) ?? false } ?? false
    }

    /// Whether a deed is about a device, as a deed of HQ or of somebody at its pages.
    private static func isAbout(_ deed: AuditDeed, _ device: ReplicaID) -> Bool {
        if case .desk(_, _, let subject) = deed {
            return subject == "device:\(device)" || subject.hasPrefix("device:\(device) ")
        }
        return deed.replica == device
    }
}

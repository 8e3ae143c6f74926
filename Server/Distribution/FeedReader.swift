// Why this file exists: what is new to a replica, page by page. Memory stays flat however much there is, and every
// page is one snapshot, so that a record is never seen half changed.

import GRDB
import RecordTables
import SyncProtocol

/// Feeds one reader from one snapshot of the database. Made anew for every page; used on its connection only.
package struct FeedReader: FeedSource {
    let db: Database
    let schema: Schema

    package init(_ db: Database, _ schema: Schema) {
        self.db = db
        self.schema = schema
    }

    package func page(after cursor: FeedCursor, rows: Int) throws -> FeedPage {
        let states = try Self.states(db)
        let frontier = try Self.frontier(db)
        var cursor = cursor
        var messages: [Message] = []
        var budget = rows
        var isLast = true
        for index in cursor.positions.indices {
            let position = cursor.positions[index]
            guard let head = states[position.scope]?.head, head > position.token else { continue }
            guard budget > 0 else {
                isLast = false
                break
            }
            var window = try FeedWindow(db, schema, position.scope, after: position.token)
            let end = try window.advance(rows: budget)
            let token = end ?? frontier
            if end != nil { isLast = false }
            budget -= window.taken
            let span = FeedSpan(
                scope: position.scope, token: position.token, end: token, base: position.base)
            if cursor.mayKnow(position) {
                messages += try DepartureFeed(db, schema, holding: cursor.scopes).left(span)
            }
            messages += try self.messages(span, window.activeKinds, hasJournal: window.hasJournal)
            messages.append(.progress(Progress(scope: position.scope, token: token)))
            cursor.positions[index].token = token
        }
        guard isLast else { return FeedPage(messages: messages, cursor: cursor, end: nil) }
        messages += try erasures(for: cursor.reader, beyond: cursor.heard)
        let digest = cursor.positions.compactMap { states[$0.scope]?.digest }.reduce(ScopeDigest.empty, +)
        return FeedPage(
            messages: messages, cursor: cursor,
            end: FeedPage.End(frontier: frontier, digest: digest, clock: try Self.clock(db)))
    }

    private func messages(_ span: FeedSpan, _ kinds: [RecordKind], hasJournal: Bool) throws -> [Message] {
        var messages: [Message] = []
        for kind in kinds {
            var feed = try KindFeed(db, kind, span)
            messages += try feed.read()
        }
        if hasJournal { messages += try JournalFeed.read(db, span) }
        return messages
    }

    package func receipts(for replica: ReplicaID, beyond prefix: CommitSequence) throws -> [Receipt] {
        let statement = try RawStatement(
            cached: db,
            "SELECT receipt FROM hq_log WHERE replica = ? AND sequence > ? AND receipt IS NOT NULL ORDER BY sequence")
        statement.bind(1, Int64(replica.rawValue))
        statement.bind(2, prefix)
        defer { statement.reset() }
        var result: [Receipt] = []
        while try statement.step() {
            if let receipt = try StoredValue.receipt(statement.bytes(0)) { result.append(receipt) }
        }
        return try withoutForeignDetails(result, of: replica)
    }

    /// What is wrong with a value may quote what its author may hold no longer.
    private func withoutForeignDetails(_ receipts: [Receipt], of replica: ReplicaID) throws -> [Receipt] {
        let scopes = try Registry.load(replica, db)?.standing.scopes ?? []
        let departures = DepartureFeed(db, schema, holding: Set(scopes))
        return try receipts.map { receipt in
            try receipt.remarks.filter { !$0.detail.isEmpty }.reduce(receipt) { receipt, remark in
                let isKnown = try header(remark.key)
                return try isKnown && departures.isForeign(remark.key)
                    ? receipt.withoutDetails(of: remark.key) ?? receipt : receipt
            }
        }
    }

    private func header(_ key: RecordKey) throws -> Bool {
        guard let kind = schema.kind(key.kind) else { return false }
        let select = try RawStatement(cached: db, "SELECT 1 FROM \(RecordTable.of(kind).sqlName) WHERE id = ?")
        select.bind(1, key.id)
        defer { select.reset() }
        return try select.step()
    }

    package func departures(_ admission: Admission) throws -> [Message] {
        try DepartureFeed(db, schema, holding: admission.feed.scopes).taken(from: admission)
    }

    /// Erased records that a replica once wrote to although its scopes do not hold them.
    func erasures(for replica: ReplicaID, beyond prefix: CommitSequence) throws -> [Message] {
        let statement = try RawStatement(
            cached: db, "SELECT kind, id FROM hq_erasure WHERE replica = ? AND sequence > ? ORDER BY kind, id")
        statement.bind(1, Int64(replica.rawValue))
        statement.bind(2, prefix)
        defer { statement.reset() }
        var messages: [Message] = []
        while try statement.step() {
            guard let id = statement.id(1) else { continue }
            messages.append(.erasure(Erasure(kind: KindNumber(clamping: statement.integer(0)), ids: [id])))
        }
        return messages
    }

    package func repair(_ inventory: [Inventory], scopes: [ScopeID]) throws -> [Message] {
        try Repair(db, schema, scopes).messages(inventory)
    }

    static func frontier(_ db: Database) throws -> CommitSequence {
        let statement = try RawStatement(
            cached: db,
            "SELECT max((SELECT ifnull(max(sequence), 0) FROM hq_log), (SELECT ifnull(max(base), 0) FROM hq_fork))")
        defer { statement.reset() }
        return try statement.step() ? statement.unsigned(0) : 0
    }

    /// When HQ received the last commit: no edit of this snapshot counts as later.
    static func clock(_ db: Database) throws -> Stamp {
        let statement = try RawStatement(cached: db, "SELECT received FROM hq_log ORDER BY sequence DESC LIMIT 1")
        defer { statement.reset() }
        return try statement.step() ? Stamp(rawValue: statement.unsigned(0)) : .zero
    }

    static func states(_ db: Database) throws -> [ScopeID: ScopeState] {
        Dictionary(try Registry.scopes(db).map { ($0.scope, $0) }, uniquingKeysWith: { $1 })
    }
}

/// A part of a scope: heads in (token, end], for a reader that holds everything up to `base`.
struct FeedSpan {
    let scope: ScopeID
    let token: CommitSequence
    let end: CommitSequence
    let base: CommitSequence

    func bind(_ statement: RawStatement) {
        statement.bind(1, Int64(scope.rawValue))
        statement.bind(2, token)
        statement.bind(3, end)
    }
}

// Why this file exists: whoever remembers two characters of a name, and not of what kind of record it is the name, must
// find it before they have let go of the key.

import GRDB
import RecordTables
import SyncProtocol

extension Workspace {
    /// At least so many records of a kind are looked at before the best of them are told.
    private static let mostRanked = 200

    /// The records whose texts hold all words of `text`, in whatever order; also the record whose id begins with it,
    /// where nothing of its kind does. Of each kind at most `limit`: what is called so first, then what begins so.
    public func search(_ text: String, limit: Int) throws -> [RecordKey] {
        guard let plan = searchPlan, let query = SearchQuery(text, plan) else { return [] }
        return try search(query, plan, plan.kinds.map(\.kind), text, limit: limit)
    }

    /// The same among records of one kind that the plan knows.
    func search(_ text: String, _ kind: KindNumber, limit: Int) throws -> [RecordKey] {
        guard let plan = searchPlan, let query = SearchQuery(text, plan) else { return [] }
        return try search(query, plan, [kind], "", limit: limit)
    }

    private func search(
        _ query: SearchQuery, _ plan: SearchPlan, _ kinds: [KindNumber], _ id: String, limit: Int
    ) throws -> [RecordKey] {
        try prepareSearch(plan)
        return try replica.queue.look { db in
            let changed = try self.replica.unsearched(plan, db)
            let tables = kinds.compactMap { self.replica.tables[$0] }
            let scope = SearchScope(self.replica, db, tables.map { ($0, plan.columns(of: $0)) })
            var found: [KindNumber: [(rank: Int, key: RecordKey)]] = [:]
            let most = max(limit, Self.mostRanked)
            try scope.forEachRow(query.match, changed) { kind, key, texts in
                guard let rank = query.rank(texts) else { return true }
                found[kind, default: []].append((rank, key))
                return found[kind, default: []].count < most
            }
            return try kinds.flatMap { kind -> [RecordKey] in
                // The order in which they came decides among equals.
                let best = (found[kind] ?? []).enumerated().sorted { a, b in
                    (a.element.rank, a.offset) < (b.element.rank, b.offset)
                }
                if best.isEmpty { return try self.identified(kind, id, db) }
                return best.prefix(limit).map { $0.element.key }
            }
        }
    }

    /// Sees to it that there is an index to go by, where that pays. Where another process writes, or the disk refuses,
    /// there is none, and every record is looked at. Whether there is one is asked again by whoever goes by it, in the
    /// transaction in which they do: another process may take it away at any time.
    func prepareSearch(_ plan: SearchPlan) throws {
        if try replica.queue.look({ try self.replica.unsearched(plan, $0) }) != nil { return }
        guard try replica.checkpoint().digest.count >= plan.fewest else { return }
        try? replica.index(plan)
    }
}

/// Records of some kinds, row by row, inside a transaction.
struct SearchScope {
    private struct Part {
        let columns: Int
        /// The id, then the texts.
        let select: String
    }

    private let replica: Replica
    private let db: Database
    private let kinds: [KindNumber]
    private let parts: [KindNumber: Part]

    /// - Parameter tables: those that are looked at, with the quoted names of the columns that count.
    init(_ replica: Replica, _ db: Database, _ tables: [(table: RecordTable, columns: [String])]) {
        self.replica = replica
        self.db = db
        kinds = tables.map(\.table.kind.number)
        var parts: [KindNumber: Part] = [:]
        for (table, columns) in tables where !columns.isEmpty {
            let select = "SELECT id, \(columns.joined(separator: ", ")) FROM \(table.sqlName)"
            parts[table.kind.number] = Part(columns: columns.count, select: select)
        }
        self.parts = parts
    }

    /// Gives rows to `body`, kind by kind, each once: those that the index names and those that have changed since, or
    /// all of them, where there is no index to go by.
    /// - Parameter body: returns whether more of the kind are wanted.
    func forEachRow(
        _ match: String?, _ changed: Set<RecordKey>?, _ body: (KindNumber, RecordKey, [String]) throws -> Bool
    ) throws {
        guard let match, let changed else { return try forEachRow(body) }
        var done: Set<KindNumber> = []
        for key in changed.sorted() {
            guard !done.contains(key.kind), let part = parts[key.kind] else { continue }
            let select = try replica.statement(db, part.select + " WHERE id = ?")
            select.bind(1, key.id)
            defer { select.reset() }
            guard try select.step() else { continue }
            if try !body(key.kind, key, Self.texts(select, part.columns)) { done.insert(key.kind) }
        }
        try forEachIndexed(match, changed, &done, body)
    }

    private func forEachIndexed(
        _ match: String, _ changed: Set<RecordKey>, _ done: inout Set<KindNumber>,
        _ body: (KindNumber, RecordKey, [String]) throws -> Bool
    ) throws {
        let found = try replica.statement(
            db, "SELECT rowid FROM sync_search WHERE sync_search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid")
        found.bind(1, match)
        found.bind(2, SearchPlan.number(kinds.min() ?? 0, row: 0))
        found.bind(3, SearchPlan.number(kinds.max() ?? 0, row: SearchPlan.row(of: .max)))
        defer { found.reset() }
        while try found.step() {
            let number = found.integer(0)
            let kind = SearchPlan.kind(of: number)
            guard !done.contains(kind), let part = parts[kind] else { continue }
            let select = try replica.statement(db, part.select + " WHERE rowid = ?")
            select.bind(1, SearchPlan.row(of: number))
            defer { select.reset() }
            guard try select.step(), let id = select.id(0) else { continue }
            let key = RecordKey(kind: kind, id: id)
            guard !changed.contains(key) else { continue }
            if try !body(kind, key, Self.texts(select, part.columns)) { done.insert(kind) }
        }
    }

    private func forEachRow(_ body: (KindNumber, RecordKey, [String]) throws -> Bool) throws {
        for kind in kinds {
            guard let part = parts[kind] else { continue }
            let select = try RawStatement(db, part.select)
            while try select.step() {
                guard let id = select.id(0) else { continue }
                if try !body(kind, RecordKey(kind: kind, id: id), Self.texts(select, part.columns)) { break }
            }
        }
    }

    private static func texts(_ row: RawStatement, _ count: Int) -> [String] { (1...count).map { row.text($0) } }
}

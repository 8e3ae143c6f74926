// Why this file exists: a page must hold whole commits, or a reader could be left with half a changeset; and about as
// many rows as asked for, or memory would not stay flat.

import GRDB
import RecordTables
import SyncProtocol

/// Finds where a page ends: it merges the heads of all kinds of a scope, and of its journal, in order, from indexes
/// only.
struct FeedWindow {
    private struct Source {
        /// Nil of the journal and of departures.
        let kind: RecordKind?
        let heads: RawStatement
        var next: CommitSequence?

        var order: UInt64 { next ?? .max }
    }

    private var sources: [Source] = []
    /// Rows within the window.
    private(set) var taken = 0

    init(_ db: Database, _ schema: Schema, _ scope: ScopeID, after token: CommitSequence) throws {
        for kind in schema.kinds {
            let table = RecordTable.of(kind)
            try add(
                kind, db, scope, token,
                "SELECT _head FROM \(table.sqlName) INDEXED BY \(RecordStore.index(of: table)) "
                    + "WHERE _scope = ? AND _head > ? ORDER BY _head")
        }
        try add(
            nil, db, scope, token, "SELECT placed FROM hq_journal WHERE scope = ? AND placed > ? ORDER BY placed")
        try add(
            nil, db, scope, token,
            "SELECT sequence FROM hq_departure WHERE scope = ? AND sequence > ? ORDER BY sequence")
    }

    private mutating func add(
        _ kind: RecordKind?, _ db: Database, _ scope: ScopeID, _ token: CommitSequence, _ sql: String
    ) throws {
        let statement = try RawStatement(cached: db, sql)
        statement.bind(1, Int64(scope.rawValue))
        statement.bind(2, token)
        guard try statement.step() else { return statement.reset() }
        sources.append(Source(kind: kind, heads: statement, next: statement.unsigned(0)))
    }

    var activeKinds: [RecordKind] { sources.compactMap(\.kind) }
    var hasJournal: Bool { sources.contains { $0.kind == nil } }

    /// Takes about `rows` rows, whole commits only.
    /// - Returns: σ of the last commit taken; nil if that was everything.
    mutating func advance(rows: Int) throws -> CommitSequence? {
        defer { for source in sources { source.heads.reset() } }
        var last: CommitSequence = 0
        while let index = sources.indices.min(by: { sources[$0].order < sources[$1].order }),
            let next = sources[index].next
        {
            if taken >= rows && next > last { return last }
            last = next
            // A run of rows that come before every other source's next needs no comparing.
            let others = sources.indices.filter { $0 != index }.map { sources[$0].order }.min() ?? .max
            try take(index, below: others, rows: rows, &last)
        }
        return nil
    }

    private mutating func take(
        _ index: Int, below limit: UInt64, rows: Int, _ last: inout CommitSequence
    ) throws {
        while let next = sources[index].next, next <= limit {
            if taken >= rows && next > last { return }
            last = next
            taken += 1
            sources[index].next = try sources[index].heads.step() ? sources[index].heads.unsigned(0) : nil
        }
    }
}

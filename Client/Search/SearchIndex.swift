// Why this file exists: the index of words must follow every change of a record, yet a sync must not wait for it, and
// what left or was erased must leave no letter in it. So a sync only notes what changed, sixteen bytes a record, and
// what has to be wiped takes the whole index along; whoever searches next makes good for it.

import GRDB
import RecordTables
import SyncProtocol

/// What an index of words was made of, and how far it knows what was made here.
struct SearchMark: Hashable {
    let plan: Int64
    /// The last own changeset whose records it knows.
    let counter: UInt64
}

extension Replica {
    /// Bytes of noted ids beyond which an index is not worth mending.
    private static let mostNoted: Int64 = 1 << 20

    /// nil if there is no index.
    func searchMark(_ db: Database) throws -> SearchMark? {
        let select = try statement(db, "SELECT plan, counter FROM sync_searched")
        defer { select.reset() }
        guard try select.step() else { return nil }
        return SearchMark(plan: select.integer(0), counter: select.unsigned(1))
    }

    // MARK: What a sync tells it

    /// Notes records that changed. Only for while there is an index.
    func noteUnsearched(_ kind: KindNumber, _ ids: [RecordID], _ db: Database) throws {
        guard !ids.isEmpty else { return }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(ids.count * 16)
        for id in ids {
            withUnsafeBytes(of: id.high.bigEndian) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: id.low.bigEndian) { bytes.append(contentsOf: $0) }
        }
        let insert = try statement(db, "INSERT INTO sync_unsearched (kind, ids) VALUES (?, ?)")
        insert.bind(1, Int64(kind))
        insert.bind(2, bytes: bytes)
        try insert.run()
    }

    /// Own changesets up to this one are forgotten next: what they wrote to is noted, if the index has not heard of it.
    func noteForgotten(upTo counter: UInt64, _ db: Database) throws {
        guard let mark = try searchMark(db), mark.counter < counter else { return }
        let select = try statement(
            db, "SELECT payload FROM sync_outbox WHERE counter > ? AND counter <= ? ORDER BY counter")
        select.bind(1, mark.counter)
        select.bind(2, counter)
        defer { select.reset() }
        var written: Set<RecordKey> = []
        while try select.step() { written.formUnion(try ChangesetCodec.open(select.bytes(0)).operations.map(\.key)) }
        for (kind, keys) in Dictionary(grouping: written, by: \.kind) {
            try noteUnsearched(kind, keys.map(\.id), db)
        }
        let update = try statement(db, "UPDATE sync_searched SET counter = ?")
        update.bind(1, counter)
        try update.run()
    }

    /// An index that nobody has asked for a long time is given up.
    func limitUnsearched(_ db: Database) throws {
        guard try searchMark(db) != nil, try notedBytes(db) > Self.mostNoted else { return }
        try forgetSearch(db)
    }

    /// Empties the index, so that nothing of what is gone stays in it. What is here is indexed again when somebody
    /// searches.
    func forgetSearch(_ db: Database) throws {
        guard try searchMark(db) != nil else { return }
        try db.execute(
            sql: """
                INSERT INTO sync_search (sync_search) VALUES ('delete-all');
                DELETE FROM sync_unsearched;
                DELETE FROM sync_searched;
                """)
    }

    // MARK: What it lacks

    /// The records that an index made by this plan may not have as they are; nil if there is none such, or they are too
    /// many to be looked at one by one.
    func unsearched(_ plan: SearchPlan, _ db: Database) throws -> Set<RecordKey>? {
        guard let mark = try searchMark(db), mark.plan == plan.mark else { return nil }
        return try unsearched(since: mark, most: SearchPlan.mostUnsearched, db)
    }

    /// nil if there are more than `most`.
    func unsearched(since mark: SearchMark, most: Int, _ db: Database) throws -> Set<RecordKey>? {
        guard try notedBytes(db) / 16 <= Int64(most) else { return nil }
        var keys: Set<RecordKey> = []
        let noted = try statement(db, "SELECT kind, ids FROM sync_unsearched")
        defer { noted.reset() }
        while try noted.step() {
            let ids = noted.blobBytes(1)
            guard let kind = KindNumber(exactly: noted.integer(0)), ids.count % 16 == 0 else {
                throw ReplicaError.damaged("sync_unsearched cannot be read")
            }
            for start in stride(from: 0, to: ids.count, by: 16) {
                let high = UInt64(bigEndian: ids.loadUnaligned(fromByteOffset: start, as: UInt64.self))
                let low = UInt64(bigEndian: ids.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
                keys.insert(RecordKey(kind: kind, id: RecordID(high: high, low: low)))
            }
        }
        let made = try statement(db, "SELECT payload FROM sync_outbox WHERE counter > ? ORDER BY counter")
        made.bind(1, mark.counter)
        defer { made.reset() }
        while try made.step() {
            keys.formUnion(try ChangesetCodec.open(made.bytes(0)).operations.map(\.key))
            guard keys.count <= most else { return nil }
        }
        return keys
    }

    private func notedBytes(_ db: Database) throws -> Int64 {
        let select = try statement(db, "SELECT coalesce(sum(length(ids)), 0) FROM sync_unsearched")
        defer { select.reset() }
        return try select.step() ? select.integer(0) : 0
    }

    // MARK: Making it

    /// Brings the index up to date, or makes one where there is none of this plan: a part at a time, so that whoever
    /// edits or syncs meanwhile waits for no more than that.
    /// - Throws: ``ReplicaError/held(by:doing:)`` at once if another process writes.
    func index(_ plan: SearchPlan, rowsAtOnce: Int = 10_000) throws {
        let begun = try lock.hold("indexing", patience: 0) {
            try queue.write { db -> SearchMaking? in
                try self.renewIndex(plan, db) ? nil : self.beginIndex(plan, db)
            }
        }
        guard var making = begun else { return }
        while true {
            let mayGoOn = try goOn(making.mark) { db in
                try self.addRows(&making, plan, atMost: rowsAtOnce, db)
                guard making.kinds.isEmpty else { return }
                try db.execute(sql: "UPDATE sync_searched SET plan = ?", arguments: [plan.mark])
            }
            guard mayGoOn, !making.kinds.isEmpty else { return }
            ReplicaLock.giveWay()
        }
    }

    /// How far an index has been made.
    struct SearchMaking {
        /// What stands in the plan's place until it is complete: another number each time, and no plan's.
        let mark: Int64
        /// The kinds that are left, and the last row of the first of them that is in it.
        var kinds: [KindNumber]
        var row: Int64 = 0
    }

    /// Begins an index anew. From now on it hears what changes, and nobody goes by it until it is complete.
    func beginIndex(_ plan: SearchPlan, _ db: Database) throws -> SearchMaking {
        try forgetSearch(db)
        try db.execute(sql: Self.searchTable)
        let making = SearchMaking(
            mark: Int64.random(in: .min ... .max, using: &entropy), kinds: plan.kinds.map(\.kind).sorted())
        try keepSearchMark(making.mark, db)
        return making
    }

    /// Goes on making an index.
    /// - Returns: false if it was emptied or begun anew meanwhile; then nothing was done.
    func goOn(_ mark: Int64, _ body: (Database) throws -> Void) throws -> Bool {
        try lock.hold("indexing") {
            try queue.write { db -> Bool in
                guard try self.searchMark(db)?.plan == mark else { return false }
                try body(db)
                return true
            }
        }
    }

    /// The index knows every record as it is.
    private func keepSearchMark(_ plan: Int64, _ db: Database) throws {
        let counter = try fetchCheckpoint(db).counter
        try db.execute(sql: "DELETE FROM sync_unsearched")
        try db.execute(
            sql: "INSERT OR REPLACE INTO sync_searched (one, plan, counter) VALUES (1, ?, ?)",
            arguments: [plan, signed(counter)])
    }

    /// Nothing but pieces of words and numbers of rows: the words themselves stay in their records alone.
    private static let searchTable = """
        CREATE VIRTUAL TABLE IF NOT EXISTS sync_search
        USING fts5(grams, content = '', columnsize = 0, detail = none, tokenize = 'ascii')
        """

    private func addRows(_ making: inout SearchMaking, _ plan: SearchPlan, atMost most: Int, _ db: Database) throws {
        var writer = try SearchWriter(plan, db)
        var left = most
        while left > 0, let kind = making.kinds.first {
            let columns = tables[kind].map { plan.columns(of: $0) } ?? []
            if let table = tables[kind], !columns.isEmpty {
                let select = try RawStatement(
                    db,
                    "SELECT rowid, \(columns.joined(separator: ", ")) FROM \(table.sqlName) "
                        + "WHERE rowid > ? ORDER BY rowid LIMIT ?")
                select.bind(1, making.row)
                select.bind(2, Int64(left))
                while try select.step() {
                    making.row = select.integer(0)
                    left -= 1
                    try writer.write(kind, select, columns.count)
                }
            }
            guard left > 0 else { return }
            making.kinds.removeFirst()
            making.row = 0
        }
    }

    /// Adds the pieces of what changed to those that are there: that a record once held other words does no harm, for
    /// whoever searches looks at what is found. In the order of the index, which it writes fastest.
    /// - Returns: false if there is no index of this plan.
    private func renewIndex(_ plan: SearchPlan, _ db: Database) throws -> Bool {
        guard let mark = try searchMark(db), mark.plan == plan.mark,
            let changed = try unsearched(since: mark, most: .max, db)
        else { return false }
        var writer = try SearchWriter(plan, db)
        for (kind, keys) in Dictionary(grouping: changed, by: \.kind).sorted(by: { $0.key < $1.key }) {
            guard let table = tables[kind] else { continue }
            let columns = plan.columns(of: table)
            guard !columns.isEmpty else { continue }
            let find = try statement(db, "SELECT rowid FROM \(table.sqlName) WHERE id = ?")
            var rows: [Int64] = []
            for key in keys {
                find.bind(1, key.id)
                if try find.step() { rows.append(find.integer(0)) }
                find.reset()
            }
            let names = columns.joined(separator: ", ")
            let select = try statement(db, "SELECT rowid, \(names) FROM \(table.sqlName) WHERE rowid = ?")
            for row in rows.sorted() {
                select.bind(1, row)
                if try select.step() { try writer.write(kind, select, columns.count) }
                select.reset()
            }
        }
        try keepSearchMark(plan.mark, db)
        return true
    }
}

/// Writes rows into the index.
private struct SearchWriter {
    private let insert: RawStatement
    private let fold: @Sendable (String) -> String
    private var grams = SearchGrams()

    init(_ plan: SearchPlan, _ db: Database) throws {
        insert = try RawStatement(db, "INSERT INTO sync_search (rowid, grams) VALUES (?, ?)")
        fold = plan.fold
    }

    /// - Parameter row: its number, then its texts.
    mutating func write(_ kind: KindNumber, _ row: RawStatement, _ texts: Int) throws {
        grams.clear()
        for column in 1...texts where !row.textBytes(column).isEmpty { grams.add(fold(row.text(column))) }
        guard !grams.bytes.isEmpty else { return }
        let number = SearchPlan.number(kind, row: row.integer(0))
        try grams.bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            insert.bind(1, number)
            insert.bindStatic(2, text: start, bytes.count)
            try insert.run()
        }
    }
}

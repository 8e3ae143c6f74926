// Why this file exists: with a hundred thousand records, what lies under one of them, and whose it is, must still be
// answered at once. Each index costs every row that comes and a page in every file, so only columns that commands ask
// by have one, and only in tables that have grown long.

import GRDB
import RecordTables
import SyncProtocol

/// The indexes of the record tables: which there are, and when they are laid.
struct Lookups {
    private let tables: [KindNumber: RecordTable]
    /// The name of the kind of record that people are.
    private let people: String?

    /// Tables with fewer rows are read from end to end as fast. Laying an index over rows that are there costs a fifth
    /// of what it costs to keep it row by row, so a first download comes before the indexes over it.
    static let fewestRows: Int64 = 1_000

    init(_ schema: Schema, _ tables: [KindNumber: RecordTable]) {
        self.tables = tables
        people = schema.certifiedRole.flatMap { schema.kind($0.kind)?.name }
    }

    /// The columns by which records of a table are looked up here: what they are filed under, the records and texts
    /// that rules ask for, the people they name, and their code. Words of a list tell too little apart, and keys that
    /// HQ writes for itself are asked for at HQ.
    func columns(of table: RecordTable) -> [TableColumn] {
        table.columns.filter { column in
            let field = column.field
            guard !field.isCompound else { return false }
            if field.number == table.kind.code?.field { return true }
            switch column.column.type {
            case .reference(let name): return field.isLookedUp || name == people
            case .text:
                return field.isLookedUp && column.column.choices.isEmpty
                    && !(field.policy == .hqOnly && field.creatorSets)
            default: return false
            }
        }
    }

    /// What lays one index. Rows that name nothing are left out of it.
    static func sql(_ table: RecordTable, _ column: TableColumn) -> String {
        """
        CREATE INDEX IF NOT EXISTS "\(table.name)__by_\(column.column.name)" ON \(table.sqlName) (\(column.sqlName))
        WHERE \(column.sqlName) IS NOT NULL
        """
    }

    /// Lays what a table lacks, if it has grown long.
    /// - Returns: whether it has, so that it need not be asked again.
    func lay(_ kind: KindNumber, in db: Database) throws -> Bool {
        guard let table = tables[kind], try Self.isLong(table, db) else { return false }
        for column in columns(of: table) { try db.execute(sql: Self.sql(table, column)) }
        return true
    }

    /// The same for every table of a file that an earlier build made: it may lack tables and columns.
    func layAll(in db: Database) throws {
        for table in tables.values {
            guard try db.tableExists(table.name), try Self.isLong(table, db) else { continue }
            let present = Set(try db.columns(in: table.name).map(\.name))
            for column in columns(of: table) where present.contains(column.column.name) {
                try db.execute(sql: Self.sql(table, column))
            }
        }
    }

    /// Rows are numbered in the order in which they come.
    private static func isLong(_ table: RecordTable, _ db: Database) throws -> Bool {
        let last = try Int64.fetchOne(db, sql: "SELECT max(rowid) FROM \(table.sqlName)")
        return (last ?? 0) >= fewestRows
    }
}

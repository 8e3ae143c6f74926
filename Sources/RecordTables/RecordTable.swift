// Why this file exists: a record kind as an SQLite table. Laptop and HQ name and type the business columns alike, so
// that a query that works on one works on the other; what each adds for sync is its own affair.

import SyncProtocol
import Synchronization

/// A record kind's table: its name and its business columns, in field order, without derived fields.
public final class RecordTable: Sendable {
    public let kind: RecordKind
    public let columns: [TableColumn]
    /// Positions in `columns` of each stored field, by field number.
    public let spans: DenseMap<Range<Int>>

    /// `"name", "amount_minor", …`
    public let columnList: String

    /// The tables that were asked for, by kind. Kinds stay what they are, and there are as many as the schema has;
    /// only tests make schemas without end.
    private static let known = Mutex<[ObjectIdentifier: RecordTable]>([:])
    private static let mostKnown = 1000

    /// A kind's table, laid out once.
    public static func of(_ kind: RecordKind) -> RecordTable {
        known.withLock { known in
            // A table keeps its kind, so that no other kind comes to have the same identity.
            if let table = known[ObjectIdentifier(kind)] { return table }
            if known.count >= mostKnown { known.removeAll() }
            let table = RecordTable(kind)
            known[ObjectIdentifier(kind)] = table
            return table
        }
    }

    private init(_ kind: RecordKind) {
        self.kind = kind
        sqlName = Self.quote(kind.name)
        var columns: [TableColumn] = []
        var spans: [(FieldNumber, Range<Int>)] = []
        for field in kind.storedFields {
            let start = columns.count
            for (part, column) in field.columns.enumerated() {
                columns.append(TableColumn(field: field, part: UInt8(clamping: part), column: column))
            }
            spans.append((field.number, start..<columns.count))
        }
        self.columns = columns
        columnList = columns.map(\.sqlName).joined(separator: ", ")
        self.spans = DenseMap(spans)
    }

    public var name: String { kind.name }
    /// The table's name, quoted for SQL.
    public let sqlName: String

    /// `"name" TEXT, "amount_minor" INTEGER, …`
    public var columnDefinitions: String {
        columns.map { "\($0.sqlName) \($0.sqlType)" }.joined(separator: ", ")
    }

    /// How a batch describes the columns.
    public var batchColumns: [BatchColumn] { columns.map(\.batchColumn) }

    static func quote(_ name: String) -> String { "\"" + name + "\"" }
}

/// One business column of a record table.
public struct TableColumn: Sendable {
    public let field: Field
    public let part: UInt8
    public let column: Column

    public var sqlName: String { RecordTable.quote(column.name) }

    public var sqlType: String {
        switch column.type {
        case .integer, .boolean, .instant: "INTEGER"
        case .text, .date, .set: "TEXT"
        case .reference: "BLOB"
        }
    }

    public var batchColumn: BatchColumn { BatchColumn(field: field.number, part: part, type: WireType(column.type)) }
}

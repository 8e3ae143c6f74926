// Why this file exists: a cell's way between SQLite's memory and the wire or a `Value`, in both directions, with no
// object in between where speed matters.

import GRDB
import GRDBSQLite
import SyncProtocol

extension RawStatement {
    /// Binds a value to a column's parameter.
    public func bind(_ index: Int, _ value: Value, as type: ColumnType) {
        switch value {
        case .null, .compound, .setChange: bindNull(index)
        case .integer(let number): bind(index, number)
        case .text(let text): bind(index, text)
        case .reference(let id): bind(index, id)
        case .date(let date): bind(index, date.description)
        case .set(let elements): elements.isEmpty ? bindNull(index) : bind(index, SetText.encode(elements))
        }
    }

    /// Reads a cell as a value of a column's type. A cell that holds something else reads as what it holds.
    public func value(_ column: Int, as type: ColumnType) -> Value {
        switch sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) {
        case SQLITE_INTEGER: return .integer(integer(column))
        case SQLITE_BLOB: return id(column).map(Value.reference) ?? .null
        case SQLITE_TEXT:
            let text = text(column)
            if type == .date, let date = CivilDate(text) { return .date(date) }
            if type == .set, let elements = SetText.decode(text) { return .set(elements) }
            return .text(text)
        default: return type == .set ? .set([]) : .null
        }
    }

    /// Reads a field from consecutive cells.
    public func value(of field: Field, at column: Int) -> Value {
        guard field.isCompound else { return value(column, as: field.columns[0].type) }
        let parts = field.columns.indices.map { value(column + $0, as: field.columns[$0].type) }
        return .compound(parts)
    }

    /// Writes a cell straight from SQLite's memory into a batch. A cell of a storage class that its column's type does
    /// not have (somebody else wrote to the file) is sent as null.
    /// - Returns: the length of a text, for keeping batches bounded; 0 for everything else.
    @discardableResult
    @inline(__always)
    public func write(_ column: Int, to target: Int, as type: WireType, _ batch: inout ColumnarBatchWriter) -> Int {
        switch (sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)), type) {
        case (SQLITE_INTEGER, .integer): batch.integer(target, integer(column))
        case (SQLITE_INTEGER, .instant): batch.instant(target, integer(column))
        case (SQLITE_TEXT, .text), (SQLITE_TEXT, .set):
            let text = textBytes(column)
            batch.text(target, text)
            return text.count
        case (SQLITE_TEXT, .date):
            if let date = CivilDate.parse(textBytes(column)) { batch.date(target, date) } else { batch.null(target) }
        case (SQLITE_BLOB, .reference):
            if let id = id(column) { batch.reference(target, high: id.high, low: id.low) } else { batch.null(target) }
        default: batch.null(target)
        }
        return 0
    }
}

/// Binds the cells of received rows. Dates need ten bytes to be written into, which must outlive the step.
public struct CellBinder: ~Copyable {
    private let dates: UnsafeMutablePointer<UInt8>
    private let columns: Int

    public init(columns: Int) {
        self.columns = columns
        dates = .allocate(capacity: max(1, columns) * 10)
        dates.initialize(repeating: 0, count: max(1, columns) * 10)
    }

    deinit { dates.deallocate() }

    /// Binds one cell without copying it: the batch and this binder must live until the statement is reset.
    @inline(__always)
    public func bind(_ cell: BatchCell, column: Int, to index: Int, of statement: RawStatement) {
        switch cell {
        case .absent, .null: statement.bindNull(index)
        case .integer(let number): statement.bind(index, number)
        case .text(let text, let count): statement.bindStatic(index, text: text, count)
        case .reference(let id): statement.bindStatic(index, id: id)
        case .date(let date):
            precondition(column < columns)
            let place = dates + column * 10
            date.write(to: place)
            statement.bindStatic(index, text: place, 10)
        }
    }
}

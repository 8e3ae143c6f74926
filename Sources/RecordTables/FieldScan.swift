// Why this file exists: a row has thirty columns and a figure wants three. Reading only those, into memory that is used
// again for the next row, is what makes a million rows a matter of seconds.

import SyncProtocol

/// Reads some fields of a table's rows.
public struct FieldScan: Sendable {
    public let table: RecordTable
    private let fields: [Field]
    /// `, "stage", "amount_minor", "currency"`: what follows other columns in a SELECT; empty if there are no fields.
    public let columnList: String

    /// - Parameter numbers: the fields wanted; those that the kind does not store are left out.
    public init(_ table: RecordTable, _ numbers: [FieldNumber]) {
        self.table = table
        fields = numbers.compactMap { table.spans[$0] == nil ? nil : table.kind.field($0) }
        let spans = fields.compactMap { table.spans[$0.number] }
        columnList = spans.flatMap { table.columns[$0] }.map { ", " + $0.sqlName }.joined()
    }

    /// Reads the fields of a row.
    /// - Parameters:
    ///   - column: where in the row ``columnList`` begins.
    ///   - values: what it held before is forgotten, its memory is used again.
    public func read(_ row: RawStatement, from column: Int, into values: inout [FieldValue]) {
        values.removeAll(keepingCapacity: true)
        var column = column
        for field in fields {
            values.append(FieldValue(field.number, row.value(of: field, at: column)))
            column += field.columns.count
        }
    }
}

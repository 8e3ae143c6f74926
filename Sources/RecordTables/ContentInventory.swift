// Why this file exists: laptop and HQ must read a table the same way to compare what it says.

import GRDB
import SyncProtocol

/// Digests of a table's values by key range: an ``Inventory`` whose digests cover contents instead of commit numbers.
public enum ContentInventory {
    /// - Parameter condition: SQL that picks the rows; written by us, never by users.
    public static func take(_ table: RecordTable, where condition: String, _ db: Database) throws -> Inventory {
        let select = try RawStatement(
            db, "SELECT id, \(table.columnList) FROM \(table.sqlName) WHERE \(condition)")
        var ranges = [ScopeDigest](repeating: .empty, count: InventoryRange.count)
        let fields = table.kind.storedFields
        while try select.step() {
            guard let id = select.id(0) else { continue }
            let values = fields.map { field in
                FieldValue(field.number, select.value(of: field, at: 1 + (table.spans[field.number]?.lowerBound ?? 0)))
            }
            ranges[InventoryRange.index(of: id)].add(id, head: ContentHash.of(values))
        }
        return Inventory(kind: table.kind.number, ranges: ranges)
    }
}

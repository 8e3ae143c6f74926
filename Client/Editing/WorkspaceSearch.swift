// Why this file exists: people name a record by its code, by what it is called, or by the first digits of its id. All
// three must find it, whatever the case of the letters.

import GRDB
import RecordTables
import SyncProtocol

extension Workspace {
    /// How many matches are looked at before a name counts as ambiguous.
    private static let most = 20
    /// The fewest hexadecimal digits that count as the beginning of an id.
    private static let shortestPrefix = 4

    /// The records of a kind that `text` names: by id; by the exact text of one of `fields`; by the same without regard
    /// to case; by the first digits of the id. The first of these that finds any decides.
    public func find(_ kind: KindNumber, _ text: String, among fields: [FieldNumber]) throws -> [RecordKey] {
        let table = try replica.table(kind)
        return try replica.queue.look { db in
            if let id = RecordID(text) {
                let key = RecordKey(kind: kind, id: id)
                return try self.replica.head(of: key, table, db) == nil ? [] : [key]
            }
            let columns = Self.columns(table, fields)
            let exact = try self.select(table, columns, "%@ = ?", text, db)
            if !exact.isEmpty { return exact }
            let folded = try self.folded(table, columns, text, db)
            return folded.isEmpty ? try self.prefixed(table, text, db) : folded
        }
    }

    /// Records whose text in one of `fields` contains `text`: suggestions for someone who mistyped.
    public func resembling(
        _ kind: KindNumber, _ text: String, among fields: [FieldNumber], limit: Int
    ) throws
        -> [RecordKey]
    {
        let table = try replica.table(kind)
        return try replica.queue.look { db in
            let found = try self.select(
                table, Self.columns(table, fields), "instr(lower(%@), lower(?)) > 0", text, db)
            return Array(found.prefix(limit))
        }
    }

    /// The first of `fields` that is not empty, as text: what a record is called.
    public func title(of key: RecordKey, among fields: [FieldNumber]) throws -> String? {
        let table = try replica.table(key.kind)
        let columns = Self.columns(table, fields)
        guard !columns.isEmpty else { return nil }
        return try replica.queue.look { db in
            let select = try self.replica.statement(
                db, "SELECT \(columns.joined(separator: ", ")) FROM \(table.sqlName) WHERE id = ?")
            select.bind(1, key.id)
            defer { select.reset() }
            guard try select.step() else { return nil }
            return columns.indices.lazy.map { select.text($0) }.first { !$0.isEmpty }
        }
    }

    /// Whether a record was deleted here and HQ has not confirmed it yet.
    public func isDeleted(_ key: RecordKey) throws -> Bool {
        try replica.queue.look { db in
            let select = try self.replica.statement(db, "SELECT 1 FROM sync_deleted WHERE kind = ? AND id = ?")
            select.bind(1, Int64(key.kind))
            select.bind(2, key.id)
            defer { select.reset() }
            return try select.step()
        }
    }

    /// The columns of text fields, quoted.
    private static func columns(_ table: RecordTable, _ fields: [FieldNumber]) -> [String] {
        fields.compactMap { table.spans[$0] }.flatMap { $0 }.map { table.columns[$0] }
            .filter { $0.column.type == .text }.map(\.sqlName)
    }

    private func select(
        _ table: RecordTable, _ columns: [String], _ condition: String, _ text: String, _ db: Database
    ) throws -> [RecordKey] {
        guard !columns.isEmpty else { return [] }
        let conditions = columns.map { condition.replacing("%@", with: $0) }.joined(separator: " OR ")
        let select = try RawStatement(
            db, "SELECT id FROM \(table.sqlName) WHERE \(conditions) LIMIT \(Self.most)")
        for index in columns.indices { select.bind(index + 1, text) }
        return try keys(select, table)
    }

    /// SQLite folds ASCII only; other text is compared here.
    private func folded(_ table: RecordTable, _ columns: [String], _ text: String, _ db: Database) throws -> [RecordKey]
    {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return try select(table, columns, "lower(%@) = lower(?)", text, db)
        }
        guard !columns.isEmpty else { return [] }
        let wanted = text.lowercased()
        let select = try RawStatement(db, "SELECT id, \(columns.joined(separator: ", ")) FROM \(table.sqlName)")
        var keys: [RecordKey] = []
        while keys.count < Self.most, try select.step() {
            guard columns.indices.contains(where: { select.text($0 + 1).lowercased() == wanted }) else { continue }
            if let id = select.id(0) { keys.append(RecordKey(kind: table.kind.number, id: id)) }
        }
        return keys
    }

    private func prefixed(_ table: RecordTable, _ text: String, _ db: Database) throws -> [RecordKey] {
        let digits = text.filter { $0 != "-" }
        guard (Self.shortestPrefix...32).contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit),
            let low = RecordID(digits + String(repeating: "0", count: 32 - digits.count)),
            let high = RecordID(digits + String(repeating: "f", count: 32 - digits.count))
        else { return [] }
        let select = try RawStatement(
            db, "SELECT id FROM \(table.sqlName) WHERE id BETWEEN ? AND ? ORDER BY id LIMIT \(Self.most)")
        select.bind(1, low)
        select.bind(2, high)
        return try keys(select, table)
    }

    private func keys(_ select: RawStatement, _ table: RecordTable) throws -> [RecordKey] {
        var keys: [RecordKey] = []
        while try select.step() {
            if let id = select.id(0) { keys.append(RecordKey(kind: table.kind.number, id: id)) }
        }
        return keys
    }
}

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
        try named(text, [(kind: kind, fields: fields)])
    }

    /// The same in every kind of the search plan.
    public func findAny(_ text: String) throws -> [RecordKey] { try named(text, searchPlan?.kinds ?? []) }

    private func named(_ text: String, _ kinds: [(kind: KindNumber, fields: [FieldNumber])]) throws -> [RecordKey] {
        let places = try kinds.map { Place(try replica.table($0.kind), $0.fields) }
        let isID = RecordID(text) != nil
        let known = try replica.queue.look { db -> [RecordKey] in
            if isID { return try kinds.flatMap { try self.identified($0.kind, text, db) } }
            return try places.flatMap { try self.coded($0, text, db) }
        }
        if isID || !known.isEmpty { return known }
        let plan = searchPlan.flatMap { plan -> SearchPlan? in
            kinds.allSatisfy { plan.covers($0.kind, $0.fields) } ? plan : nil
        }
        if let plan { try prepareSearch(plan) }
        return try replica.queue.look { db in
            let indexed = try plan.flatMap { try self.indexedNames(places, text, $0, db) }
            return try places.flatMap { place -> [RecordKey] in
                let kind = place.table.kind.number
                let found = try indexed.map { $0[kind] ?? [] } ?? self.scannedNames(place, text, db)
                return found.isEmpty ? try self.identified(kind, text, db) : found
            }
        }
    }

    /// Where a name may stand.
    private struct Place {
        let table: RecordTable
        /// The columns, quoted.
        let columns: [String]

        init(_ table: RecordTable, _ fields: [FieldNumber]) {
            self.table = table
            columns = SearchPlan.columns(of: table, fields)
        }
    }

    /// Records whose code is exactly the text: most of what people type is one, and codes have an index of their own.
    private func coded(_ place: Place, _ text: String, _ db: Database) throws -> [RecordKey] {
        guard let code = place.table.kind.code?.field,
            let column = SearchPlan.columns(of: place.table, [code]).first, place.columns.contains(column)
        else { return [] }
        return try select(place.table, [column], "%@ = ?", text, db)
    }

    private func scannedNames(_ place: Place, _ text: String, _ db: Database) throws -> [RecordKey] {
        let exact = try select(place.table, place.columns, "%@ = ?", text, db)
        return exact.isEmpty ? try folded(place.table, place.columns, text, db) : exact
    }

    /// The records that the index says hold the text, as far as it is one of their names; nil if there is no index to
    /// go by.
    private func indexedNames(
        _ places: [Place], _ text: String, _ plan: SearchPlan, _ db: Database
    ) throws -> [KindNumber: [RecordKey]]? {
        guard let match = SearchQuery(text, plan)?.match, let changed = try replica.unsearched(plan, db) else {
            return nil
        }
        var exact: [KindNumber: [RecordKey]] = [:]
        var folded: [KindNumber: [RecordKey]] = [:]
        let wanted = text.lowercased()
        let scope = SearchScope(replica, db, places.map { ($0.table, $0.columns) })
        try scope.forEachRow(match, changed) { kind, key, texts in
            if texts.contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
                exact[kind, default: []].append(key)
            } else if texts.contains(where: { $0.lowercased() == wanted }) {
                folded[kind, default: []].append(key)
            }
            return exact[kind, default: []].count < Self.most
        }
        return exact.merging(folded) { exact, _ in exact }.mapValues { Array($0.sorted().prefix(Self.most)) }
    }

    /// Records whose text in one of `fields` contains `text`: suggestions for someone who mistyped.
    public func resembling(
        _ kind: KindNumber, _ text: String, among fields: [FieldNumber], limit: Int
    ) throws
        -> [RecordKey]
    {
        let table = try replica.table(kind)
        if searchPlan?.covers(kind, fields) == true { return try search(text, kind, limit: limit) }
        return try replica.queue.look { db in
            let found = try self.select(
                table, SearchPlan.columns(of: table, fields), "instr(lower(%@), lower(?)) > 0", text, db)
            return Array(found.prefix(limit))
        }
    }

    /// The first of `fields` that is not empty, as text: what a record is called.
    public func title(of key: RecordKey, among fields: [FieldNumber]) throws -> String? {
        let table = try replica.table(key.kind)
        let columns = SearchPlan.columns(of: table, fields)
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

    /// The record of this id, or those whose id begins with these digits.
    func identified(_ kind: KindNumber, _ text: String, _ db: Database) throws -> [RecordKey] {
        let table = try replica.table(kind)
        if let id = RecordID(text) {
            let key = RecordKey(kind: kind, id: id)
            return try replica.head(of: key, table, db) == nil ? [] : [key]
        }
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

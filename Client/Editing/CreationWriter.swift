// Why this file exists: an import writes thousands of new records in one go. Their values are laid out once, in the
// changeset; SQLite binds text and ids straight from there, so that nothing is copied or looked up twice.

import GRDB
import RecordTables
import SyncProtocol

/// Writes new records, each into its table and into the changeset's body.
final class CreationWriter {
    private let replica: Replica
    private let db: Database
    private var plan: Plan?

    init(_ replica: Replica, _ db: Database) {
        self.replica = replica
        self.db = db
    }

    /// How creations with one set of fields are written. Imports repeat themselves, so the last plan mostly fits.
    private final class Plan {
        let kind: KindNumber
        let fields: [FieldNumber]
        let insert: RawStatement
        let dates: CellBinder
        /// For each field how many columns it has; parameters follow in the same order.
        let widths: [Int]

        init(_ edit: RecordEdit, _ table: RecordTable, _ replica: Replica, _ db: Database) throws {
            kind = edit.key.kind
            fields = edit.writes.map(\.field)
            let spans = fields.map { table.spans[$0] ?? 0..<0 }
            widths = spans.map(\.count)
            let columns = spans.flatMap { $0 }.map { table.columns[$0] }
            dates = CellBinder(columns: columns.count)
            let names = (["id", "_head"] + columns.map(\.sqlName)).joined(separator: ", ")
            let marks = String(repeating: ", ?", count: columns.count)
            insert = try replica.statement(db, "INSERT INTO \(table.sqlName) (\(names)) VALUES (?, 0\(marks))")
        }

        func fits(_ edit: RecordEdit) -> Bool {
            guard kind == edit.key.kind, fields.count == edit.writes.count else { return false }
            for index in fields.indices where fields[index] != edit.writes[index].field { return false }
            return true
        }
    }

    /// - Throws: ``ReplicaError/exists(_:)`` if the id is taken.
    func write(_ edit: RecordEdit, _ table: RecordTable, _ body: inout ByteWriter) throws {
        let plan = try fittingPlan(edit, table)
        let start = body.bytes.count
        for write in edit.writes {
            body.varint(UInt64(write.field) << 1)
            body.value(write.value)
        }
        do {
            try body.bytes.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                try Self.insert(edit, plan, base + start)
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw ReplicaError.exists(edit.key)
        }
    }

    private func fittingPlan(_ edit: RecordEdit, _ table: RecordTable) throws -> Plan {
        if let plan, plan.fits(edit) { return plan }
        let plan = try Plan(edit, table, replica, db)
        self.plan = plan
        return plan
    }

    /// Binds every value from the bytes just written, which we laid out ourselves: no bound needs checking.
    private static func insert(_ edit: RecordEdit, _ plan: Plan, _ start: UnsafePointer<UInt8>) throws {
        var place = start
        var parameter = 2
        plan.insert.bind(1, edit.key.id)
        for width in plan.widths {
            skipVarint(&place)
            let next = parameter + width
            var count = 1
            if place.pointee == 5 {
                place += 1
                count = readLength(&place)
            }
            for _ in 0..<count {
                bind(parameter, plan, &place)
                parameter += 1
            }
            while parameter < next {
                plan.insert.bindNull(parameter)
                parameter += 1
            }
        }
        try plan.insert.run()
    }

    /// Binds one encoded value and steps over it. The tags are `ByteWriter.value`'s.
    @inline(__always)
    private static func bind(_ parameter: Int, _ plan: Plan, _ place: inout UnsafePointer<UInt8>) {
        let tag = place.pointee
        place += 1
        switch tag {
        case 1: plan.insert.bind(parameter, readZigzag(&place))
        case 2:
            let length = readLength(&place)
            plan.insert.bindStatic(parameter, text: place, length)
            place += length
        case 3:
            plan.insert.bindStatic(parameter, id: place)
            place += 16
        case 4:
            let cell = CivilDate(days: readZigzag(&place)).map(BatchCell.date) ?? .null
            plan.dates.bind(cell, column: parameter - 2, to: parameter, of: plan.insert)
        case 6: plan.insert.bind(parameter, .elements(readTexts(&place)), as: .set)
        case 7:
            // A change of a set that does not exist yet is the set of what it adds.
            plan.insert.bind(parameter, .elements(readTexts(&place)), as: .set)
            _ = readTexts(&place)
        default: plan.insert.bindNull(parameter)
        }
    }

    private static func readTexts(_ place: inout UnsafePointer<UInt8>) -> [String] {
        (0..<readLength(&place)).map { _ in
            let length = readLength(&place)
            defer { place += length }
            return String(decoding: UnsafeBufferPointer(start: place, count: length), as: UTF8.self)
        }
    }

    @inline(__always)
    private static func readZigzag(_ place: inout UnsafePointer<UInt8>) -> Int64 {
        let word = UInt64(bitPattern: Int64(readLength(&place)))
        return Int64(bitPattern: (word >> 1) ^ (0 &- (word & 1)))
    }

    @inline(__always)
    private static func skipVarint(_ place: inout UnsafePointer<UInt8>) {
        while place.pointee >= 0x80 { place += 1 }
        place += 1
    }

    @inline(__always)
    private static func readLength(_ place: inout UnsafePointer<UInt8>) -> Int {
        var result = 0
        var shift = 0
        while place.pointee >= 0x80 {
            result |= Int(place.pointee & 0x7F) << shift
            shift += 7
            place += 1
        }
        result |= Int(place.pointee) << shift
        place += 1
        return result
    }
}

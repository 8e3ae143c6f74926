// Why this file exists: a field with several live edits is rare, and pays for itself in a table of its own.

import GRDB
import RecordTables
import SyncProtocol

/// Reads and writes `hq_sibling`.
final class SiblingStore {
    private let selection: RawStatement
    private let insertion: RawStatement
    private let deletion: RawStatement

    init(_ db: Database) throws {
        selection = try RawStatement(
            db,
            "SELECT replica, counter, sequence, stamp, value, base FROM hq_sibling "
                + "WHERE kind = ? AND id = ? AND field = ?")
        insertion = try RawStatement(
            db,
            "INSERT OR REPLACE INTO hq_sibling (kind, id, field, replica, counter, sequence, stamp, value, base) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        deletion = try RawStatement(db, "DELETE FROM hq_sibling WHERE kind = ? AND id = ? AND field = ?")
    }

    func state(_ field: FieldNumber, of key: RecordKey) throws -> FieldState {
        bind(selection, key, field)
        defer { selection.reset() }
        var siblings: [Sibling] = []
        while try selection.step() { siblings.append(try Self.sibling(selection)) }
        return FieldState(siblings)
    }

    /// - Parameter statement: stands on a row of the columns replica, counter, sequence, stamp, value, base.
    static func sibling(_ statement: RawStatement) throws -> Sibling {
        let dot = Dot(
            replica: ReplicaID(rawValue: UInt32(clamping: statement.integer(0))), counter: statement.unsigned(1))
        let base = statement.isNull(5) ? nil : try StoredValue.read(statement.bytes(5))
        return Sibling(
            dot: dot, sequence: statement.unsigned(2), stamp: Stamp(rawValue: statement.unsigned(3)),
            value: try StoredValue.read(statement.bytes(4)), base: base)
    }

    func replace(_ state: FieldState, _ field: FieldNumber, of key: RecordKey, isNew: Bool) throws {
        if !isNew { try remove(field, of: key) }
        for sibling in state.siblings {
            bind(insertion, key, field)
            insertion.bind(4, Int64(sibling.dot.replica.rawValue))
            insertion.bind(5, sibling.dot.counter)
            insertion.bind(6, sibling.sequence)
            insertion.bind(7, sibling.stamp.rawValue)
            insertion.bind(8, bytes: StoredValue.bytes(sibling.value))
            if let base = sibling.base {
                insertion.bind(9, bytes: StoredValue.bytes(base))
            } else {
                insertion.bindNull(9)
            }
            try insertion.run()
        }
    }

    func remove(_ field: FieldNumber, of key: RecordKey) throws {
        bind(deletion, key, field)
        try deletion.run()
    }

    private func bind(_ statement: RawStatement, _ key: RecordKey, _ field: FieldNumber) {
        statement.bind(1, Int64(key.kind))
        statement.bind(2, key.id)
        statement.bind(3, Int64(field))
    }
}

/// Values and edits in HQ's own blobs, in the wire's form.
enum StoredValue {
    static func bytes(_ value: Value) -> [UInt8] {
        var writer = ByteWriter()
        writer.value(value)
        return writer.bytes
    }

    static func read(_ bytes: [UInt8]) throws(WireError) -> Value {
        var reader = ByteReader(bytes)
        return try reader.value()
    }

    static func bytes(_ sibling: Sibling) -> [UInt8] {
        var writer = ByteWriter()
        writer.dot(sibling.dot)
        writer.varint(sibling.sequence)
        writer.fixed64(sibling.stamp.rawValue)
        writer.value(sibling.value)
        writer.flag(sibling.base != nil)
        if let base = sibling.base { writer.value(base) }
        return writer.bytes
    }

    static func sibling(_ bytes: [UInt8]) throws(WireError) -> Sibling {
        var reader = ByteReader(bytes)
        let dot = try reader.dot()
        let sequence = try reader.varint()
        let stamp = Stamp(rawValue: try reader.fixed64())
        let value = try reader.value()
        let base = try reader.flag() ? try reader.value() : nil
        return Sibling(dot: dot, sequence: sequence, stamp: stamp, value: value, base: base)
    }

    static func bytes(_ receipt: Receipt) -> [UInt8] {
        var writer = ByteWriter()
        ReceiptNote(receipts: [receipt]).encode(to: &writer)
        return writer.bytes
    }

    static func receipt(_ bytes: [UInt8]) throws(WireError) -> Receipt? {
        var reader = ByteReader(bytes)
        return try ReceiptNote(from: &reader).receipts.first
    }
}

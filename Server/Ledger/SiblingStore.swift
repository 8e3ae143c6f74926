// Why this file exists: a field with several live edits is rare, and pays for itself in a table of its own.

import GRDB
import RecordTables
import SyncProtocol

/// Reads and writes `hq_sibling`.
final class SiblingStore {
    private let selection: RawStatement
    private let insertion: RawStatement
    private let deletion: RawStatement

    /// What ``sibling(_:)`` reads.
    static let columns = "replica, counter, sequence, stamp, value, base, more"

    init(_ db: Database) throws {
        selection = try RawStatement(
            db,
            "SELECT \(Self.columns) FROM hq_sibling WHERE kind = ? AND id = ? AND field = ?")
        insertion = try RawStatement(
            db,
            "INSERT OR REPLACE INTO hq_sibling (kind, id, field, \(Self.columns)) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        deletion = try RawStatement(db, "DELETE FROM hq_sibling WHERE kind = ? AND id = ? AND field = ?")
    }

    func state(_ field: FieldNumber, of key: RecordKey) throws -> FieldState {
        bind(selection, key, field)
        defer { selection.reset() }
        return try Self.state(selection)
    }

    /// Reads all rows of a statement that selects ``columns``.
    static func state(_ statement: RawStatement) throws -> FieldState {
        var siblings: [Sibling] = []
        var regressions: [Sibling] = []
        while try statement.step() {
            let (sibling, isRegression) = try sibling(statement)
            if isRegression { regressions.append(sibling) } else { siblings.append(sibling) }
        }
        return FieldState(siblings, regressions: regressions)
    }

    private static func sibling(_ statement: RawStatement) throws -> (Sibling, isRegression: Bool) {
        let dot = Dot(
            replica: ReplicaID(rawValue: UInt32(clamping: statement.integer(0))), counter: statement.unsigned(1))
        let base = statement.isNull(5) ? nil : try StoredValue.read(statement.bytes(5))
        let (circumstances, isRegression) = try StoredValue.circumstances(statement.bytes(6))
        let sibling = Sibling(
            dot: dot, sequence: statement.unsigned(2), stamp: Stamp(rawValue: statement.unsigned(3)),
            value: try StoredValue.read(statement.bytes(4)), base: base, circumstances: circumstances)
        return (sibling, isRegression)
    }

    func replace(_ state: FieldState, _ field: FieldNumber, of key: RecordKey, isNew: Bool) throws {
        if !isNew { try remove(field, of: key) }
        for sibling in state.siblings { try insert(sibling, isRegression: false, field, of: key) }
        for sibling in state.regressions { try insert(sibling, isRegression: true, field, of: key) }
    }

    private func insert(_ sibling: Sibling, isRegression: Bool, _ field: FieldNumber, of key: RecordKey) throws {
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
        insertion.bind(10, bytes: StoredValue.bytes(sibling.circumstances, isRegression: isRegression))
        try insertion.run()
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
        writer.text(sibling.circumstances.role)
        writer.text(sibling.circumstances.reason)
        return writer.bytes
    }

    static func sibling(_ bytes: [UInt8]) throws(WireError) -> Sibling {
        var reader = ByteReader(bytes)
        let dot = try reader.dot()
        let sequence = try reader.varint()
        let stamp = Stamp(rawValue: try reader.fixed64())
        let value = try reader.value()
        let base = try reader.flag() ? try reader.value() : nil
        var circumstances = Sibling.Circumstances()
        // Entries of earlier builds end here.
        if !reader.isAtEnd {
            circumstances.role = try reader.text(limit: 256)
            circumstances.reason = try reader.text(limit: Limits.reason)
        }
        return Sibling(
            dot: dot, sequence: sequence, stamp: stamp, value: value, base: base, circumstances: circumstances)
    }

    /// Empty for an edit of which nothing special is known.
    static func bytes(_ circumstances: Sibling.Circumstances, isRegression: Bool) -> [UInt8] {
        if circumstances == Sibling.Circumstances() && !isRegression { return [] }
        var writer = ByteWriter()
        writer.text(circumstances.role)
        writer.text(circumstances.reason)
        writer.varint(circumstances.seen)
        writer.varint(UInt64(circumstances.generation))
        writer.flag(isRegression)
        return writer.bytes
    }

    static func circumstances(_ bytes: [UInt8]) throws(WireError) -> (Sibling.Circumstances, isRegression: Bool) {
        if bytes.isEmpty { return (Sibling.Circumstances(), false) }
        var reader = ByteReader(bytes)
        var result = Sibling.Circumstances()
        result.role = try reader.text(limit: 256)
        result.reason = try reader.text(limit: Limits.reason)
        result.seen = try reader.varint()
        result.generation = try reader.number(UInt32.self)
        return (result, try reader.flag())
    }

    static func receipt(_ bytes: [UInt8]) throws(WireError) -> Receipt? {
        var reader = ByteReader(bytes)
        return try ReceiptNote(from: &reader).receipts.first
    }
}

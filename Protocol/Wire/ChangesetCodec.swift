// Why this file exists: a changeset is sealed once, on the device that made it; every replica and relay keeps and
// checks those very bytes.

/// The bytes of a sealed changeset: a flag byte (0 plain, 1 zstd), for zstd the body's size, then the body.
public enum ChangesetCodec {
    /// Bodies longer than this are compressed where they are made. Shorter ones are not: a rep would wait for it, and
    /// the frame that carries them is compressed anyway.
    static let threshold = 64 << 10

    public static func seal(_ changeset: Changeset) -> SealedChangeset {
        var writer = ByteWriter(capacity: 64 + 32 * changeset.operations.count)
        header(changeset.dot, changeset.stamp, changeset.seen, changeset.observed, &writer)
        writer.varint(UInt64(changeset.operations.count))
        for operation in changeset.operations { self.operation(operation, &writer) }
        trailer(reason: changeset.reason, wall: changeset.wall, inPlaceOf: changeset.inPlaceOf, &writer)
        return seal(counter: changeset.dot.counter, body: writer.bytes)
    }

    /// Seals a body that was laid out elsewhere by the same rules (the laptop's editing path writes it directly).
    public static func seal(counter: UInt64, body: [UInt8]) -> SealedChangeset {
        var writer = ByteWriter(capacity: body.count + 8)
        if body.count > threshold, let packed = Compression.compress(body, level: Compression.fast) {
            writer.byte(1)
            writer.varint(UInt64(body.count))
            writer.raw(packed)
        } else {
            writer.byte(0)
            writer.raw(body)
        }
        return SealedChangeset(counter: counter, payload: writer.bytes)
    }

    public static func header(
        _ dot: Dot, _ stamp: Stamp, _ seen: CommitSequence, _ observed: [Dot], _ writer: inout ByteWriter
    ) {
        writer.dot(dot)
        writer.fixed64(stamp.rawValue)
        writer.varint(seen)
        writer.list(observed) { $0.dot($1) }
    }

    /// What follows the operations, if there is anything to say: flags (1 reason, 2 wall, 4 in place of), then those.
    public static func trailer(reason: String, wall: UInt64?, inPlaceOf: Dot? = nil, _ writer: inout ByteWriter) {
        let flags: UInt8 = (reason.isEmpty ? 0 : 1) | (wall == nil ? 0 : 2) | (inPlaceOf == nil ? 0 : 4)
        guard flags != 0 else { return }
        writer.byte(flags)
        if !reason.isEmpty { writer.text(reason) }
        if let wall { writer.varint(wall) }
        if let inPlaceOf { writer.dot(inPlaceOf) }
    }

    /// What precedes an operation's writes: kind, action (0 create, 1 update, 2 delete, 3 erase), id, reason, number of
    /// writes.
    public static func operationHeader(
        _ key: RecordKey, _ action: RecordEdit.Action, writes: Int, _ writer: inout ByteWriter
    ) {
        writer.varint(UInt64(key.kind))
        switch action {
        case .create: writer.byte(0)
        case .update: writer.byte(1)
        case .delete: writer.byte(2)
        case .erase: writer.byte(3)
        }
        writer.id(key.id)
        switch action {
        case .create, .update: break
        case .delete(let reason), .erase(let reason): writer.text(reason)
        }
        writer.varint(UInt64(writes))
    }

    private static func operation(_ operation: Changeset.Operation, _ writer: inout ByteWriter) {
        operationHeader(operation.key, operation.action, writes: operation.writes.count, &writer)
        for write in operation.writes {
            writer.varint(UInt64(write.field) << 1 | (write.base == nil ? 0 : 1))
            writer.value(write.value)
            if let base = write.base { writer.value(base) }
        }
    }

    /// Opens a sealed changeset.
    /// - Throws: ``WireError`` if the bytes are not a changeset within ``Limits``.
    public static func open(_ payload: [UInt8]) throws(WireError) -> Changeset {
        var reader = ByteReader(try body(of: payload))
        let dot = try reader.dot()
        let stamp = Stamp(rawValue: try reader.fixed64())
        let seen = try reader.varint()
        let observed = try reader.list(of: "observed dots") { r throws(WireError) in try r.dot() }
        let operations = try reader.list(of: "operations", limit: Limits.operations) { r throws(WireError) in
            try operation(&r)
        }
        let trailer = try trailer(&reader)
        try reader.finish()
        return Changeset(
            dot: dot, stamp: stamp, seen: seen, observed: observed, operations: operations, reason: trailer.reason,
            wall: trailer.wall, inPlaceOf: trailer.inPlaceOf)
    }

    private static func trailer(
        _ reader: inout ByteReader
    ) throws(WireError) -> (reason: String, wall: UInt64?, inPlaceOf: Dot?) {
        if reader.isAtEnd { return ("", nil, nil) }
        let start = reader.position
        let flags = try reader.byte()
        guard (1...7).contains(flags) else { throw .malformed("an unknown trailer", offset: start) }
        let reason = flags & 1 != 0 ? try reader.text(limit: Limits.reason) : ""
        let wall = flags & 2 != 0 ? try reader.varint() : nil
        return (reason, wall, flags & 4 != 0 ? try reader.dot() : nil)
    }

    /// Bytes that a changeset claims to have once decompressed, which ``open(_:)`` holds it to; 0 if it can have none.
    public static func unpackedSize(_ payload: [UInt8]) -> Int {
        guard payload.first == 1 else { return payload.count }
        var reader = ByteReader(payload.dropFirst())
        guard let size = try? reader.varint(), size <= UInt64(Limits.changeset) else { return 0 }
        return Int(size)
    }

    private static func body(of payload: [UInt8]) throws(WireError) -> [UInt8] {
        var reader = ByteReader(payload)
        switch try reader.byte() {
        case 0:
            guard payload.count <= Limits.changeset else {
                throw .tooLarge(what: "changeset", size: UInt64(payload.count), limit: UInt64(Limits.changeset))
            }
            return Array(payload.dropFirst())
        case 1:
            let size = try reader.varint()
            return try Compression.decompress(
                payload[reader.position...], size: size, limit: Limits.changeset)
        default: throw .malformed("an unknown changeset form", offset: 0)
        }
    }

    private static func operation(_ reader: inout ByteReader) throws(WireError) -> Changeset.Operation {
        let kind = try reader.number(KindNumber.self)
        let start = reader.position
        let tag = try reader.byte()
        let key = RecordKey(kind: kind, id: try reader.id())
        let action: RecordEdit.Action
        switch tag {
        case 0: action = .create
        case 1: action = .update
        case 2: action = .delete(reason: try reader.text(limit: Limits.reason))
        case 3: action = .erase(reason: try reader.text(limit: Limits.reason))
        default: throw .malformed("an unknown action", offset: start)
        }
        let writes = try reader.list(of: "writes", limit: Limits.writes) { r throws(WireError) in try write(&r) }
        return Changeset.Operation(key, action, writes)
    }

    private static func write(_ reader: inout ByteReader) throws(WireError) -> FieldWrite {
        let word = try reader.varint()
        guard let field = FieldNumber(exactly: word >> 1) else { throw .overflow(offset: reader.position) }
        let value = try reader.value()
        return FieldWrite(field, value, base: word & 1 == 1 ? try reader.value() : nil)
    }
}

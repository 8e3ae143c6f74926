// Why this file exists: the only shape in which messages travel, over HTTP and in files alike: each frame says how long
// it is, whether it is compressed, and proves that it arrived whole.

/// frame = varint length of (type … checksum) · type byte (bit 7: zstd) · [varint size before compression] · payload ·
/// low 32 bits of XXH64 over everything from the type byte to the end of the payload, little-endian.
public enum FrameCodec {
    private static let packed: UInt8 = 0x80
    /// Payloads longer than this are compressed.
    private static let threshold = 160

    /// Lays out one frame.
    public static func encode(_ message: Message) -> [UInt8] {
        var body = ByteWriter(capacity: 64)
        message.body.encode(to: &body)
        return encode(type: Swift.type(of: message.body).type, payload: body.bytes)
    }

    private static func encode(type: UInt8, payload: [UInt8]) -> [UInt8] {
        var content = ByteWriter(capacity: 64)
        if payload.count > threshold, let smaller = Compression.compress(payload) {
            content.byte(type | packed)
            content.varint(UInt64(payload.count))
            content.raw(smaller)
        } else {
            content.byte(type)
            content.raw(payload)
        }
        let checksum = content.bytes.withUnsafeBytes { UInt32(truncatingIfNeeded: Checksum.xxh64($0)) }
        content.fixed32(checksum)
        var frame = ByteWriter(capacity: content.bytes.count + 5)
        frame.block(content.bytes)
        return frame.bytes
    }

    /// Reads one frame's content, as ``FrameSplitter`` gives it.
    public static func decode(_ content: ArraySlice<UInt8>) throws(WireError) -> Message {
        guard content.count >= 5 else { throw .truncated(offset: content.startIndex, missing: 5 - content.count) }
        let body = content.dropLast(4)
        let checksum = body.withUnsafeBytes { UInt32(truncatingIfNeeded: Checksum.xxh64($0)) }
        var trailer = ByteReader(content.suffix(4))
        guard try trailer.fixed32() == checksum else { throw .checksum(offset: content.startIndex) }
        var reader = ByteReader(body)
        let type = try reader.byte()
        guard type & packed != 0 else { return try Message.decode(type: type, &reader) }
        let size = try reader.varint()
        let rest = try reader.raw(reader.remaining)
        let payload = try Compression.decompress(rest, size: size, limit: Limits.decompressed)
        var inner = ByteReader(payload)
        return try Message.decode(type: type & ~packed, &inner)
    }

    /// Bytes that a frame's content claims to have once decompressed, which ``decode(_:)`` holds it to; of a claim that
    /// is over the limit no more than that it is.
    public static func unpackedSize(_ content: ArraySlice<UInt8>) throws(WireError) -> Int {
        var reader = ByteReader(content)
        guard try reader.byte() & packed != 0 else { return content.count }
        return Int(min(try reader.varint(), UInt64(Limits.decompressed) + 1))
    }

    /// Reads a whole byte string of frames; for tests, fixtures and files.
    public static func decodeAll(_ bytes: [UInt8]) throws(WireError) -> [Message] {
        var splitter = FrameSplitter()
        splitter.append(bytes)
        var messages: [Message] = []
        while let content = try splitter.next() { messages.append(try decode(content)) }
        guard splitter.isEmpty else { throw .truncated(offset: bytes.count, missing: 1) }
        return messages
    }
}

/// Cuts a stream that arrives in arbitrary pieces into frames.
public struct FrameSplitter: Sendable {
    private var buffer: [UInt8] = []
    private var start = 0

    public init() {}

    public var isEmpty: Bool { start == buffer.count }

    public mutating func append(_ bytes: some Sequence<UInt8>) {
        if start > 0, start == buffer.count || start > 1 << 20 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The content of the next whole frame; nil until more bytes arrive.
    /// - Throws: ``WireError/tooLarge(what:size:limit:)`` as soon as a length over the limit is seen.
    public mutating func next() throws(WireError) -> ArraySlice<UInt8>? {
        var length: UInt64 = 0
        var shift: UInt64 = 0
        var index = start
        while true {
            guard index < buffer.count else { return nil }
            let byte = buffer[index]
            index += 1
            guard shift <= 28 else { throw .overflow(offset: index) }
            length |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        guard length <= UInt64(Limits.frame) else {
            throw .tooLarge(what: "frame", size: length, limit: UInt64(Limits.frame))
        }
        let end = index + Int(length)
        guard end <= buffer.count else { return nil }
        start = end
        return buffer[index..<end]
    }
}

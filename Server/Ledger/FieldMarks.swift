// Why this file exists: "per field one commit number, never a row per cell". A record of thirty fields written in one
// go costs about ten bytes.

import SyncProtocol

/// The commit number of every field of one record, and which fields have more to them.
///
/// Layout: flags of the whole record · varint σ that most fields share · varint n · bitmap of the fields 1…n that have
/// it · for each other field ever written: varint (number « 2 | flags), varint σ.
struct FieldMarks: Hashable, Sendable {
    /// The field's live edits are in `hq_sibling`; without it there is one, and it is the edit of the field's σ.
    static let aside: UInt8 = 1
    /// A person is to choose between the field's values.
    static let contested: UInt8 = 2

    /// Of each field σ « 2 | flags.
    private var words: [UInt64] = []

    init() {}

    init(fields: Int) { words = [UInt64](repeating: 0, count: fields) }

    /// σ of the newest visible change of a field; 0 if it was never written.
    func sequence(_ field: FieldNumber) -> CommitSequence {
        let index = Int(field) - 1
        return words.indices.contains(index) ? words[index] >> 2 : 0
    }

    func flags(_ field: FieldNumber) -> UInt8 {
        let index = Int(field) - 1
        return words.indices.contains(index) ? UInt8(words[index] & 3) : 0
    }

    mutating func set(_ field: FieldNumber, _ sequence: CommitSequence, flags: UInt8) {
        let index = Int(field) - 1
        guard index >= 0 else { return }
        while words.count <= index { words.append(0) }
        words[index] = sequence << 2 | UInt64(flags & 3)
    }

    /// The numbers of fields whose newest visible change lies beyond a commit.
    func fields(beyond sequence: CommitSequence) -> [FieldNumber] {
        words.indices.filter { words[$0] >> 2 > sequence }.map { FieldNumber($0 + 1) }
    }

    /// The numbers of fields for which `flag` is set.
    func fields(with flag: UInt8) -> [FieldNumber] {
        words.indices.filter { words[$0] & UInt64(flag) != 0 }.map { FieldNumber($0 + 1) }
    }

    /// Lays the marks out where nothing needs to be allocated: this happens at every edit.
    func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        // One byte, two varints, the bitmap, and for each field two varints.
        let capacity = 21 + words.count / 8 + 1 + 20 * words.count
        return try withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 1) { memory in
            var writer = MarkWriter(memory: memory)
            write(to: &writer)
            return try body(UnsafeRawBufferPointer(rebasing: memory[..<writer.count]))
        }
    }

    private func write(to writer: inout MarkWriter) {
        let common = commonWord
        writer.byte(UInt8(words.reduce(0) { $0 | $1 & 3 }))
        writer.varint(common >> 2)
        writer.varint(UInt64(words.count))
        var bits: UInt8 = 0
        for index in words.indices {
            if words[index] == common && common > 0 { bits |= 1 << UInt8(index & 7) }
            if index & 7 == 7 || index == words.count - 1 {
                writer.byte(bits)
                bits = 0
            }
        }
        for index in words.indices where words[index] > 3 && words[index] != common {
            writer.varint(UInt64(index + 1) << 2 | words[index] & 3)
            writer.varint(words[index] >> 2)
        }
    }

    /// What most plain fields share (Boyer and Moore's majority vote; any answer is correct, a majority short).
    private var commonWord: UInt64 {
        var candidate: UInt64 = 0
        var votes = 0
        for word in words where word > 3 && word & 3 == 0 {
            if votes == 0 { candidate = word }
            votes += word == candidate ? 1 : -1
        }
        return candidate
    }

    /// - Throws: ``WireError`` if the bytes are not field marks: the file is damaged.
    init(_ bytes: UnsafeRawBufferPointer) throws(WireError) {
        try read(bytes)
    }

    /// Reads other marks into the same memory.
    mutating func read(_ bytes: UnsafeRawBufferPointer) throws(WireError) {
        var reader = MarkReader(bytes: bytes)
        _ = try reader.byte()
        let common = try reader.varint()
        let count = try reader.varint()
        guard count <= 8 * UInt64(bytes.count), common < Self.limit else {
            throw .malformed("field marks", offset: 0)
        }
        words.removeAll(keepingCapacity: true)
        words.reserveCapacity(Int(count))
        var bits: UInt8 = 0
        for index in 0..<Int(count) {
            if index & 7 == 0 { bits = try reader.byte() }
            words.append(bits >> UInt8(index & 7) & 1 == 1 ? common << 2 : 0)
        }
        while reader.position < bytes.count {
            let word = try reader.varint()
            let sequence = try reader.varint()
            guard let field = FieldNumber(exactly: word >> 2), field > 0, Int(field) <= words.count,
                sequence < Self.limit
            else { throw .malformed("field marks", offset: reader.position) }
            words[Int(field) - 1] = sequence << 2 | word & 3
        }
    }

    /// No commit number reaches it.
    private static let limit: CommitSequence = 1 << 62

    /// The flags of the whole record, without reading the rest.
    @inline(__always)
    static func flags(of bytes: UnsafeRawBufferPointer) -> UInt8 { bytes.isEmpty ? 0 : bytes[0] }
}

/// Writes marks into memory that is large enough.
private struct MarkWriter {
    let memory: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(memory: UnsafeMutableRawBufferPointer) { self.memory = memory }

    mutating func byte(_ value: UInt8) {
        memory[count] = value
        count += 1
    }

    mutating func varint(_ value: UInt64) {
        var value = value
        while value >= 0x80 {
            byte(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        byte(UInt8(truncatingIfNeeded: value))
    }
}

/// Reads marks where SQLite keeps them.
private struct MarkReader {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    mutating func byte() throws(WireError) -> UInt8 {
        guard position < bytes.count else { throw .truncated(offset: position, missing: 1) }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func varint() throws(WireError) -> UInt64 {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            let part = UInt64(byte & 0x7F)
            if shift > 63 || (shift == 63 && part > 1) { throw .overflow(offset: position) }
            result |= part << shift
            if byte < 0x80 { return result }
            shift += 7
        }
    }
}

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

    private(set) var sequences: [CommitSequence] = []
    private(set) var flags: [UInt8] = []

    init() {}

    init(fields: Int) {
        sequences = [CommitSequence](repeating: 0, count: fields)
        flags = [UInt8](repeating: 0, count: fields)
    }

    /// σ of the newest visible change of a field; 0 if it was never written.
    func sequence(_ field: FieldNumber) -> CommitSequence {
        let index = Int(field) - 1
        return sequences.indices.contains(index) ? sequences[index] : 0
    }

    func flags(_ field: FieldNumber) -> UInt8 {
        let index = Int(field) - 1
        return flags.indices.contains(index) ? flags[index] : 0
    }

    mutating func set(_ field: FieldNumber, _ sequence: CommitSequence, flags: UInt8) {
        let index = Int(field) - 1
        guard index >= 0 else { return }
        while sequences.count <= index {
            sequences.append(0)
            self.flags.append(0)
        }
        sequences[index] = sequence
        self.flags[index] = flags
    }

    /// The numbers of fields for which `flag` is set.
    func fields(with flag: UInt8) -> [FieldNumber] {
        flags.indices.filter { flags[$0] & flag != 0 }.map { FieldNumber($0 + 1) }
    }

    var bytes: [UInt8] {
        let common = commonSequence
        var writer = ByteWriter(capacity: 16 + sequences.count)
        writer.byte(flags.reduce(0, |))
        writer.varint(common)
        writer.varint(UInt64(sequences.count))
        var bits: UInt8 = 0
        for index in sequences.indices {
            if isCommon(index, common) { bits |= 1 << UInt8(index & 7) }
            if index & 7 == 7 || index == sequences.count - 1 {
                writer.byte(bits)
                bits = 0
            }
        }
        for index in sequences.indices where sequences[index] > 0 && !isCommon(index, common) {
            writer.varint(UInt64(index + 1) << 2 | UInt64(flags[index]))
            writer.varint(sequences[index])
        }
        return writer.bytes
    }

    private func isCommon(_ index: Int, _ common: CommitSequence) -> Bool {
        sequences[index] == common && flags[index] == 0 && common > 0
    }

    /// The σ that most plain fields share (Boyer and Moore's majority vote; any answer is correct, a majority short).
    private var commonSequence: CommitSequence {
        var candidate: CommitSequence = 0
        var votes = 0
        for index in sequences.indices where sequences[index] > 0 && flags[index] == 0 {
            if votes == 0 { candidate = sequences[index] }
            votes += sequences[index] == candidate ? 1 : -1
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
        guard count <= 8 * UInt64(bytes.count) else { throw .malformed("field marks", offset: 0) }
        sequences.removeAll(keepingCapacity: true)
        flags.removeAll(keepingCapacity: true)
        var bits: UInt8 = 0
        for index in 0..<Int(count) {
            if index & 7 == 0 { bits = try reader.byte() }
            sequences.append(bits >> UInt8(index & 7) & 1 == 1 ? common : 0)
            flags.append(0)
        }
        while reader.position < bytes.count {
            let word = try reader.varint()
            guard let field = FieldNumber(exactly: word >> 2), field > 0, Int(field) <= sequences.count else {
                throw .malformed("field marks", offset: reader.position)
            }
            sequences[Int(field) - 1] = try reader.varint()
            flags[Int(field) - 1] = UInt8(word & 3)
        }
    }

    /// The flags of the whole record, without reading the rest.
    @inline(__always)
    static func flags(of bytes: UnsafeRawBufferPointer) -> UInt8 { bytes.isEmpty ? 0 : bytes[0] }
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

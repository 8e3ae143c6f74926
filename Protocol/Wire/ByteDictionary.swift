// Why this file exists: telling repeated texts and ids apart without making a String of any of them.

/// Distinct byte strings in order of first appearance, found through an open-addressing table.
struct ByteDictionary: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var slots: [Int32] = []
    private var lastIndex = -1

    var size: Int { bytes.count + ends.count * 2 }

    /// The place of `entry`, added if it is new; nil if that would make more than `limit` entries.
    mutating func index(of entry: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
        if lastIndex >= 0, matches(lastIndex, entry) { return lastIndex }
        if slots.isEmpty { slots = [Int32](repeating: -1, count: 64) }
        var slot = Self.hash(entry) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if matches(index, entry) {
                lastIndex = index
                return index
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        guard ends.count < limit else { return nil }
        bytes.append(contentsOf: entry)
        ends.append(bytes.count)
        lastIndex = ends.count - 1
        slots[slot] = Int32(truncatingIfNeeded: lastIndex)
        if ends.count * 2 > slots.count { grow() }
        return lastIndex
    }

    func entry(_ index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

    /// All entries one after another; for entries of one length.
    var content: [UInt8] { bytes }

    /// Each entry after its length.
    var lengthPrefixed: [UInt8] {
        var writer = ByteWriter(capacity: size)
        for index in ends.indices {
            let entry = entry(index)
            writer.varint(UInt64(entry.count))
            writer.raw(entry)
        }
        return writer.bytes
    }

    @inline(__always)
    private func matches(_ index: Int, _ entry: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = index == 0 ? 0 : ends[index - 1]
        guard ends[index] - start == entry.count else { return false }
        for offset in 0..<entry.count where bytes[start + offset] != entry[offset] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for index in ends.indices {
            var slot = entry(index).withUnsafeBufferPointer { Self.hash($0) } & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(truncatingIfNeeded: index)
        }
    }

    /// FNV-1a by words, finished with a multiply: fast and good enough for one batch.
    @inline(__always)
    private static func hash(_ entry: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(entry.count)
        let raw = UnsafeRawBufferPointer(entry)
        var offset = 0
        while offset + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            offset += 8
        }
        while offset < raw.count {
            hash = (hash ^ UInt64(raw[offset])) &* 0x0000_0100_0000_01B3
            offset += 1
        }
        hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> 33)
    }
}

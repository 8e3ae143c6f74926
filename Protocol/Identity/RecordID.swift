// Why this file exists: record ids are made on a device with no network, must never collide, and travel with every
// changed field, so they must also compress. RFC 9562's UUIDv7 allows node ids and counters in its last 62 bits
// (section 6.2 and 6.4); HQ issues the replica id, so (replica, counter) alone is unique and the sixteen bytes cost
// about five on the wire in a batch.

/// A record's 128-bit identity, made on the device that creates it, immutable and never reused.
public struct RecordID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Bytes 0–7, big-endian: 48 bits of Unix milliseconds, 4 bits of version, 12 random bits.
    public let high: UInt64
    /// Bytes 8–15, big-endian: 2 bits of variant, 32 bits of replica, 30 bits of counter.
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes the id of a new record.
    /// - Parameters:
    ///   - milliseconds: Unix time; only its low 48 bits are kept.
    ///   - entropy: twelve bits tell apart the ids of a cloned replica until the clone is found.
    ///   - replica: who creates the record.
    ///   - counter: the replica's own count of records made; only its low 30 bits are kept.
    public init(milliseconds: UInt64, entropy: UInt16, replica: ReplicaID, counter: UInt64) {
        high = (milliseconds & 0xFFFF_FFFF_FFFF) << 16 | 0x7000 | UInt64(entropy & 0x0FFF)
        low = 0x8000_0000_0000_0000 | UInt64(replica.rawValue) << 30 | (counter & 0x3FFF_FFFF)
    }

    /// Makes a UUIDv8 from sixteen bytes of a hash, so that two importers of one external id name one record.
    public init(hash: some Sequence<UInt8>) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        for (index, byte) in hash.prefix(16).enumerated() {
            if index < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
        }
        self.high = (high & 0xFFFF_FFFF_FFFF_0FFF) | 0x8000
        self.low = (low & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
    }

    /// Reads the usual text form, upper or lower case, with or without hyphens. Returns nil for anything else.
    public init?(_ text: some StringProtocol) {
        var digits = 0
        var high: UInt64 = 0
        var low: UInt64 = 0
        for character in text.utf8 where character != UInt8(ascii: "-") {
            guard let digit = Self.digit(character), digits < 32 else { return nil }
            if digits < 16 { high = high << 4 | digit } else { low = low << 4 | digit }
            digits += 1
        }
        guard digits == 32 else { return nil }
        self.init(high: high, low: low)
    }

    private static func digit(_ character: UInt8) -> UInt64? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(character - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(character - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(character - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The sixteen bytes in network order, as stored and sent.
    public var bytes: [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(16)
        for shift in stride(from: 56, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: high >> UInt64(shift)))
        }
        for shift in stride(from: 56, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: low >> UInt64(shift)))
        }
        return result
    }

    public static func < (a: Self, b: Self) -> Bool { (a.high, a.low) < (b.high, b.low) }

    public var description: String {
        let text = hexadecimal(high, digits: 16) + hexadecimal(low, digits: 16)
        var result = ""
        for (index, character) in text.enumerated() {
            if [8, 12, 16, 20].contains(index) { result.append("-") }
            result.append(character)
        }
        return result
    }
}

/// A record anywhere: its kind and its id.
public struct RecordKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let kind: KindNumber
    public let id: RecordID

    public init(kind: KindNumber, id: RecordID) {
        self.kind = kind
        self.id = id
    }

    public static func < (a: Self, b: Self) -> Bool { (a.kind, a.id) < (b.kind, b.id) }
    public var description: String { "\(kind)/\(id)" }
}

// Why this file exists: two people in different places are about to make one thing twice, and neither may see the
// other's. A shadow says that there is something of the kind somewhere, and not what.

import Crypto

/// Which records cast shadows, and what the shadows are made of. HQ keeps the shadows; every replica holds them.
public struct ShadowRule: Sendable {
    /// The kind whose records cast shadows, wherever not everybody holds them.
    public let caster: KindNumber
    /// The text field of theirs that shadows tell of, by a hash.
    public let key: FieldNumber
    /// The reference field of theirs that names whose they are.
    public let place: FieldNumber
    /// The kind of the shadows: reference data of HQ's own.
    public let shadow: KindNumber
    /// The shadows' fields: whose the casters are, a reference; which part of the hashes it holds,
    /// an integer; and the hashes, a text.
    public let anchor: FieldNumber
    public let bucket: FieldNumber
    public let marks: FieldNumber
    /// The kinds whose new records are held against the shadows, and the key field that is compared.
    public let seekers: [KindNumber: FieldNumber]

    public init(
        caster: KindNumber, key: FieldNumber, place: FieldNumber, shadow: KindNumber, anchor: FieldNumber,
        bucket: FieldNumber,
        marks: FieldNumber, seekers: [KindNumber: FieldNumber]
    ) {
        self.caster = caster
        self.key = key
        self.place = place
        self.shadow = shadow
        self.anchor = anchor
        self.bucket = bucket
        self.marks = marks
        self.seekers = seekers
    }

    /// The shadow record of one bucket: every HQ that keeps it names it alike.
    public func record(of anchor: RecordID, bucket: Int) -> RecordKey {
        var hash = SHA256()
        hash.update(data: Array("outpost-shadow-1".utf8))
        hash.update(data: [UInt8(truncatingIfNeeded: shadow >> 8), UInt8(truncatingIfNeeded: shadow)])
        hash.update(data: anchor.bytes)
        hash.update(data: [UInt8(truncatingIfNeeded: bucket)])
        return RecordKey(kind: shadow, id: RecordID(hash: hash.finalize()))
    }
}

/// What a shadow tells of a text: so few bits of its hash that many texts share them.
public struct ShadowMark: Hashable, Comparable, Sendable {
    /// Of a hundred thousand texts kept, a new one meets one by chance in one of forty-two cases; and whoever tries a
    /// million names finds twenty-four thousand that were never there.
    public static let bits = 22
    /// A change of one text sends its bucket, not all.
    public static let buckets = 256
    private static let rest = 14

    public let number: UInt32

    /// The mark of a text in NFC.
    public init(of text: String) {
        var hash = SHA256()
        hash.update(data: Array("outpost-shadow-1".utf8))
        hash.update(data: Array(text.utf8))
        number = hash.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) } >> (32 - UInt32(Self.bits))
    }

    /// - Returns: nil if there is no such mark.
    public init?(number: UInt32) {
        guard number < 1 << Self.bits else { return nil }
        self.number = number
    }

    public var bucket: Int { Int(number >> Self.rest) }

    /// What its bucket says of it: the bits that are not the bucket's.
    private var word: String { hexadecimal(UInt64(number & (1 << Self.rest - 1)), digits: 4) }

    /// The marks that a bucket can hold.
    public static func range(ofBucket bucket: Int) -> ClosedRange<UInt32> {
        let first = UInt32(truncatingIfNeeded: bucket) << rest
        return first...(first | (1 << rest - 1))
    }

    /// What a bucket of these marks says; null if there are none.
    public static func value(of marks: some Sequence<ShadowMark>) -> Value {
        let words = Set(marks).sorted().map(\.word)
        return words.isEmpty ? .null : .text(words.joined(separator: " "))
    }

    /// Whether the mark is among those of its bucket.
    public func stands(in value: Value) -> Bool {
        guard case .text(let text) = value else { return false }
        return text.utf8.split(separator: UInt8(ascii: " ")).contains { $0.elementsEqual(word.utf8) }
    }

    public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

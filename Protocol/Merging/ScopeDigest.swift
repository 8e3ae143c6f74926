// Why this file exists: the protocol is proven in a simulator, but disks and programmers err. At equal commit numbers a
// laptop and HQ compare a count and a sum; a difference means a fault of ours, found in the very next sync.

/// A count and the sum modulo 2^128 of a fast hash of (id ‖ σ of the row's newest visible field). Kept incrementally;
/// additive over scopes. A check against our own faults, not a security boundary.
public struct ScopeDigest: Hashable, Sendable, CustomStringConvertible {
    public private(set) var count: UInt64
    public private(set) var high: UInt64
    public private(set) var low: UInt64

    public init(count: UInt64 = 0, high: UInt64 = 0, low: UInt64 = 0) {
        self.count = count
        self.high = high
        self.low = low
    }

    public static let empty = ScopeDigest()

    public mutating func add(_ id: RecordID, head: CommitSequence) {
        let hash = Self.hash(id, head)
        count &+= 1
        let (sum, carry) = low.addingReportingOverflow(hash.low)
        low = sum
        high = high &+ hash.high &+ (carry ? 1 : 0)
    }

    public mutating func remove(_ id: RecordID, head: CommitSequence) {
        let hash = Self.hash(id, head)
        count &-= 1
        let (difference, borrow) = low.subtractingReportingOverflow(hash.low)
        low = difference
        high = high &- hash.high &- (borrow ? 1 : 0)
    }

    public static func + (a: ScopeDigest, b: ScopeDigest) -> ScopeDigest {
        let (low, carry) = a.low.addingReportingOverflow(b.low)
        return ScopeDigest(count: a.count &+ b.count, high: a.high &+ b.high &+ (carry ? 1 : 0), low: low)
    }

    /// Two multiply-xorshift rounds per half over the three words, each half with constants of its own (the finaliser
    /// of SplitMix64: Steele, Lea and Flood, 2014).
    private static func hash(_ id: RecordID, _ head: CommitSequence) -> (high: UInt64, low: UInt64) {
        let first = mix(id.high ^ mix(id.low &+ mix(head &+ 0x9E37_79B9_7F4A_7C15)))
        let second = mix(first &+ id.low &+ 0xD1B5_4A32_D192_ED03)
        return (first, second)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    public var description: String {
        "\(count) rows " + hexadecimal(high, digits: 16) + hexadecimal(low, digits: 16)
    }
}

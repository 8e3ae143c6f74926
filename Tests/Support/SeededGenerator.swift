// Why this file exists: a failure that cannot be replayed cannot be fixed, so every random test draws from a seed.

/// SplitMix64 (Steele, Lea and Flood, 2014): small, fast, and the same on every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A number in `0..<bound`; 0 if `bound` is not positive.
    public mutating func below(_ bound: Int) -> Int {
        bound > 0 ? Int(next() % UInt64(bound)) : 0
    }

    /// True once in `times`.
    public mutating func oneIn(_ times: Int) -> Bool { below(times) == 0 }

    /// A number of any size: small ones and the edges of the type as likely as large ones.
    public mutating func unsigned() -> UInt64 {
        switch below(8) {
        case 0: UInt64(below(3))
        case 1: .max - UInt64(below(3))
        case 2: (1 << UInt64(below(64))) &- UInt64(below(2))
        default: next() >> UInt64(below(64))
        }
    }

    /// A signed number of any size, edges included.
    public mutating func signed() -> Int64 { Int64(bitPattern: unsigned()) }

    /// Any of `elements`; nil if there are none.
    public mutating func pick<T>(_ elements: [T]) -> T? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }

    /// Up to `most` things, made one by one.
    public mutating func some<T>(_ most: Int, _ make: (inout SeededGenerator) -> T) -> [T] {
        var result: [T] = []
        for _ in 0..<below(most + 1) { result.append(make(&self)) }
        return result
    }

    /// `elements` in another order.
    public mutating func mixed<T>(_ elements: [T]) -> [T] {
        var result = elements
        for index in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(index, below(index + 1)) }
        return result
    }

    /// Random bytes.
    public mutating func bytes(_ count: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        for _ in 0..<count { result.append(UInt8(truncatingIfNeeded: next())) }
        return result
    }
}

// Why this file exists: a world must be the same in every process that replays its seed, so all chance comes from here.

/// A small generator of numbers that look random (SplitMix64: Steele, Lea and Flood, 2014).
package struct Chance: RandomNumberGenerator {
    private var state: UInt64
    /// Whether it always says the plainest: nothing hits, the first of everything.
    private var isPlain = false

    package init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 ^ 0x6A09_E667_F3BC_C909 }

    /// Of a seed, or the plainest where there is none.
    package init(_ seed: UInt64?) {
        self.init(seed: seed ?? 0)
        isPlain = seed == nil
    }

    package mutating func next() -> UInt64 {
        state = state &+ 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A number from 0 up to, but not including, `bound`; 0 if there is none.
    package mutating func below(_ bound: Int) -> Int { bound <= 1 || isPlain ? 0 : Int(next() >> 1) % bound }

    package mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// Whether something happens that happens this many times in a thousand.
    package mutating func hits(perMille: Int) -> Bool { !isPlain && below(1000) < perMille }

    package mutating func pick<T>(_ choices: [T]) -> T? { choices.isEmpty ? nil : choices[below(choices.count)] }

    /// The place of one of `weights`, drawn in proportion.
    package mutating func place(in weights: [Int]) -> Int {
        var rest = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        return 0
    }

    /// The same elements in another order.
    package mutating func mixed<T>(_ elements: [T]) -> [T] {
        var result = elements
        for index in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(index, below(index + 1)) }
        return result
    }
}

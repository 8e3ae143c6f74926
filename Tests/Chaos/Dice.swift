// Why this file exists: everything that the storm leaves to chance comes from one seed, so that the plan of a run that
// found something can be repeated. (How the machine then interleaves the processes cannot.)

/// Seeded chance: SplitMix64.
public struct Dice: Sendable {
    private var state: UInt64

    /// - Parameter purpose: what it is thrown for; each purpose has numbers of its own.
    public init(seed: UInt64, _ purpose: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        state = seed &* 0x9E37_79B9_7F4A_7C15 ^ hash
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A number from 0 up to, not including, the bound.
    public mutating func below(_ bound: Int) -> Int { bound < 1 ? 0 : Int(next() % UInt64(bound)) }

    /// A number of the range.
    public mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True so many times in a hundred.
    public mutating func percent(_ chance: Int) -> Bool { below(100) < chance }

    /// A number from 0 up to 1.
    public mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

    /// A number below the bound, of which every order of magnitude is as likely.
    public mutating func spread(_ bound: Int) -> Int {
        var width = 1
        while width < bound, !percent(18) { width *= 2 }
        return below(min(width, bound))
    }

    /// One of several, each with its weight.
    public mutating func weighted<T>(_ choices: [(weight: Int, choice: T)], else fallback: T) -> T {
        var drawn = below(choices.reduce(0) { $0 + $1.weight })
        for (weight, choice) in choices {
            if drawn < weight { return choice }
            drawn -= weight
        }
        return fallback
    }

    /// One of several; nil if there are none.
    public mutating func pick<T>(_ choices: [T]) -> T? { choices.isEmpty ? nil : choices[below(choices.count)] }

    /// So many small letters without vowels: no word in any language, and like no other.
    public mutating func letters(_ count: Int) -> String {
        let alphabet = Array("bcdfghjkmnpqrstvwxz")
        return String((0..<count).map { _ in alphabet[below(alphabet.count)] })
    }
}

// Why this file exists: the same seed must give the same files on every machine and in every year, which the system's
// random numbers do not promise.

/// Sebastiano Vigna's SplitMix64 (2015), a small generator of good quality.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to `bound`, which is at least 1. (Lemire's multiplication, its bias of 2⁻⁴⁰ accepted.)
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(max(bound, 1))).high)
    }

    mutating func pick(_ words: [String]) -> String { words.isEmpty ? "" : words[below(words.count)] }
}

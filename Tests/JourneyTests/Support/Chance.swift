// Why this file exists: the moments at which things break are drawn from a seed, so that a failure can be repeated;
// and what breaks is handed from one thread to another.

import Glibc
import Synchronization

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every machine.
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number in `0..<bound`.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        value ^= value >> 31
        return bound > 0 ? Int(value % UInt64(bound)) : 0
    }

    /// A text of so many of 64 characters.
    mutating func text(_ length: Int) -> String {
        let bytes = (0..<length).map { _ in UInt8(48 + below(64)) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A value that one thread leaves for another.
final class Mutable<Value: Sendable>: Sendable {
    private let stored = Mutex<Value?>(nil)

    var value: Value? {
        get { stored.withLock { $0 } }
        set { stored.withLock { $0 = newValue } }
    }

    /// The value, once the other thread has left it: at most two seconds later.
    var awaited: Value? {
        for _ in 0..<2000 where value == nil { usleep(1000) }
        return value
    }
}

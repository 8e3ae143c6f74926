// Why this file exists: "the same seed gives the same world" is checked by one number over everything that happened.

/// FNV-1a over everything that happens in a world, and a story of it for people.
package struct Trace {
    package private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var tell: ((String) -> Void)?

    package init(tell: ((String) -> Void)? = nil) { self.tell = tell }

    package mutating func note(_ number: UInt64) { hash = (hash ^ number) &* 0x0000_0100_0000_01B3 }

    package mutating func note(_ bytes: [UInt8]) {
        var hash = hash
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        self.hash = hash
    }

    package mutating func note(_ text: String) { note(Array(text.utf8)) }

    /// Tells what happened, if anybody listens; only numbers and bytes enter the hash.
    package func say(_ sentence: @autoclosure () -> String) {
        if let tell { tell(sentence()) }
    }
}

// Why this file exists: "the same seed gives the same world" is checked by one number over everything that happened.

/// FNV-1a over everything that happens in a world, and a story of it for people.
struct Trace {
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var tell: ((String) -> Void)?

    init(tell: ((String) -> Void)? = nil) { self.tell = tell }

    mutating func note(_ number: UInt64) { hash = (hash ^ number) &* 0x0000_0100_0000_01B3 }

    mutating func note(_ bytes: [UInt8]) {
        var hash = hash
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        self.hash = hash
    }

    mutating func note(_ text: String) { note(Array(text.utf8)) }

    /// Tells what happened, if anybody listens; only numbers and bytes enter the hash.
    func say(_ sentence: @autoclosure () -> String) {
        if let tell { tell(sentence()) }
    }
}

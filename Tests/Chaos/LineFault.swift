// Why this file exists: what a bad line does to one connection, decided byte by byte without a socket, so that each
// fault can be tested for what it is.

/// Which way bytes go: from the laptop, or to it.
public enum Direction: Sendable, CaseIterable { case up, down }

/// What happens to one connection, once.
public struct LineFault: Sendable, Equatable {
    /// What happens.
    public enum Kind: Sendable, Equatable {
        /// The bytes come later.
        case delay(milliseconds: Int)
        /// Both ends see the connection close.
        case cut
        /// Nothing passes any more, either way, and nobody is told.
        case halfOpen
        /// One byte arrives as another.
        case corrupt(flip: UInt8)
        /// So many of the bytes that passed last arrive once more.
        case duplicate(bytes: Int)

        /// Its name in the closing table.
        public var name: String {
            switch self {
            case .delay: "delay"
            case .cut: "cut"
            case .halfOpen: "half-open"
            case .corrupt: "corrupt"
            case .duplicate: "duplicate"
            }
        }
    }

    /// What happens.
    public let kind: Kind
    /// To the bytes of which direction.
    public let direction: Direction
    /// After how many bytes of it.
    public let bytes: Int

    /// A fault of a kind after so many bytes of a direction.
    public init(_ kind: Kind, _ direction: Direction, after bytes: Int) {
        self.kind = kind
        self.direction = direction
        self.bytes = bytes
    }

    /// What the next connection meets in a storm; nil if it is spared.
    public static func drawn(_ dice: inout Dice) -> LineFault? {
        let flip = UInt8(1 << dice.below(8))
        let kind: Kind? = dice.weighted(
            [
                (52, nil), (10, .delay(milliseconds: dice.within(5...250))), (14, .cut), (4, .halfOpen),
                (10, .corrupt(flip: flip)), (10, .duplicate(bytes: 1 + dice.spread(512))),
            ], else: nil)
        let direction = dice.percent(50) ? Direction.up : .down
        let bytes = dice.spread(4096)
        return kind.map { LineFault($0, direction, after: bytes) }
    }
}

/// What the relay is to do with what arrived.
public enum LineDeed: Sendable, Equatable {
    case forward([UInt8])
    case wait(milliseconds: Int)
    case cut
    case fallSilent
}

/// One connection and what becomes of its bytes.
public struct LineState: Sendable {
    private let fault: LineFault?
    private var passed = 0
    private var recent: [UInt8] = []
    /// Whether its fault has happened.
    public private(set) var isStruck = false

    /// A connection that meets this fault, or none.
    public init(_ fault: LineFault?) { self.fault = fault }

    /// What becomes of bytes that arrived.
    public mutating func pass(_ bytes: [UInt8], _ direction: Direction) -> [LineDeed] {
        guard let fault, fault.direction == direction, !isStruck else { return [.forward(bytes)] }
        let room = fault.bytes - passed
        guard bytes.count > room else {
            passed += bytes.count
            recent = Array((recent + bytes).suffix(1024))
            return [.forward(bytes)]
        }
        isStruck = true
        let before = Array(bytes.prefix(room))
        let after = Array(bytes.dropFirst(room))
        let deeds = strike(fault.kind, before, after)
        return before.isEmpty ? deeds : [.forward(before)] + deeds
    }

    private func strike(_ kind: LineFault.Kind, _ before: [UInt8], _ after: [UInt8]) -> [LineDeed] {
        switch kind {
        case .delay(let milliseconds): return [.wait(milliseconds: milliseconds), .forward(after)]
        case .cut: return [.cut]
        case .halfOpen: return [.fallSilent]
        case .corrupt(let flip):
            var after = after
            after[0] ^= flip
            return [.forward(after)]
        case .duplicate(let count):
            // The byte at which it happens is part of what comes twice, so that there always is one.
            let first = Array(after.prefix(1))
            let again = Array((recent + before + first).suffix(count))
            return [.forward(first + again + Array(after.dropFirst()))]
        }
    }
}

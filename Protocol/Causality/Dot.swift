// Why this file exists: everything the protocol promises is said about single edits, so an edit needs a name.

/// The name of one changeset: who made it and its place in that replica's own count, contiguous from 1.
/// Text form `7:42`. (Dotted version vectors: Preguiça et al., 2012.)
public struct Dot: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let replica: ReplicaID
    public let counter: UInt64

    public init(replica: ReplicaID, counter: UInt64) {
        self.replica = replica
        self.counter = counter
    }

    /// Reads `7:42`; nil for anything else, and for a counter of 0, which names no edit.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.allSatisfy({ $0.utf8.allSatisfy(digits.contains) }), parts.count == 2,
            let replica = UInt32(parts[0]), let counter = UInt64(parts[1]), counter > 0
        else {
            return nil
        }
        self.init(replica: ReplicaID(rawValue: replica), counter: counter)
    }

    /// An arbitrary but fixed order, for listings and ties; it says nothing about causality.
    public static func < (a: Self, b: Self) -> Bool { (a.replica, a.counter) < (b.replica, b.counter) }
    public var description: String { "\(replica):\(counter)" }
}

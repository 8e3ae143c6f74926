// Why this file exists: two copies of one database look alike until one of them writes. A number that changes hands
// with every exchange tells them apart before that, and still forgives a reply that was lost.

/// What HQ remembers of the nonces it gave one replica: a database that presents none of them has taken a step back,
/// or another copy of it has gone ahead. (The same idea detects cloned SIM cards and session cookies.)
public struct NonceWindow: Hashable, Sendable {
    /// The nonce given out last; 0 if none was since HQ's memory began.
    public let current: UInt64
    /// The one that was presented for it. Whoever presents it again did not get the reply.
    public let previous: UInt64
    /// Others that were given out for it, the newest first: of several requests that presented it, some overtaken and
    /// some copied by the line, HQ cannot tell whose answer was read. Clocks cannot tell either: they are set back.
    public let others: [UInt64]

    /// How many answers to one nonce are remembered.
    static let most = 8

    public init(current: UInt64, previous: UInt64, others: [UInt64] = []) {
        self.current = current
        self.previous = previous
        self.others = others
    }

    /// HQ remembers nothing, so nothing can be judged.
    public static let unknown = NonceWindow(current: 0, previous: 0)

    /// Whether the one true database could present this nonce.
    public func accepts(_ presented: UInt64) -> Bool {
        current == 0 || presented == current || presented == previous || others.contains(presented)
    }

    /// The window after a request that is answered with something new.
    /// - Parameters:
    ///   - presented: a nonce that ``accepts(_:)`` let pass. The first of those given for one nonce that is presented
    ///     ends the others: whoever presents one of them later is another copy.
    ///   - fresh: a number never given out before, not 0.
    public func answering(_ presented: UInt64, fresh: UInt64) -> NonceWindow {
        guard current != 0, presented == previous else { return NonceWindow(current: fresh, previous: presented) }
        return NonceWindow(
            current: fresh, previous: previous, others: Array(([current] + others).prefix(Self.most - 1)))
    }
}

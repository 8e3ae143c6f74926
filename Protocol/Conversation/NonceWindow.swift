// Why this file exists: two copies of one database look alike until one of them writes. A number that changes hands
// with every exchange tells them apart before that, and still forgives a reply that was lost.

/// What HQ remembers of the nonces it gave one replica: a database that presents neither of them has taken a step back,
/// or another copy of it has gone ahead. (The same idea detects cloned SIM cards and session cookies.)
public struct NonceWindow: Hashable, Sendable {
    /// The nonce given out last; 0 if none was since HQ's memory began.
    public let current: UInt64
    /// The one that was presented for it. Whoever presents it again did not get the reply.
    public let previous: UInt64
    /// The device's own clock in the request that `current` answered, Unix milliseconds.
    public let asked: UInt64

    public init(current: UInt64, previous: UInt64, asked: UInt64) {
        self.current = current
        self.previous = previous
        self.asked = asked
    }

    /// HQ remembers nothing, so nothing can be judged.
    public static let unknown = NonceWindow(current: 0, previous: 0, asked: 0)

    /// Whether the one true database could present this nonce.
    public func accepts(_ presented: UInt64) -> Bool {
        current == 0 || presented == current || presented == previous
    }

    /// The window after a request that is answered with something new.
    /// - Parameters:
    ///   - presented: a nonce that ``accepts(_:)`` let pass.
    ///   - asked: the device's clock in that request.
    ///   - fresh: a number never given out before, not 0.
    /// - Returns: itself for a request no younger than the one answered already: a copy that the line made of it, or
    ///   one that was overtaken. Its author has the current nonce or will ask again.
    public func answering(_ presented: UInt64, asked: UInt64, fresh: UInt64) -> NonceWindow {
        if current != 0, presented != current, asked <= self.asked { return self }
        return NonceWindow(current: fresh, previous: presented, asked: asked)
    }
}

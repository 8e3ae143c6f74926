// Why this file exists: what a stranger may cost HQ stands in one place: how many connections, how slow, how often.

import NIOCore

/// How often somebody may ask: `burst` requests at once, then `perSecond`.
public struct RequestRate: Hashable, Sendable {
    public let perSecond: Int
    public let burst: Int

    public init(perSecond: Int, burst: Int) {
        self.perSecond = max(1, perSecond)
        self.burst = max(1, burst)
    }
}

/// How slow a transfer may be. It is cut when it stands still for `idle`, when it falls behind `bytesPerSecond` by more
/// than `grace`, and in any case after `longest`.
public struct TransferPace: Hashable, Sendable {
    public var idle: TimeAmount
    public var grace: TimeAmount
    public var bytesPerSecond: Int
    public var longest: TimeAmount

    public init(idle: TimeAmount, grace: TimeAmount, bytesPerSecond: Int, longest: TimeAmount) {
        self.idle = idle
        self.grace = grace
        self.bytesPerSecond = max(1, bytesPerSecond)
        self.longest = longest
    }

    /// When a transfer that began at `begun` must have got further than `bytes`.
    func deadline(begun: NIODeadline, bytes: Int, last: NIODeadline) -> NIODeadline {
        let earned = TimeAmount.milliseconds(Int64(bytes) * 1000 / Int64(bytesPerSecond))
        return min(last + idle, begun + longest, begun + grace + earned)
    }
}

/// Bounds on what HQ spends on those who ask. The defaults let an office of fifty laptops behind one address do its
/// work many times over.
public struct ServingLimits: Sendable {
    /// Open connections in all, and from one address.
    public var connections = 4096
    public var connectionsPerAddress = 256
    /// Bytes of a request's head.
    public var headBytes = 16 << 10
    /// From connecting to the end of the first head, TLS included.
    public var head = TimeAmount.seconds(20)
    /// From a reply to the end of the next head.
    public var keepAlive = TimeAmount.seconds(75)
    /// A request's body.
    public var body = TransferPace(
        idle: .seconds(30), grace: .seconds(60), bytesPerSecond: 1024, longest: .seconds(600))
    /// How a reply must be taken.
    public var reply = TransferPace(idle: .hours(1), grace: .seconds(75), bytesPerSecond: 512, longest: .hours(12))
    /// How long the rest of a refused request is still listened to, and how many bytes of it.
    public var linger = TimeAmount.seconds(5)
    public var lingerBytes = 1 << 20
    /// Requests from one address (of IPv6, one network of 64 bits); nil for no bound.
    public var addressRate: RequestRate? = RequestRate(perSecond: 200, burst: 4000)
    /// Requests of one device; nil for no bound.
    public var deviceRate: RequestRate? = RequestRate(perSecond: 20, burst: 400)
    /// Addresses and devices that are remembered.
    public var memory = 8192
    /// The time since any fixed instant, by which requests are counted.
    var clock: @Sendable () -> Duration = { ServingLimits.start.duration(to: .now) }
    private static let start = ContinuousClock.now
    /// Whether this machine itself is not bounded by address or rate.
    public var exemptsLoopback = true
    /// Whether every connection comes from a proxy, so that addresses say nothing.
    public var isBehindProxy = false

    public init() {}

    /// These limits, with no more connections than the process can have files open; as many of those as it may.
    public func fitted() -> ServingLimits {
        guard let files = OpenFiles.raise(to: 65_536) else { return self }
        var fitted = self
        fitted.connections = max(16, min(connections, files - 128))
        return fitted
    }
}

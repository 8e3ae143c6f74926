// Why this file exists: a connection that sends a byte a minute costs as much as one that works. When each is to be cut
// is decided here, as a pure value that is told what happens and when.

import NIOCore

/// What one connection is doing, and until when it may.
struct ConnectionPace {
    private let limits: ServingLimits
    /// Until when the next head must be complete, while nothing else is going on.
    private var headBy: NIODeadline
    /// The body that is being received.
    private var body: Transfer?
    /// What was written and not yet taken.
    private var reply: Transfer?
    private var waiting = 0
    /// Requests that have no whole reply yet.
    private var answering = 0
    /// Once the reply is out while the request still comes in: until when that may go on, and how many bytes of it.
    private var lingering: (until: NIODeadline, bytes: Int)?

    private struct Transfer {
        let begun: NIODeadline
        var last: NIODeadline
        var bytes = 0
    }

    init(_ limits: ServingLimits, opened now: NIODeadline) {
        self.limits = limits
        headBy = now + limits.head
    }

    mutating func receivedHead(at now: NIODeadline) {
        answering += 1
        lingering = nil
        body = Transfer(begun: now, last: now)
    }

    mutating func receivedBody(_ bytes: Int, at now: NIODeadline) {
        body?.bytes += bytes
        body?.last = now
        lingering?.bytes -= bytes
    }

    mutating func receivedEnd(at now: NIODeadline) {
        body = nil
        lingering = nil
        headBy = now + limits.keepAlive
    }

    mutating func wrote(_ bytes: Int, at now: NIODeadline) {
        if reply == nil { reply = Transfer(begun: now, last: now) }
        waiting += bytes
        reply?.bytes = waiting
    }

    /// So much of what was written has been taken.
    mutating func delivered(_ bytes: Int, at now: NIODeadline) {
        waiting -= bytes
        reply = waiting > 0 ? Transfer(begun: now, last: now, bytes: waiting) : nil
    }

    mutating func endedReply(at now: NIODeadline) {
        answering = max(0, answering - 1)
        guard answering == 0 else { return }
        if body == nil {
            headBy = now + limits.keepAlive
        } else {
            lingering = (now + limits.linger, limits.lingerBytes)
        }
    }

    /// When the connection is to be cut, unless something happens before; nil while HQ itself is at work.
    var deadline: NIODeadline? {
        if let lingering, lingering.bytes < 0 { return .distantPast }
        var deadlines: [NIODeadline] = []
        if let body { deadlines.append(limits.body.deadline(begun: body.begun, bytes: body.bytes, last: body.last)) }
        if let reply {
            deadlines.append(limits.reply.deadline(begun: reply.begun, bytes: reply.bytes, last: reply.last))
        }
        if let lingering { deadlines.append(lingering.until) }
        if body == nil, answering == 0 { deadlines.append(headBy) }
        return deadlines.min()
    }
}

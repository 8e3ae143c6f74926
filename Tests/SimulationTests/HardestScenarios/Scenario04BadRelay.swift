// Why this file exists: a relay may lose something, or leave out what it does not like. Neither may harm the edits that
// come by it or after it.

import SyncProtocol
import Testing

@testable import Simulation

@Suite("Scenario 4: a filtered or gapped relay, then the origin's own push") struct Scenario04BadRelay {
    private static func scene() throws -> (Countryside, Carried) {
        var country = try Countryside(laptops: 2)
        var hub = OfflineRelay(country.timeline)
        for word in ["one", "two", "three"] { try country.write(Vocabulary.Item.title, .text(word), on: 0) }
        try hub.take(country.request(0), from: country.replica(0))
        return (country, try #require(hub.carried(country.replica(0))))
    }

    /// The same frames with other segments.
    private static func altered(_ carried: Carried, _ segments: [Segment], counter: UInt64 = 3) throws -> Carried {
        let (hello, _) = try Countryside.opened(carried)
        let other = Hello(
            schema: hello.schema, replica: hello.replica, counter: counter, acknowledged: hello.acknowledged,
            chain: hello.chain, knowledge: hello.knowledge, clock: hello.clock)
        let messages = [.hello(other)] + segments.map(Message.segment) + [.finish(Finish())]
        return Carried(frames: messages.flatMap(FrameCodec.encode), proof: carried.proof)
    }

    /// Every edit of the origin reaches HQ by its own push, under its own number, as if there had been no relay.
    private static func expectOwnPush(_ start: Countryside) throws {
        var country = start
        try country.sync(0)
        #expect(country.log == (1...3).map { Dot(replica: country.replica(0), counter: $0) })
        try country.end()
    }

    @Test func `a gap is turned away with gap, nothing is skipped, and the origin's own push brings all`() throws {
        let (country, whole) = try Self.scene()
        let payloads = try Countryside.opened(whole).1.map(\.payload)
        let gapped = [
            [Segment(first: 1, payloads: [payloads[0]]), Segment(first: 3, payloads: [payloads[2]])],
            [Segment(first: 2, payloads: [payloads[1], payloads[2]])], [Segment(first: 3, payloads: [payloads[2]])],
        ]
        for segments in gapped {
            var tried = country
            let carried = try Self.altered(whole, segments)
            let refusal = #expect(throws: Refusal.self) { _ = try tried.judged(carried) }
            #expect(refusal?.code == .gap && refusal?.argument == 0)
            #expect(throws: Refusal.self) { try tried.deliver(carried) }
            #expect(tried.log == [])
            try Self.expectOwnPush(tried)
        }
    }

    @Test func `what a relay left out, changed, renumbered or added is not what the origin signed, and is refused`()
        throws
    {
        let (country, whole) = try Self.scene()
        let payloads = try Countryside.opened(whole).1.map(\.payload)
        var changed = payloads
        changed[1][changed[1].count - 1] ^= 1
        let forged: [[[UInt8]]] = [
            [payloads[0], payloads[2]], changed, [payloads[0]], payloads + [payloads[0]],
            [payloads[1], payloads[0], payloads[2]],
        ]
        for forgery in forged {
            var tried = country
            let carried = try Self.altered(
                whole, [Segment(first: 1, payloads: forgery)], counter: UInt64(forgery.count))
            let refusal = #expect(throws: Refusal.self) { try tried.deliver(carried) }
            #expect(refusal?.code == .malformed)
            #expect(tried.log == [])
            try Self.expectOwnPush(tried)
        }
    }

    @Test func `a true part of it is taken, and the origin's own push brings the rest`() throws {
        var (country, _) = try Self.scene()
        var hub = OfflineRelay(country.timeline)
        try hub.take(country.request(0), from: country.replica(0))
        try country.deliver(#require(hub.carried(country.replica(0))))
        try country.write(Vocabulary.Item.title, .text("four"), on: 0)
        try country.sync(0)
        #expect(country.log == (1...4).map { Dot(replica: country.replica(0), counter: $0) })
        // The hub comes late with what HQ has had since.
        try country.deliver(#require(hub.carried(country.replica(0))))
        #expect(country.log.count == 4)
        try country.end()
    }

    /// What holds only by the signature: without it a renumbered edit would be taken for its origin's. It stands in the
    /// log as unreadable, and the origin's own push is then a fork, so that it goes on under another number.
    @Test func `without its origin's signature a renumbered edit would take the place of another`() throws {
        let (country, whole) = try Self.scene()
        let payloads = try Countryside.opened(whole).1.map(\.payload)
        let carried = try Self.altered(whole, [Segment(first: 1, payloads: [payloads[0], payloads[2]])], counter: 2)
        #expect(try country.judged(carried)?.fresh.count == 2)
    }
}

// Why this file exists: what stands at the edge of a type or a limit is met once in years, by a machine whose clock or
// whose neighbour is broken. Each edge has one right answer, and none traps.

import Foundation
import SyncProtocol
import TestSupport
import Testing

struct `At the edges` {
    private let author = Author(edits: 5)

    @Test func `a device that is an eternity ahead or behind is said to be as far as a number goes`() {
        let base = author.checkpoint(acknowledged: 2)
        func skew(_ clock: UInt64, _ offset: Int64, at wall: UInt64) -> Int64 {
            Hello(
                schema: 1, replica: base.replica, counter: 5, acknowledged: 2, chain: .start, knowledge: base.knowledge,
                clock: clock, offset: offset
            ).skew(at: wall)
        }
        #expect(skew(1000, 500, at: 2000) == 500)
        #expect(skew(.max, .max, at: 0) == -.max)
        #expect(skew(0, .min, at: 0) == .min)
        #expect(skew(0, .min, at: .max) == .min)
        #expect(skew(1, .max, at: 5) == 5 - .max)
    }

    @Test func `a clock at the end of time stays there`() {
        var clock = HybridClock(last: Stamp(rawValue: .max), offset: .max)
        #expect(clock.tick(wall: .max) == Stamp(rawValue: .max))
        var ahead = HybridClock(offset: .max)
        #expect(ahead.tick(wall: 5).milliseconds == 0xFFFF_FFFF_FFFF)
    }

    @Test func `roles have one order, everywhere before somewhere`() {
        let (here, there) = (RecordID(high: 1, low: 1), RecordID(high: 1, low: 2))
        let roles = [Role("a"), Role("a", at: here), Role("a", at: there), Role("b")]
        #expect(roles.reversed().sorted() == roles)
        #expect(roles.allSatisfy { !($0 < $0) })
        #expect(roles.map(\.description) == ["a", "a at \(here)", "a at \(there)", "b"])
    }

    @Test func `safer levels are greater`() {
        #expect(AcknowledgementLevel.allCases.sorted() == [.received, .durable, .backedUp])
    }

    @Test func `a segment whose counters run over the end is no segment`() throws {
        for first: UInt64 in [0, .max] {
            var writer = ByteWriter()
            writer.varint(first)
            writer.list([[0], [0]] as [[UInt8]]) { $0.block($1) }
            var reader = ByteReader(writer.bytes)
            #expect(throws: WireError.self) { try Segment(from: &reader) }
        }
    }

    @Test func `a changeset over the limit is refused, packed or not`() throws {
        let plain = [0] + [UInt8](repeating: 0, count: Limits.changeset)
        #expect(throws: WireError.self) { try ChangesetCodec.open(plain) }
        var writer = ByteWriter()
        writer.byte(1)
        writer.varint(UInt64(Limits.changeset) + 1)
        #expect(ChangesetCodec.unpackedSize(writer.bytes) == 0)
        #expect(throws: WireError.self) { try ChangesetCodec.open(writer.bytes) }
        #expect(ChangesetCodec.unpackedSize([1, 0x80]) == 0)
    }

    @Test func `a request with more kinds or more changesets than HQ takes is refused`() throws {
        let standing = author.standing(2)
        var answerer = Answerer(standing, lineage: Lineage(author.timeline))
        _ = try answerer.receive(author.request(acknowledged: 2)[0])
        let inventory = Message.inventory(.nothing(of: 1))
        for _ in 0..<Limits.writes { _ = try answerer.receive(inventory) }
        let tooMany = #expect(throws: Refusal.self) { try answerer.receive(inventory) }
        #expect(tooMany?.code == .tooLarge)

        var busy = Answerer(standing, lineage: Lineage(author.timeline))
        _ = try busy.receive(author.request(acknowledged: 2)[0])
        let payloads = [[UInt8]](repeating: [0], count: Limits.changesets + 1)
        let refusal = #expect(throws: Refusal.self) {
            try busy.receive(.segment(Segment(first: 3, payloads: payloads)))
        }
        #expect(refusal?.code == .tooLarge)
    }

    @Test func `a rebase that claims to bring something is refused`() throws {
        var caller = Caller(author.checkpoint(acknowledged: 2), wall: 5000)
        let acknowledgement = Acknowledgement(
            timeline: author.timeline, counter: 5, level: .durable, backedUp: 0, clock: Stamp(milliseconds: 6000),
            asked: 5000, nonce: 9)
        _ = try caller.receive(.acknowledgement(acknowledgement))
        _ = try caller.receive(.rebase(Rebase(scopes: [.reference])))
        #expect(throws: ConversationError.unexpected("a frontier without data")) {
            try caller.receive(.finish(Finish(frontier: 11)))
        }
    }

    @Test func `a scope that arrives beside settled ones is installed with them, at the end`() throws {
        let scopes = [ScopeID.reference, ScopeID(rawValue: 4)]
        var checkpoint = author.checkpoint(acknowledged: 2, scopes: scopes)
        checkpoint.knowledge.exceptions = [scopes[1]: 0]
        var caller = Caller(checkpoint, wall: 5000)
        let acknowledgement = Acknowledgement(
            timeline: author.timeline, counter: 5, level: .durable, backedUp: 0, clock: Stamp(rawValue: .max),
            asked: 5000, nonce: 9)
        _ = try caller.receive(.acknowledgement(acknowledgement))
        let large = [UInt8](repeating: 0, count: Caller.installSize)
        let change = Change(scope: scopes[1], kind: 1, isComplete: true, batch: large)
        #expect(try caller.receive(.change(change)) == [.stage(.change(change))])
        #expect(try caller.receive(.progress(Progress(scope: scopes[1], token: 20))) == [])
        let steps = try caller.receive(.finish(Finish(frontier: 20, advance: 5)))
        guard case .install(let installation)? = steps.first else {
            Issue.record("nothing is installed at the end")
            return
        }
        // HQ's clock is at the end of time, and a step beyond it stays there.
        #expect(installation.prefix == 20 && installation.clock == Stamp(rawValue: .max))
    }
}

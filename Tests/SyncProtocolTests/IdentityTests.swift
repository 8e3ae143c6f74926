// Why this file exists: a copy of a database must be told from the database itself, and a lost reply from a copy; and
// after a restore both sides must agree how far they agree.

import SyncProtocol
import TestSupport
import Testing

struct `A nonce` {
    private let author = Author(edits: 3)

    private func refusal(_ nonce: UInt64, _ window: NonceWindow) -> Refusal? {
        var checkpoint = author.checkpoint(acknowledged: 3)
        checkpoint.nonce = nonce
        var answerer = Answerer(author.standing(3), lineage: Lineage(author.timeline), nonces: window)
        do {
            for message in Caller(checkpoint, wall: 5000).request([]) { _ = try answerer.receive(message) }
            return nil
        } catch {
            return error
        }
    }

    @Test
    func `that was given last, or presented last, is welcome, and any other is a fork before anything is written`() {
        let window = NonceWindow(current: 8, previous: 7)
        #expect(refusal(8, window) == nil)
        #expect(refusal(7, window) == nil)
        for old: UInt64 in [0, 1, 6, 9, .max] { #expect(refusal(old, window)?.code == .fork) }
    }

    @Test func `cannot be judged while headquarters remembers none`() {
        for nonce: UInt64 in [0, 1, .max] { #expect(refusal(nonce, .unknown) == nil) }
    }

    @Test func `changes with every answer and forgives a lost one`() {
        let first = NonceWindow.unknown.answering(0, fresh: 10)
        #expect(first.current == 10 && first.accepts(0))
        let second = first.answering(10, fresh: 20)
        #expect(second.accepts(20) && second.accepts(10) && !second.accepts(0))
        // The reply is lost, or only late; the next request still presents the same.
        let again = second.answering(10, fresh: 30)
        #expect(again.accepts(30) && again.accepts(20) && again.accepts(10))
        // Whichever answer was read, the others end with it.
        let later = again.answering(20, fresh: 40)
        #expect(later.accepts(40) && later.accepts(20) && !later.accepts(30) && !later.accepts(10))
    }

    @Test func `is not spent by copies that the line made of a request, whatever the clock said in it`() {
        var window = NonceWindow.unknown.answering(0, fresh: 10).answering(10, fresh: 20)
        for copy: UInt64 in 30..<34 { window = window.answering(10, fresh: copy) }
        #expect(window.accepts(20))
        for copy: UInt64 in 34..<100 { window = window.answering(10, fresh: copy) }
        #expect(window.others.count == 7 && !window.accepts(20) && window.accepts(10))
    }

    @Test func `tells a copy that only reads from its original, whichever comes first`() {
        // Both hold 10. One syncs twice; the other then stands before a door that has changed.
        let window = NonceWindow.unknown.answering(0, fresh: 10).answering(10, fresh: 20).answering(20, fresh: 30)
        #expect(!window.accepts(10))
        // Or it comes at once, as if a reply had been lost: then whichever comes first again, the other is found.
        let both = NonceWindow(current: 20, previous: 10).answering(10, fresh: 30)
        #expect(!both.answering(20, fresh: 40).accepts(30) && !both.answering(30, fresh: 40).accepts(20))
    }

    @Test func `is presented as the checkpoint has it and installed as the reply says`() throws {
        var checkpoint = author.checkpoint(acknowledged: 3)
        checkpoint.nonce = 77
        checkpoint.clock = HybridClock(offset: -250)
        var caller = Caller(checkpoint, wall: 5000)
        guard case .hello(let hello) = caller.request([])[0] else {
            Issue.record("no hello")
            return
        }
        #expect(hello.nonce == 77 && hello.offset == -250)
        let acknowledgement = Acknowledgement(
            timeline: author.timeline, counter: 3, level: .durable, backedUp: 0, clock: .zero, asked: 5000, nonce: 78)
        var steps = try caller.receive(.acknowledgement(acknowledgement))
        steps += try caller.receive(.finish(Finish(frontier: 10)))
        guard case .install(let installation) = steps.first else {
            Issue.record("nothing to install")
            return
        }
        #expect(installation.nonce == 78)
    }

    @Test func `of an answer to another request is not believed`() {
        var caller = Caller(author.checkpoint(acknowledged: 3), wall: 5000)
        let acknowledgement = Acknowledgement(
            timeline: author.timeline, counter: 3, level: .durable, backedUp: 0, clock: .zero, asked: 4999, nonce: 78)
        #expect(throws: ConversationError.unexpected("an answer to another request")) {
            try caller.receive(.acknowledgement(acknowledgement))
        }
    }
}

struct `A lineage` {
    private let first = Timeline(rawValue: 1)
    private let second = Timeline(rawValue: 2)
    private let third = Timeline(rawValue: 3)

    @Test func `shares everything with itself and nothing with a stranger`() {
        let lineage = Lineage(second, ended: [.init(timeline: first, sequence: 100)])
        #expect(lineage.shared(with: lineage) == .max)
        #expect(lineage.shared(with: Lineage(third)) == 0)
        #expect(lineage.contains(first) && lineage.contains(second) && !lineage.contains(third))
    }

    @Test func `shares an ended timeline up to its end`() {
        let restored = Lineage(second, ended: [.init(timeline: first, sequence: 100)])
        #expect(restored.shared(with: Lineage(first)) == 100)
        let twice = Lineage(
            third, ended: [.init(timeline: first, sequence: 100), .init(timeline: second, sequence: 250)])
        #expect(twice.shared(with: Lineage(first)) == 100)
        #expect(twice.shared(with: restored) == 250)
        #expect(twice.shared(with: Lineage(second)) == 250, "a replica that enrolled in the second knows no first")
    }

    @Test func `shares the older end where two restores took different backups of one history`() {
        let older = Lineage(second, ended: [.init(timeline: first, sequence: 60)])
        let newer = Lineage(third, ended: [.init(timeline: first, sequence: 100)])
        #expect(newer.shared(with: older) == 60)
        #expect(older.shared(with: newer) == 60)
    }

    @Test func `and a counter come with the refusal of another timeline`() throws {
        let author = Author(edits: 3)
        let lineage = Lineage(second, ended: [.init(timeline: author.timeline, sequence: 8)])
        var answerer = Answerer(author.standing(2), lineage: lineage, base: 1 << 25)
        let hello = author.request(acknowledged: 3)[0]
        let refusal = #expect(throws: Refusal.self) { _ = try answerer.receive(hello) }
        #expect(refusal?.code == .timeline)
        #expect(refusal?.rewind == Rewind(lineage: lineage, base: 1 << 25, counter: 2))
        let frame = FrameCodec.encode(.refusal(try #require(refusal)))
        #expect(try FrameCodec.decodeAll(frame) == [.refusal(try #require(refusal))])
    }
}

struct `Kept edits` {
    private let author = Author(edits: 9)

    @Test func `are found up to where two chains part`() {
        for after in 0...9 {
            for common in after...9 {
                let copy = Author(edits: 9, flavour: 1, sharing: common)
                let kept = KeptEdits(
                    replica: copy.replica, after: UInt64(after), heads: Array(copy.chains[(after + 1)...]))
                let found = kept.shared { counter in
                    counter < UInt64(author.chains.count) ? author.chains[Int(counter)] : nil
                }
                #expect(found == (common > after ? UInt64(common) : 0))
            }
        }
    }

    @Test func `are found up to what headquarters has`() {
        for held in 0...9 {
            let kept = KeptEdits(replica: author.replica, after: 0, heads: Array(author.chains[1...]))
            let found = kept.shared { $0 <= UInt64(held) ? author.chains[Int($0)] : nil }
            #expect(found == UInt64(held))
        }
    }
}

struct `A changeset that is made anew under another number` {
    private let former = ReplicaID(rawValue: 7)
    private let new = Dot(replica: ReplicaID(rawValue: 12), counter: 1)
    private var changeset: Changeset {
        Changeset(
            dot: Dot(replica: former, counter: 433), stamp: Stamp(milliseconds: 9), seen: 50,
            observed: [Dot(replica: ReplicaID(rawValue: 5), counter: 4)],
            operations: [.init(RecordKey(kind: 1, id: RecordID(high: 1, low: 2)), .update, [])], reason: "typed",
            wall: 8)
    }

    @Test func `keeps what it says, when it was made, why, and what its author had seen`() throws {
        let again = changeset.reissued(as: new, after: Dot(replica: former, counter: 430))
        #expect(again.dot == new && again.stamp == changeset.stamp && again.seen == 50)
        #expect(again.operations == changeset.operations && again.reason == "typed" && again.wall == 8)
        let context = again.context
        #expect(context.contains(Dot(replica: former, counter: 430), sequence: 900), "its author made that one too")
        #expect(context.contains(Dot(replica: former, counter: 12), sequence: 900))
        #expect(!context.contains(Dot(replica: former, counter: 431), sequence: 900), "the other copy made that one")
        #expect(context.contains(Dot(replica: ReplicaID(rawValue: 5), counter: 4), sequence: 900))
        #expect(try ChangesetCodec.open(ChangesetCodec.seal(again).payload) == again)
    }

    @Test func `does not name what HQ has lost`() {
        let again = changeset.reissued(as: new, after: nil) { $0.replica == self.former }
        #expect(again.observed.isEmpty)
    }

    @Test func `has not seen what a restore has cut off`() {
        #expect(changeset.reissued(as: new, after: nil, shared: 41).seen == 41)
        #expect(changeset.reissued(as: new, after: nil, shared: 60).seen == 50)
    }
}

struct `What a copy kept` {
    private let heads = (1...4).map { ChainHash.start.extended(by: [UInt8($0)]) }

    @Test func `counts as held only as far as its hashes prove it`() {
        let kept = KeptEdits(replica: ReplicaID(rawValue: 7), after: 10, heads: heads)
        #expect(kept.last(told: 12, acknowledged: 14) == 12, "HQ was restored and has another copy's 13 and 14")
        #expect(kept.last(told: 0, acknowledged: 14) == 10, "what is no longer kept here is in a backup")
        #expect(kept.last(told: 14, acknowledged: 20) == 20, "beyond what was compared, what was acknowledged counts")
        #expect(KeptEdits(replica: ReplicaID(rawValue: 7), after: 3, heads: []).last(told: 0, acknowledged: 3) == 3)
    }
}

struct `A restored headquarters` {
    private let day: UInt64 = 1_790_000_000_000

    @Test func `counts on elsewhere than any other restore of the same backup`() {
        let first = Fork.base(after: 5, lost: nil, wall: day)
        #expect(Fork.base(after: 5, lost: nil, wall: day + 60_000) > first + 1_000_000)
        #expect(Fork.base(after: 5, lost: first + 9, wall: day) > first + 1_000_000)
        let device = Fork.firstDevice(after: 5, lost: nil, wall: day)
        #expect(device > 5 && Fork.firstDevice(after: 5, lost: nil, wall: day + 60_000) >= device + 64)
        #expect(Fork.firstDevice(after: 5, lost: device + 3, wall: day) > device + 3)
        #expect(Fork.firstDevice(after: 5, lost: nil, wall: .max) < UInt64(UInt32.max))
    }
}

// Why this file exists: a laptop meets cut streams and faulty servers; it installs a whole reply or nothing.

import SyncProtocol
import TestSupport
import Testing

struct `The caller` {
    private let author = Author(edits: 5)

    private func acknowledgement(
        _ counter: UInt64, timeline: Timeline? = nil, backedUp: UInt64 = 0, asked: UInt64 = 5000
    )
        -> Message
    {
        .acknowledgement(
            Acknowledgement(
                timeline: timeline ?? author.timeline, counter: counter, level: .durable, backedUp: backedUp,
                clock: Stamp(milliseconds: 6000), asked: asked, nonce: 9))
    }

    private func change(bytes: Int = 10, scope: ScopeID = .reference) -> Message {
        .change(Change(scope: scope, kind: 1, isComplete: true, batch: [UInt8](repeating: 0, count: bytes)))
    }

    /// Feeds messages; returns the steps and the error that ended it.
    private func run(
        _ caller: inout Caller, _ messages: [Message]
    ) -> (steps: [CallerStep], error: ConversationError?) {
        var steps: [CallerStep] = []
        do {
            for message in messages { steps += try caller.receive(message) }
            try caller.ended()
            return (steps, nil)
        } catch {
            return (steps, error)
        }
    }

    private func caller(prefix: CommitSequence = 10, scopes: [ScopeID] = [.reference]) -> Caller {
        Caller(author.checkpoint(acknowledged: 2, prefix: prefix, scopes: scopes), wall: 5000)
    }

    @Test func `a request says hello, sends what is unacknowledged and ends`() {
        let request = author.request(acknowledged: 2)
        guard case .hello(let hello) = request[0], case .segment(let segment) = request[1] else {
            Issue.record("not a request")
            return
        }
        #expect(hello.acknowledged == 2 && hello.counter == 5)
        #expect(hello.chain == author.chains[2])
        #expect(segment.changesets == Array(author.sealed[2...]))
        #expect(request[2] == .finish(Finish()))
    }

    @Test func `a whole reply is staged and installed once, with its frontier`() {
        var caller = caller()
        let digest = ScopeDigest(count: 1, high: 2, low: 3)
        let (steps, error) = run(
            &caller,
            [
                acknowledgement(5, backedUp: 9), change(), .progress(Progress(scope: .reference, token: 20)),
                .digest(Digest(rows: digest)), .finish(Finish(frontier: 20)),
            ])
        #expect(error == nil)
        #expect(steps.count == 3)
        guard case .install(let installation) = steps[1], case .finish(let outcome) = steps[2] else {
            Issue.record("not installed")
            return
        }
        #expect(installation.prefix == 20 && installation.exceptions.isEmpty)
        #expect(installation.acknowledged == 5 && installation.backedUp == 5)
        #expect(installation.digest == digest)
        #expect(outcome.uploaded == 3 && outcome.offset == 1000)
    }

    @Test func `a cut stream installs nothing`() {
        let reply = [acknowledgement(5), change(), .progress(Progress(scope: .reference, token: 20))]
        for length in 0...reply.count {
            var caller = caller()
            let (steps, error) = run(&caller, Array(reply.prefix(length)))
            #expect(error == .cut)
            #expect(steps.allSatisfy { if case .stage = $0 { true } else { false } })
        }
    }

    @Test func `a refusal ends it`() {
        let refusal = Refusal(.revoked, "This device may no longer sync.")
        var caller = caller()
        #expect(run(&caller, [.refusal(refusal)]).error == .refused(refusal))
    }

    @Test func `an acknowledgement of edits never made is refused`() {
        for counter: UInt64 in [6, .max, 1, 0] {
            var caller = caller()
            let (steps, error) = run(&caller, [acknowledgement(counter)])
            #expect(steps.isEmpty)
            #expect(error == .unexpected("an acknowledgement of edits that were never made"))
        }
    }

    @Test func `what a faulty peer sends is refused`() {
        let wrong: [[Message]] = [
            [change()], [acknowledgement(5), acknowledgement(5)], [acknowledgement(5, timeline: Timeline(rawValue: 3))],
            [acknowledgement(5), .finish(Finish(frontier: 9))],
            [acknowledgement(5), author.request(acknowledged: 0)[0]],
            [acknowledgement(5), .finish(Finish(frontier: 10)), change()], [.finish(Finish(frontier: 10))],
            [acknowledgement(5), .segment(Segment(first: 1, payloads: []))],
        ]
        for messages in wrong {
            var caller = caller()
            guard case .unexpected = run(&caller, messages).error else {
                Issue.record("accepted \(messages)")
                continue
            }
        }
    }

    @Test func `a first download is installed part by part and says what is still arriving`() {
        let offices = [ScopeID.reference, ScopeID(rawValue: 5)]
        var caller = caller(prefix: 0, scopes: offices)
        let large = change(bytes: Caller.installSize)
        let (steps, error) = run(
            &caller,
            [
                acknowledgement(2), large, .progress(Progress(scope: .reference, token: 8)), large,
                .progress(Progress(scope: offices[1], token: 6)), .finish(Finish(frontier: 9)),
            ])
        #expect(error == nil)
        let installs = steps.compactMap { if case .install(let installation) = $0 { installation } else { nil } }
        #expect(installs.map(\.prefix) == [0, 0, 9])
        #expect(installs[0].exceptions == [.reference: 8, offices[1]: 0])
        #expect(installs[1].exceptions == [.reference: 8, offices[1]: 6])
        #expect(installs[2].exceptions.isEmpty)
    }

    @Test func `later downloads are never installed in part`() {
        var caller = caller()
        let large = change(bytes: Caller.installSize)
        let progress = Message.progress(Progress(scope: .reference, token: 15))
        let (steps, _) = run(&caller, [acknowledgement(5), large, progress, large])
        #expect(steps.allSatisfy { if case .stage = $0 { true } else { false } })
    }

    @Test func `caller and answerer understand each other over the wire`() throws {
        let stream = author.request(acknowledged: 2).flatMap(FrameCodec.encode)
        var answerer = Answerer(author.standing(3), lineage: Lineage(author.timeline))
        var admission: Admission?
        for message in try FrameCodec.decodeAll(stream) { admission = try answerer.receive(message) }
        #expect(admission?.fresh == Array(author.sealed[3...]))
        let opening = try #require(admission).opening(
            standing: author.standing(5), timeline: author.timeline, clock: Stamp(milliseconds: 6000), receipts: [])
        var caller = caller()
        let (_, error) = run(&caller, opening + [.finish(Finish(frontier: 12))])
        #expect(error == nil)
    }
}

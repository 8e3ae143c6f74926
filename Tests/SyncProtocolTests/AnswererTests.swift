// Why this file exists: HQ meets bad lines, clones and restored images; each case has one right answer, and no refusal
// may touch the ledger.

import SyncProtocol
import TestSupport
import Testing

struct `The answerer` {
    private func answer(_ request: [Message], _ standing: Standing, timeline: Timeline) throws(Refusal) -> Admission? {
        var answerer = Answerer(standing, lineage: Lineage(timeline))
        for message in request.dropLast() {
            let admission = try answerer.receive(message)
            #expect(admission == nil)
        }
        guard let last = request.last else { return nil }
        return try answerer.receive(last)
    }

    private func refusal(_ request: [Message], _ standing: Standing, timeline: Timeline) -> Refusal? {
        do {
            _ = try answer(request, standing, timeline: timeline)
            return nil
        } catch {
            return error
        }
    }

    @Test func `new edits are admitted in order`() throws {
        let author = Author(edits: 5)
        let admission = try answer(author.request(acknowledged: 2), author.standing(2), timeline: author.timeline)
        #expect(admission?.fresh == Array(author.sealed[2...]))
        #expect(admission?.feed.positions.map(\.scope) == [.reference])
        #expect(admission?.feed.positions.map(\.token) == [10])
    }

    @Test func `edits it already has are passed over after a lost reply`() throws {
        let author = Author(edits: 5)
        for held in 2...5 {
            let admission = try answer(
                author.request(acknowledged: 2), author.standing(held), timeline: author.timeline)
            #expect(admission?.fresh == Array(author.sealed[held...]))
        }
    }

    @Test func `a request without edits is admitted`() throws {
        let author = Author(edits: 3)
        let admission = try answer(author.request(acknowledged: 3), author.standing(3), timeline: author.timeline)
        #expect(admission?.fresh == [])
    }

    @Test func `edits that are missing before the first are a gap, and it says what it has`() {
        let author = Author(edits: 5)
        let found = refusal(author.request(acknowledged: 4), author.standing(2), timeline: author.timeline)
        #expect(found?.code == .gap)
        #expect(found?.argument == 2)
    }

    @Test func `a hole within the segments is a gap`() {
        let author = Author(edits: 5)
        var request = author.request(acknowledged: 2)
        request[1] = .segment(Segment(first: 4, payloads: [author.sealed[3].payload]))
        #expect(refusal(request, author.standing(2), timeline: author.timeline)?.code == .gap)
    }

    @Test func `the same counters with other edits are a fork, however far either copy got`() {
        let original = Author(edits: 5)
        for common in 0..<4 {
            let copy = Author(edits: 5, flavour: 1, sharing: common)
            for held in (common + 1)...5 {
                let found = refusal(
                    copy.request(acknowledged: common), original.standing(held), timeline: copy.timeline)
                #expect(found?.code == .fork)
            }
        }
    }

    @Test func `a clone is found although it believes its edits acknowledged`() {
        let original = Author(edits: 5)
        let copy = Author(edits: 5, flavour: 1, sharing: 2)
        #expect(refusal(copy.request(acknowledged: 5), original.standing(5), timeline: copy.timeline)?.code == .fork)
        #expect(refusal(copy.request(acknowledged: 4), original.standing(4), timeline: copy.timeline)?.code == .fork)
    }

    @Test func `a restored image that has fewer edits than headquarters is a fork`() {
        let restored = Author(edits: 3)
        let full = Author(edits: 5)
        #expect(refusal(restored.request(acknowledged: 3), full.standing(5), timeline: full.timeline)?.code == .fork)
    }

    @Test func `another timeline is refused, a replica that never synced is not`() throws {
        let author = Author(edits: 2)
        let other = Timeline(rawValue: 0xB2)
        #expect(refusal(author.request(acknowledged: 0), author.standing(0), timeline: other)?.code == .timeline)
        let first = Caller(author.checkpoint(acknowledged: 0, prefix: 0), wall: 1).request(author.sealed)
        #expect(try answer(first, author.standing(0), timeline: other)?.fresh == author.sealed)
    }

    @Test func `credentials of another replica are refused`() {
        let author = Author(edits: 1)
        let other = Standing(
            replica: ReplicaID(rawValue: 8), counter: 0, chain: .start, backedUp: 0, scopes: [.reference])
        #expect(refusal(author.request(acknowledged: 0), other, timeline: author.timeline)?.code == .unauthorised)
    }

    @Test func `messages out of order are refused`() {
        let author = Author(edits: 2)
        let request = author.request(acknowledged: 0)
        let wrong: [[Message]] = [
            [request[1]], [request[2]], [request[0], request[0]], [.progress(Progress(scope: .reference, token: 1))],
            [request[0], .digest(Digest(rows: .empty))], [.acknowledgement(acknowledgement(author, counter: 0))],
        ]
        for messages in wrong {
            #expect(refusal(messages, author.standing(0), timeline: author.timeline)?.code == .malformed)
        }
    }

    private func acknowledgement(_ author: Author, counter: UInt64) -> Acknowledgement {
        Acknowledgement(
            timeline: author.timeline, counter: counter, level: .durable, backedUp: 0, clock: .zero,
            asked: 0, nonce: 0)
    }
}

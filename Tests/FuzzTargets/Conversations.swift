// Why this file exists: each message may be sound and the conversation a lie: counters that run backwards, numbers at
// the edge of their type, answers to questions that nobody asked. Both state machines are fed with such talk, past
// the checksums that would hide it from a fuzzer.

import SyncProtocol
import TestSupport

enum Conversations {
    /// The first byte: bit 0 tells who listens, the others how it stands. Then messages, each a length of two bytes,
    /// its type and its content.
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        guard let first = bytes.first else { return false }
        let messages = read(bytes.dropFirst())
        guard !messages.isEmpty else { return false }
        return first & 1 == 0 ? try request(messages, first >> 1) : try reply(messages, first >> 1)
    }

    private static func read(_ bytes: ArraySlice<UInt8>) -> [Message] {
        var rest = bytes
        var messages: [Message] = []
        while rest.count > 3, messages.count < 64 {
            let length = Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())
            let type = rest.removeFirst()
            var reader = ByteReader(rest.prefix(length))
            rest = rest.dropFirst(length)
            guard let message = try? Message.decode(type: type, &reader) else { break }
            messages.append(message)
        }
        return messages
    }

    private static let lineage = Lineage(
        Timeline(rawValue: 7), ended: [Lineage.Ending(timeline: Timeline(rawValue: 5), sequence: 90)])
    private static let replica = ReplicaID(rawValue: 9)
    private static let scopes = [ScopeID.reference, ScopeID(rawValue: 4)]
    private static let wall: UInt64 = 1_767_225_600_000

    // MARK: what HQ hears

    private static func request(_ messages: [Message], _ choice: UInt8) throws(BrokenProperty) -> Bool {
        let counter = [0, 3, UInt64.max - 2, UInt64.max][Int(choice) % 4]
        let standing = Standing(replica: replica, counter: counter, chain: .start, backedUp: 0, scopes: scopes)
        let nonces = choice & 4 == 0 ? NonceWindow.unknown : NonceWindow(current: 11, previous: 10, others: [12])
        var answerer = Answerer(standing, lineage: lineage, base: 100, nonces: nonces)
        for message in messages {
            let admission: Admission?
            do throws(Refusal) { admission = try answerer.receive(message) } catch {
                try demand(!error.sentence.isEmpty, "a refusal says nothing")
                return false
            }
            guard let admission else { continue }
            try check(admission, standing, nonces)
            return true
        }
        return false
    }

    private static func check(
        _ admission: Admission, _ standing: Standing, _ nonces: NonceWindow
    ) throws(BrokenProperty) {
        let hello = admission.hello
        try demand(hello.replica == standing.replica, "somebody else was let in")
        try demand(nonces.accepts(hello.nonce), "a nonce that was never given out was taken")
        try demand(admission.fresh.count <= Limits.changesets, "more changesets than the limit")
        var next = standing.counter
        for changeset in admission.fresh {
            try demand(next < .max && changeset.counter == next + 1, "changeset \(changeset.counter) follows \(next)")
            next = changeset.counter
        }
        let fed = admission.feed.positions.map(\.scope)
        try demand(fed == standing.scopes, "\(fed) is fed, which is not what it may hold")
        for position in admission.feed.positions {
            try demand(position.base <= position.token, "a scope is fed from beyond where it was fed to")
        }
        try demand(Set(admission.retired).isDisjoint(with: scopes), "a scope is taken away that it may hold")
        _ = admission.scopes { _ in 50 }
        _ = hello.skew(at: wall)
        _ = hello.skew(at: .max)
    }

    // MARK: what a laptop hears

    private static func reply(_ messages: [Message], _ choice: UInt8) throws(BrokenProperty) -> Bool {
        let checkpoint = checkpoint(choice)
        var caller = Caller(checkpoint, wall: wall)
        var isFinished = false
        for message in messages {
            let steps: [CallerStep]
            do throws(ConversationError) { steps = try caller.receive(message) } catch { return false }
            for step in steps {
                switch step {
                case .stage: break
                case .install(let installation): try check(installation, checkpoint)
                case .finish(let outcome):
                    isFinished = true
                    try demand(outcome.uploaded <= checkpoint.counter, "more was taken in than was made")
                }
            }
        }
        return isFinished
    }

    private static func check(
        _ installation: Installation, _ checkpoint: Checkpoint
    ) throws(BrokenProperty) {
        try demand(installation.prefix >= checkpoint.knowledge.prefix, "knowledge goes backwards")
        try demand(installation.acknowledged >= checkpoint.acknowledged, "what HQ has goes backwards")
        try demand(installation.acknowledged <= checkpoint.counter, "HQ has what was never made")
        try demand(installation.backedUp <= installation.acknowledged, "a backup has what HQ has not")
        var clock = HybridClock(last: checkpoint.clock.last, offset: installation.offset)
        clock.observe(headquarters: installation.clock)
        let before = clock.last
        let stamp = clock.tick(wall: wall)
        try demand(stamp > before || before.rawValue == .max, "the clock stands still")
    }

    private static func checkpoint(_ choice: UInt8) -> Checkpoint {
        let edge = choice & 1 == 1
        var knowledge = Knowledge(timeline: Timeline(rawValue: choice & 2 == 0 ? 0 : 7), own: nil)
        if choice & 4 != 0 { knowledge.prefix = edge ? .max - 1 : 50 }
        if choice & 8 != 0 { knowledge.exceptions = [scopes[1]: 20] }
        return Checkpoint(
            replica: replica, schema: 3, scopes: scopes, knowledge: knowledge, counter: edge ? .max : 5,
            acknowledged: edge ? .max - 1 : 3, clock: HybridClock(last: Stamp(rawValue: edge ? .max : 9)),
            needsRepair: choice & 16 != 0)
    }

    // MARK: seeds

    static var seeds: [[UInt8]] {
        var random = SeededGenerator(seed: 6)
        let payload = ChangesetCodec.seal(random.changeset()).payload.prefix(200)
        let segment = Message.segment(Segment(first: 1, payloads: [Array(payload), [0]]))
        let requests: [(UInt8, [Message])] = [
            (0, [.hello(hello(counter: 2, nonce: 0)), segment, .finish(Finish())]),
            (8, [.hello(hello(counter: 0, nonce: 12)), .finish(Finish())]),
            (0, [.hello(hello(counter: 0, nonce: 0)), .finish(Finish())]),
        ]
        let tail: [Message] = [
            .progress(Progress(scope: scopes[1], token: 60)), .digest(Digest(rows: random.digest())),
            .finish(Finish(frontier: 70)),
        ]
        let news = [3, 5, 6, 7, 11, 14, 17].map { random.message($0) }
        let replies: [(UInt8, [Message])] = [
            (1, [acknowledgement] + tail), (1 | 2 << 1 | 4 << 1, [acknowledgement] + news + tail),
            (1 | 6 << 1 | 8 << 1, [acknowledgement, .grants(Grants(scopes: scopes))] + tail),
            (1 | 6 << 1, [acknowledgement, .rebase(Rebase(scopes: scopes)), .finish(Finish(frontier: 50))]),
        ]
        return (requests + replies).map { first, messages in [first] + messages.flatMap(written) }
    }

    private static var acknowledgement: Message {
        .acknowledgement(
            Acknowledgement(
                timeline: Timeline(rawValue: 7), counter: 4, level: .durable, backedUp: 2,
                clock: Stamp(milliseconds: wall), asked: wall, nonce: 13))
    }

    private static func hello(counter: UInt64, nonce: UInt64) -> Hello {
        Hello(
            schema: 3, replica: replica, counter: counter, acknowledged: 0, chain: .start,
            knowledge: Knowledge(timeline: Timeline(rawValue: 7), prefix: 50, exceptions: [scopes[1]: 20]), clock: wall,
            nonce: nonce, scopes: scopes)
    }

    private static func written(_ message: Message) -> [UInt8] {
        let bytes = Messages.bytes(message)
        let length = bytes.count - 1
        return [UInt8(length >> 8 & 255), UInt8(length & 255)] + bytes
    }
}

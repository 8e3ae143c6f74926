// Why this file exists: one sync as HQ performs it, without a word of HTTP: bytes in, a judged and durable upload, then
// pages out.

import GRDB
import SyncProtocol

/// Reads one request.
package struct SyncRequest {
    private var splitter = FrameSplitter()
    private var answerer: Answerer
    private(set) var bytes = 0
    /// What the frames, and the changesets in them, come to once unpacked.
    private var unpacked = 0
    private var opened = 0
    private(set) var admission: Admission?

    init(_ answerer: Answerer) { self.answerer = answerer }

    /// Takes the next piece of the body.
    package mutating func receive(_ piece: some Collection<UInt8>) throws(Refusal) {
        bytes += piece.count
        guard bytes <= Limits.body else {
            throw Refusal(.tooLarge, "The request is over \(Limits.body) bytes; send fewer edits at a time.")
        }
        splitter.append(piece)
        while let message = try next() {
            guard admission == nil else { throw Refusal(.malformed, "The request goes on after its end.") }
            admission = try answerer.receive(message)
        }
    }

    private mutating func next() throws(Refusal) -> Message? {
        do throws(WireError) {
            guard let content = try splitter.next() else { return nil }
            unpacked += try FrameCodec.unpackedSize(content)
            guard unpacked <= Limits.unpacked else {
                throw WireError.tooLarge(
                    what: "request unpacked", size: UInt64(unpacked), limit: UInt64(Limits.unpacked))
            }
            let message = try FrameCodec.decode(content)
            try weigh(message)
            return message
        } catch {
            throw Self.refusal(error)
        }
    }

    private mutating func weigh(_ message: Message) throws(WireError) {
        guard case .segment(let segment) = message else { return }
        for payload in segment.payloads { opened += ChangesetCodec.unpackedSize(payload) }
        guard opened <= Limits.opened else {
            throw .tooLarge(what: "changesets opened", size: UInt64(opened), limit: UInt64(Limits.opened))
        }
    }

    /// The whole request.
    package func finish() throws(Refusal) -> Admission {
        guard let admission, splitter.isEmpty else {
            throw Refusal(.malformed, "The request ended too early; sync again.")
        }
        return admission
    }

    static func refusal(_ error: WireError) -> Refusal {
        switch error {
        case .tooLarge: Refusal(.tooLarge, "The request is over a limit: \(error).")
        case .unsupportedVersion, .unknownMessage:
            Refusal(.upgrade, "HQ does not speak this version of the protocol (\(error)); use matching versions.")
        default: Refusal(.malformed, "The request could not be read: \(error). Sync again.")
        }
    }
}

/// The frames of one page of a reply.
package struct ReplyPage: Sendable {
    package let bytes: [UInt8]
    package let cursor: FeedCursor
    package let isLast: Bool
}

extension Headquarters {
    /// Rows in one page of a reply: enough to compress well, few enough to keep memory flat.
    static let pageRows = 8192

    /// Begins to read a request of a replica.
    package func request(from enrolled: EnrolledReplica) -> SyncRequest {
        let (lineage, base, nonces) = mirror.read {
            ($0.forks.lineage($0.timeline), $0.forks.base, $0.nonces[enrolled.replica] ?? .unknown)
        }
        return SyncRequest(Answerer(enrolled.standing, lineage: lineage, base: base, nonces: nonces))
    }

    /// Makes the upload durable and gives the messages that open the reply.
    package func admit(
        _ admission: Admission, _ enrolled: EnrolledReplica
    ) async throws -> (opening: [Message], receipts: [Receipt], clock: Stamp, standing: Standing) {
        noteAttendance(admission, enrolled.standing.counter)
        let standing = try await keep(admission, enrolled)
        let prefix = admission.hello.knowledge.prefix
        let remarked = mirror.read { $0.replicas[enrolled.replica]?.remarked ?? 0 }
        var receipts: [Receipt] = []
        var departures: [Message] = []
        if remarked > prefix || !admission.retired.isEmpty {
            (receipts, departures) = try await pool.read { [schema] db in
                let reader = FeedReader(db, schema)
                return (
                    try reader.receipts(for: enrolled.replica, beyond: prefix),
                    try reader.departures(admission)
                )
            }
        }
        let clock = replyClock
        let opening = admission.opening(
            standing: standing, timeline: timeline, clock: clock, receipts: receipts,
            nonce: try nextNonce(admission, enrolled))
        return (opening + departures, receipts, clock, standing)
    }

    private func keep(_ admission: Admission, _ enrolled: EnrolledReplica) async throws -> Standing {
        guard !admission.fresh.isEmpty else { return enrolled.standing }
        let upload = Upload(
            replica: enrolled.replica, changesets: admission.fresh, expected: enrolled.standing,
            skew: admission.hello.skew(at: wall()))
        var standing = try await committer.admit(upload).standing
        standing.backedUp = enrolled.standing.backedUp
        return standing
    }

    /// Keeps what a revoked device still had, and gives it nothing.
    /// - Returns: a reply that asks for the rest.
    /// - Throws: ``Refusal`` with the order to erase itself, once HQ has all it made.
    package func farewell(_ admission: Admission, _ enrolled: EnrolledReplica) async throws -> [Message] {
        let standing = try await keep(admission, enrolled)
        guard standing.counter < admission.hello.counter else {
            throw Refusal(
                .wipe, argument: standing.counter,
                "This device was taken out of service. HQ has everything that was made on it; erase it.")
        }
        return admission.farewell(
            standing: standing, timeline: timeline, clock: replyClock, nonce: try nextNonce(admission, enrolled))
    }

    /// What answers a request for a repair; empty without one.
    package func repair(_ admission: Admission) async throws -> [Message] {
        guard !admission.inventory.isEmpty else { return [] }
        let scopes = admission.feed.positions.map(\.scope)
        return try await pool.read { [schema] db in
            try FeedReader(db, schema).repair(admission.inventory, scopes: scopes)
        }
    }

    /// The next page of a reply. Where nothing is new it is made from memory alone.
    /// - Parameters:
    ///   - acknowledged: the clock that the reply's acknowledgement carries.
    ///   - reader: where the reader stands as the reply says it.
    /// - Throws: ``Refusal`` if another database by the same number uploaded meanwhile: the rows would show more of the
    ///   reader's edits than the reply acknowledges, and the reader would show those twice.
    package func page(
        after cursor: FeedCursor, acknowledged: Stamp, of reader: Standing? = nil
    ) async throws -> ReplyPage {
        if let reader { try refuseIfBarred(reader.replica) }
        if let end = unchanged(cursor) {
            let standing = reader.flatMap { reader in mirror.read { $0.replicas[reader.replica]?.standing } }
            try Self.refuseIfOvertaken(reader, standing, cursor)
            return Self.frames(FeedPage(messages: [], cursor: cursor, end: end), acknowledged)
        }
        return try await pool.read { [schema] db in
            let page = try FeedReader(db, schema).page(after: cursor, rows: Self.pageRows)
            if let reader {
                try Self.refuseIfOvertaken(
                    reader, try Registry.load(reader.replica, db)?.standing, page.cursor, isLast: page.end != nil)
            }
            return Self.frames(page, acknowledged)
        }
    }

    private static func refuseIfOvertaken(
        _ said: Standing?, _ now: Standing?, _ cursor: FeedCursor, isLast: Bool = true
    ) throws(Refusal) {
        guard let said, let now else { return }
        let isOvertaken = isLast && now.counter > said.counter
        // What was taken from the reader meanwhile must not be read to it any further.
        guard isOvertaken || !cursor.positions.elementsEqual(now.scopes ?? [], by: { $0.scope == $1 }) else { return }
        throw Refusal(.retry, argument: 200, "Another sync of this replica was under way; sync again.")
    }

    /// What a caller hears instead of a feed if HQ has forgotten deletions since it last synced; nil for any other, and
    /// for one that says what it holds.
    package func rebase(_ admission: Admission) -> ReplyPage? {
        let scopes = mirror.read { state in admission.scopes { state.scopes[$0]?.floor ?? 0 } }
        guard !scopes.isEmpty else { return nil }
        let end = Finish(frontier: admission.hello.knowledge.prefix)
        let bytes = FrameCodec.encode(.rebase(Rebase(scopes: scopes))) + FrameCodec.encode(.finish(end))
        return ReplyPage(bytes: bytes, cursor: admission.feed, isLast: true)
    }

    private func unchanged(_ cursor: FeedCursor) -> FeedPage.End? {
        mirror.read { state in
            var digest = ScopeDigest.empty
            // Something may be there to be told to this reader alone.
            if state.replicas[cursor.reader]?.remarked ?? 0 > cursor.heard { return nil }
            for position in cursor.positions {
                guard let scope = state.scopes[position.scope] else { continue }
                if scope.head > position.token { return nil }
                digest = digest + scope.digest
            }
            return FeedPage.End(frontier: state.frontier, digest: digest, clock: state.clock.last)
        }
    }

    private static func frames(_ page: FeedPage, _ acknowledged: Stamp) -> ReplyPage {
        var bytes: [UInt8] = []
        for message in page.messages { bytes += FrameCodec.encode(message) }
        for message in page.closing(after: acknowledged) { bytes += FrameCodec.encode(message) }
        return ReplyPage(bytes: bytes, cursor: page.cursor, isLast: page.end != nil)
    }
}

// Why this file exists: `POST /v1/sync` over HTTP: the body is read as it comes, the reply is written as the reader
// takes it, and every refusal carries a fitting status and a sentence.

import Crypto
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SyncProtocol
import Synchronization

/// Answers syncs.
struct SyncRoute: Sendable {
    let headquarters: Headquarters
    let admissions: AdmissionGate
    let logger: Logger

    static let contentType = "application/vnd.outpost.sync"
    /// How long a request's body may take in all.
    static let bodyDeadline = Duration.seconds(600)

    func respond(_ request: Request) async -> Response {
        let start = ContinuousClock.now
        let credentials = Credentials(header: request.headers[.authorization])
        do {
            guard admissions.enter() else {
                throw Refusal(.retry, argument: AdmissionGate.retryAfter(), "HQ is very busy; sync again shortly.")
            }
            do {
                return try await sync(request, credentials, start)
            } catch {
                admissions.leave()
                throw error
            }
        } catch {
            let refusal = Self.refusal(error, logger)
            let response = Self.response(refusal)
            log(credentials?.replica, ["refused": "\(refusal.code)", "why": "\(refusal.sentence)"], start)
            headquarters.metrics.request("sync", status: response.status.code)
            return response
        }
    }

    /// On success the gate is left when the reply is written.
    private func sync(
        _ request: Request, _ credentials: Credentials?, _ start: ContinuousClock.Instant
    ) async throws -> Response {
        let proven = try await headquarters.proven(request, to: .sync)
        do {
            return try await answer(request, proven, credentials, start)
        } catch {
            headquarters.noteSync(of: proven.enrolled.replica, succeeded: false, bytes: 0, changesets: 0, since: start)
            throw error
        }
    }

    private func answer(
        _ request: Request, _ proven: ProvenRequest, _ credentials: Credentials?, _ start: ContinuousClock.Instant
    ) async throws -> Response {
        let enrolled = proven.enrolled
        let reading = try await read(request, proven)
        let admission = try reading.finish()
        guard enrolled.status == .active else { return try await farewell(admission, reading.bytes, enrolled, start) }
        let (opening, receipts, clock, standing) = try await headquarters.admit(admission, enrolled)
        var head: [UInt8] = []
        for message in opening { head += FrameCodec.encode(message) }
        for message in try await headquarters.repair(admission) { head += FrameCodec.encode(message) }
        let first: ReplyPage
        if let rebase = headquarters.rebase(admission) {
            first = rebase
        } else {
            first = try await headquarters.page(after: admission.feed, acknowledged: clock, of: standing)
        }
        let summary: Logger.Metadata = [
            "received": "\(reading.bytes)", "changesets": "\(admission.fresh.count)", "receipts": "\(receipts.count)",
        ]
        let finished: @Sendable (Int, (any Error)?) -> Void = { sent, error in
            admissions.leave()
            headquarters.metrics.transferred(received: reading.bytes, sent: sent)
            headquarters.noteSync(
                of: enrolled.replica, succeeded: error == nil, bytes: reading.bytes + sent,
                changesets: admission.fresh.count, since: start)
            var summary = summary
            summary["sent"] = "\(sent)"
            if let error { summary["cut"] = "\(error)" }
            log(credentials?.replica, summary, start)
        }
        headquarters.metrics.request("sync", status: 200)
        if first.isLast {
            let bytes = head + first.bytes
            finished(bytes.count, nil)
            return Self.response(.ok, ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        return Self.response(.ok, stream(head, first, clock, standing, finished))
    }

    /// A revoked device's upload is taken in, and nothing is given for it but the order to send the rest or to go.
    private func farewell(
        _ admission: Admission, _ received: Int, _ enrolled: EnrolledReplica, _ start: ContinuousClock.Instant
    ) async throws -> Response {
        let messages = try await headquarters.farewell(admission, enrolled)
        let bytes = messages.flatMap(FrameCodec.encode)
        admissions.leave()
        headquarters.metrics.transferred(received: received, sent: bytes.count)
        headquarters.metrics.request("sync", status: 200)
        log(enrolled.replica, ["received": "\(received)", "held": "\(admission.fresh.count)"], start)
        return Self.response(.ok, ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func read(_ request: Request, _ proven: ProvenRequest) async throws -> SyncRequest {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > Limits.body {
            throw Refusal(.tooLarge, "The request is over \(Limits.body) bytes; send fewer edits at a time.")
        }
        var reading = headquarters.request(from: proven.enrolled)
        var hash = SHA256()
        let deadline = ContinuousClock.now.advanced(by: Self.bodyDeadline)
        for try await piece in request.body {
            guard ContinuousClock.now < deadline else {
                throw Refusal(.retry, argument: 1000, "The upload took too long; send fewer edits at a time.")
            }
            piece.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
            try reading.receive(piece.readableBytesView)
        }
        guard hash.finalize().elementsEqual(proven.bodyHash) else { throw Refusal.alteredBody }
        return reading
    }

    /// Writes page after page; the next one is read while the reader takes the last.
    private func stream(
        _ head: [UInt8], _ first: ReplyPage, _ clock: Stamp, _ standing: Standing,
        _ finished: @escaping @Sendable (Int, (any Error)?) -> Void
    ) -> ResponseBody {
        ResponseBody { [headquarters, logger] writer in
            var sent = 0
            do {
                if !head.isEmpty { try await writer.write(ByteBuffer(bytes: head)) }
                sent += head.count
                var page = first
                while !page.isLast {
                    let cursor = page.cursor
                    async let upcoming = headquarters.page(after: cursor, acknowledged: clock, of: standing)
                    try headquarters.refuseIfBarred(standing.replica)
                    try await writer.write(ByteBuffer(bytes: page.bytes))
                    sent += page.bytes.count
                    page = try await upcoming
                }
                try headquarters.refuseIfBarred(standing.replica)
                try await writer.write(ByteBuffer(bytes: page.bytes))
                sent += page.bytes.count
                try await writer.finish(nil)
                finished(sent, nil)
            } catch {
                finished(sent, error)
                // If the line still stands, the reader learns that HQ failed; else this fails too.
                try await writer.write(ByteBuffer(bytes: FrameCodec.encode(.refusal(Self.refusal(error, logger)))))
                try await writer.finish(nil)
            }
        }
    }

    private func log(_ replica: ReplicaID?, _ metadata: Logger.Metadata, _ start: ContinuousClock.Instant) {
        var metadata = metadata
        metadata["replica"] = "\(replica?.description ?? "none")"
        metadata["duration"] = "\(start.duration(to: .now))"
        logger.info("sync", metadata: metadata)
    }

    static func response(_ status: HTTPResponse.Status, _ body: ResponseBody) -> Response {
        var headers: HTTPFields = [.contentType: contentType]
        if let length = body.contentLength { headers[.contentLength] = String(length) }
        return Response(status: status, headers: headers, body: body)
    }
}

/// Bounds the syncs under way at once.
final class AdmissionGate: Sendable {
    private let open: Mutex<Int>

    init(capacity: Int) { open = Mutex(capacity) }

    func enter() -> Bool {
        open.withLock { open in
            guard open > 0 else { return false }
            open -= 1
            return true
        }
    }

    func leave() { open.withLock { $0 += 1 } }

    /// Milliseconds after which to come back, spread so that a herd does not return at once.
    static func retryAfter() -> UInt64 { UInt64.random(in: 1000...5000) }
}

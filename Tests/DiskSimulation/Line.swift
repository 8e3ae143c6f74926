// Why this file exists: what crosses between a laptop and HQ passes here, and here a line breaks: before HQ has heard
// all, or before the laptop has.

import SyncClient
import SyncProtocol
import SyncServer
import TestSupport

/// How a line breaks.
enum Cut: Hashable, Sendable {
    /// HQ hears the first frames of the request.
    case request(frames: Int)
    /// The laptop hears the first frames of the reply, and half of the next.
    case reply(frames: Int)
}

/// Carries one request to an HQ in the same process.
final class Line: Link {
    private let headquarters: Headquarters?
    private let disk: FaultDisk
    private let bearer: String
    private let cut: Cut?

    init(_ office: Office, _ bearer: String, cut: Cut? = nil) {
        headquarters = office.headquarters
        disk = office.disk
        self.bearer = bearer
        self.cut = cut
    }

    private static let broken = LinkError.unreachable("the line broke")

    func exchange(_ request: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard let headquarters, !disk.isDown else { throw LinkError.unreachable("HQ is off") }
        var request = request
        if case .request(let frames) = cut { request = Self.first(frames, of: request) }
        let (asked, bearer) = (request, bearer)
        var reply = try wait { await headquarters.reply(to: asked, bearer: bearer) }
        if disk.isDown { throw LinkError.unreachable("HQ went off") }
        if case .request = cut { throw Self.broken }
        if case .reply(let frames) = cut { reply = Self.first(frames, of: reply) }
        try reply.withUnsafeBytes { try receive($0) }
        if cut != nil { throw Self.broken }
    }

    /// The first frames, and half of the next. A frame begins with its length, as a varint.
    private static func first(_ frames: Int, of bytes: [UInt8]) -> [UInt8] {
        var start = 0
        for _ in 0..<frames where start < bytes.count { start = end(of: start, bytes) }
        guard start < bytes.count else { return Array(bytes.dropLast()) }
        return Array(bytes[..<((start + end(of: start, bytes)) / 2)])
    }

    private static func end(of start: Int, _ bytes: [UInt8]) -> Int {
        var length = 0
        var shift = 0
        var index = start
        while index < bytes.count, bytes[index] >= 0x80 {
            length |= Int(bytes[index] & 0x7F) << shift
            shift += 7
            index += 1
        }
        guard index < bytes.count else { return bytes.count }
        return min(bytes.count, index + 1 + (length | Int(bytes[index]) << shift))
    }
}

extension Headquarters {
    /// A whole sync without HTTP.
    fileprivate func reply(to bytes: [UInt8], bearer: String) async -> [UInt8] {
        do {
            return try await wholeReply(to: bytes, bearer: bearer)
        } catch let refusal as Refusal {
            return FrameCodec.encode(.refusal(refusal))
        } catch {
            return FrameCodec.encode(.refusal(Refusal(.failure, "\(error)")))
        }
    }

    private func wholeReply(to bytes: [UInt8], bearer: String) async throws -> [UInt8] {
        let enrolled = try await authenticate(Credentials(header: "Bearer \(bearer)"))
        var request = request(from: enrolled)
        try request.receive(bytes)
        let admission = try request.finish()
        let admitted = try await admit(admission, enrolled)
        var reply = admitted.opening.flatMap(FrameCodec.encode)
        reply += try await repair(admission).flatMap(FrameCodec.encode)
        if let rebase = rebase(admission) { return reply + rebase.bytes }
        var page = try await page(after: admission.feed, acknowledged: admitted.clock, of: admitted.standing)
        reply += page.bytes
        while !page.isLast {
            page = try await self.page(after: page.cursor, acknowledged: admitted.clock, of: admitted.standing)
            reply += page.bytes
        }
        return reply
    }
}

/// Carries what HQ holds, as digests, for `outpost verify --hq`.
final class ContentsLine: Link {
    private let headquarters: Headquarters
    private let scopes: [ScopeID]

    init(_ headquarters: Headquarters, _ scopes: [ScopeID]) {
        self.headquarters = headquarters
        self.scopes = scopes
    }

    func exchange(_ request: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        let (headquarters, scopes) = (headquarters, scopes)
        let (inventories, frontier) = try wait { try await headquarters.contents(of: scopes) }
        let messages = inventories.map(Message.inventory) + [.finish(Finish(frontier: frontier))]
        try messages.flatMap(FrameCodec.encode).withUnsafeBytes { try receive($0) }
    }
}

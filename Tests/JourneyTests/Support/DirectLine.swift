// Why this file exists: many stories need no network, only its two ends: this line carries a request to an HQ in the
// same process and the reply back, and breaks where a story wants it to.

import Foundation
import SyncClient
import SyncProtocol
import SyncServer
import Synchronization
import TestSupport

/// Carries one request to an HQ in the same process.
final class DirectLine: Link {
    private let headquarters: Headquarters
    private let bearer: String
    private let losingReply: Bool
    private let meanwhile: () throws -> Void

    /// - Parameters:
    ///   - losingReply: HQ takes the request in, and its reply never arrives.
    ///   - meanwhile: runs after the request was sent and before the reply is read.
    init(
        _ headquarters: Headquarters, _ bearer: String, losingReply: Bool = false,
        meanwhile: @escaping () throws -> Void = {}
    ) {
        self.headquarters = headquarters
        self.bearer = bearer
        self.losingReply = losingReply
        self.meanwhile = meanwhile
    }

    func exchange(_ request: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        let bytes = try wait { [headquarters, bearer] in await Self.answer(request, headquarters, bearer) }
        if losingReply { throw LinkError.unreachable("the line broke after the request") }
        try meanwhile()
        try bytes.withUnsafeBytes { try receive($0) }
    }

    private static func answer(_ request: [UInt8], _ headquarters: Headquarters, _ bearer: String) async -> [UInt8] {
        do {
            return try await headquarters.wholeReply(to: request, bearer: bearer)
        } catch let refusal as Refusal {
            return FrameCodec.encode(.refusal(refusal))
        } catch {
            return FrameCodec.encode(.refusal(Refusal(.failure, "\(error)")))
        }
    }
}

extension Headquarters {
    /// A whole sync without HTTP.
    fileprivate func wholeReply(to bytes: [UInt8], bearer: String) async throws -> [UInt8] {
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
            page = try await self.page(
                after: page.cursor, acknowledged: admitted.clock, of: admitted.standing)
            reply += page.bytes
        }
        return reply
    }
}

// Why this file exists: one refusal, three readers: a proxy reads the status, a program the frame, a person the
// sentence.

import GRDB
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import SyncProtocol

extension Refusal {
    /// The HTTP status that fits.
    var status: HTTPResponse.Status {
        switch code {
        case .malformed: .badRequest
        case .unauthorised, .nonce: .unauthorized
        case .revoked, .suspended, .wipe: .forbidden
        case .fork, .gap, .timeline: .conflict
        case .tooLarge: .contentTooLarge
        case .upgrade: .upgradeRequired
        case .retry: .serviceUnavailable
        case .failure: .internalServerError
        }
    }

    /// Seconds for `Retry-After`, if coming back helps.
    var retryAfter: UInt64? { code == .retry ? argument / 1000 + 1 : nil }
}

extension SyncRoute {
    /// What the asking side is told about an error. Our own faults are logged whole and told in general terms.
    static func refusal(_ error: any Error, _ logger: Logger) -> Refusal {
        switch error {
        case let refusal as Refusal: return refusal
        case let error as WireError: return SyncRequest.refusal(error)
        case is HTTPParserError: return Refusal(.malformed, "The request ended too early; sync again.")
        case let error as DatabaseError where error.resultCode == .SQLITE_FULL:
            logger.error("the disk is full", metadata: ["error": "\(error)"])
            return Refusal(.retry, argument: 60_000, "HQ's disk is full; nothing was accepted. Sync again later.")
        default:
            logger.error("sync failed", metadata: ["error": "\(error)"])
            return Refusal(.failure, "HQ failed; nothing was accepted. Sync again, and tell HQ if it goes on.")
        }
    }

    static func response(_ refusal: Refusal) -> Response {
        let bytes = FrameCodec.encode(.refusal(refusal))
        var response = response(refusal.status, ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        if let seconds = refusal.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }
}

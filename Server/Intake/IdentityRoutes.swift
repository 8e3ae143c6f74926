// Why this file exists: the two requests that give a device an identity: for a one-time code, or for an identity that
// turned out to be used twice.

import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SyncProtocol

extension Routes {
    /// What either request carries, in JSON.
    struct IdentityRequest: Decodable {
        struct Kept: Decodable {
            let replica: UInt32
            let after: UInt64
            let heads: [String]
        }

        let code: String?
        let device: String?
        let kept: [Kept]?
        let reason: String?

        /// The kept edits; nil if a head is none.
        var keptEdits: [KeptEdits]? {
            var result: [KeptEdits] = []
            for kept in kept ?? [] {
                let heads = kept.heads.compactMap(ChainHash.init(hexadecimal:))
                guard heads.count == kept.heads.count, heads.count <= Limits.changesets,
                    kept.after < UInt64(Int64.max)
                else { return nil }
                result.append(KeptEdits(replica: ReplicaID(rawValue: kept.replica), after: kept.after, heads: heads))
            }
            return result
        }
    }

    private static let bodyLimit = 2 << 20

    /// A device takes JSON, but a refusal in the form in which it will meet all others.
    func identity(
        _ route: String, _ request: Request,
        _ perform: (IdentityRequest, [KeptEdits], Request) async throws -> Enrolment
    ) async -> Response {
        do {
            let bytes = try await Self.body(request, limit: Self.bodyLimit)
            guard let asked = try? JSONDecoder().decode(IdentityRequest.self, from: Data(bytes)),
                let kept = asked.keptEdits
            else {
                throw Refusal(.malformed, "\(route) takes JSON as the wire specification says; upgrade the client.")
            }
            let enrolment = try await perform(asked, kept, request)
            logger.info(
                "identity", metadata: ["route": "\(route)", "replica": "\(enrolment.replica)"])
            return await answer(route) { enrolment.json }
        } catch {
            let response = SyncRoute.response(SyncRoute.refusal(error, logger))
            headquarters.metrics.request(route, status: response.status.code)
            return response
        }
    }

    func enroll(_ asked: IdentityRequest, _ kept: [KeptEdits], _ request: Request) async throws -> Enrolment {
        guard let code = asked.code else {
            throw Refusal(.malformed, "Enrolment takes JSON: {\"code\": \"…\", \"device\": \"…\"}.")
        }
        return try await headquarters.enroll(code: code, device: asked.device ?? "unnamed", kept: kept)
    }

    func rejoin(_ asked: IdentityRequest, _ kept: [KeptEdits], _ request: Request) async throws -> Enrolment {
        let enrolled = try await headquarters.authenticate(Credentials(header: request.headers[.authorization]))
        logger.warning("a copy of a device rejoins", metadata: ["replica": "\(enrolled.replica)"])
        return try await headquarters.rejoin(enrolled.replica, kept: kept, reason: asked.reason ?? "")
    }
}

extension ChainHash {
    /// Reads what ``description`` writes; nil for anything else.
    fileprivate init?(hexadecimal text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 2 * Self.length else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        self.init(bytes)
    }
}

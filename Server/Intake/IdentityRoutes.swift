// Why this file exists: the two requests that give a device an identity: for a one-time code, or for an identity that
// turned out to be used twice.

import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SyncProtocol

extension Routes {
    private static let bodyLimit = 2 << 20

    /// A device takes JSON, but a refusal in the form in which it will meet all others.
    func identity(
        _ route: String, _ request: Request, isSigned: Bool,
        _ perform: (IdentityApplication, [KeptEdits], EnrolledReplica?) async throws -> Enrolment
    ) async -> Response {
        do {
            let proven = isSigned ? try await headquarters.proven(request, to: .rejoin) : nil
            let bytes = try await Self.body(request, limit: Self.bodyLimit, proven)
            guard let asked = try? JSONDecoder().decode(IdentityApplication.self, from: Data(bytes)),
                let kept = asked.keptEdits
            else {
                throw Refusal(.malformed, "\(route) takes JSON as the wire specification says; upgrade the client.")
            }
            let enrolment = try await perform(asked, kept, proven?.enrolled)
            logger.info(
                "identity", metadata: ["route": "\(route)", "replica": "\(enrolment.replica)"])
            return await answer(route) { enrolment.json }
        } catch {
            let response = SyncRoute.response(SyncRoute.refusal(error, logger))
            headquarters.metrics.request(route, status: response.status.code)
            return response
        }
    }

    func enroll(
        _ asked: IdentityApplication, _ kept: [KeptEdits], _ former: EnrolledReplica?
    ) async throws -> Enrolment {
        guard let code = asked.code else {
            throw Refusal(.malformed, "Enrolment takes JSON: {\"code\": \"…\", \"device\": \"…\", \"key\": \"…\"}.")
        }
        return try await headquarters.enroll(
            code: code, device: asked.device ?? "unnamed", key: try Self.publicKey(asked), storage: asked.storage,
            kept: kept)
    }

    func rejoin(
        _ asked: IdentityApplication, _ kept: [KeptEdits], _ former: EnrolledReplica?
    ) async throws -> Enrolment {
        guard let former else { throw Refusal(.signature, "Only the device itself may rejoin.") }
        logger.warning("a copy of a device rejoins", metadata: ["replica": "\(former.replica)"])
        return try await headquarters.rejoin(
            former.replica, key: try Self.publicKey(asked), storage: asked.storage, kept: kept,
            reason: asked.reason ?? "")
    }

    /// - Throws: ``Refusal`` if there is none.
    private static func publicKey(_ asked: IdentityApplication) throws(Refusal) -> [UInt8] {
        guard let key = asked.publicKey else {
            throw Refusal(.upgrade, "A device brings a key of its own; upgrade outpost.")
        }
        return key
    }
}

// Why this file exists: what a device may ask about itself: a new key, and that HQ notes that it has erased itself. And
// the hinge between HTTP and the gate.

import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SyncProtocol

/// Hands out the next nonce, and how long a device may be used without a sync, with every reply.
struct NonceMiddleware<Context: RequestContext>: RouterMiddleware {
    let headquarters: Headquarters

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // Pages are for people, who sign nothing.
        guard request.uri.path.hasPrefix("/v1/") || request.uri.path == Endpoint.healthz.path else { return response }
        response.headers[.nonce] = headquarters.gatekeeper.nonce(at: headquarters.wall())
        response.headers[.lease] = String(headquarters.offlineLease)
        return response
    }
}

extension HTTPField.Name {
    static let nonce = HTTPField.Name(RequestSignature.nonceHeader) ?? .via
    static let lease = HTTPField.Name(RequestSignature.leaseHeader) ?? .via
    static let signature = HTTPField.Name(RequestSignature.header) ?? .via
}

extension Headquarters {
    /// Proves a request by its head, and sees whether the device may do such a thing.
    func proven(_ request: Request, to purpose: RequestPurpose) async throws -> ProvenRequest {
        let head = RequestHead(
            method: request.method.rawValue, path: request.uri.string, authorisation: request.headers[.authorization],
            signature: request.headers[.signature])
        let proven = try await prove(head)
        try await permit(proven.enrolled, to: purpose)
        return proven
    }
}

extension Refusal {
    /// Somebody changed a request on its way, or sent another's signature along.
    static var alteredBody: Refusal {
        Refusal(.signature, "The request's body is not the one that was signed; nothing of it was taken.")
    }
}

extension Routes {
    private static let bodyLimit = 4096

    /// Answers in JSON, but refuses in the form in which devices meet all refusals.
    func service(_ route: String, _ request: Request, _ body: () async throws -> JSON) async -> Response {
        do {
            let json = try await body()
            return await answer(route) { json }
        } catch {
            let response = SyncRoute.response(SyncRoute.refusal(error, logger))
            headquarters.metrics.request(route, status: response.status.code)
            return response
        }
    }

    /// `POST /v1/key`, signed with the present key.
    func changeKey(_ request: Request) async throws -> JSON {
        let proven = try await headquarters.proven(request, to: .service)
        let bytes = try await Self.body(request, limit: Self.bodyLimit, proven)
        guard let asked = try? JSONDecoder().decode(KeyApplication.self, from: Data(bytes)),
            let key = asked.publicKey, let proof = asked.signature
        else { throw Refusal(.malformed, "A new key is {\"key\": \"…\", \"proof\": \"…\"} in hexadecimal.") }
        try await headquarters.changeKey(of: proven.enrolled, to: key, proof: proof, storage: asked.storage)
        logger.info("a device changed its key", metadata: ["replica": "\(proven.enrolled.replica)"])
        return .members(["replica": .integer(Int64(proven.enrolled.replica.rawValue))])
    }

    /// `POST /v1/wiped`: the signature is the proof.
    func wiped(_ request: Request) async throws -> JSON {
        let proven = try await headquarters.proven(request, to: .wipeProof)
        _ = try await Self.body(request, limit: Self.bodyLimit, proven)
        try await headquarters.noteWipe(of: proven.enrolled.replica)
        logger.notice("a device has erased itself", metadata: ["replica": "\(proven.enrolled.replica)"])
        return .members(["replica": .integer(Int64(proven.enrolled.replica.rawValue))])
    }
}

// Why this file exists: the closed list of what HQ answers over HTTP.

import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SyncProtocol

/// Builds HQ's routes.
struct Routes: Sendable {
    let headquarters: Headquarters
    let logger: Logger
    let admissions: AdmissionGate
    let administration: Administration?
    let doorkeeper: Doorkeeper
    /// What HQ proves itself with, if it speaks TLS.
    let identity: ServerIdentity?
    /// Pages beside the endpoints.
    let site: (any Site)?

    func router() -> Router<IntakeContext> {
        let router = Router(context: IntakeContext.self)
        router.add(middleware: RateMiddleware(doorkeeper: doorkeeper, metrics: headquarters.metrics))
        router.add(middleware: NonceMiddleware(headquarters: headquarters))
        let sync = SyncRoute(headquarters: headquarters, admissions: admissions, logger: logger)
        for endpoint in Endpoint.allCases {
            router.on(RouterPath(endpoint.path), method: endpoint.method == "GET" ? .get : .post) { request, context in
                await respond(endpoint, request, context, sync)
            }
        }
        site?.mount(on: router)
        return router
    }

    private func respond(
        _ endpoint: Endpoint, _ request: Request, _ context: IntakeContext, _ sync: SyncRoute
    ) async -> Response {
        let name = endpoint.rawValue
        return switch endpoint {
        case .sync: await sync.respond(request)
        case .contents: await sync.contents(request)
        case .enroll: await identity(name, request, isSigned: false, enroll)
        case .rejoin: await identity(name, request, isSigned: true, rejoin)
        case .key: await service(name, request) { try await changeKey(request) }
        case .wiped: await service(name, request) { try await wiped(request) }
        case .log: await answer(name) { try await log(request, context.parameters) }
        case .admin: await answer(name) { try await administer(request) }
        case .ca: await certificate()
        case .healthz: await answer(name) { try await health() }
        case .metrics: metrics()
        }
    }

    /// Answers in JSON; a refusal carries its code and sentence.
    func answer(_ route: String, _ body: () async throws -> JSON) async -> Response {
        var status = HTTPResponse.Status.ok
        var json: JSON
        var headers: HTTPFields = [.contentType: "application/json"]
        do {
            json = try await body()
        } catch {
            let refusal = SyncRoute.refusal(error, logger)
            status = refusal.status
            json = refusal.json
            if let seconds = refusal.retryAfter { headers[.retryAfter] = String(seconds) }
        }
        headquarters.metrics.request(route, status: status.code)
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: json.compact + "\n")))
    }

    /// The whole body.
    /// - Parameter proven: what its signature said of it, if it has one.
    static func body(_ request: Request, limit: Int, _ proven: ProvenRequest? = nil) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await piece in request.body {
            bytes += piece.readableBytesView
            guard bytes.count <= limit else { throw Refusal(.tooLarge, "The request is over \(limit) bytes.") }
        }
        if let proven, RequestSignature.hash(of: bytes) != proven.bodyHash { throw Refusal.alteredBody }
        return bytes
    }

    private func log(_ request: Request, _ parameters: Parameters) async throws -> JSON {
        let enrolled = try await headquarters.proven(request, to: .service).enrolled
        guard let kind = parameters.get("kind").flatMap(headquarters.schema.kind(named:)),
            let id = parameters.get("id").flatMap({ RecordID($0) })
        else { throw Refusal(.malformed, "A record is named by its kind and id: /v1/log/KIND/ID.") }
        let key = RecordKey(kind: kind.number, id: id)
        guard let history = try await headquarters.history(of: key, for: enrolled.standing.scopes) else {
            throw Refusal(.unauthorised, "There is no such record in the scopes of this device.")
        }
        return .members([
            "kind": .text(kind.name), "id": .describing(id), "entries": .array(history.map { $0.json(kind) }),
        ])
    }

    /// What only takes commands.
    func commandRouter() -> Router<IntakeContext> {
        let router = Router(context: IntakeContext.self)
        router.on(RouterPath(Endpoint.admin.path), method: .post) { request, _ in
            await answer("admin") { try await administer(request) }
        }
        return router
    }

    /// The CA, for a device that was told its fingerprint by another way.
    private func certificate() async -> Response {
        guard let authority = identity?.authority else {
            return await answer("ca") {
                throw Refusal(.malformed, "HQ's certificate was not signed by a private CA of its own.")
            }
        }
        headquarters.metrics.request("ca", status: 200)
        return Response(
            status: .ok, headers: [.contentType: "application/x-pem-file"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: authority)))
    }

    private func administer(_ request: Request) async throws -> JSON {
        guard let administration else { throw Refusal(.unauthorised, "This server takes no commands.") }
        return try await administration.answer(request)
    }

    private func health() async throws -> JSON {
        let frontier = try await headquarters.storedFrontier()
        return .members([
            "status": .text("ok"), "timeline": .describing(headquarters.timeline), "frontier": .unsigned(frontier),
            "schema": .integer(Int64(headquarters.schema.version)),
        ])
    }

    private func metrics() -> Response {
        let (frontier, scopes, replicas, records) = headquarters.mirror.read {
            ($0.frontier, $0.scopes.count, $0.replicas.count, $0.scopes.values.reduce(0) { $0 + $1.digest.count })
        }
        let expiry = identity.map {
            ("certificate_expires", "When HQ's certificate expires, Unix seconds.", $0.expires)
        }
        let text = headquarters.metrics.text(
            [
                ("frontier", "The last commit number.", frontier), ("scopes", "Scopes.", UInt64(scopes)),
                ("replicas_seen", "Replicas seen since the start.", UInt64(replicas)),
                ("records", "Living records.", records),
            ] + [expiry].compactMap { $0 })
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

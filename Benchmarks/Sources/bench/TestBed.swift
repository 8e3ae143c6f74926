// Why this file exists: transfers are measured over real HTTP on loopback: a whole HQ in this process, laptops beside
// it.

import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import SyncClient
import SyncProtocol
import SyncServer

/// An HQ that serves, and whatever it takes to enrol laptops with it.
@MainActor
final class TestBed {
    let directory: String
    let headquarters: Headquarters
    let address: String
    private let serving: Task<Void, any Error>
    private var enrolled = 0

    /// What a laptop is opened with.
    struct Laptop {
        let replica: Replica
        let link: CurlLink

        /// - Returns: seconds, and what the sync says it did.
        func sync() throws -> (seconds: Double, report: SyncReport) {
            var report = SyncReport()
            let seconds = try clocked { report = try SyncEngine(replica, link, retry: .never).sync() }
            return (seconds, report)
        }
    }

    static func start(
        _ directory: String, schema: Schema = BenchmarkSchema.schema
    ) async throws -> TestBed {
        let data = try DataDirectory(directory + "/hq", create: true)
        let headquarters = try Headquarters(
            data, schema: schema, rulebook: Rulebook(), create: true)
        let (task, address) = try await serve { onListening in
            var logger = Logger(label: "bench")
            logger.logLevel = .error
            return HeadquartersServer(
                headquarters, address: ListenAddress(host: "127.0.0.1", port: 0), logger: logger,
                onListening: onListening)
        }
        return TestBed(directory, headquarters, address, task)
    }

    private init(
        _ directory: String, _ headquarters: Headquarters, _ address: String, _ serving: Task<Void, any Error>
    ) {
        self.directory = directory
        self.headquarters = headquarters
        self.address = address
        self.serving = serving
    }

    /// Runs a service until cancelled and waits for its address.
    static func serve<S: Service>(
        _ make: (@escaping @Sendable (String) async -> Void) -> S
    ) async throws -> (Task<Void, any Error>, String) {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        let service = make { address in continuation.yield(address) }
        let task = Task.detached {
            defer { continuation.finish() }
            try await service.run()
        }
        for await address in stream { return (task, address) }
        try await task.value
        throw BenchmarkError("the server stopped before it listened")
    }

    func stop() async throws {
        serving.cancel()
        _ = try? await serving.value
        try? await headquarters.close()
    }

    /// Enrols a new, empty laptop.
    func laptop(_ scopes: [ScopeID] = []) async throws -> Laptop {
        enrolled += 1
        let invitation = try await headquarters.invite(name: "rep \(enrolled)", person: nil, scopes: scopes)
        let key = try DeviceKey.random()
        let grant = try await headquarters.enroll(code: invitation.code, device: "bench", key: key.publicKey)
        let identity = ReplicaIdentity(
            replica: grant.replica, timeline: grant.timeline, scopes: grant.scopes)
        let replica = try Replica.create(
            directory + "/laptop-\(enrolled)", schema: headquarters.schema, rulebook: Rulebook(),
            identity: identity)
        let device = DeviceIdentity(grant.replica, secret: grant.secret, key: key)
        let link = try CurlLink(server: address, identity: device)
        return Laptop(replica: replica, link: link)
    }

    /// Forgets a laptop's files.
    func discard(_ laptop: Laptop) throws { try FileManager.default.removeItem(atPath: laptop.replica.directory) }
}

/// A server that does nothing: the floor of every exchange over HTTP.
enum EmptyServer {
    static func start() async throws -> (Task<Void, any Error>, String) {
        try await TestBed.serve { onListening in
            let router = Router()
            router.post("/v1/sync") { request, _ -> Response in
                _ = try await request.body.collect(upTo: 1 << 20)
                return Response(
                    status: .ok, headers: [.contentType: CurlLink.contentType],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: ".")))
            }
            var logger = Logger(label: "bench")
            logger.logLevel = .error
            return Application(
                router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
                onServerRunning: { channel in
                    await onListening("http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
                },
                logger: logger)
        }
    }
}

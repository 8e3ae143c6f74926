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

    /// All that it takes to open a laptop which HQ has enrolled, on whichever thread is to use it.
    struct Seat: Sendable {
        let enrolment: SyncServer.Enrolment
        let key: DeviceKey
        let directory: String
        let address: String
        let schema: Schema
        var rulebook = Rulebook()

        /// An empty laptop. Once.
        func open() throws -> Laptop {
            let identity = ReplicaIdentity(
                replica: enrolment.replica, timeline: enrolment.timeline, scopes: enrolment.scopes)
            let replica = try Replica.create(directory, schema: schema, rulebook: rulebook, identity: identity)
            let device = DeviceIdentity(enrolment.replica, secret: enrolment.secret, key: key)
            return Laptop(replica: replica, link: try CurlLink(server: address, identity: device))
        }
    }

    /// Enrols a new, empty laptop.
    func laptop(_ scopes: [ScopeID] = []) async throws -> Laptop { try await seat(scopes).open() }

    /// Enrols a laptop without opening it.
    func seat(_ scopes: [ScopeID]) async throws -> Seat {
        enrolled += 1
        let invitation = try await headquarters.invite(name: "rep \(enrolled)", person: nil, scopes: scopes)
        let key = try DeviceKey.random()
        let enrolment = try await headquarters.enroll(code: invitation.code, device: "bench", key: key.publicKey)
        return Seat(
            enrolment: enrolment, key: key, directory: directory + "/laptop-\(enrolled)", address: address,
            schema: headquarters.schema)
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

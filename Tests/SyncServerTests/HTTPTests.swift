// Why this file exists: over a real socket, with real bytes: statuses, sentences, limits, and an orderly end.

import Logging
import ServiceLifecycle
import SyncProtocol
import SyncServer
import TestSupport
import Testing

/// An HQ that listens on a port of its own while a body runs.
func serving(
    _ world: SharedWorld, limits: ServingLimits = ServingLimits(), administration: Administration? = nil,
    _ body: (RawClient) async throws -> Void
) async throws {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    try await serving(world.headquarters, logger, limits: limits, administration: administration, body)
}

func serving(
    _ headquarters: Headquarters, _ logger: Logger, limits: ServingLimits = ServingLimits(),
    administration: Administration? = nil, _ body: (RawClient) async throws -> Void
) async throws {
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let server = HeadquartersServer(
        headquarters, address: ListenAddress(host: "127.0.0.1", port: 0), limits: limits,
        administration: administration, logger: logger
    ) { url in listening.yield(url.split(separator: ":").last.flatMap { Int($0) } ?? 0) }
    let group = ServiceGroup(configuration: .init(services: [server], logger: logger))
    let running = Task { try await group.run() }
    for await port in ports {
        let result = await Result { try await body(RawClient(port: port)) }
        await group.triggerGracefulShutdown()
        try await running.value
        return try result.get()
    }
}

@Suite struct HTTPTests {
    @Test func `a laptop enrols and syncs`() async throws {
        let world = try await SharedWorld()
        let invitation = try await world.headquarters.invite(name: "Ann", person: nil, scopes: [world.scope])
        try await serving(world) { client in
            let enrolled = try await client.post(
                "/v1/enroll",
                #"{"code":"\#(invitation.code)","device":"x","key":"\#(String(repeating: "ab", count: 32))"}"#)
            #expect(enrolled.status == 200)
            #expect(enrolled.text.contains(#""scopes":[1,2]"#))
            let ann = try await world.laptop("Ann")
            let key = ann.create([FieldValue(Notebook.title, .text("over the wire")), world.placed])
            let (caller, bytes) = ann.request()
            let reply = try await client.post("/v1/sync", bytes, by: ann)
            #expect(reply.status == 200)
            #expect(reply.headers["content-type"] == "application/vnd.outpost.sync")
            _ = try ann.take(reply.body, caller)
            #expect(ann.rows[key]?.values[Notebook.title] == .text("over the wire"))
        }
    }

    @Test func `a long download arrives whole, page by page`() async throws {
        let world = try await SharedWorld()
        let edits = (0..<20_000).map { number in
            RecordEdit(
                RecordKey(kind: Notebook.note, id: RecordID(high: 0x7000, low: 1 << 63 | UInt64(number))), .create,
                [FieldValue(Notebook.title, .text("note \(number)")), world.placed])
        }
        _ = try await world.headquarters.apply(edits)
        let ann = try await world.laptop("Ann")
        try await serving(world) { client in
            let (caller, bytes) = ann.request()
            let reply = try await client.post("/v1/sync", bytes, by: ann)
            #expect(reply.headers["transfer-encoding"] == "chunked")
            let outcome = try ann.take(reply.body, caller)
            #expect(outcome.rows == 20_001)
            #expect(!ann.checkpoint.needsRepair)
        }
    }

    @Test func `every refusal has its status and its sentence`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        try await serving(world) { client in
            let anonymous = try await client.post("/v1/sync", ann.request().1)
            #expect(anonymous.status == 401)
            #expect(try anonymous.refusal().code == .unauthorised)
            let garbage = try await client.post(
                "/v1/sync", Array("hello, world, this is no frame".utf8), by: ann)
            #expect(garbage.status == 400)
            #expect(try garbage.refusal().code == .malformed)
            #expect(try await client.post("/v1/sync", Array(ann.request().1.dropLast(3)), by: ann).status == 400)
            #expect(try await client.post("/v1/sync", [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], by: ann).status == 413)
            let signature = try ann.signature("POST", "/v1/sync", [], nonce: try await client.nonce())
            let long = try await client.exchange(
                client.head("POST", "/v1/sync", ann.enrolment.bearer, length: Limits.body + 1, signature))
            #expect(long.status == 413)
            #expect(try await client.get("/nowhere").status == 404)
            _ = try await world.headquarters.revoke(ann.checkpoint.replica)
            #expect(try await client.post("/v1/sync", ann.request().1, by: ann).status == 403)
        }
        try await world.expectSound()
    }

    @Test func `a clone is told that it is one before anything of it is taken`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let clone = TestLaptop(ann.enrolment, world.clock, key: ann.key)
        _ = ann.create([FieldValue(Notebook.title, .text("original"))])
        _ = clone.create([FieldValue(Notebook.title, .text("copy"))])
        try await ann.sync(world.headquarters)
        let frontier = world.headquarters.frontier
        try await serving(world) { client in
            let reply = try await client.post("/v1/sync", clone.request().1, by: clone)
            #expect(reply.status == 409)
            #expect(try reply.refusal().code == .fork)
        }
        #expect(world.headquarters.frontier == frontier)
    }

    @Test func `health, metrics and history are plain text and JSON`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let key = ann.create([FieldValue(Notebook.title, .text("one")), world.placed])
        try await ann.sync(world.headquarters)
        try await serving(world) { client in
            #expect(try await client.get("/healthz").text.contains(#""status":"ok""#))
            let metrics = try await client.get("/metrics").text
            #expect(metrics.contains("outpost_frontier \(world.headquarters.frontier)\n"))
            #expect(metrics.contains("outpost_changesets_total 1\n"))
            let log = try await client.get("/v1/log/note/\(key.id)", by: ann)
            #expect(log.status == 200)
            #expect(log.text.contains(#""author":"Ann""#))
            #expect(try await client.get("/v1/log/note/\(key.id)").status == 401)
            #expect(try await client.get("/v1/log/note/nonsense", by: ann).status == 400)
        }
    }

    @Test func `commands need the token`() async throws {
        let world = try await SharedWorld()
        let administration = Administration(token: "secret") { request in
            AdministratorReply(output: request.arguments.joined(separator: " "), errors: "", status: 0)
        }
        let command = #"{"arguments":["device","list"],"directory":"/","language":"en"}"#
        try await serving(world, administration: administration) { client in
            let done = try await client.post("/v1/admin", Array(command.utf8), bearer: "secret")
            #expect(done.status == 200)
            #expect(done.text.contains("device list"))
            #expect(try await client.post("/v1/admin", Array(command.utf8), bearer: "guess").status == 401)
            #expect(try await client.post("/v1/admin", Array(command.utf8)).status == 401)
        }
    }
}

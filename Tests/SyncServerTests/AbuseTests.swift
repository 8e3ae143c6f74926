// Why this file exists: what strangers and broken programs send to an open port, over a real socket: each is refused or
// cut, HQ goes on, and an honest laptop notices nothing.

import Glibc
import NIOCore
import SyncProtocol
import Testing

@testable import SyncServer

@Suite struct AbuseTests {
    private func head(_ bearer: String, _ fields: String, path: String = "/v1/sync") -> String {
        "POST \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer \(bearer)\r\n\(fields)\r\n\r\n"
    }

    /// The head of a sync that an enrolled device signed, so that what is wrong with the rest is all that is wrong.
    private func signed(
        _ laptop: TestLaptop, _ body: [UInt8], _ fields: String, _ client: RawClient
    ) async throws -> String {
        let signature = try laptop.signature("POST", "/v1/sync", body, nonce: try await client.nonce())
        return head(laptop.enrolment.bearer, "\(RequestSignature.header): \(signature)\r\n\(fields)")
    }

    /// An honest laptop syncs, and HQ is whole.
    private func expectService(_ world: SharedWorld, _ client: RawClient, _ laptop: TestLaptop) async throws {
        let key = laptop.create([FieldValue(Notebook.title, .text("as ever")), world.placed])
        let (caller, bytes) = laptop.request()
        let reply = try await client.post("/v1/sync", bytes, by: laptop)
        #expect(reply.status == 200)
        _ = try laptop.take(reply.body, caller)
        #expect(laptop.rows[key] != nil)
        try await world.expectSound()
    }

    private func slow(_ client: RawClient) async throws -> Bool {
        try await client.get("/metrics").text.contains(#"route="slow""#)
    }

    @Test func `a head that never ends is cut`() async throws {
        let world = try await SharedWorld()
        var limits = ServingLimits()
        limits.head = .milliseconds(100)
        try await serving(world, limits: limits) { client in
            await #expect(throws: RawClient.Failure.self) {
                try await client.exchange("POST /v1/sync HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            }
            let wasSlow = try await slow(client)
            #expect(wasSlow)
        }
    }

    @Test func `a connection that says nothing is cut`() async throws {
        let world = try await SharedWorld()
        var limits = ServingLimits()
        limits.head = .milliseconds(100)
        try await serving(world, limits: limits) { client in
            await #expect(throws: RawClient.Failure.self) { try await client.exchange("") }
            let wasSlow = try await slow(client)
            #expect(wasSlow)
        }
    }

    @Test func `a body that stops is cut and nothing of it is taken`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let frontier = world.headquarters.frontier
        _ = ann.create([FieldValue(Notebook.title, .text("half")), world.placed])
        let bytes = ann.request().1
        var limits = ServingLimits()
        limits.body.idle = .milliseconds(200)
        try await serving(world, limits: limits) { client in
            let head = try await signed(ann, bytes, "Content-Length: \(bytes.count)", client)
            _ = try? await client.exchange(head, Array(bytes.dropLast(2)))
            let wasSlow = try await slow(client)
            #expect(wasSlow)
            #expect(world.headquarters.frontier == frontier)
        }
        try await serving(world) { client in try await expectService(world, client, ann) }
    }

    @Test(arguments: [20_000, 300_000])
    func `a head that is too long is refused`(_ length: Int) async throws {
        let field = "X-Long: \(String(repeating: "a", count: length))"
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        try await serving(world) { client in
            let reply = try? await client.exchange(head(ann.enrolment.bearer, field))
            #expect(reply?.status ?? 400 == 400)
            try await expectService(world, client, ann)
        }
    }

    @Test func `many fields and a long path are refused`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let many = (0..<500).map { "X-\($0): y" }.joined(separator: "\r\n")
        try await serving(world) { client in
            let crowded = try? await client.exchange(head(ann.enrolment.bearer, many))
            #expect(crowded?.status ?? 400 == 400)
            let long = try? await client.get("/" + String(repeating: "p", count: 1 << 20))
            #expect([400, 404].contains(long?.status ?? 400))
            try await expectService(world, client, ann)
        }
    }

    @Test func `a body over the limit is refused whatever its length says`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        try await serving(world) { client in
            let said = try await client.exchange(
                try await signed(ann, [], "Content-Length: \(Limits.body + 1)", client))
            #expect(said.status == 413)
            let absurd = try? await client.exchange(
                head(ann.enrolment.bearer, "Content-Length: 99999999999999999999999"))
            #expect([400, 413].contains(absurd?.status ?? 400))
            // Enrolment takes two megabytes; this says nothing of its length and goes on.
            let chunk = "100000\r\n" + String(repeating: " ", count: 1 << 20) + "\r\n"
            let unsaid = try? await client.exchange(
                head(ann.enrolment.bearer, "Transfer-Encoding: chunked", path: "/v1/enroll"),
                Array(String(repeating: chunk, count: 6).utf8))
            #expect(unsaid?.status ?? 413 == 413)
            try await expectService(world, client, ann)
        }
    }

    @Test func `a length that lies is found out`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let bytes = ann.request().1
        try await serving(world) { client in
            func head(_ fields: String) async throws -> String { try await signed(ann, bytes, fields, client) }
            let cut = Array(bytes.dropLast(5))
            let short = try await client.exchange(
                try await signed(ann, cut, "Content-Length: \(cut.count)", client), bytes)
            #expect(short.status == 400)
            let unsigned = try await client.exchange(try await head("Content-Length: \(cut.count)"), bytes)
            #expect(unsigned.status == 401, "the signature is of another body")
            let long = try? await client.exchange(
                try await head("Content-Length: \(bytes.count + 5)"), bytes, endsEarly: true)
            #expect(long?.status ?? 400 == 400)
            let both = try? await client.exchange(
                try await head("Content-Length: \(bytes.count)\r\nTransfer-Encoding: chunked"), bytes)
            #expect(both?.status ?? 400 == 400)
            let twice = try? await client.exchange(
                try await head("Content-Length: \(bytes.count)\r\nContent-Length: 3"), bytes)
            #expect(twice?.status ?? 400 == 400)
            try await expectService(world, client, ann)
        }
    }

    @Test func `one address gets so many connections and its others are closed at once`() async throws {
        let world = try await SharedWorld()
        var limits = ServingLimits()
        limits.exemptsLoopback = false
        limits.connectionsPerAddress = 2
        try await serving(world, limits: limits) { client in
            let held = [try await client.hold(), try await client.hold()]
            await #expect(throws: RawClient.Failure.self) { try await client.get("/healthz") }
            for line in held { close(line) }
            // HQ hears of each end when it comes to it, so several tries may be one too many.
            var tries = 0
            while (try? await client.get("/healthz")) == nil, tries < 10_000 { tries += 1 }
            #expect(tries < 10_000, "who has closed lines may open others")
        }
    }

    @Test func `whoever asks too often is told when to come back`() async throws {
        let world = try await SharedWorld()
        var limits = ServingLimits()
        limits.exemptsLoopback = false
        limits.addressRate = RequestRate(perSecond: 1, burst: 2)
        limits.clock = { .seconds(7) }
        try await serving(world, limits: limits) { client in
            for _ in 0..<2 { #expect(try await client.get("/healthz").status == 200) }
            let refused = try await client.post("/v1/sync", Array("x".utf8), bearer: "2.guess")
            #expect(refused.status == 429)
            #expect(refused.headers["retry-after"].flatMap { Int($0) } ?? 0 >= 1)
            guard case .refusal(let refusal)? = try FrameCodec.decodeAll(refused.body).first else {
                Issue.record("a laptop would not understand this refusal")
                return
            }
            #expect(refusal.code == .retry)
            #expect((1500...5000).contains(refusal.argument))
        }
    }

    @Test func `a device has a rate of its own, which nobody without its secret can use up`() async throws {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        var limits = ServingLimits()
        limits.isBehindProxy = true
        limits.deviceRate = RequestRate(perSecond: 1, burst: 1)
        limits.clock = { .seconds(7) }
        try await serving(world, limits: limits) { client in
            for _ in 0..<3 {
                let guess = "\(ann.enrolment.replica).\(String(repeating: "0", count: 64))"
                let guessed = try await client.post("/v1/sync", [], bearer: guess)
                #expect([401, 429].contains(guessed.status))
            }
            for laptop in [ann, bob] {
                let bytes = laptop.request().1
                let first = try await client.post("/v1/sync", bytes, by: laptop)
                let second = try await client.post("/v1/sync", bytes, by: laptop)
                #expect([first.status, second.status] == [200, 429])
            }
        }
    }

    @Test func `this machine's own requests are not counted`() async throws {
        let world = try await SharedWorld()
        var limits = ServingLimits()
        limits.addressRate = RequestRate(perSecond: 1, burst: 1)
        limits.clock = { .zero }
        try await serving(world, limits: limits) { client in
            for _ in 0..<5 {
                let health = try await client.get("/healthz")
                #expect(health.status == 200)
            }
        }
    }
}

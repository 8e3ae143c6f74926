// Why this file exists: what an attacker can do with what can be stolen or recorded: a secret, a request, a nonce,
// another device's key. Each must come to nothing, over a real socket.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct GateTests {
    private static let path = "/v1/sync"

    @Test func `a request that is played again is refused and does nothing`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        _ = ann.create([FieldValue(Notebook.title, .text("once")), world.placed])
        try await serving(world) { client in
            let body = ann.request().1
            let signature = try ann.signature("POST", Self.path, body, nonce: try await client.nonce())
            let first = try await client.post(Self.path, body, bearer: ann.enrolment.bearer, signature)
            #expect(first.status == 200)
            let frontier = world.headquarters.frontier
            let again = try await client.post(Self.path, body, bearer: ann.enrolment.bearer, signature)
            #expect(again.status == 401)
            #expect(try again.refusal().argument == Refusal.Doubt.replay.rawValue)
            #expect(world.headquarters.frontier == frontier)
        }
    }

    @Test func `a body that was altered on its way is refused before anything of it is taken`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let signed = ann.request().1
        _ = ann.create([FieldValue(Notebook.title, .text("smuggled")), world.placed])
        let frontier = world.headquarters.frontier
        try await serving(world) { client in
            let signature = try ann.signature("POST", Self.path, signed, nonce: try await client.nonce())
            let reply = try await client.post(Self.path, ann.request().1, bearer: ann.enrolment.bearer, signature)
            #expect(reply.status == 401)
            #expect(try reply.refusal().argument == Refusal.Doubt.signature.rawValue)
        }
        #expect(world.headquarters.frontier == frontier)
    }

    @Test func `a signature for one path opens no other`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        try await serving(world) { client in
            let nonce = try await client.nonce()
            let signature = try ann.signature("POST", "/v1/contents", [], nonce: nonce)
            for path in ["/v1/sync", "/v1/contents?more", "/v1/rejoin", "/v1/key", "/v1/wiped"] {
                let reply = try await client.post(path, [], bearer: ann.enrolment.bearer, signature)
                #expect(reply.status == 401, "\(path)")
                #expect(try reply.refusal().argument == Refusal.Doubt.signature.rawValue, "\(path)")
            }
            let right = try await client.post("/v1/contents", [], bearer: ann.enrolment.bearer, signature)
            #expect(right.status == 200)
        }
    }

    @Test func `a stolen secret opens nothing without the device's key`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let bob = try await world.laptop("Bob")
        try await serving(world) { client in
            let body = ann.request().1
            for path in ["/v1/sync", "/v1/contents", "/v1/rejoin", "/v1/key", "/v1/wiped"] {
                let bare = try await client.post(path, body, bearer: ann.enrolment.bearer)
                #expect(try bare.refusal().code == .nonce, "\(path)")
                let nonce = try await client.nonce()
                let forged = try bob.signature("POST", path, body, nonce: nonce, as: ann.enrolment.replica)
                let reply = try await client.post(path, body, bearer: ann.enrolment.bearer, forged)
                #expect(try reply.refusal().argument == Refusal.Doubt.signature.rawValue, "\(path)")
            }
            #expect(try await client.get("/v1/log/note/x", bearer: ann.enrolment.bearer).status == 401)
        }
    }

    @Test func `a device that claims another's number is found out by its own hello`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let bob = try await world.laptop("Bob")
        try await serving(world) { client in
            let reply = try await client.post(Self.path, ann.request().1, by: bob)
            #expect(try reply.refusal().code == .unauthorised)
            let nonce = try await client.nonce()
            let signature = try bob.signature("POST", Self.path, bob.request().1, nonce: nonce)
            let mixed = try await client.post(Self.path, bob.request().1, bearer: ann.enrolment.bearer, signature)
            #expect(try mixed.refusal().argument == Refusal.Doubt.signature.rawValue)
        }
    }

    @Test func `a nonce that is missing, forged or an hour old is answered with a fresh one`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        try await serving(world) { client in
            let old = try await client.nonce()
            let flipped = (old.first == "0" ? "1" : "0") + old.dropFirst()
            let foreign = RequestNonces().issue(at: world.clock.now)
            world.clock.advance(RequestNonces.lifetime)
            for nonce in ["", "x", flipped, foreign, old, old + "00"] {
                let body = ann.request().1
                let signature = try ann.signature("POST", Self.path, body, nonce: nonce)
                let reply = try await client.post(Self.path, body, bearer: ann.enrolment.bearer, signature)
                #expect(reply.status == 401)
                #expect(try reply.refusal().code == .nonce, "\(nonce)")
                #expect(reply.headers[RequestSignature.nonceHeader.lowercased()]?.isEmpty == false)
            }
            #expect(try await client.post(Self.path, ann.request().1, by: ann).status == 200)
        }
    }

    @Test func `a nonce is good for an hour by headquarters' clock and is never taken back into use`() {
        let nonces = RequestNonces()
        let nonce = nonces.issue(at: 5_000_000)
        #expect(nonces.issued(nonce, at: 5_000_000) == 5_000_000)
        #expect(nonces.issued(nonce, at: 5_000_000 + RequestNonces.lifetime - 1) == 5_000_000)
        #expect(nonces.issued(nonce, at: 5_000_000 + RequestNonces.lifetime) == nil)
        #expect(nonces.issued(nonce, at: 4_999_999) == nil)
        var seen = SeenRequests()
        let ann = ReplicaID(rawValue: 2)
        let noted1 = seen.note(ann, [1], issued: 5_000_000, at: 5_000_000)
        #expect(noted1 == .new)
        let noted2 = seen.note(ann, [1], issued: 5_000_000, at: 5_000_001)
        #expect(noted2 == .seen)
        let noted3 = seen.note(ReplicaID(rawValue: 3), [1], issued: 5_000_000, at: 5_000_001)
        #expect(noted3 == .new)
        // The clock runs ahead, so that what was seen is forgotten, and is set right again.
        let noted4 = seen.note(ann, [2], issued: 90_000_000, at: 90_000_000)
        #expect(noted4 == .new)
        let noted5 = seen.note(ann, [1], issued: 5_000_000, at: 5_000_002)
        #expect(noted5 == .outOfDate)
    }

    @Test func `a flood of requests makes nonces age faster and memory no larger`() {
        var seen = SeenRequests(capacity: 100)
        let ann = ReplicaID(rawValue: 2)
        for number in UInt8.min...UInt8.max {
            let issued = 10_000_000 + UInt64(number) * 1000
            let noted6 = seen.note(ann, [number], issued: issued, at: issued)
            #expect(noted6 == .new)
        }
        // What was forgotten is not taken again.
        let noted7 = seen.note(ann, [0], issued: 10_000_000, at: 10_256_000)
        #expect(noted7 == .outOfDate)
        let noted8 = seen.note(ann, [255], issued: 10_255_000, at: 10_256_000)
        #expect(noted8 == .seen)
    }

    @Test func `a device of the time before keys is told what to do`() async throws {
        let world = try await SharedWorld()
        let invitation = try await world.headquarters.invite(name: "Old", person: nil, scopes: [world.scope])
        let old = TestLaptop(
            try await world.headquarters.enroll(code: invitation.code, device: "old"), world.clock)
        try await serving(world) { client in
            let reply = try await client.post(Self.path, old.request().1, by: old)
            let refusal = try reply.refusal()
            #expect(reply.status == 401 && refusal.argument == Refusal.Doubt.keyless.rawValue)
            #expect(refusal.sentence.contains("outpost rejoin --code"))
        }
    }

    @Test func `nobody enrols without a key`() async throws {
        let world = try await SharedWorld()
        let invitation = try await world.headquarters.invite(name: "Ann", person: nil, scopes: [world.scope])
        try await serving(world) { client in
            for key in [#""#, #","key":"""#, #","key":"00""#, #","key":"\#(String(repeating: "zz", count: 32))""#] {
                let reply = try await client.post("/v1/enroll", #"{"code":"\#(invitation.code)","device":"x"\#(key)}"#)
                #expect(reply.status == 426)
            }
        }
        // The code was not spent on it.
        _ = try await world.headquarters.enroll(code: invitation.code, device: "x")
    }
}

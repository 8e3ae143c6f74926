// Why this file exists: a seat has a number like a device's and must never be one: nobody syncs as it, nothing waits
// for it, no list of devices shows it.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct SeatAccessTests {
    @Test func `nobody can call as a seat, whatever they present`() async throws {
        let world = try await SeatWorld()
        let seat = try await world.seat(try await world.enlist("Ann", "SR"))
        _ = try await world.note("note", from: seat)
        let thief = DeviceKey.of("thief")
        try await serving(world.headquarters, LogRecorder().logger) { client in
            for secret in ["x", String(repeating: "0", count: 64)] {
                let bearer = "\(seat.replica).\(secret)"
                for endpoint in Endpoint.allCases where [.sync, .contents, .rejoin, .key, .wiped].contains(endpoint) {
                    let claim = RequestClaim(
                        method: "POST", path: endpoint.path, replica: seat.replica, nonce: try await client.nonce(),
                        salt: [UInt8](repeating: 1, count: RequestSignature.saltLength),
                        bodyHash: RequestSignature.hash(of: []))
                    let signature = try RequestSignature(claim, by: thief).text
                    #expect(try await client.post(endpoint.path, [], bearer: bearer, signature).status == 401)
                    #expect(try await client.post(endpoint.path, [], bearer: bearer).status == 401)
                }
                let path = "/v1/log/note/\(seat.person)"
                #expect(try await client.get(path, bearer: bearer).status == 401)
            }
            // Not even an empty secret, which has no form.
            #expect(try await client.post("/v1/sync", [], bearer: "\(seat.replica).").status == 401)
        }
        for secret in ["", "x"] {
            await #expect(throws: Refusal.self) {
                try await world.headquarters.authenticate(Credentials(replica: seat.replica, secret: secret))
            }
        }
    }

    @Test func `a seat is given no key, no successor and no state of a device's`() async throws {
        let world = try await SeatWorld()
        let headquarters = world.headquarters
        let seat = try await world.seat(try await world.enlist("Ann", "SR"))
        let enrolled = try #require(try await headquarters.enrolled(seat.replica))
        #expect(!enrolled.isDevice && enrolled.secret.isEmpty && enrolled.key.isEmpty)
        let key = DeviceKey.of("thief")
        let rotation = KeyRotation(replica: seat.replica, former: [], new: key.publicKey)
        let proof = try rotation.proof(by: key)
        await #expect(throws: Refusal.self) {
            try await headquarters.changeKey(of: enrolled, to: key.publicKey, proof: proof)
        }
        await #expect(throws: Refusal.self) {
            try await headquarters.rejoin(seat.replica, key: key.publicKey, kept: [], reason: "fork")
        }
        for status in DeviceStatus.allCases {
            await #expect(throws: Refusal.self) { try await headquarters.setStatus(status, of: seat.replica) }
        }
        #expect(try await !headquarters.revoke(seat.replica))
        try await headquarters.noteWipe(of: seat.replica)
        let after = try #require(try await headquarters.enrolled(seat.replica))
        #expect(after.key.isEmpty && after.status == .active && after.wiped == 0)
        try await world.expectSound()
    }

    @Test func `no list of devices and no figure of the field counts a seat`() async throws {
        let world = try await SeatWorld()
        let (ann, bob) = (try await world.enlist("Ann", "SR"), try await world.enlist("Bob", "SR"))
        let laptop = try await world.laptop(bob)
        let seat = try await world.seat(ann)
        _ = try await world.note("by Ann", from: seat)
        _ = laptop.create([FieldValue(Notebook.title, .text("by Bob")), world.placed])
        try await laptop.sync(world.headquarters)
        let headquarters = world.headquarters
        #expect(try await headquarters.devices().map(\.replica) == [laptop.checkpoint.replica])
        #expect(try await headquarters.presence().map(\.replica) == [laptop.checkpoint.replica])
        // What was made at HQ's pages lies at HQ; what Bob made nobody else has.
        let holdings = try await headquarters.soleHoldings(of: [Notebook.note])
        #expect(holdings.map(\.person) == [bob.id] && holdings.map(\.records) == [1])
    }

    @Test func `a seat keeps no deletion from being forgotten`() async throws {
        let world = try await SeatWorld()
        let laptop = try await world.laptop(try await world.enlist("Bob", "SR"))
        let seat = try await world.seat(try await world.enlist("Ann", "SR"))
        let key = try await world.note("doomed", from: seat)
        try await laptop.sync(world.headquarters)
        laptop.edit([RecordEdit(key, .delete(reason: "done"))])
        for _ in 0..<2 { try await laptop.sync(world.headquarters) }
        #expect(try await world.headquarters.read(as: seat) { try $0.isDeleted(key) })
        #expect(try await world.headquarters.collectTombstones().forgotten == 1)
        #expect(try await world.headquarters.read(as: seat) { try !$0.isDeleted(key) })
    }
}

// Why this file exists: people leave and laptops get lost. From then on nothing goes to such a device, nothing of it
// becomes live by itself, and nothing that was made on it in good faith is lost.

import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct WithdrawalTests {
    private func heldRules(_ receipts: [Receipt]) -> Set<Rule> { Set(receipts.flatMap(\.remarks).map(\.rule)) }

    @Test func `a suspended device is refused, loses nothing, and goes on once it is resumed`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let key = ann.create([FieldValue(Notebook.title, .text("kept")), world.placed])
        try await world.headquarters.setStatus(.suspended, of: ann.checkpoint.replica)
        try await serving(world) { client in
            let reply = try await client.post("/v1/sync", ann.request().1, by: ann)
            #expect(reply.status == 403)
            #expect(try reply.refusal().code == .suspended)
            try await world.headquarters.setStatus(.active, of: ann.checkpoint.replica)
            let (caller, bytes) = ann.request()
            _ = try ann.take(try await client.post("/v1/sync", bytes, by: ann).body, caller)
        }
        #expect(ann.rows[key]?.values[Notebook.title] == .text("kept"))
    }

    @Test func `a revoked device's edits are all held, it is given nothing, and then it is to erase itself`()
        async throws
    {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let bob = try await world.laptop("Bob")
        let known = bob.create([FieldValue(Notebook.title, .text("by Bob")), world.placed])
        try await bob.sync(world.headquarters)
        try await ann.sync(world.headquarters)
        ann.set(known, Notebook.title, .text("by Ann"))
        let made = ann.create([FieldValue(Notebook.title, .text("made by Ann")), world.placed])
        ann.set(made, Notebook.body, .text("and more"))
        bob.set(known, Notebook.body, .text("new since"))
        try await bob.sync(world.headquarters)

        try await world.headquarters.revoke(ann.checkpoint.replica)
        try await serving(world) { client in
            let reply = try await client.post("/v1/sync", ann.request().1, by: ann)
            let messages = try FrameCodec.decodeAll(reply.body)
            #expect(reply.status == 403 && messages.count == 1, "nothing but the order")
            let refusal = try reply.refusal()
            #expect(refusal.code == .wipe && refusal.argument == ann.checkpoint.counter)
            // Other services are closed to it, and it never becomes live again.
            for path in ["/v1/contents", "/v1/key"] {
                #expect(try await client.post(path, [], by: ann).refusal().code == .revoked, "\(path)")
            }
            #expect(try await client.get("/v1/log/note/\(known.id)", by: ann).status == 403)
        }
        #expect(try await world.note(known)?[Notebook.title] == .text("by Bob"))
        #expect(try await world.note(made) == nil)
        let history = try #require(try await world.headquarters.history(of: known, for: [world.scope]))
        let kind = try #require(Notebook.schema.kind(Notebook.note))
        #expect(history.contains { $0.json(kind).compact.contains("withdrawnDevice") })
        try await world.expectSound()
    }

    @Test func `a revoked device that has more than fits is asked for the rest and given nothing meanwhile`()
        async throws
    {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let bob = try await world.laptop("Bob")
        _ = ann.create([FieldValue(Notebook.title, .text("one")), world.placed])
        let (_, first) = ann.request()
        _ = ann.create([FieldValue(Notebook.title, .text("two")), world.placed])
        _ = bob.create([FieldValue(Notebook.title, .text("by Bob")), world.placed])
        try await bob.sync(world.headquarters)
        try await world.headquarters.revoke(ann.checkpoint.replica)
        // The first request as a laptop makes it that has more to send: it says so in its hello.
        let part = try partial(first, counter: ann.checkpoint.counter)
        try await serving(world) { client in
            let (caller, _) = ann.request()
            let reply = try await client.post("/v1/sync", part, by: ann)
            #expect(reply.status == 200)
            let outcome = try ann.take(reply.body, caller)
            #expect(outcome.rows == 0 && ann.rows.isEmpty && ann.checkpoint.acknowledged == 1)
            let last = try await client.post("/v1/sync", ann.request().1, by: ann)
            #expect(try last.refusal().code == .wipe)
        }
    }

    /// A request with another counter in its hello.
    private func partial(_ request: [UInt8], counter: UInt64) throws -> [UInt8] {
        try FrameCodec.decodeAll(request).map { message in
            guard case .hello(let hello) = message else { return message }
            return .hello(
                Hello(
                    schema: hello.schema, replica: hello.replica, counter: counter, acknowledged: hello.acknowledged,
                    chain: hello.chain, knowledge: hello.knowledge, clock: hello.clock, offset: hello.offset,
                    nonce: hello.nonce))
        }.flatMap(FrameCodec.encode)
    }

    @Test func `an upload that was under way when its device was revoked is held as well`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let key = ann.create([FieldValue(Notebook.title, .text("late")), world.placed])
        let enrolled = try await world.headquarters.authenticate(ann.credentials)
        var request = world.headquarters.request(from: enrolled)
        try request.receive(ann.request().1)
        try await world.headquarters.revoke(ann.checkpoint.replica)
        _ = try await world.headquarters.admit(try request.finish(), enrolled)
        #expect(try await world.note(key) == nil)
    }

    @Test func `a reply under way stops at the next page once its device is revoked`() async throws {
        let world = try await SharedWorld()
        let edits = (0..<20_000).map { number in
            RecordEdit(
                RecordKey(kind: Notebook.note, id: RecordID(high: 0x7000, low: 1 << 63 | UInt64(number))), .create,
                [FieldValue(Notebook.title, .text("note \(number)")), world.placed])
        }
        _ = try await world.headquarters.apply(edits)
        let ann = try await world.laptop("Ann")
        let enrolled = try await world.headquarters.authenticate(ann.credentials)
        var request = world.headquarters.request(from: enrolled)
        try request.receive(ann.request().1)
        let admission = try request.finish()
        let admitted = try await world.headquarters.admit(admission, enrolled)
        let page = try await world.headquarters.page(
            after: admission.feed, acknowledged: admitted.clock, of: admitted.standing)
        #expect(!page.isLast)
        try await world.headquarters.revoke(ann.checkpoint.replica)
        await #expect(throws: Refusal.self) {
            try await world.headquarters.page(
                after: page.cursor, acknowledged: admitted.clock, of: admitted.standing)
        }
    }

    @Test func `of a lost device nothing is accepted, and the operator hears that it called`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        _ = ann.create([FieldValue(Notebook.title, .text("by a thief")), world.placed])
        try await world.headquarters.setStatus(.lost, of: ann.checkpoint.replica)
        let frontier = world.headquarters.frontier
        try await serving(world) { client in
            for _ in 0..<3 {
                let refusal = try await client.post("/v1/sync", ann.request().1, by: ann).refusal()
                #expect(refusal.code == .wipe && refusal.argument == .max)
            }
            #expect(try await client.post("/v1/rejoin", [], by: ann).refusal().code == .wipe)
            #expect(world.headquarters.frontier == frontier)
            let alerts = try await world.headquarters.alerts()
            #expect(alerts.map(\.replica) == [ann.checkpoint.replica] && alerts.map(\.successor) == [nil])
            // Somebody who merely knows the secret learns nothing and raises no alarm.
            let stranger = try await client.post("/v1/sync", [], bearer: ann.enrolment.bearer)
            #expect(try stranger.refusal().code == .nonce)
        }
    }

    @Test func `the proof of an erasure is noted once, and only where it was ordered`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let replica = ann.checkpoint.replica
        try await serving(world) { client in
            #expect(try await client.post("/v1/wiped", [], by: ann).refusal().code == .malformed)
            try await world.headquarters.setStatus(.lost, of: replica)
            #expect(try await client.post("/v1/wiped", [], by: ann).status == 200)
            let at = world.clock.now
            world.clock.advance(60_000)
            #expect(try await client.post("/v1/wiped", [], by: ann).status == 200)
            let device = try await world.headquarters.devices().first { $0.replica == replica }
            #expect(device?.wiped == at)
        }
        await #expect(throws: Refusal.self) { try await world.headquarters.setStatus(.active, of: replica) }
    }

    @Test func `what is for good cannot be taken back`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let replica = ann.checkpoint.replica
        await #expect(throws: Refusal.self) {
            try await world.headquarters.setStatus(.revoked, of: ReplicaID(rawValue: 99))
        }
        await #expect(throws: Refusal.self) { try await world.headquarters.setStatus(.revoked, of: .headquarters) }
        try await world.headquarters.revoke(replica)
        for status in [DeviceStatus.active, .suspended] {
            await #expect(throws: Refusal.self) { try await world.headquarters.setStatus(status, of: replica) }
        }
        try await world.headquarters.setStatus(.lost, of: replica)
        await #expect(throws: Refusal.self) { try await world.headquarters.setStatus(.revoked, of: replica) }
    }

    @Test func `what a device may do outlasts a restart, and so does its key`() async throws {
        let clock = SharedClock()
        let directory = TemporaryDirectory()
        var replica = ReplicaID.headquarters
        do {
            let headquarters = try SharedWorld.open(directory, clock, create: true)
            let invitation = try await headquarters.invite(name: "Ann", person: nil, scopes: [])
            replica = try await headquarters.enroll(
                code: invitation.code, device: "x", key: DeviceKey.of("Ann").publicKey
            ).replica
            try await headquarters.setStatus(.suspended, of: replica)
            try await headquarters.setOfflineLease(7)
            try await headquarters.close()
        }
        let headquarters = try SharedWorld.open(directory, clock)
        let device = try #require(try await headquarters.devices().first)
        #expect(device.replica == replica && device.status == .suspended && device.hasKey)
        #expect(headquarters.offlineLease == 7)
    }

    @Test func `a file of the time before keys gains what it lacks, and its devices have none`() async throws {
        let clock = SharedClock()
        let directory = TemporaryDirectory()
        do {
            let headquarters = try SharedWorld.open(directory, clock, create: true)
            let invitation = try await headquarters.invite(name: "Ann", person: nil, scopes: [])
            _ = try await headquarters.enroll(
                code: invitation.code, device: "x", key: DeviceKey.of("Ann").publicKey)
            try await headquarters.committer.perform { _, db in
                try db.execute(
                    sql: "ALTER TABLE hq_replica DROP COLUMN key; ALTER TABLE hq_replica DROP COLUMN wiped")
            }
            try await headquarters.close()
        }
        let headquarters = try SharedWorld.open(directory, clock)
        let device = try #require(try await headquarters.devices().first)
        #expect(device.name == "Ann" && device.status == .active && !device.hasKey && device.wiped == 0)
        #expect(headquarters.offlineLease == Gatekeeper.usualLease)
    }

    @Test func `a copy of a revoked device that takes a number of its own is revoked as well`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        try await world.headquarters.revoke(ann.checkpoint.replica)
        let successor = try await world.headquarters.rejoin(
            ann.checkpoint.replica, key: DeviceKey.of("copy").publicKey, kept: [], reason: "fork")
        let devices = try await world.headquarters.devices()
        #expect(devices.first { $0.replica == successor.replica }?.status == .revoked)
    }

    // MARK: Keys

    private func body(
        _ replica: ReplicaID, _ former: DeviceKey, _ new: DeviceKey, by signer: DeviceKey
    ) throws
        -> [UInt8]
    {
        let rotation = KeyRotation(replica: replica, former: former.publicKey, new: new.publicKey)
        let proof = Hexadecimal.text(try rotation.proof(by: signer))
        return Array(#"{"key":"\#(Hexadecimal.text(new.publicKey))","proof":"\#(proof)"}"#.utf8)
    }

    @Test func `a new key is taken only if both keys sign, and then the old one opens nothing`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let (old, new) = (ann.key, DeviceKey.of("Ann's next"))
        try await serving(world) { client in
            let replica = ann.checkpoint.replica
            let unsigned = try await client.post("/v1/key", try body(replica, old, new, by: old), by: ann)
            #expect(try unsigned.refusal().argument == Refusal.Doubt.signature.rawValue)
            ann.key = new
            let alone = try await client.post("/v1/key", try body(replica, old, new, by: new), by: ann)
            #expect(try alone.refusal().argument == Refusal.Doubt.signature.rawValue)
            ann.key = old
            #expect(try await client.post("/v1/key", try body(replica, old, new, by: new), by: ann).status == 200)
            let late = try await client.post("/v1/sync", ann.request().1, by: ann)
            #expect(try late.refusal().argument == Refusal.Doubt.signature.rawValue)
            ann.key = new
            // Whoever did not hear the answer asks again, with either key.
            #expect(try await client.post("/v1/key", try body(replica, old, new, by: new), by: ann).status == 200)
            #expect(try await client.post("/v1/sync", ann.request().1, by: ann).status == 200)
        }
    }
}

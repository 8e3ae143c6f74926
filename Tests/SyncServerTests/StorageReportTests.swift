// Why this file exists: what a device says of its disk is kept as its own word, and where HQ asks for encryption,
// silence and everything but "encrypted" is refused before a code is spent.

import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct StorageReportTests {
    private let safe = StorageStatement(disk: .encrypted, swap: .volatile)
    private let open = StorageStatement(disk: .unencrypted, swap: .unencrypted)

    private func device(_ world: SharedWorld, _ replica: ReplicaID) async throws -> Device? {
        try await world.headquarters.devices().first { $0.replica == replica }
    }

    @Test func `what a device states is listed, with the time`() async throws {
        let world = try await SharedWorld()
        let silent = try await world.laptop("Ann")
        #expect(try await device(world, silent.checkpoint.replica)?.storage == nil)
        let invitation = try await world.headquarters.invite(name: "Bob", person: nil, scopes: [world.scope])
        let enrolment = try await world.headquarters.enroll(code: invitation.code, device: "b", storage: open)
        let report = try await device(world, enrolment.replica)?.storage
        #expect(report?.statement == open && report?.at == world.clock.now)
        // The next number of the same database speaks for itself.
        let next = try await world.headquarters.rejoin(enrolment.replica, storage: safe, kept: [], reason: "copy")
        #expect(try await device(world, next.replica)?.storage?.statement == safe)
        #expect(try await device(world, enrolment.replica)?.storage?.statement == open)
    }

    @Test func `a change of key brings a new statement`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let replica = ann.checkpoint.replica
        let new = DeviceKey.of("Ann's second key")
        let rotation = KeyRotation(replica: replica, former: ann.key.publicKey, new: new.publicKey)
        let proof = Hexadecimal.text(try rotation.proof(by: new))
        let body = #"{"key": "\#(Hexadecimal.text(new.publicKey))", "proof": "\#(proof)", "#
        world.clock.advance(5000)
        try await serving(world) { client in
            // A word that this HQ has never heard is no statement that anything is encrypted.
            let reply = try await client.post(
                "/v1/key", Array((body + #""storage": {"disk": "encrypted", "swap": "etched"}}"#).utf8), by: ann)
            #expect(reply.status == 200)
        }
        let report = try await device(world, replica)?.storage
        #expect(report?.statement == StorageStatement(disk: .encrypted, swap: .unknown))
        #expect(report?.at == world.clock.now)
    }

    @Test func `where encryption is required, only a device that states it is enrolled, and the code stays good`()
        async throws
    {
        let world = try await SharedWorld()
        let headquarters = world.headquarters
        #expect(try await !headquarters.encryptionRequired())
        try await headquarters.setEncryptionRequired(true)
        let invitation = try await headquarters.invite(name: "Ann", person: nil, scopes: [world.scope])
        let insufficient: [StorageStatement?] = [
            nil, open, StorageStatement(disk: .encrypted, swap: .unencrypted),
            StorageStatement(disk: .encrypted, swap: .unknown), StorageStatement(disk: .unknown, swap: .volatile),
            StorageStatement(disk: .volatile, swap: .volatile),
        ]
        // More often than wrong codes are forgiven: these were right.
        for storage in insufficient {
            let refusal = await #expect(throws: Refusal.self) {
                try await headquarters.enroll(code: invitation.code, device: "a", storage: storage)
            }
            #expect(refusal?.code == .unauthorised)
            #expect(refusal?.argument == Refusal.Doubt.unprotected.rawValue)
            if let storage { #expect(refusal?.sentence.contains(storage.disk.rawValue) == true) }
        }
        #expect(try await headquarters.devices().isEmpty)
        // Whoever does not know the code learns nothing of what is asked for.
        let stranger = await #expect(throws: Refusal.self) {
            try await headquarters.enroll(code: "KHTM-0000-0000-0000-0000", device: "a")
        }
        #expect(stranger?.argument != Refusal.Doubt.unprotected.rawValue)
        _ = try await headquarters.enroll(code: invitation.code, device: "a", storage: safe)
    }

    @Test func `the requirement outlives a restart and can be lifted`() async throws {
        let directory = TemporaryDirectory()
        let clock = SharedClock()
        var headquarters: Headquarters? = try SharedWorld.open(directory, clock, create: true)
        try await headquarters?.setEncryptionRequired(true)
        try await headquarters?.close()
        headquarters = nil
        let again = try SharedWorld.open(directory, clock)
        #expect(try await again.encryptionRequired())
        try await again.setEncryptionRequired(false)
        let invitation = try await again.invite(name: "Ann", person: nil, scopes: [])
        _ = try await again.enroll(code: invitation.code, device: "a", storage: open)
    }
}

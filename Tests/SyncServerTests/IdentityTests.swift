// Why this file exists: HQ gives a copy a number of its own and tells the operator; and it takes a file for its
// database only if it is one, never over another, and counts on where nothing was ever counted.

import Foundation
import Glibc
import SyncProtocol
import SyncServer
import Testing

struct `Identities at headquarters` {
    @Test func `a copy gets the same person and scopes under another number and name`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let first = try await world.headquarters.rejoin(ann.checkpoint.replica, kept: [], reason: "fork")
        let second = try await world.headquarters.rejoin(first.replica, kept: [], reason: "fork")
        #expect(Set([ann.checkpoint.replica, first.replica, second.replica]).count == 3)
        #expect(first.scopes == ann.enrolment.scopes && second.scopes == ann.enrolment.scopes)
        let devices = try await world.headquarters.devices()
        #expect(devices.map(\.device) == ["Ann's laptop", "Ann's laptop (2)", "Ann's laptop (3)"])
        #expect(Set(devices.map(\.name)) == ["Ann"])
        let alerts = try await world.headquarters.alerts()
        #expect(alerts.map(\.successor) == [second.replica, first.replica])
        let copy = TestLaptop(first, world.clock)
        try await copy.sync(world.headquarters)
        try await world.expectSound()
    }

    @Test func `numbers are not given away without end`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        for _ in 1...32 { _ = try await world.headquarters.rejoin(ann.checkpoint.replica, kept: [], reason: "fork") }
        let refusal = await #expect(throws: Refusal.self) {
            try await world.headquarters.rejoin(ann.checkpoint.replica, kept: [], reason: "fork")
        }
        #expect(refusal?.code == .retry)
        world.clock.advance(86_400_001)
        _ = try await world.headquarters.rejoin(ann.checkpoint.replica, kept: [], reason: "fork")
    }

    @Test func `headquarters says which of the kept edits it has`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        for number in 1...3 { _ = ann.create([FieldValue(Notebook.title, .text("\(number)"))]) }
        try await ann.sync(world.headquarters)
        var heads: [ChainHash] = []
        for sealed in ann.outbox { heads.append((heads.last ?? .start).extended(by: sealed.payload)) }
        let foreign = (heads.last ?? .start).extended(by: [1])
        let kept = KeptEdits(replica: ann.checkpoint.replica, after: 0, heads: heads + [foreign])
        let granted = try await world.headquarters.rejoin(ann.checkpoint.replica, kept: [kept], reason: "fork")
        #expect(granted.shared == [ann.checkpoint.replica: 3])
        #expect(granted.erased.isEmpty)
        let written = try #require(try ChangesetCodec.open(ann.outbox[1].payload).operations.first?.key)
        _ = try await world.headquarters.erase([written], reason: "asked for it")
        let again = try await world.headquarters.rejoin(ann.checkpoint.replica, kept: [kept], reason: "fork")
        #expect(again.erased == [written])
        let beyond = KeptEdits(replica: ann.checkpoint.replica, after: 9, heads: [foreign])
        let older = try await world.headquarters.rejoin(ann.checkpoint.replica, kept: [beyond], reason: "timeline")
        #expect(older.shared == [ann.checkpoint.replica: 3], "all it has is older than what is kept")
    }

    @Test func `a sync that carries nothing keeps its nonce`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        try await ann.sync(world.headquarters)
        let nonce = ann.checkpoint.nonce
        #expect(nonce != 0)
        for _ in 1...3 {
            world.clock.advance(1000)
            try await ann.sync(world.headquarters)
            #expect(ann.checkpoint.nonce == nonce)
        }
        _ = ann.create([FieldValue(Notebook.title, .text("new"))])
        world.clock.advance(1000)
        try await ann.sync(world.headquarters)
        #expect(ann.checkpoint.nonce != nonce)
    }
}

struct `A restore` {
    private func directory() throws -> DataDirectory {
        try DataDirectory(NSTemporaryDirectory() + "/outpost-restore-\(UUID().uuidString)", create: true)
    }

    private func open(_ directory: DataDirectory, _ clock: SharedClock) throws -> Headquarters {
        try Headquarters(
            directory, schema: Notebook.schema, rulebook: Notebook.rulebook, wall: { clock.now })
    }

    @Test func `begins a timeline whose numbers nothing ever had`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        _ = ann.create([FieldValue(Notebook.title, .text("one"))])
        try await ann.sync(world.headquarters)
        let copy = world.directory.path + "/copy.db"
        let frontier = try await world.headquarters.backUp(to: copy)
        let place = try directory()
        defer { try? FileManager.default.removeItem(atPath: place.path) }
        let restored = try place.restore(from: copy, replace: false, wall: world.clock.now)
        #expect(restored.frontier == frontier && restored.former == world.headquarters.timeline)
        #expect(restored.base > frontier + 1 << 24 && restored.base % (1 << 24) == 0)
        let headquarters = try open(place, world.clock)
        #expect(headquarters.timeline == restored.timeline && headquarters.frontier == restored.base)
        #expect(headquarters.lineage.shared(with: Lineage(restored.former)) == frontier)
        #expect(try await headquarters.verify().findings == [])
        let key = RecordKey(kind: Notebook.shelf, id: RecordID(high: 9, low: 9))
        _ = try await headquarters.apply([RecordEdit(key, .create, [FieldValue(1, .text("new shelf"))])])
        #expect(headquarters.frontier == restored.base + 1)
        #expect(try await headquarters.verify().findings == [])
        let scope = try await headquarters.scope(anchoredAt: key.id, name: "new")
        let invitation = try await headquarters.invite(name: "Eve", person: nil, scopes: [scope])
        let eve = try await headquarters.enroll(code: invitation.code, device: "new")
        #expect(eve.replica.rawValue >= 4096, "numbers that the lost history may have given away stay unused")
    }

    @Test func `never overwrites, and moves aside only when told to`() async throws {
        let world = try await SharedWorld()
        let copy = world.directory.path + "/copy.db"
        _ = try await world.headquarters.backUp(to: copy)
        let place = try directory()
        defer { try? FileManager.default.removeItem(atPath: place.path) }
        let first = try place.restore(from: copy, replace: false, wall: world.clock.now)
        #expect(throws: RestoreError.occupied(path: place.path)) {
            try place.restore(from: copy, replace: false, wall: world.clock.now)
        }
        let second = try place.restore(from: copy, replace: true, wall: world.clock.now)
        let aside = try #require(second.replaced)
        #expect(access(aside, F_OK) == 0)
        #expect(second.timeline != first.timeline)
        #expect(second.base > first.base, "in the same minute, but it has seen the other")
    }

    @Test func `takes nothing that is not headquarters' database`() async throws {
        let place = try directory()
        defer { try? FileManager.default.removeItem(atPath: place.path) }
        let file = place.path + "/file"
        #expect(throws: RestoreError.missing(path: file)) { try place.restore(from: file, replace: false, wall: 1) }
        try Data("This is no database, whatever its name.".utf8).write(to: URL(fileURLWithPath: file))
        #expect(throws: RestoreError.self) { try place.restore(from: file, replace: false, wall: 1) }
        try Data().write(to: URL(fileURLWithPath: file))
        #expect(throws: RestoreError.notHeadquarters(path: file)) {
            try place.restore(from: file, replace: false, wall: 1)
        }
        let world = try await SharedWorld()
        let copy = world.directory.path + "/copy.db"
        _ = try await world.headquarters.backUp(to: copy)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
        bytes.replaceSubrange(8192..<20_480, with: Data(repeating: 0xEE, count: 12_288))
        try bytes.write(to: URL(fileURLWithPath: file))
        #expect(throws: RestoreError.self) { try place.restore(from: file, replace: false, wall: 1) }
        #expect(access(place.database, F_OK) != 0, "nothing appeared")
    }

    @Test func `a code that was given out after the backup never comes to name another record`() async throws {
        let world = try await SharedWorld()
        func note(_ headquarters: Headquarters) async throws -> Value {
            let key = RecordKey(kind: Notebook.note, id: .init(high: 7, low: world.clock.now))
            world.clock.advance(1)
            let place = FieldValue(Notebook.place, .reference(world.shelf))
            _ = try await headquarters.apply([RecordEdit(key, .create, [place])])
            return try await headquarters.read { try $0.values(of: key)?[Notebook.code] } ?? .null
        }
        let before = try await note(world.headquarters)
        _ = try await world.headquarters.backUp(to: world.directory.path + "/copy.db")
        let lost = try await note(world.headquarters)
        let elsewhere = TemporaryDirectory()
        _ = try DataDirectory(elsewhere.path).restore(
            from: world.directory.path + "/copy.db", replace: false, wall: world.clock.now)
        let after = try await note(try SharedWorld.open(elsewhere, world.clock))
        let codes = [before, lost, after].map { "\($0)".suffix(6) }
        #expect(codes == ["000001", "000002", "010002"])
    }

    @Test func `edits may be forgotten when they are in a backup and older than the window`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        _ = ann.create([FieldValue(Notebook.title, .text("one"))])
        try await ann.sync(world.headquarters)
        _ = try await world.headquarters.backUp(to: world.directory.path + "/copy.db")
        try await ann.sync(world.headquarters)
        #expect(ann.checkpoint.backedUp == 0, "a backup of yesterday must still heal")
        world.clock.advance(31 * 86_400_000)
        _ = ann.create([FieldValue(Notebook.title, .text("two"))])
        try await ann.sync(world.headquarters)
        await world.headquarters.refreshBackupHorizon()
        world.clock.advance(1000)
        try await ann.sync(world.headquarters)
        #expect(ann.checkpoint.backedUp == 1)
    }
}

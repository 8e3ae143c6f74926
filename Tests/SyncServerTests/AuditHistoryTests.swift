// Why this file exists: a chain goes on for years: over restores, over upgrades, over offices that change hands; and it
// must still say who did what and who could see it.

import Foundation
import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct `The audit chain over the years` {
    private func restore(_ world: SharedWorld) throws -> (TemporaryDirectory, Headquarters) {
        let elsewhere = TemporaryDirectory()
        _ = try DataDirectory(elsewhere.path).restore(
            from: world.directory.path + "/copy.db", replace: false, wall: world.clock.now)
        return (elsewhere, try SharedWorld.open(elsewhere, world.clock))
    }

    @Test func `it goes on after a restore, and a head of what was lost is explained`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let key = ann.create([FieldValue(Notebook.title, .text("one")), world.placed])
        try await ann.sync(world.headquarters)
        let kept = try await world.headquarters.auditHead()
        let frontier = try await world.headquarters.backUp(to: world.directory.path + "/copy.db")
        ann.set(key, Notebook.title, .text("lost"))
        try await ann.sync(world.headquarters)
        let lost = try await world.headquarters.auditHead()
        let (place, again) = try restore(world)
        defer { withExtendedLifetime(place) {} }

        let report = try await again.verifyAudit(against: kept)
        #expect(report.findings == [] && report.witness == .onChain)
        #expect(
            try await again.verifyAudit(against: lost).witness
                == .lost(restoredAt: frontier, on: world.clock.now))
        let restored = try await again.auditHead()
        #expect(restored.count == (kept.count ?? 0) + 1 && restored.timeline != kept.timeline)
        let (id, bob) = (RecordID(high: 9, low: 9), try await again.invite(name: "Bob", person: nil, scopes: []))
        _ = try await again.enroll(code: bob.code, device: "new", key: DeviceKey.of("Bob").publicKey)
        _ = try await again.apply([RecordEdit(RecordKey(kind: Notebook.shelf, id: id), .create, [])])
        for head in [kept, restored] { #expect(try await again.verifyAudit(against: head).witness == .onChain) }
        #expect(try await again.verifyAudit().findings == [])
        let deeds = try await again.auditLines(AuditQuery(limit: 100)).compactMap(\.deed?.name)
        #expect(deeds == ["enrolled", "restored", "enrolled"])
        // A restore that HQ's own list does not know, or knows otherwise, is no restore.
        try await again.committer.outsideTransaction { try $0.execute(sql: "UPDATE hq_fork SET counter = counter + 1") }
        #expect(try await again.verifyAudit().findings.map(\.check).contains("restore"))
    }

    @Test func `a backup restored twice, and a restore of a restore, keep one chain`() async throws {
        let world = try await SharedWorld()
        _ = try await world.headquarters.backUp(to: world.directory.path + "/copy.db")
        let place = try DataDirectory(NSTemporaryDirectory() + "/outpost-audit-\(UUID().uuidString)", create: true)
        defer { try? FileManager.default.removeItem(atPath: place.path) }
        _ = try place.restore(from: world.directory.path + "/copy.db", replace: false, wall: world.clock.now)
        _ = try place.restore(from: place.database, replace: true, wall: world.clock.now + 60_000)
        let again = try Headquarters(
            place, schema: Notebook.schema, rulebook: Notebook.rulebook, wall: { world.clock.now })
        let report = try await again.verifyAudit()
        #expect(report.findings == [] && report.acts == 2)
        #expect(try await again.auditHead().count == report.entries)
    }

    /// Makes an HQ's file one of the time before there was a chain.
    private func age(_ directory: TemporaryDirectory) throws {
        let queue = try DatabaseQueue(path: directory.path + "/hq.db")
        try queue.writeWithoutTransaction { db in
            let columns = "replica, counter, stamp, received, chain, previous, receipt, payload, role, redacted"
            try db.execute(
                sql: """
                    CREATE TABLE aged (sequence INTEGER PRIMARY KEY, \(columns));
                    INSERT INTO aged SELECT sequence, \(columns) FROM hq_log;
                    DROP TABLE hq_log;
                    ALTER TABLE aged RENAME TO hq_log;
                    DROP TABLE hq_act;
                    """)
        }
        try queue.close()
    }

    @Test func `a file of an earlier build gets its chain in one pass at start`() async throws {
        let (clock, directory) = (SharedClock(), TemporaryDirectory())
        let frontier: CommitSequence
        do {
            let early = try SharedWorld.open(directory, clock, create: true)
            let keys = (1...1100).map { RecordKey(kind: Notebook.note, id: RecordID(high: 7, low: $0)) }
            for key in keys { _ = try await early.apply([RecordEdit(key, .create, [])]) }
            _ = try await early.erase([keys[4]], reason: "asked for it")
            for name in ["Ann", "Bob"] {
                let invitation = try await early.invite(name: name, person: nil, scopes: [])
                _ = try await early.enroll(code: invitation.code, device: name, key: DeviceKey.of(name).publicKey)
            }
            try await early.setStatus(.suspended, of: ReplicaID(rawValue: 3))
            frontier = early.frontier
            try await early.close()
        }
        try age(directory)
        let late = try SharedWorld.open(directory, clock)
        let report = try await late.verifyAudit()
        #expect(report.findings == [] && report.older == frontier && report.commits == frontier && report.acts == 3)
        try await late.setStatus(.active, of: ReplicaID(rawValue: 3))
        let head = try await late.auditHead()
        #expect(try await late.verifyAudit(against: head).findings == [])
        // It is laid once.
        try await late.committer.outsideTransaction { db in
            try db.execute(sql: "UPDATE hq_log SET role = 'boss' WHERE sequence = 7")
        }
        let again = try await late.verifyAudit(against: head)
        #expect(again.findings.first?.sentence.contains("Commit 7 ") == true && again.findings.count == 1)
    }

    @Test func `a backup of an earlier build, itself once restored, gets its chain when it is restored`() async throws {
        let world = try await SharedWorld()
        _ = try await world.headquarters.backUp(to: world.directory.path + "/copy.db")
        let (place, second) = try restore(world)
        let key = RecordKey(kind: Notebook.shelf, id: RecordID(high: 9, low: 9))
        _ = try await second.apply([RecordEdit(key, .create, [])])
        try await second.close()
        try age(place)
        let elsewhere = TemporaryDirectory()
        _ = try DataDirectory(elsewhere.path).restore(
            from: place.path + "/hq.db", replace: false, wall: world.clock.now + 120_000)
        let third = try SharedWorld.open(elsewhere, world.clock)
        let report = try await third.verifyAudit()
        #expect(report.findings == [] && report.older > 0)
        let deeds = try await third.auditLines(AuditQuery(limit: 100)).compactMap(\.deed?.name)
        #expect(deeds == ["restored", "begun", "restored"])
    }

    // MARK: questions

    @Test func `a list says who did what in order, by device, by record, and from a commit on`() async throws {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let key = ann.create([FieldValue(Notebook.title, .text("one")), world.placed])
        try await ann.sync(world.headquarters)
        try await bob.sync(world.headquarters)
        let other = bob.create([FieldValue(Notebook.title, .text("other")), world.placed])
        bob.set(key, Notebook.title, .text("forbidden"))
        try await bob.sync(world.headquarters)
        let all = try await world.headquarters.auditLines(AuditQuery(limit: 100))
        #expect(all.map(\.sequence) == all.map(\.sequence).sorted())
        #expect(all.compactMap(\.hash).count == all.count)
        #expect(try await world.headquarters.auditLines(AuditQuery(limit: 2)).count == 2)
        let half = all[all.count / 2].sequence
        let rest = try await world.headquarters.auditLines(AuditQuery(from: half, limit: 100))
        #expect(rest.map(\.hash) == all.filter { $0.sequence >= half }.map(\.hash))

        let ofBob = try await world.headquarters.auditLines(AuditQuery(device: bob.checkpoint.replica, limit: 100))
        #expect(ofBob.map { $0.deed?.name ?? $0.commit?.verdict.name } == ["enrolled", "accepted", "refused"])
        #expect(ofBob.allSatisfy { $0.name == "Bob" && $0.device == "Bob's laptop" })
        let ofKey = try await world.headquarters.auditLines(AuditQuery(record: key, limit: 100))
        // Ann's creation, HQ's code, and what Bob tried.
        #expect(ofKey.map(\.name) == ["Ann", "HQ", "Bob"])
        #expect(ofKey.allSatisfy { $0.commit?.writes.map(\.key) == [key] })
        #expect(ofKey[0].commit?.writes.first?.fields.contains(Notebook.title) == true)
        let ofOther = try await world.headquarters.auditLines(AuditQuery(record: other, limit: 100))
        #expect(ofOther.map(\.name) == ["Bob", "HQ"])
    }

    @Test func `who could see a record follows it from office to office`() async throws {
        let world = try await SharedWorld()
        let far = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 2)
        _ = try await world.headquarters.apply([
            RecordEdit(RecordKey(kind: Notebook.shelf, id: far), .create, [FieldValue(1, .text("far"))])
        ])
        let scope = try await world.headquarters.scope(anchoredAt: far, name: "far")
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob", scopes: [scope]))
        let carl = try await world.laptop("Carl", scopes: [scope])
        let key = ann.create([FieldValue(Notebook.title, .text("one")), world.placed])
        try await ann.sync(world.headquarters)
        let ofKey = try await world.headquarters.auditLines(AuditQuery(record: key, limit: 1))
        let born = try #require(ofKey.first?.sequence)
        // Carl is taken off before it comes to the far shelf, Bob afterwards.
        _ = try await world.headquarters.grant([], to: carl.checkpoint.replica)
        let place = FieldValue(Notebook.place, .reference(far))
        let moved = try #require(try await world.headquarters.move(key, [place])).sequence
        for _ in 0..<2 { try await bob.sync(world.headquarters) }
        let eve = try await world.laptop("Eve", scopes: [scope])

        let report = try #require(try await world.headquarters.whoCouldSee(key))
        #expect(report.state == .alive)
        #expect(report.places.map(\.scope) == [world.scope, scope])
        #expect(report.places.map(\.span.from) == [born, moved] && report.places.map(\.span.to) == [moved, nil])
        #expect(report.holders.map(\.name) == ["Ann", "Bob", "Eve"])
        #expect(report.holders.map(\.span.to) == [moved, nil, nil])
        #expect(report.holders.map(\.arrival) == [.unknown, .fetched, .pending])
        #expect(report.writers.map(\.name) == ["HQ", "Ann"])
        _ = eve

        _ = try await world.headquarters.grant([], to: bob.checkpoint.replica)
        _ = try await world.headquarters.erase([key], reason: "asked for it")
        let later = try #require(try await world.headquarters.whoCouldSee(key))
        #expect(later.state == .erased && later.holders.map(\.name) == ["Ann", "Bob", "Eve"])
        #expect(later.holders.allSatisfy { $0.span.to != nil && $0.arrival == .unknown })
        let nothing = RecordKey(kind: Notebook.note, id: RecordID(high: 1, low: 1))
        #expect(try await world.headquarters.whoCouldSee(nothing) == nil)
    }
}

// Why this file exists: uploads that share a commit must not share a fate. One that fails is undone to its last trace,
// and one of a device that was barred while it waited gets nothing in.

import Dispatch
import GRDB
import SyncProtocol
import TestSupport
import Testing

@testable import SyncServer

@Suite struct `Uploads that share a commit` {
    private func upload(_ laptop: TestLaptop, _ world: SharedWorld) async throws -> Upload {
        let standing = try #require(try await world.headquarters.enrolled(laptop.checkpoint.replica)).standing
        return Upload(replica: standing.replica, changesets: laptop.outbox, expected: standing)
    }

    /// Keeps the writer busy until all uploads wait for it, in this order, so that it judges them in one transaction.
    private func together(
        _ uploads: [Upload], _ committer: Committer
    ) async throws -> [Result<Admitted, any Error>] {
        let (entered, released) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let writer: Void = committer.perform { _, _ in
            entered.signal()
            released.wait()
        }
        try await OwnThread.run { entered.wait() }
        // Whoever comes to this line last, again and again, has seen the others get to where they wait.
        let line = OwnThread()
        let waiting = uploads.map { upload in
            Task.detached(executorPreference: line) { try await committer.admit(upload) }
        }
        await Task.detached(executorPreference: line) { for _ in 0..<16 { await Task.yield() } }.value
        released.signal()
        try await writer
        var results: [Result<Admitted, any Error>] = []
        for task in waiting { results.append(await task.result) }
        return results
    }

    @Test(arguments: [true, false])
    func `one that fails in SQLite is undone alone, and the other stands, in either order`(isFirst: Bool) async throws {
        let world = try await SharedWorld()
        let committer = world.headquarters.committer
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let fine = ann.create([FieldValue(Notebook.title, .text("fine")), world.placed])
        let broken = ann.create([FieldValue(Notebook.title, .text("broken")), world.placed])
        let good = bob.create([FieldValue(Notebook.title, .text("good")), world.placed])
        try await committer.outsideTransaction { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER fault BEFORE INSERT ON note WHEN NEW.title = 'broken'
                    BEGIN SELECT RAISE(ABORT, 'a fault'); END
                    """)
        }
        let before = world.headquarters.frontier
        let uploads = [try await upload(ann, world), try await upload(bob, world)]
        let results = try await together(isFirst ? uploads : uploads.reversed(), committer)
        let (failed, stood) = isFirst ? (results[0], results[1]) : (results[1], results[0])
        #expect(throws: DatabaseError.self) { try failed.get() }
        #expect(try stood.get().standing.counter == 1)
        let metrics = world.headquarters.metrics.text([])
        #expect(metrics.contains("outpost_commit_uploads_total 2\n"))
        #expect(metrics.contains("outpost_commit_seconds_count 1\n"), "they were judged in one transaction")

        // One commit, and one for the code that was issued.
        #expect(world.headquarters.frontier == before + 2)
        for key in [fine, broken] { #expect(try await world.note(key) == nil) }
        #expect(try await world.note(good)?[Notebook.code] == .text("NOTE-2026-000001"))
        try await world.expectSound()

        try await committer.outsideTransaction { try $0.execute(sql: "DROP TRIGGER fault") }
        for laptop in [ann, bob, ann] { try await laptop.sync(world.headquarters) }
        for (key, title) in [(fine, "fine"), (broken, "broken"), (good, "good")] {
            #expect(ann.rows[key]?.values[Notebook.title] == .text(title))
        }
        #expect(ann.checkpoint.acknowledged == 2 && !ann.checkpoint.needsRepair)
        try await world.expectSound()
    }

    @Test(arguments: [DeviceStatus.suspended, .lost])
    func `one of a device that is barred before its turn comes is turned away`(status: DeviceStatus) async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let key = ann.create([FieldValue(Notebook.title, .text("late")), world.placed])
        let late = try await upload(ann, world)
        try await world.headquarters.setStatus(status, of: ann.checkpoint.replica)
        let frontier = world.headquarters.frontier
        let refusal = await #expect(throws: Refusal.self) {
            try await world.headquarters.committer.admit(late)
        }
        let expected: Refusal.Code = status == .suspended ? .suspended : .wipe
        #expect(refusal?.code == expected)
        #expect(world.headquarters.frontier == frontier)
        #expect(try await world.note(key) == nil)
    }
}

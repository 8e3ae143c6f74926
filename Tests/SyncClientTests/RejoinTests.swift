// Why this file exists: a database may have to take a new number twice before anything of it is in a backup, and it may
// be of a build that kept less than is needed today. What was typed must come along all the same.

import Foundation
import GRDB
import RecordTables
import SyncProtocol
import TestSupport
import Testing

@testable import SyncClient

private func succession(
    _ replica: ReplicaID, shared: [ReplicaID: UInt64], timeline: Timeline = Desk.timeline,
    ended: [Lineage.Ending] = [], settings: [String: String] = [:]
) -> Succession {
    Succession(
        identity: ReplicaIdentity(
            replica: replica, timeline: timeline, ended: ended, scopes: [Desk.scope], settings: settings),
        shared: shared)
}

private let restored = Timeline(rawValue: 0xB2)

struct `A second new number` {
    private static let second = ReplicaID(rawValue: 99)
    private static let third = ReplicaID(rawValue: 120)

    /// Five edits, of which HQ has two under the first number; of the three that go on under the second it hears two.
    private func desk() throws -> Desk {
        let desk = try Desk()
        for number in 1...2 { _ = try desk.add("book \(number)") }
        try desk.hear([], acknowledged: 2, frontier: 10, nonce: 5)
        for number in 3...5 { _ = try desk.add("book \(number)") }
        #expect(try desk.replica.rejoin(as: succession(Self.second, shared: [Desk.own: 2])) == 3)
        try desk.hear([], acknowledged: 2, frontier: 12, nonce: 6)
        return desk
    }

    private func titles(_ changesets: [Changeset]) -> [String] {
        changesets.map { $0.operations[0].writes[0].value.description }
    }

    @Test func `carries over what HQ lacks, and keeps what it has under both former ones until a backup`() throws {
        let desk = try desk()
        let grant = succession(Self.third, shared: [Desk.own: 2, Self.second: 2])
        #expect(try desk.replica.rejoin(as: grant) == 1)
        let carried = try desk.replica.changesets()
        #expect(titles(carried) == ["book 5"] && carried[0].dot == Dot(replica: Self.third, counter: 1))
        let former = [Dot(replica: Desk.own, counter: 2), Dot(replica: Self.second, counter: 2)]
        #expect(Set(carried[0].observed) == Set(former), "its author had seen what HQ has of both")
        let kept = try desk.replica.keptEdits()
        #expect(kept.map(\.replica) == [Desk.own, Self.second, Self.third])
        #expect(kept.map(\.heads.count) == [2, 2, 1] && kept.map(\.after) == [0, 0, 0])
        #expect(try desk.workspace.verify().isSound)
        // What is made now has seen it too.
        _ = try desk.add("book 6")
        let last = try #require(try desk.replica.changesets().last)
        #expect(titles([last]) == ["book 6"] && Set(last.observed) == Set(former))
        try desk.hear([], acknowledged: 2, backedUp: 2, frontier: 14)
        #expect(try desk.replica.keptEdits().map(\.replica) == [Self.third])
    }

    @Test func `brings a restored HQ what it lost of both former ones, in the order in which it was made`() throws {
        let desk = try desk()
        let ended = [Lineage.Ending(timeline: Desk.timeline, sequence: 11)]
        let grant = succession(Self.third, shared: [Desk.own: 1], timeline: restored, ended: ended)
        #expect(try desk.replica.rejoin(as: grant) == 4)
        let carried = try desk.replica.changesets()
        #expect(titles(carried) == ["book 2", "book 3", "book 4", "book 5"])
        #expect(carried.map(\.dot) == (1...4).map { Dot(replica: Self.third, counter: $0) })
        #expect(carried[0].observed == [Dot(replica: Desk.own, counter: 1)])
        #expect(carried.allSatisfy { $0.seen <= 11 })
        let kept = try desk.replica.keptEdits()
        #expect(kept.map(\.replica) == [Desk.own, Self.third] && kept.map(\.heads.count) == [1, 4])
        let checkpoint = try desk.replica.checkpoint()
        #expect(checkpoint.knowledge.timeline == restored && checkpoint.knowledge.prefix == 11)
        #expect(checkpoint.needsRepair)
    }

    @Test func `names what was seen under former ones of which nothing is kept any more`() throws {
        let desk = try desk()
        try desk.replica.rejoin(as: succession(Self.third, shared: [Desk.own: 2, Self.second: 2]))
        try desk.hear([], acknowledged: 1, backedUp: 1, frontier: 14)
        _ = try desk.add("book 6")
        let fourth = ReplicaID(rawValue: 121)
        #expect(try desk.replica.rejoin(as: succession(fourth, shared: [Self.third: 1])) == 1)
        let carried = try desk.replica.changesets()
        #expect(titles(carried) == ["book 6"] && carried[0].dot == Dot(replica: fourth, counter: 1))
        let former = [
            Dot(replica: Desk.own, counter: 2), Dot(replica: Self.second, counter: 2),
            Dot(replica: Self.third, counter: 1),
        ]
        #expect(Set(carried[0].observed) == Set(former))
    }

    @Test func `comes with what HQ says of itself, and leaves the rest as it was`() throws {
        let desk = try desk()
        let settings = ["server": "https://hq.example"]
        try desk.replica.rejoin(as: succession(Self.third, shared: [:], settings: settings))
        #expect(try desk.replica.setting("server") == "https://hq.example")
        #expect(try desk.replica.setting("user") == "Li Na")
    }

    @Test func `is taken while nobody else syncs`() throws {
        let desk = try desk()
        let other = try Replica.open(desk.directory, schema: Library.schema, rulebook: Library.rulebook)
        let count = try desk.replica.holdingSync("rejoining") { () throws -> Int in
            let error = #expect(throws: ReplicaError.self) { try other.syncLock.hold("syncing", patience: 0) {} }
            guard case .held(by: _, doing: "rejoining")? = error else {
                Issue.record("\(String(describing: error)) does not say what it waits for")
                return 0
            }
            return try desk.replica.rejoin(as: succession(Self.third, shared: [Desk.own: 2, Self.second: 2]))
        }
        #expect(count == 1)
        try other.syncLock.hold("syncing", patience: 0) {}
        #expect(try other.checkpoint().replica == Self.third)
    }
}

struct `A download that stands half way` {
    @Test func `goes on from what is shared if HQ goes back to before it`() throws {
        let desk = try Desk()
        let rows = (1...5).map { (number: UInt64) -> SentRow in
            let text = "\(number) " + String(repeating: "x", count: 1_000_000)
            return SentRow(Desk.key(number), head: 14 + number, [Library.Fields.title: .text(text)])
        }
        let progress = Message.progress(Progress(scope: Desk.scope, token: 20))
        let reply = try desk.reply([Desk.change(rows, complete: true), progress], frontier: 40)
        var caller = Caller(try desk.replica.checkpoint(), wall: desk.wall.clock.now)
        for message in reply.dropLast() {
            for step in try caller.receive(message) {
                switch step {
                case .stage(let message): try desk.replica.stage(message)
                case .install(let installation): try desk.replica.install(installation)
                case .finish: break
                }
            }
        }
        #expect(try desk.replica.checkpoint().knowledge.exceptions == [Desk.scope: 20])
        let lineage = Lineage(restored, ended: [.init(timeline: Desk.timeline, sequence: 12)])
        #expect(try desk.replica.rewind(to: Rewind(lineage: lineage, base: 1 << 25, counter: 0)))
        let knowledge = try desk.replica.checkpoint().knowledge
        #expect(knowledge.exceptions == [Desk.scope: 12] && knowledge.timeline == restored)
        #expect(try desk.replica.count(Library.book) == 5)
    }
}

/// It keeps no chain of what is in a backup.
struct `A replica of the first format` {
    /// - Parameter acknowledged: of its own changesets, of which the first is in a backup and two to four are here.
    private func open(acknowledged: UInt64, _ folder: Folder) throws -> Replica {
        let directory = folder.path + "/replica"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: directory + "/replica.db")
        try queue.write { db in
            try db.execute(sql: FirstFormat.sql)
            try db.execute(sql: ReplicaTables.create(RecordTable.of(Library.schema.kinds[0])))
            try db.execute(sql: "UPDATE sync_checkpoint SET acknowledged = \(acknowledged)")
            for counter: UInt64 in 2...4 {
                let title = FieldWrite(Library.Fields.title, .text("book \(counter)"))
                let sealed = ChangesetCodec.seal(
                    Changeset(
                        dot: Dot(replica: Desk.own, counter: counter), stamp: Stamp(milliseconds: counter), seen: 10,
                        operations: [.init(Desk.key(counter), .create, [title])]))
                try db.execute(
                    sql: "INSERT INTO sync_outbox (counter, stamp, payload) VALUES (?, ?, ?)",
                    arguments: [signed(counter), signed(counter << 16), Data(sealed.payload)])
            }
        }
        try queue.close()
        return try Replica.open(directory, schema: Library.schema, rulebook: Library.rulebook)
    }

    /// A sync in which HQ has everything, and nothing new.
    private func sync(_ replica: Replica, backedUp: UInt64) throws {
        let checkpoint = try replica.checkpoint()
        var caller = Caller(checkpoint, wall: 5000)
        let acknowledgement = Acknowledgement(
            timeline: Desk.timeline, counter: checkpoint.counter, level: .durable, backedUp: backedUp,
            clock: Stamp(milliseconds: 6000), asked: 5000, nonce: 3)
        for message in [Message.acknowledgement(acknowledgement), .finish(Finish(frontier: 20))] {
            for case .install(let installation) in try caller.receive(message) { try replica.install(installation) }
        }
    }

    @Test func `syncs, and keeps a chain of its backup once HQ has one of everything`() throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let replica = try open(acknowledged: 3, folder)
        try sync(replica, backedUp: 1)
        let first = try Replica.open(replica.directory, schema: Library.schema, rulebook: Library.rulebook)
        let checkpoint = try first.checkpoint()
        #expect(checkpoint.acknowledged == 4 && checkpoint.nonce == 3 && checkpoint.knowledge.prefix == 20)
        #expect(checkpoint.backedUp == 1 && checkpoint.backedUpChain == nil)
        try sync(first, backedUp: 4)
        let second = try first.checkpoint()
        #expect(second.backedUp == 4 && second.backedUpChain == second.acknowledgedChain)
        #expect(try first.changesets(includingAcknowledged: true).isEmpty)
    }

    @Test func `asks a restored HQ that lost some of its edits for a new number`() throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let replica = try open(acknowledged: 3, folder)
        let before = try replica.checkpoint()
        func rewind(_ counter: UInt64) -> Rewind {
            let lineage = Lineage(restored, ended: [.init(timeline: Desk.timeline, sequence: 12)])
            return Rewind(lineage: lineage, base: 1 << 25, counter: counter)
        }
        // From where it has no chain it cannot go on, and what HQ lost cannot be proved.
        #expect(try !replica.rewind(to: rewind(2)))
        #expect(try replica.checkpoint() == before)
        #expect(try replica.rewind(to: rewind(3)))
        #expect(try replica.checkpoint().knowledge.timeline == restored)
    }

    @Test func `takes a new number with all that it keeps, and tells only what it can prove`() throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let replica = try open(acknowledged: 3, folder)
        let chain = try replica.checkpoint().acknowledgedChain
        let successor = ReplicaID(rawValue: 99)
        #expect(try replica.rejoin(as: succession(successor, shared: [Desk.own: 3])) == 1)
        let carried = try replica.changesets()
        #expect(carried.map(\.dot) == [Dot(replica: successor, counter: 1)])
        #expect(carried[0].operations[0].key == Desk.key(4))
        #expect(carried[0].observed == [Dot(replica: Desk.own, counter: 3)])
        let former = try replica.queue.read { db in
            try Int64.fetchAll(db, sql: "SELECT counter FROM sync_former ORDER BY counter")
        }
        #expect(former == [2, 3], "the one without a chain is kept as well")
        let kept = try replica.keptEdits()
        #expect(kept.map(\.replica) == [Desk.own, successor] && kept.map(\.after) == [2, 0])
        #expect(kept[0].heads == [chain])
        // Once more, before a backup.
        let next = ReplicaID(rawValue: 120)
        #expect(try replica.rejoin(as: succession(next, shared: [Desk.own: 3, successor: 1])) == 0)
        let chained = try replica.queue.read { db in
            try Bool.fetchAll(db, sql: "SELECT chain IS NOT NULL FROM sync_former ORDER BY replica, counter")
        }
        #expect(chained == [false, true, true])
    }
}

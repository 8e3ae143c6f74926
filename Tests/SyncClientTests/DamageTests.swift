// Why this file exists: a damaged file must be recognised as one, by name, before anybody builds on it.

import Foundation
import GRDB
import SyncProtocol
import Testing

@testable import SyncClient

struct `A damaged replica` {
    /// Does to the file what only another program would, guards switched off.
    private func vandalise(_ desk: Desk, _ sql: String) throws {
        let other = try DatabaseQueue(path: desk.replica.path)
        try other.write { db in
            for action in ["insert", "update", "delete"] {
                try db.execute(sql: "DROP TRIGGER IF EXISTS book_guard_\(action)")
            }
            try db.execute(sql: sql)
        }
    }

    private func checks(_ desk: Desk) throws -> [Verification.Problem.Check] {
        try desk.workspace.verify().problems.map(\.check)
    }

    private func confirmed() throws -> Desk {
        let desk = try Desk()
        let key = Desk.key(1)
        try desk.hear(
            [Desk.change([SentRow(key, head: 1, [Library.Fields.title: .text("Emma")])], complete: true)],
            frontier: 1, digest: Desk.digest([(key, 1)]))
        return desk
    }

    @Test func `a file that is no database is said to be damaged`() throws {
        let folder = try Folder()
        let garbage = Data("This is not a database, whatever its name may say. ".utf8)
        let path = folder.path + "/replica.db"
        #expect(FileManager.default.createFile(atPath: path, contents: Data((0..<200).flatMap { _ in garbage })))
        let error = #expect(throws: ReplicaError.self) {
            try Workspace.open(folder.path, schema: Library.schema, rulebook: Library.rulebook)
        }
        guard case .damaged? = error else {
            Issue.record("\(String(describing: error)) does not say that the file is damaged")
            return
        }
    }

    @Test func `an empty file in a replica's place is said to be damaged`() throws {
        let folder = try Folder()
        #expect(FileManager.default.createFile(atPath: folder.path + "/replica.db", contents: nil))
        #expect(throws: ReplicaError.damaged("it has no format number")) {
            try Workspace.open(folder.path, schema: Library.schema, rulebook: Library.rulebook)
        }
    }

    @Test func `a folder without a replica is no damage`() throws {
        let folder = try Folder()
        #expect(throws: ReplicaError.notEnrolled(directory: folder.path)) {
            try Workspace.open(folder.path, schema: Library.schema, rulebook: Library.rulebook)
        }
    }

    @Test func `a file of a newer format is left alone`() throws {
        let desk = try Desk()
        try vandalise(desk, "PRAGMA user_version = 99")
        #expect(throws: ReplicaError.newerFile(version: 99)) {
            try Workspace.open(desk.directory, schema: Library.schema, rulebook: Library.rulebook)
        }
    }

    @Test func `a sound replica is sound`() throws {
        let desk = try confirmed()
        _ = try desk.add("Sanditon")
        let verification = try desk.workspace.verify()
        #expect(verification == Verification(records: 1, changesets: 1, problems: []))
    }

    @Test func `a cell of another type is found`() throws {
        let desk = try confirmed()
        try vandalise(
            desk, "UPDATE book SET due = 'soon', lent = 7, price_minor = 'much', tags = '{', sequel_id = x'01'")
        #expect(try checks(desk) == [.rows, .rows, .rows, .rows, .rows])
    }

    @Test func `a row that came or went behind our back changes the digest`() throws {
        let desk = try confirmed()
        try vandalise(desk, "UPDATE book SET _head = 2")
        #expect(try checks(desk) == [.digest])
        try vandalise(desk, "DELETE FROM book")
        #expect(try checks(desk) == [.digest])
    }

    @Test func `a hole in the outbox is found`() throws {
        let desk = try confirmed()
        for title in ["a", "b", "c"] { try desk.set(Desk.key(1), Library.Fields.title, .text(title)) }
        try vandalise(desk, "DELETE FROM sync_outbox WHERE counter = 2")
        #expect(try checks(desk) == [.outbox])
    }

    @Test func `a changeset that cannot be read is found`() throws {
        let desk = try confirmed()
        try desk.set(Desk.key(1), Library.Fields.title, .text("a"))
        try vandalise(desk, "UPDATE sync_outbox SET payload = x'00FF'")
        #expect(try checks(desk) == [.outbox])
    }

    @Test func `a changeset that reads well but is not what was written is found, and is not sent`() throws {
        let desk = try confirmed()
        try desk.set(Desk.key(1), Library.Fields.title, .text("a"))
        let typed = try #require(try desk.replica.outgoing(after: 0, bytes: 1 << 20).first)
        let rotten = try ChangesetCodec.seal(changed(ChangesetCodec.open(typed.payload), "b"))
        try vandalise(desk, "UPDATE sync_outbox SET payload = x'\(hexadecimal(rotten.payload))'")
        #expect(try checks(desk) == [.outbox])
        #expect(throws: ReplicaError.damaged("changeset 1 is not what was written")) {
            try desk.replica.outgoing(after: 0, bytes: 1 << 20)
        }
    }

    @Test func `what HQ has is compared with the chain that HQ confirmed, whoever wrote it`() throws {
        let desk = try confirmed()
        try desk.set(Desk.key(1), Library.Fields.title, .text("a"))
        let typed = try #require(try desk.replica.outgoing(after: 0, bytes: 1 << 20).first)
        let chain = ChainHash.start.extended(by: typed.payload)
        try vandalise(
            desk,
            "UPDATE sync_outbox SET checksum = NULL; UPDATE sync_checkpoint SET acknowledged = 1, chain = x'"
                + "\(hexadecimal(chain.bytes))'")
        #expect(try checks(desk).isEmpty)
        let rotten = try ChangesetCodec.seal(changed(ChangesetCodec.open(typed.payload), "b"))
        try vandalise(desk, "UPDATE sync_outbox SET payload = x'\(hexadecimal(rotten.payload))'")
        #expect(try checks(desk) == [.outbox])
    }

    private func changed(_ changeset: Changeset, _ title: String) -> Changeset {
        Changeset(
            dot: changeset.dot, stamp: changeset.stamp, seen: changeset.seen,
            operations: changeset.operations.map { operation in
                Changeset.Operation(
                    operation.key, operation.action,
                    operation.writes.map { FieldWrite($0.field, .text(title), base: $0.base) })
            }, reason: changeset.reason)
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String(format: "%02X", $0) }.joined()
    }

    @Test func `a conflict that cannot be read is found`() throws {
        let desk = try confirmed()
        try vandalise(desk, "INSERT INTO sync_candidate VALUES (1, x'00', 1, x'FF')")
        #expect(try checks(desk) == [.conflicts])
    }

    @Test func `what the machine says is said without opening the file`() throws {
        let desk = try Desk()
        let machine = Workspace.surroundings(of: desk.directory)
        #expect(machine.sqliteVersion.hasPrefix("3."))
        #expect((machine.databaseSize ?? 0) > 0)
        #expect((machine.freeSpace ?? 0) > 0)
        #expect(machine.exposedFiles.allSatisfy { !$0.hasPrefix("replica.db") })
        try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: desk.directory)
        #expect(Workspace.surroundings(of: desk.directory).exposedFiles.contains("."))
        let isMade = FileManager.default.createFile(
            atPath: desk.directory + "/notes", contents: nil, attributes: [.posixPermissions: 0o644])
        #expect(isMade)
        #expect(Workspace.surroundings(of: desk.directory).exposedFiles.contains("notes"))
    }
}

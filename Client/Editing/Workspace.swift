// Why this file exists: everything a command may ask of a laptop, offline and at once, in one place: what is not
// uploaded, what became of an edit, what waits for a person, whether the file is sound.

import Foundation
import GRDB
import RecordTables
import SyncProtocol

/// The asking side of one replica. Like the replica, use it from one thread at a time.
public final class Workspace {
    public let replica: Replica
    /// What names and words are looked for in; nil if nobody looks.
    public var searchPlan: SearchPlan?

    public init(_ replica: Replica) { self.replica = replica }

    /// Opens the replica in a directory.
    /// - Throws: ``ReplicaError``, also where SQLite cannot make sense of the file.
    public static func open(
        _ directory: String, schema: Schema, rulebook: Rulebook, wall: @escaping () -> UInt64 = Replica.systemClock
    ) throws -> Workspace {
        do {
            return Workspace(try Replica.open(directory, schema: schema, rulebook: rulebook, wall: wall))
        } catch {
            throw explain(error)
        }
    }

    /// Puts what SQLite says into a sentence that says what to do; other errors stay as they are.
    public static func explain(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let message = error.message ?? "SQLite code \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_MISMATCH:
            return ReplicaError.damaged(message)
        case .SQLITE_FULL: return ReplicaError.file("the disk is full; free some space and try again")
        case .SQLITE_BUSY, .SQLITE_LOCKED: return ReplicaError.held(by: "another program", doing: message)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_AUTH:
            return ReplicaError.file("the replica's file cannot be used: \(message)")
        default: return ReplicaError.damaged(message)
        }
    }

    /// The replica's own number, by which it tells its edits from others'.
    func replicaID(_ db: Database) throws -> ReplicaID { try replica.fetchCheckpoint(db).replica }

    /// Gives every kept changeset of this replica after `counter` to `body`, oldest first.
    func forEachChangeset(after counter: UInt64, _ db: Database, _ body: (Changeset) throws -> Void) throws {
        let select = try RawStatement(db, "SELECT payload FROM sync_outbox WHERE counter > ? ORDER BY counter")
        select.bind(1, counter)
        while try select.step() { try body(try ChangesetCodec.open(select.bytes(0))) }
    }

    /// Gives every changeset that is kept of this replica's former numbers to `body`, oldest first.
    func forEachFormerChangeset(_ db: Database, _ body: (Changeset) throws -> Void) throws {
        let select = try RawStatement(db, "SELECT payload FROM sync_former ORDER BY replica, counter")
        while try select.step() { try body(try ChangesetCodec.open(select.bytes(0))) }
    }

    /// Whether this build knows a record's kind. What is said about others waits for an upgrade, as they do.
    func knows(_ key: RecordKey) -> Bool { replica.tables[key.kind] != nil }

    /// The journal's entries that a condition selects, newest first.
    func journal(_ db: Database, where condition: String = "1", _ arguments: [Value] = []) throws -> [Decision.Entry] {
        let select = try RawStatement(
            db, "SELECT entry FROM sync_journal WHERE \(condition) ORDER BY sequence DESC, kind, id, field")
        for (index, argument) in arguments.enumerated() { select.bind(index + 1, argument, as: .integer) }
        var entries: [Decision.Entry] = []
        while try select.step() {
            var reader = ByteReader(select.bytes(0))
            entries += try Decision(from: &reader).entries
        }
        return entries.filter { knows($0.key) }
    }

    /// The fields that wait for a person, as a condition selects them.
    func contested(
        _ db: Database, where condition: String = "1", _ arguments: [Value] = []
    ) throws -> [Candidates.Field] {
        let select = try RawStatement(
            db, "SELECT candidates FROM sync_candidate WHERE \(condition) ORDER BY kind, id, field")
        for (index, argument) in arguments.enumerated() { select.bind(index + 1, argument, as: .integer) }
        var fields: [Candidates.Field] = []
        while try select.step() {
            var reader = ByteReader(select.bytes(0))
            fields += try Candidates(from: &reader).fields
        }
        return fields.filter { knows($0.key) }
    }
}

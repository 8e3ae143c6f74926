// Why this file exists: what devices say of the disks beneath them is kept with the time at which they said it, and an
// operator may ask for it before a device gets anything.

import GRDB
import RecordTables
import SyncProtocol

/// What a device said of the disk beneath it. Its own word, which may be false.
public struct StorageReport: Hashable, Sendable {
    public let statement: StorageStatement
    /// Unix milliseconds.
    public let at: UInt64

    init(_ statement: StorageStatement, at: UInt64) {
        self.statement = statement
        self.at = at
    }

    /// From the columns of a device's row; nil if it never said anything.
    init?(_ row: RawStatement, firstColumn column: Int) {
        guard row.unsigned(column + 2) > 0 else { return nil }
        let states = [row.text(column), row.text(column + 1)].map { StorageState(rawValue: $0) ?? .unknown }
        self.init(StorageStatement(disk: states[0], swap: states[1]), at: row.unsigned(column + 2))
    }

    func save(_ replica: ReplicaID, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE hq_replica SET disk = ?, swap = ?, stated = ? WHERE replica = ?",
            arguments: [
                statement.disk.rawValue, statement.swap.rawValue, Int64(clamping: at), Int64(replica.rawValue),
            ])
    }
}

extension Headquarters {
    /// Whether only devices that state to be encrypted are enrolled.
    public func encryptionRequired() async throws -> Bool {
        try await pool.read { try Self.isEncryptionRequired($0) }
    }

    /// Asks for encryption of every device that enrols from now on, or of none.
    public func setEncryptionRequired(_ isRequired: Bool) async throws {
        try await committer.perform { _, db in try Setting.encryptionRequired.set(isRequired ? 1 : 0, db) }
    }

    private static func isEncryptionRequired(_ db: Database) throws -> Bool {
        try Setting.encryptionRequired.number(db) == 1
    }

    /// - Throws: ``Refusal`` if HQ requires encryption and the device does not state it.
    static func refuseUnprotected(_ storage: StorageStatement?, _ db: Database) throws {
        guard try isEncryptionRequired(db), storage?.isProtected != true else { return }
        let said = storage.map { "its disk is \($0.disk.rawValue), its swap \($0.swap.rawValue)" } ?? "nothing of it"
        throw Refusal(
            .unprotected,
            "HQ enrols only devices that state that disk and swap are encrypted; this one states: \(said). Encrypt the "
                + "disk and use the same code again, or ask HQ.")
    }
}

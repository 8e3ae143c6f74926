// Why this file exists: HQ as a machine: a disk, and the real store on it, which stops with the machine and is started
// again on whatever the disk still has.

import Foundation
import GRDB
import RecordTables
import Simulation
import SyncProtocol
import SyncServer
import TestSupport

/// A changeset in HQ's log.
struct LogEntry: Sendable {
    let sequence: CommitSequence
    let dot: Dot
    let payload: [UInt8]
    let isRedacted: Bool
    /// Whether anything was remarked about it: held, refused, overridden.
    let isRemarked: Bool
}

/// HQ's machine.
final class Office {
    let disk: FaultDisk
    let clock: TurnedClock
    private(set) var headquarters: Headquarters?
    var schema = Catalogue.schema
    /// Files that `backUp` made, oldest first.
    var backups: [String] = []
    private var backupsMade = 0

    init(_ disk: FaultDisk, _ clock: TurnedClock) {
        self.disk = disk
        self.clock = clock
    }

    /// Starts HQ as its program does.
    func start() throws {
        let clock = clock
        let folder = disk.folder
        // A crash may have left less than a database behind.
        let isNew = !FileManager.default.fileExists(atPath: folder + "/hq.db")
        let headquarters = try Headquarters(
            DataDirectory(folder, create: true), schema: schema, rulebook: Catalogue.rulebook, create: isNew,
            wall: { clock.now() })
        self.headquarters = headquarters
        try wait {
            try await headquarters.renewErasures()
            await headquarters.refreshBackupHorizon()
        }
    }

    /// The process is gone.
    func drop() throws {
        headquarters = nil
        guard disk.isReleased() else { throw Violation("harness", "HQ holds on to \(disk.handles) files") }
    }

    /// Stops as the program does when it is told to.
    func stop() throws {
        if let headquarters { try wait { try await headquarters.close() } }
        try drop()
    }

    func running() throws -> Headquarters {
        guard let headquarters else { throw PowerIsOff() }
        return headquarters
    }

    /// - Returns: σ of the last commit in the copy.
    func backUp() throws -> (path: String, frontier: CommitSequence) {
        let headquarters = try running()
        backupsMade += 1
        let path = "\(disk.folder)/backup-\(backupsMade)"
        let frontier = try wait { try await headquarters.backUp(to: path) }
        backups.append(path)
        return (path, frontier)
    }

    /// Makes a backup HQ's database. HQ must have stopped.
    func restore(_ backup: String) throws -> Restoration {
        try DataDirectory(disk.folder, create: true).restore(from: backup, replace: true, wall: clock.now())
    }

    // MARK: What is there

    /// The log after a commit, read by itself.
    func log(after sequence: CommitSequence) throws -> [LogEntry] {
        let headquarters = try running()
        return try wait {
            try await headquarters.pool.read { db in
                let select = try RawStatement(
                    cached: db,
                    "SELECT sequence, replica, counter, payload, redacted, receipt IS NOT NULL FROM hq_log "
                        + "WHERE sequence > ? ORDER BY sequence")
                defer { select.reset() }
                select.bind(1, sequence)
                var entries: [LogEntry] = []
                while try select.step() {
                    let replica = ReplicaID(rawValue: UInt32(clamping: select.integer(1)))
                    entries.append(
                        LogEntry(
                            sequence: select.unsigned(0), dot: Dot(replica: replica, counter: select.unsigned(2)),
                            payload: select.bytes(3), isRedacted: select.integer(4) != 0,
                            isRemarked: select.integer(5) != 0))
                }
                return entries
            }
        }
    }

    /// Everything that HQ keeps of values that do not show, as one heap of bytes in which a text can be found.
    func asides() throws -> Set<String> {
        let headquarters = try running()
        return try wait {
            try await headquarters.pool.read { db in
                var found: Set<String> = []
                let blobs =
                    try Data.fetchAll(db, sql: "SELECT loser FROM hq_journal")
                    + Data.fetchAll(db, sql: "SELECT value FROM hq_sibling")
                for blob in blobs { found.formUnion(Token.all(in: Array(blob))) }
                return found
            }
        }
    }

    /// Living records of a kind.
    func records(_ kind: KindNumber) throws -> [RecordKey: [FieldNumber: Value]] {
        let headquarters = try running()
        return try wait {
            try await headquarters.read { reader in
                var records: [RecordKey: [FieldNumber: Value]] = [:]
                try reader.forEach(kind) { id, values in
                    records[RecordKey(kind: kind, id: id)] = values.filter { !$0.value.isEmpty }
                }
                return records
            }
        }
    }

    /// What its own checkers find; empty if nothing.
    func findings() throws -> [String] {
        let headquarters = try running()
        return try wait {
            let report = try await headquarters.verify()
            let audit = try await headquarters.verifyAudit()
            return (report.findings + audit.findings).map { "\($0.check): \($0.sentence)" }
        }
    }
}

/// What is asked of a machine that is off.
struct PowerIsOff: Error {}

/// The unique texts that edits write.
enum Token {
    /// Token number `number`: of one length, and found in any bytes.
    static func text(_ number: Int) -> String {
        let digits = String(number)
        return "<" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ">"
    }

    static func isToken(_ text: String) -> Bool {
        text.utf8.count == 8 && text.hasPrefix("<") && text.hasSuffix(">")
            && text.dropFirst().dropLast().allSatisfy(\.isNumber)
    }

    static func all(in bytes: [UInt8]) -> [String] {
        var found: [String] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            guard start + 8 <= bytes.count, bytes[start + 7] == UInt8(ascii: ">") else { continue }
            let text = String(decoding: bytes[start..<start + 8], as: UTF8.self)
            if isToken(text) { found.append(text) }
        }
        return found
    }
}

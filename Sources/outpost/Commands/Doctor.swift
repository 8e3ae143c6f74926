// Why this file exists: when something is odd, one command says what, in words that a rep can read out over the phone.

import ArgumentParser
import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look for trouble on this machine: disk, clock, permissions, SQLite, the replica.",
        discussion: "Works without a replica that opens. Ends with 8 if the database is damaged.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options, waivingLease: true)
        try Withdrawal.finish(in: session.directory)
        guard FileManager.default.fileExists(atPath: session.directory + "/replica.db") else {
            throw Failure(.usage, .notEnrolled, session.directory)
        }
        var examination = Examination(session.terminal)
        examination.look(at: Workspace.surroundings(of: session.directory))
        examination.look(at: StorageInspection().findings(of: session.directory))
        examination.look(atCredentials: session.directory)
        let failure = examination.look(at: session)
        session.terminal.say(examination.table)
        session.terminal.answer(examination.json)
        if failure?.status == .damaged { throw ExitStatus.damaged }
    }
}

/// Collects findings.
private struct Examination {
    enum State: String {
        case good, warning, bad

        var phrase: Phrase {
            switch self {
            case .good: .good
            case .warning: .warning
            case .bad: .bad
            }
        }
    }

    private let terminal: Terminal
    private var findings: [(name: String, state: State, sentence: String)] = []

    /// Less than this on the disk is a warning: a sync may need room for the log.
    private static let littleSpace: Int64 = 256 << 20
    /// A log larger than this is a warning: some process keeps it from being written back.
    private static let largeLog: Int64 = 256 << 20
    /// Five minutes in milliseconds.
    private static let mostOffset: UInt64 = 5 * 60 * 1000

    init(_ terminal: Terminal) { self.terminal = terminal }

    private mutating func add(_ name: String, _ state: State, _ phrase: Phrase, _ fillings: String...) {
        findings.append((name, state, phrase.text(terminal.language, fillings)))
    }

    mutating func look(at machine: ReplicaSurroundings) {
        if machine.sqliteNeedsOneWriter {
            add("sqlite", .warning, .sqliteOld, machine.sqliteVersion)
        } else {
            add("sqlite", .good, .sqliteGood, machine.sqliteVersion)
        }
        if let free = machine.freeSpace {
            add("disk", free < Self.littleSpace ? .warning : .good, .diskFree, Size.text(free))
        } else {
            add("disk", .warning, .diskUnknown)
        }
        if machine.exposedFiles.isEmpty {
            add("permissions", .good, .filesPrivate)
        } else {
            add("permissions", .warning, .filesExposed, machine.exposedFiles.joined(separator: ", "))
        }
        if let holder = machine.holder {
            findings.append(("writer", .warning, holder))
        } else {
            add("writer", .good, .writerNone)
        }
        let log = machine.logSize ?? 0
        add(
            "files", log > Self.largeLog ? .warning : .good, .logSize, Size.text(machine.databaseSize ?? 0),
            Size.text(log))
    }

    mutating func look(at storage: StorageFindings) {
        let disk = StorageWords.disk(storage.disk)
        add("encryption", storage.disk.state == .encrypted ? .good : .warning, disk.phrase, disk.subject)
        let swap = StorageWords.swap(storage.swap)
        let isSafe = storage.swap.state == .encrypted || storage.swap.state == .volatile
        add("swap", isSafe ? .good : .warning, swap.phrase, swap.subject)
    }

    mutating func look(atCredentials directory: String) {
        if (try? Credentials.read(in: directory)) != nil {
            add("credentials", .good, .credentialsGood)
        } else {
            add("credentials", .bad, .credentialsMissing, Credentials.path(in: directory))
        }
    }

    /// - Returns: why the replica cannot be opened; nil if it can.
    mutating func look(at session: Session) -> Failure? {
        do {
            let status = try session.workspace().status()
            add("database", .good, .opens)
            look(at: status)
            look(at: try session.workspace().replica.leaseDecision())
            return nil
        } catch {
            let failure = Failure(error)
            findings.append(("database", .bad, failure.message))
            return failure
        }
    }

    private mutating func look(at lease: OfflineLease.Decision) {
        switch lease {
        case .open: add("lease", .good, .leaseGood)
        case .lapsed(let days): add("lease", .bad, .leaseLapsed, "\(days)")
        case .clockSetBack: add("lease", .bad, .clockSetBack)
        }
    }

    private mutating func look(at status: ReplicaStatus) {
        if status.lastSync != nil {
            let seconds = Status.seconds(status.clockOffset)
            if status.clockOffset.magnitude > Self.mostOffset {
                add("clock", .warning, .clockOff, seconds)
            } else {
                add("clock", .good, .clockGood, seconds)
            }
        }
        if status.needsRepair {
            add("agreement", .bad, .needsRepair)
        } else if status.isArriving {
            add("agreement", .warning, .stillArriving)
        } else {
            add("agreement", .good, .agrees)
        }
        // Before the first sync there is nothing that HQ could have backed up.
        guard status.lastSync != nil else { return }
        if status.notBackedUp == 0 {
            add("backup", .good, .backedUp)
        } else if status.hasBackup {
            add("backup", .warning, .notBackedUp, "\(status.notBackedUp)")
        } else {
            add("backup", .warning, .backupUnknown)
        }
    }

    var table: TextTable {
        var table = TextTable([
            TextTable.Column(terminal.text(.check)), TextTable.Column(terminal.text(.state)),
            TextTable.Column(terminal.text(.finding), widest: 120),
        ])
        for finding in findings { table.add([finding.name, terminal.text(finding.state.phrase), finding.sentence]) }
        return table
    }

    var json: JSON {
        .members([
            "checks": .array(
                findings.map {
                    .members([
                        "name": .text($0.name), "state": .text($0.state.rawValue), "sentence": .text($0.sentence),
                    ])
                })
        ])
    }
}

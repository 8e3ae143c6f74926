// Why this file exists: what an operator does so that something is forgotten: a person's data at once and everywhere,
// and old deletions when no device needs them any more.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd erase`.
struct Erase: HeadquartersCommand {
    static let configuration = CommandConfiguration(
        abstract: "Erase a record for privacy, from HQ and from every laptop.",
        discussion: """
            Its values, its history and every edit of it go, and nothing brings them back; later edits by laptops that \
            have not heard of it are refused. Records merged with it and cases about it go too. Other records that \
            mention it in their text keep their text. The reason is kept: do not name the person in it.
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "The kind of record, such as contact.") var kind: String
    @Argument(help: "The record's code or id; its id if it is deleted.") var record: String
    @Option(help: "Why, without naming the person.") var reason: String
    @Flag(help: "Do it. Without this the command only says what would go.") var yes = false
    @Flag(help: "Also write the whole database anew, so that not even free space within its pages holds traces.")
    var rewrite = false

    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
        guard !reason.isEmpty, reason.utf8.count <= Limits.reason else {
            throw CommandFailure.usage("Give a reason of 1 to \(Limits.reason) bytes.")
        }
        let key = try await find(headquarters)
        guard yes else {
            throw CommandFailure.usage(
                "This would erase \(kind) \(key.id) for good; nothing was changed. Repeat it with --yes to do it.")
        }
        let report = try await headquarters.erase([key], reason: reason)
        if rewrite { try await headquarters.rewrite() }
        if options.json { console.print(json(report)) } else { say(report, console) }
    }

    private func find(_ headquarters: Headquarters) async throws -> RecordKey {
        let word = kind.replacing("-", with: "_")
        guard let found = LeadToCash.schema.kinds.first(where: { $0.name == word }) else {
            let names = LeadToCash.schema.kinds.map(\.name).joined(separator: ", ")
            throw CommandFailure.usage("There is no kind “\(kind)”; there are \(names).")
        }
        if let id = RecordID(record) {
            let key = RecordKey(kind: found.number, id: id)
            if try await headquarters.knows(key) { return key }
        } else if let code = found.code {
            let id = try await headquarters.read { [record] reader in
                try reader.first(found.number, where: code.field, is: record)
            }
            if let id { return RecordKey(kind: found.number, id: id) }
        }
        throw CommandFailure.failed("HQ knows no \(kind) “\(record)”; a deleted one is named by its id.")
    }

    private func say(_ report: ErasureReport, _ console: CommandOutput) {
        let kinds = Dictionary(grouping: report.records, by: \.kind).sorted { $0.key < $1.key }
        let parts = kinds.map { "\($0.value.count) \(LeadToCash.schema.kind($0.key)?.name ?? "record")" }
        console.print(
            "Erased: \(parts.joined(separator: ", ")); \(report.commits) commits in the log were redacted and "
                + "\(report.journalEntries) journal entries removed.")
        if !report.isLogEmptied {
            console.print("Somebody was reading, so hq.db-wal still holds it; run `outpostd collect` to empty it.")
        }
        let names = report.pending.map { "\($0.device) (\($0.name))" }
        if !names.isEmpty { console.print("Hear of it at their next sync: \(names.joined(separator: ", ")).") }
        console.print("Out of reach:")
        for device in report.unreachable {
            console.print("  the revoked device \(device.device) (\(device.name)): it never syncs again; wipe it")
        }
        if report.isBackedUp {
            console.print("  backups made before now: delete them, or keep the file `erased` with them for a restore")
        }
        console.print("  exports, paper, mail, and what other records say in their own text")
    }

    private func json(_ report: ErasureReport) -> JSON {
        func devices(_ devices: [Device]) -> JSON {
            .array(
                devices.map {
                    .members([
                        "replica": .describing($0.replica), "device": .text($0.device), "name": .text($0.name),
                    ])
                })
        }
        return .members([
            "records": .array(
                report.records.map {
                    .members([
                        "kind": .text(LeadToCash.schema.kind($0.kind)?.name ?? String($0.kind)),
                        "id": .describing($0.id),
                    ])
                }),
            "commits": .integer(Int64(report.commits)), "journalEntries": .integer(Int64(report.journalEntries)),
            "logEmptied": .flag(report.isLogEmptied), "pending": devices(report.pending),
            "unreachable": devices(report.unreachable), "backups": .flag(report.isBackedUp),
        ])
    }
}

/// `outpostd collect`.
struct Collect: HeadquartersCommand {
    static let configuration = CommandConfiguration(
        abstract: "Forget deletions that every device has heard of, or that are older than the lease.",
        discussion: "A running server does it every hour. A laptop that was away for longer compares all it holds.")

    @OptionGroup var options: CommonOptions
    @Option(help: "From now on keep deletions this many days for devices that do not sync.") var lease: UInt64?

    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
        if let lease {
            guard (1...36_500).contains(lease) else { throw CommandFailure.usage("A lease is 1 to 36500 days.") }
            try await headquarters.setLease(days: lease)
        }
        let report = try await headquarters.collectTombstones()
        let isEmptied = try await headquarters.emptyLog()
        if options.json {
            return console.print(
                JSON.members([
                    "forgotten": .integer(Int64(report.forgotten)),
                    "scopes": .array(report.scopes.map { .integer(Int64($0.rawValue)) }),
                    "logEmptied": .flag(isEmptied),
                ]))
        }
        console.print("Forgot \(report.forgotten) deletions in \(report.scopes.count) scopes.")
        if !isEmptied { console.complain("The write-ahead log is being read; repeat the command to empty it.") }
    }
}

// Why this file exists: an auditor who does not trust the server keeps the chain's head elsewhere and asks the server
// to prove its past against it.

import ArgumentParser
import FoundationEssentials
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd audit`.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The chain of everything that HQ took in and did.",
        subcommands: [Head.self, Verify.self, List.self, Access.self])

    struct Head: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say where the audit chain stands, to be kept off the server.",
            discussion: "Whoever holds the server can rewrite the chain; only a head kept elsewhere reveals that.")
        @OptionGroup var options: CommonOptions
        @Option(help: "Also write it, as JSON, to a file that does not exist yet.") var output: String?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let head = try await headquarters.auditHead()
            if let output {
                let path = console.path(output)
                do {
                    try Data((head.json.pretty + "\n").utf8).write(
                        to: URL(fileURLWithPath: path), options: .withoutOverwriting)
                } catch {
                    throw CommandFailure.failed("\(path) cannot be written, or is there already; name a new file.")
                }
            }
            if options.json { return console.print(head.json) }
            let time = head.at.flatMap { Instant.text(Int64(clamping: $0)) } ?? ""
            console.print(head.text)
            console.print(
                "\(time): \(head.count ?? 0) entries, the last at commit \(head.sequence), timeline "
                    + "\(head.timeline?.description ?? "")")
        }
    }

    struct Verify: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Follow the audit chain from its first entry to its last.",
            discussion: """
                Exit code 8: an entry is not what HQ wrote, or the head is not on the chain. Exit code 10: the chain is
                sound, but HQ was restored from a backup that is older than the head.
                """)
        @OptionGroup var options: CommonOptions
        @Option(help: "A head that was kept elsewhere: the file that `audit head` wrote, or HASH@COMMIT.")
        var head: String?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let exported = try head.map { try Self.exported($0, console) }
            let report = try await headquarters.verifyAudit(against: exported)
            if options.json { console.print(report.json) } else { report.lines.forEach(console.print) }
            if let first = report.findings.first {
                throw CommandFailure.damaged("The audit chain is broken: \(first.sentence)")
            }
            switch report.witness {
            case .notAsked, .onChain: return
            case .missing(let sentence): throw CommandFailure.damaged(sentence)
            case .lost(let sequence, _):
                throw CommandFailure.rewound(
                    "HQ was restored at commit \(sequence): the head is of entries that were lost with the database "
                        + "that the backup replaced. Compare with a head of before the backup, or of after the restore."
                )
            }
        }

        private static func exported(_ word: String, _ console: CommandOutput) throws -> ExportedHead {
            if let head = ExportedHead(word) { return head }
            let path = console.path(word)
            guard let file = FileManager.default.contents(atPath: path) else {
                throw CommandFailure.usage("There is no file \(path); give the file of a head, or HASH@COMMIT.")
            }
            guard file.count <= 1 << 16, let head = ExportedHead(json: Array(file)) else {
                throw CommandFailure.usage("\(path) is not what `outpostd audit head` writes.")
            }
            return head
        }
    }
}

extension AuditReport {
    fileprivate var lines: [String] {
        var lines = findings.map { "\($0.check): \($0.sentence)" }
        if isSound {
            lines.append(
                "Sound: \(entries) entries (\(commits) commits, \(acts) acts), redacted by erasures: \(redacted); "
                    + "head \(hash)@\(sequence).")
        }
        if older > 0 { lines.append("The chain was laid over the first \(older) commits when this HQ was upgraded.") }
        if witness == .onChain { lines.append("The exported head is on the chain: nothing up to it has changed.") }
        return lines
    }

    fileprivate var json: JSON {
        .members([
            "sound": .flag(isSound), "entries": .unsigned(entries), "commits": .unsigned(commits),
            "acts": .unsigned(acts), "redacted": .unsigned(redacted), "older": .unsigned(older),
            "sequence": .unsigned(sequence), "hash": .describing(hash), "head": witnessJSON,
            "findings": .array(
                findings.map { .members(["check": .text($0.check), "sentence": .text($0.sentence)]) }),
        ])
    }

    private var witnessJSON: JSON {
        switch witness {
        case .notAsked: .null
        case .onChain: .members(["state": .text("onChain")])
        case .lost(let sequence, let at):
            .members(["state": .text("restored"), "restoredAt": .unsigned(sequence), "on": .unsigned(at)])
        case .missing(let sentence): .members(["state": .text("missing"), "sentence": .text(sentence)])
        }
    }
}

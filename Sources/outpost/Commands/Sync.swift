// Why this file exists: the one command that needs a network: everything up, everything down, and what became of it.

import ArgumentParser
import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

struct Sync: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Upload what you changed, fetch what others changed.",
        discussion: "Interrupted at any moment, nothing is lost: sync again.")

    @Flag(help: "Go on syncing until interrupted.")
    var watch = false

    @Option(help: ArgumentHelp("Seconds between syncs with --watch.", valueName: "seconds"))
    var every: UInt32 = 60

    @Flag(help: "Say what would be uploaded; send nothing.")
    var dryRun = false

    @Flag(help: "Print every message as a line of JSON on stderr.")
    var trace = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard (1...86_400).contains(every) else { throw ValidationError("--every takes 1 to 86400 seconds.") }
    }

    func run() throws {
        let session = Session(options, waivingLease: true)
        let workspace = try session.workspace()
        if dryRun { return try preview(session, workspace) }
        repeat {
            do {
                let status = try once(session, workspace)
                if !watch, status != .ok { throw status }
            } catch {
                // A watching sync waits for the line to come back; everything else needs a person.
                guard watch, !(error is ExitStatus) else { throw error }
                let failure = Failure(error)
                guard failure.status == .unreachable else { throw failure }
                session.terminal.remark(failure.message)
            }
            if watch { sleep(every) }
        } while watch
    }

    private func preview(_ session: Session, _ workspace: Workspace) throws {
        let pending = try workspace.status().pending
        session.terminal.say(.syncDry, "\(pending.changesets)", "\(pending.fields)", "\(pending.records)")
        session.terminal.answer(.members(["dryRun": .flag(true), "pending": Status.pending(pending)]))
    }

    private func once(_ session: Session, _ workspace: Workspace) throws -> ExitStatus {
        let watcher = SyncWatcher(session.terminal, trace: trace)
        let prefix = try workspace.replica.checkpoint().knowledge.prefix
        let (report, succession) = try workspace.replica.holdingSync("syncing") {
            try synced(session, workspace.replica, watcher)
        }
        watcher.done()
        let status = try workspace.status()
        let verdicts = Verdicts(report)
        let counts = try workspace.caseCounts(role: session.role())
        if let succession { session.terminal.say(.syncRejoined, "\(succession.replica)", "\(succession.edits)") }
        let replaced = try Self.replaced(in: report, after: prefix, workspace)
        say(report, status, verdicts, replaced, session.terminal)
        if counts.waitingForUser > 0 { session.terminal.say(.syncCases, "\(counts.waitingForUser)") }
        if let warning = ClockWarning(status.clockOffset) { session.terminal.remark(warning.text(session.terminal)) }
        session.terminal.answer(Self.json(report, succession, status, counts, verdicts, replaced))
        if status.ownConflicts > 0 || counts.waitingForUser > 0 { return .conflicts }
        return verdicts.held + verdicts.refused > 0 ? .held : .ok
    }

    /// A new identity that the sync had to take.
    private struct Succession {
        let replica: ReplicaID
        let edits: Int
    }

    /// Syncs. Where HQ finds that this database is a copy, it goes on under a new number and syncs again, once; where
    /// HQ wants it erased, what was made here meanwhile goes up first.
    private func synced(
        _ session: Session, _ replica: Replica, _ watcher: SyncWatcher
    ) throws -> (SyncReport, Succession?) {
        func sync() throws -> SyncReport {
            try SyncEngine(replica, session.link(CurlLink.syncPath), observer: watcher.take).sync()
        }
        var succession: Succession?
        for _ in 0..<Self.attempts {
            do {
                return (try sync(), succession)
            } catch ConversationError.refused(let refusal)
                where [.fork, .timeline].contains(refusal.code) && succession == nil
            {
                let edits = try Rejoin.rejoin(session, code: nil, reason: "\(refusal.code)")
                succession = Succession(replica: try replica.checkpoint().replica, edits: edits)
            } catch ConversationError.refused(let refusal) where refusal.code == .wipe {
                try Withdrawal.obey(refusal, replica, in: session.directory)
            }
        }
        return (try sync(), succession)
    }

    private static let attempts = 3

    /// What this sync's receipts say, counted by edit.
    private struct Verdicts {
        let overridden: Int
        let held: Int
        let refused: Int

        init(_ report: SyncReport) {
            func count(_ verdict: Verdict) -> Int {
                report.receipts.filter { $0.remarks.contains { $0.verdict == verdict } }.count
            }
            overridden = count(.overridden)
            held = count(.held)
            refused = count(.refused)
        }
    }

    /// How many values this sync brought word of that this device's replaced, or that were its own. A device that is
    /// new hears of everybody's.
    private static func replaced(
        in report: SyncReport, after prefix: CommitSequence, _ workspace: Workspace
    ) throws -> Int {
        guard report.decisions > 0 else { return 0 }
        return try workspace.replacements(after: prefix).count
    }

    private func say(
        _ report: SyncReport, _ status: ReplicaStatus, _ verdicts: Verdicts, _ replaced: Int, _ terminal: Terminal
    ) {
        terminal.say(
            .synced, "\(report.uploaded)", Money.group(String(report.rows)), "\(report.removals)",
            Size.text(Int64(report.bytesUp)), Size.text(Int64(report.bytesDown)))
        if report.rewound { terminal.say(.syncRewound) }
        if report.repaired { terminal.say(.syncRepaired) }
        if report.departures > 0 { terminal.say(.syncDeparted, "\(report.departures)") }
        if status.ownConflicts > 0 { terminal.say(.syncConflicts, "\(status.ownConflicts)") }
        if replaced > 0 { terminal.say(.syncReplaced, "\(replaced)") }
        if verdicts.held + verdicts.refused > 0 { terminal.say(.syncHeld, "\(verdicts.held + verdicts.refused)") }
    }

    private static func json(
        _ report: SyncReport, _ succession: Succession?, _ status: ReplicaStatus, _ counts: CaseCounts,
        _ verdicts: Verdicts, _ replaced: Int
    ) -> JSON {
        .members([
            "uploaded": .unsigned(report.uploaded), "records": .integer(Int64(report.rows)),
            "removed": .integer(Int64(report.removals)), "departed": .integer(Int64(report.departures)),
            "replaced": .integer(Int64(replaced)),
            "receipts": .members([
                "held": .integer(Int64(verdicts.held)), "refused": .integer(Int64(verdicts.refused)),
                "overridden": .integer(Int64(verdicts.overridden)),
            ]),
            "conflicts": .members([
                "open": .integer(Int64(status.openConflicts)), "yours": .integer(Int64(status.ownConflicts)),
            ]),
            "cases": Status.cases(counts),
            "bytesUp": .integer(Int64(report.bytesUp)), "bytesDown": .integer(Int64(report.bytesDown)),
            "rounds": .integer(Int64(report.rounds)), "prefix": .unsigned(report.frontier),
            "clockOffsetMilliseconds": .integer(report.offset), "repaired": .flag(report.repaired),
            "rewound": .flag(report.rewound),
            "rejoined": succession.map {
                .members(["replica": .integer(Int64($0.replica.rawValue)), "edits": .integer(Int64($0.edits))])
            } ?? .null,
        ])
    }
}

/// Shows a person what a sync is doing.
private final class SyncWatcher {
    private let terminal: Terminal
    private let trace: Bool
    private var lastShown = 0
    private var isShowing = false

    init(_ terminal: Terminal, trace: Bool) {
        self.terminal = terminal
        self.trace = trace
    }

    func take(_ event: SyncEvent) {
        switch event {
        case .sent(let message): if trace { write(">", message) }
        case .received(let message): if trace { write("<", message) }
        case .progress(let rows, let bytes):
            guard rows - lastShown >= 1000 else { return }
            lastShown = rows
            isShowing = true
            terminal.progress(terminal.text(.progress, Money.group(String(rows)), Size.text(Int64(bytes))))
        case .retrying(let attempt, _):
            lastShown = 0
            terminal.remark(terminal.text(.retrying, "\(attempt)"))
        }
    }

    func done() { if isShowing { terminal.progress("") } }

    private func write(_ sign: String, _ message: Message) {
        Terminal.write("\(sign) \(message.json.compact)\n", to: STDERR_FILENO)
    }
}

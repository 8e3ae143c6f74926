// Why this file exists: the answer to "where do I stand?", at once and offline.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Where this replica stands: last sync, what is not uploaded, what needs you.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let status = try session.workspace().status()
        let server = try session.setting(.server)
        let user = try session.setting(.user)
        let counts = try session.workspace().caseCounts(role: session.role())
        if options.json {
            let storage = StorageInspection().findings(of: session.directory)
            session.terminal.answer(Self.json(status, counts, storage, server: server, user: user))
        } else {
            let name = try userName(session, user)
            session.terminal.say(pairs: Self.lines(status, counts, server: server, user: name, session.terminal))
            if let warning = ClockWarning(status.clockOffset) {
                session.terminal.remark(warning.text(session.terminal))
            }
        }
    }

    /// The user's name, if HQ's record of them is here.
    private func userName(_ session: Session, _ user: String?) throws -> String? {
        guard let user, let id = RecordID(user) else { return user }
        let key = RecordKey(kind: User.kind, id: id)
        return try session.workspace().title(of: key, among: [User.Fields.name])
    }

    private static func lines(
        _ status: ReplicaStatus, _ counts: CaseCounts, server: String?, user: String?, _ terminal: Terminal
    ) -> [(String, String)] {
        let words = ["\(status.replica)", user, server].compactMap { $0 }
        var lines = [(terminal.text(.replica), words.joined(separator: " · "))]
        lines.append((terminal.text(.lastSync), lastSync(status, terminal)))
        let pending = status.pending
        lines.append(
            (
                terminal.text(.notUploaded),
                pending.changesets == 0
                    ? terminal.text(.nothing)
                    : terminal.text(
                        .pendingCounts, "\(pending.changesets)", "\(pending.fields)", "\(pending.records)")
            ))
        if status.openConflicts > 0 {
            let text = terminal.text(.conflictCounts, "\(status.openConflicts)", "\(status.ownConflicts)")
            lines.append((terminal.text(.conflicts), text))
        }
        if let waits = Self.waits(counts, terminal) { lines.append((terminal.text(.waiting), waits)) }
        if status.held + status.refused + status.overridden > 0 {
            let text = terminal.text(.verdictCounts, "\(status.held)", "\(status.refused)", "\(status.overridden)")
            lines.append((terminal.text(.verdicts), text))
        }
        if status.lastSync != nil {
            lines.append((terminal.text(.clock), terminal.text(.clockGood, seconds(status.clockOffset))))
        }
        let records = Money.group(String(status.records))
        lines.append((terminal.text(.holds), terminal.text(.holdings, records, "\(status.scopes.count)")))
        if status.isArriving { lines.append(("", terminal.text(.stillArriving))) }
        if status.needsRepair { lines.append(("", terminal.text(.needsRepair))) }
        return lines
    }

    /// `cases that wait for you: 3 (overdue 1), your edits that wait for OM: 2`; nil if nothing waits.
    private static func waits(_ counts: CaseCounts, _ terminal: Terminal) -> String? {
        var parts: [String] = []
        if counts.waitingForUser > 0 {
            parts.append(
                counts.overdue > 0
                    ? terminal.text(.waitingOverdue, "\(counts.waitingForUser)", "\(counts.overdue)")
                    : terminal.text(.waitingForYou, "\(counts.waitingForUser)"))
        }
        for (role, count) in counts.waitingForOthers.sorted(by: { $0.key < $1.key }) {
            parts.append(terminal.text(.waitingForOthers, "\(count)", role))
        }
        return parts.isEmpty ? nil : parts.joined(separator: terminal.text(.listComma))
    }

    private static func lastSync(_ status: ReplicaStatus, _ terminal: Terminal) -> String {
        guard let last = status.lastSync else { return terminal.text(.never) }
        let seconds = max(0, Int64(clamping: Replica.systemClock()) - last) / 1000
        let ago =
            switch seconds {
            case ..<60: terminal.text(.secondsAgo, "\(seconds)")
            case ..<3600: terminal.text(.minutesAgo, "\(seconds / 60)")
            case ..<172_800: terminal.text(.hoursAgo, "\(seconds / 3600)")
            default: terminal.text(.daysAgo, "\(seconds / 86_400)")
            }
        return "\(Instant.text(last) ?? String(last)) (\(ago))"
    }

    /// `+0.1` for 123 milliseconds.
    static func seconds(_ milliseconds: Int64) -> String {
        let tenths = milliseconds.magnitude / 100
        return "\(milliseconds < 0 ? "-" : "+")\(tenths / 10).\(tenths % 10)"
    }

    private static func json(
        _ status: ReplicaStatus, _ counts: CaseCounts, _ storage: StorageFindings, server: String?, user: String?
    ) -> JSON {
        .members([
            "replica": .integer(Int64(status.replica.rawValue)), "server": server.map(JSON.text) ?? .null,
            "user": user.map(JSON.text) ?? .null, "lastSync": status.lastSync.map { RecordJSON.instant($0) } ?? .null,
            "pending": pending(status.pending),
            "conflicts": .members([
                "open": .integer(Int64(status.openConflicts)), "yours": .integer(Int64(status.ownConflicts)),
            ]),
            "cases": cases(counts),
            "receipts": .members([
                "held": .integer(Int64(status.held)), "refused": .integer(Int64(status.refused)),
                "overridden": .integer(Int64(status.overridden)),
            ]),
            "notBackedUp": .unsigned(status.notBackedUp), "clockOffsetMilliseconds": .integer(status.clockOffset),
            "records": .unsigned(status.records),
            "scopes": .array(status.scopes.map { .integer(Int64($0.rawValue)) }),
            "timeline": .describing(status.timeline), "prefix": .unsigned(status.prefix),
            "arriving": .flag(status.isArriving), "needsRepair": .flag(status.needsRepair),
            "storage": StorageWords.json(storage),
        ])
    }

    static func cases(_ counts: CaseCounts) -> JSON {
        .members([
            "open": .integer(Int64(counts.open)), "forYou": .integer(Int64(counts.waitingForUser)),
            "overdue": .integer(Int64(counts.overdue)), "withYourValue": .integer(Int64(counts.withOwnValue)),
            "yourHeldEdits": .integer(Int64(counts.held)),
        ])
    }

    static func pending(_ pending: ReplicaStatus.Pending) -> JSON {
        .members([
            "edits": .unsigned(pending.changesets), "records": .integer(Int64(pending.records)),
            "fields": .integer(Int64(pending.fields)),
        ])
    }
}

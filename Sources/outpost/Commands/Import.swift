// Why this file exists: a rep brings a spreadsheet home from an exhibition, with no network. What a laptop may
// create is written here; what is HQ's to import is said, not written.

import ArgumentParser
import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

extension ImportProfile: ExpressibleByArgument {}

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import files offline; running it twice writes nothing the second time.")

    @Option(help: "What the files look like: maven or salesforce.")
    var profile: ImportProfile

    @Argument(help: "A folder of files, or one file.", completion: .file())
    var path: String

    @Flag(help: "Say what would be written; write nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("Write rejected rows and why to this file.", valueName: "file"), completion: .file())
    var rejects: String?

    @OptionGroup var options: GlobalOptions

    /// Records in one changeset: small enough to travel well, large enough to be quick.
    private static let portion = 500

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        let seen = try workspace.replica.beginEdit()
        var choices = ImportOptions()
        choices.office = try session.home()
        let plan = try ImportPlan(try SourceFile.read(path: path), profile: profile, options: choices)
        let outcome = plan.reconcile(current: { Self.current($0, workspace) }) { key in
            (try? workspace.isDeleted(key)) ?? false
        }
        let sorted = try Sorted(outcome.edits, home: session.home())
        var changesets = 0
        if !dryRun {
            for start in stride(from: 0, to: sorted.edits.count, by: Self.portion) {
                let end = min(start + Self.portion, sorted.edits.count)
                try workspace.replica.apply(Array(sorted.edits[start..<end]), seen: seen)
                changesets += 1
            }
        }
        try writeRejects(plan)
        say(plan, outcome, sorted, changesets, session)
        session.terminal.answer(json(plan, outcome, sorted, changesets))
    }

    private static func current(_ key: RecordKey, _ workspace: Workspace) -> [FieldNumber: Value]? {
        guard let row = try? workspace.replica.record(key) else { return nil }
        return Dictionary(row.values.map { ($0.field, $0.value) }) { first, _ in first }
    }

    /// What a laptop may write, and what is HQ's.
    private struct Sorted {
        var edits: [RecordEdit] = []
        /// Records of kinds that only HQ imports, by kind.
        var headquarters: [KindNumber: Int] = [:]
        /// Changes of fields that only HQ changes.
        var proposals = 0
        /// New records that would lie in another office's scope, where HQ would refuse them.
        var elsewhere = 0

        init(_ all: [RecordEdit], home: RecordID?) throws {
            for edit in all {
                let kind = try KindFacts.kind(edit.key.kind)
                if kind.headquartersOnly {
                    headquarters[kind.number, default: 0] += 1
                    continue
                }
                guard edit.action == .update else {
                    if Self.isElsewhere(edit, kind, home) { elsewhere += 1 } else { edits.append(edit) }
                    continue
                }
                let allowed = edit.writes.filter { kind.field($0.field)?.policy != .hqOnly }
                proposals += edit.writes.count - allowed.count
                if !allowed.isEmpty { edits.append(RecordEdit(edit.key, .update, allowed)) }
            }
        }

        private static func isElsewhere(_ edit: RecordEdit, _ kind: RecordKind, _ home: RecordID?) -> Bool {
            guard let office = KindFacts.office(kind), case .reference(let place)? = edit.value(office.number) else {
                return false
            }
            return place != home
        }
    }

    private func writeRejects(_ plan: ImportPlan) throws {
        guard let rejects else { return }
        do {
            try Data(plan.rejectsCSV().utf8).write(to: URL(filePath: rejects), options: .atomic)
        } catch {
            throw Failure(.failed, .cannotWrite, rejects, error.localizedDescription)
        }
    }

    private func say(
        _ plan: ImportPlan, _ outcome: ImportOutcome, _ sorted: Sorted, _ changesets: Int, _ session: Session
    ) {
        let terminal = session.terminal
        for line in outcome.summary { terminal.say(line) }
        for defect in plan.defects { terminal.say("\(Money.group(String(defect.count))) \(defect.sentence)") }
        for assumption in plan.assumptions { terminal.remark(assumption) }
        for (number, count) in sorted.headquarters.sorted(by: { $0.key < $1.key }) {
            let name = LeadToCash.schema.kind(number)?.name ?? String(number)
            terminal.say(.importHeadquarters, String(count), Labels.kind(name, in: terminal.language).lowercased())
        }
        if sorted.elsewhere > 0 { terminal.say(.importElsewhere, Money.group(String(sorted.elsewhere))) }
        if sorted.proposals > 0 { terminal.say(.importProposals, String(sorted.proposals)) }
        if !plan.rejects.isEmpty {
            let count = Money.group(String(plan.rejects.count))
            if let rejects {
                terminal.say(.importRejects, count, rejects)
            } else {
                terminal.say(.importRejectsUnlisted, count)
            }
        }
        if dryRun {
            terminal.say(.importDry)
        } else {
            terminal.say(.importWritten, Money.group(String(sorted.edits.count)), String(changesets))
        }
    }

    private func json(_ plan: ImportPlan, _ outcome: ImportOutcome, _ sorted: Sorted, _ changesets: Int) -> JSON {
        let tallies = LeadToCash.schema.kinds.compactMap { kind -> JSON.Member? in
            guard let tally = outcome.tallies[kind.name] else { return nil }
            let counts = JSON.members([
                "created": .integer(Int64(tally.created)), "updated": .integer(Int64(tally.updated)),
                "unchanged": .integer(Int64(tally.unchanged)), "deleted": .integer(Int64(tally.deleted)),
            ])
            return JSON.Member(key: kind.name, value: counts)
        }
        let headquarters = LeadToCash.schema.kinds.compactMap { kind in
            sorted.headquarters[kind.number].map { JSON.Member(key: kind.name, value: .integer(Int64($0))) }
        }
        return .members([
            "profile": .text(profile.rawValue), "dryRun": .flag(dryRun), "found": .object(tallies),
            "written": .integer(Int64(dryRun ? 0 : sorted.edits.count)), "edits": .integer(Int64(changesets)),
            "headquartersOnly": .object(headquarters), "proposals": .integer(Int64(sorted.proposals)),
            "elsewhere": .integer(Int64(sorted.elsewhere)),
            "rejected": .integer(Int64(plan.rejects.count)),
            "defects": .array(
                plan.defects.map {
                    .members([
                        "name": .text($0.name), "count": .integer(Int64($0.count)), "sentence": .text($0.sentence),
                    ])
                }),
            "assumptions": .array(plan.assumptions.map(JSON.text)),
        ])
    }
}

// Why this file exists: data that somebody exported elsewhere enters HQ through a preview that says what would happen.

import ArgumentParser
import FoundationEssentials
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

extension ImportProfile: ExpressibleByArgument {}

/// `outpostd import`.
struct ImportCommand: HeadquartersCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import files of another system; doing it twice changes nothing.")

    @OptionGroup var options: CommonOptions
    @Option(help: "maven or salesforce.") var profile: ImportProfile
    @Argument(help: "A folder of CSV files, or one file.") var path: String
    @Flag(help: "Only say what would happen.") var dryRun = false
    @Option(help: ArgumentHelp("Write rejected rows here, with reasons.", valueName: "file")) var rejects: String?
    @Option(help: "The office that takes the records (salesforce).") var office: String?
    @Option(help: "The currency of amounts that name none.") var currency = "USD"

    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
        var chosen = ImportOptions(currency: currency)
        if let office { chosen.office = try await Directory.office(office, headquarters) }
        let plan = try ImportPlan(SourceFile.read(path: console.path(path)), profile: profile, options: chosen)
        let outcome = try await Self.reconcile(plan, headquarters)
        var applied = AppliedEdits()
        if !dryRun {
            // Scopes first: a record's scope is settled when it is created.
            for record in plan.records where record.key.kind == Office.kind {
                let name = (record.provided + record.initial).first { $0.field == Office.Fields.name }?.value
                _ = try await headquarters.scope(anchoredAt: record.key.id, name: name?.description ?? "office")
            }
            applied = try await headquarters.apply(outcome.edits)
        }
        if let rejects {
            try plan.rejectsCSV().write(toFile: console.path(rejects), atomically: true, encoding: .utf8)
        }
        if options.json { return console.print(json(plan, outcome, applied)) }
        show(plan, outcome, applied, console)
    }

    private static func reconcile(_ plan: ImportPlan, _ headquarters: Headquarters) async throws -> ImportOutcome {
        try await headquarters.read { reader in
            var failure: (any Error)?
            func attempt<T>(_ fallback: T, _ body: () throws -> T) -> T {
                do { return try body() } catch {
                    failure = failure ?? error
                    return fallback
                }
            }
            let outcome = plan.reconcile(
                current: { key in attempt(nil) { try reader.values(of: key) } },
                isDeleted: { key in attempt(false) { try reader.isDeleted(key) } })
            if let failure { throw failure }
            return outcome
        }
    }

    private func show(_ plan: ImportPlan, _ outcome: ImportOutcome, _ applied: AppliedEdits, _ console: CommandOutput) {
        for source in plan.sources { console.print("\(source.file): \(source.rows) rows, \(source.encoding.summary)") }
        for assumption in plan.assumptions { console.print("· \(assumption)") }
        for defect in plan.defects { console.print("! \(defect.count) × \(defect.name): \(defect.sentence)") }
        if !plan.rejects.isEmpty { console.print("\(plan.rejects.count) rows rejected; --rejects FILE lists them.") }
        for line in outcome.summary { console.print(line) }
        if dryRun { return console.print("Nothing was written (--dry-run).") }
        for remark in applied.remarks.prefix(20) {
            console.complain("\(remark.key) field \(remark.field): \(remark.rule.sentence) \(remark.detail)")
        }
    }

    private func json(_ plan: ImportPlan, _ outcome: ImportOutcome, _ applied: AppliedEdits) -> JSON {
        let kinds = LeadToCash.schema.kinds.compactMap { kind -> JSON? in
            guard let tally = outcome.tallies[kind.name] else { return nil }
            return .members([
                "kind": .text(kind.name), "created": .integer(Int64(tally.created)),
                "updated": .integer(Int64(tally.updated)), "unchanged": .integer(Int64(tally.unchanged)),
                "deleted": .integer(Int64(tally.deleted)),
            ])
        }
        let defects = plan.defects.map { defect in
            JSON.members([
                "name": .text(defect.name), "count": .integer(Int64(defect.count)), "sentence": .text(defect.sentence),
            ])
        }
        return .members([
            "profile": .text(plan.profile.rawValue), "dryRun": .flag(dryRun), "kinds": .array(kinds),
            "defects": .array(defects), "rejects": .integer(Int64(plan.rejects.count)),
            "assumptions": .array(plan.assumptions.map(JSON.text)), "written": .integer(Int64(applied.records)),
            "remarks": .array(applied.remarks.map(\.json)),
        ])
    }
}

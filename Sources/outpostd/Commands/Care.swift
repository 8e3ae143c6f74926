// Why this file exists: what an operator does so that nothing is ever lost, and to see how things stand.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd backup`.
struct Backup: HeadquartersCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the database into a new file while the server goes on.",
        discussion: "From then on laptops may forget edits that are in the copy: keep it on another disk.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "A file that does not exist yet.") var file: String

    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
        let path = console.path(file)
        let frontier = try await headquarters.backUp(to: path)
        if options.json {
            console.print(JSON.members(["file": .text(path), "frontier": .unsigned(frontier)]))
        } else {
            console.print("Backed up to \(path): every commit up to \(frontier).")
        }
    }
}

/// `outpostd verify`.
struct Verify: HeadquartersCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the whole database; exit code 8 if it is damaged.")

    @OptionGroup var options: CommonOptions

    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
        let report = try await headquarters.verify()
        if options.json {
            let findings = report.findings.map {
                JSON.members(["check": .text($0.check), "sentence": .text($0.sentence)])
            }
            console.print(
                JSON.members([
                    "sound": .flag(report.isSound), "commits": .unsigned(report.commits),
                    "records": .unsigned(report.records), "findings": .array(findings),
                ]))
        } else {
            for finding in report.findings { console.print("\(finding.check): \(finding.sentence)") }
            if report.isSound { console.print("Sound: \(report.commits) commits, \(report.records) records.") }
        }
        guard report.isSound else {
            throw CommandFailure.damaged("The database is damaged; restore the last backup.")
        }
    }
}

/// `outpostd count`.
struct Count: HeadquartersCommand {
    static let configuration = CommandConfiguration(
        abstract: "Count the records and devices that HQ holds.",
        discussion: """
            The figures of the business are those of `outpostd metrics`; how the server fares it says itself, to \
            Prometheus, under GET /metrics.
            """)

    @OptionGroup var options: CommonOptions

    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
        let scopes = headquarters.scopes()
        let devices = try await headquarters.devices()
        let kinds = try await headquarters.read { reader in
            try LeadToCash.schema.kinds.map { kind in
                var count = 0
                try reader.forEach(kind.number) { _, _ in count += 1 }
                return (kind.name, count)
            }
        }
        if options.json {
            let byKind = kinds.map { JSON.members(["kind": .text($0.0), "records": .integer(Int64($0.1))]) }
            let byScope = scopes.map {
                JSON.members([
                    "scope": .integer(Int64($0.scope.rawValue)), "name": .text($0.name),
                    "records": .unsigned($0.records),
                ])
            }
            return console.print(
                JSON.members([
                    "timeline": .describing(headquarters.timeline), "frontier": .unsigned(headquarters.frontier),
                    "devices": .integer(Int64(devices.count)), "kinds": .array(byKind), "scopes": .array(byScope),
                ]))
        }
        let words = Words(console.language)
        console.print("timeline \(headquarters.timeline), \(headquarters.frontier) commits, \(devices.count) devices")
        var table = TextTable([.init(""), .init(words[.records], .right)])
        for (name, count) in kinds { table.add([Labels.kind(name, in: console.language), String(count)]) }
        console.print(table)
    }
}

/// `outpostd report`.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Figures from the data.",
        subcommands: [Pipeline.self, Stalled.self, Unused.self, Conflicts.self, Duplicates.self])

    struct Pipeline: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Opportunities by office and stage: count and value.")
        @OptionGroup var options: CommonOptions

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let report = try await headquarters.read { try Self.build($0) }
            if options.json { return console.print(Self.json(report)) }
            let words = Words(console.language)
            var table = TextTable([
                .init(Labels.kind("office", in: console.language)),
                .init(words.field(Opportunity.kind, Opportunity.Fields.stage)), .init(words[.count], .right),
                .init(words.field(Opportunity.kind, Opportunity.Fields.commercial), .right),
            ])
            for figure in report.byOffice { table.add(Self.cells(figure, words)) }
            for figure in report.byLabel { table.add(Self.cells(figure, words)) }
            table.add(Self.cells(report.total, words))
            console.print(table)
            if report.exceeded { console.complain("A sum is too large; amounts are left out of it.") }
        }

        private static func build(_ reader: RecordReader) throws -> PipelineReport {
            var offices: [RecordID: String] = [:]
            try reader.forEach(Office.kind) { offices[$0] = $1.text(Office.Fields.name) }
            var builder = PipelineReport.Builder()
            try reader.forEach(Opportunity.kind) { _, values in
                var office: String?
                if case .reference(let id)? = values[Opportunity.Fields.office] { office = offices[id] }
                let money = values[Opportunity.Fields.commercial]?.parts ?? []
                var amount: Int64?
                if case .integer(let minor)? = money.first { amount = minor }
                var currency: String?
                if money.count > 1, case .text(let code) = money[1] { currency = code }
                builder.add(
                    officeName: office, stage: word(values[Opportunity.Fields.stage]),
                    outcome: word(values[Opportunity.Fields.outcome]), amountMinor: amount, currency: currency)
            }
            return builder.report()
        }

        private static func word(_ value: Value?) -> String? {
            if case .text(let text)? = value { return text }
            return nil
        }

        private static func cells(_ figure: PipelineReport.Figure, _ words: Words) -> [String] {
            let amounts = figure.amounts.map {
                Money(minorUnits: $0.minorUnits, currency: $0.currency)?.description ?? "\($0.minorUnits)"
            }
            let label = figure.label.map { word -> String in
                let stage = words.choice(word, Opportunity.kind, Opportunity.Fields.stage)
                return stage == word ? words.choice(word, Opportunity.kind, Opportunity.Fields.outcome) : stage
            }
            return [
                figure.office ?? words[.total], label ?? words[.total], String(figure.count),
                amounts.joined(separator: ", "),
            ]
        }

        private static func json(_ report: PipelineReport) -> JSON {
            .members([
                "byOffice": .array(report.byOffice.map(json)), "byLabel": .array(report.byLabel.map(json)),
                "total": json(report.total), "exceeded": .flag(report.exceeded),
            ])
        }

        private static func json(_ figure: PipelineReport.Figure) -> JSON {
            .members([
                "office": figure.office.map(JSON.text) ?? .null, "label": figure.label.map(JSON.text) ?? .null,
                "count": .integer(Int64(figure.count)),
                "amounts": .array(
                    figure.amounts.map {
                        .members(["currency": .text($0.currency), "minorUnits": .integer($0.minorUnits)])
                    }),
            ])
        }
    }
}

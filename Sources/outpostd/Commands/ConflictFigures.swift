// Why this file exists: whoever answers for the data wants to know how often people met in it, and what became of it:
// merged, chosen by a rule, or sent to a person.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

extension Report {
    /// `outpostd report conflicts`.
    struct Conflicts: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Edits that people made apart: how many merged, were chosen by rule, or went to people.",
            discussion: """
                Counted from what each author had seen, so the figures do not depend on who synced first. Two edits of \
                different fields of one record stand side by side; a field that several devices wrote counts once, by \
                the most that became of it. Cases are those in the table of cases, whatever opened them.
                """)
        @OptionGroup var options: CommonOptions

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let report = try await headquarters.conflictReport()
            if options.json { return console.print(report.json) }
            let titles = try await headquarters.read { reader in
                try report.records.map { line in
                    guard let kind = LeadToCash.schema.kind(line.key.kind),
                        let values = try reader.values(of: line.key)
                    else { return "\(line.key.id)" }
                    return Labels.title(kind, values) ?? "\(line.key.id)"
                }
            }
            ConflictPage(report, titles, Words(console.language), console.language).print(to: console)
        }
    }
}

/// The report as people read it.
private struct ConflictPage {
    private let report: ConflictReport
    private let titles: [String]
    private let words: Words
    private let language: Language

    init(_ report: ConflictReport, _ titles: [String], _ words: Words, _ language: Language) {
        self.report = report
        self.titles = titles
        self.words = words
        self.language = language
    }

    func print(to console: CommandOutput) {
        console.print(sentence)
        guard report.merged + report.chosenByRule + report.sentToPeople > 0 else { return }
        for table in [kinds, rules, records] { console.print("\n" + table.text().dropLast()) }
        if !report.cases.isEmpty { console.print("\n" + cases.text().dropLast()) }
    }

    private var sentence: String {
        let (read, merged, chosen, asked) = (
            report.changesets, report.merged, report.chosenByRule, report.sentToPeople
        )
        return switch language {
        case .en:
            "Of \(read) changesets of devices, edits made apart met \(merged + chosen + asked) times: "
                + "\(merged) merged, \(chosen) chosen by rule, \(asked) sent to people."
        case .zhHans:
            "设备的 \(read) 个变更集中，互不知情的编辑相遇 \(merged + chosen + asked) 次："
                + "合并 \(merged) 次，按规则选定 \(chosen) 次，交人裁决 \(asked) 次。"
        case .zhHant:
            "裝置的 \(read) 個變更集中，互不知情的編輯相遇 \(merged + chosen + asked) 次："
                + "合併 \(merged) 次，按規則選定 \(chosen) 次，交人裁決 \(asked) 次。"
        }
    }

    private var kinds: TextTable {
        var table = TextTable([
            .init(words[.kind]), .init(words[.sideBySide], .right), .init(words[.merged], .right),
            .init(words[.chosen], .right), .init(words[.asked], .right),
        ])
        for line in report.kinds {
            let name = LeadToCash.schema.kind(line.kind).map { Labels.kind($0.name, in: language) }
            table.add([name ?? "\(line.kind)", "\(line.sideBySide)"] + Self.cells(line.fields))
        }
        table.add([words[.total], "\(report.sideBySide)"] + Self.cells(report.fields))
        return table
    }

    private var rules: TextTable {
        var table = TextTable([.init(words[.rule]), .init(words[.became]), .init(words[.fields], .right)])
        for line in report.rules { table.add([line.rule, words[line.settlement.word], "\(line.fields)"]) }
        return table
    }

    private var records: TextTable {
        var table = TextTable([
            .init(words[.record]), .init(words[.merged], .right), .init(words[.chosen], .right),
            .init(words[.asked], .right),
        ])
        for (line, title) in zip(report.records, titles) { table.add([title] + Self.cells(line.fields)) }
        return table
    }

    private var cases: TextTable {
        var table = TextTable([
            .init(words[.rule]), .init(words[.severity]), .init(words[.open], .right), .init(words[.closed], .right),
        ])
        for line in report.cases {
            let severity = words.choice(line.severity, CaseRecord.number, CaseRecord.Fields.severity)
            table.add([line.rule, severity, "\(line.open)", "\(line.closed)"])
        }
        return table
    }

    private static func cells(_ tally: ConflictReport.Tally) -> [String] {
        ["\(tally.merged)", "\(tally.chosen)", "\(tally.asked)"]
    }
}

extension ConflictReport.Settlement {
    fileprivate var word: Words.Key {
        switch self {
        case .merged: .merged
        case .chosen: .chosen
        case .asked: .asked
        }
    }
}

extension ConflictReport {
    fileprivate var json: JSON {
        .members([
            "changesets": .unsigned(changesets), "merged": .integer(Int64(merged)),
            "chosen": .integer(Int64(chosenByRule)), "asked": .integer(Int64(sentToPeople)),
            "sideBySide": .integer(Int64(sideBySide)), "fields": fields.json,
            "kinds": .array(
                kinds.map {
                    .members([
                        "kind": .text(Self.name($0.kind)), "sideBySide": .integer(Int64($0.sideBySide)),
                        "fields": $0.fields.json,
                    ])
                }),
            "byField": .array(
                byField.map {
                    .members([
                        "kind": .text(Self.name($0.kind)), "field": .text(Self.name($0.field, of: $0.kind)),
                        "records": $0.records.json,
                    ])
                }),
            "rules": .array(
                rules.map {
                    .members([
                        "rule": .text($0.rule), "settlement": .text("\($0.settlement)"),
                        "fields": .integer(Int64($0.fields)),
                    ])
                }),
            "cases": .array(
                cases.map {
                    .members([
                        "rule": .text($0.rule), "severity": .text($0.severity), "open": .integer(Int64($0.open)),
                        "closed": .integer(Int64($0.closed)),
                    ])
                }),
            "records": .array(
                records.map {
                    .members([
                        "kind": .text(Self.name($0.key.kind)), "id": .describing($0.key.id), "fields": $0.fields.json,
                    ])
                }),
        ])
    }

    private static func name(_ kind: KindNumber) -> String { LeadToCash.schema.kind(kind)?.name ?? "\(kind)" }

    private static func name(_ field: FieldNumber, of kind: KindNumber) -> String {
        field == 0 ? "life" : LeadToCash.schema.kind(kind)?.field(field)?.name ?? "\(field)"
    }
}

extension ConflictReport.Tally {
    fileprivate var json: JSON {
        .members([
            "merged": .integer(Int64(merged)), "chosen": .integer(Int64(chosen)), "asked": .integer(Int64(asked)),
        ])
    }
}

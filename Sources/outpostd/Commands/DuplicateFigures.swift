// Why this file exists: how well duplicates are found is measured on names of which it is known which belong together:
// ours, or an operator's own.

import ArgumentParser
import LeadToCash
import SyncProtocol
import Workbench

extension Report {
    /// `outpostd report duplicates`.
    struct Duplicates: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Precision and recall of the duplicate matcher over names that you know.",
            discussion: """
                The file has the columns cluster_id, name, kind and country; names of one cluster are one company. \
                Only names and countries are compared, as if nothing else were known; HQ's data are not read.
                """)
        @Argument(help: "A CSV file.") var file: String
        @Flag(help: "Answer in JSON.") var json = false

        func run() throws {
            do {
                let files = try SourceFile.read(path: file)
                let report = DuplicateReport(try files.flatMap(DuplicateReport.specimens(in:)))
                Terminal.output(json ? report.json.pretty + "\n" : report.lines.map { $0 + "\n" }.joined())
            } catch let error as ImportError {
                throw CommandFailure.usage(error.description)
            }
        }
    }
}

extension DuplicateReport {
    private var figures: [(key: String, title: String, share: Share)] {
        [
            ("precision", "precision: of the pairs offered, one company", precision),
            ("recallOfFullNames", "recall, full names in one script", recallOfFullNames),
            ("recallInOneScript", "recall, all names in one script", recallInOneScript),
            ("recall", "recall, all pairs of one company", recall),
        ]
    }

    fileprivate var lines: [String] {
        var table = TextTable([.init(""), .init("")])
        for figure in figures { table.add([figure.title, figure.share.description]) }
        let certain = mistaken.filter { $0.certainty == .certain }
        return Array(table.lines()[2...]) + ["offered as certain though two companies: \(certain.count)"]
            + mistaken.map { "mistaken: \($0.first.name) / \($0.second.name)" }
            + missed.map { "missed: \($0.first.name) / \($0.second.name)" }
    }

    fileprivate var json: JSON {
        .members([
            "figures": .array(
                figures.map {
                    .members([
                        "name": .text($0.key), "part": .integer(Int64($0.share.part)),
                        "whole": .integer(Int64($0.share.whole)),
                    ])
                }),
            "mistaken": .array(mistaken.map(Self.json)), "missed": .array(missed.map(Self.json)),
        ])
    }

    private static func json(_ pair: Pair) -> JSON {
        .members([
            "first": .text(pair.first.name), "second": .text(pair.second.name),
            "certainty": pair.certainty.map { .text("\($0)") } ?? .null,
        ])
    }
}

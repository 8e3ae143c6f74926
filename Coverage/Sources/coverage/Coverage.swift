// Why this file exists: a figure of coverage tells nothing. What matters is what no test reaches, and why that is so:
// every such place has a reason that somebody wrote down and somebody else can read.

import Foundation

/// `coverage EXPORT REASONS PAGE [FIGURES]`: from llvm-cov's export and the reasons to a page of documentation.
@main
struct Coverage {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4 else {
            print("coverage EXPORT REASONS PAGE [FIGURES]")
            exit(2)
        }
        let export = try Export(try Data(contentsOf: URL(filePath: arguments[1])))
        let reasons = try Reasons(try String(contentsOfFile: arguments[2], encoding: .utf8))
        let report = Report(try export.places(), reasons)
        try report.page.write(toFile: arguments[3], atomically: true, encoding: .utf8)
        if arguments.count > 4 { try append(report.figures, to: arguments[4]) }
        print(report.summary)
        for fault in report.faults { print(fault) }
        exit(report.faults.isEmpty ? 0 : 1)
    }

    private static func append(_ text: String, to path: String) throws {
        let before = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        try (before + text).write(toFile: path, atomically: true, encoding: .utf8)
    }
}

/// The folders whose coverage is measured: what the protocol promises is decided and kept there.
enum Measured {
    static let folders = [
        "Protocol/", "Client/Replica/", "Client/Syncing/", "Server/Ledger/", "Server/Distribution/",
        "Server/Operations/Arbitrating.swift",
    ]

    /// The part of a path below the repository, if it is measured.
    static func path(_ file: String) -> String? {
        for folder in folders {
            guard let range = file.range(of: "/" + folder), !file.contains("/checkouts/") else { continue }
            return String(file[file.index(after: range.lowerBound)...])
        }
        return nil
    }

    /// The row of the table in which a file is counted: its folder, of Protocol the folder within.
    static func row(_ path: String) -> String { path.split(separator: "/").dropLast().prefix(2).joined(separator: "/") }
}

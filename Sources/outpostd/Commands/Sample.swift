// Why this file exists: whoever tries Outpost wants data to play with, and real customers' data must not be it.

import ArgumentParser
import FoundationEssentials
import LeadToCash
import Workbench

/// `outpostd sample`.
struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write invented sales data in the Maven shape, for trying things out.")

    @Argument(help: "The folder to write the four CSV files into; made if missing.") var folder: String
    @Option(help: "How many opportunities.") var opportunities = 500
    @Option(help: "The same seed gives the same files.") var seed: UInt64 = 1

    func validate() throws {
        guard (1...1_000_000).contains(opportunities) else {
            throw ValidationError("--opportunities must be from 1 to 1000000.")
        }
    }

    func run() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let files = Synthetic.maven(seed: seed, opportunities: opportunities)
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
        }
        Terminal.output("\(files.count) files with \(opportunities) opportunities are in \(folder).\n")
    }
}

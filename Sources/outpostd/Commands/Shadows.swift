// Why this file exists: HQ keeps the shadows of records that others may not see by itself; an operator may have it done
// at once, or from the beginning.

import ArgumentParser
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd shadow`.
struct Shadow: HeadquartersCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the shadows of other offices' accounts into step with the accounts.",
        discussion: "A running server does it seconds after a change. --rebuild trusts nothing noted before.")

    @OptionGroup var options: CommonOptions
    @Flag(help: "Look at every account again.") var rebuild = false

    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
        let report = try await headquarters.refreshShadows(rebuilding: rebuild)
        if options.json {
            return console.print(
                JSON.members([
                    "records": .integer(Int64(report.records)), "shadows": .integer(Int64(report.shadows)),
                ]))
        }
        console.print("Looked at \(report.records) accounts; wrote \(report.shadows) shadows anew.")
    }
}

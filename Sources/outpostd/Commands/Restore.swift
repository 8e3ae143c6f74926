// Why this file exists: HQ's disk is gone and there is a backup. One command makes it HQ again, so that the laptops can
// bring back what it lacks; copying the file by hand would let old commit numbers mean new things.

import ArgumentParser
import FoundationEssentials
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd restore`.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a backup HQ's database; laptops then send again what it lacks.",
        discussion: """
            The server must be stopped. HQ goes on in a new timeline. A database that is there is never overwritten: \
            with --replace it is moved aside under a name that is printed.
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "A file that `outpostd backup` made.") var file: String
    @Flag(help: "Move the database that is there aside.") var replace = false

    func run() async throws {
        do {
            let directory = try DataDirectory(try options.directory(), create: true)
            let path = Environment.absolute(file, from: FileManager.default.currentDirectoryPath)
            let restored = try directory.restore(from: path, replace: replace, wall: Headquarters.systemClock())
            // Opening it once proves that it opens.
            let headquarters = try Headquarters(
                directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook)
            let report = try await headquarters.verify()
            try await headquarters.close()
            Terminal.output(options.json ? Self.json(restored, report).pretty + "\n" : Self.text(restored, path))
            guard report.isSound else {
                throw CommandFailure.damaged("The restored database is damaged; `outpostd verify` says how.")
            }
        } catch {
            throw CommandFailure(error)
        }
    }

    private static func text(_ restored: Restoration, _ path: String) -> String {
        var lines = [
            "Restored from \(path): every commit up to \(restored.frontier).",
            "HQ goes on in timeline \(restored.timeline); laptops bring back what the backup lacks as they sync.",
            "Devices enrolled after the backup need a new code: `outpostd invite`, then `outpost rejoin --code CODE`.",
        ]
        if let replaced = restored.replaced { lines.append("The database that was there is now \(replaced).") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func json(_ restored: Restoration, _ report: VerificationReport) -> JSON {
        .members([
            "timeline": .describing(restored.timeline), "former": .describing(restored.former),
            "frontier": .unsigned(restored.frontier), "base": .unsigned(restored.base),
            "replaced": restored.replaced.map(JSON.text) ?? .null, "sound": .flag(report.isSound),
        ])
    }
}

// Why this file exists: the rep's command line begins here. It does nothing at start-up but find its command:
// `status` must answer at once on an old laptop.

import ArgumentParser
import Foundation

@main
struct Outpost: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outpost",
        abstract: "Your customers, leads and deals, with or without a network.",
        discussion: """
            Every command but enroll, rejoin, device and sync works offline. Records are named by code, name or id.

              outpost opp list --where stage=guiding --mine
              outpost opp set OPP-2026-000017 stage=solution commercial="1050000 USD"
              outpost sync
              outpost conflicts

            Exit codes: 0 ok, 1 could not be done, 2 usage, 3 HQ unreachable (work saved), 4 not authorised, \
            5 synced but something needs you, 6 edits held or refused, 7 no shared history, 8 local database damaged, \
            9 whoever answers is not HQ, 10 not synced for too long, 11 erased on HQ's order.
            """,
        version: "outpost 0.1.0",
        subcommands: [
            Enroll.self, Status.self, Sync.self, Rejoin.self, Trust.self, DeviceCommand.self,
            Conflicts.self, ConflictCommand.self, Resolve.self, Held.self, Undo.self,
            Find.self, Log.self, Diff.self, Import.self, Export.self, Verify.self, Doctor.self, Completions.self,
            MetricsCommand.self,
        ] + GuidanceVerbs.commands + FlowVerbs.commands + KindCommands.all)

    static func main() {
        // A reader that went away (`outpost opp list | head`) is no fault worth a signal's death message.
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            leave(error)
        }
    }

    /// Ends the program as an error asks for. Help and version are no errors.
    private static func leave(_ error: any Error) -> Never {
        if let status = error as? ExitStatus { Foundation.exit(status.rawValue) }
        if isFromParser(error) {
            guard exitCode(for: error) != .success else { exit(withError: error) }
            Failure.usage(message(for: error), help: fullMessage(for: error)).report()
            Foundation.exit(ExitStatus.usage.rawValue)
        }
        let failure = Failure(error)
        failure.report()
        Foundation.exit(failure.status.rawValue)
    }

    /// Parsing wraps what it throws in types of its own; every command throws ours.
    private static func isFromParser(_ error: any Error) -> Bool {
        let type = String(reflecting: Swift.type(of: error))
        return type.hasPrefix("ArgumentParser.")
    }
}

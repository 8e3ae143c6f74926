// Why this file exists: HQ's command line begins here. It decides nothing but the exit code, so that scripts can rely
// on it: 0 done, 1 failed, 2 usage, 3 server unreachable, 4 not authorised, 8 database damaged,
// 9 certificate or key unusable, 10 the audited head was lost in a restore.

import ArgumentParser
import Glibc
import SyncServer
import Workbench

@main
enum Main {
    static func main() async {
        Headquarters.prepareProcess()
        let status = await run(Array(CommandLine.arguments.dropFirst()))
        exit(status)
    }

    private static func run(_ arguments: [String]) async -> Int32 {
        do {
            var command = try Outpostd.parseAsRoot(arguments)
            if let command = command as? any HeadquartersCommand {
                return await CommandRunner(arguments: arguments).run(command)
            }
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return 0
        } catch {
            return report(error)
        }
    }

    /// Help goes to standard output and is no failure; a mistake in the arguments is usage, 2.
    private static func report(_ error: any Error) -> Int32 {
        if let failure = error as? CommandFailure {
            Terminal.error(failure.sentence + "\n")
            return failure.status
        }
        let code = Outpostd.exitCode(for: error)
        let text = Outpostd.fullMessage(for: error)
        if code == .success {
            Terminal.output(text + "\n")
            return 0
        }
        if !text.isEmpty { Terminal.error(text + "\n") }
        return code == .validationFailure ? 2 : code.rawValue
    }
}

/// HQ's program.
struct Outpostd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outpostd", abstract: "Outpost's server: HQ's ledger, and what an operator does with it.",
        discussion: "Commands work whether or not the server runs: if it does, it carries them out.",
        version: "outpostd 0.1.0",
        subcommands: [
            Initialize.self, CertificateCommand.self, Serve.self, Invite.self, UserCommand.self, OfficeCommand.self,
            RoleCommand.self, TeamCommand.self, TerritoryCommand.self, HandoverCommand.self,
            DeviceCommand.self, Move.self, GrantCommand.self, ImportCommand.self, Sample.self, Backup.self,
            Restore.self, Verify.self, AuditCommand.self, Erase.self, Collect.self, Shadow.self, CaseCommand.self,
            Report.self, MetricsCommand.self, Count.self,
        ] + workbench)

    /// What HQ's people do, rather than who runs the machine.
    private static let workbench: [any ParsableCommand.Type] = [
        RecordCommand.self, ContentCommand.self, GateCommand.self, PriceCommand.self, TokenCommand.self,
        ContractCommand.self, ChangeCommand.self, InvoiceCommand.self, PaymentCommand.self, DisputeCommand.self,
        TargetCommand.self, FxCommand.self, CampaignCommand.self, RolloutCommand.self, SurveyCommand.self,
        SnapshotCommand.self,
    ]
}

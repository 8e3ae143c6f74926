// Why this file exists: anybody may say that a customer disputes an invoice; that the dispute is over says finance.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd dispute`.
struct DisputeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispute", abstract: "What customers will not pay, and why.", subcommands: [Close.self, List.self])
}

extension DisputeCommand {
    private typealias Fields = Dispute.Fields

    enum Ending: String, ExpressibleByArgument, CaseIterable, Sendable {
        case resolved, rejected, withdrawn
    }

    struct Close: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a dispute, for finance.",
            discussion: "Example: outpostd dispute close DSP-2026-000002 resolved --resolution \"credit note CN-…\"")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The dispute: its code or id.") var dispute: String
        @Argument(help: "resolved, rejected or withdrawn.") var ending: Ending
        @Option(help: "How it ended.") var resolution: String
        @Option(help: "When; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let id = try await Desk(headquarters).write { [dispute, ending, resolution, on] ground, occasion in
                let id = try ground.find(Dispute.kind, dispute)
                let edits = try InvoiceChanges.close(
                    id, ending.rawValue, resolution: resolution, on: on ?? occasion.today, ground)
                return (edits, id)
            }
            if options.json {
                return console.print(.members(["id": .describing(id), "state": .text(ending.rawValue)]))
            }
            console.print("\(dispute) is \(ending.rawValue) and closed.")
        }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "List disputes that finance has not closed.", discussion: "Example: outpostd dispute list --all")
        @OptionGroup var options: CommonOptions
        @Flag(help: "Closed ones, too.") var all = false

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (table, records) = try await Desk(headquarters).read { [all, language = console.language] ground in
                let kind = try DeskKind.of(Dispute.kind)
                var keys: [RecordKey] = []
                try ground.forEach(Dispute.kind) { id, values in
                    let isOpen = values[Fields.closedOn] ?? .null == .null || values[Fields.isOpen]?.isTrue == true
                    if all || isOpen { keys.append(RecordKey(kind: Dispute.kind, id: id)) }
                }
                let fields = [Fields.invoice, Fields.amount, Fields.state, Fields.openedOn, Fields.reason]
                let table = try DeskText(ground: ground, language: language)
                    .table(kind, fields.compactMap(kind.field), keys)
                return (table, try keys.map { try DeskJSON.record($0, ground) })
            }
            if options.json { console.print(.array(records)) } else { console.print(table) }
        }
    }
}

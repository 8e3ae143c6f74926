// Why this file exists: somebody leaves. What was theirs is listed, with the devices that may still hold unsent work,
// and goes to somebody who says that they have it.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd handover`.
struct HandoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover", abstract: "Hand over what somebody who leaves has.",
        subcommands: [Start.self, Show.self, Accept.self, Orphans.self])

    struct Start: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what somebody has, and who is to take it.",
            discussion: "The taker and the office's manager see it on their laptops; either accepts it, or HQ does.")
        @OptionGroup var options: CommonOptions
        @Option(help: "Who leaves: name, e-mail or id.") var from: String
        @Option(help: "Who takes over: name, e-mail or id.") var to: String
        @Option(help: "Why.") var reason = ""

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let leaver = try await Directory.person(from, headquarters)
            let taker = try await Directory.person(to, headquarters)
            guard leaver != taker else { throw CommandFailure.usage("--from and --to name the same person.") }
            let begun = try await Handing.begin(from: leaver, to: taker, reason: reason, headquarters)
            HandoverPage(
                id: begun.id, from: from, to: to, items: begun.items, devices: begun.devices, state: "open", done: []
            )
            .show(options.json, console)
        }
    }

    struct Show: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "Show a handover.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "Its id, or the name of whoever leaves.") var handover: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            try await HandoverPage.find(handover, headquarters).show(options.json, console)
        }
    }

    struct Accept: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give everything that is listed, and what came since, to the taker.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "Its id, or the name of whoever leaves.") var handover: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let page = try await HandoverPage.find(handover, headquarters)
            guard page.state == "open" else { throw CommandFailure.failed("This handover is \(page.state) already.") }
            _ = try await headquarters.apply([
                RecordEdit(
                    RecordKey(kind: Handover.kind, id: page.id), .update,
                    [FieldValue(Handover.Fields.state, .text("accepted"))])
            ])
            try await HandoverPage.find(page.id.description, headquarters).show(options.json, console)
        }
    }

    struct Orphans: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "List open work whose owner has left.",
            discussion: "There should be none: a handover that was accepted leaves nothing behind.")
        @OptionGroup var options: CommonOptions

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let lines = try await headquarters.read { try Handing.orphans($0) }
            if options.json {
                return console.print(
                    .array(
                        lines.map { line in
                            .members([
                                "owner": .text(line.owner), "kind": .text(line.item.kind),
                                "id": .describing(line.item.id),
                                "name": .text(line.item.name),
                            ])
                        }))
            }
            if lines.isEmpty { return console.print("Nothing is orphaned.") }
            for line in lines { console.print("\(line.owner): \(line.item.line)") }
        }
    }
}

/// One handover on a page.
struct HandoverPage: Sendable {
    let id: RecordID
    let from: String
    let to: String
    let items: [String]
    let devices: [String]
    let state: String
    let done: [String]

    static func find(_ word: String, _ headquarters: Headquarters) async throws -> HandoverPage {
        typealias Fields = Handover.Fields
        let found = try await headquarters.read { reader -> HandoverPage? in
            let names = try Directory.names(reader)
            var found: HandoverPage?
            try reader.forEach(Handover.kind) { id, values in
                func name(_ field: FieldNumber) -> String { values[field]?.reference.flatMap { names[$0] } ?? "" }
                func lines(_ field: FieldNumber) -> [String] {
                    if case .set(let elements)? = values[field] { elements } else { [] }
                }
                guard id.description == word || name(Fields.fromUser) == word else { return }
                found = HandoverPage(
                    id: id, from: name(Fields.fromUser), to: name(Fields.toUser), items: lines(Fields.items),
                    devices: lines(Fields.devices), state: values.text(Fields.state), done: lines(Fields.done))
            }
            return found
        }
        guard let found else { throw CommandFailure.failed("There is no handover \(word).") }
        return found
    }

    func show(_ isJSON: Bool, _ console: CommandOutput) {
        if isJSON {
            return console.print(
                JSON.members([
                    "id": .describing(id), "from": .text(from), "to": .text(to), "state": .text(state),
                    "items": .array(items.map(JSON.text)), "devices": .array(devices.map(JSON.text)),
                    "checklist": .array(
                        Handover.checklist.map {
                            .members(["item": .text($0), "done": .flag(done.contains($0))])
                        }),
                ]))
        }
        console.print("Handover \(id) from \(from) to \(to): \(state)")
        console.print("\(items.count) items:")
        for item in items { console.print("  \(item)") }
        console.print("Devices:")
        for device in devices { console.print("  \(device)") }
        if devices.isEmpty { console.print("  none") }
        console.print("Checklist:")
        for item in Handover.checklist { console.print("  [\(done.contains(item) ? "x" : " ")] \(item)") }
    }
}

// Why this file exists: somebody leaves. What was theirs is listed, with the devices that may still hold unsent work,
// and goes to somebody who says that they have it.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer

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

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
            typealias Fields = Handover.Fields
            let leaver = try await Directory.person(from, headquarters)
            let taker = try await Directory.person(to, headquarters)
            guard leaver != taker else { throw CommandFailure.usage("--from and --to name the same person.") }
            let work = try await OpenWork.of(leaver, headquarters)
            let devices = try await headquarters.devices().filter { $0.person == leaver }.map(DeviceText.line)
            let office = try await headquarters.read { reader in
                try reader.values(of: RecordKey(kind: User.kind, id: leaver))?[User.Fields.office]
            }
            let id = try await Directory.create(
                Handover.kind,
                [
                    (Fields.office, office), (Fields.fromUser, .reference(leaver)), (Fields.toUser, .reference(taker)),
                    (Fields.reason, reason.isEmpty ? nil : .text(reason)), (Fields.state, .text("open")),
                    (Fields.items, .elements(work.map(\.line))), (Fields.devices, .elements(devices)),
                ], headquarters)
            _ = try await headquarters.apply([
                RecordEdit(
                    RecordKey(kind: User.kind, id: leaver), .update, [FieldValue(User.Fields.status, .text("leaving"))])
            ])
            HandoverPage(id: id, from: from, to: to, items: work.map(\.line), devices: devices, state: "open", done: [])
                .show(options.json, console)
        }
    }

    struct Show: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "Show a handover.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "Its id, or the name of whoever leaves.") var handover: String

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
            try await HandoverPage.find(handover, headquarters).show(options.json, console)
        }
    }

    struct Accept: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give everything that is listed, and what came since, to the taker.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "Its id, or the name of whoever leaves.") var handover: String

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
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

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
            let leavers = try await headquarters.read { reader in
                var leavers: [RecordID: String] = [:]
                try reader.forEach(User.kind) { id, values in
                    if values[User.Fields.status] == .text("left") { leavers[id] = values.text(User.Fields.name) }
                }
                return leavers
            }
            var lines: [(owner: String, item: OpenWork)] = []
            for (leaver, name) in leavers.sorted(by: { $0.value < $1.value }) {
                lines += try await OpenWork.of(leaver, headquarters).map { (name, $0) }
            }
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

/// Something that is somebody's and not finished.
struct OpenWork: Sendable {
    let kind: String
    let id: RecordID
    let code: String
    let name: String

    var line: String { [kind, code.isEmpty ? id.description : code, name].joined(separator: " ") }

    private static let kinds: [(kind: KindNumber, owner: FieldNumber, state: FieldNumber?, closed: Set<String>)] = [
        (Account.kind, Account.Fields.owner, nil, []),
        (
            Opportunity.kind, Opportunity.Fields.owner, Opportunity.Fields.outcome, ["won", "lost", "cancelled"]
        ),
        (Lead.kind, Lead.Fields.assignedTo, Lead.Fields.status, ["converted", "closed", "duplicate"]),
    ]

    static func of(_ user: RecordID, _ headquarters: Headquarters) async throws -> [OpenWork] {
        try await headquarters.read { reader in
            var result: [OpenWork] = []
            for (number, owner, state, closed) in kinds {
                guard let kind = LeadToCash.schema.kind(number) else { continue }
                try reader.forEach(number) { id, values in
                    guard values[owner] == .reference(user), !closed.contains(state.map { values.text($0) } ?? "")
                    else {
                        return
                    }
                    result.append(
                        OpenWork(
                            kind: kind.name, id: id, code: kind.code.map { values.text($0.field) } ?? "",
                            name: Labels.title(kind, values) ?? ""))
                }
            }
            return result
        }
    }
}

/// A device as a handover names it.
enum DeviceText {
    static func line(_ device: Device) -> String {
        let heard = device.uploaded == 0 ? "never" : Instant.text(Int64(clamping: device.uploaded)) ?? ""
        return "\(device.replica) \(device.device), \(device.status.rawValue), last edits \(heard), "
            + "\(device.changesets) changesets at HQ; what it has not sent is unknown"
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

    func show(_ isJSON: Bool, _ console: Console) {
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

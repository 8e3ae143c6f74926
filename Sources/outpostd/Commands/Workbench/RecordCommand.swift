// Why this file exists: HQ keeps a hundred kinds of record, and most are kept by writing down what is so. One command
// does that for all of them, in the words that reps use.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd record`.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Records of every kind, as HQ shows and writes them.",
        discussion: """
            KIND is the kind's name, such as account, opp, payment-term or gate_condition. Kinds that have a command \
            of their own (invoices, payments, decisions, …) are written with that.

            Example: outpostd record add product code=R9 name="Router 9" listPrice="1200 USD" active=yes
            """, subcommands: [List.self, Show.self, Add.self, Change.self])

    /// Refuses kinds that another command keeps.
    static func check(_ kind: RecordKind) throws {
        guard let command = DeskKind.guarded[kind.number] else { return }
        throw CommandFailure.usage("Records of the kind \(kind.name) are written by `\(command)`.")
    }

    /// Refuses fields from which more follows than this record says.
    static func check(_ kind: RecordKind, _ writes: [FieldValue]) throws {
        guard let guarded = DeskKind.guardedFields[kind.number],
            let write = writes.first(where: { guarded.fields.contains($0.field) })
        else { return }
        let name = kind.field(write.field)?.name ?? ""
        throw CommandFailure.usage("\(kind.name).\(name) is written by `\(guarded.command)`.")
    }

    /// What an edit did, for programs.
    static func json(
        _ key: RecordKey, _ kind: RecordKind, _ action: String, _ edit: DeskComposer.Composition
    ) -> JSON {
        let written = edit.writes.compactMap { kind.field($0.field)?.name }
        return .object(
            DeskJSON.identity(key, kind) + [
                JSON.Member(key: "action", value: .text(action)),
                JSON.Member(key: "written", value: .array(written.map(JSON.text))),
                JSON.Member(key: "unchanged", value: .array(edit.unchanged.map(JSON.text))),
            ])
    }
}

extension RecordCommand {
    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "List records of a kind.",
            discussion: "Example: outpostd record list contract --where state=effective --fields name,commercial")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The kind of record.") var kind: String
        @Option(
            name: .customLong("where"),
            help: ArgumentHelp("Only records with this value; “field=” finds empty ones.", valueName: "field=value"))
        var filters: [String] = []
        @Option(help: ArgumentHelp("What to show, such as name,state.", valueName: "fields")) var fields: String?
        @Option(help: "How many to show; 0 shows all.") var limit = 50

        func validate() throws {
            guard limit >= 0 else { throw ValidationError("--limit takes 0 or more.") }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let kind = try DeskKind.named(kind)
            let shown = try fields.map { text in
                try text.split(separator: ",").map { try DeskAssignment.field(String($0), kind) }
            }
            let columns = shown ?? DeskColumns.telling(kind)
            let (table, records, more) = try await Desk(headquarters).read {
                [filters, limit, language = console.language] ground in
                let keys = try Self.keys(kind, filters, ground)
                let visible = limit == 0 ? keys : Array(keys.prefix(limit))
                let text = DeskText(ground: ground, language: language)
                return (
                    try text.table(kind, columns, visible), try visible.map { try DeskJSON.record($0, ground) },
                    keys.count - visible.count
                )
            }
            if options.json {
                return console.print(
                    .members([
                        "kind": .text(kind.name), "more": .flag(more > 0), "records": .array(records),
                    ]))
            }
            console.print(table)
            if more > 0 { console.print("\(more) more; --limit 0 shows all.") }
        }

        /// The records that all filters let through.
        private static func keys(
            _ kind: RecordKind, _ filters: [String], _ ground: DeskGround
        ) throws -> [RecordKey] {
            let composer = DeskComposer(kind: kind, ground: ground)
            let wanted = try filters.map { filter in
                let field = try DeskAssignment(filter, kind).field
                let value = try composer.compose([filter], over: [:]).writes.first?.value ?? .null
                return (field: field.number, value: value)
            }
            var keys: [RecordKey] = []
            try ground.forEach(kind.number) { id, values in
                if wanted.allSatisfy({ Self.matches(values[$0.field] ?? .null, $0.value) }) {
                    keys.append(RecordKey(kind: kind.number, id: id))
                }
            }
            return keys
        }

        /// Whether what a record shows is what is wanted: each element of a set, each part that is named.
        private static func matches(_ shown: Value, _ wanted: Value) -> Bool {
            switch (shown, wanted) {
            case (_, _) where wanted.isEmpty: shown.isEmpty
            case (.set(let present), .set(let elements)): elements.allSatisfy(present.contains)
            case (.compound(let present), .compound(let parts)):
                zip(present, parts).allSatisfy { $1.isEmpty || $0 == $1 }
            default: shown == wanted
            }
        }
    }

    struct Show: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a record.", discussion: "Example: outpostd record show contract CTR-2026-000007")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The kind of record.") var kind: String
        @Argument(help: "Its code, its name or its id.") var record: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let kind = try DeskKind.named(kind)
            let (table, json) = try await Desk(headquarters).read { [record, language = console.language] ground in
                let key = RecordKey(kind: kind.number, id: try ground.find(kind.number, record))
                return (
                    try DeskText(ground: ground, language: language).page(key), try DeskJSON.record(key, ground)
                )
            }
            if options.json { console.print(json) } else { console.print(table) }
        }
    }

    struct Add: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create a record: name=value …",
            discussion: """
                Where it lives follows from what it is filed under, unless it says so itself.

                Example: outpostd record add risk opportunity=OPP-2026-000017 text="No spare parts in Nairobi"
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The kind of record.") var kind: String
        @Argument(help: ArgumentHelp("Fields and their values.", valueName: "name=value")) var assignments: [String]

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let kind = try DeskKind.named(kind)
            try RecordCommand.check(kind)
            let desk = Desk(headquarters)
            let (key, edit) = try await desk.write { [assignments] ground, _ in
                let edit = try DeskComposer(kind: kind, ground: ground).compose(assignments, over: [:])
                try RecordCommand.check(kind, edit.writes)
                let said = Dictionary(edit.writes.map { ($0.field, $0.value) }) { first, _ in first }
                let filed = try Filing.of(kind, said, ground)
                let key = RecordKey(kind: kind.number, id: Desk.makeID())
                return ([RecordEdit(key, .create, edit.writes + filed)], (key, edit))
            }
            if options.json { return console.print(RecordCommand.json(key, kind, "create", edit)) }
            let name = try await desk.name(key)
            console.print("Added \(Labels.kind(kind.name, in: console.language)) \(name): \(key.id).")
        }
    }

    struct Change: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Change fields of a record: name=value …",
            discussion: """
                “name=” empties a field; tags+=gold and tags-=old change a set; commercial.amount="1050000 USD" \
                changes one part of a compound field. What is already so is not written.

                Example: outpostd record set gate_condition 0199… closed=yes closedOn=2026-11-20
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The kind of record.") var kind: String
        @Argument(help: "Its code, its name or its id.") var record: String
        @Argument(help: ArgumentHelp("Fields and their new values.", valueName: "name=value"))
        var assignments: [String]

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let kind = try DeskKind.named(kind)
            try RecordCommand.check(kind)
            let desk = Desk(headquarters)
            let (key, edit) = try await desk.write { [record, assignments] ground, _ in
                let key = RecordKey(kind: kind.number, id: try ground.find(kind.number, record))
                let current = try ground.values(of: key) ?? [:]
                let edit = try DeskComposer(kind: kind, ground: ground).compose(assignments, over: current)
                try RecordCommand.check(kind, edit.writes)
                return (edit.writes.isEmpty ? [] : [RecordEdit(key, .update, edit.writes)], (key, edit))
            }
            if options.json {
                let action = edit.writes.isEmpty ? "none" : "update"
                return console.print(RecordCommand.json(key, kind, action, edit))
            }
            let written = edit.writes.compactMap { kind.field($0.field) }.map {
                Labels.field(kind, $0, in: console.language)
            }
            let name = try await desk.name(key)
            console.print(
                written.isEmpty
                    ? "\(name) says so already; nothing was written."
                    : "Changed \(name): \(written.joined(separator: ", ")).")
        }
    }
}

/// The columns that a list shows where nobody says which.
enum DeskColumns {
    /// What records of a kind are called, how they stand, what they belong to, what they are worth, when; six at most.
    static func telling(_ kind: RecordKind) -> [Field] {
        let ranked = kind.storedFields.compactMap { field in rank(field, kind).map { (rank: $0, field: field) } }
        return ranked.sorted { $0.rank < $1.rank }.prefix(6).map(\.field)
    }

    private static func rank(_ field: Field, _ kind: RecordKind) -> Int? {
        guard let first = field.columns.first, field.name != "code", field.name != "externalId",
            kind.redirect != field.number
        else { return nil }
        if DeskKind.names(kind).contains(field.number) { return 0 }
        if !first.choices.isEmpty { return 1 }
        if first.name.hasSuffix("_minor") { return 3 }
        switch first.type {
        case .reference: return 2
        case .date, .instant: return 4
        case .set: return nil
        default: return 5
        }
    }
}

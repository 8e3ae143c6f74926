// Why this file exists: customers go to other offices and so do people; whoever works in operations says so in one
// line.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd move`.
struct Move: HeadquartersCommand {
    static let configuration = CommandConfiguration(
        abstract: "Move a record, and everything filed under it, to another office.",
        discussion: "Laptops of the former office give it up at their next sync, after their edits of it came in.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "The kind of record: account, opportunity, …") var kind: String
    @Argument(help: "Its code or id.") var record: String
    @Option(help: "The office that gets it: code, name or id.") var office: String?
    @Flag(help: "Everybody is to hold it.") var everybody = false
    @Option(help: "Why; kept in the log.") var reason = ""

    func validate() throws {
        if (office == nil) != everybody { throw ValidationError("Say --office OFFICE, or --everybody.") }
    }

    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
        guard let found = LeadToCash.schema.kind(named: kind),
            let field = found.anchors.first(where: { found.field($0)?.columns.first?.type == .reference("office") })
        else {
            throw CommandFailure.usage("“\(kind)” is not a kind of record that lives in an office.")
        }
        let id = try await Directory.record(record, found.number, headquarters)
        var anchor: RecordID?
        if let office { anchor = try await Directory.office(office, headquarters) }
        if let anchor { _ = try await headquarters.scope(anchoredAt: anchor, name: office ?? "") }
        let key = RecordKey(kind: found.number, id: id)
        let place = FieldValue(field, anchor.map(Value.reference) ?? .null)
        guard let receipt = try await headquarters.move(key, [place], reason: reason) else {
            throw CommandFailure.failed("\(kind) \(record) is deleted; there is nothing to move.")
        }
        if options.json {
            console.print(JSON.members(["id": .describing(id), "sequence": .unsigned(receipt.sequence)]))
        } else {
            console.print("\(kind) \(record) and what is filed under it went to \(office ?? "everybody").")
        }
    }

}

/// `outpostd territory`.
struct TerritoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "territory", abstract: "Which accounts an office works from a day on.",
        subcommands: [Add.self, List.self])

    struct Add: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plan that an office takes over accounts on a day.",
            discussion: """
                HQ moves them in the first minute of that day (UTC), with everything filed under them. Open deals that \
                are expected to be signed up to --deals-stay-until keep their owner, who joins the account's team.
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "What it is called.") var name: String
        @Option(help: "The office that gets the accounts: code, name or id.") var office: String
        @Option(help: ArgumentHelp("From this day on.", valueName: "YYYY-MM-DD")) var from: CivilDate
        @Option(help: "All accounts of this country.") var country: String?
        @Option(help: "All accounts of this segment.") var segment: String?
        @Option(name: .customLong("account"), help: "An account's code. May be given several times.")
        var accounts: [String] = []
        @Option(help: "Who owns the accounts and deals that move.") var owner: String?
        @Option(help: ArgumentHelp("Deals signed by then stay.", valueName: "YYYY-MM-DD")) var dealsStayUntil:
            CivilDate?
        @Option(help: "Percent of a moved deal's credit that its former owner keeps.") var creditKept: Int64 = 50

        func validate() throws {
            if country == nil && segment == nil && accounts.isEmpty {
                throw ValidationError("Say which accounts: --country, --segment or --account.")
            }
            if !(0...100).contains(creditKept) { throw ValidationError("--credit-kept takes 0 to 100.") }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            typealias Fields = Territory.Fields
            let place = try await Directory.office(office, headquarters)
            var person: RecordID?
            if let owner { person = try await Directory.person(owner, headquarters) }
            let id = try await Directory.create(
                Territory.kind,
                [
                    (Fields.name, .text(name)), (Fields.office, .reference(place)), (Fields.effectiveFrom, .date(from)),
                    (Fields.country, country.map(Value.text)), (Fields.segment, segment.map(Value.text)),
                    (Fields.accounts, accounts.isEmpty ? nil : .elements(accounts)),
                    (Fields.owner, person.map(Value.reference)),
                    (Fields.dealsStayUntil, dealsStayUntil.map(Value.date)),
                    (Fields.creditKept, .integer(creditKept)), (Fields.state, .text(Territory.planned)),
                ], headquarters)
            try await headquarters.beginDay(again: true)
            if options.json {
                console.print(JSON.members(["id": .describing(id), "effectiveFrom": .describing(from)]))
            } else {
                console.print("\(office) works \(name) from \(from) on.")
            }
        }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "List territories.")
        @OptionGroup var options: CommonOptions

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            typealias Fields = Territory.Fields
            let (rows, names) = try await headquarters.read { reader in
                var rows: [(id: RecordID, values: [FieldNumber: Value])] = []
                try reader.forEach(Territory.kind) { rows.append(($0, $1)) }
                return (rows, try Directory.names(reader))
            }
            let office = { (values: [FieldNumber: Value]) in
                values[Fields.office]?.reference.flatMap { names[$0] } ?? ""
            }
            if options.json {
                return console.print(
                    .array(
                        rows.map { row in
                            .members([
                                "id": .describing(row.id), "name": JSON(row.values[Fields.name] ?? .null),
                                "office": .text(office(row.values)), "state": JSON(row.values[Fields.state] ?? .null),
                                "effectiveFrom": JSON(row.values[Fields.effectiveFrom] ?? .null),
                                "appliedOn": JSON(row.values[Fields.appliedOn] ?? .null),
                            ])
                        }))
            }
            let words = Words(console.language)
            let fields = [Fields.name, Fields.office, Fields.effectiveFrom, Fields.state, Fields.appliedOn]
            var table = TextTable(fields.map { .init(words.field(Territory.kind, $0)) })
            for row in rows {
                table.add([
                    row.values.text(Fields.name), office(row.values), row.values.text(Fields.effectiveFrom),
                    words.choice(row.values.text(Fields.state), Territory.kind, Fields.state),
                    row.values.text(Fields.appliedOn),
                ])
            }
            console.print(table)
        }
    }
}

/// `outpostd grant`.
struct GrantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "What devices may hold.", subcommands: [Set.self, List.self])

    struct Set: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say which offices' records a device may hold from its next sync on.",
            discussion: "Whatever it holds of others goes from it, after its edits came in.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The device's number, from `outpostd device list`.") var device: UInt32
        @Option(name: .customLong("office"), help: "An office: code, name or id. May be given several times.")
        var offices: [String] = []
        @Option(help: "Why; kept in the log.") var reason = ""

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            var scopes: [ScopeID] = []
            for office in offices {
                let id = try await Directory.office(office, headquarters)
                scopes.append(try await headquarters.scope(anchoredAt: id, name: office))
            }
            let replica = ReplicaID(rawValue: device)
            if let person = try await headquarters.devices().first(where: { $0.replica == replica })?.person,
                try await headquarters.roles(of: person) != nil
            {
                throw CommandFailure.failed(
                    "What device \(device) may hold follows from its user's roles; change those: outpostd role.")
            }
            guard let isNew = try await headquarters.grant(scopes, to: replica, reason: reason) else {
                throw CommandFailure.failed("There is no device \(device); `outpostd device list` shows them.")
            }
            if options.json {
                console.print(
                    JSON.members([
                        "device": .integer(Int64(device)), "changed": .flag(isNew),
                        "scopes": .array(scopes.map { .integer(Int64($0.rawValue)) }),
                    ]))
            } else {
                let what = offices.isEmpty ? "reference data only" : offices.joined(separator: ", ")
                console.print(isNew ? "Device \(device) may hold: \(what)." : "Nothing changed for device \(device).")
            }
        }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who could hold what, and from which commit to which.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "Only this device.") var device: UInt32?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let names = Dictionary(headquarters.scopes().map { ($0.scope, $0.name) }, uniquingKeysWith: { $1 })
            let grants = try await headquarters.grants().filter { device == nil || $0.replica.rawValue == device }
            if options.json { return console.print(.array(grants.map { Self.json($0, names) })) }
            var table = TextTable([
                .init("device", .right), .init("scope"), .init("from", .right), .init("to", .right),
            ])
            for grant in grants {
                table.add([
                    grant.replica.description, names[grant.scope] ?? grant.scope.description, "\(grant.since)",
                    grant.until.map { "\($0)" } ?? "–",
                ])
            }
            console.print(table)
        }

        private static func json(_ grant: Grant, _ names: [ScopeID: String]) -> JSON {
            .members([
                "device": .integer(Int64(grant.replica.rawValue)), "scope": .integer(Int64(grant.scope.rawValue)),
                "name": .text(names[grant.scope] ?? ""), "since": .unsigned(grant.since),
                "until": grant.until.map(JSON.unsigned) ?? .null,
            ])
        }
    }
}

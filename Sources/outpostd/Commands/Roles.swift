// Why this file exists: who plays which role where, and who is in which account's team: from these follow what laptops
// hold and what their owners may change.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd role`.
struct RoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Who plays which role where, from when to when.",
        subcommands: [Assign.self, End.self, List.self])

    struct Assign: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give somebody a role.",
            discussion: """
                At an office, an account or a deal; everywhere if none is named. What their devices hold follows at \
                the next sync. What the certification rules ask of the role has to be passed first.
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The person: name, e-mail or id.") var user: String
        @Argument(help: "AR, SR, FR, PM, PD, OM, COM, FIN, QA, HQ, AUD or ADM.") var role: String
        @Option(help: "The office: code, name or id.") var office: String?
        @Option(help: "The account: code or id.") var account: String?
        @Option(help: "The opportunity: code or id.") var opportunity: String?
        @Option(help: ArgumentHelp("The first day; today if left out.", valueName: "YYYY-MM-DD")) var from: CivilDate?
        @Option(help: ArgumentHelp("The last day; open if left out.", valueName: "YYYY-MM-DD")) var to: CivilDate?
        @Flag(help: "Although they have not passed what the role asks for.") var uncertified = false

        func validate() throws {
            if [office, account, opportunity].compactMap({ $0 }).count > 1 {
                throw ValidationError("Name one of --office, --account and --opportunity.")
            }
            if let from, let to, to < from { throw ValidationError("--to lies before --from.") }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let person = try await Directory.person(user, headquarters)
            try await certify(person, headquarters)
            var appointment = Appointment(person, role)
            (appointment.from, appointment.to) = (from, to)
            if let office { appointment.office = try await Directory.office(office, headquarters) }
            if let account {
                appointment.account = try await Directory.record(account, Account.kind, headquarters)
            }
            if let opportunity {
                appointment.opportunity = try await Directory.record(opportunity, Opportunity.kind, headquarters)
            }
            let id = try await Appointing.appoint(appointment, headquarters)
            if options.json {
                console.print(JSON.members(["id": .describing(id), "user": .describing(person), "role": .text(role)]))
            } else {
                let place = [office, account, opportunity].compactMap { $0 }.first.map { " at \($0)" } ?? " everywhere"
                console.print("\(user) is \(role)\(place): assignment \(id).")
            }
        }

        /// Refuses whoever has not passed what the role asks for.
        private func certify(_ person: RecordID, _ headquarters: Headquarters) async throws {
            guard !uncertified else { return }
            let lacks = try await Appointing.lacks(person, role, headquarters)
            guard !lacks.isEmpty else { return }
            throw CommandFailure.failed(
                "\(user) has not passed what \(role) asks for: \(lacks.joined(separator: ", ")). They do with "
                    + "`outpost train quiz`; or say --uncertified.")
        }
    }

    struct End: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "End an assignment.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The assignment's id, from `outpostd role list`.") var assignment: String
        @Option(help: ArgumentHelp("The last day; yesterday if left out.", valueName: "YYYY-MM-DD")) var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let id = try await Directory.record(assignment, RoleAssignment.kind, headquarters)
            guard let last = on ?? Appointing.yesterday(Headquarters.systemClock()) else {
                throw CommandFailure.failed("This machine's clock is outside the calendar; say --on.")
            }
            try await Appointing.end(id, on: last, headquarters)
            if options.json {
                console.print(JSON.members(["id": .describing(id), "validTo": .describing(last)]))
            } else {
                console.print("Assignment \(id) ends with \(last).")
            }
        }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "List assignments.")
        @OptionGroup var options: CommonOptions
        @Option(help: "Only of this person.") var user: String?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            typealias Fields = RoleAssignment.Fields
            var only: RecordID?
            if let user { only = try await Directory.person(user, headquarters) }
            let (rows, names) = try await headquarters.read { [only] reader in
                var rows: [(id: RecordID, values: [FieldNumber: Value])] = []
                try reader.forEach(RoleAssignment.kind) { id, values in
                    if let only, values[Fields.user] != .reference(only) { return }
                    rows.append((id, values))
                }
                return (rows, try Directory.names(reader))
            }
            func name(_ value: Value?) -> String { value?.reference.flatMap { names[$0] } ?? "" }
            func place(_ values: [FieldNumber: Value]) -> String {
                [Fields.office, Fields.account, Fields.opportunity].map { name(values[$0]) }.first { !$0.isEmpty } ?? ""
            }
            if options.json {
                return console.print(
                    .array(
                        rows.map { row in
                            .members([
                                "id": .describing(row.id), "user": .text(name(row.values[Fields.user])),
                                "role": JSON(row.values[Fields.role] ?? .null), "place": .text(place(row.values)),
                                "validFrom": JSON(row.values[Fields.from] ?? .null),
                                "validTo": JSON(row.values[Fields.to] ?? .null),
                            ])
                        }))
            }
            let words = Words(console.language)
            let kind = RoleAssignment.kind
            var table = TextTable([
                .init(words.field(kind, Fields.user)), .init(words.field(kind, Fields.role)),
                .init(words.field(kind, Fields.office)), .init(words.field(kind, Fields.from)),
                .init(words.field(kind, Fields.to)), .init("id"),
            ])
            for row in rows {
                table.add([
                    name(row.values[Fields.user]), row.values.text(Fields.role), place(row.values),
                    row.values.text(Fields.from), row.values.text(Fields.to), row.id.description,
                ])
            }
            console.print(table)
        }
    }
}

/// `outpostd team`.
struct TeamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team", abstract: "Account teams: people of other offices who hold an account, too.",
        subcommands: [Add.self, Remove.self])

    struct Add: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "Put somebody into an account's team.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The account: code or id.") var account: String
        @Argument(help: "The person: name, e-mail or id.") var user: String
        @Option(help: "The role they play there.") var role = "SR"

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let id = try await Directory.record(account, Account.kind, headquarters)
            let person = try await Directory.person(user, headquarters)
            let office = try await headquarters.read { reader in
                try reader.values(of: RecordKey(kind: Account.kind, id: id))?[Account.Fields.office]
            }
            let seat = try await Directory.create(
                AccountTeam.kind,
                [
                    (AccountTeam.Fields.office, office), (AccountTeam.Fields.account, .reference(id)),
                    (AccountTeam.Fields.user, .reference(person)), (AccountTeam.Fields.role, .text(role)),
                ], headquarters)
            if options.json {
                console.print(JSON.members(["id": .describing(seat), "account": .describing(id)]))
            } else {
                console.print("\(user) is in the team of \(account) as \(role).")
            }
        }
    }

    struct Remove: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "Take somebody out of an account's team.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The account: code or id.") var account: String
        @Argument(help: "The person: name, e-mail or id.") var user: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let id = try await Directory.record(account, Account.kind, headquarters)
            let person = try await Directory.person(user, headquarters)
            let seats = try await headquarters.read { reader in
                var seats: [RecordID] = []
                try reader.forEach(AccountTeam.kind) { seat, values in
                    guard values[AccountTeam.Fields.account] == .reference(id),
                        values[AccountTeam.Fields.user] == .reference(person),
                        values[AccountTeam.Fields.active] != .integer(0)
                    else { return }
                    seats.append(seat)
                }
                return seats
            }
            guard !seats.isEmpty else { throw CommandFailure.failed("\(user) is not in the team of \(account).") }
            _ = try await headquarters.apply(
                seats.map {
                    RecordEdit(
                        RecordKey(kind: AccountTeam.kind, id: $0), .update,
                        [FieldValue(AccountTeam.Fields.active, .flag(false))])
                })
            if options.json {
                console.print(JSON.members(["account": .describing(id), "removed": .integer(Int64(seats.count))]))
            } else {
                console.print("\(user) left the team of \(account).")
            }
        }
    }
}

extension CivilDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Value {
    /// The id that a reference names.
    var reference: RecordID? { if case .reference(let id) = self { id } else { nil } }
}

// Why this file exists: people and the devices that act for them.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd user`.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "The people who own records and appear as authors.",
        subcommands: [Add.self, List.self, Password.self, Sessions.self, SignOut.self])

    struct Add: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "Add a user.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "Name and address: \"Li Na <li@example.com>\".") var person: String
        @Option(help: "The user's office, by code or name.") var office: String?
        @Option(help: "A role, such as AR or OM.") var role = "AR"

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            guard let text = PersonText(person) else { throw CommandFailure.usage("A user is \"Name <address>\".") }
            let id = try await Self.add(text, office: office, role: role, headquarters)
            if options.json {
                console.print(
                    JSON.members([
                        "id": .describing(id), "name": .text(text.name), "email": text.email.map(JSON.text) ?? .null,
                    ]))
            } else {
                console.print("User \(text.name): \(id).")
            }
        }

        static func add(
            _ person: PersonText, office: String?, role: String, _ headquarters: Headquarters
        ) async throws -> RecordID {
            var anchor: RecordID?
            if let office { anchor = try await Directory.office(office, headquarters) }
            return try await Directory.create(
                User.kind,
                [
                    (User.Fields.name, .text(person.name)), (User.Fields.email, person.email.map(Value.text)),
                    (User.Fields.office, anchor.map(Value.reference)), (User.Fields.role, .text(role)),
                    (User.Fields.status, .text("active")),
                ], headquarters)
        }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "List users.")
        @OptionGroup var options: CommonOptions

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (users, offices) = try await headquarters.read { reader in
                var users: [(id: RecordID, values: [FieldNumber: Value])] = []
                try reader.forEach(User.kind) { users.append(($0, $1)) }
                var offices: [RecordID: String] = [:]
                try reader.forEach(Office.kind) { offices[$0] = $1.text(Office.Fields.code) }
                return (users, offices)
            }
            let office = { (values: [FieldNumber: Value]) -> String in
                guard case .reference(let id)? = values[User.Fields.office] else { return "" }
                return offices[id] ?? ""
            }
            if options.json {
                return console.print(
                    .array(
                        users.map { user in
                            .members([
                                "id": .describing(user.id), "name": JSON(user.values[User.Fields.name] ?? .null),
                                "email": JSON(user.values[User.Fields.email] ?? .null),
                                "office": .text(office(user.values)),
                                "role": JSON(user.values[User.Fields.role] ?? .null),
                            ])
                        }))
            }
            let words = Words(console.language)
            let fields = [User.Fields.name, User.Fields.email, User.Fields.office, User.Fields.role]
            var table = TextTable(fields.map { .init(words.field(User.kind, $0)) })
            for user in users {
                table.add([
                    user.values.text(User.Fields.name), user.values.text(User.Fields.email), office(user.values),
                    words.choice(user.values.text(User.Fields.role), User.kind, User.Fields.role),
                ])
            }
            console.print(table)
        }
    }
}

/// `outpostd invite`.
struct Invite: HeadquartersCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a one-time code with which a device enrols.",
        discussion: "The code works once and for minutes. A user who is not listed yet is added.")

    @OptionGroup var options: CommonOptions
    @Option(help: "The office whose records the device holds, by code or name; those of the user's roles if left out.")
    var office: String?
    @Option(help: "Whose device it is: \"Li Na <li@example.com>\", or a listed user.") var user: String
    @Option(help: "The role that a new user plays there.") var role = "AR"
    @Option(parsing: .upToNextOption, help: "Further offices, by code or name.") var scopes: [String] = []

    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
        guard let text = PersonText(user) else { throw CommandFailure.usage("A user is \"Name <address>\".") }
        var offices: [RecordID] = []
        var granted: [ScopeID] = []
        for word in [office].compactMap({ $0 }) + scopes {
            let anchor = try await Directory.office(word, headquarters)
            offices.append(anchor)
            granted.append(try await headquarters.scope(anchoredAt: anchor, name: word))
        }
        let person = try await person(text, headquarters)
        for place in offices { try await Inviting.assign(person, to: place, headquarters) }
        let invitation = try await headquarters.invite(name: text.name, person: person, scopes: granted)
        if options.json {
            return console.print(
                JSON.members([
                    "code": .text(invitation.code), "user": .text(invitation.name),
                    "scopes": .array(invitation.scopes.map { .integer(Int64($0.rawValue)) }),
                    "expires": .unsigned(invitation.expires),
                ]))
        }
        let until = Instant.text(Int64(clamping: invitation.expires)) ?? ""
        console.print("\(invitation.code)")
        console.print("for \(invitation.name); once, until \(until)")
    }

    private func person(_ text: PersonText, _ headquarters: Headquarters) async throws -> RecordID {
        if let known = try await Directory.user(text.email ?? text.name, headquarters) { return known }
        guard let office else { throw CommandFailure.usage("\(text.name) is new; say --office OFFICE.") }
        return try await UserCommand.Add.add(text, office: office, role: role, headquarters)
    }
}

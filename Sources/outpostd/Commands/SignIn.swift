// Why this file exists: somebody must let the first person in at HQ's pages, and shut out whoever should not be there;
// and that is who runs the machine.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

extension UserCommand {
    struct Password: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a one-time code with which a user sets a password for HQ's pages.",
            discussion: """
                The code works once, for a day; an earlier one of the user's is void. With --stdin the password is read
                from standard input and set at once, and the user's sessions end. With --remove it is taken away.
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The user, by name, address or id.") var user: String
        @Flag(help: "Read the password from standard input.") var stdin = false
        @Flag(help: "Take the password away, and end the user's sessions.") var remove = false

        var readsInput: Bool { stdin }

        func validate() throws {
            if stdin && remove { throw ValidationError("--stdin and --remove exclude each other.") }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let person = try await SignInPerson.find(user, headquarters)
            if remove {
                try await headquarters.removePassword(of: person.id)
                return person.tell("password", "removed", "\(person.name) has no password any more.", options, console)
            }
            guard !person.hasLeft else {
                throw CommandFailure.failed("\(person.name) has left; with --remove they are shut out.")
            }
            if stdin {
                guard let password = console.input.map(Self.firstLine) else {
                    throw CommandFailure.failed("There is no password on standard input.")
                }
                try await headquarters.setPassword(password, for: person.id, names: person.names)
                return person.tell("password", "set", "\(person.name)'s password is set.", options, console)
            }
            show(try await headquarters.welcome(person.id), person, console)
        }

        private func show(_ welcome: Welcome, _ person: SignInPerson, _ console: CommandOutput) {
            if options.json {
                return console.print(
                    .members([
                        "user": .text(person.name), "person": .describing(person.id), "code": .text(welcome.code),
                        "path": .text(welcome.path), "expires": .unsigned(welcome.expires),
                    ]))
            }
            let until = Instant.text(Int64(clamping: welcome.expires)) ?? ""
            console.print(welcome.path)
            console.print("for \(person.name), at HQ's address; once, until \(until)")
        }

        /// As `echo` and `pass show` end their lines.
        private static func firstLine(_ text: String) -> String { String(text.prefix { !$0.isNewline }) }
    }

    struct Sessions: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "List where a user is signed in at HQ's pages.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The user, by name, address or id.") var user: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let person = try await SignInPerson.find(user, headquarters)
            let sessions = headquarters.sessions(of: person.id)
            if options.json { return console.print(.array(sessions.map(\.json))) }
            if sessions.isEmpty { return console.print("\(person.name) is not signed in.") }
            var table = TextTable([
                .init("session"), .init("signed in"), .init("last seen"), .init("address"), .init("browser"),
            ])
            for session in sessions {
                table.add([
                    session.number, Instant.text(Int64(clamping: session.created)) ?? "",
                    Instant.text(Int64(clamping: session.seen)) ?? "", session.address, session.agent,
                ])
            }
            console.print(table)
        }
    }

    struct SignOut: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-out", abstract: "End a user's sessions at HQ's pages.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The user, by name, address or id.") var user: String
        @Option(help: "Only this one, as `outpostd user sessions` names it.") var session: String?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let person = try await SignInPerson.find(user, headquarters)
            var ended = 0
            if let session {
                guard try await headquarters.endSession(session, of: person.id) else {
                    throw CommandFailure.failed("\(person.name) has no session \(session).")
                }
                ended = 1
            } else {
                ended = try await headquarters.endSessions(of: person.id)
            }
            if options.json {
                return console.print(.members(["user": .text(person.name), "ended": .integer(Int64(ended))]))
            }
            console.print("\(person.name): \(ended) session\(ended == 1 ? "" : "s") ended.")
        }
    }
}

/// A listed user as far as signing in goes.
private struct SignInPerson: Sendable {
    let id: RecordID
    let name: String
    /// Name and address, neither of which may stand in the password.
    let names: [String]
    let hasLeft: Bool

    static func find(_ word: String, _ headquarters: Headquarters) async throws -> SignInPerson {
        let id = try await Directory.person(word, headquarters)
        let values = try await headquarters.read { try $0.values(of: RecordKey(kind: User.kind, id: id)) } ?? [:]
        let names = [User.Fields.name, User.Fields.email].map { values.text($0) }.filter { !$0.isEmpty }
        return SignInPerson(
            id: id, name: names.first ?? id.description, names: names,
            hasLeft: values[User.Fields.status] == .text("left"))
    }

    /// Says what was done, in either form.
    func tell(
        _ what: String, _ outcome: String, _ sentence: String, _ options: CommonOptions, _ console: CommandOutput
    ) {
        guard options.json else { return console.print(sentence) }
        console.print(.members(["user": .text(name), "person": .describing(id), what: .text(outcome)]))
    }
}

extension SignInSession {
    fileprivate var json: JSON {
        .members([
            "session": .text(number), "created": .unsigned(created), "seen": .unsigned(seen),
            "expires": .unsigned(expires), "address": .text(address), "browser": .text(agent),
        ])
    }
}

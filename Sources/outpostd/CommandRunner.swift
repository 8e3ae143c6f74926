// Why this file exists: an operator need not know whether the server runs. If it does, it holds the data directory and
// carries the command out; if not, this process opens the directory itself.

import ArgumentParser
import FoundationEssentials
import Glibc
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("HQ's data directory (or OUTPOST_DATA).", valueName: "dir"))
    var data: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Language of tables: en, zh-Hans, zh-Hant (or OUTPOST_LANG, LANG).", valueName: "tag"))
    var lang: String?

    @Flag(name: .long, help: "Answer in JSON.")
    var json = false

    /// Where HQ's data is, as an absolute path.
    func directory() throws -> String {
        guard let path = data ?? Environment.value("OUTPOST_DATA"), !path.isEmpty else {
            throw CommandFailure.usage("Say where HQ's data is: --data DIR, or OUTPOST_DATA.")
        }
        return Environment.absolute(path, from: FileManager.default.currentDirectoryPath)
    }

    func language(_ fallback: String? = nil) -> Language {
        Language(tag: lang ?? fallback ?? Environment.value("OUTPOST_LANG") ?? Environment.value("LANG") ?? "en")
    }
}

/// A command that works on an open HQ.
protocol HeadquartersCommand: ParsableCommand {
    var options: CommonOptions { get }
    /// Whether it is to be given what stands on standard input.
    var readsInput: Bool { get }
    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws
}

extension HeadquartersCommand {
    var readsInput: Bool { false }
}

/// Where a command's words go, and what it must know of where it was typed.
final class CommandOutput {
    private(set) var output = ""
    private(set) var errors = ""
    let language: Language
    let directory: String
    /// What stood on standard input; nil unless the command reads that.
    let input: String?

    init(language: Language, directory: String, input: String? = nil) {
        self.language = language
        self.directory = directory
        self.input = input
    }

    func print(_ text: String) { output += text + "\n" }
    func print(_ json: JSON) { output += json.pretty + "\n" }
    func print(_ table: TextTable) { output += table.text() }
    func complain(_ text: String) { errors += text + "\n" }

    /// A path as the one who typed the command meant it.
    func path(_ path: String) -> String { Environment.absolute(path, from: directory) }
}

/// Runs one command here or in the server.
struct CommandRunner {
    let arguments: [String]

    func run(_ command: any HeadquartersCommand) async -> Int32 {
        do {
            let path = try command.options.directory()
            let input = try command.readsInput ? Terminal.input() : nil
            do {
                let directory = try DataDirectory(path)
                let headquarters = try Headquarters(
                    directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook)
                let reply = await Self.perform(
                    command, headquarters, language: command.options.language(),
                    directory: FileManager.default.currentDirectoryPath, input: input)
                try await headquarters.close()
                return show(reply)
            } catch DataDirectoryError.held(let holder) {
                return show(try forward(to: holder, path, command.options, input))
            }
        } catch {
            let failure = CommandFailure(error)
            Terminal.error(failure.sentence + "\n")
            return failure.status
        }
    }

    /// Performs a command on an open HQ and gathers what it says.
    static func perform(
        _ command: any HeadquartersCommand, _ headquarters: Headquarters, language: Language, directory: String,
        input: String? = nil
    ) async -> AdministratorReply {
        let console = CommandOutput(language: language, directory: directory, input: input)
        var status: Int32 = 0
        do {
            try await command.perform(headquarters, console)
        } catch {
            let failure = CommandFailure(error)
            console.complain(failure.sentence)
            status = failure.status
        }
        return AdministratorReply(output: console.output, errors: console.errors, status: status)
    }

    private func show(_ reply: AdministratorReply) -> Int32 {
        Terminal.output(reply.output)
        Terminal.error(reply.errors)
        return reply.status
    }

    private func forward(
        to holder: Holder, _ path: String, _ options: CommonOptions, _ input: String?
    ) throws -> AdministratorReply {
        guard let url = holder.url else { throw DataDirectoryError.held(by: holder) }
        guard let token = DataDirectory.administratorToken(path) else {
            throw CommandFailure.unauthorised(
                "You may not read \(path)/admin.token, which commands to the server need.")
        }
        let request = AdministratorRequest(
            arguments: arguments, directory: FileManager.default.currentDirectoryPath,
            language: options.language().rawValue, input: input)
        let body = Array(try JSONEncoder().encode(request))
        let (status, answer) = try LoopbackRequest(url: holder.commands ?? url).post("/v1/admin", body, bearer: token)
        guard status == 200 else {
            throw CommandFailure.unauthorised("The server refused the command (status \(status)).")
        }
        guard let reply = try? JSONDecoder().decode(AdministratorReply.self, from: Data(answer)) else {
            throw CommandFailure.failed("The server's answer could not be read; use matching versions.")
        }
        return reply
    }
}

/// What the process inherits.
enum Environment {
    static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    static func absolute(_ path: String, from directory: String) -> String {
        path.hasPrefix("/") ? path : directory + "/" + path
    }
}

// Why this file exists: one writer means that commands typed while the server runs must be run by the server. Whoever
// may read the token in the data directory may give them, from this machine only.

import FoundationEssentials
import HTTPTypes
import Hummingbird
import SyncProtocol

/// A command for a running server, as the command line gave it.
public struct AdministratorRequest: Codable, Sendable {
    public let arguments: [String]
    /// The directory the command was typed in, for relative paths.
    public let directory: String
    /// The language of the answer.
    public let language: String
    /// What the command was given on standard input, where it reads that: what must not stand among arguments.
    public let input: String?

    public init(arguments: [String], directory: String, language: String, input: String? = nil) {
        self.arguments = arguments
        self.directory = directory
        self.language = language
        self.input = input
    }
}

/// What a command said and how it ended.
public struct AdministratorReply: Codable, Sendable {
    public let output: String
    public let errors: String
    public let status: Int32

    public init(output: String, errors: String, status: Int32) {
        self.output = output
        self.errors = errors
        self.status = status
    }
}

/// Runs administrators' commands within the server.
public struct Administration: Sendable {
    let token: String
    let perform: @Sendable (AdministratorRequest) async -> AdministratorReply
    let onOwnAddress: @Sendable (String) async -> Void

    /// - Parameters:
    ///   - token: what ``DataDirectory/renewAdministratorToken()`` gave.
    ///   - onOwnAddress: called with the URL for commands, if it is another than that for devices.
    ///   - perform: runs one command.
    public init(
        token: String, onOwnAddress: @escaping @Sendable (String) async -> Void = { _ in },
        perform: @escaping @Sendable (AdministratorRequest) async -> AdministratorReply
    ) {
        self.token = token
        self.onOwnAddress = onOwnAddress
        self.perform = perform
    }

    func answer(_ request: Request) async throws -> JSON {
        let given = request.headers[.authorization] ?? ""
        // A forwarded request is not from this machine, whatever address the proxy has.
        guard Secrets.areEqual(Secrets.hash(given), Secrets.hash("Bearer " + token)),
            request.headers[.forwarded] == nil, request.headers[Self.forwardedFor] == nil
        else { throw Refusal(.unauthorised, "Commands need the token in HQ's data directory.") }
        let bytes = try await Routes.body(request, limit: 1 << 16)
        guard let command = try? JSONDecoder().decode(AdministratorRequest.self, from: Data(bytes)) else {
            throw Refusal(.malformed, "The command could not be read; use a matching version.")
        }
        let reply = await perform(command)
        return .members([
            "output": .text(reply.output), "errors": .text(reply.errors), "status": .integer(Int64(reply.status)),
        ])
    }

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .forwarded
}

extension HTTPField.Name {
    fileprivate static let forwarded = HTTPField.Name("Forwarded") ?? .via
}

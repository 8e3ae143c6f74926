// Why this file exists: what one run of a command works with: the replica, opened when first needed, and the terminal.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

/// One run of a command.
final class Session {
    let options: GlobalOptions
    let terminal: Terminal
    private var opened: Workspace?

    init(_ options: GlobalOptions) {
        self.options = options
        terminal = Terminal(options)
    }

    var directory: String { options.directory }
    var language: Language { terminal.language }

    func workspace() throws -> Workspace {
        if let opened { return opened }
        let workspace = try Workspace.open(
            directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook)
        opened = workspace
        return workspace
    }

    /// A link to HQ with this replica's credentials.
    func link(_ path: String) throws -> CurlLink {
        guard let credentials = try Credentials.read(in: directory) else {
            throw Failure(.unauthorised, .credentialsMissing, Credentials.path(in: directory))
        }
        return try CurlLink(
            server: credentials.server, replica: try workspace().replica.checkpoint().replica,
            secret: credentials.grant.secret, path: path)
    }

    /// What this replica remembers of its enrolment.
    enum Setting: String {
        case server, device
        /// Who uses it: the id of a user's record, or a name.
        case user
        /// The id of the record that anchors the home scope.
        case home
    }

    func setting(_ name: Setting) throws -> String? {
        let value = try workspace().replica.setting(name.rawValue)
        return value?.isEmpty == true ? nil : value
    }

    /// The user's record; nil if HQ named none that is here.
    func user() throws -> RecordID? {
        guard let text = try setting(.user) else { return nil }
        if let id = RecordID(text) { return id }
        let found = try workspace().find(User.kind, text, among: [User.Fields.name, User.Fields.email])
        return found.count == 1 ? found[0].id : nil
    }

    /// The office in which new records live; nil if the device has none.
    func home() throws -> RecordID? { try setting(.home).flatMap { RecordID($0) } }
}

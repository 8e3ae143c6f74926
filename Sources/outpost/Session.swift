// Why this file exists: what one run of a command works with: the replica, opened when first needed, and the terminal.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

/// One run of a command.
final class Session {
    let options: GlobalOptions
    let terminal: Terminal
    /// Whether the replica may be opened although it was not synced for longer than HQ allows.
    private let waivesLease: Bool
    private var opened: Workspace?

    init(_ options: GlobalOptions, waivingLease: Bool = false) {
        self.options = options
        waivesLease = waivingLease
        terminal = Terminal(options)
    }

    var directory: String { options.directory }
    var language: Language { terminal.language }

    func workspace() throws -> Workspace {
        if let opened { return opened }
        try Withdrawal.finish(in: directory)
        let workspace = try Workspace.open(
            directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook)
        workspace.searchPlan = KindFacts.searchPlan
        if !waivesLease { try checkLease(workspace.replica) }
        workspace.replica.actor = try workspace.replica.setting(Setting.person.rawValue).flatMap { RecordID($0) }
        opened = workspace
        return workspace
    }

    private func checkLease(_ replica: Replica) throws {
        switch try replica.leaseDecision() {
        case .open: return
        case .lapsed(let days): throw Failure(.lapsed, .leaseLapsed, "\(days)")
        case .clockSetBack: throw Failure(.lapsed, .clockSetBack)
        }
    }

    /// A link to HQ with this replica's credentials.
    func link(_ path: String) throws -> CurlLink {
        let replica = try workspace().replica.checkpoint().replica
        let credentials = try credentials(of: replica)
        return try CurlLink(
            server: credentials.server, identity: try credentials.identity(in: directory), path: path)
    }

    /// What this replica proves itself with.
    func credentials(of replica: ReplicaID) throws -> Credentials {
        guard let credentials = try Credentials.read(in: directory, of: replica) else {
            throw Failure(.unauthorised, .credentialsMissing, Credentials.path(in: directory))
        }
        return credentials
    }

    /// What this replica remembers of its enrolment.
    enum Setting: String {
        case server, device
        /// Who uses it: the id of a user's record, or a name.
        case user
        /// The id of the user's record.
        case person
        /// The id of the record that anchors the home scope.
        case home
    }

    func setting(_ name: Setting) throws -> String? {
        let value = try workspace().replica.setting(name.rawValue)
        return value?.isEmpty == true ? nil : value
    }

    /// The user's record; nil if HQ named none that is here.
    func user() throws -> RecordID? {
        if let id = try setting(.person).flatMap({ RecordID($0) }) { return id }
        guard let text = try setting(.user) else { return nil }
        if let id = RecordID(text) { return id }
        let found = try workspace().find(User.kind, text, among: [User.Fields.name, User.Fields.email])
        return found.count == 1 ? found[0].id : nil
    }

    /// The role that HQ gave the user; empty if none.
    func role() throws -> String { try workspace().role(of: user()) }

    /// What the user is called, for what they say about a case.
    func userName() throws -> String {
        guard let text = try setting(.user) else { return try setting(.device) ?? "" }
        guard let id = RecordID(text) else { return text }
        return try workspace().title(of: RecordKey(kind: User.kind, id: id), among: [User.Fields.name]) ?? text
    }

    /// The office in which new records live; nil if the device has none.
    func home() throws -> RecordID? { try setting(.home).flatMap { RecordID($0) } }
}

// Why this file exists: a one-time code becomes a replica. Whatever happens in between, the code's worth is not lost.

import ArgumentParser
import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

struct Enroll: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make this device a replica, with a one-time code from HQ.",
        discussion: "An enrolment that was interrupted is finished by running it again.")

    @Argument(help: ArgumentHelp("HQ's address, such as https://hq.example.", valueName: "url"))
    var server: String

    @Argument(help: "The one-time code that `outpostd invite` printed.")
    var code: String

    @Option(help: ArgumentHelp("What HQ calls this device (else the host's name).", valueName: "name"))
    var device: String?

    @OptionGroup var pinned: PinnedAuthority

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let directory = session.directory
        try Withdrawal.makeRoom(in: directory)
        guard !FileManager.default.fileExists(atPath: directory + "/replica.db") else {
            throw Failure(.usage, .alreadyEnrolled, directory)
        }
        let pending = try Credentials.read(in: directory)
        let credentials = try pending ?? redeem(in: directory)
        guard let identity = credentials.identity else { throw Failure(.failed, .badGrant, credentials.grant.timeline) }
        _ = try Replica.create(
            directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook, identity: identity)
        if pending != nil { session.terminal.say(.enrolmentResumed) }
        session.terminal.say(.enrolled, "\(identity.replica)", directory)
        let storage = StorageInspection().findings(of: directory)
        for warning in StorageWords.warnings(storage) { session.terminal.remark(warning.text(session.language)) }
        session.terminal.answer(
            .members([
                "replica": .integer(Int64(identity.replica.rawValue)), "directory": .text(directory),
                "server": .text(credentials.server), "user": .text(credentials.grant.user),
                "scopes": .array(identity.scopes.map { .integer(Int64($0.rawValue)) }),
                "authority": credentials.fingerprint.map(JSON.text) ?? .null,
                "resumed": .flag(pending != nil), "storage": StorageWords.json(storage),
            ]))
    }

    /// Trades the code and keeps what it bought before anything else can fail.
    private func redeem(in directory: String) throws -> Credentials {
        let device = device ?? ProcessInfo.processInfo.hostName
        // Found out now, while the code is still worth something.
        try Credentials.prepare(directory)
        let authority = try pinned.authority(of: server)
        let key = try Credentials.keyToCome(in: directory)
        let grant = try Enrolment.redeem(
            code: code, device: device, key: key, server: server,
            storage: StorageInspection().findings(of: directory).statement,
            trust: authority.map(ServerTrust.authority) ?? .system)
        let credentials = Credentials(
            server: server, device: device, grant: grant, key: key, authority: authority?.pem)
        try credentials.write(in: directory)
        Credentials.forgetKeyToCome(in: directory)
        return credentials
    }
}

extension Credentials {
    /// What the replica is created from; nil if HQ's answer makes no sense.
    var identity: ReplicaIdentity? {
        let settings: [Session.Setting: String] = [
            .server: server, .device: device, .user: grant.user, .person: grant.person ?? "", .home: grant.home,
        ]
        return grant.identity(
            settings: Dictionary(uniqueKeysWithValues: settings.map { ($0.key.rawValue, $0.value) }))
    }
}

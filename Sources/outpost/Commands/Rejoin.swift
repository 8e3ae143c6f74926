// Why this file exists: a copy of a laptop, or one that HQ no longer knows, gets a number of its own and brings its
// work along. `sync` does it by itself where HQ can tell who is asking; with a code it can be done where HQ cannot.

import ArgumentParser
import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

struct Rejoin: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Go on under a new number, with all work that HQ does not have.",
        discussion: """
            For a database that was copied, or restored from an image; `outpost sync` does this by itself. With --code
            for a device that HQ does not know, because HQ was restored from an older backup.
            """)

    @Option(help: "A one-time code that `outpostd invite` printed, if HQ does not know this device any more.")
    var code: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options, waivingLease: true)
        let replica = try session.workspace().replica
        let former = try replica.checkpoint().replica
        let carried = try replica.holdingSync("rejoining") {
            try Self.rejoin(session, code: code, reason: "asked for by the command line")
        }
        let number = try replica.checkpoint().replica
        session.terminal.say(.rejoined, "\(number)", "\(carried)")
        session.terminal.answer(
            .members([
                "replica": .integer(Int64(number.rawValue)), "former": .integer(Int64(former.rawValue)),
                "edits": .integer(Int64(carried)),
            ]))
    }

    /// Takes a new identity. Interrupted anywhere, either the old one or the new one is whole.
    /// - Returns: how many edits it carried over.
    static func rejoin(_ session: Session, code: String?, reason: String) throws -> Int {
        let replica = try session.workspace().replica
        let former = try replica.checkpoint().replica
        let kept = try replica.keptEdits()
        let old = try session.credentials(of: former)
        let key = try code == nil ? DeviceKey.random() : Credentials.keyToCome(in: session.directory)
        let storage = StorageInspection().findings(of: session.directory).statement
        let grant =
            if let code {
                try Enrolment.redeem(
                    code: code, device: old.device, key: key, server: old.server, storage: storage, kept: kept,
                    trust: try old.trust())
            } else {
                try Enrolment.rejoin(
                    try old.identity(in: session.directory), key: key, server: old.server, storage: storage,
                    kept: kept, reason: reason)
            }
        let credentials = Credentials(
            server: old.server, device: old.device, grant: grant, key: key, authority: old.authority)
        // A rejoin keeps its owner; a code names one.
        let settings = code == nil ? [:] : credentials.identity?.settings ?? [:]
        guard let succession = grant.succession(settings: settings) else {
            throw Failure(.failed, .badGrant, grant.timeline)
        }
        try credentials.write(in: session.directory, isPending: true)
        let carried = try replica.rejoin(as: succession)
        try Credentials.promote(in: session.directory)
        Credentials.forgetKeyToCome(in: session.directory)
        return carried
    }
}

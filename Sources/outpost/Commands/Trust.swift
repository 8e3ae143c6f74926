// Why this file exists: a CA lasts ten years, not for ever. When HQ has a new one, a person says so on each laptop; no
// server can say it of itself.

import ArgumentParser
import SyncClient
import SyncProtocol

struct Trust: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say which CA proves that a server is HQ.",
        discussion: "After HQ changed its CA. Only do it with a file or fingerprint that came from HQ by another way.")

    @OptionGroup var pinned: PinnedAuthority

    @Flag(help: "Trust the CAs of this system again.")
    var system = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let replica = try session.workspace().replica
        var credentials = try session.credentials(of: try replica.checkpoint().replica)
        let authority = try pinned.authority(of: credentials.server)
        guard (authority == nil) == system else { throw Failure(.usage, .oneTrust) }
        // Read again: a sync may have taken a new identity meanwhile.
        try replica.holdingSync("trusting") {
            credentials = try session.credentials(of: try replica.checkpoint().replica)
            credentials.authority = authority?.pem
            try credentials.write(in: session.directory)
        }
        if let authority {
            session.terminal.say(.trusted, authority.fingerprint)
        } else {
            session.terminal.say(.trustedSystem)
        }
        session.terminal.answer(.members(["authority": authority.map { .text($0.fingerprint) } ?? .null]))
    }
}

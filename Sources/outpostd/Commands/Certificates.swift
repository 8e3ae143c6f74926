// Why this file exists: TLS for an office that has no certificate authority: one command makes what HQ needs and says
// what to type next.

import ArgumentParser
import FoundationEssentials
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd cert`.
struct CertificateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cert", abstract: "Make a private CA and HQ's certificate, or renew the certificate.",
        discussion: """
            Writes ca.pem, ca-key.pem, server.pem and server-key.pem into DIR/tls of --data, or into --out. An existing
            CA is never overwritten. Exit code 9 if the files there cannot be used.
            """)

    @OptionGroup var options: CommonOptions

    @Option(
        help: ArgumentHelp("Where to write, if not in the data directory.", valueName: "dir"), completion: .directory)
    var out: String?

    @Option(help: ArgumentHelp("A name or IP address by which laptops reach HQ; repeat for more.", valueName: "name"))
    var host: [String] = []

    @Option(help: ArgumentHelp("How long HQ's certificate is valid.", valueName: "n"))
    var days = 397

    @Flag(help: "Renew HQ's certificate under the CA that is there, for the same hosts unless --host is given.")
    var renew = false

    func validate() throws {
        guard (1...3650).contains(days) else { throw ValidationError("--days takes 1 to 3650.") }
        guard renew || !host.isEmpty else {
            throw ValidationError("Say by which name or address laptops reach HQ: --host hq.example")
        }
    }

    func run() throws {
        do {
            let folder = CertificateFolder(try directory())
            let now = Headquarters.systemClock()
            let made =
                renew
                ? try folder.renew(hosts: host, days: days, now: now)
                : try folder.create(hosts: host, days: days, now: now)
            Terminal.output(options.json ? Self.json(folder, made).pretty + "\n" : text(folder, made))
        } catch {
            throw CommandFailure(error)
        }
    }

    private func directory() throws -> String {
        if let out { return Environment.absolute(out, from: FileManager.default.currentDirectoryPath) }
        guard options.data != nil || Environment.value("OUTPOST_DATA") != nil else {
            throw CommandFailure.usage("Say where to write: --data DIR or --out DIR.")
        }
        return try options.directory() + "/tls"
    }

    private func text(_ folder: CertificateFolder, _ made: CertificateFolder.Made) -> String {
        let host = made.hosts.first.map { $0.contains(":") ? "[\($0)]" : $0 } ?? ""
        let data = options.data ?? Environment.value("OUTPOST_DATA") ?? "DIR"
        return """
            CA       \(folder.authority), until \(made.authorityExpires)
            SHA-256  \(made.fingerprint)
            HQ       \(folder.server) for \(made.hosts.joined(separator: ", ")), until \(made.expires)

            \(renew ? "Restart HQ; laptops need nothing. It serves with" : "Serve with")
              outpostd serve --data \(data) --listen 0.0.0.0:8787 \
            --tls-cert \(folder.server) --tls-key \(folder.serverKey)
            Enrol a laptop with either of
              outpost enroll https://\(host):8787 CODE --ca ca.pem
              outpost enroll https://\(host):8787 CODE --ca-fingerprint \(made.fingerprint)
            Give ca.pem or the fingerprint to people by a way that they trust. Whoever has \(folder.authorityKey) can
            pass for HQ: keep it off this machine, and bring it back only to renew.

            """
    }

    private static func json(_ folder: CertificateFolder, _ made: CertificateFolder.Made) -> JSON {
        .members([
            "ca": .text(folder.authority), "caKey": .text(folder.authorityKey), "certificate": .text(folder.server),
            "key": .text(folder.serverKey), "fingerprint": .text(made.fingerprint),
            "hosts": .array(made.hosts.map(JSON.text)), "expires": .text(made.expires),
            "caExpires": .text(made.authorityExpires),
        ])
    }
}

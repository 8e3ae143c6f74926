// Why this file exists: HQ comes into being once, and then serves.

import ArgumentParser
import Console
import FoundationEssentials
import LeadToCash
import Logging
import SyncProtocol
import SyncServer
import Synchronization
import Workbench

/// `outpostd init`.
struct Initialize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "Create an empty HQ.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        do {
            let path = try options.directory()
            let directory = try DataDirectory(path, create: true)
            let headquarters = try Headquarters(
                directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook, create: true)
            let timeline = headquarters.timeline
            try await headquarters.close()
            if options.json {
                Terminal.output(JSON.members(["data": .text(path), "timeline": .describing(timeline)]).pretty + "\n")
            } else {
                Terminal.output("HQ created in \(path), timeline \(timeline).\n")
            }
        } catch {
            throw CommandFailure(error)
        }
    }
}

/// `outpostd serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve laptops until SIGTERM or SIGINT.",
        discussion: """
            Off this machine HQ speaks TLS 1.3 only: give --tls-cert and --tls-key (`outpostd cert` makes both), or say
            that a proxy does so in front of it with --insecure-behind-proxy.
            """)

    @OptionGroup var options: CommonOptions

    @Option(help: ArgumentHelp("Where to listen; port 0 takes any free one.", valueName: "host:port"))
    var listen = "127.0.0.1:8787"

    @Option(help: ArgumentHelp("Write the port here once listening.", valueName: "file"))
    var portFile: String?

    @OptionGroup var protection: Protection

    @Option(help: ArgumentHelp("trace, debug, info, notice, warning or error.", valueName: "level"))
    var logLevel = "info"

    func run() async throws {
        do {
            try await serve()
        } catch {
            throw CommandFailure(error)
        }
    }

    private func serve() async throws {
        guard let address = ListenAddress(listen) else {
            throw CommandFailure.usage("--listen takes host:port, such as 127.0.0.1:8787.")
        }
        guard let level = Logger.Level(rawValue: logLevel) else {
            throw CommandFailure.usage("--log-level takes trace, debug, info, notice, warning or error.")
        }
        let identity = try protection.identity(address)
        let limits = try protection.limits()
        let directory = try DataDirectory(try options.directory())
        let headquarters = try Headquarters(directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook)
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "outpostd")
        logger.logLevel = level
        for warning in identity?.warnings ?? [] { logger.warning("\(warning)") }
        // Set before the other address is told, which is read when that one is.
        let commands = Mutex<String?>(nil)
        let administration = Administration(
            token: try directory.renewAdministratorToken(), onOwnAddress: { url in commands.withLock { $0 = url } }
        ) { request in
            await Self.administer(request, headquarters)
        }
        var server = HeadquartersServer(
            headquarters, address: address, identity: identity, limits: limits, administration: administration,
            logger: logger
        ) { [portFile] url in
            Self.announce(url, commands.withLock { $0 }, directory, portFile)
        }
        server.site = try ConsoleSite(
            headquarters, isSecure: identity != nil || protection.insecureBehindProxy,
            isBehindProxy: protection.insecureBehindProxy, logger: logger)
        try await server.runUntilSignalled()
        try await headquarters.close()
        try directory.note(url: nil)
    }

    private static func announce(
        _ url: String, _ commands: String?, _ directory: DataDirectory, _ portFile: String?
    ) {
        do {
            try directory.note(url: url, commands: commands)
            if let portFile, let colon = url.lastIndex(of: ":") {
                // Whoever waits for the file must never read half of it.
                let port = url[url.index(after: colon)...] + "\n"
                try port.write(toFile: portFile, atomically: true, encoding: .utf8)
            }
        } catch {
            Terminal.error("\(error)\n")
        }
        Terminal.output("listening on \(url)\n")
    }

    private static func administer(
        _ request: AdministratorRequest, _ headquarters: Headquarters
    ) async -> AdministratorReply {
        let parsed = try? Outpostd.parseAsRoot(request.arguments)
        guard let command = parsed as? any HeadquartersCommand else {
            return AdministratorReply(output: "", errors: "The server does not know this command.\n", status: 2)
        }
        return await CommandRunner.perform(
            command, headquarters, language: Language(tag: request.language), directory: request.directory,
            input: request.input)
    }
}

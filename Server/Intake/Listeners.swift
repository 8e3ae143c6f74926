// Why this file exists: HQ listens at up to two addresses: one for devices, and where that one speaks TLS or can be
// reached from elsewhere, one of this machine's own for its operator's commands.

import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import ServiceLifecycle

/// The listener for commands.
struct CommandDoor: Sendable {
    private let application: any ApplicationProtocol
    private let opened: AsyncStream<Void>
    private let end: AsyncStream<Void>.Continuation

    fileprivate init(
        _ routes: Routes, _ logger: Logger, onOpen: @escaping @Sendable (String) async -> Void
    ) {
        let (opened, end) = AsyncStream.makeStream(of: Void.self)
        self.opened = opened
        self.end = end
        application = Application(
            router: routes.commandRouter(),
            server: HTTPServerBuilder.guarded(routes.doorkeeper, identity: nil, metrics: routes.headquarters.metrics),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0), serverName: nil),
            onServerRunning: { channel in
                await onOpen("http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
                end.yield()
            },
            logger: logger)
    }

    /// Whether it opened; false if it never will.
    func isOpen() async -> Bool {
        for await _ in opened { return true }
        return false
    }

    func run() async throws {
        defer { end.finish() }
        try await application.run()
    }
}

extension HeadquartersServer {
    private var quiet: Logger {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        return quiet
    }

    private func routes(_ limits: ServingLimits, _ administration: Administration?) -> Routes {
        Routes(
            headquarters: headquarters, logger: logger, admissions: AdmissionGate(capacity: Self.capacity),
            administration: administration, doorkeeper: Doorkeeper(limits), identity: identity, site: site)
    }

    /// The listener for commands; nil if the one for devices takes them.
    func commandDoor() -> CommandDoor? {
        guard let administration, identity != nil || !(address.isLoopbackOfFour || address.host == "localhost")
        else { return nil }
        return CommandDoor(routes(ServingLimits(), administration), quiet, onOpen: administration.onOwnAddress)
    }

    func mainApplication(takesCommands: Bool) -> some ApplicationProtocol {
        let routes = routes(limits, takesCommands ? administration : nil)
        let scheme = identity == nil ? "http" : "https"
        return Application(
            router: routes.router(),
            server: HTTPServerBuilder.guarded(routes.doorkeeper, identity: identity, metrics: headquarters.metrics),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: nil, backlog: 1024),
            onServerRunning: { [address, onListening] channel in
                let port = channel.localAddress?.port ?? address.port
                await onListening("\(scheme)://\(address.urlHost):\(port)")
            },
            logger: quiet)
    }
}

extension HTTPServerBuilder {
    /// HTTP/1.1, over TLS if there is an identity, by a doorkeeper's limits.
    fileprivate static func guarded(
        _ doorkeeper: Doorkeeper, identity: ServerIdentity?, metrics: ServerMetrics
    ) -> HTTPServerBuilder {
        let limits = doorkeeper.limits
        let onCut: @Sendable () -> Void = {
            metrics.request("slow", status: HTTPResponse.Status.requestTimeout.code)
        }
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes, maxHeaderFieldCount: 100)
        return HTTPServerBuilder { responder in
            let http = HTTP1Channel(
                responder: responder,
                configuration: .init(
                    additionalChannelHandlers: [ConnectionWatch(limits, onCut: onCut)],
                    httpDecoderConfiguration: decoder))
            guard let identity else { return GuardedChannel(base: http, doorkeeper: doorkeeper) }
            return GuardedChannel(
                base: try TLSChannel(http, tlsConfiguration: identity.configuration), doorkeeper: doorkeeper)
        }
    }
}

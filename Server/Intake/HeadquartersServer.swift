// Why this file exists: HQ as a service: it listens, answers, and when told to stop lets the syncs under way finish
// first.

import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import SyncProtocol
import UnixSignals

/// Where HQ listens.
public struct ListenAddress: Hashable, Sendable {
    public let host: String
    /// 0 for any free one.
    public let port: Int

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:8787` or `[::1]:8787`; nil for anything else.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        let host = text[..<colon]
        guard !host.isEmpty else { return nil }
        self.host = host.first == "[" ? String(host.dropFirst().dropLast()) : String(host)
        self.port = port
    }

    var urlHost: String { host.contains(":") ? "[\(host)]" : host }
}

/// Serves an open HQ over HTTP.
public struct HeadquartersServer: Service {
    private let headquarters: Headquarters
    private let address: ListenAddress
    private let administration: Administration?
    private let logger: Logger
    private let onListening: @Sendable (String) async -> Void

    /// Syncs under way at once; beyond that, clients are told to come back.
    private static let capacity = 512
    /// After how long without a byte a connection is closed.
    private static let idle = TimeAmount.seconds(75)

    /// - Parameter onListening: called with the URL once requests are answered.
    public init(
        _ headquarters: Headquarters, address: ListenAddress, administration: Administration? = nil, logger: Logger,
        onListening: @escaping @Sendable (String) async -> Void = { _ in }
    ) {
        self.headquarters = headquarters
        self.address = address
        self.administration = administration
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the task is cancelled or a graceful shutdown is asked for.
    public func run() async throws {
        await headquarters.refreshBackupHorizon()
        let renewed = try await headquarters.renewErasures()
        if renewed > 0 { logger.warning("A restored database held \(renewed) erased records; they were erased again.") }
        let routes = Routes(
            headquarters: headquarters, logger: logger, admissions: AdmissionGate(capacity: Self.capacity),
            administration: administration)
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        let application = Application(
            router: routes.router(),
            server: .http1(configuration: .init(idleTimeout: Self.idle)),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: nil, backlog: 1024),
            onServerRunning: { [address, onListening] channel in
                let port = channel.localAddress?.port ?? address.port
                await onListening("http://\(address.urlHost):\(port)")
            },
            logger: quiet)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask { try await keepHorizon() }
            group.addTask { try await keepDueTimes() }
            // The application ends first, by cancellation or a signal; the clock must not hold it up.
            try await group.next()
            group.cancelAll()
        }
    }

    /// Where there is no backup, time stands for one: what is old enough may be forgotten by its author.
    private func keepHorizon() async throws {
        while true {
            try await Task.sleep(for: .seconds(3600))
            await headquarters.refreshBackupHorizon()
            do {
                try await headquarters.collectTombstones()
            } catch {
                logger.error("Old deletions could not be forgotten: \(error). HQ tries again in an hour.")
            }
        }
    }

    /// Cases whose time has come are brought to their default within a minute.
    private func keepDueTimes() async throws {
        while true {
            do {
                try await headquarters.expireCases()
            } catch {
                logger.error("Cases that are due could not be brought on: \(error). HQ tries again in a minute.")
            }
            try await Task.sleep(for: .seconds(60))
        }
    }

    /// Serves until SIGTERM or SIGINT; syncs under way are finished.
    public func runUntilSignalled() async throws {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        let group = ServiceGroup(
            configuration: .init(services: [self], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
        try await group.run()
    }
}

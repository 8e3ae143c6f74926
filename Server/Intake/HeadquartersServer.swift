// Why this file exists: HQ as a service: it listens, answers, and when told to stop lets the syncs under way finish
// first.

import Hummingbird
import Logging
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

/// Serves an open HQ over HTTP or HTTPS.
public struct HeadquartersServer: Service {
    let headquarters: Headquarters
    let address: ListenAddress
    let identity: ServerIdentity?
    let limits: ServingLimits
    let administration: Administration?
    /// Pages that are served beside the endpoints.
    package var site: (any Site)?
    let logger: Logger
    let onListening: @Sendable (String) async -> Void

    /// Syncs under way at once; beyond that, clients are told to come back.
    static let capacity = 512

    /// - Parameters:
    ///   - identity: what HQ proves itself with; without one it speaks plain HTTP.
    ///   - onListening: called with the URL once requests are answered.
    public init(
        _ headquarters: Headquarters, address: ListenAddress, identity: ServerIdentity? = nil,
        limits: ServingLimits = ServingLimits(), administration: Administration? = nil, logger: Logger,
        onListening: @escaping @Sendable (String) async -> Void = { _ in }
    ) {
        self.headquarters = headquarters
        self.address = address
        self.identity = identity
        self.limits = limits
        self.administration = administration
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the task is cancelled or a graceful shutdown is asked for.
    public func run() async throws {
        await headquarters.refreshBackupHorizon()
        let renewed = try await headquarters.renewErasures()
        if renewed > 0 { logger.warning("A restored database held \(renewed) erased records; they were erased again.") }
        await refreshShadows()
        let door = commandDoor()
        let application = mainApplication(takesCommands: door == nil)
        try await withThrowingTaskGroup(of: Void.self) { group in
            if let door {
                group.addTask { try await door.run() }
                // Whoever is told where HQ listens may give commands at once.
                guard await door.isOpen() else {
                    try await group.next()
                    return
                }
            }
            group.addTask { try await keepHorizon() }
            group.addTask { try await keepDueTimes() }
            group.addTask { try await keepShadows() }
            // The application ends first, by cancellation or a signal; the clock must not hold it up.
            try await application.run()
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

    /// Cases whose time has come are brought to their default within a minute, and what a day brings is done within the
    /// first minute of the day (UTC). Pages have their minute, too.
    private func keepDueTimes() async throws {
        while true {
            do {
                try await headquarters.saveSessions()
                try await headquarters.beginDay()
                try await headquarters.expireCases()
            } catch {
                logger.error("Cases that are due could not be brought on: \(error). HQ tries again in a minute.")
            }
            await site?.tick()
            try await Task.sleep(for: .seconds(60))
        }
    }

    /// Shadows follow within seconds, and while HQ is busy within a minute.
    private func keepShadows() async throws {
        var pace = ShadowPace()
        pace.sweep(endedAt: headquarters.frontier)
        while true {
            try await Task.sleep(for: .seconds(2))
            guard pace.look(headquarters.frontier) else { continue }
            await refreshShadows()
            pace.sweep(endedAt: headquarters.frontier)
        }
    }

    private func refreshShadows() async {
        do {
            try await headquarters.refreshShadows()
        } catch {
            logger.error("Shadows could not be brought into step: \(error). HQ tries again after the next change.")
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

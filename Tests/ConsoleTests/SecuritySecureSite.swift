// Why this file exists: behind TLS cookies are for this host and HTTPS alone, which shows only at a site that is told
// so.

import Console
import FoundationEssentials
import LeadToCash
import Logging
import SyncProtocol
import SyncServer

/// An HQ whose browsers come by HTTPS, through a proxy, to a port that is asked here without it.
struct SecuritySecureSite: Sendable {
    let headquarters: Headquarters
    let port: UInt16

    static func tell(_ story: @escaping @Sendable (SecuritySecureSite) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/outpost-secure-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let headquarters = try Headquarters(
            DataDirectory(folder, create: true), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            create: true)
        let logger = Logger(label: "secure", factory: { _ in SwiftLogNoOpLogHandler() })
        let (urls, listening) = AsyncStream.makeStream(of: String.self)
        var server = HeadquartersServer(
            headquarters, address: ListenAddress(host: "127.0.0.1", port: 0), logger: logger
        ) { listening.yield($0) }
        server.site = try ConsoleSite(headquarters, isSecure: true, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [server] in
                defer { listening.finish() }
                try await server.run()
            }
            var address = urls.makeAsyncIterator()
            guard let url = await address.next(), let port = url.split(separator: ":").last.flatMap({ UInt16($0) })
            else { throw FleetTrouble("HQ ended before it served.") }
            do {
                try await story(SecuritySecureSite(headquarters: headquarters, port: port))
            } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
        }
        try await headquarters.close()
    }

    func ask(_ request: SecurityRequest) async throws -> FleetAnswer {
        try await SecurityWire.ask(request, port: port)
    }

    /// Somebody with a role everywhere.
    func enlist(_ name: String, _ role: String) async throws -> RecordID {
        let user = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 11)
        let post = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 12)
        _ = try await headquarters.apply([
            RecordEdit(
                RecordKey(kind: User.kind, id: user), .create, [FieldValue(User.Fields.name, .text(name))]),
            RecordEdit(
                RecordKey(kind: RoleAssignment.kind, id: post), .create,
                [
                    FieldValue(RoleAssignment.Fields.user, .reference(user)),
                    FieldValue(RoleAssignment.Fields.role, .text(role)),
                ]),
        ])
        return user
    }
}

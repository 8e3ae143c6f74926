// Why this file exists: whoever looks at devices has a role somewhere, and devices belong to people of offices. Here
// is an HQ with two offices that serves its pages, and people are enlisted as tests need them.

import Console
import FoundationEssentials
import LeadToCash
import Logging
import SyncProtocol
import SyncServer
import Synchronization
import TestSupport

/// An HQ that serves its pages to this machine.
final class FleetStage: Sendable {
    let headquarters: Headquarters
    let port: UInt16
    /// HQ's data directory.
    let folder: String
    let nairobi: RecordID
    let lima: RecordID
    private let made = Mutex<UInt64>(100)

    private init(_ headquarters: Headquarters, _ port: UInt16, _ folder: String) async throws {
        (self.headquarters, self.port, self.folder) = (headquarters, port, folder)
        nairobi = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
        lima = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 2)
        for (id, name) in [(nairobi, "Nairobi"), (lima, "Lima")] { try await open(id, name) }
    }

    /// HQ opens an office.
    private func open(_ id: RecordID, _ name: String) async throws {
        typealias Fields = Office.Fields
        try await apply(
            RecordKey(kind: Office.kind, id: id), [(Fields.name, .text(name)), (Fields.active, .flag(true))])
        _ = try await headquarters.scope(anchoredAt: id, name: name)
    }

    func office(_ name: String) async throws -> RecordID {
        let id = nextID()
        try await open(id, name)
        return id
    }

    /// Tells one story around a new HQ.
    static func tell(_ story: (FleetStage) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/outpost-fleet-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let headquarters = try Headquarters(
            DataDirectory(folder, create: true), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            create: true)
        let result: Result<Void, any Error>
        do {
            try await serve(headquarters) { port in try await story(FleetStage(headquarters, port, folder)) }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try await headquarters.close()
        try result.get()
    }

    private static func serve(_ headquarters: Headquarters, _ body: (UInt16) async throws -> Void) async throws {
        let logger = Logger(label: "fleet", factory: { _ in SwiftLogNoOpLogHandler() })
        let (urls, listening) = AsyncStream.makeStream(of: String.self)
        var server = HeadquartersServer(
            headquarters, address: ListenAddress(host: "127.0.0.1", port: 0), logger: logger
        ) { listening.yield($0) }
        server.site = try ConsoleSite(headquarters, isSecure: false, logger: logger)
        let running = Task { [server] in
            defer { listening.finish() }
            try await server.run()
        }
        for await url in urls {
            let result: Result<Void, any Error>
            do {
                guard let port = url.split(separator: ":").last.flatMap({ UInt16($0) }) else {
                    throw FleetTrouble("No port in \(url).")
                }
                try await body(port)
                result = .success(())
            } catch {
                result = .failure(error)
            }
            running.cancel()
            _ = try? await running.value
            return try result.get()
        }
        try await running.value
        throw FleetTrouble("HQ ended before it served.")
    }

    // MARK: Who is there

    private func nextID() -> RecordID {
        let number = made.withLock { made in
            made += 1
            return made
        }
        return RecordID(milliseconds: 2, entropy: 0, replica: .headquarters, counter: number)
    }

    func apply(_ key: RecordKey, _ values: [(FieldNumber, Value)]) async throws {
        _ = try await headquarters.apply([RecordEdit(key, .create, values.map { FieldValue($0.0, $0.1) })])
    }

    /// HQ makes a record.
    func found(_ kind: KindNumber, _ values: [(FieldNumber, Value)]) async throws -> RecordKey {
        let key = RecordKey(kind: kind, id: nextID())
        try await apply(key, values)
        return key
    }

    /// HQ lists somebody who plays a role in an office, or everywhere.
    func enlist(_ name: String, _ role: String, at office: RecordID? = nil) async throws -> RecordID {
        let user = try await found(
            User.kind,
            [
                (User.Fields.name, .text(name)), (User.Fields.role, .text(role)),
                (User.Fields.office, .reference(office ?? nairobi)),
            ])
        typealias Fields = RoleAssignment.Fields
        var values: [(FieldNumber, Value)] = [(Fields.user, .reference(user.id)), (Fields.role, .text(role))]
        if let office { values.append((Fields.office, .reference(office))) }
        _ = try await found(RoleAssignment.kind, values)
        return user.id
    }

    /// Somebody gets a laptop.
    func laptop(of person: RecordID, named name: String, at office: RecordID) async throws -> ReplicaID {
        let scope = try await headquarters.scope(anchoredAt: office, name: "")
        let invitation = try await headquarters.invite(name: name, person: person, scopes: [scope])
        return try await headquarters.enroll(
            code: invitation.code, device: "\(name)'s laptop", key: DeviceKey.of(name).publicKey
        ).replica
    }

    // MARK: At the pages

    /// A session of somebody, without the work of a password.
    func session(of person: RecordID, steppedUp: Bool = false) async throws -> String {
        let begun = try await headquarters.beginSession(
            for: person, by: .welcomeCode, address: "127.0.0.1", agent: "test")
        return steppedUp ? try await headquarters.stepUp(begun.token, by: .welcomeCode).token : begun.token
    }

    func get(_ path: String, _ token: String?) async throws -> FleetAnswer {
        try await FleetRequests.ask("GET", path, port: port, token: token)
    }

    /// Sends a form with the hidden fields that every form of the session has.
    func post(_ path: String, _ fields: [(String, String)], _ token: String) async throws -> FleetAnswer {
        let page = try await get("/me", token)
        guard let proof = page.hidden("_token"), let seen = page.hidden("_seen") else {
            throw FleetTrouble("There is no form on /me, which answered \(page.status).")
        }
        return try await FleetRequests.ask(
            "POST", path, port: port, token: token, form: [("_token", proof), ("_seen", seen)] + fields)
    }

    func status(of replica: ReplicaID) async throws -> DeviceStatus? {
        try await headquarters.devices().first { $0.replica == replica }?.status
    }

    /// What somebody did at the pages, as the audit chain has it.
    func deeds(of person: RecordID) async throws -> [String] {
        let search = AuditSearch(person: person, deed: "desk")
        return try await headquarters.searchAudit(search).lines.compactMap { line in
            guard case .deed(.desk(_, let action, let subject)) = line.content else { return nil }
            return "\(action) \(subject)"
        }
    }
}

// Why this file exists: journeys in a browser need an HQ that serves its pages, somebody who may sign in, and laptops
// in the field that sync with it; all in this process, over a socket of this machine alone.

import Browser
import Console
import FoundationEssentials
import LeadToCash
import Logging
import SyncProtocol
import SyncServer
import Synchronization

/// An HQ that serves, with one office and its laptops.
final class ConsoleStage: Sendable {
    /// Somebody who is listed at HQ and may sign in.
    struct Person: Sendable {
        let name: String
        let id: RecordID

        /// As a field that names a person holds them.
        var value: Value { .reference(id) }
    }

    let headquarters: Headquarters
    /// Where HQ serves, without a slash at its end.
    let url: String
    let office: RecordID
    let scope: ScopeID
    private let folder: String
    private let made = Mutex<UInt64>(0)

    /// As browsers say whom they ask.
    var host: String { String(url.dropFirst("http://".count)) }

    /// Everybody's password here.
    static let password = "seven grey herons wade"

    private init(_ headquarters: Headquarters, _ url: String, _ folder: String) async throws {
        self.headquarters = headquarters
        self.url = url
        self.folder = folder
        office = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
        _ = try await headquarters.apply([
            RecordEdit(
                RecordKey(kind: Office.kind, id: office), .create,
                [
                    FieldValue(Office.Fields.code, .text("NBO")), FieldValue(Office.Fields.name, .text("Nairobi")),
                    FieldValue(Office.Fields.active, .flag(true)),
                ])
        ])
        scope = try await headquarters.scope(anchoredAt: office, name: "NBO")
    }

    /// Tells one journey around an HQ that is empty but for its office.
    static func tell(_ story: (ConsoleStage) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/outpost-console-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let headquarters = try Headquarters(
            DataDirectory(folder + "/hq", create: true), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            create: true)
        let result: Result<Void, any Error>
        do {
            try await serve(headquarters) { url in try await story(ConsoleStage(headquarters, url, folder)) }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try await headquarters.close()
        try result.get()
    }

    /// Serves while a body runs.
    private static func serve(_ headquarters: Headquarters, _ body: (String) async throws -> Void) async throws {
        let logger = Logger(label: "console", factory: { _ in SwiftLogNoOpLogHandler() })
        let (urls, listening) = AsyncStream.makeStream(of: String.self)
        var server = HeadquartersServer(
            headquarters, address: ListenAddress(host: "127.0.0.1", port: 0), logger: logger
        ) { listening.yield($0) }
        // Browsers take this machine's own address for as safe as HTTPS, and keep the cookies of the real thing.
        server.site = try ConsoleSite(headquarters, isSecure: true, logger: logger)
        let running = Task { [server] in
            defer { listening.finish() }
            try await server.run()
        }
        for await url in urls {
            let result: Result<Void, any Error>
            do {
                try await body(url)
                result = .success(())
            } catch {
                result = .failure(error)
            }
            running.cancel()
            _ = try? await running.value
            return try result.get()
        }
        try await running.value
        throw BrowserFailure("HQ ended before it served.")
    }

    // MARK: Who and what is there

    /// Roles that people of headquarters play everywhere; all others belong to an office.
    private static let worldwide: Set<String> = ["HQ", "ADM", "AUD"]

    /// HQ opens an office.
    func openOffice(_ code: String, _ name: String) async throws -> RecordID {
        let key = RecordKey(kind: Office.kind, id: nextID())
        try await found(
            key,
            [
                Office.Fields.code: .text(code), Office.Fields.name: .text(name), Office.Fields.active: .flag(true),
            ])
        _ = try await headquarters.scope(anchoredAt: key.id, name: code)
        return key.id
    }

    /// HQ lists somebody who plays a role, in the stage's office if no other is named.
    func list(_ name: String, _ role: String, at place: RecordID? = nil) async throws -> Person {
        let person = Person(name: name, id: nextID())
        let home = Value.reference(place ?? office)
        try await found(
            RecordKey(kind: User.kind, id: person.id),
            [User.Fields.name: .text(name), User.Fields.role: .text(role), User.Fields.office: home])
        var assignment: [FieldNumber: Value] = [
            RoleAssignment.Fields.user: person.value, RoleAssignment.Fields.role: .text(role),
        ]
        if !Self.worldwide.contains(role) { assignment[RoleAssignment.Fields.office] = home }
        _ = try await found(RoleAssignment.kind, assignment)
        return person
    }

    /// Lists somebody and gives them a password.
    func enlist(_ name: String, _ role: String, at place: RecordID? = nil) async throws -> Person {
        let person = try await list(name, role, at: place)
        try await headquarters.setPassword(Self.password, for: person.id, names: [name])
        return person
    }

    /// HQ makes a record.
    func found(_ kind: KindNumber, _ values: [FieldNumber: Value]) async throws -> RecordKey {
        let key = RecordKey(kind: kind, id: nextID())
        try await found(key, values)
        return key
    }

    /// HQ makes a record in the stage's office.
    func filed(_ kind: KindNumber, _ values: [FieldNumber: Value]) async throws -> RecordKey {
        let place = LeadToCash.schema.kind(kind)?.field(named: "office").map { [$0.number: Value.reference(office)] }
        return try await found(kind, (place ?? [:]).merging(values) { $1 })
    }

    private func found(_ key: RecordKey, _ values: [FieldNumber: Value]) async throws {
        let writes = values.map { FieldValue($0.key, $0.value) }
        let applied = try await headquarters.apply([RecordEdit(key, .create, writes)])
        // A record that did not come about would be missed much later, on some page.
        guard let remark = applied.remarks.first(where: { $0.key == key && $0.verdict >= .held }) else { return }
        throw BrowserFailure("HQ did not make \(key): \(remark.sentence)")
    }

    private func nextID() -> RecordID {
        let number = made.withLock { made in
            made += 1
            return made
        }
        return RecordID(milliseconds: 2, entropy: 0, replica: .headquarters, counter: number)
    }

    /// Lists somebody and hands them a laptop that has synced once.
    func laptop(_ name: String, _ role: String) async throws -> StageLaptop {
        try await laptop(of: try await list(name, role))
    }

    /// Hands somebody of the stage's office a laptop that has synced once.
    func laptop(of person: Person) async throws -> StageLaptop {
        let invitation = try await headquarters.invite(name: person.name, person: person.id, scopes: [scope])
        let laptop = try await enrol(person, with: invitation.code)
        try await laptop.sync()
        return laptop
    }

    /// Trades a code for a laptop that has not synced yet.
    func enrol(_ person: Person, with code: String) async throws -> StageLaptop {
        try await StageLaptop.enrol(person, code: code, url: url, in: folder)
    }

    /// What a field shows at HQ; nil if there is no such living record.
    func shown(_ key: RecordKey, _ field: FieldNumber) async throws -> Value? {
        try await headquarters.read { try $0.values(of: key).map { $0[field] ?? .null } }
    }

    /// A day by HQ's clock, so many days from today.
    static func day(_ offset: Int64) throws -> CivilDate {
        let today = Int64(clamping: Headquarters.systemClock() / 86_400_000)
        guard let day = CivilDate(days: today + offset) else {
            throw BrowserFailure("This machine's clock is outside the calendar.")
        }
        return day
    }

    /// Minor units of dollars as amounts of deals hold them: without a margin.
    static func amount(_ dollars: Int64) -> Value { .compound([.integer(dollars * 100), .text("USD"), .null]) }

    // MARK: In the browser

    /// Signs in as a person does, in English.
    func signIn(_ person: Person, in tab: Tab) async throws {
        try await tab.open(url + "/sign-in")
        try await give(Self.password, of: person, in: tab)
        guard try await tab.has("input[type=password]") else { return }
        let shown = try await tab.text
        throw BrowserFailure("\(person.name) could not sign in: \(shown)")
    }

    /// Fills in the form of the door and sends it, whatever comes of it.
    func give(_ password: String, of person: Person, in tab: Tab) async throws {
        try await tab.fill(.field("E-mail or name"), person.name)
        try await tab.fill(.field("Password"), password)
        try await tab.submit(.field("Password"))
    }
}

// Why this file exists: every test gets an HQ of its own in a directory of its own, with a clock that stands still
// unless told to move, and a vocabulary that has one field for each thing that can happen.

import Glibc
import SyncProtocol
import SyncServer
import Synchronization
import TestSupport
import Testing

/// A vocabulary of nothing in particular.
enum Notebook {
    static let shelf: KindNumber = 1
    static let note: KindNumber = 2

    static let title: FieldNumber = 1
    static let body: FieldNumber = 2
    static let tags: FieldNumber = 3
    static let place: FieldNumber = 4
    static let verdict: FieldNumber = 5
    static let price: FieldNumber = 6
    static let origin: FieldNumber = 7
    static let code: FieldNumber = 8
    static let sealed: FieldNumber = 9

    static let schema = Schema(
        version: 1,
        kinds: [
            RecordKind(
                number: shelf, name: "shelf", scope: .reference, headquartersOnly: true,
                fields: [Field(1, "name", column: "name", .text, policy: .hqOnly)]),
            RecordKind(
                number: note, name: "note", scope: .anchored(by: [place]),
                code: IssuedCode(field: code, prefix: "NOTE"),
                fields: [
                    Field(title, "title", column: "title", .text),
                    Field(body, "body", column: "body", .text),
                    Field(tags, "tags", column: "tags", .set, policy: .addRemove),
                    Field(place, "place", column: "place_id", .reference("shelf"), creatorSets: true),
                    Field(verdict, "verdict", column: "verdict", .text, policy: .needsHuman(.incumbent)),
                    Field(
                        price, "price",
                        columns: [Column("price_minor", .integer), Column("price_currency", .text)]),
                    Field(origin, "origin", column: "origin", .text, policy: .first),
                    Field(code, "code", column: "code", .text, policy: .hqOnly),
                    Field(sealed, "sealed", column: "sealed", .boolean, policy: .stickyTrue),
                ]),
        ])

    /// Refuses one word, so that refusals can be had.
    static let rulebook = Rulebook(
        objection: { _, _, value in value == .text("forbidden") ? "this word is forbidden" : nil },
        invariants: [holding(title, "heldTitle"), holding(body, "heldBody")])

    /// Holds one field where it says `hold it`, and lets the rest of the edit pass.
    private static func holding(_ field: FieldNumber, _ name: String) -> Invariant {
        Invariant(name, "It waits.", watches: [note: [field]]) { proposal, _ in
            proposal.value(field) == .text("hold it") ? Ruling(.holdFields([field])) : nil
        }
    }
}

/// A clock shared by HQ and the test.
final class SharedClock: Sendable {
    private let clock = Mutex(ManualClock())

    var now: UInt64 { clock.withLock { $0.now } }
    func advance(_ milliseconds: UInt64) { clock.withLock { _ = $0.advance(milliseconds) } }
}

/// A directory that goes when the test ends.
final class TemporaryDirectory: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/outpost-test-XXXXXX".utf8CString)
        let made = mkdtemp(&template)
        path = made.map { String(cString: $0) } ?? "/tmp/outpost-test"
    }

    deinit {
        for name in ["hq.db", "hq.db-wal", "hq.db-shm", "hq.lock", "admin.token", "copy.db", "erased", "signing.key"] {
            unlink(path + "/" + name)
        }
        rmdir(path)
    }
}

/// One HQ with a shelf, and laptops that hold it.
struct SharedWorld {
    let clock = SharedClock()
    let directory = TemporaryDirectory()
    let headquarters: Headquarters
    let shelf: RecordID
    let scope: ScopeID

    init() async throws {
        shelf = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
        headquarters = try Self.open(directory, clock, create: true)
        let key = RecordKey(kind: Notebook.shelf, id: shelf)
        _ = try await headquarters.apply([RecordEdit(key, .create, [FieldValue(1, .text("first shelf"))])])
        scope = try await headquarters.scope(anchoredAt: shelf, name: "first shelf")
    }

    static func open(_ directory: TemporaryDirectory, _ clock: SharedClock, create: Bool = false) throws -> Headquarters
    {
        try Headquarters(
            DataDirectory(directory.path), schema: Notebook.schema, rulebook: Notebook.rulebook, create: create,
            wall: { clock.now })
    }

    /// Enrols a laptop.
    func laptop(_ name: String, scopes: [ScopeID]? = nil) async throws -> TestLaptop {
        let invitation = try await headquarters.invite(name: name, person: nil, scopes: scopes ?? [scope])
        let key = DeviceKey.of(name)
        let enrolment = try await headquarters.enroll(
            code: invitation.code, device: "\(name)'s laptop", key: key.publicKey)
        return TestLaptop(enrolment, clock, key: key)
    }

    /// The values of a note at HQ.
    func note(_ key: RecordKey) async throws -> [FieldNumber: Value]? {
        try await headquarters.read { try $0.values(of: key) }
    }

    func expectSound(_ location: SourceLocation = #_sourceLocation) async throws {
        let report = try await headquarters.verify()
        #expect(report.findings == [], sourceLocation: location)
        #expect(try await headquarters.verifyAudit().findings == [], sourceLocation: location)
    }
}

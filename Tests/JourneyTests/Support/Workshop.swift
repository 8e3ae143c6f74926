// Why this file exists: copies, images and restores are told with the real laptop and the real HQ, but inside one
// process and with a clock turned by hand, so that every one of them happens exactly as told.

import Foundation
import SyncClient
import SyncProtocol
import SyncServer
import Synchronization

/// A vocabulary of notes on a shelf.
enum Notes {
    static let shelf: KindNumber = 1
    static let note: KindNumber = 2
    static let title: FieldNumber = 1
    static let body: FieldNumber = 2
    static let tags: FieldNumber = 3
    static let place: FieldNumber = 4
    static let verdict: FieldNumber = 5

    static let schema = Schema(
        version: 1,
        kinds: [
            RecordKind(
                number: shelf, name: "shelf", scope: .reference, headquartersOnly: true,
                fields: [Field(1, "name", column: "name", .text, policy: .hqOnly)]),
            RecordKind(
                number: note, name: "note", scope: .anchored(by: [place]),
                fields: [
                    Field(title, "title", column: "title", .text), Field(body, "body", column: "body", .text),
                    Field(tags, "tags", column: "tags", .set, policy: .addRemove),
                    Field(place, "place", column: "place_id", .reference("shelf"), creatorSets: true),
                    Field(verdict, "verdict", column: "verdict", .text, policy: .needsHuman(.incumbent)),
                ]),
        ])
    static let rulebook = Rulebook()
}

/// A clock that moves by a second with every look.
final class TurnedClock: Sendable {
    private let time = Mutex<UInt64>(1_790_000_000_000)

    func now() -> UInt64 {
        time.withLock {
            $0 += 1000
            return $0
        }
    }

    func now(ahead milliseconds: Int64) -> UInt64 { UInt64(Int64(now()) + milliseconds) }

    func advance(days: UInt64) { time.withLock { $0 += days * 86_400_000 } }
}

/// One HQ and its laptops in a folder that goes with it.
final class Workshop {
    let folder: String
    let clock = TurnedClock()
    let shelf = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
    private(set) var headquarters: Headquarters
    private var directory: DataDirectory?
    private var made = 0

    init() async throws {
        folder = NSTemporaryDirectory() + "/outpost-workshop-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        headquarters = try Headquarters(
            DataDirectory(folder + "/hq", create: true), schema: Notes.schema, rulebook: Notes.rulebook, create: true,
            wall: { [clock] in clock.now() })
        let key = RecordKey(kind: Notes.shelf, id: shelf)
        _ = try await headquarters.apply([RecordEdit(key, .create, [FieldValue(1, .text("the shelf"))])])
        _ = try await headquarters.scope(anchoredAt: shelf, name: "the shelf")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Another shelf, and the scope that it anchors.
    func addShelf(_ name: String) async throws -> (id: RecordID, scope: ScopeID) {
        made += 1
        let id = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: UInt64(made) + 1)
        let key = RecordKey(kind: Notes.shelf, id: id)
        _ = try await headquarters.apply([RecordEdit(key, .create, [FieldValue(1, .text(name))])])
        return (id, try await headquarters.scope(anchoredAt: id, name: name))
    }

    /// Enrols a laptop.
    /// - Parameter ahead: milliseconds by which its clock is wrong.
    func machine(_ name: String, ahead: Int64 = 0) async throws -> Machine {
        let enrolment = try await enrolment(name, kept: [])
        made += 1
        let path = "\(folder)/\(name)-\(made)"
        let replica = try Replica.create(
            path, schema: Notes.schema, rulebook: Notes.rulebook,
            identity: ReplicaIdentity(
                replica: enrolment.replica, timeline: enrolment.timeline, ended: enrolment.ended,
                scopes: enrolment.scopes),
            wall: { [clock] in clock.now(ahead: ahead) })
        return Machine(replica, enrolment.bearer, self, ahead: ahead)
    }

    func enrolment(_ name: String, kept: [KeptEdits]) async throws -> SyncServer.Enrolment {
        guard let scope = headquarters.scope(anchoredAt: shelf) else { throw Stranded("The shelf has no scope.") }
        let invitation = try await headquarters.invite(name: name, person: nil, scopes: [scope])
        return try await headquarters.enroll(code: invitation.code, device: "\(name)'s laptop", kept: kept)
    }

    /// Backs HQ up.
    func backUp() async throws -> String {
        made += 1
        let path = "\(folder)/backup-\(made).db"
        _ = try await headquarters.backUp(to: path)
        return path
    }

    /// Stops HQ, makes a backup its database, and starts it again.
    @discardableResult
    func restore(_ backup: String) async throws -> Restoration {
        try await headquarters.close()
        let path = headquarters.directory.path
        let aside = "\(folder)/aside-\(made)"
        made += 1
        // Another directory, as on another machine: nothing of the lost one can be read.
        let directory = try DataDirectory(aside, create: true)
        let restoration = try directory.restore(from: backup, replace: false, wall: clock.now())
        headquarters = try Headquarters(
            directory, schema: Notes.schema, rulebook: Notes.rulebook, wall: { [clock] in clock.now() })
        try? FileManager.default.removeItem(atPath: path)
        return restoration
    }

    /// Stops HQ properly and starts it again.
    func restart() async throws {
        try await headquarters.close()
        let directory = headquarters.directory
        headquarters = try Headquarters(
            directory, schema: Notes.schema, rulebook: Notes.rulebook, wall: { [clock] in clock.now() })
    }
}

/// A laptop: a replica on disk and the secret that HQ gave it.
final class Machine {
    private(set) var replica: Replica
    private(set) var bearer: String
    private let workshop: Workshop
    private let ahead: Int64
    /// Numbers it had to take.
    private(set) var successions = 0

    init(_ replica: Replica, _ bearer: String, _ workshop: Workshop, ahead: Int64 = 0) {
        self.replica = replica
        self.bearer = bearer
        self.workshop = workshop
        self.ahead = ahead
    }

    // MARK: Editing

    func add(_ title: String) throws -> RecordKey {
        let key = RecordKey(kind: Notes.note, id: try replica.makeID())
        try replica.apply([
            RecordEdit(
                key, .create,
                [FieldValue(Notes.title, .text(title)), FieldValue(Notes.place, .reference(workshop.shelf))])
        ])
        return key
    }

    func set(_ key: RecordKey, _ field: FieldNumber, _ text: String) throws {
        try replica.apply([RecordEdit(key, .update, [FieldValue(field, .text(text))])])
    }

    // MARK: Copies

    /// The whole disk, as an image or a template would have it.
    func image() throws -> Machine {
        let path = replica.directory + "-image-\(UUID().uuidString.prefix(4))"
        try FileManager.default.copyItem(atPath: replica.directory, toPath: path)
        return try opened(path)
    }

    /// What a copy of its disk holds.
    func opened(_ path: String) throws -> Machine {
        let replica = try Replica.open(
            path, schema: Notes.schema, rulebook: Notes.rulebook,
            wall: { [clock = workshop.clock, ahead] in clock.now(ahead: ahead) })
        return Machine(replica, bearer, workshop, ahead: ahead)
    }

    // MARK: Syncing

    /// Syncs as the program does: whoever turns out to be a copy takes a new number and syncs again.
    @discardableResult
    func sync(losingReply: Bool = false, meanwhile: @escaping () throws -> Void = {}) async throws -> SyncReport {
        do {
            return try await once(losingReply, meanwhile)
        } catch ConversationError.refused(let refusal) where [.fork, .timeline].contains(refusal.code) {
            try await rejoin("\(refusal.code)")
            return try await once(losingReply, meanwhile)
        }
    }

    private func once(_ losingReply: Bool, _ meanwhile: @escaping () throws -> Void) async throws -> SyncReport {
        let line = DirectLine(workshop.headquarters, bearer, losingReply: losingReply, meanwhile: meanwhile)
        return try SyncEngine(replica, line, retry: .never).sync()
    }

    /// Takes a new number.
    func rejoin(_ reason: String) async throws {
        let former = try replica.checkpoint().replica
        let enrolment = try await workshop.headquarters.rejoin(
            former, kept: try replica.keptEdits(), reason: reason)
        try take(enrolment)
    }

    /// `outpost rejoin --code`.
    func rejoin(as name: String) async throws {
        try take(try await workshop.enrolment(name, kept: try replica.keptEdits()))
    }

    private func take(_ enrolment: SyncServer.Enrolment) throws {
        try replica.rejoin(
            as: Succession(
                identity: ReplicaIdentity(
                    replica: enrolment.replica, timeline: enrolment.timeline, ended: enrolment.ended,
                    scopes: enrolment.scopes),
                shared: enrolment.shared))
        bearer = enrolment.bearer
        successions += 1
    }

    var number: ReplicaID { get throws { try replica.checkpoint().replica } }
    var pending: Int { get throws { try replica.changesets().count } }

    /// Every note, field by field.
    func notes() throws -> [RecordID: [FieldNumber: Value]] {
        var notes: [RecordID: [FieldNumber: Value]] = [:]
        try replica.forEachRecord(Notes.note) { row in
            notes[row.key.id] = Dictionary(
                uniqueKeysWithValues: row.values.filter { !$0.value.isEmpty }.map { ($0.field, $0.value) })
        }
        return notes
    }

    func title(_ key: RecordKey) throws -> Value? { try notes()[key.id]?[Notes.title] }
}

extension Workshop {
    /// Every note at HQ.
    func notes() async throws -> [RecordID: [FieldNumber: Value]] {
        try await headquarters.read { reader in
            var notes: [RecordID: [FieldNumber: Value]] = [:]
            try reader.forEach(Notes.note) { id, values in notes[id] = values.filter { !$0.value.isEmpty } }
            return notes
        }
    }
}

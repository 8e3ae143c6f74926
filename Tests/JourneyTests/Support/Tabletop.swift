// Why this file exists: real laptops and a real HQ in one process, without a network and with a clock turned by hand,
// so that months pass in a moment and every byte that either keeps can be searched.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Synchronization
import TestSupport

/// One office, its HQ, and laptops that sync through memory.
final class Tabletop: Sendable {
    final class Clock: Sendable {
        private let time = Mutex<UInt64>(1_767_225_600_000)

        var now: UInt64 { time.withLock { $0 } }
        func advance(_ milliseconds: UInt64) { time.withLock { $0 += milliseconds } }
    }

    static let day: UInt64 = 86_400_000

    let path: String
    let clock = Clock()
    private let people = Mutex<UInt64>(0)
    let headquarters: Headquarters
    let office: RecordID
    let scope: ScopeID

    init() async throws {
        path = FileManager.default.temporaryDirectory.path + "/outpost-" + UUID().uuidString
        let clock = clock
        headquarters = try Headquarters(
            DataDirectory(path + "/hq", create: true), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            create: true, wall: { clock.now })
        office = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
        let key = RecordKey(kind: Office.kind, id: office)
        _ = try await headquarters.apply([
            RecordEdit(
                key, .create,
                [FieldValue(Office.Fields.code, .text("NBO")), FieldValue(Office.Fields.name, .text("Nairobi"))])
        ])
        scope = try await headquarters.scope(anchoredAt: office, name: "NBO")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A laptop as others can pass it on: where its files are and what it shows HQ.
    struct Desk: Sendable {
        let directory: String
        let bearer: String
        let table: Tabletop
    }

    /// HQ lists somebody who plays a role, who is responsible for accounts if none is named.
    func listed(_ name: String, _ role: String = "AR") async throws -> RecordID {
        let number = people.withLock { count in
            count += 1
            return count
        }
        let id = RecordID(milliseconds: 4, entropy: 0, replica: .headquarters, counter: number)
        _ = try await headquarters.apply([
            RecordEdit(
                RecordKey(kind: User.kind, id: id), .create,
                [FieldValue(User.Fields.name, .text(name)), FieldValue(User.Fields.role, .text(role))])
        ])
        return id
    }

    /// A new laptop, enrolled at HQ and not synced yet.
    /// - Parameters:
    ///   - person: the record of the person whose laptop it is; HQ certifies their role. An account responsible of
    ///     that name, if nil.
    ///   - scopes: what it may hold, its own first; nil for the one office.
    func laptop(_ name: String, person: RecordID? = nil, scopes: [ScopeID]? = nil) async throws -> Desk {
        let person = if let person { person } else { try await listed(name) }
        let invitation = try await headquarters.invite(name: name, person: person, scopes: scopes ?? [scope])
        let enrolment = try await headquarters.enroll(code: invitation.code, device: name)
        let desk = Desk(directory: path + "/" + name, bearer: enrolment.bearer, table: self)
        _ = try Replica.create(
            desk.directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            identity: ReplicaIdentity(
                replica: enrolment.replica, timeline: enrolment.timeline, scopes: enrolment.scopes))
        return desk
    }
}

extension Tabletop.Desk {
    func open() throws -> Replica {
        let clock = table.clock
        return try Replica.open(
            directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook, wall: { clock.now })
    }

    func add(_ kind: KindNumber, _ values: [FieldNumber: Value]) throws -> RecordKey {
        let replica = try open()
        let key = RecordKey(kind: kind, id: try replica.makeID())
        try replica.apply([RecordEdit(key, .create, values.map { FieldValue($0.key, $0.value) })])
        return key
    }

    func set(_ key: RecordKey, _ field: FieldNumber, _ value: Value) throws {
        try open().apply([RecordEdit(key, .update, [FieldValue(field, value)])])
    }

    /// What a field shows; nil if the record is not there.
    func shown(_ key: RecordKey, _ field: FieldNumber) throws -> Value? { try open().record(key)?.value(field) }

    /// Syncs on a thread of its own, as the program does.
    /// - Parameter meanwhile: runs after the request was sent and before the reply is read.
    @discardableResult
    func sync(meanwhile: @escaping @Sendable () throws -> Void = {}) async throws -> SyncReport {
        try await OwnThread.run { [self] in
            let line = DirectLine(table.headquarters, bearer, meanwhile: meanwhile)
            return try SyncEngine(open(), line, retry: .never).sync()
        }
    }

    /// The names of all files of this laptop in which a text stands.
    func traces(of text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).filter {
            try Data(contentsOf: URL(filePath: directory + "/" + $0)).range(of: Data(text.utf8)) != nil
        }
    }
}

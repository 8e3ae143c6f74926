// Why this file exists: the stories are about people with roles: an account responsible, a manager, finance. Here they
// are enlisted at HQ, get a laptop each, and do and see what the program lets them do and see.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Synchronization
import Testing

/// The people of a story around one ``Tabletop``. It begins on Thursday, 2026-01-01, in Nairobi.
final class Cast: Sendable {
    /// An office and the scope that it anchors.
    struct Place: Sendable {
        let id: RecordID
        let scope: ScopeID

        var value: Value { .reference(id) }
    }

    let table: Tabletop
    let nairobi: Place
    private let everybody = Mutex<[Member]>([])
    private let offices = Mutex<UInt64>(1)

    var members: [Member] { everybody.withLock { $0 } }
    var headquarters: Headquarters { table.headquarters }

    init() async throws {
        table = try await Tabletop()
        nairobi = Place(id: table.office, scope: table.scope)
        try await decree(RecordKey(kind: Office.kind, id: nairobi.id), [Office.Fields.country: .text("KE")])
    }

    /// Opens another office.
    func office(_ code: String, _ name: String, country: String) async throws -> Place {
        let number = offices.withLock { count in
            count += 1
            return count
        }
        let id = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: number)
        try await create(
            RecordKey(kind: Office.kind, id: id),
            [
                Office.Fields.code: .text(code), Office.Fields.name: .text(name),
                Office.Fields.country: .text(country),
            ])
        return Place(id: id, scope: try await headquarters.scope(anchoredAt: id, name: code))
    }

    /// Enlists a person at HQ and hands them a laptop; HQ certifies the role from then on. Nothing is synced yet.
    func join(_ name: String, _ role: String, at places: [Place] = []) async throws -> Member {
        let places = places.isEmpty ? [nairobi] : places
        let number = UInt64(members.count) + 1
        let id = RecordID(milliseconds: 2, entropy: 0, replica: .headquarters, counter: number)
        try await create(
            RecordKey(kind: User.kind, id: id),
            [
                User.Fields.name: .text(name), User.Fields.role: .text(role), User.Fields.office: places[0].value,
            ])
        let desk = try await table.laptop(name, person: id, scopes: places.map(\.scope))
        let member = Member(name: name, role: role, id: id, desk: desk, home: places[0])
        everybody.withLock { $0.append(member) }
        return member
    }

    // MARK: What HQ does

    /// HQ makes a record under an id.
    func create(_ key: RecordKey, _ values: [FieldNumber: Value]) async throws {
        _ = try await headquarters.apply([RecordEdit(key, .create, Cast.writes(values))])
    }

    /// HQ makes a record in Nairobi, or wherever the values say.
    func found(_ kind: KindNumber, _ values: [FieldNumber: Value]) async throws -> RecordKey {
        let number = offices.withLock { count in
            count += 1
            return count
        }
        let key = RecordKey(
            kind: kind, id: RecordID(milliseconds: 3, entropy: 0, replica: .headquarters, counter: number))
        let place = LeadToCash.schema.kind(kind)?.field(named: "office").map { [$0.number: nairobi.value] } ?? [:]
        try await create(key, place.merging(values) { $1 })
        return key
    }

    /// HQ changes a record.
    func decree(_ key: RecordKey, _ values: [FieldNumber: Value]) async throws {
        _ = try await headquarters.apply([RecordEdit(key, .update, Cast.writes(values))])
    }

    static func writes(_ values: [FieldNumber: Value]) -> [FieldValue] {
        values.map { FieldValue($0.key, $0.value) }
    }

    /// What a field shows at HQ; nil if there is no such living record.
    func atHeadquarters(_ key: RecordKey, _ field: FieldNumber) async throws -> Value? {
        try await headquarters.read { try $0.values(of: key).map { $0[field] ?? .null } }
    }

    // MARK: Time and meeting

    func pass(hours: UInt64 = 0, days: UInt64 = 0) {
        table.clock.advance(days * Tabletop.day + hours * 3_600_000 + 1000)
    }

    /// The people sync one after another, in this order.
    func sync(_ order: Member...) async throws {
        for member in order { try await member.sync() }
    }

    /// The people sync in this order, and everybody once more, so that everybody knows everything.
    func meet(_ order: [Member] = []) async throws {
        for member in order + members { try await member.sync() }
        // Whoever came first has not heard of what HQ made of the others' edits.
        for member in members { try await member.sync() }
    }

    // MARK: What everybody must agree on

    /// Every laptop shows what HQ shows, of every record it may hold, and everything is sound.
    func expectAgreement(_ place: SourceLocation = #_sourceLocation) async throws {
        for kind in LeadToCash.schema.kinds {
            let told = try await headquarters.read { reader in
                var values: [RecordID: [FieldNumber: Value]] = [:]
                try reader.forEach(kind.number) { values[$0] = $1.filter { !$0.value.isEmpty } }
                return values
            }
            for member in members {
                let rows = try member.desk.open().records(kind.number)
                for row in rows {
                    let shown = Dictionary(uniqueKeysWithValues: row.values.map { ($0.field, $0.value) })
                        .filter { !$0.value.isEmpty }
                    #expect(told[row.key.id] == shown, "\(member.name): \(row.key)", sourceLocation: place)
                }
                if members.allSatisfy({ $0.home.scope == member.home.scope }) {
                    #expect(rows.count == told.count, "\(member.name): \(kind.name)", sourceLocation: place)
                }
            }
        }
        for member in members {
            let verification = try member.workspace().verify()
            #expect(verification.isSound, "\(member.name): \(verification.problems)", sourceLocation: place)
        }
        #expect(try await headquarters.verify().findings == [], sourceLocation: place)
    }

    /// Everybody, and HQ, shows this.
    func expectShown(
        _ key: RecordKey, _ field: FieldNumber, _ value: Value, _ place: SourceLocation = #_sourceLocation
    ) async throws {
        for member in members where member.holds(key) {
            let shown = try member.shown(key, field)
            #expect(shown == value, "\(member.name)", sourceLocation: place)
        }
        let told = try await atHeadquarters(key, field)
        #expect(told == value, "HQ", sourceLocation: place)
    }
}

/// A person with a laptop.
struct Member: Sendable {
    let name: String
    let role: String
    let id: RecordID
    let desk: Tabletop.Desk
    let home: Cast.Place

    /// As a field that names a person holds them.
    var value: Value { .reference(id) }

    func workspace() throws -> Workspace { Workspace(try desk.open()) }

    @discardableResult
    func sync() async throws -> SyncReport { try await desk.sync() }

    // MARK: Doing

    /// Makes a record in the person's own office, or wherever the values say.
    func add(_ kind: KindNumber, _ values: [FieldNumber: Value], reason: String = "") throws -> RecordKey {
        let place = LeadToCash.schema.kind(kind)?.field(named: "office").map { [$0.number: home.value] } ?? [:]
        let replica = try desk.open()
        let key = RecordKey(kind: kind, id: try replica.makeID())
        let writes = Cast.writes(place.merging(values) { $1 })
        try replica.apply([RecordEdit(key, .create, writes)], reason: reason)
        return key
    }

    @discardableResult
    func set(_ key: RecordKey, _ values: [FieldNumber: Value], reason: String = "") throws -> Dot {
        try desk.open().apply([RecordEdit(key, .update, Cast.writes(values))], reason: reason)
    }

    @discardableResult
    func delete(_ key: RecordKey, reason: String) throws -> Dot {
        try desk.open().apply([RecordEdit(key, .delete(reason: reason))])
    }

    /// `outpost resolve CODE --accept` and the like.
    func answer(_ code: String, _ answer: CaseAnswer, _ text: String = "") throws {
        let workspace = try workspace()
        let item = try #require(workspace.cases(named: code).first)
        _ = try workspace.answer(item, answer, CaseRemark(name: name, text: text), seen: nil)
    }

    /// `outpost resolve CODE --value …`.
    func decide(_ code: String, _ value: Value, _ text: String = "") throws {
        let workspace = try workspace()
        let item = try #require(workspace.cases(named: code).first)
        let remark = CaseRemark(name: name, text: text)
        _ = try workspace.decide(item.subject, item.field, value, in: item, remark, seen: nil)
    }

    /// `outpost undo CODE`: what lost in a case comes back.
    @discardableResult
    func undo(_ code: String) throws -> Undoing {
        let workspace = try workspace()
        let item = try #require(workspace.cases(named: code).first)
        let undoing = try workspace.undoing(item)
        if !undoing.restorations.isEmpty { _ = try workspace.undo(undoing, reason: "undo", seen: nil) }
        return undoing
    }

    /// `outpost undo DOT`: what a change lost, or what an own one replaced, comes back.
    @discardableResult
    func undo(_ dot: Dot) throws -> Undoing {
        let workspace = try workspace()
        let undoing = try workspace.undoing(dot)
        if !undoing.restorations.isEmpty { _ = try workspace.undo(undoing, reason: "undo", seen: nil) }
        return undoing
    }

    // MARK: Seeing

    /// Whether the record is on the laptop.
    func holds(_ key: RecordKey) -> Bool { (try? desk.open().record(key)) != nil }

    /// What a field shows; nil if the record is not there.
    func shown(_ key: RecordKey, _ field: FieldNumber) throws -> Value? { try desk.shown(key, field) }

    /// The open cases, the most severe first.
    func inbox() throws -> [ConflictCase] { try workspace().cases() }

    /// The cases that this person is to decide.
    func asked() throws -> [ConflictCase] { try inbox().filter { $0.asks(role) } }

    /// The one case of a rule or policy that is open here.
    func openCase(_ rule: String, _ place: SourceLocation = #_sourceLocation) throws -> ConflictCase {
        let found = try inbox().filter { $0.rule == rule }
        #expect(found.count == 1, "\(name): \(rule)", sourceLocation: place)
        return try #require(found.first, "\(name): \(rule)", sourceLocation: place)
    }

    /// Own edits that wait for somebody or were refused.
    func held() throws -> [UnappliedEdit] { try workspace().unappliedEdits() }

    /// Own values that others' replaced.
    func losses() throws -> [Replacement] { try workspace().replacements().filter(\.isOwnLoss) }

    func status() throws -> ReplicaStatus { try workspace().status() }
}

// Why this file exists: a person at HQ's pages is to be compared with the same person on a laptop. Here are people,
// what their roles let them do, two places where they work, and both ways in.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

/// Somebody with a record at HQ.
struct Member {
    let id: RecordID
    let name: String
}

/// HQ with two shelves, people who work at one of them, and cases.
final class SeatWorld {
    static let person: KindNumber = 3

    enum Fields {
        static let name: FieldNumber = 1
        static let role: FieldNumber = 2
        static let desk: FieldNumber = 3
        static let status: FieldNumber = 4
    }

    static let schema = Schema(
        version: 1,
        kinds: Notebook.schema.kinds + [
            CaseRecord.kind,
            RecordKind(
                number: person, name: "person", scope: .reference, headquartersOnly: true,
                fields: [
                    Field(Fields.name, "name", column: "name", .text, policy: .hqOnly),
                    Field(Fields.role, "role", column: "role", .text, policy: .hqOnly),
                    Field(Fields.desk, "desk", column: "desk_id", .reference("shelf"), policy: .hqOnly),
                    Field(Fields.status, "status", column: "status", .text, policy: .hqOnly),
                ]),
        ], certifiedRole: (kind: person, field: Fields.role))

    static let rulebook = Rulebook(
        objection: { _, _, value in value == .text("forbidden") ? "this word is forbidden" : nil },
        authority: authority, organisation: organisation, invariants: [waiting], terms: { _, _, _ in .medium("SR") })

    /// Everybody plays the role that their record names, at their desk; whoever has left plays none.
    private static let organisation = Organisation(
        watches: [person: nil],
        persons: { operation, _ in operation.key.kind == person ? [operation.key.id] : [] },
        position: { id, _, ground in
            let key = RecordKey(kind: person, id: id)
            guard try ground.value(Fields.status, of: key) != .text("left") else {
                return Position(roles: [], scopes: [:])
            }
            guard case .text(let role) = try ground.value(Fields.role, of: key),
                case .reference(let desk) = try ground.value(Fields.desk, of: key)
            else { return nil }
            return Position(roles: [Role(role, at: desk)], scopes: [ScopeName(anchor: desk): "a shelf"])
        })

    /// Prices are the SR's to say, and cases are answered by whom they name.
    private static let authority: Authority = { claim, ground in
        let roles = Set(claim.roles.map(\.name))
        guard !roles.isEmpty else { return [Denial(permitted: ["SR"], sentence: "You play no role.")] }
        let fields = Set(claim.operation.writes.map(\.field))
        if claim.kind.number == CaseRecord.number {
            guard fields.contains(CaseRecord.Fields.answer),
                case .text(let decider) = try ground.value(CaseRecord.Fields.decider, of: claim.operation.key),
                !roles.contains(decider)
            else { return [] }
            return [Denial([CaseRecord.Fields.answer], permitted: [decider], sentence: "Only \(decider) answers it.")]
        }
        guard fields.contains(Notebook.price), !roles.contains("SR") else { return [] }
        return [Denial([Notebook.price], permitted: ["SR"], sentence: "Only SR says prices.")]
    }

    /// A title that says so waits for the SR.
    private static let waiting = Invariant("heldTitle", "It waits.", watches: [Notebook.note: [Notebook.title]]) {
        proposal, _ in
        guard !proposal.byHeadquarters, proposal.value(Notebook.title) == .text("hold it") else { return nil }
        return Ruling.hold(CaseDraft(.held, proposal.key, terms: .medium("SR"), note: "It waits for the SR."))
    }

    let clock: SharedClock
    private let directory: TemporaryDirectory
    let headquarters: Headquarters
    /// Two places, and what lives there.
    let shelf: RecordID
    let other: RecordID
    let scope: ScopeID
    private var made: UInt64 = 10

    init() async throws {
        let (clock, directory) = (SharedClock(), TemporaryDirectory())
        let headquarters = try Self.open(directory, clock, create: true)
        let shelf = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
        let other = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 2)
        for (id, name) in [(shelf, "first shelf"), (other, "other shelf")] {
            let key = RecordKey(kind: Notebook.shelf, id: id)
            _ = try await headquarters.apply([RecordEdit(key, .create, [FieldValue(1, .text(name))])])
            _ = try await headquarters.scope(anchoredAt: id, name: name)
        }
        scope = try await headquarters.scope(anchoredAt: shelf, name: "first shelf")
        (self.clock, self.directory, self.headquarters) = (clock, directory, headquarters)
        (self.shelf, self.other) = (shelf, other)
    }

    static func open(
        _ directory: TemporaryDirectory, _ clock: SharedClock, create: Bool = false
    ) throws -> Headquarters {
        try Headquarters(
            DataDirectory(directory.path), schema: schema, rulebook: rulebook, create: create, wall: { clock.now })
    }

    // MARK: People

    /// Lists somebody.
    func enlist(_ name: String, _ role: String, elsewhere: Bool = false) async throws -> Member {
        made += 1
        let id = RecordID(milliseconds: 2, entropy: 0, replica: .headquarters, counter: made)
        _ = try await headquarters.apply([
            RecordEdit(
                RecordKey(kind: Self.person, id: id), .create,
                [
                    FieldValue(Fields.name, .text(name)), FieldValue(Fields.role, .text(role)),
                    FieldValue(Fields.desk, .reference(elsewhere ? other : shelf)),
                ])
        ])
        return Member(id: id, name: name)
    }

    /// HQ writes to somebody's record.
    func change(_ member: Member, _ field: FieldNumber, _ value: Value) async throws {
        let key = RecordKey(kind: Self.person, id: member.id)
        _ = try await headquarters.apply([RecordEdit(key, .update, [FieldValue(field, value)])])
    }

    func seat(_ member: Member) async throws -> Seat { try await headquarters.seat(of: member.id, name: member.name) }

    func laptop(_ member: Member) async throws -> TestLaptop {
        let invitation = try await headquarters.invite(name: member.name, person: member.id, scopes: [])
        let key = DeviceKey.of(member.name)
        let enrolment = try await headquarters.enroll(
            code: invitation.code, device: "\(member.name)'s laptop", key: key.publicKey)
        return TestLaptop(enrolment, clock, key: key)
    }

    // MARK: Notes

    var placed: FieldValue { FieldValue(Notebook.place, .reference(shelf)) }

    /// Makes a note from a seat.
    func note(_ title: String, from seat: Seat, at place: RecordID? = nil) async throws -> RecordKey {
        let key = RecordKey(kind: Notebook.note, id: headquarters.newRecordID(for: seat))
        let writes = [
            FieldValue(Notebook.title, .text(title)), FieldValue(Notebook.verdict, .text("open")),
            FieldValue(Notebook.place, .reference(place ?? shelf)),
        ]
        let receipt = try await headquarters.submit(
            [RecordEdit(key, .create, writes)], from: seat, seen: headquarters.frontier)
        #expect(receipt.isWhollyAccepted, "\(receipt.remarks)")
        return key
    }

    /// Writes one field from a seat.
    @discardableResult
    func set(
        _ key: RecordKey, _ field: FieldNumber, _ value: Value, from seat: Seat, seen: CommitSequence? = nil,
        insteadOf base: Value? = nil
    ) async throws -> SeatReceipt {
        clock.advance(1000)
        return try await headquarters.submit(
            [RecordEdit(key, .update, [FieldValue(field, value)])], from: seat, seen: seen ?? headquarters.frontier,
            bases: base.map { [key: [field: $0]] } ?? [:])
    }

    /// What HQ shows in a field.
    func value(_ field: FieldNumber, of key: RecordKey) async throws -> Value? {
        try await headquarters.read { try $0.values(of: key)?[field] }
    }

    func expectSound(_ location: SourceLocation = #_sourceLocation) async throws {
        #expect(try await headquarters.verify().findings == [], sourceLocation: location)
        #expect(try await headquarters.verifyAudit().findings == [], sourceLocation: location)
    }
}

extension Receipt.Remark {
    /// What became of it, and by which rule.
    var ruling: String { "\(verdict.name) \(rule.name)" }
}

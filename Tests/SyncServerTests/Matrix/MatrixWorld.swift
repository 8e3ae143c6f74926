// Why this file exists: who may do what is a table, and a table is tried cell by cell: every role, wherever it is
// played, on every kind of record. Here are the people, their devices and what they meet.

import LeadToCash
import SyncProtocol
import SyncServer
import TestSupport
import Testing

/// Where somebody plays a role, seen from the records of the matrix, which belong to Nairobi.
enum Placement: CaseIterable {
    /// In the office that works the records.
    case home
    /// In another office.
    case elsewhere
    /// In another office, and in the team of one of the accounts.
    case team
    /// In no particular office.
    case everywhere
}

/// The two customers of Nairobi: one that nobody else works on, one with a team of two offices.
enum Customer: CaseIterable {
    case own, shared
}

/// Somebody with a device.
struct MatrixPerson {
    let role: String
    let placement: Placement
    let laptop: TestLaptop

    /// Whether they hold what belongs to a customer of Nairobi.
    func holds(_ customer: Customer) -> Bool {
        switch placement {
        case .home, .everywhere: true
        case .elsewhere: false
        case .team: customer == .shared
        }
    }

    /// Whether a record of a kind that concerns the customer comes to them: what an office keeps to itself is not a
    /// team's.
    func holds(_ customer: Customer, _ kind: RecordKind) -> Bool {
        if placement == .team, case .anchored = kind.scope, kind.field(named: "share") == nil { return false }
        return holds(customer)
    }
}

/// An HQ of the real business with one record of every kind.
final class MatrixWorld {
    let clock = SharedClock()
    private let directory = TemporaryDirectory()
    let headquarters: Headquarters
    let nairobi: RecordID
    let lisbon: RecordID
    private var made: UInt64 = 0
    /// One record of each kind of each customer.
    private(set) var seeds: [Customer: [KindNumber: RecordKey]] = [:]
    private(set) var people: [MatrixPerson] = []

    /// What stands in the confidential parts of a customer's records, by class.
    static func canary(_ customer: Customer, _ visibility: Visibility) -> String { "CANARY-\(customer)-\(visibility)" }

    init() async throws {
        let clock = clock
        headquarters = try Headquarters(
            DataDirectory(directory.path), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook, create: true,
            wall: { clock.now })
        func id(_ number: UInt64) -> RecordID {
            RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1_000_000 + number)
        }
        (nairobi, lisbon) = (id(1), id(2))
        for (office, code) in [(nairobi, "NBO"), (lisbon, "LIS")] {
            _ = try await headquarters.apply([
                RecordEdit(
                    RecordKey(kind: Office.kind, id: office), .create,
                    [
                        FieldValue(Office.Fields.code, .text(code)), FieldValue(Office.Fields.name, .text(code)),
                        FieldValue(Office.Fields.active, .flag(true)),
                    ])
            ])
            _ = try await headquarters.scope(anchoredAt: office, name: code)
        }
        try await plant()
    }

    func newID() -> RecordID {
        made += 1
        return RecordID(milliseconds: 2, entropy: 0, replica: .headquarters, counter: made)
    }

    // MARK: Records

    /// The kinds that have a charter, in an order in which each finds those that it names.
    static let kinds: [RecordKind] = LeadToCash.schema.kinds.filter { kind in
        Charter.of(kind.number).map { $0.owner == nil && $0.party == nil } ?? false && kind.number != AccountTeam.kind
    }.sorted { order($0) < order($1) }

    private static func order(_ kind: RecordKind) -> Int {
        if case .beside = kind.scope { return 9 }
        switch kind.number {
        case Account.kind: return 0
        case Opportunity.kind: return 1
        case Contract.kind: return 2
        default: return 3
        }
    }

    private func plant() async throws {
        for customer in Customer.allCases {
            seeds[customer] = [:]
            for kind in Self.kinds {
                let key = try await provide(kind, customer)
                seeds[customer]?[kind.number] = key
                guard case .beside(_, let visibility) = kind.scope else { continue }
                let text = kind.storedFields.first { $0.columns.first?.type == .text && !$0.isCompound }
                guard let text else { continue }
                let canary = FieldValue(text.number, .text(Self.canary(customer, visibility)))
                _ = try await headquarters.apply([RecordEdit(key, .update, [canary])])
            }
            guard let account = seeds[customer]?[Account.kind] else { continue }
            let name = FieldValue(Account.Fields.name, .text(Self.canary(customer, .shared)))
            _ = try await headquarters.apply([RecordEdit(account, .update, [name])])
        }
    }

    /// HQ makes a record of a customer's.
    func provide(_ kind: RecordKind, _ customer: Customer) async throws -> RecordKey {
        let leader = kind.leader(of: newID()).flatMap { seeds[customer]?[$0.kind]?.id }
        let key = RecordKey(kind: kind.number, id: leader ?? newID())
        let applied = try await headquarters.apply([
            RecordEdit(key, .create, values(kind, customer, office: nairobi))
        ])
        #expect(applied.remarks.allSatisfy { $0.verdict < .held }, "\(kind.name): \(applied.remarks)")
        return key
    }

    /// What somebody would fill in who makes a record of a kind.
    func values(_ kind: RecordKind, _ customer: Customer, office: RecordID) -> [FieldValue] {
        kind.storedFields.compactMap { field in
            if kind.anchors.contains(field.number) {
                let isOffice = field.columns.first?.type == .reference("office")
                return isOffice ? FieldValue(field.number, .reference(office)) : nil
            }
            // A customer is nobody's subsidiary here.
            guard field.required || (field.isParent && kind.number != Account.kind) else { return nil }
            return FieldValue(field.number, value(field, customer))
        }
    }

    /// A value that may stand in a field.
    func value(_ field: Field, _ customer: Customer) -> Value {
        let parts = field.columns.map { value($0, customer) }
        return parts.count == 1 ? parts[0] : .compound(parts)
    }

    private func value(_ column: Column, _ customer: Customer) -> Value {
        switch column.type {
        case .integer: return .integer(column.name.hasSuffix("year") ? 2020 : 1)
        case .boolean: return .flag(false)
        case .date: return CivilDate(days: 20_000).map(Value.date) ?? .null
        case .instant: return .integer(1_700_000_000_000)
        case .set: return .elements(["matrix"])
        case .text:
            if let choice = column.choices.first { return .text(choice) }
            if column.name.hasSuffix("currency") { return .text("USD") }
            return .text(column.name.hasSuffix("country") ? "KE" : "matrix")
        case .reference(let name):
            let kind = LeadToCash.schema.kind(named: name)
            let known = kind.flatMap { seeds[customer]?[$0.number]?.id }
            return .reference(known ?? (name == "office" ? nairobi : RecordID(high: 7, low: 1 << 63 | 7)))
        }
    }

    // MARK: People

    /// Lists somebody who plays a role somewhere, and gives them a device.
    func enlist(_ role: String, _ placement: Placement) async throws -> MatrixPerson {
        let user = newID()
        let name = "\(role) \(placement)"
        try await make(
            User.kind, user, [(User.Fields.name, .text(name)), (User.Fields.role, .text(role))])
        var assignment: [(FieldNumber, Value)] = [
            (RoleAssignment.Fields.user, .reference(user)), (RoleAssignment.Fields.role, .text(role)),
        ]
        switch placement {
        case .home: assignment.append((RoleAssignment.Fields.office, .reference(nairobi)))
        case .elsewhere, .team: assignment.append((RoleAssignment.Fields.office, .reference(lisbon)))
        case .everywhere: break
        }
        try await make(RoleAssignment.kind, newID(), assignment)
        if placement == .team, let account = seeds[.shared]?[Account.kind] {
            try await make(
                AccountTeam.kind, newID(),
                [
                    (AccountTeam.Fields.office, .reference(nairobi)),
                    (AccountTeam.Fields.account, .reference(account.id)),
                    (AccountTeam.Fields.user, .reference(user)), (AccountTeam.Fields.role, .text(role)),
                ])
        }
        let invitation = try await headquarters.invite(name: name, person: user, scopes: [])
        let key = DeviceKey.of(name)
        let enrolment = try await headquarters.enroll(code: invitation.code, device: name, key: key.publicKey)
        let person = MatrixPerson(
            role: role, placement: placement, laptop: TestLaptop(enrolment, clock, key: key))
        people.append(person)
        return person
    }

    /// HQ makes a record of the organisation's.
    func make(_ kind: KindNumber, _ id: RecordID, _ values: [(FieldNumber, Value)]) async throws {
        let applied = try await headquarters.apply([
            RecordEdit(RecordKey(kind: kind, id: id), .create, values.map { FieldValue($0.0, $0.1) })
        ])
        #expect(applied.remarks.isEmpty, "\(applied.remarks)")
    }
}

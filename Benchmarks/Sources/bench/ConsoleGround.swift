// Why this file exists: pages are asked of the real program, which serves what is on its disk. So an HQ is laid out
// there first: a company of any size, two hundred outposts with a laptop each, and fifty people who look.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer

/// What was laid out, and who may do what there.
struct ConsoleGround: Sendable {
    /// An office with one representative, a laptop that is enrolled, and deals of its own.
    struct Outpost: Sendable {
        let enrolment: SyncServer.Enrolment
        let key: DeviceKey
        let deals: [RecordKey]
    }

    let outposts: [Outpost]
    /// The company's own offices.
    let offices: [RecordID]
    /// Under which names people sign in.
    let viewers: [String]

    static let devices = 200
    static let dealsEach = 20
    /// Deals with which the company has some beside those of the outposts.
    static let least = 2 * devices * dealsEach
    static let password = "orchard-lantern-42"
    /// What the company has targets for.
    static let period = "2026-Q4"
}

/// Lays out an HQ in a new data directory.
@MainActor
struct ConsoleBuilder {
    private let headquarters: Headquarters
    private var made: UInt64 = 0
    private var refusals: [String: Int] = [:]

    /// - Parameters:
    ///   - deals: all of them, those of the outposts included.
    ///   - data: where HQ's data directory is to be.
    static func build(_ deals: Int, seed: UInt64, data: String) async throws -> ConsoleGround {
        guard deals >= ConsoleGround.least else {
            throw BenchmarkError("a viewed company has at least \(ConsoleGround.least) deals")
        }
        let ground = try await fill(deals, seed: seed, data: data)
        // Whoever is to serve waits until nobody here holds the directory any more.
        for _ in 0..<600 {
            if (try? DataDirectory(data)) != nil { return ground }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw BenchmarkError("the data directory is still held")
    }

    private static func fill(_ deals: Int, seed: UInt64, data: String) async throws -> ConsoleGround {
        let headquarters = try Headquarters(
            try DataDirectory(data, create: true), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            create: true)
        var builder = ConsoleBuilder(headquarters)
        let start = ContinuousClock.now
        let own = ConsoleGround.devices * ConsoleGround.dealsEach
        let offices = try await builder.company(deals - own, seed: seed)
        let outposts = try await builder.outposts()
        let viewers = try await builder.viewers()
        try await headquarters.refreshShadows()
        let seconds = fixed((ContinuousClock.now - start).inSeconds, 0)
        let refusals = builder.refusals.sorted { $0.key < $1.key }.map { "\(grouped($0.value)) × \($0.key)" }
        print("an HQ with \(grouped(deals)) deals took \(seconds) s to lay out")
        if !refusals.isEmpty { print("it did not take: " + refusals.joined(separator: "; ")) }
        try await headquarters.close()
        return ConsoleGround(outposts: outposts, offices: offices, viewers: viewers)
    }

    private init(_ headquarters: Headquarters) { self.headquarters = headquarters }

    // MARK: The company

    private mutating func company(_ deals: Int, seed: UInt64) async throws -> [RecordID] {
        let headquarters = self.headquarters
        var records = CompanyRecords()
        var remarks: [Receipt.Remark] = []
        try await Company.tell(size: deals, seed: seed) { portion in
            let edits = records.edits(portion)
            // Scopes first: where a record lives is settled when it is made.
            for office in records.newOffices {
                _ = try await headquarters.scope(anchoredAt: office, name: "office")
            }
            remarks += try await headquarters.apply(edits).remarks
        }
        for remark in remarks {
            let kind = LeadToCash.schema.kind(remark.key.kind)?.name ?? "\(remark.key.kind)"
            refusals["\(kind) field \(remark.field): \(remark.rule.name) \(remark.name)", default: 0] += 1
        }
        guard !records.offices.isEmpty, !remarks.contains(where: { $0.key.kind == Opportunity.kind && $0.field == 0 })
        else { throw BenchmarkError("HQ did not take the company's deals") }
        return records.offices
    }

    // MARK: The outposts

    private mutating func outposts() async throws -> [ConsoleGround.Outpost] {
        var outposts: [ConsoleGround.Outpost] = []
        for number in 0..<ConsoleGround.devices { outposts.append(try await outpost(number)) }
        return outposts
    }

    private mutating func outpost(_ number: Int) async throws -> ConsoleGround.Outpost {
        let office = newID()
        let name = "Outpost \(number)"
        let scope = try await headquarters.scope(anchoredAt: office, name: name)
        let person = newID()
        let deals = (0..<ConsoleGround.dealsEach).map { _ in RecordKey(kind: Opportunity.kind, id: newID()) }
        let role = assignment(person, "AR", office: office)
        let opening = [
            RecordEdit(
                RecordKey(kind: Office.kind, id: office), .create,
                [
                    FieldValue(Office.Fields.name, .text(name)), FieldValue(Office.Fields.active, .flag(true)),
                    FieldValue(Office.Fields.functionalCurrency, .text("USD")),
                    FieldValue(Office.Fields.fiscalStartMonth, .integer(1)),
                ]),
            user(person, "Rep\(number)", "AR", office: office), role,
        ]
        try await commit(opening + deals.enumerated().map { deal($1, $0, office: office, owner: person) })
        let invitation = try await headquarters.invite(name: "Rep\(number)", person: person, scopes: [scope])
        let key = try DeviceKey.random()
        let enrolment = try await headquarters.enroll(code: invitation.code, device: "bench", key: key.publicKey)
        return ConsoleGround.Outpost(enrolment: enrolment, key: key, deals: deals)
    }

    private func deal(_ key: RecordKey, _ index: Int, office: RecordID, owner: RecordID) -> RecordEdit {
        typealias F = Opportunity.Fields
        let amount: Value = .compound([.integer(Int64(1_000_000 + 50_000 * index)), .text("USD"), .null])
        return RecordEdit(
            key, .create,
            [
                FieldValue(F.office, .reference(office)), FieldValue(F.owner, .reference(owner)),
                FieldValue(F.name, .text("Deal \(key.id)")), FieldValue(F.stage, .text("verified")),
                FieldValue(F.outcome, .text("open")), FieldValue(F.commercial, amount),
                FieldValue(F.probability, .integer(30)), FieldValue(F.forecastCategory, .text("pipeline")),
                FieldValue(F.openedOn, Company.date(Company.today - 90)),
                FieldValue(F.expectedSignDate, Company.date(Company.quarter + 4 * index)),
                FieldValue(F.externalID, .text(key.id.description)),
            ])
    }

    // MARK: People

    private mutating func viewers() async throws -> [String] {
        var names: [String] = []
        for number in 0..<Viewers.count {
            let (person, name) = (newID(), "Viewer\(number)")
            let role = assignment(person, "HQ", office: nil)
            try await commit([user(person, name, "HQ", office: nil), role])
            try await headquarters.setPassword(ConsoleGround.password, for: person, names: [name])
            names.append(name)
        }
        return names
    }

    private func user(_ id: RecordID, _ name: String, _ role: String, office: RecordID?) -> RecordEdit {
        var writes = [
            FieldValue(User.Fields.name, .text(name)), FieldValue(User.Fields.role, .text(role)),
            FieldValue(User.Fields.status, .text("active")),
        ]
        if let office { writes.append(FieldValue(User.Fields.office, .reference(office))) }
        return RecordEdit(RecordKey(kind: User.kind, id: id), .create, writes)
    }

    /// - Parameter office: nil for everywhere.
    private mutating func assignment(_ person: RecordID, _ role: String, office: RecordID?) -> RecordEdit {
        typealias F = RoleAssignment.Fields
        var writes = [FieldValue(F.user, .reference(person)), FieldValue(F.role, .text(role))]
        if let office { writes.append(FieldValue(F.office, .reference(office))) }
        return RecordEdit(RecordKey(kind: RoleAssignment.kind, id: newID()), .create, writes)
    }

    private func commit(_ edits: [RecordEdit]) async throws {
        let remarks = try await headquarters.apply(edits).remarks
        if let remark = remarks.first { throw BenchmarkError("HQ did not take \(remark.key): \(remark.rule.sentence)") }
    }

    private mutating func newID() -> RecordID {
        made += 1
        return RecordID(
            milliseconds: UInt64(clamping: Company.noon(Company.today)), entropy: 0, replica: ReplicaID(rawValue: 8),
            counter: made)
    }
}

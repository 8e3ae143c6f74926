// Why this file exists: most stories have people with roles in one office, who edit apart, sync in some order, and must
// all see the same in the end.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

/// An office, its HQ, and a laptop for each of its people, who are known by their roles.
struct FieldOffice {
    let table: Tabletop
    private(set) var people: [(role: String, person: RecordID, laptop: FieldLaptop)] = []

    /// - Parameter roles: such as `AR`, or `AR 2` for a second one.
    init(_ roles: String...) async throws {
        table = try await Tabletop()
        for role in roles { try await hire(role) }
        try await meet()
    }

    private mutating func hire(_ role: String) async throws {
        let person = RecordID(
            milliseconds: 2, entropy: 0, replica: .headquarters, counter: UInt64(people.count + 2))
        let word = String(role.prefix { $0 != " " })
        _ = try await table.headquarters.apply([
            RecordEdit(
                RecordKey(kind: User.kind, id: person), .create,
                [FieldValue(User.Fields.name, .text(role)), FieldValue(User.Fields.role, .text(word))])
        ])
        people.append((role, person, try await FieldLaptop(role, at: table, person: person)))
    }

    subscript(role: String) -> FieldLaptop {
        get throws {
            guard let found = people.first(where: { $0.role == role }) else { throw Stranded("Nobody is \(role).") }
            return found.laptop
        }
    }

    func person(_ role: String) throws -> Value {
        guard let found = people.first(where: { $0.role == role }) else { throw Stranded("Nobody is \(role).") }
        return .reference(found.person)
    }

    var office: Value { .reference(table.office) }

    /// The office after somebody went on with another laptop.
    func replacing(_ role: String, by laptop: FieldLaptop) -> FieldOffice {
        var office = self
        for index in people.indices where people[index].role == role { office.people[index].laptop = laptop }
        return office
    }

    /// Syncs these in this order, then everybody until everybody has heard of everything.
    func meet(_ first: String...) async throws {
        for role in first { try await self[role].sync() }
        for person in people + people { try await person.laptop.sync() }
        table.clock.advance(60_000)
    }

    /// Makes a deal that everybody has.
    func deal(_ values: [FieldNumber: Value] = [:]) async throws -> RecordKey {
        try await add(
            Opportunity.kind,
            values.merging([Opportunity.Fields.name: .text("Beeline RAN"), Opportunity.Fields.office: office]) { a, _ in
                a
            })
    }

    /// Makes a record on the first one's laptop and lets everybody have it.
    func add(_ kind: KindNumber, _ values: [FieldNumber: Value]) async throws -> RecordKey {
        let key = try people[0].laptop.add(kind, values)
        try await meet()
        return key
    }

    /// Every laptop and HQ show this, and everything is sound.
    func expect(
        _ key: RecordKey, _ field: FieldNumber, _ value: Value?, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for person in people {
            let shown = try person.laptop.shown(key, field)
            #expect(shown == value, "\(person.role)", sourceLocation: sourceLocation)
            let workspace = try person.laptop.workspace
            #expect(try workspace.verify().problems == [], "\(person.role)", sourceLocation: sourceLocation)
            #expect(try !workspace.status().needsRepair, "\(person.role)", sourceLocation: sourceLocation)
        }
        let shown = try await table.shown(key, field)
        #expect(shown == value, "HQ", sourceLocation: sourceLocation)
        let findings = try await table.headquarters.verify().findings
        #expect(findings == [], sourceLocation: sourceLocation)
    }

    /// The one open case, which is the same for everybody.
    func openCase(sourceLocation: SourceLocation = #_sourceLocation) throws -> ConflictCase {
        let seen = try people.map { try $0.laptop.workspace.cases() }
        guard let item = seen.first?.first, seen[0].count == 1 else {
            throw Stranded("There are \(seen.first?.count ?? 0) open cases: \(seen.first ?? [])")
        }
        for (person, cases) in zip(people, seen) {
            let same = cases.map(\.code) == [item.code] && cases.first?.note == item.note
            #expect(same, "\(person.role) sees \(cases)", sourceLocation: sourceLocation)
        }
        return item
    }

    /// Nobody is asked anything any more.
    func expectNoCases(sourceLocation: SourceLocation = #_sourceLocation) throws {
        for person in people {
            let cases = try person.laptop.workspace.cases()
            #expect(cases.isEmpty, "\(person.role): \(cases.map(\.note))", sourceLocation: sourceLocation)
            let status = try person.laptop.workspace.status()
            #expect(status.openConflicts == 0, "\(person.role)", sourceLocation: sourceLocation)
        }
    }

    /// What lost or won against somebody else's value, as somebody's laptop tells them.
    func replaced(_ role: String, _ key: RecordKey, _ field: FieldNumber) throws -> Replacement {
        let found = try self[role].workspace.replacements().first { $0.entry.key == key && $0.entry.field == field }
        guard let found else { throw Stranded("\(role) is told of no value that was replaced.") }
        return found
    }
}

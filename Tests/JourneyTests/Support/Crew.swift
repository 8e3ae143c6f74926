// Why this file exists: stories told with the real programs need an office whose people have different roles, each with
// a laptop.

import Foundation
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

/// An office and its people, each with a laptop.
struct Crew {
    let headquarters: HeadquartersProgram
    private let laptops: [String: Laptop]

    static let names = [
        "AR": "Ann Areng", "SR": "Sam Sroka", "OM": "Olga Omari", "PD": "Peng Ding", "COM": "Cora Combe",
    ]

    init(_ world: World, _ roles: String...) async throws {
        headquarters = try await world.headquarters()
        _ = try await headquarters.succeed("office", "add", "NBO", "--name", "Nairobi")
        try await headquarters.serve()
        var laptops: [String: Laptop] = [:]
        for role in roles {
            let name = Self.names[role] ?? role
            _ = try await headquarters.succeed("user", "add", name, "--office", "NBO", "--role", role)
            laptops[role] = try await headquarters.enrol(name, office: "NBO")
        }
        self.laptops = laptops
        try await meet()
    }

    subscript(role: String) -> Laptop {
        get throws {
            guard let laptop = laptops[role] else { throw Stranded("Nobody here is \(role).") }
            return laptop
        }
    }

    var all: [Laptop] { laptops.sorted { $0.key < $1.key }.map(\.value) }

    /// Everybody syncs until everybody has heard of everything; first those named, in this order.
    func meet(_ first: String...) async throws {
        for role in first { _ = try await self[role].run("sync") }
        for laptop in all + all {
            let outcome = try await laptop.run("sync")
            #expect([0, 5, 6].contains(outcome.status), "\(laptop.user): \(outcome.told)")
        }
    }

    func expectAgreement() async throws {
        for laptop in all { try await Journeys.expectAgreement(headquarters, laptop) }
    }

    /// Adds a record on the account responsible's laptop and lets everybody have it.
    func add(_ kind: String, _ values: String...) async throws -> String {
        let laptop = try self["AR"]
        let child = try laptop.start([kind, "add"] + values + ["--json"])
        let outcome = try await child.finish()
        guard outcome.status == 0 else { throw Stranded(outcome.told) }
        try await meet()
        return try Answer(outcome.output)["id"].text
    }

    /// What everybody's laptop shows of a record; one answer if all show the same.
    /// - Parameter absent: the role of whoever has nothing to show any more.
    func shown(but absent: String? = nil, _ kind: String, _ id: String, _ field: String) async throws -> [Answer] {
        var values: [Answer] = []
        for laptop in all where laptop.user != absent.flatMap({ Self.names[$0] }) {
            let value = try await laptop.succeed(kind, "show", id)["values"][field]
            if !values.contains(value) { values.append(value) }
        }
        return values
    }

    /// The one open case, as somebody's laptop shows it.
    func openCase(_ role: String) async throws -> Answer {
        let cases = try await self[role].succeed("conflicts")["cases"].list
        guard cases.count == 1 else { throw Stranded("\(role) sees \(cases.count) cases: \(cases)") }
        return cases[0]
    }

    /// HQ's registry does something; no program of the field can.
    func register(_ key: RecordKey, _ values: [FieldNumber: Value]) async throws {
        _ = try await headquarters.stop()
        try await apply(RecordEdit(key, .update, values.map { FieldValue($0.key, $0.value) }))
        try await headquarters.serve()
    }

    /// Lets go of HQ's folder when it returns.
    private func apply(_ edit: RecordEdit) async throws {
        let registry = try Headquarters(
            DataDirectory(headquarters.data), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook)
        _ = try await registry.apply([edit])
        try await registry.close()
    }
}

// Why this file exists: what somebody may decide shows only where there are offices, people with roles, and a deal that
// two of them changed without knowing of each other.

import Foundation
import LeadToCash
import SyncProtocol
import SyncServer

/// A folder that goes when the test ends.
final class InboxFolder: Sendable {
    let path: String

    init() { path = FileManager.default.temporaryDirectory.path + "/outpost-inbox-" + UUID().uuidString }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// HQ with two offices of one region, and a deal of the first.
final class InboxWorld {
    static let now: UInt64 = 1_767_225_600_000
    /// What everybody is called who means no good.
    static let hostile = #"<script>alert("x")</script>&'"#

    private let folder: InboxFolder
    let headquarters: Headquarters
    let here = InboxWorld.id(1)
    let there = InboxWorld.id(2)
    let deal = RecordKey(kind: Opportunity.kind, id: InboxWorld.id(4))
    private var made: UInt64 = 100

    static func id(_ number: UInt64) -> RecordID {
        RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: number)
    }

    init() async throws {
        folder = InboxFolder()
        headquarters = try Headquarters(
            DataDirectory(folder.path, create: true), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            create: true, wall: { InboxWorld.now })
        let region = Self.id(3)
        try await make(RecordKey(kind: Region.kind, id: region), [Region.Fields.name: .text("East")])
        for (office, name) in [(here, "Nairobi"), (there, "Lagos")] {
            try await make(
                RecordKey(kind: Office.kind, id: office),
                [
                    Office.Fields.code: .text(name), Office.Fields.name: .text(name),
                    Office.Fields.region: .reference(region), Office.Fields.active: .flag(true),
                ])
            _ = try await headquarters.scope(anchoredAt: office, name: name)
        }
        try await make(
            deal,
            [
                Opportunity.Fields.name: .text(Self.hostile), Opportunity.Fields.office: .reference(here),
                Opportunity.Fields.commercial: Self.dollars(1000),
            ])
    }

    static func dollars(_ amount: Int64) -> Value { .compound([.integer(amount * 100), .text("USD"), .null]) }

    /// HQ makes a record.
    func make(_ key: RecordKey, _ values: [FieldNumber: Value]) async throws {
        _ = try await headquarters.apply([
            RecordEdit(key, .create, values.map { FieldValue($0.key, $0.value) })
        ])
    }

    /// Somebody who plays a role, everywhere or at an office, and sits at HQ's pages.
    func person(_ name: String, _ role: String, at office: RecordID?) async throws -> Seat {
        made += 2
        let user = RecordKey(kind: User.kind, id: Self.id(made))
        try await make(user, [User.Fields.name: .text(name), User.Fields.role: .text(role)])
        var assignment: [FieldNumber: Value] = [
            RoleAssignment.Fields.user: .reference(user.id), RoleAssignment.Fields.role: .text(role),
        ]
        if let office { assignment[RoleAssignment.Fields.office] = .reference(office) }
        try await make(RecordKey(kind: RoleAssignment.kind, id: Self.id(made + 1)), assignment)
        return try await headquarters.seat(of: user.id, name: name)
    }

    /// Two people set the deal's amount, each as of the same moment.
    func quarrel(_ one: Seat, _ other: Seat) async throws {
        let seen = headquarters.frontier
        for (seat, amount) in [(one, 3000), (other, 2000)] as [(Seat, Int64)] {
            let edit = RecordEdit(
                deal, .update, [FieldValue(Opportunity.Fields.commercial, Self.dollars(amount))])
            _ = try await headquarters.submit(
                [edit], from: seat, seen: seen,
                bases: [deal: [Opportunity.Fields.commercial: Self.dollars(1000)]], reason: Self.hostile)
        }
    }

    /// Somebody's request to invest in the deal, as it stands when HQ has found it complete.
    func request(by seat: Seat, tier: String) async throws -> RecordID {
        typealias Fields = GateRequest.Fields
        made += 2
        let key = RecordKey(kind: GateRequest.kind, id: Self.id(made))
        let content = "track: \(Self.hostile)\naccount: account/\(Self.id(9))"
        try await make(
            key,
            [
                Fields.gate: .text("ATI"), Fields.office: .reference(here), Fields.opportunity: .reference(deal.id),
                Fields.requestedBy: .reference(seat.person), Fields.tier: .text(tier), Fields.state: .text("complete"),
                Fields.boundContent: .text(content), Fields.revisionHash: .text(FlowValue.hash(Array(content.utf8))),
                Fields.material: .text(Self.hostile),
            ])
        return key.id
    }
}

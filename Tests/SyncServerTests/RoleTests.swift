// Why this file exists: a role that HQ gives somebody after their record was made is the one in which they act, and in
// which others read what they did.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct RoleTests {
    private static let person: KindNumber = 3
    private static let role: FieldNumber = 2
    private static let shelf = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)

    private static let schema = Schema(
        version: 1,
        kinds: Notebook.schema.kinds + [
            RecordKind(
                number: person, name: "person", scope: .reference, headquartersOnly: true,
                fields: [
                    Field(1, "name", column: "name", .text, policy: .hqOnly),
                    Field(role, "role", column: "role", .text, policy: .hqOnly),
                ])
        ], certifiedRole: (kind: person, field: role))

    /// Everybody plays two roles at the shelf, whatever their record says.
    private static let organisation = Organisation(
        watches: [person: nil],
        persons: { operation, _ in operation.key.kind == person ? [operation.key.id] : [] },
        position: { _, _, _ in
            Position(roles: [Role("PM"), Role("SR")], scopes: [ScopeName(anchor: shelf): "first shelf"])
        })

    @Test func `an edit carries the role that its author plays, and their record's where they play that`()
        async throws
    {
        let (directory, clock) = (TemporaryDirectory(), SharedClock())
        defer { withExtendedLifetime(directory) {} }
        let headquarters = try Headquarters(
            DataDirectory(directory.path), schema: Self.schema, rulebook: Rulebook(organisation: Self.organisation),
            create: true, wall: { clock.now })
        _ = try await headquarters.apply([
            RecordEdit(RecordKey(kind: Notebook.shelf, id: Self.shelf), .create, [FieldValue(1, .text("first shelf"))])
        ])
        let scope = try await headquarters.scope(anchoredAt: Self.shelf, name: "first shelf")
        var laptops: [TestLaptop] = []
        for (number, certified) in [(UInt64(7), "AR"), (8, "SR")] {
            let id = RecordID(milliseconds: 2, entropy: 0, replica: .headquarters, counter: number)
            _ = try await headquarters.apply([
                RecordEdit(
                    RecordKey(kind: Self.person, id: id), .create,
                    [FieldValue(1, .text("No. \(number)")), FieldValue(Self.role, .text(certified))])
            ])
            let invitation = try await headquarters.invite(name: certified, person: id, scopes: [scope])
            let key = DeviceKey.of(certified)
            let enrolment = try await headquarters.enroll(
                code: invitation.code, device: certified, key: key.publicKey)
            laptops.append(TestLaptop(enrolment, clock, key: key))
        }
        let note = laptops[0].create([
            FieldValue(Notebook.title, .text("title")), FieldValue(Notebook.place, .reference(Self.shelf)),
        ])
        for laptop in laptops { try await laptop.sync(headquarters) }
        for (laptop, word) in zip(laptops, ["yes", "no"]) { laptop.set(note, Notebook.verdict, .text(word)) }
        for laptop in laptops + laptops { try await laptop.sync(headquarters) }
        let candidates = try #require(laptops[0].contested[note])
        #expect(candidates.map(\.sibling.circumstances.role).sorted() == ["PM", "SR"])
    }
}

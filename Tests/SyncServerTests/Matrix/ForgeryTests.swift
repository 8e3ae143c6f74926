// Why this file exists: a program that calls itself a laptop may say anything: that its user is somebody, that it has
// seen what is yet to come, that it made what it did not, that another's record is its own.

import LeadToCash
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct ForgeryTests {
    private func sync(_ person: MatrixPerson, _ client: RawClient) async throws {
        let (caller, bytes) = person.laptop.request()
        let reply = try await client.post("/v1/sync", bytes, by: person.laptop)
        #expect(reply.status == 200)
        _ = try person.laptop.take(reply.body, caller)
    }

    private func rules(_ person: MatrixPerson, _ counter: UInt64) -> Set<Rule> {
        Set(person.laptop.receipts.filter { $0.counter == counter }.flatMap(\.remarks).map(\.rule))
    }

    @Test func `whoever gives themselves a role has gained none`() async throws {
        let world = try await MatrixWorld()
        let auditor = try await world.enlist("AUD", .home)
        let user = try #require(auditor.laptop.enrolment.person)
        let roles = try await world.headquarters.roles(of: user)
        try await serving(world.headquarters, LogRecorder().logger) { client in
            try await sync(auditor, client)
            auditor.laptop.edit([
                RecordEdit(
                    RecordKey(kind: User.kind, id: user), .update, [FieldValue(User.Fields.role, .text("HQ"))]),
                RecordEdit(
                    RecordKey(kind: RoleAssignment.kind, id: world.newID()), .create,
                    [
                        FieldValue(RoleAssignment.Fields.user, .reference(user)),
                        FieldValue(RoleAssignment.Fields.role, .text("HQ")),
                    ]),
            ])
            let account = try #require(world.seeds[.own]?[Account.kind])
            auditor.laptop.edit([RecordEdit(account, .update, [FieldValue(Account.Fields.website, .text("mine"))])])
            try await sync(auditor, client)
            #expect(rules(auditor, 1) == [.hqOnly])
            #expect(rules(auditor, 2) == [.notEntitled])
            let known = try await world.headquarters.read { try $0.values(of: account) }
            #expect(known?[Account.Fields.website] ?? .null == .null)
        }
        #expect(try await world.headquarters.roles(of: user) == roles && roles?.map(\.name) == ["AUD"])
    }

    @Test func `an edit that claims to have seen the future is kept out and blocks no other`() async throws {
        let world = try await MatrixWorld()
        let rep = try await world.enlist("AR", .home)
        let account = try #require(world.seeds[.own]?[Account.kind])
        try await serving(world.headquarters, LogRecorder().logger) { client in
            try await sync(rep, client)
            let honest = rep.laptop.checkpoint.knowledge.prefix
            rep.laptop.checkpoint.knowledge.prefix = honest + 1_000_000
            rep.laptop.edit([RecordEdit(account, .update, [FieldValue(Account.Fields.website, .text("forged"))])])
            rep.laptop.checkpoint.knowledge.prefix = honest
            rep.laptop.edit([RecordEdit(account, .update, [FieldValue(Account.Fields.phone, .text("honest"))])])
            try await sync(rep, client)
            #expect(rules(rep, 1) == [.malformed])
            #expect(rules(rep, 2).isEmpty)
        }
        let known = try await world.headquarters.read { try $0.values(of: account) }
        #expect(known?[Account.Fields.website] ?? .null == .null && known?[Account.Fields.phone] == .text("honest"))
    }

    @Test func `whoever makes what is there already may no more than change it`() async throws {
        let world = try await MatrixWorld()
        let quality = try await world.enlist("QA", .home)
        let lead = try #require(world.seeds[.own]?[Lead.kind])
        try await serving(world.headquarters, LogRecorder().logger) { client in
            try await sync(quality, client)
            quality.laptop.edit([RecordEdit(lead, .create, [FieldValue(Lead.Fields.status, .text("closed"))])])
            try await sync(quality, client)
            #expect(rules(quality, 1) == [.notEntitled])
        }
        let known = try await world.headquarters.read { try $0.values(of: lead) }
        #expect(known?[Lead.Fields.status] != .text("closed"))
    }

    @Test func `whoever files a record where they play another role does not play it here for that`() async throws {
        let world = try await MatrixWorld()
        let quality = try await world.enlist("QA", .home)
        let user = try #require(quality.laptop.enrolment.person)
        let other = try #require(world.seeds[.shared]?[Account.kind])
        let deal = try #require(world.seeds[.own]?[Opportunity.kind])
        try await world.make(
            AccountTeam.kind, world.newID(),
            [
                (AccountTeam.Fields.office, .reference(world.nairobi)),
                (AccountTeam.Fields.account, .reference(other.id)), (AccountTeam.Fields.user, .reference(user)),
                (AccountTeam.Fields.role, .text("AR")),
            ])
        try await serving(world.headquarters, LogRecorder().logger) { client in
            try await sync(quality, client)
            quality.laptop.edit([
                RecordEdit(
                    deal, .update,
                    [
                        FieldValue(Opportunity.Fields.account, .reference(other.id)),
                        FieldValue(Opportunity.Fields.stage, .text("verified")),
                    ])
            ])
            try await sync(quality, client)
            #expect(rules(quality, 1) == [.notEntitled])
        }
        let known = try await world.headquarters.read { try $0.values(of: deal) }
        #expect(known?[Opportunity.Fields.stage] != .text("verified"))
    }

    @Test func `whoever jumps ahead in counting is refused and nothing is taken`() async throws {
        let world = try await MatrixWorld()
        let rep = try await world.enlist("AR", .home)
        let account = try #require(world.seeds[.own]?[Account.kind])
        try await serving(world.headquarters, LogRecorder().logger) { client in
            try await sync(rep, client)
            let frontier = world.headquarters.frontier
            rep.laptop.checkpoint.counter += 1_000_000_000
            rep.laptop.edit([RecordEdit(account, .update, [FieldValue(Account.Fields.website, .text("far"))])])
            let reply = try await client.post("/v1/sync", rep.laptop.request().1, by: rep.laptop)
            #expect([400, 409].contains(reply.status), "\(reply.status)")
            #expect(world.headquarters.frontier == frontier)
        }
    }

    @Test func `whoever knows the id of another's record can do nothing with it`() async throws {
        let world = try await MatrixWorld()
        let stranger = try await world.enlist("AR", .elsewhere)
        let account = try #require(world.seeds[.own]?[Account.kind])
        let frontier = world.headquarters.frontier
        try await serving(world.headquarters, LogRecorder().logger) { client in
            try await sync(stranger, client)
            let name = FieldValue(Account.Fields.name, .text("taken over"))
            let place = FieldValue(Account.Fields.office, .reference(world.lisbon))
            stranger.laptop.edit([RecordEdit(account, .update, [name])])
            stranger.laptop.edit([RecordEdit(account, .create, [name, place])])
            stranger.laptop.edit([RecordEdit(account, .delete(reason: "gone"))])
            // Nor is anything filed under it.
            let contact = RecordKey(kind: Contact.kind, id: world.newID())
            stranger.laptop.edit([
                RecordEdit(
                    contact, .create,
                    [
                        FieldValue(Contact.Fields.name, .text("spy")),
                        FieldValue(Contact.Fields.account, .reference(account.id)),
                        FieldValue(Contact.Fields.office, .reference(world.lisbon)),
                    ])
            ])
            try await sync(stranger, client)
            for counter in UInt64(1)...4 { #expect(rules(stranger, counter) == [.outOfScope], "\(counter)") }
            let known = try await world.headquarters.read { try $0.values(of: account) }
            #expect(known?[Account.Fields.name] == .text(MatrixWorld.canary(.own, .shared)))
            #expect(try await world.headquarters.read { try $0.values(of: contact) } == nil)
            #expect(stranger.laptop.rows[account] == nil)
        }
        #expect(world.headquarters.frontier > frontier, "what was refused is on record")
    }
}

// Why this file exists: one customer met by two people, in one office or in two, under two names: nothing is merged by
// itself, and once people say that the two are one, nothing that either knew is lost.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

@Suite("Stories of one customer met twice") struct LeadStories {
    /// A lead with the note of a visit filed under it, as somebody comes home with it from an expo.
    private func meetSafaricom(
        _ member: Member, _ name: String, answered: Int64, note: String
    ) throws -> (lead: RecordKey, visit: RecordKey) {
        let lead = try member.add(
            Lead.kind,
            [
                Lead.Fields.accountName: .text(name),
                Lead.Fields.contactName: .text("met by \(member.name)"), Lead.Fields.source: .text("exhibition"),
                Lead.Fields.notes: .text(note), Lead.Fields.firstResponseAt: .integer(answered),
                Lead.Fields.tags: .set([member.name]),
            ])
        let visit = try member.add(
            Activity.kind,
            [
                Activity.Fields.type: .text("meeting"), Activity.Fields.subject: .text("At the expo: \(note)"),
                Activity.Fields.lead: .reference(lead.id),
            ])
        return (lead, visit)
    }

    /// Campaigns, which count a merged lead once, come later; the lead's source is what they will count.
    @Test(arguments: [true, false])
    func `story 1: two leads of one customer stay two until the manager merges them, and nothing is lost`(
        aFirst: Bool
    ) async throws {
        let cast = try await Cast()
        let (a, b) = (try await cast.join("Achieng", "AR"), try await cast.join("Baraka", "AR"))
        let manager = try await cast.join("Mwangi", "OM")
        try await cast.meet()
        let now = Int64(cast.table.clock.now)
        let (second, secondVisit) = try meetSafaricom(a, "Safaricom PLC", answered: now + 2000, note: "5G core")
        cast.pass(hours: 1)
        let (first, firstVisit) = try meetSafaricom(b, "SAFARICOM LIMITED", answered: now + 1000, note: "microwave")
        try await cast.meet(aFirst ? [a, b] : [b, a])

        for member in cast.members {
            #expect(member.holds(first) && member.holds(second), "nothing is merged by itself")
            let item = try member.openCase("suspectedDuplicate")
            #expect(item.question == .duplicate && item.severity == .medium && item.decider == "OM")
            #expect(item.subject == second && item.other == first, "the one answered first stays")
            #expect(item.note.contains("Safaricom PLC") && item.note.contains("SAFARICOM LIMITED"))
        }
        #expect(try manager.asked().count == 1 && a.asked().isEmpty)

        // The manager's list says who follows up what: HQ keeps it until territories come.
        try await cast.decree(first, [Lead.Fields.assignedTo: b.value])
        try await cast.decree(second, [Lead.Fields.assignedTo: a.value])
        let code = try manager.openCase("suspectedDuplicate").code
        try manager.answer(code, .merge, "one customer")
        try await cast.meet()
        try await cast.expectShown(second, Lead.Fields.mergedInto, .reference(first.id))
        try await cast.expectShown(first, Lead.Fields.assignedTo, b.value)
        try await cast.expectShown(first, Lead.Fields.notes, .text("microwave\n\n5G core"))
        try await cast.expectShown(first, Lead.Fields.tags, .set(["Achieng", "Baraka"]))
        try await cast.expectShown(first, Lead.Fields.source, .text("exhibition"))
        try await cast.expectShown(second, Lead.Fields.contactName, .text("met by Achieng"))
        for visit in [firstVisit, secondVisit] {
            try await cast.expectShown(visit, Activity.Fields.lead, .reference(first.id))
        }
        for member in cast.members { #expect(try member.inbox().isEmpty) }
        try await cast.expectAgreement()

        #expect(try a.undo(code).obstacles == [.merged(code: code)], "only HQ takes it back")
        let item = try #require(try a.workspace().cases(named: code).first)
        #expect(item.closing?.by == "Mwangi")
        #expect(try await cast.headquarters.undoMerge(item.key.id) ?? 0 > 0)
        try await cast.meet()
        try await cast.expectShown(second, Lead.Fields.mergedInto, .null)
        try await cast.expectShown(secondVisit, Activity.Fields.lead, .reference(second.id))
        try await cast.expectShown(first, Lead.Fields.notes, .text("microwave"))
        try await cast.expectAgreement()
    }

    /// Two offices with one customer each, a deal, a contact and a contract filed under each, and finance for both.
    private struct TwoOffices {
        let stage: Cast
        let (a, b, finance, headquarters): (Member, Member, Member, Member)
        let accounts: [RecordKey]
        let filed: [[RecordKey]]

        init(aFirst: Bool) async throws {
            stage = try await Cast()
            let beijing = try await stage.office("BJS", "Beijing", country: "CN")
            let both = [stage.nairobi, beijing]
            a = try await stage.join("Li Na", "AR", at: [beijing, stage.nairobi])
            b = try await stage.join("Baraka", "AR", at: both)
            finance = try await stage.join("Omondi", "FIN", at: both)
            headquarters = try await stage.join("Zhang", "HQ", at: both)
            try await stage.meet()
            let elder = try a.add(Account.kind, [Account.Fields.name: .text("中国移动")])
            stage.pass(hours: 1)
            accounts = [elder, try b.add(Account.kind, [Account.Fields.name: .text("China Mobile")])]
            filed = try zip([a, b], accounts).map { member, account in
                [
                    try member.add(
                        Opportunity.kind,
                        [
                            Opportunity.Fields.name: .text("Core of \(member.name)"),
                            Opportunity.Fields.account: .reference(account.id),
                        ]),
                    try member.add(
                        Contact.kind,
                        [
                            Contact.Fields.name: .text("Known to \(member.name)"),
                            Contact.Fields.account: .reference(account.id),
                        ]),
                ]
            }
            try await stage.meet(aFirst ? [a, b] : [b, a])
        }
    }

    /// Invoices come later and follow as contracts and deals do. That the survivor's record reaches an office which
    /// holds only the other's comes with the moving of records between scopes; here the laptops hold both offices.
    @Test(arguments: [true, false])
    func `story 2: one customer in two scripts is found by its registration, and both ids lead to the survivor`(
        aFirst: Bool
    ) async throws {
        let offices = try await TwoOffices(aFirst: aFirst)
        let (cast, b, accounts) = (offices.stage, offices.b, offices.accounts)
        for member in cast.members { #expect(try member.inbox().isEmpty, "no name is like the other") }

        let registration = Value.compound([.text("91110000710924945A"), .text("CN")])
        for account in accounts { try offices.finance.set(account, [Account.Fields.registration: registration]) }
        try await cast.meet()
        let item = try offices.headquarters.openCase("suspectedDuplicate")
        #expect(item.severity == .high && item.decider == "HQ" && item.note.contains("certainly"))
        #expect(try offices.headquarters.asked().count == 1)
        let survivor = try #require(item.other)
        let loser = item.subject
        #expect(Set([survivor, loser]) == Set(accounts))
        #expect(survivor == accounts[0], "of two that are registered the elder stays")

        try offices.headquarters.answer(item.code, .merge)
        try await offices.headquarters.sync()
        cast.pass(days: 80)
        // B has been away since before the merge and still works under the old id.
        try b.set(loser, [Account.Fields.phone: .text("+86 10 5268 6666")])
        let late = try b.add(
            Activity.kind,
            [
                Activity.Fields.type: .text("visit"), Activity.Fields.subject: .text("Signed in"),
                Activity.Fields.account: .reference(loser.id),
            ])
        try await cast.meet()
        for record in offices.filed.flatMap({ $0 }) {
            let field = record.kind == Contact.kind ? Contact.Fields.account : Opportunity.Fields.account
            try await cast.expectShown(record, field, .reference(survivor.id))
        }
        try await cast.expectShown(late, Activity.Fields.account, .reference(survivor.id))
        try await cast.expectShown(survivor, Account.Fields.phone, .text("+86 10 5268 6666"))
        try await cast.expectShown(survivor, Account.Fields.aliases, .set(["China Mobile"]))

        cast.pass(days: 365)
        for member in cast.members {
            #expect(try member.desk.open().record(loser)?.value(Account.Fields.mergedInto) == .reference(survivor.id))
        }
        try await cast.meet()
        try await cast.expectShown(loser, Account.Fields.mergedInto, .reference(survivor.id))
        try await cast.expectAgreement()
    }
}

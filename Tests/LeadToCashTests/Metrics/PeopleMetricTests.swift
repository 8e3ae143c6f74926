// Why this file exists: figures about people decide about people; they are checked with people one can count.

import SyncProtocol
import Testing

@testable import LeadToCash

struct RelationTests {
    private func survey(_ desk: inout FactDesk, _ account: RecordID, _ score: Int64?, on day: String = "2026-03-01") {
        desk.add(
            SurveyResponse.kind,
            [
                SurveyResponse.Fields.account: .reference(account), SurveyResponse.Fields.date: .day(day),
                SurveyResponse.Fields.score: score.map(Value.integer) ?? .null,
            ])
    }

    @Test func `M-29 is a mean, a net of promoters and a share of who was asked`() {
        var desk = FactDesk()
        let (first, second, third) = (desk.id(), desk.id(), desk.id())
        for account in [first, second, third] { desk.set(Account.kind, account, [Account.Fields.name: .text("A")]) }
        desk.closed("won", 1, opened: nil, on: "2026-01-01", account: first)
        desk.closed("won", 1, opened: nil, on: "2026-01-01", account: second)
        for score: Int64 in [10, 9, 7, 3] { survey(&desk, first, score) }
        survey(&desk, third, 6)
        survey(&desk, third, nil)
        survey(&desk, second, 10, on: "2025-01-01")
        let figure = desk.figure(.satisfaction)
        #expect(figure.value == .score(fraction(35, 5)) && figure["nps"] == share(0, 5))
        // Of the two customers one answered; the third is none yet.
        #expect(figure["coverage"] == share(1, 2))
        #expect(
            figure.splits.filter { $0.name == "account" }.map(\.value) == [
                .score(fraction(29, 4)), .score(fraction(6)),
            ])
        #expect(desk.figure(.satisfaction, "2024").value == .undefined(.emptySet))
    }

    @Test func `M-30 is what comes from those who had bought before`() {
        var desk = FactDesk()
        let (faithful, signed) = (desk.id(), desk.id())
        desk.closed("won", 100, opened: nil, on: "2025-05-01", account: faithful)
        desk.closed("won", 200, opened: nil, on: "2026-02-01", account: faithful)
        let own = desk.closed("won", 400, opened: nil, on: "2026-02-01", account: signed)
        func contract(_ deal: RecordID?, bound: String) {
            desk.add(
                Contract.kind,
                [
                    Contract.Fields.account: .reference(signed), Contract.Fields.state: .text("effective"),
                    Contract.Fields.opportunity: deal.map(Value.reference) ?? .null,
                    Contract.Fields.effectiveOn: .day(bound),
                ])
        }
        // The deal's own contract, effective before HQ had closed the deal, is no earlier one.
        contract(own, bound: "2026-01-15")
        desk.closed("won", 800, opened: nil, on: "2026-02-01")
        #expect(desk.figure(.repeatBusiness).value == share(200, 1400))
        contract(nil, bound: "2026-01-20")
        #expect(desk.figure(.repeatBusiness).value == share(600, 1400))
        #expect(desk.figure(.repeatBusiness, "2024").value == .undefined(.emptySet))
    }
}

struct PeopleMetricTests {
    @Test func `M-31 compares newcomers with the veterans of their office`() {
        var desk = FactDesk()
        let office = desk.office()
        let veteran = desk.user(office, hired: "2020-01-01")
        for month in 1...9 {
            desk.closed("won", 1000, opened: nil, on: "2026-0\(month)-15", owner: veteran)
        }
        let newcomer = desk.user(office, hired: "2026-01-01")
        let slow = desk.user(office, hired: "2026-01-01")
        let alone = desk.user(desk.office(), hired: "2026-01-01")
        // Three months of the veteran are 3000; 80 % of it are 2400.
        for (day, minor) in [("2026-03-20", 1200), ("2026-05-20", 1300)] as [(String, Int64)] {
            desk.closed("won", minor, opened: nil, on: day, owner: newcomer)
        }
        desk.closed("won", 100, opened: nil, on: "2026-03-20", owner: slow)
        let figure = desk.figure(.newHireRamp, asOf: "2026-09-30")
        #expect(figure.value == .months(fraction(5)) && figure.count == 1)
        #expect(figure["notYet"] == .count(1) && figure["withoutComparison"] == .count(1))
        let people = Dictionary(
            uniqueKeysWithValues: figure.splits.compactMap { split in split.record.map { ($0.id, split.value) } })
        #expect(people[newcomer] == .months(fraction(5)) && people[slow] == .undefined(.emptySet))
        #expect(people[alone] == .undefined(.noComparison))
        #expect(desk.figure(.newHireRamp, asOf: "2026-03-30").value == .undefined(.emptySet))
    }

    @Test func `M-32 compares deals that changed hands with others like them`() {
        var desk = FactDesk()
        let office = desk.office()
        let (first, second) = (desk.user(office), desk.user(office))
        let account = desk.add(Account.kind, [Account.Fields.name: .text("A")])
        let contacts = (0..<2).map { _ in
            desk.add(Contact.kind, [Contact.Fields.account: .reference(account)])
        }
        func deal(_ minor: Int64, _ outcome: String, handed: Bool) {
            let id = desk.deal(minor, office: office, owner: first, account: account)
            if handed {
                desk.set(Opportunity.kind, id, at: .made("2026-02-01"), [Opportunity.Fields.owner: .null])
                desk.set(
                    Opportunity.kind, id, at: .made("2026-02-11"), [Opportunity.Fields.owner: .reference(second)])
            }
            desk.set(
                Opportunity.kind, id,
                [Opportunity.Fields.outcome: .text(outcome), Opportunity.Fields.closedOn: .day("2026-03-01")])
        }
        deal(5000, "won", handed: true)
        deal(6000, "lost", handed: true)
        for outcome in ["won", "won", "lost"] { deal(7000, outcome, handed: false) }
        // Of another size: not to be compared.
        deal(70_000, "lost", handed: false)
        desk.add(
            Activity.kind,
            [Activity.Fields.contact: .reference(contacts[0]), Activity.Fields.occurredAt: .at("2026-03-05")])
        let figure = desk.figure(.turnoverImpact)
        #expect(figure["handedOver"] == share(1, 2) && figure["matched"] == share(2, 3))
        #expect(figure.value == share(-1, 6) && figure["withoutOwner"] == days(10))
        #expect(figure["touched"] == share(2, 4))
        #expect(desk.figure(.turnoverImpact, "2025").value == .undefined(.emptySet))
    }

    @Test func `M-40 asks whether roles are held by those certified for them`() {
        var desk = FactDesk()
        let office = desk.office()
        let (able, unable) = (desk.user(office), desk.user(office))
        desk.user(office, role: "FIN")
        for (material, mark) in [("R01", 80), ("R02", 0)] as [(String, Int64)] {
            desk.add(
                CertificationRule.kind,
                [
                    CertificationRule.Fields.role: .text("AR"), CertificationRule.Fields.material: .text(material),
                    CertificationRule.Fields.passMark: .integer(mark),
                ])
        }
        func learn(_ user: RecordID, _ material: String, _ score: Int64, passed: String?) {
            desk.add(
                TrainingRecord.kind,
                [
                    TrainingRecord.Fields.user: .reference(user), TrainingRecord.Fields.material: .text(material),
                    TrainingRecord.Fields.score: .integer(score),
                    TrainingRecord.Fields.passedAt: passed.map(Value.at) ?? .null,
                ])
        }
        learn(able, "R01", 60, passed: nil)
        learn(able, "R01", 80, passed: "2026-02-01")
        learn(able, "R02", 10, passed: "2026-02-01")
        learn(unable, "R01", 79, passed: "2026-02-01")
        learn(unable, "R02", 90, passed: "2026-02-01")
        let figure = desk.figure(.certification)
        #expect(figure.value == share(1, 2) && figure["AR"] == share(1, 2) && figure["FIN"] == nil)
        #expect(desk.figure(.certification, asOf: "2026-01-31").value == share(0, 2))
        // An assignment takes the place of the role on the record, while it lasts.
        desk.add(
            RoleAssignment.kind,
            [
                RoleAssignment.Fields.user: .reference(unable), RoleAssignment.Fields.role: .text("OM"),
                RoleAssignment.Fields.from: .day("2026-03-01"), RoleAssignment.Fields.to: .day("2026-03-31"),
            ])
        #expect(desk.figure(.certification, asOf: "2026-03-31").value == share(1, 1))
        #expect(desk.figure(.certification, asOf: "2026-04-01").value == share(1, 2))
    }

    @Test func `M-41 wants evidence and counts what was skipped`() {
        var desk = FactDesk()
        func task(_ state: String, evidence: String? = nil, step: String? = "P03.2", due: String = "2026-02-01") {
            desk.add(
                DealTask.kind,
                [
                    DealTask.Fields.step: step.map(Value.text) ?? .null, DealTask.Fields.dueOn: .day(due),
                    DealTask.Fields.state: .text(state), DealTask.Fields.evidence: evidence.map(Value.text) ?? .null,
                ])
        }
        task("done", evidence: "minutes")
        task("done")
        task("dropped")
        task("doing")
        task("done", evidence: "x", step: nil)
        task("todo", due: "2026-12-01")
        desk.add(Deviation.kind, on: "2026-01-20", [Deviation.Fields.nature: .text("skipped")])
        desk.add(Deviation.kind, on: "2026-01-20", [Deviation.Fields.nature: .text("changed")])
        let figure = desk.figure(.adoption, asOf: "2026-06-30")
        #expect(figure.value == share(1, 4) && figure["withoutEvidence"] == .count(1))
        #expect(figure["open"] == .count(1) && figure["skipped"] == .count(2))
        #expect(desk.figure(.adoption, "2025").value == .undefined(.emptySet))
        #expect(People.adoptionShare(desk.facts, desk.context(asOf: "2026-06-30")) == figure.value)
    }

    @Test func `beside M-41 stands whether people propose, go out and learn`() {
        var desk = FactDesk()
        let (office, other, empty) = (desk.office(), desk.office(), desk.office())
        let people = [desk.user(office), desk.user(office), desk.user(other)]
        let gone = desk.user(office)
        desk.set(User.kind, gone, [User.Fields.status: .text("left")])
        func improvement(_ author: RecordID, _ office: RecordID, on day: String = "2026-03-01") {
            desk.add(
                Improvement.kind, on: day,
                [
                    Improvement.Fields.subject: .text("Ask earlier"), Improvement.Fields.office: .reference(office),
                    Improvement.Fields.author: .reference(author),
                ])
        }
        func activity(_ author: RecordID, on day: String = "2026-03-01") {
            desk.add(
                Activity.kind,
                [Activity.Fields.author: .reference(author), Activity.Fields.occurredAt: .at(day)])
        }
        improvement(people[0], office)
        improvement(people[2], other)
        improvement(people[0], office, on: "2025-03-01")
        for _ in 0..<3 { activity(people[0]) }
        activity(people[2])
        activity(people[1], on: "2027-03-01")
        desk.add(TrainingRecord.kind, on: "2026-02-01", [TrainingRecord.Fields.user: .reference(people[1])])
        desk.add(TrainingRecord.kind, on: "2025-02-01", [TrainingRecord.Fields.user: .reference(people[1])])
        let company = desk.figure(.adoption)
        #expect(company["improvements"] == .count(2) && company["training"] == .count(1))
        #expect(company["activities"] == .ratio(fraction(4, 3)) && company.split("activities")?.count == 4)
        let figure = desk.figure(.adoption, scope: .office(office))
        #expect(figure["improvements"] == .count(1) && figure["activities"] == .ratio(fraction(3, 2)))
        #expect(desk.figure(.adoption, scope: .user(people[1]))["training"] == .count(1))
        #expect(desk.figure(.adoption, scope: .office(empty))["activities"] == .undefined(.emptySet))
    }
}

// Why this file exists: a form is worth opening only if it knows already what the records know, and a lesson counts
// only if it was understood. Both are worked out here, without a screen.

import SyncProtocol
import Testing

@testable import LeadToCash

@Test func `every path that a template names is one that prefill knows, and the other way round`() {
    let named = Set(ProcessContent.templates.flatMap(\.cells).map(\.prefill).filter { !$0.isEmpty })
    #expect(named == Set(Prefill.paths))
}

/// A deal with something of everything.
private func fullDeal(_ ground: GuidanceGround) throws -> RecordKey {
    let person = ground.add(User.kind, [User.Fields.name: .text("Ann Areng")])
    let account = ground.add(
        Account.kind,
        [Account.Fields.name: .text("Teapot Island Telecom"), Account.Fields.industry: .text("Mobile network")])
    ground.add(
        Contact.kind,
        [
            Contact.Fields.account: .reference(account.id), Contact.Fields.name: .text("Mr Spout"),
            Contact.Fields.title: .text("Operations director"), Contact.Fields.decisionRole: .text("decisionMaker"),
            Contact.Fields.relationLevel: .integer(2), Contact.Fields.relationTarget: .integer(4),
        ])
    let deal = ground.add(
        Opportunity.kind,
        [
            Opportunity.Fields.name: .text("Core ring"), Opportunity.Fields.account: .reference(account.id),
            Opportunity.Fields.owner: .reference(person.id),
            Opportunity.Fields.description: .text("They lose the ring twice a year."),
            Opportunity.Fields.commercial: .compound([.integer(240_000_000), .text("USD"), .null]),
            Opportunity.Fields.competitors: .set(["Nowhere Signals"]),
        ])
    let product = ground.add(Product.kind, [Product.Fields.name: .text("Router R2")])
    ground.add(
        OpportunityLine.kind,
        [
            OpportunityLine.Fields.opportunity: .reference(deal.id),
            OpportunityLine.Fields.product: .reference(product.id),
            OpportunityLine.Fields.quantity: .compound([.integer(10), .text("pcs")]),
            OpportunityLine.Fields.price: .compound([.integer(120_000), .text("USD"), .integer(1250)]),
        ])
    ground.add(
        Risk.kind,
        [
            Risk.Fields.opportunity: .reference(deal.id), Risk.Fields.name: .text("Monsoon"),
            Risk.Fields.probability: .integer(4), Risk.Fields.impact: .integer(3),
        ])
    return deal
}

@Test func `a sales plan knows what the records know`() throws {
    let ground = GuidanceGround()
    let subject = try #require(try FormSubject(fullDeal(ground), ground))
    func text(_ path: String, _ language: Language = .en) throws -> String {
        try Prefill.text(path, of: subject, in: language, ground)
    }
    #expect(try text("opportunity.commercial") == "2,400,000.00 USD")
    #expect(try text("opportunity.description") == "They lose the ring twice a year.")
    #expect(try text("opportunity.competitors") == "Nowhere Signals")
    #expect(try text("opportunity.team") == "AR: Ann Areng")
    #expect(try text("opportunity.risks") == "Monsoon (4 × 3 = 12)")
    #expect(try text("opportunity.lines") == "10 pcs × Router R2: 1,200.00 USD −12.5 % = 10,500.00 USD")
    #expect(try text("account.contacts") == "Mr Spout, Operations director: Decision maker, 2 → 4")
    #expect(try text("account.contacts", .zhHans) == "Mr Spout，Operations director：决策者，2 → 4")
    #expect(try text("account.industry") == "Industry: Mobile network")
    #expect(try text("nothing.known") == "")
}

@Test func `a form begins with its cells and rows, and is complete once nothing required is empty`() throws {
    let ground = GuidanceGround()
    let subject = try #require(try FormSubject(fullDeal(ground), ground))
    let form = RecordKey(kind: Form.kind, id: RecordID(high: 7, low: 7))
    let template = try #require(ProcessContent.document("T05"))
    let beginning = Forms.Beginning(
        office: nil, author: nil, language: .en, rowID: { RecordID(high: 8, low: UInt64($0)) })
    let edits = try Forms.begin(form, template, about: subject, beginning, ground)
    ground.apply(edits)
    let row = try #require(try Forms.rows(of: form, ground)["nodes"]?.first)
    #expect(ground.value(FormRow.Fields.column1, of: row) == .text("Mr Spout, Operations director"))
    #expect(ground.value(FormRow.Fields.column2, of: row) == .text("Decision maker"))
    #expect(try Forms.missing(in: form, template.cells, ground).isEmpty)
    #expect(try Forms.existing("T05", subject, ground) == [form])

    let plan = try #require(ProcessContent.document("T01"))
    let second = RecordKey(kind: Form.kind, id: RecordID(high: 9, low: 9))
    ground.apply(try Forms.begin(second, plan, about: subject, beginning, ground))
    let missing = try Forms.missing(in: second, plan.cells, ground).map(\.code)
    #expect(missing == ["strengths", "strategy", "solution", "actionPlan"])
    // Whoever fills a cell apart writes the same record.
    #expect(Forms.cell("strengths", of: second.id) == Forms.cell("strengths", of: second.id))
    #expect(ground.isAlive(Forms.cell("strengths", of: second.id)))
}

@Test func `a quiz is passed at eighty percent, or at the mark that a role asks for`() throws {
    let quiz = try #require(ProcessContent.document("R10")?.quiz)
    let right = quiz.map(\.right)
    var wrong = right
    wrong[0] = (right[0] + 1) % quiz[0].answers.count
    let result = try #require(Learning.result(of: wrong, to: quiz, mark: Learning.usualMark))
    #expect(result.right == quiz.count - 1)
    #expect(result.isPassed == (result.score >= 80))
    #expect(Learning.result(of: right, to: quiz, mark: 100)?.isPassed == true)
    #expect(Learning.result(of: Array(right.dropLast()), to: quiz, mark: 80) == nil)
    #expect(Learning.result(of: right.map { $0 + 100 }, to: quiz, mark: 80) == nil)

    let ground = GuidanceGround()
    let person = RecordID(high: 1, low: 1)
    for mark in [70, 90] as [Int64] {
        ground.add(
            CertificationRule.kind,
            [
                CertificationRule.Fields.role: .text("AR"), CertificationRule.Fields.material: .text("R10"),
                CertificationRule.Fields.passMark: .integer(mark),
            ])
    }
    #expect(try Learning.mark(for: "R10", roles: ["AR"], ground) == 90)
    #expect(try Learning.mark(for: "R10", roles: ["SR"], ground) == 80)
    ground.add(
        TrainingRecord.kind,
        [
            TrainingRecord.Fields.user: .reference(person), TrainingRecord.Fields.material: .text("R10"),
            TrainingRecord.Fields.score: .integer(80),
        ])
    let standing = try #require(try Learning.standings(of: person, roles: ["AR"], ground).first)
    #expect(standing.isMissing && standing.best == 80 && standing.mark == 90)
}

@Test func `what HQ publishes is read instead of what ships, edition by edition`() throws {
    let ground = GuidanceGround()
    let day = try #require(CivilDate("2026-11-20"))
    #expect(try Library(ground).isShipped)
    for page in Publication.pages(on: day) { ground.apply([RecordEdit(page.key, .create, page.values)]) }
    let key = RecordKey(kind: ContentDocument.kind, id: Publication.documentID("T02"))
    ground.set(key, [ContentDocument.Fields.titleEn: .text("Who hurts whom")])
    let library = Library(ground)
    #expect(try !library.isShipped)
    #expect(try library.documents().map(\.code) == ProcessContent.documents.map(\.code))
    let template = try #require(try library.document("t02"))
    #expect(template.title.english == "Who hurts whom")
    #expect(template.cells.map(\.code) == ProcessContent.document("T02")?.cells.map(\.code))
    #expect(template.cells[0].columns.map(\.code) == ProcessContent.document("T02")?.cells[0].columns.map(\.code))
    let step = try #require(try library.step("P03.2"))
    #expect(step.role == "HQ" && step.dueDays == 1 && step.tasks.count == ProcessContent.step("P03.2")?.tasks.count)
    let quiz = try #require(try library.document("R01")?.quiz)
    #expect(quiz.map(\.right) == ProcessContent.document("R01")?.quiz.map(\.right))

    // A form that was begun with the edition before goes on with that.
    ground.set(key, [ContentDocument.Fields.state: .text("retired")])
    ground.add(
        ContentDocument.kind,
        [
            ContentDocument.Fields.code: .text("T02"), ContentDocument.Fields.genre: .text("template"),
            ContentDocument.Fields.edition: .text("2.0"), ContentDocument.Fields.state: .text("published"),
        ])
    let later = Library(ground)
    #expect(try later.document("T02")?.version == "2.0")
    #expect(try later.document("T02", edition: "1.1")?.title.english == "Who hurts whom")
}

// Why this file exists: a record's page is read by whoever decides. It must show how far a deal is and what is missing,
// and must never run what somebody put into a name.

import LeadToCash
import SyncProtocol
import Testing

@testable import Console

private typealias Fields = Opportunity.Fields

@Suite struct RecordPageTests {
    private func page(
        _ key: RecordKey, _ stage: RecordStage, role: String = "AR", _ language: Language = .en,
        saved: (sequence: CommitSequence, replica: ReplicaID)? = nil
    ) throws -> RecordModel? {
        let ground = stage.ground
        return try RecordComposer(
            ground: ground, language: language, rights: stage.rights(role, at: stage.office.id, ground),
            today: stage.today
        ).page(key, saved: saved)
    }

    private func html(_ template: String, _ model: Any) throws -> String {
        let tokens = FormTokens(nil, frontier: 0)
        return try Looks().render(
            template, PageModel(page: model, w: PageWords.all(in: .en), form: tokens, lang: "en"))
    }

    @Test func `a deal shows how far it is, what it is worth and what comes next`() throws {
        let stage = try RecordStage()
        let model = try #require(try page(stage.deal, stage))
        #expect(model.code == "OPP-2026-000001" && model.title == "Ring main")
        #expect(model.steps.filter { $0.state == "done" }.map(\.label) == ["Discovered", "Verified", "Initiated"])
        #expect(model.steps.filter(\.isNow).map(\.label) == ["Guiding"])
        let amount = model.cards.first { $0.id == "record-card-commercial" }
        #expect(amount?.text == "1,050,000.00 USD" && amount?.note == "210,000.00")
        #expect(model.guidance?.advice.isEmpty == false)
        #expect(model.actions.edit == "/records/opportunity/\(stage.deal.id)/edit")
        let facts = model.groups.flatMap(\.facts)
        #expect(facts.first { $0.label == "Account" }?.cell?.link == "/accounts/\(stage.account.id)")
        #expect(facts.first { $0.label == "Description" }?.lines == ["First line.", "Second line."])
        #expect(model.tables.contains { $0.id == "record-table-activity-opportunity" && $0.add != nil })
    }

    @Test func `whoever may only read is offered nothing else`() throws {
        let stage = try RecordStage()
        let model = try #require(try page(stage.deal, stage, role: "AUD"))
        let actions = model.actions
        #expect(actions.edit == nil && actions.delete == nil && actions.advance == nil && actions.conclude == nil)
        #expect(model.tables.allSatisfy { $0.add == nil })
    }

    @Test func `an open case about a field stands on the page, a closed one does not`() throws {
        let stage = try RecordStage()
        typealias Case = CaseRecord.Fields
        for (code, state) in [("C-2026-000118", CaseRecord.open), ("C-2026-000001", CaseRecord.closed)] {
            stage.memory.add(
                CaseRecord.number,
                [
                    Case.code: .text(code), Case.state: .text(state), Case.question: .text("values"),
                    Case.decider: .text("OM"),
                    Case.subject: .compound([
                        .integer(Int64(Opportunity.kind)), .reference(stage.deal.id),
                        .integer(Int64(Fields.commercial)),
                    ]),
                ])
        }
        let waits = Receipt.Remark(key: stage.deal, field: Fields.commercial, verdict: .held, rule: .needsHuman)
        stage.memory.steps[stage.deal] = [
            HistoryStep(
                sequence: 4, replica: ReplicaID(rawValue: 9), author: "Li Na", device: "HQ console", milliseconds: 0,
                action: .update, writes: [], remarks: [waits])
        ]
        let replica = ReplicaID(rawValue: 9)
        let model = try #require(try page(stage.deal, stage, saved: (4, replica)))
        #expect(model.cases.map(\.code) == ["C-2026-000118"] && model.cases[0].path == "/cases/C-2026-000118")
        #expect(model.cases[0].field == "Amount")
        #expect(model.outcomes.count == 1 && model.outcomes[0].hasSuffix("C-2026-000118"))
        // What somebody else saved is not told as one's own.
        #expect(try page(stage.deal, stage, saved: (4, ReplicaID(rawValue: 8)))?.outcomes.isEmpty == true)
    }

    @Test func `of a deleted record its history is left, of one that never was nothing`() throws {
        let stage = try RecordStage()
        let gone = RecordKey(kind: Lead.kind, id: RecordID(high: 5, low: 6))
        #expect(try page(gone, stage) == nil)
        stage.memory.steps[gone] = [
            HistoryStep(
                sequence: 2, replica: ReplicaID(rawValue: 9), author: "Li Na", device: "", milliseconds: 0,
                action: .delete(reason: "twice"), writes: [], remarks: [])
        ]
        let model = try #require(try page(gone, stage))
        #expect(model.isDeleted && model.timeline.map(\.because) == ["twice"] && model.actions.edit == nil)
    }

    @Test func `a customer's figures are sums of what is under them`() throws {
        let stage = try RecordStage()
        let yesterday = try #require(CivilDate(days: Int64(stage.today.days) - 1))
        for (minor, due) in [(Int64(1000), yesterday), (Int64(500), stage.today)] {
            stage.memory.add(
                Invoice.kind,
                [
                    Invoice.Fields.account: .reference(stage.account.id), Invoice.Fields.dueOn: .date(due),
                    Invoice.Fields.amount: .compound([.integer(minor), .text("USD")]),
                ])
        }
        stage.memory.add(
            SurveyResponse.kind,
            [SurveyResponse.Fields.account: .reference(stage.account.id), SurveyResponse.Fields.score: .integer(9)])
        let model = try #require(try page(stage.account, stage))
        #expect(model.cards.map(\.text) == ["1", "15.00 USD", "10.00 USD", "9/10"])
    }

    @Test func `names run nothing, wherever they stand`() throws {
        let hostile = #"<script>alert("x")</script>'&"#
        let stage = try RecordStage(name: hostile)
        for field in [Fields.description, Fields.strategy, Fields.tenderNumber] {
            stage.memory.set(field, .text(hostile), of: stage.deal)
        }
        stage.memory.set(Account.Fields.name, .text(hostile), of: stage.account)
        stage.memory.steps[stage.deal] = [
            HistoryStep(
                sequence: 1, replica: ReplicaID(rawValue: 9), author: hostile, device: hostile, milliseconds: 0,
                action: .create, writes: [FieldWrite(Fields.name, .text(hostile))], remarks: [])
        ]
        let ground = stage.ground
        let query = FormFields([("q", hostile), ("owner", hostile)])
        let list = try ListComposer(.deals, ListFilter(query, .deals), ground, .en)
            .model(query, stage.rights("AR", ground), perPage: 50)
        let form = try stage.form("AR", ground)
        let edit = EditComposer(form, .en).model(try stage.dealRecord(ground), path: "/p", back: "/b")
        let step = try DealStep(stage.dealRecord(ground), ground).advanceForm(.en, query, problems: [hostile])
        let pages = [
            try html("record", try #require(try page(stage.deal, stage))),
            try html("record", try #require(try page(stage.account, stage))), try html("recordList", list),
            try html("recordEdit", edit), try html("recordStep", step),
        ]
        for text in pages {
            #expect(!text.contains("<script"))
            #expect(text.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;"))
        }
    }

    @Test func `a text keeps its lines in a form`() throws {
        let stage = try RecordStage()
        let ground = stage.ground
        let edit = EditComposer(try stage.form("AR", ground), .en)
            .model(try stage.dealRecord(ground), path: "/p", back: "/b")
        let text = try html("recordEdit", edit)
        #expect(text.contains(">\nFirst line.\n\nSecond line.</textarea>"))
        #expect(text.contains("name=\"base.name\" value=\"&quot;Ring main&quot;\""))
    }
}

@Suite struct DealStepTests {
    private func step(_ stage: RecordStage) throws -> DealStep {
        let ground = stage.ground
        return DealStep(try stage.dealRecord(ground), ground)
    }

    @Test func `a deal goes on when nothing is missing, and back for a reason`() throws {
        let deal = try step(RecordStage(stage: "guiding"))
        #expect(try !deal.objections(to: "submitted", "", .en).isEmpty)
        #expect(try deal.objections(to: "verified", "", .en).count == 1)
        #expect(try deal.objections(to: "verified", "entered too early", .en).isEmpty)
        #expect(try deal.objections(to: "won", "sure", .en).count == 1)
        #expect(try deal.objections(to: "guiding", "again", .en).count == 1)
        #expect(try deal.objections(to: "nowhere", "why not", .en).count == 1)
    }

    @Test func `a loss needs a reason, and somebody gets the task of reviewing it`() throws {
        let stage = try RecordStage()
        let deal = try step(stage)
        #expect(try deal.objections(concluding: "lost", "", .en).count == 1)
        #expect(try deal.objections(concluding: "lost", "price", .en).isEmpty)
        #expect(try deal.objections(concluding: "open", "they came back", .en).count == 1)
        #expect(try deal.objections(concluding: "sold", "x", .en).count == 1)
        let task = RecordID(high: 3, low: 4)
        let edits = try deal.edits(
            concluding: .lost, "price", winners: ["Elsewhere"], on: stage.today, by: stage.person.id, task: task)
        #expect(edits.count == 2 && edits[0].key == stage.deal)
        #expect(edits[0].value(Fields.outcome) == .text("lost"))
        #expect(edits[0].value(Fields.closedOn) == .date(stage.today))
        #expect(edits[0].value(Fields.lostReasons) == .setChange(adding: ["price"], removing: []))
        #expect(edits[1].key == RecordKey(kind: DealTask.kind, id: task) && edits[1].action == .create)
        #expect(edits[1].value(DealTask.Fields.opportunity) == .reference(stage.deal.id))
        #expect(edits[1].value(DealTask.Fields.office) == .reference(stage.office.id))
    }

    @Test func `the form offers only what can become of it`() throws {
        let stage = try RecordStage()
        let open = try step(stage).concludeForm(.en, FormFields(), problems: [])
        #expect(open.choices.map(\.word) == ["lost", "suspended", "cancelled", "claim"])
        stage.memory.set(Fields.outcome, .text("lost"), of: stage.deal)
        let lost = try step(stage).concludeForm(.en, FormFields(), problems: [])
        #expect(lost.choices.map(\.word) == ["suspended", "cancelled", "open"])
    }
}

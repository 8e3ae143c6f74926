// Why this file exists: a form that is opened and saved must change nothing, and one that is edited must change exactly
// what was edited, whatever others did meanwhile.

import LeadToCash
import SyncProtocol
import Testing

@testable import Console

private typealias Fields = Opportunity.Fields

@Suite struct RecordFormTests {
    private func model(_ stage: RecordStage, _ ground: ViewGround) throws -> (RecordForm, EditModel) {
        let form = try stage.form("AR", ground)
        let record = try stage.dealRecord(ground)
        return (form, EditComposer(form, .en).model(record, path: "/p", back: "/b"))
    }

    @Test func `a form that nobody touched changes nothing`() throws {
        let stage = try RecordStage()
        let (form, model) = try model(stage, stage.ground)
        let reading = form.changes(model.sent())
        #expect(reading.writes.isEmpty && reading.problems.isEmpty)
        #expect(model.fields.count > 10)
    }

    @Test func `only what was edited is written, over what the form showed`() throws {
        let stage = try RecordStage()
        let (_, model) = try model(stage, stage.ground)
        // Somebody else writes two fields while the form is open.
        stage.memory.set(Fields.name, .text("Another name"), of: stage.deal)
        stage.memory.set(Fields.tenderNumber, .text("T-1"), of: stage.deal)
        let reading = try stage.form("AR", stage.ground).changes(model.sent(["f.name.name": "Ring main II"]))
        #expect(reading.writes == [FieldValue(Fields.name, .text("Ring main II"))])
        #expect(reading.bases == [Fields.name: .text("Ring main")])
    }

    @Test func `an amount keeps its currency and its margin, and people ask why it changed`() throws {
        let stage = try RecordStage()
        let (form, model) = try model(stage, stage.ground)
        let reading = form.changes(model.sent(["f.commercial.amount_minor": "1.2m"]))
        let expected = Value.compound([.integer(120_000_000), .text("USD"), .integer(21_000_000)])
        #expect(reading.writes == [FieldValue(Fields.commercial, expected)])
        #expect(reading.asksWhy.map(\.number) == [Fields.commercial])
    }

    @Test func `an amount in another currency than the one beside it is refused where it stands`() throws {
        let stage = try RecordStage()
        let (form, model) = try model(stage, stage.ground)
        let reading = form.changes(model.sent(["f.commercial.amount_minor": "5 EUR"]))
        #expect(reading.writes.isEmpty)
        #expect(reading.problems.keys.map { $0 } == [Fields.commercial])
    }

    @Test func `a set is changed by what was added and removed`() throws {
        let stage = try RecordStage()
        let (form, model) = try model(stage, stage.ground)
        let reading = form.changes(model.sent(["f.competitors.competitors": "Elsewhere, Inc.\r\nSomewhere"]))
        let expected = Value.setChange(
            adding: ["Elsewhere, Inc.", "Somewhere"], removing: ["Nowhere Signals"])
        #expect(reading.writes == [FieldValue(Fields.competitors, expected)])
    }

    @Test func `a text loses no line and gains none`() throws {
        let stage = try RecordStage()
        let (form, model) = try model(stage, stage.ground)
        let text = "First line.\r\n\r\nSecond line.\r\nThird."
        let reading = form.changes(model.sent(["f.description.description": text]))
        #expect(reading.writes == [FieldValue(Fields.description, .text("First line.\n\nSecond line.\nThird."))])
    }

    @Test func `a customer whom nobody knows is said beside the field, and what was typed stays`() throws {
        let stage = try RecordStage()
        let ground = stage.ground
        let (form, model) = try model(stage, ground)
        let sent = model.sent(["f.account.account_id": "Atlantis Power"])
        let reading = form.changes(sent)
        #expect(reading.problems[Fields.account]?.english.contains("Atlantis Power") == true)
        let again = EditComposer(form, .zhHans).again(
            sent, reading, path: "/p", back: "/b", title: try stage.dealRecord(ground), "")
        let control = again.fields.flatMap(\.controls).first { $0.name == "f.account.account_id" }
        #expect(control?.input?.text == "Atlantis Power")
        #expect(again.fields.contains { $0.problem?.contains("Atlantis Power") == true })
        #expect(again.problems.count == 1)
    }

    @Test func `a slipping day asks why, one that comes closer does not`() throws {
        let field = try #require(LeadToCash.schema.kind(Opportunity.kind)?.field(Fields.expectedSignDate))
        let sooner = try #require(CivilDate("2026-11-20"))
        let later = try #require(CivilDate("2026-12-01"))
        #expect(RecordForm.asksWhy(field, from: .date(sooner), to: .date(later)))
        #expect(!RecordForm.asksWhy(field, from: .date(later), to: .date(sooner)))
        #expect(!RecordForm.asksWhy(field, from: .null, to: .date(later)))
    }

    @Test func `what a field of several columns shows is read back as the same value`() throws {
        let field = try #require(LeadToCash.schema.kind(Opportunity.kind)?.field(Fields.commercial))
        let texts = FieldTexts(field: field)
        let value = Value.compound([.integer(105_000_000), .text("USD"), .integer(-1)])
        let shown = texts.texts(value) { _, id in id.description }
        #expect(shown == ["1,050,000.00", "USD", "-0.01"])
        #expect(try texts.value(shown, today: nil) { _, _ in nil } == value)
        #expect(try texts.value(["1.2m EUR", "", ""], today: nil) { _, _ in nil }.parts[1] == .text("EUR"))
        #expect(try texts.value(["", "USD", ""], today: nil) { _, _ in nil }.isEmpty)
    }
}

@Suite struct RecordMakingTests {
    private func kind(_ number: KindNumber) throws -> RecordKind { try #require(LeadToCash.schema.kind(number)) }

    private func form(_ kind: RecordKind, _ stage: RecordStage) -> RecordForm {
        RecordForm(
            kind: kind, fields: RecordRights.initialFields(kind), ground: stage.ground, today: stage.today)
    }

    @Test func `a new record must have what none lacks`() throws {
        let stage = try RecordStage()
        let reading = form(try kind(Opportunity.kind), stage).initial(FormFields([("f.name.name", " ")]))
        #expect(reading.problems[Fields.name] != nil)
    }

    @Test func `a new deal begins where its customer is, at the first stage`() throws {
        let stage = try RecordStage()
        let ground = stage.ground
        let origins = RecordOrigins(
            kind: try kind(Opportunity.kind), ground: ground, person: stage.person.id, now: 0)
        let offered = try origins.offered(FormFields([("account", stage.account.id.description)]))
        #expect(offered[Fields.office] == .reference(stage.office.id))
        #expect(offered[Fields.owner] == .reference(stage.person.id))
        #expect(offered[Fields.account] == .reference(stage.account.id))
        let writes = try origins.completed([FieldValue(Fields.name, .text("New"))])
        #expect(writes.contains(FieldValue(Fields.stage, .text("discovered"))))
        #expect(writes.contains(FieldValue(Fields.outcome, .text("open"))))
        #expect(origins.isHomeless(writes))
        #expect(!origins.isHomeless(writes + [FieldValue(Fields.account, .reference(stage.account.id))]))
    }

    @Test func `a visit under a deal belongs to its customer and its office, too`() throws {
        let stage = try RecordStage()
        let origins = RecordOrigins(
            kind: try kind(Activity.kind), ground: stage.ground, person: stage.person.id, now: 90_000)
        let writes = try origins.completed([
            FieldValue(Activity.Fields.opportunity, .reference(stage.deal.id))
        ])
        #expect(writes.contains(FieldValue(Activity.Fields.account, .reference(stage.account.id))))
        #expect(writes.contains(FieldValue(Activity.Fields.office, .reference(stage.office.id))))
        #expect(try origins.offered(FormFields())[Activity.Fields.occurredAt] == .integer(60_000))
    }

    @Test func `a link that names a record of another kind prefills nothing`() throws {
        let stage = try RecordStage()
        let origins = RecordOrigins(
            kind: try kind(Opportunity.kind), ground: stage.ground, person: stage.person.id, now: 0)
        let offered = try origins.offered(FormFields([("account", stage.office.id.description)]))
        #expect(offered[Fields.account] == nil)
    }
}

@Suite struct RecordRightsTests {
    @Test func `a form offers what the role may write here, and nothing elsewhere`() throws {
        let stage = try RecordStage()
        let ground = stage.ground
        let record = try stage.dealRecord(ground)
        let owner = try stage.rights("AR", at: stage.office.id, ground).fields(of: record).map(\.number)
        let engineer = try stage.rights("FR", at: stage.office.id, ground).fields(of: record).map(\.number)
        #expect(owner.contains(Fields.commercial) && owner.contains(Fields.description))
        #expect(!engineer.contains(Fields.commercial) && engineer.contains(Fields.description))
        #expect(!owner.contains(Fields.owner) && !owner.contains(Fields.code) && !owner.contains(Fields.tenderKey))
        let stranger = stage.rights("AR", at: stage.person.id, ground)
        #expect(try stranger.fields(of: record).isEmpty && !stranger.mayDelete(record))
    }

    @Test func `what HQ alone books, and cases, are edited on no page of this kind`() throws {
        let stage = try RecordStage()
        let rights = stage.rights("HQ", stage.ground)
        for number in [Invoice.kind, GateDecision.kind, User.kind, CaseRecord.number, AccountShadow.kind] {
            let kind = try #require(LeadToCash.schema.kind(number))
            #expect(!rights.mayMake(kind))
        }
        #expect(rights.mayMake(try #require(LeadToCash.schema.kind(Contact.kind))))
        #expect(!stage.rights("AUD", stage.ground).mayMake(try #require(LeadToCash.schema.kind(Contact.kind))))
    }
}

// Why this file exists: publishing twice must make nothing twice, and what HQ has changed must stay changed until HQ
// says otherwise. And figures must be read as people write them.

import SyncProtocol
import Testing

@testable import LeadToCash

private func publish(_ ground: PaperGround, replacing code: String? = nil) throws -> PublicationPlan {
    let plan = try PublicationPlan(on: civil("2026-11-20"), replacing: code, isDeleted: { _ in false }, ground)
    ground.apply(plan.edits)
    return plan
}

private func published(_ code: String, _ ground: PaperGround) throws -> [RecordKey] {
    try NewEdition.published(code, Book(ground))
}

@Test func `what ships is published once`() throws {
    let ground = PaperGround()
    let first = try publish(ground)
    #expect(first.created == first.edits.count && first.created > ProcessContent.documents.count)
    let second = try publish(ground)
    #expect(second.edits.isEmpty && second.unchanged == first.created)
}

@Test func `what HQ deleted stays deleted`() throws {
    let ground = PaperGround()
    let gone = RecordKey(kind: ContentDocument.kind, id: Publication.documentID("P03"))
    let plan = try PublicationPlan(
        on: civil("2026-11-20"), replacing: nil, isDeleted: { $0 == gone }, ground)
    #expect(plan.deleted == 1 && !plan.edits.contains { $0.key == gone })
}

@Test func `a new edition takes the old one's place with its steps, and the shipped one can come back`() throws {
    let ground = PaperGround()
    _ = try publish(ground)
    let old = try #require(try published("P03", ground).first)
    let steps = ground.allRecords(ProcessStep.kind, where: ProcessStep.Fields.document, is: .reference(old.id))
    let new = NewEdition(code: "P03", body: "Leads are answered within a day.", language: .en, edition: nil)
    let outcome = try new.publish(at: .test(), ground)
    ground.apply(outcome.edits)
    #expect(outcome.superseded == "1.1" && outcome.edition == "1.2")
    #expect(try published("P03", ground).map(\.id) == [outcome.document])
    let copies = ground.allRecords(
        ProcessStep.kind, where: ProcessStep.Fields.document, is: .reference(outcome.document))
    #expect(copies.count == steps.count && !steps.isEmpty)
    // Publishing changes nothing of it; asking for the shipped text does.
    #expect(try publish(ground).edits.isEmpty)
    #expect(try publish(ground, replacing: "P03").replaced == 1)
    #expect(try published("P03", ground) == [old])
    #expect(try publish(ground, replacing: "P03").edits.isEmpty)
}

@Test func `an edition needs a document, a text of its own and a number of its own`() throws {
    let ground = PaperGround()
    func edit(_ code: String, _ body: String, _ edition: String?) -> [String] {
        impediments {
            _ = try NewEdition(code: code, body: body, language: .en, edition: edition).publish(at: .test(), ground)
        }
    }
    #expect(edit("P03", "text", nil).count == 1)
    _ = try publish(ground)
    #expect(edit("P03", " ", "1.1") == ["the text is empty", "there is an edition 1.1 already"])
    #expect(impediments { _ = try publish(ground, replacing: "P99") }.count == 1)
}

@Test(arguments: [("1.1", "1.2"), ("2", "3"), ("", "1"), ("LTC", "LTC.1"), ("1.9", "1.10")])
func `editions are counted on`(last: String, next: String) { #expect(NewEdition.following(last) == next) }

// MARK: Figures

@Test(arguments: [
    ("85.5%", "85.5 %", "percent"), ("1000000 USD", "1,000,000.00 USD", "money"), ("30 days", "30 days", "days"),
    ("3 months", "3 months", "months"), ("12", "12", "count"),
])
func `a figure says its unit`(typed: String, shown: String, unit: String) throws {
    let figure = try FigureText.figure(typed)
    #expect(figure.text == shown && figure.unit == unit)
}

@Test func `figures are refused and not rounded`() {
    #expect(throws: FigureTextError.self) { try FigureText.figure("85.555%") }
    #expect(throws: FigureTextError.self) { try FigureText.figure("1.5") }
    #expect(throws: FigureTextError.self) { try FigureText.figure("85%", unit: "count") }
    #expect(throws: FigureTextError.self) { try FigureText.basisPoints("101%") }
    #expect(throws: FigureTextError.self) { try FigureText.rateE8("0") }
}

@Test func `percentages and rates are read as they are shown`() throws {
    #expect(try FigureText.basisPoints("12.5 %") == 1250 && FigureText.percent(1250) == "12.5 %")
    #expect(try FigureText.basisPoints("12") == 1200 && FigureText.percent(5) == "0.05 %")
    #expect(try FigureText.rateE8("7.2431") == 724_310_000 && FigureText.rate(724_310_000) == "7.2431")
}

// Why this file exists: a history is evidence. It must say who changed what from what to what, and must not pretend
// that a value stood which HQ had refused.

import LeadToCash
import SyncProtocol
import Testing

@testable import Console

private typealias Fields = Opportunity.Fields

@Suite struct RecordHistoryTests {
    private let key = RecordKey(kind: Opportunity.kind, id: RecordID(high: 1, low: 2))

    private func step(
        _ sequence: CommitSequence, _ writes: [FieldWrite], _ action: RecordEdit.Action = .update,
        _ remarks: [Receipt.Remark] = []
    ) -> HistoryStep {
        HistoryStep(
            sequence: sequence, replica: ReplicaID(rawValue: 7), author: "Li Na", device: "laptop",
            milliseconds: 1_764_000_000_000 + sequence, action: action, writes: writes, remarks: remarks)
    }

    private func telling(_ language: Language = .en) throws -> HistoryTelling {
        let kind = try #require(LeadToCash.schema.kind(Opportunity.kind))
        return HistoryTelling(kind, language) { FieldText.render($0, of: $1, in: kind, language: language) }
    }

    @Test func `the newest comes first, each with what stood before`() throws {
        let steps = [
            step(9, [FieldWrite(Fields.name, .text("C"))]),
            step(3, [FieldWrite(Fields.name, .text("A"))], .create),
            step(5, [FieldWrite(Fields.name, .text("B"), base: .text("A, as I saw it"))]),
        ]
        let lines = try telling().lines(steps)
        #expect(lines.map { $0.changes.first?.after } == ["C", "B", "A"])
        #expect(lines.map { $0.changes.first?.before } == ["B", "A, as I saw it", nil])
        #expect(lines[0].who == "Li Na" && lines[0].device == "laptop" && lines[0].instant.hasSuffix("Z"))
    }

    @Test func `what was refused did not stand before the next`() throws {
        let refused = Receipt.Remark(key: key, field: Fields.name, verdict: .refused, rule: .invalidValue)
        let steps = [
            step(1, [FieldWrite(Fields.name, .text("A"))], .create),
            step(2, [FieldWrite(Fields.name, .text("B"))], .update, [refused]),
            step(3, [FieldWrite(Fields.name, .text("C"))]),
        ]
        let lines = try telling(.zhHant).lines(steps)
        #expect(lines[0].changes.first?.before == "A")
        #expect(lines[1].changes.first?.verdict?.tone == "bad")
        #expect(lines[1].changes.first?.rule == "該值不能用於此欄位。")
    }

    @Test func `a deletion says why, and a remark about the whole record stands alone`() throws {
        let kept = Receipt.Remark(key: key, field: 0, verdict: .refused, rule: .updateBeatsDelete)
        let lines = try telling().lines([step(4, [], .delete(reason: "entered twice"), [kept])])
        #expect(lines[0].because == "entered twice")
        #expect(lines[0].changes.map(\.rule) == [Rule.updateBeatsDelete.sentence])
        #expect(lines[0].changes[0].label == "Opportunity")
    }

    @Test func `whoever saved reads which value waits, and for which case`() throws {
        let waits = Receipt.Remark(key: key, field: Fields.commercial, verdict: .held, rule: .needsHuman)
        let saved = step(8, [], .update, [waits])
        let sentences = try telling().outcomes(of: saved, cases: [Fields.commercial: "C-2026-000118"])
        #expect(sentences.count == 1)
        #expect(sentences[0].hasPrefix("Amount · waits · ") && sentences[0].hasSuffix("C-2026-000118"))
        #expect(try telling().outcomes(of: step(9, []), cases: [0: "C-1"]).isEmpty)
    }

    @Test func `every rule is told in every language`() {
        for rule in Rule.allCases {
            let remark = Receipt.Remark(key: key, field: 0, verdict: .refused, rule: rule)
            #expect(RuleWords.sentence(remark, in: .en) == rule.sentence)
            #expect(RuleWords.sentence(remark, in: .zhHans) != rule.sentence)
        }
    }
}

// Why this file exists: while people have not decided between values, figures take the prudent one. Which values those
// are stands in the open case; here they become values again.

import FoundationEssentials
import SyncProtocol

extension FactReader {
    mutating func readCase(_ id: RecordID, _ values: [FieldValue]) {
        var (place, row) = facts.cases.open(id)
        leave(Int32(place))
        var candidates: String?
        for item in values {
            if item.field == CaseRecord.Fields.candidates { candidates = item.value.asText ?? "" }
            read(item, into: &row)
        }
        facts.cases.rows[place] = row
        if let candidates {
            let values = Self.contested(candidates, row)
            facts.contestedValues[Int32(place)] = values
            if row.subject?.kind == Opportunity.kind, row.field == Opportunity.Fields.commercial {
                for value in values ?? [] { _ = money(value) }
            }
        }
        if !row.isOpen { facts.contestedValues[Int32(place)] = nil }
        enter(Int32(place))
    }

    private mutating func read(_ item: FieldValue, into row: inout CaseFact) {
        typealias F = CaseRecord.Fields
        switch item.field {
        case F.subject:
            row.subject = Self.key(item.value.parts)
            row.field = item.value.parts.dropFirst(2).first?.asInteger.flatMap { FieldNumber(exactly: $0) } ?? 0
        case F.other: row.other = Self.key(item.value.parts)
        case F.question: row.question = item.value.asText.flatMap(CaseQuestion.init(rawValue:))
        case F.rule: row.rule = word(item.value)
        case F.severity: row.severity = item.value.asText.flatMap(Severity.init(rawValue:))
        case F.decider: row.decider = word(item.value)
        case F.due: row.dueAt = Self.instant(item.value)
        case F.openedAt: row.openedAt = Self.instant(item.value)
        case F.state: row.state = item.value.asText == CaseRecord.closed ? .closed : .open
        case F.decision:
            let parts = item.value.parts
            row.decidedAt = parts.count > 1 ? Self.instant(parts[1]) : .none
            row.ending = parts.count > 2 ? Self.ending(parts[2]) : .none
        default: break
        }
    }

    /// Of a question between values the decision is the value that stands.
    private static func ending(_ value: Value) -> CaseEnding {
        guard let text = value.asText, !text.isEmpty else { return .none }
        return CaseEnding(rawValue: text) ?? .decided
    }

    private static func key(_ parts: [Value]) -> RecordKey? {
        guard let number = parts.first?.asInteger, let kind = KindNumber(exactly: number), parts.count > 1,
            let id = parts[1].asReference
        else { return nil }
        return RecordKey(kind: kind, id: id)
    }

    private struct Told: Decodable {
        let value: QuotedValue?
    }

    /// The values that a case quotes; none where it quotes none, or in another way than is known here.
    private static func contested(_ candidates: String, _ row: CaseFact) -> [Value]? {
        guard let subject = row.subject, row.field > 0,
            let field = LeadToCash.schema.kind(subject.kind)?.field(row.field),
            let told = try? JSONDecoder().decode([Told].self, from: Data(candidates.utf8))
        else { return nil }
        return told.compactMap { $0.value?.value(of: field) }
    }

    mutating func removeCase(_ id: RecordID) {
        guard let place = facts.cases.place(of: id) else { return }
        leave(place)
        facts.contestedValues[place] = nil
        facts.cases.remove(id)
    }

    /// Takes an open case off what it is about.
    private mutating func leave(_ place: Int32) {
        guard let row = facts.cases[place], row.isOpen, let subject = row.subject else { return }
        facts.openCases[subject]?.removeAll { $0 == place }
        if facts.openCases[subject]?.isEmpty == true { facts.openCases[subject] = nil }
        mark(subject)
    }

    private mutating func enter(_ place: Int32) {
        guard let row = facts.cases[place], row.isOpen, let subject = row.subject else { return }
        facts.openCases[subject, default: []].append(place)
        mark(subject)
    }

    private mutating func mark(_ subject: RecordKey) {
        let isContested = facts.openCases[subject] != nil
        switch subject.kind {
        case Opportunity.kind:
            guard let place = facts.deals.place(of: subject.id) else { return }
            let kept = facts.kept(deal: Int(place))
            facts.deals.rows[Int(place)].set(.contested, isContested)
            facts.restate(deal: Int(place), from: kept)
        case Milestone.kind:
            guard let place = facts.milestones.place(of: subject.id) else { return }
            facts.milestones.rows[Int(place)].isContested = isContested
        default: break
        }
    }
}

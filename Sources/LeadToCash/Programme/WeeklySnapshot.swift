// Why this file exists: a forecast is measured against what was foretold, and what was foretold is gone unless somebody
// wrote it down (metrics §5). HQ writes down every week's open deals once, and never again.

import SyncProtocol

/// A deal as HQ shows it.
public typealias ShownDeal = (id: RecordID, values: [FieldNumber: Value])

/// What was open at an office in one week.
public struct WeeklySnapshot: Sendable {
    /// The week's Monday.
    public let week: CivilDate
    public private(set) var edits: [RecordEdit] = []
    /// Offices of which something was written down, and how much; nil for deals of no office.
    public private(set) var taken: [RecordID?: Int] = [:]
    /// Offices of which it was written down before.
    public private(set) var kept: Set<RecordID?> = []

    /// - Parameters:
    ///   - done: the offices of which there is a snapshot of this week.
    public init(of deals: [ShownDeal], week: CivilDate, takenAt now: Int64, done: Set<RecordID?>) {
        self.week = week
        for deal in deals where Self.isOpen(deal.values) {
            let office = deal.values[Opportunity.Fields.office]?.asReference
            if done.contains(office) {
                kept.insert(office)
            } else {
                taken[office, default: 0] += 1
                edits.append(Self.page(deal, week, now))
            }
        }
    }

    /// The Monday of a day's week; nil at the beginning of the calendar.
    public static func monday(of day: CivilDate) -> CivilDate? {
        // 1970-01-01 was a Thursday.
        let weekday = ((Int64(day.days) + 3) % 7 + 7) % 7
        return CivilDate(days: Int64(day.days) - weekday)
    }

    private static func isOpen(_ values: [FieldNumber: Value]) -> Bool {
        let outcome = values[Opportunity.Fields.outcome]?.asText ?? "open"
        return outcome == "open" && values[Opportunity.Fields.mergedInto]?.asReference == nil
    }

    private static func page(_ deal: ShownDeal, _ week: CivilDate, _ now: Int64) -> RecordEdit {
        typealias Fields = Snapshot.Fields
        func shown(_ field: FieldNumber) -> Value { deal.values[field] ?? .null }
        let stage = shown(Opportunity.Fields.stage)
        let customary = stage.asText.flatMap { Opportunity.defaultProbability(stage: $0) }
        let probability = shown(Opportunity.Fields.probability).asInteger ?? customary
        let fields = [
            FieldValue(Fields.office, shown(Opportunity.Fields.office)), FieldValue(Fields.week, .date(week)),
            FieldValue(Fields.opportunity, .reference(deal.id)), FieldValue(Fields.takenAt, .integer(now)),
            FieldValue(Fields.stage, stage),
            FieldValue(Fields.amount, Book.money(shown(Opportunity.Fields.commercial)).map { Book.worth($0) } ?? .null),
            FieldValue(Fields.expectedSignDate, shown(Opportunity.Fields.expectedSignDate)),
            FieldValue(Fields.forecastCategory, shown(Opportunity.Fields.forecastCategory)),
            FieldValue(Fields.probability, probability.map(Value.integer) ?? .null),
        ]
        return RecordEdit(
            RecordKey(kind: Snapshot.kind, id: .derived("snapshot|\(week)|\(deal.id)")), .create,
            fields.filter { !$0.value.isEmpty })
    }
}

// Why this file exists: laptops that come back after weeks bring edits of weeks ago. If they changed what the forecast
// was, nobody could ever be wrong. So a week is written down once, and what is heard of it later stands beside it.

import SyncProtocol

/// The weekly snapshots of offices' open deals.
public enum Snapshots {
    /// What HQ writes to take an office's snapshot: a record for each open deal with its stage, amount, expected
    /// signing, category and probability, those that count in figures (of a deal in dispute the prudent ones, of a
    /// claimed win the category commit). Nothing if the office has one of that week: it is never added to or changed.
    /// - Parameters:
    ///   - milliseconds: when it is taken, Unix milliseconds.
    ///   - day: a day of its week; that of the moment when it is taken if nil.
    public static func edits(
        _ facts: Facts, office id: RecordID, at milliseconds: Int64, week day: CivilDate? = nil,
        _ context: MetricContext
    ) -> [RecordEdit] {
        let week = day.map { FactDay($0) } ?? FactDay(FactInstant(milliseconds))
        guard let office = facts.offices.place(of: id), let monday = week.monday.date,
            !isTaken(facts, office: id, week: monday)
        else { return [] }
        var converter = context.converter(facts)
        var result: [RecordEdit] = []
        for place in facts.deals.rows.indices {
            let deal = facts.deals.rows[place]
            guard deal.isOpen, deal.office == office else { continue }
            let key = RecordKey(
                kind: Snapshot.kind, id: .derived("snapshot|\(monday)|\(facts.deals.ids[place])"))
            // The deal is in the snapshot of the office that it came from this week.
            guard facts.snapshots[key.id] == nil else { continue }
            let forecast = forecast(deal, facts.prudent(deal, place, &converter, context.settings))
            let position: [FieldValue] = [
                FieldValue(Snapshot.Fields.office, .reference(id)), FieldValue(Snapshot.Fields.week, .date(monday)),
                FieldValue(Snapshot.Fields.opportunity, .reference(facts.deals.ids[place])),
                FieldValue(Snapshot.Fields.takenAt, .integer(milliseconds)),
            ]
            result.append(RecordEdit(key, .create, position + values(forecast, facts)))
        }
        return result
    }

    /// Whether there is a snapshot of an office's week, be it of a single deal.
    public static func isTaken(_ facts: Facts, office id: RecordID, week day: CivilDate) -> Bool {
        guard let office = facts.offices.place(of: id) else { return false }
        let week = FactDay(day).monday
        return facts.snapshots.rows.contains { $0.isPresent && $0.office == office && $0.week == week }
    }

    /// The Monday of a day's week; nil at the beginning of the calendar.
    public static func monday(of day: CivilDate) -> CivilDate? { FactDay(day).monday.date }

    private static func forecast(_ deal: DealFact, _ prudent: PrudentDeal) -> DealForecast {
        var forecast = deal.forecast
        forecast.amount = prudent.money
        forecast.signOn = prudent.signOn
        forecast.probability = Int8(clamping: prudent.probability)
        if deal.flags.contains(.winClaim) { forecast.category = .commit }
        return forecast
    }

    private static func values(_ forecast: DealForecast, _ facts: Facts) -> [FieldValue] {
        typealias F = Snapshot.Fields
        var values = [FieldValue(F.probability, .integer(Int64(forecast.probability)))]
        if forecast.stage != .none { values.append(FieldValue(F.stage, .text(forecast.stage.word))) }
        if forecast.category != .none {
            values.append(FieldValue(F.forecastCategory, .text(forecast.category.rawValue)))
        }
        if let date = forecast.signOn.date { values.append(FieldValue(F.expectedSignDate, .date(date))) }
        let code = facts.code(forecast.amount.currency)
        // An amount that names no currency is worth nothing that could be compared later.
        if forecast.amount.isKnown, !code.isEmpty {
            values.append(FieldValue(F.amount, .compound([.integer(forecast.amount.minor), .text(code)])))
        }
        return values
    }

    /// What was foretold at a day, by deal.
    struct View {
        /// As the snapshots have it.
        var reported: [Int32: DealForecast] = [:]
        /// With what HQ received after a snapshot was taken and what counts as made before.
        var restated: [Int32: DealForecast] = [:]
    }

    /// What was foretold at the beginning of the context's period: of each office of the scope by the last snapshot
    /// taken on that day or in the week before, else by the first one taken in the week after. Nil without any.
    static func view(_ facts: Facts, _ context: MetricContext) -> View? {
        let filter = context.filter(facts)
        guard let chosen = weeks(facts, filter, start: context.period.startDay) else { return nil }
        var view = View()
        view.reported.reserveCapacity(chosen.rows)
        var taken = [FactInstant](repeating: .none, count: chosen.weeks.count)
        for row in facts.snapshots.rows
        where row.week.isKnown && chosen.weeks[Int(row.office) + 1] == row.week && admits(row, filter, facts) {
            view.reported[row.deal] = row.forecast
            taken[Int(row.office) + 1] = max(taken[Int(row.office) + 1], moment(row))
        }
        view.restated = restate(view.reported, taken, filter, facts)
        return view
    }

    private static func admits(_ row: SnapshotFact, _ filter: ScopeFilter, _ facts: Facts) -> Bool {
        row.isPresent && filter.admits(office: row.office, deal: row.deal, facts)
    }

    /// When it was taken; at the end of its week, if that was not noted.
    private static func moment(_ row: SnapshotFact) -> FactInstant {
        row.takenAt.isKnown ? row.takenAt : FactInstant((Int64(row.week.number) + 7) * FactInstant.day - 1)
    }

    /// Which week of each office counts.
    private struct Chosen {
        /// By the office's place, from that of no office on; where there is no snapshot, a week that is no row's.
        var weeks: [FactDay]
        /// No more rows than so many are of these weeks.
        var rows = 0
    }

    /// Nil if there is no snapshot about the day.
    private static func weeks(_ facts: Facts, _ filter: ScopeFilter, start: FactDay) -> Chosen? {
        var before = [FactDay](repeating: .none, count: facts.offices.rows.count + 1)
        var after = [FactDay](repeating: FactDay(number: .max), count: before.count)
        var rows = 0
        let (first, last) = (start.adding(-6), start.adding(7))
        for row in facts.snapshots.rows where row.week.isKnown {
            let day = FactDay(moment(row))
            guard day >= first, day <= last, admits(row, filter, facts) else { continue }
            rows += 1
            let office = Int(row.office) + 1
            if day <= start {
                before[office] = max(before[office], row.week)
            } else {
                after[office] = min(after[office], row.week)
            }
        }
        for office in before.indices where !before[office].isKnown { before[office] = after[office] }
        return rows > 0 ? Chosen(weeks: before, rows: rows) : nil
    }

    private static func restate(
        _ reported: [Int32: DealForecast], _ taken: [FactInstant], _ filter: ScopeFilter, _ facts: Facts
    ) -> [Int32: DealForecast] {
        var result = reported
        // Of years of late edits only those that a snapshot missed are looked at.
        let last = taken.reduce(FactInstant.none) { max($0, $1) }
        let edits = facts.lateEdits.filter { edit in
            guard edit.madeAt <= last, let deal = facts.deals[edit.deal], deal.counts,
                edit.madeAt <= taken[Int(deal.office) + 1], edit.receivedAt > taken[Int(deal.office) + 1],
                taken[Int(deal.office) + 1].isKnown, filter.admits(deal, Int(edit.deal))
            else { return false }
            return true
        }
        // In the order in which the edits count as made; of two made at once, the one heard of later counts.
        for edit in edits.sorted(by: { ($0.madeAt, $0.receivedAt) < ($1.madeAt, $1.receivedAt) }) {
            apply(edit, to: &result)
        }
        return result
    }

    private static func apply(_ edit: LateEditFact, to rows: inout [Int32: DealForecast]) {
        if edit.parts.contains(.outcome) || edit.parts.contains(.creation), edit.outcome != .open {
            rows[edit.deal] = nil
            return
        }
        guard var row = rows[edit.deal] else {
            if edit.parts.contains(.creation) || edit.parts.contains(.outcome) { rows[edit.deal] = edit.forecast }
            return
        }
        if edit.parts.contains(.amount) { row.amount = edit.forecast.amount }
        if edit.parts.contains(.signOn) { row.signOn = edit.forecast.signOn }
        if edit.parts.contains(.stage) { row.stage = edit.forecast.stage }
        if edit.parts.contains(.category) { row.category = edit.forecast.category }
        if edit.parts.contains(.probability) { row.probability = edit.forecast.probability }
        rows[edit.deal] = row
    }
}

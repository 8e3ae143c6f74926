// Why this file exists: whether the parts of the company reach what they set out to, and how far the figures can be
// trusted, is seen on one tab.

import LeadToCash
import SyncProtocol

extension OverviewGroups {
    var performance: [OverviewGroup] {
        [
            OverviewGroup("goals", word("overviewGoals"), bodies: [goalBars, goalTable]),
            OverviewGroup(
                "money", word("overviewMoney"),
                cards: cards([.salesOutstanding, .overdueAgeing, .overdueRatio, .collectionEffectiveness]),
                bodies: [ageing]),
            OverviewGroup("delivery", word("overviewDelivery"), cards: cards([.onTimeDelivery, .deliveryCost])),
            OverviewGroup(
                "people", word("overviewPeople"), cards: cards([.newHireRamp, .certification]), bodies: [newcomers]),
            OverviewGroup(
                "health", word("overviewHealth"), lead: word("overviewHealthLead"),
                cards: cards([
                    .dataFreshness, .dataCoverage, .completeness, .conflictRate, .resolutionTime, .heldEdits,
                    .syncSuccess, .duplicateRate, .clockHealth,
                ]), bodies: [freshness]),
        ]
    }

    // MARK: Goals

    private var goalBars: OverviewBody {
        let below = overview.rows.compactMap { measure($0.scope, $0.goal) }
        let measures = [measure(overview.scope, overview.goal)].compactMap { $0 } + below
        let frame = telling.frame(
            "goals", word("overviewWonAgainstTarget"), unit: kept.period.name, kept, empty: "overviewNoGoals", inMoney)
        return OverviewBody(
            chart: BulletChart(frame, heading: word("overviewScope"), measures: measures).drawing().html)
    }

    private func measure(_ scope: MetricScope, _ goal: Overview.Goal?) -> BulletChart.Measure? {
        guard let goal, let won = goal.won.minor else { return nil }
        return BulletChart.Measure(
            name(scope), actual: won, target: goal.value, figures: .money(goal.currency, language))
    }

    private var goalTable: OverviewBody {
        let title = word("overviewBelow")
        guard !overview.rows.isEmpty else { return OverviewBody(title, nothing: word("overviewNothingBelow")) }
        let columns = [
            title, word("overviewWonValue"), word("overviewTarget"), word("overviewAttainment"),
            word("overviewWinRate"), word("overviewOverdue"), word("overviewFreshness"),
        ]
        let rows = overview.rows.map { row in
            let goal = row.goal
            return self.row(
                row,
                [
                    money(row.wonValue), goal.map { telling.cell(.money($0.value), $0.currency) } ?? Self.nothing,
                    goal?.attainment.map { telling.cell(.percent($0), nil) } ?? Self.nothing,
                    telling.cell(row.winRate, nil), money(row.overdue), badge(row.freshness),
                ])
        }
        return OverviewBody(title, table: OverviewTable(title, columns, texts: [6], rows: rows))
    }

    private static let nothing = OverviewCell("—", isNumber: true)

    // MARK: People

    private var newcomers: OverviewBody {
        let title = word("overviewNewcomers")
        let rows = Self.newcomers(figure(.newHireRamp)).map { split, key in
            OverviewRow(telling.name(key), path: links.path(scope: .user(key.id)), [ramp(split.value)])
        }
        guard !rows.isEmpty else { return OverviewBody(title, nothing: missing("overviewNoNewcomers")) }
        return OverviewBody(
            title, table: OverviewTable(title, [word("overviewPerson"), word("overviewRamp")], rows: rows))
    }

    static func newcomers(_ figure: Figure?) -> [(split: Figure.Split, key: RecordKey)] {
        Array(
            (figure?.splits ?? []).compactMap { split in
                split.record.map { (split: split, key: $0) }
            }.prefix(OverviewTelling.mostRows))
    }

    private func ramp(_ value: FigureValue) -> OverviewCell {
        switch value {
        case .undefined(.emptySet): OverviewCell(word("overviewNotYet"), isNumber: true)
        case .undefined(let absence): OverviewCell(absence.label.text(in: language), isNumber: true)
        default: telling.cell(value, nil)
        }
    }

    // MARK: Health

    /// Each office with the time since its devices synced.
    private var freshness: OverviewBody {
        let title = word("overviewFreshnessBy")
        let rows = Self.freshOffices(figure(.dataFreshness)).map { split, key in
            OverviewRow(
                telling.name(key), path: links.path(scope: .office(key.id)),
                [telling.cell(split.value, nil), telling.cell(split.count), badge(light(split.value))])
        }
        guard !rows.isEmpty else { return OverviewBody(title, nothing: word("overviewNoDevices")) }
        let columns = [
            word("overviewOffice"), word("overviewLastSync"), word("overviewDevices"), word("overviewFreshness"),
        ]
        return OverviewBody(title, table: OverviewTable(title, columns, texts: [3], rows: rows))
    }

    /// The stalest first.
    static func freshOffices(_ figure: Figure?) -> [(split: Figure.Split, key: RecordKey)] {
        var offices: [(split: Figure.Split, age: Ratio, key: RecordKey)] = []
        for split in figure?.splits ?? [] {
            guard let key = split.record, let age = split.value.ratio else { continue }
            offices.append((split: split, age: age, key: key))
        }
        return offices.sorted { ($1.age, $0.key.id) < ($0.age, $1.key.id) }.prefix(OverviewTelling.mostRows)
            .map { (split: $0.split, key: $0.key) }
    }

    private func badge(_ freshness: Overview.Freshness) -> OverviewCell {
        guard freshness.green + freshness.amber + freshness.red > 0 else {
            return OverviewCell(word("overviewNoDevices"))
        }
        return badge(light(freshness.median))
    }

    private func badge(_ light: FreshnessLight) -> OverviewCell {
        OverviewCell(word(light.word), tone: light.rawValue)
    }

    private func light(_ median: FigureValue) -> FreshnessLight { FreshnessLight(days: median.ratio) }
}

/// How fresh data are, by the limits of M-33: under 24 hours, under 72 hours, or older.
enum FreshnessLight: String {
    case good, warn, bad

    /// - Parameter days: since the last sync; nil if there never was one.
    init(days: Ratio?) {
        let settings = MetricSettings()
        func isUnder(_ hours: Int) -> Bool {
            guard let days else { return false }
            return Int128(days.numerator) * 24 < Int128(hours) * Int128(days.denominator)
        }
        self = isUnder(settings.greenHours) ? .good : isUnder(settings.amberHours) ? .warn : .bad
    }

    /// The key of its word.
    var word: String {
        switch self {
        case .good: "overviewFresh"
        case .warn: "overviewAgeingData"
        case .bad: "overviewStale"
        }
    }
}

// Why this file exists: HQ's first page shows how the company stands, and each of its parts the same way. Everything it
// shows is gathered here from what is kept, so that it costs the same however many deals there are.

import SyncProtocol

/// How a scope stands: figures, what they are made of over time, and the scopes below it.
///
/// Sums are kept for the company, regions, offices and people. A product, other probabilities or other limits than the
/// usual ones, and the state as HQ knew it on an earlier day are added up when they are asked for, which takes as long
/// as the metrics do. Amounts in the reporting currency are the metrics' to the minor unit. Sums of other currencies
/// are converted part by part: they differ by at most half a minor unit for each amount, and by one and a half where
/// each is weighted.
public struct Overview: Hashable, Sendable {
    public let asOf: CivilDate
    /// Unix milliseconds.
    public let now: Int64
    public let period: MetricPeriod
    public let scope: MetricScope
    /// ISO 4217, of all amounts but those of goals.
    public let currency: String
    public let rateDate: CivilDate
    /// In the order of ``metrics``; without M-24 for a person or a product.
    public let figures: [Figure]
    /// Open deals by stage, in the order of the stages; stages without any are left out.
    public let stages: [Stage]
    /// Open deals by the month of their expected signing, from a year before the day of the figures to two years after
    /// it, months without any left out; without deals that are put down as omitted.
    public let signMonths: [SignMonth]
    /// What closed, by month, in their order and without gaps: those of `quarters` that have begun.
    public let closedMonths: [Closed]
    /// The same by quarter of the scope's year: the one of the day of the figures and the seven before it.
    public let closedQuarters: [Closed]
    /// Open deals by how many months ago they began, in their order.
    public let ages: [Age]
    /// Leads by the month of their making, for the same months as `closedMonths`.
    public let leadMonths: [LeadMonth]
    /// The sales target of exactly this scope and period.
    public let goal: Goal?
    /// The scopes below: regions and offices of none, regions and offices, or people. In the order in which they became
    /// known. People who left are shown while they still have open deals.
    public let rows: [Row]

    /// What it has figures of. M-04 comes without its parts, M-05 without its months, M-10 without its offices and with
    /// `cancelled` (count), M-12 without `fromATI`; the others as ``Metric/figure(_:_:)`` gives them.
    public static let metrics: [MetricCode] = [
        .openPipeline, .weightedForecast, .pipelineCoverage, .leadsCreated, .leadConversion, .winRate,
        .winRateByValue, .cycleTime, .salesVelocity, .salesOutstanding, .overdueAgeing, .overdueRatio,
        .dataFreshness, .dataCoverage, .completeness,
    ]

    public struct Stage: Hashable, Sendable {
        public let stage: DealStage
        public let deals: Int
        /// Money; of deals with an amount.
        public let amount: FigureValue
        public let weighted: FigureValue
    }

    public struct SignMonth: Hashable, Sendable {
        /// `2026-01`
        public let name: String
        public let deals: Int
        public let amount: FigureValue
        public let weighted: FigureValue
    }

    public struct Closed: Hashable, Sendable {
        /// `2026-01` or `2026-Q1`
        public let name: String
        public let won: Int
        public let lost: Int
        public let cancelled: Int
        /// Money; what was won.
        public let value: FigureValue

        /// Percent: won ÷ (won + lost).
        public var winRate: FigureValue { Statistics.share(won, of: won + lost) }
    }

    public struct Age: Hashable, Sendable {
        /// Calendar months since the month in which the deals began; nil if nobody knows.
        public let fromMonths: Int?
        /// Nil for the last.
        public let toMonths: Int?
        public let deals: Int
    }

    public struct LeadMonth: Hashable, Sendable {
        /// `2026-01`
        public let name: String
        public let created: Int
        /// Of them, those converted in time.
        public let converted: Int
    }

    public struct Goal: Hashable, Sendable {
        public let target: RecordID
        /// Minor units of `currency`.
        public let value: Int64
        public let currency: String
        /// Money in `currency`: what was won, with all that HQ has heard of.
        public let won: FigureValue
        /// Won ÷ target; nil without an actual.
        public let attainment: Ratio?
    }

    public struct Freshness: Hashable, Sendable {
        /// Days: the median time since the last sync of active devices.
        public let median: FigureValue
        public let green: Int
        public let amber: Int
        /// Those that never synced too.
        public let red: Int
    }

    /// How a scope below stands.
    public struct Row: Hashable, Sendable {
        public let scope: MetricScope
        public let openDeals: Int
        /// Money: M-01, M-02 in the period, what was won in it, and M-25.
        public let open: FigureValue
        public let weighted: FigureValue
        public let wonValue: FigureValue
        public let overdue: FigureValue
        public let won: Int
        public let lost: Int
        /// Percent.
        public let winRate: FigureValue
        public let freshness: Freshness
        public let goal: Goal?
    }

    /// The figure of a metric, if there is one here.
    public func figure(_ metric: MetricCode) -> Figure? { figures.first { $0.metric == metric } }

    /// Reads the kept sums. The coverage that every figure carries is that of the context, if it has one.
    public init(facts: Facts, context: MetricContext) {
        let question = CubeQuestion(facts, context)
        let whole = question.whole
        let open = OpenView(whole, question)
        let signs = SignView(whole, question)
        let trend = ClosedTrend(whole, question)
        let leads = LeadView(facts, context)
        var goals = GoalBook(question)
        asOf = context.asOf
        now = context.now
        period = context.period
        scope = context.scope
        currency = context.currency
        rateDate = context.rateDate
        figures = Self.figures(question, whole, open, signs, leads)
        stages = Self.stages(open)
        signMonths = Self.months(signs, FactMonth(context.asOfDay))
        closedMonths = trend.byMonth
        closedQuarters = trend.byQuarter
        ages = Self.ages(open.started, FactMonth(context.asOfDay))
        leadMonths = trend.months.map { month in
            let cell = leads.months[month] ?? LeadCell()
            return LeadMonth(name: month.name, created: cell.created, converted: cell.converted)
        }
        goal = goals.goal(whole)
        rows = DrillDown(question).rows(&goals)
    }

    /// The share of the open pipeline that freshly synced devices stand for, from kept sums: what every figure of a
    /// page carries as its coverage. Nil if the pipeline is worth nothing.
    public static func coverage(facts: Facts, context: MetricContext) -> Ratio? {
        let question = CubeQuestion(facts, context)
        return question.coverage(question.whole).share
    }
}

// MARK: Gathering

extension Overview {
    private static func figures(
        _ question: CubeQuestion, _ whole: CubePart, _ open: OpenView, _ signs: SignView, _ leads: LeadView
    ) -> [Figure] {
        let facts = question.facts
        var context = question.context
        let covered = question.coverage(whole)
        if context.coverage == nil, context.source == .headquarters { context.coverage = covered.share }
        let closed = ClosedView(whole, question.cube, question.closings, question.converter)
        let filter = context.filter(facts)
        let cash = CashView(facts, context, parts: 1) {
            filter.admits(office: $0.office, deal: $0.deal, facts) ? 0 : nil
        }
        let all: [Figure?] = [
            open.pipeline(context, facts), signs.forecast(context, closed, facts),
            signs.coverage(context, closed, facts), leads.created(context), leads.conversion(context),
            closed.winRate(context, facts), closed.rateByValue(context, facts), closed.cycle(context),
            closed.velocity(context, open: open.tally.count, facts), cash.salesOutstanding(0, context, facts),
            cash.ageing(0, context, facts), cash.overdueRatio(0, context, facts),
            DataHealth.freshness(facts, context), question.figure(covered, context), open.completeness(context),
        ]
        return all.compactMap { $0 }
    }

    private static func stages(_ open: OpenView) -> [Stage] {
        zip(DealStage.allCases, open.stages).filter { $0.1.deals > 0 }.map { stage, line in
            Stage(stage: stage, deals: line.deals, amount: line.amounts.plain, weighted: line.weighted.plain)
        }
    }

    private static func months(_ signs: SignView, _ today: FactMonth) -> [SignMonth] {
        signs.months.filter { $0.key >= today.adding(-12) && $0.key <= today.adding(24) && $0.value.deals > 0 }
            .sorted { $0.key < $1.key }
            .map { month, line in
                SignMonth(
                    name: month.name, deals: line.deals, amount: line.amounts.plain, weighted: line.weighted.plain)
            }
    }

    /// The last months of all ages but the greatest.
    private static let ageLimits = [2, 5, 11, 23]

    private static func ages(_ started: [FactMonth: Int], _ today: FactMonth) -> [Age] {
        var counts = [Int](repeating: 0, count: ageLimits.count + 1)
        for (month, deals) in started where month.isKnown {
            let age = Int(today.number) - Int(month.number)
            counts[ageLimits.count { age > $0 }] += deals
        }
        var ages = counts.indices.map { index in
            Age(
                fromMonths: index == 0 ? 0 : ageLimits[index - 1] + 1,
                toMonths: index < ageLimits.count ? ageLimits[index] : nil, deals: counts[index])
        }
        if let unknown = started[.none], unknown > 0 {
            ages.append(Age(fromMonths: nil, toMonths: nil, deals: unknown))
        }
        return ages
    }
}

extension MoneySum {
    /// The sum as money, zero of nothing; undefined beyond 64 bits.
    var plain: FigureValue { minor.map(FigureValue.money) ?? .undefined(.exceeds64Bits) }
}

// Why this file exists: how deals come in, move on and are won is read in this order.

import LeadToCash
import SyncProtocol

extension OverviewGroups {
    var process: [OverviewGroup] {
        [
            OverviewGroup(
                "pipeline", word("overviewPipeline"), cards: cards([.openPipeline, .pipelineCoverage]),
                bodies: [stages, below]),
            OverviewGroup(
                "forecast", word("overviewForecast"),
                cards: cards([.weightedForecast, .forecastAccuracy, .slippage]),
                bodies: [quarterForecasts, months, categories]),
            OverviewGroup(
                "funnel", word("overviewFunnel"), lead: word("overviewFunnelLead"),
                cards: cards([.stageConversion, .timeInStage, .leadsCreated, .leadConversion]),
                bodies: [funnel, leads]),
            OverviewGroup(
                "winning", word("overviewWinning"),
                cards: cards([.winRate, .winRateByValue, .salesVelocity, .priceRealisation]),
                bodies: [closings, winRates]),
            OverviewGroup(
                "time", word("overviewTime"), cards: cards([.cycleTime, .decisionTime]), bodies: [ages]),
        ]
    }

    // MARK: Pipeline

    private var stages: OverviewBody {
        let title = word("overviewByStage")
        let rows = overview.stages.map { stage in
            OverviewRow(
                telling.stage(stage.stage.word),
                [telling.cell(stage.deals), money(stage.amount), money(stage.weighted)])
        }
        // Where nobody has put a price on anything, bars of money say nothing.
        let isPriced = overview.stages.contains { $0.amount.minor ?? 0 > 0 }
        let bars = overview.stages.map { stage in
            let label = telling.stage(stage.stage.word)
            return isPriced
                ? BarChart.Bar(label, stage.amount.minor ?? 0, count: Int64(stage.deals))
                : BarChart.Bar(label, Int64(stage.deals))
        }
        let frame = telling.frame(
            "stages", title, unit: isPriced ? currency : word("overviewDeals"), kept, empty: "overviewNoDeals",
            isPriced ? inMoney : inCounts)
        let chart = BarChart(
            frame, heading: word("overviewStage"), countHeading: isPriced ? word("overviewDeals") : nil, bars: bars)
        let table = OverviewTable(
            title,
            [
                word("overviewStage"), word("overviewDeals"), word("overviewAmount"), word("overviewWeighted"),
            ], rows: rows)
        return OverviewBody(chart: chart.drawing().html, table: rows.isEmpty ? nil : table)
    }

    private var below: OverviewBody {
        let title = word("overviewBelow")
        guard !overview.rows.isEmpty else { return OverviewBody(title, nothing: word("overviewNothingBelow")) }
        let isPriced = overview.rows.contains { $0.open.minor ?? 0 > 0 }
        let bars = overview.rows.map { row in
            isPriced
                ? BarChart.Bar(name(row.scope), row.open.minor ?? 0, count: Int64(row.openDeals))
                : BarChart.Bar(name(row.scope), Int64(row.openDeals))
        }
        let frame = telling.frame(
            "below", word("overviewOpenBelow"), unit: isPriced ? currency : word("overviewDeals"), kept,
            isPriced ? inMoney : inCounts)
        let chart = BarChart(
            frame, heading: title, countHeading: isPriced ? word("overviewDeals") : nil, bars: bars)
        let table = OverviewTable(
            title,
            [
                title, word("overviewDeals"), word("overviewOpen"), word("overviewWeighted"), word("overviewWonValue"),
                word("overviewWinRate"),
            ],
            rows: overview.rows.map { row in
                self.row(
                    row,
                    [
                        telling.cell(row.openDeals), money(row.open), money(row.weighted), money(row.wonValue),
                        telling.cell(row.winRate, nil),
                    ])
            })
        return OverviewBody(chart: chart.drawing().html, table: table)
    }

    // MARK: Forecast

    private var quarterForecasts: OverviewBody {
        let quarters = counted?.quarters ?? []
        let frame = telling.frame(
            "quarters", word("overviewAgainstTarget"), unit: currency, counted ?? kept,
            empty: counted == nil ? "overviewAwaited" : "overviewNothing", inMoney)
        let measures = quarters.map { quarter in
            let (sum, overflow) = quarter.won.addingReportingOverflow(quarter.weighted)
            return BulletChart.Measure(quarter.name, actual: overflow ? .max : sum, target: quarter.target)
        }
        return OverviewBody(
            chart: BulletChart(frame, heading: word("overviewQuarter"), measures: measures).drawing().html)
    }

    private var months: OverviewBody {
        let names = Self.months(around: overview.asOf)
        let won = Dictionary(
            overview.closedMonths.map { ($0.name, $0.value.minor ?? 0) }, uniquingKeysWith: { first, _ in first })
        let weighted = Dictionary(
            overview.signMonths.map { ($0.name, $0.weighted.minor ?? 0) }, uniquingKeysWith: { first, _ in first })
        let frame = telling.frame("months", word("overviewByMonth"), unit: currency, kept, inMoney)
        let chart = ColumnChart(
            frame, heading: word("overviewMonth"), periods: names,
            series: [
                ChartSeries(word("overviewWonValue"), names.map { won[$0] }),
                ChartSeries(word("overviewWeighted"), names.map { weighted[$0] }),
            ])
        return OverviewBody(chart: chart.drawing().html)
    }

    /// `2026-06` to `2027-08`: the month of the day, five before it and nine after.
    static func months(around day: CivilDate) -> [String] {
        let (year, month, _) = day.components
        return (-5...9).compactMap { offset in
            let number = year * 12 + month - 1 + offset
            return CivilDate(year: number / 12, month: number % 12 + 1, day: 1).map { String($0.description.prefix(7)) }
        }
    }

    private var categories: OverviewBody {
        let title = word("overviewCategories")
        guard let figure = figure(.weightedForecast) else {
            return OverviewBody(title, nothing: word("overviewNothing"))
        }
        let names = [
            ("commit", "managerCommit"), ("bestCase", "managerBestCase"), ("pipeline", "managerPipeline"),
        ]
        let rows = names.map { own, manager in
            OverviewRow(
                telling.choice(own, Opportunity.kind, Opportunity.Fields.forecastCategory),
                [own, manager].map { money(figure.split($0)?.value ?? .undefined(.emptySet)) })
        }
        let table = OverviewTable(
            title, [word("overviewCategory"), word("overviewByOwner"), word("overviewByManager")], rows: rows)
        return OverviewBody(title, table: table)
    }

    // MARK: Funnel

    private var funnel: OverviewBody {
        let title = word("overviewConversion")
        let steps = StageFunnel(figure(.stageConversion))
        let frame = telling.frame(
            "funnel", title, unit: word("overviewOfFirst"), counted ?? kept,
            empty: counted == nil ? "overviewAwaited" : "overviewNothing", .percent)
        let chart = FunnelChart(
            frame, heading: word("overviewStage"),
            steps: steps.reached.map { FunnelChart.Step(telling.stage($0.stage), $0.share) })
        let table = OverviewTable(
            title, [word("overviewStage"), word("overviewEntered"), word("overviewPassed"), word("overviewShare")],
            rows: steps.stages.map { stage in
                OverviewRow(
                    telling.stage(stage.word),
                    [telling.cell(stage.entered), telling.cell(stage.passed), telling.cell(stage.share, nil)])
            })
        return OverviewBody(chart: chart.drawing().html, table: steps.stages.isEmpty ? nil : table)
    }

    private var leads: OverviewBody {
        let months = overview.leadMonths.suffix(12)
        let frame = telling.frame("leads", word("overviewLeads"), unit: word("overviewLeadsUnit"), kept, inCounts)
        let chart = ColumnChart(
            frame, heading: word("overviewMonth"), periods: months.map(\.name),
            series: [
                ChartSeries(word("overviewConverted"), months.map { Int64($0.converted) }),
                ChartSeries(word("overviewNotConverted"), months.map { Int64($0.created - $0.converted) }),
            ])
        return OverviewBody(chart: chart.drawing().html)
    }

    // MARK: Winning

    private var closings: OverviewBody {
        let quarters = overview.closedQuarters
        let frame = telling.frame("closings", word("overviewClosings"), unit: word("overviewDeals"), kept, inCounts)
        let chart = ColumnChart(
            frame, heading: word("overviewQuarter"), periods: quarters.map(\.name),
            series: [
                ChartSeries(word("overviewWon"), quarters.map { Int64($0.won) }),
                ChartSeries(word("overviewLost"), quarters.map { Int64($0.lost) }),
                ChartSeries(word("overviewCancelled"), quarters.map { Int64($0.cancelled) }),
            ])
        return OverviewBody(chart: chart.drawing().html)
    }

    private var winRates: OverviewBody {
        let quarters = overview.closedQuarters
        let title = word("overviewWinRates")
        let frame = telling.frame("win-rates", title, unit: "%", kept, .percent)
        let chart = LineChart(
            frame, heading: word("overviewQuarter"), periods: quarters.map(\.name),
            series: [ChartSeries(word("overviewWinRate"), quarters.map { Self.basisPoints($0.winRate) })])
        let table = OverviewTable(
            title,
            [
                word("overviewQuarter"), word("overviewWon"), word("overviewLost"), word("overviewCancelled"),
                word("overviewWonValue"), word("overviewWinRate"),
            ],
            rows: quarters.map { quarter in
                OverviewRow(
                    quarter.name,
                    [
                        telling.cell(quarter.won), telling.cell(quarter.lost), telling.cell(quarter.cancelled),
                        money(quarter.value), telling.cell(quarter.winRate, nil),
                    ])
            })
        return OverviewBody(chart: chart.drawing().html, table: quarters.isEmpty ? nil : table)
    }

    private var ages: OverviewBody {
        let frame = telling.frame(
            "ages", word("overviewAges"), unit: word("overviewDeals"), kept, empty: "overviewNoDeals", inCounts)
        let isEmpty = overview.ages.allSatisfy { $0.deals == 0 }
        let bars = overview.ages.map { BarChart.Bar(span(of: $0), Int64($0.deals)) }
        let chart = BarChart(frame, heading: word("overviewAge"), bars: isEmpty ? [] : bars)
        return OverviewBody(chart: chart.drawing().html)
    }

    /// `0–2 months`
    private func span(of age: Overview.Age) -> String {
        guard let from = age.fromMonths else { return word("overviewUnknownAge") }
        return "\(from)\(age.toMonths.map { "–\($0)" } ?? "+") \(word("overviewMonths"))"
    }
}

/// How many of those who enter a stage go on to the next, as M-08 counts them.
struct StageFunnel {
    struct Stage: Hashable {
        let word: String
        let entered: Int
        let passed: Int
        /// Percent.
        let share: FigureValue
    }

    let stages: [Stage]
    /// Basis points of those who enter the first stage, if all went on as the cohorts of the stages did.
    let reached: [(stage: String, share: Int64)]

    init(_ figure: Figure?) {
        let words = DealStage.allCases.map(\.word).filter { !$0.isEmpty }
        let splits = figure?.splits ?? []
        stages = words.compactMap { word in
            guard let split = splits.first(where: { $0.name == word }), case .percent(let ratio) = split.value else {
                return nil
            }
            let passed = Int(clamping: ratio.rounded(times: Int64(split.count)) ?? 0)
            return Stage(word: word, entered: split.count, passed: passed, share: split.value)
        }
        guard let first = stages.first, let start = words.firstIndex(of: first.word) else {
            reached = []
            return
        }
        var chain = [(stage: first.word, share: Int64(10_000))]
        // A stage that nobody entered ends the chain: nobody knows how many would have gone on.
        for (stage, word) in zip(stages, words[start...]) {
            guard stage.word == word, let next = words[(start + chain.count)...].first else { break }
            let (top, bottom) = (Int128(stage.passed), Int128(max(1, stage.entered)))
            let share = (Int128(chain[chain.count - 1].share) * top * 2 + bottom) / (2 * bottom)
            chain.append((stage: next, share: Int64(clamping: share)))
        }
        reached = chain
    }
}

// Why this file exists: everything that the overview shows of one question is computed in one go from the facts of one
// commit, so that no two figures of a page contradict each other.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// What was computed for a question, as of one commit of HQ.
struct Reckoning: Sendable {
    let frontier: CommitSequence
    let asOf: CivilDate
    /// Unix milliseconds.
    let now: Int64
    /// In what amounts are, but those of goals.
    let currency: String
    let period: MetricPeriod
    /// Only of what is kept.
    let overview: Overview?
    let figures: [Figure]
    /// The quarters of the period's year; only of what is counted for the process.
    let quarters: [QuarterForecast]
    /// Only of what is counted for customers.
    let standing: AccountStanding?

    init(_ part: FigurePart, _ facts: Facts, _ context: MetricContext, at frontier: CommitSequence) {
        var context = context
        self.frontier = frontier
        (asOf, now, currency, period) = (context.asOf, context.now, context.currency, context.period)
        guard part != .kept else {
            let overview = Overview(facts: facts, context: context)
            self.overview = overview
            (figures, quarters, standing) = (overview.figures, [], nil)
            return
        }
        overview = nil
        context.coverage = Overview.coverage(facts: facts, context: context)
        guard case .counted(let tab) = part else {
            (figures, quarters, standing) = ([Metric.of(.conflictRate).figure(facts, context)], [], nil)
            return
        }
        figures = tab.counted.map { Metric.of($0).figure(facts, context) }
        quarters = tab == .process ? QuarterForecast.year(facts, context) : []
        standing = tab == .customer ? AccountStanding(facts, context) : nil
    }

    /// As of HQ's last commit.
    /// - Parameter now: Unix milliseconds.
    static func of(_ key: FigureKey, _ headquarters: Headquarters, now: Int64) async throws -> Reckoning {
        var tallies: [EditTally] = []
        if key.part == .swept { tallies = try await MetricDesk.shared.tallies(of: headquarters) }
        let conditions = try await FieldConditions(of: headquarters, tallies: tallies, holdings: [])
        return try await MetricDesk.shared.facts(of: headquarters, conditions) { facts, frontier in
            // The page has read the period before.
            guard let context = key.question.context(facts, now: now) else { throw PageProblem.notFound }
            return Reckoning(key.part, facts, context, at: frontier)
        }
    }

    func figure(_ metric: MetricCode) -> Figure? { figures.first { $0.metric == metric } }
}

/// What a quarter brings: won so far, and what is still expected, beside its target.
struct QuarterForecast: Hashable, Sendable {
    /// `2026-Q1`
    let name: String
    /// Minor units of the currency in which the figures are.
    let won: Int64
    let weighted: Int64
    /// Nil if none is published for exactly this scope and quarter.
    let target: Int64?

    /// The quarters of the year in which the context's period begins.
    static func year(_ facts: Facts, _ context: MetricContext) -> [QuarterForecast] {
        let month = facts.fiscalStartMonth(of: context.scope)
        guard let first = MetricPeriod.quarter(of: context.period.start, fiscalStartMonth: month) else { return [] }
        return (1...4).compactMap { number in
            guard let period = MetricPeriod("\(first.name.prefix(4))-Q\(number)", fiscalStartMonth: month) else {
                return nil
            }
            var own = context
            own.period = period
            let overview = Overview(facts: facts, context: own)
            let forecast = overview.figure(.weightedForecast)
            return QuarterForecast(
                name: period.name, won: forecast?.split("won")?.value.minor ?? 0, weighted: forecast?.value.minor ?? 0,
                target: overview.figure(.pipelineCoverage)?.split("target")?.value.minor)
        }
    }
}

extension FigureValue {
    /// Minor units; nil of what is no money.
    var minor: Int64? { if case .money(let minor) = self { minor } else { nil } }
}

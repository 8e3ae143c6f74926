// Why this file exists: a page about goals asks for dozens of figures at once, and many people open it in the morning.
// What was computed is kept for a few seconds, so that the second of them does not have it computed again.

import LeadToCash
import SyncProtocol
import SyncServer
import Synchronization

/// What became of goals, of an HQ as of its last commit or of a few seconds ago.
package final class GoalDesk: Sendable {
    /// That of this process, which holds one HQ.
    package static let shared = GoalDesk()

    /// Milliseconds for which figures are kept.
    private static let memory: Int64 = 10_000

    private struct Known: Sendable {
        var timeline = Timeline.none
        /// Unix milliseconds.
        var at = Int64.min
        var attainments: [RecordID: Goals.Attainment] = [:]
        var warnings: [Goals.CascadeWarning]?
    }

    private let turn = DeskTurn()
    private let known = Mutex(Known())

    package init() {}

    /// What became of published targets, and where the parts do not make the whole.
    package struct Answer: Sendable {
        package let attainments: [RecordID: Goals.Attainment]
        package let warnings: [Goals.CascadeWarning]
        /// As of when, Unix milliseconds.
        package let at: Int64
    }

    /// - Parameters:
    ///   - targets: published ones, with their metrics; one whose metric or period makes no sense gets no attainment.
    ///   - now: Unix milliseconds.
    package func ask(
        _ targets: [RecordID: MetricCode], _ headquarters: Headquarters, now: Int64
    ) async throws -> Answer {
        try await turn.run { [self] in
            var kept = recall(headquarters.timeline, now)
            let missing = targets.filter { kept.attainments[$0.key] == nil }
            guard !missing.isEmpty || kept.warnings == nil else { return Self.answer(targets, kept) }
            let found = try await headquarters.facts(for: Set(missing.values), now: now) { facts, context in
                let attainments = missing.keys.compactMap { Goals.attainment(of: $0, facts, context) }
                return (attainments, Goals.cascadeWarnings(facts, context))
            }
            for attainment in found.0 { kept.attainments[attainment.target] = attainment }
            kept.warnings = found.1
            known.withLock { [kept] in $0 = kept }
            return Self.answer(targets, kept)
        }
    }

    private func recall(_ timeline: Timeline, _ now: Int64) -> Known {
        let kept = known.withLock { $0 }
        let isFresh = kept.timeline == timeline && kept.at <= now && now - Self.memory < kept.at
        return isFresh ? kept : Known(timeline: timeline, at: now)
    }

    private static func answer(_ targets: [RecordID: MetricCode], _ known: Known) -> Answer {
        Answer(
            attainments: known.attainments.filter { targets[$0.key] != nil }, warnings: known.warnings ?? [],
            at: known.at)
    }
}

extension Headquarters {
    /// Hands the facts as of the last commit to `body`, with a context for the company and the quarter of this day.
    /// - Parameters:
    ///   - metrics: what is to be computed; what none of them needs is not asked for.
    ///   - now: Unix milliseconds.
    package func facts<T: Sendable>(
        for metrics: Set<MetricCode>, now: Int64, _ body: @escaping @Sendable (Facts, MetricContext) throws -> T
    ) async throws -> T {
        let desk = MetricDesk.shared
        let tallies = try await metrics.contains(.conflictRate) ? desk.tallies(of: self) : []
        let holdings = try await metrics.contains(.dataIslands) ? soleHoldings(of: FactReader.kinds) : []
        let conditions = try await FieldConditions(of: self, tallies: tallies, holdings: holdings)
        return try await desk.facts(of: self, conditions) { facts, _ in
            guard let context = MetricQuestion().context(facts, now: now) else {
                throw CommandFailure.failed("This machine's clock is outside the calendar.")
            }
            return try body(facts, context)
        }
    }

    /// M-41 of offices in calendar quarters, each in basis points; nil where nothing fell due.
    /// - Parameters:
    ///   - periods: names of periods, such as `2026-Q1`.
    ///   - now: Unix milliseconds.
    package func adoption(
        of offices: [RecordID], in periods: [String], now: Int64
    ) async throws -> [RecordID: [Int64?]] {
        try await facts(for: [], now: now) { facts, context in
            var result: [RecordID: [Int64?]] = [:]
            for office in offices {
                result[office] = periods.map { name -> Int64? in
                    guard let period = MetricPeriod(name) else { return nil }
                    var context = context
                    context.scope = .office(office)
                    context.period = period
                    return People.adoptionShare(facts, context).ratio?.rounded(times: 10_000)
                }
            }
            return result
        }
    }
}

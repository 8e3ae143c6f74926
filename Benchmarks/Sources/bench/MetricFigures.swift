// Why this file exists: whoever asks HQ for a figure looks at the screen while it is computed. Each figure of a company
// with a million deals is asked for as its page asks, with the facts in memory, for everything and for one office. So
// is the overview, which figures from sums that are kept.

import LeadToCash
import SyncProtocol

/// The figures of a made-up company, and how long each of them takes.
@MainActor
final class MetricFigures {
    private let company: Company
    private let rounds: Int

    /// What a page may take.
    private static let limit = 0.1
    /// What of it figuring an overview may take, so that fifty people who look at one wait for none of the others.
    private static let overviewLimit = 0.01

    /// How long figures of one scope took, by round from 0, which warms up.
    private struct Times {
        var figures: [MetricCode: [Double]] = [:]
        var page: [Double] = []

        /// The metrics, the slowest first.
        var slowest: [(code: MetricCode, median: Double)] {
            figures.map { (code: $0.key, median: Sample($0.value.dropFirst()).median ?? 0) }
                .sorted { ($0.median, $0.code.rawValue) > ($1.median, $1.code.rawValue) }
        }

        /// The median of all figures of a round.
        func median(_ round: Int) -> Double { Sample(figures.values.map { $0[round] }).median ?? 0 }
    }

    init(_ deals: Int, seed: UInt64, rounds: Int) {
        company = Company(size: deals, seed: seed)
        self.rounds = rounds
    }

    func comparisons() throws -> [Comparison] {
        let told = company.told
        let seconds = company.seconds
        var result = [
            Comparison(
                "taking \(grouped(told)) records and edits into the facts, against 1 µs each",
                floor: { _ in Double(told) / 1_000_000 }, ours: { _ in seconds })
        ]
        result += try comparisons(of: "the company", .company)
        if let office = company.branches.first { result += try comparisons(of: "one office", .office(office.id)) }
        return result
    }

    private func comparisons(of whose: String, _ scope: MetricScope) throws -> [Comparison] {
        let times = try measure(scope)
        let slowest = times.slowest
        guard let first = slowest.first, let samples = times.figures[first.code] else { return [] }
        let name = "\(first.code) \(Metric.of(first.code).name.english)"
        print(
            "\(whose), the slowest figures: "
                + slowest.prefix(10).map { "\($0.code) \(fixed($0.median * 1000, 1)) ms" }.joined(separator: ", "))
        return [
            Comparison(
                "the slowest figure of \(whose), \(name), against 100 ms", target: 1, floor: { _ in Self.limit },
                ours: { samples[$0] }),
            Comparison(
                "the median figure of \(whose) against 100 ms", target: 1, floor: { _ in Self.limit },
                ours: { times.median($0) }),
            Comparison(
                "all \(MetricCode.allCases.count) figures of \(whose) on one page, against 100 ms",
                floor: { _ in Self.limit }, ours: { times.page[$0] }),
            Comparison(
                "the overview of \(whose), from kept sums, against 10 ms", target: 1,
                floor: { _ in Self.overviewLimit }, ours: { _ in try self.overview(scope) }),
        ]
    }

    /// Seconds that an overview takes.
    private func overview(_ scope: MetricScope) throws -> Double {
        var question = MetricQuestion()
        question.scope = scope
        let facts = company.reader.facts
        var overview: Overview?
        let seconds = try clocked {
            guard let context = question.context(facts, now: Company.noon(Company.today)) else {
                throw BenchmarkError("the day of the figures is none")
            }
            overview = Overview(facts: facts, context: context)
        }
        guard let overview, overview.figure(.openPipeline)?.count ?? 0 > 0, !overview.rows.isEmpty else {
            throw BenchmarkError("the overview says nothing")
        }
        return seconds
    }

    private func measure(_ scope: MetricScope) throws -> Times {
        var times = Times()
        for _ in 0...rounds {
            for code in MetricCode.allCases { times.figures[code, default: []].append(try ask([code], scope).seconds) }
            times.page.append(try ask(MetricCode.allCases, scope).seconds)
        }
        // A figure that says nothing would cost nothing.
        let empty = try ask(MetricCode.allCases, scope).figures.filter { figure in
            if case .undefined = figure.value { return true }
            return false
        }
        if !empty.isEmpty { print("without a value: \(empty.map(\.metric.description).joined(separator: ", "))") }
        return times
    }

    /// Asks as HQ does: what the question means, then its figures.
    private func ask(_ metrics: [MetricCode], _ scope: MetricScope) throws -> (seconds: Double, figures: [Figure]) {
        var question = MetricQuestion()
        question.scope = scope
        var figures: [Figure] = []
        let facts = company.reader.facts
        let seconds = try clocked {
            guard let context = question.context(facts, now: Company.noon(Company.today)) else {
                throw BenchmarkError("the day of the figures is none")
            }
            figures = MetricQuestion.figures(metrics, facts, context)
        }
        guard figures.count == metrics.count else { throw BenchmarkError("\(figures.count) figures came") }
        return (seconds, figures)
    }
}

// Why this file exists: a goal is judged on one page: what was aimed at, what became of it as reported and as it is
// known now, who has which part of it, and what still waits to be agreed.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// What somebody asks of the goals.
struct GoalQuestion: Sendable {
    /// A year, a quarter or a month.
    let period: String
    /// Nil if nobody names a place.
    private let place: MetricScope?

    /// - Throws: ``PageProblem`` if the period is none or there is no such place.
    init(_ query: FormFields, today: CivilDate, in language: Language) throws {
        period = query["period"] ?? String(today.description.prefix(4))
        guard TargetScope.isPeriod(period) else {
            throw PageProblem.invalid(PageWords.text("goalNoPeriod", in: language))
        }
        place = query["place"].flatMap(PlaceWord.scope)
        if query.has("place"), place == nil { throw PageProblem.notFound }
    }

    /// Whose goals are shown; where nobody says, those of an office at which the visitor plays a role.
    /// - Throws: ``PageProblem/notFound`` if there is no such place.
    func scope(_ visitor: Visitor, _ places: GoalPlaces) throws -> MetricScope {
        let own = visitor.offices?.filter { places.offices[$0] != nil }.sorted().first
        let scope = place ?? own.map { MetricScope.office($0) } ?? .company
        guard places.has(scope) else { throw PageProblem.notFound }
        return scope
    }
}

/// Targets of a period as somebody sees them.
struct GoalBoard: Sendable {
    /// Targets of a period that are read at most.
    static let most = 1000
    /// Of a place, targets for which figures are computed at most.
    private static let mostFigures = 60

    let places: GoalPlaces
    /// Those that no revision took the place of.
    let standing: [TargetRow]
    let isCut: Bool
    /// The newest commit that is in it.
    let frontier: CommitSequence

    init(_ reader: SeatReader, period: String) throws {
        places = try GoalPlaces(reader)
        var rows: [TargetRow] = []
        var cursor: PageCursor?
        let query = RecordQuery(
            Target.kind, where: [.equals(Target.Fields.period, .text(period))], limit: RecordQuery.most)
        repeat {
            let page = try reader.page(query, after: cursor)
            rows += page.rows.map { TargetRow($0.id, $0.values) }
            cursor = page.next
        } while cursor != nil && rows.count < Self.most
        isCut = cursor != nil
        let replaced = Set(rows.compactMap(\.revisionOf))
        standing = rows.filter { !replaced.contains($0.id) }
        frontier = try reader.frontier()
    }

    /// The targets of a place, in the order of their metrics.
    func rows(of scope: MetricScope) -> [TargetRow] {
        standing.filter { $0.scope == scope }.sorted { ($0.metric, $0.id) < ($1.metric, $1.id) }
    }

    /// The published ones of a place, for which figures are asked.
    func asked(of scope: MetricScope) -> [RecordID: MetricCode] {
        let rows = rows(of: scope).filter(\.isPublished).prefix(Self.mostFigures)
        return Dictionary(rows.compactMap { row in row.code.map { (row.id, $0) } }) { first, _ in first }
    }

    /// What has a value or a proposal and is not published.
    var waiting: [TargetRow] {
        standing.filter { !$0.isPublished }.sorted { ($0.metric, $0.id) < ($1.metric, $1.id) }
    }
}

// MARK: What is shown

/// Targets of one pillar, with what became of them.
struct PillarModel {
    let id: String
    let pillar: String
    let rows: [GoalRowModel]
    let chart: Drawing
    let hasChart: Bool
}

struct GoalRowModel {
    let href: String
    let metric: String
    let target: String
    let reported: String
    let attainment: String
    let restated: String
    let restatedAttainment: String
    let verdict: String
    let tone: String
    let hasVerdict: Bool
    let state: String
    let weight: String
    let owner: String
}

/// Turns a board into what its template shows.
struct GoalBoardTelling {
    let board: GoalBoard
    let answer: GoalDesk.Answer
    let language: Language

    private func word(_ key: String) -> String { PageWords.text(key, in: language) }

    func pillars(of scope: MetricScope) -> [PillarModel] {
        let rows = board.rows(of: scope)
        return Pillar.allCases.compactMap { pillar in
            let own = rows.filter { $0.code.map { Metric.of($0).pillar == pillar } ?? false }
            guard !own.isEmpty else { return nil }
            let measures = own.compactMap(measure)
            let frame = ChartFrame(
                id: "goal-chart-\(pillar.rawValue)", title: pillar.label.text(in: language),
                unit: word("goalUnits"), empty: word("goalNoFigures"), figures: .percent, language: language)
            return PillarModel(
                id: "goal-\(pillar.rawValue)", pillar: pillar.label.text(in: language), rows: own.map(row),
                chart: BulletChart(frame, heading: word("goalMetric"), measures: measures).drawing(),
                hasChart: !measures.isEmpty)
        }
    }

    private func row(_ row: TargetRow) -> GoalRowModel {
        let found = answer.attainments[row.id]
        let isMet = found?.isMet
        return GoalRowModel(
            href: "/goals/\(row.id)", metric: row.name(in: language),
            target: row.text(row.value).isEmpty ? "—" : row.text(row.value),
            reported: text(found?.reported), attainment: percent(found?.attainment), restated: text(found?.restated),
            restatedAttainment: percent(found?.restatedAttainment),
            verdict: isMet.map { word($0 ? "goalMet" : "goalMissed") } ?? "", tone: isMet == true ? "good" : "warn",
            hasVerdict: isMet != nil, state: row.stateName(in: language),
            weight: row.weight.map { "\($0) %" } ?? "",
            owner: row.owner.map { board.places.name(.user($0), in: language) } ?? "")
    }

    private func text(_ figure: Figure?) -> String {
        figure.map { $0.actual.text(currency: $0.currency) } ?? "—"
    }

    private func percent(_ ratio: Ratio?) -> String { ratio.map { $0.percent(1) + " %" } ?? "—" }

    /// A bar for a target that has an actual in its unit.
    private func measure(_ row: TargetRow) -> BulletChart.Measure? {
        guard let code = row.code, let found = answer.attainments[row.id],
            let actual = found.reported.actual.amount(in: row.unit)
        else { return nil }
        let figures: Figures =
            switch row.unit {
            case "money": .money(row.currency ?? "", language)
            case "percent": .percent
            case "count", "": .count(language)
            default: .hundredths(language)
            }
        return BulletChart.Measure(
            row.name(in: language), actual: actual, target: row.value, stretch: row.stretch,
            lowerIsBetter: Metric.of(code).lowerIsBetter, figures: figures)
    }

    func waiting(canPublish: Bool) -> [WaitingModel] {
        board.waiting.map { row in
            WaitingModel(
                id: row.id.description, href: "/goals/\(row.id)", metric: row.name(in: language),
                place: board.places.name(row.scope, in: language), value: row.text(row.value),
                proposal: row.text(row.proposal), state: row.stateName(in: language),
                canPublish: canPublish && row.value != nil)
        }
    }
}

/// A target that is not published yet.
struct WaitingModel {
    let id: String
    let href: String
    let metric: String
    let place: String
    let value: String
    let proposal: String
    let state: String
    let canPublish: Bool
}

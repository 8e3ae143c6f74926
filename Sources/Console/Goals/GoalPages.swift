// Why this file exists: goals are set, agreed, published and judged in one place, by those who set them and by those
// who are to reach them.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// The board of goals.
enum GoalPages {
    static let routes: [PageRoute] =
        [PageRoute.get("/goals", show), PageRoute.post("/goals/publish", for: .setGoals, publish)]
        + TargetPages.routes

    private struct Model {
        let period: String
        let periods: [String]
        let places: [Pick]
        let place: String
        let pillars: [PillarModel]
        let nothing: String?
        let asOf: String
        let trees: [GoalTree]
        let hasTrees: Bool
        let waiting: [WaitingModel]
        let hasWaiting: Bool
        let canPublish: Bool
        let canSet: Bool
        let today: String
        let cut: String?
        let newHref: String
    }

    private struct PublishedModel {
        let sentence: String
        let gaps: [String]
        let hasGaps: Bool
        let back: String
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let today = try visit.today()
        let question = try GoalQuestion(visit.query, today: today, in: visit.language)
        let board = try await visit.headquarters.read(as: visitor.seat) { [period = question.period] reader in
            try GoalBoard(reader, period: period)
        }
        let scope = try question.scope(visitor, board.places)
        // Of targets that the visitor sees the figures are theirs to know, though they are made of all that HQ has.
        let answer = try await GoalDesk.shared.ask(board.asked(of: scope), visit.headquarters, now: visit.now)
        return try visit.page(
            "goals", title: visit.word("goals"), area: .goals,
            model(board, answer, question.period, scope, visitor, today, visit))
    }

    private static func model(
        _ board: GoalBoard, _ answer: GoalDesk.Answer, _ period: String, _ scope: MetricScope,
        _ visitor: Visitor, _ today: CivilDate, _ visit: Visit
    ) -> Model {
        let telling = GoalBoardTelling(board: board, answer: answer, language: visit.language)
        let pillars = telling.pillars(of: scope)
        let warnings = answer.warnings.filter { $0.period == period && $0.isFor(visitor.offices) }
        let trees = GoalTree.trees(board.standing, warnings, board.places, in: visit.language)
        let waiting = telling.waiting(canPublish: visitor.may(.setGoals))
        return Model(
            period: period, periods: periods(around: today),
            places: board.places.picks(chosen: scope, in: visit.language),
            place: board.places.name(scope, in: visit.language), pillars: pillars,
            nothing: pillars.isEmpty ? visit.word("goalNone") : nil, asOf: Instant.text(answer.at) ?? "",
            trees: trees, hasTrees: !trees.isEmpty, waiting: waiting, hasWaiting: !waiting.isEmpty,
            canPublish: waiting.contains(where: \.canPublish),
            canSet: visitor.may(.setGoals) || TargetRights(visitor).proposesSomewhere, today: today.description,
            cut: board.isCut ? visit.word("goalCut").replacing("%1", with: String(GoalBoard.most)) : nil,
            newHref: "/goals/new?period=\(period)&place=\(PlaceWord.word(scope))")
    }

    /// What a browser suggests: the years and quarters around a day.
    static func periods(around day: CivilDate) -> [String] {
        let year = day.components.year
        return (year - 1...year + 1).flatMap { year in
            ["\(year)"] + (1...4).map { "\(year)-Q\($0)" }
        }
    }

    // MARK: Publishing

    private static func publish(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person(who: .setGoals)
        let ids = visit.form.all("target").prefix(GoalBoard.most).compactMap { RecordID($0) }
        guard !ids.isEmpty else { throw PageProblem.invalid(visit.word("goalTickSome")) }
        try await expectVisible(ids, visitor, visit)
        let day = try visit.day("from")
        let (count, gaps) = try await written(ids, from: day, visit)
        try await visit.headquarters.note("publishTargets", about: "\(ids.count) targets", by: visitor.person)
        return try visit.page(
            "goalsPublished", title: visit.word("goals"), area: .goals,
            PublishedModel(
                sentence: visit.word("goalPublishedCount").replacing("%1", with: String(count)), gaps: gaps,
                hasGaps: !gaps.isEmpty, back: "/goals?period=" + FormFields.encode(visit.form["period"] ?? "")))
    }

    /// Whoever sets goals sets those that they see; HQ's role may be played at one office alone.
    private static func expectVisible(_ ids: [RecordID], _ visitor: Visitor, _ visit: Visit) async throws {
        let areVisible = try await visit.headquarters.read(as: visitor.seat) { reader in
            try ids.allSatisfy { try reader.values(of: RecordKey(kind: Target.kind, id: $0)) != nil }
        }
        guard areVisible else { throw PageProblem.notFound }
    }

    private static func written(
        _ ids: [RecordID], from day: CivilDate?, _ visit: Visit
    ) async throws -> (count: Int, gaps: [String]) {
        do {
            return try await visit.ground.desk.write { ground, occasion in
                let edits = try Targets.publish(ids, from: day ?? occasion.today, ground)
                return (edits, (edits.count, try Targets.gaps(of: ids, ground)))
            }
        } catch let impediments as Impediments {
            throw PageProblem.invalid(impediments.description)
        }
    }
}

/// Who may do what with targets. Whoever sets goals for HQ may do all of it; an office's manager says what the office
/// can do.
struct TargetRights {
    private let visitor: Visitor
    private let proposers: [String]

    init(_ visitor: Visitor) {
        self.visitor = visitor
        proposers = Charter.of(Target.kind)?.edit ?? []
    }

    var proposesSomewhere: Bool { !visitor.roles.isDisjoint(with: proposers) }

    func mayPropose(_ row: TargetRow) -> Bool {
        !row.isPublished && row.office.map { visitor.plays(proposers, at: $0) } ?? false
    }

    func mayPropose(for office: RecordID) -> Bool { visitor.plays(proposers, at: office) }
}

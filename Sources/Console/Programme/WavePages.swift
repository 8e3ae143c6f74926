// Why this file exists: a wave opens when all that it needs is there and not before. Its page says what is missing, in
// the very words in which the decision would be refused, and takes the decision.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// One wave of a rollout.
enum WavePages {
    static let routes: [PageRoute] = [
        .get("/rollout/waves/:id", show), .post("/rollout/waves/:id/goals", for: .runProgramme, addGoal),
        .post("/rollout/waves/:id/open", for: .runProgramme, open),
        .post("/rollout/waves/:id/close", for: .runProgramme, close),
    ]

    /// Offices whose goals are figured one by one at most; those of more are figured for the company.
    private static let mostOffices = 12

    struct Fact: Sendable {
        let label: String
        let text: String
    }

    private struct Actual: Sendable {
        let place: String
        let actual: String
        let verdict: String
        let tone: String
        let hasVerdict: Bool
    }

    private struct Goal: Sendable {
        let metric: String
        let baseline: String
        let target: String
        let due: String
        let actuals: [Actual]
    }

    private struct Problem: Sendable {
        let href: String
        let code: String
        let words: String
        let severity: String
        let disposition: String
        let answer: String
    }

    private struct Model: Sendable {
        let wave: String
        let state: String
        let facts: [Fact]
        let goals: [Goal]
        let noGoals: String?
        let impediments: [String]
        let isPlanned: Bool
        let isReady: Bool
        let problems: [Problem]
        let noProblems: String?
        let mayRun: Bool
        let canOpen: Bool
        let canClose: Bool
        let action: String
        let metrics: [Pick]
        let units: [Pick]
        let today: String
        let problem: String?
        let historyHref: String
    }

    /// What its record and those under it say.
    private struct Sheet: Sendable {
        let wave: PlainRecord
        let state: String
        let facts: [Fact]
        let goals: [PlainRecord]
        let offices: [(id: RecordID, name: String)]
        let problems: [Problem]
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit, problem: nil) }

    private static func page(_ visit: Visit, problem: String?) async throws -> Answer {
        let visitor = try visit.person()
        let id = try visit.id()
        let today = try visit.today()
        let language = visit.language
        let sheet = try await visit.headquarters.read(as: visitor.seat) { try readSheet(id, $0, language) }
        // Waves are everybody's to read; what stands in their way is found on all of HQ's records, as the decision is.
        var obstacles: [String] = []
        if sheet.state == "planned" {
            obstacles = try await visit.ground.desk.read { ground in try impediments(id, on: today, ground) }
        }
        let goals = try await goals(sheet, id, visitor, visit)
        return try visit.page(
            "wave", title: sheet.wave.text(Wave.Fields.name), area: .programme,
            status: problem == nil ? .ok : .unprocessableContent,
            Model(
                wave: sheet.wave.text(Wave.Fields.name),
                state: Labels.word(sheet.state, Wave.Fields.state, Wave.kind, in: language), facts: sheet.facts,
                goals: goals, noGoals: goals.isEmpty ? visit.word("progNoGoals") : nil, impediments: obstacles,
                isPlanned: sheet.state == "planned", isReady: obstacles.isEmpty, problems: sheet.problems,
                noProblems: sheet.problems.isEmpty ? visit.word("progNoProblems") : nil,
                mayRun: visitor.may(.runProgramme),
                canOpen: visitor.may(.runProgramme) && sheet.state == "planned" && obstacles.isEmpty,
                canClose: visitor.may(.runProgramme) && sheet.state == "open", action: "/rollout/waves/\(id)",
                metrics: MetricCode.allCases.map {
                    Pick(
                        word: $0.description, name: "\($0) \(Metric.of($0).name.text(in: language))",
                        isChosen: $0 == .adoption)
                }, units: Pick.of(WaveGoal.Fields.unit, WaveGoal.kind, in: language), today: today.description,
                problem: problem, historyHref: "/records/rollout_wave/\(id)"))
    }

    /// What stands in the way of opening it; nothing if it can be opened.
    static func impediments(_ wave: RecordID, on day: CivilDate, _ ground: any Ground) throws -> [String] {
        do {
            _ = try WaveOpening.open(wave, on: day, ground)
            return []
        } catch let impediments as Impediments {
            return impediments.reasons
        }
    }

    // MARK: Reading

    private static func readSheet(
        _ id: RecordID, _ reader: SeatReader, _ language: Language
    ) throws -> Sheet {
        guard let values = try reader.values(of: RecordKey(kind: Wave.kind, id: id)) else {
            throw PageProblem.notFound
        }
        let wave = PlainRecord(id: id, values: values)
        let state = wave.text(Wave.Fields.state)
        let codes = Set(wave.elements(Wave.Fields.offices))
        var offices: Set<RecordID> = []
        try reader.forEach(Office.kind) { office, values in
            let code = PlainRecord(id: office, values: values).text(Office.Fields.code)
            if codes.contains(code) { offices.insert(office) }
        }
        let goals = try reader.page(
            RecordQuery(WaveGoal.kind, where: [.equals(WaveGoal.Fields.wave, .reference(id))], isDescending: false))
        let problems = try reader.page(
            RecordQuery(
                ProblemItem.kind, where: [.equals(ProblemItem.Fields.wave, .reference(id))],
                limit: RecordQuery.most))
        return Sheet(
            wave: wave, state: state.isEmpty ? "planned" : state, facts: try facts(id, reader, language),
            goals: goals.rows.map { PlainRecord(id: $0.id, values: $0.values) },
            offices: try TrainingPages.names(reader, offices),
            problems: problems.rows.map { row(PlainRecord(id: $0.id, values: $0.values), language) })
    }

    private static func facts(_ wave: RecordID, _ reader: SeatReader, _ language: Language) throws -> [Fact] {
        typealias Fields = Wave.Fields
        let telling = RecordTelling(ground: ViewGround(SeatView(reader: reader)), language: language)
        guard let record = try telling.ground.record(RecordKey(kind: Wave.kind, id: wave)) else { return [] }
        let fields = [
            Fields.programme, Fields.kind, Fields.phase, Fields.offices, Fields.processVersion, Fields.opensOn,
            Fields.closedOn, Fields.goals, Fields.entryCriteria, Fields.exitCriteria,
        ]
        return fields.compactMap(record.kind.field).map { field in
            Fact(label: telling.label(field, record.kind), text: telling.text(field, of: record))
        }.filter { !$0.text.isEmpty }
    }

    private static func row(_ problem: PlainRecord, _ language: Language) -> Problem {
        typealias Fields = ProblemItem.Fields
        let disposition = problem.text(Fields.disposition).isEmpty ? "open" : problem.text(Fields.disposition)
        let code = problem.text(Fields.code)
        return Problem(
            href: "/records/problem_item/\(problem.id)",
            code: code.isEmpty ? String(problem.id.description.prefix(13)) : code, words: problem.text(Fields.text),
            severity: Labels.word(problem.text(Fields.severity), Fields.severity, ProblemItem.kind, in: language),
            disposition: Labels.word(disposition, Fields.disposition, ProblemItem.kind, in: language),
            answer: problem.text(Fields.answer))
    }

    // MARK: Goals

    /// The goals with what became of them: of its offices one by one as far as they are the visitor's, else of all.
    private static func goals(
        _ sheet: Sheet, _ wave: RecordID, _ visitor: Visitor, _ visit: Visit
    ) async throws -> [Goal] {
        guard !sheet.goals.isEmpty else { return [] }
        let own = sheet.offices.filter { visitor.offices?.contains($0.id) ?? true }
        let places: [(name: String, scope: MetricScope)] =
            own.isEmpty || own.count > mostOffices
            ? [] : own.map { (name: $0.name, scope: MetricScope.office($0.id)) }
        let whole = visitor.offices == nil ? [(name: visit.word("goalCompany"), scope: MetricScope.company)] : []
        let asked = places.isEmpty ? whole : places
        let codes = Set(sheet.goals.compactMap { MetricCode(code: $0.text(WaveGoal.Fields.metric)) })
        let outcomes = try await visit.headquarters.facts(for: codes, now: visit.now) { facts, context in
            asked.map { place in
                var context = context
                context.scope = place.scope
                return (place.name, Goals.outcomes(ofWave: wave, facts, context))
            }
        }
        return sheet.goals.map { goal($0, outcomes, visit) }
    }

    private static func goal(
        _ record: PlainRecord, _ outcomes: [(String, [Goals.GoalOutcome])], _ visit: Visit
    ) -> Goal {
        typealias Fields = WaveGoal.Fields
        let currency = record.text(Fields.currency)
        func figure(_ number: Int64?) -> String {
            number.map {
                FigureText.Figure(
                    number: $0, unit: record.text(Fields.unit), currency: currency.isEmpty ? nil : currency
                ).text
            } ?? "—"
        }
        let code = record.text(Fields.metric)
        let name = MetricCode(code: code).map { Metric.of($0).name.text(in: visit.language) } ?? ""
        let actuals = outcomes.compactMap { place, all -> Actual? in
            let found = all.first {
                $0.metric.description == code && $0.value == record.number(Fields.value)
                    && $0.baseline == record.number(Fields.baseline)
            }
            guard let found else { return nil }
            return Actual(
                place: place, actual: found.figure.actual.text(currency: found.figure.currency),
                verdict: found.isMet.map { visit.word($0 ? "goalMet" : "goalMissed") } ?? "",
                tone: found.isMet == true ? "good" : "warn", hasVerdict: found.isMet != nil)
        }
        return Goal(
            metric: "\(code) \(name)", baseline: figure(record.number(Fields.baseline)),
            target: figure(record.number(Fields.value)), due: record.day(Fields.dueOn), actuals: actuals)
    }

    // MARK: Deciding

    /// Does something, and shows the page again with a sentence if that cannot be.
    private static func attempt(_ visit: Visit, _ body: (RecordID) async throws -> Void) async throws -> Answer {
        let id = try visit.id()
        do { try await body(id) } catch {
            guard let problem = Visit.mendable(error) else { throw error }
            return try await page(visit, problem: problem)
        }
        return Visit.done("/rollout/waves/\(id)", "progSaved")
    }

    private static func open(_ visit: Visit) async throws -> Answer {
        try await attempt(visit) { id in
            let day = try visit.day("on")
            _ = try await visit.decide("openWave", "rollout_wave") { ground, occasion in
                (try WaveOpening.open(id, on: day ?? occasion.today, ground).edits, id)
            }
        }
    }

    private static func close(_ visit: Visit) async throws -> Answer {
        try await attempt(visit) { id in
            let day = try visit.day("on")
            _ = try await visit.decide("closeWave", "rollout_wave") { ground, occasion in
                (try WaveOpening.close(id, on: day ?? occasion.today, ground), id)
            }
        }
    }

    private static func addGoal(_ visit: Visit) async throws -> Answer {
        try await attempt(visit) { id in
            let metric = try visit.needed("metric", visit.word("goalMetric"), most: 10)
            guard MetricCode(code: metric) != nil else { throw PageProblem.invalid(visit.word("goalNoMetric")) }
            let target = try Typed.figure(
                visit.needed("target", visit.word("goalTarget"), most: 200), unit: visit.form["unit"])
            let baseline = try Typed.figure(
                visit.needed("baseline", visit.word("goalBaseline"), most: 200), unit: target.unit)
            guard let due = try visit.day("due") else { throw PageProblem.invalid(visit.word("progNeedsDue")) }
            let key = RecordKey(kind: WaveGoal.kind, id: Desk.makeID())
            _ = try await visit.decide("addWaveGoal", "rollout_wave") { ground, _ in
                guard try ground.isAlive(RecordKey(kind: Wave.kind, id: id)) else { throw PageProblem.notFound }
                let edit = try RolloutDesk.aiming(key, wave: id, metric: metric, from: baseline, to: target, by: due)
                return ([edit], id)
            }
        }
    }
}

// Why this file exists: a reform is run in the open: which phase it is in, which waves are planned, what stands in the
// way of the next one, and how far each office works by the process.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Programmes and their waves.
enum RolloutPages {
    static let routes: [PageRoute] = [
        .get("/rollout", show), .post("/rollout/programmes", for: .runProgramme, addProgramme),
        .post("/rollout/programmes/:id/phase", for: .runProgramme, advance),
        .post("/rollout/programmes/:id/close", for: .runProgramme, end),
        .post("/rollout/waves", for: .runProgramme, addWave),
    ]

    /// Phases of a programme.
    private static let phaseWords = [
        "progPhaseSurvey", "progPhaseDesign", "progPhaseIT", "progPhasePilot", "progPhaseTypical", "progPhaseSmall",
        "progPhaseWide", "progPhaseWorld",
    ]
    /// Offices whose adoption is drawn at most.
    private static let mostOffices = 60

    private struct Phase: Sendable {
        let phase: String
        let state: String
        let isNow: Bool
    }

    private struct Programme: Sendable {
        let id: String
        let programme: String
        let about: String
        let phases: [Phase]
        let next: Int
        let isOver: Bool
        let waves: [WaveLine]
        let hasWaves: Bool
    }

    private struct WaveLine: Sendable {
        let href: String
        let wave: String
        let kind: String
        let phase: String
        let offices: String
        let version: String
        let state: String
        let tone: String
        let opens: String
        let closed: String
    }

    private struct Model: Sendable {
        let programmes: [Programme]
        let nothing: String?
        let mayRun: Bool
        let kinds: [Pick]
        let versions: [Pick]
        let offices: [Pick]
        let chart: Drawing
        let today: String
    }

    private struct Sheet: Sendable {
        let programmes: [Programme]
        let versions: [Pick]
        let offices: [Pick]
        let drawn: [(id: RecordID, name: String)]
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let today = try visit.today()
        let (language, own) = (visit.language, visitor.offices)
        let sheet = try await visit.headquarters.read(as: visitor.seat) { try readSheet($0, own, language) }
        let periods = quarters(until: today)
        // Of offices at which the visitor plays a role; the figure is made of tasks that they may see there.
        let adoption = try await visit.headquarters.adoption(
            of: sheet.drawn.map(\.id), in: periods, now: visit.now)
        let frame = ChartFrame(
            id: "adoption", title: Metric.of(.adoption).name.text(in: language), unit: "%",
            note: "\(MetricCode.adoption) · \(visit.word("asOf")) \(today)", empty: visit.word("progNoTasks"),
            figures: .percent, language: language)
        let rows = sheet.drawn.map { HeatStrip.Row($0.name, adoption[$0.id] ?? []) }
        let chart = HeatStrip(frame, heading: visit.word("progOffice"), columns: periods, rows: rows).drawing()
        return try visit.page(
            "rollout", title: visit.word("progRollout"), area: .programme,
            Model(
                programmes: sheet.programmes,
                nothing: sheet.programmes.isEmpty ? visit.word("progNoProgramme") : nil,
                mayRun: visitor.may(.runProgramme), kinds: Pick.of(Wave.Fields.kind, Wave.kind, in: language),
                versions: sheet.versions, offices: sheet.offices, chart: chart, today: today.description))
    }

    /// The quarter of a day and the three before it, oldest first.
    static func quarters(until day: CivilDate) -> [String] {
        let (year, month, _) = day.components
        let last = year * 4 + (month - 1) / 3
        return (last - 3...last).map { "\($0 / 4)-Q\($0 % 4 + 1)" }
    }

    private static func readSheet(
        _ reader: SeatReader, _ own: Set<RecordID>?, _ language: Language
    ) throws -> Sheet {
        let ground = DeskGround(reader.records)
        var waves: [RecordID: [WaveLine]] = [:]
        try reader.forEach(Wave.kind) { id, values in
            let wave = PlainRecord(id: id, values: values)
            guard let programme = wave.id(Wave.Fields.programme) else { return }
            waves[programme, default: []].append(try line(wave, ground, language))
        }
        var programmes: [Programme] = []
        try reader.forEach(RolloutProgramme.kind) { id, values in
            programmes.append(
                try programme(PlainRecord(id: id, values: values), waves[id] ?? [], ground, language))
        }
        var active: Set<RecordID> = []
        try reader.forEach(Office.kind) { id, values in
            if PlainRecord(id: id, values: values).number(Office.Fields.active) != 0 { active.insert(id) }
        }
        let names = try TrainingPages.names(reader, active)
        let drawn = names.filter { own?.contains($0.id) ?? true }.prefix(mostOffices)
        return Sheet(
            programmes: programmes.reversed(), versions: try ProcessPages.versions(reader, chosen: nil),
            offices: names.map { Pick(word: $0.id.description, name: $0.name, isChosen: false) },
            drawn: Array(drawn))
    }

    private static func programme(
        _ record: PlainRecord, _ waves: [WaveLine], _ ground: DeskGround, _ language: Language
    ) throws -> Programme {
        typealias Fields = RolloutProgramme.Fields
        let phase = Int(clamping: record.number(Fields.phase) ?? 0)
        let isOver = record.date(Fields.endsOn) != nil
        let sponsor = try record.id(Fields.sponsor).map { try ground.name(RecordKey(kind: User.kind, id: $0)) }
        let span = [record.day(Fields.startsOn), record.day(Fields.endsOn)].filter { !$0.isEmpty }
        let about = [
            sponsor ?? "", span.joined(separator: " – "), record.money(Fields.budget), record.money(Fields.cost),
        ]
        return Programme(
            id: record.id.description, programme: record.text(Fields.name),
            about: about.filter { !$0.isEmpty }.joined(separator: " · "),
            phases: phaseWords.enumerated().map { place, word in
                let number = place + 1
                let isDone = number < phase || (isOver && number <= phase)
                return Phase(
                    phase: "\(number) " + PageWords.text(word, in: language),
                    state: isDone ? "done" : number == phase ? "now" : "todo", isNow: !isDone && number == phase)
            }, next: min(phase + 1, phaseWords.count), isOver: isOver, waves: waves, hasWaves: !waves.isEmpty)
    }

    private static func line(
        _ wave: PlainRecord, _ ground: DeskGround, _ language: Language
    ) throws -> WaveLine {
        typealias Fields = Wave.Fields
        let state = wave.text(Fields.state).isEmpty ? "planned" : wave.text(Fields.state)
        let version = try wave.id(Fields.processVersion).map {
            try ground.name(RecordKey(kind: ProcessVersion.kind, id: $0))
        }
        return WaveLine(
            href: "/rollout/waves/\(wave.id)", wave: wave.text(Fields.name),
            kind: Labels.word(wave.text(Fields.kind), Fields.kind, Wave.kind, in: language),
            phase: wave.number(Fields.phase).map { String($0) } ?? "",
            offices: wave.elements(Fields.offices).joined(separator: ", "), version: version ?? "",
            state: Labels.word(state, Fields.state, Wave.kind, in: language),
            tone: state == "open" ? "good" : "info", opens: wave.day(Fields.opensOn),
            closed: wave.day(Fields.closedOn))
    }

    // MARK: Deciding

    private static func addProgramme(_ visit: Visit) async throws -> Answer {
        let name = try visit.needed("name", visit.word("progName"), most: 200)
        let sponsor = try visit.text("sponsor", most: 200)
        let budget = try visit.text("budget", most: 100).map { try Typed.money($0) }
        let key = RecordKey(kind: RolloutProgramme.kind, id: Desk.makeID())
        _ = try await visit.decide("addProgramme", "rollout_programme") { ground, _ in
            let person = try ground.find(User.kind, sponsor)
            return ([RolloutDesk.adding(key, name: name, sponsor: person, budget: budget, phase: 1)], key.id)
        }
        return Visit.done("/rollout", "progSaved")
    }

    private static func advance(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        guard let phase = visit.form["phase"].flatMap({ Int($0) }), (1...phaseWords.count).contains(phase)
        else {
            throw PageProblem.invalid(visit.word("progNoPhase"))
        }
        _ = try await visit.decide("advanceProgramme", "rollout_programme") { ground, occasion in
            guard try ground.isAlive(RecordKey(kind: RolloutProgramme.kind, id: id)) else {
                throw PageProblem.notFound
            }
            return (try RolloutDesk.advancing(id, to: Int64(phase), on: nil, at: occasion, ground), id)
        }
        return Visit.done("/rollout", "progSaved")
    }

    private static func end(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        _ = try await visit.decide("closeProgramme", "rollout_programme") { ground, occasion in
            let key = RecordKey(kind: RolloutProgramme.kind, id: id)
            guard try ground.isAlive(key) else { throw PageProblem.notFound }
            let name = try ground.name(key)
            return ([try RolloutDesk.ending(id, named: name, on: occasion.today, ground)], id)
        }
        return Visit.done("/rollout", "progSaved")
    }

    private static func addWave(_ visit: Visit) async throws -> Answer {
        let name = try visit.needed("name", visit.word("progName"), most: 200)
        guard let programme = visit.form["programme"].flatMap({ RecordID($0) }),
            let phase = visit.form["phase"].flatMap({ Int64($0) }), let kind = visit.form["kind"]
        else { throw PageProblem.invalid(visit.word("progWaveNeeds")) }
        let plan = RolloutDesk.WavePlan(
            name: name, programme: programme, kind: kind, phase: phase,
            offices: visit.form.all("office").compactMap { RecordID($0) },
            version: visit.form["version"].flatMap { RecordID($0) }, entry: try visit.text("entry"),
            exit: try visit.text("exit"))
        let key = RecordKey(kind: Wave.kind, id: Desk.makeID())
        let id = try await visit.decide("planWave", "rollout_wave") { ground, _ in
            guard try ground.isAlive(RecordKey(kind: RolloutProgramme.kind, id: plan.programme)) else {
                throw PageProblem.notFound
            }
            return ([try RolloutDesk.planning(key, plan, ground)], key.id)
        }
        return Visit.done("/rollout/waves/\(id)", "progSaved")
    }
}

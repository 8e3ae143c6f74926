// Why this file exists: a rep may know the office's figures without a network, as far as the laptop can tell: computed
// as HQ computes them, from what is here, and labelled so that nobody takes them for HQ's.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics", abstract: "Figures from this replica: local, as of the last sync.",
        discussion: """
            Computed as HQ computes them, from the records that are here, with edits that are not uploaded yet. What \
            HQ alone knows (syncs, devices, when edits were made) is left out. Such as: outpost metrics, \
            outpost metrics M-10 --scope user="Li Na" --period 2026-Q3
            """)

    @Argument(help: "A metric's code, such as M-10; all of them, one line each, if none is named.")
    var metric: String?

    @Option(
        help: ArgumentHelp(
            "office=LIS, region=EMEA, user=NAME or product=NAME; all that is here if left out.", valueName: "scope"))
    var scope: String?

    @Option(
        help: ArgumentHelp(
            "2026, 2026-Q3, 2026-11 or 2026-01-15..2026-02-03; this quarter if left out.", valueName: "period"))
    var period: String?

    @Option(help: ArgumentHelp("As of the end of this day; now if left out.", valueName: "day"))
    var asOf: String?

    @Option(help: ArgumentHelp("In this currency; the scope's own if left out.", valueName: "ISO 4217"))
    var currency: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard let currency, Currency.exponent(of: currency) == nil else { return }
        throw ValidationError("“\(currency)” is no currency; write one such as USD.")
    }

    func run() throws {
        let session = Session(options)
        let finder = try RecordFinder(session)
        let codes = try codes()
        let question = try question(finder, session.language)
        var intake = FactIntake()
        try session.workspace().replica.atOneMoment { try intake.read($0) }
        let source = FigureSource.local(lastSync: try session.workspace().status().lastSync ?? 0)
        let now = Int64(clamping: Replica.systemClock())
        guard let context = question.context(intake.facts, now: now, source: source) else {
            throw Failure(.usage, .metricNoPeriod, period ?? "")
        }
        let figures = MetricQuestion.figures(codes, intake.facts, context)
        let page = FigurePage(session.language) { finder.title($0) }
        if metric == nil { return all(figures, page, finder, session.terminal) }
        guard let figure = figures.first else { return }
        if options.json { return session.terminal.answer(figure.json { finder.title($0) }) }
        session.terminal.say(page.table(of: figure))
        guard let parts = page.parts(of: figure) else { return }
        session.terminal.say("")
        session.terminal.say(parts)
    }

    private func all(_ figures: [Figure], _ page: FigurePage, _ finder: RecordFinder, _ terminal: Terminal) {
        if options.json { return terminal.answer(.array(figures.map { $0.json { finder.title($0) } })) }
        if let first = figures.first { terminal.say(page.heading(of: first)) }
        terminal.say(page.table(of: figures))
    }

    /// The metric that was named, or every one that a laptop can compute.
    private func codes() throws -> [MetricCode] {
        guard let metric else { return Metric.all.filter { !$0.needsHeadquarters }.map(\.code) }
        guard let code = MetricCode(code: metric.uppercased()) else { throw Failure(.usage, .metricUnknown, metric) }
        guard !Metric.of(code).needsHeadquarters else {
            throw Failure(.usage, .metricHeadquarters, code.description)
        }
        return [code]
    }

    private func question(_ finder: RecordFinder, _ language: Language) throws -> MetricQuestion {
        var question = MetricQuestion()
        if let scope {
            let found = try MetricScope.read(scope) { try finder.find(KindFacts.kind($0), $1).id }
            guard let found else { throw Failure(.usage, .metricNoScope, scope) }
            question.scope = found
        }
        question.period = period
        question.asOf = try day(language)
        question.currency = currency
        return question
    }

    private func day(_ language: Language) throws -> CivilDate? {
        guard let asOf else { return nil }
        let today = try LibraryDesk.today()
        do throws(TypedTextError) {
            return try TypedDate.parse(asOf, today: today)
        } catch {
            throw Failure(.usage, .flowOption, "--as-of", error.label.text(in: language))
        }
    }
}

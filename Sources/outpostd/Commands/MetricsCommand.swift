// Why this file exists: whoever answers for offices asks for figures by their codes, of whom and for when they like,
// and must see with each how much of the field it has heard of.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd metrics`.
struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics", abstract: "The figures of the business, M-01 to M-44.",
        discussion: """
            Every figure comes with its day, its period, how much of the open pipeline it has heard of, and what of it \
            is in dispute. While HQ serves, only what was committed since the last question is read anew.
            """,
        subcommands: [List.self, Show.self, Page.self])

    /// Of whom and for when figures are asked, as options.
    struct Question: ParsableArguments {
        @Option(
            help: ArgumentHelp(
                "office=LIS, region=EMEA, user=NAME or product=NAME; the company if left out.", valueName: "scope"))
        var scope: String?
        @Option(
            help: ArgumentHelp(
                "2026, 2026-Q3, 2026-11 or 2026-01-15..2026-02-03; this quarter if left out.", valueName: "period"))
        var period: String?
        @Option(help: ArgumentHelp("As of the end of this day; now if left out.", valueName: "YYYY-MM-DD"))
        var asOf: CivilDate?
        @Option(help: ArgumentHelp("In this currency; the scope's own if left out.", valueName: "ISO 4217"))
        var currency: String?

        func validate() throws {
            guard let currency, Currency.exponent(of: currency) == nil else { return }
            throw ValidationError("“\(currency)” is no currency; write one such as USD.")
        }

        /// Asks for some metrics.
        func ask(_ metrics: [MetricCode], _ headquarters: Headquarters) async throws -> MetricDesk.Answer {
            try await MetricDesk.shared.ask(metrics, headquarters) { [scope, period, asOf, currency] ground in
                var question = MetricQuestion()
                if let scope {
                    guard let found = try MetricScope.read(scope, find: { try ground.find($0, $1) }) else {
                        throw CommandFailure.usage(
                            "“\(scope)” is no scope; write company, office=LIS, region=EMEA, user=NAME or product=NAME."
                        )
                    }
                    question.scope = found
                }
                question.period = period
                question.asOf = asOf
                question.currency = currency
                return question
            }
        }
    }

    /// What figures are put together by.
    enum Grouping: String, ExpressibleByArgument, CaseIterable, Sendable {
        case process
    }

    /// The metrics by process, as HQ has published the processes and who answers for each.
    private static func processes(_ headquarters: Headquarters) async throws -> [ProcessFigures] {
        try await Desk(headquarters).read { ground in ProcessFigures.all(in: try Library(ground).tree()) }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "What metrics there are, and how each is computed.",
            discussion: "Example: outpostd metrics list --by process")
        @OptionGroup var options: CommonOptions
        @Option(help: "process: by what each measures, with who answers for it.") var by: Grouping?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let page = FigurePage(console.language) { $0.description }
            guard by != nil else {
                if options.json { return console.print(.array(Metric.all.map(\.json))) }
                return console.print(page.catalogue(Metric.all))
            }
            let groups = try await MetricsCommand.processes(headquarters)
            if options.json {
                let entries = groups.map { $0.json("metrics", $0.metrics.map { Metric.of($0).json }) }
                return console.print(JSON.array(entries))
            }
            for group in groups {
                console.print(page.heading(of: group.process))
                console.print(page.catalogue(group.metrics.map { Metric.of($0) }))
                console.print("")
            }
        }
    }

    struct Show: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "One figure, with its parts and all there is to say about it.",
            discussion: "Example: outpostd metrics show M-10 --scope office=LIS --period 2026-Q3 --as-of 2026-10-01")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The metric's code, such as M-10.") var metric: String
        @OptionGroup var question: Question

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            guard let code = MetricCode(code: metric.uppercased()) else {
                throw CommandFailure.usage("There is no metric “\(metric)”; `outpostd metrics list` shows them.")
            }
            let answer = try await question.ask([code], headquarters)
            guard let figure = answer.figures.first else { return }
            if options.json { return console.print(figure.json(name: answer.name)) }
            let page = FigurePage(console.language, name: answer.name)
            console.print(page.table(of: figure))
            guard let parts = page.parts(of: figure) else { return }
            console.print("")
            console.print(parts)
        }
    }

    struct Page: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "All figures, one line each.",
            discussion: "Example: outpostd metrics page --scope region=EMEA --period 2026 --by process")
        @OptionGroup var options: CommonOptions
        @OptionGroup var question: Question
        @Option(help: "process: by what each measures, with who answers for it.") var by: Grouping?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let answer = try await question.ask(MetricCode.allCases, headquarters)
            if by != nil {
                let groups = try await MetricsCommand.processes(headquarters)
                return show(answer, by: groups, console)
            }
            if options.json {
                return console.print(.array(answer.figures.map { $0.json(name: answer.name) }))
            }
            let page = FigurePage(console.language, name: answer.name)
            if let first = answer.figures.first { console.print(page.heading(of: first)) }
            console.print(page.table(of: answer.figures))
        }

        private func show(_ answer: MetricDesk.Answer, by groups: [ProcessFigures], _ console: CommandOutput) {
            func figures(_ group: ProcessFigures) -> [Figure] {
                group.metrics.compactMap { code in answer.figures.first { $0.metric == code } }
            }
            if options.json {
                let entries = groups.map { $0.json("figures", figures($0).map { $0.json(name: answer.name) }) }
                return console.print(JSON.array(entries))
            }
            let page = FigurePage(console.language, name: answer.name)
            if let first = answer.figures.first { console.print(page.heading(of: first)) }
            for group in groups {
                console.print("")
                console.print(page.heading(of: group.process))
                console.print(page.table(of: figures(group)))
            }
        }
    }
}

extension MetricDesk.Answer {
    /// What people call a record that a figure names.
    func name(_ key: RecordKey) -> String { names[key] ?? key.id.description }
}

// Why this file exists: a few lists are HQ's alone and are read everywhere: exchange rates, campaigns, surveys.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd fx`.
struct FxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fx", abstract: "Exchange rates, fixed day by day.", subcommands: [Add.self, Import.self])

    struct Add: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fix the rate of a day; said again, it changes nothing.",
            discussion: "Example: outpostd fx add CNY USD 0.1398 --date 2026-11-20")
        @OptionGroup var options: CommonOptions
        @Argument(help: "From this currency …") var from: String
        @Argument(help: "… to this one.") var to: String
        @Argument(help: "What one of the first is worth in the second.") var rate: String
        @Option(help: "From this day on; today if left out.") var date: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let rateE8 = try Typed.rateE8(rate)
            let (added, day) = try await Desk(headquarters).write { [from, to, date] ground, occasion in
                let rate = try DayRate(from: from, to: to, date: date ?? occasion.today, rateE8: rateE8)
                let edits = [try rate.edit(ground)].compactMap { $0 }
                return (edits, (!edits.isEmpty, rate.date))
            }
            if options.json {
                return console.print(.members(["created": .integer(added ? 1 : 0), "date": .describing(day)]))
            }
            console.print(
                added
                    ? "From \(day) on 1 \(from.uppercased()) is \(FigureText.rate(rateE8)) \(to.uppercased())."
                    : "HQ has this rate of \(day); nothing was written.")
        }
    }

    struct Import: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fix the rates of a file; doing it twice changes nothing.",
            discussion: """
                Columns: from, to, date, rate. The file is taken whole or, if a line is wrong, not at all.

                Example: outpostd fx import rates.csv
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The file.") var file: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            guard let source = try SourceFile.read(path: console.path(file)).first else {
                throw CommandFailure.failed("There is nothing at \(file).")
            }
            let rates = try DayRate.read(source)
            let added = try await Desk(headquarters).write { ground, _ in
                var edits: [RecordEdit] = []
                var fixed: [RecordKey: RecordEdit] = [:]
                for edit in try rates.compactMap({ try $0.edit(ground) }) {
                    if let earlier = fixed.updateValue(edit, forKey: edit.key) {
                        guard earlier == edit else {
                            throw CommandFailure.failed("The file gives two rates of the same currencies and day.")
                        }
                        continue
                    }
                    edits.append(edit)
                }
                return (edits, edits.count)
            }
            if options.json {
                return console.print(
                    .members([
                        "created": .integer(Int64(added)), "unchanged": .integer(Int64(rates.count - added)),
                    ]))
            }
            console.print("\(added) rates added, \(rates.count - added) unchanged.")
        }
    }
}

/// `outpostd campaign`.
struct CampaignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign", abstract: "What marketing does to find leads.", subcommands: [Add.self])

    enum Nature: String, ExpressibleByArgument, CaseIterable, Sendable {
        case event, exhibition, seminar, digital, referral
    }

    struct Add: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a campaign, so that leads can name it.",
            discussion: "Example: outpostd campaign add \"AfricaCom 2026\" --type exhibition --cost \"80000 USD\"")
        @OptionGroup var options: CommonOptions
        @Argument(help: "What it is called.") var name: String
        @Option(help: "event, exhibition, seminar, digital or referral.") var type: Nature
        @Option(help: "Its first day.") var from: CivilDate?
        @Option(help: "Its last day.") var to: CivilDate?
        @Option(help: "What it costs, such as \"80000 USD\".") var cost: String?
        @Option(help: "The segment of the market.") var segment: String?
        @Option(help: "Whom it is to reach; may be given several times.") var target: [String] = []

        func validate() throws {
            if let from, let to, to < from { throw ValidationError("--to lies before --from.") }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            typealias Fields = MarketingCampaign.Fields
            let cost = try cost.map(Typed.money)
            let price = cost.map { Value.compound([.integer($0.minorUnits), .text($0.currency)]) }
            let said: [(FieldNumber, Value?)] = [
                (Fields.name, .text(name)), (Fields.type, .text(type.rawValue)), (Fields.cost, price),
                (Fields.startsOn, from.map(Value.date)), (Fields.endsOn, to.map(Value.date)),
                (Fields.segment, segment.map(Value.text)),
                (Fields.targets, target.isEmpty ? nil : Value.elements(target)),
            ]
            let key = RecordKey(kind: MarketingCampaign.kind, id: Desk.makeID())
            let fields = said.compactMap { field, value in value.map { FieldValue(field, $0) } }
            let desk = Desk(headquarters)
            try await desk.write { _, _ in ([RecordEdit(key, .create, fields)], ()) }
            let code = try await desk.name(key)
            if options.json {
                return console.print(.members(["code": .text(code), "id": .describing(key.id), "name": .text(name)]))
            }
            console.print("Campaign \(code): \(name).")
        }
    }
}

/// `outpostd survey`.
struct SurveyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey", abstract: "Questions to the frontline, which it answers offline.",
        subcommands: [Publish.self])

    struct Publish: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask all offices the same questions.",
            discussion: """
                Example: outpostd survey publish "What slows you down" --question "Which step?" --closes 2026-12-15
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "What it is called.") var title: String
        @Option(help: "A question; may be given several times.") var question: [String] = []
        @Option(help: "A file with one question a line.") var file: String?
        @Option(help: "From this day on; today if left out.") var opens: CivilDate?
        @Option(help: "Up to this day.") var closes: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            typealias Fields = FrontlineSurvey.Fields
            let questions = try question + written(console)
            guard !questions.isEmpty else { throw CommandFailure.usage("Ask something: --question or --file.") }
            let key = RecordKey(kind: FrontlineSurvey.kind, id: Desk.makeID())
            try await Desk(headquarters).write { [title, opens, closes] _, occasion in
                let first = opens ?? occasion.today
                if let closes, closes < first { throw CommandFailure.usage("--closes lies before the survey opens.") }
                var fields = [
                    FieldValue(Fields.title, .text(title)),
                    FieldValue(Fields.questions, .text(questions.joined(separator: "\n"))),
                    FieldValue(Fields.opensOn, .date(first)),
                ]
                if let closes { fields.append(FieldValue(Fields.closesOn, .date(closes))) }
                return ([RecordEdit(key, .create, fields)], ())
            }
            if options.json {
                return console.print(
                    .members(["id": .describing(key.id), "questions": .integer(Int64(questions.count))]))
            }
            console.print("Published “\(title)” with \(questions.count) questions.")
        }

        /// The questions that a file holds.
        private func written(_ console: CommandOutput) throws -> [String] {
            guard let file else { return [] }
            guard let bytes = try SourceFile.read(path: console.path(file)).first?.bytes,
                let text = String(validating: bytes, as: UTF8.self)
            else { throw CommandFailure.failed("\(file) is not UTF-8 text.") }
            return text.split(whereSeparator: \.isNewline).map { String($0.drop(while: \.isWhitespace)) }
                .filter { !$0.isEmpty }
        }
    }
}

// Why this file exists: goals are set at HQ, with what the offices proposed beside them, and changed only by a revision
// that says from when on it holds.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd target`.
struct TargetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "target", abstract: "What offices, regions, people and products are to reach.",
        discussion:
            "A target is named by its id, or METRIC/PERIOD/WHOSE, such as M-10/2026-Q1/KL or M-02/2026/company.",
        subcommands: [Assign.self, List.self, Publish.self, Revise.self])

    /// Whose it is, as options.
    struct Whose: ParsableArguments {
        @Option(help: "An office's: code, name or id.") var office: String?
        @Option(help: "A region's: code, name or id.") var region: String?
        @Option(help: "A person's: name, e-mail or id.") var user: String?
        @Option(help: "A product's: code, name or id.") var product: String?

        var place: Place { Place(office: office, region: region, user: user, product: product) }

        struct Place: Sendable {
            let office: String?
            let region: String?
            let user: String?
            let product: String?

            func scope(_ metric: String, _ period: String, _ ground: DeskGround) throws -> TargetScope {
                TargetScope(
                    metric: metric.uppercased(), period: period, office: try ground.find(Office.kind, office),
                    region: try ground.find(Region.kind, region), user: try ground.find(User.kind, user),
                    product: try ground.find(Product.kind, product))
            }
        }
    }

    /// The target that a word means.
    static func find(_ word: String, _ ground: DeskGround) throws -> RecordID {
        if let id = RecordID(word), try ground.isAlive(RecordKey(kind: Target.kind, id: id)) { return id }
        let parts = word.split(separator: "/", maxSplits: 2).map(String.init)
        guard parts.count >= 2 else { throw CommandFailure.failed("There is no target “\(word)”.") }
        let place = parts.count == 3 ? parts[2] : "company"
        let found = try scopes(parts[0].uppercased(), parts[1], place, ground).flatMap {
            try Targets.standing($0, ground)
        }
        if found.count == 1 { return found[0].id }
        throw CommandFailure.failed(
            found.isEmpty
                ? "There is no target “\(word)”; `outpostd target list` shows them."
                : "“\(word)” names \(found.count) targets; give an id.")
    }

    /// What a word may mean by whose it is.
    private static func scopes(
        _ metric: String, _ period: String, _ word: String, _ ground: DeskGround
    ) throws -> [TargetScope] {
        if word == "company" { return [TargetScope(metric: metric, period: period)] }
        return [
            ground.resolve("office", word).map { TargetScope(metric: metric, period: period, office: $0) },
            ground.resolve("region", word).map { TargetScope(metric: metric, period: period, region: $0) },
            ground.resolve("user", word).map { TargetScope(metric: metric, period: period, user: $0) },
            ground.resolve("product", word).map { TargetScope(metric: metric, period: period, product: $0) },
        ].compactMap { $0 }
    }
}

extension TargetCommand {
    struct Assign: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Set a target that is not published yet.",
            discussion: """
                The unit follows from the value: 85%, "1000000 USD", "30 days", "3 months", 12 (a count).

                Example: outpostd target set M-02 2026-Q1 "1000000 USD" --office KL --baseline "800000 USD"
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The metric's code, such as M-10.") var metric: String
        @Argument(help: "A year, a quarter or a month: 2026, 2026-Q1, 2026-01.") var period: String
        @Argument(help: "The value.") var value: String
        @OptionGroup var whose: Whose
        @Option(help: "money, percent, count, days, months or score, where the value does not say it.")
        var unit: String?
        @Option(help: "Where it starts from.") var baseline: String?
        @Option(help: "What would be splendid.") var stretch: String?
        @Option(help: "Its weight among the targets, in percent.") var weight: Int64?
        @Option(help: "Who answers for it: name, e-mail or id.") var owner: String?
        @Option(help: "Why this value.") var rationale: String?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let value = try Typed.figure(value, unit: unit)
            let baseline = try baseline.map { try Typed.figure($0, unit: value.unit) }
            let stretch = try stretch.map { try Typed.figure($0, unit: value.unit) }
            let (id, isNew) = try await Desk(headquarters).write {
                [metric, period, place = whose.place, weight, owner, rationale] ground, occasion in
                let figures = TargetFigures(
                    value: value, baseline: baseline, stretch: stretch, weight: weight,
                    owner: try ground.find(User.kind, owner), rationale: rationale)
                let change = try Targets.set(place.scope(metric, period, ground), figures, at: occasion, ground)
                return ([change.edit], (change.edit.key.id, change.isNew))
            }
            if options.json {
                return console.print(
                    .members(["id": .describing(id), "created": .flag(isNew), "value": .text(value.text)]))
            }
            console.print("\(metric.uppercased()) of \(period): \(value.text) (\(id)).")
        }
    }

    struct Publish: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publish targets; from then on only a revision changes them.",
            discussion: """
                Names them, or takes all of a period. Says where offices have less than their region; that stops \
                nothing.

                Example: outpostd target publish --period 2026-Q1
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The targets.") var targets: [String] = []
        @Option(help: "All of this period that have a value.") var period: String?
        @Option(help: "From this day on; today if left out.") var from: CivilDate?

        func validate() throws {
            if targets.isEmpty == (period == nil) { throw ValidationError("Name targets, or --period.") }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (published, chosen, gaps) = try await Desk(headquarters).write {
                [targets, period, from] ground, occasion in
                let ids =
                    if let period {
                        try Self.ids(of: period, ground)
                    } else {
                        try targets.map { try TargetCommand.find($0, ground) }
                    }
                let edits = try Targets.publish(ids, from: from ?? occasion.today, ground)
                return (edits, (edits.count, ids.count, try Targets.gaps(of: ids, ground)))
            }
            if options.json {
                return console.print(
                    .members([
                        "published": .integer(Int64(published)), "unchanged": .integer(Int64(chosen - published)),
                        "gaps": .array(gaps.map(JSON.text)),
                    ]))
            }
            console.print("\(published) targets published, \(chosen - published) unchanged.")
            for gap in gaps { console.complain(gap) }
        }

        private static func ids(of period: String, _ ground: DeskGround) throws -> [RecordID] {
            try ground.allRecords(Target.kind, where: Target.Fields.period, is: .text(period)).filter { id in
                let key = RecordKey(kind: Target.kind, id: id)
                return try ground.value(Target.Fields.value, of: key) != .null
            }
        }
    }

    struct Revise: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publish another value of a published target from a day on.",
            discussion: """
                Reports on earlier days keep to the old value.

                Example: outpostd target revise M-10/2026/KL 55% --from 2026-07-01 --because "the tender was split"
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The target.") var target: String
        @Argument(help: "The new value.") var value: String
        @Option(help: "From this day on.") var from: CivilDate
        @Option(help: "Why.") var because: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (id, text) = try await Desk(headquarters).write { [target, value, from, because] ground, occasion in
                let old = try TargetCommand.find(target, ground)
                let key = RecordKey(kind: Target.kind, id: old)
                var unit: String?
                if case .text(let word) = try ground.value(Target.Fields.unit, of: key) { unit = word }
                let figure = try Typed.figure(value, unit: unit)
                let edit = try Targets.revise(
                    old, TargetFigures(value: figure, rationale: because), from: from, at: occasion, ground)
                return ([edit], (edit.key.id, figure.text))
            }
            if options.json {
                return console.print(
                    .members(["id": .describing(id), "value": .text(text), "from": .describing(from)]))
            }
            console.print("\(target) is \(text) from \(from) on (\(id)).")
        }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "List targets.", discussion: "Example: outpostd target list --period 2026-Q1 --office KL")
        @OptionGroup var options: CommonOptions
        @Option(help: "Only of this period.") var period: String?
        @Option(help: "Only of this metric.") var metric: String?
        @Option(help: "Only of this office: code, name or id.") var office: String?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (rows, records) = try await Desk(headquarters).read { [period, metric, office] ground in
                let place = try ground.find(Office.kind, office)
                var found: [(id: RecordID, values: [FieldNumber: Value])] = []
                try ground.forEach(Target.kind) { id, values in
                    if let period, values.text(Target.Fields.period) != period { return }
                    if let metric, values.text(Target.Fields.metric) != metric.uppercased() { return }
                    if let place, values[Target.Fields.office]?.reference != place { return }
                    found.append((id: id, values: values))
                }
                let rows = try found.map { try Self.row($0.values, ground) }
                let records = try found.map {
                    try DeskJSON.record(RecordKey(kind: Target.kind, id: $0.id), ground)
                }
                return (rows, records)
            }
            if options.json { return console.print(.array(records)) }
            let words = Words(console.language)
            let fields = [
                Target.Fields.metric, Target.Fields.period, Target.Fields.owner, Target.Fields.baseline,
                Target.Fields.value, Target.Fields.proposal, Target.Fields.state, Target.Fields.publishedFrom,
            ]
            var table = TextTable(fields.map { .init(words.field(Target.kind, $0)) })
            for row in rows { table.add(row) }
            console.print(table)
        }

        /// Figures in their unit; whose it is where the owner's column stands.
        private static func row(_ values: [FieldNumber: Value], _ ground: DeskGround) throws -> [String] {
            func figure(_ field: FieldNumber) -> String {
                guard case .integer(let number)? = values[field] else { return "" }
                let currency = values.text(Target.Fields.currency)
                return FigureText.Figure(
                    number: number, unit: values.text(Target.Fields.unit), currency: currency.isEmpty ? nil : currency
                ).text
            }
            let places: [(FieldNumber, KindNumber)] = [
                (Target.Fields.office, Office.kind), (Target.Fields.region, Region.kind),
                (Target.Fields.user, User.kind), (Target.Fields.product, Product.kind),
            ]
            let whose = try places.compactMap { field, kind in
                try values[field]?.reference.map { try ground.name(RecordKey(kind: kind, id: $0)) }
            }
            return [
                values.text(Target.Fields.metric), values.text(Target.Fields.period),
                whose.isEmpty ? "company" : whose.joined(separator: ", "), figure(Target.Fields.baseline),
                figure(Target.Fields.value), figure(Target.Fields.proposal), values.text(Target.Fields.state),
                values.text(Target.Fields.publishedFrom),
            ]
        }
    }
}

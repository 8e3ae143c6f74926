// Why this file exists: a wave is planned with its offices, its goals and the version that it brings; it opens when all
// of that is there, and from then on its offices work by that version.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd rollout wave`.
struct WaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wave", abstract: "Waves of a programme.",
        subcommands: [Add.self, Goal.self, Open.self, Close.self, List.self])

    private typealias Fields = Wave.Fields

    enum Nature: String, ExpressibleByArgument, CaseIterable, Sendable {
        case pilot, typical, small, wide, worldwide
    }

    struct Add: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plan a wave.",
            discussion: """
                Example: outpostd rollout wave add "Pilot KL" --programme "LTC 2026" --kind pilot --phase 4 \
                --office KL --process-version 1.2
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "What it is called.") var name: String
        @Option(help: "The programme: its name or id.") var programme: String
        @Option(help: "pilot, typical, small, wide or worldwide.") var kind: Nature
        @Option(help: "The programme's phase, 1 to 8.") var phase: Int64
        @Option(name: .customLong("office"), help: "An office's code; may be given several times.")
        var offices: [String] = []
        @Option(help: "The process version that it brings: its name or id.") var processVersion: String?
        @Option(help: "What must be so before it opens.") var entry: String?
        @Option(help: "What must be so before it closes.") var exit: String?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let key = RecordKey(kind: Wave.kind, id: Desk.makeID())
            try await Desk(headquarters).write {
                [name, programme, kind, phase, offices, processVersion, entry, exit] ground, _ in
                let plan = RolloutDesk.WavePlan(
                    name: name, programme: try ground.find(RolloutProgramme.kind, programme), kind: kind.rawValue,
                    phase: phase, offices: try offices.map { try ground.find(Office.kind, $0) },
                    version: try ground.find(ProcessVersion.kind, processVersion), entry: entry, exit: exit)
                return ([try RolloutDesk.planning(key, plan, ground)], ())
            }
            if options.json { return console.print(.members(["id": .describing(key.id), "name": .text(name)])) }
            console.print("Wave \(name): \(key.id).")
        }
    }

    struct Goal: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a wave a goal; it does not open without one.",
            discussion: """
                Example: outpostd rollout wave goal "Pilot KL" M-41 --baseline 40% --target 80% --due 2027-03-31
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The wave: its name or id.") var wave: String
        @Argument(help: "The metric's code, such as M-41.") var metric: String
        @Option(help: "Where it starts from.") var baseline: String
        @Option(help: "Where it is to arrive.") var target: String
        @Option(help: "By when.") var due: CivilDate
        @Option(help: "money, percent, count, days, months or score, where the figures do not say it.")
        var unit: String?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let aim = try Typed.figure(target, unit: unit)
            let start = try Typed.figure(baseline, unit: aim.unit)
            let key = RecordKey(kind: WaveGoal.kind, id: Desk.makeID())
            try await Desk(headquarters).write { [wave, metric, due] ground, _ in
                let edit = try RolloutDesk.aiming(
                    key, wave: try ground.find(Wave.kind, wave), metric: metric.uppercased(), from: start, to: aim,
                    by: due)
                return ([edit], ())
            }
            if options.json {
                return console.print(
                    .members([
                        "id": .describing(key.id), "metric": .text(metric.uppercased()),
                        "baseline": .text(start.text), "target": .text(aim.text), "due": .describing(due),
                    ]))
            }
            console.print("\(wave): \(metric.uppercased()) from \(start.text) to \(aim.text) by \(due).")
        }
    }

    struct Open: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a wave: its offices work by its process version from then on.",
            discussion: """
                It needs offices, a released process version, and goals with baseline, target and date; and every \
                problem of the waves before it needs a disposition.

                Example: outpostd rollout wave open "Pilot KL"
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The wave: its name or id.") var wave: String
        @Option(help: "When; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (id, offices) = try await Desk(headquarters).write { [wave, on] ground, occasion in
                let id = try ground.find(Wave.kind, wave)
                let opened = try WaveOpening.open(id, on: on ?? occasion.today, ground)
                return (opened.edits, (id, opened.offices))
            }
            if options.json {
                return console.print(
                    .members(["id": .describing(id), "offices": .array(offices.map(JSON.text))]))
            }
            console.print("\(wave) is open in \(offices.joined(separator: ", ")).")
        }
    }

    struct Close: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a wave.", discussion: "Example: outpostd rollout wave close \"Pilot KL\"")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The wave: its name or id.") var wave: String
        @Option(help: "When; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (id, day) = try await Desk(headquarters).write { [wave, on] ground, occasion in
                let id = try ground.find(Wave.kind, wave)
                let day = on ?? occasion.today
                return (try WaveOpening.close(id, on: day, ground), (id, day))
            }
            if options.json {
                return console.print(.members(["id": .describing(id), "closedOn": .describing(day)]))
            }
            console.print("\(wave) is closed since \(day).")
        }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "List waves.", discussion: "Example: outpostd rollout wave list")
        @OptionGroup var options: CommonOptions

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (table, records) = try await Desk(headquarters).read { [language = console.language] ground in
                let kind = try DeskKind.of(Wave.kind)
                var keys: [RecordKey] = []
                try ground.forEach(Wave.kind) { id, _ in keys.append(RecordKey(kind: Wave.kind, id: id)) }
                let fields = [
                    Fields.programme, Fields.phase, Fields.kind, Fields.offices, Fields.processVersion, Fields.state,
                    Fields.opensOn, Fields.closedOn,
                ]
                let table = try DeskText(ground: ground, language: language)
                    .table(kind, fields.compactMap(kind.field), keys)
                return (table, try keys.map { try DeskJSON.record($0, ground) })
            }
            if options.json { console.print(.array(records)) } else { console.print(table) }
        }
    }
}

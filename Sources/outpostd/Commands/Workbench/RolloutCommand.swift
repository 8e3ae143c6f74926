// Why this file exists: a reform is rolled out in waves, each with goals that can be missed, and none before the one
// before it has been dealt with.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd rollout`.
struct RolloutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollout", abstract: "Programmes, waves and problems of a reform.",
        subcommands: [ProgrammeCommand.self, WaveCommand.self, ProblemCommand.self])
}

/// `outpostd rollout programme`.
struct ProgrammeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programme", abstract: "Programmes, each with eight phases.",
        subcommands: [Add.self, Open.self, Close.self])

    struct Add: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a programme.",
            discussion: "Example: outpostd rollout programme add \"LTC 2026\" --sponsor \"Ona\" --budget \"2m USD\"")
        @OptionGroup var options: CommonOptions
        @Argument(help: "What it is called.") var name: String
        @Option(help: "Who wants it: name, e-mail or id.") var sponsor: String?
        @Option(help: "What it may cost.") var budget: String?
        @Option(help: "The phase it is in, 1 to 8.") var phase: Int64 = 1

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let money = try budget.map(Typed.money)
            let key = RecordKey(kind: RolloutProgramme.kind, id: Desk.makeID())
            try await Desk(headquarters).write { [name, sponsor, phase] ground, _ in
                let edit = RolloutDesk.adding(
                    key, name: name, sponsor: try ground.find(User.kind, sponsor), budget: money, phase: phase)
                return ([edit], ())
            }
            if options.json { return console.print(.members(["id": .describing(key.id), "name": .text(name)])) }
            console.print("Programme \(name): \(key.id).")
        }
    }

    struct Open: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a programme begins, or comes to a phase.",
            discussion: "Example: outpostd rollout programme open \"LTC 2026\" --phase 4")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The programme: its name or id.") var programme: String
        @Option(help: "The phase, 1 to 8.") var phase: Int64?
        @Option(help: "When it began; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let id = try await Desk(headquarters).write { [programme, phase, on] ground, occasion in
                let id = try ground.find(RolloutProgramme.kind, programme)
                return (try RolloutDesk.advancing(id, to: phase, on: on, at: occasion, ground), id)
            }
            if options.json { return console.print(.members(["id": .describing(id)])) }
            console.print("\(programme) is under way\(phase.map { ", in phase \($0)" } ?? "").")
        }
    }

    struct Close: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a programme; not while one of its waves is open.",
            discussion: "Example: outpostd rollout programme close \"LTC 2026\"")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The programme: its name or id.") var programme: String
        @Option(help: "When; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (id, day) = try await Desk(headquarters).write { [programme, on] ground, occasion in
                let id = try ground.find(RolloutProgramme.kind, programme)
                let day = on ?? occasion.today
                return ([try RolloutDesk.ending(id, named: programme, on: day, ground)], (id, day))
            }
            if options.json {
                return console.print(.members(["id": .describing(id), "endsOn": .describing(day)]))
            }
            console.print("\(programme) ended on \(day).")
        }
    }
}

/// `outpostd rollout problem`.
struct ProblemCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "problem", abstract: "What does not work, and what becomes of it.",
        subcommands: [Dispose.self])

    enum Word: String, ExpressibleByArgument, CaseIterable, Sendable {
        case accepted, declined, done
    }

    struct Dispose: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            commandName: "disposition", abstract: "Say what becomes of a problem; the next wave waits for that.",
            discussion: """
                Example: outpostd rollout problem disposition PRB-2026-000009 accepted --answer "P03.4 gets a default"
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The problem: its code or id.") var problem: String
        @Argument(help: "accepted, declined or done.") var disposition: Word
        @Option(help: "What those who have it are told.") var answer: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let id = try await Desk(headquarters).write { [problem, disposition, answer] ground, _ in
                let id = try ground.find(ProblemItem.kind, problem)
                let edit = RolloutDesk.disposing(
                    RecordKey(kind: ProblemItem.kind, id: id), disposition.rawValue, answer: answer)
                return ([edit].compactMap { $0 }, id)
            }
            if options.json {
                return console.print(
                    .members(["id": .describing(id), "disposition": .text(disposition.rawValue)]))
            }
            console.print("\(problem) is \(disposition.rawValue).")
        }
    }
}

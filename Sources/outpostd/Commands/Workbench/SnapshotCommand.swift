// Why this file exists: how good a forecast was can be told only if somebody wrote it down at the time. HQ does, every
// week, and what it wrote is never changed.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd snapshot`.
struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "What was open at the end of a week.", subcommands: [Take.self])

    struct Take: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write down what is open now, for every office; doing it twice changes nothing.",
            discussion: """
                Of a deal in dispute the prudent values are written down, as figures count them. An office of which \
                there is a snapshot of the week keeps it; deals of no office are in none. Run it once a week, after \
                the offices have synced.

                Example: outpostd snapshot take --week 2026-11-23
                """)
        @OptionGroup var options: CommonOptions
        @Option(help: ArgumentHelp("Any day of the week; this week if left out.", valueName: "YYYY-MM-DD"))
        var week: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let timeline = headquarters.timeline
            let (monday, figures) = try await Desk(headquarters).write { [week] ground, occasion in
                let day = week ?? occasion.today
                guard let monday = Snapshots.monday(of: day), day <= occasion.today else {
                    throw CommandFailure.usage("The week of \(day) has not begun; nothing can be written down of it.")
                }
                let taken = try MetricDesk.shared.read(ground, of: timeline) { reader in
                    Self.offices(reader.facts, week: monday, at: occasion.now)
                }
                let figures = try taken.map { office in
                    Figure(
                        office: try Self.name(office.id, ground), deals: office.edits.count, isKept: office.isKept)
                }
                return (taken.flatMap(\.edits), (monday, figures.sorted { $0.office < $1.office }))
            }
            if options.json {
                return console.print(
                    .members([
                        "week": .describing(monday),
                        "offices": .array(
                            figures.map {
                                .members([
                                    "office": .text($0.office), "deals": .integer(Int64($0.deals)),
                                    "unchanged": .flag($0.isKept),
                                ])
                            }),
                    ]))
            }
            for figure in figures {
                console.print(
                    figure.isKept
                        ? "\(figure.office): there is a snapshot of the week of \(monday); unchanged."
                        : "\(figure.office): \(figure.deals) open deals in the week of \(monday).")
            }
            if figures.isEmpty { console.print("No office has an open deal.") }
        }

        private struct Figure: Sendable {
            let office: String
            let deals: Int
            let isKept: Bool
        }

        /// What is to be written of one office.
        private struct OfficeWeek: Sendable {
            let id: RecordID
            let edits: [RecordEdit]
            let isKept: Bool
        }

        /// Every office that has something open, or a snapshot of the week already.
        private static func offices(_ facts: Facts, week: CivilDate, at now: Int64) -> [OfficeWeek] {
            guard let context = MetricQuestion().context(facts, now: now) else { return [] }
            return facts.offices.ids.compactMap { id in
                guard facts.offices[id] != nil else { return nil }
                let isKept = Snapshots.isTaken(facts, office: id, week: week)
                let edits = Snapshots.edits(facts, office: id, at: now, week: week, context)
                return isKept || !edits.isEmpty ? OfficeWeek(id: id, edits: edits, isKept: isKept) : nil
            }
        }

        private static func name(_ office: RecordID, _ ground: DeskGround) throws -> String {
            let key = RecordKey(kind: Office.kind, id: office)
            if case .text(let code) = try ground.value(Office.Fields.code, of: key) { return code }
            return try ground.name(key)
        }
    }
}

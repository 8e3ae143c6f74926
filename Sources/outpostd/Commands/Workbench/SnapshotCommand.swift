// Why this file exists: how good a forecast was can be told only if somebody wrote it down at the time. HQ does, every
// week, and what it wrote is never changed.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer

/// `outpostd snapshot`.
struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "What was open at the end of a week.", subcommands: [Take.self])

    struct Take: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write down what is open now, for every office; doing it twice changes nothing.",
            discussion: """
                An office of which there is a snapshot of the week keeps it. Run it once a week, after the offices \
                have synced.

                Example: outpostd snapshot take --week 2026-11-23
                """)
        @OptionGroup var options: CommonOptions
        @Option(help: ArgumentHelp("Any day of the week; this week if left out.", valueName: "YYYY-MM-DD"))
        var week: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
            let (monday, figures) = try await Desk(headquarters).write { [week] ground, occasion in
                let day = week ?? occasion.today
                guard let monday = WeeklySnapshot.monday(of: day), day <= occasion.today else {
                    throw CommandFailure.usage("The week of \(day) has not begun; nothing can be written down of it.")
                }
                let snapshot = WeeklySnapshot(
                    of: try Self.deals(ground), week: monday, takenAt: occasion.now, done: try Self.done(monday, ground)
                )
                return (snapshot.edits, (monday, try Self.figures(snapshot, ground)))
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
                let name = figure.office.isEmpty ? "no office" : figure.office
                console.print(
                    figure.isKept
                        ? "\(name): there is a snapshot of the week of \(monday); unchanged."
                        : "\(name): \(figure.deals) open deals in the week of \(monday).")
            }
            if figures.isEmpty { console.print("No deal is open.") }
        }

        private struct Figure: Sendable {
            let office: String
            let deals: Int
            let isKept: Bool
        }

        private static func deals(_ ground: DeskGround) throws -> [ShownDeal] {
            var deals: [ShownDeal] = []
            try ground.forEach(Opportunity.kind) { id, values in deals.append((id: id, values: values)) }
            return deals
        }

        /// The offices of which there is a snapshot of a week.
        private static func done(_ monday: CivilDate, _ ground: DeskGround) throws -> Set<RecordID?> {
            var done: Set<RecordID?> = []
            for id in try ground.allRecords(Snapshot.kind, where: Snapshot.Fields.week, is: .date(monday)) {
                let key = RecordKey(kind: Snapshot.kind, id: id)
                done.insert(try ground.value(Snapshot.Fields.office, of: key).reference)
            }
            return done
        }

        private static func figures(_ snapshot: WeeklySnapshot, _ ground: DeskGround) throws -> [Figure] {
            func name(_ office: RecordID?) throws -> String {
                guard let office else { return "" }
                let code = try ground.value(Office.Fields.code, of: RecordKey(kind: Office.kind, id: office))
                if case .text(let text) = code { return text }
                return try ground.name(RecordKey(kind: Office.kind, id: office))
            }
            var figures = try snapshot.taken.map { Figure(office: try name($0.key), deals: $0.value, isKept: false) }
            figures += try snapshot.kept.map { Figure(office: try name($0), deals: 0, isKept: true) }
            return figures.sorted { $0.office < $1.office }
        }
    }
}

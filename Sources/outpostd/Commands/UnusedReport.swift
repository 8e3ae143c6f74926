// Why this file exists: whoever answers for a process is to take out of it what nobody needs. That nobody does a thing
// leaves no record, so somebody has to be shown what is missing.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

extension Report {
    struct Unused: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Activities of the processes that nobody used for a while.",
            discussion: """
                Nobody took up a task of theirs, began a form on their template, or said what was done instead. \
                Activities that leave neither task nor form are not judged. Example: outpostd report unused \
                --period 2026-Q3
                """)
        @OptionGroup var options: CommonOptions
        @Option(
            help: ArgumentHelp(
                "2026, 2026-Q3, 2026-11 or 2026-01-15..2026-02-03; the last year if left out.", valueName: "period"))
        var period: String?

        /// How far back is looked if nobody says, in days.
        private static let usualDays: Int64 = 365

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let span = try span()
            let rows = try await Desk(headquarters).read { ground in
                var activities = UnusedActivities(in: span)
                try ground.forEach(DealTask.kind) { activities.add(task: $0, $1) }
                try ground.forEach(Form.kind) { activities.add(form: $0, $1) }
                try ground.forEach(Deviation.kind) { activities.add(deviation: $0, $1) }
                return activities.rows(of: try Library(ground).steps())
            }
            if options.json { return console.print(JSON.array(rows.map(Self.json))) }
            let words = Words(console.language)
            var table = TextTable([
                .init(words.field(DealTask.kind, DealTask.Fields.step)),
                .init(words.field(DealTask.kind, DealTask.Fields.role)),
                .init(words.field(DealTask.kind, DealTask.Fields.template)), .init(words[.untouched], .right),
            ])
            for row in rows {
                table.add([
                    "\(row.step.code) \(row.step.title.text(in: console.language))",
                    Labels.role(row.step.role, in: console.language), row.step.template, String(row.waiting),
                ])
            }
            console.print(table)
        }

        private func span() throws -> MetricPeriod {
            let today = try Desk.occasion().today
            if let period {
                guard let named = MetricPeriod(period) else {
                    throw CommandFailure.usage(
                        "“\(period)” is no period; write 2026, 2026-Q3, 2026-11 or 2026-01-15..2026-02-03.")
                }
                return named
            }
            let start = CivilDate(days: Int64(today.days) - Self.usualDays) ?? today
            guard let usual = MetricPeriod(from: start, to: today) else {
                throw CommandFailure.failed("This machine's clock is outside the calendar.")
            }
            return usual
        }

        private static func json(_ row: UnusedActivities.Row) -> JSON {
            .members([
                "step": .text(row.step.code), "title": row.step.title.json, "role": .text(row.step.role),
                "stage": .text(row.step.stage), "template": .text(row.step.template),
                "waiting": .integer(Int64(row.waiting)),
            ])
        }
    }
}

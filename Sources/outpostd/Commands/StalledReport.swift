// Why this file exists: projects that stand still unpaid are nobody's late milestone and nobody's late invoice. One
// list shows them to whoever answers for all of them.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

extension Report {
    struct Stalled: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Contracts on which nothing was finished, accepted or paid for a while.",
            discussion: "Example: outpostd report stalled --days 60")
        @OptionGroup var options: CommonOptions
        @Option(help: "For how many days nothing has come about.") var days = StalledProject.usualDays

        func validate() throws {
            guard days >= 0 else { throw ValidationError("--days takes 0 or more.") }
        }

        /// A project as the list shows it.
        private struct Row: Sendable {
            let project: StalledProject
            let contract: String
            let account: String
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let rows = try await Desk(headquarters).read { [days] ground in
                let today = try Desk.occasion().today
                var keys: [RecordKey] = []
                try ground.forEach(Contract.kind) { id, _ in keys.append(RecordKey(kind: Contract.kind, id: id)) }
                let stalled = try keys.compactMap { try StalledProject($0, on: today, after: days, ground) }
                return try stalled.sorted { ($1.days, $0.contract) < ($0.days, $1.contract) }.map { project in
                    let account = try ground.value(Contract.Fields.account, of: project.contract).reference
                    return Row(
                        project: project, contract: try ground.name(project.contract),
                        account: try account.map { try ground.name(RecordKey(kind: Account.kind, id: $0)) } ?? "")
                }
            }
            if options.json { return console.print(.array(rows.map(Self.json))) }
            let words = Words(console.language)
            var table = TextTable([
                .init(Labels.kind("contract", in: console.language)),
                .init(words.field(Contract.kind, Contract.Fields.account)), .init(words[.stillSince]),
                .init(words[.days], .right), .init(words[.unpaid], .right),
            ])
            for row in rows {
                table.add([
                    row.contract, row.account, row.project.since.description, String(row.project.days),
                    row.project.unpaid.map(\.description).joined(separator: ", "),
                ])
            }
            console.print(table)
        }

        private static func json(_ row: Row) -> JSON {
            .members([
                "contract": .text(row.contract), "id": .describing(row.project.contract.id),
                "account": .text(row.account), "since": .describing(row.project.since),
                "days": .integer(Int64(row.project.days)),
                "unpaid": .array(
                    row.project.unpaid.map {
                        .members(["minor": .integer($0.minorUnits), "currency": .text($0.currency)])
                    }),
            ])
        }
    }
}

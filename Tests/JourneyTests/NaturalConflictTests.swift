// Why this file exists: rules that serve invented conflicts may fail real ones. Three offices worked the same customers
// for fifteen months; this brings all of it together at once, in every order in which they may come.

import Foundation
import SyncServer
import Testing

extension Journeys {
    @Suite(.enabled(if: SharedData.folder != nil, Comment(rawValue: SharedData.missing)))
    struct NaturalConflicts {
        /// All that a report says but its cases: a rule that holds the second of two edits opens them as edits come.
        private struct Figures: Hashable {
            let totals: [Int]
            let kinds: [ConflictReport.KindLine]
            let fields: [ConflictReport.FieldLine]
            let rules: [ConflictReport.RuleLine]
            let records: [ConflictReport.RecordLine]

            init(_ report: ConflictReport) {
                totals = [report.merged, report.chosenByRule, report.sentToPeople]
                (kinds, fields, rules, records) = (report.kinds, report.byField, report.rules, report.records)
            }
        }

        @Test func `three offices replay the real pipeline offline, converge, and count alike in every order`()
            async throws
        {
            let offices = try await ReplayedOffices.replay(try SharedData.path("crm_maven"))
            #expect(offices.sharedAccounts == 71)
            #expect(offices.edits > 1000)
            var figures: Set<Figures> = []
            for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
                let name = order.map(String.init).joined()
                let ending = try await offices.end(syncing: order, named: name)
                #expect(ending.differences == [[], [], []], "\(name)")
                #expect(ending.findings == [], "\(name)")
                #expect(ending.report.changesets == offices.edits)
                figures.insert(Figures(ending.report))
                if order == [2, 1, 0] { try await expectProgramToAgree(ending) }
            }
            #expect(figures.count == 1, "\(figures.map(\.totals))")
            #expect(figures.first?.totals.allSatisfy { $0 > 0 } == true, "\(figures.map(\.totals))")
        }

        /// `outpostd report conflicts` says the same, in a sentence and in JSON.
        private func expectProgramToAgree(_ ending: ReplayedOffices.Ending) async throws {
            let report = ending.report
            try await World.tell { world in
                let data = ["report", "conflicts", "--data", ending.headquarters]
                let answer = try Answer(try await world.run(.outpostd, data + ["--json"]).output)
                #expect(answer["merged"] == .number(report.merged))
                #expect(answer["chosen"] == .number(report.chosenByRule))
                #expect(answer["asked"] == .number(report.sentToPeople))
                #expect(answer["rules"].first("rule", "textMerge")["fields"] != .null)
                let page = try await world.run(.outpostd, data + ["--lang", "en"]).output
                #expect(page.contains("\(report.merged) merged, \(report.chosenByRule) chosen by rule"), "\(page)")
                for language in ["zh-Hans", "zh-Hant"] {
                    let page = try await world.run(.outpostd, data + ["--lang", language]).output
                    #expect(page.contains(" \(report.sentToPeople) 次。"), "\(page)")
                }
            }
        }
    }
}

// Why this file exists: figures known from the real Maven set must come out, to the cent. The set is not part of the
// repository; without it these tests are skipped.

import SyncProtocol
import Testing

@testable import LeadToCash

private let skipped: Comment = "no real data: set OUTPOST_SHARED_DATA to a folder that holds crm_maven"

private func plan(_ folder: String) throws -> ImportPlan {
    let shared = try #require(SharedData.folder)
    return try ImportPlan(try SourceFile.read(path: shared + "/" + folder), profile: .maven)
}

@Suite(.enabled(if: SharedData.folder != nil, skipped))
struct GoldenTests {
    @Test func `the defects of the Maven set are reported with their counts`() throws {
        let plan = try plan("crm_maven")
        #expect(plan.rejects.isEmpty)
        let counts = Dictionary(uniqueKeysWithValues: plan.defects.map { ($0.name, $0.count) })
        #expect(
            counts == [
                "opportunity-without-account": 1425, "product-spelling-GTXPro": 1480, "open-without-value": 2089,
                "open-without-close-date": 2089, "no-engage-date-prospecting": 500, "agent-without-deals": 5,
                "unknown-sector-technolgy": 12, "unknown-country-Philipines": 1,
            ])
        #expect(plan.defects.contains { $0.sentence.contains("`technolgy` (`technology`?)") })
    }

    @Test func `the pipeline of the Maven set gives the golden figures`() throws {
        let records = applying(try plan("crm_maven").reconcile { _ in nil }.edits)
        let report = Self.report(records)
        let counts = Dictionary(uniqueKeysWithValues: report.byLabel.map { ($0.label ?? "", $0.count) })
        #expect(counts == ["won": 4238, "lost": 2473, "verified": 1589, "discovered": 500])
        #expect(report.byLabel.first { $0.label == "won" }?.amounts.first?.minorUnits == 1_000_553_400)
        let won = report.byOffice.filter { $0.label == "won" }
        #expect(won.map(\.office) == ["Central", "East", "West"])
        #expect(won.map(\.count) == [1629, 1171, 1438])
        #expect(won.map { $0.amounts.first?.minorUnits } == [334_629_300, 309_059_400, 356_864_700])
    }

    @Test func `importing the Maven set again changes nothing`() throws {
        let plan = try plan("crm_maven")
        let records = applying(plan.reconcile { _ in nil }.edits)
        let again = plan.reconcile { records[$0] }
        #expect(again.edits.isEmpty)
        #expect(again.summary.contains("opportunity: 0 created, 0 updated, 8,800 unchanged"))
    }

    @Test func `the tampered set gives exactly its differences`() throws {
        let records = applying(try plan("crm_maven").reconcile { _ in nil }.edits)
        let tampered = try plan("crm_maven_tampered")
        let outcome = tampered.reconcile { records[$0] }
        #expect(tampered.defect("account-only-in-pipeline") == 1)
        #expect(outcome.tallies["office"] == tally(unchanged: 3))
        #expect(outcome.tallies["product"] == tally(unchanged: 7))
        #expect(outcome.tallies["account"] == tally(created: 1, unchanged: 85))
        // An agent and the manager that comes with him.
        #expect(outcome.tallies["user"]?.created == 2 && outcome.tallies["user"]?.updated == 0)
        #expect(outcome.tallies["opportunity"] == tally(created: 1, updated: 2, unchanged: 8798))
        for edit in outcome.edits where edit.action == .update {
            #expect(edit.writes.map(\.field) == [Opportunity.Fields.stage, Opportunity.Fields.openedOn])
            #expect(edit.value(Opportunity.Fields.stage) == .text("verified"))
        }
    }

    private func tally(created: Int = 0, updated: Int = 0, unchanged: Int = 0) -> ImportOutcome.Tally {
        var tally = ImportOutcome.Tally()
        tally.created = created
        tally.updated = updated
        tally.unchanged = unchanged
        return tally
    }

    static func report(_ records: [RecordKey: [FieldNumber: Value]]) -> PipelineReport {
        var builder = PipelineReport.Builder()
        func text(_ value: Value?) -> String? { if case .text(let text) = value { text } else { nil } }
        for (key, values) in records where key.kind == Opportunity.kind {
            var office: String?
            if case .reference(let id) = values[Opportunity.Fields.office] {
                office = text(records[RecordKey(kind: Office.kind, id: id)]?[Office.Fields.name])
            }
            var amount: Int64?
            let money = values[Opportunity.Fields.commercial]?.parts ?? []
            if case .integer(let minor)? = money.first { amount = minor }
            builder.add(
                officeName: office, stage: text(values[Opportunity.Fields.stage]),
                outcome: text(values[Opportunity.Fields.outcome]), amountMinor: amount,
                currency: money.count > 1 ? text(money[1]) : nil)
        }
        return builder.report()
    }
}

// Why this file exists: shares of people, filters and quarters are small rules on which somebody acts.

import Foundation
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

@Suite struct ProgrammeRuleTests {
    private static func id(_ number: UInt64) -> RecordID { RecordID(high: 0x7000, low: number) }

    @Test func `everybody counts once, by the best try, and whoever works nowhere here does not count`() {
        let (lisbon, lima) = (Self.id(1), Self.id(2))
        let learners = [11, 12, 13].map { TrainingCoverage.Learner(id: Self.id($0), office: lisbon) }
        func attempt(_ user: UInt64, _ score: Int64?, _ isPassed: Bool) -> TrainingCoverage.Attempt {
            TrainingCoverage.Attempt(user: Self.id(user), material: "R10", score: score, isPassed: isPassed)
        }
        let coverage = TrainingCoverage(
            learners,
            [
                attempt(11, 40, false), attempt(11, 90, true), attempt(11, 70, false), attempt(12, 61, false),
                attempt(99, 100, true),
            ])
        let standing = coverage.standing(lisbon, "R10")
        #expect(
            standing == TrainingCoverage.Standing(people: 3, tried: 2, passed: 1, meanBest: 75))
        #expect(standing.share == 3333)
        #expect(coverage.standing(lisbon, "R11").meanBest == nil)
        #expect(coverage.standing(lima, "R10").share == nil)
        #expect(coverage.offices == [lisbon])
    }

    @Test func `four quarters end with that of the day, over the turn of the year`() throws {
        let day = try #require(CivilDate("2026-02-03"))
        #expect(RolloutPages.quarters(until: day) == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"])
    }

    @Test func `feedback that nobody answered counts as open`() {
        let open = TriageFilter(FormFields())
        #expect(open.kind == Feedback.kind && open.state == "open")
        #expect(
            open.query.conditions == [.anyOf(Feedback.Fields.disposition, [.null, .text("open")])])
        let all = TriageFilter(FormFields([("tab", "problems"), ("state", "all")]))
        #expect(all.query == RecordQuery(ProblemItem.kind, limit: 50))
        #expect(all.path == "/feedback?tab=problems&state=all")
        #expect(TriageFilter(FormFields([("state", "burnt")])).state == nil)
    }

    @Test func `every stage names documents and nodes that ship`() throws {
        let documents = Set(ProcessContent.documents.map(\.code))
        #expect(ProcessStage.all.map(\.phase) == GuidePhase.allCases)
        for stage in ProcessStage.all {
            #expect(documents.isSuperset(of: stage.documents), "\(stage.number)")
            #expect(documents.contains(stage.phase.message), "\(stage.number)")
            #expect(!stage.metrics.isEmpty && !stage.subprocesses.isEmpty, "\(stage.number)")
        }
        #expect(ProcessStage.metrics(of: "DTC").contains(.satisfaction))
        #expect(ProcessStage.metrics(of: "T01").isEmpty)
    }

    @Test func `every page that the coverage names is one that HQ serves`() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let text = try String(contentsOfFile: root + "/Docs/process-coverage.md", encoding: .utf8)
        let served = Set(PageRoute.all.map(\.path))
        var named: Set<String> = []
        var rest = text[...]
        while let mark = rest.firstRange(of: "page `/") {
            rest = rest[mark.upperBound...]
            named.insert("/" + String(rest.prefix { $0 != "`" }))
        }
        #expect(named.count > 5)
        #expect(named.subtracting(served).sorted().isEmpty)
    }
}

// Why this file exists: a list of what nobody does is believed only if what somebody did is never on it, and if it says
// nothing of what leaves no trace.

import SyncProtocol
import Testing

@testable import LeadToCash

struct UnusedActivitiesTests {
    private let none = Label("", "", "")

    private func step(_ code: String, stage: String = "", template: String = "") -> Step {
        Step(
            code, none, role: "AR", stage: stage, purpose: none, input: none, output: none, outcome: none,
            template: template, tasks: [])
    }

    private func unused(_ steps: [Step], _ fill: (inout UnusedActivities) -> Void) -> [String: Int] {
        var activities = UnusedActivities(in: span("2026"))
        fill(&activities)
        return Dictionary(uniqueKeysWithValues: activities.rows(of: steps).map { ($0.step.code, $0.waiting) })
    }

    private func made(_ day: String) -> RecordID {
        RecordID(milliseconds: UInt64(noon(day)), entropy: 0, replica: ReplicaID(rawValue: 7), counter: 1)
    }

    private func task(
        _ step: String, _ state: String, due: String? = nil
    ) -> [FieldNumber: Value] {
        [
            DealTask.Fields.step: .text(step), DealTask.Fields.state: .text(state),
            DealTask.Fields.dueOn: due.map(Value.day) ?? .null,
        ]
    }

    @Test func `what somebody took up, filled in or went round is used, and what lies about is not`() {
        let steps = [
            step("X1", stage: "opportunity.guiding"), step("X2", stage: "lead.accepted"), step("X3", template: "T02"),
            step("X4", stage: "contract.effective"), step("X5", stage: "milestone.planned"),
            step("X6", template: "T04"),
        ]
        // What a rule makes has an id that tells no day.
        let byRule = RecordID.derived("task")
        let rows = unused(steps) { activities in
            activities.add(task: byRule, task("X1", "done", due: "2026-05-01"))
            activities.add(task: byRule, task("X2", "todo", due: "2026-05-01"))
            activities.add(task: byRule, task("X2", "todo", due: "2027-05-01"))
            activities.add(form: made("2026-02-01"), [Form.Fields.template: .text("T02")])
            activities.add(deviation: made("2026-02-01"), [Deviation.Fields.step: .text("X4")])
            activities.add(task: made("2025-02-01"), task("X5", "doing"))
            activities.add(form: made("2025-02-01"), [Form.Fields.template: .text("T04")])
        }
        #expect(rows == ["X2": 1, "X5": 0, "X6": 0])
    }

    @Test func `nobody is blamed for what leaves no trace`() {
        let steps = [
            step("X1"), step("X2", stage: "invoice.delivered"), step("X3", stage: "contract.nowhere"),
            step("X4", stage: "opportunity.guiding"),
        ]
        let rows = unused(steps) { _ in }
        #expect(rows == ["X4": 0])
        let shipped = ProcessContent.documents.flatMap(\.steps)
        let judged = shipped.filter { UnusedActivities.leavesTrace($0) }
        #expect(judged.count > shipped.count / 2 && judged.count < shipped.count)
    }

    @Test func `the steps are those of the processes that are read`() throws {
        let ground = GuidanceGround()
        let codes = try Library(ground).steps().map(\.code)
        #expect(codes.contains("P03.1") && codes.contains("DTC.4") && Set(codes).count == codes.count)
        #expect(codes == ProcessContent.documents.filter { $0.genre == .process }.flatMap(\.steps).map(\.code))
    }
}

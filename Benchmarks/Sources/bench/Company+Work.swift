// Why this file exists: most records of a company are what its people did day by day, and what they could not agree on.

import LeadToCash
import SyncProtocol

extension Company {
    /// An activity for each deal, and a task for every other.
    mutating func tellWork() {
        for number in deals.indices {
            tellActivity()
            if number.isMultiple(of: 2) { tellTask() }
            guard number.isMultiple(of: 50) else { continue }
            add(
                Deviation.kind, on: Self.today - below(400),
                [
                    FieldValue(Deviation.Fields.opportunity, pick(deals)),
                    FieldValue(Deviation.Fields.nature, .text("skipped")),
                ])
        }
    }

    private mutating func tellActivity() {
        typealias F = Activity.Fields
        let day = Self.founded + below(Self.today - Self.founded)
        let branch = anyBranch()
        add(
            Activity.kind, on: day,
            [
                FieldValue(F.occurredAt, Self.instant(day)), FieldValue(F.author, pick(branch.people)),
                FieldValue(F.opportunity, pick(deals)), FieldValue(F.account, pick(accounts)),
            ])
    }

    private mutating func tellTask() {
        typealias F = DealTask.Fields
        let day = Self.founded + below(Self.today - Self.founded + 60)
        let isDone = day < Self.today && chance(80)
        let step = 1 + below(9)
        add(
            DealTask.kind, on: min(day, Self.today),
            [
                FieldValue(F.opportunity, pick(deals)), FieldValue(F.step, .text("P03.\(step)")),
                FieldValue(F.dueOn, Self.date(day)), FieldValue(F.state, .text(isDone ? "done" : "todo")),
                FieldValue(F.evidence, isDone && chance(70) ? .text("minutes") : .null),
            ])
    }

    /// A case for every fiftieth deal: most are decided; those that are open are about the amount.
    mutating func tellCases() {
        typealias F = CaseRecord.Fields
        for _ in 0..<(size / 50) {
            let opened = Self.today - below(800)
            let isOpen = chance(15)
            let quoted: Value = .compound([whole(100_000..<1_000_000), .text("USD"), .null])
            let candidates = JSON.array([.members(["value": JSON(quoted)])]).compact
            let subject: Value = .compound([
                .integer(Int64(Opportunity.kind)), pick(deals), .integer(Int64(Opportunity.Fields.commercial)),
            ])
            let decided: Value = .compound([.null, Self.instant(opened + below(9)), .text("decided")])
            add(
                CaseRecord.number, on: opened,
                [
                    FieldValue(F.subject, subject),
                    FieldValue(F.question, .text(word(["values", "held", "exception"]))),
                    FieldValue(F.rule, .text(word(["needsHuman", "bidWithoutAuthority", "stageNeedsGate"]))),
                    FieldValue(F.severity, .text(word(["low", "medium", "high"]))),
                    FieldValue(F.decider, .text(word(["OM", "HQ"]))), FieldValue(F.openedAt, Self.instant(opened)),
                    FieldValue(F.due, Self.instant(opened + 10)),
                    FieldValue(F.state, .text(isOpen ? CaseRecord.open : CaseRecord.closed)),
                    FieldValue(F.candidates, isOpen ? .text(candidates) : .null),
                    FieldValue(F.decision, isOpen ? .null : decided),
                ])
        }
    }
}

// Why this file exists: a flow chart that nobody is handed is a picture. When a lead or a deal comes to a stage, the
// steps that fall due there become tasks with somebody's name and a date.

import SyncProtocol

/// Also about HQ's own edits: a stage that HQ let pass has been come to all the same.
enum StageTasks {
    static let rule = Invariant(
        "stageTasks", "What the process asks for at this stage has become tasks.",
        watches: [Opportunity.kind: [Opportunity.Fields.stage], Lead.kind: [Lead.Fields.status]], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.isDeletion, let place = try Place(proposal, ground) else { return nil }
        let tasks = try ProcessContent.steps(for: place.state).compactMap { step -> RecordEdit? in
            let key = RecordKey(kind: DealTask.kind, id: .derived("task|\(proposal.key)|\(step.code)"))
            // Whoever finished or deleted a task does not get it again because the deal went back and forth.
            guard try ground.life(of: key) == nil else { return nil }
            return RecordEdit(key, .create, try writes(step, place, proposal, ground))
        }
        return tasks.isEmpty ? nil : Ruling(.accept, edits: tasks)
    }

    /// The stage that a record comes to.
    private struct Place {
        /// `opportunity.guiding`
        let state: String
        /// `stage/guiding`
        let origin: String
        /// The task's field that names the record.
        let parent: FieldNumber
        let office: FieldNumber
        let account: FieldNumber

        init?(_ proposal: Proposal, _ ground: any Ground) throws {
            let isDeal = proposal.key.kind == Opportunity.kind
            let field = isDeal ? Opportunity.Fields.stage : Lead.Fields.status
            let externalID = isDeal ? Opportunity.Fields.externalID : Lead.Fields.externalID
            // What an import brings has been worked on elsewhere.
            guard let word = proposal.value(field)?.asText,
                try !(proposal.isNew(ground) && proposal.value(externalID)?.isEmpty == false),
                try Self.isFurther(word, than: ground.text(field, of: proposal.key), isDeal),
                try !isDeal || Self.isOpen(proposal, ground)
            else { return nil }
            state = "\(proposal.kind.name).\(word)"
            origin = isDeal ? "stage/\(word)" : "status/\(word)"
            parent = isDeal ? DealTask.Fields.opportunity : DealTask.Fields.lead
            office = isDeal ? Opportunity.Fields.office : Lead.Fields.office
            account = isDeal ? Opportunity.Fields.account : Lead.Fields.account
        }

        /// Somebody else may have brought it further meanwhile; then that stage's tasks are there.
        private static func isFurther(_ word: String, than standing: String, _ isDeal: Bool) -> Bool {
            let path = isDeal ? Opportunity.stages.map(\.word) : Lead.statusOrder.path
            guard let reached = path.firstIndex(of: word) else { return false }
            return reached > path.firstIndex(of: standing) ?? -1
        }

        private static func isOpen(_ proposal: Proposal, _ ground: any Ground) throws -> Bool {
            let outcome = try proposal.after(Opportunity.Fields.outcome, ground).asText ?? ""
            return ["", "open"].contains(outcome)
        }
    }

    private static func writes(
        _ step: Step, _ place: Place, _ proposal: Proposal, _ ground: any Ground
    ) throws -> [FieldValue] {
        typealias Fields = DealTask.Fields
        var writes = [
            FieldValue(place.parent, .reference(proposal.key.id)),
            FieldValue(Fields.name, .text(step.title.text(in: .en))), FieldValue(Fields.step, .text(step.code)),
            FieldValue(Fields.role, .text(step.role)), FieldValue(Fields.origin, .text(place.origin)),
            FieldValue(Fields.outcome, .text(step.outcome.text(in: .en))), FieldValue(Fields.state, .text("todo")),
        ]
        for (field, source) in [(Fields.office, place.office), (Fields.account, place.account)] {
            let value = try proposal.after(source, ground)
            if !value.isEmpty { writes.append(FieldValue(field, value)) }
        }
        if !step.template.isEmpty { writes.append(FieldValue(Fields.template, .text(step.template))) }
        if step.dueDays > 0, let due = WorkingDays.day(step.dueDays, after: proposal.made) {
            writes.append(FieldValue(Fields.dueOn, .date(due)))
        }
        if let person = try person(step.role, proposal, ground) {
            writes.append(FieldValue(Fields.assignee, .reference(person)))
        }
        return writes
    }

    /// Whose work a step is: whoever has the seat of its part; of a lead, and of a deal without a team, the owner.
    private static func person(_ role: String, _ proposal: Proposal, _ ground: any Ground) throws -> RecordID? {
        guard proposal.key.kind == Opportunity.kind else {
            return role == "AR" ? try proposal.after(Lead.Fields.assignedTo, ground).asReference : nil
        }
        let seat = try ground.filed(TeamSeat.kind, under: proposal.key.id, by: TeamSeat.Fields.opportunity).first {
            try ground.text(TeamSeat.Fields.role, of: $0) == role
                && ground.value(TeamSeat.Fields.active, of: $0) != .flag(false)
        }
        if let seat { return try ground.value(TeamSeat.Fields.user, of: seat).asReference }
        return role == "AR" ? try proposal.after(Opportunity.Fields.owner, ground).asReference : nil
    }
}

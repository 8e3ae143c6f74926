// Why this file exists: a flow chart that nobody is handed is a picture. When a lead, a deal, a contract or a milestone
// comes to a stage, the steps that fall due there become tasks with somebody's name and a date.

import SyncProtocol

/// Also about HQ's own edits: a stage that HQ let pass has been come to all the same. The steps are those of the
/// edition that the deal keeps.
enum StageTasks {
    static let rule = Invariant(
        "stageTasks", "What the process asks for at this stage has become tasks.",
        watches: [
            Lead.kind: [Lead.Fields.status], Opportunity.kind: [Opportunity.Fields.stage],
            Contract.kind: [Contract.Fields.state], Milestone.kind: [Milestone.Fields.state],
        ], check: check)

    /// Whether a step becomes a task by itself: when a lead, a deal, a contract or a milestone comes to its stage.
    static func handsOut(_ step: Step) -> Bool {
        let words = step.stage.split(separator: ".", maxSplits: 1).map(String.init)
        guard words.count == 2, let kind = LeadToCash.schema.kind(named: words[0]) else { return false }
        return StageRoad.of(kind.number)?.path.contains(words[1]) ?? false
    }

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.isDeletion, let place = try StagePlace(proposal, ground) else { return nil }
        let library = Library(ground, version: try place.version())
        let tasks = try library.steps(at: place.state).compactMap { step -> RecordEdit? in
            let key = RecordKey(kind: DealTask.kind, id: .derived("task|\(proposal.key)|\(step.code)"))
            // Whoever finished or deleted a task does not get it again because the deal went back and forth.
            guard try ground.life(of: key) == nil else { return nil }
            return RecordEdit(key, .create, try writes(step, place, proposal))
        }
        return tasks.isEmpty ? nil : Ruling(.accept, edits: tasks)
    }

    private static func writes(_ step: Step, _ place: StagePlace, _ proposal: Proposal) throws -> [FieldValue] {
        typealias Fields = DealTask.Fields
        var writes = [
            FieldValue(Fields.name, .text(try place.title(step))), FieldValue(Fields.step, .text(step.code)),
            FieldValue(Fields.role, .text(step.role)), FieldValue(Fields.origin, .text(place.origin)),
            FieldValue(Fields.outcome, .text(step.outcome.text(in: .en))), FieldValue(Fields.state, .text("todo")),
        ]
        writes += try place.filing().filter { !$0.value.isEmpty }
        if !step.template.isEmpty { writes.append(FieldValue(Fields.template, .text(step.template))) }
        if step.dueDays > 0, let due = WorkingDays.day(step.dueDays, after: proposal.made) {
            writes.append(FieldValue(Fields.dueOn, .date(due)))
        }
        if let person = try place.person(step.role) {
            writes.append(FieldValue(Fields.assignee, .reference(person)))
        }
        return writes
    }
}

/// The stage that a record comes to.
private struct StagePlace {
    /// `opportunity.guiding`
    let state: String
    /// `stage/guiding`
    let origin: String
    private let key: RecordKey
    private let road: StageRoad
    private let ground: GroundAfter

    init?(_ proposal: Proposal, _ before: any Ground) throws {
        // What an import brings has been worked on elsewhere.
        guard let road = StageRoad.of(proposal.key.kind), let word = proposal.value(road.field)?.asText,
            try !(proposal.isNew(before) && road.externalID.flatMap { proposal.value($0) }?.isEmpty == false)
        else { return nil }
        let after = GroundAfter(proposal, before)
        // What a laptop writes into a field of HQ's has not come about.
        guard try after.value(road.field, of: proposal.key) == .text(word),
            try road.isFurther(word, than: before.text(road.field, of: proposal.key))
        else { return nil }
        if proposal.key.kind == Opportunity.kind {
            let outcome = try after.text(Opportunity.Fields.outcome, of: proposal.key)
            guard ["", "open"].contains(outcome) else { return nil }
        }
        key = proposal.key
        self.road = road
        ground = after
        state = "\(proposal.kind.name).\(word)"
        origin = "\(road.name)/\(word)"
    }

    /// What the task is called: of several milestones each has its own.
    func title(_ step: Step) throws -> String {
        let title = step.title.text(in: .en)
        guard key.kind == Milestone.kind else { return title }
        let milestone = try ground.text(Milestone.Fields.name, of: key)
        return milestone.isEmpty ? title : "\(title): \(milestone)"
    }

    /// The version of the processes by which the record is worked on.
    func version() throws -> RecordID? { try Editions.version(for: deal() ?? key, ground) }

    // MARK: What a task belongs to

    private func contract() throws -> RecordKey? {
        switch key.kind {
        case Contract.kind: key
        case Milestone.kind: try ground.record(Contract.kind, by: Milestone.Fields.contract, of: key)
        default: nil
        }
    }

    private func deal() throws -> RecordKey? {
        if key.kind == Opportunity.kind { return key }
        if key.kind == Milestone.kind,
            let deal = try ground.record(Opportunity.kind, by: Milestone.Fields.opportunity, of: key)
        {
            return deal
        }
        return try contract().flatMap { try ground.record(Opportunity.kind, by: Contract.Fields.opportunity, of: $0) }
    }

    func filing() throws -> [FieldValue] {
        var filed = [
            FieldValue(DealTask.Fields.office, try ground.value(road.office, of: key)),
            FieldValue(DealTask.Fields.account, try ground.value(road.account, of: key)),
        ]
        if key.kind == Lead.kind { filed.append(FieldValue(DealTask.Fields.lead, .reference(key.id))) }
        if let deal = try deal() { filed.append(FieldValue(DealTask.Fields.opportunity, .reference(deal.id))) }
        if let contract = try contract() {
            filed.append(FieldValue(DealTask.Fields.contract, .reference(contract.id)))
        }
        return filed
    }

    /// Whose work a step is: whoever has the seat of its part; of a lead, and of a deal without a team, the owner.
    func person(_ role: String) throws -> RecordID? {
        if key.kind == Lead.kind {
            return role == "AR" ? try ground.value(Lead.Fields.assignedTo, of: key).asReference : nil
        }
        if let deal = try deal() {
            let seat = try ground.filed(TeamSeat.kind, under: deal.id, by: TeamSeat.Fields.opportunity).first {
                try ground.text(TeamSeat.Fields.role, of: $0) == role
                    && ground.value(TeamSeat.Fields.active, of: $0) != .flag(false)
            }
            if let seat { return try ground.value(TeamSeat.Fields.user, of: seat).asReference }
            if role == "AR" { return try ground.value(Opportunity.Fields.owner, of: deal).asReference }
        }
        if role == "PM", key.kind == Milestone.kind,
            let project = try ground.record(DeliveryProject.kind, by: Milestone.Fields.project, of: key)
        {
            return try ground.value(DeliveryProject.Fields.owner, of: project).asReference
        }
        guard role == "AR", let contract = try contract() else { return nil }
        return try ground.value(Contract.Fields.owner, of: contract).asReference
    }
}

/// How records of a kind go their way.
private struct StageRoad {
    /// What the field is called that says how far one is.
    let name: String
    let field: FieldNumber
    let path: [String]
    let office: FieldNumber
    let account: FieldNumber
    let externalID: FieldNumber?

    /// Somebody else may have brought it further meanwhile; then that stage's tasks are there.
    func isFurther(_ word: String, than standing: String) -> Bool {
        guard let reached = path.firstIndex(of: word) else { return false }
        return reached > path.firstIndex(of: standing) ?? -1
    }

    static func of(_ kind: KindNumber) -> StageRoad? {
        switch kind {
        case Lead.kind:
            StageRoad(
                name: "status", field: Lead.Fields.status, path: Lead.statusOrder.path, office: Lead.Fields.office,
                account: Lead.Fields.account, externalID: Lead.Fields.externalID)
        case Opportunity.kind:
            StageRoad(
                name: "stage", field: Opportunity.Fields.stage, path: Opportunity.stages.map(\.word),
                office: Opportunity.Fields.office, account: Opportunity.Fields.account,
                externalID: Opportunity.Fields.externalID)
        case Contract.kind:
            StageRoad(
                name: "state", field: Contract.Fields.state,
                path: Contract.states.map(\.word).filter { !["abandoned", "terminated"].contains($0) },
                office: Contract.Fields.office, account: Contract.Fields.account,
                externalID: Contract.Fields.externalID)
        case Milestone.kind:
            StageRoad(
                name: "state", field: Milestone.Fields.state,
                path: Milestone.states.map(\.word).filter { $0 != "rejected" }, office: Milestone.Fields.office,
                account: Milestone.Fields.account, externalID: nil)
        default: nil
        }
    }
}

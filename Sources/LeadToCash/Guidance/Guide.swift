// Why this file exists: guided selling 销售指引. From what the records show follows what comes next, on the whole road
// from a lead to money in the bank and the next lead. It reads by references only, so it answers at once.

import SyncProtocol

/// Says what comes next for a deal.
public enum Guide {
    /// What is to be done next for a lead, a deal or a contract, the next step first; nothing if all is done.
    /// - Parameters:
    ///   - today: what is due counts from here.
    ///   - library: where reasons and templates are read, in the edition that the deal keeps.
    public static func next(
        _ deal: RecordKey, _ ground: any Ground, on today: CivilDate, _ library: Library
    ) throws -> [Advice] {
        let road = GuideRoad(
            deal: FlowSubject(deal, ground), today: today, library: try library.edition(for: deal))
        guard try ground.isAlive(deal) else { return [] }
        switch deal.kind {
        case Lead.kind: return try LeadRoad(road).advice()
        case Opportunity.kind: return try DealRoad(road).advice()
        case Contract.kind: return try contract(road)
        default: return []
        }
    }

    public static func next(_ deal: RecordKey, _ ground: any Ground, on today: CivilDate) throws -> [Advice] {
        try next(deal, ground, on: today, Library(ground))
    }

    /// A contract that belongs to a deal is a part of its road.
    private static func contract(_ road: GuideRoad) throws -> [Advice] {
        guard let deal = try road.deal.related(Opportunity.kind, Contract.Fields.opportunity) else {
            return try ContractRoad(road, contract: road.deal).advice()
        }
        return try DealRoad(GuideRoad(deal: deal, today: road.today, library: road.library)).advice()
    }

    /// What lies under deals, and by which field: whoever asks about many deals reads it in one go.
    public static let underDeals: [(kind: KindNumber, field: FieldNumber)] = [
        (TeamSeat.kind, TeamSeat.Fields.opportunity), (Form.kind, Form.Fields.opportunity),
        (Requirement.kind, Requirement.Fields.opportunity), (GateRequest.kind, GateRequest.Fields.opportunity),
        (SolutionVersion.kind, SolutionVersion.Fields.opportunity), (Risk.kind, Risk.Fields.opportunity),
        (OpportunityLine.kind, OpportunityLine.Fields.opportunity), (Bid.kind, Bid.Fields.opportunity),
        (PriceRevision.kind, PriceRevision.Fields.opportunity), (BidResult.kind, BidResult.Fields.opportunity),
        (BidSubmission.kind, BidSubmission.Fields.opportunity), (Contract.kind, Contract.Fields.opportunity),
        (NegotiationRound.kind, NegotiationRound.Fields.opportunity), (DealTask.kind, DealTask.Fields.opportunity),
        (ChecklistItem.kind, ChecklistItem.Fields.opportunity),
        (AuthorityToken.kind, AuthorityToken.Fields.opportunity),
    ]

    /// What lies under contracts.
    public static let underContracts: [(kind: KindNumber, field: FieldNumber)] = [
        (ContractLine.kind, ContractLine.Fields.contract), (PaymentTerm.kind, PaymentTerm.Fields.contract),
        (ContractReview.kind, ContractReview.Fields.contract), (Signature.kind, Signature.Fields.contract),
        (ContractHandover.kind, ContractHandover.Fields.contract), (GateRequest.kind, GateRequest.Fields.contract),
        (DeliveryProject.kind, DeliveryProject.Fields.contract), (Milestone.kind, Milestone.Fields.contract),
        (ChangeOrder.kind, ChangeOrder.Fields.contract), (InvoiceRequest.kind, InvoiceRequest.Fields.contract),
        (Invoice.kind, Invoice.Fields.contract), (ReceiptClaim.kind, ReceiptClaim.Fields.contract),
        (ServiceHandover.kind, ServiceHandover.Fields.contract), (Visit.kind, Visit.Fields.contract),
        (SurveyResponse.kind, SurveyResponse.Fields.contract), (Lead.kind, Lead.Fields.originContract),
    ]
}

/// What every part of the road has at hand.
struct GuideRoad {
    let deal: FlowSubject
    let today: CivilDate
    let library: Library

    /// Fills in what follows from the deal and from the process step.
    /// - Parameters:
    ///   - stage: the state that the move helps to reach.
    ///   - missing: what that state lacks.
    func advice(
        _ move: GuideMove, _ phase: GuidePhase, to stage: String = "", missing: [FlowRemark] = []
    ) throws -> Advice {
        let step = try move.step.isEmpty ? nil : library.step(move.step)
        let template = move.template ?? step?.template ?? ""
        return Advice(
            deal: deal.key, about: move.about ?? deal.key, phase: phase, topic: move.topic, what: move.what,
            why: try step?.purpose ?? reason(for: template), role: move.role, step: step?.code ?? "",
            template: template, command: move.command, isWaiting: move.isWaiting, dueOn: move.dueOn, leadsTo: stage,
            missing: missing)
    }

    /// What a template is good for.
    private func reason(for template: String) throws -> Label {
        let none = Label("", "", "")
        return try template.isEmpty ? none : library.document(template)?.summary ?? none
    }

    func advice(
        _ moves: [GuideMove], _ phase: GuidePhase, to stage: String = "", missing: [FlowRemark] = []
    ) throws -> [Advice] {
        try moves.map { try advice($0, phase, to: stage, missing: missing) }
    }

    /// Whether a day lies no more than so many days ahead.
    func isNear(_ day: CivilDate, within days: Int32 = 10) -> Bool { day.days - today.days <= days }

    // MARK: Tasks

    /// Tasks of a deal or a lead that are overdue, the oldest first, and no more than one reads.
    func overdueTasks(_ subject: FlowSubject, by field: FieldNumber, _ phase: GuidePhase) throws -> [Advice] {
        let open = try subject.children(DealTask.kind, by: field).filter {
            try !["done", DealTask.dropped].contains($0.text(DealTask.Fields.state))
        }
        let dated = try open.compactMap { task in try task.date(DealTask.Fields.dueOn).map { (task, $0) } }
        return try dated.filter { $0.1 < today }.sorted { $0.1 < $1.1 }.prefix(3).map { task, due in
            let name = try task.title()
            let handle = try task.handle()
            return try advice(
                GuideMove(
                    "task.overdue",
                    Label("Do the task “\(name)”", "完成任务“\(name)”", "完成任務「\(name)」"),
                    role: try task.text(DealTask.Fields.role), step: try task.text(DealTask.Fields.step),
                    command: "outpost task done \(handle) --evidence \"…\"",
                    template: try task.text(DealTask.Fields.template), about: task.key, dueOn: due), phase)
        }
    }
}

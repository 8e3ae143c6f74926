// Why this file exists: to invest, to bid and to sign are decisions of the company. A rep who moves a deal past one of
// them asks for it, however far past; the deal moves once it is made.

import SyncProtocol

enum StageNeedsGate {
    private static let name = "stageNeedsGate"

    static let rule = Invariant(
        name, "A deal comes to this stage through a gate; your edit waits until HQ has decided.",
        watches: [Opportunity.kind: [Opportunity.Fields.stage]], check: check)

    /// What waited before a gate goes on when the gate opens. Nobody has to say so twice.
    static let released = Invariant(
        "stageReleased", "The gate is open; the stage that waited before it has been set.",
        watches: [GateDecision.kind: [GateDecision.Fields.request]], check: release)

    private typealias Fields = Opportunity.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion, let stage = proposal.value(Fields.stage)?.asText,
            // What another system had brought that far comes in as it was.
            try !(proposal.isNew(ground) && proposal.value(Fields.externalID)?.isEmpty == false),
            let gate = try closedGate(on: proposal, to: stage, ground)
        else { return nil }
        let name = try proposal.after(Fields.name, ground).asText ?? proposal.key.id.description
        let wasApproved = try wasApproved(gate, proposal.key, ground)
        let lacks = wasApproved ? "what \(gate) approved has changed since" : "\(gate) has not been approved"
        let note =
            "\(proposal.authorName) moves “\(name)” to \(stage), and \(lacks). Ask for it: "
            + "\(try StageCriteria.command(gate, proposal.key, ground))"
        return Ruling(
            .holdFields([Fields.stage]),
            cases: [CaseDraft(.held, proposal.key, field: Fields.stage, terms: .medium("HQ"), note: note)])
    }

    /// Whether there was an approval that does not hold for the deal as it is.
    private static func wasApproved(_ gate: String, _ deal: RecordKey, _ ground: any Ground) throws -> Bool {
        try GateReading.requests(gate, about: deal, ground).contains { request in
            try GateReading.decisions(on: request, ground).contains { try GateReading.isPassing($0, ground) }
        }
    }

    // MARK: The order of the stages

    private static func rank(_ stage: String) -> Int { Opportunity.stages.firstIndex { $0.word == stage } ?? -1 }

    /// The gate that stops an edit of a deal's stage; nil if none does. A new deal comes from before the first stage,
    /// and what its own edit says of the track counts.
    private static func closedGate(
        on proposal: Proposal, to stage: String, _ ground: any Ground
    ) throws -> String? {
        let from = try reached(proposal, ground)
        return try closedGate(of: proposal.key, from: from, to: stage, GroundAfter(proposal, ground))
    }

    /// How far a deal has come by what its author could know: somebody else may have set it back meanwhile, and a bid
    /// that went out went out.
    private static func reached(_ proposal: Proposal, _ ground: any Ground) throws -> Int {
        var place = rank(try ground.text(Fields.stage, of: proposal.key))
        if let edit = try ground.edit(Fields.stage, of: proposal.key), !proposal.saw(edit),
            let before = edit.base?.asText
        {
            place = max(place, rank(before))
        }
        let hasBid = try !ground.filed(
            BidSubmission.kind, under: proposal.key.id, by: BidSubmission.Fields.opportunity
        ).isEmpty
        return hasBid ? max(place, rank("submitted")) : place
    }

    /// The first gate on the way that is closed; nil if none is. Behind one that is open there is none: whoever was let
    /// through it had been let through those before.
    private static func closedGate(
        of deal: RecordKey, from start: Int, to stage: String, _ ground: any Ground
    ) throws -> String? {
        let end = rank(stage)
        guard end > start else { return nil }
        var closed: String?
        for step in Opportunity.stages[(start + 1)...end].reversed() {
            guard let gate = try StageCriteria.gate(of: step.word, deal, ground) else { continue }
            if try StageCriteria.isOpen(gate, to: deal, ground) { break }
            closed = gate
        }
        return closed
    }

    // MARK: The outcome

    @Sendable private static func release(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        let after = GroundAfter(proposal, ground)
        guard !proposal.isDeletion, try GateReading.isPassing(proposal.key, after),
            let request = try proposal.above(GateRequest.kind, by: GateDecision.Fields.request, ground),
            let subject = try GateReading.subject(of: request, ground),
            let deal = try GateReading.deal(of: subject, ground),
            try ["", "open"].contains(ground.text(Fields.outcome, of: deal))
        else { return nil }
        let start = rank(try ground.text(Fields.stage, of: deal))
        let waiting = try ground.openCases([name], about: deal, field: Fields.stage).filter { question in
            let wanted = try stages(in: question, ground)
            return try !wanted.isEmpty
                && wanted.allSatisfy {
                    try rank($0) > start && closedGate(of: deal, from: start, to: $0, after) == nil
                }
        }
        guard !waiting.isEmpty else { return nil }
        return Ruling(.accept, settlements: waiting.map { CaseSettlement($0.id, .accept) })
    }

    /// The stages to which the edits that a case is about would move a deal.
    private static func stages(in question: RecordKey, _ ground: any Ground) throws -> [String] {
        let quoted = try ground.text(CaseRecord.Fields.candidates, of: question)
        return Opportunity.stages.map(\.word).filter { quoted.contains("\"value\":\"\($0)\"") }
    }
}

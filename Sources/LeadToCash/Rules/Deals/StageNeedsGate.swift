// Why this file exists: to invest, to bid and to sign are decisions of the company. A rep who moves a deal past one of
// them asks for it; the deal moves once it is made.

import SyncProtocol

enum StageNeedsGate {
    static let rule = Invariant(
        "stageNeedsGate", "A deal comes to this stage through a gate; your edit waits until HQ has decided.",
        watches: [Opportunity.kind: [Opportunity.Fields.stage]], check: check)

    private typealias Fields = Opportunity.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion, let stage = proposal.value(Fields.stage)?.asText,
            // What another system had brought that far comes in as it was.
            try !(proposal.isNew(ground) && proposal.value(Fields.externalID)?.isEmpty == false),
            // Whoever goes back, or stays, has been through it.
            try rank(stage) > rank(ground.text(Fields.stage, of: proposal.key)),
            let gate = try StageCriteria.gate(of: stage, proposal.key, ground),
            try !StageCriteria.isOpen(gate, to: proposal.key, ground)
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

    private static func rank(_ stage: String) -> Int { Opportunity.stages.firstIndex { $0.word == stage } ?? -1 }
}

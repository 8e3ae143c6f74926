// Why this file exists: one hears at dinner that a deal is dead, another receives the customer's letter the same day. A
// deal that somebody carried on is not lost by itself, in whichever order the two are heard of.

import SyncProtocol

enum LostAgainstAdvance {
    static let rule = Invariant(
        "lostAgainstAdvance", "Somebody carried the deal on; whether it is lost is for a person to decide.",
        watches: [Opportunity.kind: [Opportunity.Fields.stage, Opportunity.Fields.outcome]], check: check)

    private typealias Fields = Opportunity.Fields

    /// The stage from which on a deal is a project: the gate ATI is passed.
    private static let initiated = rank("initiated") ?? 0

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, proposal.operation.action == .update else { return nil }
        if let outcome = proposal.value(Fields.outcome), isLoss(outcome) {
            return try loss(proposal, outcome, ground)
        }
        if let stage = proposal.operation.writes.last(where: { $0.field == Fields.stage }) {
            return try advance(proposal, stage, ground)
        }
        return nil
    }

    /// The loss comes second: it waits.
    private static func loss(_ proposal: Proposal, _ outcome: Value, _ ground: any Ground) throws -> Ruling? {
        guard let stage = try ground.edit(Fields.stage, of: proposal.key), !proposal.saw(stage),
            stage.dot.replica != proposal.author.replica, isAdvance(from: stage.base, to: stage.value),
            let terms = terms(stage.value, roleOfLoser: proposal.author.role)
        else { return nil }
        let note = note(
            outcome, by: proposal.author.role, proposal.author.replica, stage.value,
            try ground.title(of: proposal.key))
        let waiting = [Fields.outcome, Fields.closedOn].filter(proposal.writes)
        return Ruling(
            .holdFields(Set(waiting)),
            cases: [
                CaseDraft(.held, proposal.key, field: CaseDraft.field(for: waiting), terms: terms, note: note)
            ])
    }

    /// The loss came first: it is taken back.
    private static func advance(_ proposal: Proposal, _ stage: FieldWrite, _ ground: any Ground) throws -> Ruling? {
        let current = try ground.value(Fields.stage, of: proposal.key)
        guard isAdvance(from: stage.base, to: stage.value), isAdvance(from: current, to: stage.value),
            let loss = try ground.edit(Fields.outcome, of: proposal.key), isLoss(loss.value), !proposal.saw(loss),
            loss.dot.replica != .headquarters, loss.dot.replica != proposal.author.replica,
            let terms = terms(stage.value, roleOfLoser: loss.circumstances.role)
        else { return nil }
        var back = [FieldValue(Fields.outcome, standing(before: loss))]
        if let closed = try ground.edit(Fields.closedOn, of: proposal.key), closed.dot == loss.dot {
            back.append(FieldValue(Fields.closedOn, closed.base ?? .null))
        }
        let note = note(
            loss.value, by: loss.circumstances.role, loss.dot.replica, stage.value, try ground.title(of: proposal.key))
        return .acceptWithCase(
            CaseDraft(
                .held, proposal.key, field: CaseDraft.field(for: back.map(\.field)), terms: terms, note: note,
                about: loss),
            edits: [RecordEdit(proposal.key, .update, back)])
    }

    /// What the deal's outcome was before somebody called it lost.
    private static func standing(before loss: Sibling) -> Value {
        guard let base = loss.base, base.asText != nil, !isLoss(base) else { return .text("open") }
        return base
    }

    /// Who decides; nil if the loss stands at once: before the gate, the account responsible's word is enough.
    private static func terms(_ stage: Value, roleOfLoser: String) -> CaseTerms? {
        guard let rank = rank(stage) else { return nil }
        if rank >= initiated { return .high("PD", "OM", "HQ") }
        return roleOfLoser == "AR" ? nil : .medium("AR", "OM")
    }

    private static func note(
        _ outcome: Value, by role: String, _ replica: ReplicaID, _ stage: Value, _ title: String
    ) -> String {
        let who = Proposal.phrase("device \(replica)", role)
        return "\(outcome) proposed by \(who) for “\(title)”, which somebody else had carried on to \(stage) unseen. "
            + "The deal stays open until it is decided."
    }

    private static func isLoss(_ value: Value) -> Bool { value == .text("lost") || value == .text("cancelled") }

    private static func rank(_ word: String) -> Int? { Opportunity.stages.firstIndex { $0.word == word } }
    private static func rank(_ value: Value) -> Int? { value.asText.flatMap { rank($0) } }

    /// Whether a stage is further than another; than none at all it is.
    private static func isAdvance(from base: Value?, to stage: Value) -> Bool {
        guard let reached = rank(stage) else { return false }
        return reached > (base.flatMap { rank($0) } ?? -1)
    }
}

// Why this file exists: an approval is worth what it was given for. Who changes that afterwards, knowing of it or not,
// has a new question, and must not find out at the signing.

import SyncProtocol

/// Also about HQ's own edits: what was decided on has changed, whoever changed it.
enum GateLapse {
    static let rule = Invariant(
        "gateLapsed", "What had been asked at a gate has changed, and the answer holds only for what was asked.",
        watches: [
            Opportunity.kind: Set(BoundContent.investmentFields), TeamSeat.kind: nil, FormCell.kind: nil,
            PriceRevision.kind: nil, OpportunityLine.kind: nil, Bid.kind: [Bid.Fields.priceRevision],
            Contract.kind: Set(BoundContent.contractFields), ContractLine.kind: nil, PaymentTerm.kind: nil,
            ChangeOrder.kind: Set(BoundContent.amendmentFields), GateDecision.kind: [GateDecision.Fields.request],
        ], check: check)

    /// A gate, and the record that stands at it.
    private struct Question {
        let gate: String
        let subject: RecordKey

        init?(_ gate: String, _ subject: RecordKey?) {
            guard let subject else { return nil }
            self.gate = gate
            self.subject = subject
        }
    }

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard let question = try question(proposal, ground), try isAsked(question, ground) else { return nil }
        let after = GroundAfter(proposal, ground)
        let requests = try GateReading.requests(question.gate, about: question.subject, after)
        var edits: [RecordEdit] = []
        var cases: [CaseDraft] = []
        for request in requests {
            guard let ruling = try review(request, question, proposal, after) else { continue }
            edits += ruling.edits
            cases += ruling.cases
        }
        return edits.isEmpty ? nil : Ruling(.accept, edits: edits, cases: cases)
    }

    /// The gate whose content an operation touches.
    private static func question(_ proposal: Proposal, _ ground: any Ground) throws -> Question? {
        switch proposal.key.kind {
        case Opportunity.kind: return Question(GateReading.invest, proposal.key)
        case TeamSeat.kind:
            return Question(
                GateReading.invest, try proposal.above(Opportunity.kind, by: TeamSeat.Fields.opportunity, ground))
        case FormCell.kind:
            guard let form = try proposal.above(Form.kind, by: FormCell.Fields.form, ground),
                try ground.text(Form.Fields.template, of: form) == Paperwork.plan
            else { return nil }
            return Question(
                GateReading.invest, try ground.record(Opportunity.kind, by: Form.Fields.opportunity, of: form))
        case Contract.kind: return Question(GateReading.sign, proposal.key)
        case ContractLine.kind:
            return Question(
                GateReading.sign, try proposal.above(Contract.kind, by: ContractLine.Fields.contract, ground))
        case PaymentTerm.kind:
            return Question(
                GateReading.sign, try proposal.above(Contract.kind, by: PaymentTerm.Fields.contract, ground))
        case ChangeOrder.kind: return Question(GateReading.amend, proposal.key)
        case GateDecision.kind:
            guard let request = try proposal.above(GateRequest.kind, by: GateDecision.Fields.request, ground) else {
                return nil
            }
            return Question(
                try ground.text(GateRequest.Fields.gate, of: request), try GateReading.subject(of: request, ground))
        default: return try Question(GateReading.bid, tenderedDeal(proposal, ground))
        }
    }

    /// What was carried out needs no approval any more: a contract in force, a change in effect, a deal that is over.
    private static func isAsked(_ question: Question, _ ground: any Ground) throws -> Bool {
        let key = question.subject
        switch key.kind {
        case Contract.kind: return try !Contract.freeze.isFrozen(ground.value(Contract.Fields.state, of: key))
        case ChangeOrder.kind: return try ground.text(ChangeOrder.Fields.state, of: key) != "effective"
        case Opportunity.kind:
            return try !["won", "lost", "cancelled"].contains(ground.text(Opportunity.Fields.outcome, of: key))
        default: return true
        }
    }

    private static func tenderedDeal(_ proposal: Proposal, _ ground: any Ground) throws -> RecordKey? {
        let fields = [
            PriceRevision.kind: PriceRevision.Fields.opportunity, Bid.kind: Bid.Fields.opportunity,
            OpportunityLine.kind: OpportunityLine.Fields.opportunity,
        ]
        return try fields[proposal.key.kind].flatMap { try proposal.above(Opportunity.kind, by: $0, ground) }
    }

    // MARK: What becomes of a request

    private static func review(
        _ request: RecordKey, _ question: Question, _ proposal: Proposal, _ after: GroundAfter
    ) throws -> Ruling? {
        let state = try after.text(GateRequest.Fields.state, of: request)
        guard ![GateReading.State.withdrawn, GateReading.State.returned].contains(state) else { return nil }
        let decisions = try GateReading.decisions(on: request, after)
        guard let change = try difference(request, question.gate, after) else {
            return try state == GateReading.State.lapsed ? restored(request, decisions, after) : nil
        }
        if decisions.isEmpty {
            return state == GateReading.State.lapsed ? nil : try undecided(request, question, change, proposal, after)
        }
        let standing = try decisions.filter {
            try GateReading.isPassing($0, after) && !GateReading.hasLapsed($0, after)
        }
        guard let last = standing.last else { return nil }
        if question.gate == GateReading.bid {
            guard state != GateReading.State.lapsed else { return nil }
            return try lapsed(request, last, [], question, change, proposal, after)
        }
        let ended = standing.map {
            RecordEdit(
                $0, .update,
                [
                    FieldValue(GateDecision.Fields.lapsedAt, .integer(Int64(clamping: proposal.received))),
                    FieldValue(GateDecision.Fields.lapsedBecause, .text(change)),
                ])
        }
        return try lapsed(request, last, ended, question, change, proposal, after)
    }

    /// How what a request asked about differs from what there is; nil if it does not.
    static func difference(_ request: RecordKey, _ gate: String, _ ground: any Ground) throws -> String? {
        let asked = try ground.text(GateRequest.Fields.revisionHash, of: request)
        guard !asked.isEmpty, let subject = try GateReading.subject(of: request, ground) else { return nil }
        let content = try BoundContent.of(gate, subject, ground)
        guard content.hash != asked else { return nil }
        let changes = content.changes(since: try ground.text(GateRequest.Fields.boundContent, of: request))
        return changes.isEmpty ? "what was asked about" : try BoundContent.readable(changes, ground)
    }

    private static func lapsed(
        _ request: RecordKey, _ decision: RecordKey, _ ended: [RecordEdit], _ question: Question, _ change: String,
        _ proposal: Proposal, _ after: GroundAfter
    ) throws -> Ruling {
        let title = try after.title(of: question.subject)
        let what = ended.isEmpty ? "The approval stands for what was asked about" : "The approval has lapsed"
        let note =
            "What \(question.gate) had approved of “\(title)” has changed\(editor(proposal)): \(change). \(what); ask "
            + "again: \(try GateReading.command(question.gate, question.subject, after))"
        let draft = CaseDraft(
            .exception, decision, other: question.subject, terms: terms(question.gate), note: note)
        return Ruling(
            .accept, edits: ended + [state(request, GateReading.State.lapsed, "Changed: \(change)")], cases: [draft])
    }

    /// Nobody has decided yet, and now there is something else to decide on, or not enough any more.
    private static func undecided(
        _ request: RecordKey, _ question: Question, _ change: String, _ proposal: Proposal, _ after: GroundAfter
    ) throws -> Ruling {
        let missing = try GateCompleteness.missing(request, after)
        let word = missing.isEmpty ? GateReading.State.lapsed : GateReading.State.returned
        let title = try after.title(of: question.subject)
        let note =
            "What was asked at \(question.gate) about “\(title)” has changed\(editor(proposal)): \(change). Ask again: "
            + "\(try GateReading.command(question.gate, question.subject, after))"
        let draft = CaseDraft(.exception, request, other: question.subject, terms: terms(question.gate), note: note)
        let reason = missing.isEmpty ? "Changed: \(change)" : missing.lines
        return Ruling(.accept, edits: [state(request, word, reason)], cases: [draft])
    }

    /// HQ may have made a record out of somebody's edit; then the record says whose it was.
    private static func editor(_ proposal: Proposal) -> String {
        proposal.byHeadquarters ? "" : " by an edit of \(proposal.authorName)"
    }

    /// Everything is again as it was asked about. What has lapsed has lapsed; but an approval to bid never does.
    private static func restored(
        _ request: RecordKey, _ decisions: [RecordKey], _ after: GroundAfter
    ) throws -> Ruling? {
        if try decisions.contains(where: { try GateReading.hasLapsed($0, after) }) { return nil }
        let word = decisions.isEmpty ? GateReading.State.received : GateReading.State.decided
        return Ruling(.accept, edits: [state(request, word, nil)])
    }

    private static func state(_ request: RecordKey, _ word: String, _ missing: String?) -> RecordEdit {
        RecordEdit(
            request, .update,
            [
                FieldValue(GateRequest.Fields.state, .text(word)),
                FieldValue(GateRequest.Fields.missing, missing.map { .text($0) } ?? .null),
            ])
    }

    private static func terms(_ gate: String) -> CaseTerms {
        switch gate {
        case GateReading.invest: .medium("AR", "OM", "HQ")
        case GateReading.bid: .high("AR", "OM", "HQ")
        default: .high("COM", "HQ")
        }
    }
}

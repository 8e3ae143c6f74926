// Why this file exists: a customer owes a part of the price from an event on, and not before. Who asks for the invoice
// earlier is not refused: the request waits, and says for what.

import SyncProtocol

enum InvoiceTrigger {
    static let rule = Invariant(
        "invoiceNeedsTrigger", "What the invoice is for has not happened yet; the request waits for it.",
        watches: [InvoiceRequest.kind: [InvoiceRequest.Fields.paymentTerm]], check: check)

    private typealias Fields = InvoiceRequest.Fields

    /// Why an invoice cannot be issued yet, and who can say when it can.
    private struct Obstacle {
        let reason: String
        let terms: CaseTerms
        let other: RecordKey?
        /// What the request says from then on, where that is not the reason.
        var answer: String?
    }

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        let after = GroundAfter(proposal, ground)
        guard !proposal.byHeadquarters, try proposal.isNew(ground),
            // What was asked for already waits with the first request.
            try InvoiceRequests.pair(with: proposal.key, after)?.second != proposal.key,
            let today = CivilDate(milliseconds: proposal.received),
            let obstacle = try obstacle(to: proposal.key, on: today, after)
        else { return nil }
        let note =
            "\(proposal.authorName) asks for an invoice, and \(obstacle.reason). The request waits for that."
        return .acceptWithCase(
            CaseDraft(.exception, proposal.key, other: obstacle.other, terms: obstacle.terms, note: note),
            edits: [waiting(proposal.key, obstacle.answer ?? "Waits: \(obstacle.reason).")])
    }

    /// What a request says that waits for an acceptance: the same, whether the request or the withdrawal came first.
    /// - Parameter milestone: nil where the term names none: then it waits for all of the contract's.
    static func answer(until milestone: RecordKey?, _ ground: any Ground) throws -> String {
        guard let milestone else { return "Waits until every milestone is accepted." }
        return "Waits until “\(try ground.title(of: milestone))” is accepted."
    }

    static func waiting(_ request: RecordKey, _ because: String) -> RecordEdit {
        RecordEdit(
            request, .update, [FieldValue(Fields.state, .text("waiting")), FieldValue(Fields.answer, .text(because))])
    }

    static func released(_ request: RecordKey) -> RecordEdit {
        RecordEdit(request, .update, [FieldValue(Fields.state, .text("requested")), FieldValue(Fields.answer, .null)])
    }

    // MARK: Events

    private static func obstacle(to request: RecordKey, on today: CivilDate, _ ground: any Ground) throws -> Obstacle? {
        guard let term = try ground.record(PaymentTerm.kind, by: Fields.paymentTerm, of: request),
            let contract = try ground.record(Contract.kind, by: Fields.contract, of: request)
        else { return nil }
        let event = try ground.text(PaymentTerm.Fields.dueUpon, of: term)
        // Where the terms do not say what they wait for, finance does.
        guard !event.isEmpty else { return nil }
        if event == "sign" { return try unsigned(contract, ground) }
        let milestone = try milestone(of: request, term, ground)
        guard let reason = try reason(for: term, contract, milestone, on: today, ground) else { return nil }
        switch event {
        case "accept":
            return Obstacle(
                reason: reason, terms: .high("FR", "COM", "HQ"), other: milestone ?? term,
                answer: try answer(until: milestone, ground))
        case "date": return Obstacle(reason: reason, terms: .low("FIN"), other: term)
        default: return Obstacle(reason: reason, terms: .medium("FR", "FIN"), other: milestone ?? term)
        }
    }

    private static func unsigned(_ contract: RecordKey, _ ground: any Ground) throws -> Obstacle? {
        if try Contract.freeze.isFrozen(ground.value(Contract.Fields.state, of: contract)) { return nil }
        let reason = "the contract “\(try ground.title(of: contract))” is not in force"
        return Obstacle(reason: reason, terms: .medium("COM", "FIN"), other: contract)
    }

    /// The milestone that is the event: as the term says, or as the request does; nil if neither does.
    static func milestone(of request: RecordKey, _ term: RecordKey, _ ground: any Ground) throws -> RecordKey? {
        try ground.record(Milestone.kind, by: PaymentTerm.Fields.milestone, of: term)
            ?? ground.record(Milestone.kind, by: Fields.milestone, of: request)
    }

    /// What a term still waits for, as whoever issues invoices would find it; nil if nothing.
    private static func reason(
        for term: RecordKey, _ contract: RecordKey, _ milestone: RecordKey?, on today: CivilDate, _ ground: any Ground
    ) throws -> String? {
        let trigger = try TermTrigger.of(term, contract, milestone: milestone?.id, on: today, Book(ground))
        if case .waits(let reason) = trigger { return reason }
        return nil
    }

    /// Whether a milestone counts as accepted for a term of payment whose event that is.
    /// - Parameter milestone: nil where all of the contract's are the event.
    static func isAccepted(_ milestone: RecordKey?, for term: RecordKey, _ ground: any Ground) throws -> Bool {
        guard let contract = try ground.record(Contract.kind, by: PaymentTerm.Fields.contract, of: term),
            // Acceptance does not ask for the day.
            let anyDay = CivilDate(days: 0)
        else { return false }
        return try reason(for: term, contract, milestone, on: anyDay, ground) == nil
    }
}

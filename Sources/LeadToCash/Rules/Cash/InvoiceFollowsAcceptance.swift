// Why this file exists: a customer thinks better of an acceptance while somebody asks for the money that hangs on it.
// What has not gone out waits; what has gone out is put right by a credit note, and never by itself.

import SyncProtocol

/// Also about HQ's own edits: what was set back was set back, whoever did it.
enum InvoiceFollowsAcceptance {
    static let rule = Invariant(
        "invoiceFollowsAcceptance", "Invoices hang on this acceptance; those who answer for them have been asked.",
        watches: [
            Milestone.kind: [Milestone.Fields.state],
            Acceptance.kind: [Acceptance.Fields.result, Acceptance.Fields.revoked, Acceptance.Fields.setAside],
        ], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.isDeletion, let milestone = try milestone(proposal, ground) else { return nil }
        let after = GroundAfter(proposal, ground)
        var edits: [RecordEdit] = []
        var cases: [CaseDraft] = []
        for (term, event) in try claims(on: milestone, after) {
            let was = try InvoiceTrigger.isAccepted(event, for: term, ground)
            let isNow = try InvoiceTrigger.isAccepted(event, for: term, after)
            guard was != isNow else { continue }
            let requests = try requests(for: term, event, ground)
            if isNow {
                edits += try requests.filter { try isWaiting($0, ground) }.map(InvoiceTrigger.released)
            } else {
                let withdrawal = Withdrawal(milestone: milestone, awaited: event, editor: proposal.editor)
                let (stopped, drafts) = try stop(requests, term, withdrawal, ground)
                edits += stopped
                cases += drafts
            }
        }
        return edits.isEmpty && cases.isEmpty ? nil : Ruling(.accept, edits: edits, cases: cases)
    }

    private static func milestone(_ proposal: Proposal, _ ground: any Ground) throws -> RecordKey? {
        proposal.key.kind == Milestone.kind
            ? proposal.key : try proposal.above(Milestone.kind, by: Acceptance.Fields.milestone, ground)
    }

    /// An acceptance that is none any more.
    private struct Withdrawal {
        let milestone: RecordKey
        /// What is to be accepted again; nil for all of the contract.
        let awaited: RecordKey?
        let editor: String
    }

    /// The terms of payment that hang on a milestone's acceptance: on it alone, or on that of all of its contract.
    private static func claims(
        on milestone: RecordKey, _ ground: any Ground
    ) throws -> [(term: RecordKey, event: RecordKey?)] {
        let own = try terms(of: milestone, ground).map { (term: $0, event: RecordKey?.some(milestone)) }
        guard let contract = try ground.record(Contract.kind, by: Milestone.Fields.contract, of: milestone) else {
            return own
        }
        let whole = try ground.filed(PaymentTerm.kind, under: contract.id, by: PaymentTerm.Fields.contract).filter {
            try ground.text(PaymentTerm.Fields.dueUpon, of: $0) == "accept"
                && ground.value(PaymentTerm.Fields.milestone, of: $0).isEmpty
        }
        return own + whole.map { (term: $0, event: RecordKey?.none) }
    }

    /// The terms of payment for which a milestone's acceptance is the event, in id order.
    private static func terms(of milestone: RecordKey, _ ground: any Ground) throws -> [RecordKey] {
        var terms = Set(try ground.filed(PaymentTerm.kind, under: milestone.id, by: PaymentTerm.Fields.milestone))
        let requests = try ground.filed(
            InvoiceRequest.kind, under: milestone.id, by: InvoiceRequest.Fields.milestone)
        for request in requests {
            let term = try ground.record(PaymentTerm.kind, by: InvoiceRequest.Fields.paymentTerm, of: request)
            if let term { terms.insert(term) }
        }
        return try terms.sorted().filter { try ground.text(PaymentTerm.Fields.dueUpon, of: $0) == "accept" }
    }

    /// The requests for a term that wait for this milestone, or for all of them, or were let pass by it.
    private static func requests(
        for term: RecordKey, _ milestone: RecordKey?, _ ground: any Ground
    ) throws -> [RecordKey] {
        try ground.filed(InvoiceRequest.kind, under: term.id, by: InvoiceRequest.Fields.paymentTerm).filter {
            try ["", "requested", "waiting"].contains(ground.text(InvoiceRequest.Fields.state, of: $0))
                && InvoiceTrigger.milestone(of: $0, term, ground) == milestone
        }
    }

    private static func isWaiting(_ request: RecordKey, _ ground: any Ground) throws -> Bool {
        try ground.text(InvoiceRequest.Fields.state, of: request) == "waiting"
    }

    private static func stop(
        _ requests: [RecordKey], _ term: RecordKey, _ withdrawal: Withdrawal, _ ground: any Ground
    ) throws -> ([RecordEdit], [CaseDraft]) {
        let milestone = withdrawal.milestone
        let event = "\(withdrawal.editor) withdrew the acceptance of “\(try ground.title(of: milestone))”"
        let open = try requests.filter { try !isWaiting($0, ground) }
        let cases = open.map {
            CaseDraft(
                .exception, $0, other: milestone, terms: .high("FR", "COM", "HQ"),
                note: "\(event), and an invoice is asked for by it. The request waits until the two agree.")
        }
        let invoices = try InvoiceStates.issued(for: term, ground).map {
            CaseDraft(
                .exception, $0, other: milestone, terms: .high("FIN", "HQ"),
                note: "\(event), and the invoice \(try ground.handle(of: $0)) had been issued for it. Issue a credit "
                    + "note, or see that it is accepted again; the invoice itself does not change.")
        }
        let answer = try InvoiceTrigger.answer(until: withdrawal.awaited, ground)
        return (open.map { InvoiceTrigger.waiting($0, answer) }, cases + invoices)
    }
}

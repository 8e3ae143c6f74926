// Why this file exists: a laptop whose clock is a year ahead dates a visit into next year. Dates that state a fact
// cannot lie in the future; the author is asked, with the date that was probably meant.

import SyncProtocol

enum BusinessDates {
    static let rule = Invariant(
        "businessDateInRange", "A date of something that has happened cannot lie in the future.",
        watches: facts.mapValues { Set($0) }, check: check)

    /// The dates of what has happened. Plans may lie where they like.
    private static let facts: [KindNumber: [FieldNumber]] = [
        Activity.kind: [Activity.Fields.occurredAt],
        Lead.kind: [Lead.Fields.firstResponseAt],
        Opportunity.kind: [Opportunity.Fields.openedOn, Opportunity.Fields.closedOn],
        BidSubmission.kind: [BidSubmission.Fields.submittedOn, BidSubmission.Fields.submittedAt],
        PriceRevision.kind: [PriceRevision.Fields.submittedAt],
        ChangeOrder.kind: [ChangeOrder.Fields.customerSignedOn],
        Milestone.kind: [Milestone.Fields.actualOn, Milestone.Fields.acceptedOn],
        NegotiationRound.kind: [NegotiationRound.Fields.heldOn],
        Signature.kind: [Signature.Fields.signedOn],
        ContractHandover.kind: [ContractHandover.Fields.heldOn, ContractHandover.Fields.acceptedOn],
        Acceptance.kind: [Acceptance.Fields.acceptedOn],
        BidResult.kind: [BidResult.Fields.announcedOn],
        AuthorityUse.kind: [AuthorityUse.Fields.usedAt],
        Bid.kind: [Bid.Fields.receivedOn],
        GateRequest.kind: [GateRequest.Fields.requestedAt],
        ServiceHandover.kind: [ServiceHandover.Fields.handedOverOn, ServiceHandover.Fields.acceptedOn],
        DeliveryIssue.kind: [DeliveryIssue.Fields.resolvedAt],
        CollectionAction.kind: [CollectionAction.Fields.date],
        Dispute.kind: [Dispute.Fields.openedOn],
        ReceiptClaim.kind: [ReceiptClaim.Fields.valueDate],
        Visit.kind: [Visit.Fields.date],
        SurveyResponse.kind: [SurveyResponse.Fields.date],
        ServiceRequest.kind: [ServiceRequest.Fields.openedOn],
        TrainingRecord.kind: [TrainingRecord.Fields.passedAt],
    ]

    private static let day: Int64 = 86_400_000

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters else { return nil }
        let received = Int64(clamping: proposal.received)
        var late: Set<FieldNumber> = []
        var cases: [CaseDraft] = []
        for write in proposal.operation.writes where facts[proposal.key.kind]?.contains(write.field) == true {
            guard let written = written(write.value), written.day > received / day + 1 else { continue }
            late.insert(write.field)
            let role = proposal.author.role.isEmpty ? "AR" : proposal.author.role
            cases.append(
                CaseDraft(
                    .held, proposal.key, field: write.field, terms: .medium(role, "OM"),
                    note: note(proposal, write.field, written.date, received)))
        }
        return late.isEmpty ? nil : Ruling(.holdFields(late), cases: cases)
    }

    /// A date or an instant as a day.
    private static func written(_ value: Value) -> (day: Int64, date: CivilDate)? {
        switch value {
        case .date(let date): return (Int64(date.days), date)
        case .integer(let milliseconds):
            guard milliseconds > 0, let date = CivilDate(days: milliseconds / day) else { return nil }
            return (milliseconds / day, date)
        default: return nil
        }
    }

    private static func note(
        _ proposal: Proposal, _ field: FieldNumber, _ date: CivilDate, _ received: Int64
    ) -> String {
        let name = proposal.kind.field(field)?.name ?? "the date"
        let lies = "\(name) is \(date), which lies in the future"
        // Rounded to whole days: the clock's hour was hardly meant.
        let skew = proposal.skew.addingReportingOverflow(proposal.skew < 0 ? -day / 2 : day / 2)
        let days = skew.overflow ? 0 : skew.partialValue / day
        let (meant, overflow) = Int64(date.days).addingReportingOverflow(days)
        guard days != 0, !overflow, meant <= received / day + 1, let corrected = CivilDate(days: meant) else {
            return lies + "; write the day on which it happened."
        }
        return lies + "; did you mean \(corrected)? The clock was \(days.magnitude) days "
            + (days < 0 ? "ahead." : "behind.")
    }
}

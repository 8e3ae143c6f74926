// Why this file exists: the one door through which the engine gets its domain: which records there are and which rules
// they obey.

import SyncProtocol

/// The lead-to-cash vocabulary, as the engine wants it.
public enum LeadToCash {
    static let entries: [Entry] =
        essentials + selling + bidding + contracting + delivery + cash + relationship + programme + content

    private static let essentials = [
        Region.entry, Office.entry, User.entry, RoleAssignment.entry, Territory.entry, AccountTeam.entry, Memo.entry,
        Handover.entry, CreditShare.entry, Product.entry, Account.entry, Contact.entry, Lead.entry, Opportunity.entry,
        OpportunityLine.entry, Activity.entry, TeamSeat.entry, PriceRevision.entry, BidSubmission.entry,
        Contract.entry, ChangeOrder.entry, Milestone.entry, ChecklistItem.entry, AccountCredit.entry,
        AccountStanding.entry, DealStrategy.entry, DealFloor.entry, AccountShadow.entry, CaseWords.entry,
    ]

    private static let selling = [
        MarketingCampaign.entry, Requirement.entry, SolutionVersion.entry, Risk.entry, CompetitorEntry.entry,
        DealTask.entry, ResourceRequest.entry, ProductRequirement.entry,
    ]

    private static let bidding = [
        Bid.entry, BidResult.entry, GateRequest.entry, GateDecision.entry, GateCondition.entry, AuthorityToken.entry,
        AuthorityUse.entry, SigningKey.entry, AuthorityRule.entry,
    ]

    private static let contracting = [
        ContractLine.entry, PaymentTerm.entry, ContractReview.entry, NegotiationRound.entry, Signature.entry,
        ContractHandover.entry,
    ]

    private static let delivery = [DeliveryProject.entry, Acceptance.entry, DeliveryIssue.entry, ServiceHandover.entry]

    private static let cash = [
        InvoiceRequest.entry, Invoice.entry, CreditNote.entry, ReceiptClaim.entry, Payment.entry, Allocation.entry,
        CollectionAction.entry, Dispute.entry, WriteOff.entry, FxRate.entry,
    ]

    private static let relationship = [Visit.entry, SurveyResponse.entry, ServiceRequest.entry, Improvement.entry]

    private static let programme = [
        Target.entry, RolloutProgramme.entry, Wave.entry, WaveGoal.entry, Feedback.entry, ProblemItem.entry,
        FrontlineSurvey.entry, SurveyAnswer.entry, Stakeholder.entry, Snapshot.entry, CertificationRule.entry,
        Deviation.entry,
    ]

    private static let content = [
        ContentDocument.entry, ProcessStep.entry, ProcessGroupNode.entry, TemplateCell.entry, QuizQuestion.entry,
        Form.entry, FormCell.entry, FormRow.entry, TrainingRecord.entry, TrainingSession.entry, DocumentComment.entry,
        ProcessVersion.entry,
    ]

    /// Kinds, fields, columns and conflict policies.
    public static let schema = Schema(
        version: 5, kinds: entries.map(\.kind), certifiedRole: (kind: User.kind, field: User.Fields.role))

    /// What values may stand in which field, how derived fields come about, which rules hold between records, and who
    /// decides where no rule does.
    public static let rulebook = Rulebook(
        objection: Objections.objection, derive: derive, authority: Entitlement.authority,
        organisation: Positions.organisation, invariants: Rules.all, terms: DecisionTerms.terms,
        thaw: FrozenRecords.thaw, merge: merge, upkeep: MatchKeys.upkeep, shadows: [AccountShadow.rule],
        rejected: { try RejectedLoss.note($0, $1) + WonNeedsContract.unclaimed($0, $1) },
        duties: TerritoryDay.duties, custody: Custody.terms)

    static func entry(_ number: KindNumber) -> Entry? { byNumber[number] }
    static func entry(named name: String) -> Entry? { byName[name] }

    private static let byNumber = Dictionary(uniqueKeysWithValues: entries.map { ($0.kind.number, $0) })
    private static let byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.kind.name, $0) })

    @Sendable private static func derive(
        _ kind: RecordKind, _ field: Field, _ stored: (FieldNumber) -> Value
    ) -> Value? {
        switch (kind.number, field.number) {
        case (Opportunity.kind, Opportunity.Fields.weightedAmount): Opportunity.weightedAmount(stored)
        case (OpportunityLine.kind, OpportunityLine.Fields.lineTotal): OpportunityLine.lineTotal(stored)
        case (ContractLine.kind, ContractLine.Fields.lineTotal): ContractLine.lineTotal(stored)
        case (Risk.kind, Risk.Fields.severity): Risk.severity(stored)
        default: nil
        }
    }

    @Sendable private static func merge(
        _ kind: RecordKind, _ survivor: (FieldNumber) -> Value, _ loser: (FieldNumber) -> Value
    ) -> [FieldValue] {
        MergeRules.edits(survivor: survivor, loser: loser, kind: kind)
    }
}

// Why this file exists: HQ asks the rules in one order, and a reader should see all of them at a glance.

import SyncProtocol

/// The rules that hold between records of the vocabulary. None speaks against HQ's own edits, except where it says so:
/// HQ sees everything and means what it does.
enum Rules {
    /// First those that hold a whole edit, then those that hold parts of it, then those that only add something.
    static let all: [Invariant] = wholes + parts + additions

    private static let wholes: [Invariant] = [
        DeleteIsProposal.rule, OwnerChanged.rule, OfficeChanged.rule, OneActiveSeat.rule, ContractRows.rule,
        AcyclicParent.rule,
    ]

    private static let parts: [Invariant] = [
        WonNeedsContract.rule, BlockedAccount.release, StageNeedsGate.rule, ContractFreezing.rule,
        ChangeOrderDecision.rule, OneCurrency.rule, DeliveryDates.rule, LostAgainstAdvance.rule, BusinessDates.rule,
    ]

    /// Of these, what only says something about the edit comes before what makes work of it.
    private static let additions: [Invariant] = [
        BlockedAccount.rule, LeadConvertsOnce.rule, Bids.authority, Bids.binding, PriceRouting.rule,
        BidOutcomes.submissions, BidOutcomes.results, AuthorityUses.rule, SigningDecision.rule, ReviewOpinions.rule,
        PaymentTermSum.rule, MilestoneWeights.rule, Certificates.rule, ReceiptClaims.rule, ClaimsSettled.rule,
        InvoiceTrigger.rule, InvoiceRequests.rule, InvoiceFollowsAcceptance.rule, ClosedContractDispute.rule,
        DisputedInvoices.rule, GateIntake.received, GateIntake.withdrawn, GateLapse.rule, SuspectedDuplicates.rule,
        TeamShares.rule, HandoverAccepted.rule, KeptEdition.rule, StageTasks.rule, StageNeedsGate.released,
        ChangeOrderOutcome.rule,
    ]
}

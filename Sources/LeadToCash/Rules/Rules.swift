// Why this file exists: HQ asks the rules in one order, and a reader should see all of them at a glance.

import SyncProtocol

/// The rules that hold between records of the vocabulary. None speaks against HQ's own edits, except where it says so:
/// HQ sees everything and means what it does.
enum Rules {
    /// First those that hold a whole edit, then those that hold parts of it, then those that only add something.
    static let all: [Invariant] = [
        DeleteIsProposal.rule, OwnerChanged.rule, OfficeChanged.rule, OneActiveSeat.rule, AcyclicParent.rule,
        WonNeedsContract.rule,
        LostAgainstAdvance.rule, BusinessDates.rule, BlockedAccount.rule, LeadConvertsOnce.rule, Bids.authority,
        Bids.binding, SuspectedDuplicates.rule, TeamShares.rule, HandoverAccepted.rule,
    ]
}

// Why this file exists: the one door through which the engine gets its domain: which records there are and which rules
// they obey.

import SyncProtocol

/// The lead-to-cash vocabulary, as the engine wants it.
public enum LeadToCash {
    static let entries = [
        Region.entry, Office.entry, User.entry, RoleAssignment.entry, Territory.entry, AccountTeam.entry, Memo.entry,
        Handover.entry, CreditShare.entry, Product.entry, Account.entry, Contact.entry, Lead.entry, Opportunity.entry,
        OpportunityLine.entry, Activity.entry, TeamSeat.entry, PriceRevision.entry, BidSubmission.entry,
        Contract.entry, ChangeOrder.entry, Milestone.entry, ChecklistItem.entry, AccountCredit.entry,
        AccountStanding.entry, DealStrategy.entry, DealFloor.entry, AccountShadow.entry, CaseWords.entry,
    ]

    /// Kinds, fields, columns and conflict policies.
    public static let schema = Schema(
        version: 3, kinds: entries.map(\.kind), certifiedRole: (kind: User.kind, field: User.Fields.role))

    /// What values may stand in which field, how derived fields come about, which rules hold between records, and who
    /// decides where no rule does.
    public static let rulebook = Rulebook(
        objection: Objections.objection, derive: derive, authority: Entitlement.authority,
        organisation: Positions.organisation, invariants: Rules.all, terms: DecisionTerms.terms,
        thaw: FrozenRecords.thaw, merge: merge, upkeep: MatchKeys.upkeep, shadows: [AccountShadow.rule],
        rejected: RejectedLoss.note,
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
        default: nil
        }
    }

    @Sendable private static func merge(
        _ kind: RecordKind, _ survivor: (FieldNumber) -> Value, _ loser: (FieldNumber) -> Value
    ) -> [FieldValue] {
        MergeRules.edits(survivor: survivor, loser: loser, kind: kind)
    }
}

// Why this file exists: deals, customers and leads are listed in one way; what they are narrowed down by, and what is
// shown of each, is a table.

import LeadToCash
import SyncProtocol

/// A list of records of one kind.
struct ListPlan: Sendable {
    let kind: KindNumber
    let path: String
    let columns: [String]
    /// The field whose choices say how far records are.
    let state: FieldNumber
    /// The field whose choices say how they ended; nil if the kind has none.
    let outcome: FieldNumber?
    let owner: FieldNumber
    let office: FieldNumber
    /// The field with the amount that they are sorted by; nil if they have none.
    let amount: FieldNumber?
    /// The customer that they belong to; nil for customers.
    let account: FieldNumber?
    /// The text that is looked into.
    let name: FieldNumber

    static let all = [deals, accounts, leads]

    static let deals = ListPlan(
        kind: Opportunity.kind, path: "/opportunities",
        columns: ["account", "stage", "outcome", "commercial", "expectedSignDate", "owner", "office"],
        state: Opportunity.Fields.stage, outcome: Opportunity.Fields.outcome, owner: Opportunity.Fields.owner,
        office: Opportunity.Fields.office, amount: Opportunity.Fields.commercial, account: Opportunity.Fields.account,
        name: Opportunity.Fields.name)

    static let accounts = ListPlan(
        kind: Account.kind, path: "/accounts",
        columns: ["status", "tier", "industry", "country", "annualRevenue", "owner", "office"],
        state: Account.Fields.status, outcome: nil, owner: Account.Fields.owner, office: Account.Fields.office,
        amount: Account.Fields.annualRevenue, account: nil, name: Account.Fields.name)

    static let leads = ListPlan(
        kind: Lead.kind, path: "/leads",
        columns: ["contactName", "status", "temperature", "budget", "nextTouchOn", "assignedTo", "office"],
        state: Lead.Fields.status, outcome: nil, owner: Lead.Fields.assignedTo, office: Lead.Fields.office,
        amount: Lead.Fields.budget, account: Lead.Fields.account, name: Lead.Fields.accountName)
}

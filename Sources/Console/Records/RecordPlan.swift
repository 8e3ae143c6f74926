// Why this file exists: which facts of a deal stand together, and what is told of the records under it, is a matter of
// taste and not of logic, so it is a list. A kind without a list is told whole, field by field.

import LeadToCash
import SyncProtocol

/// How records of a kind are laid out on their page.
struct RecordPlan {
    /// Facts under one heading; a key of the pages' words and the names of fields.
    struct Group {
        let heading: String
        let fields: [String]

        init(_ heading: String, _ fields: [String]) {
            self.heading = heading
            self.fields = fields
        }
    }

    /// Records of a kind that name this one.
    struct Table {
        let kind: KindNumber
        /// The field by which they name it.
        let field: FieldNumber
        let columns: [String]
        /// Whether it is shown, with the way to add one, where there are none.
        let isAlways: Bool

        init(_ kind: KindNumber, by field: FieldNumber, _ columns: [String], isAlways: Bool = false) {
            self.kind = kind
            self.field = field
            self.columns = columns
            self.isAlways = isAlways
        }
    }

    let cards: [String]
    let groups: [Group]
    let tables: [Table]

    static func of(_ kind: RecordKind) -> RecordPlan {
        switch kind.number {
        case Opportunity.kind: deal
        case Account.kind: account
        case Lead.kind: lead
        default: plain(kind)
        }
    }

    /// Everything that is filed under a record of the kind, with what tells it apart.
    private static func plain(_ kind: RecordKind) -> RecordPlan {
        let tables = LeadToCash.schema.children(of: kind).compactMap { child -> Table? in
            guard child.kind != CaseRecord.number, let below = LeadToCash.schema.kind(child.kind) else { return nil }
            return Table(child.kind, by: child.field, telling(below))
        }
        return RecordPlan(cards: [], groups: [Group("recordFacts", kind.fields.map(\.name))], tables: tables)
    }

    /// The fields that tell records of a kind apart: how they stand, what they are worth, when; what they are called
    /// stands before the row.
    static func telling(_ kind: RecordKind) -> [String] {
        let titles = Set(Labels.titles(of: kind))
        func rank(_ field: Field) -> Int? {
            guard let first = field.columns.first, !titles.contains(field.number), field.name != "office",
                field.policy != .derived, kind.redirect != field.number, !kind.bookkeeping.contains(field.number)
            else { return nil }
            if !first.choices.isEmpty { return 0 }
            if first.name.hasSuffix("_minor") { return 1 }
            if first.type == .date || first.type == .instant { return 2 }
            if case .reference = first.type { return 3 }
            return first.type == .set ? nil : 4
        }
        let ranked = kind.storedFields.compactMap { field in rank(field).map { ($0, field.name) } }
        return ranked.sorted { $0.0 < $1.0 }.prefix(5).map(\.1)
    }

    /// The fields that no group names.
    func further(_ kind: RecordKind) -> [String] {
        let named = Set(groups.flatMap(\.fields) + cards)
        return kind.fields.map(\.name).filter { !named.contains($0) }
    }
}

// MARK: What is told of the kinds that people work with

extension RecordPlan {
    private static let deal = RecordPlan(
        cards: ["commercial", "weightedAmount", "expectedSignDate", "forecastCategory"],
        groups: [
            Group("recordWhose", ["account", "owner", "office", "share", "tenderNumber"]),
            Group(
                "recordProgress",
                [
                    "stage", "outcome", "winClaim", "probability", "managerForecast", "expectedPayDate", "openedOn",
                    "closedOn", "lostReasons", "nextStep", "lastActivityAt",
                ]),
            Group("recordSubstance", ["description", "strategy", "productsInterest", "competitors", "tags"]),
            Group("recordGovernance", ["track", "level", "hilltop", "processVersion"]),
        ],
        tables: [
            Table(
                OpportunityLine.kind, by: OpportunityLine.Fields.opportunity,
                ["product", "quantity", "price", "lineTotal", "deliveryDate"], isAlways: true),
            Table(TeamSeat.kind, by: TeamSeat.Fields.opportunity, ["user", "role", "active"], isAlways: true),
            Table(Requirement.kind, by: Requirement.Fields.opportunity, ["priority", "status", "contact"]),
            Table(
                SolutionVersion.kind, by: SolutionVersion.Fields.opportunity,
                ["number", "variant", "state", "deliverability"]),
            Table(Risk.kind, by: Risk.Fields.opportunity, ["probability", "impact", "severity", "status", "owner"]),
            Table(CompetitorEntry.kind, by: CompetitorEntry.Fields.opportunity, ["strengths", "priceHint"]),
            Table(
                PriceRevision.kind, by: PriceRevision.Fields.opportunity,
                ["number", "discount", "state", "tokenExpiresOn"], isAlways: true),
            Table(Bid.kind, by: Bid.Fields.opportunity, ["state", "tenderNumber", "receivedOn", "dueAt"]),
            Table(
                GateRequest.kind, by: GateRequest.Fields.opportunity,
                ["gate", "state", "requestedBy", "requestedAt", "dueOn"]),
            Table(
                GateDecision.kind, by: GateDecision.Fields.opportunity,
                ["gate", "decision", "decidedBy", "decidedAt", "lapsedAt"]),
            Table(
                Contract.kind, by: Contract.Fields.opportunity, ["state", "commercial", "signedOn", "effectiveOn"]),
            Table(
                Milestone.kind, by: Milestone.Fields.opportunity,
                ["state", "percent", "plannedOn", "forecastOn", "acceptedOn"]),
            Table(
                Invoice.kind, by: Invoice.Fields.opportunity,
                ["number", "amount", "issuedOn", "dueOn", "state", "isDisputed"]),
            Table(DealTask.kind, by: DealTask.Fields.opportunity, ["state", "assignee", "dueOn", "template"]),
            Table(
                Activity.kind, by: Activity.Fields.opportunity, ["type", "occurredAt", "author"], isAlways: true),
        ])

    private static let account = RecordPlan(
        cards: [],
        groups: [
            Group(
                "recordIdentity",
                [
                    "registration", "registrationVerified", "nameEn", "nameZhHans", "nameZhHant", "aliases", "parent",
                    "owner", "office", "share",
                ]),
            Group(
                "recordStanding",
                ["status", "tier", "segment", "blocked", "doNotContact", "sanctionsHit", "legalHold"]),
            Group(
                "recordFacts",
                [
                    "country", "industry", "website", "phone", "employees", "annualRevenue", "yearEstablished",
                    "address", "tags",
                ]),
            Group(
                "recordInsight",
                [
                    "profile", "strategy", "finances", "installedBase", "purchasing", "pains", "competition", "history",
                ]),
        ],
        tables: [
            Table(
                Contact.kind, by: Contact.Fields.account,
                ["title", "decisionRole", "stance", "relationLevel"], isAlways: true),
            Table(
                Opportunity.kind, by: Opportunity.Fields.account,
                ["stage", "outcome", "commercial", "expectedSignDate", "owner"], isAlways: true),
            Table(Lead.kind, by: Lead.Fields.account, ["contactName", "status", "temperature", "nextTouchOn"]),
            Table(Contract.kind, by: Contract.Fields.account, ["state", "commercial", "signedOn", "effectiveOn"]),
            Table(
                Invoice.kind, by: Invoice.Fields.account,
                ["number", "amount", "issuedOn", "dueOn", "state", "isDisputed"]),
            Table(SurveyResponse.kind, by: SurveyResponse.Fields.account, ["date", "score", "comments"]),
            Table(CustomerVisit.kind, by: CustomerVisit.Fields.account, ["date", "plannedOn", "contact", "score"]),
            Table(ServiceRequest.kind, by: ServiceRequest.Fields.account, ["severity", "status", "blocksCollection"]),
            Table(Activity.kind, by: Activity.Fields.account, ["type", "occurredAt", "author"]),
        ])

    private static let lead = RecordPlan(
        cards: ["status", "temperature", "budget", "nextTouchOn"],
        groups: [
            Group(
                "recordWhose",
                ["account", "contactName", "assignedTo", "office", "share", "convertedOpportunity", "duplicateOf"]),
            Group("recordSubstance", ["need", "notes", "authority", "intent", "timing", "tags"]),
            Group(
                "recordProgress", ["source", "campaign", "originContract", "firstResponseAt", "closedReason"]),
        ],
        tables: [
            Table(Activity.kind, by: Activity.Fields.lead, ["type", "occurredAt", "author"], isAlways: true),
            Table(DealTask.kind, by: DealTask.Fields.lead, ["state", "assignee", "dueOn"]),
        ])
}

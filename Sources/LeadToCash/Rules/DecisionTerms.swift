// Why this file exists: where a machine may not choose between two values, somebody must, and it must be clear who,
// until when, and what happens if nobody does.

import SyncProtocol

enum DecisionTerms {
    /// On what terms people decide between concurrent values of a field.
    @Sendable static func terms(_ kind: RecordKind, _ field: Field, _ siblings: [Sibling]) -> CaseTerms {
        // A text both of whose versions stand in it harms nobody while it waits.
        if isText(field.policy) { return .low("AR") }
        return switch kind.number {
        case Account.kind: account(field.number)
        case Lead.kind: lead(field.number)
        case Opportunity.kind: opportunity(field.number, siblings)
        case OpportunityLine.kind: .medium("AR", "OM")
        case PriceRevision.kind: .high("OM", "HQ")
        case Contract.kind, ChangeOrder.kind, ContractLine.kind, PaymentTerm.kind: .high("COM", "HQ")
        case BidResult.kind: .high("AR", "OM", "HQ")
        case SolutionVersion.kind: .medium("SR", "OM")
        case Bid.kind: .medium("AR", "OM")
        case ServiceHandover.kind: .medium("FR", "OM")
        case Dispute.kind: .high("FIN", "HQ")
        case Milestone.kind: milestone(field.number)
        default: .medium("OM", "HQ")
        }
    }

    /// In major units of whatever currency the amount is in: a threshold needs no rate of the day.
    static let largeAmount: Int64 = 1_000_000

    private static func isText(_ policy: Policy) -> Bool {
        switch policy {
        case .textMerge: true
        case .frozenAfter(_, let before): isText(before)
        default: false
        }
    }

    private static func account(_ field: FieldNumber) -> CaseTerms {
        field == Account.Fields.registration ? .medium("FIN", "OM") : .medium("OM", "HQ")
    }

    private static func lead(_ field: FieldNumber) -> CaseTerms {
        field == Lead.Fields.status ? .medium("AR", "OM") : .medium("OM", "HQ")
    }

    private static func opportunity(_ field: FieldNumber, _ siblings: [Sibling]) -> CaseTerms {
        let byAccountResponsible = siblings.contains { $0.circumstances.role == "AR" }
        switch field {
        // How far the deal is does not show here, so the stricter terms hold.
        case Opportunity.Fields.outcome: return .high("PD", "OM", "HQ")
        case Opportunity.Fields.stage:
            return byAccountResponsible ? .medium("PD", "OM") : .medium("AR", "PD", "OM")
        case Opportunity.Fields.commercial:
            // Who is a party does not decide.
            let deciders = byAccountResponsible ? ["OM", "HQ"] : ["AR", "OM", "HQ"]
            return siblings.contains { isLarge($0.value) }
                ? CaseTerms(.high, deciders: deciders, workingDays: 1, expiry: .escalates)
                : CaseTerms(.medium, deciders: deciders, workingDays: 3, expiry: .escalates)
        default: return .medium("OM", "HQ")
        }
    }

    private static func isLarge(_ value: Value) -> Bool {
        let parts = value.parts
        guard parts.count > 1, let minor = parts[0].asInteger else { return false }
        var threshold = largeAmount
        for _ in 0..<(parts[1].asText.flatMap { Currency.exponent(of: $0) } ?? 2) { threshold *= 10 }
        return minor > threshold
    }

    private static func milestone(_ field: FieldNumber) -> CaseTerms {
        // Two certificates of acceptance mean two claims to the customer's money.
        field == Milestone.Fields.acceptedOn ? .high("FR", "COM", "HQ") : .medium("PM", "OM")
    }
}

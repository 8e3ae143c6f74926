// Why this file exists: one changes a deal's currency, another adds a line in the old one. Each is right alone, and
// their sum would be an amount of nothing.

import SyncProtocol

enum OneCurrency {
    static let rule = Invariant(
        "oneCurrency", "A deal or a contract and its lines are in one currency.",
        watches: [
            OpportunityLine.kind: [OpportunityLine.Fields.price], ContractLine.kind: [ContractLine.Fields.price],
            Opportunity.kind: [Opportunity.Fields.commercial], Contract.kind: [Contract.Fields.commercial],
        ], check: check)

    /// A kind of line, and what it is a line of.
    private struct Relation {
        let line: KindNumber
        let price: FieldNumber
        let parent: FieldNumber
        let whole: KindNumber
        let amount: FieldNumber
        let terms: CaseTerms
    }

    private static let relations = [
        Relation(
            line: OpportunityLine.kind, price: OpportunityLine.Fields.price,
            parent: OpportunityLine.Fields.opportunity, whole: Opportunity.kind,
            amount: Opportunity.Fields.commercial, terms: .medium("OM", "HQ")),
        Relation(
            line: ContractLine.kind, price: ContractLine.Fields.price, parent: ContractLine.Fields.contract,
            whole: Contract.kind, amount: Contract.Fields.commercial, terms: .high("COM", "HQ")),
    ]

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion else { return nil }
        for relation in relations {
            if proposal.key.kind == relation.line { return try line(proposal, relation, ground) }
            if proposal.key.kind == relation.whole { return try whole(proposal, relation, ground) }
        }
        return nil
    }

    private static func line(_ proposal: Proposal, _ relation: Relation, _ ground: any Ground) throws -> Ruling? {
        guard let written = proposal.value(relation.price).flatMap(currency),
            try !isFrozen(proposal, relation.price, ground),
            let whole = try proposal.above(relation.whole, by: relation.parent, ground),
            let standing = currency(try ground.value(relation.amount, of: whole)), standing != written
        else { return nil }
        let note =
            "\(proposal.authorName) prices a line of “\(try ground.title(of: whole))” in \(written), and the whole is "
            + "in \(standing). Write the price in \(standing), or change the currency of the whole first."
        return held(proposal, relation.price, whole, relation.terms, note)
    }

    private static func whole(_ proposal: Proposal, _ relation: Relation, _ ground: any Ground) throws -> Ruling? {
        guard let written = proposal.value(relation.amount).flatMap(currency),
            try !isFrozen(proposal, relation.amount, ground)
        else { return nil }
        let lines = try ground.filed(relation.line, under: proposal.key.id, by: relation.parent)
        for line in lines {
            guard let standing = currency(try ground.value(relation.price, of: line)), standing != written else {
                continue
            }
            let note =
                "\(proposal.authorName) puts the amount of “\(try ground.title(of: proposal.key))” in \(written), and "
                + "it has lines in \(standing). Accept only together with new prices for its lines."
            return held(proposal, relation.amount, line, relation.terms, note)
        }
        return nil
    }

    /// What is signed becomes a change order, and no question of currencies.
    private static func isFrozen(_ proposal: Proposal, _ number: FieldNumber, _ ground: any Ground) throws -> Bool {
        guard case .frozenAfter(let freeze, _)? = proposal.kind.field(number)?.policy else { return false }
        return try freeze.isFrozen(ground.value(freeze.field, of: proposal.key))
    }

    /// The currency of an amount or a price: what stands after the number.
    private static func currency(_ value: Value) -> String? {
        let parts = value.parts
        guard parts.count > 1, !parts[0].isEmpty else { return nil }
        return parts[1].asText
    }

    private static func held(
        _ proposal: Proposal, _ field: FieldNumber, _ other: RecordKey, _ terms: CaseTerms, _ note: String
    ) -> Ruling {
        Ruling(
            .holdFields([field]),
            cases: [CaseDraft(.held, proposal.key, field: field, other: other, terms: terms, note: note)])
    }
}

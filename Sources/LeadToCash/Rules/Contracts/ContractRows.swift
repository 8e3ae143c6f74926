// Why this file exists: the lines and the terms of payment of a contract are the contract. Who adds one offline, not
// knowing of the signing, proposes a change of it.

import SyncProtocol

/// What an edit of a row becomes once the contract is in force: a new row, or one that was not agreed. One that was
/// freezes by itself; see `FrozenParts`.
enum ContractRows {
    static let rule = Invariant(
        "contractInForce", "The contract is in force; your edit of its rows has become a draft change order.",
        watches: [ContractLine.kind: nil, PaymentTerm.kind: nil], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        // Deleting a row is a proposal anyway; see `DeleteIsProposal`.
        guard !proposal.byHeadquarters, !proposal.isDeletion, try !isAgreed(proposal, ground) else { return nil }
        return try changeOrder(proposal, ground)
    }

    private static func isAgreed(_ proposal: Proposal, _ ground: any Ground) throws -> Bool {
        guard let state = proposal.kind.field(named: "state")?.number else { return false }
        return try ground.text(state, of: proposal.key) == ContractLine.agreed
    }

    /// The draft change order that an edit of a row becomes; nil if its contract is not in force.
    private static func changeOrder(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard let field = proposal.kind.field(named: "contract")?.number,
            let contract = try proposal.above(Contract.kind, by: field, ground),
            try Contract.freeze.isFrozen(ground.value(Contract.Fields.state, of: contract))
        else { return nil }
        let fields = proposal.operation.writes.map { String($0.field) }.joined(separator: ",")
        let order = RecordKey(kind: ChangeOrder.kind, id: proposal.derivedID("changeOrder|\(fields)"))
        let signing = try ground.edit(Contract.Fields.state, of: contract)
        let unseen = signing.map { !proposal.saw($0) } ?? false
        let reason = unseen ? "edited before learning of signing" : "edited after signing"
        let writes =
            try origin(proposal, contract, ground) + substance(proposal, ground) + [
                FieldValue(ChangeOrder.Fields.reason, .text(reason)),
                FieldValue(ChangeOrder.Fields.state, .text(ChangeOrder.draft)),
                FieldValue(ChangeOrder.Fields.editedAt, .integer(Int64(clamping: proposal.made))),
            ]
        let note =
            "\(proposal.authorName) edited rows of the contract “\(try ground.title(of: contract))”, \(reason). It is "
            + "a draft change order now: submit or discard it."
        return .convert(
            [RecordEdit(order, .create, writes)],
            cases: [CaseDraft(.exception, order, other: contract, terms: .high("COM", "HQ"), note: note)])
    }

    private static func origin(
        _ proposal: Proposal, _ contract: RecordKey, _ ground: any Ground
    ) throws -> [FieldValue] {
        var writes = try Book(ground).filing(ChangeOrder.kind, under: contract)
        writes.append(FieldValue(ChangeOrder.Fields.fieldName, .text(proposal.kind.name)))
        if let person = proposal.author.person {
            writes.append(FieldValue(ChangeOrder.Fields.author, .reference(person)))
        }
        return writes
    }

    // MARK: What is to change

    private static func substance(_ proposal: Proposal, _ ground: any Ground) throws -> [FieldValue] {
        let text = FieldValue(ChangeOrder.Fields.scopeDelta, .text(try scope(proposal, ground)))
        guard let price = try price(proposal, ground) else { return [text] }
        return [text, FieldValue(ChangeOrder.Fields.priceDelta, price)]
    }

    /// What says where a row belongs, and nothing of what it is.
    private static let whereabouts: Set<String> = ["office", "share", "contract", "opportunity", "account"]

    /// `Adds: product “Router”, quantity 20 | pcs`
    private static func scope(_ proposal: Proposal, _ ground: any Ground) throws -> String {
        let label = Labels.kind(proposal.kind.name).lowercased()
        let isNew = try proposal.isNew(ground)
        let parts = try proposal.operation.writes.compactMap { write -> String? in
            guard let field = proposal.kind.field(write.field), !whereabouts.contains(field.name) else { return nil }
            let new = try rendered(write.value, field, proposal.kind, ground)
            let old = try rendered(ground.value(write.field, of: proposal.key), field, proposal.kind, ground)
            return isNew ? "\(field.name) \(new)" : "\(field.name) \(old) → \(new)"
        }
        let what = isNew ? "Adds a \(label)" : "Changes the \(label) \(proposal.key.id)"
        return "\(what): \(parts.joined(separator: ", "))"
    }

    private static func rendered(
        _ value: Value, _ field: Field, _ kind: RecordKind, _ ground: any Ground
    ) throws -> String {
        var title: String?
        if case .reference(let name)? = field.columns.first?.type, let id = value.asReference,
            let target = LeadToCash.schema.kind(named: name)
        {
            title = "“\(try ground.title(of: RecordKey(kind: target.number, id: id)))”"
        }
        let text = title ?? FieldText.render(value, of: field, in: kind)
        return text.isEmpty ? "nothing" : text
    }

    /// By how much a line's edit changes what the customer pays; nil for a term of payment, and where it does not.
    private static func price(_ proposal: Proposal, _ ground: any Ground) throws -> Value? {
        guard proposal.key.kind == ContractLine.kind else { return nil }
        let after = GroundAfter(proposal, ground)
        func total(_ ground: any Ground) throws -> (minor: Int64, currency: Value)? {
            guard try ground.isAlive(proposal.key) else { return nil }
            let quantity = try ground.value(ContractLine.Fields.quantity, of: proposal.key)
            let price = try ground.value(ContractLine.Fields.price, of: proposal.key)
            let total = ContractLine.lineTotal { $0 == ContractLine.Fields.quantity ? quantity : price }
            guard let minor = total.asInteger, price.parts.count == 3 else { return nil }
            return (minor: minor, currency: price.parts[1])
        }
        let (old, new) = (try total(ground), try total(after))
        guard let currency = new?.currency ?? old?.currency, old.map({ $0.currency == currency }) ?? true else {
            return nil
        }
        let (delta, overflow) = (new?.minor ?? 0).subtractingReportingOverflow(old?.minor ?? 0)
        return overflow || delta == 0 ? nil : .compound([.integer(delta), currency])
    }
}

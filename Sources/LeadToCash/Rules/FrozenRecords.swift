// Why this file exists: what is signed, approved or verified does not change, and what somebody wanted to change in it
// is not thrown away: it becomes the document by which such things change.

import SyncProtocol

enum FrozenRecords {
    @Sendable static func thaw(_ proposal: Proposal, _ field: Field, _ ground: any Ground) throws -> Ruling? {
        switch proposal.key.kind {
        case Contract.kind: try changeOrder(proposal, field, ground)
        case PriceRevision.kind: try nextRevision(proposal, field, ground)
        case Account.kind: try verified(proposal, field, ground)
        case ContractLine.kind: try FrozenParts.changeOrder(proposal, field, ContractLine.Fields.contract, ground)
        case PaymentTerm.kind: try FrozenParts.changeOrder(proposal, field, PaymentTerm.Fields.contract, ground)
        case SolutionVersion.kind: try FrozenParts.nextVersion(proposal, field, ground)
        case Bid.kind: try FrozenParts.wait(proposal, field, "a bid that has gone out", .high("COM", "HQ"), ground)
        case ContractReview.kind:
            try FrozenParts.wait(proposal, field, "an opinion that is submitted", .medium("COM", "HQ"), ground)
        case DeliveryProject.kind, Milestone.kind:
            try FrozenParts.wait(proposal, field, "a plan that is the baseline", .medium("PM", "OM"), ground)
        case ChangeOrder.kind:
            .hold(
                CaseDraft(
                    .held, proposal.key, field: field.number, terms: .high("COM", "HQ"),
                    note: "\(proposal.authorName) edited an approved change order."))
        default: nil
        }
    }

    // MARK: Contracts

    private static func changeOrder(_ proposal: Proposal, _ field: Field, _ ground: any Ground) throws -> Ruling? {
        guard let write = proposal.operation.writes.last(where: { $0.field == field.number }) else { return nil }
        let key = RecordKey(kind: ChangeOrder.kind, id: proposal.derivedID("changeOrder|\(field.name)"))
        let signing = try ground.edit(Contract.Fields.state, of: proposal.key)
        let unseen = signing.map { !proposal.saw($0) } ?? false
        let reason = unseen ? "edited before learning of signing" : "edited after signing"
        let writes =
            try Book(ground).filing(ChangeOrder.kind, under: proposal.key)
            + author(proposal, ChangeOrder.Fields.author) + proposed(write, field) + [
                FieldValue(ChangeOrder.Fields.fieldName, .text(field.name)),
                FieldValue(ChangeOrder.Fields.reason, .text(reason)),
                FieldValue(ChangeOrder.Fields.state, .text(ChangeOrder.draft)),
                FieldValue(ChangeOrder.Fields.editedAt, .integer(Int64(clamping: proposal.made))),
            ]
        let note =
            "\(proposal.authorName) changed \(field.name) of the contract “\(try ground.title(of: proposal.key))”, "
            + "\(reason). It is a draft change order now: submit or discard it."
        return .convert(
            [RecordEdit(key, .create, writes)],
            cases: [CaseDraft(.exception, key, other: proposal.key, terms: .high("COM", "HQ"), note: note)])
    }

    /// What was written, and what its author read there before.
    private static func proposed(_ write: FieldWrite, _ field: Field) -> [FieldValue] {
        if field.isCompound { return [FieldValue(ChangeOrder.Fields.proposedAmount, write.value)] }
        var result = [FieldValue(ChangeOrder.Fields.proposedText, write.value)]
        if let base = write.base, base.asText != nil { result.append(FieldValue(ChangeOrder.Fields.baseText, base)) }
        return result
    }

    // MARK: Price revisions

    /// All frozen fields that one edit writes go into one new revision, though they are asked about one by one. What
    /// the edit did not write is not copied: it stands in the revision that this one is based on.
    private static func nextRevision(_ proposal: Proposal, _ field: Field, _ ground: any Ground) throws -> Ruling? {
        guard let value = proposal.value(field.number),
            let deal = try ground.value(PriceRevision.Fields.opportunity, of: proposal.key).asReference
        else { return nil }
        let key = RecordKey(kind: PriceRevision.kind, id: proposal.derivedID("priceRevision"))
        let wasSubmitted =
            try ground.value(PriceRevision.Fields.state, of: proposal.key)
            == .text(PriceRevision.frozen)
        var writes = [FieldValue(field.number, value)]
        if !(try ground.isAlive(key)) {
            let place = PriceRevision.Fields.office
            writes += try origin(proposal, place, place, ground) + author(proposal, PriceRevision.Fields.author)
            writes += [
                FieldValue(PriceRevision.Fields.opportunity, .reference(deal)),
                FieldValue(PriceRevision.Fields.number, .integer(try nextNumber(deal, ground))),
                FieldValue(PriceRevision.Fields.state, .text(PriceRevision.draft)),
                FieldValue(PriceRevision.Fields.basedOn, .reference(proposal.key.id)),
                FieldValue(
                    PriceRevision.Fields.notes,
                    .text(wasSubmitted ? PriceRevision.notSubmitted : PriceRevision.notApproved)),
            ]
        }
        return .convert([RecordEdit(key, .create, writes)])
    }

    private static func nextNumber(_ deal: RecordID, _ ground: any Ground) throws -> Int64 {
        let ids = try ground.records(
            PriceRevision.kind, where: PriceRevision.Fields.opportunity, is: .reference(deal))
        let numbers = try ids.compactMap {
            try ground.value(PriceRevision.Fields.number, of: RecordKey(kind: PriceRevision.kind, id: $0)).asInteger
        }
        return min(numbers.max() ?? 0, 99_999) + 1
    }

    // MARK: Accounts

    private static func verified(_ proposal: Proposal, _ field: Field, _ ground: any Ground) throws -> Ruling? {
        let note =
            "\(proposal.authorName) changed the registration of “\(try ground.title(of: proposal.key))”, "
            + "which finance has verified."
        return .hold(
            CaseDraft(.held, proposal.key, field: field.number, terms: .medium("FIN", "HQ"), note: note))
    }

    // MARK: What every new record has

    /// The new record lies where the frozen one lies, or what that is filed under.
    static func origin(
        _ proposal: Proposal, _ office: FieldNumber, _ target: FieldNumber, of record: RecordKey? = nil,
        _ ground: any Ground
    ) throws -> [FieldValue] {
        let place = try ground.value(office, of: record ?? proposal.key)
        return place.isEmpty ? [] : [FieldValue(target, place)]
    }

    static func author(_ proposal: Proposal, _ field: FieldNumber) -> [FieldValue] {
        proposal.author.person.map { [FieldValue(field, .reference($0))] } ?? []
    }
}

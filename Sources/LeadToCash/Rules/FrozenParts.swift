// Why this file exists: what a contract, a bid or a project consists of stands as fast as they do themselves; what
// somebody wanted to change in it becomes a document of the same sort, or waits for whoever answers for it.

import SyncProtocol

enum FrozenParts {
    /// A row of a signed contract changes as the contract does: by a change order.
    static func changeOrder(
        _ proposal: Proposal, _ field: Field, _ parent: FieldNumber, _ ground: any Ground
    ) throws -> Ruling? {
        guard let write = proposal.operation.writes.last(where: { $0.field == field.number }),
            let contract = try ground.record(Contract.kind, by: parent, of: proposal.key)
        else { return nil }
        let key = RecordKey(kind: ChangeOrder.kind, id: proposal.derivedID("changeOrder|\(field.name)"))
        let title = try ground.title(of: contract)
        func words(_ value: Value) -> String { FieldText.render(value, of: field, in: proposal.kind) }
        let row = Labels.kind(proposal.kind.name).lowercased()
        let writes =
            try Book(ground).filing(ChangeOrder.kind, under: contract)
            + FrozenRecords.author(proposal, ChangeOrder.Fields.author) + [
                FieldValue(ChangeOrder.Fields.fieldName, .text("\(proposal.kind.name).\(field.name)")),
                FieldValue(ChangeOrder.Fields.baseText, .text(words(write.base ?? .null))),
                FieldValue(ChangeOrder.Fields.proposedText, .text(words(write.value))),
                FieldValue(ChangeOrder.Fields.reason, .text("a \(row) was edited after signing")),
                FieldValue(ChangeOrder.Fields.state, .text(ChangeOrder.draft)),
                FieldValue(ChangeOrder.Fields.editedAt, .integer(Int64(clamping: proposal.made))),
            ]
        let note =
            "\(proposal.authorName) changed \(field.name) of a \(row) of the contract “\(title)”, which is signed. "
            + "It is a draft change order now: submit or discard it."
        return .convert(
            [RecordEdit(key, .create, writes)],
            cases: [CaseDraft(.exception, key, other: contract, terms: .high("COM", "HQ"), note: note)])
    }

    /// All frozen fields that one edit writes go into one new version, though they are asked about one by one.
    static func nextVersion(_ proposal: Proposal, _ field: Field, _ ground: any Ground) throws -> Ruling? {
        typealias Fields = SolutionVersion.Fields
        guard let value = proposal.value(field.number),
            let deal = try ground.value(Fields.opportunity, of: proposal.key).asReference
        else { return nil }
        let key = RecordKey(kind: SolutionVersion.kind, id: proposal.derivedID("solutionVersion"))
        var writes = [FieldValue(field.number, value)]
        if !(try ground.isAlive(key)) {
            writes +=
                try FrozenRecords.origin(proposal, Fields.office, Fields.office, of: proposal.key, ground)
                + FrozenRecords.author(proposal, Fields.author)
            writes += [
                FieldValue(Fields.opportunity, .reference(deal)),
                FieldValue(Fields.number, .integer(try nextNumber(deal, ground))),
                FieldValue(Fields.state, .text(SolutionVersion.draft)),
                FieldValue(Fields.basedOn, .reference(proposal.key.id)),
            ]
        }
        return .convert([RecordEdit(key, .create, writes)])
    }

    private static func nextNumber(_ deal: RecordID, _ ground: any Ground) throws -> Int64 {
        let ids = try ground.records(
            SolutionVersion.kind, where: SolutionVersion.Fields.opportunity, is: .reference(deal))
        let numbers = try ids.compactMap {
            try ground.value(SolutionVersion.Fields.number, of: RecordKey(kind: SolutionVersion.kind, id: $0)).asInteger
        }
        return min(numbers.max() ?? 0, 99_999) + 1
    }

    /// The edit waits for whoever answers for the record.
    static func wait(
        _ proposal: Proposal, _ field: Field, _ what: String, _ terms: CaseTerms, _ ground: any Ground
    ) throws -> Ruling? {
        let note =
            "\(proposal.authorName) changed \(field.name) of “\(try ground.title(of: proposal.key))”, \(what)."
        return .hold(CaseDraft(.held, proposal.key, field: field.number, terms: terms, note: note))
    }
}

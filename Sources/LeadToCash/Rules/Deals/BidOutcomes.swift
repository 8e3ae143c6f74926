// Why this file exists: a bid goes out once and is answered once. Two people who each report it report two things, and
// neither is thrown away: somebody says which of them is so.

import SyncProtocol

enum BidOutcomes {
    static let submissions = Invariant(
        "oneSubmission", "The bid had been reported as submitted; people decide which submission counts.",
        watches: [BidSubmission.kind: [BidSubmission.Fields.bid]], check: checkSubmission)

    static let results = Invariant(
        "oneBidResult", "Somebody else has reported another result of this bid; people decide which is so.",
        watches: [BidResult.kind: [BidResult.Fields.bid, BidResult.Fields.result]], check: checkResult)

    // MARK: Submissions

    @Sendable private static func checkSubmission(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        typealias Fields = BidSubmission.Fields
        guard !proposal.byHeadquarters, try proposal.isNew(ground),
            let bid = proposal.value(Fields.bid)?.asReference.map({ RecordKey(kind: Bid.kind, id: $0) })
        else { return nil }
        let others = try ground.filed(BidSubmission.kind, under: bid.id, by: Fields.bid).filter {
            try $0 != proposal.key && ground.value(Fields.effective, of: $0).isTrue
        }
        // Of two the elder counts, whichever HQ hears of first.
        guard let other = others.first else { return Ruling(.accept, edits: [counting(proposal.key, true)]) }
        let isFirst = proposal.key < other
        let note =
            "There are two submissions of the bid “\(try ground.title(of: bid))”; \(proposal.authorName) reports the "
            + "other. The earlier one counts until you decide which one the customer has."
        return .acceptWithCase(
            CaseDraft(.exception, proposal.key, other: other, terms: .high("AR", "OM", "HQ"), note: note),
            edits: [counting(proposal.key, isFirst)] + (isFirst ? [counting(other, false)] : []))
    }

    private static func counting(_ submission: RecordKey, _ counts: Bool) -> RecordEdit {
        RecordEdit(submission, .update, [FieldValue(BidSubmission.Fields.effective, .flag(counts))])
    }

    // MARK: Results

    /// A place on the shortlist comes before a result and does not speak against one.
    private static let preliminary = "shortlisted"

    @Sendable private static func checkResult(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        typealias Fields = BidResult.Fields
        guard !proposal.byHeadquarters, try proposal.isNew(ground),
            let bid = proposal.value(Fields.bid)?.asReference.map({ RecordKey(kind: Bid.kind, id: $0) }),
            let result = proposal.value(Fields.result)?.asText, result != preliminary
        else { return nil }
        let others = try ground.filed(BidResult.kind, under: bid.id, by: Fields.bid).filter {
            try $0 != proposal.key && !["", preliminary, result].contains(ground.text(Fields.result, of: $0))
        }
        guard let other = others.first else { return nil }
        let known = try ground.text(Fields.result, of: other)
        let note =
            "\(proposal.authorName) reports that the bid “\(try ground.title(of: bid))” is \(result), and it is "
            + "reported as \(known) too. Say with proof which is so; the deal stays where it is."
        return .acceptWithCase(
            CaseDraft(.exception, proposal.key, other: other, terms: .high("AR", "OM", "HQ"), note: note))
    }
}

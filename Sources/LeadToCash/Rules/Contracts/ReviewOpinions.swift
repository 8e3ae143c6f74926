// Why this file exists: two lawyers read one contract offline. Both opinions stay; until the two agree, the one that
// sees more risk counts.

import SyncProtocol

enum ReviewOpinions {
    static let rule = Invariant(
        "oneOpinionPerAspect",
        "Somebody else has reviewed the same aspect of this revision; the stricter opinion counts.",
        watches: [ContractReview.kind: [ContractReview.Fields.state, ContractReview.Fields.aspect]], check: check)

    private typealias Fields = ContractReview.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        let after = GroundAfter(proposal, ground)
        guard !proposal.byHeadquarters, !proposal.isDeletion,
            try after.text(Fields.state, of: proposal.key) == ContractReview.submitted,
            let contract = try proposal.above(Contract.kind, by: Fields.contract, ground)
        else { return nil }
        let aspect = try after.text(Fields.aspect, of: proposal.key)
        let revision = try after.value(Fields.revisionHash, of: proposal.key)
        let rivals = try submitted(on: contract, aspect, after).filter {
            try $0 != proposal.key && after.value(Fields.revisionHash, of: $0) == revision
        }
        guard let rival = rivals.first else { return nil }
        // Whichever HQ hears of first: the elder opinion is the first.
        let pair = [proposal.key, rival].sorted()
        let stricter = try stricter(pair, after)
        let level = try stricter.map { try after.text(Fields.riskLevel, of: $0) } ?? ""
        let says = level.isEmpty ? "Neither names a risk" : "The one that says \(level) counts"
        let reviewers = try pair.map { try reviewer(of: $0, proposal, after) }.joined(separator: " and ")
        let note =
            "There are two \(aspect) reviews of one revision of “\(try ground.title(of: contract))”, by \(reviewers). "
            + "\(says) until the reviewers agree."
        return .acceptWithCase(
            CaseDraft(.exception, pair[1], other: pair[0], terms: .high("COM", "HQ"), note: note))
    }

    private static func reviewer(
        of review: RecordKey, _ proposal: Proposal, _ ground: any Ground
    ) throws -> String {
        if let person = try ground.record(User.kind, by: Fields.author, of: review) {
            return try ground.title(of: person)
        }
        return review == proposal.key ? proposal.authorName : "somebody"
    }

    /// The opinions on an aspect of a contract that were handed in, in id order.
    static func submitted(on contract: RecordKey, _ aspect: String, _ ground: any Ground) throws -> [RecordKey] {
        try ground.filed(ContractReview.kind, under: contract.id, by: Fields.contract).filter {
            try ground.text(Fields.aspect, of: $0) == aspect
                && ground.text(Fields.state, of: $0) == ContractReview.submitted
        }
    }

    /// The one that sees more risk; of equals the first.
    static func stricter(_ reviews: [RecordKey], _ ground: any Ground) throws -> RecordKey? {
        try reviews.sorted().max { try risk(of: $0, ground) < risk(of: $1, ground) }
    }

    /// The place among the levels of risk, from the mildest; below them where none is named.
    private static func risk(of review: RecordKey, _ ground: any Ground) throws -> Int {
        let word = try ground.text(Fields.riskLevel, of: review)
        return ContractReview.riskLevels.firstIndex { $0.word == word } ?? -1
    }
}

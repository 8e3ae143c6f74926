// Why this file exists: a rep and a collector both hear that a customer has paid, and both say so. It was paid once;
// only finance, looking into the bank, can say of which claim it was the money.

import SyncProtocol

/// Claims are never held against each other by payer, amount and day: two such payments may be two. A claim, one or
/// many, changes no balance.
enum ReceiptClaims {
    static let rule = Invariant(
        "sameMoney", "Somebody else has claimed a transfer of the same bank reference; finance finds out which it is.",
        watches: [ReceiptClaim.kind: [ReceiptClaim.Fields.bankReference]], check: check)

    private typealias Fields = ReceiptClaim.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion else { return nil }
        let after = GroundAfter(proposal, ground)
        let reference = try after.text(Fields.bankReference, of: proposal.key)
        guard !reference.isEmpty else { return nil }
        let claims = try after.allRecords(ReceiptClaim.kind, where: Fields.bankReference, is: .text(reference))
            .map { RecordKey(kind: ReceiptClaim.kind, id: $0) }
            .filter { try !["sameMoney", "refused"].contains(after.text(Fields.state, of: $0)) }
        // Whichever HQ hears of first: the elder claim is the first.
        guard claims.count > 1, let first = claims.first, let second = claims.last(where: { $0 != first }),
            claims.contains(proposal.key)
        else { return nil }
        let later = proposal.key == first ? second : proposal.key
        let money = [try amount(first, after), try amount(later, after)]
        let doubt = money[0] == money[1] ? "" : ", though one is of \(money[0]) and the other of \(money[1])"
        let note =
            "Two claims name the transfer “\(reference)”\(doubt); the second is by \(try author(later, after)). Match "
            + "one to the payment and close the other as the same money. Neither changes a balance."
        return .acceptWithCase(
            CaseDraft(.exception, later, other: first, terms: .high("FIN", "HQ"), note: note))
    }

    private static func amount(_ claim: RecordKey, _ ground: any Ground) throws -> String {
        let parts = try ground.value(Fields.amount, of: claim).parts
        guard parts.count == 2, let minor = parts[0].asInteger, let currency = parts[1].asText,
            let money = Money(minorUnits: minor, currency: currency)
        else { return "an amount unknown" }
        return money.description
    }

    private static func author(_ claim: RecordKey, _ ground: any Ground) throws -> String {
        try ground.record(User.kind, by: Fields.author, of: claim).map { try ground.title(of: $0) } ?? "somebody"
    }
}

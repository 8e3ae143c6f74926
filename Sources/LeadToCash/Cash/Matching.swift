// Why this file exists: a claim says that a customer paid; the bank says what came in. Finance puts the two together,
// and a second claim about the same money counts nothing twice (story 13).

import SyncProtocol

/// What became of a claim.
public struct MatchResult: Sendable {
    public let edits: [RecordEdit]
    /// `matched` or `sameMoney`.
    public let state: String
    /// Whether claim and payment name different amounts.
    public let differs: Bool
}

public enum Matching {
    private typealias Fields = ReceiptClaim.Fields

    /// Matches a claim with a payment.
    /// - Parameter instead: whether this claim is to have the credit that another one has.
    /// - Throws: ``Impediments``.
    public static func match(
        _ claim: RecordID, with payment: RecordID, instead: Bool = false, _ ground: any Ground
    ) throws -> MatchResult {
        let book = Book(ground)
        let claimed = try book.existing(ReceiptClaim.kind, claim)
        let money = try book.existing(Payment.kind, payment)
        let refusal = "\(try book.name(claimed)) cannot be matched with \(try book.name(money))"
        try Impediments.check(refusal, try reasons(claimed, money, instead: instead, book))
        let rivals = try book.keys(ReceiptClaim.kind, Fields.payment, payment).filter {
            try $0 != claimed && book.text(Fields.state, $0) == "matched"
        }
        let state = rivals.isEmpty || instead ? "matched" : "sameMoney"
        var edits: [RecordEdit] = []
        if instead { edits += rivals.map { settled($0, "sameMoney", payment) } }
        edits.append(settled(claimed, state, payment))
        let differs = try book.money(Fields.amount, claimed) != book.money(Payment.Fields.amount, money)
        return MatchResult(edits: edits, state: state, differs: differs)
    }

    private static func settled(_ claim: RecordKey, _ state: String, _ payment: RecordID) -> RecordEdit {
        .changing(claim, [FieldValue(Fields.state, .text(state)), FieldValue(Fields.payment, .reference(payment))])
    }

    private static func reasons(
        _ claim: RecordKey, _ payment: RecordKey, instead: Bool, _ book: Book
    ) throws -> [String] {
        var reasons: [String] = []
        let state = try book.text(Fields.state, claim)
        if state == "matched" || (state == "sameMoney" && !instead) || state == "refused" {
            reasons.append("the claim is \(state) already")
        }
        if try book.text(Payment.Fields.state, payment) == "reversed" { reasons.append("the payment is reversed") }
        if try book.id(Fields.account, claim) != book.id(Payment.Fields.account, payment) {
            reasons.append("the payment is another customer's")
        }
        let said = try book.money(Fields.amount, claim)?.currency
        let came = try book.money(Payment.Fields.amount, payment)?.currency
        if let said, let came, said != came { reasons.append("the claim is in \(said) and the payment in \(came)") }
        if let other = try namedByBank(claim, payment, book) {
            reasons.append("the claim names the bank reference of \(try book.name(other))")
        }
        return reasons
    }

    /// Another payment whose bank reference the claim names: two transfers of one amount are two.
    private static func namedByBank(_ claim: RecordKey, _ payment: RecordKey, _ book: Book) throws -> RecordKey? {
        let reference = try book.text(Fields.bankReference, claim)
        guard !reference.isEmpty, try book.text(Payment.Fields.bankReference, payment) != reference else { return nil }
        return try book.keys(Payment.kind, Payment.Fields.bankReference, .text(reference)).first
    }
}

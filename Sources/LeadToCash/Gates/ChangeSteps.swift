// Why this file exists: what a customer signed changes by what ATAC approved and the customer signed as well (I9). The
// change stands beside the contract, which itself stays as it was signed.

import SyncProtocol

public enum ChangeSteps {
    private typealias Fields = ChangeOrder.Fields

    /// Approves a change order on the strength of ATAC's decision.
    /// - Returns: no edits if it is approved already.
    /// - Throws: ``Impediments``.
    public static func approve(_ order: RecordID, _ ground: any Ground) throws -> [RecordEdit] {
        let book = Book(ground)
        let key = try book.existing(ChangeOrder.kind, order)
        let state = try book.text(Fields.state, key)
        if ChangeOrder.decided.contains(state) { return [] }
        var reasons: [String] = []
        if ["rejected", "withdrawn", "discarded"].contains(state) { reasons.append("it is \(state)") }
        reasons += try approval(of: key, book)
        if state != "assessed", try !isAssessed(key, book) { reasons.append("FR and FIN have not assessed it") }
        try Impediments.check("\(try book.name(key)) cannot be approved", reasons)
        return [.changing(key, [FieldValue(Fields.state, .text(ChangeOrder.approved))])]
    }

    /// Brings a change into effect.
    /// - Parameter signed: When the customer signed it, where the change order does not say so.
    /// - Throws: ``Impediments``.
    public static func bringIntoEffect(
        _ order: RecordID, on day: CivilDate, signed: CivilDate?, _ ground: any Ground
    ) throws -> [RecordEdit] {
        let book = Book(ground)
        let key = try book.existing(ChangeOrder.kind, order)
        let state = try book.text(Fields.state, key)
        var reasons: [String] = []
        if state == "effective" {
            reasons.append("it is effective already")
        } else if !ChangeOrder.decided.contains(state) {
            reasons.append("it is \(state.isEmpty ? ChangeOrder.draft : state) and not approved")
        } else {
            reasons += try approval(of: key, book)
        }
        let known = try book.date(Fields.customerSignedOn, key)
        let paper = known ?? signed
        if paper == nil { reasons.append("nobody says when the customer signed it") }
        if let paper, paper > day { reasons.append("the customer signed it on \(paper)") }
        reasons += try contract(of: key, book)
        try Impediments.check("\(try book.name(key)) cannot come into effect", reasons)
        var fields = [
            FieldValue(Fields.state, .text("effective")), FieldValue(Fields.effectiveOn, .date(day)),
        ]
        if known == nil, let paper { fields.append(FieldValue(Fields.customerSignedOn, .date(paper))) }
        return [.changing(key, fields)]
    }

    private static func isAssessed(_ order: RecordKey, _ book: Book) throws -> Bool {
        try !book.text(Fields.assessment, order).isEmpty && !book.text(Fields.marginAssessment, order).isEmpty
    }

    private static func approval(of order: RecordKey, _ book: Book) throws -> [String] {
        guard let decision = try GateReading.approval(GateReading.amend, of: order, book.ground) else {
            return ["ATAC has not approved it"]
        }
        let approved = try book.text(GateDecision.Fields.revisionHash, decision)
        let present = try BoundContent.of(GateReading.amend, order, book.ground).hash
        return approved == present ? [] : ["ATAC approved something else than it says now"]
    }

    private static func contract(of order: RecordKey, _ book: Book) throws -> [String] {
        guard let id = try book.id(Fields.contract, order) else { return ["it names no contract"] }
        let contract = RecordKey(kind: Contract.kind, id: id)
        let state = try book.text(Contract.Fields.state, contract)
        if !Contract.inForce.contains(state) { return ["\(try book.name(contract)) is not in force"] }
        if [Contract.closed, "terminated"].contains(state) { return ["\(try book.name(contract)) is \(state)"] }
        let worth = try book.money(Contract.Fields.commercial, contract)
        let delta = try book.money(Fields.priceDelta, order)
        if let worth, let delta, worth.currency != delta.currency {
            return ["the contract is in \(worth.currency) and the change in \(delta.currency)"]
        }
        return []
    }
}

// Why this file exists: between coming into force and being closed a contract is fulfilled, and then settled. HQ says
// each once, when nothing of it is open; whoever delivers or collects then hears what comes next.

import SyncProtocol

public enum ContractProgress {
    private typealias Fields = Contract.Fields

    private static let fulfilled = "fulfilled"

    /// Says that all of a contract was delivered and accepted.
    /// - Throws: ``Impediments`` with all that is open.
    public static func fulfil(_ contract: RecordID, _ ground: any Ground) throws -> [RecordEdit] {
        let book = Book(ground)
        let key = try book.existing(Contract.kind, contract)
        var reasons = try standing(key, from: [Contract.effective, "inFulfilment"], to: fulfilled, book)
        if try book.keys(Milestone.kind, Milestone.Fields.contract, contract).isEmpty {
            reasons.append("it has no milestone that anybody could have accepted")
        }
        reasons += clauses(
            try GateCompleteness.milestones(key, ground) + GateCompleteness.changes(key, ground))
        try Impediments.check("\(try book.name(key)) cannot be registered as fulfilled", reasons)
        return [.changing(key, [FieldValue(Fields.state, .text(fulfilled))])]
    }

    /// Says that all of a contract that was fulfilled is invoiced and paid.
    /// - Throws: ``Impediments`` with all that is open.
    public static func settle(_ contract: RecordID, _ ground: any Ground) throws -> [RecordEdit] {
        let book = Book(ground)
        let key = try book.existing(Contract.kind, contract)
        var reasons = try standing(key, from: [fulfilled], to: "settled", book)
        if let money = try ContractMoney(key, book), money.left > 0 {
            reasons.append("\(money.total.text(of: money.left)) of it is not invoiced")
        }
        reasons += clauses(
            try GateCompleteness.invoices(key, ground) + GateCompleteness.disputes(key, ground)
                + GateCompleteness.changes(key, ground))
        try Impediments.check("\(try book.name(key)) cannot be registered as settled", reasons)
        return [.changing(key, [FieldValue(Fields.state, .text("settled"))])]
    }

    private static func standing(
        _ contract: RecordKey, from states: Set<String>, to next: String, _ book: Book
    ) throws -> [String] {
        let state = try book.text(Fields.state, contract)
        if states.contains(state) { return [] }
        if state == next { return ["it is \(state) already"] }
        return Contract.inForce.contains(state) ? ["it is \(state)"] : ["it is not in force"]
    }

    /// Sentences without their stops.
    private static func clauses(_ missing: [Missing]) -> [String] {
        missing.map { $0.sentence.hasSuffix(".") ? String($0.sentence.dropLast()) : $0.sentence }
    }
}

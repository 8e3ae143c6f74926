// Why this file exists: a contract is in force once HQ has registered it, and not before: with an approval of just this
// text, and with the paper of both sides (I6, I15). From then on it stands.

import SyncProtocol

public enum ContractRegistration {
    private typealias Fields = Contract.Fields

    /// Brings a contract into force: the contract, its lines and terms, its signatures, the deal that is won by it and
    /// its customer.
    /// - Throws: ``Impediments`` with all that is missing.
    public static func register(
        _ contract: RecordID, on day: CivilDate, at occasion: Occasion, _ ground: any Ground
    ) throws -> [RecordEdit] {
        let book = Book(ground)
        let key = try book.existing(Contract.kind, contract)
        let present = try BoundContent.of(GateReading.sign, key, ground).hash
        let signatures = try book.keys(Signature.kind, Signature.Fields.contract, contract)
        let reasons =
            try standing(key, book) + approval(of: key, present, on: day, book)
            + papers(signatures, present, on: day, book) + substance(of: key, book) + tender(of: key, book)
            + future(day, occasion)
        try Impediments.check("\(try book.name(key)) cannot be registered", reasons)
        let signed = try signatures.compactMap { try book.date(Signature.Fields.signedOn, $0) }.max()
        var edits = [
            RecordEdit.changing(
                key,
                [
                    FieldValue(Fields.state, .text(Contract.effective)), FieldValue(Fields.effectiveOn, .date(day)),
                    FieldValue(Fields.signedOn, .date(signed ?? day)), FieldValue(Fields.revisionHash, .text(present)),
                ])
        ]
        edits += try rows(of: key, book)
        edits += signatures.map { RecordEdit.changing($0, [FieldValue(Signature.Fields.effective, .flag(true))]) }
        edits += try won(by: key, on: day, book) + customer(of: key, book)
        return edits
    }

    // MARK: What it needs

    private static func standing(_ contract: RecordKey, _ book: Book) throws -> [String] {
        let state = try book.text(Fields.state, contract)
        if Contract.inForce.contains(state) { return ["it is \(state) already"] }
        return state == "abandoned" ? ["it is abandoned"] : []
    }

    /// An approval of this text, and what it was given on condition of.
    private static func approval(
        of contract: RecordKey, _ present: String, on day: CivilDate, _ book: Book
    ) throws -> [String] {
        guard let decision = try GateReading.approval(GateReading.sign, of: contract, book.ground) else {
            return ["ATC has not approved it"]
        }
        let approved = try book.text(GateDecision.Fields.revisionHash, decision)
        if approved != present { return ["ATC approved another revision than the present one"] }
        return try book.keys(GateCondition.kind, GateCondition.Fields.decision, decision.id).compactMap {
            condition -> String? in
            guard try !book.isTrue(GateCondition.Fields.closed, condition),
                let due = try book.date(GateCondition.Fields.dueOn, condition), due <= day
            else { return nil }
            return "the condition “\(try book.text(GateCondition.Fields.text, condition))” was due on \(due)"
        }
    }

    /// Both sides' signatures of this text.
    private static func papers(
        _ signatures: [RecordKey], _ present: String, on day: CivilDate, _ book: Book
    ) throws -> [String] {
        var reasons: [String] = []
        for (side, name) in [("customer", "the customer"), ("us", "our side")] {
            let theirs = try signatures.filter { try book.text(Signature.Fields.side, $0) == side }
            let fitting = try theirs.filter {
                let hash = try book.text(Signature.Fields.revisionHash, $0)
                return hash.isEmpty || hash == present
            }
            if theirs.isEmpty {
                reasons.append("\(name) has not signed")
            } else if fitting.isEmpty {
                reasons.append("\(name) has signed another revision")
            }
            for late in try fitting.compactMap({ try book.date(Signature.Fields.signedOn, $0) }) where late > day {
                reasons.append("\(name) signed on \(late)")
            }
        }
        return reasons
    }

    /// Terms that make the whole, in one currency.
    private static func substance(of contract: RecordKey, _ book: Book) throws -> [String] {
        var reasons: [String] = []
        let share = try PaymentTermSum.share(of: contract, book.ground)
        if share != .exact { reasons.append("its payment terms \(share.text)") }
        guard let worth = try book.money(Fields.commercial, contract) else { return reasons + ["it says no amount"] }
        let lines = try book.keys(ContractLine.kind, ContractLine.Fields.contract, contract.id)
        let foreign = try lines.filter {
            guard let price = try book.money(ContractLine.Fields.price, $0) else { return false }
            return price.currency != worth.currency
        }
        if !foreign.isEmpty { reasons.append("\(foreign.count) of its lines are not in \(worth.currency)") }
        return reasons
    }

    /// What was tendered was submitted (I7).
    private static func tender(of contract: RecordKey, _ book: Book) throws -> [String] {
        guard let bid = try book.id(Fields.bid, contract) else { return [] }
        if try !book.keys(BidSubmission.kind, BidSubmission.Fields.bid, bid).isEmpty { return [] }
        let name = try book.name(RecordKey(kind: Bid.kind, id: bid))
        return ["nothing says that its tender \(name) was submitted"]
    }

    private static func future(_ day: CivilDate, _ occasion: Occasion) -> [String] {
        day.days > occasion.today.days + 1 ? ["\(day) lies in the future"] : []
    }

    // MARK: What follows

    private static func rows(of contract: RecordKey, _ book: Book) throws -> [RecordEdit] {
        let lines = try book.keys(ContractLine.kind, ContractLine.Fields.contract, contract.id)
        let terms = try book.keys(PaymentTerm.kind, PaymentTerm.Fields.contract, contract.id)
        return lines.map {
            RecordEdit.changing($0, [FieldValue(ContractLine.Fields.state, .text(ContractLine.agreed))])
        }
            + terms.map { RecordEdit.changing($0, [FieldValue(PaymentTerm.Fields.state, .text(PaymentTerm.agreed))]) }
    }

    private static func won(by contract: RecordKey, on day: CivilDate, _ book: Book) throws -> [RecordEdit] {
        typealias Deal = Opportunity.Fields
        guard let id = try book.id(Fields.opportunity, contract) else { return [] }
        let deal = RecordKey(kind: Opportunity.kind, id: id)
        guard try book.ground.isAlive(deal) else { return [] }
        var fields = [
            FieldValue(Deal.stage, .text("won")), FieldValue(Deal.outcome, .text("won")),
            FieldValue(Deal.closedOn, .date(day)),
        ]
        // What was a claim is a fact now.
        if try book.isTrue(Deal.winClaim, deal) { fields.append(FieldValue(Deal.winClaim, .flag(false))) }
        return [.changing(deal, fields)]
    }

    /// Whoever has a contract with us is a customer, and neither a prospect nor asleep.
    private static func customer(of contract: RecordKey, _ book: Book) throws -> [RecordEdit] {
        guard let id = try book.id(Fields.account, contract) else { return [] }
        let account = RecordKey(kind: Account.kind, id: id)
        let active = "active"
        guard try book.ground.isAlive(account), try book.text(Account.Fields.status, account) != active else {
            return []
        }
        return [.changing(account, [FieldValue(Account.Fields.status, .text(active))])]
    }

    // MARK: The end

    /// Closes a contract of which nothing is open (I19).
    /// - Throws: ``Impediments`` with all that is.
    public static func close(_ contract: RecordID, on day: CivilDate, _ ground: any Ground) throws -> [RecordEdit] {
        let book = Book(ground)
        let key = try book.existing(Contract.kind, contract)
        var reasons: [String] = []
        let state = try book.text(Fields.state, key)
        if !Contract.inForce.contains(state) {
            reasons.append("it is not in force")
        } else if state == Contract.closed || state == "terminated" {
            reasons.append("it is \(state) already")
        }
        if try GateReading.approval(GateReading.close, of: key, ground) == nil {
            reasons.append("ATCC has not approved it")
        }
        for missing in try GateCompleteness.missing(at: GateReading.close, key, ground) {
            reasons.append(missing.sentence.hasSuffix(".") ? String(missing.sentence.dropLast()) : missing.sentence)
        }
        let open = try book.keys(GateCondition.kind, GateCondition.Fields.contract, contract).filter {
            try !book.isTrue(GateCondition.Fields.closed, $0)
        }
        if !open.isEmpty { reasons.append("\(open.count) conditions of decisions are not met") }
        if let effective = try book.date(Fields.effectiveOn, key), day < effective {
            reasons.append("it came into force on \(effective)")
        }
        try Impediments.check("\(try book.name(key)) cannot be closed", reasons)
        return [
            .changing(
                key, [FieldValue(Fields.state, .text(Contract.closed)), FieldValue(Fields.closedOn, .date(day))])
        ]
    }
}

// Why this file exists: money must add up whatever finance types: never more allocated than came in, never more settled
// than was owed, never more invoiced than the contract is worth.

import SyncProtocol
import Testing

@testable import LeadToCash

/// A customer with an invoice of 1,000.00 USD and a payment of 700.00 USD.
private struct Till {
    let ground = PaperGround()
    let account: RecordKey
    let invoice: RecordKey
    let payment: RecordKey
    let occasion: Occasion

    init() throws {
        occasion = try .test()
        account = ground.add(Account.kind, [Account.Fields.name: .text("Beeline")])
        invoice = ground.add(
            Invoice.kind,
            [
                Invoice.Fields.account: .reference(account.id), Invoice.Fields.amount: .cents(100_000),
                Invoice.Fields.state: .text("issued"),
            ])
        payment = ground.add(
            Payment.kind,
            [
                Payment.Fields.account: .reference(account.id), Payment.Fields.amount: .cents(70_000),
                Payment.Fields.state: .text("posted"), Payment.Fields.bankReference: .text("TT-1"),
            ])
    }

    @discardableResult
    func allocate(_ cents: Int64, keepsRest: Bool = false) throws -> AllocationResult {
        let order = AllocationOrder(
            payment: payment.id, invoice: invoice.id, amount: try dollars(cents), keepsRest: keepsRest,
            on: occasion.today)
        let result = try Allocating.allocate(order, at: occasion, ground)
        ground.apply(result.edits)
        return result
    }

    func relieve(_ nature: InvoiceRelief.Nature, _ cents: Int64?, reason: String = "why") throws -> ReliefResult {
        let relief = InvoiceRelief(
            invoice: invoice.id, nature: nature, amount: try cents.map { try dollars($0) }, reason: reason,
            on: occasion.today)
        let result = try InvoiceChanges.relieve(relief, at: occasion, ground)
        ground.apply(result.edits)
        return result
    }

    var invoiceState: Value { ground.value(Invoice.Fields.state, of: invoice) }
    var paymentState: Value { ground.value(Payment.Fields.state, of: payment) }
    func debt() throws -> InvoiceBalance { try InvoiceBalance(invoice, Book(ground)) }
    func money() throws -> PaymentBalance { try PaymentBalance(payment, Book(ground)) }
}

// MARK: Allocation

@Test func `parts of a payment settle an invoice, and never more than came in`() throws {
    let till = try Till()
    try till.allocate(40_000)
    #expect(till.invoiceState == .text("partlyPaid") && till.paymentState == .text("allocated"))
    #expect(impediments { try till.allocate(40_000) } == ["the payment has 300.00 USD left"])
    try till.allocate(30_000)
    #expect(try till.debt().open == 30_000 && till.money().available == 0)
}

@Test func `an invoice takes no more than it has open, credits deducted`() throws {
    let till = try Till()
    _ = try till.relieve(.credit(number: nil), 60_000)
    #expect(impediments { try till.allocate(50_000) } == ["the invoice has 400.00 USD open"])
    let result = try till.allocate(50_000, keepsRest: true)
    #expect(result.taken.minorUnits == 40_000 && result.payment.unapplied == 30_000)
    #expect(till.invoiceState == .text("paid") && impediments { try till.allocate(1) }.count == 1)
}

@Test func `money that lies on the account is taken from there first to last`() throws {
    let till = try Till()
    try till.allocate(10_000, keepsRest: true)
    #expect(try till.money().unapplied == 60_000)
    try till.allocate(50_000)
    #expect(try till.money().unapplied == 10_000 && till.debt().paid == 60_000)
    // Every row stays; what was laid on the account before was taken back by a row of its own.
    #expect(till.ground.keys(Allocation.kind).count == 5)
}

@Test func `neither another currency nor another customer's money settles an invoice`() throws {
    let till = try Till()
    let other = till.ground.add(Account.kind, [Account.Fields.name: .text("MTS")])
    till.ground.apply([.changing(till.payment, [FieldValue(Payment.Fields.account, .reference(other.id))])])
    #expect(impediments { try till.allocate(100) } == ["the invoice is another customer's"])
    till.ground.apply([.changing(till.invoice, [FieldValue(Invoice.Fields.amount, .cents(100_000, "EUR"))])])
    #expect(impediments { try till.allocate(100) }.last == "the invoice is in EUR")
    #expect(impediments { try till.allocate(0) }.count == 2)
}

@Test func `a reversed payment gives everything back`() throws {
    let till = try Till()
    try till.allocate(40_000, keepsRest: true)
    let claim = till.ground.add(
        ReceiptClaim.kind,
        [
            ReceiptClaim.Fields.payment: .reference(till.payment.id), ReceiptClaim.Fields.state: .text("matched"),
        ])
    let result = try Reversing.reverse(till.payment.id, on: till.occasion.today, at: till.occasion, till.ground)
    till.ground.apply(result.edits)
    #expect(result.rows == 2 && till.paymentState == .text("reversed"))
    #expect(try till.debt().paid == 0 && till.invoiceState == .text("delivered"))
    #expect(till.ground.value(ReceiptClaim.Fields.state, of: claim) == .text("claimed"))
    #expect(impediments { try till.allocate(100) } == ["the payment is reversed"])
}

@Test func `what one invoice got can be taken back alone`() throws {
    let till = try Till()
    try till.allocate(40_000)
    let result = try Reversing.reverse(
        till.payment.id, from: till.invoice.id, on: till.occasion.today, at: till.occasion, till.ground)
    till.ground.apply(result.edits)
    #expect(try till.money().available == 70_000 && till.paymentState == .text("posted"))
    let again = impediments {
        _ = try Reversing.reverse(
            till.payment.id, from: till.invoice.id, on: till.occasion.today, at: till.occasion, till.ground)
    }
    #expect(again.count == 1)
}

@Test func `sums beyond 64 bits are refused and do not wrap`() throws {
    let till = try Till()
    for _ in 0..<2 {
        till.ground.add(
            CreditNote.kind,
            [CreditNote.Fields.invoice: .reference(till.invoice.id), CreditNote.Fields.amount: .cents(.max)])
    }
    #expect(impediments { try till.allocate(100) } == ["the sum exceeds 64 bits"])
}

// MARK: Credit notes, write-offs, disputes

@Test func `credits and write-offs stop at what is open, and say why`() throws {
    let till = try Till()
    try till.allocate(70_000)
    let tooMuch = impediments { _ = try till.relieve(.credit(number: nil), 30_001) }
    #expect(tooMuch == ["it has 300.00 USD open; take allocations back first"])
    #expect(impediments { _ = try till.relieve(.writeOff(approval: ""), 100, reason: "") }.count == 2)
    let loss = try till.relieve(.writeOff(approval: "GD-1"), nil)
    #expect(loss.amount.minorUnits == 30_000 && loss.invoice.open == 0 && till.invoiceState == .text("writtenOff"))
}

@Test func `an invoice is disputed until its last dispute is closed`() throws {
    let till = try Till()
    till.ground.apply([.changing(till.invoice, [FieldValue(Invoice.Fields.isDisputed, .flag(true))])])
    let disputes = (0..<2).map { _ in
        till.ground.add(
            Dispute.kind,
            [Dispute.Fields.invoice: .reference(till.invoice.id), Dispute.Fields.isOpen: .flag(true)])
    }
    func close(_ dispute: RecordKey) throws {
        till.ground.apply(
            try InvoiceChanges.close(
                dispute.id, "resolved", resolution: "paid", on: till.occasion.today, till.ground))
    }
    try close(disputes[0])
    #expect(till.ground.value(Invoice.Fields.isDisputed, of: till.invoice).isTrue)
    try close(disputes[1])
    #expect(!till.ground.value(Invoice.Fields.isDisputed, of: till.invoice).isTrue)
    #expect(impediments { try close(disputes[1]) } == ["it is closed already"])
}

// MARK: Claims

@Test func `a second claim to one payment is the same money`() throws {
    let till = try Till()
    let claims = (0..<2).map { _ in
        till.ground.add(
            ReceiptClaim.kind,
            [
                ReceiptClaim.Fields.account: .reference(till.account.id),
                ReceiptClaim.Fields.amount: .cents(70_000),
            ])
    }
    func match(_ index: Int, instead: Bool = false) throws -> MatchResult {
        let result = try Matching.match(claims[index].id, with: till.payment.id, instead: instead, till.ground)
        till.ground.apply(result.edits)
        return result
    }
    #expect(try match(0).state == "matched" && match(1).state == "sameMoney")
    #expect(try match(1, instead: true).state == "matched")
    #expect(till.ground.value(ReceiptClaim.Fields.state, of: claims[0]) == .text("sameMoney"))
    // A claim moves no balance.
    #expect(try till.debt().open == 100_000)
}

@Test func `a claim that names another transfer is not matched with this one`() throws {
    let till = try Till()
    till.ground.add(
        Payment.kind,
        [
            Payment.Fields.account: .reference(till.account.id), Payment.Fields.amount: .cents(70_000),
            Payment.Fields.bankReference: .text("TT-2"),
        ])
    let claim = till.ground.add(
        ReceiptClaim.kind,
        [
            ReceiptClaim.Fields.account: .reference(till.account.id), ReceiptClaim.Fields.amount: .cents(70_000),
            ReceiptClaim.Fields.bankReference: .text("TT-2"),
        ])
    let reasons = impediments { _ = try Matching.match(claim.id, with: till.payment.id, till.ground) }
    #expect(reasons.count == 1 && reasons[0].contains("bank reference"))
}

// MARK: The bank

@Test func `a statement is booked once, and two transfers that look alike are two`() throws {
    let ground = PaperGround()
    let account = ground.add(Account.kind, [Account.Fields.name: .text("Beeline")])
    let text = """
        bankRef,date,amount,currency,payer,account
        TT-1,2026-11-20,"1,000.00",USD,Beeline,
        TT-2,2026-11-20,"1,000.00",USD,Beeline,Beeline
        TT-3,2026-11-20,5,USD,nobody,
        TT-4,2026-11-20,-5,USD,Beeline,
        TT-1,2026-11-20,7.00,USD,Beeline,
        """
    func plan() throws -> StatementPlan {
        let statement = try BankStatement(
            SourceFile(name: "bank.csv", bytes: Array(text.utf8)), bankAccount: "HSBC")
        return try statement.plan(ground) { $0 == "Beeline" ? account.id : nil }
    }
    let first = try plan()
    #expect(first.edits.count == 2 && first.unchanged == 0 && first.rejects.map(\.line) == [4, 5, 6])
    ground.apply(first.edits)
    let second = try plan()
    #expect(second.edits.isEmpty && second.unchanged == 2 && second.rejects.map(\.line) == [4, 5, 6])
    #expect(ground.keys(Payment.kind).count == 2)
}

@Test func `a claim tells whose money an unnamed transfer is`() throws {
    let ground = PaperGround()
    let account = ground.add(Account.kind, [Account.Fields.name: .text("Beeline")])
    ground.add(
        ReceiptClaim.kind,
        [ReceiptClaim.Fields.account: .reference(account.id), ReceiptClaim.Fields.bankReference: .text("TT-9")])
    let text = "bankRef;date;amount;currency;payer\nTT-9;2026-11-20;5;USD;PJSC VimpelCom\n"
    let statement = try BankStatement(SourceFile(name: "b.csv", bytes: Array(text.utf8)), bankAccount: "HSBC")
    let plan = try statement.plan(ground) { _ in nil }
    #expect(plan.edits.first?.value(Payment.Fields.account) == .reference(account.id) && plan.rejects.isEmpty)
}

@Test func `a day has one rate`() throws {
    let ground = PaperGround()
    func add(_ rate: String) throws -> RecordEdit? {
        try DayRate(from: "cny", to: "USD", date: civil("2026-11-20"), rateE8: FigureText.rateE8(rate)).edit(ground)
    }
    ground.apply([try #require(try add("0.1398"))])
    #expect(try add("0.13980") == nil)
    #expect(impediments { _ = try add("0.14") } == ["it is 0.1398"])
    #expect(impediments { _ = try DayRate(from: "USD", to: "usd", date: civil("2026-11-20"), rateE8: 1) }.count == 1)
}

// Why this file exists: of money many people speak, and one books it. Two say that a customer paid, or two payments
// look alike: what came in is booked once, and nothing that came in is taken for something else.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

private func dollars(_ major: Int64) -> Value { .compound([.integer(major * 100), .text("USD")]) }
private func day(_ text: String) throws -> Value { .date(try #require(CivilDate(text))) }

/// A rep, a collector and finance, around one invoice of 500,000 USD.
private struct Treasury {
    private typealias Claim = ReceiptClaim.Fields

    let cast: Cast
    let (a, b, finance): (Member, Member, Member)
    let (account, invoice): (RecordKey, RecordKey)

    init() async throws {
        cast = try await Cast()
        a = try await cast.join("Achieng", "AR")
        b = try await cast.join("Baraka", "FIN")
        finance = try await cast.join("Omondi", "FIN")
        account = try await cast.found(Account.kind, [Account.Fields.name: .text("Safaricom PLC")])
        invoice = try await cast.found(
            Invoice.kind,
            [
                Invoice.Fields.account: .reference(account.id), Invoice.Fields.number: .text("2026-0117"),
                Invoice.Fields.amount: dollars(500_000), Invoice.Fields.state: .text("issued"),
            ])
        try await cast.meet()
        cast.pass(hours: 1)
    }

    /// A and then B say that 300,000 USD came, neither knowing of the other, with what the customer told them.
    func claim(_ references: [String?]) throws -> [RecordKey] {
        var claims: [RecordKey] = []
        for (member, reference) in zip([a, b], references) {
            var values: [FieldNumber: Value] = [
                Claim.account: .reference(account.id), Claim.amount: dollars(300_000),
                Claim.valueDate: try day("2026-01-01"), Claim.payerText: .text("Safaricom PLC"),
                Claim.author: member.value,
            ]
            if let reference { values[Claim.bankReference] = .text(reference) }
            claims.append(try member.add(ReceiptClaim.kind, values))
            cast.pass(hours: 1)
        }
        return claims
    }

    /// `outpostd payment import`: a statement in which Safaricom paid 300,000 USD, on one day, once for each reference.
    func book(_ references: String...) async throws -> StatementPlan {
        let lines = references.map { "\($0),2026-01-01,300000.00,USD,Safaricom PLC" }
        let text = (["bankRef,date,amount,currency,payer"] + lines).joined(separator: "\n") + "\n"
        let statement = try BankStatement(
            SourceFile(name: "bank.csv", bytes: Array(text.utf8)), bankAccount: "KCB-USD")
        let customer = account.id
        let plan = try await cast.consult { ground in
            try statement.plan(ground) { name in name == "Safaricom PLC" ? customer : nil }
        }
        try await cast.enact { _, _ in plan.edits }
        return plan
    }

    /// `outpostd payment match`.
    func match(_ claim: RecordKey, _ payment: RecordKey, instead: Bool = false) async throws {
        try await cast.enact { ground, _ in
            try Matching.match(claim.id, with: payment.id, instead: instead, ground).edits
        }
    }

    /// `outpostd payment allocate`, to the invoice.
    func allocation(of payment: RecordKey, _ major: Int64) throws -> Cast.Measure {
        let amount = try #require(Money(minorUnits: major * 100, currency: "USD"))
        let debt = invoice.id
        return { ground, occasion in
            let order = AllocationOrder(
                payment: payment.id, invoice: debt, amount: amount, keepsRest: false, on: occasion.today)
            return try Allocating.allocate(order, at: occasion, ground).edits
        }
    }

    /// On every laptop, and at HQ, so much is open on the invoice.
    func expectOpen(_ major: Int64, _ place: SourceLocation = #_sourceLocation) async throws {
        let amount = Money(minorUnits: major * 100, currency: "USD")
        for member in cast.members {
            let open = try CashFlow.open(on: member.subject(invoice))
            #expect(open == amount, "\(member.name)", sourceLocation: place)
        }
        let debt = invoice
        let told = try await cast.consult { ground in try CashFlow.open(on: FlowSubject(debt, ground)) }
        #expect(told == amount, "HQ", sourceLocation: place)
    }

    /// The payments that every laptop shows.
    func expectPayments(_ count: Int, _ place: SourceLocation = #_sourceLocation) throws {
        for member in cast.members {
            let rows = try member.desk.open().records(Payment.kind)
            #expect(rows.count == count, "\(member.name)", sourceLocation: place)
        }
    }

    func meet(aFirst: Bool) async throws { try await cast.meet(aFirst ? [a, b] : [b, a]) }
}

@Suite("Stories of payments") struct PaymentStories {
    private typealias Claim = ReceiptClaim.Fields

    @Test(arguments: [true, false])
    func `story 13: a transfer that two people report is booked once, and finance says whose claim it was`(
        aFirst: Bool
    ) async throws {
        let treasury = try await Treasury()
        let (cast, finance) = (treasury.cast, treasury.finance)
        let claims = try treasury.claim(["TT-4711", "TT-4711"])
        try await treasury.meet(aFirst: aFirst)
        for member in cast.members {
            let item = try member.openCase("sameMoney")
            #expect(item.question == .exception && item.severity == .high && item.expiry == .escalates)
            #expect(item.decider == "FIN" && item.deputies == ["HQ"])
            #expect(item.subject == claims[1] && item.other == claims[0], "the elder claim is the first")
            #expect(item.note.contains("“TT-4711”; the second is by Baraka"), "\(item.note)")
            #expect(item.note.contains("Neither changes a balance"))
        }
        #expect(try finance.asked().count == 1 && treasury.a.asked().isEmpty)
        #expect(try treasury.a.held().isEmpty && treasury.b.held().isEmpty, "neither claim is held")
        try await treasury.expectOpen(500_000)

        let plan = try await treasury.book("TT-4711")
        let payment = try #require(plan.edits.first?.key)
        #expect(plan.edits.count == 1 && plan.unchanged == 0)
        let again = try await treasury.book("TT-4711")
        #expect(again.edits.isEmpty && again.unchanged == 1)
        for claim in claims { try await treasury.match(claim, payment) }
        try await cast.enact(treasury.allocation(of: payment, 300_000))
        let twice = try await cast.impediments(to: treasury.allocation(of: payment, 100))
        #expect(twice == ["the payment has 0.00 USD left"])
        try await cast.sync(finance)
        try finance.answerAll(.accept, "it came once")
        try await cast.meet([finance])
        try await cast.expectShown(claims[0], Claim.state, .text("matched"))
        try await cast.expectShown(claims[1], Claim.state, .text("sameMoney"))
        for claim in claims { try await cast.expectShown(claim, Claim.payment, .reference(payment.id)) }
        try await cast.expectShown(treasury.invoice, Invoice.Fields.state, .text("partlyPaid"))
        try await treasury.expectOpen(200_000)
        try treasury.expectPayments(1)
        for member in cast.members { #expect(try member.inbox().isEmpty, "\(member.name)") }

        // B gets the credit by one command of finance's, and no balance moves.
        try await treasury.match(claims[1], payment, instead: true)
        try await cast.meet()
        try await cast.expectShown(claims[0], Claim.state, .text("sameMoney"))
        try await cast.expectShown(claims[1], Claim.state, .text("matched"))
        try await treasury.expectOpen(200_000)
        try await cast.expectAgreement()
    }

    @Test(arguments: [true, false])
    func `story 14: two payments of one payer, one amount and one day are two, whoever reports them first`(
        aFirst: Bool
    ) async throws {
        let treasury = try await Treasury()
        let cast = treasury.cast
        // The customer told B the reference, and A none.
        let claims = try treasury.claim([nil, "TT-2"])
        try await treasury.meet(aFirst: aFirst)
        for member in cast.members { #expect(try member.inbox().isEmpty, "\(member.name)") }

        let first = try await treasury.book("TT-1", "TT-2")
        #expect(first.edits.count == 2 && first.unchanged == 0 && first.rejects.isEmpty)
        // The next statement overlaps with this one.
        let next = try await treasury.book("TT-2", "TT-3")
        #expect(next.edits.count == 1 && next.unchanged == 1)
        let payments = (first.edits + next.edits).map(\.key)
        #expect(Set(payments).count == 3)
        let wrong = try await cast.impediments { ground, _ in
            try Matching.match(claims[1].id, with: payments[0].id, ground).edits
        }
        #expect(wrong.count == 1 && wrong[0].hasPrefix("the claim names the bank reference of PAY-"), "\(wrong)")
        for (claim, payment) in zip(claims, payments) { try await treasury.match(claim, payment) }
        try await cast.enact(treasury.allocation(of: payments[0], 300_000))
        try await cast.enact(treasury.allocation(of: payments[1], 200_000))
        try await cast.meet()
        for (claim, payment) in zip(claims, payments) {
            try await cast.expectShown(claim, Claim.state, .text("matched"))
            try await cast.expectShown(claim, Claim.payment, .reference(payment.id))
        }
        try await treasury.expectOpen(0)
        try treasury.expectPayments(3)

        // What is called back takes its own claim and its own part along, and nothing of the other payment's.
        try await cast.enact { ground, occasion in
            try Reversing.reverse(payments[0].id, on: occasion.today, at: occasion, ground).edits
        }
        try await cast.meet()
        try await cast.expectShown(claims[0], Claim.state, .text("claimed"))
        try await cast.expectShown(claims[1], Claim.state, .text("matched"))
        try await treasury.expectOpen(300_000)
        for member in cast.members { #expect(try member.inbox().isEmpty, "\(member.name)") }
        try await cast.expectAgreement()
    }
}

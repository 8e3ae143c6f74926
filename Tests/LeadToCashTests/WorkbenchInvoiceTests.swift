// Why this file exists: an invoice goes out for what the contract lets us ask for, once, and when what it waits for has
// happened.

import SyncProtocol
import Testing

@testable import LeadToCash

/// A contract of 1,000.00 USD, of which 30 % are due on signing and 70 % on acceptance.
private struct Desk {
    let ground = PaperGround()
    let contract: RecordKey
    let milestone: RecordKey
    let terms: [RecordKey]
    let occasion: Occasion

    init() throws {
        occasion = try .test()
        contract = ground.add(
            Contract.kind,
            [
                Contract.Fields.name: .text("RAN 2026"), Contract.Fields.state: .text("effective"),
                Contract.Fields.commercial: .cents(100_000),
                Contract.Fields.effectiveOn: .date(try civil("2026-11-01")),
            ])
        milestone = ground.add(
            Milestone.kind,
            [Milestone.Fields.name: .text("Final acceptance"), Milestone.Fields.state: .text("done")])
        let of = FieldValue(PaymentTerm.Fields.contract, .reference(contract.id))
        terms = [
            ground.add(
                PaymentTerm.kind,
                [
                    of.field: of.value, PaymentTerm.Fields.sequence: .integer(1),
                    PaymentTerm.Fields.portion: .compound([.integer(3000), .null, .null]),
                    PaymentTerm.Fields.dueUpon: .text("sign"), PaymentTerm.Fields.daysAfter: .integer(30),
                ]),
            ground.add(
                PaymentTerm.kind,
                [
                    of.field: of.value, PaymentTerm.Fields.sequence: .integer(2),
                    PaymentTerm.Fields.portion: .compound([.null, .integer(70_000), .text("USD")]),
                    PaymentTerm.Fields.dueUpon: .text("accept"),
                    PaymentTerm.Fields.milestone: .reference(milestone.id),
                    PaymentTerm.Fields.daysAfter: .integer(10),
                ]),
        ]
    }

    func issue(_ term: Int64, _ number: String, amount: Int64? = nil) throws -> IssuedInvoice {
        let order = InvoiceOrder(
            subject: .contract(contract.id, term: term), number: number,
            amount: try amount.map { try dollars($0) }, tax: nil, due: nil, trigger: nil, on: occasion.today)
        let issued = try Invoicing.issue(order, at: occasion, ground)
        ground.apply(issued.edits)
        return issued
    }

    func accept(_ state: String = "accepted") throws {
        ground.apply([
            .changing(
                milestone,
                [
                    FieldValue(Milestone.Fields.state, .text(state)),
                    FieldValue(Milestone.Fields.acceptedOn, .date(try civil("2026-11-18"))),
                ])
        ])
    }
}

@Test func `amount, trigger and due date follow from the term`() throws {
    let desk = try Desk()
    let issued = try desk.issue(1, "A-1")
    #expect(issued.amount.description == "300.00 USD" && issued.due.description == "2026-12-01")
    let invoice = RecordKey(kind: Invoice.kind, id: issued.invoice)
    #expect(desk.ground.value(Invoice.Fields.triggerOn, of: invoice) == .date(try civil("2026-11-01")))
    #expect(desk.ground.value(Invoice.Fields.contract, of: invoice) == .reference(desk.contract.id))
}

@Test func `a term is invoiced once, and a number used once`() throws {
    let desk = try Desk()
    let first = try desk.issue(1, "A-1")
    let reasons = impediments { _ = try desk.issue(1, "A-1") }
    #expect(reasons.count == 2 && reasons.contains { $0.hasSuffix("has this number") })
    // What was credited wholly may be invoiced again.
    desk.ground.add(
        CreditNote.kind,
        [CreditNote.Fields.invoice: .reference(first.invoice), CreditNote.Fields.amount: .cents(30_000)])
    _ = try desk.issue(1, "A-2")
}

@Test func `an invoice waits for its acceptance, and for a certificate that stands`() throws {
    let desk = try Desk()
    #expect(impediments { _ = try desk.issue(2, "A-2") } == ["the milestone “Final acceptance” is not accepted"])
    try desk.accept()
    let paper = desk.ground.add(
        Acceptance.kind,
        [
            Acceptance.Fields.milestone: .reference(desk.milestone.id), Acceptance.Fields.result: .text("accepted"),
            Acceptance.Fields.revoked: .flag(true),
        ])
    #expect(impediments { _ = try desk.issue(2, "A-2") }.first?.hasSuffix("was taken back") == true)
    desk.ground.apply([.changing(paper, [FieldValue(Acceptance.Fields.revoked, .flag(false))])])
    #expect(try desk.issue(2, "A-2").due == civil("2026-11-28"))
}

@Test func `an acceptance with conditions counts where the term says so`() throws {
    let desk = try Desk()
    try desk.accept("acceptedWithConditions")
    #expect(impediments { _ = try desk.issue(2, "A-2") }.count == 1)
    desk.ground.apply([.changing(desk.terms[1], [FieldValue(PaymentTerm.Fields.conditionalCounts, .flag(true))])])
    _ = try desk.issue(2, "A-2")
}

@Test func `invoices never exceed the contract and the changes in effect`() throws {
    let desk = try Desk()
    try desk.accept()
    _ = try desk.issue(1, "A-1")
    #expect(
        impediments { _ = try desk.issue(2, "A-2", amount: 70_001) }
            == ["the contract has 700.00 USD left to invoice"])
    let change = desk.ground.add(
        ChangeOrder.kind,
        [
            ChangeOrder.Fields.contract: .reference(desk.contract.id),
            ChangeOrder.Fields.priceDelta: .cents(5000), ChangeOrder.Fields.state: .text("approved"),
        ])
    #expect(impediments { _ = try desk.issue(2, "A-2", amount: 75_000) }.count == 1)
    desk.ground.apply([.changing(change, [FieldValue(ChangeOrder.Fields.state, .text("effective"))])])
    #expect(try desk.issue(2, "A-2", amount: 75_000).amount.minorUnits == 75_000)
}

@Test func `nothing is invoiced of a contract that is not in force`() throws {
    let desk = try Desk()
    for state in ["draft", "atcApproved", "closed", "terminated"] {
        desk.ground.apply([.changing(desk.contract, [FieldValue(Contract.Fields.state, .text(state))])])
        #expect(impediments { _ = try desk.issue(1, "A-1") }.first?.hasSuffix("is \(state)") == true, "\(state)")
    }
}

@Test func `an invoice answers the request that asked for it, once`() throws {
    let desk = try Desk()
    let request = desk.ground.add(
        InvoiceRequest.kind,
        [
            InvoiceRequest.Fields.contract: .reference(desk.contract.id),
            InvoiceRequest.Fields.paymentTerm: .reference(desk.terms[0].id),
        ])
    let order = InvoiceOrder(
        subject: .request(request.id), number: "A-1", amount: nil, tax: nil, due: try civil("2026-12-31"),
        trigger: nil, on: desk.occasion.today)
    desk.ground.apply(try Invoicing.issue(order, at: desk.occasion, desk.ground).edits)
    #expect(desk.ground.value(InvoiceRequest.Fields.state, of: request) == .text("issued"))
    #expect(impediments { _ = try Invoicing.issue(order, at: desk.occasion, desk.ground) }.count == 3)
}

@Test func `terms that make less than the whole ask for the rest, and others to be looked at`() throws {
    let desk = try Desk()
    func command(_ terms: Int) throws -> String {
        for term in desk.terms.dropFirst(terms) {
            desk.ground.apply([.changing(term, [FieldValue(PaymentTerm.Fields.contract, .null)])])
        }
        let share = try PaymentTermSum.share(of: desk.contract, desk.ground)
        return try PaymentTermSum.command(share, of: desk.contract, desk.ground)
    }
    #expect(try PaymentTermSum.share(of: desk.contract, desk.ground) == .exact)
    #expect(
        try command(1) == "outpost payment-term add contract=\(desk.contract.id) sequence=2 portion=7000 "
            + "dueUpon=accept daysAfter=30")
    let much = FieldValue(PaymentTerm.Fields.portion, .compound([.integer(9000), .null, .null]))
    desk.ground.apply([.changing(desk.terms[0], [much])])
    desk.ground.apply([
        .changing(desk.terms[1], [FieldValue(PaymentTerm.Fields.contract, .reference(desk.contract.id))])
    ])
    #expect(try command(2) == "outpost payment-term list --where contract=\(desk.contract.id)")
}

// Why this file exists: pages about money show sums of what others have booked. Here is a contract with all that
// follows a signature: terms, milestones, invoices early and late, money that came, is promised and is disputed.

import LeadToCash
import SyncProtocol

/// What is owed to the stage's office, and what was paid.
struct CashFurniture: Sendable {
    let contract: RecordKey
    /// An invoice that is long overdue and in dispute.
    let invoice: RecordKey
    /// One that is paid.
    let paid: RecordKey
    /// Money of which nobody has said what it is for.
    let payment: RecordKey
    let request: RecordKey
    let dispute: RecordKey

    /// What every record here is filed under.
    private struct Place {
        let stage: ConsoleStage
        let account: Value
        let deal: Value
        let author: Value
    }

    init(_ stage: ConsoleStage, _ sales: SalesFurniture, author: ConsoleStage.Person) async throws {
        let place = Place(
            stage: stage, account: .reference(sales.account.id), deal: .reference(sales.won.id), author: author.value)
        contract = try await Self.contract("Access network, turnkey", "effective", place)
        _ = try await Self.contract("Backbone, phase 9", "atcApproved", place)
        let terms = try await Self.terms(of: contract, place)
        try await Self.milestones(of: contract, place)
        invoice = try await Self.invoice(360_000_00, due: -120, "issued", contract, terms[0], place)
        for (minor, due) in [(Int64(90_000_00), Int64(-45)), (45_000_00, -12), (120_000_00, 20)] {
            _ = try await Self.invoice(minor, due: due, "delivered", contract, nil, place)
        }
        paid = try await Self.invoice(200_000_00, due: -60, "paid", contract, terms[1], place)
        let transfer = try await Self.payment(200_000_00, "allocated", place)
        try await Self.allocate(200_000_00, from: transfer, to: paid, place)
        payment = try await Self.payment(70_000_00, "posted", place)
        request = try await Self.request(contract, terms[2], place)
        dispute = try await Self.dispute(invoice, contract, place)
        try await Self.claim(contract, place)
        try await Self.promise(invoice, place)
    }

    private static func cents(_ minor: Int64) -> Value { .compound([.integer(minor), .text("USD")]) }

    private static func contract(_ name: String, _ state: String, _ place: Place) async throws -> RecordKey {
        typealias Fields = Contract.Fields
        var values: [FieldNumber: Value] = [
            Fields.name: .text(name), Fields.account: place.account, Fields.opportunity: place.deal,
            Fields.owner: place.author, Fields.commercial: cents(1_200_000_00), Fields.state: .text(state),
        ]
        if state == "effective" {
            values[Fields.signedOn] = .date(try ConsoleStage.day(-150))
            values[Fields.effectiveOn] = .date(try ConsoleStage.day(-140))
        }
        return try await place.stage.filed(Contract.kind, values)
    }

    private static func terms(of contract: RecordKey, _ place: Place) async throws -> [RecordKey] {
        typealias Fields = PaymentTerm.Fields
        var terms: [RecordKey] = []
        for (number, basis) in [Int64(3000), 2000, 5000].enumerated() {
            terms.append(
                try await place.stage.filed(
                    PaymentTerm.kind,
                    [
                        Fields.contract: .reference(contract.id), Fields.opportunity: place.deal,
                        Fields.account: place.account, Fields.sequence: .integer(Int64(number + 1)),
                        Fields.portion: .compound([.integer(basis), .null, .null]), Fields.dueUpon: .text("sign"),
                        Fields.daysAfter: .integer(30),
                    ]))
        }
        return terms
    }

    private static func milestones(of contract: RecordKey, _ place: Place) async throws {
        typealias Fields = Milestone.Fields
        for (state, days) in [("accepted", Int64(-40)), ("done", -3), ("planned", 60)] {
            _ = try await place.stage.filed(
                Milestone.kind,
                [
                    Fields.name: .text("Sites, \(state)"), Fields.contract: .reference(contract.id),
                    Fields.opportunity: place.deal, Fields.plannedOn: .date(try ConsoleStage.day(days)),
                    Fields.state: .text(state), Fields.percent: .integer(state == "planned" ? 0 : 100),
                ])
        }
    }

    // MARK: Invoices and money

    private static func invoice(
        _ minor: Int64, due: Int64, _ state: String, _ contract: RecordKey, _ term: RecordKey?, _ place: Place
    ) async throws -> RecordKey {
        typealias Fields = Invoice.Fields
        var values: [FieldNumber: Value] = [
            Fields.contract: .reference(contract.id), Fields.account: place.account, Fields.opportunity: place.deal,
            Fields.amount: cents(minor), Fields.state: .text(state), Fields.number: .text("2026-\(minor / 1000)"),
            Fields.issuedOn: .date(try ConsoleStage.day(due - 30)), Fields.dueOn: .date(try ConsoleStage.day(due)),
        ]
        if let term { values[Fields.paymentTerm] = .reference(term.id) }
        return try await place.stage.filed(Invoice.kind, values)
    }

    private static func payment(_ minor: Int64, _ state: String, _ place: Place) async throws -> RecordKey {
        typealias Fields = Payment.Fields
        return try await place.stage.filed(
            Payment.kind,
            [
                Fields.account: place.account, Fields.amount: cents(minor), Fields.state: .text(state),
                Fields.valueDate: .date(try ConsoleStage.day(-20)), Fields.bankAccount: .text("USD main"),
                Fields.bankReference: .text("TT \(minor)"), Fields.payer: .text("Société nationale"),
            ])
    }

    private static func allocate(
        _ minor: Int64, from payment: RecordKey, to invoice: RecordKey, _ place: Place
    ) async throws {
        typealias Fields = Allocation.Fields
        _ = try await place.stage.filed(
            Allocation.kind,
            [
                Fields.payment: .reference(payment.id), Fields.invoice: .reference(invoice.id),
                Fields.account: place.account, Fields.amount: cents(minor),
                Fields.bookedOn: .date(try ConsoleStage.day(-19)),
            ])
    }

    // MARK: What waits

    private static func request(_ contract: RecordKey, _ term: RecordKey, _ place: Place) async throws -> RecordKey {
        typealias Fields = InvoiceRequest.Fields
        return try await place.stage.filed(
            InvoiceRequest.kind,
            [
                Fields.contract: .reference(contract.id), Fields.paymentTerm: .reference(term.id),
                Fields.account: place.account, Fields.opportunity: place.deal, Fields.author: place.author,
                Fields.proof: .text("certificate 17"),
            ])
    }

    private static func dispute(_ invoice: RecordKey, _ contract: RecordKey, _ place: Place) async throws -> RecordKey {
        typealias Fields = Dispute.Fields
        return try await place.stage.filed(
            Dispute.kind,
            [
                Fields.invoice: .reference(invoice.id), Fields.contract: .reference(contract.id),
                Fields.account: place.account, Fields.opportunity: place.deal, Fields.amount: cents(60_000_00),
                Fields.reason: .text("Two sites were handed over late."),
                Fields.openedOn: .date(try ConsoleStage.day(-90)), Fields.author: place.author,
                Fields.isOpen: .flag(true),
            ])
    }

    private static func claim(_ contract: RecordKey, _ place: Place) async throws {
        typealias Fields = ReceiptClaim.Fields
        _ = try await place.stage.filed(
            ReceiptClaim.kind,
            [
                Fields.account: place.account, Fields.contract: .reference(contract.id), Fields.opportunity: place.deal,
                Fields.amount: cents(70_000_00), Fields.valueDate: .date(try ConsoleStage.day(-20)),
                Fields.payerText: .text("Société nationale"), Fields.author: place.author,
            ])
    }

    private static func promise(_ invoice: RecordKey, _ place: Place) async throws {
        typealias Fields = CollectionAction.Fields
        _ = try await place.stage.filed(
            CollectionAction.kind,
            [
                Fields.invoice: .reference(invoice.id), Fields.account: place.account, Fields.opportunity: place.deal,
                Fields.date: .date(try ConsoleStage.day(-15)), Fields.channel: .text("phone"),
                Fields.promise: .compound([
                    .integer(100_000_00), .text("USD"), .date(try ConsoleStage.day(-2)),
                ]),
                Fields.author: place.author,
            ])
    }
}

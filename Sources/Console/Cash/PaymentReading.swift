// Why this file exists: a payment is for one of the customer's invoices, and a claim is about one of the customer's
// payments. Whoever matches them is offered those that fit, the likeliest first, and types no code.

import LeadToCash
import SyncProtocol
import SyncServer

extension CashReader {
    /// Records that are offered in a list at most.
    private static let mostOffered = 100
    private static let perPage = 50

    private var posted: RecordQuery {
        RecordQuery(Payment.kind, where: [.equals(Payment.Fields.state, .text("posted"))], limit: Self.perPage)
    }

    /// How many payments settle nothing yet: `12`, or `500+`.
    func unmatchedCount() throws -> String {
        var query = posted
        query.limit = RecordQuery.most
        let slice = try ground.slice(query)
        return "\(slice.records.count)" + (slice.next == nil ? "" : "+")
    }

    /// Payments that settle nothing yet, the newest first.
    func unmatched(after: String?) throws -> (table: CashTable, next: String?) {
        let slice = try ground.slice(posted, after: after)
        let table = try table(
            "payments-unmatched", word("cashUnmatched"), Payment.kind,
            ["account", "payer", "amount", "valueDate", "bankAccount", "bankReference"], slice.records,
            nothing: word("cashUnmatchedNone"), aside: (label: word("cashFits"), cell: { try likeliest(for: $0) }))
        return (table, slice.next)
    }

    /// The one open invoice of exactly a payment's amount; nothing if there is none, or several.
    private func likeliest(for payment: ShownRecord) throws -> CashCell {
        let amount = try subject(payment).money(Payment.Fields.amount)
        let fitting = try debts(of: payment).filter { $0.open == amount }
        return fitting.count == 1 ? name(fitting[0].key) : .nothing
    }

    /// Money that lies on customers' accounts, by payment.
    func unapplied() throws -> CashTable {
        let query = RecordQuery(
            Allocation.kind, where: [.equals(Allocation.Fields.isUnapplied, .flag(true))], limit: RecordQuery.most)
        let payments = Set(try ground.slice(query).records.compactMap { $0.id(Allocation.Fields.payment) }).sorted()
        let rows = try payments.compactMap { id -> CashRow? in
            guard let record = try ground.record(RecordKey(kind: Payment.kind, id: id)) else { return nil }
            let balance = try PaymentTrace(id, ground).balance
            guard balance.unapplied > 0 else { return nil }
            return CashRow(
                first: name(record.key),
                cells: [
                    cell("account", of: record), cell("valueDate", of: record),
                    .number(balance.amount(balance.unapplied)),
                ])
        }
        let heads = [
            CashHead(label: kindLabel(Payment.kind), isNumber: false),
            CashHead(label: kindLabel(Account.kind), isNumber: false),
            CashHead(label: fieldLabel(Payment.kind, Payment.Fields.valueDate), isNumber: false),
            CashHead(label: word("cashUnapplied"), isNumber: true),
        ]
        return CashTable(
            id: "payments-unapplied", heading: word("cashUnapplied"), heads: heads, rows: rows,
            nothing: word("cashUnappliedNone"))
    }

    // MARK: What is offered

    /// The open invoices of a payment's customer in its currency, the one that is due first at the top.
    private func debts(of payment: ShownRecord) throws -> [(key: RecordKey, open: Money, due: String)] {
        guard let account = payment.id(Payment.Fields.account),
            let currency = try subject(payment).money(Payment.Fields.amount)?.currency
        else { return [] }
        let invoices = try records(Invoice.kind, by: Invoice.Fields.account, account)
        let open = try invoices.compactMap { invoice -> (key: RecordKey, open: Money, due: String)? in
            guard let open = try CashFlow.open(on: subject(invoice)), open.minorUnits > 0, open.currency == currency
            else { return nil }
            return (invoice.key, open, invoice.date(Invoice.Fields.dueOn)?.description ?? "")
        }
        return open.sorted { ($0.due, $0.key) < ($1.due, $1.key) }
    }

    /// Invoices that a payment could settle.
    func debtsFor(_ payment: ShownRecord, _ chosen: String?) throws -> [CashOption] {
        try debts(of: payment).prefix(Self.mostOffered).map { debt in
            let words = [ground.handle(debt.key), debt.open.description, debt.due].filter { !$0.isEmpty }
            return CashOption(
                value: debt.key.id.description, label: words.joined(separator: " · "),
                isChosen: debt.key.id.description == chosen)
        }
    }

    /// Payments that could settle an invoice: those of its customer in its currency with something left.
    func moneyFor(_ invoice: ShownRecord) throws -> [CashOption] {
        guard let account = invoice.id(Invoice.Fields.account),
            let currency = try subject(invoice).money(Invoice.Fields.amount)?.currency
        else { return [] }
        let payments = try records(Payment.kind, by: Payment.Fields.account, account)
            .filter { $0.text(Payment.Fields.state) != "reversed" }
        let options = try payments.compactMap { payment -> CashOption? in
            guard try subject(payment).money(Payment.Fields.amount)?.currency == currency else { return nil }
            let balance = try PaymentTrace(payment.key.id, ground).balance
            guard balance.available > 0 else { return nil }
            let words = [
                ground.handle(payment.key), balance.amount(balance.available),
                payment.date(Payment.Fields.valueDate)?.description, payment.text(Payment.Fields.bankReference),
            ]
            return CashOption(
                value: payment.key.id.description, label: words.compactMap { $0 }.joined(separator: " · "),
                isChosen: false)
        }
        return Array(options.prefix(Self.mostOffered))
    }

    /// Claims of a payment's customer that could be about it; those that name its reference first.
    func claimsFor(_ payment: ShownRecord, _ chosen: String?) throws -> [CashOption] {
        guard let account = payment.id(Payment.Fields.account) else { return [] }
        let reference = payment.text(Payment.Fields.bankReference)
        let claims = try records(ReceiptClaim.kind, by: ReceiptClaim.Fields.account, account).filter { claim in
            ["", "claimed", "sameMoney"].contains(claim.text(ReceiptClaim.Fields.state) ?? "")
        }
        func isNamed(_ claim: ShownRecord) -> Bool {
            reference != nil && claim.text(ReceiptClaim.Fields.bankReference) == reference
        }
        let sorted = claims.filter { isNamed($0) } + claims.filter { !isNamed($0) }
        return try sorted.prefix(Self.mostOffered).map { claim in
            let words = [
                ground.handle(claim.key), try subject(claim).money(ReceiptClaim.Fields.amount)?.description,
                claim.date(ReceiptClaim.Fields.valueDate)?.description,
                claim.text(ReceiptClaim.Fields.bankReference),
            ]
            return CashOption(
                value: claim.key.id.description, label: words.compactMap { $0 }.joined(separator: " · "),
                isChosen: claim.key.id.description == chosen)
        }
    }
}

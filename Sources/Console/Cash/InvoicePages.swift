// Why this file exists: an invoice is issued once and stands. Its page says what it claims, what came in and what the
// customer says; finance settles, credits and writes off from there.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Invoices.
enum InvoicePages {
    static let routes: [PageRoute] = [
        .get("/invoices/:id", show), .post("/invoices/:id/deliver", for: .keepBooks, deliver),
        .post("/invoices/:id/allocate", for: .keepBooks, allocate),
        .post("/invoices/:id/credit", for: .keepBooks, credit),
        .get("/invoices/:id/write-off", for: .keepBooks, writeOffForm),
        .post("/invoices/:id/write-off", for: .keepBooks, writeOff),
    ]

    struct Model: Sendable {
        let id: String
        let code: String
        let records: String
        let problem: String?
        let facts: [CashFact]
        let balance: String
        let isDisputed: Bool
        let tree: [TraceNode]
        let hasTree: Bool
        let steps: CashTable
        let disputes: CashTable
        let mayBook: Bool
        let mayDeliver: Bool
        let mayRelieve: Bool
        let mayAllocate: Bool
        /// Minor units that were open as the page was made.
        let was: String
        let payments: [CashOption]
        let typed: Typing
    }

    /// What was typed before something was found to be wrong with it.
    struct Typing: Sendable {
        let amount: String
        let reason: String
        let number: String
        let approval: String

        init(_ form: FormFields) {
            amount = form["amount"] ?? ""
            reason = form["reason"] ?? ""
            number = form["number"] ?? ""
            approval = form["approval"] ?? ""
        }
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit, problem: nil) }

    private static func page(
        _ visit: Visit, template: String = "invoice", problem: String?
    ) async throws -> Answer {
        let id = try visit.id()
        let typed = Typing(visit.form)
        let model = try await CashReader.read(visit) { try Self.model(id, typed, problem, $0) }
        return try visit.page(
            template, title: model.code, area: .cash, status: problem == nil ? .ok : .unprocessableContent, model)
    }

    static func model(
        _ id: RecordID, _ typed: Typing, _ problem: String?, _ reader: CashReader
    ) throws -> Model {
        let record = try reader.record(Invoice.kind, id)
        let bill = try ContractTrace.bill(id, reader.ground)
        let mayBook = reader.mayBook(record)
        let open = bill.balance?.open ?? 0
        let payments = mayBook && open > 0 ? try reader.moneyFor(record) : []
        let tree = bill.bookings.map { reader.node($0) }
        return Model(
            id: id.description, code: reader.ground.handle(record.key), records: RecordPath.plain(record.key),
            problem: problem,
            facts: reader.facts(
                [
                    "number", "account", "contract", "paymentTerm", "request", "amount", "tax", "triggerOn",
                    "issuedOn", "dueOn", "state",
                ], of: record), balance: bill.balance.map { reader.equation($0) } ?? "—",
            isDisputed: bill.isDisputed, tree: tree, hasTree: !tree.isEmpty, steps: try steps(id, reader),
            disputes: try reader.disputes(
                try reader.records(Dispute.kind, by: Dispute.Fields.invoice, id), id: "invoice-disputes"),
            mayBook: mayBook, mayDeliver: mayBook && record.text(Invoice.Fields.state) == "issued",
            mayRelieve: mayBook && open > 0, mayAllocate: !payments.isEmpty, was: "\(open)", payments: payments,
            typed: typed)
    }

    /// What was done to have it paid.
    private static func steps(_ id: RecordID, _ reader: CashReader) throws -> CashTable {
        try reader.table(
            "invoice-steps", reader.kindLabel(CollectionAction.kind), CollectionAction.kind,
            ["date", "channel", "promise", "next", "notes"],
            try reader.records(CollectionAction.kind, by: CollectionAction.Fields.invoice, id),
            nothing: reader.word("cashStepsNone"))
    }

    // MARK: Doing

    private static func key(_ id: RecordID) -> RecordKey { RecordKey(kind: Invoice.kind, id: id) }

    private static func deliver(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        return try await CashProblem.shown({
            try await CashDeeds.write(visit, "deliverInvoice", on: [key(id)]) { ground, _ in
                try InvoiceChanges.deliver(id, ground)
            }
            return Visit.done("/invoices/\(id)", "cashDone")
        }) { try await page(visit, problem: $0) }
    }

    private static func allocate(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        return try await CashProblem.shown({
            try await Settling(visit, invoice: id, payment: nil).perform(visit)
            return Visit.done("/invoices/\(id)", "cashDone")
        }) { try await page(visit, problem: $0) }
    }

    private static func credit(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        return try await CashProblem.shown({
            try await relieve(id, .credit(number: visit.form["number"]), "creditInvoice", visit)
            return Visit.done("/invoices/\(id)", "cashDone")
        }) { try await page(visit, problem: $0) }
    }

    /// The form, once the password has been given again: what is given up is gone.
    private static func writeOffForm(_ visit: Visit) async throws -> Answer {
        try expectStepUp(visit)
        return try await page(visit, template: "invoiceWriteOff", problem: nil)
    }

    private static func writeOff(_ visit: Visit) async throws -> Answer {
        try expectStepUp(visit)
        let id = try visit.id()
        return try await CashProblem.shown({
            let approval = try CashForm(visit).text("approval", "cashNeedsApproval")
            try await relieve(id, .writeOff(approval: approval), "writeOffInvoice", visit)
            return Visit.done("/invoices/\(id)", "cashDone")
        }) { try await page(visit, template: "invoiceWriteOff", problem: $0) }
    }

    private static func expectStepUp(_ visit: Visit) throws {
        guard !visit.headquarters.needsStepUp(try visit.person().session) else {
            throw PageProblem.stepUp(returningTo: visit.path)
        }
    }

    private static func relieve(
        _ id: RecordID, _ nature: InvoiceRelief.Nature, _ deed: String, _ visit: Visit
    ) async throws {
        let form = try CashForm(visit)
        let reason = try form.text("reason", "cashNeedsReason")
        let currency = try await CashReader.read(visit) { reader in
            try reader.subject(reader.record(Invoice.kind, id)).money(Invoice.Fields.amount)?.currency
        }
        let (amount, day) = (try form.money("amount", in: currency), try form.date("on"))
        let (was, language) = (visit.form["was"], visit.language)
        try await CashDeeds.write(visit, deed, on: [key(id)]) { ground, occasion in
            let open = try ContractTrace.bill(id, ground).balance?.open ?? 0
            try CashDeeds.expect(was, open, in: language)
            let relief = InvoiceRelief(
                invoice: id, nature: nature, amount: amount, reason: reason, on: day ?? occasion.today)
            return try InvoiceChanges.relieve(relief, at: occasion, ground).edits
        }
    }
}

/// A part of a payment that is to settle an invoice, as a form says it.
struct Settling: Sendable {
    let payment: RecordID
    let invoice: RecordID
    private let keepsRest: Bool
    private let on: CivilDate?
    /// Which of the two the form showed what was left of.
    private let showsInvoice: Bool
    private let was: String?

    /// - Parameters:
    ///   - invoice: the one whose page it is; nil if the form names it.
    ///   - payment: the same.
    init(_ visit: Visit, invoice: RecordID?, payment: RecordID?) throws {
        let form = try CashForm(visit)
        self.payment = try payment ?? form.id("payment", "cashChoosePayment")
        self.invoice = try invoice ?? form.id("invoice", "cashChooseInvoice")
        keepsRest = visit.form.has("rest")
        on = try form.date("on")
        showsInvoice = invoice != nil
        was = visit.form["was"]
    }

    func perform(_ visit: Visit) async throws {
        let keys = [RecordKey(kind: Payment.kind, id: payment), RecordKey(kind: Invoice.kind, id: invoice)]
        let currency = try await CashReader.read(visit) { reader in
            try reader.subject(reader.record(Payment.kind, payment)).money(Payment.Fields.amount)?.currency
        }
        let typed = try CashForm(visit).money("amount", in: currency)
        let language = visit.language
        try await CashDeeds.write(visit, "allocatePayment", on: keys) { ground, occasion in
            let trace = try PaymentTrace(payment, ground)
            let open = try ContractTrace.bill(invoice, ground).balance?.open ?? 0
            try CashDeeds.expect(was, showsInvoice ? open : trace.balance.available, in: language)
            let most = min(trace.balance.available, open)
            let all = Money(minorUnits: most, currency: trace.balance.amount.currency) ?? trace.balance.amount
            let order = AllocationOrder(
                payment: payment, invoice: invoice, amount: typed ?? all, keepsRest: keepsRest,
                on: on ?? occasion.today)
            return try Allocating.allocate(order, at: occasion, ground).edits
        }
    }
}

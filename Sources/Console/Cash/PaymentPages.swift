// Why this file exists: money lies in the bank before anybody knows what it is for. Finance says so from the payment's
// page, and takes back there what was wrong.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Payments, and what they settle.
enum PaymentPages {
    static let routes: [PageRoute] = [
        .get("/payments/unmatched", unmatched), .get("/payments/:id", show),
        .post("/payments/:id/allocate", for: .keepBooks, allocate),
        .post("/payments/:id/match", for: .keepBooks, match),
        .post("/payments/:id/reverse", for: .keepBooks, reverse),
    ]

    struct Model: Sendable {
        let id: String
        let code: String
        let records: String
        let problem: String?
        let facts: [CashFact]
        let balance: [CashFact]
        let parts: CashTable
        let claims: CashTable
        let mayAllocate: Bool
        let invoices: [CashOption]
        let mayMatch: Bool
        let candidates: [CashOption]
        let mayReverse: Bool
        /// Minor units that were left as the page was made.
        let was: String
        let amount: String
    }

    struct Unmatched: Sendable {
        let tabs: [CashTab]
        let payments: CashTable
        let claims: CashTable
        let unapplied: CashTable
        let pager: PagerModel?
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit, problem: nil) }

    private static func page(_ visit: Visit, problem: String?) async throws -> Answer {
        let (id, form) = (try visit.id(), visit.form)
        let model = try await CashReader.read(visit) { try Self.model(id, form, problem, $0) }
        return try visit.page(
            "payment", title: model.code, area: .cash, status: problem == nil ? .ok : .unprocessableContent, model)
    }

    static func model(
        _ id: RecordID, _ form: FormFields, _ problem: String?, _ reader: CashReader
    ) throws -> Model {
        let record = try reader.record(Payment.kind, id)
        let trace = try PaymentTrace(id, reader.ground)
        let (mayBook, isReversed) = (reader.mayBook(record), record.text(Payment.Fields.state) == "reversed")
        let left = trace.balance.available
        let invoices = mayBook && !isReversed && left > 0 ? try reader.debtsFor(record, form["invoice"]) : []
        let candidates = mayBook && !isReversed ? try reader.claimsFor(record, form["claim"]) : []
        return Model(
            id: id.description, code: reader.ground.handle(record.key), records: RecordPath.plain(record.key),
            problem: problem,
            facts: reader.facts(
                ["account", "payer", "bankAccount", "bankReference", "valueDate", "state"], of: record),
            balance: balance(trace.balance, reader), parts: parts(trace, mayBook, reader),
            claims: try claims(trace.claims, reader), mayAllocate: !invoices.isEmpty, invoices: invoices,
            mayMatch: !candidates.isEmpty, candidates: candidates, mayReverse: mayBook && !isReversed,
            was: "\(left)", amount: form["amount"] ?? "")
    }

    private static func balance(_ balance: PaymentBalance, _ reader: CashReader) -> [CashFact] {
        [
            ("cashReceived", balance.amount.minorUnits), ("cashAllocated", balance.allocated),
            ("cashLeft", balance.available), ("cashUnapplied", balance.unapplied),
        ].map { CashFact(label: reader.word($0.0), cell: .number(balance.amount($0.1))) }
    }

    private static func parts(_ trace: PaymentTrace, _ mayBook: Bool, _ reader: CashReader) -> CashTable {
        let rows = trace.parts.map { part in
            let first = part.invoice.map { reader.name(RecordKey(kind: Invoice.kind, id: $0)) }
            let cells: [CashCell] = [.number(part.amount.description)]
            guard mayBook, let invoice = part.invoice else {
                return CashRow(first: first ?? CashCell(reader.word("cashUnapplied")), cells: cells + [.nothing])
            }
            let fields = [
                CashField(name: "invoice", value: invoice.description),
                CashField(name: "was", value: "\(trace.balance.available)"),
            ]
            let button = CashButton(
                path: "/payments/\(trace.key.id)/reverse", label: reader.word("cashReverse"), fields: fields)
            return CashRow(first: first ?? .nothing, cells: cells + [CashCell("", button: button)])
        }
        return CashTable(
            id: "payment-parts", heading: reader.kindLabel(Allocation.kind),
            heads: [
                CashHead(label: reader.kindLabel(Invoice.kind), isNumber: false),
                CashHead(label: reader.fieldLabel(Allocation.kind, Allocation.Fields.amount), isNumber: true),
                CashHead(label: reader.word("cashToDo"), isNumber: false),
            ], rows: rows, nothing: reader.word("cashPartsNone"))
    }

    private static func claims(_ keys: [RecordKey], _ reader: CashReader) throws -> CashTable {
        try reader.table(
            "payment-claims", reader.kindLabel(ReceiptClaim.kind), ReceiptClaim.kind,
            ["amount", "valueDate", "state", "author"], keys.compactMap { try reader.ground.record($0) },
            nothing: reader.word("cashClaimsNone"))
    }

    private static func unmatched(_ visit: Visit) async throws -> Answer {
        let after = visit.query["after"]
        let model = try await CashReader.read(visit) { reader in
            let payments = try reader.unmatched(after: after)
            return Unmatched(
                tabs: CashTabs.all("/payments/unmatched", reader.visitor, reader.language), payments: payments.table,
                claims: try reader.page(.claims, at: nil, after: nil).table, unapplied: try reader.unapplied(),
                pager: PagerModel(
                    first: after == nil ? nil : "/payments/unmatched",
                    next: payments.next.map { "/payments/unmatched?after=" + FormFields.encode($0) }))
        }
        return try visit.page("paymentsUnmatched", title: visit.word("cashUnmatched"), area: .cash, model)
    }

    // MARK: Doing

    private static func allocate(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        return try await CashProblem.shown({
            try await Settling(visit, invoice: nil, payment: id).perform(visit)
            return Visit.done("/payments/\(id)", "cashDone")
        }) { try await page(visit, problem: $0) }
    }

    private static func match(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        return try await CashProblem.shown({
            let claim = try CashForm(visit).id("claim", "cashChooseClaim")
            let instead = visit.form.has("instead")
            let keys = [RecordKey(kind: ReceiptClaim.kind, id: claim), RecordKey(kind: Payment.kind, id: id)]
            let differs = try await CashDeeds.perform(visit, "matchClaim", on: keys) { ground, _ in
                let result = try Matching.match(claim, with: id, instead: instead, ground)
                return (result.edits, result.differs)
            }
            return Visit.done("/payments/\(id)", differs ? "cashMatchedDiffers" : "cashDone")
        }) { try await page(visit, problem: $0) }
    }

    /// Takes back the whole payment, or what one invoice had of it.
    private static func reverse(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        return try await CashProblem.shown({
            let invoice = visit.form["invoice"].flatMap { RecordID($0) }
            let day = try CashForm(visit).date("on")
            let (was, language) = (visit.form["was"], visit.language)
            let keys =
                [RecordKey(kind: Payment.kind, id: id)]
                + (invoice.map { [RecordKey(kind: Invoice.kind, id: $0)] } ?? [])
            try await CashDeeds.write(visit, "reversePayment", on: keys) { ground, occasion in
                try CashDeeds.expect(was, try PaymentTrace(id, ground).balance.available, in: language)
                let day = day ?? occasion.today
                guard let invoice else { return try Reversing.reverse(id, on: day, at: occasion, ground).edits }
                return try Reversing.reverse(id, from: invoice, on: day, at: occasion, ground).edits
            }
            return Visit.done("/payments/\(id)", "cashDone")
        }) { try await page(visit, problem: $0) }
    }
}

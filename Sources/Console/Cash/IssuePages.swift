// Why this file exists: an invoice leaves the house once somebody in finance has looked at what it bills. What follows
// from the contract is there already; what must be said is its number.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Issuing an invoice, and closing a dispute about one.
enum IssuePages {
    static let routes: [PageRoute] = [
        .get("/invoices/issue", for: .keepBooks, issueForm), .post("/invoices/issue", for: .keepBooks, issue),
        .get("/cash/disputes/:id", for: .keepBooks, disputeForm),
        .post("/cash/disputes/:id", for: .keepBooks, closeDispute),
    ]

    struct IssueModel: Sendable {
        let request: String
        let contract: String
        let term: String
        let facts: [CashFact]
        let amount: String
        let problem: String?
        let number: String
        let typedAmount: String
        let tax: String
        let due: String
        let trigger: String
        let day: String
    }

    struct DisputeModel: Sendable {
        let id: String
        let code: String
        let facts: [CashFact]
        let problem: String?
        let endings: [CashOption]
        let resolution: String
        let day: String
    }

    // MARK: Issuing

    /// What is to be invoiced: a request, or a term of a contract.
    private struct Subject: Sendable {
        let request: RecordID?
        let contract: RecordID?
        let term: Int64?

        init(_ fields: FormFields) throws {
            request = fields["request"].flatMap { RecordID($0) }
            contract = request == nil ? fields["contract"].flatMap { RecordID($0) } : nil
            term = request == nil ? fields["term"].flatMap { Int64($0) } : nil
            guard request != nil || contract != nil else { throw PageProblem.notFound }
        }

        var key: RecordKey? {
            request.map { RecordKey(kind: InvoiceRequest.kind, id: $0) }
                ?? contract.map { RecordKey(kind: Contract.kind, id: $0) }
        }

        var order: InvoiceOrder.Subject? {
            request.map { .request($0) } ?? contract.map { .contract($0, term: term) }
        }
    }

    private static func issueForm(_ visit: Visit) async throws -> Answer {
        try await issuePage(visit, Subject(visit.query), problem: nil)
    }

    private static func issuePage(_ visit: Visit, _ subject: Subject, problem: String?) async throws -> Answer {
        let form = visit.form
        let model = try await CashReader.read(visit) { reader in
            guard let key = subject.key else { throw PageProblem.notFound }
            let record = try reader.record(key.kind, key.id)
            guard reader.mayBook(record) else { throw PageProblem.forbidden }
            return IssueModel(
                request: subject.request?.description ?? "", contract: subject.contract?.description ?? "",
                term: subject.term.map { "\($0)" } ?? "", facts: facts(record, reader),
                amount: try amount(record, subject.term, reader), problem: problem, number: form["number"] ?? "",
                typedAmount: form["amount"] ?? "", tax: form["tax"] ?? "", due: form["due"] ?? "",
                trigger: form["trigger"] ?? "", day: form["on"] ?? reader.today.description)
        }
        return try visit.page(
            "invoiceIssue", title: visit.word("cashIssue"), area: .cash,
            status: problem == nil ? .ok : .unprocessableContent, model)
    }

    private static func facts(_ record: ShownRecord, _ reader: CashReader) -> [CashFact] {
        let own = CashFact(label: reader.kindLabel(record.key.kind), cell: reader.name(record.key))
        let names = [
            "name", "contract", "paymentTerm", "milestone", "account", "amount", "commercial", "proof", "notes",
        ]
        return [own] + reader.facts(names, of: record)
    }

    /// What the request or the term makes; empty if nothing says.
    private static func amount(_ record: ShownRecord, _ term: Int64?, _ reader: CashReader) throws -> String {
        let subject = reader.subject(record)
        if record.key.kind == Contract.kind {
            guard let term, let row = try CashFlow.term(term, of: subject) else { return "" }
            return try CashFlow.amount(of: row, subject)?.description ?? ""
        }
        if let asked = try subject.money(InvoiceRequest.Fields.amount) { return asked.description }
        guard let contract = try subject.related(Contract.kind, InvoiceRequest.Fields.contract),
            let row = try subject.related(PaymentTerm.kind, InvoiceRequest.Fields.paymentTerm)
        else { return "" }
        return try CashFlow.amount(of: row, contract)?.description ?? ""
    }

    private static func issue(_ visit: Visit) async throws -> Answer {
        let subject = try Subject(visit.form)
        guard let key = subject.key, let billed = subject.order else { throw PageProblem.notFound }
        return try await CashProblem.shown({
            let form = try CashForm(visit)
            let number = try form.text("number", "cashNeedsNumber")
            let amount = try form.money("amount", in: nil)
            let tax = try form.money("tax", in: amount?.currency)
            let (due, trigger, day) = (try form.date("due"), try form.date("trigger"), try form.date("on"))
            let issued = try await CashDeeds.perform(visit, "issueInvoice", on: [key]) { ground, occasion in
                let order = InvoiceOrder(
                    subject: billed, number: number, amount: amount, tax: tax, due: due, trigger: trigger,
                    on: day ?? occasion.today)
                let issued = try Invoicing.issue(order, at: occasion, ground)
                return (issued.edits, issued.invoice)
            }
            return Visit.done("/invoices/\(issued)", "cashDone")
        }) { try await issuePage(visit, subject, problem: $0) }
    }

    // MARK: Disputes

    private static let endings = ["resolved", "rejected", "withdrawn"]

    private static func disputeForm(_ visit: Visit) async throws -> Answer {
        try await disputePage(visit, problem: nil)
    }

    private static func disputePage(_ visit: Visit, problem: String?) async throws -> Answer {
        let (id, form) = (try visit.id(), visit.form)
        let model = try await CashReader.read(visit) { reader in
            let record = try reader.record(Dispute.kind, id)
            guard reader.mayBook(record) else { throw PageProblem.forbidden }
            let names = ["invoice", "contract", "account", "amount", "state", "openedOn", "reason", "author"]
            return DisputeModel(
                id: id.description, code: reader.ground.handle(record.key), facts: reader.facts(names, of: record),
                problem: problem,
                endings: endings.map {
                    CashOption(
                        value: $0, label: reader.choice($0, Dispute.kind, Dispute.Fields.state),
                        isChosen: $0 == form["ending"])
                }, resolution: form["resolution"] ?? "", day: form["on"] ?? reader.today.description)
        }
        return try visit.page(
            "cashDispute", title: model.code, area: .cash, status: problem == nil ? .ok : .unprocessableContent,
            model)
    }

    private static func closeDispute(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        return try await CashProblem.shown({
            let form = try CashForm(visit)
            guard let ending = visit.form["ending"], endings.contains(ending) else {
                throw PageProblem.invalid(visit.word("cashChooseEnding"))
            }
            let resolution = try form.text("resolution", "cashNeedsResolution")
            let day = try form.date("on")
            try await CashDeeds.write(visit, "closeDispute", on: [RecordKey(kind: Dispute.kind, id: id)]) {
                ground, occasion in
                try InvoiceChanges.close(id, ending, resolution: resolution, on: day ?? occasion.today, ground)
            }
            return Visit.done("/cash/disputes", "cashDone")
        }) { try await disputePage(visit, problem: $0) }
    }
}

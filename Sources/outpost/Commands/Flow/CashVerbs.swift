// Why this file exists: reps ask finance for invoices, tell it of money and of quarrels, and chase what is owed. All of
// it is said offline, and none of it is money until finance says so.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct RequestInvoice: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Ask finance for an invoice.",
        discussion: """
            For a payment term by its number, or for the term that a milestone sets off; the amount is the \
            term's unless \
            --amount says another. Such as: outpost invoice request CTR-2026-000004 --term 2 --proof CERT-2026-000011
            """)

    @Argument(help: "The contract's code, name or id.")
    var contract: String

    @Argument(help: "The payment term's number.")
    var term: Int64?

    @Option(name: .customLong("term"), help: "The same, by name.")
    var namedTerm: Int64?

    @Option(help: "The milestone that sets the term off.")
    var milestone: String?

    @Option(help: "The amount, such as \"50k USD\".")
    var amount: String?

    @Option(help: "What proves it: the certificate's number, or the hash or file of its scan.")
    var proof = ""

    @Option(help: "What else finance should know.")
    var notes: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard term != nil || namedTerm != nil || milestone != nil else {
            throw ValidationError("Say which part is to be invoiced: --term NUMBER or --milestone NAME.")
        }
    }

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Contract.kind, contract)
        let event = try milestone.map { try find($0, of: subject, desk) }
        let part = try find(event, of: subject, desk)
        try desk.insist(on: CashFlow.objection(requesting: part, subject))
        let currency = try subject.money(Contract.Fields.commercial)?.currency
        let money = try desk.money(amount, "--amount", currency: currency) ?? CashFlow.amount(of: part, subject)
        guard let money else { throw Failure(.usage, .invoiceAmount, desk.name(subject)) }
        let words = try desk.proof(proof) ?? ""
        desk.warn(
            try CashFlow.remarks(
                requesting: part, subject, amount: money, milestone: event?.key.id, proof: words, today: desk.today))
        let setOff = try event?.key.id ?? part.id(PaymentTerm.Fields.milestone)
        let request = try desk.create(
            InvoiceRequest.kind, under: subject,
            [
                InvoiceRequest.Fields.paymentTerm: .reference(part.key.id),
                InvoiceRequest.Fields.milestone: FlowValue.reference(setOff),
                InvoiceRequest.Fields.amount: FlowValue.money(money),
                InvoiceRequest.Fields.proof: FlowValue.text(words),
                InvoiceRequest.Fields.notes: FlowValue.text(notes),
            ])
        try desk.commit(
            "invoice request", request, .invoiceRequested, money.description, desk.name(subject),
            RecordFinder.short(request.id))
    }

    /// A milestone of this contract goes before one of the same name elsewhere.
    private func find(_ text: String, of contract: FlowSubject, _ desk: FlowDesk) throws -> FlowSubject {
        let own = try contract.children(Milestone.kind, by: Milestone.Fields.contract).filter {
            try $0.text(Milestone.Fields.name).lowercased() == text.lowercased()
        }
        return try own.count == 1 ? own[0] : desk.find(Milestone.kind, text)
    }

    private func find(_ milestone: FlowSubject?, of contract: FlowSubject, _ desk: FlowDesk) throws -> FlowSubject {
        if let term = term ?? namedTerm {
            guard let found = try CashFlow.term(term, of: contract) else {
                throw Failure(.usage, .invoiceNoTerm, desk.name(contract), "\(term)")
            }
            return found
        }
        let terms = try milestone.map { try CashFlow.terms(of: contract, setOffBy: $0) } ?? []
        guard terms.count == 1 else {
            let numbers = try terms.map { "\(try $0.number(PaymentTerm.Fields.sequence) ?? 0)" }
            throw Failure(
                .usage, terms.isEmpty ? .invoiceNoTermOf : .invoiceSeveralTerms, milestone.map(desk.name) ?? "",
                numbers.joined(separator: ", "))
        }
        return terms[0]
    }
}

struct AddClaim: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Say that a customer has paid.",
        discussion: """
            A claim is not money: finance looks for it in the bank. Such as: outpost claim add --account \
            ACC-2026-000002 \
            --amount "300000 USD" --on yesterday --payer "Safaricom PLC" --ref 4711
            """)

    @Argument(help: ArgumentHelp("name=value, for what has no option.", valueName: "word"))
    var words: [String] = []

    @Option(help: "The customer.")
    var account: String?

    @Option(help: "How much, such as \"300k USD\".")
    var amount: String?

    @Option(parsing: .unconditional, help: "The value date (else today).")
    var on: String?

    @Option(help: "Who paid, as you were told.")
    var payer: String?

    @Option(help: "The bank's reference, as you were told.")
    var ref: String?

    @Option(help: "The contract that it is for.")
    var contract: String?

    @Flag(help: "They paid before there was an invoice.")
    var advance = false

    @Option(help: "What proves it: the remittance's number, or the hash or file of its scan.")
    var proof: String?

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let typed = try TypedWords(words, ReceiptClaim.kind)
        try typed.finish()
        guard let account else { return try addTyped(typed, desk) }
        let customer = try desk.find(Account.kind, account)
        guard let money = try desk.money(amount, "--amount") else { throw Failure(.usage, .claimAmount) }
        let day = try desk.pastDay(on, "--on")
        if let same = try CashFlow.sameClaim(customer, money, on: day) { desk.warn([same]) }
        var values: [FieldNumber: Value] = [
            ReceiptClaim.Fields.account: .reference(customer.key.id),
            ReceiptClaim.Fields.amount: FlowValue.money(money), ReceiptClaim.Fields.valueDate: .date(day),
            ReceiptClaim.Fields.payerText: FlowValue.text(payer),
            ReceiptClaim.Fields.bankReference: FlowValue.text(ref),
            ReceiptClaim.Fields.proof: FlowValue.text(try desk.proof(proof)),
        ]
        if advance { values[ReceiptClaim.Fields.isAdvance] = .flag(true) }
        let parent = try desk.find(Contract.kind, contract) ?? customer
        let claim = try desk.create(ReceiptClaim.kind, under: parent, values, typed: typed.assignments)
        try desk.commit(
            "claim add", claim, reason: reason, .claimAdded, money.description, desk.finder.title(customer.key),
            RecordFinder.short(claim.id))
    }

    private func addTyped(_ typed: TypedWords, _ desk: FlowDesk) throws {
        guard !typed.assignments.isEmpty else { throw Failure(.usage, .claimAccount) }
        let claim = try desk.create(ReceiptClaim.kind, under: nil, [:], typed: typed.assignments)
        try desk.commit("claim add", claim, reason: reason, .flowAdded, RecordFinder.short(claim.id))
    }
}

struct AddCollection: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Note what you did to get an invoice paid, and what they promised.",
        discussion: """
            Such as: outpost collection add INV-2026-000005 --channel phone --promise "50000 USD 2026-12-01" --next \
            "call again | +1w"
            """)

    @Argument(help: ArgumentHelp("The invoice; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "phone, email, message, letter, visit, meeting or legal.")
    var channel: String?

    @Option(parsing: .unconditional, help: "When (else today).")
    var on: String?

    @Option(help: "Whom you spoke to.")
    var contact: String?

    @Option(help: "What they promised: an amount and a day, \"50000 USD 2026-12-01\".")
    var promise: String?

    @Option(help: "What comes next, and when: \"call again | +1w\".")
    var next: String?

    @Option(help: "What was said.")
    var notes: String?

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, CollectionAction.kind)
        let invoice = try typed.take().map { try InvoiceFinder.find($0, desk) }
        try typed.finish()
        let way = try channel.map { try desk.choice(CollectionAction.kind, CollectionAction.Fields.channel, $0) }
        let currency = try invoice?.money(Invoice.Fields.amount)?.currency
        let action = try desk.create(
            CollectionAction.kind, under: invoice,
            [
                CollectionAction.Fields.date: .date(try desk.pastDay(on, "--on")),
                CollectionAction.Fields.channel: FlowValue.text(way),
                CollectionAction.Fields.contact: FlowValue.reference(try desk.find(Contact.kind, contact)?.key.id),
                CollectionAction.Fields.promise: try promised(currency, desk),
                CollectionAction.Fields.next: try following(desk),
                CollectionAction.Fields.notes: FlowValue.text(notes),
            ], typed: typed.assignments)
        try desk.commit("collection add", action, reason: reason, .collectionAdded, invoice.map(desk.name) ?? "")
        if let invoice, let open = try CashFlow.open(on: invoice) {
            desk.terminal.remark(desk.terminal.text(.collectionOpen, desk.name(invoice), open.description))
        }
    }

    /// The last word is the day, the words before it are the amount.
    private func promised(_ currency: String?, _ desk: FlowDesk) throws -> Value {
        guard let promise else { return .null }
        let words = promise.split(separator: " ").map(String.init)
        guard words.count >= 2, let last = words.last else { throw Failure(.usage, .collectionPromise, promise) }
        let day = try desk.day(last, "--promise")
        let money = try desk.money(words.dropLast().joined(separator: " "), "--promise", currency: currency)
        guard let day, let money else { throw Failure(.usage, .collectionPromise, promise) }
        return .compound([.integer(money.minorUnits), .text(money.currency), .date(day)])
    }

    private func following(_ desk: FlowDesk) throws -> Value {
        guard let next else { return .null }
        let halves = next.split(separator: "|", maxSplits: 1).map(String.init)
        let day = halves.count == 2 ? try desk.day(halves[1], "--next") : nil
        return .compound([FlowValue.text(halves.first), FlowValue.date(day)])
    }
}

struct AddDispute: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Say that a customer disputes an invoice.",
        discussion: """
            It stays open until finance closes it. Such as: outpost dispute add INV-2026-000005 --reason "wrong rate" \
            --amount "20k USD"
            """)

    @Argument(help: ArgumentHelp("The invoice; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "What they object to.")
    var reason: String?

    @Option(help: "How much of it; all that is open, if nothing is said.")
    var amount: String?

    @Option(parsing: .unconditional, help: "When they disputed it (else today).")
    var on: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, Dispute.kind)
        let invoice = try typed.take().map { try InvoiceFinder.find($0, desk) }
        try typed.finish()
        guard reason != nil || !typed.assignments.isEmpty else { throw Failure(.usage, .disputeWhy) }
        let currency = try invoice?.money(Invoice.Fields.amount)?.currency
        let money = try desk.money(amount, "--amount", currency: currency) ?? invoice.flatMap(CashFlow.open)
        let dispute = try desk.create(
            Dispute.kind, under: invoice,
            [
                Dispute.Fields.reason: FlowValue.text(reason), Dispute.Fields.amount: FlowValue.money(money),
                Dispute.Fields.openedOn: .date(try desk.pastDay(on, "--on")), Dispute.Fields.state: .text("open"),
                Dispute.Fields.isOpen: .flag(true),
            ], typed: typed.assignments)
        try desk.commit(
            "dispute add", dispute, reason: reason ?? "", .disputeAdded, invoice.map(desk.name) ?? "",
            RecordFinder.short(dispute.id))
    }
}

enum InvoiceFinder {
    /// An invoice by the number that is printed on it, or as any record is found.
    static func find(_ text: String, _ desk: FlowDesk) throws -> FlowSubject {
        let printed = try desk.ground.records(Invoice.kind, where: Invoice.Fields.number, is: .text(text))
        if printed.count == 1 { return desk.subject(RecordKey(kind: Invoice.kind, id: printed[0])) }
        return try desk.find(Invoice.kind, text)
    }
}

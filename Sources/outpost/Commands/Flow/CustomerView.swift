// Why this file exists: whoever is about to call a customer wants one page: what they want, what we offered, what is
// being built, what they owe, when somebody last saw them and whom to ask for.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct CustomerView: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer", abstract: "One customer across all stages, from the first lead to the last payment.",
        discussion: """
            Newest first; --limit says how many of a sort, 0 all. JSON always holds all. Such as: outpost customer \
            ACC-2026-000002
            """)

    @Argument(help: "The account's code, name or id.")
    var account: String

    @Option(help: "How many of a sort to show; 0 shows all.")
    var limit = 10

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes 0 or more.") }
    }

    func run() throws {
        let desk = try FlowDesk(options)
        let page = try CustomerPage(desk.find(Account.kind, account), desk)
        if options.json { return try desk.terminal.answer(page.json()) }
        try page.say(limit: limit == 0 ? nil : limit)
    }
}

/// A customer with all that is filed under them.
struct CustomerPage {
    private let account: FlowSubject
    private let desk: FlowDesk
    private let sections: [FlowSection]

    init(_ account: FlowSubject, _ desk: FlowDesk) throws {
        self.account = account
        self.desk = desk
        sections = try Self.parts.compactMap { part -> FlowSection? in
            let records = try Self.records(part.kind, of: account)
            return FlowSection(part.name, part.kind, records, part.fields)
        }
    }

    private static let parts: [(name: String, kind: KindNumber, fields: [String])] = [
        ("contacts", Contact.kind, ["name", "title", "decisionRole", "stance", "relationLevel"]),
        ("leads", Lead.kind, ["contactName", "status", "temperature", "need", "nextTouchOn"]),
        ("deals", Opportunity.kind, ["name", "stage", "outcome", "commercial", "expectedSignDate", "nextStep"]),
        ("contracts", Contract.kind, ["name", "state", "commercial", "signedOn", "effectiveOn"]),
        ("milestones", Milestone.kind, ["name", "state", "percent", "plannedOn", "forecastOn", "acceptedOn"]),
        ("invoices", Invoice.kind, ["number", "amount", "issuedOn", "dueOn", "state", "isDisputed"]),
        ("claims", ReceiptClaim.kind, ["amount", "valueDate", "payerText", "state"]),
        ("payments", Payment.kind, ["amount", "valueDate", "payer", "state"]),
        ("disputes", Dispute.kind, ["reason", "amount", "openedOn", "state"]),
        ("requests", ServiceRequest.kind, ["subject", "severity", "status", "blocksCollection"]),
        ("visits", Visit.kind, ["date", "plannedOn", "contact", "score", "comments"]),
        ("surveys", SurveyResponse.kind, ["date", "score", "comments"]),
        ("improvements", Improvement.kind, ["subject", "status", "owner", "dueOn"]),
        ("activities", Activity.kind, ["type", "occurredAt", "subject"]),
    ]

    /// What names the customer, the newest first. A milestone may name only its contract.
    private static func records(_ kind: KindNumber, of account: FlowSubject) throws -> [FlowSubject] {
        guard let field = LeadToCash.schema.kind(kind)?.field(named: "account") else { return [] }
        var found = try account.children(kind, by: field.number)
        if kind == Milestone.kind {
            var known = Set(found.map(\.key))
            for contract in try account.children(Contract.kind, by: Contract.Fields.account) {
                for milestone in try contract.children(kind, by: Milestone.Fields.contract)
                where known.insert(milestone.key).inserted {
                    found.append(milestone)
                }
            }
        }
        return found.sorted { $0.key > $1.key }
    }

    private func records(named name: String) -> [FlowSubject] { sections.first { $0.name == name }?.records ?? [] }

    // MARK: For people

    func say(limit: Int?) throws {
        let terminal = desk.terminal
        terminal.say(terminal.heading("\(desk.name(account)) \(Terminal.tame(desk.finder.title(account.key)))"))
        terminal.say(pairs: try facts() + sums())
        if let stop = try DealFlow.stop(account) { terminal.say(.flowNote, Terminal.tame(desk.words(stop))) }
        for section in sections { try section.say(desk, limit: limit) }
    }

    private func facts() throws -> [(String, String)] {
        guard let kind = account.kind, let row = try desk.workspace.replica.record(account.key) else { return [] }
        let text = RecordText(desk.session, desk.finder)
        return ["owner", "status", "tier", "industry", "country", "website", "phone"].compactMap { name in
            guard let field = kind.field(named: name), !row.value(field.number).isEmpty else { return nil }
            return (Labels.field(kind, field, in: desk.language), Terminal.tame(text.text(field, of: row, kind)))
        }
    }

    private func sums() throws -> [(String, String)] {
        let open = try owed().map(\.description)
        var pairs = [(desk.terminal.text(.customerOpenDeals), "\(try openDeals())")]
        if !open.isEmpty {
            pairs.append((desk.terminal.text(.customerOwed), open.joined(separator: desk.terminal.text(.listComma))))
        }
        if let seen = try lastVisit() { pairs.append((desk.terminal.text(.customerLastVisit), seen.description)) }
        if let score = try satisfaction() { pairs.append((desk.terminal.text(.customerScore), score)) }
        return pairs
    }

    private func openDeals() throws -> Int {
        try records(named: "deals").count { ["", "open"].contains(try $0.text(Opportunity.Fields.outcome)) }
    }

    /// What is still to be paid, currency by currency.
    private func owed() throws -> [Money] {
        var sums: [String: Int64] = [:]
        for invoice in records(named: "invoices") {
            guard let open = try CashFlow.open(on: invoice), open.minorUnits > 0 else { continue }
            sums[open.currency, default: 0] &+= open.minorUnits
        }
        return sums.sorted { $0.key < $1.key }.compactMap { Money(minorUnits: $0.value, currency: $0.key) }
    }

    private func lastVisit() throws -> CivilDate? {
        try records(named: "visits").compactMap { try $0.date(Visit.Fields.date) }.max()
    }

    /// The last score that the customer gave, of 10.
    private func satisfaction() throws -> String? {
        let scores = try records(named: "surveys").compactMap { try $0.number(SurveyResponse.Fields.score) }
        return scores.first.map { "\($0)/10" }
    }

    // MARK: For programs

    func json() throws -> JSON {
        guard let kind = account.kind, let row = try desk.workspace.replica.record(account.key),
            case .object(let members) = RecordJSON.record(row, kind)
        else { throw ReplicaError.noSuchRecord(account.key) }
        let owed = try owed().map { money in
            JSON.members(["amount_minor": .integer(money.minorUnits), "currency": .text(money.currency)])
        }
        return .object(
            members + [
                JSON.Member(key: "openDeals", value: .integer(Int64(try openDeals()))),
                JSON.Member(key: "owed", value: .array(owed)),
                JSON.Member(key: "lastVisit", value: try lastVisit().map { JSON.describing($0) } ?? .null),
            ] + (try sections.map { try $0.member(desk) }))
    }
}

// Why this file exists: a lead becomes a deal in one step: customer, person, need and budget go along, and whoever
// opens the deal finds the way back.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct ConvertLead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Make a deal of a qualified lead.",
        discussion: """
            The deal takes over need, budget and contact. The customer is the lead's account, or the account of that \
            name; --account names another, --new-account makes one. \
            Such as: outpost lead convert LEAD-2026-000017 --name "Safaricom 5G core" --new-account
            """)

    @Argument(help: "The lead's code, name or id.")
    var lead: String

    @Option(help: "What the deal is to be called.")
    var name: String?

    @Option(help: "The account's code, name or id.")
    var account: String?

    @Flag(help: "Make an account of the lead's customer.")
    var newAccount = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard account == nil || !newAccount else {
            throw ValidationError(
                "--account names an account that is there; --new-account makes one: give one of the two.")
        }
    }

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Lead.kind, lead)
        try desk.insist(on: LeadFlow.objection(.convert, subject))
        let user = try desk.session.user()
        let customer = try customer(of: subject, user, desk)
        let deal = try desk.create(
            Opportunity.kind, under: nil,
            try LeadFlow.deal(of: subject, account: customer.id, name: name, today: desk.today, user: user))
        if let contact = try LeadFlow.contact(of: subject, account: customer.id, user: user) {
            try desk.create(Contact.kind, under: nil, contact)
        }
        if let decider = try LeadFlow.decider(of: subject, deal: deal.id) {
            try desk.create(ChecklistItem.kind, under: nil, decider)
        }
        try note(subject, deal, customer, desk)
        try desk.update(
            subject,
            [
                Lead.Fields.status: .text("converted"), Lead.Fields.convertedOpportunity: .reference(deal.id),
                Lead.Fields.account: .reference(customer.id),
            ])
        let handle = RecordFinder.short(deal.id)
        desk.hint("outpost opp show \(handle)")
        desk.hint("outpost opp advance \(handle)")
        try desk.commit("lead convert", deal, .leadConverted, desk.name(subject), handle)
    }

    /// The way back from the deal to the lead.
    private func note(_ lead: FlowSubject, _ deal: RecordKey, _ account: RecordKey, _ desk: FlowDesk) throws {
        let words = desk.terminal.text(.leadConversionNote, desk.name(lead))
        try desk.create(
            Activity.kind, under: nil,
            [
                Activity.Fields.type: .text("note"), Activity.Fields.occurredAt: .integer(desk.now),
                Activity.Fields.subject: FlowValue.text(words), Activity.Fields.lead: .reference(lead.key.id),
                Activity.Fields.opportunity: .reference(deal.id), Activity.Fields.account: .reference(account.id),
            ])
    }

    // MARK: The customer

    private func customer(of lead: FlowSubject, _ user: RecordID?, _ desk: FlowDesk) throws -> RecordKey {
        if newAccount { return try make(lead, user, desk) }
        let found = try known(to: lead, desk)
        try desk.insist(on: DealFlow.stop(found))
        return found.key
    }

    private func known(to lead: FlowSubject, _ desk: FlowDesk) throws -> FlowSubject {
        if let account { return try desk.find(Account.kind, account) }
        if let linked = try lead.related(Account.kind, Lead.Fields.account) { return linked }
        let title = try lead.text(Lead.Fields.accountName)
        let names = KindFacts.names(try KindFacts.kind(Account.kind))
        let found = try desk.workspace.find(Account.kind, title, among: names)
        guard found.count == 1, let key = found.first else {
            throw Failure(.usage, found.isEmpty ? .leadNoAccount : .leadSeveralAccounts, title)
        }
        return desk.subject(key)
    }

    /// Other offices that may have such a customer are named; that is a hint and no reason to refuse.
    private func make(_ lead: FlowSubject, _ user: RecordID?, _ desk: FlowDesk) throws -> RecordKey {
        let values = try LeadFlow.account(of: lead, user: user)
        let key = try desk.create(Account.kind, under: nil, values)
        let edit = RecordEdit(key, .create, values.map { FieldValue($0.key, $0.value) })
        let own = Set([try desk.session.home()].compactMap { $0 })
        let elsewhere = try desk.workspace.shadows(of: edit, besides: own)
            .map { desk.finder.handle(RecordKey(kind: Office.kind, id: $0)) }.sorted()
        if !elsewhere.isEmpty {
            let names = elsewhere.joined(separator: desk.terminal.text(.listComma))
            desk.terminal.remark(desk.terminal.text(.mayExistElsewhere, names))
        }
        return key
    }
}

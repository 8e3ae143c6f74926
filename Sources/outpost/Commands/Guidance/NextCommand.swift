// Why this file exists: a new rep does what an old one would: for each deal the next step, the reason, what is missing,
// the template, the words to say, and what to type. Offline, and at once.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct Next: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next", abstract: "What to do next: for one deal in full, for all of yours one line each.",
        discussion: """
            The whole road from a lead to money in the bank and the next lead. \
            Such as: outpost next, outpost next OPP-2026-000017
            """)

    @Argument(help: "A deal, a lead or a contract, by code, name or id; all of yours, if none is named.")
    var record: String?

    @Option(help: "How many deals to show; 0 shows all.")
    var limit = 50

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes 0 or more.") }
    }

    func run() throws {
        let desk = try LibraryDesk(options)
        let finder = try RecordFinder(desk.session)
        let today = try LibraryDesk.today()
        guard let record else { return try all(AdvicePage(desk, finder, today)) }
        let workspace = try desk.session.workspace()
        let key = try RecordChoice([Opportunity.kind, Lead.kind, Contract.kind], workspace, finder).find(record)
        let advice = try Guide.next(key, desk.ground, on: today, desk.library)
        try AdvicePage(desk, finder, today).say(advice, for: key)
    }

    /// The first advice for each of the user's deals, their own work first, the most pressing of it first.
    private func all(_ page: AdvicePage) throws {
        let desk = page.desk
        guard let user = try desk.session.user() else { throw Failure(.usage, .nextNoUser) }
        let deals = try OwnDeals(user, limit: limit, page.today, desk)
        let role = try desk.session.role()
        var (own, others): ([Advice], [Advice]) = ([], [])
        for key in deals.keys {
            let roles = try Guide.roles(of: user, in: key, desk.ground).union(role.isEmpty ? [] : [role])
            let advice = try Guide.next(key, desk.ground, on: page.today, desk.library)
            guard let first = advice.min(by: { $0.isMorePressing(than: $1, on: page.today, for: roles) }) else {
                continue
            }
            if first.isWork(for: roles) { own.append(first) } else { others.append(first) }
        }
        let sorted = [own, others].flatMap { part in
            part.sorted { $0.isMorePressing(than: $1, on: page.today) }
        }
        let isCut = deals.isCut || (limit > 0 && sorted.count > limit)
        try page.say(limit > 0 ? Array(sorted.prefix(limit)) : sorted, isCut: isCut, limit: limit)
    }
}

/// The leads and deals that somebody works, with all that guidance asks about them read ahead.
struct OwnDeals {
    let keys: [RecordKey]
    /// Whether there are more.
    let isCut: Bool

    /// How long after a loss its review is still the next thing to do.
    private static let reviewDays: Int64 = 30

    init(_ user: RecordID, limit: Int, _ today: CivilDate, _ desk: LibraryDesk) throws {
        let replica = try desk.session.workspace().replica
        let most = limit == 0 ? nil : limit + 1
        let leads = try replica.records(
            Lead.kind, where: Self.leads, [.reference(user)], order: "next_touch_on IS NULL, next_touch_on", limit: most
        )
        let since = CivilDate(days: Int64(today.days) - Self.reviewDays) ?? today
        let deals = try replica.records(
            Opportunity.kind, where: Self.deals, [.reference(user), .reference(user), .date(since)],
            order: "expected_sign_date IS NULL, expected_sign_date", limit: most)
        isCut = most.map { leads.count == $0 || deals.count == $0 } ?? false
        keys = (deals + leads).map(\.key)
        desk.ground.keep(leads + deals)
        try Self.readAhead(deals, leads, desk.ground)
    }

    private static let leads = """
        assigned_to_id = ? AND merged_into_id IS NULL \
        AND (status IS NULL OR status NOT IN ('converted', 'closed', 'duplicate'))
        """

    /// Open deals; won ones that have a contract, for they go on until the money is there; and fresh losses.
    private static let deals = """
        (owner_id = ? OR id IN (SELECT opportunity_id FROM team_seat \
        WHERE user_id = ? AND (active IS NULL OR active = 1))) AND merged_into_id IS NULL \
        AND (outcome IS NULL OR outcome IN ('open', 'suspended') \
        OR (outcome = 'won' AND EXISTS (SELECT 1 FROM contract WHERE contract.opportunity_id = opportunity.id)) \
        OR (outcome = 'lost' AND closed_on >= ?))
        """

    private static func readAhead(_ deals: [RecordRow], _ leads: [RecordRow], _ ground: ReadAheadGround) throws {
        let ids = deals.map(\.key.id)
        for (kind, field) in Guide.underDeals { try ground.gather(kind, by: field, under: ids) }
        let hints = leads.map(\.key.id)
        try ground.gather(Form.kind, by: Form.Fields.lead, under: hints)
        try ground.gather(DealTask.kind, by: DealTask.Fields.lead, under: hints)
        var accounts: Set<RecordID> = []
        for row in deals {
            if case .reference(let id) = row.value(Opportunity.Fields.account) { accounts.insert(id) }
        }
        try ground.gather(Account.kind, Array(accounts))
        try ground.gather(Contact.kind, by: Contact.Fields.account, under: accounts.sorted())
        var contracts: [RecordID] = []
        for id in ids {
            contracts += try ground.allRecords(
                Contract.kind, where: Contract.Fields.opportunity, is: .reference(id))
        }
        for (kind, field) in Guide.underContracts { try ground.gather(kind, by: field, under: contracts) }
        try readFurther(ids, contracts, ground)
    }

    /// What lies under what lies under a deal: decisions under requests, cells under forms, payments' own records.
    private static func readFurther(_ deals: [RecordID], _ contracts: [RecordID], _ ground: ReadAheadGround) throws {
        func ids(_ kind: KindNumber, _ field: FieldNumber, _ parents: [RecordID]) throws -> [RecordID] {
            try parents.flatMap { try ground.allRecords(kind, where: field, is: .reference($0)) }
        }
        func gather(_ below: [(kind: KindNumber, field: FieldNumber)], _ parents: [RecordID]) throws {
            for (kind, field) in below { try ground.gather(kind, by: field, under: parents) }
        }
        let bids = try ids(Bid.kind, Bid.Fields.opportunity, deals)
        try gather([(GateRequest.kind, GateRequest.Fields.bid)], bids)
        let requests =
            try ids(GateRequest.kind, GateRequest.Fields.opportunity, deals)
            + ids(GateRequest.kind, GateRequest.Fields.contract, contracts)
            + ids(GateRequest.kind, GateRequest.Fields.bid, bids)
        try gather([(GateDecision.kind, GateDecision.Fields.request)], requests)
        let decisions = try ids(GateDecision.kind, GateDecision.Fields.request, requests)
        try gather([(GateCondition.kind, GateCondition.Fields.decision)], decisions)
        let forms = try ids(Form.kind, Form.Fields.opportunity, deals)
        try gather([(FormCell.kind, FormCell.Fields.form), (FormRow.kind, FormRow.Fields.form)], forms)
        let terms = try ids(PaymentTerm.kind, PaymentTerm.Fields.contract, contracts)
        try gather(
            [
                (InvoiceRequest.kind, InvoiceRequest.Fields.paymentTerm), (Invoice.kind, Invoice.Fields.paymentTerm),
            ], terms)
        let invoices = try ids(Invoice.kind, Invoice.Fields.contract, contracts)
        try gather(
            [
                (CollectionAction.kind, CollectionAction.Fields.invoice), (Dispute.kind, Dispute.Fields.invoice),
            ], invoices)
    }
}

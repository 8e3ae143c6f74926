// Why this file exists: the stories of customers, dates, bids and contracts, in which one edit meets a record that is
// not what its author took it for.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(11, "AR")
private let second = Rep(12, "AR")

private func create(
    _ kind: KindNumber, _ values: [FieldNumber: Value], _ hq: SmallHeadquarters, by rep: Rep,
    seen: CommitSequence? = nil, skew: Int64 = 0
) throws -> (key: RecordKey, judged: Judgement) {
    let key = hq.newKey(kind)
    let edit = RecordEdit(key, .create, SmallHeadquarters.writes(values))
    return (key, try hq.submit(edit, by: rep.author, seen: seen, skew: skew))
}

// MARK: Duplicates

@Test func `two leads of one customer become a pair whoever comes first`() throws {
    let hq = SmallHeadquarters()
    let office = try hq.create(Office.kind, [Office.Fields.name: .text("Nairobi"), Office.Fields.country: .text("KE")])
    let place = Value.reference(office.id)
    let seen = hq.sequence
    let one = try create(
        Lead.kind, [Lead.Fields.accountName: .text("Safaricom PLC"), Lead.Fields.office: place], hq, by: ar, seen: seen)
    #expect(one.judged.cases.isEmpty)
    #expect(hq.value(Lead.Fields.nameKey, of: one.key) == .text("safaricom"))
    let two = try create(
        Lead.kind, [Lead.Fields.accountName: .text("SAFARICOM LIMITED"), Lead.Fields.office: place], hq, by: second,
        seen: seen)
    let draft = try #require(two.judged.cases.first?.draft)
    #expect(two.judged.rules == ["suspectedDuplicate"] && draft.question == .duplicate)
    #expect(draft.subject == two.key && draft.other == one.key)
    #expect(draft.terms.severity == .medium && draft.terms.deciders.first == "OM")
    // The elder stays, also where the younger is heard of first.
    let touched = try hq.set(one.key, [Lead.Fields.accountName: .text("Safaricom Plc.")], by: ar.author)
    #expect(touched.cases.first?.draft.subject == two.key && touched.cases.first?.draft.other == one.key)
}

@Test func `one registration number in one country is certain whatever the names and the offices`() throws {
    let hq = SmallHeadquarters()
    let registration = Value.compound([.text("9111-0000 71"), .text("CN")])
    let names = ["中国移动", "China Mobile"]
    let keys = try names.map { try hq.create(Account.kind, [Account.Fields.name: .text($0)]) }
    #expect(try hq.set(keys[0], [Account.Fields.registration: registration]).cases.isEmpty)
    let spelled = Value.compound([.text("9111000071"), .text("China")])
    let judged = try hq.set(keys[1], [Account.Fields.registration: spelled])
    let draft = try #require(judged.cases.first?.draft)
    #expect(draft.terms.severity == .high && draft.terms.deciders == ["HQ"] && draft.note.contains("certainly"))
    #expect([draft.subject, draft.other].contains(keys[0]) && [draft.subject, draft.other].contains(keys[1]))
}

@Test func `one tender of one customer registered twice becomes a pair and another customer's does not`() throws {
    let hq = SmallHeadquarters()
    let accounts = try ["A Telecom", "B Telecom"].map {
        try hq.create(Account.kind, [Account.Fields.name: .text($0)])
    }
    let open = { (account: RecordKey, number: String) in
        try create(
            Opportunity.kind,
            [
                Opportunity.Fields.name: .text("RAN"), Opportunity.Fields.account: .reference(account.id),
                Opportunity.Fields.tenderNumber: .text(number),
            ], hq, by: ar
        ).judged.rules
    }
    #expect(try open(accounts[0], "T-2026/17").isEmpty)
    #expect(try open(accounts[1], "T-2026/17").isEmpty)
    #expect(try open(accounts[0], "T 2026 17") == ["suspectedDuplicate"])
}

@Test func `a pair that somebody kept apart is not asked about again`() throws {
    let hq = SmallHeadquarters()
    let keys = try (0..<2).map { _ in
        try hq.create(Account.kind, [Account.Fields.name: .text("Telkom"), Account.Fields.country: .text("KE")])
    }
    let touch = { try hq.set(keys[1], [Account.Fields.country: .text("Kenya")], by: ar.author).rules }
    #expect(try touch() == ["suspectedDuplicate"])
    _ = try hq.create(
        CaseRecord.number,
        [
            CaseRecord.Fields.subject: .compound([
                .integer(Int64(Account.kind)), .reference(keys[1].id), .integer(0),
            ]),
            CaseRecord.Fields.other: .compound([.integer(Int64(Account.kind)), .reference(keys[0].id)]),
            CaseRecord.Fields.answer: .text("separate"),
        ])
    #expect(try touch().isEmpty)
}

@Test func `of two names given apart the one that shows is the one that is found`() throws {
    let hq = SmallHeadquarters()
    let account = try hq.create(Account.kind, [Account.Fields.name: .text("Meridian Power")])
    let (seen, noon) = (hq.sequence, SmallHeadquarters.noon)
    func rename(_ name: String, by rep: Rep, made: UInt64) throws {
        try hq.set(account, [Account.Fields.name: .text(name)], by: rep.author, seen: seen, made: made)
    }
    try rename("Meridian Energy", by: ar, made: noon + 2000)
    // Made earlier, arriving later: it does not show.
    try rename("Solaris Grid", by: second, made: noon + 1000)
    #expect(hq.value(Account.Fields.name, of: account) == .text("Meridian Energy"))
    #expect(hq.value(Account.Fields.nameKey, of: account) == .text("meridianenergy"))
}

@Test func `an import brings the keys along, so that HQ adds nothing`() throws {
    let texts = Synthetic.maven(seed: 3, opportunities: 50)
    let plan = try ImportPlan(files(texts), profile: .maven)
    let hq = SmallHeadquarters()
    for edit in plan.reconcile(current: { _ in nil }).edits where edit.key.kind != Opportunity.kind {
        #expect(try hq.submit(edit, by: SmallHeadquarters.headquarters).edits.isEmpty)
        #expect(edit.key.kind != Account.kind || edit.value(Account.Fields.nameKey) != nil)
    }
}

// MARK: Trees, deletions, dates

@Test func `an account does not come to stand above itself`() throws {
    let hq = SmallHeadquarters()
    let keys = try ["Group", "Daughter", "Granddaughter"].map {
        try hq.create(Account.kind, [Account.Fields.name: .text($0)])
    }
    let put = { (child: Int, parent: Int) in
        try hq.set(keys[child], [Account.Fields.parent: .reference(keys[parent].id)], by: ar.author, seen: 3)
    }
    #expect(try put(1, 0).rules.isEmpty && put(2, 1).rules.isEmpty)
    let circle = try put(0, 2)
    #expect(circle.held == [Account.Fields.parent] && circle.rules == ["acyclicParent"])
    #expect(try put(0, 0).held == [Account.Fields.parent])
}

@Test func `deleting a record that others hang on is a question, deleting a contact is not`() throws {
    let hq = SmallHeadquarters()
    let account = try hq.create(Account.kind, [Account.Fields.name: .text("Acme")])
    let contact = try hq.create(Contact.kind, [Contact.Fields.name: .text("Ada")])
    let delete = { (key: RecordKey, author: Author) in
        try hq.submit(RecordEdit(key, .delete(reason: "twice here")), by: author)
    }
    let judged = try delete(account, ar.author)
    #expect(judged.isHeld && judged.rules == ["deleteIsProposal"] && judged.note.contains("twice here"))
    #expect(hq.isAlive(account))
    #expect(try delete(contact, ar.author).rules.isEmpty && !hq.isAlive(contact))
    #expect(try delete(account, SmallHeadquarters.headquarters).rules.isEmpty && !hq.isAlive(account))
}

@Test func `a visit in the future is questioned with the date that was meant`() throws {
    let hq = SmallHeadquarters()
    let day = try #require(CivilDate("2027-11-20"))
    let visit: [FieldNumber: Value] = [
        Activity.Fields.subject: .text("Site survey"), Activity.Fields.type: .text("visit"),
        Activity.Fields.occurredAt: .integer(Int64(day.days) * 86_400_000 + 5),
    ]
    let judged = try create(Activity.kind, visit, hq, by: ar, skew: -365 * 86_400_000 + 900).judged
    #expect(judged.held == [Activity.Fields.occurredAt] && judged.rules == ["businessDateInRange"])
    #expect(judged.note.contains("2027-11-20") && judged.note.contains("did you mean 2026-11-20"))
    #expect(judged.note.contains("365 days ahead"))
    let deal = try hq.create(Opportunity.kind, [Opportunity.Fields.name: .text("RAN")])
    let closed = { (text: String) in
        let date = try #require(CivilDate(text))
        return try hq.set(deal, [Opportunity.Fields.closedOn: .date(date)], by: ar.author)
    }
    #expect(try closed("2026-11-21").rules.isEmpty)
    #expect(try closed("2026-11-22").note.contains("write the day"))
    let plan = try hq.set(deal, [Opportunity.Fields.expectedSignDate: .date(day)], by: ar.author)
    #expect(plan.rules.isEmpty)
}

// MARK: Bids and contracts

private func revision(_ hq: SmallHeadquarters, state: String) throws -> (deal: RecordKey, revision: RecordKey) {
    let deal = try hq.create(Opportunity.kind, [Opportunity.Fields.name: .text("Beeline RAN")])
    _ = try hq.decide("ATB", [GateRequest.Fields.opportunity: .reference(deal.id)])
    let key = try hq.create(
        PriceRevision.kind,
        [
            PriceRevision.Fields.opportunity: .reference(deal.id), PriceRevision.Fields.number: .integer(7),
            PriceRevision.Fields.discount: .integer(1200), PriceRevision.Fields.state: .text(state),
            PriceRevision.Fields.tokenExpiresOn: .date(try #require(CivilDate("2026-11-19"))),
        ])
    return (deal, key)
}

private func bid(
    _ deal: RecordKey, _ revision: RecordKey, on day: String, _ hq: SmallHeadquarters
) throws -> (key: RecordKey, judged: Judgement) {
    try create(
        BidSubmission.kind,
        [
            BidSubmission.Fields.opportunity: .reference(deal.id),
            BidSubmission.Fields.priceRevision: .reference(revision.id),
            BidSubmission.Fields.submittedOn: .date(try #require(CivilDate(day))),
        ], hq, by: second)
}

@Test func `a bid binds its revision and a discount raised apart becomes the next draft, in either order`() throws {
    for bidFirst in [true, false] {
        let hq = SmallHeadquarters()
        let (deal, r7) = try revision(hq, state: "approved")
        let seen = hq.sequence
        let raise = { try hq.set(r7, [PriceRevision.Fields.discount: .integer(1800)], by: ar.author, seen: seen) }
        let submit = { try bid(deal, r7, on: "2026-11-18", hq) }
        let (raised, sent) = bidFirst ? { ($1, $0) }(try submit(), try raise()) : (try raise(), try submit())
        #expect(hq.value(PriceRevision.Fields.discount, of: r7) == .integer(1200))
        #expect(hq.value(PriceRevision.Fields.state, of: r7) == .text("frozen"))
        #expect(sent.judged.cases.isEmpty)
        #expect(hq.value(BidSubmission.Fields.authorised, of: sent.key) == .flag(true))
        let r8 = try #require(raised.edits.first?.key)
        #expect(hq.value(PriceRevision.Fields.discount, of: r8) == .integer(1800))
        #expect(hq.value(PriceRevision.Fields.number, of: r8) == .integer(8))
        #expect(hq.value(PriceRevision.Fields.state, of: r8) == .text("draft"))
        #expect(hq.value(PriceRevision.Fields.notes, of: r8) == .text("not in the submitted bid"))
    }
}

@Test func `a bid after its authority had expired is a fact and a case`() throws {
    let hq = SmallHeadquarters()
    let (deal, r7) = try revision(hq, state: "approved")
    let late = try bid(deal, r7, on: "2026-11-20", hq)
    #expect(late.judged.rules == ["bidWithoutAuthority"] && !late.judged.isHeld)
    #expect(late.judged.cases.first?.draft.terms == .high("HQ"))
    #expect(late.judged.note.contains("expired on 2026-11-19"))
    #expect(hq.isAlive(late.key) && hq.value(BidSubmission.Fields.authorised, of: late.key) == .flag(false))
    #expect(hq.value(PriceRevision.Fields.state, of: r7) == .text("frozen"))
}

@Test func `a bid that never went through ATB is a fact and a case, unless the deal is a light one`() throws {
    for isLight in [true, false] {
        let hq = SmallHeadquarters()
        let deal = try hq.deal("solution", isLight ? [Opportunity.Fields.track: .text("light")] : [:])
        let price = try hq.create(
            PriceRevision.kind,
            [
                PriceRevision.Fields.opportunity: .reference(deal.id), PriceRevision.Fields.state: .text("approved"),
                PriceRevision.Fields.tokenExpiresOn: .date(try #require(CivilDate("2026-11-19"))),
            ])
        let sent = try bid(deal, price, on: "2026-11-18", hq)
        #expect(sent.judged.rules == (isLight ? [] : ["bidWithoutAuthority"]) && !sent.judged.isHeld)
        #expect(isLight || sent.judged.note.contains("ATB has not been approved"))
        #expect(hq.value(BidSubmission.Fields.authorised, of: sent.key) == .flag(isLight))
    }
}

@Test func `an edit of a signed contract becomes a change order of its author`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.create(
        Contract.kind, [Contract.Fields.name: .text("RAN 2026"), Contract.Fields.scopeText: .text("100 sites")])
    let seen = hq.sequence
    try hq.set(contract, [Contract.Fields.state: .text("effective")])
    let sunday = SmallHeadquarters.noon - 3 * 86_400_000
    let amount = Value.compound([.integer(5), .text("USD")])
    let judged = try hq.set(
        contract, [Contract.Fields.scopeText: .text("140 sites"), Contract.Fields.commercial: amount], by: ar.author,
        seen: seen, base: [Contract.Fields.scopeText: .text("100 sites")], made: sunday)
    #expect(hq.value(Contract.Fields.scopeText, of: contract) == .text("100 sites"))
    #expect(hq.value(Contract.Fields.commercial, of: contract) == .null)
    #expect(judged.cases.count == 2 && judged.cases.allSatisfy { $0.draft.terms.deciders.first == "COM" })
    let orders = judged.edits.map(\.key)
    #expect(Set(orders).count == 2 && orders.allSatisfy { $0.kind == ChangeOrder.kind })
    let order = try #require(orders.first { hq.value(ChangeOrder.Fields.fieldName, of: $0) == .text("scopeText") })
    #expect(hq.value(ChangeOrder.Fields.proposedText, of: order) == .text("140 sites"))
    #expect(hq.value(ChangeOrder.Fields.baseText, of: order) == .text("100 sites"))
    #expect(hq.value(ChangeOrder.Fields.reason, of: order) == .text("edited before learning of signing"))
    #expect(hq.value(ChangeOrder.Fields.editedAt, of: order) == .integer(Int64(sunday)))
    #expect(hq.value(ChangeOrder.Fields.author, of: order) == .reference(ar.person))
    #expect(hq.value(ChangeOrder.Fields.state, of: order) == .text("draft"))
}

@Test func `a registration that finance verified waits for finance`() throws {
    let hq = SmallHeadquarters()
    let account = try hq.create(Account.kind, [Account.Fields.name: .text("Acme")])
    let number = { (text: String) in Value.compound([.text(text), .text("DE")]) }
    #expect(try hq.set(account, [Account.Fields.registration: number("HRB 1234")], by: ar.author).cases.isEmpty)
    try hq.set(account, [Account.Fields.registrationVerified: .flag(true)])
    let judged = try hq.set(account, [Account.Fields.registration: number("HRB 9999")], by: ar.author)
    #expect(judged.cases.first?.draft.terms.deciders == ["FIN", "HQ"])
    #expect(hq.value(Account.Fields.registration, of: account) == number("HRB 1234"))
    try hq.set(account, [Account.Fields.registrationVerified: .flag(false)])
    #expect(try hq.set(account, [Account.Fields.registration: number("HRB 9999")], by: ar.author).cases.isEmpty)
}

@Test func `whoever plays another role than their own record names is asked in the one that they play`() throws {
    let hq = SmallHeadquarters()
    let rep = Rep(21, "AR")
    try hq.enlist(rep, name: "Wanjiru")
    #expect(try hq.usualRole(of: rep.person) == "AR")
    for (given, asked) in [("PD", "PD"), ("AR", "AR")] {
        _ = try hq.create(
            RoleAssignment.kind,
            [
                RoleAssignment.Fields.user: .reference(rep.person), RoleAssignment.Fields.role: .text(given),
            ])
        #expect(try hq.usualRole(of: rep.person) == asked)
    }
}

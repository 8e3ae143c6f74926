// Why this file exists: the stories of money: who says that it came, who asks for it, and what becomes of that when the
// customer thinks better of it.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(11, "AR")
private let fr = Rep(13, "FR")
private let collector = Rep(14, "AR")

// MARK: Claims

private func claim(
    _ reference: String?, _ hq: SmallHeadquarters, by rep: Rep
) throws -> (
    key: RecordKey, judged: Judgement
) {
    var values: [FieldNumber: Value] = [
        ReceiptClaim.Fields.account: .reference(RecordID(high: 0x7000, low: 5)),
        ReceiptClaim.Fields.amount: .money(30_000_000), ReceiptClaim.Fields.valueDate: try .on("2026-11-18"),
        ReceiptClaim.Fields.payerText: .text("Safaricom PLC"), ReceiptClaim.Fields.author: .reference(rep.person),
    ]
    if let reference { values[ReceiptClaim.Fields.bankReference] = .text(reference) }
    return try hq.file(ReceiptClaim.kind, values, by: rep)
}

@Test func `two claims of one transfer are a question for finance and change no balance`() throws {
    let hq = SmallHeadquarters()
    let first = try claim("KE-991", hq, by: ar)
    #expect(first.judged.rules.isEmpty)
    let second = try claim("KE-991", hq, by: collector)
    let draft = try #require(second.judged.cases.first?.draft)
    #expect(second.judged.rules == ["sameMoney"] && !second.judged.isHeld && second.judged.edits.isEmpty)
    #expect(draft.subject == second.key && draft.other == first.key && draft.terms == .high("FIN", "HQ"))
    #expect(hq.value(ReceiptClaim.Fields.state, of: second.key) == .null)
}

@Test func `the elder of two claims is the first, whichever HQ hears of first`() throws {
    let hq = SmallHeadquarters()
    let keys = [hq.newKey(ReceiptClaim.kind), hq.newKey(ReceiptClaim.kind)]
    let send = { (key: RecordKey, rep: Rep) in
        let values: [FieldNumber: Value] = [ReceiptClaim.Fields.bankReference: .text("KE-991")]
        return try hq.submit(RecordEdit(key, .create, SmallHeadquarters.writes(values)), by: rep.author)
    }
    #expect(try send(keys[1], collector).rules.isEmpty)
    let late = try send(keys[0], ar)
    #expect(late.cases.first?.draft.subject == keys[1] && late.cases.first?.draft.other == keys[0])
}

@Test func `payments that look alike are never taken for one`() throws {
    let hq = SmallHeadquarters()
    for reference in ["KE-991", "KE-992", nil, nil] {
        #expect(try claim(reference, hq, by: ar).judged.rules.isEmpty)
    }
}

@Test func `what finance says of two claims answers the question about them, once both have their answer`() throws {
    let hq = SmallHeadquarters()
    let first = try claim("KE-991", hq, by: ar).key
    let second = try claim("KE-991", hq, by: collector).key
    let asked = try hq.openCase("sameMoney", about: second, other: first)
    let settle = { (key: RecordKey, word: String) in
        try hq.set(key, [ReceiptClaim.Fields.state: .text(word)]).settlements
    }
    #expect(try settle(first, "matched").isEmpty)
    #expect(try settle(second, "sameMoney") == [CaseSettlement(asked.id, .accept)])
}

// MARK: Invoices

/// A milestone in a state, and a term of payment that waits for its acceptance.
private func term(
    _ state: String, _ hq: SmallHeadquarters, conditional: Bool = false
) throws -> (contract: RecordKey, milestone: RecordKey, term: RecordKey) {
    let contract = try hq.contract("effective")
    let milestone = try hq.create(
        Milestone.kind,
        [
            Milestone.Fields.name: .text("Final acceptance"), Milestone.Fields.state: .text(state),
            Milestone.Fields.contract: .reference(contract.id),
        ])
    let term = try hq.term(
        10_000, of: contract,
        [
            PaymentTerm.Fields.dueUpon: .text("accept"), PaymentTerm.Fields.milestone: .reference(milestone.id),
            PaymentTerm.Fields.conditionalCounts: .flag(conditional),
        ])
    return (contract, milestone, term)
}

private func request(
    _ term: RecordKey, of contract: RecordKey, _ hq: SmallHeadquarters, by rep: Rep = ar, key: RecordKey? = nil
) throws -> (key: RecordKey, judged: Judgement) {
    let key = key ?? hq.newKey(InvoiceRequest.kind)
    let values: [FieldNumber: Value] = [
        InvoiceRequest.Fields.contract: .reference(contract.id),
        InvoiceRequest.Fields.paymentTerm: .reference(term.id),
    ]
    return (key, try hq.submit(RecordEdit(key, .create, SmallHeadquarters.writes(values)), by: rep.author))
}

private func state(_ request: RecordKey, _ hq: SmallHeadquarters) -> Value {
    hq.value(InvoiceRequest.Fields.state, of: request)
}

@Test func `an invoice asked for twice is asked for once, by whoever asked first, in either order`() throws {
    for inOrder in [true, false] {
        let hq = SmallHeadquarters()
        let (contract, _, term) = try term("accepted", hq)
        let keys = [hq.newKey(InvoiceRequest.kind), hq.newKey(InvoiceRequest.kind)]
        let first = try request(term, of: contract, hq, key: inOrder ? keys[0] : keys[1])
        #expect(first.judged.edits.isEmpty && first.judged.rules.isEmpty)
        let second = try request(term, of: contract, hq, by: fr, key: inOrder ? keys[1] : keys[0])
        #expect(second.judged.rules.isEmpty && !second.judged.isHeld)
        #expect(state(keys[1], hq) == .text("duplicate") && state(keys[0], hq) == .null)
        #expect(hq.value(InvoiceRequest.Fields.duplicateOf, of: keys[1]) == .reference(keys[0].id))
    }
}

@Test func `a request that finance took up is the first, and another term is another request`() throws {
    let hq = SmallHeadquarters()
    let (contract, _, term) = try term("accepted", hq)
    let early = hq.newKey(InvoiceRequest.kind)
    let known = try request(term, of: contract, hq).key
    try hq.set(known, [InvoiceRequest.Fields.state: .text("issued")])
    _ = try request(term, of: contract, hq, by: fr, key: early)
    #expect(state(early, hq) == .text("duplicate") && state(known, hq) == .text("issued"))
    let other = try hq.term(0, of: contract)
    let further = try request(other, of: contract, hq)
    #expect(further.judged.edits.isEmpty && state(further.key, hq) == .null)
}

@Test func `an invoice for what is not accepted waits and those who can tell are asked`() throws {
    let hq = SmallHeadquarters()
    let (contract, milestone, term) = try term("done", hq)
    let asked = try request(term, of: contract, hq)
    #expect(asked.judged.rules == ["invoiceNeedsTrigger"] && !asked.judged.isHeld)
    let draft = try #require(asked.judged.cases.first?.draft)
    #expect(draft.terms == .high("FR", "COM", "HQ") && draft.other == milestone)
    #expect(state(asked.key, hq) == .text("waiting"))
    #expect(hq.value(InvoiceRequest.Fields.answer, of: asked.key).asText?.contains("Final acceptance") == true)
    // Once it is accepted nobody has to ask again.
    try hq.set(milestone, [Milestone.Fields.state: .text("accepted")], by: fr.author)
    #expect(state(asked.key, hq) == .text("requested"))
}

@Test func `a term that names no milestone falls due once all of the contract is accepted`() throws {
    let hq = SmallHeadquarters()
    let (contract, milestone, _) = try term("accepted", hq)
    let other = try hq.create(
        Milestone.kind,
        [
            Milestone.Fields.name: .text("Site 2"), Milestone.Fields.state: .text("done"),
            Milestone.Fields.contract: .reference(contract.id), Milestone.Fields.acceptedOn: try .on("2026-11-19"),
        ])
    let whole = try hq.term(0, of: contract, [PaymentTerm.Fields.dueUpon: .text("accept")])
    let asked = try request(whole, of: contract, hq)
    #expect(asked.judged.rules == ["invoiceNeedsTrigger"] && state(asked.key, hq) == .text("waiting"))
    try hq.set(other, [Milestone.Fields.state: .text("accepted")], by: fr.author)
    #expect(state(asked.key, hq) == .text("requested"))
    let day = try #require(CivilDate("2026-11-20"))
    let trigger = try TermTrigger.of(whole, contract, milestone: nil, on: day, Book(hq))
    #expect(trigger == .happened(CivilDate("2026-11-19")))
    try hq.set(milestone, [Milestone.Fields.state: .text("inProgress")])
    #expect(state(asked.key, hq) == .text("waiting"))
    let bare = try hq.contract("effective")
    let none = try hq.term(10_000, of: bare, [PaymentTerm.Fields.dueUpon: .text("accept")])
    #expect(
        try TermTrigger.of(none, bare, milestone: nil, on: day, Book(hq)) == .waits("the contract has no milestone"))
}

@Test func `an acceptance with conditions counts where the terms say so`() throws {
    for conditional in [true, false] {
        let hq = SmallHeadquarters()
        let (contract, _, term) = try term("acceptedWithConditions", hq, conditional: conditional)
        #expect(try request(term, of: contract, hq).judged.rules.isEmpty == conditional)
    }
}

@Test func `signing and a day are events, too`() throws {
    let hq = SmallHeadquarters()
    let draft = try hq.contract()
    let signing = try hq.term(5000, of: draft, [PaymentTerm.Fields.dueUpon: .text("sign")])
    #expect(try request(signing, of: draft, hq).judged.note.contains("is not in force"))
    let contract = try hq.contract("effective")
    let signed = try hq.term(5000, of: contract, [PaymentTerm.Fields.dueUpon: .text("sign")])
    #expect(try request(signed, of: contract, hq).judged.rules.isEmpty)
    for (day, waits) in [("2026-11-20", false), ("2026-12-01", true)] {
        let term = try hq.term(
            0, of: contract,
            [PaymentTerm.Fields.dueUpon: .text("date"), PaymentTerm.Fields.dueOn: try .on(day)])
        #expect(try request(term, of: contract, hq).judged.rules.isEmpty == !waits)
    }
    let silent = try hq.term(0, of: contract)
    #expect(try request(silent, of: contract, hq).judged.rules.isEmpty)
}

@Test func `an acceptance withdrawn while an invoice is asked for makes the request wait, in either order`() throws {
    for requestFirst in [true, false] {
        let hq = SmallHeadquarters()
        let (contract, milestone, term) = try term("accepted", hq)
        let key = hq.newKey(InvoiceRequest.kind)
        let ask = { try request(term, of: contract, hq, key: key).judged }
        let reject = { try hq.set(milestone, [Milestone.Fields.state: .text("rejected")], by: fr.author) }
        #expect(try (requestFirst ? ask() : reject()).rules.isEmpty)
        let second = requestFirst ? try reject() : try ask()
        #expect(second.rules == [requestFirst ? "invoiceFollowsAcceptance" : "invoiceNeedsTrigger"])
        let draft = try #require(second.cases.first?.draft)
        #expect(draft.subject == key && draft.terms == .high("FR", "COM", "HQ"))
        #expect(state(key, hq) == .text("waiting"))
    }
}

@Test func `an invoice that is out stays as it is, and finance is asked for a credit note`() throws {
    let hq = SmallHeadquarters()
    let (contract, milestone, term) = try term("accepted", hq)
    let invoice = try hq.create(
        Invoice.kind,
        [
            Invoice.Fields.paymentTerm: .reference(term.id), Invoice.Fields.contract: .reference(contract.id),
            Invoice.Fields.state: .text("issued"), Invoice.Fields.amount: .money(10_000_000),
        ])
    let judged = try hq.set(milestone, [Milestone.Fields.state: .text("rejected")], by: fr.author)
    let draft = try #require(judged.cases.first?.draft)
    #expect(judged.rules == ["invoiceFollowsAcceptance"] && judged.edits.isEmpty)
    #expect(draft.subject == invoice && draft.terms == .high("FIN", "HQ") && draft.note.contains("credit note"))
    #expect(hq.value(Invoice.Fields.state, of: invoice) == .text("issued"))
}

@Test func `a certificate taken back, or a later refusal, counts as one withdrawn`() throws {
    for isRevoked in [true, false] {
        let hq = SmallHeadquarters()
        let (contract, milestone, term) = try term("accepted", hq)
        let paper = try hq.create(
            Acceptance.kind,
            [
                Acceptance.Fields.milestone: .reference(milestone.id), Acceptance.Fields.result: .text("accepted"),
                Acceptance.Fields.acceptedOn: try .on("2026-11-10"),
            ])
        let asked = try request(term, of: contract, hq)
        #expect(asked.judged.rules.isEmpty)
        let judged =
            isRevoked
            ? try hq.set(paper, [Acceptance.Fields.revoked: .flag(true)], by: fr.author)
            : try hq.file(
                Acceptance.kind,
                [
                    Acceptance.Fields.milestone: .reference(milestone.id),
                    Acceptance.Fields.result: .text("rejected"),
                    Acceptance.Fields.acceptedOn: try .on("2026-11-12"),
                ], by: fr
            ).judged
        #expect(judged.rules == ["invoiceFollowsAcceptance"] && state(asked.key, hq) == .text("waiting"))
    }
}

@Test func `a milestone on which no money hangs is nobody's case`() throws {
    let hq = SmallHeadquarters()
    let milestone = try hq.create(
        Milestone.kind, [Milestone.Fields.name: .text("Training"), Milestone.Fields.state: .text("accepted")])
    #expect(try hq.set(milestone, [Milestone.Fields.state: .text("rejected")], by: fr.author).rules.isEmpty)
}

// MARK: Disputes

private func dispute(
    _ contract: RecordKey, openedOn day: String, _ hq: SmallHeadquarters
) throws -> (
    key: RecordKey, judged: Judgement
) {
    try hq.file(
        Dispute.kind,
        [
            Dispute.Fields.contract: .reference(contract.id), Dispute.Fields.reason: .text("20 sites are missing"),
            Dispute.Fields.openedOn: try .on(day),
        ], by: ar)
}

@Test func `a dispute from before the closing reopens the contract, one from after it does not`() throws {
    for (day, reopens) in [("2026-11-16", true), ("2026-11-19", false)] {
        let hq = SmallHeadquarters()
        let contract = try hq.contract("closed", [Contract.Fields.closedOn: try .on("2026-11-17")])
        let decision = try hq.decide("ATCC", [GateRequest.Fields.contract: .reference(contract.id)])
        let opened = try dispute(contract, openedOn: day, hq)
        #expect(opened.judged.rules == ["disputeOnClosedContract"] && hq.isAlive(opened.key))
        let draft = try #require(opened.judged.cases.first?.draft)
        #expect(draft.subject == (reopens ? contract : opened.key) && draft.terms.deciders.first == "FIN")
        #expect(hq.value(Contract.Fields.state, of: contract) == .text(reopens ? "settled" : "closed"))
        #expect(hq.value(Contract.Fields.closedOn, of: contract).isEmpty == reopens)
        #expect(hq.value(GateDecision.Fields.lapsedAt, of: decision).isEmpty != reopens)
    }
}

@Test func `a dispute of a contract that is not closed is a dispute and nothing else`() throws {
    let hq = SmallHeadquarters()
    #expect(try dispute(hq.contract("settled"), openedOn: "2026-11-16", hq).judged.rules.isEmpty)
}

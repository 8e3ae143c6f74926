// Why this file exists: the stories of a gate: what is asked, what is missing, and what an answer is worth once the
// question has changed.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(11, "AR")
private let sr = Rep(12, "SR")
private let om = Rep(21, "OM")

// MARK: Requests

@Test func `a request of which nothing is missing is complete the day it arrives`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let request = try hq.ask("ATI", deal, by: ar)
    #expect(request.judged.cases.isEmpty && hq.state(of: request.key) == .text("complete"))
    #expect(hq.missing(request.key).isEmpty)
    #expect(hq.value(GateRequest.Fields.receivedAt, of: request.key) == .integer(Int64(SmallHeadquarters.noon)))
}

@Test func `a request without a part of the team goes back with what to type`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("verified")
    _ = try hq.seat("AR", ar.person, of: deal)
    let request = try hq.ask("ATI", deal, by: ar)
    #expect(hq.state(of: request.key) == .text("returned"))
    let missing = hq.missing(request.key)
    for word in ["no customer", "SR", "FR", "no level", "T01"] { #expect(missing.contains(word), "\(word)") }
    #expect(missing.contains("outpost seat add \(deal.id) SR USER") && !missing.contains("Nobody is AR"))
}

@Test func `what a request asks about is written down where its author's program did not`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let request = try hq.file(
        GateRequest.kind,
        [GateRequest.Fields.gate: .text("ATI"), GateRequest.Fields.opportunity: .reference(deal.id)], by: ar)
    let content = try BoundContent.of("ATI", deal, hq)
    #expect(hq.value(GateRequest.Fields.revisionHash, of: request.key) == .text(content.hash))
    #expect(hq.value(GateRequest.Fields.boundContent, of: request.key) == .text(content.text))
}

@Test func `a request for what somebody else has changed meanwhile says so as it arrives`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let old = try BoundContent.of("ATI", deal, hq)
    try hq.set(deal, [Opportunity.Fields.level: .text("A")])
    let request = try hq.file(
        GateRequest.kind,
        [
            GateRequest.Fields.gate: .text("ATI"), GateRequest.Fields.opportunity: .reference(deal.id),
            GateRequest.Fields.revisionHash: .text(old.hash), GateRequest.Fields.boundContent: .text(old.text),
        ], by: ar)
    #expect(hq.state(of: request.key) == .text("lapsed"))
    #expect(hq.missing(request.key).contains("level: B → A"))
}

@Test func `a withdrawn request is withdrawn unless somebody has decided`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let requests = try (0..<2).map { _ in try hq.ask("ATI", deal, by: ar).key }
    _ = try hq.decide(requests[1])
    for request in requests { try hq.set(request, [GateRequest.Fields.withdrawn: .flag(true)], by: ar.author) }
    #expect(hq.state(of: requests[0]) == .text("withdrawn") && hq.state(of: requests[1]) == .text("complete"))
}

@Test func `whoever leaves the team while ATI is asked sends the request back`() throws {
    let hq = SmallHeadquarters()
    let (deal, seats, _) = try hq.plannedDeal()
    let request = try hq.ask("ATI", deal, by: ar).key
    let seat = try #require(seats["SR"])
    let judged = try hq.set(seat, [TeamSeat.Fields.active: .flag(false)], by: om.author)
    #expect(judged.rules == ["gateLapsed"] && judged.cases.first?.draft.subject == request)
    #expect(hq.state(of: request) == .text("returned") && hq.missing(request).contains("Nobody is SR"))
}

// MARK: What lapses

@Test func `an approval to invest lapses with the plan, and says why`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, cell) = try hq.plannedDeal()
    let request = try hq.ask("ATI", deal, by: ar).key
    let decision = try hq.decide(request)
    // What is not bound may change.
    #expect(try hq.set(deal, [Opportunity.Fields.name: .text("Beeline 5G")], by: ar.author).rules.isEmpty)
    let judged = try hq.set(cell, [FormCell.Fields.text: .text("The old ring burnt.")], by: sr.author)
    #expect(judged.rules == ["gateLapsed"] && judged.note.contains("outpost gate request \(deal.id) ATI"))
    #expect(judged.cases.first?.draft.terms.deciders == ["AR", "OM", "HQ"])
    #expect(!hq.value(GateDecision.Fields.lapsedAt, of: decision).isEmpty)
    let reason = hq.value(GateDecision.Fields.lapsedBecause, of: decision).asText ?? ""
    #expect(reason.contains("floods every spring. → The old ring burnt."))
    #expect(try GateReading.approval("ATI", of: deal, hq) == nil)
}

@Test func `an approval to sign lapses with the draft, whether it came before the edit or after it`() throws {
    for decidedFirst in [true, false] {
        let hq = SmallHeadquarters()
        let contract = try hq.reviewedContract()
        let request = try hq.ask("ATC", contract, by: ar).key
        #expect(hq.state(of: request) == .text("complete"))
        let early = decidedFirst ? try hq.decide(request) : nil
        let judged = try hq.set(contract, [Contract.Fields.scopeText: .text("140 sites")], by: ar.author)
        #expect(judged.rules == ["gateLapsed"] && judged.cases.first?.draft.terms == .high("COM", "HQ"))
        #expect(judged.note.contains("scopeText: 100 sites → 140 sites"))
        let decision = try early ?? hq.decide(request)
        #expect(!hq.value(GateDecision.Fields.lapsedAt, of: decision).isEmpty)
        #expect(hq.state(of: request) == .text("lapsed") && hq.missing(request).contains("140 sites"))
        #expect(try GateReading.approval("ATC", of: contract, hq) == nil)
    }
}

@Test func `a contract in force needs no approval any more`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.reviewedContract()
    let decision = try hq.decide(try hq.ask("ATC", contract, by: ar).key)
    try hq.set(contract, [Contract.Fields.state: .text("effective")])
    let judged = try hq.set(contract, [Contract.Fields.scopeText: .text("140 sites")])
    #expect(judged.rules.isEmpty && hq.value(GateDecision.Fields.lapsedAt, of: decision).isEmpty)
}

@Test func `an approval to bid stands for what was asked, and the deal can go back to that`() throws {
    for decidedFirst in [true, false] {
        let hq = SmallHeadquarters()
        let (deal, _, row) = try hq.pricedDeal()
        let request = try hq.ask("ATB", deal, by: ar).key
        #expect(hq.state(of: request) == .text("complete"))
        var decision: RecordKey?
        if decidedFirst { decision = try hq.decide(request) }
        let more = try hq.set(row, [OpportunityLine.Fields.quantity: .pieces(120)], by: ar.author)
        #expect(more.rules == ["gateLapsed"] && more.note.contains("“Router” quantity: 100 pcs → 120 pcs"))
        if !decidedFirst { decision = try hq.decide(request) }
        let standing = try #require(decision)
        #expect(hq.state(of: request) == .text("lapsed"))
        #expect(hq.value(GateDecision.Fields.lapsedAt, of: standing).isEmpty)
        #expect(try GateReading.approval("ATB", of: deal, hq) == standing && !GateReading.isOpen("ATB", to: deal, hq))
        let back = try hq.set(row, [OpportunityLine.Fields.quantity: .pieces(100)], by: ar.author)
        #expect(back.rules.isEmpty && hq.state(of: request) == .text("decided"))
        #expect(try GateReading.isOpen("ATB", to: deal, hq))
    }
}

@Test func `a discount raised after the approval makes a draft that was not asked about`() throws {
    let hq = SmallHeadquarters()
    let (deal, revision, _) = try hq.pricedDeal()
    let request = try hq.ask("ATB", deal, by: ar).key
    _ = try hq.decide(request)
    try hq.set(revision, [PriceRevision.Fields.discount: .integer(1800)], by: ar.author)
    #expect(hq.state(of: request) == .text("lapsed"))
    #expect(hq.missing(request) == "Changed: price discount: 12 % → 18 %")
}

// MARK: Content

@Test func `what a gate binds is spelled the same whatever people are called`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let content = try BoundContent.of("ATI", deal, hq)
    let account = try #require(try hq.record(Account.kind, by: Opportunity.Fields.account, of: deal))
    try hq.set(account, [Account.Fields.name: .text("Veon")])
    #expect(try BoundContent.of("ATI", deal, hq) == content && content.hash.utf8.count == 64)
    #expect(content.text.contains("account: account/\(account.id)\nlevel: B\n"))
    #expect(try BoundContent.of("ATCC", deal, hq).text.isEmpty)
}

@Test func `a value of many lines is one line, and a very long content ends in a hash`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract("draft", [Contract.Fields.scopeText: .text("a\nlevel: A")])
    #expect(try BoundContent.of("ATC", contract, hq).text.contains("scopeText: a\\nlevel: A\n"))
    let long = BoundContent((0..<10_000).map { "line \($0): value" })
    #expect(long.text.utf8.count < 50_000 && long.text.contains("further: "))
    #expect(long.hash != BoundContent((0..<10_001).map { "line \($0): value" }).hash)
}

// MARK: Authority

private func token(_ hq: SmallHeadquarters) throws -> RecordKey {
    try hq.create(
        AuthorityToken.kind,
        [
            AuthorityToken.Fields.user: .reference(ar.person), AuthorityToken.Fields.cap: .money(100_000),
            AuthorityToken.Fields.discountCapBasis: .integer(1000),
            AuthorityToken.Fields.expiresAt: .integer(Int64(SmallHeadquarters.noon) + 1000),
        ])
}

private func use(
    _ token: RecordKey, _ basisPoints: Int64, after seconds: Int64, by rep: Rep = ar, amount: Value = .money(10_000),
    _ hq: SmallHeadquarters
) throws -> (key: RecordKey, judged: Judgement) {
    try hq.file(
        AuthorityUse.kind,
        [
            AuthorityUse.Fields.token: .reference(token.id), AuthorityUse.Fields.amount: amount,
            AuthorityUse.Fields.discountBasis: .integer(basisPoints),
            AuthorityUse.Fields.author: .reference(rep.person),
            AuthorityUse.Fields.usedAt: .integer(Int64(SmallHeadquarters.noon) + seconds * 1000),
        ], by: rep)
}

@Test func `of two uses of one authority the first counts and the one beyond it is looked at, in either order`() throws
{
    for inOrder in [true, false] {
        let hq = SmallHeadquarters()
        let token = try token(hq)
        let first = try use(token, 600, after: inOrder ? -60 : -30, hq)
        #expect(first.judged.rules.isEmpty)
        let second = try use(token, 600, after: inOrder ? -30 : -60, hq)
        let draft = try #require(second.judged.cases.first?.draft)
        #expect(second.judged.rules == ["authorityExceeded"] && !second.judged.isHeld)
        #expect(draft.subject == (inOrder ? second.key : first.key) && draft.other == token)
        #expect(draft.terms == .high("HQ") && hq.isAlive(second.key))
    }
}

@Test func `an authority is somebody's, until an hour, up to an amount`() throws {
    let hq = SmallHeadquarters()
    let token = try token(hq)
    try hq.enlist(ar, name: "Li Na")
    #expect(try use(token, 100, after: 0, hq).judged.rules.isEmpty)
    #expect(try use(token, 100, after: 0, by: sr, hq).judged.note.contains("it was given to Li Na"))
    #expect(try use(token, 100, after: 2, hq).judged.note.contains("had expired"))
    #expect(try use(token, 100, after: 0, amount: .money(90_001), hq).judged.rules == ["authorityExceeded"])
    #expect(try use(token, 100, after: 0, amount: .money(1, "EUR"), hq).judged.rules == ["authorityExceeded"])
    let unknown = RecordKey(kind: AuthorityToken.kind, id: ar.person)
    #expect(try use(unknown, 100, after: 0, hq).judged.note.contains("knows of no such authority"))
}

// MARK: Four eyes

@Test func `nobody decides on their own question`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    try hq.enlist(ar, name: "Li Na")
    let request = try hq.ask("ATI", deal, by: ar).key
    #expect(try FourEyes.objection(request, decidedBy: om.person, hq) == nil)
    #expect(try FourEyes.objection(request, decidedBy: ar.person, hq)?.contains("Li Na asked") == true)
    let nameless = try hq.create(GateRequest.kind, [GateRequest.Fields.gate: .text("ATI")])
    #expect(try FourEyes.objection(nameless, decidedBy: om.person, hq)?.contains("not known who asked") == true)
}

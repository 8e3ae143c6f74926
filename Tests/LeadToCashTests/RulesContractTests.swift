// Why this file exists: the stories of a contract between its first draft and its signature, and of edits that come too
// late for both.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(11, "AR")
private let com = Rep(51, "COM")
private let fin = Rep(41, "FIN")

private func term(
    _ portion: Value, of contract: RecordKey, _ hq: SmallHeadquarters, by rep: Rep = com
) throws -> Judgement {
    try hq.file(
        PaymentTerm.kind,
        [PaymentTerm.Fields.contract: .reference(contract.id), PaymentTerm.Fields.portion: portion], by: rep
    ).judged
}

private func percent(_ basisPoints: Int64) -> Value { .compound([.integer(basisPoints), .null, .null]) }
private func amount(_ minor: Int64, _ currency: String = "USD") -> Value {
    .compound([.null, .integer(minor), .text(currency)])
}

// MARK: Terms of payment

@Test func `two who add terms apart make too much of a contract, and commerce hears of it`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract()
    #expect(try term(percent(6000), of: contract, hq).rules.isEmpty)
    let second = try term(percent(6000), of: contract, hq, by: fin)
    let draft = try #require(second.cases.first?.draft)
    #expect(second.rules == ["paymentTermsSum"] && !second.isHeld && draft.subject == contract)
    #expect(draft.terms == .low("COM") && second.note.contains("make 120 %"))
}

@Test func `shares and amounts add up in the contract's own money`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract()
    #expect(try term(percent(3000), of: contract, hq).rules.isEmpty)
    #expect(try term(amount(7_000_000), of: contract, hq).rules.isEmpty)
    #expect(try PaymentTermSum.share(of: contract, hq) == .exact)
    #expect(try term(amount(1), of: contract, hq).note.contains("100,000.01 USD of 100,000.00 USD"))
    #expect(try term(amount(1, "EUR"), of: contract, hq).rules.isEmpty)
    guard case .unclear = try PaymentTermSum.share(of: contract, hq) else {
        Issue.record("two currencies were added up")
        return
    }
}

@Test func `a contract goes into review with terms that make the whole, or with a case`() throws {
    let hq = SmallHeadquarters()
    let whole = try hq.contract()
    _ = try hq.term(10_000, of: whole)
    #expect(try hq.set(whole, [Contract.Fields.state: .text("frozenForReview")]).rules.isEmpty)
    let part = try hq.contract()
    _ = try hq.term(9000, of: part)
    let frozen = try hq.set(part, [Contract.Fields.state: .text("frozenForReview")])
    #expect(frozen.rules == ["paymentTermsSum"] && frozen.note.contains("make 90 %"))
    #expect(frozen.cases.first?.draft.terms == .medium("COM", "HQ"))
}

@Test func `whoever drafts a contract asks to freeze it, and the commercial manager is asked`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract()
    _ = try hq.term(9000, of: contract)
    let state = Contract.Fields.state
    let asked = try hq.set(contract, [state: .text("frozenForReview")], by: ar.author)
    #expect(asked.rules == ["contractFreeze"] && asked.held == [state] && asked.note.contains("make 90 %"))
    let draft = try #require(asked.cases.first?.draft)
    #expect(draft.question == .held && draft.terms == .medium("COM", "HQ"))
    #expect(hq.value(state, of: contract) == .text("draft"))
    let own = try hq.set(contract, [state: .text("frozenForReview")], by: com.author)
    #expect(own.cases.first?.draft.terms == .medium("OM", "HQ"), "nobody says yes to their own question")
    try hq.set(contract, [state: .text("reviewed")])
    #expect(try hq.set(contract, [state: .text("frozenForReview")], by: ar.author).rules.isEmpty)
}

// MARK: Reviews

private func review(
    _ contract: RecordKey, _ aspect: String, _ risk: String, _ state: String, _ hq: SmallHeadquarters, by rep: Rep
) throws -> (key: RecordKey, judged: Judgement) {
    try hq.file(
        ContractReview.kind,
        [
            ContractReview.Fields.contract: .reference(contract.id), ContractReview.Fields.aspect: .text(aspect),
            ContractReview.Fields.riskLevel: .text(risk), ContractReview.Fields.state: .text(state),
            ContractReview.Fields.revisionHash: .text("r7"),
        ], by: rep)
}

@Test func `of two legal opinions the stricter counts and both stay, in either order`() throws {
    for risks in [["low", "high"], ["high", "low"]] {
        let hq = SmallHeadquarters()
        let contract = try hq.contract()
        let first = try review(contract, "legal", risks[0], "submitted", hq, by: com)
        #expect(first.judged.rules.isEmpty)
        #expect(try review(contract, "finance", "low", "submitted", hq, by: fin).judged.rules.isEmpty)
        let second = try review(contract, "legal", risks[1], "submitted", hq, by: ar)
        #expect(second.judged.rules == ["oneOpinionPerAspect"] && second.judged.note.contains("says high counts"))
        #expect(second.judged.cases.first?.draft.terms == .high("COM", "HQ"))
        #expect(hq.isAlive(first.key) && hq.isAlive(second.key))
        let stricter = try ReviewOpinions.stricter([first.key, second.key], hq)
        #expect(stricter == (risks[0] == "high" ? first.key : second.key))
    }
}

@Test func `a draft of an opinion is none until it is handed in`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract()
    _ = try review(contract, "legal", "low", "submitted", hq, by: com)
    let draft = try review(contract, "legal", "low", "draft", hq, by: ar)
    #expect(draft.judged.rules.isEmpty)
    let submitted = try hq.set(draft.key, [ContractReview.Fields.state: .text("submitted")], by: ar.author)
    #expect(submitted.rules == ["oneOpinionPerAspect"])
}

// MARK: Changes

@Test func `a change order goes on only once ATAC has approved it`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract("effective")
    let order = try hq.file(
        ChangeOrder.kind,
        [
            ChangeOrder.Fields.contract: .reference(contract.id), ChangeOrder.Fields.state: .text("draft"),
            ChangeOrder.Fields.scopeDelta: .text("20 more sites"),
        ], by: ar
    ).key
    let move = { (word: String) in try hq.set(order, [ChangeOrder.Fields.state: .text(word)], by: ar.author) }
    #expect(try move("submitted").rules.isEmpty)
    let early = try move("approved")
    #expect(early.rules == ["changeOrderNeedsATAC"] && early.held == [ChangeOrder.Fields.state])
    #expect(early.note.contains("outpost gate request \(order.id) ATAC"))
    let request = try hq.ask("ATAC", order, by: ar)
    #expect(hq.state(of: request.key) == .text("complete"))
    _ = try hq.decide(request.key)
    #expect(try move("approved").rules.isEmpty)
    #expect(hq.value(ChangeOrder.Fields.state, of: order) == .text("approved"))
}

@Test func `a line added to a contract in force becomes a draft change order of its author`() throws {
    let hq = SmallHeadquarters()
    let account = try hq.create(Account.kind, [Account.Fields.name: .text("Beeline")])
    let contract = try hq.contract("draft", [Contract.Fields.account: .reference(account.id)])
    let product = try hq.create(Product.kind, [Product.Fields.name: .text("Router")])
    let seen = hq.sequence
    let add = {
        try hq.file(
            ContractLine.kind,
            [
                ContractLine.Fields.contract: .reference(contract.id),
                ContractLine.Fields.product: .reference(product.id),
                ContractLine.Fields.quantity: .pieces(20), ContractLine.Fields.price: .price(100),
            ], by: ar, seen: seen)
    }
    #expect(try add().judged.rules.isEmpty)
    try hq.set(contract, [Contract.Fields.state: .text("effective")])
    let late = try add()
    #expect(late.judged.isHeld && late.judged.rules == ["contractInForce"] && !hq.isAlive(late.key))
    let order = try #require(late.judged.edits.first?.key)
    #expect(order.kind == ChangeOrder.kind && late.judged.cases.first?.draft.terms == .high("COM", "HQ"))
    let scope = hq.value(ChangeOrder.Fields.scopeDelta, of: order).asText ?? ""
    #expect(scope.contains("Adds a contract line: product “Router”") && scope.contains("20 | pcs"))
    #expect(hq.value(ChangeOrder.Fields.priceDelta, of: order) == .money(2000))
    #expect(hq.value(ChangeOrder.Fields.author, of: order) == .reference(ar.person))
    #expect(hq.value(ChangeOrder.Fields.account, of: order) == .reference(account.id))
    #expect(hq.value(ChangeOrder.Fields.contract, of: order) == .reference(contract.id))
    #expect(hq.value(ChangeOrder.Fields.reason, of: order) == .text("edited before learning of signing"))
}

@Test func `what becomes of a change order answers what was asked of the edit that it came from`() throws {
    let outcomes: [(String, CaseAnswer)] = [("approved", .accept), ("effective", .accept), ("withdrawn", .reject)]
    for (word, answer) in outcomes {
        let hq = SmallHeadquarters()
        let contract = try hq.contract("effective")
        let order = try hq.create(ChangeOrder.kind, [ChangeOrder.Fields.contract: .reference(contract.id)])
        let asked = try hq.openCase("frozenAfter", about: order, other: contract)
        _ = try hq.openCase("gateLapsed", about: order)
        let move = { (word: String) in try hq.set(order, [ChangeOrder.Fields.state: .text(word)]).settlements }
        #expect(try move("submitted").isEmpty)
        #expect(try move(word) == [CaseSettlement(asked.id, answer)], "\(word)")
        try hq.set(asked, [CaseRecord.Fields.state: .text(CaseRecord.closed)])
        #expect(try move(word).isEmpty, "what is closed is closed")
    }
}

@Test func `a row that was agreed is left to its own freeze, and HQ's rows are HQ's`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract("effective")
    let agreed = try hq.term(10_000, of: contract, [PaymentTerm.Fields.state: .text("agreed")])
    let judged = try hq.set(agreed, [PaymentTerm.Fields.daysAfter: .integer(60)], by: com.author)
    #expect(judged.rules == ["frozenAfter"])
    let open = try hq.term(0, of: contract)
    let changed = try hq.set(open, [PaymentTerm.Fields.daysAfter: .integer(60)], by: com.author)
    #expect(changed.isHeld && changed.rules == ["contractInForce"])
    #expect(try hq.set(open, [PaymentTerm.Fields.daysAfter: .integer(90)]).rules.isEmpty)
}

// MARK: Currencies

@Test func `a line in another currency than the deal waits, whichever of the two came first`() throws {
    for amountFirst in [true, false] {
        let hq = SmallHeadquarters()
        let deal = try hq.deal("solution")
        let put = {
            try hq.set(
                deal, [Opportunity.Fields.commercial: .compound([.integer(5), .text("EUR"), .null])], by: ar.author)
        }
        let add = {
            try hq.file(
                OpportunityLine.kind,
                [
                    OpportunityLine.Fields.opportunity: .reference(deal.id),
                    OpportunityLine.Fields.price: .price(100, "USD"),
                ], by: com
            ).judged
        }
        #expect(try (amountFirst ? put() : add()).rules.isEmpty)
        let second = amountFirst ? try add() : try put()
        #expect(second.rules == ["oneCurrency"] && !second.isHeld)
        #expect(second.held == [amountFirst ? OpportunityLine.Fields.price : Opportunity.Fields.commercial])
    }
}

@Test func `one currency throughout, or an amount that nobody has named, meets no objection`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract()
    let add = { (currency: String, contract: RecordKey) in
        try hq.file(
            ContractLine.kind,
            [
                ContractLine.Fields.contract: .reference(contract.id),
                ContractLine.Fields.price: .price(100, currency),
            ], by: ar
        ).judged
    }
    #expect(try add("USD", contract).rules.isEmpty)
    #expect(try add("EUR", contract).cases.first?.draft.terms == .high("COM", "HQ"))
    let blank = try hq.contract("draft", [Contract.Fields.commercial: .null])
    #expect(try add("EUR", blank).rules.isEmpty)
}

// MARK: Signing

private func sign(_ contract: RecordKey, _ revision: String, _ hq: SmallHeadquarters) throws -> Judgement {
    try hq.file(
        Signature.kind,
        [
            Signature.Fields.contract: .reference(contract.id), Signature.Fields.side: .text("customer"),
            Signature.Fields.revisionHash: .text(revision),
        ], by: ar
    ).judged
}

@Test func `a signature of what ATC did not approve is a fact and a case`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.reviewedContract()
    let early = try sign(contract, "", hq)
    #expect(early.rules == ["signedWithoutATC"] && !early.isHeld)
    #expect(early.cases.first?.draft.terms == .high("COM", "HQ"))
    let request = try hq.ask("ATC", contract, by: ar).key
    _ = try hq.decide(request)
    let approved = hq.value(GateRequest.Fields.revisionHash, of: request).asText ?? ""
    #expect(try sign(contract, approved, hq).rules.isEmpty)
    #expect(try sign(contract, "another", hq).note.contains("not the revision that ATC approved"))
    #expect(try sign(hq.contract("effective"), "", hq).rules.isEmpty)
}

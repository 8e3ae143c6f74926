// Why this file exists: the stories of two people on one deal, each told in both orders in which HQ may hear of it.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias Fields = Opportunity.Fields

private let ar = Rep(11, "AR")
private let sr = Rep(12, "SR")

private func deal(_ stage: String, _ hq: SmallHeadquarters) throws -> RecordKey {
    try hq.create(
        Opportunity.kind,
        [
            Fields.name: .text("Beeline RAN"), Fields.stage: .text(stage), Fields.outcome: .text("open"),
            // Stages behind gates are not what these rules are about.
            Fields.track: .text("light"),
            Fields.owner: .reference(ar.person),
        ])
}

private struct Ending: Equatable {
    let stage: Value
    let outcome: Value
    let closedOn: Value
    let rules: [String]
    let note: String
    let severity: Severity?
}

/// One sets a deal lost, another carries it on, neither knowing of the other.
private func meet(
    from: String, to: String, loser: Rep = ar, lossFirst: Bool, outcome: String = "lost"
) throws -> Ending {
    let hq = SmallHeadquarters()
    let key = try deal(from, hq)
    let seen = hq.sequence
    let base: [FieldNumber: Value] = [Fields.stage: .text(from), Fields.outcome: .text("open"), Fields.closedOn: .null]
    let winner = loser.replica == ar.replica ? sr : ar
    let day = try #require(CivilDate("2026-11-20"))
    let loss = {
        try hq.set(
            key, [Fields.outcome: .text(outcome), Fields.closedOn: .date(day)], by: loser.author, seen: seen,
            base: base)
    }
    let advance = { try hq.set(key, [Fields.stage: .text(to)], by: winner.author, seen: seen, base: base) }
    _ = lossFirst ? try loss() : try advance()
    let second = lossFirst ? try advance() : try loss()
    return Ending(
        stage: hq.value(Fields.stage, of: key), outcome: hq.value(Fields.outcome, of: key),
        closedOn: hq.value(Fields.closedOn, of: key), rules: second.rules, note: second.note,
        severity: second.cases.first?.draft.terms.severity)
}

@Test func `a deal that somebody carried on past the gate is not lost by itself, in either order`() throws {
    let first = try meet(from: "solution", to: "bidding", lossFirst: true)
    let second = try meet(from: "solution", to: "bidding", lossFirst: false)
    #expect(first == second)
    #expect(first.stage == .text("bidding") && first.outcome == .text("open") && first.closedOn == .null)
    #expect(first.rules == ["lostAgainstAdvance"] && first.severity == .high)
    #expect(first.note.contains("lost proposed by device 11 (AR)"))
    #expect(try meet(from: "solution", to: "bidding", lossFirst: true, outcome: "cancelled").outcome == .text("open"))
}

@Test func `before the gate the account responsible's loss stands at once, in either order`() throws {
    for lossFirst in [true, false] {
        let ending = try meet(from: "discovered", to: "verified", lossFirst: lossFirst)
        #expect(ending.outcome == .text("lost") && ending.stage == .text("verified") && ending.rules.isEmpty)
        let other = try meet(from: "discovered", to: "verified", loser: sr, lossFirst: lossFirst)
        #expect(other.outcome == .text("open") && other.severity == .medium)
    }
}

@Test func `a loss by someone who knew of the advance stands`() throws {
    let hq = SmallHeadquarters()
    let key = try deal("solution", hq)
    try hq.set(key, [Fields.stage: .text("bidding")], by: sr.author)
    #expect(try hq.set(key, [Fields.outcome: .text("lost")], by: ar.author).rules.isEmpty)
    #expect(hq.value(Fields.outcome, of: key) == .text("lost"))
    // Going back is not carrying on.
    let other = try deal("solution", hq)
    let seen = hq.sequence
    try hq.set(other, [Fields.stage: .text("guiding")], by: sr.author)
    #expect(try hq.set(other, [Fields.outcome: .text("lost")], by: ar.author, seen: seen).rules.isEmpty)
}

@Test func `a stage set by someone who knew of the loss, or behind what stands, does not reopen a deal`() throws {
    let hq = SmallHeadquarters()
    let key = try deal("guiding", hq)
    let seen = hq.sequence
    try hq.set(key, [Fields.stage: .text("bidding")], by: ar.author)
    try hq.set(key, [Fields.outcome: .text("lost")], by: ar.author)
    let behind = try hq.set(
        key, [Fields.stage: .text("solution")], by: sr.author, seen: seen, base: [Fields.stage: .text("guiding")])
    #expect(behind.rules.isEmpty && hq.value(Fields.stage, of: key) == .text("bidding"))
    #expect(try hq.set(key, [Fields.stage: .text("submitted")], by: sr.author).rules.isEmpty)
    #expect(hq.value(Fields.outcome, of: key) == .text("lost"))
}

@Test func `a win is a claim until a contract is in force`() throws {
    let hq = SmallHeadquarters()
    let key = try deal("contracting", hq)
    let claim = try hq.set(
        key, [Fields.outcome: .text("won"), Fields.stage: .text("won"), Fields.lostReasons: .null], by: ar.author)
    #expect(claim.held == [Fields.outcome, Fields.stage] && claim.rules == ["wonNeedsContract"])
    let contract = try hq.create(
        Contract.kind, [Contract.Fields.name: .text("C"), Contract.Fields.opportunity: .reference(key.id)])
    #expect(try hq.set(key, [Fields.outcome: .text("won")], by: ar.author).held == [Fields.outcome])
    try hq.set(contract, [Contract.Fields.state: .text("effective")])
    #expect(try hq.set(key, [Fields.outcome: .text("won")], by: ar.author).rules.isEmpty)
    #expect(hq.value(Fields.outcome, of: key) == .text("won"))
}

@Test func `a deal that another system closed as won comes in as it was`() throws {
    let hq = SmallHeadquarters()
    let day = try #require(CivilDate("2017-03-01"))
    let values: [FieldNumber: Value] = [
        Fields.name: .text("Old"), Fields.outcome: .text("won"), Fields.closedOn: .date(day),
        Fields.externalID: .text("1C1I7A6R"),
    ]
    let judged = try hq.submit(
        RecordEdit(hq.newKey(Opportunity.kind), .create, SmallHeadquarters.writes(values)), by: ar.author)
    #expect(judged.rules.isEmpty)
}

@Test func `an old owner's edit is held only if it was made after the deal was given away`() throws {
    let hq = SmallHeadquarters()
    let new = Rep(13, "AR")
    try hq.enlist(new, name: "Chen")
    let key = try deal("verified", hq)
    let seen = hq.sequence
    let third = SmallHeadquarters.noon
    let day: UInt64 = 86_400_000
    try hq.set(key, [Fields.owner: .reference(new.person)], made: third)
    let before = try hq.set(key, [Fields.stage: .text("guiding")], by: ar.author, seen: seen, made: third - day)
    #expect(before.rules.isEmpty)
    let after = try hq.set(key, [Fields.stage: .text("solution")], by: ar.author, seen: seen, made: third + 2 * day)
    #expect(after.isHeld && after.rules == ["ownerChanged"] && after.note.contains("belongs to Chen since 2026-11-20"))
    #expect(after.cases.first?.draft.terms.deciders == ["AR", "OM"])
    #expect(hq.value(Fields.stage, of: key) == .text("guiding"))
    // Others of the team never owned it, and the next step is everybody's.
    #expect(
        try hq.set(key, [Fields.stage: .text("bidding")], by: sr.author, seen: seen, made: third + day).rules.isEmpty)
    let step = Value.compound([.text("call"), .null])
    #expect(try hq.set(key, [Fields.nextStep: step], by: ar.author, seen: seen, made: third + day).rules.isEmpty)
}

@Test func `two managers who fill one seat apart are heard in order`() throws {
    let hq = SmallHeadquarters()
    let managers = [Rep(21, "OM"), Rep(22, "PD")]
    let people = [Rep(31, "AR"), Rep(32, "AR")]
    try hq.enlist(people[0], name: "Li Na")
    try hq.enlist(people[1], name: "Wang")
    let key = try deal("guiding", hq)
    let seen = hq.sequence
    let seats = people.map { person in
        RecordEdit(
            hq.newKey(TeamSeat.kind), .create,
            SmallHeadquarters.writes([
                TeamSeat.Fields.opportunity: .reference(key.id), TeamSeat.Fields.role: .text("AR"),
                TeamSeat.Fields.user: .reference(person.person),
            ]))
    }
    #expect(try hq.submit(seats[0], by: managers[0].author, seen: seen).rules.isEmpty)
    let late = try hq.submit(seats[1], by: managers[1].author, seen: seen)
    #expect(late.isHeld && late.rules == ["oneActiveSeat"])
    #expect(late.note.contains("Li Na") && late.note.contains("Wang"))
    // Accepted all the same, it takes the other's place: there is never a time with two.
    try hq.submit(seats[1], by: SmallHeadquarters.headquarters)
    #expect(hq.isAlive(seats[1].key) && hq.value(TeamSeat.Fields.active, of: seats[0].key) == .flag(false))
}

@Test func `a member who puts himself back does not undo a manager's removal, in either order`() throws {
    for removalFirst in [true, false] {
        let hq = SmallHeadquarters()
        let key = try deal("guiding", hq)
        let manager = Rep(21, "OM")
        let seat = try hq.create(
            TeamSeat.kind,
            [
                TeamSeat.Fields.opportunity: .reference(key.id), TeamSeat.Fields.role: .text("SR"),
                TeamSeat.Fields.user: .reference(sr.person), TeamSeat.Fields.active: .flag(true),
            ])
        let seen = hq.sequence
        let remove = { try hq.set(seat, [TeamSeat.Fields.active: .flag(false)], by: manager.author, seen: seen) }
        let back = { try hq.set(seat, [TeamSeat.Fields.active: .flag(true)], by: sr.author, seen: seen) }
        if removalFirst {
            #expect(try remove().rules.isEmpty)
            let judged = try back()
            #expect(judged.isHeld && judged.rules == ["oneActiveSeat"])
        } else {
            #expect(try back().rules.isEmpty && remove().rules.isEmpty)
        }
        #expect(hq.value(TeamSeat.Fields.active, of: seat) == .flag(false))
    }
}

@Test func `a lead converts once and the second deal becomes a pair with the first`() throws {
    let hq = SmallHeadquarters()
    let lead = try hq.create(Lead.kind, [Lead.Fields.accountName: .text("Safaricom")])
    let deals = [try deal("discovered", hq), try deal("discovered", hq)]
    let seen = hq.sequence
    let convert = { (rep: Rep, deal: RecordKey) in
        try hq.set(lead, [Lead.Fields.convertedOpportunity: .reference(deal.id)], by: rep.author, seen: seen)
    }
    #expect(try convert(ar, deals[0]).rules.isEmpty)
    let second = try convert(sr, deals[1])
    #expect(second.rules == ["leadConvertsOnce"] && !second.isHeld)
    let draft = try #require(second.cases.first?.draft)
    #expect(draft.question == .duplicate && draft.subject == deals[1] && draft.other == deals[0])
    #expect(hq.value(Lead.Fields.convertedOpportunity, of: lead) == .reference(deals[0].id))
}

@Test func `a deal with a blocked customer is kept suspended, in either order`() throws {
    for blockFirst in [true, false] {
        let hq = SmallHeadquarters()
        let account = try hq.create(Account.kind, [Account.Fields.name: .text("Acme")])
        let seen = hq.sequence
        let finance = Rep(41, "FIN")
        let key = hq.newKey(Opportunity.kind)
        let open = {
            try hq.submit(
                RecordEdit(
                    key, .create,
                    SmallHeadquarters.writes([
                        Fields.name: .text("New"), Fields.account: .reference(account.id),
                        Fields.outcome: .text("open"),
                    ])), by: ar.author, seen: seen)
        }
        let block = { try hq.set(account, [Account.Fields.sanctionsHit: .flag(true)], by: finance.author, seen: seen) }
        _ = blockFirst ? try block() : try open()
        let judged = blockFirst ? try open() : try block()
        #expect(judged.rules == ["blockedAccount"] && judged.cases.first?.draft.subject == key)
        #expect(hq.value(Fields.outcome, of: key) == .text("suspended"))
    }
}

@Test func `whoever blocks a customer knowing of a deal leaves the deal as it is`() throws {
    let hq = SmallHeadquarters()
    let account = try hq.create(Account.kind, [Account.Fields.name: .text("Acme")])
    let key = try hq.create(
        Opportunity.kind, [Fields.name: .text("Old"), Fields.account: .reference(account.id)], by: ar.author)
    let block = try hq.set(account, [Account.Fields.doNotContact: .flag(true)], by: sr.author)
    #expect(block.rules.isEmpty && hq.value(Fields.outcome, of: key) == .null)
}

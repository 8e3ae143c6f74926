// Why this file exists: HQ closes a contract while somebody offline writes down that the customer disputes it. When the
// dispute began decides, and not who reached HQ first.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

private func day(_ text: String) throws -> Value { .date(try #require(CivilDate(text))) }

/// A contract that is settled and that ATCC lets be closed, on Monday, 2026-01-05.
private struct Settlement {
    private typealias Fields = Dispute.Fields

    let cast: Cast
    let (a, finance): (Member, Member)
    let (contract, invoice, request): (RecordKey, RecordKey, RecordKey)
    let decision: RecordKey

    init() async throws {
        cast = try await Cast()
        a = try await cast.join("Achieng", "AR")
        finance = try await cast.join("Omondi", "FIN")
        let account = try await cast.found(Account.kind, [Account.Fields.name: .text("Safaricom PLC")])
        contract = try await cast.found(
            Contract.kind,
            [
                Contract.Fields.name: .text("RAN 2024"), Contract.Fields.account: .reference(account.id),
                Contract.Fields.state: .text("settled"), Contract.Fields.effectiveOn: try day("2025-06-01"),
            ])
        let filed = Value.reference(contract.id)
        invoice = try await cast.found(
            Invoice.kind,
            [
                Invoice.Fields.contract: filed, Invoice.Fields.account: .reference(account.id),
                Invoice.Fields.amount: .compound([.integer(10_000_000), .text("USD")]),
                Invoice.Fields.state: .text("paid"),
            ])
        request = try await cast.found(
            GateRequest.kind,
            [
                GateRequest.Fields.gate: .text("ATCC"), GateRequest.Fields.contract: filed,
                GateRequest.Fields.state: .text("decided"),
            ])
        decision = try await Self.approve(request, contract, cast)
        cast.pass(days: 4)
        try await cast.meet()
    }

    private static func approve(
        _ request: RecordKey, _ contract: RecordKey, _ cast: Cast
    ) async throws -> RecordKey {
        try await cast.found(
            GateDecision.kind,
            [
                GateDecision.Fields.request: .reference(request.id),
                GateDecision.Fields.contract: .reference(contract.id), GateDecision.Fields.gate: .text("ATCC"),
                GateDecision.Fields.decision: .text("approved"),
                GateDecision.Fields.decidedAt: .integer(Int64(cast.table.clock.now)),
            ])
    }

    /// ATCC approves the closing once more.
    func approveAgain() async throws { _ = try await Self.approve(request, contract, cast) }

    /// A writes down that the customer disputes the invoice.
    func dispute(openedOn text: String) throws -> RecordKey {
        var values = try FlowFiling.places(of: Dispute.kind, under: a.subject(invoice))
        values[Fields.reason] = .text("20 sites are missing")
        values[Fields.openedOn] = try day(text)
        values[Fields.isOpen] = .flag(true)
        values[Fields.state] = .text("open")
        values[Fields.author] = a.value
        return try a.add(Dispute.kind, values)
    }

    /// `outpostd contract close`.
    func closing() -> Cast.Measure {
        let id = contract.id
        return { ground, occasion in try ContractRegistration.close(id, on: occasion.today, ground) }
    }

    /// Whether everybody sees the contract closed, with the day.
    func expectClosed(_ day: Value, _ place: SourceLocation = #_sourceLocation) async throws {
        let closedOn = try #require(LeadToCash.schema.kind(Contract.kind)?.field(named: "closedOn")?.number)
        let state = day.isEmpty ? "settled" : "closed"
        try await cast.expectShown(contract, Contract.Fields.state, .text(state), place)
        try await cast.expectShown(contract, closedOn, day, place)
    }
}

@Suite("Stories of closed contracts") struct ClosingStories {
    @Test(arguments: [true, false])
    func `story 26: a dispute from before the closing keeps the contract open, whichever HQ hears of first`(
        closedFirst: Bool
    ) async throws {
        let story = try await Settlement()
        let (cast, a, finance) = (story.cast, story.a, story.finance)
        let dispute = try story.dispute(openedOn: "2026-01-05")
        if !closedFirst { try await cast.meet([a]) }
        cast.pass(days: 1)
        if closedFirst {
            try await cast.enact(story.closing())
            #expect(try await cast.atHeadquarters(story.contract, Contract.Fields.state) == .text("closed"))
        } else {
            let reasons = try await cast.impediments(to: story.closing())
            #expect(reasons.count == 1 && reasons[0].hasPrefix("The dispute DSP-"), "\(reasons)")
        }
        cast.pass(days: 1)
        try await cast.meet([a])
        try await story.expectClosed(.null)
        try await cast.expectShown(dispute, Dispute.Fields.state, .text("open"))
        try await cast.expectShown(dispute, Dispute.Fields.isOpen, .flag(true))
        #expect(try a.held().isEmpty && a.losses().isEmpty, "nothing of the dispute waits for anybody")
        let because = closedFirst ? Value.text("A dispute had been open since 2026-01-05.") : .null
        try await cast.expectShown(story.decision, GateDecision.Fields.lapsedBecause, because)
        for member in cast.members {
            guard closedFirst else {
                #expect(try member.inbox().isEmpty, "\(member.name)")
                continue
            }
            let item = try member.openCase("disputeOnClosedContract")
            #expect(item.question == .exception && item.severity == .high && item.expiry == .escalates)
            #expect(item.subject == story.contract && item.other == dispute && item.authors == ["Achieng"])
            #expect(item.decider == "FIN" && item.deputies == ["COM", "HQ"] && item.isOwn == (member.name == a.name))
            #expect(item.note.contains("since 2026-01-05, and it was closed on 2026-01-06 without knowledge of that"))
        }

        // Once the dispute is over the contract is closed again by the same command, where ATCC lets it.
        try await cast.enact { ground, occasion in
            try InvoiceChanges.close(
                dispute.id, "rejected", resolution: "the sites were there", on: occasion.today, ground)
        }
        if closedFirst {
            #expect(try await cast.impediments(to: story.closing()) == ["ATCC has not approved it"])
            try await story.approveAgain()
        }
        try await cast.enact(story.closing())
        try await cast.sync(finance)
        try finance.answerAll(.accept, "the sites were there")
        try await cast.meet([finance])
        try await story.expectClosed(try day("2026-01-07"))
        try await cast.expectShown(dispute, Dispute.Fields.state, .text("rejected"))
        for member in cast.members { #expect(try member.inbox().isEmpty, "\(member.name)") }
        try await cast.expectAgreement()
    }

    @Test func `story 26: a dispute from after the closing leaves the contract closed, and finance hears of it`()
        async throws
    {
        let story = try await Settlement()
        let (cast, a, finance) = (story.cast, story.a, story.finance)
        try await cast.enact(story.closing())
        cast.pass(days: 2)
        let dispute = try story.dispute(openedOn: "2026-01-06")
        try await cast.meet([a])
        try await story.expectClosed(try day("2026-01-05"))
        try await cast.expectShown(dispute, Dispute.Fields.state, .text("open"))
        try await cast.expectShown(story.decision, GateDecision.Fields.lapsedAt, .null)
        for member in cast.members {
            let item = try member.openCase("disputeOnClosedContract")
            #expect(item.subject == dispute && item.other == story.contract && item.severity == .high)
            #expect(item.decider == "FIN" && item.deputies == ["HQ"] && item.note.contains("The contract stays closed"))
        }
        #expect(try finance.asked().count == 1 && a.held().isEmpty)
        try await cast.expectAgreement()
    }
}

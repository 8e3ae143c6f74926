// Why this file exists: HQ blocks a customer, or publishes a target, and somebody offline did just then what does not
// go with it. HQ's word stands, and what the other did is kept beside it.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

private func day(_ text: String) throws -> Value { .date(try #require(CivilDate(text))) }

// MARK: Story 33

@Suite("Stories of blocked customers") struct BlockedStories {
    private typealias Fields = Opportunity.Fields

    /// Somebody of HQ blocks the customer, A opens a deal, and neither knows of the other.
    private func meet(
        dealFirst: Bool
    ) async throws -> (cast: Cast, a: Member, zhang: Member, account: RecordKey, deal: RecordKey) {
        let cast = try await Cast()
        let a = try await cast.join("Achieng", "AR")
        let zhang = try await cast.join("Zhang", "HQ")
        let account = try await cast.found(Account.kind, [Account.Fields.name: .text("Acme")])
        try await cast.meet()
        cast.pass(hours: 1)
        try zhang.set(account, [Account.Fields.sanctionsHit: .flag(true)], reason: "on the list of today")
        cast.pass(hours: 1)
        let deal = try a.add(
            Opportunity.kind,
            [
                Fields.name: .text("RAN of Acme"), Fields.account: .reference(account.id),
                Fields.outcome: .text("open"),
            ])
        try await cast.meet(dealFirst ? [a, zhang] : [zhang, a])
        return (cast, a, zhang, account, deal)
    }

    @Test(arguments: [true, false])
    func `story 33: a deal opened while HQ blocks the customer is suspended, and nothing goes out until HQ says so`(
        dealFirst: Bool
    ) async throws {
        let (cast, a, zhang, account, deal) = try await meet(dealFirst: dealFirst)
        try await cast.expectShown(deal, Fields.outcome, .text("suspended"))
        try await cast.expectShown(deal, Fields.name, .text("RAN of Acme"))
        for member in cast.members {
            let item = try member.openCase("blockedAccount")
            #expect(item.question == .exception && item.severity == .high && item.subject == deal)
            #expect(item.other == account && item.decider == "HQ" && item.deputies == [])
            #expect(item.note.contains("“Acme”, which is marked sanctionsHit"), "\(item.note)")
        }
        #expect(try zhang.asked().count == 1 && a.asked().isEmpty && a.held().isEmpty, "the deal is kept")

        // The laptop says so, the gate sends back, a bid that goes out all the same has no authority.
        #expect(try DealFlow.stop(a.subject(account))?.name == "stopped")
        let request = try a.ask("ATI", about: deal)
        let bid = try a.add(
            BidSubmission.kind,
            [
                BidSubmission.Fields.opportunity: .reference(deal.id),
                BidSubmission.Fields.submittedOn: try day("2026-01-01"),
                BidSubmission.Fields.tokenExpiresOn: try day("2026-01-30"),
            ])
        // And A cannot take the deal up again.
        let reopening = try a.set(deal, [Fields.outcome: .text("open")], reason: "they pay in advance")
        try await cast.meet([a])
        try await cast.expectShown(request, GateRequest.Fields.state, .text("returned"))
        guard case .text(let missing)? = try a.shown(request, GateRequest.Fields.missing) else {
            throw Stranded("The request does not say what is missing.")
        }
        #expect(missing.contains("The customer “Acme” is blocked until HQ releases it."), "\(missing)")
        try await cast.expectShown(bid, BidSubmission.Fields.authorised, .flag(false))
        #expect(try zhang.openCase("bidWithoutAuthority").note.contains("the customer is marked sanctionsHit"))
        try await cast.expectShown(deal, Fields.outcome, .text("suspended"))
        #expect(try a.held().map(\.value) == [.text("open")])
        let held = try zhang.openCase("blockedStaysSuspended")
        #expect(held.question == .held && held.severity == .high && held.decider == "HQ" && held.subject == deal)
        #expect(try zhang.workspace().evidence(of: held).first?.reason == "they pay in advance")
        let history = try a.workspace().history(of: deal).first { $0.dot == reopening }
        #expect(history?.standing == .held)

        // HQ clears the customer and says yes to what was asked.
        try await cast.decree(account, [Account.Fields.sanctionsHit: .flag(false)])
        try await cast.sync(zhang)
        try zhang.answerAll(.accept, "another Acme")
        try await cast.meet([zhang])
        try await cast.expectShown(deal, Fields.outcome, .text("open"))
        for member in cast.members { #expect(try member.inbox().isEmpty, "\(member.name)") }
        #expect(try a.held().isEmpty)
        try await cast.expectAgreement()
    }
}

// MARK: Story 34

@Suite("Stories of targets") struct TargetStories {
    private typealias Fields = Target.Fields

    private static func figures(_ major: Int64, rationale: String? = nil) -> TargetFigures {
        TargetFigures(
            value: FigureText.Figure(number: major * 100, unit: "money", currency: "USD"), rationale: rationale)
    }

    /// `outpostd target set` and `publish`, of 2,400,000 USD.
    private static func publish(_ scope: TargetScope, _ cast: Cast) async throws -> RecordKey {
        let set = try await cast.enact { ground, occasion in
            [try Targets.set(scope, Self.figures(2_400_000), at: occasion, ground).edit]
        }
        let target = try #require(set.first?.key)
        try await cast.enact { ground, occasion in
            try Targets.publish([target.id], from: occasion.today, ground)
        }
        return target
    }

    @Test(arguments: [true, false])
    func `story 34: the target that HQ publishes stands, and the office's proposal is shown beside it`(
        proposalFirst: Bool
    ) async throws {
        let cast = try await Cast()
        let (a, manager) = (try await cast.join("Achieng", "AR"), try await cast.join("Mwangi", "OM"))
        let scope = TargetScope(metric: "M-10", period: "2026-Q1", office: cast.nairobi.id)
        let target = try await cast.found(
            Target.kind,
            [Fields.metric: .text("M-10"), Fields.period: .text("2026-Q1"), Fields.state: .text("draft")])
        try await cast.meet()
        cast.pass(hours: 1)
        try manager.set(
            target, [Fields.proposal: .integer(180_000_000), Fields.proposalNote: .text("two tenders slipped")])
        if proposalFirst { try await cast.sync(manager) }
        #expect(try await Self.publish(scope, cast) == target)
        try await cast.meet([manager])
        try await cast.expectShown(target, Fields.value, .integer(240_000_000))
        try await cast.expectShown(target, Fields.state, .text("published"))
        try await cast.expectShown(target, Fields.proposal, .integer(180_000_000))
        try await cast.expectShown(target, Fields.proposalNote, .text("two tenders slipped"))
        for member in cast.members {
            #expect(try member.inbox().isEmpty && member.held().isEmpty && member.losses().isEmpty)
        }

        // What she writes into HQ's own figure is a request, and she sees that it is.
        try manager.set(target, [Fields.value: .integer(180_000_000)])
        try await cast.meet([manager])
        try await cast.expectShown(target, Fields.value, .integer(240_000_000))
        let told = try #require(try manager.held().first)
        #expect(told.key == target && told.rule == .hqOnly && told.value == .integer(180_000_000))
        #expect(try a.held().isEmpty)

        // One command of HQ's takes the proposal up, and the target of the first days stays what it was.
        cast.pass(days: 31)
        let revised = try await cast.enact { ground, occasion in
            let figures = Self.figures(1_800_000, rationale: "two tenders slipped")
            return [try Targets.revise(target.id, figures, from: occasion.today, at: occasion, ground)]
        }
        let revision = try #require(revised.first?.key)
        try await cast.meet()
        try await cast.expectShown(revision, Fields.value, .integer(180_000_000))
        try await cast.expectShown(revision, Fields.revisionOf, .reference(target.id))
        try await cast.expectShown(revision, Fields.publishedFrom, try day("2026-02-01"))
        try await cast.expectShown(target, Fields.value, .integer(240_000_000))
        try await cast.expectAgreement()
    }

    @Test(arguments: [true, false])
    func `story 34: a target that only the office knew of becomes HQ's, or stays a proposal beside HQ's`(
        proposalFirst: Bool
    ) async throws {
        let cast = try await Cast()
        let manager = try await cast.join("Mwangi", "OM")
        try await cast.meet()
        let scope = TargetScope(metric: "M-10", period: "2026-Q1", office: cast.nairobi.id)
        let proposal = try manager.add(
            Target.kind,
            [
                Fields.metric: .text("M-10"), Fields.period: .text("2026-Q1"), Fields.unit: .text("money"),
                Fields.currency: .text("USD"), Fields.proposal: .integer(180_000_000),
            ])
        if proposalFirst { try await cast.sync(manager) }
        let target = try await Self.publish(scope, cast)
        #expect((target == proposal) == proposalFirst)
        try await cast.meet([manager])
        let rows = try manager.desk.open().records(Target.kind)
        #expect(rows.count == (proposalFirst ? 1 : 2))
        let published = rows.filter { $0.value(Fields.state) == .text("published") }
        #expect(published.map { $0.value(Fields.value) } == [.integer(240_000_000)])
        let proposals = rows.map { $0.value(Fields.proposal) }.filter { !$0.isEmpty }
        #expect(proposals == [.integer(180_000_000)])
        try await cast.expectShown(proposal, Fields.value, proposalFirst ? .integer(240_000_000) : .null)
        #expect(try manager.inbox().isEmpty && manager.held().isEmpty)
        try await cast.expectAgreement()
    }
}

// Why this file exists: two lawyers read one contract and see different things in it. Neither opinion is thrown away,
// the stricter one counts, and nobody signs before the two are of one mind.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

/// The draft of a contract of which all but the legal review is there, an account responsible and two lawyers.
private struct Draft {
    private typealias Review = ContractReview.Fields

    let cast: Cast
    let (a, chen, wu): (Member, Member, Member)
    let contract: RecordKey

    init() async throws {
        cast = try await Cast()
        a = try await cast.join("Achieng", "AR")
        chen = try await cast.join("Chen", "COM")
        wu = try await cast.join("Wu", "COM")
        let draft = try await cast.found(
            Contract.kind,
            [
                Contract.Fields.name: .text("RAN 2026"), Contract.Fields.scopeText: .text("100 sites"),
                Contract.Fields.commercial: .compound([.integer(100_000_000), .text("USD")]),
            ])
        contract = draft
        _ = try await cast.found(
            PaymentTerm.kind,
            [
                PaymentTerm.Fields.contract: .reference(draft.id), PaymentTerm.Fields.dueUpon: .text("sign"),
                PaymentTerm.Fields.portion: .compound([.integer(10_000), .null, .null]),
            ])
        let hash = try await cast.consult { ground in try BoundContent.of("ATC", draft, ground).hash }
        for aspect in ["finance", "delivery", "technical", "commercial"] {
            _ = try await cast.found(ContractReview.kind, Self.review(draft, aspect, "low", hash))
        }
        try await cast.meet()
        cast.pass(hours: 1)
    }

    private static func review(
        _ contract: RecordKey, _ aspect: String, _ risk: String, _ hash: String
    ) -> [FieldNumber: Value] {
        [
            Review.contract: .reference(contract.id), Review.aspect: .text(aspect), Review.riskLevel: .text(risk),
            Review.opinion: .text("read"), Review.revisionHash: .text(hash), Review.state: .text("submitted"),
        ]
    }

    /// Chen sees little risk in the liability, and Wu, who has not heard of that, much.
    func opinions() throws -> [RecordKey] {
        var opinions: [RecordKey] = []
        for (member, risk) in [(chen, "low"), (wu, "high")] {
            let hash = try GateFlow.hash(of: member.subject(contract))
            var values = Self.review(contract, "legal", risk, hash)
            values[Review.author] = member.value
            opinions.append(try member.add(ContractReview.kind, values))
            cast.pass(hours: 1)
        }
        return opinions
    }

    /// On every laptop, and at HQ, this is missing at ATC.
    func expectMissing(_ sentences: [String], _ place: SourceLocation = #_sourceLocation) async throws {
        let draft = contract
        for member in cast.members {
            let ground = try member.subject(draft).ground
            let missing = try GateCompleteness.missing(at: "ATC", draft, ground).map(\.sentence)
            #expect(missing == sentences, "\(member.name)", sourceLocation: place)
        }
        let missing = try await cast.consult { ground in
            try GateCompleteness.missing(at: "ATC", draft, ground).map(\.sentence)
        }
        #expect(missing == sentences, "HQ", sourceLocation: place)
    }
}

@Suite("Stories of reviews") struct ReviewStories {
    private typealias Review = ContractReview.Fields

    @Test(arguments: [true, false])
    func `story 25: of two legal opinions the stricter counts, and ATC is complete once the lawyers agree`(
        chenFirst: Bool
    ) async throws {
        let draft = try await Draft()
        let (cast, a, chen, wu) = (draft.cast, draft.a, draft.chen, draft.wu)
        let opinions = try draft.opinions()
        try await cast.meet(chenFirst ? [chen, wu] : [wu, chen])
        for member in cast.members {
            let item = try member.openCase("oneOpinionPerAspect")
            #expect(item.question == .exception && item.severity == .high && item.expiry == .escalates)
            #expect(item.decider == "COM" && item.deputies == ["HQ"])
            #expect(item.subject == opinions[1] && item.other == opinions[0])
            #expect(item.note.contains("by Chen and Wu. The one that says high counts until the reviewers agree"))
        }
        for (opinion, risk) in zip(opinions, ["low", "high"]) {
            try await cast.expectShown(opinion, Review.riskLevel, .text(risk))
            try await cast.expectShown(opinion, Review.state, .text("submitted"))
        }
        #expect(try chen.held().isEmpty && wu.held().isEmpty && chen.asked().count == 1 && a.asked().isEmpty)
        let disagreement = "The legal reviews do not agree on the risk."
        try await draft.expectMissing([disagreement])
        let early = try a.ask("ATC", about: draft.contract)
        try await cast.meet([a])
        try await cast.expectShown(early, GateRequest.Fields.state, .text("returned"))
        guard case .text(let told)? = try a.shown(early, GateRequest.Fields.missing) else {
            throw Stranded("The request does not say what is missing.")
        }
        #expect(told.hasPrefix(disagreement) && told.contains("outpost contract review"))

        // What was handed in does not change by one lawyer's word, but by that of both.
        try chen.set(opinions[0], [Review.riskLevel: .text("high")], reason: "Wu is right")
        try await cast.meet([chen])
        try await cast.expectShown(opinions[0], Review.riskLevel, .text("low"))
        #expect(try chen.held().map(\.value) == [.text("high")])
        let item = try wu.openCase("frozenAfter")
        #expect(item.question == .held && item.severity == .medium && item.subject == opinions[0])
        #expect(item.decider == "COM" && item.authors == ["Chen"])
        try wu.answerAll(.accept, "we agree")
        try await cast.meet([wu])
        try await cast.expectShown(opinions[0], Review.riskLevel, .text("high"))
        try await draft.expectMissing([])
        let request = try a.ask("ATC", about: draft.contract)
        try await cast.meet([a])
        try await cast.expectShown(request, GateRequest.Fields.state, .text("complete"))
        for member in cast.members { #expect(try member.inbox().isEmpty, "\(member.name)") }
        #expect(try chen.held().isEmpty)
        try await cast.expectAgreement()
    }
}

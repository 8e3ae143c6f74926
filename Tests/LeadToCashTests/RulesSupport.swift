// Why this file exists: the rules about gates, contracts and cash need a deal that has come some way. Each step of that
// way is made here once.

import SyncProtocol
import Testing

@testable import LeadToCash

extension Value {
    static func on(_ text: String) throws -> Value { .date(try #require(CivilDate(text))) }
    static func money(_ minor: Int64, _ currency: String = "USD") -> Value {
        .compound([.integer(minor), .text(currency)])
    }
    static func pieces(_ count: Int64) -> Value { .compound([.integer(count), .text("pcs")]) }
    static func price(_ minor: Int64, _ currency: String = "USD") -> Value {
        .compound([.integer(minor), .text(currency), .null])
    }
}

extension SmallHeadquarters {
    /// Creates a record as a rep.
    func file(
        _ kind: KindNumber, _ values: [FieldNumber: Value], by rep: Rep, seen: CommitSequence? = nil,
        made: UInt64 = noon, received: UInt64 = noon, skew: Int64 = 0
    ) throws -> (key: RecordKey, judged: Judgement) {
        let key = newKey(kind)
        let edit = RecordEdit(key, .create, Self.writes(values))
        return (key, try submit(edit, by: rep.author, seen: seen, made: made, received: received, skew: skew))
    }

    func delete(_ key: RecordKey, by rep: Rep) throws -> Judgement {
        try submit(RecordEdit(key, .delete(reason: "")), by: rep.author)
    }

    // MARK: Deals

    func deal(_ stage: String, _ more: [FieldNumber: Value] = [:]) throws -> RecordKey {
        let values: [FieldNumber: Value] = [
            Opportunity.Fields.name: .text("Beeline RAN"), Opportunity.Fields.stage: .text(stage),
            Opportunity.Fields.outcome: .text("open"),
        ]
        return try create(Opportunity.kind, values.merging(more) { $1 })
    }

    func seat(_ role: String, _ user: RecordID, of deal: RecordKey) throws -> RecordKey {
        try create(
            TeamSeat.kind,
            [
                TeamSeat.Fields.opportunity: .reference(deal.id), TeamSeat.Fields.role: .text(role),
                TeamSeat.Fields.user: .reference(user),
            ])
    }

    /// A deal of which nothing is missing at ATI.
    func plannedDeal() throws -> (deal: RecordKey, seats: [String: RecordKey], cell: RecordKey) {
        let account = try create(Account.kind, [Account.Fields.name: .text("Beeline")])
        let deal = try deal(
            "verified",
            [Opportunity.Fields.account: .reference(account.id), Opportunity.Fields.level: .text("B")])
        var seats: [String: RecordKey] = [:]
        for (number, role) in ["AR", "SR", "FR"].enumerated() {
            seats[role] = try seat(role, RecordID(high: 0x7000, low: UInt64(100 + number)), of: deal)
        }
        let form = try create(
            Form.kind,
            [
                Form.Fields.opportunity: .reference(deal.id), Form.Fields.template: .text("T01"),
                Form.Fields.state: .text("complete"),
            ])
        let cell = try create(
            FormCell.kind,
            [
                FormCell.Fields.form: .reference(form.id), FormCell.Fields.code: .text("background"),
                FormCell.Fields.text: .text("The old ring floods every spring."),
            ])
        return (deal, seats, cell)
    }

    /// A deal of which nothing is missing at ATB.
    func pricedDeal() throws -> (deal: RecordKey, revision: RecordKey, row: RecordKey) {
        let deal = try deal("solution")
        let filed = Value.reference(deal.id)
        _ = try decide("ATI", [GateRequest.Fields.opportunity: filed])
        _ = try create(
            SolutionVersion.kind,
            [
                SolutionVersion.Fields.opportunity: filed, SolutionVersion.Fields.state: .text("released"),
                SolutionVersion.Fields.deliverability: .text("deliverable"),
            ])
        _ = try create(Risk.kind, [Risk.Fields.opportunity: filed, Risk.Fields.name: .text("Monsoon")])
        let revision = try create(
            PriceRevision.kind,
            [
                PriceRevision.Fields.opportunity: filed, PriceRevision.Fields.number: .integer(7),
                PriceRevision.Fields.discount: .integer(1200), PriceRevision.Fields.state: .text("approved"),
                PriceRevision.Fields.authorisedDiscountBasis: .integer(1200),
            ])
        let product = try create(Product.kind, [Product.Fields.name: .text("Router")])
        let row = try create(
            OpportunityLine.kind,
            [
                OpportunityLine.Fields.opportunity: filed, OpportunityLine.Fields.product: .reference(product.id),
                OpportunityLine.Fields.quantity: .pieces(100),
            ])
        return (deal, revision, row)
    }

    // MARK: Gates

    /// A request with what it asks about, as a laptop makes it.
    func ask(_ gate: String, _ subject: RecordKey, by rep: Rep) throws -> (key: RecordKey, judged: Judgement) {
        let fields = [
            Opportunity.kind: GateRequest.Fields.opportunity, Contract.kind: GateRequest.Fields.contract,
            ChangeOrder.kind: GateRequest.Fields.changeOrder,
        ]
        let content = try BoundContent.of(gate, subject, self)
        let field = try #require(fields[subject.kind])
        return try file(
            GateRequest.kind,
            [
                GateRequest.Fields.gate: .text(gate), field: .reference(subject.id),
                GateRequest.Fields.revisionHash: .text(content.hash),
                GateRequest.Fields.boundContent: .text(content.text),
                GateRequest.Fields.requestedBy: .reference(rep.person),
            ], by: rep)
    }

    func decide(_ request: RecordKey, _ decision: String = "approved") throws -> RecordKey {
        try create(
            GateDecision.kind,
            [
                GateDecision.Fields.request: .reference(request.id), GateDecision.Fields.decision: .text(decision),
                GateDecision.Fields.revisionHash: value(GateRequest.Fields.revisionHash, of: request),
                GateDecision.Fields.decidedAt: .integer(Int64(Self.noon) + Int64(sequence)),
            ])
    }

    /// A decision on a request that binds nothing.
    func decide(_ gate: String, _ subject: [FieldNumber: Value]) throws -> RecordKey {
        let request = try create(
            GateRequest.kind,
            subject.merging([
                GateRequest.Fields.gate: .text(gate), GateRequest.Fields.state: .text("decided"),
            ]) { $1 })
        return try decide(request)
    }

    func state(of request: RecordKey) -> Value { value(GateRequest.Fields.state, of: request) }
    func missing(_ request: RecordKey) -> String { value(GateRequest.Fields.missing, of: request).asText ?? "" }

    // MARK: Cases

    /// An open case as HQ's clerk opens it.
    /// - Parameter values: the values that its edits would write.
    func openCase(
        _ rule: String, about key: RecordKey, field: FieldNumber = 0, other: RecordKey? = nil, values: [String] = []
    ) throws -> RecordKey {
        typealias Fields = CaseRecord.Fields
        let candidates = JSON.array(values.map { .members(["value": .text($0)]) }).compact
        var writes: [FieldNumber: Value] = [
            Fields.subject: .compound([
                .integer(Int64(key.kind)), .reference(key.id), .integer(Int64(field)),
            ]),
            Fields.rule: .text(rule), Fields.state: .text(CaseRecord.open), Fields.candidates: .text(candidates),
        ]
        if let other {
            writes[Fields.other] = .compound([.integer(Int64(other.kind)), .reference(other.id)])
        }
        return try create(CaseRecord.number, writes)
    }

    // MARK: Contracts

    func contract(_ state: String = "draft", _ more: [FieldNumber: Value] = [:]) throws -> RecordKey {
        let values: [FieldNumber: Value] = [
            Contract.Fields.name: .text("RAN 2026"), Contract.Fields.state: .text(state),
            Contract.Fields.scopeText: .text("100 sites"), Contract.Fields.commercial: .money(10_000_000),
        ]
        return try create(Contract.kind, values.merging(more) { $1 })
    }

    func term(_ basisPoints: Int64, of contract: RecordKey, _ more: [FieldNumber: Value] = [:]) throws -> RecordKey {
        let values: [FieldNumber: Value] = [
            PaymentTerm.Fields.contract: .reference(contract.id),
            PaymentTerm.Fields.portion: .compound([.integer(basisPoints), .null, .null]),
        ]
        return try create(PaymentTerm.kind, values.merging(more) { $1 })
    }

    /// A contract of which nothing is missing at ATC.
    func reviewedContract() throws -> RecordKey {
        let contract = try contract()
        _ = try term(10_000, of: contract)
        let hash = try BoundContent.of("ATC", contract, self).hash
        for aspect in ContractReview.aspects {
            _ = try create(
                ContractReview.kind,
                [
                    ContractReview.Fields.contract: .reference(contract.id),
                    ContractReview.Fields.aspect: .text(aspect.word),
                    ContractReview.Fields.riskLevel: .text("low"), ContractReview.Fields.state: .text("submitted"),
                    ContractReview.Fields.revisionHash: .text(hash),
                ])
        }
        return contract
    }
}

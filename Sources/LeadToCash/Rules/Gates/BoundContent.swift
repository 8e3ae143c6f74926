// Why this file exists: a decision is about something, word for word. What that is must come out the same on the laptop
// that asks and at HQ that answers, today and in a year.

import Crypto
import SyncProtocol

/// What a gate's decision binds, for people to read and for programs to compare.
public struct BoundContent: Hashable, Sendable {
    /// `name: value`, one a line. Records are named by kind and id: a new name of a customer is no new customer.
    public let text: String
    /// SHA-256 of the text, in hexadecimal digits.
    public let hash: String

    /// - Parameters:
    ///   - gate: a word of `GateRequest.gates`.
    ///   - subject: the deal (ATI, ATB), the bid (ATB), the contract (ATC, ATCC) or the change order (ATAC).
    public static func of(_ gate: String, _ subject: RecordKey, _ ground: any Ground) throws -> BoundContent {
        BoundContent(try lines(gate, subject, ground))
    }

    /// The most bytes that are written out; a record takes no longer text.
    private static let mostBytes = 48 << 10

    init(_ lines: [String]) {
        var kept: [String] = []
        var size = 0
        for (index, line) in lines.enumerated() {
            size += line.utf8.count + 1
            guard size <= Self.mostBytes else {
                let rest = lines[index...].joined(separator: "\n")
                kept.append("further: \(lines.count - index) lines, sha256 \(Self.digest(rest))")
                break
            }
            kept.append(line)
        }
        text = kept.joined(separator: "\n")
        hash = Self.digest(text)
    }

    static func digest(_ text: String) -> String { Hexadecimal.text(SHA256.hash(data: Array(text.utf8))) }

    // MARK: Which fields of which records

    private static func lines(_ gate: String, _ subject: RecordKey, _ ground: any Ground) throws -> [String] {
        switch gate {
        case GateReading.invest: try investment(subject, ground)
        case GateReading.bid: try offer(subject, ground)
        case GateReading.sign: try contract(subject, ground)
        case GateReading.amend: try spelled(amendmentFields, of: subject, ground)
        // To close is to find that nothing is open; there is nothing that could change afterwards.
        default: []
        }
    }

    static let investmentFields = [
        Opportunity.Fields.account, Opportunity.Fields.track, Opportunity.Fields.level,
    ]

    /// How an offer is argued for does not change what is offered.
    static let priceFields = [
        PriceRevision.Fields.discount, PriceRevision.Fields.contentHash, PriceRevision.Fields.offer,
        PriceRevision.Fields.boundLines,
    ]

    static let lineFields = [
        OpportunityLine.Fields.product, OpportunityLine.Fields.quantity, OpportunityLine.Fields.price,
        OpportunityLine.Fields.deliveryDate,
    ]

    static let contractFields = frozenFields(Contract.kind)

    static let amendmentFields = [
        ChangeOrder.Fields.fieldName, ChangeOrder.Fields.proposedText, ChangeOrder.Fields.proposedAmount,
        ChangeOrder.Fields.scopeDelta, ChangeOrder.Fields.priceDelta, ChangeOrder.Fields.dateDeltaDays,
        ChangeOrder.Fields.costDelta,
    ]

    /// What a record's signing freezes is what was signed for.
    private static func frozenFields(_ number: KindNumber) -> [FieldNumber] {
        let fields = LeadToCash.schema.kind(number)?.fields ?? []
        return fields.filter { if case .frozenAfter = $0.policy { true } else { false } }.map(\.number).sorted()
    }

    /// The plan's cells, and not the rows of its action plan, which people tick off every week.
    private static func investment(_ deal: RecordKey, _ ground: any Ground) throws -> [String] {
        let seats = try ground.filed(TeamSeat.kind, under: deal.id, by: TeamSeat.Fields.opportunity)
            .filter { try ground.value(TeamSeat.Fields.active, of: $0) != .flag(false) }
            .flatMap { seat -> [String] in
                let role = try ground.text(TeamSeat.Fields.role, of: seat)
                return try spelled([TeamSeat.Fields.user], of: seat, as: "seat \(role) ", ground)
            }
        let cells = try Paperwork.of(deal, Paperwork.plan, ground).flatMap { form in
            try ground.filed(FormCell.kind, under: form.id, by: FormCell.Fields.form).flatMap { cell -> [String] in
                let code = try ground.text(FormCell.Fields.code, of: cell)
                return try spelled([FormCell.Fields.text], of: cell, as: "\(Paperwork.plan) \(code) ", ground)
            }
        }
        return try spelled(investmentFields, of: deal, ground) + seats.sorted() + cells.sorted()
    }

    private static func offer(_ subject: RecordKey, _ ground: any Ground) throws -> [String] {
        guard let deal = try GateReading.deal(of: subject, ground) else { return [] }
        let price = try revision(for: subject, ground).map { try priceLines($0, ground) }
        let rows = try ground.filed(OpportunityLine.kind, under: deal.id, by: OpportunityLine.Fields.opportunity)
        return try (price ?? []) + rows.flatMap { try spelled(lineFields, of: $0, as: "\(name($0)) ", ground) }
    }

    /// The price that a bid names, or else the latest that the deal has.
    static func revision(for subject: RecordKey, _ ground: any Ground) throws -> RecordKey? {
        if subject.kind == Bid.kind,
            let named = try ground.record(PriceRevision.kind, by: Bid.Fields.priceRevision, of: subject)
        {
            return named
        }
        guard let deal = try GateReading.deal(of: subject, ground) else { return nil }
        let revisions = try ground.filed(PriceRevision.kind, under: deal.id, by: PriceRevision.Fields.opportunity)
        func number(_ revision: RecordKey) throws -> Int64 {
            try ground.value(PriceRevision.Fields.number, of: revision).asInteger ?? 0
        }
        return try revisions.max { try (number($0), $0) < (number($1), $1) }
    }

    private static let priceMark = "price "

    /// How a revision's price stands in what a gate binds.
    static func priceLines(_ revision: RecordKey, _ ground: any Ground) throws -> [String] {
        try priceFields.flatMap { number in
            try spelled([number], of: source(of: number, revision, ground), as: priceMark, ground)
        }
    }

    /// The lines about the price in a content's text.
    static func priceLines(in text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix(priceMark) }.map(String.init)
    }

    /// No chain of revisions is longer.
    private static let mostRevisions = 100

    /// The revision in which a field of one stands: what a revision does not say, the one says that it was made from.
    static func source(of field: FieldNumber, _ revision: RecordKey, _ ground: any Ground) throws -> RecordKey {
        var step = revision
        var left = mostRevisions
        while left > 0, try ground.value(field, of: step).isEmpty,
            let older = try ground.record(PriceRevision.kind, by: PriceRevision.Fields.basedOn, of: step)
        {
            step = older
            left -= 1
        }
        return step
    }

    private static func contract(_ contract: RecordKey, _ ground: any Ground) throws -> [String] {
        let lines = try ground.filed(ContractLine.kind, under: contract.id, by: ContractLine.Fields.contract)
        let terms = try ground.filed(PaymentTerm.kind, under: contract.id, by: PaymentTerm.Fields.contract)
        return try spelled(contractFields, of: contract, ground)
            + (lines + terms).flatMap { try spelled(frozenFields($0.kind), of: $0, as: "\(name($0)) ", ground) }
    }

    // MARK: How they are spelled

    /// `opportunity_line/0196…`
    private static func name(_ key: RecordKey) -> String {
        "\(LeadToCash.schema.kind(key.kind)?.name ?? String(key.kind))/\(key.id)"
    }

    private static func spelled(
        _ fields: [FieldNumber], of key: RecordKey, as prefix: String = "", _ ground: any Ground
    ) throws -> [String] {
        try fields.compactMap { number -> String? in
            guard let field = LeadToCash.schema.kind(key.kind)?.field(number) else { return nil }
            let value = try ground.value(number, of: key)
            return value.isEmpty ? nil : Spelling.line(prefix + field.name, value, field)
        }
    }
}

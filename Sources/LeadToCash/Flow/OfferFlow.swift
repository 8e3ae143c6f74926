// Why this file exists: an offer is what was calculated that day: these lines at this discount. Kept word for word and
// with its hash, it can be told later whether what went out is what was approved.

import SyncProtocol

/// Offers and their revisions.
public enum OfferFlow {
    private typealias Fields = PriceRevision.Fields

    /// What somebody asks for.
    public struct Request {
        public let discount: Int64
        public let justification: String
        public let competitorPrice: Money?
        /// What is offered; nil for what the lines and the discount make.
        public let offer: Money?
        /// Whether it goes to HQ at once.
        public let isSubmitted: Bool
        public let now: Int64

        public init(
            discount: Int64, justification: String, competitorPrice: Money?, offer: Money?, isSubmitted: Bool,
            now: Int64
        ) {
            self.discount = discount
            self.justification = justification
            self.competitorPrice = competitorPrice
            self.offer = offer
            self.isSubmitted = isSubmitted
            self.now = now
        }
    }

    /// The next revision of a deal's price.
    public static func revision(of deal: FlowSubject, _ request: Request) throws -> [FieldNumber: Value] {
        let revisions = try revisions(of: deal)
        let number = try (revisions.last.map { try $0.number(Fields.number) ?? 0 } ?? 0) + 1
        let offer = try request.offer ?? offered(deal, discount: request.discount)
        let lines = try boundLines(deal)
        let content = "\(lines)\ndiscount \(request.discount)\noffer \(offer?.description ?? "none")\n"
        var values: [FieldNumber: Value] = [
            Fields.number: .integer(min(number, 100_000)), Fields.discount: .integer(request.discount),
            Fields.justification: FlowValue.text(request.justification), Fields.offer: FlowValue.money(offer),
            Fields.competitorPrice: FlowValue.money(request.competitorPrice),
            Fields.boundLines: FlowValue.text(lines),
            Fields.contentHash: .text(FlowValue.hash(Array(content.utf8))),
            Fields.basedOn: FlowValue.reference(revisions.last?.key.id),
        ]
        if request.isSubmitted {
            values[Fields.submitted] = .flag(true)
            values[Fields.submittedAt] = .integer(request.now)
        }
        return values.filter { !$0.value.isEmpty }
    }

    /// A deal's revisions, in order of their numbers.
    public static func revisions(of deal: FlowSubject) throws -> [FlowSubject] {
        try deal.children(PriceRevision.kind, by: Fields.opportunity)
            .map { ($0, try $0.number(Fields.number) ?? 0) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// The revision that waits for HQ's word; nil if none does.
    public static func waiting(for deal: FlowSubject) throws -> FlowSubject? {
        try revisions(of: deal).last {
            guard try $0.isTrue(Fields.submitted) else { return false }
            return ["", "draft", "submitted", "routed"].contains(try $0.text(Fields.state))
        }
    }

    /// A deal's lines less a discount; without lines, its amount less the discount. Nil if that is no one amount.
    static func offered(_ deal: FlowSubject, discount: Int64) throws -> Money? {
        let lines = try deal.children(OpportunityLine.kind, by: OpportunityLine.Fields.opportunity)
        guard !lines.isEmpty else {
            return try deal.money(Opportunity.Fields.commercial).flatMap { less(discount, $0.minorUnits, $0.currency) }
        }
        var sum: Int64 = 0
        var currency: String?
        for line in lines {
            guard let price = try line.money(OpportunityLine.Fields.price),
                currency == nil || currency == price.currency,
                let count = try line.value(OpportunityLine.Fields.quantity).parts.first?.asInteger
            else { return nil }
            currency = price.currency
            let (gross, overflow) = count.multipliedReportingOverflow(by: price.minorUnits)
            let (total, tooMuch) = sum.addingReportingOverflow(gross)
            if overflow || tooMuch { return nil }
            sum = total
        }
        return currency.flatMap { less(discount, sum, $0) }
    }

    /// An amount less a share of it in basis points.
    private static func less(_ discount: Int64, _ minorUnits: Int64, _ currency: String) -> Money? {
        let kept = minorUnits.multipliedFullWidth(by: 10_000 - min(max(discount, 0), 10_000))
        return Money(minorUnits: Int64(10_000).dividingFullWidth(kept).quotient, currency: currency)
    }

    /// A deal's lines, one each, for people to read.
    static func boundLines(_ deal: FlowSubject) throws -> String {
        guard let kind = LeadToCash.schema.kind(OpportunityLine.kind) else { return "" }
        let fields = [
            OpportunityLine.Fields.quantity, OpportunityLine.Fields.price, OpportunityLine.Fields.deliveryDate,
        ].compactMap(kind.field)
        let lines = try deal.children(OpportunityLine.kind, by: OpportunityLine.Fields.opportunity)
        return try lines.map { line in
            let product = try line.related(Product.kind, OpportunityLine.Fields.product)?.handle()
            let words = try fields.map { FieldText.render(try line.value($0.number), of: $0, in: kind) }
            return ([product ?? "?"] + words).joined(separator: " · ")
        }.joined(separator: "\n")
    }
}

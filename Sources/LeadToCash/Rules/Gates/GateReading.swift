// Why this file exists: a gate is passed or not, and every rule that asks must get the same answer.

import SyncProtocol

/// The five gates, and how a record stands at them.
enum GateReading {
    static let invest = "ATI"
    static let bid = "ATB"
    static let sign = "ATC"
    static let amend = "ATAC"
    static let close = "ATCC"

    /// The decisions by which one may go on.
    static let passing: Set<String> = ["approved", "conditional"]

    enum State {
        static let received = "received"
        static let complete = "complete"
        static let decided = "decided"
        static let returned = "returned"
        static let lapsed = "lapsed"
        static let withdrawn = "withdrawn"
    }

    // MARK: What a request is about

    /// What a request asks about; nil if it names nothing of the kind that its gate decides on.
    static func subject(of request: RecordKey, _ ground: any Ground) throws -> RecordKey? {
        typealias Fields = GateRequest.Fields
        let deal = try ground.record(Opportunity.kind, by: Fields.opportunity, of: request)
        switch try ground.text(Fields.gate, of: request) {
        case invest: return deal
        case bid: return try ground.record(Bid.kind, by: Fields.bid, of: request) ?? deal
        case sign, close: return try ground.record(Contract.kind, by: Fields.contract, of: request)
        case amend: return try ground.record(ChangeOrder.kind, by: Fields.changeOrder, of: request)
        default: return nil
        }
    }

    /// The deal that a deal, a bid or a contract belongs to.
    static func deal(of key: RecordKey, _ ground: any Ground) throws -> RecordKey? {
        switch key.kind {
        case Opportunity.kind: key
        case Bid.kind: try ground.record(Opportunity.kind, by: Bid.Fields.opportunity, of: key)
        case Contract.kind: try ground.record(Opportunity.kind, by: Contract.Fields.opportunity, of: key)
        default: nil
        }
    }

    /// What asks at a gate about a record, in id order. What is asked about a deal's bids is asked about the deal.
    static func requests(_ gate: String, about key: RecordKey, _ ground: any Ground) throws -> [RecordKey] {
        let fields = [
            Opportunity.kind: GateRequest.Fields.opportunity, Bid.kind: GateRequest.Fields.bid,
            Contract.kind: GateRequest.Fields.contract, ChangeOrder.kind: GateRequest.Fields.changeOrder,
        ]
        var subjects = [key]
        if gate == bid, key.kind == Opportunity.kind {
            subjects += try ground.filed(Bid.kind, under: key.id, by: Bid.Fields.opportunity)
        }
        var found: Set<RecordKey> = []
        for subject in subjects {
            guard let field = fields[subject.kind] else { continue }
            found.formUnion(try ground.filed(GateRequest.kind, under: subject.id, by: field))
        }
        return try found.sorted().filter { try ground.text(GateRequest.Fields.gate, of: $0) == gate }
    }

    /// What to type to ask; about a bid one asks by its deal.
    static func command(_ gate: String, _ key: RecordKey, _ ground: any Ground) throws -> String {
        let named = try key.kind == Bid.kind ? deal(of: key, ground) ?? key : key
        return "outpost gate request \(try ground.handle(of: named)) \(gate)"
    }

    // MARK: How it was decided

    /// What was decided on a request, the oldest first.
    static func decisions(on request: RecordKey, _ ground: any Ground) throws -> [RecordKey] {
        try inOrder(ground.filed(GateDecision.kind, under: request.id, by: GateDecision.Fields.request), ground)
    }

    private static func inOrder(_ decisions: [RecordKey], _ ground: any Ground) throws -> [RecordKey] {
        try decisions.sorted { try (time($0, ground), $0) < (time($1, ground), $1) }
    }

    private static func time(_ decision: RecordKey, _ ground: any Ground) throws -> Int64 {
        try ground.value(GateDecision.Fields.decidedAt, of: decision).asInteger ?? 0
    }

    static func isPassing(_ decision: RecordKey, _ ground: any Ground) throws -> Bool {
        try passing.contains(ground.text(GateDecision.Fields.decision, of: decision))
    }

    static func hasLapsed(_ decision: RecordKey, _ ground: any Ground) throws -> Bool {
        try !ground.value(GateDecision.Fields.lapsedAt, of: decision).isEmpty
    }

    /// The decision by which a record has passed a gate: the last that has not lapsed; nil if it does not let it pass.
    static func approval(_ gate: String, of key: RecordKey, _ ground: any Ground) throws -> RecordKey? {
        let standing = try requests(gate, about: key, ground)
            .flatMap { try decisions(on: $0, ground) }
            .filter {
                try !hasLapsed($0, ground)
                    && ground.text(GateDecision.Fields.decision, of: $0) != State.returned
            }
        guard let last = try inOrder(standing, ground).last, try isPassing(last, ground) else { return nil }
        return last
    }

    /// Whether a record may go through a gate as it stands now. An approval to bid never lapses, for the bid that it
    /// was given for went out by it; it just is about nothing else.
    static func isOpen(_ gate: String, to key: RecordKey, _ ground: any Ground) throws -> Bool {
        guard let decision = try approval(gate, of: key, ground) else { return false }
        guard gate == bid,
            let request = try ground.record(GateRequest.kind, by: GateDecision.Fields.request, of: decision),
            let subject = try subject(of: request, ground)
        else { return true }
        let asked = try ground.text(GateRequest.Fields.revisionHash, of: request)
        return try asked.isEmpty || asked == BoundContent.of(gate, subject, ground).hash
    }
}

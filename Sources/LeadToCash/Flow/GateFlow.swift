// Why this file exists: whoever asks for a decision asks about something exact, with everything that those who decide
// need. A laptop says at once what HQ would send back for.

import SyncProtocol

/// Asking at a gate.
public enum GateFlow {
    private typealias Fields = GateRequest.Fields

    /// Which kinds of record people name when they ask at a gate.
    public static func kinds(_ gate: String) -> [KindNumber] {
        switch gate {
        case GateReading.bid: [Bid.kind, Opportunity.kind]
        case GateReading.sign, GateReading.close: [Contract.kind, Opportunity.kind]
        case GateReading.amend: [ChangeOrder.kind, Contract.kind]
        default: [Opportunity.kind]
        }
    }

    /// What a gate is asked about when people name a record: a deal's bid, its contract, a contract's change order; nil
    /// if there is none, or not only one.
    public static func subject(_ gate: String, _ named: FlowSubject) throws -> FlowSubject? {
        switch (gate, named.key.kind) {
        case (GateReading.bid, Opportunity.kind): return try BidFlow.openTender(of: named) ?? named
        case (GateReading.sign, Opportunity.kind), (GateReading.close, Opportunity.kind):
            let contracts = try named.children(Contract.kind, by: Contract.Fields.opportunity)
            return contracts.count == 1 ? contracts[0] : nil
        case (GateReading.amend, Contract.kind): return try ChangeFlow.pending(of: named)
        default: return named
        }
    }

    /// What a request lacks, as HQ will find it.
    public static func lacks(_ gate: String, _ subject: FlowSubject) throws -> [FlowRemark] {
        try GateCompleteness.missing(at: gate, subject.key, subject.ground).map(MissingWords.remark)
    }

    /// What a decision on the record would bind, as it stands now.
    public static func content(_ gate: String, _ subject: FlowSubject) throws -> BoundContent {
        try BoundContent.of(gate, subject.key, subject.ground)
    }

    /// The hash of a contract's text as it stands, which opinions, decisions and signatures are about.
    public static func hash(of contract: FlowSubject) throws -> String {
        try content(GateReading.sign, contract).hash
    }

    /// The request.
    public static func request(
        _ gate: String, _ subject: FlowSubject, material: [String], now: Int64
    ) throws -> [FieldNumber: Value] {
        let content = try content(gate, subject)
        return [
            Fields.gate: .text(gate), Fields.revisionHash: .text(content.hash),
            Fields.boundContent: content.text.isEmpty ? .null : .text(content.text),
            Fields.material: FlowValue.lines(material), Fields.requestedAt: .integer(now),
        ].filter { !$0.value.isEmpty }
    }

    /// A request about the same that HQ has not decided on yet; nil if there is none.
    public static func waiting(_ gate: String, _ subject: FlowSubject) throws -> GateStanding? {
        try GateStanding.requests(gate, of: subject).last { try $0.isWaiting }
    }

    /// What has changed since a request was made, in one sentence's words; nil if nothing has, or it cannot be told.
    public static func change(since request: FlowSubject) throws -> String? {
        let gate = try request.text(Fields.gate)
        let asked = try request.text(Fields.revisionHash)
        guard !asked.isEmpty, let subject = try GateReading.subject(of: request.key, request.ground) else { return nil }
        let content = try BoundContent.of(gate, subject, request.ground)
        guard content.hash != asked else { return nil }
        let changes = content.changes(since: try request.text(Fields.boundContent))
        return try BoundContent.readable(changes, request.ground)
    }

    /// Why a request cannot be withdrawn; nil if it can.
    public static func objection(withdrawing standing: GateStanding) throws -> FlowRemark? {
        let state = try standing.state
        guard try !standing.isWaiting, state != "returned", state != "lapsed" else { return nil }
        let handle = try standing.request.handle()
        let label = GateStanding.label(state)
        return FlowRemark(
            "decided",
            Label(
                "\(handle) is \(state) and cannot be withdrawn.", "\(handle) 为“\(label.simplified)”，不能撤回。",
                "\(handle) 為「\(label.traditional)」，不能撤回。"), "outpost gate show \(handle)")
    }
}

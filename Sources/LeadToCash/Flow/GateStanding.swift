// Why this file exists: how a request for a decision stands is told by three records: the request, HQ's decision, and
// its conditions. Everybody must read them alike.

import SyncProtocol

/// A request for a decision, and what became of it.
public struct GateStanding {
    public let request: FlowSubject
    /// HQ's last word; nil while there is none.
    public let decision: FlowSubject?

    public init(_ request: FlowSubject) throws {
        self.request = request
        let decisions = try request.children(GateDecision.kind, by: GateDecision.Fields.request)
        decision = try decisions.map { ($0, try $0.number(GateDecision.Fields.decidedAt) ?? 0) }.max { $0.1 < $1.1 }?.0
    }

    /// `drafted`, `received`, …, then `approved`, `conditional`, `rejected`, `returned`; `lapsed`, `withdrawn`.
    public var state: String {
        get throws {
            if try request.isTrue(GateRequest.Fields.withdrawn) { return "withdrawn" }
            if let decision {
                return try decision.has(GateDecision.Fields.lapsedAt)
                    ? "lapsed" : decision.text(GateDecision.Fields.decision)
            }
            let state = try request.text(GateRequest.Fields.state)
            return state.isEmpty ? "drafted" : state
        }
    }

    /// Whether HQ has still to decide.
    public var isWaiting: Bool {
        get throws { ["drafted", "received", "complete", "deciding"].contains(try state) }
    }

    /// Whether it lets people go on.
    public var isApproval: Bool {
        get throws { ["approved", "conditional"].contains(try state) }
    }

    public func conditions() throws -> [FlowSubject] {
        try decision?.children(GateCondition.kind, by: GateCondition.Fields.decision) ?? []
    }

    // MARK: Finding

    /// The requests at a gate about a record, the oldest first; about a deal's bids, too.
    public static func requests(_ gate: String, of subject: FlowSubject) throws -> [GateStanding] {
        try GateReading.requests(gate, about: subject.key, subject.ground).map {
            try GateStanding(FlowSubject($0, subject.ground))
        }
    }

    /// The request by which a record has passed a gate; nil if it has not.
    public static func approval(_ gate: String, of subject: FlowSubject) throws -> GateStanding? {
        let ground = subject.ground
        guard let decision = try GateReading.approval(gate, of: subject.key, ground),
            let request = try ground.record(GateRequest.kind, by: GateDecision.Fields.request, of: decision)
        else { return nil }
        return try GateStanding(FlowSubject(request, ground))
    }

    /// The gates, in order.
    public static let gates = GateRequest.gates.map(\.word)

    /// What people call a state.
    public static func label(_ state: String) -> Label {
        let known = (GateRequest.states + GateDecision.decisions).first { $0.word == state }?.label
        return known ?? Label(state, state, state)
    }
}

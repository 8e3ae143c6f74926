// Why this file exists: a request, the decision on it, its conditions and whether all that still holds belong on one
// page; whoever is told "approved" must see for what.

import LeadToCash
import SyncClient
import SyncProtocol

/// A request for a decision as people read it.
struct GatePage {
    private let standing: GateStanding
    private let desk: FlowDesk
    private let change: String?

    private var request: FlowSubject { standing.request }
    private var terminal: Terminal { desk.terminal }

    init(_ request: FlowSubject, _ desk: FlowDesk) throws {
        self.desk = desk
        standing = try GateStanding(request)
        change = try GateFlow.change(since: request)
    }

    /// What a request is about, by what people call it.
    static func subject(of request: FlowSubject, _ desk: FlowDesk) throws -> String {
        let places = [
            (ChangeOrder.kind, GateRequest.Fields.changeOrder), (Bid.kind, GateRequest.Fields.bid),
            (Contract.kind, GateRequest.Fields.contract), (Opportunity.kind, GateRequest.Fields.opportunity),
        ]
        for (kind, field) in places {
            guard let id = try request.id(field) else { continue }
            let key = RecordKey(kind: kind, id: id)
            return "\(desk.finder.handle(key)) \(desk.finder.title(key))"
        }
        return ""
    }

    // MARK: For people

    func say() throws {
        let gate = try request.text(GateRequest.Fields.gate)
        let state = GateStanding.label(try standing.state).text(in: desk.language)
        terminal.say(terminal.heading("\(desk.name(request)) · \(gate) · \(state)"))
        terminal.say(pairs: try lines())
        if let change { terminal.say(.gateChanged, Terminal.tame(change)) }
        try sayConditions()
        let content = try request.text(GateRequest.Fields.boundContent)
        guard !content.isEmpty else { return }
        terminal.say(.gateContent)
        for line in content.split(separator: "\n").prefix(Self.mostLines) {
            terminal.say("  " + Terminal.tame(String(line)))
        }
    }

    /// What was asked about may be long; all of it is in `--json`.
    private static let mostLines = 40

    private func lines() throws -> [(String, String)] {
        typealias Fields = GateRequest.Fields
        var lines = [(terminal.text(.recordTitle), Terminal.tame(try Self.subject(of: request, desk)))]
        for field in [
            Fields.requestedBy, Fields.requestedAt, Fields.receivedAt, Fields.tier, Fields.dueOn, Fields.missing,
            Fields.material,
        ] {
            try add(field, of: request, to: &lines)
        }
        guard let decision = standing.decision else { return lines }
        typealias Verdict = GateDecision.Fields
        for field in [
            Verdict.decision, Verdict.decidedBy, Verdict.decidedAt, Verdict.note, Verdict.lapsedAt,
            Verdict.lapsedBecause,
        ] {
            try add(field, of: decision, to: &lines)
        }
        return lines
    }

    private func add(_ field: FieldNumber, of subject: FlowSubject, to lines: inout [(String, String)]) throws {
        guard let kind = subject.kind, let described = kind.field(field), try subject.has(field) else { return }
        let text = RecordText(desk.session, desk.finder).text(try subject.value(field), described, kind)
        lines.append((Labels.field(kind, described, in: desk.language), Terminal.tame(text)))
    }

    private func sayConditions() throws {
        let conditions = try standing.conditions()
        guard !conditions.isEmpty, let kind = LeadToCash.schema.kind(GateCondition.kind) else { return }
        typealias Fields = GateCondition.Fields
        let fields = [Fields.text, Fields.dueOn, Fields.evidence, Fields.closed].compactMap(kind.field)
        var table = TextTable(
            [TextTable.Column(Labels.kind(kind.name, in: desk.language))]
                + fields.map { TextTable.Column(Labels.field(kind, $0, in: desk.language), widest: 50) })
        let text = RecordText(desk.session, desk.finder)
        for condition in conditions {
            let cells = try fields.map { text.text(try condition.value($0.number), $0, kind) }
            table.add([RecordFinder.short(condition.key.id)] + cells)
        }
        terminal.say(table)
    }

    // MARK: For programs

    func json() throws -> JSON {
        guard let kind = request.kind else { return .null }
        let row = try desk.workspace.replica.record(request.key)
        guard let row, case .object(let members) = RecordJSON.record(row, kind) else { return .null }
        return .object(
            members + [
                JSON.Member(key: "state", value: .text(try standing.state)),
                JSON.Member(key: "decision", value: try Self.json(standing.decision, desk)),
                JSON.Member(
                    key: "conditions", value: .array(try standing.conditions().map { try Self.json($0, desk) })),
                JSON.Member(key: "changedSince", value: change.map(JSON.text) ?? .null),
            ])
    }

    private static func json(_ subject: FlowSubject?, _ desk: FlowDesk) throws -> JSON {
        guard let subject, let kind = subject.kind, let row = try desk.workspace.replica.record(subject.key) else {
            return .null
        }
        return RecordJSON.record(row, kind)
    }
}

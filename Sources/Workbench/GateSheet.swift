// Why this file exists: whoever decides at a gate decides on something exact. A page shows it word for word, with what
// it lacks, what has changed since it was asked, and what was decided before.

import LeadToCash
import SyncProtocol

/// A request at a gate as those who decide on it read it.
package struct GateSheet: Sendable {
    /// One line of what a decision binds, exactly as it is bound.
    package struct Line: Hashable, Sendable {
        package let name: String
        package let value: String
        /// What people call the records that the line names; empty if it names none.
        package let meaning: String
    }

    package struct Fact: Hashable, Sendable {
        package let label: String
        package let text: String
    }

    package struct Condition: Hashable, Sendable {
        package let text: String
        package let due: String
        package let isMet: Bool
    }

    package struct Decision: Hashable, Sendable {
        package let code: String
        /// In the reader's language.
        package let word: String
        package let tier: String
        package let by: String
        package let at: String
        package let note: String
        /// Why it counts no more; empty while it does.
        package let lapsed: String
        package let conditions: [Condition]
    }

    /// Another request at the same gate about the same.
    package struct Other: Hashable, Sendable {
        package let id: RecordID
        package let code: String
        package let state: String
        package let at: String
    }

    package let key: RecordKey
    package let code: String
    /// `ATI` …, and what people call it.
    package let gate: String
    package let gateLabel: String
    package let stateLabel: String
    /// Whether HQ has still to decide.
    package let isWaiting: Bool
    /// `office`, `region` or `hq`; HQ's if nobody says whose it is.
    package let tier: String
    package let office: RecordID?
    /// What it asks about, and what people call that.
    package let subject: RecordKey?
    package let subjectName: String
    package let facts: [Fact]
    package let lines: [Line]
    /// The hash of what a decision binds.
    package let hash: String
    /// Whether what is shown is what was asked; otherwise it is what stands now.
    package let isAsAsked: Bool
    /// Whether the text has the hash that stands in the request.
    package let isIntact: Bool
    /// What has changed since it was asked; nil if nothing has.
    package let change: String?
    /// One sentence each.
    package let lacks: [String]
    package let decisions: [Decision]
    package let others: [Other]

    private typealias Fields = GateRequest.Fields

    /// - Throws: ``CommandFailure`` if the program does not know requests.
    package init(_ id: RecordID, _ ground: DeskGround, _ language: Language) throws {
        let key = RecordKey(kind: GateRequest.kind, id: id)
        let request = FlowSubject(key, ground)
        let reading = GateReader(ground: ground, text: DeskText(ground: ground, language: language))
        let standing = try GateStanding(request)
        let gate = try request.text(Fields.gate)
        let subject = try reading.subject(gate, request)
        self.key = key
        self.gate = gate
        code = try ground.name(key)
        gateLabel = try reading.text.text(Fields.gate, key)
        stateLabel = GateStanding.label(try standing.state).text(in: language)
        isWaiting = try standing.isWaiting
        let tier = try request.text(Fields.tier)
        self.tier = tier.isEmpty ? "hq" : tier
        office = try request.id(Fields.office)
        self.subject = subject?.key
        subjectName = try subject.map { try reading.title($0.key) } ?? ""
        facts = try reading.facts(key)
        let content = try reading.content(gate, request, subject)
        lines = try reading.lines(content.text)
        hash = content.hash
        isAsAsked = content.isAsAsked
        isIntact = content.isIntact
        change = try isWaiting ? GateFlow.change(since: request) : nil
        lacks = try isWaiting ? reading.lacks(gate, key, subject) : []
        decisions = try reading.decisions(id)
        others = try subject.map { try reading.others(gate, $0, besides: key) } ?? []
    }
}

/// Reads a request's parts.
private struct GateReader {
    let ground: DeskGround
    let text: DeskText

    private typealias Fields = GateRequest.Fields

    /// What a gate decides on; nil if the request names nothing of that kind.
    func subject(_ gate: String, _ request: FlowSubject) throws -> FlowSubject? {
        switch gate {
        case "ATI": return try request.related(Opportunity.kind, Fields.opportunity)
        case "ATB":
            if let bid = try request.related(Bid.kind, Fields.bid) { return bid }
            return try request.related(Opportunity.kind, Fields.opportunity)
        case "ATC", "ATCC": return try request.related(Contract.kind, Fields.contract)
        case "ATAC": return try request.related(ChangeOrder.kind, Fields.changeOrder)
        default: return nil
        }
    }

    private static let shown = [
        Fields.opportunity, Fields.bid, Fields.contract, Fields.changeOrder, Fields.account, Fields.office, Fields.tier,
        Fields.requestedBy, Fields.requestedAt, Fields.receivedAt, Fields.dueOn, Fields.material, Fields.missing,
    ]

    func facts(_ key: RecordKey) throws -> [GateSheet.Fact] {
        let kind = try DeskKind.of(key.kind)
        return try Self.shown.compactMap { number in
            let said = try text.text(number, key)
            return said.isEmpty ? nil : GateSheet.Fact(label: text.label(number, kind), text: said)
        }
    }

    /// A record by its code and its name, where it has both.
    func title(_ key: RecordKey) throws -> String {
        let name = try ground.name(key)
        guard let kind = LeadToCash.schema.kind(key.kind), let values = try ground.values(of: key),
            let title = Labels.title(kind, values), title != name
        else { return name }
        return "\(name) \(title)"
    }

    // MARK: What is bound

    func content(
        _ gate: String, _ request: FlowSubject, _ subject: FlowSubject?
    ) throws -> (text: String, hash: String, isAsAsked: Bool, isIntact: Bool) {
        let hash = try request.text(Fields.revisionHash)
        let asked = try request.text(Fields.boundContent)
        if !hash.isEmpty { return (asked, hash, true, FlowValue.hash(Array(asked.utf8)) == hash) }
        // What nobody wrote down is bound as it stands when it is decided.
        guard let subject else { return ("", "", false, true) }
        let content = try GateFlow.content(gate, subject)
        return (content.text, content.hash, false, true)
    }

    func lines(_ content: String) throws -> [GateSheet.Line] {
        try content.split(separator: "\n").map { line in
            guard let colon = line.firstRange(of: ": ") else {
                return GateSheet.Line(name: String(line), value: "", meaning: "")
            }
            let meaning = try line.split(separator: " ").compactMap { try name($0) }.joined(separator: ", ")
            return GateSheet.Line(
                name: String(line[..<colon.lowerBound]), value: String(line[colon.upperBound...]), meaning: meaning)
        }
    }

    /// What people call the record that a word such as `opportunity_line/0196…` names; nil if it names none, or one
    /// that nobody has given a name.
    private func name(_ word: Substring) throws -> String? {
        let halves = word.split(separator: "/")
        guard halves.count == 2, let kind = LeadToCash.schema.kind(named: String(halves[0])),
            let id = RecordID(halves[1].last == ":" ? halves[1].dropLast() : halves[1])
        else { return nil }
        let key = RecordKey(kind: kind.number, id: id)
        // A row is called after its product.
        if let field = kind.field(named: "product")?.number,
            case .reference(let product) = try ground.value(field, of: key)
        {
            return try ground.name(RecordKey(kind: Product.kind, id: product))
        }
        let name = try ground.name(key)
        return name == id.description ? nil : name
    }

    func lacks(_ gate: String, _ key: RecordKey, _ subject: FlowSubject?) throws -> [String] {
        let known = try subject.map { try GateFlow.lacks(gate, $0) } ?? []
        return try GateCompleteness.missing(key, ground).map { missing in
            let label = known.first { $0.label.english == missing.sentence }?.label
            return label?.text(in: text.language) ?? missing.sentence
        }
    }

    // MARK: What was decided

    func decisions(_ request: RecordID) throws -> [GateSheet.Decision] {
        typealias Made = GateDecision.Fields
        let keys = try ground.allRecords(GateDecision.kind, where: Made.request, is: .reference(request))
            .map { RecordKey(kind: GateDecision.kind, id: $0) }
        return try keys.map { key in
            GateSheet.Decision(
                code: try ground.name(key), word: try text.text(Made.decision, key),
                tier: try text.text(Made.tier, key), by: try text.text(Made.decidedBy, key),
                at: try text.text(Made.decidedAt, key), note: try text.text(Made.note, key), lapsed: try lapse(key),
                conditions: try conditions(key))
        }.sorted { $0.at < $1.at }
    }

    private func lapse(_ key: RecordKey) throws -> String {
        let at = try text.text(GateDecision.Fields.lapsedAt, key)
        guard !at.isEmpty else { return "" }
        let because = try text.text(GateDecision.Fields.lapsedBecause, key)
        return because.isEmpty ? at : "\(at) · \(because)"
    }

    private func conditions(_ decision: RecordKey) throws -> [GateSheet.Condition] {
        typealias Terms = GateCondition.Fields
        return try ground.allRecords(GateCondition.kind, where: Terms.decision, is: .reference(decision.id)).map { id in
            let key = RecordKey(kind: GateCondition.kind, id: id)
            return GateSheet.Condition(
                text: try text.text(Terms.text, key), due: try text.text(Terms.dueOn, key),
                isMet: try ground.value(Terms.closed, of: key).isTrue)
        }
    }

    func others(_ gate: String, _ subject: FlowSubject, besides key: RecordKey) throws -> [GateSheet.Other] {
        try GateStanding.requests(gate, of: subject).filter { $0.request.key != key }.map { standing in
            let request = standing.request
            return GateSheet.Other(
                id: request.key.id, code: try ground.name(request.key),
                state: GateStanding.label(try standing.state).text(in: text.language),
                at: try text.text(Fields.requestedAt, request.key))
        }
    }
}

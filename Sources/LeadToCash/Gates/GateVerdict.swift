// Why this file exists: a decision at a gate is made once, by somebody who did not ask for it, on what was asked and
// nothing else. What follows from it is written in the same breath, so that nobody acts on half of it.

import SyncProtocol

/// What HQ says to a request.
public struct GateVerdict: Sendable {
    public enum Word: String, Sendable, CaseIterable {
        case approve, conditional, reject
        case sendBack = "return"

        /// The word of `GateDecision.decisions`.
        public var decision: String {
            switch self {
            case .approve: "approved"
            case .conditional: "conditional"
            case .reject: "rejected"
            case .sendBack: "returned"
            }
        }

        var isApproval: Bool { GateReading.passing.contains(decision) }
    }

    /// What has to be done although it is approved.
    public struct Condition: Hashable, Sendable {
        public let text: String
        public let dueOn: CivilDate

        public init(text: String, dueOn: CivilDate) {
            self.text = text
            self.dueOn = dueOn
        }
    }

    public let request: RecordID
    public let word: Word
    public let decidedBy: RecordID
    /// `office`, `region` or `hq`; the request's, if nil.
    public let tier: String?
    public let conditions: [Condition]
    public let note: String

    public init(
        request: RecordID, word: Word, decidedBy: RecordID, tier: String? = nil, conditions: [Condition] = [],
        note: String = ""
    ) {
        self.request = request
        self.word = word
        self.decidedBy = decidedBy
        self.tier = tier
        self.conditions = conditions
        self.note = note
    }

    /// What a decision writes.
    public struct Outcome: Sendable {
        public let edits: [RecordEdit]
        public let decision: RecordID
        public let gate: String
        /// The hash of what was decided on.
        public let revisionHash: String
    }

    private typealias Fields = GateDecision.Fields
    private typealias Request = GateRequest.Fields

    /// Decides.
    /// - Throws: ``Impediments``: that it is over, or else all that stands in the way.
    public func decide(at occasion: Occasion, _ ground: any Ground) throws -> Outcome {
        let book = Book(ground)
        let key = try book.existing(GateRequest.kind, request)
        let refusal = "\(try book.name(key)) cannot be decided on"
        try Impediments.check(refusal, try standing(key, book))
        try Impediments.check(
            refusal, try deciders(key, book) + terms(on: occasion.today) + substance(key, ground))
        let gate = try book.text(Request.gate, key)
        let subject = try GateReading.subject(of: key, ground)
        let content = try subject.map { try BoundContent.of(gate, $0, ground) }
        let asked = try book.text(Request.revisionHash, key)
        let hash = asked.isEmpty ? content?.hash ?? "" : asked
        let decision = try decision(key, gate, hash, at: occasion, book)
        var edits = [decision]
        edits += try conditions.map { try condition($0, key, decision.key.id, at: occasion, book) }
        edits.append(.changing(key, try answer(key, hash, content, at: occasion, book)))
        if let subject { edits += try consequences(gate, subject, hash, book) }
        return Outcome(edits: edits, decision: decision.key.id, gate: gate, revisionHash: hash)
    }

    // MARK: What stands in the way

    private func standing(_ request: RecordKey, _ book: Book) throws -> [String] {
        if try book.isTrue(Request.withdrawn, request) { return ["it is withdrawn"] }
        if try !GateReading.decisions(on: request, book.ground).isEmpty { return ["it is decided already"] }
        let state = try book.text(Request.state, request)
        switch state {
        case GateReading.State.returned: return ["it went back, and has to be asked anew"]
        case GateReading.State.lapsed: return ["what it asks about has changed, and has to be asked anew"]
        case GateReading.State.decided, GateReading.State.withdrawn: return ["it is \(state) already"]
        default: return []
        }
    }

    private func deciders(_ request: RecordKey, _ book: Book) throws -> [String] {
        var reasons: [String] = []
        if let objection = try FourEyes.objection(request, decidedBy: decidedBy, book.ground) {
            reasons.append(Self.clause(objection))
        }
        let person = RecordKey(kind: User.kind, id: decidedBy)
        if try book.text(User.Fields.status, person) == "left" { reasons.append("\(try book.name(person)) has left") }
        let tiers = GateRequest.tiers.map(\.word)
        if let tier, let needed = tiers.firstIndex(of: try book.text(Request.tier, request)) {
            let given = tiers.firstIndex(of: tier) ?? -1
            if given < needed { reasons.append("it is for the tier \(tiers[needed]) to decide") }
        }
        return reasons
    }

    /// What is wrong with the conditions.
    private func terms(on today: CivilDate) -> [String] {
        if word == .conditional, conditions.isEmpty { return ["an approval with conditions needs one"] }
        if word != .conditional, !conditions.isEmpty { return ["only an approval with conditions has any"] }
        return conditions.filter { $0.dueOn < today }.map { "“\($0.text)” is due on \($0.dueOn) already" }
    }

    /// What is missing, or has changed since it was asked; only whoever approves need mind.
    private func substance(_ request: RecordKey, _ ground: any Ground) throws -> [String] {
        guard word.isApproval else { return [] }
        let gate = try ground.text(Request.gate, of: request)
        if let change = try GateLapse.difference(request, gate, ground) {
            return ["what it asks about has changed: \(change)"]
        }
        return try GateCompleteness.missing(request, ground).map { Self.clause($0.sentence) }
    }

    /// A sentence without its stop.
    private static func clause(_ sentence: String) -> String {
        sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    }

    // MARK: What is written

    private func decision(
        _ request: RecordKey, _ gate: String, _ hash: String, at occasion: Occasion, _ book: Book
    ) throws -> RecordEdit {
        let asked = try book.text(Request.tier, request)
        return occasion.making(
            GateDecision.kind,
            try book.filing(GateDecision.kind, under: request) + [
                FieldValue(Fields.request, .reference(request.id)), FieldValue(Fields.gate, .text(gate)),
                FieldValue(Fields.decision, .text(word.decision)),
                FieldValue(Fields.tier, .text(tier ?? (asked.isEmpty ? "hq" : asked))),
                FieldValue(Fields.decidedBy, .reference(decidedBy)),
                FieldValue(Fields.decidedAt, .integer(occasion.now)),
                FieldValue(Fields.receivedAt, try book.value(Request.receivedAt, request)),
                FieldValue(Fields.revisionHash, hash.isEmpty ? .null : .text(hash)),
                FieldValue(Fields.note, note.isEmpty ? .null : .text(note)),
            ])
    }

    private func condition(
        _ condition: Condition, _ request: RecordKey, _ decision: RecordID, at occasion: Occasion, _ book: Book
    ) throws -> RecordEdit {
        occasion.making(
            GateCondition.kind,
            try book.filing(GateCondition.kind, under: request) + [
                FieldValue(GateCondition.Fields.decision, .reference(decision)),
                FieldValue(GateCondition.Fields.text, .text(condition.text)),
                FieldValue(GateCondition.Fields.dueOn, .date(condition.dueOn)),
                FieldValue(GateCondition.Fields.closed, .flag(false)),
            ])
    }

    /// What the request says from now on.
    private func answer(
        _ request: RecordKey, _ hash: String, _ content: BoundContent?, at occasion: Occasion, _ book: Book
    ) throws -> [FieldValue] {
        let state = word == .sendBack ? GateReading.State.returned : GateReading.State.decided
        var fields = [FieldValue(Request.state, .text(state))]
        if word == .sendBack, !note.isEmpty { fields.append(FieldValue(Request.missing, .text(note))) }
        if let tier { fields.append(FieldValue(Request.tier, .text(tier))) }
        if try book.number(Request.receivedAt, request) == nil {
            fields.append(FieldValue(Request.receivedAt, .integer(occasion.now)))
        }
        if try book.text(Request.revisionHash, request).isEmpty, let content, !hash.isEmpty {
            fields.append(FieldValue(Request.revisionHash, .text(hash)))
            fields.append(FieldValue(Request.boundContent, content.text.isEmpty ? .null : .text(content.text)))
        }
        return fields
    }

    // MARK: What follows

    private func consequences(
        _ gate: String, _ subject: RecordKey, _ hash: String, _ book: Book
    ) throws -> [RecordEdit] {
        switch gate {
        case GateReading.invest where word.isApproval: return try advance(subject, to: "initiated", book)
        case GateReading.bid where word.isApproval: return try advance(subject, to: "bidding", book)
        case GateReading.sign: return try contract(subject, hash, book)
        default: return []
        }
    }

    /// Moves a deal on; one that is further stays where it is.
    private func advance(_ subject: RecordKey, to stage: String, _ book: Book) throws -> [RecordEdit] {
        guard let deal = try GateReading.deal(of: subject, book.ground) else { return [] }
        let stages = Opportunity.stages.map(\.word)
        let outcome = try book.text(Opportunity.Fields.outcome, deal)
        let present = stages.firstIndex(of: try book.text(Opportunity.Fields.stage, deal)) ?? -1
        guard outcome.isEmpty || outcome == "open", let next = stages.firstIndex(of: stage), present < next else {
            return []
        }
        return [.changing(deal, [FieldValue(Opportunity.Fields.stage, .text(stage))])]
    }

    /// A contract that may be signed says so; one that may not is reviewed, and no more.
    private func contract(_ contract: RecordKey, _ hash: String, _ book: Book) throws -> [RecordEdit] {
        let state = try book.text(Contract.Fields.state, contract)
        if word.isApproval {
            guard !Contract.inForce.contains(state), !hash.isEmpty else { return [] }
            return [
                .changing(
                    contract,
                    [
                        FieldValue(Contract.Fields.state, .text("atcApproved")),
                        FieldValue(Contract.Fields.revisionHash, .text(hash)),
                    ])
            ]
        }
        guard state == "atcRequested" else { return [] }
        return [.changing(contract, [FieldValue(Contract.Fields.state, .text("reviewed"))])]
    }
}

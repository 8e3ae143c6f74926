// Why this file exists: decisions lapse by themselves when what they bind changes. HQ may let one lapse for another
// reason, and may look for those that a rule of an earlier program missed.

import SyncProtocol

public enum GateLapsing {
    /// What lapses.
    public struct Outcome: Sendable {
        public let edits: [RecordEdit]
        /// The requests, and why.
        public let lapsed: [(request: RecordID, because: String)]
    }

    private typealias Fields = GateDecision.Fields

    /// Lets one approval lapse.
    /// - Throws: ``Impediments``.
    public static func lapse(
        _ request: RecordID, because: String, at occasion: Occasion, _ ground: any Ground
    ) throws -> Outcome {
        let book = Book(ground)
        let key = try book.existing(GateRequest.kind, request)
        let standing = try standing(on: key, ground)
        var reasons: [String] = []
        if standing.isEmpty { reasons.append("it has no approval that stands") }
        if because.isEmpty { reasons.append("nobody says why") }
        try Impediments.check("\(try book.name(key)) cannot lapse", reasons)
        return Outcome(
            edits: try edits(key, standing, because, at: occasion, book), lapsed: [(request, because)])
    }

    /// Lets every approval lapse whose content has changed.
    public static func sweep(at occasion: Occasion, _ ground: any Ground) throws -> Outcome {
        let book = Book(ground)
        var all: [RecordEdit] = []
        var lapsed: [(request: RecordID, because: String)] = []
        for gate in GateRequest.gates.map(\.word) {
            for request in try book.keys(GateRequest.kind, GateRequest.Fields.gate, .text(gate)) {
                let standing = try standing(on: request, ground)
                guard !standing.isEmpty, try !isOver(request, book),
                    try book.text(GateRequest.Fields.state, request) != GateReading.State.lapsed,
                    let change = try GateLapse.difference(request, gate, ground)
                else { continue }
                // An approval to bid stands for the bid that went out by it.
                let ended = gate == GateReading.bid ? [] : standing
                all += try edits(request, ended, change, at: occasion, book)
                lapsed.append((request: request.id, because: change))
            }
        }
        return Outcome(edits: all, lapsed: lapsed)
    }

    /// The approvals of a request that have not lapsed.
    private static func standing(on request: RecordKey, _ ground: any Ground) throws -> [RecordKey] {
        try GateReading.decisions(on: request, ground).filter {
            try GateReading.isPassing($0, ground) && !GateReading.hasLapsed($0, ground)
        }
    }

    /// Whether what was approved has been carried out, and needs no approval any more.
    private static func isOver(_ request: RecordKey, _ book: Book) throws -> Bool {
        guard let subject = try GateReading.subject(of: request, book.ground) else { return true }
        switch subject.kind {
        case Contract.kind: return Contract.inForce.contains(try book.text(Contract.Fields.state, subject))
        case ChangeOrder.kind: return try book.text(ChangeOrder.Fields.state, subject) == "effective"
        case Opportunity.kind:
            return ["won", "lost", "cancelled"].contains(try book.text(Opportunity.Fields.outcome, subject))
        default: return false
        }
    }

    private static func edits(
        _ request: RecordKey, _ decisions: [RecordKey], _ because: String, at occasion: Occasion, _ book: Book
    ) throws -> [RecordEdit] {
        var edits = decisions.map {
            RecordEdit.changing(
                $0,
                [
                    FieldValue(Fields.lapsedAt, .integer(occasion.now)),
                    FieldValue(Fields.lapsedBecause, .text(because)),
                ])
        }
        edits.append(
            .changing(
                request,
                [
                    FieldValue(GateRequest.Fields.state, .text(GateReading.State.lapsed)),
                    FieldValue(GateRequest.Fields.missing, .text(because)),
                ]))
        if let contract = try GateReading.subject(of: request, book.ground), contract.kind == Contract.kind,
            try book.text(Contract.Fields.state, contract) == "atcApproved"
        {
            edits.append(.changing(contract, [FieldValue(Contract.Fields.state, .text("reviewed"))]))
        }
        return edits
    }
}

// Why this file exists: a request that lacks something goes back on the day it arrives, with a list, and not weeks
// later from the meeting that was to decide on it. And whoever asks may think better of it.

import SyncProtocol

enum GateIntake {
    /// Also about what HQ asks itself, unless it says how the request stands.
    static let received = Invariant(
        "gateRequestReceived", "HQ has looked through the request: it is complete, or says what is missing.",
        watches: [GateRequest.kind: nil], check: checkReceived)

    static let withdrawn = Invariant(
        "gateRequestWithdrawn", "The request is withdrawn, and nobody has to decide on it.",
        watches: [GateRequest.kind: [GateRequest.Fields.withdrawn]], check: checkWithdrawn)

    private typealias Fields = GateRequest.Fields

    @Sendable private static func checkReceived(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard try proposal.isNew(ground), !(proposal.byHeadquarters && proposal.writes(Fields.state)),
            proposal.value(Fields.withdrawn)?.isTrue != true
        else { return nil }
        let after = GroundAfter(proposal, ground)
        let (state, reason) = try standing(proposal.key, after)
        var writes = [
            FieldValue(Fields.state, .text(state)),
            FieldValue(Fields.receivedAt, .integer(Int64(clamping: proposal.received))),
        ]
        if !reason.isEmpty { writes.append(FieldValue(Fields.missing, .text(reason))) }
        if state == GateReading.State.complete { writes += try terms(proposal, after) }
        writes += try bound(proposal.key, after)
        return Ruling(.accept, edits: [RecordEdit(proposal.key, .update, writes)])
    }

    /// Whose decision it is, and by when: as the authority matrix says, or in the usual time.
    private static func terms(_ proposal: Proposal, _ ground: GroundAfter) throws -> [FieldValue] {
        let answer = try AuthorityMatrix.answer(AuthorityMatrix.question(proposal.key, ground), ground)
        var terms: [FieldValue] = []
        if let answer { terms.append(FieldValue(Fields.tier, .text(answer.tier))) }
        let days = answer?.workingDays ?? AuthorityMatrix.usualDays
        if let due = WorkingDays.day(days, after: proposal.received) {
            terms.append(FieldValue(Fields.dueOn, .date(due)))
        }
        return terms
    }

    /// How a request stands as it arrives, and why.
    private static func standing(_ request: RecordKey, _ ground: any Ground) throws -> (state: String, reason: String) {
        let missing = try GateCompleteness.missing(request, ground)
        if !missing.isEmpty { return (GateReading.State.returned, missing.lines) }
        // Somebody else may have changed what it asks about while its author was offline.
        let gate = try ground.text(Fields.gate, of: request)
        if let change = try GateLapse.difference(request, gate, ground) {
            return (GateReading.State.lapsed, "Changed: \(change)")
        }
        return (GateReading.State.complete, "")
    }

    /// What the request asks about, where its author's program did not write it down.
    private static func bound(_ request: RecordKey, _ ground: any Ground) throws -> [FieldValue] {
        guard try ground.value(Fields.revisionHash, of: request).isEmpty,
            let subject = try GateReading.subject(of: request, ground)
        else { return [] }
        let content = try BoundContent.of(try ground.text(Fields.gate, of: request), subject, ground)
        return [
            FieldValue(Fields.revisionHash, .text(content.hash)), FieldValue(Fields.boundContent, .text(content.text)),
        ]
    }

    @Sendable private static func checkWithdrawn(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard proposal.value(Fields.withdrawn)?.isTrue == true,
            try ![GateReading.State.decided, GateReading.State.withdrawn].contains(
                ground.text(Fields.state, of: proposal.key)),
            try GateReading.decisions(on: proposal.key, ground).isEmpty
        else { return nil }
        let state = FieldValue(Fields.state, .text(GateReading.State.withdrawn))
        return Ruling(.accept, edits: [RecordEdit(proposal.key, .update, [state])])
    }
}

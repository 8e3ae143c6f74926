// Why this file exists: finance matches one of two claims to the payment and closes the other as the same money. With
// that it has said which it is, and need not say it a second time to the question that asked.

import SyncProtocol

enum ClaimsSettled {
    /// Also about HQ's own edits: it is finance at HQ that matches.
    static let rule = Invariant(
        "sameMoneySettled", "Of two claims of one transfer finance has said which it is.",
        watches: [ReceiptClaim.kind: [ReceiptClaim.Fields.state]], check: check)

    private typealias Fields = ReceiptClaim.Fields

    private static let settled: Set<String> = ["matched", "sameMoney", "refused"]

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        let after = GroundAfter(proposal, ground)
        guard !proposal.isDeletion, try isSettled(proposal.key, after) else { return nil }
        let reference = try after.text(Fields.bankReference, of: proposal.key)
        guard !reference.isEmpty else { return nil }
        let claims = try after.allRecords(ReceiptClaim.kind, where: Fields.bankReference, is: .text(reference))
            .map { RecordKey(kind: ReceiptClaim.kind, id: $0) }
        let answered = try claims.filter { try isSettled($0, after) }.flatMap { claim in
            try ground.openCases(["sameMoney"], about: claim).filter { question in
                try ground.other(in: question).map { try isSettled($0, after) } ?? true
            }
        }
        guard !answered.isEmpty else { return nil }
        return Ruling(.accept, settlements: answered.map { CaseSettlement($0.id, .accept) })
    }

    private static func isSettled(_ claim: RecordKey, _ ground: any Ground) throws -> Bool {
        try settled.contains(ground.text(Fields.state, of: claim))
    }
}

// Why this file exists: a contract that was edited after it was approved is another contract. That it was signed is a
// fact and stays; that it comes into force is HQ's to say, knowing of this.

import SyncProtocol

enum SigningDecision {
    static let rule = Invariant(
        "signedWithoutATC", "ATC has not approved what was signed; the signature is recorded, and HQ looks at it.",
        watches: [Signature.kind: nil], check: check)

    private typealias Fields = Signature.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, try proposal.isNew(ground),
            let contract = proposal.value(Fields.contract)?.asReference.map({ RecordKey(kind: Contract.kind, id: $0) }),
            // A paper that was in force already needs no approval any more.
            try !Contract.freeze.isFrozen(ground.value(Contract.Fields.state, of: contract)),
            let breach = try breach(proposal, contract, ground)
        else { return nil }
        let note =
            "\(proposal.authorName) reports a signature of “\(try ground.title(of: contract))”, and \(breach). Do not "
            + "register it before that is settled: \(try GateReading.command(GateReading.sign, contract, ground))"
        return .acceptWithCase(
            CaseDraft(.exception, proposal.key, other: contract, terms: .high("COM", "HQ"), note: note))
    }

    private static func breach(_ proposal: Proposal, _ contract: RecordKey, _ ground: any Ground) throws -> String? {
        guard let decision = try GateReading.approval(GateReading.sign, of: contract, ground) else {
            return "there is no standing approval of it"
        }
        let approved = try ground.text(GateDecision.Fields.revisionHash, of: decision)
        let signed = proposal.value(Fields.revisionHash)?.asText ?? ""
        guard !approved.isEmpty, !signed.isEmpty, approved != signed else { return nil }
        return "what was signed is not the revision that ATC approved"
    }
}

// Why this file exists: two people bring two papers for one milestone, and each of them is the customer's claim to
// having accepted. Both stay; until somebody says which counts, it is the earliest that can be looked at. What was
// accepted before the customer refused is no rival of what they accept afterwards.

import SyncProtocol

enum Certificates {
    static let rule = Invariant(
        "oneCertificate", "There is another certificate for this milestone; people decide which one counts.",
        watches: [Acceptance.kind: [Acceptance.Fields.milestone, Acceptance.Fields.result]], check: check)

    private typealias Fields = Acceptance.Fields

    private static let rejected = "rejected"

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        let after = GroundAfter(proposal, ground)
        guard !proposal.byHeadquarters, try proposal.isNew(ground), try isPositive(proposal.key, after),
            let milestone = proposal.value(Fields.milestone)?.asReference
        else { return nil }
        let papers = try rivals(under: milestone, after).sorted { try isBetter($0, $1, after) }
        guard papers.count > 1, papers.contains(proposal.key), let best = papers.first else { return nil }
        let other = best == proposal.key ? papers[1] : best
        let title = try ground.title(of: RecordKey(kind: Milestone.kind, id: milestone))
        let day = try after.value(Fields.acceptedOn, of: best).asDate?.description ?? "a day unknown"
        let note =
            "There are \(papers.count) certificates for the milestone “\(title)”; \(proposal.authorName) brings the "
            + "last. The one of \(day) counts until you decide which one does."
        let aside = papers.dropFirst().map { RecordEdit($0, .update, [FieldValue(Fields.setAside, .flag(true))]) }
        return .acceptWithCase(
            CaseDraft(.exception, proposal.key, other: other, terms: .high("FR", "COM", "HQ"), note: note),
            edits: aside)
    }

    /// The papers that say that a milestone is accepted, as far as none refuses it between them and the last.
    private static func rivals(under milestone: RecordID, _ ground: any Ground) throws -> [RecordKey] {
        let papers = try ground.filed(Acceptance.kind, under: milestone, by: Fields.milestone)
            .filter { try stands($0, ground) }
            .map { (key: $0, age: try age($0, ground), isYes: try isPositive($0, ground)) }
            .sorted { $0.age < $1.age }
        guard let last = papers.lastIndex(where: \.isYes) else { return [] }
        let first = papers[..<last].lastIndex { !$0.isYes }.map { $0 + 1 } ?? 0
        return papers[first...last].map(\.key)
    }

    /// Whether a paper counts for anything: the customer has not taken it back, and no other counts instead.
    private static func stands(_ paper: RecordKey, _ ground: any Ground) throws -> Bool {
        try !ground.value(Fields.revoked, of: paper).isTrue && !ground.value(Fields.setAside, of: paper).isTrue
    }

    private static func isPositive(_ paper: RecordKey, _ ground: any Ground) throws -> Bool {
        try stands(paper, ground) && ground.text(Fields.result, of: paper) != rejected
    }

    /// Whether the last paper that stands says that the milestone is not accepted, whatever else says that it is.
    static func isContradicted(_ milestone: RecordKey, _ ground: any Ground) throws -> Bool {
        let papers = try ground.filed(Acceptance.kind, under: milestone.id, by: Fields.milestone)
            .filter { try stands($0, ground) }
        guard let last = try papers.max(by: { try age($0, ground) < age($1, ground) }) else { return false }
        return try ground.text(Fields.result, of: last) == rejected
    }

    /// The order of papers in time; those without a date come first.
    private static func age(_ paper: RecordKey, _ ground: any Ground) throws -> (Int32, RecordKey) {
        (try ground.value(Fields.acceptedOn, of: paper).asDate?.days ?? .min, paper)
    }

    /// One with a scan goes before one without, and then the earlier before the later.
    private static func isBetter(_ a: RecordKey, _ b: RecordKey, _ ground: any Ground) throws -> Bool {
        let hasScan = (
            try !ground.text(Fields.scan, of: a).isEmpty, try !ground.text(Fields.scan, of: b).isEmpty
        )
        return try hasScan.0 == hasScan.1 ? age(a, ground) < age(b, ground) : hasScan.0
    }
}

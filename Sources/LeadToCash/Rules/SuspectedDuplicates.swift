// Why this file exists: two reps meet one customer on one day and make two records of it. A machine finds the pair and
// a person says whether it is one; nothing is merged by itself.

import SyncProtocol

/// Also about HQ's own edits: what an import brings may be here already.
enum SuspectedDuplicates {
    static let rule = Invariant(
        "suspectedDuplicate", "Another record looks like the same; both stay until someone has compared them.",
        watches: MatchKeys.sources.mapValues { $0 }, check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.isDeletion else { return nil }
        let keys = try MatchKeys.keys(proposal.key.kind) { try proposal.after($0, ground) }
        return try pair(proposal, keys, ground).map { .acceptWithCase($0) }
    }

    /// The case about the likeliest other record, if any is likely.
    private static func pair(_ proposal: Proposal, _ keys: [FieldValue], _ ground: any Ground) throws -> CaseDraft? {
        let others = try candidates(proposal.key, keys, ground)
        guard !others.isEmpty,
            let subject = try read(proposal.key, ground, { try proposal.after($0, ground) })
        else { return nil }
        var best: (finding: DuplicateFinding, other: RecordKey)?
        for key in others {
            guard let other = try read(key, ground, { try ground.value($0, of: key) }),
                let finding = DuplicateDetector.compare(subject, other), isWorthAsking(finding, subject, other),
                finding.certainty > best?.finding.certainty ?? .possible || best == nil,
                try !isKeptApart(proposal.key, key, ground)
            else { continue }
            best = (finding, key)
        }
        return try best.map { try draft($0.finding, proposal, $0.other, ground) }
    }

    /// Living records that share a key, in id order.
    private static func candidates(
        _ key: RecordKey, _ keys: [FieldValue], _ ground: any Ground
    ) throws -> [RecordKey] {
        var ids: Set<RecordID> = []
        for item in keys where !item.value.isEmpty {
            ids.formUnion(try ground.records(key.kind, where: item.field, is: item.value))
        }
        ids.remove(key.id)
        let redirect = LeadToCash.schema.kind(key.kind)?.redirect
        return try ids.sorted().map { RecordKey(kind: key.kind, id: $0) }.filter { other in
            try redirect.map { try ground.value($0, of: other).isEmpty } ?? true
        }
    }

    /// A record as the detector reads it; nil for one that is merged.
    private static func read(
        _ key: RecordKey, _ ground: any Ground, _ stored: (FieldNumber) throws -> Value
    ) throws -> DuplicateSubject? {
        guard let kind = LeadToCash.schema.kind(key.kind) else { return nil }
        var values: [FieldNumber: Value] = [:]
        for field in kind.fields where field.policy != .derived { values[field.number] = try stored(field.number) }
        let office = kind.field(named: "office").flatMap { values[$0.number]?.asReference }
        let country = try office.flatMap {
            try ground.value(Office.Fields.country, of: RecordKey(kind: Office.kind, id: $0)).asText
        }
        return DuplicateSubject(key, stored: { values[$0] ?? .null }, homeCountry: country)
    }

    /// Two legal forms may be parent and subsidiary, or two ways of typing: in one country a person looks. Other
    /// doubts speak against asking.
    private static func isWorthAsking(
        _ finding: DuplicateFinding, _ a: DuplicateSubject, _ b: DuplicateSubject
    ) -> Bool {
        if finding.certainty >= .likely { return true }
        return finding.signals.contains(.nameAndCountry) && finding.doubts == [.legalFormsDiffer]
            && a.whereabouts.relation(to: b.whereabouts) == .same
    }

    /// Whether somebody has said before that these two are two.
    private static func isKeptApart(_ a: RecordKey, _ b: RecordKey, _ ground: any Ground) throws -> Bool {
        for (one, other) in [(a, b), (b, a)] {
            let subject = Value.compound([.integer(Int64(one.kind)), .reference(one.id), .integer(0)])
            let ids = try ground.records(CaseRecord.number, where: CaseRecord.Fields.subject, is: subject)
            for id in ids {
                let key = RecordKey(kind: CaseRecord.number, id: id)
                let pair = try ground.value(CaseRecord.Fields.other, of: key).parts
                guard pair == [.integer(Int64(other.kind)), .reference(other.id)] else { continue }
                let answer = try ground.value(CaseRecord.Fields.answer, of: key)
                if answer == .text(CaseAnswer.separate.rawValue) { return true }
            }
        }
        return false
    }

    private static func draft(
        _ finding: DuplicateFinding, _ proposal: Proposal, _ other: RecordKey, _ ground: any Ground
    ) throws -> CaseDraft {
        let own = MergeCandidate(proposal.key) { (try? proposal.after($0, ground)) ?? .null }
        let rival = MergeCandidate(other) { (try? ground.value($0, of: other)) ?? .null }
        // The same of the two stays in whichever order they arrived.
        let survivor = MergeRules.survivor(of: own, rival)
        let loser = survivor == proposal.key ? other : proposal.key
        let shared = finding.evidence.map { "\($0.signal) \($0.shared)" }.joined(separator: ", ")
        let against = finding.doubts.map { "\($0)" }.joined(separator: ", ")
        let doubts = against.isEmpty ? "" : " Against it: \(against)."
        let sure = finding.certainty == .certain ? "certainly" : "probably"
        return CaseDraft(
            .duplicate, loser, other: survivor, terms: try terms(finding, proposal, other, ground),
            note: "\(try title(proposal, ground)) is \(sure) the same as “\(try ground.title(of: other))”: \(shared)."
                + "\(doubts) Merge the two, or keep them apart.")
    }

    private static func title(_ proposal: Proposal, _ ground: any Ground) throws -> String {
        let names = [Account.kind: Account.Fields.name, Lead.kind: Lead.Fields.accountName]
        let field = names[proposal.key.kind] ?? Opportunity.Fields.name
        return "“\(try proposal.after(field, ground).asText ?? proposal.key.id.description)”"
    }

    private static func terms(
        _ finding: DuplicateFinding, _ proposal: Proposal, _ other: RecordKey, _ ground: any Ground
    ) throws -> CaseTerms {
        if finding.certainty == .certain { return .high("HQ") }
        guard let office = LeadToCash.schema.kind(other.kind)?.field(named: "office")?.number,
            let own = try proposal.after(office, ground).asReference
        else { return .medium("HQ") }
        return try ground.value(office, of: other) == .reference(own) ? .medium("OM", "HQ") : .medium("HQ")
    }
}

// Why this file exists: judging an edit may leave HQ with work of its own: codes to issue, cases to open or close, a
// value to put back. The judge names the work; the sequencer does it, as HQ's own edits, in the same transaction.

/// What HQ has to do after a judgement.
public struct Aftermath: Sendable {
    /// New records, for which HQ may have to issue codes.
    public internal(set) var created: [RecordKey] = []
    /// Those of them that HQ had never known before.
    var newcomers: [RecordKey] = []
    /// Fields on which a person was or is to decide, with where they stand now.
    var disputes: [Dispute] = []
    /// Cases that rules want opened.
    var drafts: [OpenDraft] = []
    /// HQ's own edits that rules ask for.
    var edits: [RecordEdit] = []
    /// Records that were filed under another, whose scope they share.
    var filed: [RecordKey] = []
    /// Records that have gone to another scope, or come back: what belongs to them comes along.
    var moves: [RecordKey] = []
    /// Answers to cases.
    var answers: [Answer] = []
    /// People of whom the organisation may say something else now.
    var persons: Set<RecordID> = []
    /// Records that the author wrote to and may hold no longer.
    var strays: Set<RecordKey> = []

    /// Where the question about one field stands.
    struct Dispute: Sendable {
        let topic: CaseTopic
        let kind: RecordKind
        let field: Field
        let state: FieldState
        let scope: ScopeID
        /// The edit that was applied last.
        let last: Sibling

        var isOpen: Bool { field.policy.asksPerson(about: state) }
    }

    /// A draft with what the judge knows about it.
    struct OpenDraft: Sendable {
        let draft: CaseDraft
        /// The rule that asks.
        let rule: String
        let scope: ScopeID
        /// σ of the commits that ask.
        var commits: ClosedRange<CommitSequence>
        /// The edits it is about.
        var candidates: [Sibling]

        var topic: CaseTopic { CaseTopic(draft.subject, draft.field, rule) }
    }

    /// Someone's answer to a case.
    struct Answer: Sendable {
        let id: RecordID
        let answer: CaseAnswer
        let author: Author
        /// The commits that whoever answered had seen: the answer is not about what came later.
        let seen: CommitSequence
    }

    var isEmpty: Bool {
        created.isEmpty && disputes.isEmpty && drafts.isEmpty && edits.isEmpty && answers.isEmpty && filed.isEmpty
            && moves.isEmpty && persons.isEmpty
    }

    /// Adds what a later judgement left. Of one dispute only where it stands last matters.
    mutating func add(_ later: Aftermath) {
        created += later.created
        newcomers += later.newcomers
        drafts += later.drafts
        edits += later.edits
        answers += later.answers
        disputes += later.disputes
        filed += later.filed
        moves += later.moves
        persons.formUnion(later.persons)
    }

    /// The cases to be opened: one for each topic. Edits that one rule holds are asked about together; of what else is
    /// asked, whoever asks first is heard.
    var casesToOpen: [OpenDraft] {
        var positions: [CaseTopic: Int] = [:]
        var result: [OpenDraft] = []
        for draft in drafts {
            guard let position = positions[draft.topic] else {
                positions[draft.topic] = result.count
                result.append(draft)
                continue
            }
            guard draft.draft.question == .held, result[position].draft.question == .held else { continue }
            let known = result[position].commits
            result[position].commits =
                min(known.lowerBound, draft.commits.lowerBound)...max(known.upperBound, draft.commits.upperBound)
            result[position].candidates += draft.candidates
        }
        return result
    }

    /// The last word on every disputed topic, in the order in which they came up.
    var lastDisputes: [Dispute] {
        var positions: [CaseTopic: Int] = [:]
        var result: [Dispute] = []
        for dispute in disputes {
            if let position = positions[dispute.topic] {
                result[position] = dispute
            } else {
                positions[dispute.topic] = result.count
                result.append(dispute)
            }
        }
        return result
    }
}

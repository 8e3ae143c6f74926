// Why this file exists: one page says all there is about a case, in the order in which people ask: what is it, who
// wanted what, what shows now, who decides until when, and what if nobody does.

import LeadToCash
import SyncProtocol
import SyncServer

/// A case as one reader sees it, ready for the template.
struct CaseSheet: Sendable {
    let head: CaseHead
    /// Where a value is to be chosen.
    let values: CaseValues?
    /// Where held edits are in question.
    let held: [CaseSide]
    let hasHeld: Bool
    /// Where two records may be one; nil, too, if the reader may not see both.
    let pair: CasePair?
    let isPairUnseen: Bool
    let closing: CaseClosing
    let comments: [String]
    let hasComments: Bool
    let asks: CaseAsking
}

/// What it is, who decides, and until when.
struct CaseHead: Sendable {
    struct Fact: Hashable, Sendable {
        let label: String
        let text: String
    }

    let code: String
    let path: String
    let subject: String
    let subjectHref: String?
    let matter: String
    let severity: String
    let severityClass: String
    let question: String
    let sentence: String
    let state: String
    let note: String?
    let rule: String?
    let facts: [Fact]
    /// What happens if nobody decides in time.
    let otherwise: String?
}

/// What stood there, what shows now and why, and every value there is to choose from.
struct CaseValues: Sendable {
    let hasBase: Bool
    let baseLines: [String]
    let shown: String
    let whyShown: String
    let sides: [CaseSide]
}

/// How a closed case ended, and what of it can be taken back.
struct CaseClosing: Sendable {
    let decision: String?
    /// What there was to choose between.
    let quotes: [CaseSide]
    let hasQuotes: Bool
    let canUnmerge: Bool
}

/// What the reader may answer.
struct CaseAsking: Sendable {
    let canAnswer: Bool
    let value: Bool
    let yesOrNo: Bool
    let merge: Bool
    /// Whether the answer counts as HQ's.
    let isForHeadquarters: Bool
    let isNotYours: Bool
    /// What was shown, so that an answer to something else is not taken for one to this.
    let about: String
}

/// One value or edit that a case is about.
struct CaseSide: Hashable, Sendable {
    let number: Int
    let heading: String
    /// What the edit is about; nil where the case says so.
    let field: String?
    /// A long text paragraph by paragraph.
    let lines: [String]
    /// The same in one line, for the form.
    let brief: String
    let who: String
    let role: String?
    let device: String?
    let when: String
    let why: String?
    let dot: String
    let isOwn: Bool
    /// Whether a closed case decided otherwise, so that it can be had back.
    let isLost: Bool
}

/// Two records side by side, and what would become of them.
struct CasePair: Hashable, Sendable {
    struct Line: Hashable, Sendable {
        let label: String
        let survivorText: String
        let loserText: String
        let resultText: String
        let source: String
        let sourceClass: String
    }

    let survivor: String
    let survivorHref: String?
    let loser: String
    let loserHref: String?
    let pairLines: [Line]
}

/// What a form about a case was made for.
enum CaseFingerprint {
    /// The edits that are in question, in order: whoever answers has seen these.
    static func of(_ dossier: CaseDossier) -> String {
        let dots = dossier.candidates.map(\.sibling.dot) + dossier.held.map(\.loser.sibling.dot)
        return Set(dots).sorted().map(\.description).joined(separator: ",")
    }
}

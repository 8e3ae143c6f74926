// Why this file exists: a question that waits for a person must say whose it is, until when, and what happens if nobody
// answers. The domain names the terms; the engine keeps them.

/// How much depends on a decision.
public enum Severity: String, Hashable, Sendable, CaseIterable {
    case low, medium, high
}

/// What a case asks.
public enum CaseQuestion: String, Hashable, Sendable, CaseIterable {
    /// Which of several concurrent values of a field is to stand.
    case values
    /// Whether an edit that may not apply now is to apply after all.
    case held
    /// What to do about a state that breaks a rule of the domain although every edit was accepted.
    case exception
    /// Whether two records are one.
    case duplicate
}

/// What becomes of a case that nobody decides in time.
public enum Expiry: String, Hashable, Sendable, CaseIterable {
    /// The working value stands; a held edit stays out.
    case stands
    /// The next role in line is asked, under a new due time.
    case escalates
    /// Nothing: it stays open, overdue.
    case waits
}

/// Whose question it is, until when, and what happens then.
public struct CaseTerms: Hashable, Sendable {
    public let severity: Severity
    /// The roles that are asked, in order; the first is the decider, the next one after an escalation.
    public let deciders: [String]
    /// Working days from opening to due (Monday to Friday, UTC).
    public let workingDays: Int
    public let expiry: Expiry

    public init(_ severity: Severity, deciders: [String], workingDays: Int, expiry: Expiry) {
        self.severity = severity
        self.deciders = deciders
        self.workingDays = workingDays
        self.expiry = expiry
    }

    /// Ten working days, then the working value stands.
    public static func low(_ deciders: String...) -> CaseTerms {
        CaseTerms(.low, deciders: deciders, workingDays: 10, expiry: .stands)
    }

    /// Three days, then the next in line.
    public static func medium(_ deciders: String...) -> CaseTerms {
        CaseTerms(.medium, deciders: deciders, workingDays: 3, expiry: .escalates)
    }

    /// One day, then the next in line; never closed by itself.
    public static func high(_ deciders: String...) -> CaseTerms {
        CaseTerms(.high, deciders: deciders, workingDays: 1, expiry: .escalates)
    }

    /// When a case opened at an instant is due: the same time of day, so many working days on. Unix milliseconds.
    public func due(openedAt milliseconds: UInt64) -> UInt64 {
        let day: UInt64 = 86_400_000
        var result = milliseconds
        var left = workingDays
        while left > 0 {
            result += day
            // 1970-01-01 was a Thursday.
            let weekday = (result / day + 3) % 7
            if weekday < 5 { left -= 1 }
        }
        return result
    }
}

/// What a case is about: at most one is open for each.
public struct CaseTopic: Hashable, Sendable {
    public let key: RecordKey
    /// 0 for the record as a whole.
    public let field: FieldNumber
    /// `values`, or the rule that asked.
    public let name: String

    public init(_ key: RecordKey, _ field: FieldNumber = 0, _ name: String) {
        self.key = key
        self.field = field
        self.name = name
    }

    static func values(_ key: RecordKey, _ field: FieldNumber) -> CaseTopic {
        CaseTopic(key, field, CaseQuestion.values.rawValue)
    }
}

/// A case that a rule of the domain wants opened.
public struct CaseDraft: Hashable, Sendable {
    public let question: CaseQuestion
    public let subject: RecordKey
    /// 0 for the record as a whole.
    public let field: FieldNumber
    /// The other record of a pair.
    public let other: RecordKey?
    public let terms: CaseTerms
    /// One English sentence: what is wrong and what is suggested.
    public let note: String
    /// The edit it is about, if that is not the one under judgement: an earlier one that HQ takes back, and that
    /// `accept` applies after all.
    public let about: Sibling?

    public init(
        _ question: CaseQuestion, _ subject: RecordKey, field: FieldNumber = 0, other: RecordKey? = nil,
        terms: CaseTerms, note: String, about: Sibling? = nil
    ) {
        self.about = about
        self.question = question
        self.subject = subject
        self.field = field
        self.other = other
        self.terms = terms
        self.note = note
    }
}

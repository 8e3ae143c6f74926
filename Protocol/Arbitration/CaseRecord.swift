// Why this file exists: a case is a record like any other: it syncs, has a history, and is answered offline. Its kind
// belongs to the engine, because the engine opens and closes cases; a domain takes it into its schema.

/// The kind of record that a question for people is.
public enum CaseRecord {
    public static let number: KindNumber = 60_000

    public enum Fields {
        /// `C-2026-000118`, issued as the case opens.
        public static let code: FieldNumber = 1
        /// The number of the scope it is replicated in: that of its subject.
        public static let scope: FieldNumber = 2
        /// {subject_kind, subject_id, subject_field}; field 0 is the whole record.
        public static let subject: FieldNumber = 3
        /// A ``CaseQuestion``.
        public static let question: FieldNumber = 4
        /// The name of the rule or policy that asked.
        public static let rule: FieldNumber = 5
        public static let severity: FieldNumber = 6
        /// The role that is asked.
        public static let decider: FieldNumber = 7
        /// Roles that are asked after it, separated by commas.
        public static let deputies: FieldNumber = 8
        public static let due: FieldNumber = 9
        /// An ``Expiry``.
        public static let expiry: FieldNumber = 10
        /// `open` or `closed`.
        public static let state: FieldNumber = 11
        /// The candidates with author, stamp, role, reason, value and base, as a JSON array for people and scripts;
        /// what can be restored stands in the journal.
        public static let candidates: FieldNumber = 12
        /// What is wrong and what is suggested, in English.
        public static let note: FieldNumber = 13
        /// {decided_by, decided_at, decision}
        public static let decision: FieldNumber = 14
        /// A decider's answer, a ``CaseAnswer``.
        public static let answer: FieldNumber = 15
        /// What people said about it: `2026-11-20 09:14 Li Na: …`.
        public static let comments: FieldNumber = 16
        /// {other_kind, other_id}: the other record of a pair.
        public static let other: FieldNumber = 17
        /// σ of the commits in which edits were held or taken back, or in which the merge of a pair began and ended:
        /// {first, last}.
        public static let commits: FieldNumber = 18
        public static let openedAt: FieldNumber = 19
        /// The names of those whose edits it is about.
        public static let authors: FieldNumber = 20
    }

    /// The word in `state` while a case waits.
    public static let open = "open"
    public static let closed = "closed"

    public static let kind = RecordKind(
        number: number, name: "conflict_case", scope: .named(by: Fields.scope),
        code: IssuedCode(field: Fields.code, prefix: "C"), issuedOnly: true,
        fields: [
            text(Fields.code, "code"),
            Field(Fields.scope, "scope", column: "scope", .integer, policy: .hqOnly),
            Field(
                Fields.subject, "subject",
                columns: [
                    Column("subject_kind", .integer), Column("subject_id", .reference("")),
                    Column("subject_field", .integer),
                ], policy: .hqOnly),
            text(Fields.question, "question", choices: CaseQuestion.allCases.map(\.rawValue)),
            text(Fields.rule, "rule"),
            text(Fields.severity, "severity", choices: Severity.allCases.map(\.rawValue)),
            text(Fields.decider, "decider"),
            text(Fields.deputies, "deputies"),
            Field(Fields.due, "due", column: "due", .instant, policy: .hqOnly),
            text(Fields.expiry, "expiry", choices: Expiry.allCases.map(\.rawValue)),
            text(Fields.state, "state", choices: [open, closed]),
            text(Fields.candidates, "candidates"),
            text(Fields.note, "note"),
            Field(
                Fields.decision, "decision",
                columns: [
                    Column("decided_by", .text), Column("decided_at", .instant), Column("decision", .text),
                ], policy: .hqOnly),
            Field(
                Fields.answer, "answer", column: "answer", .text, policy: .keepLatest,
                choices: CaseAnswer.allCases.map(\.rawValue)),
            Field(Fields.comments, "comments", column: "comments", .set, policy: .addRemove),
            Field(
                Fields.other, "other",
                columns: [Column("other_kind", .integer), Column("other_id", .reference(""))], policy: .hqOnly),
            Field(
                Fields.commits, "commits",
                columns: [Column("first_commit", .integer), Column("last_commit", .integer)], policy: .hqOnly),
            Field(Fields.openedAt, "openedAt", column: "opened_at", .instant, policy: .hqOnly),
            text(Fields.authors, "authors"),
        ])

    private static func text(_ number: FieldNumber, _ name: String, choices: [String] = []) -> Field {
        Field(number, name, column: name, .text, policy: .hqOnly, choices: choices)
    }
}

/// What a decider may answer. The value itself, where one is chosen, stands in the same changeset as an edit of the
/// subject that has seen every candidate.
public enum CaseAnswer: String, Hashable, Sendable, CaseIterable {
    /// The value written beside it is to stand.
    case decided
    /// A held edit is to apply.
    case accept
    /// A held edit stays out; an exception needs nothing further.
    case reject
    /// A pair is one: the subject is merged into the other record.
    case merge
    /// A pair is two.
    case separate
}

extension CaseQuestion {
    /// Whether an answer is one to this question.
    public func takes(_ answer: CaseAnswer) -> Bool {
        switch self {
        case .values: answer == .decided
        case .held, .exception: answer == .accept || answer == .reject
        case .duplicate: answer == .merge || answer == .separate
        }
    }
}

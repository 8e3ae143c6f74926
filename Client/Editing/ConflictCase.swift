// Why this file exists: a question for people travels as a plain record. Here it is read: what is asked, of whom, until
// when, about whose edits, and what was said.

import Foundation
import SyncProtocol

/// A question that waits, or waited, for a person: a record of ``CaseRecord/kind``.
public struct ConflictCase: Hashable, Sendable {
    public let key: RecordKey
    /// Such as `C-2026-000118`.
    public let code: String
    public let question: CaseQuestion
    /// The record it is about.
    public let subject: RecordKey
    /// The field it is about; 0 for the whole record.
    public let field: FieldNumber
    /// The other record of a pair.
    public let other: RecordKey?
    /// The rule or policy that asked.
    public let rule: String
    public let severity: Severity
    /// The role that is asked, and those that are asked after it.
    public let decider: String
    public let deputies: [String]
    /// Unix milliseconds.
    public let openedAt: Int64?
    public let due: Int64?
    public let expiry: Expiry
    public let isOpen: Bool
    /// What is wrong and what is suggested, in English.
    public let note: String
    /// The names of those whose edits it is about.
    public let authors: [String]
    public let testimony: [Testimony]
    public let closing: Closing?
    /// The answer as it shows here.
    public let answer: CaseAnswer?
    /// `2026-11-20 09:14 Li Na: …`, oldest first.
    public let comments: [String]
    /// σ of the commits that held its edits, or that merged its pair.
    public let commits: ClosedRange<CommitSequence>?
    /// An answer was given here and waits to be uploaded.
    public internal(set) var isAnswered = false
    /// One of the edits it is about was made on this replica.
    public internal(set) var isOwn = false

    /// How it ended.
    public struct Closing: Hashable, Sendable {
        public let by: String
        /// Unix milliseconds.
        public let at: Int64?
        /// A ``CaseAnswer``, `expired`, or, of a question between values, the value that stands, as JSON.
        public let decision: String

        /// The value that was decided on; nil if the case did not ask for one.
        public func value(of field: Field) -> Value? { QuotedValue(json: decision)?.value(of: field) }
    }

    /// What the case itself says of one of the edits it is about.
    public struct Testimony: Hashable, Sendable {
        public let dot: Dot?
        public let author: String
        public let role: String
        public let reason: String
        public let stamp: Stamp?
        public let value: QuotedValue
        public let base: QuotedValue
    }

    /// Whether the time to decide it has run out.
    public func isOverdue(at now: Int64) -> Bool { isOpen && (due.map { $0 < now } ?? false) }

    /// Whether a role is asked and nobody here has answered yet.
    public func asks(_ role: String) -> Bool { isOpen && !isAnswered && !role.isEmpty && decider == role }

    /// Whether a commit is among those that it is about.
    public func concerns(_ sequence: CommitSequence) -> Bool { commits?.contains(sequence) ?? false }

    /// Whether a receipt's remark, on a field of an edit committed under a number, tells of one of the held edits that
    /// it asks about. A receipt does not say which rule of the domain it was.
    func isAbout(_ remark: Receipt.Remark, at sequence: CommitSequence, field: FieldNumber) -> Bool {
        let isSameRule =
            remark.rule == .invariant ? !Rule.allCases.contains { $0.name == rule } : remark.rule.name == rule
        return question == .held && remark.verdict == .held && remark.key == subject && isSameRule
            && (self.field == 0 || self.field == field) && concerns(sequence)
    }

    /// Whether an entry of the journal is one of the held edits that it asks about.
    public func isAbout(_ entry: Decision.Entry) -> Bool {
        question == .held && entry.verdict == .held && entry.key == subject && entry.ruleName == rule
            && (field == 0 || field == entry.field) && concerns(entry.sequence)
    }
}

extension ConflictCase {
    private typealias F = CaseRecord.Fields

    /// Reads a record of the kind; nil if it makes no sense.
    init?(_ row: RecordRow) {
        let subject = row.value(F.subject).parts
        guard row.key.kind == CaseRecord.number, let key = Self.key(subject),
            let question = CaseQuestion(rawValue: Self.text(row.value(F.question)))
        else { return nil }
        self.key = row.key
        self.subject = key
        self.question = question
        field = Self.number(subject.dropFirst(2).first) ?? 0
        code = Self.text(row.value(F.code))
        other = Self.key(row.value(F.other).parts)
        rule = Self.text(row.value(F.rule))
        severity = Severity(rawValue: Self.text(row.value(F.severity))) ?? .medium
        decider = Self.text(row.value(F.decider))
        deputies = Self.list(row.value(F.deputies))
        openedAt = Self.number(row.value(F.openedAt))
        due = Self.number(row.value(F.due))
        expiry = Expiry(rawValue: Self.text(row.value(F.expiry))) ?? .waits
        isOpen = Self.text(row.value(F.state)) != CaseRecord.closed
        note = Self.text(row.value(F.note))
        authors = Self.list(row.value(F.authors))
        testimony = Testimony.read(Self.text(row.value(F.candidates)))
        closing = Closing(row.value(F.decision).parts)
        answer = CaseAnswer(rawValue: Self.text(row.value(F.answer)))
        if case .set(let lines) = row.value(F.comments) { comments = lines.sorted() } else { comments = [] }
        let commits = row.value(F.commits).parts.map { Self.number($0) ?? 0 } as [CommitSequence]
        let first = commits.first ?? 0
        self.commits = first > 0 ? first...max(first, commits.dropFirst().first ?? 0) : nil
    }

    private static func text(_ value: Value) -> String {
        if case .text(let text) = value { return text }
        return ""
    }

    private static func list(_ value: Value) -> [String] {
        text(value).split(separator: ",").map { String($0.trimmingPrefix(while: \.isWhitespace)) }
    }

    private static func number<Number: FixedWidthInteger>(_ value: Value?) -> Number? {
        guard case .integer(let number)? = value else { return nil }
        return Number(exactly: number)
    }

    private static func key(_ parts: [Value]) -> RecordKey? {
        guard let kind: KindNumber = number(parts.first), case .reference(let id)? = parts.dropFirst().first else {
            return nil
        }
        return RecordKey(kind: kind, id: id)
    }
}

extension ConflictCase.Closing {
    fileprivate init?(_ parts: [Value]) {
        guard parts.count == 3, parts.contains(where: { $0 != .null }) else { return nil }
        func text(_ value: Value) -> String {
            if case .text(let text) = value { return text }
            return ""
        }
        by = text(parts[0])
        if case .integer(let time) = parts[1] { at = time } else { at = nil }
        decision = text(parts[2])
    }
}

extension ConflictCase.Testimony {
    /// Reads the JSON that HQ wrote; nothing of it, where a newer HQ writes it in another way.
    fileprivate static func read(_ text: String) -> [Self] {
        let told = try? JSONDecoder().decode([Told].self, from: Data(text.utf8))
        return (told ?? []).map { told in
            let milliseconds = told.stamp?.split(separator: ".").first.flatMap { UInt64($0) }
            return Self(
                dot: told.dot.flatMap { Dot($0) }, author: told.author ?? "", role: told.role ?? "",
                reason: told.reason ?? "", stamp: milliseconds.map { Stamp(milliseconds: $0) },
                value: told.value ?? .null, base: told.base ?? .null)
        }
    }

    private struct Told: Decodable {
        let dot: String?
        let author: String?
        let role: String?
        let reason: String?
        let stamp: String?
        let value: QuotedValue?
        let base: QuotedValue?
    }
}

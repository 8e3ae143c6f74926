// Why this file exists: an answer to a case is checked before it is written: that it is one to what was shown, that it
// fits the question, that what was typed is a value, and that it says why.

import LeadToCash
import SyncProtocol
import SyncServer

/// An answer that somebody wants to give.
struct CaseWish: Hashable, Sendable {
    let answer: CaseAnswer
    /// What is to stand, where the case asks for a value.
    let value: Value?
    let reason: String

    /// Bytes of a reason at most; what is said beside it in a case needs room, too.
    static let mostBytes = Limits.reason - 256
}

/// Reads answers from forms.
struct CaseWishReader {
    let reader: CaseReader
    let form: FormFields
    let today: CivilDate?

    private var names: InboxNames { reader.names }

    private func problem(_ key: String, _ text: String = "") -> PageProblem {
        .invalid(names.word(key).replacing("%1", with: text))
    }

    /// - Throws: ``PageProblem/invalid(_:)`` with a sentence in the reader's language, or ``PageProblem/forbidden``.
    func wish() throws -> CaseWish {
        let dossier = reader.dossier
        guard dossier.isOpen else { throw problem("caseClosedAlready") }
        guard reader.way != nil else { throw PageProblem.forbidden }
        guard (form["about"] ?? "") == CaseFingerprint.of(dossier) else { throw problem("caseMoved") }
        guard let answer = form["answer"].flatMap(CaseAnswer.init(rawValue:)), dossier.question.takes(answer) else {
            throw problem("caseChoose")
        }
        let reason = try reason()
        if dossier.question == .duplicate {
            guard try reader.pair() != nil else { throw PageProblem.forbidden }
        }
        let value = try dossier.question == .values ? value() : nil
        return CaseWish(answer: answer, value: value, reason: reason)
    }

    func reason() throws -> String {
        guard let reason = form["reason"] else { throw problem("caseReasonNeeded") }
        guard reason.utf8.count <= CaseWish.mostBytes else {
            throw problem("caseReasonLong", String(CaseWish.mostBytes))
        }
        return reason
    }

    // MARK: The value

    private func value() throws -> Value {
        let candidates = reader.dossier.candidates
        switch form["take"] {
        case nil: throw problem("caseChoose")
        case "base":
            guard let base = CaseSides.base(of: candidates, ownedBy: reader.person, reader.origins) else {
                throw problem("caseChoose")
            }
            return base.isEmpty ? .null : base
        case "other": return try typed()
        case let text?:
            guard let dot = Dot(text), let taken = candidates.first(where: { $0.sibling.dot == dot }) else {
                throw problem("caseMoved")
            }
            return taken.sibling.value
        }
    }

    private func typed() throws -> Value {
        guard let kind = reader.kind, let field = reader.field, let text = form["value"] else {
            throw problem("caseValueNeeded")
        }
        let value: Value
        do {
            value = try FieldText.parse(
                text, as: field, current: try reader.shown(), today: today, resolve: names.resolve)
        } catch let error as FieldTextError {
            throw PageProblem.invalid(error.label.text(in: names.language))
        }
        if let objection = LeadToCash.rulebook.objection(kind, field, value) { throw PageProblem.invalid(objection) }
        return value
    }
}

/// Gives answers.
enum CaseAnswering {
    /// Answers a case in somebody's own name, or in HQ's.
    /// - Parameter seen: HQ's frontier when the case was shown.
    /// - Returns: what did not go as it was wished, one sentence each.
    /// - Throws: ``PageProblem/invalid(_:)`` if the case takes no such answer any more.
    static func give(
        _ wish: CaseWish, to dossier: CaseDossier, _ way: CaseRights.Way, seen: CommitSequence, _ visitor: Visitor,
        _ visit: Visit
    ) async throws -> [String] {
        switch way {
        case .seat:
            let receipt = try await expectingSense {
                try await visit.headquarters.answerCase(
                    dossier.id, wish.answer, value: wish.value, reason: wish.reason, from: visitor.seat, seen: seen)
            }
            return receipt.verdict >= .overridden ? sentences(receipt, visit) : []
        case .headquarters:
            let isAnswered = try await visit.headquarters.answer(
                dossier.id, wish.answer, value: wish.value, CaseRemark(name: visitor.name, text: wish.reason))
            guard isAnswered else { throw PageProblem.invalid(visit.word("caseClosedAlready")) }
            try await visit.headquarters.note("answerCase", about: "case:\(dossier.id)", by: visitor.person)
            return []
        }
    }

    /// What differs from plain acceptance, in the reader's language.
    static func sentences(_ receipt: SeatReceipt, _ visit: Visit) -> [String] {
        receipt.remarks.map { RuleWords.sentence($0, in: visit.language) }
    }

    /// What cannot be written, whoever asks for it, is told where it was typed.
    static func expectingSense<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let problem as SeatProblem {
            throw PageProblem.invalid(problem.description)
        }
    }
}

// Why this file exists: base, theirs and yours are read side by side, and so are two records that may be one. What
// stands beside what is worked out here.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// What stands beside what in a question between values.
enum CaseSides {
    /// What stood there before: as the reader saw it if one of the values is theirs, or else as another author did.
    static func base(
        of candidates: [Candidate], ownedBy person: RecordID, _ origins: [ReplicaID: EditOrigin]
    ) -> Value? {
        let own = candidates.last { origins[$0.sibling.dot.replica]?.person == person }
        return own?.sibling.base ?? candidates.lazy.compactMap(\.sibling.base).first
    }

    /// The candidate that was written last.
    static func newest(_ candidates: [Candidate]) -> Candidate? {
        candidates.max { ($0.sibling.stamp, $0.sibling.dot) < ($1.sibling.stamp, $1.sibling.dot) }
    }

    /// The key of the words that say why the value that shows is the one that does.
    static func whyShown(_ policy: Policy?) -> String {
        switch policy {
        case .needsHuman(.lowest): "caseWhyLowest"
        case .needsHuman(.highest): "caseWhyHighest"
        case .needsHuman(.latest): "caseWhyLatest"
        case .needsHuman(.incumbent): "caseWhyIncumbent"
        case .furthestStage(let order): order.working == .furthest ? "caseWhyFurthest" : "caseWhyCautious"
        case .textMerge: "caseWhyMerged"
        case .frozenAfter(_, let before): whyShown(before)
        default: "caseWhyWorking"
        }
    }
}

extension CaseReader {
    // MARK: Values and edits

    func render(_ value: Value) -> String { render(value, dossier.field) }

    private func render(_ value: Value, _ field: FieldNumber) -> String {
        let text = names.text(value, field, of: dossier.subject)
        return text.isEmpty ? names.word("caseEmpty") : text
    }

    func side(_ index: Int, _ candidate: Candidate) -> CaseSide {
        side(index, candidate, field: "", text: render(candidate.sibling.value))
    }

    func side(_ index: Int, _ entry: Decision.Entry) -> CaseSide {
        let label = entry.field == 0 ? "" : names.label(entry.field, of: dossier.subject)
        let text = entry.field == 0 ? names.word("caseDeletion") : render(entry.loser.sibling.value, entry.field)
        return side(index, entry.loser, field: label, text: text)
    }

    private func side(_ index: Int, _ candidate: Candidate, field: String, text: String) -> CaseSide {
        let sibling = candidate.sibling
        return side(
            index, sibling.dot, field: field, text: text, author: candidate.author, role: sibling.circumstances.role,
            reason: sibling.circumstances.reason, milliseconds: Int64(clamping: sibling.stamp.milliseconds))
    }

    private func side(
        _ index: Int, _ dot: Dot, field: String, text: String, author: String, role: String, reason: String,
        milliseconds: Int64?, isLost: Bool = false
    ) -> CaseSide {
        let origin = origins[dot.replica]
        let isOwn = origin?.person == person
        let device = origin?.device ?? ""
        return CaseSide(
            number: index + 1, heading: names.word(isOwn ? "caseYours" : "caseTheirs"),
            field: field.isEmpty ? nil : field,
            lines: Self.lines(text), brief: Self.brief(text), who: isOwn ? names.word("inboxYou") : author,
            role: role.isEmpty ? nil : Labels.role(role, in: names.language), device: device.isEmpty ? nil : device,
            when: Self.minute(milliseconds), why: reason.isEmpty ? nil : reason, dot: dot.description, isOwn: isOwn,
            isLost: isLost)
    }

    /// A value in one short line.
    static func brief(_ text: String) -> String {
        let line = lines(text).joined(separator: " ")
        return line.count > 80 ? line.prefix(79) + "…" : line
    }

    // MARK: Closed cases

    func closing() -> CaseClosing {
        let quotes = dossier.isOpen ? [] : quotes()
        return CaseClosing(
            decision: decision(), quotes: quotes, hasQuotes: !quotes.isEmpty,
            canUnmerge: isHeadquarters && isReversibleMerge)
    }

    private func quotes() -> [CaseSide] {
        guard let field, dossier.question == .values else { return [] }
        let decided = ending.flatMap { CaseQuote.decided($0.what, field) }
        return CaseQuote.read(text(Fields.candidates)).enumerated().compactMap { index, quote in
            guard let value = quote.value.value(of: field) else { return nil }
            return side(
                index, quote.dot, field: "", text: render(value), author: quote.author, role: quote.role,
                reason: quote.reason, milliseconds: quote.milliseconds,
                isLost: decided != nil && value != decided && field.policy.beforeFreeze != .addRemove)
        }
    }

    /// The value that a closed case did not choose, by the edit that wrote it.
    func lost(_ dot: Dot) -> Value? {
        guard let field, quotes().contains(where: { $0.dot == dot.description && $0.isLost }) else { return nil }
        return CaseQuote.read(text(Fields.candidates)).first { $0.dot == dot }?.value.value(of: field)
    }

    /// Who ended it, when, and how.
    private var ending: (who: String, at: Int64, what: String)? {
        guard case .compound(let parts)? = dossier.values[Fields.decision], parts.count == 3,
            case .text(let who) = parts[0], case .integer(let time) = parts[1], case .text(let what) = parts[2]
        else { return nil }
        return (who, time, what)
    }

    private func decision() -> String? {
        guard let ending else { return nil }
        var what = names.word("caseExpired")
        if let answer = CaseAnswer(rawValue: ending.what) {
            what = Words(names.language).choice(answer.rawValue, CaseRecord.number, Fields.answer)
        } else if dossier.question == .values, let field, let value = CaseQuote.decided(ending.what, field) {
            what = render(value)
        }
        return "\(what) · \(ending.who) · \(Self.minute(ending.at))"
    }

    /// Merges can be taken back for thirty days.
    private var isReversibleMerge: Bool {
        guard !dossier.isOpen, let ending, ending.what == CaseAnswer.merge.rawValue else { return false }
        return now.subtractingReportingOverflow(ending.at).partialValue <= 30 * 86_400_000
    }

    // MARK: Pairs

    /// Two records that may be one; nil if the reader may not see both.
    func pair() throws -> CasePair? {
        guard dossier.question == .duplicate, let other = dossier.other, other.kind == dossier.subject.kind, let kind,
            let survivor = try names.reader.values(of: other), let loser = try names.reader.values(of: dossier.subject)
        else { return nil }
        let preview = MergePreview(kind, survivor: survivor, loser: loser, LeadToCash.rulebook)
        return CasePair(
            survivor: try names.title(other), survivorHref: InboxLinks.record(other),
            loser: try names.title(dossier.subject), loserHref: InboxLinks.record(dossier.subject),
            pairLines: preview.lines.map(line))
    }

    private func line(_ line: MergePreview.Line) -> CasePair.Line {
        func text(_ value: Value) -> String { names.text(value, line.field, of: dossier.subject) }
        let source: (word: String, mark: String) =
            switch line.source {
            case .same: ("caseSame", "good")
            case .kept: ("caseKept", "info")
            case .taken: ("caseTaken", "warn")
            case .joined: ("caseJoined", "warn")
            }
        return CasePair.Line(
            label: names.label(line.field, of: dossier.subject), survivorText: text(line.survivor),
            loserText: text(line.loser), resultText: text(line.result), source: names.word(source.word),
            sourceClass: source.mark)
    }
}

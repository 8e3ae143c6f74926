// Why this file exists: one case, two readers: people read who decides, until when and why; programs read a stable
// object.

import LeadToCash
import SyncClient
import SyncProtocol

/// Renders cases for people.
struct CaseText {
    let text: RecordText
    let terminal: Terminal
    /// The user's role.
    let role: String
    /// Unix milliseconds by this device.
    let now = Int64(clamping: Replica.systemClock())

    init(_ session: Session) throws {
        text = RecordText(session, try RecordFinder(session))
        terminal = session.terminal
        role = try session.role()
    }

    var finder: RecordFinder { text.finder }

    /// A record by its code and its name, where it has both.
    func record(_ key: RecordKey) -> String {
        let (handle, title) = (finder.handle(key), finder.title(key))
        return handle == title ? title : "\(handle) \(title)"
    }

    /// The same with its kind.
    func subject(_ key: RecordKey) -> String {
        let kind = LeadToCash.schema.kind(key.kind).map { Labels.kind($0.name, in: terminal.language) }
        return "\(kind ?? String(key.kind)) \(record(key))"
    }

    /// What a case is about within its record.
    func matter(_ item: ConflictCase) -> String {
        switch item.question {
        case .values: label(item.field, item.subject)
        case .held where item.field == 0: terminal.text(.aboutHeldWhole)
        case .held: terminal.text(.aboutHeld, label(item.field, item.subject))
        case .exception where item.field == 0: terminal.text(.aboutExceptionWhole)
        case .exception: terminal.text(.aboutException, label(item.field, item.subject))
        case .duplicate: terminal.text(.aboutDuplicate, item.other.map(record) ?? "?")
        }
    }

    func label(_ field: FieldNumber, _ key: RecordKey) -> String {
        LeadToCash.schema.kind(key.kind).map { text.label(field, $0) } ?? String(field)
    }

    /// A value in one short line.
    func brief(_ value: Value, _ field: FieldNumber, _ kind: RecordKind) -> String {
        let words = text.text(value, field, kind).split(whereSeparator: \.isNewline).joined(separator: " ")
        if words.isEmpty { return terminal.text(.empty) }
        let line = Terminal.tame(words)
        return line.count > Self.briefest ? line.prefix(Self.briefest - 1) + "…" : line
    }

    private static let briefest = 80

    /// What an edit that a case is about would write; of a whole record what it does to it.
    func proposal(_ edit: CaseEvidence, _ kind: RecordKind) -> String {
        switch edit.act {
        case .deletion: terminal.text(.deletion)
        case .creation: terminal.text(.creation)
        case .change where edit.field == 0: terminal.text(.changeOfRecord)
        case .change: edit.value.map { text.text($0, edit.field, kind) } ?? ""
        }
    }

    /// A role as people call it.
    func roleLabel(_ word: String) -> String {
        let label = Labels.role(word, in: terminal.language)
        return label == word ? word : "\(label) (\(word))"
    }

    /// Who decides, in a table.
    func decider(_ item: ConflictCase) -> String {
        guard item.isOpen else { return item.closing?.by ?? "" }
        if item.isAnswered { return terminal.text(.answered) }
        return item.asks(role) ? terminal.text(.you) : item.decider
    }

    func due(_ item: ConflictCase) -> String {
        guard item.isOpen, let due = item.due, let day = Instant.text(due)?.prefix(10) else { return "" }
        return item.isOverdue(at: now) ? terminal.text(.overdueMark, String(day)) : String(day)
    }

    /// How long it has been waiting: 5m, 6h, 12d.
    func age(_ item: ConflictCase) -> String {
        guard let opened = item.openedAt else { return "" }
        let minutes = max(0, now - opened) / 60_000
        switch minutes {
        case ..<60: return terminal.text(.ageMinutes, "\(minutes)")
        case ..<2880: return terminal.text(.ageHours, "\(minutes / 60)")
        default: return terminal.text(.ageDays, "\(minutes / 1440)")
        }
    }

    /// `2026-11-24 09:14`.
    static func minute(_ milliseconds: Int64?) -> String {
        milliseconds.flatMap { Instant.text($0) }.map { String($0.prefix(16)) + "Z" } ?? ""
    }

    /// Why the working value is the one that shows.
    static func whyShown(_ policy: Policy?) -> Phrase {
        switch policy {
        case .needsHuman(.lowest): .whyLowest
        case .needsHuman(.highest): .whyHighest
        case .needsHuman(.latest): .whyLatest
        case .needsHuman(.incumbent): .whyIncumbent
        case .furthestStage(let order): order.working == .furthest ? .whyFurthest : .whyCautious
        case .textMerge: .whyMerged
        case .frozenAfter(_, let before): whyShown(before)
        default: .whyWorking
        }
    }

    /// How a case ended.
    func closing(_ item: ConflictCase) -> String {
        guard let closing = item.closing else { return terminal.text(.caseClosedPlainly) }
        return terminal.text(.caseClosed, decision(item), closing.by, Self.minute(closing.at))
    }

    /// What was decided: an answer, or the value that stands.
    func decision(_ item: ConflictCase) -> String {
        guard let closing = item.closing else { return "" }
        if let answer = CaseAnswer(rawValue: closing.decision) { return terminal.text(answer.phrase) }
        guard item.question == .values, let kind = LeadToCash.schema.kind(item.subject.kind),
            let field = kind.field(item.field)
        else { return terminal.text(.answerExpired) }
        let value = closing.value(of: field).map { text.text($0, field, kind) } ?? ""
        return Terminal.tame(value.isEmpty ? terminal.text(.empty) : value)
    }

    /// Who decides, until when, and what happens if nobody does.
    func terms(_ item: ConflictCase) -> [String] {
        let asked = roleLabel(item.decider)
        let who = item.asks(role) ? terminal.text(.decidesYou, item.decider) : asked
        let due = Self.minute(item.due)
        let first = terminal.text(item.isOverdue(at: now) ? .decidesOverdue : .decides, who, due)
        let otherwise: String =
            switch item.expiry {
            case .escalates where !item.deputies.isEmpty: terminal.text(.elseEscalates, roleLabel(item.deputies[0]))
            case .escalates, .waits: terminal.text(.elseWaits)
            case .stands where item.question == .values: terminal.text(.elseStands)
            case .stands where item.question == .held: terminal.text(.elseStaysOut)
            case .stands: terminal.text(.elseNothing)
            }
        return [first, otherwise]
    }
}

/// Cases for programs.
enum CaseJSON {
    static func object(_ item: ConflictCase, role: String, now: Int64) -> JSON {
        let kind = LeadToCash.schema.kind(item.subject.kind)
        let field = kind.map { RecordJSON.field(item.field, $0) } ?? .integer(Int64(item.field))
        let other = item.other.map(reference) ?? .null
        let opened = item.openedAt.map { RecordJSON.instant($0) } ?? .null
        let due = item.due.map { RecordJSON.instant($0) } ?? .null
        let answer = item.answer.map { JSON.text($0.rawValue) } ?? .null
        let decision = item.closing.map(self.decision) ?? .null
        return .members([
            "code": .text(item.code), "id": .describing(item.key.id), "question": .text(item.question.rawValue),
            "state": .text(item.isOpen ? CaseRecord.open : CaseRecord.closed),
            "severity": .text(item.severity.rawValue), "rule": .text(item.rule), "note": .text(item.note),
            "subject": reference(item.subject),
            "field": field, "other": other, "authors": .array(item.authors.map(JSON.text)),
            "own": .flag(item.isOwn), "decider": .text(item.decider),
            "deputies": .array(item.deputies.map(JSON.text)), "you": .flag(item.asks(role)),
            "openedAt": opened, "due": due, "overdue": .flag(item.isOverdue(at: now)),
            "expiry": .text(item.expiry.rawValue), "answer": answer, "answered": .flag(item.isAnswered),
            "decision": decision, "comments": .array(item.comments.map(JSON.text)),
        ])
    }

    private static func decision(_ closing: ConflictCase.Closing) -> JSON {
        .members([
            "by": .text(closing.by), "at": closing.at.map { RecordJSON.instant($0) } ?? .null,
            "decision": .text(closing.decision),
        ])
    }

    static func reference(_ key: RecordKey) -> JSON {
        .members([
            "kind": .text(LeadToCash.schema.kind(key.kind)?.name ?? String(key.kind)), "id": .describing(key.id),
        ])
    }

    /// An edit that a case is about.
    static func evidence(_ item: CaseEvidence, _ kind: RecordKind) -> JSON {
        .members([
            "change": item.dot.map { .describing($0) } ?? .null, "field": RecordJSON.field(item.field, kind),
            "author": .text(item.author), "role": .text(item.role), "reason": .text(item.reason),
            "at": item.stamp.map { RecordJSON.instant($0) } ?? .null, "yours": .flag(item.isOwn),
            "value": item.value.map { RecordJSON.value($0, item.field, kind) } ?? .null,
            "base": item.base.map { RecordJSON.value($0, item.field, kind) } ?? .null,
        ])
    }
}

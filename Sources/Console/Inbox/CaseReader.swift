// Why this file exists: a case names records, roles and edits by number. For the page all of it is looked up in one
// snapshot, within what the reader may see.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Reads one case for one reader. Valid only where its reader is.
struct CaseReader {
    let dossier: CaseDossier
    let names: InboxNames
    let person: RecordID
    let way: CaseRights.Way?
    /// Whether the reader may decide in HQ's name.
    let isHeadquarters: Bool
    let origins: [ReplicaID: EditOrigin]
    /// Unix milliseconds.
    let now: Int64

    typealias Fields = CaseRecord.Fields

    /// - Returns: nil if there is no case with this code within what the reader may see.
    init?(
        code: String, _ reader: SeatReader, isHeadquarters: Bool, _ language: Language, now: Int64
    ) throws {
        guard let id = try reader.first(CaseRecord.number, where: Fields.code, is: code),
            let dossier = try reader.caseDossier(id)
        else { return nil }
        try self.init(dossier, reader, isHeadquarters: isHeadquarters, language, now: now)
    }

    init(
        _ dossier: CaseDossier, _ reader: SeatReader, isHeadquarters: Bool, _ language: Language, now: Int64
    ) throws {
        self.dossier = dossier
        self.now = now
        names = InboxNames(reader: reader, language: language)
        person = reader.seat.person
        self.isHeadquarters = isHeadquarters
        let rights = CaseRights(dossier.values, places: try CasePlaces.of(dossier.subject, reader))
        way = rights.way(reader.seat.roles, isHeadquarters: isHeadquarters)
        let quoted = CaseQuote.read(dossier.text(Fields.candidates)).map(\.dot.replica)
        origins = try reader.origins(of: dossier.replicas.union(quoted))
    }

    var kind: RecordKind? { LeadToCash.schema.kind(dossier.subject.kind) }
    var field: Field? { kind?.field(dossier.field) }

    func shown() throws -> Value { try names.reader.values(of: dossier.subject)?[dossier.field] ?? .null }

    // MARK: The page

    func sheet() throws -> CaseSheet {
        let isOpen = dossier.isOpen
        let held = isOpen ? dossier.held.enumerated().map { side($0, $1) } : []
        let pair = try pair()
        let isPairUnseen = dossier.question == .duplicate && pair == nil
        let comments = comments()
        return CaseSheet(
            head: try head(), values: try isOpen && dossier.question == .values ? values() : nil, held: held,
            hasHeld: !held.isEmpty, pair: pair, isPairUnseen: isPairUnseen, closing: closing(), comments: comments,
            hasComments: !comments.isEmpty, asks: asking(isOpen && way != nil && !isPairUnseen))
    }

    private func head() throws -> CaseHead {
        let subject = dossier.subject
        let isVisible = try names.reader.values(of: subject) != nil
        let matter = try names.matter(dossier.question, dossier.field, of: subject, and: dossier.other)
        return CaseHead(
            code: text(Fields.code), path: InboxLinks.item(text(Fields.code)), subject: try names.title(subject),
            subjectHref: isVisible ? InboxLinks.record(subject) : nil, matter: matter,
            severity: word(Fields.severity), severityClass: Self.mark[text(Fields.severity)] ?? "info",
            question: word(Fields.question), sentence: names.word(Self.sentences[dossier.question] ?? ""),
            state: word(Fields.state), note: some(text(Fields.note)), rule: rule(), facts: facts(),
            otherwise: dossier.isOpen ? otherwise() : nil)
    }

    private func values() throws -> CaseValues {
        let base = CaseSides.base(of: dossier.candidates, ownedBy: person, origins)
        return CaseValues(
            hasBase: base != nil, baseLines: base.map { Self.lines(render($0)) } ?? [],
            shown: render(try shown()), whyShown: names.word(CaseSides.whyShown(field?.policy)),
            sides: dossier.candidates.enumerated().map { side($0, $1) })
    }

    private func asking(_ canAnswer: Bool) -> CaseAsking {
        let question = dossier.question
        return CaseAsking(
            canAnswer: canAnswer, value: canAnswer && question == .values,
            yesOrNo: canAnswer && (question == .held || question == .exception),
            merge: canAnswer && question == .duplicate, isForHeadquarters: way == .headquarters,
            isNotYours: dossier.isOpen && way == nil, about: CaseFingerprint.of(dossier))
    }

    private static let mark = ["high": "bad", "medium": "warn"]
    private static let sentences: [CaseQuestion: String] = [
        .values: "caseAskValues", .held: "caseAskHeld", .exception: "caseAskException",
        .duplicate: "caseAskDuplicate",
    ]

    // MARK: Words

    func text(_ field: FieldNumber) -> String { dossier.text(field) }
    private func some(_ text: String) -> String? { text.isEmpty ? nil : text }

    private func word(_ field: FieldNumber) -> String {
        Words(names.language).choice(text(field), CaseRecord.number, field)
    }

    private func number(_ field: FieldNumber) -> Int64? {
        if case .integer(let number)? = dossier.values[field] { number } else { nil }
    }

    private func rule() -> String? {
        LeadToCash.rulebook.invariants.first { $0.name == text(Fields.rule) }?.sentence
    }

    private func role(_ word: String) -> String {
        let label = Labels.role(word, in: names.language)
        return label == word ? word : "\(label) (\(word))"
    }

    private func facts() -> [CaseHead.Fact] {
        let due = number(Fields.due)
        let isOverdue = dossier.isOpen && (due.map { $0 < now } ?? false)
        let dueText = Self.minute(due) + (isOverdue ? " · " + names.word("inboxOverdue") : "")
        let deputies = text(Fields.deputies).split(separator: ",").map { role(String($0)) }
        let said: [(FieldNumber, String)] = [
            (Fields.decider, role(text(Fields.decider))), (Fields.deputies, deputies.joined(separator: ", ")),
            (Fields.due, dueText), (Fields.openedAt, Self.minute(number(Fields.openedAt))),
            (Fields.authors, text(Fields.authors)),
        ]
        return said.filter { !$0.1.isEmpty }.map { field, text in
            CaseHead.Fact(label: Words(names.language).field(CaseRecord.number, field), text: text)
        }
    }

    /// What happens if nobody decides in time.
    private func otherwise() -> String {
        let next = text(Fields.deputies).split(separator: ",").first.map(String.init)
        switch Expiry(rawValue: text(Fields.expiry)) ?? .waits {
        case .escalates:
            guard let next else { return names.word("caseElseWaits") }
            return names.word("caseElseEscalates").replacing("%1", with: role(next))
        case .waits: return names.word("caseElseWaits")
        case .stands where dossier.question == .values: return names.word("caseElseStands")
        case .stands where dossier.question == .held: return names.word("caseElseStaysOut")
        case .stands: return names.word("caseElseNothing")
        }
    }

    private func comments() -> [String] {
        if case .set(let lines)? = dossier.values[Fields.comments] { lines.sorted() } else { [] }
    }

    /// `2026-11-24 09:14Z`; empty if nobody knows.
    static func minute(_ milliseconds: Int64?) -> String {
        milliseconds.flatMap { Instant.text($0) }.map { String($0.prefix(16)) + "Z" } ?? ""
    }

    static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init)
    }
}

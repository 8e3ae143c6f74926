// Why this file exists: every command that reads process content finds it in the same place, says in one line when HQ
// has published none yet, and names roles, stages and documents alike.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

/// A command at the library.
struct LibraryDesk {
    let session: Session
    let terminal: Terminal
    let ground: ReadAheadGround
    private(set) var library: Library
    var language: Language { terminal.language }

    init(_ options: GlobalOptions) throws {
        session = Session(options)
        terminal = session.terminal
        ground = ReadAheadGround(try session.workspace())
        library = try Library(ground, of: session.home())
    }

    /// The day where the user is.
    static func today() throws -> CivilDate {
        let local = Int64(clamping: Replica.systemClock()) + Int64(TimeZone.current.secondsFromGMT()) * 1000
        guard let day = CivilDate(days: local / 86_400_000) else { throw Failure(.failed, .guideClock) }
        return day
    }

    /// The same desk, at which is read what a deal, a lead or a contract is worked on by; itself if none is named.
    func reading(for record: String?) throws -> LibraryDesk {
        guard let record else { return self }
        let kinds = [Opportunity.kind, Lead.kind, Contract.kind]
        let choice = try RecordChoice(kinds, session.workspace(), RecordFinder(session))
        var desk = self
        desk.library = try library.edition(for: choice.find(record))
        return desk
    }

    // MARK: Documents

    /// The document with this number, of one of some genres.
    /// - Parameter record: what it is read for; a deal keeps the edition by which it was begun.
    /// - Throws: ``Failure`` that lists what there is.
    func document(_ code: String, _ genres: [Document.Genre], about record: RecordKey? = nil) throws -> Document {
        let library = try record.map { try self.library.edition(for: $0) } ?? self.library
        if let found = try library.document(code), genres.contains(found.genre) { return found }
        let known = try library.documents().filter { genres.contains($0.genre) }.map(\.code)
        throw Failure(.usage, .guideNoDocument, code, known.joined(separator: ", "))
    }

    /// Says where the text comes from, where that is not HQ.
    func sayOrigin() throws {
        if try library.isShipped { terminal.remark(terminal.text(.guideShipped)) }
    }

    /// A document's title, the notice where its title is a listed one, what it is good for, and its text.
    func say(_ document: Document) {
        let page = PageText(terminal)
        terminal.say(terminal.heading(heading(document)))
        if document.hasListedTitle { page.say(ProcessContent.notice.text(in: language)) }
        terminal.say("")
        page.say(document.summary.text(in: language))
        terminal.say("")
        page.say(document.body.text(in: language))
        if !document.source.isEmpty { page.say("\n" + terminal.text(.guideSource, document.source)) }
    }

    func heading(_ document: Document) -> String {
        let edition = document.version.isEmpty ? "" : " (\(document.version))"
        return "\(document.code)  \(document.title.text(in: language))\(edition)"
    }

    // MARK: Words

    /// `AR 客户责任人`
    func role(_ word: String) -> String {
        let label = Labels.role(word, in: language)
        return label == word || word.isEmpty ? word : "\(word) \(label)"
    }

    func roles(_ words: [String]) -> String {
        words.isEmpty ? terminal.text(.guideEverybody) : words.joined(separator: ", ")
    }

    /// `T02 Pain-chain analysis`; empty if none is named.
    func title(of code: String) throws -> String {
        guard !code.isEmpty else { return "" }
        return "\(code) \(try library.document(code)?.title.text(in: language) ?? "")"
    }

    /// `2 working days after Lead: Captured`; empty if the step says neither.
    func due(_ step: Step) -> String {
        let stage = stage(step.stage)
        if stage.isEmpty { return "" }
        return step.dueDays == 0
            ? terminal.text(.guideAfter, stage) : terminal.text(.guideDaysAfter, String(step.dueDays), stage)
    }

    /// `lead.captured` for people.
    private func stage(_ text: String) -> String {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = LeadToCash.schema.kind(named: parts[0]),
            let field = ["status", "stage", "state"].lazy.compactMap({ kind.field(named: $0) }).first
        else { return text }
        let label = Labels.choice(parts[1], of: field, in: kind, language: language)
        return "\(Labels.kind(kind.name, in: language)): \(label)"
    }
}

/// Texts of the process content for programs: the same in every language.
enum LibraryJSON {
    static func label(_ label: Label) -> JSON {
        .members([
            "en": .text(label.english), "zhHans": .text(label.simplified), "zhHant": .text(label.traditional),
        ])
    }

    static func prose(_ prose: Prose) -> JSON {
        .members(["en": .text(prose.english), "zhHans": .text(prose.simplified)])
    }

    /// What a list tells of a document.
    static func head(_ document: Document) -> [JSON.Member] {
        [
            JSON.Member(key: "code", value: .text(document.code)),
            JSON.Member(key: "genre", value: .text(document.genre.rawValue)),
            JSON.Member(key: "title", value: label(document.title)),
            JSON.Member(key: "edition", value: .text(document.version)),
            JSON.Member(key: "owner", value: .text(document.owner)),
            JSON.Member(key: "audience", value: .array(document.audience.map(JSON.text))),
            JSON.Member(key: "summary", value: label(document.summary)),
        ]
    }

    static func document(_ document: Document) -> JSON {
        .object(
            head(document) + [
                JSON.Member(
                    key: "notice", value: document.hasListedTitle ? prose(ProcessContent.notice) : .null),
                JSON.Member(key: "source", value: .text(document.source)),
                JSON.Member(key: "body", value: prose(document.body)),
                JSON.Member(key: "steps", value: .array(document.steps.map(step))),
                JSON.Member(key: "cells", value: .array(document.cells.map(cell))),
            ])
    }

    static func step(_ step: Step) -> JSON {
        .members([
            "code": .text(step.code), "title": label(step.title), "role": .text(step.role),
            "stage": .text(step.stage), "dueDays": .integer(Int64(step.dueDays)), "purpose": label(step.purpose),
            "input": label(step.input), "output": label(step.output), "outcome": label(step.outcome),
            "template": .text(step.template), "command": .text(step.command), "offline": .flag(step.offline),
            "tasks": .array(step.tasks.map(label)),
        ])
    }

    static func cell(_ cell: Cell) -> JSON {
        .members([
            "code": .text(cell.code), "title": label(cell.title), "hint": label(cell.hint),
            "required": .flag(cell.isRequired), "prefill": .text(cell.prefill),
            "columns": .array(
                cell.columns.map { .members(["code": .text($0.code), "title": label($0.title)]) }),
        ])
    }
}

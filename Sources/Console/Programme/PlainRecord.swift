// Why this file exists: pages about goals and processes read fields of a dozen kinds, and each field in one of a few
// ways.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// What a record's stored fields show, read by type.
struct PlainRecord: Sendable {
    let id: RecordID
    let values: [FieldNumber: Value]

    /// Empty if there is nothing.
    func text(_ field: FieldNumber) -> String {
        if case .text(let text)? = values[field] { text } else { "" }
    }

    func number(_ field: FieldNumber) -> Int64? {
        if case .integer(let number)? = values[field] { number } else { nil }
    }

    func id(_ field: FieldNumber) -> RecordID? {
        if case .reference(let id)? = values[field] { id } else { nil }
    }

    func date(_ field: FieldNumber) -> CivilDate? {
        if case .date(let date)? = values[field] { date } else { nil }
    }

    /// A day as ISO 8601 writes it; empty if there is none.
    func day(_ field: FieldNumber) -> String { date(field)?.description ?? "" }

    func elements(_ field: FieldNumber) -> [String] {
        if case .set(let elements)? = values[field] { elements } else { [] }
    }

    func money(_ field: FieldNumber) -> String {
        guard case .compound(let parts)? = values[field], parts.count > 1, case .integer(let minor) = parts[0],
            case .text(let currency) = parts[1]
        else { return "" }
        return Money(minorUnits: minor, currency: currency)?.description ?? ""
    }
}

/// A word that a field may hold, as a select offers it.
struct Pick: Sendable, Hashable {
    let word: String
    let name: String
    let isChosen: Bool

    /// The words of a field of the vocabulary.
    static func of(
        _ field: FieldNumber, _ kind: KindNumber, chosen: String = "", in language: Language
    ) -> [Pick] {
        guard let kind = LeadToCash.schema.kind(kind), let field = kind.field(field), let column = field.columns.first
        else { return [] }
        return column.choices.map { word in
            Pick(
                word: word, name: Labels.choice(word, of: field, in: kind, language: language),
                isChosen: word == chosen)
        }
    }
}

extension Labels {
    /// A field's word as people read it; the word itself if the vocabulary has none.
    static func word(_ word: String, _ field: FieldNumber, _ kind: KindNumber, in language: Language) -> String {
        guard let kind = LeadToCash.schema.kind(kind), let field = kind.field(field) else { return word }
        return Labels.choice(word, of: field, in: kind, language: language)
    }
}

/// What a pager's template shows.
struct PagerLinks: Sendable {
    let first: String?
    let next: String?
}

extension Visit {
    /// The day at HQ.
    /// - Throws: ``PageProblem/invalid(_:)`` if HQ's clock shows none.
    func today() throws -> CivilDate {
        guard let day = CivilDate(milliseconds: ground.clock()) else {
            throw PageProblem.invalid("This machine's clock is outside the calendar.")
        }
        return day
    }

    /// A day that a form sent; nil if it sent none.
    /// - Throws: ``PageProblem/invalid(_:)`` if it is no day.
    func day(_ name: String) throws -> CivilDate? {
        guard let text = form[name] else { return nil }
        guard let day = CivilDate(text) else { throw PageProblem.invalid(word("goalNoDay") + " \(text)") }
        return day
    }

    /// What a form has to say.
    /// - Parameter most: characters at most.
    /// - Throws: ``PageProblem/invalid(_:)``.
    func text(_ name: String, most: Int = 4000) throws -> String? {
        guard let text = form[name] else { return nil }
        guard text.count <= most else {
            throw PageProblem.invalid(word("goalTooLong").replacing("%1", with: String(most)))
        }
        return text
    }

    func needed(_ name: String, _ label: String, most: Int = 4000) throws -> String {
        guard let text = try text(name, most: most) else {
            throw PageProblem.invalid(word("goalNeeded").replacing("%1", with: label))
        }
        return text
    }

    /// What went wrong, if it is something that whoever filled in a form can mend.
    static func mendable(_ error: any Error) -> String? {
        switch error {
        case PageProblem.invalid(let sentence): sentence
        case let impediments as Impediments: impediments.description
        case let failure as CommandFailure: failure.sentence
        case let problem as SeatProblem where problem != .noSeat && problem != .noSuchRecord: problem.description
        default: nil
        }
    }

    /// Decides and writes in HQ's name, and notes who had it done.
    /// - Parameters:
    ///   - action: what is done, as the audit calls it.
    ///   - subject: the kind of what it is about.
    ///   - decide: the edits, and the record that it is about.
    /// - Throws: ``PageProblem/invalid(_:)`` with what stands in the way.
    func decide(
        _ action: String, _ subject: String,
        _ decide: @escaping @Sendable (DeskGround, Occasion) throws -> (edits: [RecordEdit], result: RecordID)
    ) async throws -> RecordID {
        let visitor = try person()
        do {
            let id = try await ground.desk.write(decide)
            try await headquarters.note(action, about: "\(subject):\(id)", by: visitor.person)
            return id
        } catch let impediments as Impediments {
            throw PageProblem.invalid(impediments.description)
        }
    }
}

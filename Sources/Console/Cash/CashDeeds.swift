// Why this file exists: books are kept at HQ and in HQ's name. Who did it, and that they keep the books of just this
// office, is found out in one place, before anything is decided; what may be done is asked of the same rules as on the
// command line.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// What finance does at its pages.
enum CashDeeds {
    /// Decides and writes something in HQ's name, and notes who did it.
    /// - Parameters:
    ///   - keys: the records that it is about, the first before all.
    ///   - action: one stable word for the audit.
    /// - Throws: ``PageProblem/notFound`` for a record that the visitor may not see, ``PageProblem/forbidden`` for one
    ///   of an office whose books they do not keep; ``PageProblem/invalid(_:)`` if the rules refuse it.
    static func perform<T: Sendable>(
        _ visit: Visit, _ action: String, on keys: [RecordKey],
        _ decide: @escaping @Sendable (DeskGround, Occasion) throws -> (edits: [RecordEdit], result: T)
    ) async throws -> T {
        let visitor = try visit.person(who: .keepBooks)
        try await CashReader.read(visit) { reader in
            for key in keys {
                guard reader.mayBook(try reader.record(key.kind, key.id)) else { throw PageProblem.forbidden }
            }
        }
        let result: T
        do {
            result = try await visit.ground.desk.write(decide)
        } catch {
            guard let problem = CashProblem(error) else { throw error }
            throw PageProblem.invalid(problem.sentence)
        }
        let subject = keys.first.map { "\(LeadToCash.schema.kind($0.kind)?.name ?? "record"):\($0.id)" } ?? "books"
        try await visit.headquarters.note(action, about: subject, by: visitor.person)
        return result
    }

    /// The same for what has no result but its edits.
    static func write(
        _ visit: Visit, _ action: String, on keys: [RecordKey],
        _ edits: @escaping @Sendable (DeskGround, Occasion) throws -> [RecordEdit]
    ) async throws {
        try await perform(visit, action, on: keys) { ground, occasion in (try edits(ground, occasion), ()) }
    }

    /// Refuses what was decided on figures that hold no more: somebody else was faster, or a form was sent twice.
    static func expect(_ shown: String?, _ present: Int64, in language: Language) throws {
        guard shown.flatMap({ Int64($0) }) == present else {
            throw PageProblem.invalid(PageWords.text("cashMoved", in: language))
        }
    }
}

/// Why something was not booked, in one sentence.
struct CashProblem {
    let sentence: String

    /// Nil for an error that no sentence explains to whoever filled in the form.
    init?(_ error: any Error) {
        switch error {
        case let impediments as Impediments: sentence = impediments.description
        case let failure as CommandFailure: sentence = failure.sentence
        case let failure as ImportError: sentence = failure.description
        case PageProblem.invalid(let text): sentence = text
        default: return nil
        }
    }

    /// Runs what a form asks for. What is wrong with it is shown above the form, as it was typed.
    static func shown(
        _ body: () async throws -> Answer, else page: (String) async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await body()
        } catch {
            guard let problem = CashProblem(error) else { throw error }
            return try await page(problem.sentence)
        }
    }
}

/// What was typed into a form about money.
struct CashForm {
    let fields: FormFields
    let language: Language
    let today: CivilDate

    init(_ visit: Visit) throws {
        fields = visit.form
        language = visit.language
        today = try visit.cashDay()
    }

    /// A day; nil if none was typed.
    func date(_ name: String) throws -> CivilDate? {
        guard let text = fields[name] else { return nil }
        do throws(TypedTextError) {
            return try TypedDate.parse(text, today: today)
        } catch {
            throw PageProblem.invalid(error.label.text(in: language))
        }
    }

    /// An amount; nil if none was typed.
    /// - Parameter currency: what is meant where none is typed.
    func money(_ name: String, in currency: String?) throws -> Money? {
        guard let text = fields[name] else { return nil }
        do throws(TypedTextError) {
            return try TypedMoney.parse(text, defaultCurrency: currency)
        } catch {
            throw PageProblem.invalid(error.label.text(in: language))
        }
    }

    /// A text that has to be there.
    func text(_ name: String, _ problem: String) throws -> String {
        guard let text = fields[name] else { throw PageProblem.invalid(PageWords.text(problem, in: language)) }
        guard text.utf8.count <= 10_000 else { throw PageProblem.invalid(PageWords.text("cashTooLong", in: language)) }
        return text
    }

    /// A record that was chosen from a list.
    func id(_ name: String, _ problem: String) throws -> RecordID {
        guard let id = fields[name].flatMap({ RecordID($0) }) else {
            throw PageProblem.invalid(PageWords.text(problem, in: language))
        }
        return id
    }
}

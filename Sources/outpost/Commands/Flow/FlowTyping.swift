// Why this file exists: days, amounts, percentages, words of a list and files are typed in the same way after every
// option, and refused in the same way.

import Foundation
import LeadToCash
import SyncProtocol

extension FlowDesk {
    // MARK: Options

    /// A day; nil if none was typed.
    func day(_ text: String?, _ option: String) throws -> CivilDate? {
        guard let text else { return nil }
        do throws(TypedTextError) {
            return try TypedDate.parse(text, today: today)
        } catch {
            throw mistyped(option, error)
        }
    }

    /// The day on which something happened: today, if none was typed; never one that is still to come.
    func pastDay(_ text: String?, _ option: String) throws -> CivilDate {
        guard let day = try day(text, option) else { return today }
        guard day <= today else { throw Failure(.usage, .flowFuture, option, day.description) }
        return day
    }

    /// An amount; nil if none was typed.
    func money(_ text: String?, _ option: String, currency: String? = nil) throws -> Money? {
        guard let text else { return nil }
        do throws(TypedTextError) {
            return try TypedMoney.parse(text, defaultCurrency: currency)
        } catch {
            throw mistyped(option, error)
        }
    }

    func basisPoints(_ text: String, _ option: String) throws -> Int64 {
        do throws(TypedTextError) {
            return try TypedMoney.basisPoints(text)
        } catch {
            throw mistyped(option, error)
        }
    }

    private func mistyped(_ option: String, _ error: TypedTextError) -> Failure {
        Failure(.usage, .flowOption, option, error.label.text(in: language))
    }

    /// A moment such as `2026-12-01 17:00+08:00`; a day alone is refused, for a deadline has an hour.
    func moment(_ text: String?, _ option: String) throws -> Int64? {
        guard let text else { return nil }
        guard text.contains(":"), let instant = Instant.parse(text) else {
            throw Failure(.usage, .flowMoment, option, text)
        }
        return instant
    }

    /// One of the words that a field takes, by the word itself or by what people call it.
    func choice(_ kind: KindNumber, _ field: FieldNumber, _ text: String) throws -> String {
        let described = try KindFacts.kind(kind)
        guard let term = described.field(field) else { return text }
        let words = term.columns.first?.choices ?? []
        let wanted = text.lowercased()
        let found = words.first { word in
            word.lowercased() == wanted
                || Language.allCases.contains {
                    Labels.choice(word, of: term, in: described, language: $0).lowercased() == wanted
                }
        }
        guard let found else {
            let label = Labels.field(described, term, in: language)
            throw Failure(.usage, .flowChoice, label, text, words.joined(separator: ", "))
        }
        return found
    }

    /// What people call a word of a field.
    func label(_ word: String, _ kind: KindNumber, _ field: FieldNumber) -> String {
        guard let described = LeadToCash.schema.kind(kind), let term = described.field(field) else { return word }
        return Labels.choice(word, of: term, in: described, language: language)
    }

    /// The hash of a file, or the hash that was typed in its place.
    func hash(_ text: String, _ option: String) throws -> String {
        if FlowValue.isHash(text) { return text.lowercased() }
        guard let bytes = FileManager.default.contents(atPath: text) else {
            throw Failure(.usage, .flowNoFile, option, text)
        }
        return FlowValue.hash([UInt8](bytes))
    }

    /// What proves something: the hash of a file, if that is what was named; else the words.
    func proof(_ text: String?) throws -> String? {
        guard let text, FileManager.default.fileExists(atPath: text) else { return text }
        return try hash(text, "--proof")
    }

    /// A file that is there by its hash and name; anything else as it is.
    func material(_ text: String) throws -> String {
        guard FileManager.default.fileExists(atPath: text) else { return text }
        return try attachment(text, "--material")
    }

    /// `4f2a… contract.pdf`: a file's hash and name.
    func attachment(_ path: String, _ option: String) throws -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return "\(try hash(path, option)) \(name)"
    }

    // MARK: Names for people

    /// A record's code or the beginning of its id.
    func name(_ subject: FlowSubject) -> String { finder.handle(subject.key) }

    /// A text with something added on a new line.
    func appended(_ line: String, to field: FieldNumber, of subject: FlowSubject) throws -> Value {
        let present = try subject.text(field)
        return FlowValue.text(present.isEmpty ? line : "\(present)\n\(line)")
    }
}

/// What was typed after a verb that makes a record: `name=value` for fields, everything else by its place.
struct TypedWords {
    private(set) var plain: [String] = []
    private(set) var assignments: [String] = []

    init(_ words: [String], _ number: KindNumber) throws {
        let kind = try KindFacts.kind(number)
        for word in words {
            let name = word.prefix { !"=+-.".contains($0) }
            if word.contains("="), (try? FieldPath(String(name), kind)) != nil {
                assignments.append(word)
            } else {
                plain.append(word)
            }
        }
    }

    /// Takes the first of the plain words.
    mutating func take() -> String? { plain.isEmpty ? nil : plain.removeFirst() }

    /// Takes all that is left of them, as one text.
    mutating func takeText() -> String? {
        defer { plain = [] }
        return plain.isEmpty ? nil : plain.joined(separator: " ")
    }

    /// Refuses words that have no place.
    func finish() throws {
        if let word = plain.first { throw Failure(.usage, .flowTooMany, word) }
    }
}

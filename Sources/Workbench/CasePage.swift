// Why this file exists: a case reads at HQ as it reads on a laptop: who, when, why, until when, and what happens then.

import LeadToCash
import SyncProtocol
import SyncServer

/// One case, ready to be shown.
package struct CasePage {
    private let dossier: CaseDossier
    private let language: Language
    private let subject: String
    private let other: String?
    private let kind: RecordKind?
    private let shown: Value
    /// Names of records that values refer to.
    private let names: [RecordID: String]

    package init(_ dossier: CaseDossier, _ reader: RecordReader, _ language: Language) throws {
        self.dossier = dossier
        self.language = language
        kind = LeadToCash.schema.kind(dossier.subject.kind)
        subject = try Self.title(dossier.subject, reader, language)
        other = try dossier.other.map { try Self.title($0, reader, language) }
        shown = try reader.values(of: dossier.subject)?[dossier.field] ?? .null
        names = try Self.names(dossier, kind, reader)
    }

    private static func title(_ key: RecordKey, _ reader: RecordReader, _ language: Language) throws -> String {
        guard let kind = LeadToCash.schema.kind(key.kind) else { return "\(key)" }
        let values = try reader.values(of: key) ?? [:]
        var words = [Labels.kind(kind.name, in: language)]
        if let code = kind.code, case .text(let text)? = values[code.field] { words.append(text) }
        words.append(Labels.title(kind, values) ?? "\(key.id)")
        return words.joined(separator: " ")
    }

    private static func names(
        _ dossier: CaseDossier, _ kind: RecordKind?, _ reader: RecordReader
    ) throws -> [RecordID: String] {
        guard case .reference(let name)? = kind?.field(dossier.field)?.columns.first?.type,
            let target = LeadToCash.schema.kind(named: name)
        else { return [:] }
        var names: [RecordID: String] = [:]
        for case .reference(let id) in dossier.candidates.map(\.sibling.value) {
            let values = try reader.values(of: RecordKey(kind: target.number, id: id)) ?? [:]
            names[id] = Labels.title(target, values)
        }
        return names
    }

    /// High before low, then by due time.
    package static func isMoreUrgent(_ a: CaseDossier, _ b: CaseDossier) -> Bool {
        func rank(_ dossier: CaseDossier) -> (Int, Int, Int64, String) {
            let severity = Severity(rawValue: dossier.text(CaseRecord.Fields.severity)) ?? .low
            var due = Int64.max
            if case .integer(let time)? = dossier.values[CaseRecord.Fields.due] { due = time }
            let position = Severity.allCases.firstIndex(of: severity) ?? 0
            return (dossier.isOpen ? 0 : 1, -position, due, dossier.text(CaseRecord.Fields.code))
        }
        return rank(a) < rank(b)
    }

    // MARK: For people

    package static func table(_ pages: [CasePage], _ words: Words) -> TextTable {
        func title(_ field: FieldNumber) -> String { words.field(CaseRecord.number, field) }
        typealias Fields = CaseRecord.Fields
        var table = TextTable([
            .init(title(Fields.code)), .init(title(Fields.severity)), .init(title(Fields.question)),
            .init(title(Fields.subject)), .init(words[.field]), .init(title(Fields.decider)), .init(title(Fields.due)),
            .init(title(Fields.state)),
        ])
        for page in pages {
            table.add([
                page.text(Fields.code), page.word(Fields.severity), page.word(Fields.question), page.subject,
                page.field, page.text(Fields.decider), page.due, page.word(Fields.state),
            ])
        }
        return table
    }

    package func lines(_ words: Words) -> [String] {
        typealias Fields = CaseRecord.Fields
        let matter = field.isEmpty ? subject : "\(subject): \(field)"
        var lines = [
            "\(text(Fields.code)) · \(word(Fields.severity)) · \(word(Fields.question)) · \(word(Fields.state))",
            other.map { "\(matter) = \($0)?" } ?? matter,
        ]
        if !text(Fields.note).isEmpty { lines.append(text(Fields.note)) }
        for (index, candidate) in dossier.candidates.enumerated() { lines.append("  \(index + 1)  " + say(candidate)) }
        for entry in dossier.held { lines.append("     \(label(entry.field)): " + say(entry.loser, entry.field)) }
        if dossier.question == .values {
            lines.append("\(label(dossier.field)): \(render(shown, dossier.field))")
        }
        lines.append("\(words.field(CaseRecord.number, Fields.rule)): \(text(Fields.rule))")
        lines.append(
            "\(words.field(CaseRecord.number, Fields.decider)): \(text(Fields.decider)); "
                + "\(words.field(CaseRecord.number, Fields.due)): \(due); "
                + "\(words.field(CaseRecord.number, Fields.expiry)): \(word(Fields.expiry))")
        if let decision { lines.append("\(words.field(CaseRecord.number, Fields.decision)): \(decision)") }
        return lines + comments.map { "  " + $0 }
    }

    private func say(_ candidate: Candidate, _ field: FieldNumber? = nil) -> String {
        let sibling = candidate.sibling
        let time = Instant.text(Int64(clamping: sibling.stamp.milliseconds)) ?? ""
        let role = sibling.circumstances.role
        let who = role.isEmpty ? candidate.author : "\(candidate.author) (\(role))"
        let reason = sibling.circumstances.reason
        return [render(sibling.value, field ?? dossier.field), who, time, reason].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    private func render(_ value: Value, _ field: FieldNumber) -> String {
        guard let kind, let field = kind.field(field) else { return value.isEmpty ? "" : value.description }
        return FieldText.render(value, of: field, in: kind, language: language) { names[$0] ?? $0.description }
    }

    private func label(_ number: FieldNumber) -> String {
        guard let kind, let field = kind.field(number) else { return "" }
        return Labels.field(kind, field, in: language)
    }

    private var field: String { label(dossier.field) }
    private func text(_ field: FieldNumber) -> String { dossier.text(field) }

    /// One of a case field's words in the reader's language.
    private func word(_ field: FieldNumber) -> String {
        Words(language).choice(text(field), CaseRecord.number, field)
    }

    private var due: String {
        if case .integer(let time)? = dossier.values[CaseRecord.Fields.due] { Instant.text(time) ?? "" } else { "" }
    }

    private var decision: String? {
        guard case .compound(let parts)? = dossier.values[CaseRecord.Fields.decision], parts.count == 3,
            case .text(let who) = parts[0], case .integer(let time) = parts[1], case .text(let what) = parts[2]
        else { return nil }
        // The value that was chosen stands above; quoted for programs it would only be read twice.
        let answer = dossier.question == .values ? CaseAnswer.decided.rawValue : what
        let answerText = Words(language).choice(answer, CaseRecord.number, CaseRecord.Fields.answer)
        return "\(answerText) · \(who) · \(Instant.text(time) ?? "")"
    }

    private var comments: [String] {
        if case .set(let lines)? = dossier.values[CaseRecord.Fields.comments] { lines } else { [] }
    }

    // MARK: For programs

    package var json: JSON {
        typealias Fields = CaseRecord.Fields
        var due = JSON.null
        if case .integer(let time)? = dossier.values[Fields.due] {
            due = Instant.rfc3339(time).map(JSON.text) ?? .integer(time)
        }
        return .members([
            "code": .text(text(Fields.code)), "id": .describing(dossier.id), "question": .text(text(Fields.question)),
            "state": .text(text(Fields.state)), "severity": .text(text(Fields.severity)),
            "rule": .text(text(Fields.rule)), "note": .text(text(Fields.note)), "subject": Self.json(dossier.subject),
            "other": dossier.other.map(Self.json) ?? .null,
            "field": kind?.field(dossier.field).map { .text($0.name) } ?? .null,
            "decider": .text(text(Fields.decider)), "deputies": .text(text(Fields.deputies)), "due": due,
            "expiry": .text(text(Fields.expiry)), "authors": .text(text(Fields.authors)),
            "candidates": .array(dossier.candidates.map(\.json)), "held": .array(dossier.held.map(\.json)),
            "decision": decision.map(JSON.text) ?? .null, "comments": .array(comments.map(JSON.text)),
        ])
    }

    private static func json(_ key: RecordKey) -> JSON {
        .members([
            "kind": .text(LeadToCash.schema.kind(key.kind)?.name ?? "\(key.kind)"), "id": .describing(key.id),
        ])
    }
}

// Why this file exists: the vocabulary is documented from the same terms that the engine and the programs use, so the
// document cannot say anything else than the schema does; a test compares it with Docs/vocabulary.md.

import SyncProtocol

enum VocabularyDocument {
    static func markdown() -> String {
        """
        # The vocabulary

        Every kind of record, field, column and conflict policy of the module LeadToCash, schema version \
        \(LeadToCash.schema.version). A test writes this file from the schema (`OUTPOST_WRITE_DOCS=1`), and fails when \
        the two differ.

        A policy decides between *concurrent* edits only: an edit that saw the other replaces it. The policies are \
        explained in `Protocol/Records/Policy.swift`. Money is integer minor units of an ISO 4217 currency beside it; \
        dates are civil dates; instants are Unix milliseconds in UTC. Every record also has its `id`.


        """ + LeadToCash.entries.map(section).joined(separator: "\n") + "\n" + substitutions()
    }

    private static func section(_ entry: Entry) -> String {
        let kind = entry.kind
        let label = entry.label
        var text = "## \(kind.name): \(label.english) · \(label.simplified) · \(label.traditional)\n\n"
        switch kind.scope {
        case .reference: text += "Reference data: every replica holds it."
        case .anchored(let field):
            let name = kind.field(field)?.name ?? ""
            text += "Belongs to the scope of its `\(name)`; reference data while that is empty."
        }
        if kind.headquartersOnly { text += " Only HQ creates and changes it." }
        if let code = kind.code { text += " HQ issues codes such as `\(code.prefix)-2026-000017`." }
        text += "\n\n| # | field | columns | type | policy | en | zh-Hans | zh-Hant |\n"
        text += "|---|---|---|---|---|---|---|---|\n"
        for term in entry.terms { text += row(term) }
        return text + choices(entry)
    }

    private static func row(_ term: Term) -> String {
        let field = term.field
        let columns = field.columns.map { "`\($0.name)`" }.joined(separator: " ")
        let types = field.columns.map { type($0.type) }.joined(separator: ", ")
        let name = field.name + (field.required ? " (required)" : "")
        let label = term.label
        return "| \(field.number) | \(name) | \(columns) | \(types) | \(policy(field.policy)) | \(label.english) "
            + "| \(label.simplified) | \(label.traditional) |\n"
    }

    private static func choices(_ entry: Entry) -> String {
        entry.terms.filter { !$0.choices.isEmpty }.map { term in
            let words = term.choices.map { "`\($0.word)` \($0.label.simplified)/\($0.label.traditional)" }
            return "\n`\(term.field.name)`: \(words.joined(separator: " · "))\n"
        }.joined()
    }

    private static func type(_ type: ColumnType) -> String {
        switch type {
        case .integer: "integer"
        case .text: "text"
        case .boolean: "boolean"
        case .date: "date"
        case .instant: "instant"
        case .reference(let kind): "→ \(kind)"
        case .set: "set"
        }
    }

    private static func policy(_ policy: Policy) -> String {
        switch policy {
        case .needsHuman(let working): "needsHuman (\(working))"
        case .appendOnly(let milliseconds): "appendOnly (\(milliseconds / 86_400_000) days)"
        default: policy.name
        }
    }

    private static func substitutions() -> String {
        var text = """
            ## Policies standing in for others

            Where the domain asks for a policy that the engine does not have yet, the nearest safe one stands in: \
            keepLatest, whose loser is kept in the journal and shown, or needsHuman where a loss would hurt.

            | field | now | the domain asks for |
            |---|---|---|

            """
        for entry in LeadToCash.entries {
            for term in entry.terms {
                guard let intended = term.intended else { continue }
                text += "| \(entry.kind.name).\(term.field.name) | \(policy(term.field.policy)) | \(intended) |\n"
            }
        }
        return text
    }
}

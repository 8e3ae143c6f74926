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


        """ + LeadToCash.entries.map(section).joined(separator: "\n") + "\n" + rules() + "\n"
            + substitutions()
    }

    private static func section(_ entry: Entry) -> String {
        let kind = entry.kind
        let label = entry.label
        var text = "## \(kind.name): \(label.english) · \(label.simplified) · \(label.traditional)\n\n"
        switch kind.scope {
        case .reference: text += "Reference data: every replica holds it."
        case .anchored(let fields):
            let names = fields.compactMap { kind.field($0)?.name }.map { "`\($0)`" }.joined(separator: " or else its ")
            text += "Belongs to the scope of its \(names); reference data while that is empty."
        case .beside(let leader, let visibility):
            let name = LeadToCash.schema.kind(leader)?.name ?? ""
            text +=
                "What only the class `\(visibility)` sees of a record of the kind `\(name)`; it has that record's id."
        case .named(let field):
            text += "Belongs to the scope whose number stands in its `\(kind.field(field)?.name ?? "")`."
        }
        if kind.headquartersOnly { text += " Only HQ creates and changes it." }
        if kind.issuedOnly { text += " Only HQ opens and removes it." }
        if let redirect = kind.redirect.flatMap({ kind.field($0) }) {
            text += " Once `\(redirect.name)` is set, edits and references go to the record that it names."
        }
        if let code = kind.code { text += " HQ issues codes such as `\(code.prefix)-2026-000017`." }
        text += "\n\n| # | field | columns | type | policy | en | zh-Hans | zh-Hant |\n"
        text += "|---|---|---|---|---|---|---|---|\n"
        for term in entry.terms { text += row(term, entry) }
        return text + choices(entry)
    }

    private static func row(_ term: Term, _ entry: Entry) -> String {
        let field = term.field
        let columns = field.columns.map { "`\($0.name)`" }.joined(separator: " ")
        let types = field.columns.map { type($0.type) }.joined(separator: ", ")
        let name = field.name + (field.required ? " (required)" : "")
        let label = term.label
        return "| \(field.number) | \(name) | \(columns) | \(types) | \(policy(field.policy, entry)) "
            + "| \(label.english) | \(label.simplified) | \(label.traditional) |\n"
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
        case .reference(let kind): kind.isEmpty ? "→ any kind" : "→ \(kind)"
        case .set: "set"
        }
    }

    private static func policy(_ policy: Policy, _ entry: Entry) -> String {
        switch policy {
        case .needsHuman(let working): "needsHuman (\(working))"
        case .appendOnly(let milliseconds): "appendOnly (\(milliseconds / 86_400_000) days)"
        case .rolePriority(let roles): "rolePriority (\(roles.joined(separator: ", ")))"
        case .furthestStage(let order): "furthestStage" + ways(order)
        case .frozenAfter(let freeze, let before):
            "\(self.policy(before, entry)), frozen once `\(entry.term(freeze.field)?.field.name ?? "")` is "
                + (freeze.values.isEmpty ? "set" : values(freeze.values))
        default: policy.name
        }
    }

    private static func ways(_ order: StageOrder) -> String {
        if order.path.isEmpty { return " (numbers)" }
        let settling = order.settling.sorted().map { "`\($0)` settles" }
        let exits = order.exits.isEmpty ? [] : ["out: " + order.exits.sorted().joined(separator: ", ")]
        let words = exits + settling
        return words.isEmpty ? "" : " (\(words.joined(separator: "; ")))"
    }

    private static func values(_ values: Set<Value>) -> String {
        values.map { $0.isTrue ? "yes" : $0.description }.sorted().joined(separator: " or ")
    }

    private static func rules() -> String {
        var text = """
            ## Rules between records

            HQ asks them, in this order, about every edit that touches what they watch; `Sources/LeadToCash/Rules` \
            says what each does. An edit that a rule holds waits under a case, and its author is told the sentence.

            | rule | watches | tells the author |
            |---|---|---|

            """
        for rule in Rules.all { text += "| \(rule.name) | \(watched(rule)) | \(rule.sentence) |\n" }
        return text
    }

    private static func watched(_ rule: Invariant) -> String {
        rule.watches.sorted { $0.key < $1.key }.compactMap { number, fields in
            guard let kind = LeadToCash.schema.kind(number) else { return nil }
            guard let fields else { return kind.name }
            return "\(kind.name) (\(fields.sorted().compactMap { kind.field($0)?.name }.joined(separator: ", ")))"
        }.joined(separator: "; ")
    }

    private static func substitutions() -> String {
        var text = """
            ## Policies standing in for others

            Where the domain asks for more than the schema does yet, the nearest safe policy stands in: keepLatest, \
            whose loser is kept in the journal and shown, or needsHuman where a loss would hurt.

            | field | now | the domain asks for |
            |---|---|---|

            """
        for entry in LeadToCash.entries {
            for term in entry.terms {
                guard let intended = term.intended else { continue }
                let now = policy(term.field.policy, entry)
                text += "| \(entry.kind.name).\(term.field.name) | \(now) | \(intended) |\n"
            }
        }
        return text
    }
}

// Why this file exists: the page about what the article names is written from the same table that the tests walk
// through, so it cannot promise what is not there; a test compares it with Docs/process-coverage.md.

import SyncProtocol

enum ProcessCoverageDocument {
    static func markdown() -> String {
        let parts = [introduction()] + ProcessCoverage.sections.map(section) + [activities(), gaps()]
        return parts.joined(separator: "\n")
    }

    private static func introduction() -> String {
        """
        # Where the process is

        What the source article names, and where in Outpost it is: \(ProcessCoverage.items.count) names with the \
        records, commands, content, rules and figures that fulfil them. A test writes this page from \
        `Sources/LeadToCash/Coverage` (`OUTPOST_WRITE_DOCS=1`) and fails when the two differ, when a name has no \
        place, when a place does not exist, and when content is no content or a rule no rule.

        A *record* is a kind of the [vocabulary](vocabulary.md), a *field* one of its fields, with the word that it \
        holds where only that counts. A *page* is one that HQ serves to browsers, by its address. *Content* ships as \
        [process content](commands-process.md#guidance), by its code. A *rule* is one of the \
        [rules between records](vocabulary.md#rules-between-records), *code* a type of `Sources/LeadToCash` that \
        decides or computes, a *figure* a metric of the catalogue. What a name asks for beyond its places stands \
        [at the end](#not-there-yet).

        """
    }

    private static func section(_ section: CoverageSection) -> String {
        var text = "## \(section.title)\n\n| ID | 中文 | English | sort | where |\n|---|---|---|---|---|\n"
        for item in section.items {
            let sorts = item.sorts.map(\.rawValue).joined(separator: ", ")
            let places = item.places.isEmpty ? "not yet" : list(item.places)
            text += "| \(item.id) | \(item.chinese) | \(item.english) | \(sorts) | \(places) |\n"
        }
        return text
    }

    private static func activities() -> String {
        let steps = ProcessContent.processes.flatMap(\.steps)
        let offline = steps.filter(\.offline).count
        var text = """
            ## Activities

            Every activity (L5) of the processes that ship, and what it is done with: \(steps.count) of them, \
            \(offline) without a network.

            | step | activity | role | falls due at | done with | offline |
            |---|---|---|---|---|---|

            """
        for step in steps {
            let stage = step.stage.isEmpty ? "–" : "`\(step.stage)`"
            let means = step.command.isEmpty ? list(ProcessCoverage.activities[step.code] ?? []) : "`\(step.command)`"
            text += "| \(step.code) | \(step.title.english) | \(step.role) | \(stage) | \(means) | "
            text += step.offline ? "yes |\n" : "no |\n"
        }
        return text
    }

    private static func gaps() -> String {
        var text = "## Not there yet\n\n| ID | what is missing |\n|---|---|\n"
        for item in ProcessCoverage.items where !item.lacks.isEmpty { text += "| \(item.id) | \(item.lacks) |\n" }
        return text
    }

    // MARK: Places

    private static func list(_ places: [CoveragePlace]) -> String {
        places.map(words).joined(separator: "; ")
    }

    private static func words(_ place: CoveragePlace) -> String {
        switch place {
        case .record(let kind): "record `\(name(kind))`"
        case .field(let kind, let field): "field `\(name(kind)).\(field)`"
        case .word(let kind, let field, let word): "field `\(name(kind)).\(field)`: `\(word)`"
        case .outpost(let command): "`outpost \(command)`"
        case .outpostd(let command): "`outpostd \(command)`"
        case .content(let code): "content \(code) \(ProcessCoverage.title(of: code)?.english ?? "")"
        case .ruleNamed(let name): "rule `\(name)`"
        case .codeNamed(let name): "code `\(name)`"
        case .metric(let code): "figure \(code) \(Metric.of(code).name.english)"
        case .page(let file, let heading): "[\(heading)](\(file)#\(anchor(heading)))"
        case .address(let address): "page `\(address)`"
        }
    }

    private static func name(_ kind: KindNumber) -> String { LeadToCash.schema.kind(kind)?.name ?? "" }

    /// The anchor that a heading gets on a page.
    private static func anchor(_ heading: String) -> String {
        var result = ""
        for character in heading.lowercased() {
            if character == " " {
                result += "-"
            } else if character == "-" || character.isLetter || character.isNumber {
                result.append(character)
            }
        }
        return result
    }
}

// Why this file exists: a process, an activity, a template and a training item are read in one way: what it is for, who
// does what, what goes in and comes out, by what it is judged, and what another edition says.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// A text of the library as its page shows it.
struct ProcessSheet {
    struct Fact {
        let label: String
        let text: String
        /// Where the text leads; empty if nowhere.
        let href: String
        let hasLink: Bool

        init(_ label: String, _ text: String, href: String = "") {
            self.label = label
            self.text = text
            self.href = href
            hasLink = !href.isEmpty
        }
    }

    struct StepRow {
        let href: String
        let code: String
        let step: String
        let role: String
        let due: String
        let output: String
    }

    struct Edition {
        let edition: String
        let state: String
        let since: String
        let href: String
        let isThis: Bool
    }

    struct Side {
        let edition: String
        let blocks: [TextBlock]
    }

    let code: String
    let heading: String
    let level: String
    let purpose: String
    let notice: String
    let hasNotice: Bool
    let facts: [Fact]
    let blocks: [TextBlock]
    let hasBlocks: Bool
    let tasks: [String]
    let hasTasks: Bool
    let steps: [StepRow]
    let hasSteps: Bool
    let editions: [Edition]
    let hasEditions: Bool
    let sides: [Side]
    let isCompared: Bool
    let source: String
    let hasSource: Bool
    let up: String
}

/// Reads the library for a page. Valid only where its reader is.
struct LibraryTelling {
    let library: Library
    let reader: SeatReader
    let language: Language

    /// - Parameters:
    ///   - version: the version of the processes that is wanted; that of the reader's only office if nil.
    init(_ reader: SeatReader, offices: Set<RecordID>?, version: RecordID?, in language: Language) throws {
        let ground = DeskGround(reader.records)
        if let version {
            guard try ground.isAlive(RecordKey(kind: ProcessVersion.kind, id: version)) else {
                throw PageProblem.notFound
            }
            library = Library(ground, version: version)
        } else {
            let own = try offices.map { try $0.filter { try ground.isAlive(RecordKey(kind: Office.kind, id: $0)) } }
            library = try Library(ground, of: own?.count == 1 ? own?.first : nil)
        }
        self.reader = reader
        self.language = language
    }

    func word(_ key: String) -> String { PageWords.text(key, in: language) }

    /// `AR Account responsible`
    func role(_ word: String) -> String {
        let label = Labels.role(word, in: language)
        return label == word || word.isEmpty ? word : "\(word) \(label)"
    }

    func roles(_ words: [String]) -> String {
        words.isEmpty ? word("progEverybody") : words.map(role).joined(separator: ", ")
    }

    // MARK: Sheets

    /// The node, the document or the step of a code.
    /// - Parameter edition: another edition to put beside it.
    /// - Throws: ``PageProblem/notFound`` if there is none.
    func sheet(_ code: String, beside edition: String?) throws -> ProcessSheet {
        let code = code.uppercased()
        if let step = try library.step(code) { return try sheet(step) }
        let node = try library.tree().first { $0.code == code }
        if let document = try library.document(code) { return try sheet(document, node, beside: edition) }
        guard let node else { throw PageProblem.notFound }
        return sheet(node)
    }

    private func sheet(_ node: ProcessNode) -> ProcessSheet {
        let documents = Library.processes(under: node.code)
        return ProcessSheet(
            code: node.code, heading: node.title.text(in: language), level: "L\(node.level)",
            purpose: node.purpose.text(in: language), notice: "", hasNotice: false,
            facts: facts(node) + documents.map { link(word("progProcess"), $0) }, blocks: [], hasBlocks: false,
            tasks: [], hasTasks: false, steps: [], hasSteps: false, editions: [], hasEditions: false, sides: [],
            isCompared: false, source: "", hasSource: false, up: "/process")
    }

    private func facts(_ node: ProcessNode) -> [ProcessSheet.Fact] {
        [
            ProcessSheet.Fact(word("progAccountable"), role(node.owner)),
            ProcessSheet.Fact(word("progCapability"), node.capability.text(in: language)),
        ]
    }

    private func sheet(_ step: Step) throws -> ProcessSheet {
        let code = step.code.split(separator: ".").first.map(String.init) ?? ""
        let document = try library.document(code)
        var shown = [
            ProcessSheet.Fact(word("progResponsible"), role(step.role)),
            ProcessSheet.Fact(word("progAccountable"), role(document?.owner ?? "")),
            ProcessSheet.Fact(word("progInformed"), roles(document?.audience ?? [])),
            ProcessSheet.Fact(word("progInput"), step.input.text(in: language)),
            ProcessSheet.Fact(word("progOutput"), step.output.text(in: language)),
            ProcessSheet.Fact(word("progOutcome"), step.outcome.text(in: language)),
            ProcessSheet.Fact(word("progDue"), due(step)), ProcessSheet.Fact(word("progCommand"), step.command),
            ProcessSheet.Fact(word("progOffline"), word(step.offline ? "yes" : "no")),
        ]
        if !step.template.isEmpty {
            let title = try title(step.template)
            shown.append(
                ProcessSheet.Fact(
                    word("progTemplate"), title, href: "/templates/" + FormFields.encode(step.template)))
        }
        shown += metrics(of: code)
        shown += try trainings(for: step.role)
        return ProcessSheet(
            code: step.code, heading: step.title.text(in: language), level: "L5",
            purpose: step.purpose.text(in: language), notice: "", hasNotice: false,
            facts: shown.filter { !$0.text.isEmpty }, blocks: [], hasBlocks: false,
            tasks: step.tasks.map { $0.text(in: language) },
            hasTasks: !step.tasks.isEmpty, steps: [], hasSteps: false, editions: [], hasEditions: false, sides: [],
            isCompared: false, source: "", hasSource: false, up: "/process/" + FormFields.encode(code))
    }

    func sheet(
        _ document: Document, _ node: ProcessNode? = nil, beside edition: String? = nil, up: String = "/process"
    ) throws -> ProcessSheet {
        let editions = try editions(of: document, at: up)
        let sides = try sides(document, edition)
        let blocks = TextBlock.blocks(document.body.text(in: language))
        let shown =
            (node.map { facts($0) } ?? []) + [
                ProcessSheet.Fact(word("progAccountable"), role(document.owner)),
                ProcessSheet.Fact(word("progFor"), roles(document.audience)),
                ProcessSheet.Fact(word("progEdition"), document.version),
            ] + metrics(of: document.code)
        return ProcessSheet(
            code: document.code, heading: document.title.text(in: language),
            level: Labels.word(
                document.genre.rawValue, ContentDocument.Fields.genre, ContentDocument.kind, in: language),
            purpose: document.summary.text(in: language), notice: ProcessContent.notice.text(in: language),
            hasNotice: document.hasListedTitle, facts: shown.filter { !$0.text.isEmpty },
            blocks: blocks, hasBlocks: !blocks.isEmpty, tasks: [], hasTasks: false,
            steps: document.steps.map(row), hasSteps: !document.steps.isEmpty, editions: editions,
            hasEditions: editions.count > 1, sides: sides, isCompared: !sides.isEmpty, source: document.source,
            hasSource: !document.source.isEmpty, up: up)
    }

    // MARK: Parts

    private func row(_ step: Step) -> ProcessSheet.StepRow {
        ProcessSheet.StepRow(
            href: "/process/" + FormFields.encode(step.code), code: step.code, step: step.title.text(in: language),
            role: role(step.role), due: due(step), output: step.output.text(in: language))
    }

    /// `2 working days after Lead: Captured`; empty if the step says nothing.
    private func due(_ step: Step) -> String {
        let parts = step.stage.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = LeadToCash.schema.kind(named: parts[0]),
            let field = ["status", "stage", "state"].lazy.compactMap({ kind.field(named: $0) }).first
        else { return "" }
        let state = Labels.choice(parts[1], of: field, in: kind, language: language)
        return word("progDueAfter").replacing("%1", with: String(step.dueDays))
            .replacing("%2", with: "\(Labels.kind(kind.name, in: language)): \(state)")
    }

    private func title(_ code: String) throws -> String {
        "\(code) \(try library.document(code)?.title.text(in: language) ?? "")"
    }

    private func link(_ label: String, _ code: String) -> ProcessSheet.Fact {
        let title = (try? title(code)) ?? code
        return ProcessSheet.Fact(label, title, href: "/process/" + FormFields.encode(code))
    }

    private func metrics(of document: String) -> [ProcessSheet.Fact] {
        ProcessStage.metrics(of: document).map { metric in
            ProcessSheet.Fact(word("progMetric"), "\(metric) \(Metric.of(metric).name.text(in: language))")
        }
    }

    private func trainings(for role: String) throws -> [ProcessSheet.Fact] {
        try library.documents().filter { $0.genre == .training && $0.audience.contains(role) }.map { material in
            ProcessSheet.Fact(
                word("progTraining"), "\(material.code) \(material.title.text(in: language))",
                href: "/training/" + FormFields.encode(material.code))
        }
    }

    /// Every edition of a document that HQ has, oldest first.
    private func editions(of document: Document, at place: String) throws -> [ProcessSheet.Edition] {
        typealias Fields = ContentDocument.Fields
        let query = RecordQuery(
            ContentDocument.kind, where: [.equals(Fields.code, .text(document.code))], isDescending: false)
        return try reader.page(query).rows.map { row in
            let record = PlainRecord(id: row.id, values: row.values)
            let edition = record.text(Fields.edition)
            return ProcessSheet.Edition(
                edition: edition,
                state: Labels.word(record.text(Fields.state), Fields.state, ContentDocument.kind, in: language),
                since: record.day(Fields.publishedOn),
                href: "\(place)/\(FormFields.encode(document.code))?beside=\(FormFields.encode(edition))",
                isThis: edition == document.version)
        }
    }

    /// This edition and another, each with a mark at what the other does not say; nothing if there is no other.
    private func sides(_ document: Document, _ edition: String?) throws -> [ProcessSheet.Side] {
        guard let edition, let other = try library.document(document.code, edition: edition),
            other.version != document.version
        else { return [] }
        let texts = TextBlock.compared(other.body.text(in: language), document.body.text(in: language))
        return [
            ProcessSheet.Side(edition: other.version, blocks: texts.a),
            ProcessSheet.Side(edition: document.version, blocks: texts.b),
        ]
    }
}

// Why this file exists: content is data that HQ owns. What ships becomes records once, under ids that follow from its
// codes, so that publishing twice makes nothing twice and what HQ has changed since stays changed.

import SyncProtocol

/// What ships, as the records that HQ publishes.
public enum Publication {
    /// A record, with what it says when it is new.
    public typealias Page = (key: RecordKey, values: [FieldValue])

    /// The edition that the shipped content belongs to.
    public static let edition = "1.1"

    /// Every record of the shipped content, what is referred to before what refers to it.
    /// - Parameter day: the business date on which HQ publishes it.
    public static func pages(on day: CivilDate) -> [Page] {
        let version = processVersion(on: day)
        let documents = ProcessContent.documents.map { document($0, on: day, of: version.key.id) }
        let steps = ProcessContent.documents.flatMap { document in
            document.steps.enumerated().map { step($1, $0 + 1, of: document) }
        }
        let cells = ProcessContent.documents.flatMap { document in
            document.cells.enumerated().map { cell($1, $0 + 1, of: document) }
        }
        let questions = ProcessContent.documents.flatMap { document in
            document.quiz.enumerated().map { question($1, $0 + 1, of: document) }
        }
        return [version] + ProcessContent.tree.map(group) + documents + steps + cells + questions
    }

    /// The id of a shipped document: the same in every company, so that a page may name it.
    public static func documentID(_ code: String) -> RecordID { .derived("content|document|\(code)|\(edition)") }

    private static func key(_ kind: KindNumber, _ words: String) -> RecordKey {
        RecordKey(kind: kind, id: .derived("content|\(words)|\(edition)"))
    }

    // MARK: One record of each kind

    private static func processVersion(on day: CivilDate) -> Page {
        typealias Fields = ProcessVersion.Fields
        return (
            key(ProcessVersion.kind, "version"),
            [
                FieldValue(Fields.name, .text(edition)), FieldValue(Fields.releasedOn, .date(day)),
                FieldValue(Fields.state, .text("released")),
            ]
        )
    }

    private static func document(_ document: Document, on day: CivilDate, of version: RecordID) -> Page {
        typealias Fields = ContentDocument.Fields
        let texts: [FieldValue] =
            three([Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], document.title)
            + three([Fields.summaryEn, Fields.summaryZhHans, Fields.summaryZhHant], document.summary)
            + two([Fields.bodyEn, Fields.bodyZhHans], document.body)
        let facts = [
            text(Fields.code, document.code), text(Fields.genre, document.genre.rawValue),
            text(Fields.edition, document.version), text(Fields.ownerRole, document.owner),
            text(Fields.source, document.source), FieldValue(Fields.audience, .elements(document.audience)),
            text(Fields.state, "published"), FieldValue(Fields.publishedOn, .date(day)),
            FieldValue(Fields.processVersion, .reference(version)),
        ]
        return (
            RecordKey(kind: ContentDocument.kind, id: documentID(document.code)),
            (facts + texts).filter { !$0.value.isEmpty }
        )
    }

    private static func group(_ node: ProcessGroup) -> Page {
        typealias Fields = ProcessGroupNode.Fields
        let texts: [FieldValue] =
            three([Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], node.title)
            + three([Fields.purposeEn, Fields.purposeZhHans, Fields.purposeZhHant], node.purpose)
            + three([Fields.capabilityEn, Fields.capabilityZhHans, Fields.capabilityZhHant], node.capability)
        let facts = [
            text(Fields.code, node.code), FieldValue(Fields.level, .integer(Int64(node.level))),
            text(Fields.parentCode, node.parent), text(Fields.ownerRole, node.owner),
        ]
        return (key(ProcessGroupNode.kind, "group|\(node.code)"), (facts + texts).filter { !$0.value.isEmpty })
    }

    private static func step(_ step: Step, _ position: Int, of document: Document) -> Page {
        typealias Fields = ProcessStep.Fields
        let texts: [FieldValue] =
            three([Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], step.title)
            + three([Fields.purposeEn, Fields.purposeZhHans, Fields.purposeZhHant], step.purpose)
            + three([Fields.inputEn, Fields.inputZhHans, Fields.inputZhHant], step.input)
            + three([Fields.outputEn, Fields.outputZhHans, Fields.outputZhHant], step.output)
            + three([Fields.outcomeEn, Fields.outcomeZhHans, Fields.outcomeZhHant], step.outcome)
        let tasks = [
            text(Fields.tasksEn, step.tasks.map(\.english).joined(separator: "\n")),
            text(Fields.tasksZhHans, step.tasks.map(\.simplified).joined(separator: "\n")),
        ]
        let facts = [
            FieldValue(Fields.document, .reference(documentID(document.code))), text(Fields.code, step.code),
            FieldValue(Fields.position, .integer(Int64(position))), text(Fields.role, step.role),
            text(Fields.stage, step.stage), FieldValue(Fields.dueDays, .integer(Int64(step.dueDays))),
            text(Fields.template, step.template), text(Fields.command, step.command),
            FieldValue(Fields.offline, .flag(step.offline)),
        ]
        return (key(ProcessStep.kind, "step|\(step.code)"), (facts + texts + tasks).filter { !$0.value.isEmpty })
    }

    private static func cell(_ cell: Cell, _ position: Int, of document: Document) -> Page {
        typealias Fields = TemplateCell.Fields
        let columns = cell.columns.map {
            [$0.code, $0.title.english, $0.title.simplified, $0.title.traditional].joined(separator: "|")
        }
        let texts: [FieldValue] =
            three([Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], cell.title)
            + three([Fields.hintEn, Fields.hintZhHans, Fields.hintZhHant], cell.hint)
        let facts = [
            FieldValue(Fields.document, .reference(documentID(document.code))), text(Fields.code, cell.code),
            FieldValue(Fields.position, .integer(Int64(position))), text(Fields.prefill, cell.prefill),
            text(Fields.columns, columns.joined(separator: "\n")),
            FieldValue(Fields.isRequired, .flag(cell.isRequired)),
        ]
        return (
            key(TemplateCell.kind, "cell|\(document.code)|\(cell.code)"), (facts + texts).filter { !$0.value.isEmpty }
        )
    }

    private static func question(_ question: Question, _ position: Int, of document: Document) -> Page {
        typealias Fields = QuizQuestion.Fields
        let texts: [FieldValue] =
            two([Fields.textEn, Fields.textZhHans], question.text)
            + two([Fields.whyEn, Fields.whyZhHans], question.why)
        let answers = [
            text(Fields.answersEn, question.answers.map(\.english).joined(separator: "\n")),
            text(Fields.answersZhHans, question.answers.map(\.simplified).joined(separator: "\n")),
        ]
        let facts = [
            FieldValue(Fields.document, .reference(documentID(document.code))),
            FieldValue(Fields.position, .integer(Int64(position))),
            FieldValue(Fields.rightAnswer, .integer(Int64(question.right))),
        ]
        return (
            key(QuizQuestion.kind, "question|\(document.code)|\(position)"),
            (facts + texts + answers).filter { !$0.value.isEmpty }
        )
    }

    // MARK: Fields

    private static func text(_ field: FieldNumber, _ text: String) -> FieldValue {
        FieldValue(field, text.isEmpty ? .null : .text(text))
    }

    private static func three(_ fields: [FieldNumber], _ label: Label) -> [FieldValue] {
        zip(fields, [label.english, label.simplified, label.traditional]).map { text($0, $1) }
    }

    private static func two(_ fields: [FieldNumber], _ prose: Prose) -> [FieldValue] {
        zip(fields, [prose.english, prose.simplified]).map { text($0, $1) }
    }
}

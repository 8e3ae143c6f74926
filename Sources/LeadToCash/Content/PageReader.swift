// Why this file exists: HQ's pages are fields in three languages; the program knows documents, steps, cells and
// questions. One becomes the other here, and nowhere else.

import SyncProtocol

/// Reads records of the process content as what ships.
struct PageReader {
    let ground: any Ground

    // MARK: Fields

    func text(_ field: FieldNumber, _ key: RecordKey) throws -> String { try ground.value(field, of: key).asText ?? "" }

    func records(_ kind: KindNumber, _ field: FieldNumber, _ value: Value) throws -> [RecordKey] {
        try ground.allRecords(kind, where: field, is: value).map { RecordKey(kind: kind, id: $0) }
    }

    /// A text whose three languages stand in three fields. What is not translated yet is read in English.
    private func label(_ fields: [FieldNumber], _ key: RecordKey) throws -> Label {
        let texts = try fields.map { try text($0, key) }
        guard texts.count == 3 else { return Label("", "", "") }
        return Label(texts[0], texts[1].isEmpty ? texts[0] : texts[1], texts[2].isEmpty ? texts[0] : texts[2])
    }

    private func prose(_ english: FieldNumber, _ simplified: FieldNumber, _ key: RecordKey) throws -> Prose {
        let texts = (try text(english, key), try text(simplified, key))
        return Prose(texts.0, texts.1.isEmpty ? texts.0 : texts.1)
    }

    private func number(_ field: FieldNumber, _ key: RecordKey) throws -> Int {
        Int(clamping: try ground.value(field, of: key).asInteger ?? 0)
    }

    private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    /// The parts of a document in the order that HQ gave them.
    private func parts(_ kind: KindNumber, _ document: RecordKey) throws -> [RecordKey] {
        guard let described = LeadToCash.schema.kind(kind), let parent = described.field(named: "document")?.number,
            let position = described.field(named: "position")?.number
        else { return [] }
        let found = try records(kind, parent, .reference(document.id)).map { (try number(position, $0), $0) }
        return found.sorted { $0 < $1 }.map(\.1)
    }

    // MARK: Pages

    /// - Parameter whole: with its steps, cells and questions.
    func document(_ key: RecordKey, whole: Bool) throws -> Document {
        typealias Fields = ContentDocument.Fields
        var audience: [String] = []
        if case .set(let roles) = try ground.value(Fields.audience, of: key) { audience = roles }
        return Document(
            try text(Fields.code, key), Document.Genre(rawValue: try text(Fields.genre, key)) ?? .overview,
            try label([Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], key),
            version: try text(Fields.edition, key), owner: try text(Fields.ownerRole, key), audience: audience,
            summary: try label([Fields.summaryEn, Fields.summaryZhHans, Fields.summaryZhHant], key),
            body: try prose(Fields.bodyEn, Fields.bodyZhHans, key), source: try text(Fields.source, key),
            steps: try whole ? parts(ProcessStep.kind, key).map { try step($0) } : [],
            cells: try whole ? parts(TemplateCell.kind, key).map { try cell($0) } : [],
            quiz: try whole ? parts(QuizQuestion.kind, key).map { try question($0) } : [])
    }

    func step(_ key: RecordKey) throws -> Step {
        typealias Fields = ProcessStep.Fields
        let tasks = (Self.lines(try text(Fields.tasksEn, key)), Self.lines(try text(Fields.tasksZhHans, key)))
        return Step(
            try text(Fields.code, key), try label([Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], key),
            role: try text(Fields.role, key), stage: try text(Fields.stage, key),
            dueDays: try number(Fields.dueDays, key),
            purpose: try label([Fields.purposeEn, Fields.purposeZhHans, Fields.purposeZhHant], key),
            input: try label([Fields.inputEn, Fields.inputZhHans, Fields.inputZhHant], key),
            output: try label([Fields.outputEn, Fields.outputZhHans, Fields.outputZhHant], key),
            outcome: try label([Fields.outcomeEn, Fields.outcomeZhHans, Fields.outcomeZhHant], key),
            template: try text(Fields.template, key), command: try text(Fields.command, key),
            offline: try ground.value(Fields.offline, of: key).isTrue,
            tasks: tasks.0.enumerated().map { index, task in
                let translated = index < tasks.1.count ? tasks.1[index] : task
                return Label(task, translated, translated)
            })
    }

    func cell(_ key: RecordKey) throws -> Cell {
        typealias Fields = TemplateCell.Fields
        return Cell(
            try text(Fields.code, key), try label([Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], key),
            hint: try label([Fields.hintEn, Fields.hintZhHans, Fields.hintZhHant], key),
            prefill: try text(Fields.prefill, key), columns: try Self.columns(text(Fields.columns, key)),
            isRequired: try ground.value(Fields.isRequired, of: key).isTrue)
    }

    /// `owner|Owner|责任人|責任人`, one a line; what is not translated is read in English.
    static func columns(_ text: String) -> [Cell.Column] {
        lines(text).compactMap { line in
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { Normalization.trimmed($0) }
            guard let code = parts.first, !code.isEmpty else { return nil }
            func title(_ place: Int) -> String { place < parts.count && !parts[place].isEmpty ? parts[place] : "" }
            let english = title(1).isEmpty ? code : title(1)
            let simplified = title(2).isEmpty ? english : title(2)
            return Cell.Column(code, Label(english, simplified, title(3).isEmpty ? simplified : title(3)))
        }
    }

    func question(_ key: RecordKey) throws -> Question {
        typealias Fields = QuizQuestion.Fields
        let answers = (Self.lines(try text(Fields.answersEn, key)), Self.lines(try text(Fields.answersZhHans, key)))
        return Question(
            try prose(Fields.textEn, Fields.textZhHans, key),
            answers.0.enumerated().map { index, answer in
                Prose(answer, index < answers.1.count ? answers.1[index] : answer)
            }, right: try number(Fields.rightAnswer, key), why: try prose(Fields.whyEn, Fields.whyZhHans, key))
    }

    func node(_ key: RecordKey) throws -> ProcessNode {
        typealias Fields = ProcessGroupNode.Fields
        return ProcessNode(
            code: try text(Fields.code, key), level: try number(Fields.level, key),
            parent: try text(Fields.parentCode, key),
            title: try label([Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], key),
            owner: try text(Fields.ownerRole, key),
            purpose: try label([Fields.purposeEn, Fields.purposeZhHans, Fields.purposeZhHant], key),
            capability: try label([Fields.capabilityEn, Fields.capabilityZhHans, Fields.capabilityZhHant], key))
    }
}

// Why this file exists: HQ changes what it published by a new edition, which takes the old one's place and leaves it to
// be read; and it takes the shipped text back when a change was a mistake.

import SyncProtocol

/// A changed text of a document.
public struct NewEdition: Sendable {
    /// The document's code.
    public let code: String
    /// The new text, by language; Markdown.
    public let body: String
    /// English or simplified Chinese.
    public let language: Language
    /// `1.2`; one more than the last if nil.
    public let edition: String?
    /// The version of the processes that it belongs to; that of the old one if nil. Offices that work by an earlier one
    /// go on reading the old edition.
    public let version: RecordID?

    public init(code: String, body: String, language: Language, edition: String?, version: RecordID? = nil) {
        self.code = code
        self.body = Normalization.nfc(Normalization.trimmed(body))
        self.language = language
        self.edition = edition
        self.version = version
    }

    private typealias Fields = ContentDocument.Fields

    /// What a new edition does.
    public struct Outcome: Sendable {
        public let edits: [RecordEdit]
        public let document: RecordID
        public let edition: String
        public let superseded: String
    }

    /// Publishes it in the place of the document that is published.
    /// - Throws: ``Impediments``.
    public func publish(at occasion: Occasion, _ ground: any Ground) throws -> Outcome {
        let book = Book(ground)
        let refusal = "No new edition of \(code) was published"
        guard let old = try Self.published(code, book).last else {
            throw Impediments(refusal, "HQ has published no document \(code); `outpostd content list` shows them")
        }
        let last = try book.text(Fields.edition, old)
        let next = edition ?? Self.following(last)
        try Impediments.check(refusal, try reasons(next, old, book))
        let edit = occasion.making(ContentDocument.kind, try fields(next, old, on: occasion.today, book))
        let retired = RecordEdit.changing(old, [FieldValue(Fields.state, .text("retired"))])
        // The old edition keeps its steps, cells and questions: a form that was begun with it goes on with them.
        let copies = try Self.parts(of: old, book).map { part in
            occasion.making(part.key.kind, try Self.copy(of: part, for: edit.key.id, book))
        }
        return Outcome(
            edits: [edit, retired] + copies, document: edit.key.id, edition: next, superseded: last)
    }

    private func reasons(_ next: String, _ old: RecordKey, _ book: Book) throws -> [String] {
        var reasons: [String] = []
        if body.isEmpty { reasons.append("the text is empty") }
        if language == .zhHant { reasons.append("readers of traditional Chinese get the simplified text; write that") }
        let taken = try book.keys(ContentDocument.kind, Fields.code, .text(code)).contains {
            try book.text(Fields.edition, $0) == next
        }
        if taken { reasons.append("there is an edition \(next) already") }
        let field = language == .en ? Fields.bodyEn : Fields.bodyZhHans
        let moves = try version != nil && version != book.id(Fields.processVersion, old)
        // A version may change steps alone, and a text stands in it as it was.
        if try !moves && book.text(field, old) == body { reasons.append("this is the published text") }
        return reasons
    }

    private func fields(
        _ next: String, _ old: RecordKey, on day: CivilDate, _ book: Book
    ) throws -> [FieldValue] {
        guard let kind = LeadToCash.schema.kind(ContentDocument.kind) else { return [] }
        let changed = language == .en ? Fields.bodyEn : Fields.bodyZhHans
        var written: [FieldNumber: Value] = [
            changed: .text(body), Fields.edition: .text(next), Fields.state: .text("published"),
            Fields.publishedOn: .date(day), Fields.supersedes: .reference(old.id),
        ]
        if let version { written[Fields.processVersion] = .reference(version) }
        return try kind.storedFields.map { field in
            FieldValue(field.number, try written[field.number] ?? book.value(field.number, old))
        }
    }

    /// `1.2` after `1.1`, `3` after `2`, `1` after nothing.
    static func following(_ edition: String) -> String {
        var parts = edition.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let last = parts.last, let number = Int(last), number < .max else {
            return edition.isEmpty ? "1" : edition + ".1"
        }
        parts[parts.count - 1] = String(number + 1)
        return parts.joined(separator: ".")
    }

    /// What a step, a cell or a question says, for another document.
    private static func copy(
        of part: (key: RecordKey, field: FieldNumber), for document: RecordID, _ book: Book
    ) throws -> [FieldValue] {
        try (LeadToCash.schema.kind(part.key.kind)?.storedFields ?? []).map { field in
            let isOwner = field.number == part.field
            return FieldValue(field.number, isOwner ? .reference(document) : try book.value(field.number, part.key))
        }
    }

    // MARK: What is published

    /// The published documents of a code, the last published last.
    static func published(_ code: String, _ book: Book) throws -> [RecordKey] {
        let keys = try book.keys(ContentDocument.kind, Fields.code, .text(code)).filter {
            try book.text(Fields.state, $0) == "published"
        }
        let days = try keys.map { (key: $0, day: try book.date(Fields.publishedOn, $0)?.days ?? .min) }
        return days.sorted { ($0.day, $0.key) < ($1.day, $1.key) }.map(\.key)
    }

    /// Steps, cells and questions of a document, and the field of each that says so.
    static func parts(of document: RecordKey, _ book: Book) throws -> [(key: RecordKey, field: FieldNumber)] {
        let kinds = [
            (ProcessStep.kind, ProcessStep.Fields.document), (TemplateCell.kind, TemplateCell.Fields.document),
            (QuizQuestion.kind, QuizQuestion.Fields.document),
        ]
        return try kinds.flatMap { kind, field in
            try book.keys(kind, field, document.id).map { (key: $0, field: field) }
        }
    }
}

/// What ships, compared with what HQ has.
public struct PublicationPlan: Sendable {
    public private(set) var edits: [RecordEdit] = []
    public private(set) var created = 0
    public private(set) var replaced = 0
    public private(set) var unchanged = 0
    /// Pages that HQ has deleted: they stay deleted.
    public private(set) var deleted = 0

    /// - Parameter replace: The code of a document whose shipped text is to stand again; of the others only what does
    ///   not exist yet is written.
    /// - Throws: ``Impediments`` if no shipped document has the code.
    public init(
        on day: CivilDate, replacing replace: String?, isDeleted: (RecordKey) throws -> Bool, _ ground: any Ground
    ) throws {
        let book = Book(ground)
        var chosen: Set<RecordKey> = []
        if let replace { chosen = try Self.pages(of: replace) }
        for page in Publication.pages(on: day) {
            if try ground.isAlive(page.key) {
                try consider(page, isChosen: chosen.contains(page.key), book)
            } else if try isDeleted(page.key), !chosen.contains(page.key) {
                deleted += 1
            } else {
                edits.append(RecordEdit(page.key, .create, page.values))
                created += 1
            }
        }
        if let replace { edits += try Self.later(than: replace, book) }
    }

    private mutating func consider(_ page: Publication.Page, isChosen: Bool, _ book: Book) throws {
        let writes = isChosen ? try Self.differences(page, book) : []
        if writes.isEmpty {
            unchanged += 1
        } else {
            edits.append(.changing(page.key, writes))
            replaced += 1
        }
    }

    /// The records of a shipped document: its own, and those of its steps, cells and questions.
    private static func pages(of code: String) throws -> Set<RecordKey> {
        guard ProcessContent.document(code) != nil, let day = CivilDate(days: 0) else {
            throw Impediments("Nothing was published", "no shipped document has the code \(code)")
        }
        let id = Publication.documentID(code)
        let kinds: [KindNumber] = [ProcessStep.kind, TemplateCell.kind, QuizQuestion.kind]
        let keys = Publication.pages(on: day).filter { page in
            page.key.id == id || (kinds.contains(page.key.kind) && page.values.contains { $0.value == .reference(id) })
        }
        return Set(keys.map(\.key))
    }

    /// What has to be written so that a record says what ships; when it was published is no difference.
    private static func differences(_ page: Publication.Page, _ book: Book) throws -> [FieldValue] {
        let shipped = Dictionary(page.values.map { ($0.field, $0.value) }) { first, _ in first }
        guard let kind = LeadToCash.schema.kind(page.key.kind) else { return [] }
        return try kind.storedFields.compactMap { field -> FieldValue? in
            if page.key.kind == ContentDocument.kind, field.number == ContentDocument.Fields.publishedOn { return nil }
            let wanted = shipped[field.number] ?? .null
            let shown = try book.value(field.number, page.key)
            return wanted == shown || (wanted.isEmpty && shown.isEmpty) ? nil : FieldValue(field.number, wanted)
        }
    }

    /// Later editions go out of force when the shipped one comes back.
    private static func later(than code: String, _ book: Book) throws -> [RecordEdit] {
        let shipped = Publication.documentID(code)
        return try NewEdition.published(code, book).filter { $0.id != shipped }.map {
            RecordEdit.changing($0, [FieldValue(ContentDocument.Fields.state, .text("retired"))])
        }
    }
}

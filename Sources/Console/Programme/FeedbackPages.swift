// Why this file exists: whoever says what does not work wants an answer. What the offices say is read in one list,
// sorted out many at a time, and each gets its answer in HQ's words.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Feedback and problems of the offices.
enum FeedbackPages {
    static let routes: [PageRoute] = [
        .get("/feedback", show), .post("/feedback", for: .runProgramme, dispose),
    ]

    private struct Tab: Sendable {
        let href: String
        let tab: String
        let isHere: Bool
    }

    private struct Row: Sendable {
        let id: String
        let href: String
        let code: String
        let words: String
        let node: String
        let office: String
        let severity: String
        let tone: String
        let author: String
        let votes: Int
        let disposition: String
        let answer: String
    }

    private struct Model: Sendable {
        let tabs: [Tab]
        let tab: String
        let offices: [Pick]
        let states: [Pick]
        let isOpenOnly: Bool
        let rows: [Row]
        let nothing: String?
        let mayRun: Bool
        let dispositions: [Pick]
        let versions: [Pick]
        let isFeedback: Bool
        let pager: PagerLinks
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let filter = TriageFilter(visit.query)
        let cursor = visit.query["after"].flatMap { PageCursor($0) }
        let (language, mayRun) = (visit.language, visitor.may(.runProgramme))
        let model = try await visit.headquarters.read(as: visitor.seat) { reader in
            try readModel(reader, filter, cursor, mayRun: mayRun, in: language)
        }
        return try visit.page("feedback", title: visit.word("progFeedback"), area: .programme, model)
    }

    private static func readModel(
        _ reader: SeatReader, _ filter: TriageFilter, _ cursor: PageCursor?, mayRun: Bool, in language: Language
    ) throws -> Model {
        func word(_ key: String) -> String { PageWords.text(key, in: language) }
        let page = try reader.page(filter.query, after: cursor)
        let ground = DeskGround(reader.records)
        let rows = try page.rows.map {
            try row(PlainRecord(id: $0.id, values: $0.values), filter.kind, ground, language)
        }
        var offices: Set<RecordID> = []
        try reader.forEach(Office.kind) { id, _ in offices.insert(id) }
        let names = try TrainingPages.names(reader, offices)
        let states = Pick.of(
            TriageFilter.disposition(filter.kind), filter.kind, chosen: filter.state ?? "", in: language)
        return Model(
            tabs: [Feedback.kind, ProblemItem.kind].map { kind in
                var other = filter
                other.kind = kind
                let name = LeadToCash.schema.kind(kind)?.name ?? ""
                return Tab(
                    href: other.path, tab: Labels.kind(name, in: language), isHere: kind == filter.kind)
            }, tab: filter.tab,
            offices: names.map { Pick(word: $0.id.description, name: $0.name, isChosen: $0.id == filter.office) },
            states: states, isOpenOnly: filter.state == "open", rows: rows,
            nothing: rows.isEmpty ? word("progNoFeedback") : nil, mayRun: mayRun && !rows.isEmpty,
            dispositions: states.filter { $0.word != "open" },
            versions: try ProcessPages.versions(reader, chosen: nil), isFeedback: filter.kind == Feedback.kind,
            pager: PagerLinks(
                first: cursor == nil ? nil : filter.path, next: page.next.map { "\(filter.path)&after=\($0)" }))
    }

    private static func row(
        _ item: PlainRecord, _ kind: KindNumber, _ ground: DeskGround, _ language: Language
    ) throws -> Row {
        let fields = TriageFields(kind)
        let severity = item.text(fields.severity)
        let state = item.text(fields.disposition).isEmpty ? "open" : item.text(fields.disposition)
        func name(_ kind: KindNumber, _ field: FieldNumber) throws -> String {
            try item.id(field).map { try ground.name(RecordKey(kind: kind, id: $0)) } ?? ""
        }
        let code = fields.code.map(item.text) ?? ""
        return Row(
            id: item.id.description, href: "/records/\(LeadToCash.schema.kind(kind)?.name ?? "")/\(item.id)",
            code: code.isEmpty ? String(item.id.description.prefix(13)) : code, words: item.text(fields.text),
            node: item.text(fields.node), office: try name(Office.kind, fields.office),
            severity: Labels.word(severity, fields.severity, kind, in: language),
            tone: severity == "high" ? "bad" : severity == "medium" ? "warn" : "info",
            author: try name(User.kind, fields.author), votes: fields.votes.map(item.elements)?.count ?? 0,
            disposition: Labels.word(state, fields.disposition, kind, in: language), answer: item.text(fields.answer))
    }

    // MARK: Deciding

    /// Disposes of everything that was ticked, all of it or nothing.
    private static func dispose(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person(who: .runProgramme)
        let filter = TriageFilter(visit.form)
        let ids = visit.form.all("item").compactMap { RecordID($0) }
        guard !ids.isEmpty, ids.count <= TriageFilter.rows else {
            throw PageProblem.invalid(visit.word("goalTickSome"))
        }
        guard let word = visit.form["disposition"], TriageFilter.answers.contains(word) else {
            throw PageProblem.invalid(visit.word("progChooseDisposition"))
        }
        let answer = try visit.needed("answer", visit.word("progAnswer"))
        let version = visit.form["version"].flatMap { RecordID($0) }
        let keys = ids.map { RecordKey(kind: filter.kind, id: $0) }
        try await expectSeen(keys, visitor, visit)
        try await visit.ground.desk.write { ground, _ in
            if let version, try !ground.isAlive(RecordKey(kind: ProcessVersion.kind, id: version)) {
                throw PageProblem.notFound
            }
            let edits = keys.compactMap { RolloutDesk.disposing($0, word, answer: answer, version: version) }
            return (edits, ())
        }
        try await visit.headquarters.note(
            "disposeOf", about: "\(filter.tab):\(ids.count)", by: visitor.person)
        return Visit.done(filter.path, "progDisposed")
    }

    private static func expectSeen(_ keys: [RecordKey], _ visitor: Visitor, _ visit: Visit) async throws {
        let areSeen = try await visit.headquarters.read(as: visitor.seat) { reader in
            try keys.allSatisfy { try reader.values(of: $0) != nil }
        }
        guard areSeen else { throw PageProblem.notFound }
    }
}

/// Which of what offices say is listed.
struct TriageFilter: Sendable, Hashable {
    /// Rows on a page, and so ticked at once, at most.
    static let rows = 50
    /// What may become of an item.
    static let answers = ["accepted", "declined", "done"]

    var kind: KindNumber
    var office: RecordID?
    /// A word of the disposition's; nil for all.
    var state: String?

    init(_ form: FormFields) {
        kind = form["tab"] == "problems" ? ProblemItem.kind : Feedback.kind
        office = form["office"].flatMap { RecordID($0) }
        let word = form["state"] ?? "open"
        state = (Self.answers + ["open"]).contains(word) ? word : nil
    }

    var tab: String { kind == ProblemItem.kind ? "problems" : "feedback" }

    var path: String {
        "/feedback?tab=\(tab)&state=\(state ?? "all")" + (office.map { "&office=\($0)" } ?? "")
    }

    var query: RecordQuery {
        var conditions: [RecordQuery.Condition] = []
        if let office { conditions.append(.equals(TriageFields(kind).office, .reference(office))) }
        // What nobody has disposed of says nothing.
        if let state {
            let words: [Value] = state == "open" ? [.null, .text("open")] : [.text(state)]
            conditions.append(.anyOf(Self.disposition(kind), words))
        }
        return RecordQuery(kind, where: conditions, limit: Self.rows)
    }

    static func disposition(_ kind: KindNumber) -> FieldNumber { TriageFields(kind).disposition }
}

/// Where feedback and problems keep what they have in common.
struct TriageFields: Sendable {
    let office: FieldNumber
    let text: FieldNumber
    /// What it is about: a node of the process, or a category.
    let node: FieldNumber
    let severity: FieldNumber
    let author: FieldNumber
    let disposition: FieldNumber
    let answer: FieldNumber
    let code: FieldNumber?
    let votes: FieldNumber?

    init(_ kind: KindNumber) {
        let isProblem = kind == ProblemItem.kind
        office = isProblem ? ProblemItem.Fields.office : Feedback.Fields.office
        text = isProblem ? ProblemItem.Fields.text : Feedback.Fields.text
        node = isProblem ? ProblemItem.Fields.category : Feedback.Fields.node
        severity = isProblem ? ProblemItem.Fields.severity : Feedback.Fields.severity
        author = isProblem ? ProblemItem.Fields.author : Feedback.Fields.author
        disposition = isProblem ? ProblemItem.Fields.disposition : Feedback.Fields.disposition
        answer = isProblem ? ProblemItem.Fields.answer : Feedback.Fields.answer
        code = isProblem ? ProblemItem.Fields.code : nil
        votes = isProblem ? ProblemItem.Fields.votes : nil
    }
}

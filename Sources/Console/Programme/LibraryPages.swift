// Why this file exists: templates are looked up before a meeting and printed for it; what was filled in for a deal is
// read by those who were not there.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Templates and the forms that were made of them.
enum LibraryPages {
    static let routes: [PageRoute] = [
        .get("/templates", templates), .get("/templates/:code", template), .get("/forms/:id", filled),
    ]

    private struct ListModel: Sendable {
        let heading: String
        let lead: String
        let shelf: ProcessPages.Shelf
        let isTemplates: Bool
        let nothing: String?
    }

    private struct CellRow: Sendable {
        let code: String
        let cell: String
        let hint: String
        let columns: String
        let isRequired: Bool
        let prefill: String
    }

    private struct FormLine: Sendable {
        let href: String
        let code: String
        let about: String
        let aboutHref: String
        let edition: String
        let state: String
        let author: String
    }

    private struct TemplateModel: Sendable {
        let sheet: ProcessSheet
        let cells: [CellRow]
        let forms: [FormLine]
        let hasForms: Bool
        let nothing: String?
        let pager: PagerLinks
    }

    // MARK: Templates

    private static func templates(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let (language, offices) = (visit.language, visitor.offices)
        let shelf = try await visit.headquarters.read(as: visitor.seat) { reader in
            let telling = try LibraryTelling(reader, offices: offices, version: nil, in: language)
            let documents = try telling.library.documents().filter { $0.genre == .template }
            return ProcessPages.shelf(.template, documents, at: "/templates", language)
        }
        return try visit.page(
            "libraryList", title: visit.word("progTemplates"), area: .programme,
            ListModel(
                heading: visit.word("progTemplates"), lead: visit.word("progTemplatesLead"), shelf: shelf,
                isTemplates: true, nothing: shelf.entries.isEmpty ? visit.word("progNothing") : nil))
    }

    private static func template(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard let code = visit.parameters["code"]?.uppercased(), code.count <= 40 else { throw PageProblem.notFound }
        let (language, offices, edition) = (visit.language, visitor.offices, visit.query["beside"])
        let cursor = visit.query["after"].flatMap { PageCursor($0) }
        let nothing = visit.word("progNoForms")
        let model = try await visit.headquarters.read(as: visitor.seat) { reader in
            let telling = try LibraryTelling(reader, offices: offices, version: nil, in: language)
            guard let document = try telling.library.document(code), document.genre == .template else {
                throw PageProblem.notFound
            }
            let query = RecordQuery(
                Form.kind, where: [.equals(Form.Fields.template, .text(document.code))], limit: 50)
            let page = try reader.page(query, after: cursor)
            let ground = DeskGround(reader.records)
            let forms = try page.rows.map { try row(PlainRecord(id: $0.id, values: $0.values), ground, language) }
            let path = "/templates/" + FormFields.encode(document.code)
            return TemplateModel(
                sheet: try telling.sheet(document, beside: edition, up: "/templates"),
                cells: document.cells.map { cell($0, language) }, forms: forms, hasForms: !forms.isEmpty,
                nothing: forms.isEmpty ? nothing : nil,
                pager: PagerLinks(
                    first: cursor == nil ? nil : path, next: page.next.map { "\(path)?after=\($0)" }))
        }
        return try visit.page("template", title: model.sheet.heading, area: .programme, model)
    }

    private static func cell(_ cell: Cell, _ language: Language) -> CellRow {
        CellRow(
            code: cell.code, cell: cell.title.text(in: language), hint: cell.hint.text(in: language),
            columns: cell.columns.map { $0.title.text(in: language) }.joined(separator: " · "),
            isRequired: cell.isRequired, prefill: cell.prefill)
    }

    private static func row(_ form: PlainRecord, _ ground: DeskGround, _ language: Language) throws -> FormLine {
        typealias Fields = Form.Fields
        let subjects = [
            (Fields.opportunity, Opportunity.kind), (Fields.lead, Lead.kind), (Fields.account, Account.kind),
        ]
        let subject = subjects.lazy.compactMap { field, kind in
            form.id(field).map { RecordKey(kind: kind, id: $0) }
        }.first
        let code = form.text(Fields.code)
        return FormLine(
            href: "/forms/\(form.id)", code: code.isEmpty ? String(form.id.description.prefix(13)) : code,
            about: try subject.map { try ground.name($0) } ?? "", aboutHref: subject.map(RecordPath.of) ?? "",
            edition: form.text(Fields.edition),
            state: Labels.word(
                form.text(Fields.state).isEmpty ? "draft" : form.text(Fields.state), Fields.state, Form.kind,
                in: language),
            author: try form.id(Fields.author).map { try ground.name(RecordKey(kind: User.kind, id: $0)) } ?? "")
    }

    // MARK: A form that somebody filled in

    private struct FilledCell: Sendable {
        let cell: String
        let text: [String]
        let columns: [String]
        let rows: [FilledRow]
        let isList: Bool
        let isMissing: Bool
    }

    private struct FilledRow: Sendable {
        let texts: [String]
    }

    private struct FilledModel: Sendable {
        let head: FormLine
        let title: String
        let templateHref: String
        let cells: [FilledCell]
        let recordHref: String
    }

    private static func filled(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let id = try visit.id()
        let (language, offices) = (visit.language, visitor.offices)
        let model = try await visit.headquarters.read(as: visitor.seat) { reader in
            let key = RecordKey(kind: Form.kind, id: id)
            guard let values = try reader.values(of: key) else { throw PageProblem.notFound }
            let form = PlainRecord(id: id, values: values)
            let telling = try LibraryTelling(reader, offices: offices, version: nil, in: language)
            let ground = ViewGround(SeatView(reader: reader))
            let document = try telling.library.document(
                form.text(Form.Fields.template), edition: form.text(Form.Fields.edition))
            let rows = try Forms.rows(of: key, ground)
            let cells = try (document?.cells ?? []).map { cell in
                try filledCell(cell, key, rows[cell.code] ?? [], ground, language)
            }
            return FilledModel(
                head: try row(form, DeskGround(reader.records), language),
                title: document?.title.text(in: language) ?? form.text(Form.Fields.template),
                templateHref: "/templates/" + FormFields.encode(form.text(Form.Fields.template)), cells: cells,
                recordHref: "/records/form/\(id)")
        }
        return try visit.page("filledForm", title: model.title, area: .programme, model)
    }

    private static func filledCell(
        _ cell: Cell, _ form: RecordKey, _ rows: [RecordKey], _ ground: ViewGround, _ language: Language
    ) throws -> FilledCell {
        let text = try Forms.text(cell.code, of: form, ground)
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let filled = try rows.map { row in
            FilledRow(
                texts: try cell.columns.indices.map { index in
                    guard let field = Forms.column(index), case .text(let text) = try ground.value(field, of: row)
                    else { return "" }
                    return text
                })
        }
        return FilledCell(
            cell: cell.title.text(in: language), text: lines,
            columns: cell.columns.map { $0.title.text(in: language) }, rows: filled, isList: !cell.columns.isEmpty,
            isMissing: cell.isRequired && lines.isEmpty && filled.isEmpty)
    }
}

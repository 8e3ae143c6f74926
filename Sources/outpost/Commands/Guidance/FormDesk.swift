// Why this file exists: everything that is done to a form begins alike: find it, find the edition of the template that
// it was begun with, find the cell.

import LeadToCash
import SyncClient
import SyncProtocol

/// A command at a form.
final class FormDesk {
    let desk: LibraryDesk
    let workspace: Workspace
    let finder: RecordFinder
    let seen: CommitSequence
    var terminal: Terminal { desk.terminal }

    init(_ options: GlobalOptions) throws {
        desk = try LibraryDesk(options)
        workspace = try desk.session.workspace()
        finder = try RecordFinder(desk.session)
        seen = try workspace.replica.beginEdit()
    }

    /// The form that `text` names: by code or id, or by its template where there is one form on it.
    func find(_ text: String) throws -> FormSheet {
        let key = try finder.find(try KindFacts.kind(Form.kind), text)
        let form = FlowSubject(key, desk.ground)
        let code = try form.text(Form.Fields.template)
        let template = try desk.library.document(code, edition: form.text(Form.Fields.edition))
        guard let template else { throw Failure(.usage, .formTemplateGone, finder.handle(key), code) }
        return FormSheet(form: form, template: template)
    }

    /// Writes one changeset.
    func apply(_ edits: [RecordEdit], reason: String = "") throws {
        try workspace.replica.apply(edits, seen: seen, reason: reason)
    }

    /// Text as it is stored; empty if it says nothing.
    static func clean(_ text: String) -> String {
        if case .text(let clean) = FlowValue.text(text) { return clean }
        return ""
    }
}

/// A form and its template.
struct FormSheet {
    let form: FlowSubject
    let template: Document

    /// The cell of this code, in any case of the letters.
    func cell(_ code: String) throws -> Cell {
        let folded = code.lowercased()
        if let cell = template.cells.first(where: { $0.code.lowercased() == folded }) { return cell }
        throw Failure(.usage, .formNoCell, template.code, code, template.cells.map(\.code).joined(separator: ", "))
    }

    func missing() throws -> [Cell] { try Forms.missing(in: form.key, template.cells, form.ground) }

    /// The cells in which two versions of a text stand side by side, until somebody chooses.
    func undecided() throws -> [Cell] {
        try template.cells.filter { cell in
            try cell.columns.isEmpty && TextMerge.hasMarkers(Forms.text(cell.code, of: form.key, form.ground))
        }
    }

    var state: String { get throws { try form.text(Form.Fields.state) } }
}

/// A form on the screen.
struct FormPage {
    private let desk: FormDesk
    private let sheet: FormSheet
    private var language: Language { desk.terminal.language }

    init(_ desk: FormDesk, _ sheet: FormSheet) {
        self.desk = desk
        self.sheet = sheet
    }

    // MARK: For people

    func say() throws {
        let terminal = desk.terminal
        let title = "\(sheet.template.code) \(sheet.template.title.text(in: language)) (\(sheet.template.version))"
        let head = [desk.finder.handle(sheet.form.key), title, "·", try stateLabel()].joined(separator: " ")
        terminal.say(terminal.heading(head))
        if let about = try about() { terminal.say(.formAbout, Terminal.tame(about)) }
        let rows = try Forms.rows(of: sheet.form.key, sheet.form.ground)
        for cell in sheet.template.cells {
            terminal.say("")
            terminal.say(
                terminal.heading("\(cell.code)\(cell.isRequired ? " *" : "")  \(cell.title.text(in: language))"))
            if cell.columns.isEmpty { try say(cell) } else { try say(rows[cell.code] ?? [], of: cell) }
        }
        terminal.say("")
        terminal.say(.formRequiredMark)
    }

    private func stateLabel() throws -> String {
        let kind = try KindFacts.kind(Form.kind)
        guard let field = kind.field(Form.Fields.state) else { return "" }
        let word = try sheet.state
        return Labels.choice(word.isEmpty ? "draft" : word, of: field, in: kind, language: language)
    }

    /// What the form is about.
    private func about() throws -> String? {
        let places = [
            (Opportunity.kind, Form.Fields.opportunity), (Lead.kind, Form.Fields.lead),
            (Account.kind, Form.Fields.account),
        ]
        for (kind, field) in places {
            guard let id = try sheet.form.id(field) else { continue }
            let key = RecordKey(kind: kind, id: id)
            return "\(desk.finder.handle(key)) \(desk.finder.title(key))"
        }
        return nil
    }

    private func say(_ cell: Cell) throws {
        let page = PageText(desk.terminal)
        let text = try Forms.text(cell.code, of: sheet.form.key, sheet.form.ground)
        page.say(text.isEmpty ? "… " + cell.hint.text(in: language) : text)
    }

    private func say(_ rows: [RecordKey], of cell: Cell) throws {
        guard !rows.isEmpty else {
            return PageText(desk.terminal).say("… " + cell.hint.text(in: language))
        }
        var table = TextTable(
            [TextTable.Column("#", .right)]
                + cell.columns.map { TextTable.Column($0.title.text(in: language), widest: 30) })
        for (index, row) in rows.enumerated() { try table.add(["\(index + 1)"] + texts(row, cell)) }
        desk.terminal.say(table)
    }

    private func texts(_ row: RecordKey, _ cell: Cell) throws -> [String] {
        try cell.columns.indices.map { index in
            guard let field = Forms.column(index) else { return "" }
            return try FlowSubject(row, sheet.form.ground).text(field)
        }
    }

    // MARK: For programs

    func members() throws -> [JSON.Member] {
        let kind = try KindFacts.kind(Form.kind)
        let rows = try Forms.rows(of: sheet.form.key, sheet.form.ground)
        let state = try sheet.state
        return RecordJSON.identity(sheet.form.key, kind) + [
            JSON.Member(key: "code", value: .text(desk.finder.handle(sheet.form.key))),
            JSON.Member(key: "template", value: .text(sheet.template.code)),
            JSON.Member(key: "edition", value: .text(sheet.template.version)),
            JSON.Member(key: "state", value: .text(state.isEmpty ? "draft" : state)),
            JSON.Member(key: "cells", value: .array(try sheet.template.cells.map { try json($0, rows) })),
            JSON.Member(key: "missing", value: Self.codes(try sheet.missing())),
            JSON.Member(key: "undecided", value: Self.codes(try sheet.undecided())),
        ]
    }

    static func codes(_ cells: [Cell]) -> JSON { .array(cells.map { .text($0.code) }) }

    private func json(_ cell: Cell, _ rows: [String: [RecordKey]]) throws -> JSON {
        let isList = !cell.columns.isEmpty
        return .members([
            "code": .text(cell.code), "title": LibraryJSON.label(cell.title), "required": .flag(cell.isRequired),
            "text": isList ? .null : .text(try Forms.text(cell.code, of: sheet.form.key, sheet.form.ground)),
            "rows": isList ? .array(try (rows[cell.code] ?? []).map { try json($0, cell) }) : .null,
        ])
    }

    private func json(_ row: RecordKey, _ cell: Cell) throws -> JSON {
        let values = try zip(cell.columns, texts(row, cell)).map { JSON.Member(key: $0.code, value: .text($1)) }
        return .members(["id": .describing(row.id), "values": .object(values)])
    }
}

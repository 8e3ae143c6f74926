// Why this file exists: each cell and each row of a form is written alone, so that AR, SR and FR can fill different
// ones on three laptops without a network.

import ArgumentParser
import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

struct FormFill: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fill", abstract: "Write a cell of a form: what is typed, a file, or standard input.",
        discussion: """
            The text replaces what stands there. \
            Such as: outpost form fill FRM-2026-000012 background "The lease ends in May"
            """)

    @Argument(help: "The form's code or id.")
    var form: String

    @Argument(help: "The cell's code, as outpost form show lists it.")
    var cell: String

    @Argument(help: "The text; without it and without --file, standard input is read.")
    var text: String?

    @Option(help: ArgumentHelp("Take the text from this file.", valueName: "file"), completion: .file())
    var file: String?

    @Flag(help: "Empty the cell.")
    var clear = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard [text != nil, file != nil, clear].count(where: { $0 }) <= 1 else {
            throw ValidationError("Give one of a text, --file FILE and --clear.")
        }
    }

    func run() throws {
        let desk = try FormDesk(options)
        let sheet = try desk.find(form)
        let cell = try sheet.cell(self.cell)
        let handle = desk.finder.handle(sheet.form.key)
        guard cell.columns.isEmpty else {
            throw Failure(.usage, .formIsList, cell.code, FormHint.command(handle, cell))
        }
        let text = try clear ? "" : given(cell, handle)
        let isWritten = try write(text, into: cell, of: sheet, desk)
        let missing = try FormSheet(
            form: FlowSubject(sheet.form.key, ReadAheadGround(desk.workspace)), template: sheet.template
        )
        .missing()
        desk.terminal.say(isWritten ? .formFilled : .formFilledAlready, handle, cell.code)
        if let next = missing.first { desk.terminal.say(.formNextCell, FormHint.command(handle, next)) }
        try desk.terminal.answer(try report(sheet, cell, isWritten, missing))
    }

    private func given(_ cell: Cell, _ handle: String) throws -> String {
        let clean = FormDesk.clean(try text ?? read())
        guard !clean.isEmpty else { throw Failure(.usage, .formNoText, handle, cell.code) }
        return clean
    }

    private func read() throws -> String {
        guard let file else {
            // A person at a terminal would wait for a prompt that never comes.
            guard !Terminal.isTTY(STDIN_FILENO) else { return "" }
            return String(decoding: try FileHandle.standardInput.readToEnd() ?? Data(), as: UTF8.self)
        }
        guard let bytes = FileManager.default.contents(atPath: file), let text = String(bytes: bytes, encoding: .utf8)
        else { throw Failure(.usage, .formNoFile, file) }
        return text
    }

    /// - Returns: whether there was anything to write.
    private func write(_ text: String, into cell: Cell, of sheet: FormSheet, _ desk: FormDesk) throws -> Bool {
        let key = Forms.cell(cell.code, of: sheet.form.key.id)
        let ground = desk.desk.ground
        guard try ground.isAlive(key) else {
            let subject = try Forms.subject(of: sheet.form.key, ground)
            let office = try desk.desk.session.home()
            try desk.apply([Forms.cell(cell.code, text, of: sheet.form.key, subject, office)])
            return true
        }
        guard try Forms.text(cell.code, of: sheet.form.key, ground) != text else { return false }
        let write = FieldValue(FormCell.Fields.text, text.isEmpty ? .null : .text(text))
        try desk.apply([RecordEdit(key, .update, [write])])
        return true
    }

    private func report(_ sheet: FormSheet, _ cell: Cell, _ isWritten: Bool, _ missing: [Cell]) throws -> JSON {
        .object(
            RecordJSON.identity(sheet.form.key, try KindFacts.kind(Form.kind)) + [
                JSON.Member(key: "action", value: .text(isWritten ? "update" : "none")),
                JSON.Member(key: "cell", value: .text(cell.code)),
                JSON.Member(key: "missing", value: FormPage.codes(missing)),
            ])
    }
}

struct FormRowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "row", abstract: "Add a row to a list of a form, change one, or take one away.",
        discussion: """
            Rows have the numbers that outpost form show gives them. \
            Such as: outpost form row FRM-2026-000012 chain person="Ms Kettle" pain="two nights a week on the road"
            """)

    @Argument(help: "The form's code or id.")
    var form: String

    @Argument(help: "The code of the cell that is a list.")
    var cell: String

    @Argument(help: ArgumentHelp("Columns and what stands in them.", valueName: "column=text"))
    var assignments: [String] = []

    @Option(help: ArgumentHelp("Change this row instead of adding one.", valueName: "number"))
    var row: Int?

    @Option(help: ArgumentHelp("Take this row away.", valueName: "number"))
    var remove: Int?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard row == nil || remove == nil else { throw ValidationError("Give one of --row and --remove.") }
        guard (remove == nil) != assignments.isEmpty else {
            throw ValidationError("Give column=text, such as person=\"Ms Kettle\", or --remove NUMBER.")
        }
    }

    func run() throws {
        let desk = try FormDesk(options)
        let sheet = try desk.find(form)
        let cell = try sheet.cell(self.cell)
        let handle = desk.finder.handle(sheet.form.key)
        guard !cell.columns.isEmpty else {
            throw Failure(.usage, .formIsText, cell.code, FormHint.command(handle, cell))
        }
        let edit = try edit(cell, sheet, desk)
        try desk.apply([edit])
        desk.terminal.say(edit.action == .create ? .formRowAdded : .formRowChanged, handle, cell.code)
        try desk.terminal.answer(
            .object(
                RecordJSON.identity(sheet.form.key, try KindFacts.kind(Form.kind)) + [
                    JSON.Member(key: "action", value: .text(edit.action.word)),
                    JSON.Member(key: "cell", value: .text(cell.code)),
                    JSON.Member(key: "row", value: .describing(edit.key.id)),
                ]))
    }

    private func edit(_ cell: Cell, _ sheet: FormSheet, _ desk: FormDesk) throws -> RecordEdit {
        let texts = try typed(cell)
        if let number = remove { return RecordEdit(try known(number, cell, sheet), .delete(reason: "")) }
        if let number = row {
            let writes = texts.compactMap { index, text in
                Forms.column(index).map { FieldValue($0, text.isEmpty ? .null : .text(text)) }
            }
            return RecordEdit(try known(number, cell, sheet), .update, writes)
        }
        let subject = try Forms.subject(of: sheet.form.key, desk.desk.ground)
        return Forms.row(
            RecordKey(kind: FormRow.kind, id: try desk.workspace.replica.makeID()),
            cell.columns.indices.map { texts[$0] ?? "" }, in: cell.code, of: sheet.form.key, subject,
            try desk.desk.session.home())
    }

    /// What was typed for each column, by its place.
    private func typed(_ cell: Cell) throws -> [Int: String] {
        var texts: [Int: String] = [:]
        for assignment in assignments {
            guard let equals = assignment.firstIndex(of: "="), equals > assignment.startIndex else {
                throw Failure(.usage, .formBadRow, assignment)
            }
            let name = assignment[..<equals].lowercased()
            guard let place = cell.columns.firstIndex(where: { $0.code.lowercased() == name }),
                Forms.column(place) != nil
            else {
                let known = cell.columns.map(\.code).joined(separator: ", ")
                throw Failure(.usage, .formNoColumn, cell.code, String(assignment[..<equals]), known)
            }
            texts[place] = FormDesk.clean(String(assignment[assignment.index(after: equals)...]))
        }
        return texts
    }

    /// The row of this number.
    private func known(_ number: Int, _ cell: Cell, _ sheet: FormSheet) throws -> RecordKey {
        let rows = try Forms.rows(of: sheet.form.key, sheet.form.ground)[cell.code] ?? []
        guard rows.indices.contains(number - 1) else {
            throw Failure(.usage, .formNoRow, cell.code, "\(number)", "\(rows.count)")
        }
        return rows[number - 1]
    }
}

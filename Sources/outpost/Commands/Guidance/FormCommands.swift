// Why this file exists: a template becomes a form for one deal, filled with what the records know already, so that
// nobody types anything twice; and whoever looks at it sees what is still missing.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct FormNew: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begin a form on a template, prefilled from the records.",
        discussion: """
            The record is a deal, a customer or a lead, or an activity or a contract of one. \
            Such as: outpost form new T01 OPP-2026-000017
            """)

    @Argument(help: ArgumentHelp("The template's number, such as T01.", valueName: "template"))
    var template: String

    @Argument(help: "What it is about, by code, name or id; opp/…, lead/… and account/… say which kind.")
    var record: String

    @Flag(help: "Although there is a form on this template already.")
    var again = false

    @OptionGroup var options: GlobalOptions

    private static let kinds = [Opportunity.kind, Lead.kind, Account.kind, Activity.kind, Contract.kind]

    func run() throws {
        let desk = try FormDesk(options)
        let key = try RecordChoice(Self.kinds, desk.workspace, desk.finder).find(record)
        let document = try desk.desk.document(template, [.template], about: key)
        guard let subject = try FormSubject(key, desk.desk.ground) else {
            throw Failure(.usage, .formNoSubject, record)
        }
        try refuseSecond(document, subject, desk)
        let replica = desk.workspace.replica
        let form = RecordKey(kind: Form.kind, id: try replica.makeID())
        let beginning = Forms.Beginning(
            office: try desk.desk.session.home(), author: try desk.desk.session.user(),
            language: desk.terminal.language, rowID: { try replica.makeID(index: $0 + 1) })
        let edits = try Forms.begin(form, document, about: subject, beginning, desk.desk.ground)
        try desk.apply(edits)
        try report(form, document, edits, about: key, desk)
    }

    private func refuseSecond(_ document: Document, _ subject: FormSubject, _ desk: FormDesk) throws {
        guard !again, let known = try Forms.existing(document.code, subject, desk.desk.ground).last else { return }
        throw Failure(.usage, .formExists, document.code, desk.finder.handle(known))
    }

    private func report(
        _ form: RecordKey, _ document: Document, _ edits: [RecordEdit], about key: RecordKey, _ desk: FormDesk
    ) throws {
        let filled = Self.filled(edits)
        let prefilled = document.cells.filter { filled.contains($0.code) }
        let missing = document.cells.filter { $0.isRequired && !filled.contains($0.code) }
        let handle = RecordFinder.short(form.id)
        let terminal = desk.terminal
        terminal.say(
            .formBegun, "\(document.code) \(document.title.text(in: terminal.language))", handle,
            desk.finder.title(key), "\(document.cells.count)", "\(prefilled.count)")
        if let first = missing.first { terminal.say(.formNextCell, FormHint.command(handle, first)) }
        try desk.desk.sayOrigin()
        try terminal.answer(
            .object(
                RecordJSON.identity(form, try KindFacts.kind(Form.kind)) + [
                    JSON.Member(key: "action", value: .text("create")),
                    JSON.Member(key: "template", value: .text(document.code)),
                    JSON.Member(key: "edition", value: .text(document.version)),
                    JSON.Member(key: "cells", value: FormPage.codes(document.cells)),
                    JSON.Member(key: "prefilled", value: FormPage.codes(prefilled)),
                    JSON.Member(key: "missing", value: FormPage.codes(missing)),
                ]))
    }

    /// The codes of the cells into which something was written.
    private static func filled(_ edits: [RecordEdit]) -> Set<String> {
        Set(
            edits.compactMap { edit in
                let code: Value? =
                    switch edit.key.kind {
                    case FormCell.kind:
                        edit.value(FormCell.Fields.text) == nil ? nil : edit.value(FormCell.Fields.code)
                    case FormRow.kind: edit.value(FormRow.Fields.cell)
                    default: nil
                    }
                if case .text(let text)? = code { return text }
                return nil
            })
    }
}

/// What to type next.
enum FormHint {
    /// What fills a cell.
    static func command(_ form: String, _ cell: Cell) -> String {
        guard let column = cell.columns.first else { return "outpost form fill \(form) \(cell.code) \"…\"" }
        return "outpost form row \(form) \(cell.code) \(column.code)=\"…\""
    }
}

struct FormShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Read a form, cell by cell.",
        discussion: "What is empty shows what belongs into it. Such as: outpost form show FRM-2026-000012")

    @Argument(help: "The form's code or id, or its template where there is one form on it.")
    var form: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FormDesk(options)
        let page = FormPage(desk, try desk.find(form))
        if options.json { return try desk.terminal.answer(.object(page.members())) }
        try page.say()
    }
}

struct FormCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say which required cells of a form are empty; ends with 1 if any is.",
        discussion: "Such as: outpost form check FRM-2026-000012 && outpost form done FRM-2026-000012")

    @Argument(help: "The form's code or id.")
    var form: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FormDesk(options)
        let sheet = try desk.find(form)
        let (missing, undecided) = (try sheet.missing(), try sheet.undecided())
        let handle = desk.finder.handle(sheet.form.key)
        try desk.terminal.answer(
            .object(
                RecordJSON.identity(sheet.form.key, try KindFacts.kind(Form.kind)) + [
                    JSON.Member(key: "complete", value: .flag(missing.isEmpty && undecided.isEmpty)),
                    JSON.Member(key: "missing", value: FormPage.codes(missing)),
                    JSON.Member(key: "undecided", value: FormPage.codes(undecided)),
                ]))
        guard missing.isEmpty && undecided.isEmpty else {
            for cell in missing {
                desk.terminal.say(
                    .formMissingCell, cell.code, cell.title.text(in: desk.terminal.language),
                    FormHint.command(handle, cell))
            }
            for cell in undecided { desk.terminal.say(.formUndecidedCell, cell.code, handle) }
            throw ExitStatus.failed
        }
        desk.terminal.say(.formNothingMissing, handle)
    }
}

struct FormDone: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Say that a form is complete; refused while a required cell is empty.",
        discussion: "Such as: outpost form done FRM-2026-000012")

    @Argument(help: "The form's code or id.")
    var form: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FormDesk(options)
        let sheet = try desk.find(form)
        let kind = try KindFacts.kind(Form.kind)
        let handle = desk.finder.handle(sheet.form.key)
        if try sheet.state == Forms.complete {
            desk.terminal.say(.formDoneAlready, handle)
            return desk.terminal.answer(
                EditReport(sheet.form.key, kind, "none", unchanged: [Form.Fields.state]).json)
        }
        try refuseUnfinished(sheet, handle)
        let write = FieldValue(Form.Fields.state, .text(Forms.complete))
        try desk.apply([RecordEdit(sheet.form.key, .update, [write])])
        desk.terminal.say(.formDone, handle)
        desk.terminal.answer(EditReport(sheet.form.key, kind, "update", written: [Form.Fields.state]).json)
    }

    private func refuseUnfinished(_ sheet: FormSheet, _ handle: String) throws {
        let missing = try sheet.missing()
        if !missing.isEmpty {
            throw Failure(.usage, .formIncomplete, handle, missing.map(\.code).joined(separator: ", "))
        }
        let undecided = try sheet.undecided()
        guard undecided.isEmpty else {
            throw Failure(.usage, .formUndecided, handle, undecided.map(\.code).joined(separator: ", "))
        }
    }
}

// Why this file exists: before somebody fills in a template they want to see what it asks for, cell by cell.

import ArgumentParser
import LeadToCash
import SyncProtocol

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "The templates, and what each of their cells asks for.",
        discussion: "Such as: outpost template show T02. To fill one in: outpost form new T02 OPP-2026-000017",
        subcommands: [TemplateList.self, TemplateShow.self])
}

struct TemplateList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The templates.", discussion: "Such as: outpost template list")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try LibraryDesk(options)
        try DocumentList(desk).say(try desk.library.documents().filter { $0.genre == .template })
    }
}

struct TemplateShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "When to use a template, how to fill it well, and its cells.",
        discussion: "Such as: outpost template show T01")

    @Argument(help: ArgumentHelp("The template's number, such as T01.", valueName: "code"))
    var code: String

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("As this deal, lead or contract is worked on: it keeps its edition.", valueName: "record"))
    var record: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try LibraryDesk(options).reading(for: record)
        let template = try desk.document(code, [.template])
        try desk.terminal.answer(
            .members([
                "shipped": .flag(try desk.library.isShipped), "document": LibraryJSON.document(template),
            ]))
        guard !options.json else { return }
        desk.say(template)
        desk.terminal.say("")
        desk.terminal.say(Self.table(template.cells, desk))
        desk.terminal.say(.templateHint, template.code)
        try desk.sayOrigin()
    }

    private static func table(_ cells: [Cell], _ desk: LibraryDesk) -> TextTable {
        let terminal = desk.terminal
        var table = TextTable([
            TextTable.Column(terminal.text(.formCell)), TextTable.Column(terminal.text(.guideTitle), widest: 36),
            TextTable.Column(terminal.text(.formRequired)), TextTable.Column(terminal.text(.formPrefill)),
            TextTable.Column(terminal.text(.formHint), widest: 80),
        ])
        for cell in cells {
            let columns = cell.columns.map { "\($0.code)=…" }.joined(separator: " ")
            let hint = cell.hint.text(in: desk.language)
            table.add([
                cell.code, cell.title.text(in: desk.language), cell.isRequired ? "*" : "", cell.prefill,
                columns.isEmpty ? hint : "\(hint) [\(columns)]",
            ])
        }
        return table
    }
}

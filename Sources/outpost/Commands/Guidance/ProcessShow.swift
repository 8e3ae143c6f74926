// Why this file exists: a process is read where it is needed: in front of the customer's door, without a network. A
// step says who, by when, with what, what there is to show for it, and what to type.

import ArgumentParser
import LeadToCash
import SyncProtocol

struct ProcessShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Read a process, a step, or what a node of the map is for.",
        discussion: "Such as: outpost process show P03, outpost process show P03.2, outpost process show LTO")

    @Argument(help: ArgumentHelp("P03, P03.2, LTO, KM1, or any other number of the map.", valueName: "code"))
    var code: String

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("As this deal, lead or contract is worked on: it keeps its edition.", valueName: "record"))
    var record: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try LibraryDesk(options).reading(for: record)
        let wanted = code.uppercased()
        let node = try desk.library.tree().first { $0.code == wanted }
        let document = try desk.library.document(wanted)
        let step = try document == nil && node == nil ? desk.library.step(wanted) : nil
        guard node != nil || document != nil || step != nil else { throw try unknown(desk) }
        try desk.terminal.answer(
            .members([
                "shipped": .flag(try desk.library.isShipped), "code": .text(wanted),
                "node": node.map(Self.json) ?? .null, "document": document.map(LibraryJSON.document) ?? .null,
                "step": step.map(LibraryJSON.step) ?? .null,
            ]))
        guard !options.json else { return }
        if let node { try say(node, desk) }
        if let document { try say(document, desk) }
        if let step { try StepPage(desk).say(step) }
        try desk.sayOrigin()
    }

    private func unknown(_ desk: LibraryDesk) throws -> Failure {
        let known = try desk.library.tree().map(\.code) + desk.library.documents().map(\.code)
        return Failure(.usage, .guideNoDocument, code, known.joined(separator: ", "))
    }

    private static func json(_ node: ProcessNode) -> JSON {
        .members([
            "level": .integer(Int64(node.level)), "parent": .text(node.parent),
            "title": LibraryJSON.label(node.title), "owner": .text(node.owner),
            "purpose": LibraryJSON.label(node.purpose), "capability": LibraryJSON.label(node.capability),
            "processes": .array(Library.processes(under: node.code).map(JSON.text)),
        ])
    }

    private func say(_ node: ProcessNode, _ desk: LibraryDesk) throws {
        let terminal = desk.terminal
        terminal.say(terminal.heading("\(node.code)  \(node.title.text(in: desk.language))"))
        let titles = try Library.processes(under: node.code).map { try desk.title(of: $0) }
        terminal.say(
            pairs: [
                (terminal.text(.processLevel), "L\(node.level)"),
                (terminal.text(.processAnswers), desk.role(node.owner)),
                (terminal.text(.processPurpose), node.purpose.text(in: desk.language)),
                (terminal.text(.processCapability), node.capability.text(in: desk.language)),
                (terminal.text(.processes), titles.joined(separator: terminal.text(.listComma))),
            ].filter { !$0.1.isEmpty })
        terminal.say("")
    }

    private func say(_ document: Document, _ desk: LibraryDesk) throws {
        desk.say(document)
        for step in document.steps {
            desk.terminal.say("")
            try StepPage(desk).say(step, whole: false)
        }
    }
}

/// A step as people read it.
struct StepPage {
    private let desk: LibraryDesk
    private let page: PageText

    init(_ desk: LibraryDesk) {
        self.desk = desk
        page = PageText(desk.terminal)
    }

    /// - Parameter whole: with what goes in and comes out, and its tasks.
    func say(_ step: Step, whole: Bool = true) throws {
        let terminal = desk.terminal
        terminal.say(terminal.heading("\(step.code)  \(step.title.text(in: desk.language))"))
        if whole { page.say(step.purpose.text(in: desk.language)) }
        var pairs = [(terminal.text(.who), desk.role(step.role)), (terminal.text(.due), desk.due(step))]
        if whole {
            pairs += [
                (terminal.text(.processInput), step.input.text(in: desk.language)),
                (terminal.text(.processOutput), step.output.text(in: desk.language)),
            ]
        }
        pairs += [
            (terminal.text(.processOutcome), step.outcome.text(in: desk.language)),
            (terminal.text(.templateTitle), try desk.title(of: step.template)),
            (terminal.text(.guideCommand), step.command),
            (terminal.text(.processOffline), step.offline ? "" : terminal.text(.processNeedsHeadquarters)),
        ]
        terminal.say(pairs: pairs.filter { !$0.1.isEmpty }.map { ($0.0, Terminal.tame($0.1)) })
        guard whole else { return }
        for task in step.tasks { page.say("- " + task.text(in: desk.language)) }
    }
}

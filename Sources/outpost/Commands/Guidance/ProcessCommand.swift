// Why this file exists: whoever asks "how do we do this here?" finds the map, the process and the step on their own
// laptop, in their own language, and what to type.

import ArgumentParser
import LeadToCash
import SyncProtocol

struct ProcessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "process", abstract: "How we work: the map of processes, their steps, every document.",
        discussion: "Such as: outpost process map LTO, outpost process show P03.2",
        subcommands: [ProcessMap.self, ProcessShow.self, ProcessList.self])
}

struct ProcessMap: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map", abstract: "The tree of processes down to their steps, or one branch of it.",
        discussion: "Such as: outpost process map, outpost process map OTO, outpost process map P03")

    @Argument(help: ArgumentHelp("A node or a process, such as LTO or P03; all, if none is named.", valueName: "code"))
    var code: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try LibraryDesk(options)
        let tree = try ProcessTreePage(desk, below: code)
        try desk.terminal.answer(
            .members([
                "shipped": .flag(try desk.library.isShipped),
                "nodes": .array(tree.nodes.map(Self.json)),
                "processes": .array(tree.processes.map { Self.json($0.document, in: $0.group) }),
            ]))
        guard !options.json else { return }
        for line in tree.lines() { desk.terminal.say(line) }
        try desk.sayOrigin()
    }

    private static func json(_ node: ProcessNode) -> JSON {
        .members([
            "code": .text(node.code), "level": .integer(Int64(node.level)), "parent": .text(node.parent),
            "title": LibraryJSON.label(node.title), "owner": .text(node.owner),
            "purpose": LibraryJSON.label(node.purpose), "capability": LibraryJSON.label(node.capability),
        ])
    }

    private static func json(_ document: Document, in group: String) -> JSON {
        .members([
            "code": .text(document.code), "group": .text(group), "title": LibraryJSON.label(document.title),
            "owner": .text(document.owner), "steps": .array(document.steps.map(LibraryJSON.step)),
        ])
    }
}

/// The tree, or a branch of it, as it is drawn.
struct ProcessTreePage {
    let nodes: [ProcessNode]
    /// The processes under the L4 nodes shown, with their steps.
    let processes: [(group: String, document: Document)]
    private let desk: LibraryDesk

    /// - Parameter code: where the branch begins; the whole tree if nil.
    init(_ desk: LibraryDesk, below code: String?) throws {
        self.desk = desk
        let tree = try desk.library.tree()
        let wanted = code?.uppercased()
        let groups = tree.filter { $0.level == 4 }.map(\.code)
        let all = try groups.flatMap { group in
            try Library.processes(under: group).compactMap { code in
                try desk.library.document(code).map { (group: group, document: $0) }
            }
        }
        guard let wanted else {
            nodes = tree
            processes = all
            return
        }
        var branch: Set<String> = Set(tree.map(\.code).filter { $0 == wanted })
        // Parents stand before their children, so one pass finds the whole branch.
        for node in tree where branch.contains(node.parent) { branch.insert(node.code) }
        nodes = tree.filter { branch.contains($0.code) }
        processes = all.filter { branch.contains($0.group) || $0.document.code == wanted }
        guard !nodes.isEmpty || !processes.isEmpty else {
            let known = tree.map(\.code) + all.map(\.document.code)
            throw Failure(.usage, .processNoNode, code ?? "", known.joined(separator: ", "))
        }
    }

    func lines() -> [String] {
        guard !nodes.isEmpty else { return processes.flatMap { lines($0.document, depth: 0) } }
        let codes = Set(nodes.map(\.code))
        return nodes.filter { !codes.contains($0.parent) }.flatMap { lines($0, depth: 0) }
    }

    private func lines(_ node: ProcessNode, depth: Int) -> [String] {
        let head = desk.terminal.heading("\(node.code)  \(node.title.text(in: desk.language))")
        let owner = desk.terminal.text(.processOwner, desk.role(node.owner))
        let below = nodes.filter { $0.parent == node.code }.flatMap { lines($0, depth: depth + 1) }
        let documents = processes.filter { $0.group == node.code }.flatMap { lines($0.document, depth: depth + 1) }
        return [Self.indented(depth) + "\(head)  L\(node.level) · \(owner)"] + below + documents
    }

    private func lines(_ document: Document, depth: Int) -> [String] {
        let head = "\(document.code)  \(document.title.text(in: desk.language))"
        return [Self.indented(depth) + head]
            + document.steps.map {
                Self.indented(depth + 1) + "\($0.code)  \($0.title.text(in: desk.language)) · \($0.role)"
            }
    }

    private static func indented(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}

struct ProcessList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every document of the process content.",
        discussion: "Such as: outpost process list --genre template")

    @Option(help: "Only overview, process, template, training, keyMessage, principle or lesson.")
    var genre: Document.Genre?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try LibraryDesk(options)
        let documents = try desk.library.documents().filter { genre == nil || $0.genre == genre }
        try DocumentList(desk).say(documents)
    }
}

extension Document.Genre: ExpressibleByArgument {}

/// Documents as a table.
struct DocumentList {
    private let desk: LibraryDesk

    init(_ desk: LibraryDesk) { self.desk = desk }

    func say(_ documents: [Document]) throws {
        try desk.terminal.answer(
            .members([
                "shipped": .flag(try desk.library.isShipped),
                "documents": .array(documents.map { .object(LibraryJSON.head($0)) }),
            ]))
        guard !desk.terminal.json else { return }
        var table = TextTable([
            TextTable.Column(desk.terminal.text(.codeTitle)), TextTable.Column(desk.terminal.text(.guideTitle)),
            TextTable.Column(desk.terminal.text(.guideEdition)), TextTable.Column(desk.terminal.text(.guideFor)),
            TextTable.Column(desk.terminal.text(.guideSummary), widest: 80),
        ])
        for document in documents {
            table.add([
                document.code, document.title.text(in: desk.language), document.version,
                desk.roles(document.audience), document.summary.text(in: desk.language),
            ])
        }
        desk.terminal.say(table)
        try desk.sayOrigin()
    }
}

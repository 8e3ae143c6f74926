// Why this file exists: people remember a name or a code, not the kind of record it belongs to.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct Find: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find records and cases of every kind by code, name or id.",
        discussion: "Such as: outpost find beeline, outpost find 移动, outpost find \"muller stuttgart\"")

    @Argument(help: "A code, words or parts of words of a name, an id or its first digits.")
    var text: String

    @Option(help: "How many of a kind to show.")
    var limit = 10

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000.") }
    }

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        let finder = try RecordFinder(session)
        var found = try workspace.cases(named: text).map(\.key)
        found += try workspace.search(text, limit: limit)
        session.terminal.answer(
            .members([
                "records": .array(
                    found.map { key in
                        .members([
                            "kind": .text(LeadToCash.schema.kind(key.kind)?.name ?? String(key.kind)),
                            "id": .describing(key.id), "code": .text(finder.handle(key)),
                            "title": .text(finder.title(key)),
                        ])
                    })
            ]))
        guard !options.json else { return }
        guard !found.isEmpty else { return session.terminal.say(.none) }
        var table = TextTable(
            [.kindTitle, .codeTitle, .recordTitle].map { TextTable.Column(session.terminal.text($0)) })
        for key in found {
            let kind = try KindFacts.kind(key.kind)
            table.add([Labels.kind(kind.name, in: session.language), finder.handle(key), finder.title(key)])
        }
        session.terminal.say(table)
    }
}

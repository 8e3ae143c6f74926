// Why this file exists: a reform is kept alive by what people learnt from it and by the few principles that they agreed
// on; both are two pages that anybody can read at any time.

import ArgumentParser
import LeadToCash
import SyncProtocol

struct Lessons: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lessons", abstract: "What was learnt from changing how we work.",
        discussion: "Such as: outpost lessons, outpost lessons CL03")

    @Argument(help: ArgumentHelp("Read this one, such as CL03; all are listed, if none is named.", valueName: "code"))
    var code: String?

    @OptionGroup var options: GlobalOptions

    func run() throws { try Reading.run(code, .lesson, options) }
}

struct Principles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "principles", abstract: "The principles by which we change how we work.",
        discussion: "Such as: outpost principles, outpost principles CP2")

    @Argument(help: ArgumentHelp("Read this one, such as CP2; all are listed, if none is named.", valueName: "code"))
    var code: String?

    @OptionGroup var options: GlobalOptions

    func run() throws { try Reading.run(code, .principle, options) }
}

/// Documents of one genre: a list of them, or one to read.
enum Reading {
    static func run(_ code: String?, _ genre: Document.Genre, _ options: GlobalOptions) throws {
        let desk = try LibraryDesk(options)
        guard let code else {
            return try DocumentList(desk).say(try desk.library.documents().filter { $0.genre == genre })
        }
        let document = try desk.document(code, [genre])
        try desk.terminal.answer(
            .members([
                "shipped": .flag(try desk.library.isShipped), "document": LibraryJSON.document(document),
            ]))
        guard !options.json else { return }
        desk.say(document)
        try desk.sayOrigin()
    }
}

// Why this file exists: HQ owns what the processes say. It publishes what ships once, changes it by editions, and takes
// the shipped text back where a change was a mistake.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd content`.
struct ContentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "content", abstract: "Processes, templates and training, as offices read them.",
        subcommands: [Publish.self, Edit.self, List.self])
}

extension ContentCommand {
    struct Publish: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publish what ships; doing it twice changes nothing.",
            discussion: """
                What HQ has changed since stays changed, unless --replace names its document. What HQ has deleted \
                stays deleted.

                Example: outpostd content publish --replace P03
                """)
        @OptionGroup var options: CommonOptions
        @Option(help: ArgumentHelp("Put the shipped text of this document back.", valueName: "code"))
        var replace: String?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let plan = try await Desk(headquarters).write { [replace] ground, occasion in
                let plan = try PublicationPlan(
                    on: occasion.today, replacing: replace, isDeleted: { try ground.isDeleted($0) }, ground)
                return (plan.edits, plan)
            }
            if options.json {
                return console.print(
                    .members([
                        "edition": .text(Publication.edition), "created": .integer(Int64(plan.created)),
                        "replaced": .integer(Int64(plan.replaced)), "unchanged": .integer(Int64(plan.unchanged)),
                        "deleted": .integer(Int64(plan.deleted)),
                    ]))
            }
            console.print(
                "Edition \(Publication.edition): \(plan.created) pages created, \(plan.replaced) put back, "
                    + "\(plan.unchanged) unchanged, \(plan.deleted) left deleted.")
        }
    }

    struct Edit: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publish a new edition of a document; the old one is retired.",
            discussion: """
                The file holds Markdown. Steps, cells and questions are taken over; change them with \
                `outpostd record set`. Offices and deals of an earlier process version go on reading the old edition.

                Example: outpostd content edit P03 --file leads.md --lang zh-Hans --edition 1.2
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The document's code, such as P03.") var code: String
        @Option(help: "The file with the new text; --lang says in which language it is.") var file: String
        @Option(help: "The edition, such as 1.2; one more than the last if left out.") var edition: String?
        @Option(help: "The process version that it belongs to, by name or id; the old one's if left out.")
        var processVersion: String?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let source = try SourceFile.read(path: console.path(file)).first
            guard let bytes = source?.bytes, let text = String(validating: bytes, as: UTF8.self) else {
                throw CommandFailure.failed("\(file) is not UTF-8 text.")
            }
            // Not of the table but of the text: `--lang` names one of the two in which texts are kept.
            let language = Language(tag: options.lang ?? "en")
            let code = self.code.uppercased()
            let outcome = try await Desk(headquarters).write { [edition, processVersion] ground, occasion in
                let version = try ground.find(ProcessVersion.kind, processVersion)
                let new = NewEdition(code: code, body: text, language: language, edition: edition, version: version)
                let outcome = try new.publish(at: occasion, ground)
                return (outcome.edits, outcome)
            }
            if options.json {
                return console.print(
                    .members([
                        "code": .text(code), "id": .describing(outcome.document),
                        "edition": .text(outcome.edition), "superseded": .text(outcome.superseded),
                    ]))
            }
            console.print("\(code) is published in edition \(outcome.edition); \(outcome.superseded) is retired.")
        }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what is published.", discussion: "Example: outpostd content list --genre process --all")
        @OptionGroup var options: CommonOptions
        @Option(help: "Only process, template, training, …") var genre: String?
        @Flag(help: "Drafts and retired editions, too.") var all = false

        private typealias Fields = ContentDocument.Fields

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (table, records) = try await Desk(headquarters).read {
                [genre, all, language = console.language] ground in
                let keys = try Self.documents(genre, all, ground)
                let kind = try DeskKind.of(ContentDocument.kind)
                let title =
                    switch language {
                    case .en: Fields.titleEn
                    case .zhHans: Fields.titleZhHans
                    case .zhHant: Fields.titleZhHant
                    }
                let fields = [Fields.genre, Fields.edition, Fields.state, Fields.publishedOn, title]
                let text = DeskText(ground: ground, language: language)
                var table = TextTable(
                    ([Fields.code] + fields).compactMap(kind.field).map { text.column($0, kind) })
                for key in keys { table.add(try ([Fields.code] + fields).map { try text.text($0, key) }) }
                return (table, try keys.map { try Self.json($0, ground) })
            }
            if options.json { return console.print(.array(records)) }
            console.print(table)
        }

        private static func documents(_ genre: String?, _ all: Bool, _ ground: DeskGround) throws -> [RecordKey] {
            var found: [(code: String, day: Int32, key: RecordKey)] = []
            try ground.forEach(ContentDocument.kind) { id, values in
                if let genre, values.text(Fields.genre) != genre { return }
                if !all, values.text(Fields.state) != "published" { return }
                var day: Int32 = .min
                if case .date(let date)? = values[Fields.publishedOn] { day = date.days }
                found.append((values.text(Fields.code), day, RecordKey(kind: ContentDocument.kind, id: id)))
            }
            return found.sorted { ($0.code, $0.day, $0.key) < ($1.code, $1.day, $1.key) }.map(\.key)
        }

        private static func json(_ key: RecordKey, _ ground: DeskGround) throws -> JSON {
            func shown(_ field: FieldNumber) throws -> JSON { JSON(try ground.value(field, of: key)) }
            return .members([
                "code": try shown(Fields.code), "id": .describing(key.id), "genre": try shown(Fields.genre),
                "edition": try shown(Fields.edition), "state": try shown(Fields.state),
                "publishedOn": try shown(Fields.publishedOn), "titleEn": try shown(Fields.titleEn),
                "titleZhHans": try shown(Fields.titleZhHans), "supersedes": try shown(Fields.supersedes),
            ])
        }
    }
}

// Why this file exists: "how do we do this here?" is answered at HQ as on a laptop: by the map, the process and the
// activity, in the reader's language and in the version by which they work.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// The process map and what stands on it.
enum ProcessPages {
    static let routes: [PageRoute] = [.get("/process", map), .get("/process/:code", show)]

    private struct MapModel: Sendable {
        let stages: [StageModel]
        let trees: [ProcessBranch]
        let shelves: [Shelf]
        let versions: [Pick]
        let hasVersions: Bool
        let origin: String?
        let mayRun: Bool
    }

    /// Documents of one genre.
    struct Shelf: Sendable {
        struct Entry: Sendable {
            let href: String
            let code: String
            let entry: String
            let about: String
            let edition: String
        }

        let id: String
        let shelf: String
        let entries: [Entry]
    }

    // MARK: The map

    private static func map(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let version = try version(visit)
        let (language, offices) = (visit.language, visitor.offices)
        let mayRun = visitor.may(.runProgramme)
        let model = try await visit.headquarters.read(as: visitor.seat) { reader in
            let telling = try LibraryTelling(reader, offices: offices, version: version, in: language)
            return try mapModel(telling, version, mayRun: mayRun)
        }
        return try visit.page("processMap", title: visit.word("programme"), area: .programme, model)
    }

    /// The version of the processes that the address names.
    static func version(_ visit: Visit) throws -> RecordID? {
        guard let text = visit.query["version"] else { return nil }
        guard let id = RecordID(text) else { throw PageProblem.notFound }
        return id
    }

    private static func mapModel(
        _ telling: LibraryTelling, _ version: RecordID?, mayRun: Bool
    ) throws -> MapModel {
        let documents = try telling.library.documents()
        var titles = Dictionary(
            documents.map { ($0.code, $0.title.text(in: telling.language)) }
        ) { first, _ in first }
        for node in try telling.library.tree() { titles[node.code] = node.title.text(in: telling.language) }
        let versions = try versions(telling.reader, chosen: version)
        return MapModel(
            stages: ProcessStage.all.map { StageModel($0, titles: titles, in: telling.language) },
            trees: try ProcessBranch.trees(telling.library, in: telling.language),
            shelves: shelves(documents, telling.language), versions: versions, hasVersions: !versions.isEmpty,
            origin: try telling.library.isShipped ? telling.word("progShipped") : nil, mayRun: mayRun)
    }

    /// Versions of the processes, the newest first.
    static func versions(_ reader: SeatReader, chosen: RecordID?) throws -> [Pick] {
        try reader.page(RecordQuery(ProcessVersion.kind)).rows.map { row in
            Pick(
                word: row.id.description,
                name: PlainRecord(id: row.id, values: row.values).text(ProcessVersion.Fields.name),
                isChosen: row.id == chosen)
        }
    }

    /// What guides beside the processes: overviews, key messages, principles, lessons.
    private static func shelves(_ documents: [Document], _ language: Language) -> [Shelf] {
        [Document.Genre.overview, .keyMessage, .principle, .lesson].compactMap { genre in
            let own = documents.filter { $0.genre == genre }
            return own.isEmpty ? nil : shelf(genre, own, at: "/process", language)
        }
    }

    static func shelf(
        _ genre: Document.Genre, _ documents: [Document], at place: String, _ language: Language
    ) -> Shelf {
        Shelf(
            id: "shelf-\(genre.rawValue)",
            shelf: Labels.word(
                genre.rawValue, ContentDocument.Fields.genre, ContentDocument.kind, in: language),
            entries: documents.map { document in
                Shelf.Entry(
                    href: "\(place)/\(FormFields.encode(document.code))", code: document.code,
                    entry: document.title.text(in: language), about: document.summary.text(in: language),
                    edition: document.version)
            })
    }

    // MARK: A process or an activity

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard let code = visit.parameters["code"], code.count <= 40 else { throw PageProblem.notFound }
        let version = try version(visit)
        let (language, offices, edition) = (visit.language, visitor.offices, visit.query["beside"])
        let sheet = try await visit.headquarters.read(as: visitor.seat) { reader in
            try LibraryTelling(reader, offices: offices, version: version, in: language)
                .sheet(code, beside: edition)
        }
        return try visit.page("process", title: sheet.heading, area: .programme, sheet)
    }
}

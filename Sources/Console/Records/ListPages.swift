// Why this file exists: fifty deals are read, a million are not. Lists narrow down by whom, where and how far, and go
// on where they ended.

import LeadToCash
import SyncProtocol
import SyncServer

/// Lists of deals, customers and leads, and what somebody looks for by name.
enum ListPages {
    static let routes: [PageRoute] = [
        .get("/opportunities", deals), .get("/accounts", accounts), .get("/leads", leads),
        .get("/export/:list", export),
    ]

    /// Records on a page.
    private static let perPage = 50
    /// Rows of a file at most; whoever needs more takes the command line's export.
    private static let mostExported = 20_000

    private static func deals(_ visit: Visit) async throws -> Answer { try await list(.deals, visit) }
    private static func accounts(_ visit: Visit) async throws -> Answer { try await list(.accounts, visit) }
    private static func leads(_ visit: Visit) async throws -> Answer { try await list(.leads, visit) }

    private static func list(_ plan: ListPlan, _ visit: Visit) async throws -> Answer {
        let filter = ListFilter(visit.query, plan)
        let (query, language) = (visit.query, visit.language)
        let model = try await EditPages.read(visit) { ground, rights in
            try ListComposer(plan, filter, ground, language).model(query, rights, perPage: perPage)
        }
        return try visit.page("recordList", title: model.title, area: .records, model)
    }

    // MARK: Files

    private static func export(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard let name = visit.parameters["list"], let plan = ListPlan.all.first(where: { $0.path == "/" + name }),
            let kind = LeadToCash.schema.kind(plan.kind)
        else { throw PageProblem.notFound }
        guard !visit.headquarters.needsStepUp(visitor.session) else {
            let query = visit.query.encoded()
            throw PageProblem.stepUp(returningTo: visit.path + (query.isEmpty ? "" : "?" + query))
        }
        let filter = ListFilter(visit.query, plan)
        let language = visit.language
        let text = try await EditPages.read(visit) { ground, _ in
            let composer = ListComposer(plan, filter, ground, language)
            let format = RecordExport(kind)
            return try composer.all(atMost: mostExported).reduce(into: format.csvHeader()) { text, record in
                text += format.csvRow(ExportedRecord(id: record.key.id, values: record.all))
            }
        }
        try await visit.headquarters.note("export", about: kind.name, by: visitor.person)
        return .file(name: "\(name).csv", type: "text/csv; charset=utf-8", text: text)
    }
}

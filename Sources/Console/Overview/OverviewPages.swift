// Why this file exists: HQ's first page: how the company stands, and each of its parts, down to a person's deals. It
// shows what was computed for everybody, to whoever may see it.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// The overview.
enum OverviewPages {
    static let routes: [PageRoute] = [
        .get("/overview", home), .get("/overview/:tab", show), .get("/overview/:tab/export", export),
    ]

    private static func home(_ visit: Visit) throws -> Answer {
        let query = visit.query.encoded()
        return .redirect("/overview/\(OverviewTab.process.rawValue)" + (query.isEmpty ? "" : "?" + query))
    }

    private static func show(_ visit: Visit) async throws -> Answer {
        let sheet = try await sheet(visit)
        // Nothing in it is the reader's own: what is, stands in the frame around it.
        let content = try await visit.ground.written.content(sheet) { [looks = visit.ground.looks] model in
            try looks.render(
                "overview", OverviewContent(page: model, w: PageWords.all(in: sheet.language)))
        }
        return try visit.framed(
            content, title: visit.word("overview"), area: .overview,
            status: sheet.filter.problem == nil ? .ok : .unprocessableContent, asOf: sheet.kept.frontier)
    }

    private static func export(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard !visit.headquarters.needsStepUp(visitor.session) else {
            let query = visit.query.encoded()
            throw PageProblem.stepUp(returningTo: visit.path + (query.isEmpty ? "" : "?" + query))
        }
        let sheet = try await sheet(visit)
        if let problem = sheet.filter.problem { throw PageProblem.invalid(visit.word(problem)) }
        let tab = sheet.tab.rawValue
        try await visit.headquarters.note("export", about: "overview:\(tab)", by: visitor.person)
        return .file(
            name: "overview-\(tab)-\(sheet.kept.asOf).csv", type: "text/csv; charset=utf-8",
            text: OverviewFile(sheet).text)
    }

    // MARK: Figures

    private static func sheet(_ visit: Visit) async throws -> OverviewSheet {
        guard let tab = visit.parameters["tab"].flatMap({ OverviewTab(rawValue: $0) }),
            let today = CivilDate(milliseconds: visit.ground.clock())
        else { throw PageProblem.notFound }
        let visitor = try visit.person()
        let (wanted, person, own) = (visit.query["scope"], visitor.person, visitor.offices)
        let scopes = try await visit.headquarters.read(as: visitor.seat) { reader in
            try OverviewScopes(wanted, person, own, reader)
        }
        let filter = OverviewFilter(visit.query)
        let question = FigureQuestion(scope: scopes.chosen, period: filter.period, currency: filter.currency)
        let moment = FigureShelf.Moment(
            frontier: visit.headquarters.frontier, today: today, waitsForNews: visit.isLive)
        let shelf = visit.ground.figures
        async let first = shelf.reckoning(FigureKey(question: question, part: .kept), moment)
        async let second = shelf.reckoning(FigureKey(question: question, part: .counted(tab)), moment)
        var swept: Reckoning?
        if tab == .performance {
            swept = try await shelf.reckoning(FigureKey(question: question, part: .swept), moment)
        }
        let counted = try await second
        guard let kept = try await first, let overview = kept.overview else { throw PageProblem.notFound }
        let names = try await names(OverviewSheet.named(kept, counted), visit, visitor)
        return OverviewSheet(
            tab: tab, scopes: scopes, filter: filter, language: visit.language, names: names, kept: kept,
            overview: overview, counted: counted, swept: swept)
    }

    /// Figures are the same for all who may see them. What records are called is looked up as the visitor, who may not
    /// see each of them.
    private static func names(
        _ keys: Set<RecordKey>, _ visit: Visit, _ visitor: Visitor
    ) async throws -> [RecordKey: String] {
        try await visit.headquarters.read(as: visitor.seat) { reader in
            var names: [RecordKey: String] = [:]
            for key in keys {
                guard let kind = LeadToCash.schema.kind(key.kind),
                    let values = try reader.values(of: key, only: Labels.titles(of: kind))
                else { continue }
                names[key] = Labels.title(kind, values) ?? key.id.description
            }
            return names
        }
    }
}

// Why this file exists: what people have to know is read here, and whether they know it is seen here, office by office.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Training materials and who has passed them.
enum TrainingPages {
    static let routes: [PageRoute] = [.get("/training", list), .get("/training/:code", show)]

    private struct Own: Sendable {
        let href: String
        let material: String
        let neededFor: String
        let mark: String
        let best: String
        let standing: String
        let tone: String
    }

    private struct ListModel: Sendable {
        let shelf: ProcessPages.Shelf
        let nothing: String?
        let own: [Own]
        let hasOwn: Bool
        let chart: Drawing
    }

    private struct OfficeRow: Sendable {
        let office: String
        let people: Int
        let tried: Int
        let passed: Int
        let share: String
        let mean: String
    }

    private struct Model: Sendable {
        let sheet: ProcessSheet
        let questions: Int
        let hasQuiz: Bool
        let offices: [OfficeRow]
        let nothing: String?
    }

    // MARK: All of them

    private static func list(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let today = try visit.today()
        let (language, offices) = (visit.language, visitor.offices)
        let model = try await visit.headquarters.read(as: visitor.seat) { reader in
            let telling = try LibraryTelling(reader, offices: offices, version: nil, in: language)
            let materials = try telling.library.documents().filter { $0.genre == .training }
            let coverage = try coverage(reader)
            let own = try own(reader, materials, on: today, in: language)
            return ListModel(
                shelf: ProcessPages.shelf(.training, materials, at: "/training", language),
                nothing: materials.isEmpty ? telling.word("progNothing") : nil, own: own, hasOwn: !own.isEmpty,
                chart: chart(materials, coverage, try names(reader, coverage.offices), language))
        }
        return try visit.page("trainingList", title: visit.word("progTrainings"), area: .programme, model)
    }

    private static func chart(
        _ materials: [Document], _ coverage: TrainingCoverage, _ offices: [(id: RecordID, name: String)],
        _ language: Language
    ) -> Drawing {
        func word(_ key: String) -> String { PageWords.text(key, in: language) }
        let frame = ChartFrame(
            id: "training-chart", title: word("progPassedByOffice"), unit: "%", empty: word("progNobody"),
            figures: .percent, language: language)
        let rows = offices.map { office in
            HeatStrip.Row(office.name, materials.map { coverage.standing(office.id, $0.code).share })
        }
        return HeatStrip(frame, heading: word("progOffice"), columns: materials.map(\.code), rows: rows).drawing()
    }

    /// How the visitor stands with what their roles ask for and what they have tried.
    private static func own(
        _ reader: SeatReader, _ materials: [Document], on day: CivilDate, in language: Language
    ) throws -> [Own] {
        func word(_ key: String) -> String { PageWords.text(key, in: language) }
        let ground = ViewGround(SeatView(reader: reader))
        let roles = try Learning.roles(of: reader.seat.person, on: day, ground)
        let titles = Dictionary(materials.map { ($0.code, $0.title.text(in: language)) }) { first, _ in first }
        return try Learning.standings(of: reader.seat.person, roles: roles, ground).map { standing in
            let isPassed = standing.passedAt != nil
            return Own(
                href: "/training/" + FormFields.encode(standing.material),
                material: "\(standing.material) \(titles[standing.material] ?? "")",
                neededFor: standing.roles.joined(separator: ", "), mark: "\(standing.mark) %",
                best: standing.best.map { "\($0) %" } ?? "",
                standing: word(isPassed ? "progPassed" : standing.isMissing ? "progMissing" : "progTried"),
                tone: isPassed ? "good" : standing.isMissing ? "bad" : "info")
        }
    }

    // MARK: One of them

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard let code = visit.parameters["code"]?.uppercased(), code.count <= 40 else { throw PageProblem.notFound }
        let (language, offices, edition) = (visit.language, visitor.offices, visit.query["beside"])
        let model = try await visit.headquarters.read(as: visitor.seat) { reader in
            let telling = try LibraryTelling(reader, offices: offices, version: nil, in: language)
            guard let document = try telling.library.document(code), document.genre == .training else {
                throw PageProblem.notFound
            }
            let coverage = try coverage(reader)
            let rows = try names(reader, coverage.offices).map { office in
                row(office.name, coverage.standing(office.id, document.code))
            }
            return Model(
                sheet: try telling.sheet(document, beside: edition, up: "/training"),
                questions: document.quiz.count, hasQuiz: !document.quiz.isEmpty, offices: rows,
                nothing: rows.isEmpty ? telling.word("progNobody") : nil)
        }
        return try visit.page("trainingOne", title: model.sheet.heading, area: .programme, model)
    }

    private static func row(_ office: String, _ standing: TrainingCoverage.Standing) -> OfficeRow {
        OfficeRow(
            office: office, people: standing.people, tried: standing.tried, passed: standing.passed,
            share: standing.share.map { FigureText.percent($0) } ?? "—",
            mean: standing.meanBest.map { "\($0) %" } ?? "—")
    }

    // MARK: Reading

    /// Who has passed what, of the people whose records of training the reader sees.
    private static func coverage(_ reader: SeatReader) throws -> TrainingCoverage {
        let everywhere = reader.seat.roles.contains { $0.place == nil }
        let own = Set(reader.seat.roles.compactMap(\.place))
        var learners: [TrainingCoverage.Learner] = []
        try reader.forEach(User.kind) { id, values in
            let user = PlainRecord(id: id, values: values)
            guard user.text(User.Fields.status) != "left", let office = user.id(User.Fields.office),
                everywhere || own.contains(office)
            else { return }
            learners.append(TrainingCoverage.Learner(id: id, office: office))
        }
        var attempts: [TrainingCoverage.Attempt] = []
        try reader.forEach(TrainingRecord.kind) { id, values in
            typealias Fields = TrainingRecord.Fields
            let record = PlainRecord(id: id, values: values)
            guard let user = record.id(Fields.user) else { return }
            attempts.append(
                TrainingCoverage.Attempt(
                    user: user, material: record.text(Fields.material), score: record.number(Fields.score),
                    isPassed: record.number(Fields.passedAt) != nil))
        }
        return TrainingCoverage(learners, attempts)
    }

    /// Offices by name.
    static func names(
        _ reader: SeatReader, _ offices: Set<RecordID>
    ) throws -> [(id: RecordID, name: String)] {
        try offices.map { id in
            let values = try reader.values(of: RecordKey(kind: Office.kind, id: id)) ?? [:]
            let name = PlainRecord(id: id, values: values).text(Office.Fields.name)
            return (id: id, name: name.isEmpty ? id.description : name)
        }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }
}

// Why this file exists: a target's page says what it is, what became of it, what it was before, and offers the one or
// two forms that make sense now.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// A target with what has to be known to show it.
struct TargetSheet: Sendable {
    let row: TargetRow
    let places: GoalPlaces
    /// The targets that it replaced, and those that replaced it, oldest first, itself among them.
    let history: [TargetRow]

    /// Revisions that are followed at most.
    private static let most = 50

    /// - Throws: ``PageProblem/notFound`` if there is none that the reader may see.
    init(_ id: RecordID, _ reader: SeatReader) throws {
        guard let values = try reader.values(of: RecordKey(kind: Target.kind, id: id)) else {
            throw PageProblem.notFound
        }
        row = TargetRow(id, values)
        places = try GoalPlaces(reader)
        var chain = [row]
        while chain.count < Self.most, let former = chain[0].revisionOf,
            let values = try reader.values(of: RecordKey(kind: Target.kind, id: former))
        {
            chain.insert(TargetRow(former, values), at: 0)
        }
        while chain.count < Self.most, let last = chain.last {
            let query = RecordQuery(
                Target.kind, where: [.equals(Target.Fields.revisionOf, .reference(last.id))], limit: 1)
            guard let next = try reader.page(query).rows.first else { break }
            chain.append(TargetRow(next.id, next.values))
        }
        history = chain
    }

    var isRevised: Bool { history.last?.id != row.id }
}

/// What the page of a target shows.
struct TargetModel {
    struct Fact {
        let label: String
        let text: String
    }

    struct Version {
        let href: String
        let figure: String
        let state: String
        let since: String
        let isThis: Bool
    }

    let metric: String
    let place: String
    let period: String
    let state: String
    let formula: String
    let facts: [Fact]
    let outcome: [Fact]
    let hasOutcome: Bool
    let versions: [Version]
    let hasVersions: Bool
    let canSet: Bool
    let canPublish: Bool
    let canRevise: Bool
    let canPropose: Bool
    let action: String
    let typed: TargetForm
    let proposal: String
    let proposalNote: String
    let baseProposal: String
    let today: String
    let problem: String?
    let historyHref: String

    init(
        _ sheet: TargetSheet, _ attainment: Goals.Attainment?, typed: TargetForm?, maySet: Bool, mayPropose: Bool,
        today: CivilDate, problem: String?, in language: Language
    ) {
        let row = sheet.row
        let owner = row.owner.map { sheet.places.name(.user($0), in: language) } ?? ""
        metric = row.name(in: language)
        place = sheet.places.name(row.scope, in: language)
        period = row.period
        state = row.stateName(in: language)
        formula = row.code.map { Metric.of($0).formula } ?? ""
        facts = Self.facts(row, owner: owner, in: language)
        outcome = attainment.map { Self.outcome($0, in: language) } ?? []
        hasOutcome = !outcome.isEmpty
        versions = sheet.history.map { version in
            Version(
                href: "/goals/\(version.id)", figure: version.text(version.value),
                state: version.stateName(in: language), since: version.from?.description ?? "",
                isThis: version.id == row.id)
        }
        hasVersions = versions.count > 1
        canSet = maySet && !row.isPublished
        canPublish = maySet && !row.isPublished && row.value != nil
        canRevise = maySet && row.isPublished && !sheet.isRevised
        canPropose = mayPropose
        action = "/goals/\(row.id)"
        self.typed = typed ?? TargetForm(row, owner: row.owner.map(sheet.places.typed) ?? "")
        proposal = row.typed(row.proposal ?? row.value)
        proposalNote = row.proposalNote
        baseProposal = row.proposal.map(String.init) ?? ""
        self.today = today.description
        self.problem = problem
        historyHref = "/records/target/\(row.id)"
    }

    private static func facts(_ row: TargetRow, owner: String, in language: Language) -> [Fact] {
        typealias Fields = Target.Fields
        let said: [(FieldNumber, String)] = [
            (Fields.value, row.text(row.value)), (Fields.baseline, row.text(row.baseline)),
            (Fields.stretch, row.text(row.stretch)), (Fields.weight, row.weight.map { "\($0) %" } ?? ""),
            (Fields.owner, owner), (Fields.rationale, row.rationale),
            (Fields.publishedFrom, row.from?.description ?? ""), (Fields.proposal, row.text(row.proposal)),
            (Fields.proposalNote, row.proposalNote),
        ]
        return said.filter { !$0.1.isEmpty }.map { field, text in
            let label = LeadToCash.schema.kind(Target.kind).flatMap { kind in
                kind.field(field).map { Labels.field(kind, $0, in: language) }
            }
            return Fact(label: label ?? "", text: text)
        }
    }

    private static func outcome(_ attainment: Goals.Attainment, in language: Language) -> [Fact] {
        func word(_ key: String) -> String { PageWords.text(key, in: language) }
        func figure(_ figure: Figure) -> String { figure.actual.text(currency: figure.currency) }
        func share(_ ratio: Ratio?) -> String { ratio.map { $0.percent(1) + " %" } ?? "—" }
        let dispute = FigureValue.money(attainment.restated.inDispute).text(currency: attainment.restated.currency)
        var facts = [
            Fact(label: word("goalReported"), text: figure(attainment.reported)),
            Fact(label: word("goalAttainment"), text: share(attainment.attainment)),
            Fact(label: word("goalRestated"), text: figure(attainment.restated)),
            Fact(label: word("goalRestatedAttainment"), text: share(attainment.restatedAttainment)),
            Fact(label: word("asOf"), text: attainment.restated.asOf.description),
            Fact(label: word("goalCoverage"), text: share(attainment.restated.coverage)),
        ]
        if attainment.restated.disputed > 0 {
            facts.append(Fact(label: word("goalInDispute"), text: dispute))
        }
        if let isMet = attainment.isMet {
            facts.append(Fact(label: word("goalVerdict"), text: word(isMet ? "goalMet" : "goalMissed")))
        }
        if let isMet = attainment.isStretchMet {
            facts.append(Fact(label: word("goalStretchVerdict"), text: word(isMet ? "goalMet" : "goalMissed")))
        }
        return facts
    }
}

/// The form for a target that is not there yet.
struct TargetFormModel {
    let id: String
    let action: String
    let typed: TargetForm
    let metrics: [Pick]
    let places: [Pick]
    let units: [Pick]
    let isProposal: Bool
    let problem: String?

    init(
        _ form: TargetForm, _ places: GoalPlaces, id: String, action: String, isProposal: Bool, problem: String?,
        in language: Language
    ) {
        self.id = id
        self.action = action
        typed = form
        // What is suggested to begin with stands first.
        let codes = Metric.starterSet + MetricCode.allCases.filter { !Metric.starterSet.contains($0) }
        metrics = codes.map { code in
            Pick(
                word: code.description, name: "\(code) \(Metric.of(code).name.text(in: language))",
                isChosen: code.description == form.metric)
        }
        self.places = places.picks(chosen: PlaceWord.scope(form.place), in: language)
        units = Pick.of(Target.Fields.unit, Target.kind, chosen: form.unit, in: language)
        self.isProposal = isProposal
        self.problem = problem
    }
}

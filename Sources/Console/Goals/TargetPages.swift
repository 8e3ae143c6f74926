// Why this file exists: a target is proposed by an office, set by HQ, published and then only revised from a day on.
// Each of these is a form on the target's own page, offered to those who may.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// One target.
enum TargetPages {
    static let routes: [PageRoute] = [
        .get("/goals/new", blank), .post("/goals/new", make), .get("/goals/:id", show),
        .post("/goals/:id/set", for: .setGoals, set), .post("/goals/:id/publish", for: .setGoals, publish),
        .post("/goals/:id/revise", for: .setGoals, revise), .post("/goals/:id/propose", propose),
    ]

    // MARK: A new one

    private static func blank(_ visit: Visit) async throws -> Answer {
        var form = visit.query
        if let period = visit.query["period"], !TargetScope.isPeriod(period) { form = FormFields() }
        return try await newPage(visit, TargetForm(form), problem: nil)
    }

    private static func newPage(_ visit: Visit, _ form: TargetForm, problem: String?) async throws -> Answer {
        let visitor = try visit.person()
        guard visitor.may(.setGoals) || TargetRights(visitor).proposesSomewhere else { throw PageProblem.forbidden }
        let places = try await visit.headquarters.read(as: visitor.seat) { try GoalPlaces($0) }
        let model = TargetFormModel(
            form, places, id: visit.form["id"] ?? visit.headquarters.newRecordID(for: visitor.seat).description,
            action: "/goals/new", isProposal: !visitor.may(.setGoals), problem: problem, in: visit.language)
        return try visit.page(
            "goalNew", title: visit.word("goalNew"), area: .goals,
            status: problem == nil ? .ok : .unprocessableContent, model)
    }

    private static func make(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let form = TargetForm(visit.form)
        do {
            if visitor.may(.setGoals) { return try await setNew(form, visit) }
            return try await proposeNew(form, visitor, visit)
        } catch {
            guard let problem = Visit.mendable(error) else { throw error }
            return try await newPage(visit, form, problem: problem)
        }
    }

    private static func setNew(_ form: TargetForm, _ visit: Visit) async throws -> Answer {
        let id = try await visit.decide("setTarget", "target") { [language = visit.language] ground, occasion in
            let figures = try form.figures(ground, in: language)
            let change = try Targets.set(try form.scope(ground, in: language), figures, at: occasion, ground)
            return ([change.edit], change.edit.key.id)
        }
        return Visit.done("/goals/\(id)", "goalSet")
    }

    /// What an office would have its target be, as an edit of its own.
    private static func proposeNew(_ form: TargetForm, _ visitor: Visitor, _ visit: Visit) async throws -> Answer {
        guard let id = visit.form["id"].flatMap({ RecordID($0) }) else { throw PageProblem.staleForm }
        let rights = TargetRights(visitor)
        let edit = try await visit.headquarters.read(as: visitor.seat) { [language = visit.language] reader in
            let ground = DeskGround(reader.records)
            let scope = try form.scope(ground, in: language)
            guard let office = scope.office, rights.mayPropose(for: office) else {
                throw PageProblem.invalid(PageWords.text("goalOwnOffice", in: language))
            }
            guard try Targets.standing(scope, ground).isEmpty else {
                throw PageProblem.invalid(PageWords.text("goalThere", in: language))
            }
            let fields = Self.proposal(scope, try form.figures(ground, in: language))
            return RecordEdit(RecordKey(kind: Target.kind, id: id), .create, fields).normalized
        }
        return try await submit(edit, bases: [:], visitor, visit)
    }

    private static func proposal(_ scope: TargetScope, _ figures: TargetFigures) -> [FieldValue] {
        typealias Fields = Target.Fields
        let said: [(FieldNumber, Value?)] = [
            (Fields.metric, .text(scope.metric)), (Fields.period, .text(scope.period)),
            (Fields.office, scope.office.map(Value.reference)), (Fields.user, scope.user.map(Value.reference)),
            (Fields.product, scope.product.map(Value.reference)), (Fields.unit, .text(figures.value.unit)),
            (Fields.currency, figures.value.currency.map(Value.text)),
            (Fields.owner, figures.owner.map(Value.reference)), (Fields.proposal, .integer(figures.value.number)),
            (Fields.proposalNote, figures.rationale.map(Value.text)),
        ]
        return said.compactMap { field, value in value.map { FieldValue(field, $0) } }
    }

    private static func submit(
        _ edit: RecordEdit, bases: [RecordKey: [FieldNumber: Value]], _ visitor: Visitor, _ visit: Visit
    ) async throws -> Answer {
        guard let seen = FormTokens.seen(visit.form, visitor.session) else { throw PageProblem.staleForm }
        let receipt = try await visit.headquarters.submit([edit], from: visitor.seat, seen: seen, bases: bases)
        if receipt.isRefused {
            let sentences = receipt.remarks.map { RuleWords.sentence($0, in: visit.language) }
            throw PageProblem.invalid(sentences.joined(separator: " "))
        }
        return Visit.done("/goals/\(edit.key.id)", receipt.isHeld ? "goalHeld" : "goalProposed")
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit, nil, problem: nil) }

    /// - Parameter typed: what was typed into the form that came back.
    private static func page(_ visit: Visit, _ typed: TargetForm?, problem: String?) async throws -> Answer {
        let visitor = try visit.person()
        let id = try visit.id()
        let sheet = try await visit.headquarters.read(as: visitor.seat) { try TargetSheet(id, $0) }
        var asked: [RecordID: MetricCode] = [:]
        if sheet.row.isPublished, let code = sheet.row.code { asked[id] = code }
        let answer = try await GoalDesk.shared.ask(asked, visit.headquarters, now: visit.now)
        let rights = TargetRights(visitor)
        let model = try TargetModel(
            sheet, answer.attainments[id], typed: typed, maySet: visitor.may(.setGoals),
            mayPropose: rights.mayPropose(sheet.row), today: visit.today(), problem: problem, in: visit.language)
        return try visit.page(
            "goal", title: sheet.row.name(in: visit.language), area: .goals,
            status: problem == nil ? .ok : .unprocessableContent, model)
    }

    /// The target in the path, if it is the visitor's to see.
    private static func row(_ visit: Visit) async throws -> TargetRow {
        let visitor = try visit.person()
        let id = try visit.id()
        return try await visit.headquarters.read(as: visitor.seat) { reader in
            guard let values = try reader.values(of: RecordKey(kind: Target.kind, id: id)) else {
                throw PageProblem.notFound
            }
            return TargetRow(id, values)
        }
    }

    /// Does something, and shows the page again with a sentence if that cannot be.
    private static func attempt(
        _ visit: Visit, _ body: (TargetForm, TargetRow) async throws -> Answer
    ) async throws -> Answer {
        let form = TargetForm(visit.form)
        let row = try await row(visit)
        do { return try await body(form, row) } catch {
            guard let problem = Visit.mendable(error) else { throw error }
            return try await page(visit, form, problem: problem)
        }
    }

    // MARK: Changing

    private static func set(_ visit: Visit) async throws -> Answer {
        try await attempt(visit) { form, row in
            let id = try await visit.decide("setTarget", "target") { [language = visit.language] ground, occasion in
                let unit = row.unit.isEmpty ? nil : row.unit
                let figures = try form.figures(unit: unit, ground, in: language)
                let change = try Targets.set(row.targetScope, figures, at: occasion, ground)
                return ([change.edit], change.edit.key.id)
            }
            return Visit.done("/goals/\(id)", "goalSet")
        }
    }

    private static func publish(_ visit: Visit) async throws -> Answer {
        try await attempt(visit) { _, row in
            let day = try visit.day("from")
            _ = try await visit.decide("publishTarget", "target") { ground, occasion in
                (try Targets.publish([row.id], from: day ?? occasion.today, ground), row.id)
            }
            return Visit.done("/goals/\(row.id)", "goalPublished")
        }
    }

    private static func revise(_ visit: Visit) async throws -> Answer {
        try await attempt(visit) { form, row in
            guard let day = try visit.day("from") else { throw PageProblem.invalid(visit.word("goalNeedsDay")) }
            let id = try await visit.decide("reviseTarget", "target") { [language = visit.language] ground, occasion in
                let unit = row.unit.isEmpty ? nil : row.unit
                let figures = try form.figures(unit: unit, ground, in: language)
                let edit = try Targets.revise(row.id, figures, from: day, at: occasion, ground)
                return ([edit], edit.key.id)
            }
            return Visit.done("/goals/\(id)", "goalRevised")
        }
    }

    private static func propose(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        return try await attempt(visit) { form, row in
            guard TargetRights(visitor).mayPropose(row) else { throw PageProblem.forbidden }
            typealias Fields = Target.Fields
            guard !form.value.isEmpty else { throw PageProblem.invalid(visit.word("goalNeedsValue")) }
            let figure = try Typed.figure(form.value, unit: row.unit.isEmpty ? nil : row.unit)
            guard figure.currency == row.currency || row.unit.isEmpty else {
                throw PageProblem.invalid(visit.word("goalOtherCurrency"))
            }
            var fields = [FieldValue(Fields.proposal, .integer(figure.number))]
            if form.rationale != visit.form["base.proposalNote"] ?? "" {
                let note = form.rationale.isEmpty ? Value.null : .text(form.rationale)
                fields.append(FieldValue(Fields.proposalNote, note))
            }
            let edit = RecordEdit(RecordKey(kind: Target.kind, id: row.id), .update, fields)
            return try await submit(edit.normalized, bases: bases(visit, edit.key), visitor, visit)
        }
    }

    /// What the form showed of the proposal.
    private static func bases(_ visit: Visit, _ key: RecordKey) -> [RecordKey: [FieldNumber: Value]] {
        let number = visit.form["base.proposal"].flatMap { Int64($0) }
        let note = visit.form["base.proposalNote"]
        return [
            key: [
                Target.Fields.proposal: number.map(Value.integer) ?? .null,
                Target.Fields.proposalNote: note.map(Value.text) ?? .null,
            ]
        ]
    }
}

extension TargetRow {
    var targetScope: TargetScope {
        var ids: (region: RecordID?, user: RecordID?, product: RecordID?) = (nil, nil, nil)
        switch scope {
        case .region(let id): ids.region = id
        case .user(let id): ids.user = id
        case .product(let id): ids.product = id
        case .company, .office: break
        }
        return TargetScope(
            metric: metric, period: period, office: office, region: ids.region, user: ids.user, product: ids.product)
    }
}

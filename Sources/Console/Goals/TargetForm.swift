// Why this file exists: what somebody types about a target stays as it was until all of it makes sense; then it becomes
// the very scope and figures that the command line takes.

import LeadToCash
import SyncProtocol
import Workbench

/// What somebody typed to set, propose or revise a target.
struct TargetForm: Sendable, Hashable {
    let metric: String
    let period: String
    /// See ``PlaceWord``.
    let place: String
    /// A person's name or e-mail, and a product's name or code; they go before the place.
    let user: String
    let product: String
    let unit: String
    let value: String
    let baseline: String
    let stretch: String
    let weight: String
    let owner: String
    let rationale: String
    let from: String

    /// Characters of a line at most, and of a reason.
    private static let longestLine = 200
    private static let longestText = 4000

    init(_ form: FormFields) {
        func typed(_ name: String) -> String { form[name] ?? "" }
        metric = typed("metric").uppercased()
        period = typed("period").uppercased()
        place = typed("place")
        user = typed("user")
        product = typed("product")
        unit = typed("unit")
        value = typed("value")
        baseline = typed("baseline")
        stretch = typed("stretch")
        weight = typed("weight")
        owner = typed("owner")
        rationale = typed("rationale")
        from = typed("from")
    }

    /// A form that shows a target.
    /// - Parameter owner: what people call the owner.
    init(_ row: TargetRow, owner: String) {
        metric = row.metric
        period = row.period
        place = PlaceWord.word(row.scope)
        user = ""
        product = ""
        unit = row.unit
        value = row.typed(row.value ?? row.proposal)
        baseline = row.typed(row.baseline)
        stretch = row.typed(row.stretch)
        weight = row.weight.map(String.init) ?? ""
        self.owner = owner
        rationale = row.rationale
        from = ""
    }

    // MARK: What it means

    /// - Throws: ``PageProblem/invalid(_:)`` or ``CommandFailure`` with what is wrong.
    func figures(unit known: String? = nil, _ ground: DeskGround, in language: Language) throws -> TargetFigures {
        try checkLengths(in: language)
        guard !value.isEmpty else { throw problem("goalNeedsValue", in: language) }
        let figure = try Typed.figure(value, unit: known ?? (unit.isEmpty ? nil : unit))
        return TargetFigures(
            value: figure, baseline: try other(baseline, figure), stretch: try other(stretch, figure),
            weight: try number(weight, in: language),
            owner: try ground.find(User.kind, owner.isEmpty ? nil : owner),
            rationale: rationale.isEmpty ? nil : rationale)
    }

    /// Whose target it is.
    /// - Throws: ``PageProblem/invalid(_:)`` or ``CommandFailure`` with what is wrong.
    func scope(_ ground: DeskGround, in language: Language) throws -> TargetScope {
        try checkLengths(in: language)
        guard MetricCode(code: metric) != nil else { throw problem("goalNoMetric", in: language) }
        guard TargetScope.isPeriod(period) else { throw problem("goalNoPeriod", in: language) }
        if !user.isEmpty {
            let person: RecordID = try ground.find(User.kind, user)
            return TargetScope(
                metric: metric, period: period, office: try office(of: person, ground), user: person)
        }
        if !product.isEmpty {
            let found: RecordID = try ground.find(Product.kind, product)
            return TargetScope(metric: metric, period: period, office: officeOfPlace, product: found)
        }
        guard let scope = PlaceWord.scope(place) else { throw problem("goalNoPlace", in: language) }
        if let key = scope.record, try !ground.isAlive(key) { throw problem("goalNoPlace", in: language) }
        switch scope {
        case .company: return TargetScope(metric: metric, period: period)
        case .region(let id): return TargetScope(metric: metric, period: period, region: id)
        case .office(let id): return TargetScope(metric: metric, period: period, office: id)
        case .user(let id):
            return TargetScope(metric: metric, period: period, office: try office(of: id, ground), user: id)
        case .product(let id): return TargetScope(metric: metric, period: period, product: id)
        }
    }

    private var officeOfPlace: RecordID? {
        if case .office(let id)? = PlaceWord.scope(place) { id } else { nil }
    }

    /// A person's target lives with their office, so that the office sees it.
    private func office(of person: RecordID, _ ground: DeskGround) throws -> RecordID? {
        let office = try ground.value(User.Fields.office, of: RecordKey(kind: User.kind, id: person))
        if case .reference(let id) = office { return id }
        return nil
    }

    private func other(_ text: String, _ figure: FigureText.Figure) throws -> FigureText.Figure? {
        try text.isEmpty ? nil : Typed.figure(text, unit: figure.unit)
    }

    private func number(_ text: String, in language: Language) throws -> Int64? {
        if text.isEmpty { return nil }
        guard let number = Int64(text), (0...100).contains(number) else {
            throw problem("goalNoWeight", in: language)
        }
        return number
    }

    private func checkLengths(in language: Language) throws {
        let lines = [metric, period, place, user, product, unit, value, baseline, stretch, weight, owner, from]
        let isShort = lines.allSatisfy { $0.count <= Self.longestLine } && rationale.count <= Self.longestText
        guard isShort else {
            throw PageProblem.invalid(
                PageWords.text("goalTooLong", in: language).replacing("%1", with: String(Self.longestText)))
        }
    }

    private func problem(_ key: String, in language: Language) -> PageProblem {
        .invalid(PageWords.text(key, in: language))
    }
}

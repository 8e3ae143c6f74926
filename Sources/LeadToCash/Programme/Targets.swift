// Why this file exists: a target is proposed, agreed and published, and then stands. Who wants another one publishes a
// revision beside it from a day on, so that an old report still meets the target of its time (metrics §6).

import SyncProtocol

/// Whose a target is, of what, and for when.
public struct TargetScope: Hashable, Sendable {
    /// The metric's code: `M-10`.
    public let metric: String
    public let period: String
    public let office: RecordID?
    public let region: RecordID?
    public let user: RecordID?
    public let product: RecordID?

    public init(
        metric: String, period: String, office: RecordID? = nil, region: RecordID? = nil, user: RecordID? = nil,
        product: RecordID? = nil
    ) {
        self.metric = metric
        self.period = period
        self.office = office
        self.region = region
        self.user = user
        self.product = product
    }

    private typealias Fields = Target.Fields

    init(_ target: RecordKey, _ book: Book) throws {
        self.init(
            metric: try book.text(Fields.metric, target), period: try book.text(Fields.period, target),
            office: try book.id(Fields.office, target), region: try book.id(Fields.region, target),
            user: try book.id(Fields.user, target), product: try book.id(Fields.product, target))
    }

    var fields: [FieldValue] {
        let places = [
            (Fields.office, office), (Fields.region, region), (Fields.user, user), (Fields.product, product),
        ]
        return [FieldValue(Fields.metric, .text(metric)), FieldValue(Fields.period, .text(period))]
            + places.compactMap { field, id in id.map { FieldValue(field, .reference($0)) } }
    }

    /// Whether a text is a year, a quarter or a month: `2026`, `2026-Q1`, `2026-01`.
    public static func isPeriod(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let year = parts.first, year.utf8.count == 4, Int(year).map({ $0 > 0 }) == true else { return false }
        switch parts.count {
        case 1: return true
        case 2:
            if ["Q1", "Q2", "Q3", "Q4"].contains(parts[1]) { return true }
            return parts[1].utf8.count == 2 && Int(parts[1]).map { (1...12).contains($0) } == true
        default: return false
        }
    }
}

/// The figures of a target.
public struct TargetFigures: Sendable {
    public let value: FigureText.Figure
    public let baseline: FigureText.Figure?
    public let stretch: FigureText.Figure?
    public let weight: Int64?
    public let owner: RecordID?
    public let rationale: String?

    public init(
        value: FigureText.Figure, baseline: FigureText.Figure? = nil, stretch: FigureText.Figure? = nil,
        weight: Int64? = nil, owner: RecordID? = nil, rationale: String? = nil
    ) {
        self.value = value
        self.baseline = baseline
        self.stretch = stretch
        self.weight = weight
        self.owner = owner
        self.rationale = rationale
    }

    private typealias Fields = Target.Fields

    /// What is said; what is not said stays.
    var fields: [FieldValue] {
        let said: [(FieldNumber, Value?)] = [
            (Fields.unit, .text(value.unit)), (Fields.currency, value.currency.map(Value.text)),
            (Fields.value, .integer(value.number)), (Fields.baseline, baseline.map { .integer($0.number) }),
            (Fields.stretch, stretch.map { .integer($0.number) }), (Fields.weight, weight.map(Value.integer)),
            (Fields.owner, owner.map(Value.reference)), (Fields.rationale, rationale.map(Value.text)),
        ]
        return said.compactMap { field, value in value.map { FieldValue(field, $0) } }
    }

    /// What is wrong with them.
    var reasons: [String] {
        var reasons: [String] = []
        for other in [baseline, stretch].compactMap({ $0 })
        where other.unit != value.unit || other.currency != value.currency {
            reasons.append("\(other.text) and \(value.text) are figures of two sorts")
        }
        if let weight, !(0...100).contains(weight) { reasons.append("a weight is from 0 to 100") }
        return reasons
    }
}

public enum Targets {
    private typealias Fields = Target.Fields

    /// The targets of a scope that no revision has taken the place of, in id order.
    public static func standing(_ scope: TargetScope, _ ground: any Ground) throws -> [RecordKey] {
        let book = Book(ground)
        return try book.keys(Target.kind, Fields.metric, .text(scope.metric)).filter {
            try TargetScope($0, book) == scope && book.keys(Target.kind, Fields.revisionOf, $0.id).isEmpty
        }
    }

    /// Sets the figures of a target that is not published yet, made if there is none.
    /// - Throws: ``Impediments``.
    public static func set(
        _ scope: TargetScope, _ figures: TargetFigures, at occasion: Occasion, _ ground: any Ground
    ) throws -> (edit: RecordEdit, isNew: Bool) {
        let book = Book(ground)
        var reasons = figures.reasons
        if !TargetScope.isPeriod(scope.period) {
            reasons.append("“\(scope.period)” is no year, quarter or month such as 2026, 2026-Q1 or 2026-01")
        }
        let known = try standing(scope, ground).first
        let state = try known.map { try book.text(Fields.state, $0) } ?? ""
        if state == "published" { reasons.append("it is published; revise it") }
        try Impediments.check("The target \(scope.metric) of \(scope.period) cannot be set", reasons)
        guard let known else {
            let draft = FieldValue(Fields.state, .text("draft"))
            return (occasion.making(Target.kind, scope.fields + figures.fields + [draft]), true)
        }
        // A value beside a proposal is the answer to it.
        let isProposed = try book.number(Fields.proposal, known) != nil
        let next = FieldValue(Fields.state, .text(isProposed ? "negotiated" : "draft"))
        return (.changing(known, figures.fields + [next]), false)
    }

    /// Publishes targets.
    /// - Returns: edits of those that were not published before.
    /// - Throws: ``Impediments`` if one has no value.
    public static func publish(
        _ targets: [RecordID], from day: CivilDate, _ ground: any Ground
    ) throws -> [RecordEdit] {
        let book = Book(ground)
        let keys = try targets.map { try book.existing(Target.kind, $0) }
        let empty = try keys.filter { try book.number(Fields.value, $0) == nil }
        let names = try empty.map { "\(try book.text(Fields.metric, $0)) of \(try book.text(Fields.period, $0))" }
        try Impediments.check("Nothing was published", names.map { "\($0) has no value" })
        return try keys.filter { try book.text(Fields.state, $0) != "published" }.map {
            RecordEdit.changing(
                $0,
                [FieldValue(Fields.state, .text("published")), FieldValue(Fields.publishedFrom, .date(day))])
        }
    }

    /// Publishes another value of a published target from a day on.
    /// - Throws: ``Impediments``.
    public static func revise(
        _ target: RecordID, _ figures: TargetFigures, from day: CivilDate, at occasion: Occasion, _ ground: any Ground
    ) throws -> RecordEdit {
        let book = Book(ground)
        let key = try book.existing(Target.kind, target)
        var reasons = figures.reasons
        if try book.text(Fields.state, key) != "published" { reasons.append("it is not published; set it") }
        if try !book.keys(Target.kind, Fields.revisionOf, target).isEmpty { reasons.append("it is revised already") }
        if let since = try book.date(Fields.publishedFrom, key), day <= since {
            reasons.append("it is in force from \(since)")
        }
        let unit = try book.text(Fields.unit, key)
        if !unit.isEmpty, unit != figures.value.unit { reasons.append("it counts \(unit)") }
        if (figures.rationale ?? "").isEmpty { reasons.append("nobody says why") }
        let scope = try TargetScope(key, book)
        try Impediments.check("The target \(scope.metric) of \(scope.period) cannot be revised", reasons)
        let kept = [Fields.baseline, Fields.stretch, Fields.weight, Fields.owner]
        let said = Set(figures.fields.map(\.field))
        let same = try kept.filter { !said.contains($0) }.map { FieldValue($0, try book.value($0, key)) }
        return occasion.making(
            Target.kind,
            scope.fields + figures.fields + same + [
                FieldValue(Fields.state, .text("published")), FieldValue(Fields.publishedFrom, .date(day)),
                FieldValue(Fields.revisionOf, .reference(target)),
            ])
    }

    // MARK: The cascade

    /// Where the offices of a region have less than the region (I23): a warning, for children may over-assign.
    /// - Parameter metrics: Those of which to look, each with its period.
    public static func gaps(of targets: [RecordID], _ ground: any Ground) throws -> [String] {
        let book = Book(ground)
        let scopes = try targets.map { try TargetScope(RecordKey(kind: Target.kind, id: $0), book) }
        let periods = Set(scopes.map { [$0.metric, $0.period] }).sorted { $0.lexicographicallyPrecedes($1) }
        return try periods.flatMap { try gaps(metric: $0[0], period: $0[1], book) }
    }

    private static func gaps(metric: String, period: String, _ book: Book) throws -> [String] {
        let keys = try book.keys(Target.kind, Fields.metric, .text(metric)).filter {
            try book.text(Fields.period, $0) == period && ["money", "count"].contains(book.text(Fields.unit, $0))
                && book.keys(Target.kind, Fields.revisionOf, $0.id).isEmpty
        }
        var offices: [RecordID: [Int64]] = [:]
        var regions: [(region: RecordID, key: RecordKey)] = []
        for key in keys {
            let scope = try TargetScope(key, book)
            guard scope.user == nil, scope.product == nil else { continue }
            if let office = scope.office {
                let place = RecordKey(kind: Office.kind, id: office)
                guard let region = try book.id(Office.Fields.region, place) else { continue }
                offices[region, default: []].append(try book.number(Fields.value, key) ?? 0)
            } else if let region = scope.region {
                regions.append((region, key))
            }
        }
        return try regions.compactMap { region, key -> String? in
            guard let values = offices[region], let whole = try book.number(Fields.value, key) else { return nil }
            let sum = try Sum.of(values, "The offices' targets")
            guard sum < whole else { return nil }
            let name = try book.name(RecordKey(kind: Region.kind, id: region))
            let currency = try book.text(Fields.currency, key)
            let unit = try book.text(Fields.unit, key)
            func words(_ number: Int64) -> String {
                FigureText.Figure(number: number, unit: unit, currency: currency.isEmpty ? nil : currency).text
            }
            return "\(metric) of \(period): the offices of \(name) make \(words(sum)) of \(words(whole))."
        }
    }
}

// Why this file exists: a target is a number whose meaning stands in four fields beside it, and it belongs to one of
// five sorts of places. Pages, forms and the cascade read it in one way.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// A target as its record shows it.
struct TargetRow: Sendable {
    let id: RecordID
    let metric: String
    let period: String
    /// Whose it is.
    let scope: MetricScope
    let office: RecordID?
    let unit: String
    let currency: String?
    let baseline: Int64?
    let value: Int64?
    let stretch: Int64?
    let weight: Int64?
    let owner: RecordID?
    let rationale: String
    /// A word of the vocabulary; what is not said follows from whether there is a proposal.
    let state: String
    let from: CivilDate?
    let revisionOf: RecordID?
    let proposal: Int64?
    let proposalNote: String

    init(_ id: RecordID, _ values: [FieldNumber: Value]) {
        typealias Fields = Target.Fields
        let record = PlainRecord(id: id, values: values)
        self.id = id
        metric = record.text(Fields.metric)
        period = record.text(Fields.period)
        office = record.id(Fields.office)
        scope = Self.scope(record)
        unit = record.text(Fields.unit)
        currency = record.text(Fields.currency).isEmpty ? nil : record.text(Fields.currency)
        baseline = record.number(Fields.baseline)
        value = record.number(Fields.value)
        stretch = record.number(Fields.stretch)
        weight = record.number(Fields.weight)
        owner = record.id(Fields.owner)
        rationale = record.text(Fields.rationale)
        from = record.date(Fields.publishedFrom)
        revisionOf = record.id(Fields.revisionOf)
        proposal = record.number(Fields.proposal)
        proposalNote = record.text(Fields.proposalNote)
        let said = record.text(Fields.state)
        state = !said.isEmpty ? said : record.number(Fields.proposal) == nil ? "draft" : "proposed"
    }

    /// The first that it names, as figures take it.
    private static func scope(_ record: PlainRecord) -> MetricScope {
        typealias Fields = Target.Fields
        if let id = record.id(Fields.user) { return .user(id) }
        if let id = record.id(Fields.product) { return .product(id) }
        if let id = record.id(Fields.office) { return .office(id) }
        if let id = record.id(Fields.region) { return .region(id) }
        return .company
    }

    var isPublished: Bool { state == "published" }
    var code: MetricCode? { MetricCode(code: metric) }

    /// A number of it in its unit; empty if there is none.
    func text(_ number: Int64?) -> String {
        number.map { FigureText.Figure(number: $0, unit: unit, currency: currency).text } ?? ""
    }

    /// A number as somebody would type it: without the groups and words that only readers need.
    func typed(_ number: Int64?) -> String { text(number).replacing(",", with: "") }

    /// `M-10 Win rate`
    func name(in language: Language) -> String {
        guard let code else { return metric }
        return "\(metric) \(Metric.of(code).name.text(in: language))"
    }

    func stateName(in language: Language) -> String {
        Labels.word(state, Target.Fields.state, Target.kind, in: language)
    }
}

extension FigureValue {
    /// A whole number as a target of a unit counts: minor units, hundredths, or what it is.
    func amount(in unit: String) -> Int64? {
        switch self {
        case .money(let minor): unit == "money" ? minor : nil
        case .count(let number): ["count", ""].contains(unit) ? number : nil
        case .percent(let ratio), .ratio(let ratio): unit == "percent" ? ratio.rounded(times: 10_000) : nil
        case .days(let ratio): unit == "days" ? ratio.rounded(times: 100) : nil
        case .months(let ratio): unit == "months" ? ratio.rounded(times: 100) : nil
        case .score(let ratio): unit == "score" ? ratio.rounded(times: 100) : nil
        case .undefined: nil
        }
    }
}

extension Figure {
    /// What a target is held against: of the weighted forecast what was won.
    var actual: FigureValue {
        metric == .weightedForecast ? split("won")?.value ?? value : value
    }
}

/// Where a target is in an address or a select: `company`, `region:0195…`, `office:0195…`.
enum PlaceWord {
    static func word(_ scope: MetricScope) -> String {
        scope.record.map { "\(scope.word):\($0.id)" } ?? scope.word
    }

    /// Nil for anything else.
    static func scope(_ word: String) -> MetricScope? {
        if word == "company" { return .company }
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let id = RecordID(parts[1]) else { return nil }
        switch parts[0] {
        case "region": return .region(id)
        case "office": return .office(id)
        case "user": return .user(id)
        case "product": return .product(id)
        default: return nil
        }
    }
}

/// Who belongs where, and what it is called.
struct GoalPlaces: Sendable {
    struct Place: Sendable {
        let name: String
        /// Where it belongs: a region's or an office's region, a person's office.
        let parent: RecordID?
    }

    var regions: [RecordID: Place] = [:]
    var offices: [RecordID: Place] = [:]
    var users: [RecordID: Place] = [:]
    var products: [RecordID: Place] = [:]

    init() {}

    /// - Parameter reader: of somebody; organisation is reference data, which everybody holds.
    init(_ reader: SeatReader) throws {
        regions = try Self.places(Region.kind, Region.Fields.name, Region.Fields.parent, reader)
        offices = try Self.places(Office.kind, Office.Fields.name, Office.Fields.region, reader)
        users = try Self.places(User.kind, User.Fields.name, User.Fields.office, reader)
        products = try Self.places(Product.kind, Product.Fields.name, nil, reader)
    }

    private static func places(
        _ kind: KindNumber, _ name: FieldNumber, _ parent: FieldNumber?, _ reader: SeatReader
    ) throws -> [RecordID: Place] {
        var places: [RecordID: Place] = [:]
        try reader.forEach(kind) { id, values in
            let record = PlainRecord(id: id, values: values)
            places[id] = Place(name: record.text(name), parent: parent.flatMap { record.id($0) })
        }
        return places
    }

    func name(_ scope: MetricScope, in language: Language) -> String {
        let known: String? =
            switch scope {
            case .company: PageWords.text("goalCompany", in: language)
            case .region(let id): regions[id]?.name
            case .office(let id): offices[id]?.name
            case .user(let id): users[id]?.name
            case .product(let id): products[id]?.name
            }
        return known ?? scope.record?.id.description ?? ""
    }

    func has(_ scope: MetricScope) -> Bool {
        switch scope {
        case .company: true
        case .region(let id): regions[id] != nil
        case .office(let id): offices[id] != nil
        case .user(let id): users[id] != nil
        case .product(let id): products[id] != nil
        }
    }

    /// The place above; nil for the company and for products, which are below nobody.
    func parent(of scope: MetricScope) -> MetricScope? {
        switch scope {
        case .company, .product: return nil
        case .region(let id):
            guard let parent = regions[id]?.parent else { return .company }
            return .region(parent)
        case .office(let id):
            guard let region = offices[id]?.parent else { return .company }
            return .region(region)
        case .user(let id):
            guard let office = users[id]?.parent else { return .company }
            return .office(office)
        }
    }

    /// What a form calls a person: the name, or the id where two have one name.
    func typed(_ user: RecordID) -> String {
        guard let name = users[user]?.name, users.count(where: { $0.value.name == name }) == 1 else {
            return user.description
        }
        return name
    }

    /// Places by their names.
    static func sorted(_ places: [RecordID: Place]) -> [RecordID] {
        places.sorted { ($0.value.name, $0.key) < ($1.value.name, $1.key) }.map(\.key)
    }

    /// What a select offers: the company, regions and offices.
    func picks(chosen: MetricScope?, in language: Language) -> [Pick] {
        var scopes = [MetricScope.company]
        scopes += Self.sorted(regions).map { MetricScope.region($0) }
        scopes += Self.sorted(offices).map { MetricScope.office($0) }
        return scopes.map { scope in
            Pick(word: PlaceWord.word(scope), name: name(scope, in: language), isChosen: scope == chosen)
        }
    }
}

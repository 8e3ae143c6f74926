// Why this file exists: whose figures somebody may see follows from where they play their roles, and is decided before
// any figure is looked up.

import LeadToCash
import SyncProtocol
import SyncServer

/// What somebody may look at, and what they look at now.
struct OverviewScopes: Hashable, Sendable {
    struct Place: Hashable, Sendable {
        let scope: MetricScope
        /// Empty for the company.
        let name: String
    }

    let chosen: MetricScope
    /// What can be chosen from a list: the company, its regions and offices, as far as they are the visitor's to see.
    let places: [Place]
    /// From the widest scope that the visitor may see around the chosen one down to the chosen one.
    let trail: [Place]
    /// In which the year of the chosen scope begins.
    let fiscalMonth: Int
    /// ISO 4217, of the offices that the visitor sees.
    let currencies: [String]
}

extension OverviewScopes {
    /// - Parameters:
    ///   - wanted: as ``text(_:)`` writes it; nil for what the visitor usually looks at.
    ///   - person: the visitor.
    ///   - own: the places at which the visitor plays roles; nil for everywhere.
    /// - Throws: ``PageProblem/notFound`` for a scope that there is not, or that is not the visitor's to see.
    init(_ wanted: String?, _ person: RecordID, _ own: Set<RecordID>?, _ reader: SeatReader) throws {
        let directory = try OverviewDirectory(own, reader)
        let usual = directory.usual(own, person)
        let chosen = try wanted.map { try Self.read($0) } ?? usual
        guard let trail = try directory.trail(of: chosen, own, person, reader) else { throw PageProblem.notFound }
        self.chosen = chosen
        self.trail = trail.places
        fiscalMonth = trail.office.flatMap { directory.offices[$0]?.fiscalMonth } ?? 1
        places = directory.places(own)
        currencies = Set(directory.offices.values.compactMap(\.currency)).union(["CNY", "EUR", "USD"]).sorted()
    }

    /// `company`, `region=0195…`, `office=…`, `user=…`
    static func text(_ scope: MetricScope) -> String {
        scope.record.map { "\(scope.word)=\($0.id)" } ?? scope.word
    }

    private static func read(_ text: String) throws -> MetricScope {
        let found = try MetricScope.read(text) { _, word in
            guard let id = RecordID(word) else { throw PageProblem.notFound }
            return id
        }
        guard let scope = found else { throw PageProblem.notFound }
        if case .product = scope { throw PageProblem.notFound }
        return scope
    }
}

/// The regions and offices that a visitor sees.
private struct OverviewDirectory {
    struct Shop {
        let name: String
        let region: RecordID?
        let currency: String?
        let fiscalMonth: Int?
    }

    struct Province {
        let name: String
        let parent: RecordID?
    }

    struct Trail {
        let places: [OverviewScopes.Place]
        /// Whose year counts.
        let office: RecordID?
    }

    private(set) var offices: [RecordID: Shop] = [:]
    private var regions: [RecordID: Province] = [:]

    init(_ own: Set<RecordID>?, _ reader: SeatReader) throws {
        var offices: [RecordID: Shop] = [:]
        typealias F = Office.Fields
        let told = [F.region, F.functionalCurrency, F.fiscalStartMonth]
        try reader.forEach(Office.kind, only: told + Self.titles(Office.kind)) { id, values in
            guard own?.contains(id) ?? true else { return }
            offices[id] = Shop(
                name: Self.name(Office.kind, id, values), region: Self.reference(values[F.region]),
                currency: Self.text(values[F.functionalCurrency]).flatMap { code in
                    Currency.exponent(of: code) == nil ? nil : code
                }, fiscalMonth: Self.month(values[F.fiscalStartMonth]))
        }
        self.offices = offices
        guard own == nil else { return }
        var regions: [RecordID: Province] = [:]
        try reader.forEach(Region.kind, only: [Region.Fields.parent] + Self.titles(Region.kind)) { id, values in
            regions[id] = Province(
                name: Self.name(Region.kind, id, values), parent: Self.reference(values[Region.Fields.parent]))
        }
        self.regions = regions
    }

    /// The company's for whoever plays a role everywhere, else an office, else one's own.
    func usual(_ own: Set<RecordID>?, _ person: RecordID) -> MetricScope {
        guard own != nil else { return .company }
        return places(own).first?.scope ?? .user(person)
    }

    func places(_ own: Set<RecordID>?) -> [OverviewScopes.Place] {
        var places: [OverviewScopes.Place] = own == nil ? [Self.company] : []
        places += Self.sorted(regions.map { OverviewScopes.Place(scope: .region($0.key), name: $0.value.name) })
        return places + Self.sorted(offices.map { OverviewScopes.Place(scope: .office($0.key), name: $0.value.name) })
    }

    private static func sorted(_ places: [OverviewScopes.Place]) -> [OverviewScopes.Place] {
        // Ids are compared for namesakes only: their texts cost more than all else on the page.
        places.sorted { one, other in
            if one.name != other.name { return one.name < other.name }
            return OverviewScopes.text(one.scope) < OverviewScopes.text(other.scope)
        }
    }

    private static let company = OverviewScopes.Place(scope: .company, name: "")

    // MARK: What is around a scope

    /// Nil for what there is not, or not for this visitor.
    func trail(
        of scope: MetricScope, _ own: Set<RecordID>?, _ person: RecordID, _ reader: SeatReader
    ) throws -> Trail? {
        switch scope {
        case .company: return own == nil ? Trail(places: [Self.company], office: nil) : nil
        case .region(let id): return own == nil ? trail(region: id).map { Trail(places: $0, office: nil) } : nil
        case .office(let id): return trail(office: id, own).map { Trail(places: $0, office: id) }
        case .user(let id):
            let values = try reader.values(of: RecordKey(kind: User.kind, id: id))
            let office = Self.reference(values?[User.Fields.office])
            let known = office.flatMap { trail(office: $0, own) } ?? (own == nil ? [Self.company] : nil)
            // Whoever has no office sees at least what is their own.
            guard let values, let around = known ?? (id == person ? [] : nil) else { return nil }
            let here = OverviewScopes.Place(scope: scope, name: Self.name(User.kind, id, values))
            return Trail(places: around + [here], office: office)
        case .product: return nil
        }
    }

    private func trail(office id: RecordID, _ own: Set<RecordID>?) -> [OverviewScopes.Place]? {
        guard let shop = offices[id] else { return nil }
        let above = shop.region.flatMap { trail(region: $0) } ?? (own == nil ? [Self.company] : [])
        return above + [OverviewScopes.Place(scope: .office(id), name: shop.name)]
    }

    private func trail(region id: RecordID) -> [OverviewScopes.Place]? {
        guard regions[id] != nil else { return nil }
        var above: [OverviewScopes.Place] = []
        var next: RecordID? = id
        // Regions may name each other as their parents.
        while let place = next, let region = regions[place], above.count < regions.count {
            above.append(OverviewScopes.Place(scope: .region(place), name: region.name))
            next = region.parent
        }
        return [Self.company] + above.reversed()
    }

    // MARK: What records say

    private static func name(_ number: KindNumber, _ id: RecordID, _ values: [FieldNumber: Value]) -> String {
        LeadToCash.schema.kind(number).flatMap { Labels.title($0, values) } ?? id.description
    }

    private static func titles(_ number: KindNumber) -> [FieldNumber] {
        LeadToCash.schema.kind(number).map { Labels.titles(of: $0) } ?? []
    }

    private static func reference(_ value: Value?) -> RecordID? {
        if case .reference(let id)? = value { id } else { nil }
    }

    private static func text(_ value: Value?) -> String? {
        if case .text(let text)? = value { text } else { nil }
    }

    private static func month(_ value: Value?) -> Int? {
        guard case .integer(let number)? = value, (1...12).contains(number) else { return nil }
        return Int(number)
    }
}

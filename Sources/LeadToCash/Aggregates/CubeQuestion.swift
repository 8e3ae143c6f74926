// Why this file exists: an overview asks the kept sums for one scope, and for each scope below it. What is the same for
// all of them (the months of the period, the rates, the list prices) is prepared once.

import SyncProtocol

/// Which kept sums belong to a scope.
struct CubePart {
    private enum Rule {
        case all
        case offices([Int32])
        case owner(Int32)
    }

    let scope: MetricScope
    private let rule: Rule
    /// Open deals of the scope that are in dispute.
    let contested: [Int32]

    /// Everything that a cube holds.
    init(all scope: MetricScope, contested: [Int32]) {
        self.scope = scope
        rule = .all
        self.contested = contested
    }

    init(_ scope: MetricScope, offices: [Int32], contested: [Int32]) {
        self.scope = scope
        rule = .offices(offices)
        self.contested = contested
    }

    init(_ scope: MetricScope, owner: Int32, contested: [Int32]) {
        self.scope = scope
        rule = .owner(owner)
        self.contested = contested
    }

    func blocks(of cube: DealCube) -> [DealBlock] {
        switch rule {
        case .all: Array(cube.offices.values)
        case .offices(let places): places.compactMap { cube.offices[$0] }
        case .owner(let place): cube.owners[place].map { [$0] } ?? []
        }
    }

    /// What owners have open, by owner, office and currency.
    func leaves(of cube: DealCube) -> [DealCube.Leaf: AmountCell] {
        switch rule {
        case .all: return cube.leaves
        case .offices(let places):
            let chosen = Set(places)
            return cube.leaves.filter { chosen.contains($0.key.office) }
        case .owner(let place): return cube.leaves.filter { $0.key.owner == place }
        }
    }
}

/// A span of days over a cube: whole months from what is kept, and the deals of the others in a cube of their own.
struct CubeSpan {
    let months: MonthSpan
    private let rest: DealCube

    /// Deals that closed from one day to another.
    static func closings(
        _ cube: DealCube, _ facts: Facts, _ settings: MetricSettings, _ from: FactDay, _ to: FactDay
    ) -> CubeSpan {
        let months = MonthSpan(from, to) { cube.closedDays[$0] == nil }
        var rest = DealCube()
        for place in months.partial.flatMap({ cube.closedMonths.places($0) }).map({ Int($0) })
        where months.holds(facts.deals.rows[place].closedOn) {
            rest.replace(.none, with: facts.share(ofDeal: place, settings), at: place)
        }
        return CubeSpan(months: months, rest: rest)
    }

    /// Open deals that are expected to be signed from one day to another.
    static func signings(
        _ cube: DealCube, _ facts: Facts, _ settings: MetricSettings, _ period: MetricPeriod
    ) -> CubeSpan {
        let months = MonthSpan(period.startDay, period.endDay) { _ in false }
        var rest = DealCube()
        for place in months.partial.flatMap({ cube.signMonths.places($0) }).map({ Int($0) })
        where months.holds(facts.deals.rows[place].signOn) {
            rest.replace(.none, with: facts.share(ofDeal: place, settings), at: place)
        }
        return CubeSpan(months: months, rest: rest)
    }

    /// The sums of the months that are not whole.
    func rest(_ part: CubePart) -> [DealBlock] { months.partial.isEmpty ? [] : part.blocks(of: rest) }
}

/// What is the same for all scopes of an overview.
struct CubeQuestion {
    let facts: Facts
    let context: MetricContext
    let cube: DealCube
    /// The period's signings, and its closings up to the day of the figures.
    let signings: CubeSpan
    let closings: CubeSpan
    let list: ListPrices
    let converter: Converter
    /// Of each user, whether an active device of theirs synced of late.
    let fresh: [Bool]
    /// Whether the kept sums answer; else they are added up for this question alone.
    let isKept: Bool

    init(_ facts: Facts, _ context: MetricContext) {
        self.facts = facts
        self.context = context
        let isKept = Self.isKept(context) && !facts.aggregates.isPaused
        self.isKept = isKept
        cube = isKept ? facts.aggregates.deals : Self.cube(facts, context)
        signings = .signings(cube, facts, context.settings, context.period)
        closings = .closings(cube, facts, context.settings, context.period.startDay, context.cutoff)
        list = ListPrices(facts)
        converter = context.converter(facts)
        fresh = DataHealth.freshOwners(facts, context)
    }

    /// Whether a question is one that the kept sums answer: of every scope but a product, by the usual settings, with
    /// all that HQ has heard.
    private static func isKept(_ context: MetricContext) -> Bool {
        context.scope.isKept && context.knownBy == nil
            && context.settings.probabilities == MetricSettings.usual.probabilities
            && context.settings.lateDatedWorkingDays == MetricSettings.usual.lateDatedWorkingDays
    }

    private static func cube(_ facts: Facts, _ context: MetricContext) -> DealCube {
        let filter = context.filter(facts)
        let knownBy = context.knownBy.map { FactDay($0) }
        return DealCube(facts, context.settings) { deal, place in
            if deal.isOpen { return filter.admits(deal, place) }
            if let knownBy, deal.knownClosedOn > knownBy { return false }
            return filter.admitsBooked(deal, place)
        }
    }

    /// The sums of the context's own scope.
    var whole: CubePart {
        let filter = context.filter(facts)
        let contested = cube.contested.places.filter { filter.admits(facts.deals.rows[Int($0)], Int($0)) }
        guard isKept else { return CubePart(all: context.scope, contested: contested) }
        if case .user(let id) = context.scope {
            return CubePart(context.scope, owner: facts.users.place(of: id) ?? -2, contested: contested)
        }
        let offices = cube.offices.keys.filter { filter.admits(office: $0, facts) }
        return CubePart(context.scope, offices: offices, contested: contested)
    }

    /// What every figure of a scope carries as its coverage; nil if its pipeline is worth nothing.
    func coverage(_ part: CubePart) -> Covered {
        var converter = converter
        var sums = Covered()
        for (leaf, cell) in part.leaves(of: cube) {
            let isFresh = isFresh(leaf.owner)
            sums.deals += cell.count
            if isFresh { sums.fresh += cell.count }
            guard let amounts = converter.convert(cell.total, of: cell.count, in: leaf.currency) else { continue }
            sums.open.add(amounts)
            if isFresh { sums.covered.add(amounts) }
        }
        for place in part.contested.map({ Int($0) }) {
            let deal = facts.deals.rows[place]
            sums.deals += 1
            if isFresh(deal.owner) { sums.fresh += 1 }
            guard let amount = facts.prudent(deal, place, &converter, context.settings).amount else { continue }
            sums.open.add(amount)
            if isFresh(deal.owner) { sums.covered.add(amount) }
        }
        sums.converter = converter
        return sums
    }

    private func isFresh(_ owner: Int32) -> Bool { owner >= 0 && Int(owner) < fresh.count && fresh[Int(owner)] }

    /// What of the open pipeline is of people whose devices synced of late.
    struct Covered {
        var open = MoneySum()
        var covered = MoneySum()
        var deals = 0
        var fresh = 0
        var converter: Converter?

        var share: Ratio? { open.total > 0 ? Ratio(wide: covered.total, open.total) : nil }
    }

    /// M-34.
    func figure(_ sums: Covered, _ context: MetricContext) -> Figure {
        let converter = sums.converter ?? converter
        let byCount = Figure.Split("byCount", Statistics.share(sums.fresh, of: sums.deals), count: sums.deals)
        return context.figure(
            .dataCoverage, sums.covered.share(of: sums.open, converter, as: FigureValue.percent), count: sums.deals,
            splits: [byCount], facts, converter)
    }
}

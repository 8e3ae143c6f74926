// Why this file exists: a figure that looks wrong is looked at from nearer by: the company by region, a region by
// office, an office by person. What lies below a scope, and whose everything is there, is decided here.

import SyncProtocol

/// The scopes below a scope. Nothing belongs to two of them.
struct DrillDown {
    private let question: CubeQuestion
    private let scopes: [MetricScope]
    /// Which of the scopes an office, or a person, belongs to, by its place.
    private let owners: [Int32: Int]
    /// Whether the scopes are people.
    private let isOfPeople: Bool

    init(_ question: CubeQuestion) {
        self.question = question
        let facts = question.facts
        switch question.context.scope {
        case .company, .region:
            let place = Self.region(question.context.scope, facts)
            scopes = place.map { Self.regions(below: $0, facts) + Self.offices(of: $0, facts) } ?? []
            owners = Self.offices(scopes, facts)
            isOfPeople = false
        case .office(let id):
            let people = Self.people(of: facts.offices.place(of: id) ?? -2, question)
            scopes = people.compactMap { facts.users.id(at: $0) }.map { MetricScope.user($0) }
            owners = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($0.element, $0.offset) })
            isOfPeople = true
        case .user, .product:
            scopes = []
            owners = [:]
            isOfPeople = true
        }
    }

    // MARK: What lies below

    /// The region whose parts are asked for; −1 for the company's. Nil for an unknown one.
    private static func region(_ scope: MetricScope, _ facts: Facts) -> Int32? {
        if case .region(let id) = scope { return facts.regions.place(of: id) }
        return -1
    }

    private static func regions(below place: Int32, _ facts: Facts) -> [MetricScope] {
        facts.regions.rows.indices.compactMap { index in
            let row = facts.regions.rows[index]
            let parent = facts.regions[row.parent] == nil ? -1 : row.parent
            return row.isPresent && parent == place ? .region(facts.regions.ids[index]) : nil
        }
    }

    private static func offices(of place: Int32, _ facts: Facts) -> [MetricScope] {
        facts.offices.rows.indices.compactMap { index in
            let row = facts.offices.rows[index]
            let region = facts.regions[row.region] == nil ? -1 : row.region
            return row.isPresent && region == place ? .office(facts.offices.ids[index]) : nil
        }
    }

    /// Those of an office who work there, and those who left and still have open deals.
    private static func people(of office: Int32, _ question: CubeQuestion) -> [Int32] {
        let facts = question.facts
        return facts.users.rows.indices.map { Int32(clamping: $0) }.filter { place in
            guard let row = facts.users[place], row.office == office else { return false }
            return row.works || (question.cube.owners[place]?.open.count ?? 0) > 0
        }
    }

    private static func offices(_ scopes: [MetricScope], _ facts: Facts) -> [Int32: Int] {
        var result: [Int32: Int] = [:]
        for (number, scope) in scopes.enumerated() {
            let filter = ScopeFilter(scope, facts)
            for place in facts.offices.rows.indices.map({ Int32(clamping: $0) })
            where filter.admits(office: place, facts) {
                // Regions that name each other as their parents would share offices.
                if result[place] == nil { result[place] = number }
            }
        }
        return result
    }

    // MARK: How they stand

    func rows(_ goals: inout GoalBook) -> [Overview.Row] {
        let (facts, context) = (question.facts, question.context)
        guard !scopes.isEmpty else { return [] }
        let freshness = freshness()
        let cash = CashView(facts, context, parts: scopes.count) { invoice in
            let deal = facts.deals[invoice.deal]
            return isOfPeople
                ? owners[deal?.owner ?? -1] : owners[invoice.office >= 0 ? invoice.office : deal?.office ?? -1]
        }
        var rows: [Overview.Row] = []
        for (number, part) in parts().enumerated() {
            let open = OpenView(part, question)
            let closed = ClosedView(
                part, question.cube, question.closings, question.converter, withDays: false)
            rows.append(
                Overview.Row(
                    scope: part.scope, openDeals: open.tally.count, open: open.total,
                    weighted: SignView(part, question).weighted(), wonValue: closed.wonValue,
                    overdue: cash.overdue(number), won: closed.won, lost: closed.lost, winRate: closed.rate,
                    freshness: freshness[number], goal: goals.goal(part)))
        }
        return rows
    }

    private func parts() -> [CubePart] {
        var contested = [[Int32]](repeating: [], count: scopes.count)
        for place in question.cube.contested.places {
            let deal = question.facts.deals.rows[Int(place)]
            if let number = owners[isOfPeople ? deal.owner : deal.office] { contested[number].append(place) }
        }
        var places = [[Int32]](repeating: [], count: scopes.count)
        for (place, number) in owners { places[number].append(place) }
        return scopes.indices.map { number in
            guard isOfPeople else {
                return CubePart(scopes[number], offices: places[number], contested: contested[number])
            }
            return CubePart(scopes[number], owner: places[number].first ?? -2, contested: contested[number])
        }
    }

    private func freshness() -> [Overview.Freshness] {
        let (facts, context) = (question.facts, question.context)
        var ages = [Durations](repeating: Durations(), count: scopes.count)
        var silent = [Int](repeating: 0, count: scopes.count)
        for device in DataHealth.devices(facts, context) {
            guard let number = owners[isOfPeople ? device.user : device.office] else { continue }
            if device.lastSyncAt.isKnown {
                ages[number].add(FactInstant(context.now).since(device.lastSyncAt))
            } else {
                silent[number] += 1
            }
        }
        let green = Int64(context.settings.greenHours) * DataHealth.hour
        let amber = Int64(context.settings.amberHours) * DataHealth.hour
        return scopes.indices.map { number in
            var own = ages[number]
            let median = Statistics.days(milliseconds: own.median())
            return Overview.Freshness(
                median: median, green: own.values.count { $0 < green },
                amber: own.values.count { $0 >= green && $0 < amber },
                red: own.values.count { $0 >= amber && $0 >= green } + silent[number])
        }
    }
}

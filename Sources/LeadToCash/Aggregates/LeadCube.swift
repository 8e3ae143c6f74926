// Why this file exists: how many leads came and how many of them became deals is shown month by month. A lead counts in
// the month in which it was made, so it is added there once and taken off when it changes.

import SyncProtocol

/// Leads by the month of their making, by office and by person, kept in step with every edit.
struct LeadCube: Equatable, Sendable {
    /// −1 for none.
    private(set) var offices: [Int32: LeadBlock] = [:]
    private(set) var people: [Int32: LeadBlock] = [:]
    /// Leads whose office, person or day of conversion is that of the deal which came of them: they are looked at one
    /// by one.
    private(set) var loose = PlaceSet()
    private(set) var months = MonthPlaces()
    private(set) var days: [FactDay: CountCell] = [:]

    init() {}

    /// Everything anew.
    /// - Parameters:
    ///   - days: within how many days a lead is to be converted.
    ///   - isCounted: whether a lead belongs in, for questions that the kept sums do not answer.
    init(_ facts: Facts, within days: Int = MetricSettings.usual.conversionDays, where isCounted: (LeadFact) -> Bool) {
        for place in facts.leads.rows.indices where isCounted(facts.leads.rows[place]) {
            replace(LeadShare(), with: facts.share(ofLead: place, within: days), at: place)
        }
    }

    mutating func replace(_ old: LeadShare, with new: LeadShare, at place: Int) {
        guard old != new else { return }
        change(old, place, -1)
        change(new, place, 1)
    }

    private mutating func change(_ share: LeadShare, _ place: Int, _ sign: Int) {
        guard share.counts else { return }
        if share.isLoose { return loose.set(place, sign > 0) }
        let month = FactMonth(share.createdOn)
        offices.change(share.office, sign) { $0.change(share, month, sign) }
        people.change(share.person, sign) { $0.change(share, month, sign) }
        days.change(share.createdOn, sign) { $0.number += sign }
        if sign > 0 { months.insert(place, month) } else { months.remove(place, month) }
    }
}

/// What one lead adds.
struct LeadShare: Hashable, Sendable {
    var counts = false
    var isLoose = false
    var isConverted = false
    var office: Int32 = -1
    var person: Int32 = -1
    var createdOn = FactDay.none
}

/// Leads of one month.
struct LeadCell: Tally {
    var created = 0
    /// Of them, those converted within the usual time after their making.
    var converted = 0

    mutating func add(_ other: LeadCell) {
        created += other.created
        converted += other.converted
    }
}

/// The leads of one office or one person.
struct LeadBlock: Tally {
    var months: [FactMonth: LeadCell] = [:]

    mutating func change(_ share: LeadShare, _ month: FactMonth, _ sign: Int) {
        months.change(month, sign) {
            $0.created += sign
            if share.isConverted { $0.converted += sign }
        }
    }
}

extension Facts {
    /// What a lead adds, as it stands now.
    func share(ofLead place: Int, within days: Int = MetricSettings.usual.conversionDays) -> LeadShare {
        let lead = leads.rows[place]
        let created = FactDay(lead.createdAt)
        guard lead.counts, created.isKnown else { return LeadShare() }
        let hasDeal = lead.convertedDeal >= 0
        let isLoose =
            hasDeal && (lead.office < 0 || lead.assignedTo < 0 || (lead.isConverted && !lead.convertedAt.isKnown))
        return LeadShare(
            counts: true, isLoose: isLoose,
            isConverted: !isLoose && Leads.isConverted(lead, within: days, self), office: lead.office,
            person: lead.assignedTo, createdOn: created)
    }

    /// Writes what a lead's record says.
    mutating func write(_ row: LeadFact, at place: Int) {
        let old = aggregates.isPaused ? nil : share(ofLead: place)
        leads.rows[place] = row
        guard let old else { return }
        let new = share(ofLead: place)
        aggregates.leads.replace(old, with: new, at: place)
    }
}

/// The leads of one scope by month.
struct LeadView {
    /// Every month in which there were any.
    private(set) var months: [FactMonth: LeadCell] = [:]
    /// Of the period.
    private(set) var period = LeadCell()

    init(_ facts: Facts, _ context: MetricContext) {
        let filter = context.filter(facts)
        let days = context.settings.conversionDays
        let isKept = days == MetricSettings.usual.conversionDays && context.scope.isKept
        let cube =
            isKept
            ? facts.aggregates.leads : LeadCube(facts, within: days) { Self.admits($0, filter, facts) }
        let last = min(context.period.endDay, context.asOfDay)
        let span = MonthSpan(context.period.startDay, last) { cube.days[$0] == nil }
        for block in isKept ? cube.blocks(context.scope, filter, facts) : Array(cube.offices.values) {
            for (month, cell) in block.months {
                months[month, default: LeadCell()].add(cell)
                if span.isWhole(month) { period.add(cell) }
            }
        }
        let loose = cube.loose.places
        for place in loose { add(place, days, facts, filter, span, isNew: true) }
        for place in span.partial.flatMap({ cube.months.places($0) }) {
            add(place, days, facts, filter, span, isNew: false)
        }
    }

    /// Adds one lead to the period, if it lies in it, and to its month, if it has not been counted there.
    private mutating func add(
        _ place: Int32, _ days: Int, _ facts: Facts, _ filter: ScopeFilter, _ span: MonthSpan, isNew: Bool
    ) {
        let lead = facts.leads.rows[Int(place)]
        guard Self.admits(lead, filter, facts) else { return }
        let created = FactDay(lead.createdAt)
        let cell = LeadCell(created: 1, converted: Leads.isConverted(lead, within: days, facts) ? 1 : 0)
        if isNew { months[FactMonth(created), default: LeadCell()].add(cell) }
        if span.holds(created) { period.add(cell) }
    }

    private static func admits(_ lead: LeadFact, _ filter: ScopeFilter, _ facts: Facts) -> Bool {
        filter.admits(office: lead.office, user: lead.assignedTo, deal: lead.convertedDeal, facts)
    }

    /// M-04 without its sources and offices.
    func created(_ context: MetricContext) -> Figure {
        context.figure(.leadsCreated, .count(Int64(period.created)), count: period.created)
    }

    /// M-05 without its months and what still has time.
    func conversion(_ context: MetricContext) -> Figure {
        let value = Statistics.share(period.converted, of: period.created)
        return context.figure(.leadConversion, value, count: period.created)
    }
}

extension LeadCube {
    fileprivate func blocks(_ scope: MetricScope, _ filter: ScopeFilter, _ facts: Facts) -> [LeadBlock] {
        if case .user(let id) = scope { return facts.users.place(of: id).flatMap { people[$0] }.map { [$0] } ?? [] }
        return offices.filter { filter.admits(office: $0.key, facts) }.map(\.value)
    }
}

extension MetricScope {
    /// Whether sums of it are kept: those of a product are added up when they are asked for.
    var isKept: Bool {
        if case .product = self { return false }
        return true
    }
}

// Why this file exists: a lead that nobody touches goes cold, and one that is counted twice makes an office look busy.

import SyncProtocol

/// M-04 to M-07. A lead counts from the day its record was made; drafts, duplicates and merged leads do not count.
public enum Leads {
    /// M-04, count: leads created in the period. No leads are zero leads.
    ///
    /// Splits (counts): `source.<word>`, `source.none`; `month.2026-01`; `office` for each office that has any.
    public static func created(_ facts: Facts, _ context: MetricContext) -> Figure {
        var count = 0
        var sources: [Int32: Int] = [:]
        var cohorts = Cohorts()
        var offices: [Int32: Int] = [:]
        each(facts, context) { lead, _ in
            count += 1
            sources[lead.source, default: 0] += 1
            cohorts.add(FactDay(lead.createdAt), converted: false)
            offices[lead.office, default: 0] += 1
        }
        var splits = sources.map { place, number in
            Figure.Split("source." + (place < 0 ? "none" : facts.words[place]), .count(Int64(number)), count: number)
        }
        splits += cohorts.months.map {
            Figure.Split("month." + $0.name, .count(Int64($0.tally.created)), count: $0.tally.created)
        }
        splits.sort { $0.name < $1.name }
        splits += facts.byOffice(offices) { Figure.Split("office", .count(Int64($1)), count: $1, record: $0) }
        return context.figure(.leadsCreated, .count(Int64(count)), count: count, splits: splits)
    }

    /// Calls for each lead that was created in the period.
    private static func each(_ facts: Facts, _ context: MetricContext, _ body: (LeadFact, Int) -> Void) {
        let filter = context.filter(facts)
        for place in facts.leads.rows.indices {
            let lead = facts.leads.rows[place]
            guard context.holds(FactDay(lead.createdAt)), lead.counts,
                filter.admits(office: lead.office, user: lead.assignedTo, deal: lead.convertedDeal, facts)
            else { continue }
            body(lead, place)
        }
    }

    /// Leads by the day of their creation; months are spelled once a day, not once a lead.
    private struct Cohorts {
        struct Tally {
            var converted = 0
            var created = 0

            mutating func add(converted isConverted: Bool) {
                created += 1
                if isConverted { converted += 1 }
            }
        }

        private var days: [FactDay: Tally] = [:]

        mutating func add(_ day: FactDay, converted: Bool) {
            days[day, default: Tally()].add(converted: converted)
        }

        /// By their names, `2026-01`.
        var months: [(name: String, tally: Tally)] {
            var months: [String: Tally] = [:]
            for (day, tally) in days {
                let name = day.date.map { String($0.description.prefix(7)) } ?? ""
                months[name, default: Tally()].created += tally.created
                months[name, default: Tally()].converted += tally.converted
            }
            return months.sorted { $0.key < $1.key }.map { (name: $0.key, tally: $0.value) }
        }
    }

    /// M-05, percent: of the leads created in the period (the cohort), those converted within N days of their creation.
    /// A conversion of unknown day counts as in time. Undefined without leads.
    ///
    /// Splits: `month.2026-01` (percent) for each month of the cohort; `open` (count), leads that have not been
    /// converted and still have time; `closed` (count), leads that were closed and became no deal; `campaign`
    /// (percent), the same share of the leads that a campaign brought, for each that brought any of the cohort.
    public static func conversion(_ facts: Facts, _ context: MetricContext) -> Figure {
        var cohorts = Cohorts()
        var campaigns: [Int32: Cohorts.Tally] = [:]
        var open = 0
        var closed = 0
        let limit = context.settings.conversionDays
        each(facts, context) { lead, _ in
            let created = FactDay(lead.createdAt)
            let converted = isConverted(lead, within: limit, facts)
            cohorts.add(created, converted: converted)
            if lead.campaign >= 0 { campaigns[lead.campaign, default: Cohorts.Tally()].add(converted: converted) }
            if lead.isOpen, created.adding(limit) >= context.asOfDay { open += 1 }
            if lead.status == .closed, !lead.isConverted { closed += 1 }
        }
        let months = cohorts.months
        let created = months.reduce(0) { $0 + $1.tally.created }
        let converted = months.reduce(0) { $0 + $1.tally.converted }
        var splits = months.map { name, tally in
            Figure.Split(
                "month." + name, Statistics.share(tally.converted, of: tally.created), count: tally.created)
        }
        splits.append(Figure.Split("open", .count(Int64(open)), count: open))
        splits.append(Figure.Split("closed", .count(Int64(closed)), count: closed))
        splits += facts.byCampaign(campaigns) { campaign, tally in
            Figure.Split(
                "campaign", Statistics.share(tally.converted, of: tally.created), count: tally.created,
                record: campaign)
        }
        return context.figure(
            .leadConversion, Statistics.share(converted, of: created), count: created, splits: splits)
    }

    /// Whether a lead was converted within so many days of its creation.
    static func isConverted(_ lead: LeadFact, within days: Int, _ facts: Facts) -> Bool {
        lead.isConverted && isInTime(lead, FactDay(lead.createdAt).adding(days), facts)
    }

    private static func isInTime(_ lead: LeadFact, _ last: FactDay, _ facts: Facts) -> Bool {
        let day =
            lead.convertedAt.isKnown
            ? FactDay(lead.convertedAt) : facts.deals[lead.convertedDeal]?.startedOn ?? .none
        return !day.isKnown || day <= last
    }

    /// M-06, days: the median over open leads of the days since the last touch: an activity under the lead, the first
    /// response, its creation or its reopening, whichever is latest. Undefined without open leads.
    ///
    /// Splits (counts): `<temperature>.<days>` with temperatures `cold`, `warm`, `hot`, `none` and days `0-7`, `8-14`,
    /// `15-30`, `31-60`, `61+`; `goingCold`, hot leads untouched for more than 7 days and warm ones for more than 21.
    public static func ageing(_ facts: Facts, _ context: MetricContext) -> Figure {
        let touched = lastTouches(facts)
        let filter = context.filter(facts)
        var ages = Durations()
        var buckets = LeadAges()
        var goingCold = 0
        for place in facts.leads.rows.indices {
            let lead = facts.leads.rows[place]
            guard lead.isOpen, touched[place].isKnown,
                filter.admits(office: lead.office, user: lead.assignedTo, deal: lead.convertedDeal, facts)
            else { continue }
            let age = context.asOfDay.since(FactDay(touched[place]))
            ages.add(age)
            buckets.add(lead.temperature, age)
            if isGoingCold(lead.temperature, age, context.settings) { goingCold += 1 }
        }
        var splits = buckets.splits
        splits.append(Figure.Split("goingCold", .count(Int64(goingCold)), count: goingCold))
        return context.figure(
            .leadAgeing, Statistics.days(ages.median()), count: ages.count, splits: splits, clamped: ages.clamped)
    }

    /// How many open leads of each temperature were last touched how long ago.
    private struct LeadAges {
        private static let temperatures: [(LeadTemperature, name: String)] = [
            (.cold, "cold"), (.hot, "hot"), (.unsaid, "none"), (.warm, "warm"),
        ]
        private static let ages = ["0-7", "8-14", "15-30", "31-60", "61+"]
        /// The last days of all ages but the greatest.
        private static let limits: [Int64] = [7, 14, 30, 60]

        private var counts = [Int](repeating: 0, count: Self.temperatures.count * Self.ages.count)

        mutating func add(_ temperature: LeadTemperature, _ days: Int64) {
            let column = Self.limits.count { days > $0 }
            for row in Self.temperatures.indices where Self.temperatures[row].0 == temperature {
                counts[row * Self.ages.count + column] += 1
            }
        }

        /// By name; what there is none of is left out.
        var splits: [Figure.Split] {
            let named = counts.enumerated().filter { $0.element > 0 }.map { index, count in
                let (row, column) = index.quotientAndRemainder(dividingBy: Self.ages.count)
                let name = Self.temperatures[row].name + "." + Self.ages[column]
                return Figure.Split(name, .count(Int64(count)), count: count)
            }
            return named.sorted { $0.name < $1.name }
        }
    }

    private static func isGoingCold(_ temperature: LeadTemperature, _ age: Int64, _ settings: MetricSettings) -> Bool {
        switch temperature {
        case .hot: age > Int64(settings.hotColdDays)
        case .warm: age > Int64(settings.warmColdDays)
        case .cold, .unsaid: false
        }
    }

    private static func lastTouches(_ facts: Facts) -> [FactInstant] {
        var touched = facts.leads.rows.map { max($0.createdAt, $0.firstResponseAt, $0.reopenedAt) }
        for activity in facts.activities.rows where activity.isPresent && activity.lead >= 0 {
            let place = Int(activity.lead)
            touched[place] = max(touched[place], activity.at)
        }
        return touched
    }

    /// M-07, days (kept to the millisecond): the median of first response − creation over the leads that were created
    /// in the period and have been answered. Undefined if none has been.
    ///
    /// Splits: `withinLimit` (percent), answered within three working days ÷ leads that were answered or whose three
    /// days are over; `unanswered` (count); and how long requirements wait, see ``RequirementWaits``.
    public static func response(_ facts: Facts, _ context: MetricContext) -> Figure {
        var waits = Durations()
        var inTime = 0
        var judged = 0
        var unanswered = 0
        each(facts, context) { lead, _ in
            let last = FactDay(lead.createdAt).adding(workingDays: context.settings.responseWorkingDays)
            if lead.firstResponseAt.isKnown {
                waits.add(lead.firstResponseAt.since(lead.createdAt))
                judged += 1
                if FactDay(lead.firstResponseAt) <= last { inTime += 1 }
            } else {
                unanswered += 1
                if last < context.asOfDay { judged += 1 }
            }
        }
        var requirements = RequirementWaits(facts, context)
        let splits = [
            Figure.Split("withinLimit", Statistics.share(inTime, of: judged), count: judged),
            Figure.Split("unanswered", .count(Int64(unanswered)), count: unanswered),
        ]
        return context.figure(
            .leadResponse, Statistics.days(milliseconds: waits.median()), count: waits.count,
            splits: splits + requirements.splits(), clamped: waits.clamped + requirements.clamped)
    }
}

extension Facts {
    /// Splits by office, in the order in which the offices became known; what belongs to no office is left out.
    func byOffice<Number>(
        _ numbers: [Int32: Number], _ split: (RecordKey, Number) -> Figure.Split
    ) -> [Figure.Split] {
        numbers.sorted { $0.key < $1.key }.compactMap { place, number in
            offices.id(at: place).map { split(RecordKey(kind: Office.kind, id: $0), number) }
        }
    }

    /// Splits by campaign, in the order in which the campaigns became known.
    func byCampaign<Number>(
        _ numbers: [Int32: Number], _ split: (RecordKey, Number) -> Figure.Split
    ) -> [Figure.Split] {
        numbers.sorted { $0.key < $1.key }.compactMap { place, number in
            campaigns.id(at: place).map { split(RecordKey(kind: MarketingCampaign.kind, id: $0), number) }
        }
    }
}

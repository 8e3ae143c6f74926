// Why this file exists: in a system that works offline a figure is as fresh as the devices behind it. These figures say
// how far the others are to be trusted.

import SyncProtocol

/// M-33 to M-39 and M-42 to M-44.
public enum DataHealth {
    static let hour: Int64 = 3_600_000

    /// M-33, days (kept to the millisecond): the median over active devices of the time since the last successful sync.
    /// A device that never synced has no such time; it is red. Undefined if no device ever synced.
    ///
    /// Splits: `p95`, `worst` (days); `green` (under 24 hours), `amber` (under 72), `red` (counts); `neverSynced`
    /// (count); `office` (days), each office's median.
    public static func freshness(_ facts: Facts, _ context: MetricContext) -> Figure {
        var ages = Durations()
        var offices: [Int32: Durations] = [:]
        var lights = Lights()
        for device in devices(facts, context) {
            guard device.lastSyncAt.isKnown else {
                lights.addSilent()
                continue
            }
            let age = FactInstant(context.now).since(device.lastSyncAt)
            ages.add(age)
            offices[device.office, default: Durations()].add(age)
            lights.add(age, context.settings)
        }
        let median = ages.median()
        func days(_ milliseconds: Int64?) -> FigureValue {
            Statistics.days(milliseconds: milliseconds.map { Ratio($0) })
        }
        let extremes = [
            Figure.Split("p95", days(Statistics.percentile(95, sorted: ages.values)), count: ages.count),
            Figure.Split("worst", days(ages.values.last), count: ages.count),
        ]
        let byOffice = facts.byOffice(offices) { office, ages in
            var ages = ages
            return Figure.Split(
                "office", Statistics.days(milliseconds: ages.median()), count: ages.count, record: office)
        }
        return context.figure(
            .dataFreshness, Statistics.days(milliseconds: median), count: ages.count,
            splits: extremes + lights.splits + byOffice, clamped: ages.clamped)
    }

    /// How many devices are how fresh.
    private struct Lights {
        private var green = 0
        private var amber = 0
        private var red = 0
        private var silent = 0

        mutating func add(_ age: Int64, _ settings: MetricSettings) {
            if age < Int64(settings.greenHours) * hour {
                green += 1
            } else if age < Int64(settings.amberHours) * hour {
                amber += 1
            } else {
                red += 1
            }
        }

        mutating func addSilent() {
            red += 1
            silent += 1
        }

        var splits: [Figure.Split] {
            [("green", green), ("amber", amber), ("red", red), ("neverSynced", silent)].map {
                Figure.Split($0.0, .count(Int64($0.1)), count: $0.1)
            }
        }
    }

    /// The active devices of the scope. A device belongs to its own office, else to that of whoever has it.
    static func devices(_ facts: Facts, _ context: MetricContext) -> [DeviceFact] {
        let filter = context.filter(facts)
        return facts.devices.filter(\.isActive).compactMap { device in
            var device = device
            if device.office < 0 { device.office = facts.users[device.user]?.office ?? -1 }
            return filter.admits(office: device.office, user: device.user, facts) ? device : nil
        }
    }

    /// M-34, percent: Σ amount of open deals whose owner has an active device that synced within 72 hours ÷ Σ amount of
    /// open deals, in the prudent amounts of M-01. A deal of nobody is not covered. Undefined if the pipeline is worth
    /// nothing.
    ///
    /// Splits: `byCount` (percent), the same counting deals.
    public static func coverage(_ facts: Facts, _ context: MetricContext) -> Figure {
        var converter = context.converter(facts)
        let sums = covered(facts, context, &converter)
        let byCount = Figure.Split("byCount", Statistics.share(sums.fresh, of: sums.deals), count: sums.deals)
        return context.figure(
            .dataCoverage, sums.covered.share(of: sums.open, converter, as: FigureValue.percent),
            count: sums.deals, splits: [byCount], facts, converter)
    }

    /// What every figure carries as its coverage: M-34 of the context's scope; nil if the pipeline is worth nothing.
    public static func coverageShare(_ facts: Facts, _ context: MetricContext) -> Ratio? {
        var converter = context.converter(facts)
        let sums = covered(facts, context, &converter)
        return sums.open.total > 0 ? Ratio(wide: sums.covered.total, sums.open.total) : nil
    }

    private struct Covered {
        var open = MoneySum()
        var covered = MoneySum()
        var deals = 0
        var fresh = 0
    }

    private static func covered(_ facts: Facts, _ context: MetricContext, _ converter: inout Converter) -> Covered {
        let fresh = freshOwners(facts, context)
        let filter = context.filter(facts)
        var sums = Covered()
        facts.eachOpenDeal(filter) { deal, place in
            let isFresh = deal.owner >= 0 && fresh[Int(deal.owner)]
            sums.deals += 1
            if isFresh { sums.fresh += 1 }
            guard let amount = facts.prudent(deal, place, &converter, context.settings).amount else { return }
            sums.open.add(amount)
            if isFresh { sums.covered.add(amount) }
        }
        return sums
    }

    /// Of each user, whether an active device of theirs synced within the limit.
    static func freshOwners(_ facts: Facts, _ context: MetricContext) -> [Bool] {
        var fresh = [Bool](repeating: false, count: facts.users.rows.count)
        let limit = Int64(context.settings.coverageHours) * hour
        for device in facts.devices where device.isActive && device.lastSyncAt.isKnown {
            guard device.user >= 0, Int(device.user) < fresh.count else { continue }
            if FactInstant(context.now).since(device.lastSyncAt) <= limit { fresh[Int(device.user)] = true }
        }
        return fresh
    }

    /// M-35, count: active devices that said more than 7 days ago that they had edits, and have not uploaded them.
    ///
    /// Splits (counts): `edits`, the edits on them; `soleReader`, records that only one person has edited and nobody
    /// else has read, as far as HQ's access report told.
    public static func islands(_ facts: Facts, _ context: MetricContext) -> Figure {
        let limit = Int64(context.settings.islandDays) * 24 * hour
        let islands = devices(facts, context).filter { device in
            device.pendingEdits > 0 && device.pendingSince.isKnown
                && FactInstant(context.now).since(device.pendingSince) > limit
        }
        let filter = context.filter(facts)
        let edits = islands.reduce(Int64(0)) { $0.addingSaturated($1.pendingEdits) }
        let alone = facts.soleReaders.filter { filter.admits(office: $0.office, user: $0.user, facts) }
            .reduce(Int64(0)) { $0.addingSaturated($1.records) }
        return context.figure(
            .dataIslands, .count(Int64(islands.count)), count: islands.count,
            splits: [Figure.Split("edits", .count(edits)), Figure.Split("soleReader", .count(alone))])
    }

    /// M-39, percent: successful ÷ attempted syncs in the period. Undefined without attempts.
    ///
    /// Splits (counts): `bytes.p50`, `bytes.p95`, `edits.p50`, `edits.p95`, `milliseconds.p50`, `milliseconds.p95` of
    /// the successful ones (nearest rank); `office` (percent) for each office.
    public static func syncSuccess(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        let syncs = facts.syncs.filter { sync in
            context.holds(FactDay(sync.at)) && filter.admits(office: sync.office, facts)
        }
        let good = syncs.filter(\.succeeded)
        var splits: [Figure.Split] = []
        for (name, number) in Self.sizes {
            let sorted = good.map(number).sorted()
            for percent in [50, 95] {
                let value = Statistics.percentile(percent, sorted: sorted).map(FigureValue.count)
                splits.append(
                    Figure.Split("\(name).p\(percent)", value ?? .undefined(.emptySet), count: sorted.count))
            }
        }
        splits += facts.byOffice(Dictionary(grouping: syncs, by: \.office)) { office, own in
            Figure.Split(
                "office", Statistics.share(own.count { $0.succeeded }, of: own.count), count: own.count, record: office)
        }
        return context.figure(
            .syncSuccess, Statistics.share(good.count, of: syncs.count), count: syncs.count, splits: splits)
    }

    private static let sizes: [(String, @Sendable (SyncFact) -> Int64)] = [
        ("bytes", { $0.bytes }), ("edits", { $0.edits }), ("milliseconds", { $0.duration }),
    ]

    /// M-43, count: active devices whose clock is off by more than five minutes, either way.
    ///
    /// Splits: `devices` (count), active ones; `worst` (days), the largest offset.
    public static func clockHealth(_ facts: Facts, _ context: MetricContext) -> Figure {
        let devices = devices(facts, context)
        let limit = UInt64(max(0, context.settings.clockMinutes)) * 60_000
        let wrong = devices.count { $0.clockOffset.magnitude > limit }
        let worst = devices.map { Int64(clamping: $0.clockOffset.magnitude) }.max()
        return context.figure(
            .clockHealth, .count(Int64(wrong)), count: wrong,
            splits: [
                Figure.Split("devices", .count(Int64(devices.count)), count: devices.count),
                Figure.Split("worst", Statistics.days(milliseconds: worst.map { Ratio($0) })),
            ])
    }

    /// M-44, percent: open deals with an account, an amount, an expected signing and a next step ÷ open deals.
    /// Undefined without open deals.
    ///
    /// Splits (counts): `withoutAccount`, `withoutAmount`, `withoutDate`, `withoutNextStep`.
    public static func completeness(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        var all = 0
        var complete = 0
        var missing = (account: 0, amount: 0, date: 0, step: 0)
        facts.eachOpenDeal(filter) { deal, _ in
            all += 1
            let hasStep = deal.flags.contains(.nextStep)
            if deal.account < 0 { missing.account += 1 }
            if deal.currency < 0 { missing.amount += 1 }
            if !deal.signOn.isKnown { missing.date += 1 }
            if !hasStep { missing.step += 1 }
            if deal.account >= 0, deal.currency >= 0, deal.signOn.isKnown, hasStep { complete += 1 }
        }
        return context.figure(
            .completeness, Statistics.share(complete, of: all), count: all,
            splits: [
                Figure.Split("withoutAccount", .count(Int64(missing.account)), count: missing.account),
                Figure.Split("withoutAmount", .count(Int64(missing.amount)), count: missing.amount),
                Figure.Split("withoutDate", .count(Int64(missing.date)), count: missing.date),
                Figure.Split("withoutNextStep", .count(Int64(missing.step)), count: missing.step),
            ])
    }
}

extension Int64 {
    /// The sum, or the nearest number that 64 bits hold.
    func addingSaturated(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}

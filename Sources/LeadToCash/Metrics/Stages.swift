// Why this file exists: where deals get stuck shows neither in what is open nor in what was won, only in when they came
// into each stage.

import SyncProtocol

/// M-08 and M-09, from the events of deals' stages.
public enum Stages {
    /// M-08, percent: entries into a stage in the period after which the deal reached the next stage within 180 days ÷
    /// entries in the period. A deal enters a stage once, the first time; one that jumps over stages passes each of
    /// them on that day; one that is created in a stage enters that one only. Undefined without entries.
    ///
    /// Splits: each stage's word (percent); `open` (count), entries that have not been followed and still have time.
    public static func conversion(_ facts: Facts, _ context: MetricContext) -> Figure {
        let entries = facts.stageEntries
        let filter = context.filter(facts)
        var entered = [Int](repeating: 0, count: StageEntries.stages + 1)
        var passed = entered
        var open = 0
        for slot in entries.deals.indices {
            let place = Int(entries.deals[slot])
            let deal = facts.deals.rows[place]
            guard deal.counts, filter.admits(deal, place) else { continue }
            for stage in 1..<StageEntries.stages where context.holds(entries[slot, stage]) {
                let last = entries[slot, stage].adding(context.settings.stageConversionDays)
                let next = entries[slot, stage + 1]
                entered[stage] += 1
                if next.isKnown, next <= last {
                    passed[stage] += 1
                } else if deal.isOpen, !next.isKnown, last >= context.asOfDay {
                    open += 1
                }
            }
        }
        var splits = (1..<StageEntries.stages).filter { entered[$0] > 0 }.map { stage in
            Figure.Split(
                DealStage.words[stage], Statistics.share(passed[stage], of: entered[stage]), count: entered[stage])
        }
        splits.append(Figure.Split("open", .count(Int64(open)), count: open))
        let all = entered.reduce(0, +)
        return context.figure(
            .stageConversion, Statistics.share(passed.reduce(0, +), of: all), count: all, splits: splits)
    }

    /// M-09, days: the median of the days from entering a stage to entering the next one the deal reached, for stages
    /// left in the period. A stage that was jumped over was not stayed in and does not count. Undefined without any.
    ///
    /// Splits: each stage's word (days); `open.<stage>` and `openMean.<stage>` (days), median and mean of how long the
    /// deals open now have been in it, from the stage's event or, without one, from the day the deal was opened;
    /// `over90.<stage>` (count), those open in it for more than 90 days; `stalled` (count), open deals in a stage for
    /// more than twice the median of their office in that stage.
    public static func time(_ facts: Facts, _ context: MetricContext) -> Figure {
        let entries = facts.stageEntries
        var stays = Stays(facts)
        stays.readLeft(entries, facts, context)
        stays.readOpen(entries, facts, context)
        return stays.figure(context)
    }
}

/// When each deal entered each stage for the first time; also deals that are gone by now. Kept in step with the events,
/// of which there are several million where there are a million deals.
struct StageEntries: Sendable {
    static let stages = Int(DealStage.won.rawValue)

    /// The deals of which there are events, by place; a row's number here is its slot.
    private(set) var deals: [Int32] = []
    private var slots: [Int32] = []
    /// Of each slot by stage; no deal enters stage 0.
    private var days: [FactDay] = []
    private var jumped: [Bool] = []
    private static let width = Int(DealStage.won.rawValue) + 1

    mutating func note(_ event: StageEventFact) {
        let to = Int(event.to.rawValue)
        // Whoever goes back enters nothing.
        guard to > 0, event.to > event.from, event.day.isKnown else { return }
        let slot = slot(of: event.deal)
        let first = event.from == .none ? to : Int(event.from.rawValue) + 1
        for stage in first...to {
            let index = slot * Self.width + stage
            guard !days[index].isKnown || event.day < days[index] else { continue }
            days[index] = event.day
            jumped[index] = stage < to
        }
    }

    private mutating func slot(of deal: Int32) -> Int {
        if let known = slot(ofDeal: Int(deal)) { return known }
        let missing = Int(deal) + 1 - slots.count
        if missing > 0 { slots.append(contentsOf: repeatElement(Int32(-1), count: missing)) }
        let next = deals.count
        slots[Int(deal)] = Int32(clamping: next)
        deals.append(deal)
        days.append(contentsOf: repeatElement(FactDay.none, count: Self.width))
        jumped.append(contentsOf: repeatElement(false, count: Self.width))
        return next
    }

    subscript(slot: Int, stage: Int) -> FactDay { days[slot * Self.width + stage] }

    func isJumped(_ slot: Int, _ stage: Int) -> Bool { jumped[slot * Self.width + stage] }

    func slot(ofDeal place: Int) -> Int? { place < slots.count && slots[place] >= 0 ? Int(slots[place]) : nil }

    /// The stays that have ended: the stage, the day it was left, and for how many days it was stayed in.
    func stays(_ slot: Int, _ body: (_ stage: Int, _ left: FactDay, _ days: Int64) -> Void) {
        var stage = 0
        for next in 1...Self.stages where self[slot, next].isKnown && !isJumped(slot, next) {
            if stage > 0 { body(stage, self[slot, next], self[slot, next].since(self[slot, stage])) }
            stage = next
        }
    }
}

/// How long deals stay in stages.
private struct Stays {
    private var all = Durations()
    private var left = [Durations](repeating: Durations(), count: StageEntries.stages + 1)
    private var open = [Durations](repeating: Durations(), count: StageEntries.stages + 1)
    /// Of every office and each stage, whenever it was.
    private var byOffice: [Durations]
    private var stalled = 0

    init(_ facts: Facts) {
        byOffice = [Durations](repeating: Durations(), count: (facts.offices.rows.count + 1) * StageEntries.stages)
    }

    /// Where in `byOffice` a stage of an office is; −1 is no office.
    private static func index(_ office: Int32, _ stage: Int) -> Int {
        (Int(office) + 1) * StageEntries.stages + stage - 1
    }

    mutating func readLeft(_ entries: StageEntries, _ facts: Facts, _ context: MetricContext) {
        let filter = context.filter(facts)
        for slot in entries.deals.indices {
            let place = Int(entries.deals[slot])
            let deal = facts.deals.rows[place]
            guard deal.counts else { continue }
            let isAdmitted = filter.admits(deal, place)
            entries.stays(slot) { stage, day, days in
                byOffice[Self.index(deal.office, stage)].add(days)
                guard isAdmitted, context.holds(day) else { return }
                all.add(days)
                left[stage].add(days)
            }
        }
    }

    mutating func readOpen(_ entries: StageEntries, _ facts: Facts, _ context: MetricContext) {
        let filter = context.filter(facts)
        var medians: [Ratio?] = []
        for index in byOffice.indices { medians.append(byOffice[index].median()) }
        facts.eachOpenDeal(filter) { deal, place in
            let stage = Int(deal.stage.rawValue)
            let event: FactDay = entries.slot(ofDeal: place).map { entries[$0, stage] } ?? .none
            let since = event.isKnown ? event : deal.openedOn
            guard stage > 0, since.isKnown else { return }
            let age = context.asOfDay.since(since)
            open[stage].add(age)
            if event.isKnown, let median = medians[Self.index(deal.office, stage)],
                Int128(age) * Int128(median.denominator)
                    > Int128(context.settings.stallFactor) * Int128(median.numerator)
            {
                stalled += 1
            }
        }
    }

    mutating func figure(_ context: MetricContext) -> Figure {
        var splits: [Figure.Split] = []
        for stage in 1...StageEntries.stages where left[stage].count > 0 {
            splits.append(
                Figure.Split(
                    DealStage.words[stage], Statistics.days(left[stage].median()), count: left[stage].count))
        }
        for stage in 1...StageEntries.stages where open[stage].count > 0 {
            let word = DealStage.words[stage]
            let count = open[stage].count
            let late = open[stage].values.count { $0 > 90 }
            splits += [
                Figure.Split("open." + word, Statistics.days(open[stage].median()), count: count),
                Figure.Split("openMean." + word, Statistics.days(open[stage].mean), count: count),
                Figure.Split("over90." + word, .count(Int64(late)), count: late),
            ]
        }
        splits.append(Figure.Split("stalled", .count(Int64(stalled)), count: stalled))
        let clamped = all.clamped + open.reduce(0) { $0 + $1.clamped }
        return context.figure(
            .timeInStage, Statistics.days(all.median()), count: all.count, splits: splits, clamped: clamped)
    }
}

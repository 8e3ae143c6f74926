// Why this file exists: what the company promised must have been promised by somebody. Where the parts do not make the
// whole, HQ is warned and not stopped. A wave of a rollout without figures is not opened.

import SyncProtocol

extension Goals {
    /// Targets below one that do not add up to it (I23).
    public struct CascadeWarning: Hashable, Sendable {
        public let metric: MetricCode
        public let period: String
        /// Whose target is not covered.
        public let parent: MetricScope
        public let value: Int64
        /// What those below have been given together, and how many they are.
        public let assigned: Int64
        public let children: Int
        /// Of money; nil for counts.
        public let currency: String?
        /// Currencies of targets below that could not be added up for want of a rate.
        public let missingRates: [String]

        public var gap: Int64 { value - assigned }
    }

    /// Where the targets in force on a day leave a gap: company to regions (and to offices of none), region to its
    /// offices, office to its people.
    /// Only money and counts add up. More than the whole is no gap; a target that nobody below has a part of yet has
    /// not been cascaded, and is no gap either. Amounts of other currencies count at the context's rates.
    public static func cascadeWarnings(_ facts: Facts, _ context: MetricContext) -> [CascadeWarning] {
        let standing = standing(facts, on: context.asOfDay)
        return standing.sorted { $0 < $1 }.compactMap { place in
            let row = facts.targets.rows[Int(place)]
            guard row.measure == .money || row.measure == .count else { return nil }
            let children = standing.filter { isChild(facts.targets.rows[Int($0)], of: row, facts) }
            return children.isEmpty ? nil : warning(row, children.map { facts.targets.rows[Int($0)] }, facts, context)
        }
    }

    /// Every target that holds on a day.
    private static func standing(_ facts: Facts, on day: FactDay) -> Set<Int32> {
        var result: Set<Int32> = []
        for row in facts.targets.rows where row.isPresent && row.state == .published {
            guard let metric = MetricCode(code: facts.words[row.metric]) else { continue }
            let place = inForce(metric, scope(of: row, facts), facts.words[row.period], on: day, facts)
            if let place { result.insert(place) }
        }
        return result
    }

    private static func isChild(_ child: TargetFact, of parent: TargetFact, _ facts: Facts) -> Bool {
        guard child.metric == parent.metric, child.period == parent.period, child.measure == parent.measure else {
            return false
        }
        switch (scope(of: parent, facts), scope(of: child, facts)) {
        case (.company, .office): return facts.offices[child.office]?.region ?? -1 < 0
        case (.company, .region): return facts.regions[child.region]?.parent ?? -1 < 0
        case (.region, .region): return facts.regions[child.region]?.parent == parent.region
        case (.region, .office): return facts.offices[child.office]?.region == parent.region
        case (.office, .user): return facts.users[child.user]?.office == parent.office
        default: return false
        }
    }

    private static func warning(
        _ parent: TargetFact, _ children: [TargetFact], _ facts: Facts, _ context: MetricContext
    ) -> CascadeWarning? {
        guard let metric = MetricCode(code: facts.words[parent.metric]) else { return nil }
        let code = parent.measure == .money ? facts.code(parent.currency) : nil
        var converter = Converter(facts, context.rates, to: code ?? "", on: FactDay(context.rateDate))
        var sum = MoneySum()
        for child in children {
            let value =
                code == nil
                ? child.value : converter.convert(FactMoney(minor: child.value, currency: child.currency))
            if let value { sum.add(value) }
        }
        guard sum.total < Int128(parent.value) else { return nil }
        return CascadeWarning(
            metric: metric, period: facts.words[parent.period], parent: scope(of: parent, facts), value: parent.value,
            assigned: Int64(clamping: sum.total), children: children.count, currency: code,
            missingRates: converter.missing.keys.map { facts.code($0) }.sorted())
    }

    /// Why a wave cannot open, as stable words: `noGoals`, or for each goal that lacks them `noBaseline.M-41`,
    /// `noValue.M-41`, `noDate.M-41`, `unknownMetric.<code>`. Empty if it can.
    public static func openingGaps(ofWave id: RecordID, _ facts: Facts) -> [String] {
        let goals = goals(ofWave: id, facts)
        if goals.isEmpty { return ["noGoals"] }
        return goals.flatMap { goal -> [String] in
            let code = facts.words[goal.metric]
            var gaps: [String] = []
            if MetricCode(code: code) == nil { gaps.append("unknownMetric." + code) }
            if !goal.hasBaseline { gaps.append("noBaseline." + code) }
            if !goal.hasValue { gaps.append("noValue." + code) }
            if !goal.dueOn.isKnown { gaps.append("noDate." + code) }
            return gaps
        }
    }

    private static func goals(ofWave id: RecordID, _ facts: Facts) -> [WaveGoalFact] {
        guard let wave = facts.waves.place(of: id) else { return [] }
        return facts.waveGoals.rows.filter { $0.isPresent && $0.wave == wave }
    }

    /// What became of a goal of a wave.
    public struct GoalOutcome: Sendable {
        public let metric: MetricCode
        public let baseline: Int64?
        public let value: Int64
        public let figure: Figure
        public let attainment: Ratio?
        /// Nil without an actual.
        public let isMet: Bool?
    }

    /// What became of a wave's goals in the context's scope and period, for comparing at its exit. The wave's offices
    /// are asked for one by one, or by their region.
    public static func outcomes(ofWave id: RecordID, _ facts: Facts, _ context: MetricContext) -> [GoalOutcome] {
        goals(ofWave: id, facts).compactMap { row in
            guard let metric = MetricCode(code: facts.words[row.metric]), row.hasValue else { return nil }
            var context = context
            if row.measure == .money, row.currency >= 0 { context.currency = facts.code(row.currency) }
            let figure = Metric.of(metric).figure(facts, context)
            let goal = GoalMeasure(row.value, row.measure, metric)
            return GoalOutcome(
                metric: metric, baseline: row.hasBaseline ? row.baseline : nil, value: row.value, figure: figure,
                attainment: goal.attainment(figure), isMet: goal.isMet(figure))
        }
    }
}

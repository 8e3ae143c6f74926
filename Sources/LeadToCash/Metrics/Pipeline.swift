// Why this file exists: what is open, what of it will come, and whether that is enough: the first three figures of
// every office.

import SyncProtocol

/// M-01 to M-03.
public enum Pipeline {
    /// M-01, money: Σ amount of open deals, of a deal in dispute the prudent one. A deal without an amount adds
    /// nothing; an empty pipeline is zero.
    ///
    /// Splits: each stage's word (money); `weighted`, Σ amount × probability whatever the date; `withoutAmount`
    /// (count), the deals nobody put a price on; `listPrice` and `weightedListPrice` (money), what those would bring at
    /// the list price of the products they are about, one of each; `atRisk` (money), deals that somebody calls lost.
    public static func open(_ facts: Facts, _ context: MetricContext) -> Figure {
        var sums = OpenSums()
        var converter = context.converter(facts)
        let filter = context.filter(facts)
        let list = ListPrices(facts)
        facts.eachOpenDeal(filter) { deal, place in
            let prudent = facts.prudent(deal, place, &converter, context.settings)
            sums.count += 1
            if let amount = prudent.amount {
                sums.add(amount, prudent, deal.stage)
            } else if deal.currency < 0 {
                sums.addListPrice(
                    list.price(of: deal, place, facts, &converter), probability: prudent.probability)
            }
        }
        return context.figure(
            .openPipeline, sums.total.value(converter), count: sums.count, splits: sums.splits(converter), facts,
            converter, inDispute: sums.inDispute)
    }

    /// What goes into M-01.
    struct OpenSums {
        var total = MoneySum()
        var count = 0
        var inDispute = MoneySum()
        private var weighted = MoneySum()
        private var atRisk = MoneySum()
        private var stages = [MoneySum](repeating: MoneySum(), count: DealStage.allCases.count)
        private var withoutAmount = 0
        private var listPrice = MoneySum()
        private var weightedListPrice = MoneySum()

        mutating func add(_ amount: Int64, _ deal: PrudentDeal, _ stage: DealStage) {
            total.add(amount)
            stages[Int(stage.rawValue)].add(amount)
            if let share = deal.weighted { weighted.add(share) }
            guard deal.isContested else { return }
            inDispute.add(amount)
            if deal.isLossProposed { atRisk.add(amount) }
        }

        /// Adds deals of one stage that are not in dispute.
        mutating func add(_ amounts: MoneySum, weighted: Int128, _ stage: DealStage) {
            total.add(amounts)
            stages[Int(stage.rawValue)].add(amounts)
            self.weighted.add(MoneySum(weighted, of: amounts.count))
        }

        /// Adds deals without an amount that would bring the same at list price.
        mutating func addListPrice(_ price: Int64?, probability: Int64, deals: Int = 1) {
            withoutAmount += deals
            guard let price else { return }
            listPrice.add(MoneySum(Int128(price) * Int128(deals), of: deals))
            if let share = Rounding.percent(probability, of: price) {
                weightedListPrice.add(MoneySum(Int128(share) * Int128(deals), of: deals))
            }
        }

        func splits(_ converter: Converter) -> [Figure.Split] {
            let byStage = DealStage.allCases.compactMap { stage -> Figure.Split? in
                let sum = stages[Int(stage.rawValue)]
                guard sum.count > 0 else { return nil }
                return Figure.Split(stage == .none ? "noStage" : stage.word, sum.value(converter), count: sum.count)
            }
            return byStage + [
                Figure.Split("weighted", weighted.value(converter), count: weighted.count),
                Figure.Split("withoutAmount", .count(Int64(withoutAmount)), count: withoutAmount),
                Figure.Split("listPrice", listPrice.value(converter), count: listPrice.count),
                Figure.Split("weightedListPrice", weightedListPrice.value(converter), count: listPrice.count),
                Figure.Split("atRisk", atRisk.value(converter), count: atRisk.count),
            ]
        }
    }

    /// M-02, money: Σ amount × probability ÷ 100 of open deals whose expected signing lies in the period, each rounded
    /// half away from zero to minor units. Deals put down as omitted do not count.
    ///
    /// Splits (money, not weighted): `commit`, `bestCase`, `pipeline` by what the owner said, a deal of which nobody
    /// said anything being pipeline and a claimed win being commit; `managerCommit`, `managerBestCase`,
    /// `managerPipeline` by what the manager said; `won`, what was won in the period so far; `winClaims` (count).
    public static func forecast(_ facts: Facts, _ context: MetricContext) -> Figure {
        var sums = ForecastSums()
        var converter = context.converter(facts)
        let filter = context.filter(facts)
        facts.eachOpenDeal(filter) { deal, place in
            if deal.category == .omitted { return }
            let prudent = facts.prudent(deal, place, &converter, context.settings)
            guard context.period.contains(prudent.signOn) else { return }
            sums.add(deal, prudent)
            let manager = FactMoney(minor: deal.managerAmount, currency: deal.managerCurrency)
            if let amount = converter.convert(manager) { sums.addManager(deal.managerCategory, amount) }
        }
        let won = Wins.value(facts, context, &converter)
        var splits = sums.splits(converter)
        splits.append(Figure.Split("won", won.value(converter), count: won.count))
        splits.append(Figure.Split("winClaims", .count(Int64(sums.winClaims)), count: sums.winClaims))
        return context.figure(
            .weightedForecast, sums.weighted.value(converter), count: sums.count, splits: splits, facts, converter,
            inDispute: sums.inDispute)
    }

    /// What goes into M-02.
    struct ForecastSums {
        var weighted = MoneySum()
        var count = 0
        var inDispute = MoneySum()
        var winClaims = 0
        var own = CategorySums()
        var managers = CategorySums()

        mutating func add(_ deal: DealFact, _ prudent: PrudentDeal) {
            count += 1
            if deal.flags.contains(.winClaim) { winClaims += 1 }
            guard let amount = prudent.amount else { return }
            if let share = prudent.weighted { weighted.add(share) }
            own.add(Pipeline.category(deal), amount)
            if prudent.isContested { inDispute.add(amount) }
        }

        mutating func addManager(_ category: ForecastCategory, _ amount: Int64) {
            managers.add(Pipeline.bucket(category), amount)
        }

        func splits(_ converter: Converter) -> [Figure.Split] {
            let sums: [(String, MoneySum)] = [
                ("commit", own.commit), ("bestCase", own.bestCase), ("pipeline", own.pipeline),
                ("managerCommit", managers.commit), ("managerBestCase", managers.bestCase),
                ("managerPipeline", managers.pipeline),
            ]
            return sums.map { Figure.Split($0.0, $0.1.value(converter), count: $0.1.count) }
        }
    }

    /// What is put down as what, by bucket.
    struct CategorySums {
        private(set) var commit = MoneySum()
        private(set) var bestCase = MoneySum()
        private(set) var pipeline = MoneySum()

        mutating func add(_ category: ForecastCategory, _ amount: Int64) {
            if category == .commit { commit.add(amount) }
            if category == .bestCase { bestCase.add(amount) }
            if category == .pipeline { pipeline.add(amount) }
        }

        mutating func add(_ category: ForecastCategory, _ amounts: MoneySum) {
            if category == .commit { commit.add(amounts) }
            if category == .bestCase { bestCase.add(amounts) }
            if category == .pipeline { pipeline.add(amounts) }
        }
    }

    /// What an open deal counts as in the forecast: a claimed win is committed, not won.
    static func category(_ deal: DealFact) -> ForecastCategory {
        deal.flags.contains(.winClaim) ? .commit : bucket(deal.category)
    }

    /// An open deal cannot be closed: whoever put it down so is sure of it. Nothing said is pipeline.
    static func bucket(_ category: ForecastCategory) -> ForecastCategory {
        switch category {
        case .none: .pipeline
        case .closed: .commit
        default: category
        }
    }

    /// M-03, ratio: open pipeline with an expected signing in the period, not weighted ÷ (sales target − won so far).
    /// Undefined without a published target for exactly this scope and period, and once it is reached.
    ///
    /// Splits (money): `open`, `target`, `won`.
    public static func coverage(_ facts: Facts, _ context: MetricContext) -> Figure {
        var open = MoneySum()
        var inDispute = MoneySum()
        var converter = context.converter(facts)
        let filter = context.filter(facts)
        facts.eachOpenDeal(filter) { deal, place in
            let prudent = facts.prudent(deal, place, &converter, context.settings)
            guard context.period.contains(prudent.signOn), let amount = prudent.amount else { return }
            open.add(amount)
            if prudent.isContested { inDispute.add(amount) }
        }
        let won = Wins.value(facts, context, &converter)
        let target = Goals.salesTarget(facts, context, &converter)
        let value = Self.coverage(open, won, target)
        var splits = [
            Figure.Split("open", open.value(converter), count: open.count),
            Figure.Split("won", won.value(converter), count: won.count),
        ]
        if let target { splits.append(Figure.Split("target", .money(target))) }
        return context.figure(
            .pipelineCoverage, value, count: open.count, splits: splits, facts, converter, inDispute: inDispute)
    }

    static func coverage(_ open: MoneySum, _ won: MoneySum, _ target: Int64?) -> FigureValue {
        guard let target else { return .undefined(.noTarget) }
        let left = Int128(target) - won.total
        guard left > 0 else { return .undefined(.targetReached) }
        return Ratio(wide: open.total, left).map(FigureValue.ratio) ?? .undefined(.exceeds64Bits)
    }
}

/// What a deal without a price would bring at list price.
struct ListPrices {
    /// By the product's name.
    private var prices: [Int32: FactMoney] = [:]

    init(_ facts: Facts) {
        for row in facts.products.rows where row.isPresent && row.name >= 0 && row.listPrice.isKnown {
            prices[row.name] = row.listPrice
        }
    }

    /// The list prices of the products that a deal is about, one of each; nil if none of them has one.
    func price(of deal: DealFact, _ place: Int, _ facts: Facts, _ converter: inout Converter) -> Int64? {
        if !deal.flags.contains(.severalProducts) {
            return prices[deal.product].flatMap { converter.convert($0) }
        }
        return price(ofSeveral: facts.dealProducts[Int32(place)] ?? [], &converter)
    }

    /// The same of deals about one product, or about several.
    func price(_ product: Int32, _ several: [Int32], deals: Int, _ converter: inout Converter) -> Int64? {
        if !several.isEmpty { return price(ofSeveral: several, deals: deals, &converter) }
        guard let money = prices[product] else { return nil }
        return converted(money, deals, &converter)
    }

    private func price(ofSeveral names: [Int32], deals: Int = 1, _ converter: inout Converter) -> Int64? {
        var sum = MoneySum()
        for name in names {
            if let money = prices[name], let amount = converted(money, deals, &converter) { sum.add(amount) }
        }
        return sum.count > 0 ? sum.minor : nil
    }

    /// A price that is missing a rate is missing it for each of the deals.
    private func converted(_ money: FactMoney, _ deals: Int, _ converter: inout Converter) -> Int64? {
        let amount = converter.convert(money)
        if amount == nil, deals > 1 { converter.leaveOut(money.currency, deals - 1) }
        return amount
    }
}

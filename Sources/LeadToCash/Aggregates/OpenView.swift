// Why this file exists: what is open, by stage and by month, comes out of kept sums as the metrics M-01 to M-03 and
// M-44 would have figured it, down to what they say is missing and in dispute.

import SyncProtocol

/// Open deals of some stage or month, in the reporting currency.
struct OpenLine {
    var deals = 0
    var amounts = MoneySum()
    var weighted = MoneySum()

    mutating func add(_ deal: PrudentDeal) {
        deals += 1
        guard let amount = deal.amount else { return }
        amounts.add(amount)
        if let share = deal.weighted { weighted.add(share) }
    }

    mutating func add(deals: Int, _ amounts: MoneySum?, _ weighted: Int128) {
        self.deals += deals
        guard let amounts else { return }
        self.amounts.add(amounts)
        self.weighted.add(MoneySum(weighted, of: amounts.count))
    }
}

extension OpenCell {
    /// Σ amount × probability in the reporting currency.
    func weighted(_ currency: Int16, _ converter: Converter) -> Int128 {
        currency == converter.currency ? weighted : converter.convert(hundredths: hundredths, in: currency)
    }
}

/// The open pipeline of a scope: M-01 and M-44.
struct OpenView {
    private(set) var stages = [OpenLine](repeating: OpenLine(), count: DealStage.allCases.count)
    private(set) var tally = OpenTally()
    /// Open deals by the month in which they began.
    private(set) var started: [FactMonth: Int] = [:]
    private var sums = Pipeline.OpenSums()
    private var converter: Converter

    init(_ part: CubePart, _ question: CubeQuestion) {
        converter = question.converter
        for block in part.blocks(of: question.cube) { add(block, question.list) }
        for place in part.contested.map({ Int($0) }) { add(contested: place, question) }
    }

    private mutating func add(_ block: DealBlock, _ list: ListPrices) {
        tally.add(block.open)
        for (month, cell) in block.started { started[month, default: 0] += cell.number }
        for (key, cell) in block.stages {
            let count = cell.amounts.count
            let amounts = converter.convert(cell.amounts.total, of: count, in: key.currency)
            let weighted = cell.weighted(key.currency, converter)
            sums.count += count
            stages[Int(key.stage.rawValue)].add(deals: count, amounts, weighted)
            if let amounts { sums.add(amounts, weighted: weighted, key.stage) }
        }
        for (key, cell) in block.unpriced {
            let price = list.price(key.product, key.several, deals: cell.number, &converter)
            sums.addListPrice(price, probability: Int64(key.probability), deals: cell.number)
        }
    }

    private mutating func add(contested place: Int, _ question: CubeQuestion) {
        let facts = question.facts
        let deal = facts.deals.rows[place]
        let prudent = facts.prudent(deal, place, &converter, question.context.settings)
        sums.count += 1
        stages[Int(deal.stage.rawValue)].add(prudent)
        if let amount = prudent.amount {
            sums.add(amount, prudent, deal.stage)
        } else if deal.currency < 0 {
            sums.addListPrice(
                question.list.price(of: deal, place, facts, &converter), probability: prudent.probability)
        }
    }

    var total: FigureValue { sums.total.value(converter) }

    /// M-01.
    func pipeline(_ context: MetricContext, _ facts: Facts) -> Figure {
        context.figure(
            .openPipeline, total, count: sums.count, splits: sums.splits(converter), facts, converter,
            inDispute: sums.inDispute)
    }

    /// M-44.
    func completeness(_ context: MetricContext) -> Figure {
        let parts = [
            ("withoutAccount", tally.withoutAccount), ("withoutAmount", tally.withoutAmount),
            ("withoutDate", tally.withoutDate), ("withoutNextStep", tally.withoutNextStep),
        ]
        return context.figure(
            .completeness, Statistics.share(tally.complete, of: tally.count), count: tally.count,
            splits: parts.map { Figure.Split($0.0, .count(Int64($0.1)), count: $0.1) })
    }
}

/// What is to be signed: M-02 and M-03.
struct SignView {
    /// By the month of the expected signing, whatever the period; without deals that are put down as omitted.
    private(set) var months: [FactMonth: OpenLine] = [:]
    private var sums = Pipeline.ForecastSums()
    /// Of the period, with what is omitted.
    private var open = MoneySum()
    private var openInDispute = MoneySum()
    private var converter: Converter
    /// Of all open deals, omitted or not: each figure says what it could not convert.
    private var openConverter: Converter

    init(_ part: CubePart, _ question: CubeQuestion) {
        converter = question.converter
        openConverter = question.converter
        let span = question.signings.months
        for block in part.blocks(of: question.cube) {
            for (key, cell) in block.signs { add(cell, key, isIn: span.isWhole(key.month)) }
            for (key, cell) in block.managers where span.isWhole(key.month) { add(cell, managers: key.currency) }
        }
        for block in question.signings.rest(part) {
            for (key, cell) in block.signs { addToPeriod(cell, key.currency) }
            for (key, cell) in block.managers { add(cell, managers: key.currency) }
        }
        for place in part.contested.map({ Int($0) }) { add(contested: place, question) }
    }

    private mutating func add(_ cell: SignCell, _ key: DealBlock.MonthKey, isIn: Bool) {
        // What there is no rate for is missing from the figure whether it lies in the period or not.
        let amounts = converter.convert(cell.open.amounts.total, of: cell.open.amounts.count, in: key.currency)
        let omitted = cell.categories.omitted
        _ = openConverter.convert(
            cell.open.amounts.total + omitted.total, of: cell.open.amounts.count + omitted.count, in: key.currency)
        let weighted = cell.open.weighted(key.currency, converter)
        months[key.month, default: OpenLine()].add(deals: cell.open.amounts.count, amounts, weighted)
        if isIn { addToPeriod(cell, key.currency) }
    }

    private mutating func addToPeriod(_ cell: SignCell, _ currency: Int16) {
        // What is missing has been counted already.
        var silent = converter
        sums.count += cell.open.amounts.count
        sums.winClaims += cell.winClaims
        if let amounts = silent.convert(cell.open.amounts.total, of: cell.open.amounts.count, in: currency) {
            sums.weighted.add(MoneySum(cell.open.weighted(currency, silent), of: amounts.count))
        }
        let own: [(ForecastCategory, AmountCell)] = [
            (.commit, cell.categories.commit), (.bestCase, cell.categories.bestCase),
            (.pipeline, cell.categories.pipeline), (.omitted, cell.categories.omitted),
        ]
        for (category, cell) in own {
            guard let amounts = silent.convert(cell.total, of: cell.count, in: currency) else { continue }
            sums.own.add(category, amounts)
            open.add(amounts)
        }
    }

    private mutating func add(_ cell: CategoryCell, managers currency: Int16) {
        let all: [(ForecastCategory, AmountCell)] = [
            (.commit, cell.commit), (.bestCase, cell.bestCase), (.pipeline, cell.pipeline), (.omitted, cell.omitted),
        ]
        for (category, cell) in all {
            guard let amounts = converter.convert(cell.total, of: cell.count, in: currency) else { continue }
            sums.managers.add(category, amounts)
        }
    }

    private mutating func add(contested place: Int, _ question: CubeQuestion) {
        let (facts, context) = (question.facts, question.context)
        let deal = facts.deals.rows[place]
        let prudent = facts.prudent(deal, place, &openConverter, context.settings)
        let isIn = context.period.contains(prudent.signOn)
        if isIn, let amount = prudent.amount {
            open.add(amount)
            openInDispute.add(amount)
        }
        guard deal.category != .omitted else { return }
        _ = facts.prudent(deal, place, &converter, context.settings)
        months[FactMonth(prudent.signOn), default: OpenLine()].add(prudent)
        guard isIn else { return }
        sums.add(deal, prudent)
        let manager = FactMoney(minor: deal.managerAmount, currency: deal.managerCurrency)
        if let amount = converter.convert(manager) { sums.addManager(deal.managerCategory, amount) }
    }

    func weighted() -> FigureValue { sums.weighted.value(converter) }

    /// M-02.
    func forecast(_ context: MetricContext, _ closed: ClosedView, _ facts: Facts) -> Figure {
        var converter = converter
        converter.leaveOut(closed.missingOfWon)
        var splits = sums.splits(converter)
        splits.append(Figure.Split("won", closed.value.value(converter), count: closed.value.count))
        splits.append(Figure.Split("winClaims", .count(Int64(sums.winClaims)), count: sums.winClaims))
        return context.figure(
            .weightedForecast, sums.weighted.value(converter), count: sums.count, splits: splits, facts, converter,
            inDispute: sums.inDispute)
    }

    /// M-03.
    func coverage(_ context: MetricContext, _ closed: ClosedView, _ facts: Facts) -> Figure {
        var converter = openConverter
        converter.leaveOut(closed.missingOfWon)
        let target = Goals.salesTarget(facts, context, &converter)
        var splits = [
            Figure.Split("open", open.value(converter), count: open.count),
            Figure.Split("won", closed.value.value(converter), count: closed.value.count),
        ]
        if let target { splits.append(Figure.Split("target", .money(target))) }
        return context.figure(
            .pipelineCoverage, Pipeline.coverage(open, closed.value, target), count: open.count, splits: splits,
            facts, converter, inDispute: openInDispute)
    }
}

extension Converter {
    /// Notes what another one could not convert.
    fileprivate mutating func leaveOut(_ missing: [Int16: Int]) {
        for (currency, amounts) in missing { leaveOut(currency, amounts) }
    }
}

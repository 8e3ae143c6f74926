// Why this file exists: a contract is only as good as its terms, its price and the authority with which it was offered.

import SyncProtocol

/// M-16 to M-19.
public enum Contracts {
    /// M-16, ratio: Σ prices agreed ÷ Σ list prices. What counts are the lines of contracts bound in the period; of a
    /// deal won in the period whose contract has no lines, the deal's own lines; of one that has none either, its
    /// amount against the list price of one of each product it is about. What has no list price is in neither sum.
    /// Undefined if nothing has.
    ///
    /// Splits: `agreed`, `list` (money); `withoutList` (count), deals won in the period that are in neither sum.
    public static func priceRealisation(_ facts: Facts, _ context: MetricContext) -> Figure {
        var prices = Prices(facts, context.converter(facts))
        prices.addContracts(facts, context)
        prices.addDeals(facts, context)
        let splits = [
            Figure.Split("agreed", prices.agreed.value(prices.converter), count: prices.agreed.count),
            Figure.Split("list", prices.list.value(prices.converter), count: prices.list.count),
            Figure.Split("withoutList", .count(Int64(prices.withoutList)), count: prices.withoutList),
        ]
        let value = prices.agreed.share(of: prices.list, prices.converter, as: FigureValue.ratio)
        return context.figure(
            .priceRealisation, value, count: prices.list.count, splits: splits, facts, prices.converter)
    }

    private struct Prices {
        var converter: Converter
        var agreed = MoneySum()
        var list = MoneySum()
        var withoutList = 0
        private let products: ListPrices
        /// Whether each deal has a contract with lines: it counts with it, whenever that was bound.
        private var settled: [Bool]

        init(_ facts: Facts, _ converter: Converter) {
            self.converter = converter
            products = ListPrices(facts)
            settled = [Bool](repeating: false, count: facts.deals.rows.count)
        }

        mutating func addContracts(_ facts: Facts, _ context: MetricContext) {
            let filter = context.filter(facts)
            var lined = [Bool](repeating: false, count: facts.contracts.rows.count)
            var wanted = lined
            for line in facts.contractLines.rows where line.isPresent && line.parent >= 0 {
                lined[Int(line.parent)] = true
            }
            for (place, contract) in facts.contracts.rows.enumerated() where lined[place] && contract.isInForce {
                if contract.deal >= 0 { settled[Int(contract.deal)] = true }
                wanted[place] =
                    context.holds(contract.boundOn)
                    && filter.admits(office: contract.office, user: contract.owner, deal: contract.deal, facts)
            }
            _ = add(facts.contractLines, of: wanted, facts)
        }

        mutating func addDeals(_ facts: Facts, _ context: MetricContext) {
            var won: [Int] = []
            Wins.each(facts, context) { deal, place in
                if deal.standing == .won, !settled[place] { won.append(place) }
            }
            var wanted = [Bool](repeating: false, count: facts.deals.rows.count)
            for place in won { wanted[place] = true }
            let counted = add(facts.dealLines, of: wanted, facts)
            for place in won where !counted[place] { add(facts.deals.rows[place], place, facts) }
        }

        private mutating func add(_ deal: DealFact, _ place: Int, _ facts: Facts) {
            guard let price = products.price(of: deal, place, facts, &converter), price > 0,
                let amount = converter.convert(deal.money)
            else {
                withoutList += 1
                return
            }
            agreed.add(amount)
            list.add(price)
        }

        /// Adds the lines of what is wanted.
        /// - Returns: whether any of the lines of each counts.
        private mutating func add(_ lines: FactTable<LineFact>, of wanted: [Bool], _ facts: Facts) -> [Bool] {
            var counted = [Bool](repeating: false, count: wanted.count)
            for line in lines.rows where line.isPresent && line.parent >= 0 && wanted[Int(line.parent)] {
                guard let product = facts.products[line.product], product.listPrice.isKnown,
                    let price = total(line, line.unitPrice, keeping: 10_000 - line.discountBasisPoints),
                    let full = total(line, product.listPrice, keeping: 10_000)
                else { continue }
                agreed.add(price)
                list.add(full)
                counted[Int(line.parent)] = true
            }
            return counted
        }

        /// Quantity × unit price less the discount, towards zero as on the record itself, then converted.
        private mutating func total(_ line: LineFact, _ unit: FactMoney, keeping kept: Int64) -> Int64? {
            let kept = min(max(kept, 0), 10_000)
            let whole =
                Int128(line.quantity) * Int128(unit.minor) / 10_000 * Int128(kept)
                + Int128(line.quantity) * Int128(unit.minor) % 10_000 * Int128(kept) / 10_000
            guard unit.isKnown, let minor = Int64(exactly: whole) else { return nil }
            return converter.convert(FactMoney(minor: minor, currency: unit.currency))
        }
    }

    /// M-17, count: cases opened in the period whose rule says that somebody bid or discounted beyond their authority.
    ///
    /// Splits (counts): each rule's name; `open`, those that still wait.
    public static func unauthorised(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        var rules: [String: Int] = [:]
        var open = 0
        for row in facts.cases.rows where row.isPresent && context.holds(FactDay(row.openedAt)) {
            let rule = facts.words[row.rule]
            guard context.settings.authorityRules.contains(rule), facts.admits(row, filter) else { continue }
            rules[rule, default: 0] += 1
            if row.isOpen { open += 1 }
        }
        let count = rules.values.reduce(0, +)
        var splits = rules.sorted { $0.key < $1.key }.map {
            Figure.Split($0.key, .count(Int64($0.value)), count: $0.value)
        }
        splits.append(Figure.Split("open", .count(Int64(open)), count: open))
        return context.figure(.unauthorised, .count(Int64(count)), count: count, splits: splits)
    }

    /// M-18, days (kept to the millisecond): the median of decided − received over the gate decisions made in the
    /// period. Undefined without any.
    ///
    /// Splits (days): each gate, `ATB`; each gate and tier, `ATB.region`; `offlineWait`, the median of received −
    /// requested: how long requests lay on laptops.
    public static func decisionTime(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        var all = Durations()
        var waits = Durations()
        var named: [String: Durations] = [:]
        for row in facts.gates.rows where row.isPresent && context.holds(FactDay(row.decidedAt)) {
            guard filter.admits(office: row.office, deal: row.deal, facts) else { continue }
            let request = facts.gateRequests[row.request]
            let received = row.receivedAt.isKnown ? row.receivedAt : request?.receivedAt ?? .none
            guard received.isKnown else { continue }
            let duration = row.decidedAt.since(received)
            all.add(duration)
            for name in names(row) { named[name, default: Durations()].add(duration) }
            if let request, request.requestedAt.isKnown { waits.add(received.since(request.requestedAt)) }
        }
        var splits = named.keys.sorted().map { name -> Figure.Split in
            let median = named[name, default: Durations()].median()
            return Figure.Split(name, Statistics.days(milliseconds: median), count: named[name]?.count ?? 0)
        }
        splits.append(
            Figure.Split("offlineWait", Statistics.days(milliseconds: waits.median()), count: waits.count))
        return context.figure(
            .decisionTime, Statistics.days(milliseconds: all.median()), count: all.count, splits: splits,
            clamped: all.clamped + waits.clamped)
    }

    private static func names(_ row: GateFact) -> [String] {
        let gate = row.gate.rawValue
        if row.gate == .unsaid { return [] }
        return row.tier == .unsaid ? [gate] : [gate, "\(gate).\(row.tier.rawValue)"]
    }
}

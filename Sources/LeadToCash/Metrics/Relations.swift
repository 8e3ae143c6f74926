// Why this file exists: a customer who is content buys again; the one is asked, the other is counted.

import SyncProtocol

/// M-29 and M-30.
public enum Relations {
    /// M-29, score: the mean of the scores (0 to 10) that customers gave in the period. Undefined without answers.
    ///
    /// Splits: `nps` (percent), 9 and 10 less 0 to 6, of all answers; `coverage` (percent), customers who answered ÷
    /// customers, which are the accounts with a contract in force or a won deal by the day of the figure; `account`
    /// (score), the mean of each account that answered.
    public static func satisfaction(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        var scores: [Int64] = []
        var balance = 0
        var accounts: [Int32: [Int64]] = [:]
        for row in facts.surveys.rows where row.isPresent && context.holds(row.date) && row.score >= 0 {
            guard filter.admits(office: row.office, deal: row.deal, facts) else { continue }
            scores.append(Int64(row.score))
            balance += row.score >= 9 ? 1 : row.score <= 6 ? -1 : 0
            accounts[row.account, default: []].append(Int64(row.score))
        }
        let customers = customers(facts, context)
        let asked = customers.count { $0 }
        let answered = accounts.keys.count { $0 >= 0 && customers[Int($0)] }
        var splits = [
            Figure.Split("nps", Statistics.share(balance, of: scores.count), count: scores.count),
            Figure.Split("coverage", Statistics.share(answered, of: asked), count: asked),
        ]
        for (place, own) in accounts.sorted(by: { $0.key < $1.key }) {
            guard let id = facts.accounts.id(at: place), let mean = Statistics.mean(own) else { continue }
            let key = RecordKey(kind: Account.kind, id: id)
            splits.append(Figure.Split("account", .score(mean), count: own.count, record: key))
        }
        let value = Statistics.mean(scores).map(FigureValue.score) ?? .undefined(.emptySet)
        return context.figure(.satisfaction, value, count: scores.count, splits: splits)
    }

    /// Whether each account is a customer.
    private static func customers(_ facts: Facts, _ context: MetricContext) -> [Bool] {
        let filter = context.filter(facts)
        var result = [Bool](repeating: false, count: facts.accounts.rows.count)
        for row in facts.contracts.rows where row.isInForce && row.account >= 0 && row.boundOn <= context.asOfDay {
            if filter.admits(office: row.office, user: row.owner, deal: row.deal, facts) {
                result[Int(row.account)] = true
            }
        }
        for (place, deal) in facts.deals.rows.enumerated() where deal.counts && deal.account >= 0 {
            guard deal.standing == .won, deal.closedOn <= context.asOfDay, filter.admitsBooked(deal, place) else {
                continue
            }
            result[Int(deal.account)] = true
        }
        return result
    }

    /// M-30, percent: of the value won in the period, that from accounts with an earlier contract: another one bound,
    /// or another deal won, before the day on which the deal closed. Deals of no account count as new business.
    /// Undefined if nothing was won.
    ///
    /// Splits (money): `repeat`, `won`.
    public static func repeatBusiness(_ facts: Facts, _ context: MetricContext) -> Figure {
        let earlier = FirstDeals(facts)
        var converter = context.converter(facts)
        var won = MoneySum()
        var again = MoneySum()
        Wins.each(facts, context) { deal, place in
            guard deal.standing == .won, let amount = converter.convert(deal.money) else { return }
            won.add(amount)
            if earlier.has(deal.account, before: deal.closedOn, otherThan: Int32(place)) { again.add(amount) }
        }
        let splits = [
            Figure.Split("repeat", again.value(converter), count: again.count),
            Figure.Split("won", won.value(converter), count: won.count),
        ]
        return context.figure(
            .repeatBusiness, again.share(of: won, converter, as: FigureValue.percent), count: won.count,
            splits: splits, facts, converter)
    }

    /// The first business with each account, and the first with another deal than that.
    private struct FirstDeals {
        private struct Entry {
            let day: FactDay
            let deal: Int32

            /// Later than any other.
            static let none = Entry(day: FactDay(number: .max), deal: -1)
        }

        /// By the account's place.
        private var first: [Entry]
        private var second: [Entry]

        init(_ facts: Facts) {
            first = [Entry](repeating: .none, count: facts.accounts.rows.count)
            second = first
            var entries: [(Int, Entry)] = []
            for row in facts.contracts.rows where row.isInForce && row.account >= 0 && row.boundOn.isKnown {
                entries.append((Int(row.account), Entry(day: row.boundOn, deal: row.deal)))
            }
            for (place, deal) in facts.deals.rows.enumerated() where deal.counts && deal.account >= 0 {
                guard deal.standing == .won, deal.closedOn.isKnown else { continue }
                entries.append((Int(deal.account), Entry(day: deal.closedOn, deal: Int32(place))))
            }
            for (account, entry) in entries where entry.day < first[account].day { first[account] = entry }
            for (account, entry) in entries where entry.deal != first[account].deal || entry.deal < 0 {
                if entry.day < second[account].day { second[account] = entry }
            }
        }

        func has(_ account: Int32, before day: FactDay, otherThan deal: Int32) -> Bool {
            guard account >= 0 else { return false }
            let (one, other) = (first[Int(account)], second[Int(account)])
            return (one.deal != deal && one.day < day) || (other.deal != deal && other.day < day)
        }
    }
}

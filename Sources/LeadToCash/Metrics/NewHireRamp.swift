// Why this file exists: how long it takes somebody new to sell like the others is what hiring is planned with.

import SyncProtocol

extension People {
    /// M-31, months: the mean over newcomers of the months from hiring until what they won in the three months before
    /// reaches 80 % of the median of what the veterans of their office won in the same three months. Newcomers are
    /// account responsibles hired in the 24 months before the day of the figure, veterans those hired longer before the
    /// end of the three months; whose day of hiring is unknown is neither. Months in which the median is zero prove
    /// nothing. Who has not reached it yet is shown, not averaged in. The period does not matter. Undefined if nobody
    /// has.
    ///
    /// Splits: `person` (months; undefined as `emptySet` if not there yet, as `noComparison` without veterans);
    /// `notYet`, `withoutComparison` (counts).
    public static func ramp(_ facts: Facts, _ context: MetricContext) -> Figure {
        var ramp = NewHireRamp(facts, context)
        let filter = context.filter(facts)
        var months: [Int64] = []
        var notYet = 0
        var alone = 0
        var splits: [Figure.Split] = []
        for place in ramp.newcomers {
            guard filter.admits(office: facts.users.rows[place].office, user: Int32(place), facts) else { continue }
            let value: FigureValue
            switch ramp.months(place) {
            case .reached(let count):
                months.append(count)
                value = .months(Ratio(count))
            case .notYet:
                notYet += 1
                value = .undefined(.emptySet)
            case .alone:
                alone += 1
                value = .undefined(.noComparison)
            }
            let key = RecordKey(kind: User.kind, id: facts.users.ids[place])
            splits.append(Figure.Split("person", value, count: 1, record: key))
        }
        splits.append(Figure.Split("notYet", .count(Int64(notYet)), count: notYet))
        splits.append(Figure.Split("withoutComparison", .count(Int64(alone)), count: alone))
        let none = FigureValue.undefined(alone > 0 && notYet == 0 ? .noComparison : .emptySet)
        let value = Statistics.mean(months).map(FigureValue.months) ?? none
        return context.figure(
            .newHireRamp, value, count: months.count, splits: splits, facts, ramp.converter)
    }
}

/// What each account responsible won, and how that compares.
private struct NewHireRamp {
    enum Outcome {
        case reached(Int64)
        case notYet
        /// There was nobody to compare with.
        case alone
    }

    private let facts: Facts
    private let context: MetricContext
    private(set) var converter: Converter
    private var wins: [Int32: Winnings] = [:]
    /// From when on each account responsible is a veteran, by place.
    private var veteranFrom: [FactDay]
    /// Account responsibles whose day of hiring is known, by office.
    private var sellers: [Int32: [Int]] = [:]
    private(set) var newcomers: [Int] = []

    init(_ facts: Facts, _ context: MetricContext) {
        self.facts = facts
        self.context = context
        converter = context.converter(facts)
        veteranFrom = [FactDay](repeating: .none, count: facts.users.rows.count)
        for deal in facts.deals.rows where deal.counts && deal.standing == .won && deal.closedOn.isKnown {
            guard let amount = converter.convert(deal.money) else { continue }
            wins[deal.bookedOwner, default: Winnings()].add(amount, on: deal.closedOn)
        }
        for owner in Array(wins.keys) { wins[owner]?.sum() }
        let responsible = facts.words.place(of: "AR") ?? -2
        for (place, user) in facts.users.rows.enumerated() where user.isPresent && user.role == responsible {
            guard user.hiredOn.isKnown else { continue }
            sellers[user.office, default: []].append(place)
            let veteran = user.hiredOn.adding(months: context.settings.veteranMonths)
            veteranFrom[place] = veteran
            if user.works, user.hiredOn <= context.asOfDay, veteran > context.asOfDay { newcomers.append(place) }
        }
    }

    mutating func months(_ place: Int) -> Outcome {
        let user = facts.users.rows[place]
        var compared = false
        for month in 1...max(1, context.settings.veteranMonths) {
            let end = user.hiredOn.adding(months: month)
            guard end <= context.asOfDay else { break }
            let start = end.adding(months: -context.settings.rampWindowMonths)
            guard let median = veteransMedian(user.office, after: start, upTo: end), median.numerator > 0 else {
                continue
            }
            compared = true
            let own = won(Int32(place), after: start, upTo: end)
            let reached =
                own * 100 * Int128(median.denominator)
                >= Int128(context.settings.rampPercent) * Int128(median.numerator)
            if reached { return .reached(Int64(month)) }
        }
        return compared || hasVeterans(user.office) ? .notYet : .alone
    }

    private func hasVeterans(_ office: Int32) -> Bool {
        (sellers[office] ?? []).contains { isVeteran($0, on: context.asOfDay) }
    }

    private func isVeteran(_ place: Int, on day: FactDay) -> Bool {
        veteranFrom[place] < day
    }

    private func veteransMedian(_ office: Int32, after start: FactDay, upTo end: FactDay) -> Ratio? {
        let sums = (sellers[office] ?? []).filter { isVeteran($0, on: end) }
            .map { Int64(clamping: won(Int32($0), after: start, upTo: end)) }
        return Statistics.median(sorted: sums.sorted())
    }

    private func won(_ user: Int32, after start: FactDay, upTo end: FactDay) -> Int128 {
        wins[user].map { $0.sum(upTo: end) - $0.sum(upTo: start) } ?? 0
    }
}

/// What somebody won, so that what it comes to in any span of days is found without adding it up again.
private struct Winnings {
    private var wins: [(day: FactDay, amount: Int64)] = []
    /// What the wins before each, and before the end, come to.
    private var sums: [Int128] = []

    mutating func add(_ amount: Int64, on day: FactDay) { wins.append((day, amount)) }

    /// To be called once all have been added.
    mutating func sum() {
        wins.sort { $0.day < $1.day }
        sums = [0]
        for win in wins { sums.append(sums[sums.count - 1] + Int128(win.amount)) }
    }

    /// What was won up to a day.
    func sum(upTo day: FactDay) -> Int128 {
        var (low, high) = (0, wins.count)
        while low < high {
            let middle = (low + high) / 2
            if wins[middle].day <= day { low = middle + 1 } else { high = middle }
        }
        return sums[low]
    }
}

extension FactDay {
    /// The same day so many months on; the last of the month where it has no such day.
    func adding(months: Int) -> FactDay {
        guard let date else { return .none }
        let (year, month, day) = date.components
        let index = year * 12 + month - 1 + months
        for candidate in stride(from: day, through: 28, by: -1) {
            if let date = CivilDate(year: index / 12, month: index % 12 + 1, day: candidate) { return FactDay(date) }
        }
        return FactDay(CivilDate(year: index / 12, month: index % 12 + 1, day: min(day, 28)))
    }
}

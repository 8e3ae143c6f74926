// Why this file exists: what is owed and how late it is comes out of the invoices that are open, as the metrics M-24 to
// M-26 would have figured it from all of them.

import SyncProtocol

/// What is owed, of several scopes that share no invoice.
struct CashView {
    /// What is owed to one of them at the end of a day.
    struct Balance {
        var all = MoneySum()
        /// Past due, disputed or not.
        var overdue = MoneySum()
        /// Past due and not disputed.
        var undisputed = MoneySum()
        var disputed = MoneySum()
        var buckets = [MoneySum](repeating: MoneySum(), count: Receivables.buckets.count)
    }

    private(set) var balances: [Balance]
    private var converter: Converter
    /// Bookings in another currency than their invoice's, for which there is no rate.
    private var missing: [Int16: Int] = [:]

    /// - Parameters:
    ///   - parts: how many scopes there are.
    ///   - part: to which of them an invoice belongs, counted from 0; nil for none.
    init(_ facts: Facts, _ context: MetricContext, parts: Int, _ part: (InvoiceFact) -> Int?) {
        converter = context.converter(facts)
        balances = [Balance](repeating: Balance(), count: parts)
        let book = facts.aggregates.cash
        var disputes: Set<Int32> = []
        for row in facts.disputes.rows where row.isOpen && row.invoice >= 0 { disputes.insert(row.invoice) }
        for place in book.candidates(on: context.cutoff) {
            let invoice = facts.invoices.rows[Int(place)]
            let left = open(Int(place), book, facts, context)
            guard invoice.isIssued(by: context.asOfDay), let number = part(invoice), left.isKnown, left.minor != 0,
                let amount = converter.convert(left)
            else { continue }
            let isDisputed = invoice.isDisputed || disputes.contains(place)
            balances[number].add(amount, invoice, isDisputed: isDisputed, on: context.cutoff)
        }
    }

    /// What was open of an invoice, in its own currency. A payment for which there is no rate is noted and left out.
    private mutating func open(_ place: Int, _ book: CashBook, _ facts: Facts, _ context: MetricContext) -> FactMoney {
        let invoice = facts.invoices.rows[place]
        let currency = invoice.amount.currency
        var left = Int128(invoice.amount.minor)
        var unrated: [Int16] = []
        book.eachMovement(place, facts) { money, day in
            let amount =
                money.currency == currency
                ? money.minor
                : context.rates.scale(from: money.currency, to: currency, on: FactDay(context.rateDate))?
                    .apply(money.minor)
            if let amount {
                if day <= context.cutoff { left -= Int128(amount) }
            } else {
                unrated.append(money.currency)
            }
        }
        for currency in unrated { missing[currency, default: 0] += 1 }
        guard invoice.isIssued(by: context.cutoff) else { return .none }
        return FactMoney(minor: Int64(clamping: left), currency: currency)
    }

    /// M-25 of one of the scopes.
    func ageing(_ part: Int, _ context: MetricContext, _ facts: Facts) -> Figure {
        let balance = balances[part]
        var splits = zip(Receivables.buckets, balance.buckets)
            .map { Figure.Split($0, $1.value(converter), count: $1.count) }
        splits.append(Figure.Split("disputed", balance.disputed.value(converter), count: balance.disputed.count))
        return context.figure(
            .overdueAgeing, balance.undisputed.value(converter), count: balance.undisputed.count, splits: splits,
            facts, withMissing(converter))
    }

    /// M-26 of one of the scopes.
    func overdueRatio(_ part: Int, _ context: MetricContext, _ facts: Facts) -> Figure {
        let (all, overdue) = (balances[part].all, balances[part].overdue)
        let splits = [
            Figure.Split("overdue", overdue.value(converter), count: overdue.count),
            Figure.Split("balance", all.value(converter), count: all.count),
        ]
        return context.figure(
            .overdueRatio, overdue.share(of: all, converter, as: FigureValue.percent), count: all.count,
            splits: splits, facts, withMissing(converter))
    }

    private func withMissing(_ converter: Converter) -> Converter {
        var result = converter
        for (currency, amounts) in missing { result.leaveOut(currency, amounts) }
        return result
    }

    func overdue(_ part: Int) -> FigureValue { balances[part].undisputed.value(converter) }

    /// M-24 of the context's scope; nil for a person and a product, of whom nobody asks it.
    func salesOutstanding(_ part: Int, _ context: MetricContext, _ facts: Facts) -> Figure? {
        switch context.scope {
        case .user, .product: return nil
        case .company, .region, .office: break
        }
        let billing = BilledView(facts, context, converter)
        let balance = balances[part].all
        let days = context.settings.billingDays
        var value = FigureValue.undefined(balance.count == 0 ? .emptySet : .zeroDenominator)
        if billing.period.total > 0 {
            let (top, overflow) = balance.total.multipliedReportingOverflow(by: Int128(days))
            value =
                (overflow ? nil : Ratio(wide: top, billing.period.total)).map(FigureValue.days)
                ?? .undefined(.exceeds64Bits)
        }
        let splits = [
            Figure.Split("balance", balance.value(billing.converter), count: balance.count),
            Figure.Split("billed", billing.period.value(billing.converter), count: billing.period.count),
            Figure.Split(
                "countback", Receivables.countback(balance, billing.months, context.cutoff), count: balance.count),
        ]
        return context.figure(
            .salesOutstanding, value, count: balance.count, splits: splits, facts, withMissing(billing.converter))
    }
}

extension CashView.Balance {
    fileprivate mutating func add(_ amount: Int64, _ invoice: InvoiceFact, isDisputed: Bool, on day: FactDay) {
        let days = day.since(invoice.payableOn)
        all.add(amount)
        if days > 0 { overdue.add(amount) }
        if isDisputed { return disputed.add(amount) }
        buckets[Receivables.bucket(days)].add(amount)
        if days > 0 { undisputed.add(amount) }
    }
}

/// What the offices of a scope billed.
private struct BilledView {
    /// By calendar month, counted from January of the year 0, up to the day of the balance.
    private(set) var months: [Int: Int128] = [:]
    /// In the days up to it.
    private(set) var period = MoneySum()
    private(set) var converter: Converter

    init(_ facts: Facts, _ context: MetricContext, _ converter: Converter) {
        self.converter = converter
        let book = facts.aggregates.cash
        let filter = context.filter(facts)
        let day = context.cutoff
        func isIdle(_ day: FactDay) -> Bool { book.issuedDays[day] == nil }
        let all = MonthSpan(FactDay(number: .min + 1), day, isIdle: isIdle)
        let recent = MonthSpan(day.adding(1 - context.settings.billingDays), day, isIdle: isIdle)
        let offices = Set(facts.offices.rows.indices.map { Int32($0) }.filter { filter.admits(office: $0, facts) })
        for (key, cell) in book.billed where offices.contains(key.office) {
            if all.isWhole(key.month), let sum = convert(cell, key.currency) { add(sum, to: key.month) }
            if recent.isWhole(key.month), let sum = convert(cell, key.currency) { period.add(sum) }
        }
        // What lies in months that are not whole, and what names no office, is looked at one by one.
        for place in Set(all.partial + recent.partial).flatMap({ book.issued.places($0) }) {
            let invoice = facts.invoices.rows[Int(place)]
            guard offices.contains(invoice.office) else { continue }
            let isPartial = (all.partial.contains(invoice.month), recent.partial.contains(invoice.month))
            add(invoice, all: isPartial.0 ? all : nil, recent: isPartial.1 ? recent : nil)
        }
        for place in book.loose.places {
            let invoice = facts.invoices.rows[Int(place)]
            guard filter.admits(office: invoice.office, deal: invoice.deal, facts) else { continue }
            add(invoice, all: all, recent: recent)
        }
    }

    private mutating func convert(_ cell: AmountCell, _ currency: Int16) -> MoneySum? {
        converter.convert(cell.total, of: cell.count, in: currency)
    }

    private mutating func add(_ sum: MoneySum, to month: FactMonth) {
        months[Int(month.number), default: 0] += sum.total
    }

    private mutating func add(_ invoice: InvoiceFact, all: MonthSpan?, recent: MonthSpan?) {
        if let all, all.holds(invoice.issuedOn), let amount = converter.convert(invoice.amount) {
            add(MoneySum(Int128(amount), of: 1), to: invoice.month)
        }
        if let recent, recent.holds(invoice.issuedOn), let amount = converter.convert(invoice.amount) {
            period.add(amount)
        }
    }
}

extension InvoiceFact {
    fileprivate var month: FactMonth { FactMonth(issuedOn) }
}

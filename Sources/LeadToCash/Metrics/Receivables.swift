// Why this file exists: a deal is worth what is paid of it, and when.

import SyncProtocol

/// M-23 to M-28. Balances are gross: money that lies unapplied on an account lessens none of them.
public enum Receivables {
    /// M-23, days: the median of invoice date − trigger date over the invoices issued in the period that name the day
    /// of their trigger. Undefined without any.
    ///
    /// Splits: `withoutTrigger` (count), invoices issued in the period that name none.
    public static func billingLag(_ facts: Facts, _ context: MetricContext) -> Figure {
        var lags = Durations()
        var without = 0
        each(facts, context) { invoice, _ in
            guard context.period.contains(invoice.issuedOn) else { return }
            if invoice.triggerOn.isKnown { lags.add(invoice.issuedOn.since(invoice.triggerOn)) } else { without += 1 }
        }
        return context.figure(
            .billingLag, Statistics.days(lags.median()), count: lags.count,
            splits: [Figure.Split("withoutTrigger", .count(Int64(without)), count: without)], clamped: lags.clamped)
    }

    /// Calls for each invoice of the scope that was issued by the day of the figure.
    static func each(_ facts: Facts, _ context: MetricContext, _ body: (InvoiceFact, Int) -> Void) {
        let filter = context.filter(facts)
        for place in facts.invoices.rows.indices {
            let invoice = facts.invoices.rows[place]
            guard invoice.isIssued(by: context.asOfDay),
                filter.admits(office: invoice.office, deal: invoice.deal, facts)
            else { continue }
            body(invoice, place)
        }
    }

    /// What is open on a day.
    private struct Balance {
        var all = MoneySum()
        /// Of it, what was to be paid before the day.
        var overdue = MoneySum()
        /// The rest.
        var current = MoneySum()
    }

    private static func balance(
        _ ledger: InvoiceLedger, on day: FactDay, _ facts: Facts, _ context: MetricContext, _ converter: inout Converter
    ) -> Balance {
        var balance = Balance()
        each(facts, context) { invoice, place in
            let open = ledger.open(place, on: day)
            guard open.isKnown, open.minor != 0, let amount = converter.convert(open) else { return }
            balance.all.add(amount)
            if invoice.payableOn < day { balance.overdue.add(amount) } else { balance.current.add(amount) }
        }
        return balance
    }

    /// The gross amounts of the invoices issued from one day to another, both included.
    private static func billed(
        from: FactDay, to: FactDay, _ facts: Facts, _ context: MetricContext, _ converter: inout Converter
    ) -> MoneySum {
        var sum = MoneySum()
        each(facts, context) { invoice, _ in
            guard invoice.issuedOn >= from, invoice.issuedOn <= to, let amount = converter.convert(invoice.amount)
            else { return }
            sum.add(amount)
        }
        return sum
    }

    /// The figure of several sums over one ledger, with what either of them could not convert.
    private static func figure(
        _ metric: MetricCode, _ value: FigureValue, count: Int, _ splits: [Figure.Split], _ ledger: InvoiceLedger,
        _ facts: Facts, _ context: MetricContext, _ converter: Converter
    ) -> Figure {
        var converter = converter
        for (currency, amounts) in ledger.missing { converter.leaveOut(currency, amounts) }
        return context.figure(metric, value, count: count, splits: splits, facts, converter)
    }

    /// M-24, days: receivables at the end of the day ÷ gross billed in the 90 days up to it × 90. Undefined if nothing
    /// was billed in them.
    ///
    /// Splits: `balance`, `billed` (money); `countback` (days), the balance taken off the billing month by month, the
    /// latest first, each month counting with its days and the last with the share of them that it takes.
    public static func salesOutstanding(_ facts: Facts, _ context: MetricContext) -> Figure {
        let ledger = InvoiceLedger(facts, context)
        var converter = context.converter(facts)
        let day = context.cutoff
        let days = context.settings.billingDays
        let balance = balance(ledger, on: day, facts, context, &converter).all
        let billed = billed(from: day.adding(1 - days), to: day, facts, context, &converter)
        var value = FigureValue.undefined(balance.count == 0 ? .emptySet : .zeroDenominator)
        if billed.total > 0 {
            let (top, overflow) = balance.total.multipliedReportingOverflow(by: Int128(days))
            value =
                (overflow ? nil : Ratio(wide: top, billed.total)).map(FigureValue.days)
                ?? .undefined(.exceeds64Bits)
        }
        let months = Self.months(facts, context, upTo: day, &converter)
        let splits = [
            Figure.Split("balance", balance.value(converter), count: balance.count),
            Figure.Split("billed", billed.value(converter), count: billed.count),
            Figure.Split("countback", countback(balance, months, day), count: balance.count),
        ]
        return figure(
            .salesOutstanding, value, count: balance.count, splits, ledger, facts, context, converter)
    }

    /// What was billed by calendar month, counted from year 0.
    private static func months(
        _ facts: Facts, _ context: MetricContext, upTo day: FactDay, _ converter: inout Converter
    ) -> [Int: Int128] {
        var months: [Int: Int128] = [:]
        each(facts, context) { invoice, _ in
            guard invoice.issuedOn <= day, let date = invoice.issuedOn.date,
                let amount = converter.convert(invoice.amount)
            else { return }
            let (year, month, _) = date.components
            months[year * 12 + month - 1, default: 0] += Int128(amount)
        }
        return months
    }

    static func countback(_ balance: MoneySum, _ months: [Int: Int128], _ day: FactDay) -> FigureValue {
        guard let date = day.date, let first = months.keys.min() else { return .undefined(.emptySet) }
        var left = balance.total
        var days: Int64 = 0
        var month = date.components.year * 12 + date.components.month - 1
        var length = Int64(date.components.day)
        while left > 0, month >= first {
            let billed = months[month] ?? 0
            if billed > 0, left <= billed {
                let whole = Int128(days) * billed
                return Ratio(wide: whole + left * Int128(length), billed).map(FigureValue.days)
                    ?? .undefined(.exceeds64Bits)
            }
            left -= billed
            days += length
            month -= 1
            length = Self.length(ofMonth: month)
        }
        return .days(Ratio(days))
    }

    private static func length(ofMonth month: Int) -> Int64 {
        let first = CivilDate(year: month / 12, month: month % 12 + 1, day: 1)
        let next = CivilDate(year: (month + 1) / 12, month: (month + 1) % 12 + 1, day: 1)
        guard let first, let next else { return 30 }
        return Int64(next.days) - Int64(first.days)
    }

    /// M-25, money: what is open of invoices past their due day and not disputed. An invoice that names no due day is
    /// due on the day of its issue. Nothing open is zero.
    ///
    /// Splits (money): `current`, `1-30`, `31-60`, `61-90`, `91-180`, `181+` by days past due, without what is
    /// disputed; `disputed`, everything open of disputed invoices, due or not.
    public static func ageing(_ facts: Facts, _ context: MetricContext) -> Figure {
        let ledger = InvoiceLedger(facts, context)
        var converter = context.converter(facts)
        var buckets = [MoneySum](repeating: MoneySum(), count: buckets.count)
        var disputed = MoneySum()
        var overdue = MoneySum()
        each(facts, context) { invoice, place in
            let open = ledger.open(place, on: context.cutoff)
            guard open.isKnown, open.minor != 0, let amount = converter.convert(open) else { return }
            let days = context.cutoff.since(invoice.payableOn)
            if ledger.isDisputed(place) {
                disputed.add(amount)
            } else {
                buckets[bucket(days)].add(amount)
                if days > 0 { overdue.add(amount) }
            }
        }
        var splits = zip(Self.buckets, buckets).map { Figure.Split($0, $1.value(converter), count: $1.count) }
        splits.append(Figure.Split("disputed", disputed.value(converter), count: disputed.count))
        return figure(
            .overdueAgeing, overdue.value(converter), count: overdue.count, splits, ledger, facts, context, converter)
    }

    static let buckets = ["current", "1-30", "31-60", "61-90", "91-180", "181+"]

    static func bucket(_ daysPastDue: Int64) -> Int {
        switch daysPastDue {
        case ...0: 0
        case ...30: 1
        case ...60: 2
        case ...90: 3
        case ...180: 4
        default: 5
        }
    }

    /// M-26, percent: open and past due ÷ open, disputed or not: a dispute does not pay. Undefined if nothing is open.
    ///
    /// Splits (money): `overdue`, `balance`.
    public static func overdueRatio(_ facts: Facts, _ context: MetricContext) -> Figure {
        let ledger = InvoiceLedger(facts, context)
        var converter = context.converter(facts)
        let day = context.cutoff
        let balance = balance(ledger, on: day, facts, context, &converter)
        let (all, overdue) = (balance.all, balance.overdue)
        let splits = [
            Figure.Split("overdue", overdue.value(converter), count: overdue.count),
            Figure.Split("balance", all.value(converter), count: all.count),
        ]
        let value = overdue.share(of: all, converter, as: FigureValue.percent)
        return figure(.overdueRatio, value, count: all.count, splits, ledger, facts, context, converter)
    }

    /// M-27, percent: (opening receivables + billed − closing receivables) ÷ (opening + billed − closing ones not yet
    /// due): of what could be collected in the period, how much was. Undefined if nothing could be.
    ///
    /// Splits (money): `opening`, `billed`, `closing`, `closingCurrent`.
    public static func effectiveness(_ facts: Facts, _ context: MetricContext) -> Figure {
        let ledger = InvoiceLedger(facts, context)
        var converter = context.converter(facts)
        let start = context.period.startDay
        let end = context.cutoff
        let billed = billed(from: start, to: end, facts, context, &converter)
        var other = context.converter(facts)
        let opening = balance(ledger, on: start.adding(-1), facts, context, &other).all
        let atEnd = balance(ledger, on: end, facts, context, &other)
        let (closing, current) = (atEnd.all, atEnd.current)
        let collected = opening.total + billed.total - closing.total
        let collectable = opening.total + billed.total - current.total
        var value = FigureValue.undefined(opening.count + billed.count == 0 ? .emptySet : .zeroDenominator)
        if collectable != 0 {
            value = Ratio(wide: collected, collectable).map(FigureValue.percent) ?? .undefined(.exceeds64Bits)
        }
        let splits = [
            Figure.Split("opening", opening.value(converter), count: opening.count),
            Figure.Split("billed", billed.value(converter), count: billed.count),
            Figure.Split("closing", closing.value(converter), count: closing.count),
            Figure.Split("closingCurrent", current.value(converter), count: current.count),
        ]
        return figure(
            .collectionEffectiveness, value, count: opening.count + billed.count, splits, ledger, facts, context,
            converter)
    }

    /// M-28, percent: promises kept ÷ promises whose day lies in the period and has come. A promise is kept if what was
    /// paid towards the invoice, from the day of the promise to the promised day, reaches the promised amount, or if by
    /// then nothing was open any more. The day of the money counts, not that of its booking. A promise without an
    /// amount is one of all that is open. Each promise counts by itself. Undefined without promises.
    public static func promises(_ facts: Facts, _ context: MetricContext) -> Figure {
        let ledger = InvoiceLedger(facts, context)
        let filter = context.filter(facts)
        var due = 0
        var kept = 0
        for row in facts.promises.rows where row.isPresent && context.period.contains(row.promisedOn) {
            guard row.promisedOn <= context.asOfDay, let invoice = facts.invoices[row.invoice],
                filter.admits(office: row.office, deal: row.deal, facts)
            else { continue }
            due += 1
            let open = ledger.open(Int(row.invoice), on: row.promisedOn, byValueDate: true)
            let promised = row.amount.isKnown ? ledger.convert(row.amount, to: invoice.amount.currency) : nil
            let paid = ledger.paid(row.invoice, from: row.madeOn, to: row.promisedOn)
            if open.isKnown, open.minor <= 0 {
                kept += 1
            } else if let promised, paid >= Int128(promised) {
                kept += 1
            }
        }
        return context.figure(.promiseKept, Statistics.share(kept, of: due), count: due)
    }
}

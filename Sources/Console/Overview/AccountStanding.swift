// Why this file exists: behind what is overdue, in dispute and silent there are a few customers, and those are called,
// not the sum.

import LeadToCash
import SyncProtocol

/// The customers of a scope that need somebody's attention.
struct AccountStanding: Sendable {
    /// What a customer owes past the due day, in dispute or not.
    struct Debtor: Hashable, Sendable {
        let account: RecordID
        /// Minor units of the reporting currency: what is in each bucket of ``AccountStanding/buckets``.
        let overdue: [Int64]
        let total: Int64
        /// The oldest, in days.
        let days: Int64
    }

    struct Disputant: Hashable, Sendable {
        let account: RecordID
        let disputes: Int
        /// Minor units of the reporting currency: what is open of the invoices in dispute.
        let amount: Int64
        let since: CivilDate?
    }

    struct Silent: Hashable, Sendable {
        let account: RecordID
        /// Nil if nobody ever noted anything.
        let lastContact: CivilDate?
    }

    /// Days past due, the last without an end.
    static let buckets = ["1-30", "31-60", "61-90", "91-180", "181+"]
    private static let limits: [Int64] = [30, 60, 90, 180]
    /// Days without contact after which a customer is silent.
    static let silentDays: Int32 = 90
    /// Customers of each sort that are named.
    static let most = 10

    let debtors: [Debtor]
    let allDebtors: Int
    let disputants: [Disputant]
    let openDisputes: Int
    let silent: [Silent]
    let allSilent: Int
    /// Customers: accounts with a contract that binds or a deal that was won.
    let customers: Int

    init(_ facts: Facts, _ context: MetricContext) {
        var counting = Counting(facts, context)
        counting.readInvoices()
        counting.readDisputes()
        counting.readCustomers()
        let silent = counting.silent
        debtors = Array(counting.debtors.prefix(Self.most))
        allDebtors = counting.owed.count
        disputants = Array(counting.disputants.prefix(Self.most))
        openDisputes = counting.disputes.values.reduce(0) { $0 + $1.count }
        self.silent = Array(silent.prefix(Self.most))
        allSilent = silent.count
        customers = counting.customers.count
    }

    /// The accounts that are named.
    var named: [RecordKey] {
        (debtors.map(\.account) + disputants.map(\.account) + silent.map(\.account))
            .map { RecordKey(kind: Account.kind, id: $0) }
    }
}

/// Goes through what is owed, in dispute and noted.
private struct Counting {
    struct Debt {
        var buckets = [Int64](repeating: 0, count: AccountStanding.buckets.count)
        var total: Int64 = 0
        var days: Int64 = 0
    }

    struct Quarrel {
        var count = 0
        var amount: Int64 = 0
        var since = FactDay.none
    }

    private let facts: Facts
    private let today: FactDay
    private let scope: StandingScope
    private let rates: DayRates
    /// By the invoice's place, in its own currency.
    private var open: [Int64]
    /// All three by the account's place.
    private(set) var owed: [Int32: Debt] = [:]
    private(set) var disputes: [Int32: Quarrel] = [:]
    private(set) var customers: Set<Int32> = []
    private var lastContacts: [Int32: FactDay] = [:]

    init(_ facts: Facts, _ context: MetricContext) {
        self.facts = facts
        today = FactDay(min(context.asOf, context.period.end))
        scope = StandingScope(context.scope, facts)
        rates = DayRates(facts, to: context.currency, on: FactDay(context.rateDate))
        open = facts.invoices.rows.map { $0.amount.isKnown ? $0.amount.minor : 0 }
    }

    // MARK: Cash

    mutating func readInvoices() {
        for row in facts.reliefs.rows where row.isPresent && row.on <= today {
            take(row.amount, off: row.invoice, isBack: false)
        }
        for row in facts.allocations.rows where row.isPresent && row.bookedOn <= today {
            take(row.amount, off: row.invoice, isBack: row.isReversal)
        }
        for (place, row) in facts.invoices.rows.enumerated() where isIssued(row) {
            let days = Int64(today.number) - Int64(row.payableOn.number)
            guard days > 0, row.account >= 0, open[place] > 0, scope.holds(office: row.office, deal: row.deal),
                let amount = rates.convert(FactMoney(minor: open[place], currency: row.amount.currency))
            else { continue }
            owed[row.account, default: Debt()].add(amount, days, AccountStanding.bucket(days))
        }
    }

    private func isIssued(_ row: InvoiceFact) -> Bool {
        row.isPresent && row.amount.isKnown && row.issuedOn.isKnown && row.issuedOn <= today
            && !(row.state == .requested)
    }

    /// What was paid in another currency counts at today's rate.
    private mutating func take(_ money: FactMoney, off invoice: Int32, isBack: Bool) {
        guard invoice >= 0, Int(invoice) < open.count, money.isKnown else { return }
        let place = Int(invoice)
        let own = rates.convert(money, to: facts.invoices.rows[place].amount.currency) ?? 0
        let (rest, overflow) =
            isBack
            ? open[place].addingReportingOverflow(own) : open[place].subtractingReportingOverflow(own)
        if !overflow { open[place] = rest }
    }

    mutating func readDisputes() {
        for row in facts.disputes.rows where row.isPresent && (row.isStateOpen || row.isHeldOpen) {
            let (invoice, contract) = (facts.invoices[row.invoice], facts.contracts[row.contract])
            let office = invoice?.office ?? contract?.office ?? -1
            guard let account = invoice?.account ?? contract?.account, account >= 0,
                scope.holds(office: office, deal: invoice?.deal ?? contract?.deal ?? -1)
            else { continue }
            var quarrel = disputes[account] ?? Quarrel()
            quarrel.count += 1
            if let invoice {
                let left = FactMoney(minor: max(0, open[Int(row.invoice)]), currency: invoice.amount.currency)
                quarrel.amount = quarrel.amount.addingReportingOverflow(rates.convert(left) ?? 0).partialValue
            }
            if row.openedOn.isKnown, !quarrel.since.isKnown || row.openedOn < quarrel.since {
                quarrel.since = row.openedOn
            }
            disputes[account] = quarrel
        }
    }

    // MARK: Contact

    mutating func readCustomers() {
        for row in facts.contracts.rows where row.isPresent && row.account >= 0 && row.boundOn.isKnown {
            if row.boundOn <= today, scope.holds(office: row.office, deal: row.deal) { customers.insert(row.account) }
        }
        for row in facts.deals.rows where row.isPresent && row.account >= 0 && row.outcome == .won {
            guard !row.flags.contains(.merged), row.closedOn <= today else { continue }
            if scope.holds(office: row.bookedOffice, owner: row.bookedOwner) { customers.insert(row.account) }
        }
        for row in facts.activities.rows where row.isPresent && row.at.isKnown {
            let account = account(of: row)
            let day = FactDay(row.at)
            guard account >= 0, day <= today, customers.contains(account) else { continue }
            if let known = lastContacts[account], known >= day { continue }
            lastContacts[account] = day
        }
    }

    private func account(of row: ActivityFact) -> Int32 {
        if row.account >= 0 { return row.account }
        if let account = facts.deals[row.deal]?.account, account >= 0 { return account }
        return facts.contacts[row.contact]?.account ?? -1
    }

    // MARK: What comes out

    /// Those who owe most first.
    var debtors: [AccountStanding.Debtor] {
        owed.compactMap { place, debt in
            facts.accounts.id(at: place).map {
                AccountStanding.Debtor(account: $0, overdue: debt.buckets, total: debt.total, days: debt.days)
            }
        }.sorted { ($1.total, $0.account) < ($0.total, $1.account) }
    }

    var disputants: [AccountStanding.Disputant] {
        disputes.compactMap { place, quarrel in
            facts.accounts.id(at: place).map {
                AccountStanding.Disputant(
                    account: $0, disputes: quarrel.count, amount: quarrel.amount, since: quarrel.since.date)
            }
        }.sorted { ($1.amount, $0.account) < ($0.amount, $1.account) }
    }

    /// Those whom nobody ever spoke to first, then those not spoken to for longest.
    var silent: [AccountStanding.Silent] {
        let limit = today.number - AccountStanding.silentDays
        return customers.compactMap { place -> (day: FactDay, id: RecordID)? in
            let day = lastContacts[place] ?? .none
            guard day.number < limit, facts.accounts[place]?.isMerged == false else { return nil }
            return facts.accounts.id(at: place).map { (day: day, id: $0) }
        }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
            .map { AccountStanding.Silent(account: $0.id, lastContact: $0.day.date) }
    }
}

extension Counting.Debt {
    fileprivate mutating func add(_ amount: Int64, _ age: Int64, _ bucket: Int) {
        buckets[bucket] = buckets[bucket].addingReportingOverflow(amount).partialValue
        total = total.addingReportingOverflow(amount).partialValue
        days = max(days, age)
    }
}

extension AccountStanding {
    fileprivate static func bucket(_ days: Int64) -> Int { limits.count { days > $0 } }
}

// Why this file exists: thousands of open invoices are a few figures to whoever collects: how much, how late, from
// whom. Amounts of two currencies are never added.

import LeadToCash
import SyncProtocol
import SyncServer

/// What is owed on a day.
struct CashDue: Sendable {
    let invoices: [OpenInvoice]
    let day: CivilDate

    /// What some invoices come to, in minor units of their one currency.
    struct Balance: Sendable, Hashable {
        private(set) var count = 0
        private(set) var open: Int128 = 0
        /// Past due and not disputed, as M-25.
        private(set) var overdue: Int128 = 0
        private(set) var disputed: Int128 = 0
        /// By ``OpenInvoice/buckets``: what is not disputed, and what is.
        private(set) var buckets = [Int128](repeating: 0, count: OpenInvoice.buckets.count)
        private(set) var disputedBuckets = [Int128](repeating: 0, count: OpenInvoice.buckets.count)

        mutating func add(_ invoice: OpenInvoice, on day: CivilDate) {
            let (amount, bucket) = (Int128(invoice.open.minorUnits), invoice.bucket(on: day))
            count += 1
            open += amount
            if invoice.isDisputed {
                disputed += amount
                disputedBuckets[bucket] += amount
            } else {
                buckets[bucket] += amount
                if bucket > 0 { overdue += amount }
            }
        }
    }

    /// Those in which something is open, the one of the most invoices first.
    var currencies: [String] {
        let counts = invoices.reduce(into: [String: Int]()) { $0[$1.open.currency, default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    func balance(in currency: String) -> Balance {
        invoices.reduce(into: Balance()) { if $1.open.currency == currency { $0.add($1, on: day) } }
    }

    /// By customer, whoever is the most behind first.
    func accounts(in currency: String) -> [(account: RecordID?, balance: Balance)] {
        var balances: [RecordID?: Balance] = [:]
        for invoice in invoices where invoice.open.currency == currency {
            balances[invoice.account, default: Balance()].add(invoice, on: day)
        }
        return balances.map { (account: $0.key, balance: $0.value) }.sorted { a, b in
            let (left, right) = (a.balance, b.balance)
            if left.overdue != right.overdue { return left.overdue > right.overdue }
            if left.open != right.open { return left.open > right.open }
            return (a.account?.description ?? "") < (b.account?.description ?? "")
        }
    }

    /// What is past due, disputed or not, the latest first.
    func late(of account: RecordID? = nil) -> [OpenInvoice] {
        invoices.filter { $0.daysPastDue(on: day) > 0 && (account == nil || $0.account == account) }
            .sorted { ($0.payableOn, $0.id) < ($1.payableOn, $1.id) }
    }

    /// A sum for people; what 64 bits do not hold shows as the last number that they do.
    static func text(_ minorUnits: Int128, _ currency: String) -> String {
        Money(minorUnits: Int64(clamping: minorUnits), currency: currency)?.description ?? ""
    }
}

extension CashReader {
    /// The invoices of which something is open.
    ///
    /// Most have had no payment: for them the few credit notes and write-offs are read once. What was paid is looked up
    /// of those alone that say so.
    func due(at office: RecordID?) throws -> CashDue {
        let (reliefs, disputed) = (try reliefs(), try disputedInvoices())
        var invoices: [OpenInvoice] = []
        for state in OpenInvoice.states {
            try eachInvoice(in: state, at: office) { id, values in
                var settled = reliefs[id] ?? 0
                if state != .text("issued"), state != .text("delivered") {
                    guard let balance = try ContractTrace.bill(id, ground).balance else { return }
                    settled = balance.gross.minorUnits &- balance.open
                }
                let invoice = OpenInvoice(
                    id, values, settled: settled, isDisputed: disputed.contains(id), on: today)
                if let invoice { invoices.append(invoice) }
            }
        }
        return CashDue(invoices: invoices, day: today)
    }

    private func eachInvoice(
        in state: Value, at office: RecordID?, _ body: (RecordID, [FieldNumber: Value]) throws -> Void
    ) throws {
        var conditions: [RecordQuery.Condition] = [.equals(Invoice.Fields.state, state)]
        if let office { conditions.append(.equals(Invoice.Fields.office, .reference(office))) }
        let query = RecordQuery(Invoice.kind, where: conditions, limit: RecordQuery.most)
        var cursor: PageCursor?
        repeat {
            let page = try reader.page(query, after: cursor)
            for row in page.rows { try body(row.id, row.values) }
            cursor = page.next
        } while cursor != nil
    }

    /// What was credited and written off, by invoice.
    private func reliefs() throws -> [RecordID: Int64] {
        var sums: [RecordID: Int64] = [:]
        for kind in [CreditNote.kind, WriteOff.kind] {
            try reader.forEach(kind) { _, values in
                guard let relief = OpenInvoice.relief(kind, values) else { return }
                let (sum, overflow) = (sums[relief.invoice] ?? 0).addingReportingOverflow(relief.minorUnits)
                sums[relief.invoice] = overflow ? .max : sum
            }
        }
        return sums
    }

    private func disputedInvoices() throws -> Set<RecordID> {
        var found: Set<RecordID> = []
        try reader.forEach(Dispute.kind) { _, values in
            if let invoice = OpenInvoice.disputed(values) { found.insert(invoice) }
        }
        return found
    }
}

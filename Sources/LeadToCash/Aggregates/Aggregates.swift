// Why this file exists: sums that are kept beside the facts are only right if every change of a fact reaches them. This
// is the one gate through which changes come, and the one way in which all is added up anew.

import SyncProtocol

/// What is kept added up beside the facts.
struct Aggregates: Equatable, Sendable {
    var deals = DealCube()
    var leads = LeadCube()
    var cash = CashBook()
    /// Whether nothing is kept up while everything is read: then it is added up once, at the end.
    var isPaused = false
    /// The place of each deal's latest snapshot that has an amount; −1 for none.
    fileprivate var lastSnapshots: [Int32] = []

    /// −1 for none.
    func lastSnapshot(ofDeal place: Int) -> Int32 {
        place < lastSnapshots.count ? lastSnapshots[place] : -1
    }

    fileprivate mutating func setLastSnapshot(_ snapshot: Int32, ofDeal place: Int) {
        guard lastSnapshot(ofDeal: place) != snapshot else { return }
        let missing = place + 1 - lastSnapshots.count
        if missing > 0 { lastSnapshots.append(contentsOf: repeatElement(Int32(-1), count: missing)) }
        lastSnapshots[place] = snapshot
    }

    static func == (a: Self, b: Self) -> Bool {
        let count = max(a.lastSnapshots.count, b.lastSnapshots.count)
        return a.deals == b.deals && a.leads == b.leads && a.cash == b.cash
            && (0..<count).allSatisfy { a.lastSnapshot(ofDeal: $0) == b.lastSnapshot(ofDeal: $0) }
    }
}

extension FactReader {
    /// Stops keeping sums up to date, for reading very many records at once. Until ``resumeAggregates()`` no overview
    /// may be asked for.
    public mutating func pauseAggregates() { facts.aggregates.isPaused = true }

    /// Adds up everything and keeps it up to date from now on.
    public mutating func resumeAggregates() { facts.aggregate() }
}

// MARK: Deals

extension Facts {
    /// Adds up everything anew.
    mutating func aggregate() {
        aggregates = Aggregates()
        for (place, row) in snapshots.rows.enumerated() where row.isPresent { takeLatest(row, Int32(clamping: place)) }
        aggregates.deals = DealCube(self) { _, _ in true }
        aggregates.leads = LeadCube(self) { _ in true }
        var cash = CashBook()
        cash.read(self)
        aggregates.cash = cash
    }

    /// What a deal adds before it is changed; nil while nothing is kept up.
    func kept(deal place: Int) -> DealShare? { aggregates.isPaused ? nil : share(ofDeal: place) }

    /// Takes in that a deal has changed.
    mutating func restate(deal place: Int, from old: DealShare?) {
        guard let old else { return }
        let new = share(ofDeal: place)
        aggregates.deals.replace(old, with: new, at: place)
    }
}

// MARK: Records that go

extension Facts {
    mutating func removeLead(_ id: RecordID) {
        if let place = leads.place(of: id) { write(LeadFact(), at: Int(place)) }
    }

    mutating func removeSnapshot(_ id: RecordID) {
        if let place = snapshots.place(of: id) { write(SnapshotFact(), at: Int(place)) }
    }

    mutating func removeInvoice(_ id: RecordID) {
        if let place = invoices.place(of: id) { write(InvoiceFact(), at: Int(place)) }
    }

    mutating func removeRelief(_ id: RecordID) {
        if let place = reliefs.place(of: id) { write(ReliefFact(), at: Int(place)) }
    }

    mutating func removeAllocation(_ id: RecordID) {
        if let place = allocations.place(of: id) { write(AllocationFact(), at: Int(place)) }
    }
}

// MARK: Snapshots

extension Facts {
    /// Writes what a snapshot says; a lost deal may be worth what its latest one said.
    mutating func write(_ row: SnapshotFact, at place: Int) {
        let before = snapshots.rows[place]
        guard !aggregates.isPaused else {
            snapshots.rows[place] = row
            return
        }
        let affected = Set([before, row].filter { $0.isPresent && $0.deal >= 0 }.map { Int($0.deal) })
        let old = affected.map { (deal: $0, share: kept(deal: $0)) }
        let wasLatest =
            before.isPresent && before.deal >= 0
            && aggregates.lastSnapshot(ofDeal: Int(before.deal)) == Int32(clamping: place)
        snapshots.rows[place] = row
        // Snapshots do not change once they are taken, so the latest seldom ceases to be it.
        if wasLatest, !row.standsFor(before) { findLatest(before.deal) }
        if row.isPresent { takeLatest(row, Int32(clamping: place)) }
        for (deal, share) in old { restate(deal: deal, from: share) }
    }

    private mutating func takeLatest(_ row: SnapshotFact, _ place: Int32) {
        guard row.deal >= 0, row.forecast.amount.isKnown else { return }
        let known = aggregates.lastSnapshot(ofDeal: Int(row.deal))
        if known >= 0 {
            let week = snapshots.rows[Int(known)].week
            guard row.week > week || (row.week == week && place < known) else { return }
        }
        aggregates.setLastSnapshot(place, ofDeal: Int(row.deal))
    }

    private mutating func findLatest(_ deal: Int32) {
        aggregates.setLastSnapshot(-1, ofDeal: Int(deal))
        for (place, row) in snapshots.rows.enumerated() where row.isPresent && row.deal == deal {
            takeLatest(row, Int32(clamping: place))
        }
    }
}

extension SnapshotFact {
    /// Whether it is still a snapshot of the same deal and week with an amount.
    fileprivate func standsFor(_ other: SnapshotFact) -> Bool {
        isPresent && deal == other.deal && week == other.week && forecast.amount.isKnown
    }
}

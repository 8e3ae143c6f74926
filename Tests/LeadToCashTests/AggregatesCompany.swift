// Why this file exists: sums that are kept as edits land go wrong where two edits meet that nobody thought of together.
// This company does everything at random, from a seed, so that a failure can be replayed.

import SyncProtocol

@testable import LeadToCash

/// A small company that edits at random.
struct AggregatesCompany {
    /// The day of the figures: some of what the company writes lies after it.
    static let asOf = "2026-06-17"

    var desk = FactDesk()
    let regions: [RecordID]
    let offices: [RecordID]
    let users: [RecordID]
    let products: [RecordID]
    private let account: RecordID
    private var random: SplitMix64
    private let currencies: [String]
    private var deals: [RecordID] = []
    private var cases: [RecordID] = []
    private var leads: [RecordID] = []
    private var invoices: [RecordID] = []
    private var bookings: [(kind: KindNumber, id: RecordID)] = []
    private var snapshots: [RecordID] = []

    init(seed: UInt64, currencies: [String] = ["USD"]) {
        self.currencies = currencies
        random = SplitMix64(seed: seed)
        let world = desk.add(Region.kind, [:])
        let east = desk.add(Region.kind, [Region.Fields.parent: .reference(world)])
        let west = desk.add(Region.kind, [:])
        regions = [world, east, west]
        let offices = [desk.office(region: world), desk.office(region: east), desk.office(region: west), desk.office()]
        self.offices = offices
        users = [desk.user(offices[0]), desk.user(offices[1]), desk.user(offices[1]), desk.user(offices[2])]
        typealias P = Product.Fields
        products = [
            desk.add(Product.kind, [P.name: .text("5G"), P.listPrice: .worth(70_000)]),
            desk.add(Product.kind, [P.name: .text("Fibre"), P.listPrice: .worth(12_345)]),
        ]
        account = desk.add(Account.kind, [:])
        noteDevices()
    }

    private mutating func noteDevices() {
        let facts = desk.facts
        desk.reader.facts.devices = users.enumerated().map { number, id in
            DeviceFact(
                replica: ReplicaID(rawValue: UInt32(number + 1)), user: facts.users.place(of: id) ?? -1,
                lastSyncAt: number == 3 ? .none : FactInstant(noon(Self.asOf) - Int64(number) * 50 * 3_600_000))
        }
    }

    /// Everything that figures can be of.
    var scopes: [MetricScope] {
        var scopes = [MetricScope.company]
        scopes += regions.map { MetricScope.region($0) }
        scopes += offices.map { MetricScope.office($0) }
        scopes += users.map { MetricScope.user($0) }
        scopes += products.map { MetricScope.product($0) }
        return scopes
    }

    // MARK: Chance

    private mutating func pick<T>(_ things: [T]) -> T? { things.isEmpty ? nil : things[random.below(things.count)] }
    private mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

    /// A thing, or none of them.
    private mutating func reference(_ ids: [RecordID]) -> Value {
        chance(85) ? pick(ids).map(Value.reference) ?? .null : .null
    }

    /// From October 2025 to the end of 2026.
    private mutating func day() -> String {
        CivilDate(days: Int64(onDay("2025-10-01").days) + Int64(random.below(457)))?.description ?? Self.asOf
    }

    private mutating func date() -> Value { chance(85) ? .day(day()) : .null }

    private mutating func money() -> Value {
        guard chance(80) else { return .null }
        let minor = chance(10) ? 0 : Int64(random.below(1_000_000))
        return .compound([.integer(minor), .text(random.pick(currencies)), .null])
    }

    // MARK: Edits

    /// Makes one edit.
    mutating func step() {
        switch random.below(20) {
        case 0...2: addDeal()
        case 3...9: editDeal()
        case 10: contest()
        case 11: decide()
        case 12: snapshot()
        case 13, 14: lead()
        case 15, 16: invoice()
        case 17, 18: book()
        default: delete()
        }
    }

    private mutating func addDeal() {
        let values: [FieldNumber: Value] = [
            Opportunity.Fields.office: reference(offices), Opportunity.Fields.owner: reference(users),
            Opportunity.Fields.stage: .text(random.pick(DealStage.words)), Opportunity.Fields.outcome: .text("open"),
            Opportunity.Fields.commercial: money(), Opportunity.Fields.expectedSignDate: date(),
            Opportunity.Fields.openedOn: date(),
        ]
        let made = day()
        deals.append(desk.add(Opportunity.kind, on: made, at: FactMoment.made(made), values))
    }

    private mutating func editDeal() {
        guard let id = pick(deals) else { return addDeal() }
        let received = day()
        desk.set(Opportunity.kind, id, at: chance(50) ? FactMoment.made(received) : nil, change())
    }

    private mutating func change() -> [FieldNumber: Value] {
        typealias F = Opportunity.Fields
        switch random.below(13) {
        case 0: return [F.stage: .text(random.pick(DealStage.words))]
        case 1, 2, 3:
            let outcome = random.pick(["won", "lost", "lost", "won", "cancelled", "suspended", "open"])
            return [F.outcome: .text(outcome), F.closedOn: date()]
        case 4: return [F.commercial: money()]
        case 5: return [F.expectedSignDate: date()]
        case 6: return [F.forecastCategory: .text(random.pick(["", "pipeline", "bestCase", "commit", "omitted"]))]
        case 7: return [F.owner: reference(users), F.office: reference(offices)]
        case 8: return [F.probability: chance(70) ? .integer(Int64(random.below(101))) : .null]
        case 9:
            let products = [["5G"], ["Fibre"], ["5G", "Fibre"], ["Copper"]]
            return [F.productsInterest: .elements(products[random.below(4)])]
        case 10:
            let step = Value.compound([.text("call"), date()])
            return [F.nextStep: chance(70) ? step : .null, F.account: reference([account])]
        case 11:
            let manager = Value.compound([
                .text(random.pick(["pipeline", "bestCase", "commit"])), .integer(Int64(random.below(900_000))),
                .text(random.pick(currencies)),
            ])
            return [F.managerForecast: chance(80) ? manager : .null, F.winClaim: .flag(chance(30))]
        default: return [F.mergedInto: chance(20) ? reference(deals) : .null, F.openedOn: date()]
        }
    }

    private mutating func contest() {
        guard let id = pick(deals) else { return }
        let key = RecordKey(kind: Opportunity.kind, id: id)
        typealias F = Opportunity.Fields
        switch random.below(4) {
        case 0: cases.append(desk.contest(key, F.commercial, [money(), money()]))
        case 1: cases.append(desk.contest(key, F.expectedSignDate, [.day(day())]))
        case 2: cases.append(desk.contest(key, F.outcome, [.text("lost")]))
        default: cases.append(desk.contest(key, F.probability, [.integer(Int64(random.below(101)))]))
        }
    }

    private mutating func decide() {
        guard let id = pick(cases) else { return }
        desk.set(CaseRecord.number, id, [CaseRecord.Fields.state: .text("closed")])
    }

    private mutating func snapshot() {
        typealias F = Snapshot.Fields
        if chance(20), let id = pick(snapshots) { return desk.set(Snapshot.kind, id, [F.amount: money()]) }
        let values: [FieldNumber: Value] = [F.opportunity: reference(deals), F.week: .day(day()), F.amount: money()]
        snapshots.append(desk.add(Snapshot.kind, values))
    }

    private mutating func lead() {
        typealias F = Lead.Fields
        if chance(50), let id = pick(leads) {
            let isConverted = chance(60)
            let status = isConverted ? "converted" : random.pick(["captured", "duplicate", "closed"])
            let values: [FieldNumber: Value] = [
                F.status: .text(status), F.convertedOpportunity: isConverted ? reference(deals) : .null,
            ]
            return desk.set(Lead.kind, id, at: chance(50) ? FactMoment.made(day()) : nil, values)
        }
        let values: [FieldNumber: Value] = [
            F.office: reference(offices), F.assignedTo: reference(users), F.status: .text("captured"),
        ]
        leads.append(desk.add(Lead.kind, on: day(), values))
    }

    private mutating func invoice() {
        typealias F = Invoice.Fields
        let values: [FieldNumber: Value] = [
            F.office: reference(offices), F.opportunity: reference(deals), F.amount: money(), F.issuedOn: date(),
            F.dueOn: date(), F.state: .text(chance(10) ? "requested" : "issued"), F.isDisputed: .flag(chance(15)),
        ]
        if chance(30), let id = pick(invoices) { return desk.set(Invoice.kind, id, values) }
        invoices.append(desk.add(Invoice.kind, values))
    }

    /// Settles an invoice wholly or in part, or takes that back.
    private mutating func book() {
        guard let id = pick(invoices), let invoice = desk.facts.invoices[id] else { return }
        let whole = invoice.amount.isKnown && chance(60)
        let code = whole || chance(80) ? desk.facts.code(invoice.amount.currency) : random.pick(currencies)
        let amount = Value.worth(
            whole ? invoice.amount.minor : Int64(random.below(500_000)), code.isEmpty ? "USD" : code)
        if chance(30) {
            typealias F = CreditNote.Fields
            let values: [FieldNumber: Value] = [F.invoice: Value.reference(id), F.amount: amount, F.issuedOn: date()]
            bookings.append((CreditNote.kind, desk.add(CreditNote.kind, values)))
        } else {
            typealias F = Allocation.Fields
            let values: [FieldNumber: Value] = [
                F.invoice: Value.reference(id), F.amount: amount, F.bookedOn: date(),
                F.reversalOf: chance(15) ? .reference(id) : .null,
            ]
            bookings.append((Allocation.kind, desk.add(Allocation.kind, values)))
        }
    }

    private mutating func delete() {
        switch random.below(5) {
        case 0: remove(Opportunity.kind, deals)
        case 1: remove(Lead.kind, leads)
        case 2: remove(Snapshot.kind, snapshots)
        case 3: remove(Invoice.kind, invoices)
        default: if let booking = pick(bookings) { desk.reader.remove(booking.kind, booking.id) }
        }
    }

    private mutating func remove(_ kind: KindNumber, _ ids: [RecordID]) {
        if let id = pick(ids) { desk.reader.remove(kind, id) }
    }
}

// Why this file exists: a page that adds up money otherwise than the books do is worse than none. What pages sum is
// compared with what the rules and the figures say of the same records.

import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

/// A contract of 1,000.00 USD that was changed to 1,200.00, with two terms and what was billed of them.
private struct Paper {
    let memory = RecordMemory()
    let contract: RecordKey
    let terms: [RecordKey]
    /// 360.00 under the first term, of which 60.00 were credited and 200.00 paid.
    let first: RecordKey
    /// 100.00 under none.
    let second: RecordKey
    let payment: RecordKey

    var ground: ViewGround { ViewGround(memory) }

    init() throws {
        contract = memory.add(
            Contract.kind,
            [
                Contract.Fields.name: .text("Core network"), Contract.Fields.commercial: Self.cents(100_000),
                Contract.Fields.state: .text("effective"),
            ])
        let order = try #require(LeadToCash.schema.kind(ChangeOrder.kind))
        let delta = try #require(order.field(named: "priceDelta")).number
        for state in ["effective", "rejected"] {
            memory.add(
                ChangeOrder.kind,
                [
                    ChangeOrder.Fields.contract: .reference(contract.id), ChangeOrder.Fields.state: .text(state),
                    delta: Self.cents(20_000),
                ])
        }
        terms = [(Int64(1), Int64(3000)), (2, 7000)].map { [memory, contract] sequence, basis in
            memory.add(
                PaymentTerm.kind,
                [
                    PaymentTerm.Fields.contract: .reference(contract.id),
                    PaymentTerm.Fields.sequence: .integer(sequence), PaymentTerm.Fields.dueUpon: .text("sign"),
                    PaymentTerm.Fields.portion: .compound([.integer(basis), .null, .null]),
                ])
        }
        first = Self.invoice(36_000, contract, terms[0], memory)
        second = Self.invoice(10_000, contract, nil, memory)
        memory.add(
            CreditNote.kind,
            [CreditNote.Fields.invoice: .reference(first.id), CreditNote.Fields.amount: Self.cents(6_000)])
        payment = memory.add(Payment.kind, [Payment.Fields.amount: Self.cents(50_000)])
        allocate(20_000)
    }

    static func cents(_ minor: Int64, _ currency: String = "USD") -> Value {
        .compound([.integer(minor), .text(currency)])
    }

    @discardableResult
    static func invoice(
        _ minor: Int64, _ contract: RecordKey, _ term: RecordKey?, _ memory: RecordMemory, currency: String = "USD"
    ) -> RecordKey {
        memory.add(
            Invoice.kind,
            [
                Invoice.Fields.contract: .reference(contract.id), Invoice.Fields.amount: cents(minor, currency),
                Invoice.Fields.paymentTerm: term.map { .reference($0.id) } ?? .null,
                Invoice.Fields.state: .text("issued"),
            ])
    }

    @discardableResult
    func allocate(_ minor: Int64, reversing row: RecordKey? = nil) -> RecordKey {
        memory.add(
            Allocation.kind,
            [
                Allocation.Fields.payment: .reference(payment.id), Allocation.Fields.invoice: .reference(first.id),
                Allocation.Fields.amount: Self.cents(minor),
                Allocation.Fields.reversalOf: row.map { .reference($0.id) } ?? .null,
            ])
    }

    func trace() throws -> ContractTrace {
        try ContractTrace(contract.id, on: try #require(CivilDate("2026-11-20")), ground)
    }

    func sums() throws -> ContractTrace.Sums {
        let trace = try trace()
        return try ContractTrace.sums(trace.bills, in: trace.currency)
    }
}

@Suite struct CashTraceTests {
    @Test func `what a trace sums up is what the rules say of each invoice`() throws {
        let paper = try Paper()
        let trace = try paper.trace()
        let sums = try paper.sums()
        #expect(sums.billed == 46_000 && sums.credited == 6_000 && sums.writtenOff == 0 && sums.paid == 20_000)
        #expect(sums.open == 20_000 && sums.open == sums.billed - sums.credited - sums.writtenOff - sums.paid)
        let open = try [paper.first, paper.second].map {
            try CashFlow.open(on: FlowSubject($0, paper.ground))?.minorUnits ?? 0
        }
        #expect(open.reduce(0, +) == sums.open && trace.bills.count == 2)
    }

    @Test func `a contract shows its new amount beside the old, and terms take their share of the new one`() throws {
        let paper = try Paper()
        let trace = try paper.trace()
        #expect(trace.signed?.minorUnits == 100_000 && trace.total?.minorUnits == 120_000)
        #expect(trace.changes.count == 2 && trace.changes.filter(\.isInForce).count == 1)
        let portions = try trace.terms.map { term in
            try CashFlow.amount(
                of: FlowSubject(term.key, paper.ground), FlowSubject(paper.contract, paper.ground))
        }
        #expect(trace.terms.map(\.portion) == portions)
        #expect(portions.compactMap { $0?.minorUnits } == [36_000, 84_000])
    }

    @Test func `an invoice stands below its term, and one without below none`() throws {
        let paper = try Paper()
        let trace = try paper.trace()
        #expect(trace.terms.map { $0.bills.map(\.key) } == [[paper.first], []])
        #expect(trace.looseBills.map(\.key) == [paper.second])
        #expect(trace.terms[0].bills[0].bookings.count == 2)
    }

    @Test func `what was taken back counts no more`() throws {
        let paper = try Paper()
        let row = paper.allocate(4_000)
        #expect(try paper.sums().paid == 24_000)
        paper.allocate(4_000, reversing: row)
        #expect(try paper.sums().paid == 20_000 && paper.sums().open == 20_000)
        let balance = try PaymentTrace(paper.payment.id, paper.ground).balance
        #expect(balance.allocated == 20_000 && balance.available == 30_000)
    }

    @Test func `an invoice in another currency is in no sum, and is said to be there`() throws {
        let paper = try Paper()
        Paper.invoice(99_900, paper.contract, nil, paper.memory, currency: "EUR")
        let sums = try paper.sums()
        #expect(sums.foreign == 1 && sums.billed == 46_000 && sums.open == 20_000)
    }

    @Test func `all that is open of a disputed invoice is in dispute until finance closes it`() throws {
        let paper = try Paper()
        let dispute = paper.memory.add(
            Dispute.kind, [Dispute.Fields.invoice: .reference(paper.first.id), Dispute.Fields.reason: .text("late")])
        #expect(try paper.sums().disputed == 10_000)
        paper.memory.set(Dispute.Fields.closedOn, .date(try #require(CivilDate("2026-11-01"))), of: dispute)
        #expect(try paper.sums().disputed == 0)
    }

    @Test func `sums beyond 64 bits are refused and do not wrap`() throws {
        let paper = try Paper()
        Paper.invoice(.max, paper.contract, nil, paper.memory)
        let trace = try paper.trace()
        #expect(throws: Impediments.self) { try ContractTrace.sums(trace.bills, in: trace.currency) }
    }

    @Test func `a contract is scored by what is wrong with it`() throws {
        let paper = try Paper()
        let day = try #require(CivilDate("2026-11-20"))
        let score = try #require(try ContractScore(paper.contract.id, on: day, paper.ground))
        #expect(score.score == 100 && score.faults.isEmpty)
        paper.memory.set(PaymentTerm.Fields.dueUpon, .null, of: paper.terms[1])
        let worse = try #require(try ContractScore(paper.contract.id, on: day, paper.ground))
        #expect(worse.faults == ["unclearTrigger"] && worse.score == 80)
        paper.memory.set(Contract.Fields.state, .text("draft"), of: paper.contract)
        #expect(try ContractScore(paper.contract.id, on: day, paper.ground) == nil)
    }
}

@Suite struct CashDueTests {
    private static let day = CivilDate(year: 2026, month: 11, day: 20)

    /// Days past due, cents, and whether it is disputed.
    private static let invoices: [(late: Int64, cents: Int64, isDisputed: Bool)] = [
        (-5, 100, false), (0, 200, false), (1, 400, false), (30, 800, false), (31, 1600, false), (61, 3200, true),
        (91, 6400, false), (181, 12_800, false), (500, 25_600, true),
    ]

    private static func values(
        _ late: Int64, _ cents: Int64, _ isDisputed: Bool, on day: CivilDate
    ) throws -> [FieldNumber: Value] {
        let due = try #require(CivilDate(days: Int64(day.days) - late))
        let issued = try #require(CivilDate(days: Int64(day.days) - 1000))
        return [
            Invoice.Fields.amount: Paper.cents(cents), Invoice.Fields.dueOn: .date(due),
            Invoice.Fields.issuedOn: .date(issued), Invoice.Fields.state: .text("issued"),
            Invoice.Fields.isDisputed: .flag(isDisputed),
        ]
    }

    private static func id(_ number: Int) -> RecordID {
        RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: UInt64(number))
    }

    @Test func `what is overdue by age is M-25 to the cent`() throws {
        let day = try #require(Self.day)
        var reader = FactReader()
        var open: [OpenInvoice] = []
        for (number, row) in Self.invoices.enumerated() {
            let values = try Self.values(row.late, row.cents, row.isDisputed, on: day)
            reader.update(Invoice.kind, Self.id(number), values.map { FieldValue($0.key, $0.value) })
            open.append(
                try #require(OpenInvoice(Self.id(number), values, settled: 0, isDisputed: false, on: day)))
        }
        let period = try #require(MetricPeriod("2026"))
        let context = MetricContext(
            asOf: day, period: period, currency: "USD", rates: RateTable(reader.facts))
        let figure = Receivables.ageing(reader.facts, context)
        let balance = CashDue(invoices: open, day: day).balance(in: "USD")
        #expect(figure.value == .money(Int64(balance.overdue)) && balance.overdue == 22_000)
        let parts = (balance.buckets + [balance.disputed]).map { FigureValue.money(Int64($0)) }
        #expect(figure.splits.map(\.value) == parts)
        #expect(balance.open == 51_100 && balance.disputedBuckets.reduce(0, +) == balance.disputed)
    }

    @Test func `what is settled, not issued or only asked for is not owed`() throws {
        let day = try #require(Self.day)
        var values = try Self.values(10, 500, false, on: day)
        #expect(OpenInvoice(Self.id(1), values, settled: 500, isDisputed: false, on: day) == nil)
        #expect(OpenInvoice(Self.id(1), values, settled: 200, isDisputed: false, on: day)?.open.minorUnits == 300)
        values[Invoice.Fields.state] = .text("requested")
        #expect(OpenInvoice(Self.id(1), values, settled: 0, isDisputed: false, on: day) == nil)
        values[Invoice.Fields.state] = .text("issued")
        values[Invoice.Fields.issuedOn] = .null
        #expect(OpenInvoice(Self.id(1), values, settled: 0, isDisputed: false, on: day) == nil)
    }

    @Test func `amounts of two currencies are never added`() throws {
        let day = try #require(Self.day)
        let moneys = [Money(minorUnits: 100, currency: "USD"), Money(minorUnits: 900, currency: "EUR")]
        let open = try moneys.enumerated().map { number, money in
            OpenInvoice(
                id: Self.id(number), account: nil, office: nil, open: try #require(money), payableOn: day,
                isDisputed: false)
        }
        let due = CashDue(invoices: open, day: day)
        #expect(due.currencies == ["EUR", "USD"])
        #expect(due.balance(in: "USD").open == 100 && due.balance(in: "EUR").open == 900)
        #expect(due.accounts(in: "USD").count == 1 && due.late().isEmpty)
    }
}

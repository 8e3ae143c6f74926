// Why this file exists: what is owed follows from rows that were booked on days. Whoever asks for a day in the past
// must get what was owed then.

import SyncProtocol
import Testing

@testable import LeadToCash

struct ReceivablesTests {
    private typealias I = Invoice.Fields

    private func invoice(
        _ desk: inout FactDesk, _ minor: Int64, _ currency: String = "USD", issued: String, due: String? = nil,
        trigger: String? = nil, state: String = "issued"
    ) -> RecordID {
        desk.add(
            Invoice.kind,
            [
                I.amount: .worth(minor, currency), I.issuedOn: .day(issued), I.dueOn: due.map(Value.day) ?? .null,
                I.triggerOn: trigger.map(Value.day) ?? .null, I.state: .text(state),
            ])
    }

    @discardableResult
    private func pay(
        _ desk: inout FactDesk, _ invoice: RecordID, _ minor: Int64, _ currency: String = "USD", on day: String,
        booked: String? = nil
    ) -> RecordID {
        let payment = desk.add(
            Payment.kind, [Payment.Fields.amount: .worth(minor, currency), Payment.Fields.valueDate: .day(day)])
        return desk.add(
            Allocation.kind,
            [
                Allocation.Fields.payment: .reference(payment), Allocation.Fields.invoice: .reference(invoice),
                Allocation.Fields.amount: .worth(minor, currency), Allocation.Fields.bookedOn: .day(booked ?? day),
            ])
    }

    @Test func `M-23 counts from the trigger to the invoice`() {
        var desk = FactDesk()
        _ = invoice(&desk, 1, issued: "2026-01-11", trigger: "2026-01-01")
        _ = invoice(&desk, 1, issued: "2026-01-05", trigger: "2026-01-03")
        _ = invoice(&desk, 1, issued: "2026-01-05", trigger: "2026-01-09")
        _ = invoice(&desk, 1, issued: "2026-01-05")
        _ = invoice(&desk, 1, issued: "2026-01-05", trigger: "2025-01-01", state: "requested")
        let figure = desk.figure(.billingLag)
        #expect(figure.value == days(2) && figure.count == 3 && figure.clamped == 1)
        #expect(figure["withoutTrigger"] == .count(1))
        #expect(desk.figure(.billingLag, "2025").value == .undefined(.emptySet))
    }

    @Test func `a balance is that of its day`() {
        var desk = FactDesk()
        desk.rate("EUR", "USD", 200_000_000)
        let id = invoice(&desk, 1000, issued: "2026-01-10")
        let wrong = pay(&desk, id, 400, on: "2026-02-01", booked: "2026-02-03")
        desk.add(
            Allocation.kind,
            [
                Allocation.Fields.invoice: .reference(id), Allocation.Fields.amount: .worth(400),
                Allocation.Fields.bookedOn: .day("2026-03-01"), Allocation.Fields.reversalOf: .reference(wrong),
            ])
        pay(&desk, id, 100, "EUR", on: "2026-03-10")
        desk.add(
            CreditNote.kind,
            [
                CreditNote.Fields.invoice: .reference(id), CreditNote.Fields.amount: .worth(50),
                CreditNote.Fields.issuedOn: .day("2026-03-20"),
            ])
        desk.add(
            WriteOff.kind,
            [
                WriteOff.Fields.invoice: .reference(id), WriteOff.Fields.amount: .worth(10),
                WriteOff.Fields.writtenOffOn: .day("2026-04-01"),
            ])
        let ledger = InvoiceLedger(desk.facts, desk.context())
        let open = { (day: String) in ledger.open(0, on: FactDay(onDay(day))).minor }
        #expect(open("2026-01-10") == 1000 && open("2026-02-02") == 1000 && open("2026-02-03") == 600)
        #expect(open("2026-03-01") == 1000 && open("2026-03-10") == 800 && open("2026-03-20") == 750)
        #expect(open("2026-04-01") == 740)
        #expect(!ledger.open(0, on: FactDay(onDay("2026-01-09"))).isKnown)
    }

    @Test func `M-24 is days of billing, and counted back month by month`() {
        var desk = FactDesk()
        _ = invoice(&desk, 300, issued: "2026-01-15")
        _ = invoice(&desk, 400, issued: "2026-02-10")
        let last = invoice(&desk, 200, issued: "2026-03-05")
        pay(&desk, last, 100, on: "2026-03-20")
        let figure = desk.figure(.salesOutstanding, asOf: "2026-03-31")
        // Open 800 of 900 billed since the 1st of January.
        #expect(figure["balance"] == .money(800) && figure["billed"] == .money(900) && figure.value == days(80))
        // March's 200 are 31 days, February's 400 are 28, the last 200 are two thirds of January's 31.
        #expect(figure["countback"] == days(31 * 3 + 28 * 3 + 31 * 2, 3))
        // On the 30th the 90 days begin on 31 December.
        #expect(desk.figure(.salesOutstanding, asOf: "2026-07-31").value == .undefined(.zeroDenominator))
        #expect(FactDesk().figure(.salesOutstanding).value == .undefined(.emptySet))
    }

    @Test func `M-25 sorts by days past due and keeps disputes apart`() {
        var desk = FactDesk()
        _ = invoice(&desk, 1, issued: "2026-01-01", due: "2026-06-30")
        _ = invoice(&desk, 2, issued: "2026-01-01", due: "2026-06-29")
        _ = invoice(&desk, 4, issued: "2026-01-01", due: "2026-05-30")
        _ = invoice(&desk, 8, issued: "2026-01-01", due: "2026-05-01")
        _ = invoice(&desk, 16, issued: "2026-01-01", due: "2026-04-01")
        _ = invoice(&desk, 32, issued: "2026-01-01", due: "2026-01-01")
        _ = invoice(&desk, 64, issued: "2025-06-01")
        let disputed = invoice(&desk, 128, issued: "2026-01-01", due: "2026-02-01")
        desk.add(Dispute.kind, [Dispute.Fields.invoice: .reference(disputed), Dispute.Fields.isOpen: .flag(true)])
        let settled = invoice(&desk, 256, issued: "2026-01-01", due: "2026-06-01")
        let dispute = desk.add(Dispute.kind, [Dispute.Fields.invoice: .reference(settled)])
        desk.set(Dispute.kind, dispute, [Dispute.Fields.state: .text("resolved")])
        let paid = invoice(&desk, 512, issued: "2026-01-01", due: "2026-02-01", state: "paid")
        pay(&desk, paid, 512, on: "2026-03-01")
        let figure = desk.figure(.overdueAgeing, asOf: "2026-06-30")
        #expect(figure["current"] == .money(1) && figure["1-30"] == .money(2 + 256) && figure["31-60"] == .money(4 + 8))
        #expect(figure["61-90"] == .money(16) && figure["91-180"] == .money(32) && figure["181+"] == .money(64))
        #expect(figure["disputed"] == .money(128) && figure.value == .money(2 + 4 + 8 + 16 + 32 + 64 + 256))
        let ratio = desk.figure(.overdueRatio, asOf: "2026-06-30")
        #expect(ratio.value == share(510, 511) && ratio["balance"] == .money(511))
    }

    @Test func `amounts without a rate are named and left out`() {
        var desk = FactDesk()
        _ = invoice(&desk, 100, "EUR", issued: "2026-01-01")
        let id = invoice(&desk, 100, issued: "2026-01-01")
        pay(&desk, id, 100, "GBP", on: "2026-02-01")
        let figure = desk.figure(.overdueAgeing)
        #expect(figure.value == .money(100) && figure.missingRates.map(\.from) == ["EUR", "GBP"])
        #expect(FactDesk().figure(.overdueRatio).value == .undefined(.emptySet))
    }

    @Test func `M-27 says how much of what could be collected was`() {
        var desk = FactDesk()
        let old = invoice(&desk, 1000, issued: "2025-11-01", due: "2025-12-01")
        _ = invoice(&desk, 500, issued: "2026-02-01", due: "2026-03-01")
        _ = invoice(&desk, 300, issued: "2026-03-15", due: "2026-04-15")
        pay(&desk, old, 600, on: "2026-02-01")
        let figure = desk.figure(.collectionEffectiveness, "2026-Q1")
        // Opening 1000, billed 800, closing 1200, of which 300 are not due: 600 of 1500.
        #expect(figure.value == share(600, 1500) && figure["closing"] == .money(1200))
        #expect(figure["opening"] == .money(1000) && figure["closingCurrent"] == .money(300))
        #expect(desk.figure(.collectionEffectiveness, "2024").value == .undefined(.emptySet))
    }

    @Test func `M-28 asks when the money was there, not when it was booked`() {
        var desk = FactDesk()
        func promise(_ invoice: RecordID, _ minor: Int64?, made: String, by day: String) {
            desk.add(
                CollectionAction.kind,
                [
                    CollectionAction.Fields.invoice: .reference(invoice), CollectionAction.Fields.date: .day(made),
                    CollectionAction.Fields.promise: .compound([
                        minor.map(Value.integer) ?? .null, minor == nil ? .null : .text("USD"), .day(day),
                    ]),
                ])
        }
        let kept = invoice(&desk, 1000, issued: "2026-01-01")
        pay(&desk, kept, 400, on: "2026-02-10", booked: "2026-02-20")
        promise(kept, 400, made: "2026-02-01", by: "2026-02-10")
        // Paid before it was promised: that is not this promise.
        promise(kept, 300, made: "2026-02-11", by: "2026-02-15")
        let whole = invoice(&desk, 50, issued: "2026-01-01")
        promise(whole, nil, made: "2026-02-01", by: "2026-02-10")
        promise(whole, nil, made: "2026-02-01", by: "2026-02-12")
        pay(&desk, whole, 50, on: "2026-02-11")
        promise(whole, 50, made: "2026-02-01", by: "2026-05-01")
        #expect(desk.figure(.promiseKept, asOf: "2026-03-31").value == share(2, 4))
        #expect(desk.figure(.promiseKept, "2025").value == .undefined(.emptySet))
    }
}

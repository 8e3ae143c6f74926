// Why this file exists: what was won is a contract, then milestones, invoices and money. There are several of them for
// each deal that was won, and a figure about cash reads them all.

import LeadToCash
import SyncProtocol

extension Company {
    mutating func tellContract(_ deal: Deal) {
        tellGate(deal, "ATC", on: deal.end - 5)
        let contract = add(
            Contract.kind, on: deal.end,
            [
                FieldValue(Contract.Fields.office, .reference(deal.branch.id)),
                FieldValue(Contract.Fields.owner, pick(deal.branch.people)),
                FieldValue(Contract.Fields.opportunity, .reference(deal.id)),
                FieldValue(Contract.Fields.account, deal.account), FieldValue(Contract.Fields.commercial, deal.money),
                FieldValue(Contract.Fields.signedOn, Self.date(deal.end)),
                FieldValue(Contract.Fields.effectiveOn, Self.date(deal.end + 5)),
                FieldValue(Contract.Fields.state, .text(deal.end < Self.today - 400 ? "closed" : "inFulfilment")),
            ])
        for _ in 0..<(1 + below(2)) { tellLine(ContractLine.kind, ContractLine.Fields.contract, contract, deal) }
        if chance(50) { tellLine(OpportunityLine.kind, OpportunityLine.Fields.opportunity, deal.id, deal) }
        tellPrices(deal)
        tellReview(contract)
        tellDelivery(contract, deal)
        tellInvoice(contract, deal, on: deal.end + 5)
        tellInvoice(contract, deal, on: deal.end + 160)
        if chance(15) {
            typealias F = SurveyResponse.Fields
            add(
                SurveyResponse.kind, on: deal.end,
                [
                    FieldValue(F.office, .reference(deal.branch.id)), FieldValue(F.account, deal.account),
                    FieldValue(F.opportunity, .reference(deal.id)), FieldValue(F.date, Self.date(deal.end + 100)),
                    FieldValue(F.score, whole(0..<11)),
                ])
        }
    }

    /// The two kinds of line number their fields differently.
    private mutating func tellLine(_ kind: KindNumber, _ parent: FieldNumber, _ id: RecordID, _ deal: Deal) {
        let isContract = kind == ContractLine.kind
        let quantity: Value = .compound([whole(1..<21), .text("pcs")])
        let price: Value = .compound([whole(80_000..<4_000_000), .text(deal.branch.currency), whole(0..<3000)])
        add(
            kind, on: deal.end,
            [
                FieldValue(parent, .reference(id)),
                FieldValue(isContract ? ContractLine.Fields.product : OpportunityLine.Fields.product, pick(products)),
                FieldValue(isContract ? ContractLine.Fields.quantity : OpportunityLine.Fields.quantity, quantity),
                FieldValue(isContract ? ContractLine.Fields.price : OpportunityLine.Fields.price, price),
            ])
    }

    private mutating func tellPrices(_ deal: Deal) {
        typealias F = PriceRevision.Fields
        add(
            PriceRevision.kind, on: deal.end,
            [
                FieldValue(F.opportunity, .reference(deal.id)), FieldValue(F.number, .integer(1)),
                FieldValue(F.discount, whole(0..<2000)), FieldValue(F.state, .text("approved")),
                FieldValue(F.authorisedDiscountBasis, .integer(1500)),
            ])
        guard chance(30) else { return }
        // A floor has its deal's id.
        tell(
            DealFloor.kind, deal.id,
            [FieldValue(DealFloor.Fields.floorPrice, Self.money(deal.minor * 9 / 10, deal.branch.currency))])
    }

    private mutating func tellReview(_ contract: RecordID) {
        add(
            ContractReview.kind,
            [
                FieldValue(ContractReview.Fields.contract, .reference(contract)),
                FieldValue(ContractReview.Fields.deviations, chance(10) ? .text("liability") : .null),
                FieldValue(ContractReview.Fields.state, .text("submitted")),
            ])
        guard chance(10) else { return }
        add(
            GateCondition.kind,
            [
                FieldValue(GateCondition.Fields.contract, .reference(contract)),
                FieldValue(GateCondition.Fields.closed, .flag(chance(80))),
            ])
    }

    /// Two milestones with a term of payment each, and the project that they belong to.
    private mutating func tellDelivery(_ contract: RecordID, _ deal: Deal) {
        typealias F = Milestone.Fields
        for planned in [deal.end + 60, deal.end + 150] {
            let accepted = planned - 5 + below(20)
            let isDone = accepted < Self.today
            let milestone = add(
                Milestone.kind, on: deal.end,
                [
                    FieldValue(F.office, .reference(deal.branch.id)), FieldValue(F.opportunity, .reference(deal.id)),
                    FieldValue(F.contract, .reference(contract)), FieldValue(F.plannedOn, Self.date(planned)),
                    FieldValue(F.acceptedOn, isDone ? Self.date(accepted) : .null),
                    FieldValue(F.state, .text(isDone ? "accepted" : "planned")),
                ])
            add(
                PaymentTerm.kind, on: deal.end,
                [
                    FieldValue(PaymentTerm.Fields.contract, .reference(contract)),
                    FieldValue(PaymentTerm.Fields.milestone, chance(95) ? .reference(milestone) : .null),
                    FieldValue(PaymentTerm.Fields.dueUpon, .text("accept")),
                ])
            guard isDone else { continue }
            add(
                Acceptance.kind, on: accepted,
                [
                    FieldValue(Acceptance.Fields.milestone, .reference(milestone)),
                    FieldValue(Acceptance.Fields.result, .text(chance(95) ? "accepted" : "rejected")),
                ])
        }
        tellProject(deal)
    }

    private mutating func tellProject(_ deal: Deal) {
        typealias F = DeliveryProject.Fields
        let cost = deal.minor * 7 / 10
        let expected = cost * (90 + below(30)) / 100
        add(
            DeliveryProject.kind, on: deal.end,
            [
                FieldValue(F.office, .reference(deal.branch.id)), FieldValue(F.opportunity, .reference(deal.id)),
                FieldValue(F.baseline, .compound([Self.date(deal.end), Self.date(deal.end + 150)])),
                FieldValue(F.costBaseline, Self.money(cost, deal.branch.currency)),
                FieldValue(F.costForecast, Self.money(expected, deal.branch.currency)),
            ])
    }

    /// An invoice over half of the deal, if its day has come, and what was paid of it.
    private mutating func tellInvoice(_ contract: RecordID, _ deal: Deal, on day: Int) {
        guard day <= Self.today else { return }
        typealias F = Invoice.Fields
        let amount = Self.money(deal.minor / 2, deal.branch.currency)
        let paid = day + 30 + below(40)
        let isPaid = paid <= Self.today && chance(95)
        let invoice = add(
            Invoice.kind, on: day,
            [
                FieldValue(F.office, .reference(deal.branch.id)), FieldValue(F.opportunity, .reference(deal.id)),
                FieldValue(F.contract, .reference(contract)), FieldValue(F.account, deal.account),
                FieldValue(F.amount, amount), FieldValue(F.triggerOn, Self.date(day - below(5))),
                FieldValue(F.issuedOn, Self.date(day)), FieldValue(F.dueOn, Self.date(day + 45)),
                FieldValue(F.state, .text(isPaid ? "paid" : "issued")),
            ])
        if isPaid { tellPayment(invoice, deal, amount, on: paid) }
        if !isPaid || chance(5) { tellPromise(invoice, deal, amount, on: min(day + 50, Self.today)) }
        if chance(2) {
            add(
                CreditNote.kind, on: day,
                [
                    FieldValue(CreditNote.Fields.invoice, .reference(invoice)),
                    FieldValue(CreditNote.Fields.amount, Self.money(deal.minor / 50, deal.branch.currency)),
                    FieldValue(CreditNote.Fields.issuedOn, Self.date(day + 10)),
                ])
        }
        guard chance(1) else { return }
        add(
            Dispute.kind, on: day,
            [
                FieldValue(Dispute.Fields.invoice, .reference(invoice)), FieldValue(Dispute.Fields.isOpen, .flag(true)),
                FieldValue(Dispute.Fields.openedOn, Self.date(day + 40)),
            ])
    }

    private mutating func tellPayment(_ invoice: RecordID, _ deal: Deal, _ amount: Value, on day: Int) {
        typealias F = Allocation.Fields
        let payment = add(
            Payment.kind, on: day,
            [
                FieldValue(Payment.Fields.office, .reference(deal.branch.id)),
                FieldValue(Payment.Fields.account, deal.account), FieldValue(Payment.Fields.amount, amount),
                FieldValue(Payment.Fields.valueDate, Self.date(day)),
            ])
        add(
            Allocation.kind, on: day,
            [
                FieldValue(F.payment, .reference(payment)), FieldValue(F.invoice, .reference(invoice)),
                FieldValue(F.amount, amount), FieldValue(F.bookedOn, Self.date(min(day + below(4), Self.today))),
            ])
    }

    private mutating func tellPromise(_ invoice: RecordID, _ deal: Deal, _ amount: Value, on day: Int) {
        typealias F = CollectionAction.Fields
        add(
            CollectionAction.kind, on: day,
            [
                FieldValue(F.office, .reference(deal.branch.id)), FieldValue(F.opportunity, .reference(deal.id)),
                FieldValue(F.invoice, .reference(invoice)), FieldValue(F.date, Self.date(day)),
                FieldValue(F.promise, .compound(amount.parts + [Self.date(day + 10)])),
            ])
    }
}

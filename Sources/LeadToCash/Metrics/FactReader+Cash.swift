// Why this file exists: from the records of invoices, money and rates to what counts of them.

import SyncProtocol

extension FactReader {
    mutating func readInvoice(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Invoice.Fields
        var (place, row) = facts.invoices.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.contract: row.contract = contract(item.value)
            case F.account: row.account = account(item.value)
            case F.amount: row.amount = money(item.value)
            case F.triggerOn: row.triggerOn = Self.day(item.value)
            case F.issuedOn: row.issuedOn = Self.day(item.value)
            case F.dueOn: row.dueOn = Self.day(item.value)
            case F.state: row.state = Self.choice(item.value, else: .unsaid)
            case F.isDisputed: row.isDisputed = item.value.isTrue
            default: break
            }
        }
        facts.write(row, at: place)
    }

    mutating func readCreditNote(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = CreditNote.Fields
        var (place, row) = facts.reliefs.open(id)
        for item in values {
            switch item.field {
            case F.invoice: row.invoice = invoice(item.value)
            case F.amount: row.amount = money(item.value)
            case F.issuedOn: row.on = Self.day(item.value)
            default: break
            }
        }
        facts.write(row, at: place)
    }

    mutating func readWriteOff(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = WriteOff.Fields
        var (place, row) = facts.reliefs.open(id)
        for item in values {
            switch item.field {
            case F.invoice: row.invoice = invoice(item.value)
            case F.amount: row.amount = money(item.value)
            case F.writtenOffOn: row.on = Self.day(item.value)
            default: break
            }
        }
        facts.write(row, at: place)
    }

    mutating func readPayment(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Payment.Fields
        var (place, row) = facts.payments.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.account: row.account = account(item.value)
            case F.amount: row.amount = money(item.value)
            case F.valueDate: row.valueDate = Self.day(item.value)
            default: break
            }
        }
        facts.payments.rows[place] = row
    }

    mutating func readAllocation(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Allocation.Fields
        var (place, row) = facts.allocations.open(id)
        for item in values {
            switch item.field {
            case F.payment: row.payment = item.value.asReference.map { facts.payments.claim($0) } ?? -1
            case F.invoice: row.invoice = invoice(item.value)
            case F.amount: row.amount = money(item.value)
            case F.bookedOn: row.bookedOn = Self.day(item.value)
            case F.reversalOf: row.isReversal = !item.value.isEmpty
            default: break
            }
        }
        facts.write(row, at: place)
    }

    mutating func readPromise(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = CollectionAction.Fields
        var (place, row) = facts.promises.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.invoice: row.invoice = invoice(item.value)
            case F.date: row.madeOn = Self.day(item.value)
            case F.promise:
                row.amount = money(item.value)
                row.promisedOn = item.value.parts.count > 2 ? Self.day(item.value.parts[2]) : .none
            default: break
            }
        }
        facts.promises.rows[place] = row
    }

    mutating func readDispute(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Dispute.Fields
        var (place, row) = facts.disputes.open(id)
        for item in values {
            switch item.field {
            case F.contract: row.contract = contract(item.value)
            case F.invoice: row.invoice = invoice(item.value)
            case F.openedOn: row.openedOn = Self.day(item.value)
            case F.closedOn: row.closedOn = Self.day(item.value)
            case F.state: row.isStateOpen = ["", "open"].contains(item.value.asText ?? "")
            case F.isOpen: row.isHeldOpen = item.value.isTrue
            default: break
            }
        }
        facts.disputes.rows[place] = row
    }

    mutating func readRate(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = FxRate.Fields
        var (place, row) = facts.rates.open(id)
        for item in values {
            switch item.field {
            case F.from: row.from = currency(item.value)
            case F.to: row.to = currency(item.value)
            case F.date: row.date = Self.day(item.value)
            case F.rateE8: row.rateE8 = item.value.asInteger ?? 0
            default: break
            }
        }
        facts.rates.rows[place] = row
    }
}

// Why this file exists: what counts of invoices and of what settles them.

import SyncProtocol

public enum InvoiceState: String, Sendable, CaseIterable {
    case unsaid = ""
    case requested, issued, delivered, partlyPaid, paid, credited, writtenOff
}

/// An invoice, tax included.
public struct InvoiceFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var deal: Int32 = -1
    public var contract: Int32 = -1
    public var account: Int32 = -1
    public var amount = FactMoney.none
    public var triggerOn = FactDay.none
    public var issuedOn = FactDay.none
    public var dueOn = FactDay.none
    public var state = InvoiceState.unsaid
    public var isDisputed = false
    public init() {}

    /// The day by which it is to be paid; that of its issue if it names none.
    public var payableOn: FactDay { dueOn.isKnown ? dueOn : issuedOn }

    func isIssued(by day: FactDay) -> Bool {
        isPresent && issuedOn.isKnown && issuedOn <= day && amount.isKnown && !(state == .requested)
    }
}

/// What an invoice claims no more: a credit note or a write-off.
public struct ReliefFact: Fact {
    public var isPresent = false
    public var invoice: Int32 = -1
    public var amount = FactMoney.none
    public var on = FactDay.none
    public init() {}
}

/// Money in the bank.
public struct PaymentFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var account: Int32 = -1
    public var amount = FactMoney.none
    public var valueDate = FactDay.none
    public init() {}
}

/// A part of a payment that settles an invoice, or takes back such a part.
public struct AllocationFact: Fact {
    public var isPresent = false
    public var payment: Int32 = -1
    /// −1 where the money lies unapplied.
    public var invoice: Int32 = -1
    public var amount = FactMoney.none
    public var bookedOn = FactDay.none
    public var isReversal = false
    public init() {}
}

/// A customer's promise to pay.
public struct PromiseFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var deal: Int32 = -1
    public var invoice: Int32 = -1
    public var madeOn = FactDay.none
    public var promisedOn = FactDay.none
    public var amount = FactMoney.none
    public init() {}
}

/// A dispute about an invoice or a contract.
public struct DisputeFact: Fact {
    public var isPresent = false
    public var contract: Int32 = -1
    public var invoice: Int32 = -1
    public var openedOn = FactDay.none
    public var closedOn = FactDay.none
    public var isStateOpen = true
    /// Whoever opened it set this, and only finance clears it.
    public var isHeldOpen = false
    public init() {}

    var isOpen: Bool { isPresent && (isStateOpen || isHeldOpen) }
}

/// A rate that HQ fixed: one major unit of `from` in major units of `to`, times 10⁸.
public struct FxRateFact: Fact {
    public var isPresent = false
    public var from: Int16 = -1
    public var to: Int16 = -1
    public var date = FactDay.none
    public var rateE8: Int64 = 0
    public init() {}
}

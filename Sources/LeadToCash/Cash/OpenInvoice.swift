// Why this file exists: what is owed, and how late it is, is one thing on the page of those who collect and in the
// figures. So the same days, the same buckets and the same idea of a dispute stand behind both.

import SyncProtocol

/// An invoice of which something is open, as M-25 counts it.
package struct OpenInvoice: Hashable, Sendable {
    package let id: RecordID
    package let account: RecordID?
    package let office: RecordID?
    package let open: Money
    /// The day by which it is to be paid; that of its issue if it names none.
    package let payableOn: CivilDate
    package let isDisputed: Bool

    package init(
        id: RecordID, account: RecordID?, office: RecordID?, open: Money, payableOn: CivilDate, isDisputed: Bool
    ) {
        self.id = id
        self.account = account
        self.office = office
        self.open = open
        self.payableOn = payableOn
        self.isDisputed = isDisputed
    }

    /// Nil if nothing is open of it on a day, or it was not issued by then.
    /// - Parameters:
    ///   - settled: minor units that were credited, written off and paid.
    ///   - isDisputed: whether a dispute about it is open; its own mark counts, too.
    package init?(
        _ id: RecordID, _ values: [FieldNumber: Value], settled: Int64, isDisputed: Bool, on day: CivilDate
    ) {
        typealias Fields = Invoice.Fields
        guard let gross = Book.money(values[Fields.amount] ?? .null), values[Fields.state] != .text("requested"),
            let issued = values[Fields.issuedOn]?.asDate, issued <= day
        else { return nil }
        let (open, overflow) = gross.minorUnits.subtractingReportingOverflow(settled)
        guard !overflow, open != 0 else { return nil }
        self.init(
            id: id, account: values[Fields.account]?.asReference, office: values[Fields.office]?.asReference,
            open: gross.with(open), payableOn: values[Fields.dueOn]?.asDate ?? issued,
            isDisputed: isDisputed || values[Fields.isDisputed]?.isTrue == true)
    }

    /// The states in which something can be open of an invoice; empty for one that says none.
    package static let states: [Value] = [.text("issued"), .text("delivered"), .text("partlyPaid"), .null]

    // MARK: How late

    /// `current`, `1-30` and so on, the youngest first.
    package static let buckets = Receivables.buckets

    package func daysPastDue(on day: CivilDate) -> Int64 { Int64(day.days) - Int64(payableOn.days) }

    /// Its place in ``buckets``.
    package func bucket(on day: CivilDate) -> Int { Receivables.bucket(daysPastDue(on: day)) }

    // MARK: What settles it and what disputes it

    /// What a credit note or a write-off takes off an invoice; nil for other kinds and where it does not say.
    package static func relief(
        _ kind: KindNumber, _ values: [FieldNumber: Value]
    ) -> (invoice: RecordID, minorUnits: Int64)? {
        let fields: (invoice: FieldNumber, amount: FieldNumber)
        switch kind {
        case CreditNote.kind: fields = (CreditNote.Fields.invoice, CreditNote.Fields.amount)
        case WriteOff.kind: fields = (WriteOff.Fields.invoice, WriteOff.Fields.amount)
        default: return nil
        }
        guard let invoice = values[fields.invoice]?.asReference, let amount = Book.money(values[fields.amount] ?? .null)
        else { return nil }
        return (invoice, amount.minorUnits)
    }

    /// The invoice that an open dispute is about; nil for a closed one and for one about something else.
    package static func disputed(_ values: [FieldNumber: Value]) -> RecordID? {
        isOpen(dispute: values) ? values[Dispute.Fields.invoice]?.asReference : nil
    }

    /// Whether a dispute is open: it is until finance closes it, whatever its state shows.
    package static func isOpen(dispute values: [FieldNumber: Value]) -> Bool {
        values[Dispute.Fields.closedOn]?.asDate == nil || values[Dispute.Fields.isOpen]?.isTrue == true
    }
}

// Why this file exists: a building site on which nothing moves and for which nobody pays costs more every week, and no
// single late milestone or invoice says so.

import SyncProtocol

/// A contract in force on which nothing was signed, finished, accepted or paid for a while.
public struct StalledProject: Sendable {
    public let contract: RecordKey
    /// When something last came about.
    public let since: CivilDate
    public let days: Int
    /// What is open on its invoices, one amount for each currency.
    public let unpaid: [Money]

    /// After how many days a project counts as stalled.
    public static let usualDays = 30

    /// From its registration until it is settled, which means that all is invoiced and paid.
    private static let unsettled: Set<String> = ["effective", "inFulfilment", "fulfilled"]

    /// - Returns: nil if it is under way, paid for, not in force, or nothing of it has a day.
    public init?(
        _ contract: RecordKey, on today: CivilDate, after days: Int = StalledProject.usualDays, _ ground: any Ground
    ) throws {
        let book = Book(ground)
        guard Self.unsettled.contains(try book.text(Contract.Fields.state, contract)) else { return nil }
        let invoices = try book.keys(Invoice.kind, Invoice.Fields.contract, contract.id)
        guard let last = try Self.lastMove(contract, invoices, book) else { return nil }
        let idle = Int(today.days) - Int(last.days)
        guard idle >= days else { return nil }
        self.contract = contract
        self.days = idle
        since = last
        unpaid = try Self.unpaid(invoices, book)
    }

    /// The last day on which something came about that brings the money nearer.
    private static func lastMove(_ contract: RecordKey, _ invoices: [RecordKey], _ book: Book) throws -> CivilDate? {
        var days = [
            try book.date(Contract.Fields.signedOn, contract), try book.date(Contract.Fields.effectiveOn, contract),
        ]
        for milestone in try book.keys(Milestone.kind, Milestone.Fields.contract, contract.id) {
            days.append(try book.date(Milestone.Fields.actualOn, milestone))
            days.append(try book.date(Milestone.Fields.acceptedOn, milestone))
        }
        for invoice in invoices {
            days.append(try book.date(Invoice.Fields.issuedOn, invoice))
            for row in try book.keys(Allocation.kind, Allocation.Fields.invoice, invoice.id) {
                days.append(try book.date(Allocation.Fields.bookedOn, row))
            }
        }
        return days.compactMap { $0 }.max()
    }

    private static func unpaid(_ invoices: [RecordKey], _ book: Book) throws -> [Money] {
        var open: [String: [Int64]] = [:]
        for invoice in invoices {
            guard try book.money(Invoice.Fields.amount, invoice) != nil else { continue }
            let balance = try InvoiceBalance(invoice, book)
            if balance.open > 0 { open[balance.gross.currency, default: []].append(balance.open) }
        }
        return try open.sorted { $0.key < $1.key }.compactMap { currency, amounts in
            Money(minorUnits: try Sum.of(amounts, "What is open"), currency: currency)
        }
    }
}

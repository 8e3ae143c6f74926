// Why this file exists: every page about money is made of the same few things: facts, tables that add up, and buttons.
// Templates read these values and nothing else.

import LeadToCash

/// A value in a table or a fact. Nothing in it is optional: a template that finds nothing looks further out.
struct CashCell: Sendable, Hashable {
    let text: String
    let hasLink: Bool
    let link: String
    let isNumber: Bool
    let hasBadge: Bool
    let badge: String
    let tone: String
    let hasButton: Bool
    let button: CashButton

    init(
        _ text: String, link: String? = nil, isNumber: Bool = false, badge: BadgeModel? = nil,
        button: CashButton? = nil
    ) {
        self.text = text
        hasLink = link != nil
        self.link = link ?? ""
        self.isNumber = isNumber
        hasBadge = badge != nil
        self.badge = badge?.word ?? ""
        tone = badge?.tone ?? ""
        hasButton = button != nil
        self.button = button ?? CashButton(path: "", label: "", fields: [])
    }

    static let nothing = CashCell("")

    /// An amount, or a figure that stands at the right of its column.
    static func number(_ text: String) -> CashCell { CashCell(text, isNumber: true) }
}

/// A form that is no more than a button.
struct CashButton: Sendable, Hashable {
    let path: String
    let label: String
    let fields: [CashField]
}

/// What a form sends without showing it.
struct CashField: Sendable, Hashable {
    let name: String
    let value: String
}

struct CashFact: Sendable, Hashable {
    let label: String
    let cell: CashCell
}

struct CashHead: Sendable, Hashable {
    let label: String
    let isNumber: Bool
}

struct CashRow: Sendable, Hashable {
    let first: CashCell
    let cells: [CashCell]
}

/// Rows and, below them, what they come to.
struct CashTable: Sendable, Hashable {
    let id: String
    let heading: String
    let hasNote: Bool
    let note: String
    let heads: [CashHead]
    let hasRows: Bool
    let rows: [CashRow]
    /// Said where there are no rows.
    let nothing: String
    let hasSums: Bool
    let sums: CashRow

    init(
        id: String, heading: String, heads: [CashHead], rows: [CashRow], nothing: String, sums: CashRow? = nil,
        note: String? = nil
    ) {
        self.id = id
        self.heading = heading
        hasNote = note != nil
        self.note = note ?? ""
        self.heads = heads
        hasRows = !rows.isEmpty
        self.rows = rows
        self.nothing = nothing
        hasSums = sums != nil
        self.sums = sums ?? CashRow(first: .nothing, cells: [])
    }
}

/// Something in a select.
struct CashOption: Sendable, Hashable {
    let value: String
    let label: String
    let isChosen: Bool
}

/// A part of the pages about money.
struct CashTab: Sendable, Hashable {
    let path: String
    let label: String
    let isHere: Bool
}

extension InvoiceBalance {
    /// Minor units of the invoice's currency, for people.
    func amount(_ minorUnits: Int64) -> String { CashDue.text(Int128(minorUnits), gross.currency) }
}

extension PaymentBalance {
    /// Minor units of the payment's currency, for people.
    func amount(_ minorUnits: Int64) -> String { CashDue.text(Int128(minorUnits), amount.currency) }
}

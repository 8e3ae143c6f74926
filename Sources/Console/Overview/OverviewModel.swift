// Why this file exists: the page, its file for spreadsheets and their tests read the same few values; templates see
// nothing else.

import LeadToCash

/// All that the overview's template can name.
struct OverviewContent {
    let page: OverviewModel
    let w: [String: String]
}

/// The whole page. Names differ from level to level, because a template that finds nothing looks further out.
struct OverviewModel {
    struct Tab {
        let tabPath: String
        let tabName: String
        let isHere: Bool
    }

    struct Offer {
        let word: String
        let offered: String
        let isChosen: Bool
    }

    struct Crumb {
        /// Nil for where one is.
        let crumbPath: String?
        let crumbName: String
    }

    let title: String
    let stamp: String
    let problem: String?
    let action: String
    let exportPath: String
    let tabs: [Tab]
    let crumbs: [Crumb]
    let scopes: OverviewOffers
    let periods: OverviewOffers
    let currencies: OverviewOffers
    /// A period that is not among those offered.
    let span: String
    let groups: [OverviewGroup]
    /// Where a person's deals are listed.
    let dealsPath: String?
}

/// Figures that belong together, and what they are made of.
struct OverviewGroup {
    let groupID: String
    let heading: String
    let lead: String?
    let cards: [OverviewCard]
    let hasCards: Bool
    let bodies: [OverviewBody]
    let hasBodies: Bool

    init(
        _ id: String, _ heading: String, lead: String? = nil, cards: [OverviewCard] = [], bodies: [OverviewBody] = []
    ) {
        groupID = "overview-\(id)"
        self.heading = heading
        self.lead = lead
        self.cards = cards
        hasCards = !cards.isEmpty
        self.bodies = bodies
        hasBodies = !bodies.isEmpty
    }
}

/// One figure.
struct OverviewCard {
    let cardID: String
    let code: String
    let name: String
    let value: String
    let why: String?
    let stamp: String
    let formula: String
    let parts: [OverviewPart]
    let hasParts: Bool
    /// For the file.
    let figure: Figure?
}

struct OverviewPart {
    let partName: String
    let partValue: String
    let plain: OverviewPlain
}

/// A chart, a table, or both.
struct OverviewBody {
    let bodyTitle: String?
    let chart: String?
    let table: OverviewTable?
    let nothing: String?

    init(_ title: String? = nil, chart: String? = nil, table: OverviewTable? = nil, nothing: String? = nil) {
        bodyTitle = title
        self.chart = chart
        self.table = table
        self.nothing = nothing
    }
}

struct OverviewTable {
    struct Heading {
        let column: String
        let isNumeric: Bool
    }

    let caption: String
    let headings: [Heading]
    let rows: [OverviewRow]

    /// - Parameter texts: the columns that hold words and no numbers, counted from 0; the first always does.
    init(_ caption: String, _ columns: [String], texts: Set<Int> = [], rows: [OverviewRow]) {
        self.caption = caption
        headings = columns.enumerated().map { Heading(column: $1, isNumeric: $0 > 0 && !texts.contains($0)) }
        self.rows = rows
    }
}

struct OverviewRow {
    let rowName: String
    let rowPath: String?
    let cells: [OverviewCell]

    init(_ name: String, path: String? = nil, _ cells: [OverviewCell]) {
        rowName = name
        rowPath = path
        self.cells = cells
    }
}

struct OverviewCell {
    let text: String
    let isNumber: Bool
    /// `good`, `warn`, `bad`, `info`; of a cell that is a badge.
    let tone: String?
    let plain: OverviewPlain

    init(_ text: String, isNumber: Bool = false, tone: String? = nil, _ plain: OverviewPlain = .none) {
        self.text = text
        self.isNumber = isNumber
        self.tone = tone
        self.plain = plain
    }
}

/// A number as programs read it.
struct OverviewPlain: Hashable, Sendable {
    /// `1050000.00`; empty where there is none.
    let number: String
    /// `USD`, `%`, `days`.
    let unit: String

    static let none = OverviewPlain(number: "", unit: "")
}

// Why this file exists: what stands beside what on a tab is decided in one place for each; how figures become cards and
// rows of scopes is the same on all of them.

import LeadToCash
import SyncProtocol

/// Puts the figures of a question together as a tab shows them.
struct OverviewGroups {
    let telling: OverviewTelling
    let links: OverviewLinks
    let kept: Reckoning
    let overview: Overview
    /// Nil while it is still being made.
    let counted: Reckoning?
    let swept: Reckoning?

    func of(_ tab: OverviewTab) -> [OverviewGroup] {
        switch tab {
        case .customer: customer
        case .process: process
        case .performance: performance
        }
    }

    var language: Language { telling.language }
    var currency: String { kept.currency }
    var inMoney: Figures { .money(currency, language) }
    var inCounts: Figures { .count(language) }

    func word(_ key: String) -> String { telling.word(key) }

    // MARK: Figures

    /// Figures that there cannot be for this scope are left out.
    func cards(_ codes: [MetricCode]) -> [OverviewCard] {
        codes.compactMap { code in
            if let figure = figure(code) { return telling.card(figure) }
            if code == .conflictRate { return swept == nil ? telling.card(awaited: code) : nil }
            return counted == nil && links.tab.counted.contains(code) ? telling.card(awaited: code) : nil
        }
    }

    func figure(_ code: MetricCode) -> Figure? {
        kept.figure(code) ?? counted?.figure(code) ?? swept?.figure(code)
    }

    /// What to say in place of something that is made of what is counted.
    func missing(_ key: String) -> String { word(counted == nil ? "overviewAwaited" : key) }

    // MARK: What lies below

    /// A row for a scope below, with the way there.
    func row(_ row: Overview.Row, _ cells: [OverviewCell]) -> OverviewRow {
        OverviewRow(name(row.scope), path: links.path(scope: row.scope), cells)
    }

    func name(_ scope: MetricScope) -> String {
        scope.record.map { telling.name($0) } ?? word("overviewCompany")
    }

    func money(_ value: FigureValue) -> OverviewCell { telling.cell(value, currency) }

    /// Basis points; nil of what is no share.
    static func basisPoints(_ value: FigureValue) -> Int64? { value.ratio?.rounded(times: 10_000) }
}

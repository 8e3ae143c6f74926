// Why this file exists: from figures, names and what was chosen to the page is a function without a server, so that a
// test can hold every number on the page against the figure it comes from.

import LeadToCash
import SyncProtocol

/// A tab of the overview with all that is on it.
struct OverviewSheet: Sendable {
    let tab: OverviewTab
    let scopes: OverviewScopes
    let filter: OverviewFilter
    let language: Language
    let names: [RecordKey: String]
    let kept: Reckoning
    let overview: Overview
    let counted: Reckoning?
    let swept: Reckoning?

    private var links: OverviewLinks { OverviewLinks(tab: tab, scope: scopes.chosen, filter: filter) }

    private var telling: OverviewTelling {
        var names = names
        for place in scopes.places + scopes.trail { if let key = place.scope.record { names[key] = place.name } }
        return OverviewTelling(language: language, names: names)
    }

    var groups: [OverviewGroup] {
        OverviewGroups(
            telling: telling, links: links, kept: kept, overview: overview, counted: counted, swept: swept
        ).of(tab)
    }

    /// The records that a page names.
    static func named(_ kept: Reckoning, _ counted: Reckoning?) -> Set<RecordKey> {
        let figures = kept.figures + (counted?.figures ?? [])
        var keys = figures.flatMap { OverviewTelling.shown($0).compactMap(\.record) }
        keys += kept.overview?.rows.compactMap(\.scope.record) ?? []
        keys += OverviewGroups.freshOffices(kept.figure(.dataFreshness)).map(\.key)
        keys += OverviewGroups.newcomers(counted?.figure(.newHireRamp)).map(\.key)
        keys += OverviewGroups.lowestScores(counted?.figure(.satisfaction)).map(\.key)
        keys += counted?.standing?.named ?? []
        return Set(keys)
    }

    // MARK: The page

    var model: OverviewModel {
        let (telling, links) = (telling, links)
        var deals: String?
        if case .user(let id) = scopes.chosen { deals = OverviewLinks.deals(of: id) }
        return OverviewModel(
            title: scopes.trail.last.map { placeName($0, telling) } ?? telling.word("overview"), stamp: stamp,
            problem: filter.problem.map { telling.word($0) }, action: "/overview/\(tab.rawValue)",
            exportPath: links.path(isExport: true), tabs: tabs(telling, links), crumbs: crumbs(telling, links),
            scopes: OverviewOffers(offers: scopeOffers(telling)),
            periods: OverviewOffers(offers: periodOffers(telling)),
            currencies: OverviewOffers(offers: currencyOffers(telling)),
            span: isOffered ? "" : filter.period ?? "", groups: groups, dealsPath: deals)
    }

    /// What all figures of the page have in common.
    var stamp: String {
        let telling = telling
        let pipeline = kept.figure(.openPipeline)
        let period = kept.period
        let span = "\(period.start)..\(period.end)"
        let parts = [
            telling.asOf(kept.asOf, kept.now),
            "\(telling.word("overviewPeriod")) \(period.name == span ? span : "\(period.name) (\(span))")",
            "\(telling.word("overviewCoverage")) \(telling.coverage(pipeline?.coverage))",
            "\(telling.word("overviewInDispute")) \(pipeline.map { telling.dispute($0) } ?? "—")",
            "\(telling.word("overviewRates")) \(kept.currency) \(overview.rateDate)",
        ]
        return parts.joined(separator: " · ")
    }

    private func tabs(_ telling: OverviewTelling, _ links: OverviewLinks) -> [OverviewModel.Tab] {
        let words = [
            (OverviewTab.customer, "overviewCustomer"), (.process, "overviewProcess"),
            (.performance, "overviewPerformance"),
        ]
        return words.map { tab, key in
            OverviewModel.Tab(tabPath: links.path(tab), tabName: telling.word(key), isHere: tab == self.tab)
        }
    }

    private func crumbs(_ telling: OverviewTelling, _ links: OverviewLinks) -> [OverviewModel.Crumb] {
        scopes.trail.map { place in
            OverviewModel.Crumb(
                crumbPath: place.scope == scopes.chosen ? nil : links.path(scope: place.scope),
                crumbName: placeName(place, telling))
        }
    }

    private func placeName(_ place: OverviewScopes.Place, _ telling: OverviewTelling) -> String {
        place.scope == .company ? telling.word("overviewCompany") : place.name
    }

    // MARK: What can be chosen

    private func scopeOffers(_ telling: OverviewTelling) -> [OverviewModel.Offer] {
        var places = scopes.places
        if let here = scopes.trail.last, !places.contains(where: { $0.scope == here.scope }) { places.append(here) }
        return places.map { place in
            let name = placeName(place, telling)
            let kind = Labels.kind(place.scope.word, in: language)
            return OverviewModel.Offer(
                word: OverviewScopes.text(place.scope), offered: place.scope == .company ? name : "\(kind): \(name)",
                isChosen: place.scope == scopes.chosen)
        }
    }

    private var periods: [String] { OverviewFilter.periods(kept.asOf, fiscalMonth: scopes.fiscalMonth) }

    private var isOffered: Bool { filter.period.map { periods.contains($0) } ?? true }

    private func periodOffers(_ telling: OverviewTelling) -> [OverviewModel.Offer] {
        let names = periods
        let years = names.filter { $0.utf8.count == 4 }
        var notes: [String: String] = [:]
        if names.count > 1 { notes[names[1]] = telling.word("overviewLastQuarter") }
        for (year, key) in zip(years, ["overviewThisYear", "overviewLastYear"]) { notes[year] = telling.word(key) }
        let usual = names.first ?? ""
        let first = OverviewModel.Offer(
            word: "", offered: "\(usual) · \(telling.word("overviewThisQuarter"))",
            isChosen: filter.period == nil || filter.period == usual)
        return [first]
            + names.dropFirst().map { name in
                OverviewModel.Offer(
                    word: name, offered: notes[name].map { "\(name) · \($0)" } ?? name,
                    isChosen: name == filter.period)
            }
    }

    private func currencyOffers(_ telling: OverviewTelling) -> [OverviewModel.Offer] {
        let codes = Set(scopes.currencies).union([filter.currency].compactMap { $0 }).sorted()
        let own = OverviewModel.Offer(
            word: "", offered: telling.word("overviewOwnCurrency"), isChosen: filter.currency == nil)
        return [own] + codes.map { OverviewModel.Offer(word: $0, offered: $0, isChosen: $0 == filter.currency) }
    }
}

// Why this file exists: what stands behind the question mark of the overview is foreign text. It becomes a question
// that can be answered, or one sentence that says how to ask.

import LeadToCash
import SyncProtocol

/// For when and in which currency somebody asks.
struct OverviewFilter: Hashable, Sendable {
    /// As a period is named; nil for the quarter of the day.
    let period: String?
    /// ISO 4217; nil for the scope's own.
    let currency: String?
    /// What was typed and makes no sense: the key of a sentence.
    let problem: String?

    /// Characters of a period at most: `2026-01-15..2026-02-03`.
    private static let longestPeriod = 22

    init(_ query: FormFields) {
        let period = query["span"] ?? query["period"]
        let currency = query["currency"]?.uppercased()
        let isPeriod = period.map { $0.utf8.count <= Self.longestPeriod && MetricPeriod($0) != nil } ?? true
        let isCurrency = currency.map { Currency.exponent(of: $0) != nil } ?? true
        self.period = isPeriod ? period : nil
        self.currency = isCurrency ? currency : nil
        problem = isPeriod ? isCurrency ? nil : "overviewNoCurrency" : "overviewNoPeriod"
    }

    init(period: String?, currency: String?) {
        self.period = period
        self.currency = currency
        problem = nil
    }

    /// The last eight quarters, the one of the day first, and this year and the last.
    static func periods(_ today: CivilDate, fiscalMonth: Int) -> [String] {
        var quarters: [String] = []
        var day: CivilDate? = today
        while quarters.count < 8, let known = day,
            let quarter = MetricPeriod.quarter(of: known, fiscalStartMonth: fiscalMonth)
        {
            quarters.append(quarter.name)
            day = CivilDate(days: Int64(quarter.start.days) - 1)
        }
        var years: [String] = []
        for name in quarters.map({ String($0.prefix(4)) }) where !years.contains(name) { years.append(name) }
        return quarters + years.prefix(2)
    }
}

/// Addresses of the overview that keep what was chosen.
struct OverviewLinks: Sendable {
    let tab: OverviewTab
    let scope: MetricScope
    let filter: OverviewFilter

    func path(_ tab: OverviewTab? = nil, scope: MetricScope? = nil, isExport: Bool = false) -> String {
        let fields = [
            ("scope", OverviewScopes.text(scope ?? self.scope)), ("period", filter.period ?? ""),
            ("currency", filter.currency ?? ""),
        ]
        let query = FormFields(fields.filter { !$0.1.isEmpty }).encoded()
        return "/overview/\((tab ?? self.tab).rawValue)" + (isExport ? "/export" : "") + "?" + query
    }

    /// A person's open deals.
    static func deals(of person: RecordID) -> String {
        "/opportunities?" + FormFields([("owner", person.description), ("outcome", "open")]).encoded()
    }
}

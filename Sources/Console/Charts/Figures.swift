// Why this file exists: the same chart shows money, days and percentages. What a whole number stands for, and how it is
// said, is passed in; no floating point number is ever printed.

import LeadToCash

/// How the whole numbers of a chart are said.
package struct Figures: Sendable {
    /// On axes and beside marks.
    private let short: @Sendable (Int64) -> String
    /// In the table and when a mark is pointed at.
    private let exact: @Sendable (Int64) -> String

    package init(short: @escaping @Sendable (Int64) -> String, exact: @escaping @Sendable (Int64) -> String) {
        self.short = short
        self.exact = exact
    }

    /// Minor units of an ISO 4217 currency; whole numbers if ISO 4217 does not list it.
    package static func money(_ currency: String, _ language: Language) -> Figures {
        let form = ShortForm(decimals: Currency.exponent(of: currency) ?? 0, language: language)
        return Figures(
            short: { form.text($0) },
            exact: { Money(minorUnits: $0, currency: currency)?.description ?? Figures.grouped($0) })
    }

    /// Things that are counted, or a measure in whole units.
    package static func count(_ language: Language) -> Figures {
        let form = ShortForm(language: language)
        return Figures(short: { form.text($0) }, exact: { Figures.grouped($0) })
    }

    /// Basis points: 1250 is 12.5 %.
    package static let percent = Figures(short: { Figures.percentText($0) }, exact: { Figures.percentText($0) })

    /// Hundredths, as of days or of a score: 250 is 2.5.
    package static func hundredths(_ language: Language) -> Figures {
        let form = ShortForm(decimals: 2, language: language)
        return Figures(
            short: { form.text($0) },
            exact: { FigureText.Figure(number: $0, unit: "score", currency: nil).text })
    }

    /// `12.5 %` of 1250.
    static func percentText(_ basisPoints: Int64) -> String { FigureText.percent(basisPoints) }

    /// `1,234` of 1234.
    static func grouped(_ number: Int64) -> String {
        (number < 0 ? "-" : "") + Money.group(String(number.magnitude))
    }

    // MARK: Sums

    /// A sum that 64 bits do not hold is said to be beyond the last number that they do.
    func shortText(_ sum: Int128) -> String { bound(sum) + short(Int64(clamping: sum)) }

    func exactText(_ sum: Int128) -> String { bound(sum) + exact(Int64(clamping: sum)) }

    /// What is not known is a dash.
    func exactText(_ sum: Int128?) -> String { sum.map { exactText($0) } ?? "–" }

    private func bound(_ sum: Int128) -> String {
        guard Int64(exactly: sum) == nil else { return "" }
        return sum < 0 ? "< " : "> "
    }
}

// Why this file exists: a number without its day, its coverage and what of it is in dispute is a rumour. No figure gets
// onto the page but through here, where these are put beside it.

import LeadToCash
import SyncProtocol

/// Says figures in the reader's language.
struct OverviewTelling {
    let language: Language
    /// What the records are called that the reader may see.
    let names: [RecordKey: String]

    /// Parts of a figure that are shown.
    static let mostParts = 12
    /// Rows of a table at most.
    static let mostRows = 200

    func word(_ key: String) -> String { PageWords.text(key, in: language) }

    /// What a record is called, if it is the reader's to see.
    func name(_ key: RecordKey) -> String { names[key] ?? word("overviewHidden") }

    func stage(_ word: String) -> String { choice(word, Opportunity.kind, Opportunity.Fields.stage) }

    func choice(_ word: String, _ kind: KindNumber, _ field: FieldNumber) -> String {
        guard let kind = LeadToCash.schema.kind(kind), let field = kind.field(field), !word.isEmpty else {
            return word.isEmpty ? self.word("none") : word
        }
        return Labels.choice(word, of: field, in: kind, language: language)
    }

    // MARK: Numbers

    /// `1,050,000.00 USD`, `63.15 %`, `57.00 days`, `—`
    func text(_ value: FigureValue, _ currency: String?) -> String {
        let text = value.text(currency: currency)
        switch value {
        case .days: return "\(text) \(word("overviewDays"))"
        case .months: return "\(text) \(word("overviewMonths"))"
        default: return text
        }
    }

    func cell(_ value: FigureValue, _ currency: String?) -> OverviewCell {
        OverviewCell(text(value, currency), isNumber: true, Self.plain(value, currency))
    }

    func cell(_ count: Int) -> OverviewCell { cell(.count(Int64(count)), nil) }

    /// As spreadsheets read it: no commas, shares as fractions of 1.
    static func plain(_ value: FigureValue, _ currency: String?) -> OverviewPlain {
        switch value {
        case .count(let number): OverviewPlain(number: String(number), unit: "")
        case .money(let minor):
            OverviewPlain(
                number: Money(minorUnits: minor, currency: currency ?? "")?.amount(grouped: false) ?? String(minor),
                unit: currency ?? "")
        case .percent(let ratio), .ratio(let ratio), .score(let ratio):
            OverviewPlain(number: ratio.decimal(6), unit: "")
        case .days(let ratio): OverviewPlain(number: ratio.decimal(6), unit: "days")
        case .months(let ratio): OverviewPlain(number: ratio.decimal(6), unit: "months")
        case .undefined: .none
        }
    }

    // MARK: Figures

    /// A figure with all that there is to say about it.
    func card(_ figure: Figure) -> OverviewCard {
        let metric = Metric.of(figure.metric)
        let parts = Self.shown(figure).map { part(figure, $0) }
        var why: String?
        if case .undefined(let absence) = figure.value { why = absence.label.text(in: language) }
        return OverviewCard(
            cardID: "overview-\(figure.metric)", code: figure.metric.description, name: metric.name.text(in: language),
            value: text(figure.value, figure.currency), why: why, stamp: stamp(figure), formula: metric.formula,
            parts: parts, hasParts: !parts.isEmpty, figure: figure)
    }

    /// A figure that is still being made.
    func card(awaited code: MetricCode) -> OverviewCard {
        let metric = Metric.of(code)
        return OverviewCard(
            cardID: "overview-\(code)", code: code.description, name: metric.name.text(in: language), value: "…",
            why: word("overviewAwaited"), stamp: "", formula: metric.formula, parts: [], hasParts: false, figure: nil)
    }

    /// The parts that a card shows. Offices of the freshness have a table of their own.
    static func shown(_ figure: Figure) -> [Figure.Split] {
        let splits = figure.metric == .dataFreshness ? figure.splits.filter { $0.record == nil } : figure.splits
        return Array(splits.prefix(mostParts))
    }

    private func part(_ figure: Figure, _ split: Figure.Split) -> OverviewPart {
        let name = split.record.map { self.name($0) } ?? partName(split.name, figure.metric)
        return OverviewPart(
            partName: name, partValue: text(split.value, figure.currency),
            plain: Self.plain(split.value, figure.currency))
    }

    /// `As of 2026-11-28 12:33Z · Coverage 97.00 % · In dispute 1,200.00 USD (1)`
    func stamp(_ figure: Figure) -> String {
        var parts = [asOf(figure.asOf, figure.now), "\(word("overviewCoverage")) \(coverage(figure.coverage))"]
        parts.append("\(word("overviewInDispute")) \(dispute(figure))")
        for rate in figure.missingRates {
            let from = rate.from.isEmpty ? "—" : rate.from
            parts.append("\(word("overviewMissingRate")) \(from) → \(rate.to): \(rate.amounts)")
        }
        if figure.clamped > 0 { parts.append("\(word("overviewClamped")) \(figure.clamped)") }
        return parts.joined(separator: " · ")
    }

    func asOf(_ day: CivilDate, _ now: Int64) -> String {
        let instant = Instant.text(now).map { "\($0.prefix(16))Z" } ?? ""
        return "\(word("asOf")) \(instant.hasPrefix(day.description) ? instant : day.description)"
    }

    func coverage(_ share: Ratio?) -> String { share.map { $0.percent(2) + " %" } ?? "—" }

    func dispute(_ figure: Figure) -> String {
        guard figure.disputed > 0 || figure.inDispute != 0 else { return "—" }
        guard let currency = figure.currency else { return "\(figure.disputed)" }
        return "\(FigureValue.money(figure.inDispute).text(currency: currency)) (\(figure.disputed))"
    }

    // MARK: Charts

    func frame(
        _ id: String, _ title: String, unit: String, _ reckoning: Reckoning, empty: String = "overviewNothing",
        _ figures: Figures
    ) -> ChartFrame {
        ChartFrame(
            id: "overview-chart-\(id)", title: title, unit: unit, note: asOf(reckoning.asOf, reckoning.now),
            empty: word(empty), figures: figures, language: language)
    }
}

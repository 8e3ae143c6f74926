// Why this file exists: a number on a page without its day, its coverage and what of it is in dispute is a rumour. HQ
// and laptops show figures on the same page, so that none of these is left out on either.

import SyncProtocol

/// Figures as people read them.
public struct FigurePage {
    private let language: Language
    private let name: (RecordKey) -> String

    /// - Parameter name: what people call a record.
    public init(_ language: Language, name: @escaping (RecordKey) -> String) {
        self.language = language
        self.name = name
    }

    // MARK: One figure

    /// A figure and all there is to say about it.
    public func table(of figure: Figure) -> TextTable {
        let metric = Metric.of(figure.metric)
        let title = "\(figure.metric) \(metric.name.text(in: language))"
        var table = TextTable([
            TextTable.Column(title), TextTable.Column(figure.value.text(currency: figure.currency), widest: 160),
        ])
        for (label, text) in facts(of: figure, metric) { table.add([label.text(in: language), text]) }
        return table
    }

    private func facts(of figure: Figure, _ metric: Metric) -> [(Label, String)] {
        var lines = [(Words.formula, metric.formula)]
        if case .undefined(let absence) = figure.value { lines.append((Words.why, text(of: absence))) }
        lines += circumstances(of: figure)
        lines.append((Words.records, Money.group(String(figure.count))))
        if let currency = figure.currency {
            lines.append((Words.inDispute, dispute(figure)))
            let day = figure.rateDate?.description ?? ""
            lines.append((Words.rates, "\(currency) \(day)"))
        } else if figure.disputed > 0 {
            lines.append((Words.inDispute, "\(figure.disputed)"))
        }
        for rate in figure.missingRates {
            let from = rate.from.isEmpty ? "—" : rate.from
            lines.append((Words.missingRate, "\(from) → \(rate.to): \(rate.amounts)"))
        }
        if figure.clamped > 0 { lines.append((Words.clamped, "\(figure.clamped)")) }
        return lines
    }

    private func dispute(_ figure: Figure) -> String {
        guard figure.disputed > 0 || figure.inDispute != 0 else { return "—" }
        return "\(FigureValue.money(figure.inDispute).text(currency: figure.currency)) (\(figure.disputed))"
    }

    /// The parts of a figure; nil if it has none.
    public func parts(of figure: Figure) -> TextTable? {
        guard !figure.splits.isEmpty else { return nil }
        var table = TextTable([
            TextTable.Column(Words.part.text(in: language)),
            TextTable.Column(Words.value.text(in: language), .right),
            TextTable.Column(Words.records.text(in: language), .right),
        ])
        for split in figure.splits {
            let record = split.record.map { " \(name($0))" } ?? ""
            table.add([
                split.name + record, split.value.text(currency: figure.currency), Money.group(String(split.count)),
            ])
        }
        return table
    }

    // MARK: Many figures

    /// What figures of one question have in common: of whom, for when, by what is known.
    public func heading(of figure: Figure) -> String {
        circumstances(of: figure).map { "\($0.0.text(in: language)): \($0.1)" }.joined(separator: " · ")
    }

    /// Figures, one line each.
    public func table(of figures: [Figure]) -> TextTable {
        var table = TextTable([
            TextTable.Column(""), TextTable.Column(Words.metric.text(in: language)),
            TextTable.Column(Words.value.text(in: language), .right),
            TextTable.Column(Words.records.text(in: language), .right),
            TextTable.Column(Words.inDispute.text(in: language), .right),
        ])
        for figure in figures {
            let isDisputed = figure.disputed > 0 || figure.inDispute != 0
            let dispute = !isDisputed ? "" : figure.currency == nil ? "\(figure.disputed)" : self.dispute(figure)
            table.add([
                figure.metric.description, Metric.of(figure.metric).name.text(in: language),
                figure.value.text(currency: figure.currency), Money.group(String(figure.count)), dispute,
            ])
        }
        return table
    }

    /// The catalogue.
    public func catalogue(_ metrics: [Metric]) -> TextTable {
        var table = TextTable([
            TextTable.Column(""), TextTable.Column(Words.metric.text(in: language)),
            TextTable.Column(Words.unit.text(in: language)), TextTable.Column(Words.better.text(in: language)),
            TextTable.Column(Words.pillar.text(in: language)),
            TextTable.Column(Words.formula.text(in: language), widest: 120),
        ])
        for metric in metrics {
            let better = metric.lowerIsBetter ? Words.less : Words.more
            table.add([
                metric.code.description, metric.name.text(in: language), metric.unit.rawValue,
                better.text(in: language), metric.pillar.label.text(in: language), metric.formula,
            ])
        }
        return table
    }

    /// A process and who answers for it: `OTD Order to delivery · Answered for by: Fulfilment responsible (FR)`.
    public func heading(of process: ProcessNode) -> String {
        let role = Labels.role(process.owner, in: language)
        let owner = role == process.owner ? role : "\(role) (\(process.owner))"
        return "\(process.code) \(process.title.text(in: language)) · \(Words.owner.text(in: language)): \(owner)"
    }

    // MARK: What every figure carries

    private func circumstances(of figure: Figure) -> [(Label, String)] {
        let period = figure.period
        let span = "\(period.start)..\(period.end)"
        let scope = figure.scope.record.map { "\(figure.scope.word) \(name($0))" } ?? Words.company.text(in: language)
        var lines = [
            (Words.scope, scope), (Words.period, period.name == span ? span : "\(period.name) (\(span))"),
            (Words.asOf, "\(figure.asOf) (\(Instant.text(figure.now) ?? ""))"), (Words.source, source(of: figure)),
        ]
        if figure.source == .headquarters {
            lines.append((Words.coverage, figure.coverage.map { $0.percent(2) + " %" } ?? "—"))
        }
        return lines
    }

    private func source(of figure: Figure) -> String {
        guard figure.source != .headquarters else { return Words.headquarters.text(in: language) }
        let sync = figure.lastSync.flatMap { Instant.text($0) } ?? Words.never.text(in: language)
        return "\(Words.local.text(in: language)) \(sync)"
    }

    private func text(of absence: FigureValue.Absence) -> String {
        let label =
            switch absence {
            case .emptySet: Words.emptySet
            case .zeroDenominator: Words.zeroDenominator
            case .noSnapshot: Words.noSnapshot
            case .noTarget: Words.noTarget
            case .noBaseline: Words.noBaseline
            case .noComparison: Words.noComparison
            case .targetReached: Words.targetReached
            case .missingRate: Words.onlyMissingRates
            case .exceeds64Bits: Words.exceeds
            }
        return label.text(in: language)
    }

    private typealias Words = FigureWords
}

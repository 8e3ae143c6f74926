// Why this file exists: whoever goes on computing wants the figures in rows, each still with its day, its coverage and
// what of it is in dispute; and no name in them may run as a formula.

import LeadToCash
import SyncProtocol

/// The figures of a tab as CSV.
struct OverviewFile {
    private let sheet: OverviewSheet

    init(_ sheet: OverviewSheet) { self.sheet = sheet }

    private static let columns = [
        "section", "metric", "item", "part", "shown", "number", "unit", "records", "asOf", "period", "scope",
        "coverage", "inDispute", "note",
    ]

    /// What a row is about, and the circumstances that its figure carries.
    private struct Line {
        var section = ""
        var metric = ""
        var item = ""
        var part = ""
        var shown = ""
        var plain = OverviewPlain.none
        var records = ""
        var coverage = ""
        var inDispute = ""
        var note = ""
    }

    var text: String {
        var text = CSVWriter.line(Self.columns)
        for group in sheet.groups {
            for card in group.cards { for line in lines(card, group.heading) { text += row(line) } }
            for table in group.bodies.compactMap(\.table) {
                for line in lines(table, group.heading) { text += row(line) }
            }
        }
        return text
    }

    private func lines(_ card: OverviewCard, _ section: String) -> [Line] {
        var line = Line(section: section, metric: card.code, item: card.name, shown: card.value)
        line.note = card.why ?? card.formula
        if let figure = card.figure {
            line.plain = OverviewTelling.plain(figure.value, figure.currency)
            line.records = String(figure.count)
            line.coverage = figure.coverage?.decimal(6) ?? ""
            line.inDispute =
                figure.currency == nil
                ? "" : OverviewTelling.plain(.money(figure.inDispute), figure.currency).number
        }
        let parts = card.parts.map { part in
            Line(
                section: section, metric: card.code, item: card.name, part: part.partName, shown: part.partValue,
                plain: part.plain, coverage: line.coverage)
        }
        return [line] + parts
    }

    private func lines(_ table: OverviewTable, _ section: String) -> [Line] {
        table.rows.flatMap { row in
            zip(table.headings.dropFirst(), row.cells).map { heading, cell in
                Line(
                    section: "\(section) · \(table.caption)", item: row.rowName, part: heading.column, shown: cell.text,
                    plain: cell.plain)
            }
        }
    }

    private func row(_ line: Line) -> String {
        let kept = sheet.kept
        let told = [line.section, line.metric, line.item, line.part, line.shown].map(CSVWriter.escapingFormula)
        // Digits, a point and a sign, which are ours; a minus is no formula there.
        let counted = [line.plain.number, line.plain.unit, line.records]
        let circumstances = [
            kept.asOf.description, kept.period.name, OverviewScopes.text(sheet.scopes.chosen), line.coverage,
            line.inDispute, CSVWriter.escapingFormula(line.note),
        ]
        return CSVWriter.line(told + counted + circumstances)
    }
}

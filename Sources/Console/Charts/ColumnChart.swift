// Why this file exists: what was won and lost from quarter to quarter, and in which region, is a sum that grows and
// shrinks: columns side by side, parts stacked.

/// One of several rows of values over the same periods.
package struct ChartSeries: Hashable, Sendable {
    let name: String
    /// One for each period; nil where it is not known.
    let values: [Int64?]

    package init(_ name: String, _ values: [Int64?]) {
        self.name = TextFit.line(name)
        self.values = values
    }

    func value(_ period: Int) -> Int64? { values.indices.contains(period) ? values[period] : nil }
}

/// Stacked columns over periods: the last 60 of these, and at most six series, the smallest together as the others.
package struct ColumnChart: Sendable {
    private struct Layer {
        let name: String
        let values: [Int128?]
    }

    private let frame: ChartFrame
    private let heading: String
    private let periods: [String]
    private let series: [ChartSeries]

    static let mostPeriods = 60

    /// - Parameters:
    ///   - heading: what the columns are, such as `Quarter`.
    ///   - series: from the bottom of the stack up.
    package init(_ frame: ChartFrame, heading: String, periods: [String], series: [ChartSeries]) {
        self.frame = frame
        self.heading = heading
        self.periods = periods.map { TextFit.line($0) }
        self.series = series
    }

    package func drawing() -> Drawing {
        let shown = periods.indices.suffix(Self.mostPeriods)
        let layers = layers(shown)
        guard layers.contains(where: { $0.values.contains { $0 != nil } }) else { return frame.emptyDrawing("columns") }
        let paints = layers.indices.map { Paint.series($0, of: frame.id) }
        let columns = shown.enumerated().map { index, period in
            ColumnPlot.Column(label: periods[period], segments: segments(layers, paints, index))
        }
        let plot = ColumnPlot(columns, frame.figures)
        let aside = shown.count < periods.count ? frame.words.last(shown.count, of: periods.count) : nil
        let canvas = Canvas(height: ValueAxis.bottom + PeriodAxis.height, gutter: plot.axis.gutter, aside: aside)
        let legend = zip(layers, paints).map { LegendEntry(sign: .fill($1), label: $0.name) }
        let table = table(columns, layers)
        return frame.drawing("columns", canvas, legend: layers.count > 1 ? legend : [], table: table) { svg in
            frame.sheet.patterns(layers.count, into: &svg)
            plot.draw(into: &svg)
        }
    }

    private func segments(_ layers: [Layer], _ paints: [Paint], _ index: Int) -> [ColumnPlot.Segment] {
        zip(layers, paints).compactMap { layer, paint in
            guard let value = layer.values[index] else { return nil }
            let hint = "\(layer.name): \(frame.figures.exactText(value))"
            return ColumnPlot.Segment(value: value, paint: paint, hint: hint)
        }
    }

    private func layers(_ shown: Range<Int>) -> [Layer] {
        let all = series.map { series in
            Layer(name: series.name, values: shown.map { period in series.value(period).map { Int128($0) } })
        }
        let sizes = all.map { layer in
            layer.values.reduce(Int128(0)) { $0 + Int128(clamping: ($1 ?? 0).magnitude) }
        }
        let (kept, folded) = Folding.split(sizes, most: Paint.mostSeries)
        guard !folded.isEmpty else { return all }
        let sums = (0..<shown.count).map { index in Folding.sum(folded.map { all[$0].values[index] }) }
        return kept.map { all[$0] } + [Layer(name: frame.words.others(folded.count), values: sums)]
    }

    private func table(_ columns: [ColumnPlot.Column], _ layers: [Layer]) -> DataTable {
        let hasTotal = layers.count > 1
        let rows = columns.enumerated().map { index, column in
            let cells = layers.map { frame.figures.exactText($0.values[index]) }
            let total = frame.figures.exactText(Folding.sum(layers.map { $0.values[index] }))
            return [column.label] + cells + (hasTotal ? [total] : [])
        }
        let headings = [heading] + layers.map(\.name) + (hasTotal ? [frame.words.total] : [])
        return DataTable(headings: headings, rows: rows)
    }
}

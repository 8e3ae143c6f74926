// Why this file exists: whether a forecast nears its target shows only over time, and a week that nobody reported is a
// gap, not a zero.

/// Lines over periods: the last 200 of these, and the first six series.
package struct LineChart: Sendable {
    private let frame: ChartFrame
    private let heading: String
    private let periods: [String]
    private let series: [ChartSeries]
    private let left: Int

    static let mostPeriods = 200
    private static let mostMarkers = 24
    /// Units of the lines' own coordinates from the left edge to the right.
    private static let breadth = 1_000.0

    /// - Parameter heading: what the periods are, such as `Week`.
    package init(_ frame: ChartFrame, heading: String, periods: [String], series: [ChartSeries]) {
        self.frame = frame
        self.heading = heading
        self.periods = periods.suffix(Self.mostPeriods).map { TextFit.line($0) }
        let left = periods.count - self.periods.count
        self.left = left
        self.series = series.map { ChartSeries($0.name, Array($0.values.dropFirst(left))) }
    }

    package func drawing() -> Drawing {
        let shown = Array(series.prefix(Paint.mostSeries))
        let values = shown.flatMap { series in periods.indices.compactMap { series.value($0) } }
        guard !values.isEmpty else { return frame.emptyDrawing("lines") }
        let axis = ValueAxis(scale: ChartScale(values), figures: frame.figures)
        let across = PeriodAxis(periods, gutter: axis.gutter, spansEdges: true)
        let canvas = Canvas(height: ValueAxis.bottom + PeriodAxis.height, gutter: axis.gutter, aside: aside)
        let legend = shown.enumerated().map { LegendEntry(sign: .line($0), label: $1.name) }
        return frame.drawing("lines", canvas, legend: shown.count > 1 ? legend : [], table: table(shown)) { svg in
            frame.sheet.markers(shown.count, into: &svg)
            axis.draw(into: &svg)
            for (index, series) in shown.enumerated() {
                drawLine(series, index, axis, across, into: &svg)
                drawMarkers(series, index, axis, across, into: &svg)
            }
            across.draw(into: &svg)
        }
    }

    private var aside: String? {
        let parts = [
            left > 0 ? frame.words.last(periods.count, of: periods.count + left) : nil,
            series.count > Paint.mostSeries ? frame.words.first(Paint.mostSeries, of: series.count) : nil,
        ]
        let said = parts.compactMap { $0 }
        return said.isEmpty ? nil : said.joined(separator: " · ")
    }

    /// The runs of periods without a gap.
    private func runs(_ series: ChartSeries) -> [[Int]] {
        var runs: [[Int]] = []
        for period in periods.indices where series.value(period) != nil {
            if let last = runs.last?.last, last == period - 1 {
                runs[runs.count - 1].append(period)
            } else {
                runs.append([period])
            }
        }
        return runs
    }

    /// Lines stretch with the page, their strokes do not.
    private func drawLine(
        _ series: ChartSeries, _ index: Int, _ axis: ValueAxis, _ across: PeriodAxis, into svg: inout Markup
    ) {
        let height = Coordinate.text(ValueAxis.bottom)
        let attributes: KeyValuePairs<String, String> = [
            "width": "100%", "height": height, "viewBox": "0 0 \(Coordinate.text(Self.breadth)) \(height)",
            "preserveAspectRatio": "none", "overflow": "visible",
        ]
        svg.element("svg", attributes) { inner in
            for run in runs(series) where run.count > 1 {
                let points = run.map { period in
                    let x = Coordinate.text(across.middle(period) * Self.breadth)
                    return "\(x),\(Coordinate.text(axis.y(Int128(series.value(period) ?? 0))))"
                }
                inner.shape(
                    "polyline",
                    [
                        "class": "chart-line chart-stroke-\(index + 1)", "vector-effect": "non-scaling-stroke",
                        "points": points.joined(separator: " "),
                    ])
            }
        }
    }

    /// Where there are too many for a marker each, those without neighbours and the last have one.
    private func drawMarkers(
        _ series: ChartSeries, _ index: Int, _ axis: ValueAxis, _ across: PeriodAxis, into svg: inout Markup
    ) {
        let runs = runs(series)
        let all = runs.flatMap { $0 }
        let ends = runs.filter { $0.count == 1 }.flatMap { $0 } + runs.suffix(1).compactMap(\.last)
        let marked = all.count <= Self.mostMarkers ? all : Set(ends).sorted()
        for period in marked {
            guard let value = series.value(period) else { continue }
            let attributes: KeyValuePairs<String, String> = [
                "href": "#\(frame.id)-mark-\(index + 1)", "x": Coordinate.percent(across.middle(period)),
                "y": Coordinate.text(axis.y(Int128(value))),
            ]
            svg.element("use", attributes) { use in
                let figure = frame.figures.exactText(Int128(value))
                use.leaf("title", "\(periods[period]) · \(series.name): \(figure)")
            }
        }
    }

    private func table(_ shown: [ChartSeries]) -> DataTable {
        let rows = periods.indices.map { period in
            [periods[period]] + shown.map { frame.figures.exactText($0.value(period).map { Int128($0) }) }
        }
        return DataTable(headings: [heading] + shown.map(\.name), rows: rows)
    }
}

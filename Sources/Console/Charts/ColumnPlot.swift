// Why this file exists: periods and ages are drawn as the same columns; only what colours them differs.

/// Columns side by side, each a stack of segments.
struct ColumnPlot: Sendable {
    struct Segment: Sendable {
        let value: Int128
        let paint: Paint
        let hint: String
    }

    struct Column: Sendable {
        let label: String
        /// From the zero line on; negative ones go downwards.
        let segments: [Segment]

        var total: Int128 { segments.reduce(0) { $0 + $1.value } }
        var rise: Int128 { segments.reduce(0) { $0 + max($1.value, 0) } }
        var fall: Int128 { segments.reduce(0) { $0 + min($1.value, 0) } }
    }

    let columns: [Column]
    let axis: ValueAxis
    private let periods: PeriodAxis

    init(_ columns: [Column], _ figures: Figures) {
        self.columns = columns
        let ends = columns.flatMap { [Int64(clamping: $0.rise), Int64(clamping: $0.fall)] }
        axis = ValueAxis(scale: ChartScale(ends), figures: figures)
        periods = PeriodAxis(columns.map(\.label), gutter: axis.gutter, spansEdges: false)
    }

    func draw(into svg: inout Markup, everyLabel: Bool = false) {
        axis.draw(into: &svg)
        let style = totalStyle
        for (index, column) in columns.enumerated() {
            draw(column, index, into: &svg)
            guard let style, !column.segments.isEmpty else { continue }
            let y = axis.y(column.rise) - 5
            let x = Coordinate.percent(periods.middle(index))
            svg.words(axis.figures.shortText(column.total), style, x: x, y: y, anchor: "middle")
        }
        if everyLabel { periods.drawAll(into: &svg) } else { periods.draw(into: &svg) }
    }

    private func draw(_ column: Column, _ index: Int, into svg: inout Markup) {
        let (start, width) = periods.column(index)
        var (up, down): (Int128, Int128) = (0, 0)
        for segment in column.segments where segment.value != 0 {
            let from = segment.value > 0 ? up : down
            let (top, bottom) = (axis.y(max(from, from + segment.value)), axis.y(min(from, from + segment.value)))
            svg.box(
                Box(x: start, y: top, width: width, height: bottom - top), segment.paint,
                "\(column.label) · \(segment.hint)")
            if segment.value > 0 { up += segment.value } else { down += segment.value }
        }
    }

    /// How totals are written above the columns; nil if they do not fit on any screen.
    private var totalStyle: String? {
        let widest = (columns.map { TextFit.width(axis.figures.shortText($0.total)) }.max() ?? 0) + 4
        if widest <= periods.room(within: TextFit.narrow) { return "chart-value" }
        return widest <= periods.room(within: TextFit.wide) ? "chart-value chart-wide-only" : nil
    }
}

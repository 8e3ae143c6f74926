// Why this file exists: how much lies in each stage or office is compared best as bars below each other, which leave
// the names room on a telephone.

/// Horizontal bars, each below its label; at most twelve, the smallest together as the others.
package struct BarChart: Sendable {
    /// A bar and, if something was counted besides, how many.
    package struct Bar: Hashable, Sendable {
        let label: String
        let value: Int64
        let count: Int64?

        package init(_ label: String, _ value: Int64, count: Int64? = nil) {
            self.label = TextFit.line(label)
            self.value = value
            self.count = count
        }
    }

    private struct Row {
        let label: String
        let value: Int128
        let count: Int128?
    }

    private let frame: ChartFrame
    private let heading: String
    private let countHeading: String?
    private let bars: [Bar]

    static let mostBars = 12
    private static let pitch = 40.0

    /// - Parameters:
    ///   - heading: what the bars are, such as `Stage`.
    ///   - countHeading: what is counted besides, such as `Deals`; nil if nothing is.
    package init(_ frame: ChartFrame, heading: String, countHeading: String? = nil, bars: [Bar]) {
        self.frame = frame
        self.heading = heading
        self.countHeading = countHeading
        self.bars = bars
    }

    package func drawing() -> Drawing {
        guard !bars.isEmpty else { return frame.emptyDrawing("bars") }
        let rows = rows()
        let axis = BaseAxis(scale: ChartScale(rows.map { Int64(clamping: $0.value) }), figures: frame.figures)
        let bottom = Double(rows.count) * Self.pitch
        let legend = countHeading.map { heading in
            [LegendEntry(sign: .text("·"), label: heading)]
        }
        let canvas = Canvas(height: bottom + BaseAxis.height)
        return frame.drawing("bars", canvas, legend: legend ?? [], table: table(rows)) { svg in
            axis.draw(into: &svg, bottom: bottom)
            for (index, row) in rows.enumerated() {
                draw(row, at: Double(index) * Self.pitch, axis.scale, into: &svg)
            }
        }
    }

    private func rows() -> [Row] {
        let (kept, folded) = Folding.split(bars.map { Int128($0.value) }, most: Self.mostBars)
        let rows = kept.map { index in
            Row(label: bars[index].label, value: Int128(bars[index].value), count: bars[index].count.map { Int128($0) })
        }
        guard !folded.isEmpty else { return rows }
        let others = Row(
            label: frame.words.others(folded.count),
            value: folded.reduce(0) { $0 + Int128(bars[$1].value) },
            count: Folding.sum(folded.map { index in bars[index].count.map { Int128($0) } }))
        return rows + [others]
    }

    private func draw(_ row: Row, at top: Double, _ scale: ChartScale, into svg: inout Markup) {
        let (zero, end) = (scale.fraction(Int128(0)), scale.fraction(row.value))
        let box = Box(x: min(zero, end), y: top + 18, width: abs(end - zero), height: 14)
        let exact = frame.figures.exactText(row.value)
        svg.box(box, .series(0, of: frame.id), "\(row.label): \(exact)")
        let count = row.count.map { " · \(ChartCount.text($0))" } ?? ""
        svg.rowLabel(row.label, frame.figures.shortText(row.value) + count, y: top + 13, hint: exact)
    }

    private func table(_ rows: [Row]) -> DataTable {
        var headings = [heading, frame.unit.isEmpty ? frame.title : frame.unit]
        if let countHeading { headings.append(countHeading) }
        return DataTable(
            headings: headings,
            rows: rows.map { row in
                let cells = [row.label, frame.figures.exactText(row.value)]
                return countHeading == nil ? cells : cells + [row.count.map { ChartCount.text($0) } ?? "–"]
            })
    }
}

/// How many.
enum ChartCount {
    static func text(_ count: Int128) -> String { Figures.grouped(Int64(clamping: count)) }
}

extension Markup {
    /// A label on the left, as much of it as fits beside the figure on the right.
    mutating func rowLabel(_ label: String, _ figure: String, y: Double, hint: String) {
        let room = TextFit.narrow - 8 - TextFit.width(figure) - 12
        let shown = TextFit.cut(label, to: max(room, 60))
        element("g") { group in
            group.leaf("title", "\(label): \(hint)")
            group.words(shown, "chart-label", x: "0", y: y)
            group.words(figure, "chart-figure", x: "100%", y: y, anchor: "end")
        }
    }
}

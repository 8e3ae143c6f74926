// Why this file exists: marks mean something only beside a scale, and labels are of use only while they do not run into
// each other on a telephone.

/// The axis of values of a chart whose marks stand: gridlines, and labels left of them.
struct ValueAxis: Sendable {
    let scale: ChartScale
    let figures: Figures

    static let top = 20.0
    static let bottom = 200.0

    /// Pixels from the top.
    func y(_ value: Int128) -> Double { Self.bottom - scale.fraction(value) * (Self.bottom - Self.top) }

    var labels: [String] { scale.ticks.map { figures.shortText(Int128($0)) } }

    var gutter: Int { Canvas.gutter(for: labels) }

    func draw(into svg: inout Markup) {
        for (tick, label) in zip(scale.ticks, labels) {
            let y = y(Int128(tick))
            svg.line(tick == 0 ? "chart-zero" : "chart-grid", x: 0...1, y: y...y)
            svg.words(label, "chart-tick", x: "-6", y: y + 4, anchor: "end")
        }
    }
}

/// The axis of values of a chart whose marks lie: gridlines, and labels below them.
struct BaseAxis: Sendable {
    let scale: ChartScale
    let figures: Figures

    /// Room for the labels, in pixels.
    static let height = 20.0

    /// From the top of the drawing down to `bottom`, in pixels.
    func draw(into svg: inout Markup, bottom: Double) {
        let labels = scale.ticks.map { figures.shortText(Int128($0)) }
        let widest = (labels.map { TextFit.width($0) }.max() ?? 0) + 8
        let isCrowded = widest * Double(labels.count) > Canvas.width(within: TextFit.narrow, gutter: 0)
        for (index, tick) in scale.ticks.enumerated() {
            let x = scale.fraction(tick)
            svg.line(tick == 0 ? "chart-zero" : "chart-grid", x: x...x, y: 0...bottom)
            if isCrowded, index % 2 == 1 { continue }
            let anchor = x < 0.05 ? "start" : x > 0.95 ? "end" : "middle"
            svg.words(labels[index], "chart-tick", x: Coordinate.percent(x), y: bottom + 14, anchor: anchor)
        }
    }
}

/// The labels below a chart whose marks stand side by side. Those that do not fit are left out, the last one never.
struct PeriodAxis: Sendable {
    private let labels: [String]
    private let gutter: Int
    /// Whether the first mark stands on the left edge and the last on the right, as points of a line do.
    private let spansEdges: Bool

    static let height = 24.0
    private static let widestLabel = 84.0
    private static let gap = 6.0

    init(_ labels: [String], gutter: Int, spansEdges: Bool) {
        self.labels = labels.map { TextFit.cut($0, to: Self.widestLabel) }
        self.gutter = gutter
        self.spansEdges = spansEdges
    }

    /// The middle of a mark, as a share of the width.
    func middle(_ index: Int) -> Double {
        guard spansEdges, labels.count > 1 else { return (Double(index) + 0.5) / Double(max(labels.count, 1)) }
        return Double(index) / Double(labels.count - 1)
    }

    /// The room of a column, as a share of the width.
    func column(_ index: Int) -> (start: Double, width: Double) {
        let band = 1 / Double(max(labels.count, 1))
        return (band * (Double(index) + 0.14), band * 0.72)
    }

    /// How wide the room for one mark is within a chart of a given width, in pixels.
    func room(within chart: Double) -> Double {
        Canvas.width(within: chart, gutter: gutter) / Double(max(spansEdges ? labels.count - 1 : labels.count, 1))
    }

    func draw(into svg: inout Markup) {
        let (few, many) = (stride(within: TextFit.narrow), stride(within: TextFit.wide))
        for (index, label) in labels.enumerated() {
            let fromLast = labels.count - 1 - index
            guard fromLast % many == 0 else { continue }
            let style = fromLast % few == 0 ? "chart-tick" : "chart-tick chart-wide-only"
            let y = ValueAxis.bottom + 18
            if fromLast == 0, isLastShifted(within: TextFit.narrow) {
                svg.words(label, style, x: "100%", y: y, anchor: "end")
            } else {
                svg.words(label, style, x: Coordinate.percent(middle(index)), y: y, anchor: "middle")
            }
        }
    }

    /// Every label, in two rows from `top` on if one row does not hold them.
    func drawAll(into svg: inout Markup, top: Double = ValueAxis.bottom + 18) {
        let isStaggered = stride(within: TextFit.narrow) > 1
        let room = room(within: TextFit.narrow) * (isStaggered ? 2 : 1) - 2
        for (index, label) in labels.enumerated() {
            let y = top + (isStaggered && index % 2 == 1 ? 15 : 0)
            let shown = TextFit.cut(label, to: room)
            svg.words(shown, "chart-tick", x: Coordinate.percent(middle(index)), y: y, anchor: "middle")
        }
    }

    /// Of how many labels one fits: a power of two, so that what a narrow chart shows a wide one shows as well.
    private func stride(within chart: Double) -> Int {
        let widest = labels.map { TextFit.width($0) }.max() ?? 0
        let needed = widest + Self.gap + (isLastShifted(within: chart) ? widest / 2 : 0)
        var stride = 1
        while Double(stride) * room(within: chart) < needed, stride < labels.count { stride *= 2 }
        return stride
    }

    /// Whether the last label ends at the right edge, as in the middle of its mark it would stick out.
    private func isLastShifted(within chart: Double) -> Bool {
        guard let last = labels.last, labels.count > 1 else { return false }
        let room = (1 - middle(labels.count - 1)) * Canvas.width(within: chart, gutter: gutter)
        return TextFit.width(last) / 2 - room > Self.gap
    }
}

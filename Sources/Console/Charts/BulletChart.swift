// Why this file exists: a figure is good or bad only beside its target, and for days or overdue money less is better.

/// Bars with a mark at the target and one at the stretch target, each to a scale of its own; the first 40 are drawn.
package struct BulletChart: Sendable {
    package struct Measure: Sendable {
        let label: String
        let actual: Int64
        let target: Int64?
        let stretch: Int64?
        let lowerIsBetter: Bool
        let figures: Figures?

        /// - Parameter figures: how this measure's numbers are said; as the chart's if nil.
        package init(
            _ label: String, actual: Int64, target: Int64?, stretch: Int64? = nil, lowerIsBetter: Bool = false,
            figures: Figures? = nil
        ) {
            self.label = TextFit.line(label)
            self.actual = actual
            self.target = target
            self.stretch = stretch
            self.lowerIsBetter = lowerIsBetter
            self.figures = figures
        }

        /// Basis points: actual ÷ target, or the inverse if lower is better; nil where that means nothing.
        var attainment: Int64? {
            guard let target, target > 0 else { return nil }
            let (part, whole) = lowerIsBetter ? (target, actual) : (actual, target)
            return ChartShare.basisPoints(Int128(part), of: Int128(whole))
        }

        /// Nil without a target.
        var isMet: Bool? { target.map { lowerIsBetter ? actual <= $0 : actual >= $0 } }
    }

    private let frame: ChartFrame
    private let heading: String
    private let measures: [Measure]

    static let mostMeasures = 40
    private static let pitch = 46.0

    /// - Parameter heading: what the rows are, such as `Office` or `Goal`.
    package init(_ frame: ChartFrame, heading: String, measures: [Measure]) {
        self.frame = frame
        self.heading = heading
        self.measures = measures
    }

    package func drawing() -> Drawing {
        guard !measures.isEmpty else { return frame.emptyDrawing("bullet") }
        let shown = Array(measures.prefix(Self.mostMeasures))
        let aside = shown.count < measures.count ? frame.words.first(shown.count, of: measures.count) : nil
        let canvas = Canvas(height: Double(shown.count) * Self.pitch, aside: aside)
        return frame.drawing("bullet", canvas, legend: legend(shown), table: table(shown)) { svg in
            for (index, measure) in shown.enumerated() { draw(measure, Double(index) * Self.pitch, into: &svg) }
        }
    }

    private func legend(_ shown: [Measure]) -> [LegendEntry] {
        var entries = [LegendEntry(sign: .fill(.series(0, of: frame.id)), label: frame.words.actual)]
        if shown.contains(where: { $0.target != nil }) {
            entries.append(LegendEntry(sign: .rule("chart-target"), label: frame.words.target))
        }
        if shown.contains(where: { $0.stretch != nil }) {
            entries.append(LegendEntry(sign: .rule("chart-stretch"), label: frame.words.stretch))
        }
        return entries
    }

    private func draw(_ measure: Measure, _ top: Double, into svg: inout Markup) {
        let marks = [measure.target, measure.stretch]
        let scale = ChartScale([measure.actual] + marks.compactMap { $0 })
        let says = "\(measure.label): \(frame.words.actual) \(exact(measure, measure.actual))"
        svg.rowLabel(measure.label, figure(measure), y: top + 13, hint: cells(measure).joined(separator: ", "))
        svg.box(Box(x: 0, y: top + 20, width: 1, height: 16), .tone("track"), says)
        let (zero, end) = (scale.fraction(Int64(0)), scale.fraction(measure.actual))
        let bar = Box(x: min(zero, end), y: top + 23, width: abs(end - zero), height: 10)
        svg.box(bar, .series(0, of: frame.id), says)
        for (mark, style) in zip(marks, ["chart-target", "chart-stretch"]) {
            guard let mark else { continue }
            let x = scale.fraction(mark)
            svg.line(style, x: x...x, y: (top + 17)...(top + 39))
        }
    }

    /// `1.2 M / 1.5 M · 80 %`, and a sign for whether the target is met.
    private func figure(_ measure: Measure) -> String {
        let figures = measure.figures ?? frame.figures
        var text = figures.shortText(Int128(measure.actual))
        if let target = measure.target { text += " / \(figures.shortText(Int128(target)))" }
        if let attainment = measure.attainment { text += " · \(Figures.percentText(attainment))" }
        if let isMet = measure.isMet { text += isMet ? " ✓" : " ✗" }
        return text
    }

    private func exact(_ measure: Measure, _ value: Int64?) -> String {
        (measure.figures ?? frame.figures).exactText(value.map { Int128($0) })
    }

    private func cells(_ measure: Measure) -> [String] {
        let attained = measure.attainment.map { Figures.percentText($0) } ?? "–"
        let verdict = measure.isMet.map { " · \($0 ? frame.words.met : frame.words.missed)" } ?? ""
        return [exact(measure, measure.actual), exact(measure, measure.target), exact(measure, measure.stretch)]
            + [attained + verdict]
    }

    private func table(_ shown: [Measure]) -> DataTable {
        let words = frame.words
        return DataTable(
            headings: [heading, words.actual, words.target, words.stretch, words.attainment],
            rows: shown.map { [$0.label] + cells($0) })
    }
}

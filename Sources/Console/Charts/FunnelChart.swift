// Why this file exists: where deals are lost on the way is seen from how many of each step reached the next.

/// Steps below each other, and between two of them the share that went on; the first twelve are drawn.
package struct FunnelChart: Sendable {
    package struct Step: Hashable, Sendable {
        let label: String
        let value: Int64

        package init(_ label: String, _ value: Int64) {
            self.label = TextFit.line(label)
            self.value = value
        }
    }

    private let frame: ChartFrame
    private let heading: String
    private let steps: [Step]

    static let mostSteps = 12
    private static let pitch = 56.0

    /// - Parameters:
    ///   - heading: what the steps are, such as `Stage`.
    ///   - steps: from the first to the last. Those of one cohort, or the shares mean nothing.
    package init(_ frame: ChartFrame, heading: String, steps: [Step]) {
        self.frame = frame
        self.heading = heading
        self.steps = steps
    }

    package func drawing() -> Drawing {
        guard !steps.isEmpty else { return frame.emptyDrawing("funnel") }
        let shown = Array(steps.prefix(Self.mostSteps))
        let largest = Double(max(shown.map(\.value).max() ?? 0, 1))
        let aside = shown.count < steps.count ? frame.words.first(shown.count, of: steps.count) : nil
        let canvas = Canvas(height: Double(shown.count) * Self.pitch - 18, aside: aside)
        let legend = [LegendEntry(sign: .text("↓"), label: frame.words.conversion)]
        return frame.drawing(
            "funnel", canvas, legend: shown.count > 1 ? legend : [], table: table(shown)
        ) { svg in
            for (index, step) in shown.enumerated() {
                draw(step, before: index > 0 ? shown[index - 1] : nil, Double(index) * Self.pitch, largest, into: &svg)
            }
        }
    }

    private func draw(_ step: Step, before: Step?, _ top: Double, _ largest: Double, into svg: inout Markup) {
        let value = Int128(step.value)
        if let before {
            svg.words("↓ \(share(step, of: before))", "chart-value", x: "50%", y: top - 5, anchor: "middle")
        }
        let exact = frame.figures.exactText(value)
        svg.rowLabel(step.label, frame.figures.shortText(value), y: top + 13, hint: exact)
        svg.box(Box(x: 0, y: top + 18, width: 1, height: 16), .tone("track"), "\(step.label): \(exact)")
        let width = Double(max(step.value, 0)) / largest
        let box = Box(x: (1 - width) / 2, y: top + 18, width: width, height: 16)
        svg.box(box, .series(0, of: frame.id), "\(step.label): \(exact)")
    }

    private func share(_ step: Step, of before: Step) -> String {
        ChartShare.basisPoints(Int128(step.value), of: Int128(before.value)).map { Figures.percentText($0) } ?? "–"
    }

    private func table(_ shown: [Step]) -> DataTable {
        let rows = shown.enumerated().map { index, step in
            [
                step.label, frame.figures.exactText(Int128(step.value)),
                index > 0 ? share(step, of: shown[index - 1]) : "–", share(step, of: shown[0]),
            ]
        }
        let value = frame.unit.isEmpty ? frame.title : frame.unit
        return DataTable(headings: [heading, value, frame.words.conversion, frame.words.overall], rows: rows)
    }
}

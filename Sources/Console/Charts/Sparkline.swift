// Why this file exists: beside a figure in a row of many there is room for its course, not for a chart.

/// A line without axes, 96 by 24 pixels, from its lowest value to its highest; the last 60 values are drawn.
///
/// It stands within a sentence or a cell, so it is no figure with a table. All its values are in its description.
package struct Sparkline: Sendable {
    private let frame: ChartFrame
    private let values: [Int64?]

    static let mostValues = 60
    private static let width = 96.0
    private static let height = 24.0
    private static let margin = 4.0

    /// Of the frame, the id, the title, the figures and the words for no data are used.
    package init(_ frame: ChartFrame, values: [Int64?]) {
        self.frame = frame
        self.values = Array(values.suffix(Self.mostValues))
    }

    package func drawing() -> Drawing {
        let known = values.enumerated().compactMap { index, value in value.map { (index: index, value: $0) } }
        var page = Markup()
        guard let last = known.last else {
            page.leaf("span", ["class": "chart-empty"], frame.empty)
            return Drawing(html: page.text)
        }
        let said = values.map { frame.figures.exactText($0.map { Int128($0) }) }.joined(separator: ", ")
        let all = known.map { $0.value }
        let points = known.map { place($0.index, $0.value, among: all) }
        let end = place(last.index, last.value, among: all)
        page.element("svg", attributes) { svg in
            svg.leaf("title", ["id": "\(frame.id)-title"], frame.title)
            svg.leaf("desc", ["id": "\(frame.id)-desc"], said)
            let row = points.map { "\(Coordinate.text($0.x)),\(Coordinate.text($0.y))" }.joined(separator: " ")
            svg.shape("polyline", ["class": "chart-line chart-stroke-1", "points": row])
            let (x, y) = (Coordinate.text(end.x), Coordinate.text(end.y))
            svg.shape("circle", ["class": "chart-series-1", "cx": x, "cy": y, "r": "3"])
        }
        return Drawing(html: page.text)
    }

    private var attributes: KeyValuePairs<String, String> {
        let (width, height) = (Coordinate.text(Self.width), Coordinate.text(Self.height))
        return [
            "xmlns": "http://www.w3.org/2000/svg", "class": "chart-spark", "id": frame.id, "role": "img",
            "aria-labelledby": "\(frame.id)-title \(frame.id)-desc",
            "width": width, "height": height, "viewBox": "0 0 \(width) \(height)",
        ]
    }

    private func place(_ index: Int, _ value: Int64, among all: [Int64]) -> (x: Double, y: Double) {
        let (low, high) = (Double(all.min() ?? 0), Double(all.max() ?? 0))
        let across = values.count > 1 ? Double(index) / Double(values.count - 1) : 0.5
        let up = high > low ? (Double(value) - low) / (high - low) : 0.5
        return (
            Self.margin + across * (Self.width - 2 * Self.margin),
            Self.height - Self.margin - up * (Self.height - 2 * Self.margin)
        )
    }
}

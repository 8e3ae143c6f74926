// Why this file exists: one NaN in an attribute and a browser leaves the whole mark out. Numbers become attributes in
// one place, finite and short.

/// Numbers as an SVG attribute holds them.
enum Coordinate {
    private static let largest = 1_000_000.0

    /// At most two decimals; 0 for what is no number, ±1,000,000 for what is beyond.
    static func text(_ value: Double) -> String {
        guard !value.isNaN else { return "0" }
        let hundredths = Int((min(max(value, -largest), largest) * 100).rounded())
        let rest = hundredths.magnitude % 100
        let sign = hundredths < 0 ? "-" : ""
        guard rest > 0 else { return "\(sign)\(hundredths.magnitude / 100)" }
        return "\(sign)\(hundredths.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A share of the drawing's width: 0.5 is `50%`. Widths are shares so that a drawing fits a telephone and a wall,
    /// while its text keeps one size.
    static func percent(_ fraction: Double) -> String { text(fraction * 100) + "%" }
}

/// A rectangle: `x` and `width` are shares of the drawing's width, `y` and `height` are pixels.
struct Box: Hashable, Sendable {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
}

extension Markup {
    /// A filled rectangle that says what it stands for when pointed at.
    mutating func box(_ box: Box, _ paint: Paint, _ title: String) {
        let attributes: KeyValuePairs<String, String> = [
            "x": Coordinate.percent(box.x), "y": Coordinate.text(box.y),
            "width": Coordinate.percent(max(box.width, 0)), "height": Coordinate.text(max(box.height, 0)),
            "class": paint.classes, "fill": paint.fill,
        ]
        element("rect", attributes) { $0.leaf("title", title) }
    }

    /// A line from one place to another; `x` are shares, `y` are pixels.
    mutating func line(_ style: String, x: ClosedRange<Double>, y: ClosedRange<Double>) {
        shape(
            "line",
            [
                "class": style, "x1": Coordinate.percent(x.lowerBound), "x2": Coordinate.percent(x.upperBound),
                "y1": Coordinate.text(y.lowerBound), "y2": Coordinate.text(y.upperBound),
            ])
    }

    /// A row of text that begins, ends or has its middle (`start`, `end`, `middle`) at `x`, a length or a percentage.
    mutating func words(_ content: String, _ style: String, x: String, y: Double, anchor: String = "start") {
        leaf("text", ["class": style, "x": x, "y": Coordinate.text(y), "text-anchor": anchor], content)
    }
}

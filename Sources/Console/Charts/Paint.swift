// Why this file exists: one reader in twelve men tells colours apart badly, and printers know none. Every series has a
// pattern, a marker and a dash of its own beside its colour.

/// How a surface is filled. Colours come from the style sheet, by class.
struct Paint: Hashable, Sendable {
    let classes: String
    let fill: String

    /// How many series can be told apart.
    static let mostSeries = 6

    /// The pattern of a series, which `PatternSheet` defines in the chart with that id.
    static func series(_ index: Int, of chart: String) -> Paint {
        index == 0
            ? Paint(classes: "chart-mark chart-series-1", fill: "currentColor")
            : Paint(classes: "chart-mark", fill: "url(#\(chart)-fill-\(index + 1))")
    }

    /// A step of a ramp; where a surface lies or how large it is says the same as its colour.
    static func tone(_ name: String) -> Paint { Paint(classes: "chart-mark chart-\(name)", fill: "currentColor") }
}

/// The patterns and markers of a chart's series.
struct PatternSheet: Sendable {
    let chart: String

    /// From the second series on; the first is plain.
    private static let hatches = [
        "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", "M3,3 h2 v2 h-2 z", "M0,4 h8", "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4",
        "M0,4 h8 M4,0 v8",
    ]

    private static let markers = [
        "M-4,0 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0 z", "M-3.5,-3.5 h7 v7 h-7 z", "M0,-4.5 l4.5,8 h-9 z",
        "M0,-5 l5,5 l-5,5 l-5,-5 z", "M-4,-4 l8,8 M-4,4 l8,-8", "M-5,0 h10 M0,-5 v10",
    ]

    /// Defines the patterns that `count` series need.
    func patterns(_ count: Int, into svg: inout Markup) {
        guard count > 1 else { return }
        svg.element("defs") { defs in
            for index in 1..<min(count, Paint.mostSeries) {
                let attributes: KeyValuePairs<String, String> = [
                    "id": "\(chart)-fill-\(index + 1)", "width": "8", "height": "8", "patternUnits": "userSpaceOnUse",
                ]
                defs.element("pattern", attributes) { tile in
                    tile.shape("rect", ["class": "chart-series-\(index + 1)", "width": "8", "height": "8"])
                    tile.shape("path", ["class": "chart-hatch", "d": Self.hatches[index - 1]])
                }
            }
        }
    }

    /// Defines the markers that `count` series need.
    func markers(_ count: Int, into svg: inout Markup) {
        svg.element("defs") { defs in
            for index in 0..<min(count, Paint.mostSeries) {
                defs.shape(
                    "path",
                    [
                        "id": "\(chart)-mark-\(index + 1)", "class": "chart-marker chart-stroke-\(index + 1)",
                        "d": Self.markers[index],
                    ])
            }
        }
    }
}

/// A sign and what it stands for.
struct LegendEntry: Hashable, Sendable {
    enum Sign: Hashable, Sendable {
        case fill(Paint)
        /// The line and marker of a series.
        case line(Int)
        /// A line by its class.
        case rule(String)
        case text(String)
    }

    let sign: Sign
    let label: String

    func draw(into list: inout Markup, chart: String) {
        list.element("li") { item in
            switch sign {
            case .text(let text): item.leaf("span", ["class": "chart-sign", "aria-hidden": "true"], text)
            case .fill(let paint): swatch(&item) { $0.shape("rect", box(paint)) }
            case .line(let index):
                swatch(&item) {
                    $0.shape("path", ["class": "chart-line chart-stroke-\(index + 1)", "d": "M0,7 h26"])
                    $0.shape("use", ["href": "#\(chart)-mark-\(index + 1)", "x": "13", "y": "7"])
                }
            case .rule(let name): swatch(&item) { $0.shape("path", ["class": name, "d": "M13,0 v14"]) }
            }
            item.leaf("span", label)
        }
    }

    private func box(_ paint: Paint) -> KeyValuePairs<String, String> {
        ["class": paint.classes, "fill": paint.fill, "width": "26", "height": "14"]
    }

    private func swatch(_ item: inout Markup, _ body: (inout Markup) -> Void) {
        let attributes: KeyValuePairs<String, String> = [
            "class": "chart-swatch", "width": "26", "height": "14", "aria-hidden": "true",
        ]
        item.element("svg", attributes, body)
    }
}

// Why this file exists: a chart without title, unit and figures is decoration. Whatever is drawn, these stand around
// it, also for those who hear the page or have no JavaScript.

import LeadToCash

/// What every chart has besides its values.
package struct ChartFrame: Sendable {
    let id: String
    let title: String
    let unit: String
    let note: String?
    let empty: String
    let figures: Figures
    let words: ChartWords

    /// - Parameters:
    ///   - id: unique in the page; what is no ASCII letter, digit or hyphen is left out of it.
    ///   - unit: what the figures are in, such as `USD` or `days`.
    ///   - note: a line below the title, such as the time as of which the figures hold; left out if nil.
    ///   - empty: what to say if there are no values, such as `No deals are open.`
    package init(
        id: String, title: String, unit: String, note: String? = nil, empty: String, figures: Figures,
        language: Language
    ) {
        let safe = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        self.id = safe.first?.isLetter == true ? safe : "chart-\(safe)"
        self.title = TextFit.line(title)
        self.unit = TextFit.line(unit)
        self.note = note.map { TextFit.line($0) }
        self.empty = TextFit.line(empty)
        self.figures = figures
        words = ChartWords(language)
    }

    var sheet: PatternSheet { PatternSheet(chart: id) }

    /// The title, and in place of the chart what to say if there is none.
    func emptyDrawing(_ kind: String) -> Drawing {
        figure(kind, aside: nil) { $0.leaf("p", ["class": "chart-empty"], empty) }
    }

    /// The chart with all that stands around it.
    func drawing(
        _ kind: String, _ canvas: Canvas, legend: [LegendEntry] = [], table: DataTable,
        _ plot: (inout Markup) -> Void
    ) -> Drawing {
        figure(kind, aside: canvas.aside) { figure in
            if !legend.isEmpty {
                figure.element("ul", ["class": "chart-legend"]) { list in
                    for entry in legend { entry.draw(into: &list, chart: id) }
                }
            }
            svg(canvas, table.summary, into: &figure, plot)
            table.draw(into: &figure, title: title, unit: unit, words: words)
        }
    }

    private func figure(_ kind: String, aside: String?, _ body: (inout Markup) -> Void) -> Drawing {
        var page = Markup()
        page.element("figure", ["class": "chart chart-\(kind)", "id": id]) { figure in
            figure.element("figcaption") { caption in
                caption.leaf("strong", ["class": "chart-title"], title)
                if !unit.isEmpty { caption.leaf("span", ["class": "chart-unit"], unit) }
                for line in [note, aside] {
                    if let line { caption.leaf("span", ["class": "chart-note"], line) }
                }
            }
            body(&figure)
        }
        return Drawing(html: page.text)
    }

    private func svg(
        _ canvas: Canvas, _ summary: String, into figure: inout Markup, _ plot: (inout Markup) -> Void
    ) {
        let attributes: KeyValuePairs<String, String> = [
            "xmlns": "http://www.w3.org/2000/svg", "class": "chart-plot chart-gutter-\(canvas.gutter)",
            "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
            "width": "100%", "height": Coordinate.text(canvas.height),
        ]
        figure.element("svg", attributes) { svg in
            svg.leaf("title", ["id": "\(id)-title"], title)
            svg.leaf("desc", ["id": "\(id)-desc"], unit.isEmpty ? summary : "\(unit): \(summary)")
            plot(&svg)
        }
    }
}

/// The surface that a chart is drawn on: as wide as the page gives it, as high as the chart needs.
struct Canvas: Hashable, Sendable {
    /// Pixels.
    let height: Double
    /// Room left of the drawing for the axis, in pixels; one of `gutters`.
    let gutter: Int
    /// What the chart does not show, in words.
    let aside: String?

    init(height: Double, gutter: Int = 0, aside: String? = nil) {
        self.height = height
        self.gutter = gutter
        self.aside = aside
    }

    /// For each of these the style sheet has a class.
    static let gutters = [0, 24, 32, 40, 48, 56, 64, 80, 96]

    /// The gutter that holds these labels.
    static func gutter(for labels: [String]) -> Int {
        let needed = (labels.map { TextFit.width($0) }.max() ?? 0) + 10
        return gutters.first { Double($0) >= needed } ?? 96
    }

    /// How wide the drawing itself is within a chart of a given width, in pixels.
    static func width(within chart: Double, gutter: Int) -> Double { chart - Double(gutter) - 8 }
}

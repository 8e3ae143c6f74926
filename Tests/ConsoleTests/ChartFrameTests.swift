// Why this file exists: what holds of every chart is tested of every chart: that a page can hold it, that a hostile
// name stays a name, and that no value makes a number that is none.

import Console
import LeadToCash
import Testing

private let plain = everyChart("Pipeline by stage", ["Lead", "Offer", "Won"], [1_200, 340, 56])

/// Values at both ends of 64 bits, and round zero.
private let extremes: [Int64] = [.max, .min, 1_000_000_000_000_000_000, -1, 0, 1]

@Suite struct EveryChartTests {
    @Test func `is well formed and has a title, a description and its figures beside it`() throws {
        for drawing in plain {
            let chart = try Element.read(drawing.html)
            let image = try #require(chart.all("svg").first { $0.attributes["role"] == "img" })
            let named = (image.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
            let texts = named.compactMap { id in image.children.first { $0.attributes["id"] == id }?.text }
            #expect(texts.count == 2 && texts.first == "Pipeline by stage")
            #expect(texts.last?.contains("56") == true)
            guard chart.name == "figure" else { continue }
            #expect(chart.all("strong", "chart-title").map(\.text) == ["Pipeline by stage"])
            #expect(chart.all("span", "chart-unit").map(\.text) == ["USD"])
            #expect(chart.all("details").count == 1)
            let table = chart.table
            #expect(table.count == 4 && table.allSatisfy { $0.count == table.first?.count })
            #expect(table.dropFirst().map { $0.first } == ["Lead", "Offer", "Won"])
        }
        #expect(try plain.filter { try Element.read($0.html).name == "figure" }.count == 7)
    }

    @Test func `keeps hostile labels as text`() throws {
        let hostile = "</title><script>alert('x')</script>\" onload=\"y\" & <\u{301}b>\u{0}\u{1B}"
        let shown = hostile.replacing("\u{0}", with: "\u{FFFD}").replacing("\u{1B}", with: "\u{FFFD}")
        for drawing in everyChart(hostile, [hostile, hostile + "2"], [3, 4]) {
            let chart = try Element.read(drawing.html)
            let known: Set<String> = [
                "figure", "figcaption", "strong", "span", "ul", "li", "svg", "title", "desc", "defs", "pattern", "rect",
                "path", "use", "g", "text", "line", "polyline", "circle", "details", "summary", "div", "table",
                "caption", "thead", "tbody", "tr", "th", "td",
            ]
            #expect(Set(chart.everything.map(\.name)).subtracting(known).isEmpty)
            #expect(chart.all("title").first?.text == shown)
            #expect(!chart.everything.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
            #expect(!drawing.html.contains("\u{0}") && !drawing.html.contains("\u{1B}"))
        }
        #expect(Markup.escape("<\u{301}&\"'>") == "&lt;\u{301}&amp;&quot;&#39;&gt;")
    }

    @Test func `asks for nothing that a strict policy forbids`() throws {
        for drawing in plain {
            let chart = try Element.read(drawing.html)
            for element in chart.everything {
                #expect(element.attributes["style"] == nil)
                for (key, value) in element.attributes where key != "xmlns" { #expect(!value.contains("//")) }
            }
        }
    }

    @Test func `has ids that are its own, and refers to no others`() throws {
        for drawing in everyChart("Pipeline", (1...9).map(String.init), [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
            let elements = try Element.read(drawing.html).everything
            let ids = elements.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count && ids.allSatisfy { $0.hasPrefix("pipeline") })
            let fills = elements.compactMap { $0.attributes["fill"] }.filter { $0.hasPrefix("url(#") }
            let uses = elements.compactMap { $0.attributes["href"] }
            let meant = fills.map { String($0.dropFirst(5).dropLast()) } + uses.map { String($0.dropFirst()) }
            #expect(Set(meant).isSubset(of: ids))
        }
        let odd = ChartFrame(id: "7 \"><x", title: "t", unit: "", empty: "", figures: .percent, language: .en)
        let chart = try Element.read(BarChart(odd, heading: "h", bars: [.init("a", 1)]).drawing().html)
        #expect(chart.attributes["id"] == "chart-7x")
    }

    @Test(arguments: [extremes, [0, 0, 0], [-5, -4, -3], [7], [.max], [.min], [.max, .max, .max]])
    func `keeps its marks on the drawing, whatever the values`(values: [Int64]) throws {
        let digits = Set("0123456789.-,% ")
        for drawing in everyChart("Pipeline", values.indices.map { "P\($0)" }, values) {
            let chart = try Element.read(drawing.html)
            let svg = try #require(chart.all("svg").first { $0.attributes["role"] == "img" })
            let height = try #require(svg.number("height"))
            for element in svg.everything {
                for name in ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height", "points", "viewBox"] {
                    guard let value = element.attributes[name] else { continue }
                    #expect(!value.isEmpty && digits.isSuperset(of: value))
                }
                guard element.name == "rect", element.styles.contains("chart-mark") else { continue }
                let x = try #require(element.number("x"))
                let y = try #require(element.number("y"))
                let width = try #require(element.number("width"))
                let rise = try #require(element.number("height"))
                #expect(x >= 0 && width >= 0 && x + width <= 100.02)
                #expect(y >= 0 && rise >= 0 && y + rise <= height)
            }
        }
    }

    @Test func `is drawn the same each time`() {
        #expect(plain == everyChart("Pipeline by stage", ["Lead", "Offer", "Won"], [1_200, 340, 56]))
        #expect(Set(plain).count == 8)
    }

    @Test func `says what to say if there is nothing`() throws {
        for drawing in everyChart("Pipeline", [], []) {
            let chart = try Element.read(drawing.html)
            #expect(chart.everything.contains { $0.styles == ["chart-empty"] && $0.text == "No deals are open." })
            #expect(chart.all("svg").isEmpty && chart.all("details").isEmpty)
        }
        let unknown = ColumnChart(
            chartFrame(), heading: "Quarter", periods: ["Q1"], series: [ChartSeries("Won", [nil])])
        #expect(try !Element.read(unknown.drawing().html).all("p", "chart-empty").isEmpty)
    }

    @Test func `speaks three languages`() throws {
        let words = try Language.allCases.map { language in
            let frame = chartFrame(language: language)
            let bars = (1...13).map { BarChart.Bar("S\($0)", Int64($0)) }
            let chart = try Element.read(BarChart(frame, heading: "H", bars: bars).drawing().html)
            return [chart.all("summary").first?.text, chart.table.last?.first]
        }
        #expect(
            words == [
                ["Figures as a table", "Others (2)"], ["以表格显示数据", "其他（2）"], ["以表格顯示數據", "其他（2）"],
            ])
    }
}

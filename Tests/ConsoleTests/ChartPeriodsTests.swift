// Why this file exists: columns and lines over time must add up, leave gaps where nothing is known, and keep their
// labels apart on a telephone.

import Console
import LeadToCash
import Testing

private func columns(_ periods: [String], _ series: [ChartSeries]) throws -> Element {
    try Element.read(ColumnChart(chartFrame(), heading: "Quarter", periods: periods, series: series).drawing().html)
}

private func lines(_ periods: [String], _ series: [ChartSeries]) throws -> Element {
    try Element.read(LineChart(chartFrame(), heading: "Week", periods: periods, series: series).drawing().html)
}

@Suite struct ChartColumnTests {
    @Test func `add up, upwards and downwards`() throws {
        let chart = try columns(
            ["Q1", "Q2"],
            [ChartSeries("Won", [60, 50]), ChartSeries("Late", [40, nil]), ChartSeries("Lost", [-50, -100])])
        // From -100 to 100 in 180 pixels, zero at 110.
        let marks = chart.all("rect", "chart-mark").filter { $0.attributes["x"] != nil }
        #expect(marks.map { $0.number("height") } == [54, 36, 45, 45, 90])
        #expect(marks.map { $0.number("y") } == [56, 20, 110, 65, 110])
        #expect(
            chart.table == [
                ["Quarter", "Won", "Late", "Lost", "Total"], ["Q1", "60", "40", "-50", "50"],
                ["Q2", "50", "–", "-100", "-50"],
            ])
        #expect(chart.hints.contains("Q1 · Late: 40"))
        #expect(chart.all("text", "chart-value").map(\.text) == ["50", "-50"])
    }

    @Test func `have a legend and a pattern for each series, and none for one`() throws {
        let chart = try columns(["Q1"], [ChartSeries("Won", [1]), ChartSeries("Lost", [2])])
        #expect(chart.legend == ["Won", "Lost"])
        #expect(chart.all("pattern").compactMap { $0.attributes["id"] } == ["pipeline-fill-2"])
        let single = try columns(["Q1"], [ChartSeries("Won", [1])])
        #expect(single.all("ul").isEmpty && single.all("pattern").isEmpty)
    }

    @Test func `of more than six series are the five largest and the others`() throws {
        let series = (1...9).map { ChartSeries("R\($0)", [Int64($0), nil]) } + [ChartSeries("R10", [Int64(-50), nil])]
        let table = try columns(["Q1", "Q2"], series).table
        #expect(table[0] == ["Quarter", "R6", "R7", "R8", "R9", "R10", "Others (5)", "Total"])
        #expect(table[1] == ["Q1", "6", "7", "8", "9", "-50", "15", "-5"])
        #expect(table[2] == ["Q2", "–", "–", "–", "–", "–", "–", "–"])
    }

    @Test func `over very many periods are the last sixty`() throws {
        let chart = try columns((1...200).map { "W\($0)" }, [ChartSeries("Won", (1...200).map { Int64($0) })])
        #expect(chart.table.count == 61 && chart.table[1] == ["W141", "141"] && chart.table.last == ["W200", "200"])
        #expect(chart.all("span", "chart-note").map(\.text) == ["The last 60 of 200"])
    }
}

@Suite struct ChartLabelTests {
    /// Left and right ends in pixels on the narrowest screen, gutter 24 and margin 8 off.
    private func ends(_ label: Element) throws -> (from: Double, to: Double) {
        let middle = try #require(label.number("x")) / 100 * (328 - 32)
        // Digits are nearly 7 pixels wide.
        let width = Double(label.text.count) * 6.7
        return label.attributes["text-anchor"] == "end"
            ? (middle - width, middle) : (middle - width / 2, middle + width / 2)
    }

    @Test(arguments: [1, 2, 5, 12, 31, 60])
    func `do not run into each other, and the last one is there`(count: Int) throws {
        let periods = (1...count).map { "2017-\($0 + 10)" }
        let series = [ChartSeries("Won", Array(repeating: 9, count: count))]
        for chart in [try columns(periods, series), try lines(periods, series)] {
            let labels = chart.all("text", "chart-tick").filter { $0.text.hasPrefix("2017") }
            let narrow = labels.filter { !$0.styles.contains("chart-wide-only") }
            #expect(labels.last?.text == periods.last && narrow.last?.text == periods.last)
            let places = try narrow.map { try ends($0) }
            for (left, right) in zip(places, places.dropFirst()) { #expect(left.to < right.from) }
            #expect(places.allSatisfy { $0.to <= 328 - 32 + 8 })
        }
    }
}

@Suite struct ChartLineTests {
    @Test func `leave a gap where nothing is known, and mark what stands alone`() throws {
        let chart = try lines(["1", "2", "3", "4", "5", "6"], [ChartSeries("Won", [0, 10, nil, 5, nil, 10])])
        #expect(chart.all("polyline").compactMap { $0.attributes["points"] } == ["0,200 200,20"])
        let marks = chart.all("use").filter { $0.attributes["y"] != "7" }
        #expect(
            marks.map { $0.number("x") } == [0, 20, 60, 100] && marks.map { $0.number("y") } == [200, 20, 110, 20])
        #expect(chart.table.dropFirst().map { $0.last } == ["0", "10", "–", "5", "–", "10"])
        #expect(marks.first?.children.first?.text == "1 · Won: 0")
    }

    @Test func `of a single period stand in the middle`() throws {
        let chart = try lines(["2017"], [ChartSeries("Won", [8]), ChartSeries("Target", [4])])
        let marks = chart.all("use").filter { $0.attributes["x"]?.hasSuffix("%") == true }
        #expect(marks.map { $0.number("x") } == [50, 50] && chart.all("polyline").isEmpty)
    }

    @Test func `differ in marker and dash, not only in colour`() throws {
        let chart = try lines(["1", "2"], (1...6).map { ChartSeries("S\($0)", [Int64($0), Int64($0 * 2)]) })
        let shapes = chart.all("path", "chart-marker").compactMap { $0.attributes["d"] }
        #expect(shapes.count == 6 && Set(shapes).count == 6)
        #expect(Set(chart.all("polyline").flatMap(\.styles)).filter { $0.hasPrefix("chart-stroke") }.count == 6)
    }

    @Test func `over very many periods are the last two hundred, of the first six series`() throws {
        let values = (1...500).map { Int64?(Int64($0)) }
        let chart = try lines((1...500).map { "W\($0)" }, (1...7).map { ChartSeries("S\($0)", values) })
        #expect(chart.table.count == 201 && chart.table[1] == ["W301"] + Array(repeating: "301", count: 6))
        #expect(
            chart.all("span", "chart-note").map(\.text) == ["The last 200 of 500 · The first 6 of 7"])
        // Only the last point of each has a marker.
        #expect(chart.all("use").filter { $0.number("x") == 100 }.count == 6 && chart.all("use").count == 12)
    }
}

@Suite struct ChartAgeingTests {
    @Test func `stands from young to old, what is in dispute on top`() throws {
        let buckets: [AgeingChart.Bucket] = [
            .init("Not due", 100), .init("1–30", 40), .init("31–60", 20, disputed: 10), .init("61–90", 0),
            .init("91–180", 5), .init(">180", 1),
        ]
        let chart = try Element.read(
            AgeingChart(chartFrame(), heading: "Days overdue", buckets: buckets).drawing().html)
        let tones = chart.all("rect").flatMap(\.styles).filter { $0.hasPrefix("chart-age") }
        // The first is the legend's.
        #expect(tones == [3, 1, 2, 3, 5, 6].map { "chart-age-\($0)" })
        #expect(chart.table[3] == ["31–60", "20", "10", "30"])
        #expect(chart.table[0] == ["Days overdue", "Not in dispute", "In dispute", "Total"])
        let labels = chart.all("text", "chart-tick").map(\.text)
        #expect(labels.suffix(6) == ["Not due", "1–30", "31–60", "61–90", "91–180", ">180"])
    }

    @Test func `without disputes has no legend`() throws {
        let chart = try Element.read(
            AgeingChart(chartFrame(), heading: "Days", buckets: [.init("1–30", 4)]).drawing().html)
        #expect(chart.all("ul").isEmpty && chart.table == [["Days", "USD"], ["1–30", "4"]])
    }
}

@Suite struct SparklineTests {
    @Test func `goes from its lowest to its highest value and says them all`() throws {
        let chart = try Element.read(Sparkline(chartFrame("Won"), values: [10, nil, 30]).drawing().html)
        #expect(chart.all("polyline").compactMap { $0.attributes["points"] } == ["4,20 92,4"])
        #expect(chart.all("title").map(\.text) == ["Won"] && chart.all("desc").map(\.text) == ["10, –, 30"])
        let flat = try Element.read(Sparkline(chartFrame(), values: [5, 5]).drawing().html)
        #expect(flat.all("polyline").compactMap { $0.attributes["points"] } == ["4,12 92,12"])
    }
}

// Why this file exists: bars, funnels, targets and strips each draw a claim; here the claim is read back from what is
// drawn.

import Console
import LeadToCash
import Testing

private func bars(_ bars: [BarChart.Bar], _ frame: ChartFrame = chartFrame()) throws -> Element {
    try Element.read(BarChart(frame, heading: "Stage", bars: bars).drawing().html)
}

@Suite struct ChartBarTests {
    @Test func `are as long as their values`() throws {
        let chart = try bars([.init("Lead", 100), .init("Offer", 50), .init("Won", 0)])
        #expect(chart.all("rect", "chart-mark").map { $0.number("width") } == [100, 50, 0])
        #expect(chart.hints == ["Lead: 100", "Offer: 50", "Won: 0"])
        #expect(chart.all("text", "chart-tick").map(\.text) == ["0", "20", "40", "60", "80", "100"])
    }

    @Test func `lie on either side of zero`() throws {
        let chart = try bars([.init("Gain", 100), .init("Loss", -100)])
        let zero = try #require(chart.all("line", "chart-zero").first?.number("x1"))
        let marks = chart.all("rect", "chart-mark")
        #expect(zero == 50 && marks.map { $0.number("x") } == [50, 0] && marks.map { $0.number("width") } == [50, 50])
    }

    @Test func `say how many, too`() throws {
        let chart = try Element.read(
            BarChart(
                chartFrame(), heading: "Stage", countHeading: "Deals",
                bars: [.init("Lead", 1_200_000, count: 3_400), .init("Won", 5)]
            ).drawing().html)
        #expect(chart.table == [["Stage", "USD", "Deals"], ["Lead", "1,200,000", "3,400"], ["Won", "5", "–"]])
        #expect(chart.all("text", "chart-figure").map(\.text) == ["1.2\u{A0}M · 3,400", "5"])
        #expect(chart.all("li").flatMap(\.children).map(\.text) == ["·", "Deals"])
    }

    @Test func `of two hundred categories are the eleven largest in their order, and the others`() throws {
        let many = (1...200).map { BarChart.Bar("Office \($0)", Int64($0 == 7 ? 1_000 : $0)) }
        let table = try bars(many).table
        #expect(table.count == 13 && table[1] == ["Office 7", "1,000"] && table[2] == ["Office 191", "191"])
        // 1 to 190 without 7.
        #expect(table.last == ["Others (189)", "18,138"])
        #expect(try bars(Array(many.prefix(12))).table.count == 13)
        #expect(try bars(Array(many.prefix(2))).table.dropFirst().map { $0.first } == ["Office 1", "Office 2"])
    }

    @Test func `say of a sum beyond 64 bits that it is beyond`() throws {
        let table = try bars(Array(repeating: BarChart.Bar("Office", .max), count: 20)).table
        #expect(table.last == ["Others (9)", "> 9,223,372,036,854,775,807"])
        let low = try bars(Array(repeating: BarChart.Bar("Office", .min), count: 20)).table
        #expect(low.last == ["Others (9)", "< -9,223,372,036,854,775,808"])
    }

    @Test func `with long names show their beginning and hold the whole`() throws {
        for name in [String(repeating: "Ministry of Works ", count: 9), String(repeating: "深圳市客户", count: 20)] {
            let chart = try bars([.init(name, 1)])
            let shown = try #require(chart.all("text", "chart-label").first?.text)
            #expect(shown.hasSuffix("…") && shown.count < 60 && name.hasPrefix(shown.dropLast()))
            #expect(chart.all("g").first?.children.first?.text == "\(name): 1" && chart.table.last?.first == name)
        }
        let piled = "e" + String(repeating: "\u{301}", count: 5_000)
        #expect(try bars([.init(piled, 1)]).table.last?.first?.unicodeScalars.count == 300)
        #expect(try bars([.init("two\nlines", 1)]).table.last?.first == "two lines")
    }
}

@Suite struct ChartFunnelTests {
    @Test func `says which share of each step reached the next`() throws {
        let chart = try Element.read(
            FunnelChart(
                chartFrame(unit: "Deals"), heading: "Stage",
                steps: [.init("Lead", 800), .init("Offer", 400), .init("Order", 0), .init("Paid", 3)]
            ).drawing().html)
        #expect(chart.all("text", "chart-value").map(\.text) == ["↓ 50 %", "↓ 0 %", "↓ –"])
        #expect(
            chart.table.dropFirst() == [
                ["Lead", "800", "–", "100 %"], ["Offer", "400", "50 %", "50 %"], ["Order", "0", "0 %", "0 %"],
                ["Paid", "3", "–", "0.4 %"],
            ])
        let steps = chart.all("rect", "chart-series-1").prefix(2)
        #expect(steps.map { $0.number("width") } == [100, 50] && steps.map { $0.number("x") } == [0, 25])
    }

    @Test func `of more than twelve steps says that it shows twelve`() throws {
        let steps = (1...15).map { FunnelChart.Step("S\($0)", Int64(20 - $0)) }
        let chart = try Element.read(FunnelChart(chartFrame(), heading: "Stage", steps: steps).drawing().html)
        #expect(chart.table.count == 13 && chart.all("span", "chart-note").map(\.text) == ["The first 12 of 15"])
    }
}

@Suite struct ChartAttainmentTests {
    private func chart(_ measures: [BulletChart.Measure]) throws -> Element {
        try Element.read(BulletChart(chartFrame(), heading: "Goal", measures: measures).drawing().html)
    }

    @Test func `is of the target, and the inverse where lower is better`() throws {
        let table = try chart([
            .init("Won", actual: 80, target: 100, stretch: 120),
            .init("DSO", actual: 50, target: 40, lowerIsBetter: true),
            .init("Overdue", actual: 20, target: 40, lowerIsBetter: true), .init("New", actual: 5, target: nil),
            .init("Zero", actual: 5, target: 0),
        ]).table
        #expect(
            table.dropFirst() == [
                ["Won", "80", "100", "120", "80 % · not met"], ["DSO", "50", "40", "–", "80 % · not met"],
                ["Overdue", "20", "40", "–", "200 % · met"], ["New", "5", "–", "–", "–"],
                ["Zero", "5", "0", "–", "– · met"],
            ])
    }

    @Test func `is drawn with marks at target and stretch, and says so in a sign`() throws {
        let chart = try chart([.init("Won", actual: 80, target: 100, stretch: 200)])
        #expect(chart.all("line", "chart-target").map { $0.number("x1") } == [50])
        #expect(chart.all("line", "chart-stretch").map { $0.number("x1") } == [100])
        #expect(chart.all("rect", "chart-series-1").last?.number("width") == 40)
        #expect(chart.all("text", "chart-figure").map(\.text) == ["80 / 100 · 80 % ✗"])
        #expect(chart.legend == ["Actual", "Target", "Stretch"])
    }

    @Test func `of numbers near the end of 64 bits does not overflow`() throws {
        let table = try chart([
            .init("High", actual: .max, target: .max), .init("Far", actual: .max, target: 1),
            .init("Low", actual: .min, target: 1),
        ]).table
        #expect(table.dropFirst().map { $0.last?.hasSuffix(" met") } == [true, true, true])
        #expect(table[1].last == "100 % · met")
    }
}

@Suite struct ChartStripTests {
    @Test func `fills each cell as far as it is complete, and marks what is not known`() throws {
        let chart = try Element.read(
            HeatStrip(
                chartFrame(figures: .percent), heading: "Office", columns: ["Plan", "Train", "Run"],
                rows: [.init("Nairobi", [10_000, 5_000, nil]), .init("Lima", [0])]
            ).drawing().html)
        #expect(chart.all("rect", "chart-heat-5").map { $0.number("height") } == [18])
        #expect(chart.all("rect", "chart-heat-3").map { $0.number("height") } == [9])
        #expect(chart.all("rect", "chart-missing").count == 3 && chart.all("rect", "chart-track").count == 3)
        #expect(chart.table.dropFirst() == [["Nairobi", "100 %", "50 %", "–"], ["Lima", "0 %", "–", "–"]])
        #expect(chart.all("text", "chart-value").map(\.text) == ["100 %", "50 %", "–", "0 %", "–", "–"])
    }

    @Test func `of very many offices and steps says that it shows the first`() throws {
        let rows = (1...70).map { HeatStrip.Row("Office \($0)", [1]) }
        let chart = try Element.read(
            HeatStrip(chartFrame(), heading: "Office", columns: (1...50).map { "L\($0)" }, rows: rows).drawing().html)
        #expect(chart.table.count == 61 && chart.table.first?.count == 41)
        #expect(chart.all("span", "chart-note").map(\.text) == ["The first 60 of 70 · The first 40 of 50"])
    }
}

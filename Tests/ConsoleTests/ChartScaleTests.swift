// Why this file exists: ticks that are not round, or that trap near the end of 64 bits, are found here and not on a
// page.

import Console
import LeadToCash
import Testing

@Suite struct ChartScaleTests {
    @Test func `has ticks of 1, 2 or 5 times a power of ten that enclose zero and the values`() {
        #expect(ChartScale([100]).ticks == [0, 20, 40, 60, 80, 100])
        #expect(ChartScale([1_237_911]).ticks == [0, 500_000, 1_000_000, 1_500_000])
        #expect(ChartScale([3]).ticks == [0, 1, 2, 3])
        #expect(ChartScale([-30, 70]).ticks == [-40, -20, 0, 20, 40, 60, 80])
        #expect(ChartScale([-7]).ticks == [-8, -6, -4, -2, 0])
        #expect(ChartScale([0, 0]).ticks == [0])
        #expect(ChartScale([Int64]()).ticks == [0])
    }

    @Test func `reaches both ends of 64 bits`() {
        let step: Int64 = 5_000_000_000_000_000_000
        let whole = ChartScale([Int64.min, Int64.max])
        #expect(whole.ticks == [-step, 0, step])
        #expect(whole.fraction(.max) == 1 && whole.fraction(.min) == 0)
        #expect(ChartScale([Int64.max]).ticks == [0, 2, 4, 6, 8].map { $0 * (step / 5) })
    }

    @Test func `places values between its ends`() {
        let scale = ChartScale([-50, 100])
        #expect(scale.ticks == [-50, 0, 50, 100])
        #expect(scale.fraction(-50) == 0 && scale.fraction(25) == 0.5 && scale.fraction(100) == 1)
        #expect(scale.fraction(101) == 1 && scale.fraction(-51) == 0)
    }
}

@Suite struct ShortFormTests {
    private func short(_ value: Int64, _ decimals: Int = 0, _ language: Language = .en) -> String {
        ShortForm(decimals: decimals, language: language).text(value).replacing("\u{A0}", with: " ")
    }

    @Test func `counts in thousands and millions in English`() {
        let said = [0, 7, 999, 1_000, 1_250, 12_345, 123_456, 1_200_000, 3_050_000_000].map { short($0) }
        #expect(said == ["0", "7", "999", "1 K", "1.25 K", "12.3 K", "123 K", "1.2 M", "3.05 B"])
        #expect(short(-1_200_000) == "-1.2 M" && short(.max) == "9,223,372 T" && short(.min) == "-9,223,372 T")
    }

    @Test func `counts in ten thousands and hundred millions in Chinese`() {
        let said = [9_999, 12_000, 1_200_000, 305_000_000].map { short($0, 0, .zhHans) }
        #expect(said == ["9,999", "1.2万", "120万", "3.05亿"])
        #expect(short(1_000_000_000_000, 0, .zhHant) == "1萬億" && short(12_000, 0, .zhHant) == "1.2萬")
    }

    @Test func `says what is rounded up to the next size in that size`() {
        #expect(short(999_499) == "999 K" && short(999_500) == "1 M" && short(-999_500) == "-1 M")
        #expect(short(99_999_999, 0, .zhHans) == "1亿")
    }

    @Test func `goes by the decimals of a currency`() throws {
        #expect(short(5, 2) == "0.05" && short(123_456, 2) == "1.23 K" && short(1_234, 2) == "12.3")
        #expect(short(120_000_000, 2) == "1.2 M" && short(0, 2) == "0")
        let chart = BarChart(
            chartFrame(figures: .money("USD", .en)), heading: "Stage", bars: [.init("Won", 123_456_789)])
        let read = try Element.read(chart.drawing().html)
        #expect(read.table.last == ["Won", "1,234,567.89 USD"])
        #expect(read.all("text", "chart-figure").map(\.text) == ["1.23\u{A0}M"])
    }
}

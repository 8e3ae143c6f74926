// Why this file exists: a class without a rule is drawn black, and a colour that is too faint is not seen; neither
// shows in a test of the marks.

import Console
import Foundation
import Testing

/// The first value of a custom property in a piece of CSS.
private func color(_ name: String, _ sheet: Substring) throws -> [Double] {
    let range = try #require(sheet.firstRange(of: "--\(name): #"), "\(name) is not set")
    return try shares(sheet[range.upperBound...].prefix(6))
}

/// Red, green and blue from 0 to 1.
private func shares(_ digits: Substring) throws -> [Double] {
    let number = try #require(Int(digits, radix: 16))
    return [16, 8, 0].map { Double(number >> $0 & 0xFF) / 255 }
}

/// What charts lie on.
private func grounds(_ shade: (Palette.Colour) -> String) throws -> [[Double]] {
    let colours = Palette.colours.filter { $0.name == "paper" || $0.name == "surface" }
    return try colours.map { try shares(shade($0).dropFirst()) }
}

/// As the Web Content Accessibility Guidelines define it.
private func contrast(_ first: [Double], _ second: [Double]) -> Double {
    let shares = [0.2126, 0.7152, 0.0722]
    let lights = [first, second].map { color in
        zip(color, shares).reduce(0.05) { sum, part in
            sum + part.1 * (part.0 <= 0.04045 ? part.0 / 12.92 : pow((part.0 + 0.055) / 1.055, 2.4))
        }
    }
    return (lights.max() ?? 1) / (lights.min() ?? 1)
}

@Suite struct ChartStyleTests {
    @Test func `knows every class that charts use`() throws {
        let labels = (1...12).map { "P\($0)" }
        let values = (1...12).map { Int64($0 * 800) }
        var drawings = everyChart("Pipeline", labels, values) + everyChart("Pipeline", [], [])
        let series = (1...7).map { ChartSeries("S\($0)", values) }
        drawings.append(LineChart(chartFrame(), heading: "Week", periods: labels, series: series).drawing())
        drawings.append(ColumnChart(chartFrame(), heading: "Week", periods: labels, series: series).drawing())
        var used: Set<String> = []
        for drawing in drawings {
            for element in try Element.read(drawing.html).everything where element.name != "figure" {
                used.formUnion(element.styles)
            }
        }
        #expect(used.count > 30)
        let rules = ChartStyle.sheet.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
        let known = Set(rules.flatMap { $0.split(separator: ".") }.map(String.init))
        #expect(used.subtracting(known).isEmpty)
    }

    @Test func `has colours that are seen, in the light and in the dark`() throws {
        let sheet = ChartStyle.sheet
        let turn = try #require(sheet.firstRange(of: "prefers-color-scheme: dark"))
        let marks =
            (1...6).flatMap { ["series-\($0)", "age-\($0)"] } + (1...5).map { "heat-\($0)" }
            + ["chart-zero", "chart-target"]
        let light = (sheet[..<turn.lowerBound], try grounds { $0.light })
        let dark = (sheet[turn.upperBound...], try grounds { $0.dark })
        for (part, grounds) in [light, dark] {
            #expect(grounds.count == 2)
            for name in marks {
                let shade = try color(name, part)
                #expect(grounds.allSatisfy { contrast(shade, $0) >= 3 }, "\(name)")
            }
        }
    }

    @Test func `sets the same colours by choice of the system and of the page`() throws {
        let parts = ChartStyle.sheet.split(separator: "--series-1: #5fe3e0")
        #expect(parts.count == 3)
        #expect(ChartStyle.sheet.contains(":root[data-theme=dark]"))
        #expect(!ChartStyle.sheet.contains("url(") && !ChartStyle.sheet.contains("@import"))
    }
}

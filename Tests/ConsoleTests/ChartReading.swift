// Why this file exists: a test that looks for pieces of text in a page passes on a broken page. Charts are read as the
// elements that they are.

import Console
import LeadToCash

/// An element of a well-formed piece of a page.
struct Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    /// Its own text, without that of its children.
    var text = ""

    /// Everything within it, itself first.
    var everything: [Element] { [self] + children.flatMap(\.everything) }

    /// The elements of a name, and of a class if one is given, in the order of the page.
    func all(_ name: String, _ style: String? = nil) -> [Element] {
        everything.filter { element in
            element.name == name && (style.map { element.styles.contains($0) } ?? true)
        }
    }

    var styles: [String] { (attributes["class"] ?? "").split(separator: " ").map(String.init) }

    /// A number or a percentage; nil if the attribute holds neither.
    func number(_ attribute: String) -> Double? {
        attributes[attribute].flatMap { Double($0.hasSuffix("%") ? String($0.dropLast()) : $0) }
    }

    /// The rows of the table beside a chart, the headings first.
    var table: [[String]] { all("tr").map { row in row.children.map(\.text) } }

    /// What the signs of a chart stand for.
    var legend: [String] { all("li").flatMap(\.children).filter { $0.name == "span" }.map(\.text) }

    /// What is said when something of this chart is pointed at.
    var hints: [String] { all("rect").flatMap(\.children).map(\.text) }
}

struct Unreadable: Error, CustomStringConvertible {
    let description: String
}

extension Element {
    /// Reads one element with all that is in it. It goes by scalars, as browsers do.
    static func read(_ page: String) throws -> Element {
        var open = [Element(name: "", attributes: [:])]
        var rest = page.unicodeScalars[...]
        while let next = rest.first {
            guard next == "<" else {
                let end = rest.firstIndex(of: "<") ?? rest.endIndex
                open[open.count - 1].text += try unescaped(String(rest[..<end]))
                rest = rest[end...]
                continue
            }
            guard let end = rest.firstIndex(of: ">") else { throw Unreadable(description: "a tag does not end") }
            try take(String(rest[rest.index(after: rest.startIndex)..<end]), &open)
            rest = rest[rest.index(after: end)...]
        }
        guard open.count == 1, open[0].children.count == 1, let root = open[0].children.first else {
            throw Unreadable(description: "\(open.last?.name ?? "") is not closed, or there is no single element")
        }
        return root
    }

    private static func take(_ tag: String, _ open: inout [Element]) throws {
        if tag.hasPrefix("/") {
            guard open.count > 1, let last = open.popLast(), last.name == tag.dropFirst() else {
                throw Unreadable(description: "<\(tag)> closes nothing")
            }
            open[open.count - 1].children.append(last)
            return
        }
        let element = try opened(tag)
        if tag.hasSuffix("/") { open[open.count - 1].children.append(element) } else { open.append(element) }
    }

    /// Every second part between quotation marks is a value.
    private static func opened(_ tag: String) throws -> Element {
        let parts = tag.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false).map { String($0) }
        let first = parts[0].split(whereSeparator: { $0 == " " || $0 == "/" }).map(String.init)
        guard let name = first.first, parts.count % 2 == 1 else { throw Unreadable(description: "<\(tag)>") }
        var attributes: [String: String] = [:]
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            guard let key = parts[index].split(separator: " ").last, key.hasSuffix("=") else {
                throw Unreadable(description: "<\(tag)>")
            }
            let old = attributes.updateValue(try unescaped(parts[index + 1]), forKey: String(key.dropLast()))
            guard old == nil else { throw Unreadable(description: "<\(tag)> says \(key) twice") }
        }
        return Element(name: name, attributes: attributes)
    }

    private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

    private static func unescaped(_ text: String) throws -> String {
        var result = ""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "&" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            guard let end = rest.firstIndex(of: ";"), let character = entities[String(rest[..<end])] else {
                throw Unreadable(description: "“\(text)” holds an & that begins no entity")
            }
            result += character
            rest = rest[rest.index(after: end)...]
        }
        return result
    }
}

/// A frame around charts of tests.
func chartFrame(
    _ title: String = "Pipeline", unit: String = "USD", figures: Figures = .count(.en), language: Language = .en
) -> ChartFrame {
    ChartFrame(
        id: "pipeline", title: title, unit: unit, empty: "No deals are open.", figures: figures, language: language)
}

/// A chart of each kind with these labels and values.
func everyChart(_ title: String, _ labels: [String], _ values: [Int64]) -> [Drawing] {
    let frame = chartFrame(title)
    let pairs = Array(zip(labels, values))
    let backwards: [Int64] = values.reversed()
    let series = [ChartSeries(title, values), ChartSeries("Second", backwards)]
    return [
        BarChart(frame, heading: title, countHeading: "Deals", bars: pairs.map { .init($0, $1, count: $1) }).drawing(),
        ColumnChart(frame, heading: title, periods: labels, series: series).drawing(),
        LineChart(frame, heading: title, periods: labels, series: series).drawing(),
        FunnelChart(frame, heading: title, steps: pairs.map { .init($0, $1) }).drawing(),
        AgeingChart(frame, heading: title, buckets: pairs.map { .init($0, $1, disputed: $1) }).drawing(),
        BulletChart(
            frame, heading: title,
            measures: pairs.map { .init($0, actual: $1, target: values.last, stretch: values.first) }
        ).drawing(),
        HeatStrip(frame, heading: title, columns: labels, rows: pairs.map { .init($0.0, values) }).drawing(),
        Sparkline(frame, values: values).drawing(),
    ]
}

// Why this file exists: a chart shows how figures relate; who has to quote one, or cannot see the chart, reads it from
// the table beside it.

/// The figures of a chart, row by row.
struct DataTable: Hashable, Sendable {
    let headings: [String]
    /// The first cell of each is what the row is about.
    let rows: [[String]]

    private static let mostSummarised = 12

    /// The rows in one sentence, for those who hear the page.
    var summary: String {
        let said = rows.prefix(Self.mostSummarised).map { row in
            "\(row.first ?? ""): \(row.dropFirst().joined(separator: ", "))"
        }
        return said.joined(separator: "; ") + (rows.count > said.count ? "; …" : "")
    }

    func draw(into figure: inout Markup, title: String, unit: String, words: ChartWords) {
        figure.element("details", ["class": "chart-data"]) { details in
            details.leaf("summary", words.table)
            // A region that scrolls has to be reached by keyboard.
            let region: KeyValuePairs<String, String> = [
                "class": "chart-scroll", "role": "group", "aria-label": title, "tabindex": "0",
            ]
            details.element("div", region) { region in
                region.element("table") { table in
                    table.leaf("caption", unit.isEmpty ? title : "\(title) (\(unit))")
                    table.element("thead") { head in
                        head.element("tr") { row in
                            for heading in headings { row.leaf("th", ["scope": "col"], heading) }
                        }
                    }
                    table.element("tbody") { body in
                        for row in rows { draw(row, into: &body) }
                    }
                }
            }
        }
    }

    private func draw(_ row: [String], into body: inout Markup) {
        body.element("tr") { line in
            for (index, cell) in row.enumerated() {
                if index == 0 {
                    line.leaf("th", ["scope": "row"], cell)
                } else {
                    line.leaf("td", ["class": "chart-number"], cell)
                }
            }
        }
    }
}

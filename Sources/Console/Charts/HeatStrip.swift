// Why this file exists: which office is how far with which part of the process is a table of shares; filled cells show
// at a glance where the gaps are.

/// A strip of cells for each row, each filled as far as it is complete; the first 60 rows and 40 columns are drawn.
package struct HeatStrip: Sendable {
    package struct Row: Hashable, Sendable {
        let label: String
        let cells: [Int64?]

        /// - Parameter cells: one for each column; nil where it is not known.
        package init(_ label: String, _ cells: [Int64?]) {
            self.label = TextFit.line(label)
            self.cells = cells
        }

        func cell(_ column: Int) -> Int64? { cells.indices.contains(column) ? cells[column] : nil }
    }

    private let frame: ChartFrame
    private let heading: String
    private let full: Int64
    private let columns: [String]
    private let rows: [Row]

    static let mostRows = 60
    static let mostColumns = 40
    private static let tones = 5
    private static let pitch = 58.0

    /// - Parameters:
    ///   - heading: what the rows are, such as `Office`.
    ///   - full: the value of a cell that is complete, above zero; 10,000 if cells are basis points.
    package init(_ frame: ChartFrame, heading: String, full: Int64 = 10_000, columns: [String], rows: [Row]) {
        self.frame = frame
        self.heading = heading
        self.full = max(full, 1)
        self.columns = columns.map { TextFit.line($0) }
        self.rows = rows
    }

    package func drawing() -> Drawing {
        let columns = Array(self.columns.prefix(Self.mostColumns))
        let rows = Array(self.rows.prefix(Self.mostRows))
        guard !columns.isEmpty, rows.contains(where: { row in columns.indices.contains { row.cell($0) != nil } })
        else { return frame.emptyDrawing("strip") }
        let across = PeriodAxis(columns, gutter: 0, spansEdges: false)
        let bottom = Double(rows.count) * Self.pitch
        let canvas = Canvas(height: bottom + 36, aside: aside(rows.count, columns.count))
        let style = numberStyle(rows, columns.count, across)
        return frame.drawing("strip", canvas, table: table(rows, columns)) { svg in
            for (index, row) in rows.enumerated() {
                let top = Double(index) * Self.pitch
                svg.words(TextFit.cut(row.label, to: TextFit.narrow - 8), "chart-label", x: "0", y: top + 13)
                for column in columns.indices { draw(row, column, columns, top, style, across, into: &svg) }
            }
            across.drawAll(into: &svg, top: bottom + 12)
        }
    }

    private func aside(_ rows: Int, _ columns: Int) -> String? {
        let parts = [
            rows < self.rows.count ? frame.words.first(rows, of: self.rows.count) : nil,
            columns < self.columns.count ? frame.words.first(columns, of: self.columns.count) : nil,
        ]
        let said = parts.compactMap { $0 }
        return said.isEmpty ? nil : said.joined(separator: " · ")
    }

    /// How numbers are written below the cells; nil if they do not fit on any screen.
    private func numberStyle(_ rows: [Row], _ columns: Int, _ across: PeriodAxis) -> String? {
        let texts = rows.flatMap { row in (0..<columns).map { number(row.cell($0)) } }
        let widest = (texts.map { TextFit.width($0) }.max() ?? 0) + 2
        if widest <= across.room(within: TextFit.narrow) { return "chart-value" }
        return widest <= across.room(within: TextFit.wide) ? "chart-value chart-wide-only" : nil
    }

    private func number(_ value: Int64?) -> String { value.map { frame.figures.shortText(Int128($0)) } ?? "–" }

    private func draw(
        _ row: Row, _ column: Int, _ columns: [String], _ top: Double, _ style: String?, _ across: PeriodAxis,
        into svg: inout Markup
    ) {
        let value = row.cell(column)
        let says = "\(row.label) · \(columns[column]): \(frame.figures.exactText(value.map { Int128($0) }))"
        let (start, width) = across.column(column)
        let height = 18.0
        let ground = Paint.tone(value == nil ? "missing" : "track")
        svg.box(Box(x: start, y: top + 19, width: width, height: height), ground, says)
        if let value, value > 0 {
            let share = min(Double(value) / Double(full), 1)
            let tone = min(Int(share * Double(Self.tones)) + 1, Self.tones)
            let filled = Box(x: start, y: top + 19 + height * (1 - share), width: width, height: height * share)
            svg.box(filled, .tone("heat-\(tone)"), says)
        }
        if let style {
            let x = Coordinate.percent(across.middle(column))
            svg.words(number(value), style, x: x, y: top + 50, anchor: "middle")
        }
    }

    private func table(_ rows: [Row], _ columns: [String]) -> DataTable {
        DataTable(
            headings: [heading] + columns,
            rows: rows.map { row in
                [row.label] + columns.indices.map { frame.figures.exactText(row.cell($0).map { Int128($0) }) }
            })
    }
}

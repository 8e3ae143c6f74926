// Why this file exists: money that is ninety days late is another matter than money that is nine days late, and money
// in dispute is a third.

/// Columns from what is not yet due to what is long overdue, what is in dispute on top.
package struct AgeingChart: Sendable {
    package struct Bucket: Hashable, Sendable {
        let label: String
        let value: Int64
        let disputed: Int64

        /// - Parameters:
        ///   - label: how old, such as `31–60`.
        ///   - value: without what is in dispute.
        package init(_ label: String, _ value: Int64, disputed: Int64 = 0) {
            self.label = TextFit.line(label)
            self.value = value
            self.disputed = disputed
        }
    }

    private let frame: ChartFrame
    private let heading: String
    private let buckets: [Bucket]

    static let mostBuckets = 12
    private static let tones = 6

    /// - Parameters:
    ///   - heading: what the ages are, such as `Days overdue`.
    ///   - buckets: from the youngest to the oldest; the first twelve are drawn.
    package init(_ frame: ChartFrame, heading: String, buckets: [Bucket]) {
        self.frame = frame
        self.heading = heading
        self.buckets = buckets
    }

    package func drawing() -> Drawing {
        guard !buckets.isEmpty else { return frame.emptyDrawing("ageing") }
        let shown = Array(buckets.prefix(Self.mostBuckets))
        let hasDisputes = shown.contains { $0.disputed != 0 }
        let plot = ColumnPlot(
            shown.enumerated().map { index, bucket in column(bucket, tone(index, of: shown.count)) }, frame.figures)
        let aside = shown.count < buckets.count ? frame.words.first(shown.count, of: buckets.count) : nil
        // Labels of ages take two rows where one does not hold them all.
        let canvas = Canvas(
            height: ValueAxis.bottom + PeriodAxis.height + 15, gutter: plot.axis.gutter, aside: aside)
        return frame.drawing(
            "ageing", canvas, legend: hasDisputes ? legend : [], table: table(shown, hasDisputes)
        ) { svg in
            frame.sheet.patterns(hasDisputes ? 2 : 1, into: &svg)
            plot.draw(into: &svg, everyLabel: true)
        }
    }

    private var disputed: Paint { .series(1, of: frame.id) }

    private var legend: [LegendEntry] {
        [
            LegendEntry(sign: .fill(.tone("age-3")), label: frame.words.undisputed),
            LegendEntry(sign: .fill(disputed), label: frame.words.disputed),
        ]
    }

    /// From 1 for the youngest to `tones` for the oldest.
    private func tone(_ index: Int, of count: Int) -> Paint {
        let last = max(count - 1, 1)
        return .tone("age-\(1 + index * (Self.tones - 1) / last)")
    }

    private func column(_ bucket: Bucket, _ paint: Paint) -> ColumnPlot.Column {
        let (value, open) = (Int128(bucket.value), Int128(bucket.disputed))
        let disputedHint = "\(frame.words.disputed): \(frame.figures.exactText(open))"
        return ColumnPlot.Column(
            label: bucket.label,
            segments: [
                ColumnPlot.Segment(value: value, paint: paint, hint: frame.figures.exactText(value)),
                ColumnPlot.Segment(value: open, paint: disputed, hint: disputedHint),
            ])
    }

    private func table(_ shown: [Bucket], _ hasDisputes: Bool) -> DataTable {
        let (figures, words) = (frame.figures, frame.words)
        guard hasDisputes else {
            let rows = shown.map { [$0.label, figures.exactText(Int128($0.value))] }
            return DataTable(headings: [heading, frame.unit.isEmpty ? frame.title : frame.unit], rows: rows)
        }
        let rows = shown.map { bucket in
            let (value, open) = (Int128(bucket.value), Int128(bucket.disputed))
            return [bucket.label] + [value, open, value + open].map { figures.exactText($0) }
        }
        return DataTable(headings: [heading, words.undisputed, words.disputed, words.total], rows: rows)
    }
}

// Why this file exists: the page shows the figures by folder, and then every place that no test reaches, with its
// reason.

/// What the tests reached, and what is wrong with the reasons for the rest.
struct Report {
    private struct Tally {
        var lines: (reached: Int, all: Int) = (0, 0)
        var regions: (reached: Int, all: Int) = (0, 0)
        var functions: (reached: Int, all: Int) = (0, 0)
    }

    private struct Gap {
        let place: Place
        let lines: String
        let reason: String?
    }

    private var rows: [String: Tally] = [:]
    private var gaps: [Gap] = []
    private(set) var faults: [String] = []

    init(_ places: [Place], _ reasons: Reasons) {
        var used: Set<Int> = []
        for place in places {
            count(place)
            guard let lines = Self.unreached(place) else { continue }
            let reason = reasons.all.first { $0.covers(place) }
            if let reason { used.insert(reason.line) }
            gaps.append(Gap(place: place, lines: lines, reason: reason?.text))
            if reason == nil {
                faults.append("No test reaches \(place.path):\(lines), \(place.function), and no reason is given.")
            }
        }
        for reason in reasons.all where !used.contains(reason.line) {
            faults.append(
                "Line \(reason.line) of the reasons is stale: \(reason.path), \(reason.function) is reached, or gone.")
        }
        countLines(places)
    }

    private mutating func count(_ place: Place) {
        let row = Measured.row(place.path)
        let reached = place.counts.values.count { $0 > 0 }
        rows[row, default: Tally()].regions.all += place.counts.count
        rows[row, default: Tally()].regions.reached += reached
        rows[row, default: Tally()].functions.all += 1
        rows[row, default: Tally()].functions.reached += reached > 0 ? 1 : 0
    }

    /// A line counts as reached if the innermost region of it that begins there, or holds it whole, was.
    private mutating func countLines(_ places: [Place]) {
        var lines: [String: [Int: UInt64]] = [:]
        for place in places {
            for (region, count) in place.counts.sorted(by: { $0.key < $1.key }) {
                for line in region.line...max(region.line, region.endLine) {
                    lines[place.path, default: [:]][line] = count
                }
            }
        }
        for (path, counts) in lines {
            let row = Measured.row(path)
            rows[row, default: Tally()].lines.all += counts.count
            rows[row, default: Tally()].lines.reached += counts.values.count { $0 > 0 }
        }
    }

    /// The lines of a place that were not reached; nil if all were.
    private static func unreached(_ place: Place) -> String? {
        let regions = place.counts.filter { $0.value == 0 }.keys.sorted()
        guard !regions.isEmpty else { return nil }
        var spans: [String] = []
        var last = 0
        for region in regions where region.line > last {
            spans.append(region.line == region.endLine ? "\(region.line)" : "\(region.line)–\(region.endLine)")
            last = region.endLine
        }
        return spans.joined(separator: ", ")
    }

    // MARK: what people read

    var page: String {
        var text = Self.opening
        text += "| folder | lines | regions | functions |\n|---|---|---|---|\n"
        for (row, tally) in rows.sorted(by: { $0.key < $1.key }) { text += Self.line(row, tally) }
        text += Self.line("**all**", total)
        text += "\n## What no test reaches, and why\n\n"
        text += "Lines are those of the code at the last run; `all of it` says that the function is never called.\n\n"
        var last = ""
        for gap in gaps {
            if gap.place.path != last { text += "\(last.isEmpty ? "" : "\n")### \(gap.place.path)\n\n" }
            last = gap.place.path
            let lines = gap.place.isNeverCalled ? "all of it" : "lines \(gap.lines)"
            text += "- `\(gap.place.function)`, \(lines): \(gap.reason ?? "**no reason is given**")\n"
        }
        return text
    }

    private static let opening = """
        # Coverage

        `make coverage` runs the tests with Swift's coverage counters and writes this page. Swift's compiler counts
        *regions*: a region ends where code branches, so a branch that is never taken is a region that is never run.
        It emits no separate counts of branches. The reasons stand in `Docs/coverage-reasons.txt`; `make coverage`
        fails if a place has none, or if a reason is no longer needed.


        """

    private static func line(_ name: String, _ tally: Tally) -> String {
        "| \(name) | \(share(tally.lines)) | \(share(tally.regions)) | \(share(tally.functions)) |\n"
    }

    private static func share(_ part: (reached: Int, all: Int)) -> String {
        "\(permille(part) / 10).\(permille(part) % 10) % (\(part.reached) of \(part.all))"
    }

    private static func permille(_ part: (reached: Int, all: Int)) -> Int {
        part.all == 0 ? 1000 : part.reached * 1000 / part.all
    }

    private var total: Tally {
        rows.values.reduce(into: Tally()) { sum, tally in
            sum.lines = (sum.lines.reached + tally.lines.reached, sum.lines.all + tally.lines.all)
            sum.regions = (sum.regions.reached + tally.regions.reached, sum.regions.all + tally.regions.all)
            sum.functions = (sum.functions.reached + tally.functions.reached, sum.functions.all + tally.functions.all)
        }
    }

    var summary: String {
        let total = total
        return "Regions \(Self.share(total.regions)), lines \(Self.share(total.lines)), functions "
            + "\(Self.share(total.functions)); \(gaps.count) functions have places that no test reaches, "
            + "\(gaps.count { $0.reason == nil }) without a reason."
    }

    var figures: String {
        "regions covered, per mille\t\(Self.permille(total.regions))\t\(Self.aim)\n"
            + "uncovered functions without a reason\t\(gaps.count { $0.reason == nil })\t0\n"
    }

    private static let aim = 950
}

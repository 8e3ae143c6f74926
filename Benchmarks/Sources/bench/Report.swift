// Why this file exists: the numbers go into the documentation as they were measured, missed targets included.

/// Everything measured at one size.
@MainActor
struct Section {
    let title: String
    let outcomes: [Outcome]

    /// - Parameter measured: when, how often and on what.
    func markdown(_ measured: String) -> String {
        let head = """
            ## \(title)

            \(measured)

            | what | floor | Outpost | ratio | target | others got | spread |
            |---|---:|---:|---:|---:|---|---:|
            """
        return ([head] + outcomes.map(line)).joined(separator: "\n") + "\n"
    }

    private func line(_ outcome: Outcome) -> String {
        let comparison = outcome.comparison
        let ratio = outcome.ratio.map { fixed($0, 2) } ?? ""
        let missed = (outcome.ratio ?? 0) > (comparison.target ?? .infinity)
        let spread = [outcome.floor.spread, outcome.ours.spread].compactMap { $0 }.max()
        let cells: [String] = [
            comparison.name,
            text(outcome.floor, comparison.unit),
            text(outcome.ours, comparison.unit),
            missed ? "**" + ratio + "** missed" : ratio,
            comparison.target.map { "≤ " + fixed($0, 2) } ?? "",
            comparison.others,
            spread.map { fixed($0 * 100, 0) + " %" } ?? "",
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private func text(_ sample: Sample, _ unit: Unit) -> String {
        guard let value = sample.median else { return "not measured" }
        return switch unit {
        case .seconds where value < 0.001: fixed(value * 1e6, 1) + " µs"
        case .seconds where value < 1: fixed(value * 1e3, 1) + " ms"
        case .seconds: fixed(value, 2) + " s"
        case .bytes where value < 10_000: grouped(Int(value)) + " bytes"
        case .bytes: fixed(value / 1e6, 2) + " MB"
        case .count: fixed(value, 2)
        }
    }
}

/// The whole page: what was measured now, and of the rest what stood there.
@MainActor
func report(_ sections: [Section], in page: BenchmarkPage, measured: String, cacheKiB: Int) -> String {
    let head = """
        # Benchmarks

        Written by `make bench`; do not edit. Each section says when it was measured.

        The floor is plain SQLite with prepared statements, in C, in the same process: the same rows (15 columns, a
        unique 16-byte id), journal_mode=WAL, synchronous=FULL, pages of 4,096 bytes, a cache of
        \(grouped(cacheKiB)) KiB. Floor and Outpost run in turn, changing who goes first; shown is the median of the
        rounds, after one to warm up. Rows and changes are made before the clock starts. "Spread" is the
        distance between the extremes, as a share of the median, of the side where it is greater. A floor that a row
        names, as in "against 50 ms", is no measurement but what is allowed.
        """
    var page = page
    for section in sections { page.put(section.title, section.markdown(measured)) }
    return page.text(under: head)
}

/// `1234567` as `1,234,567`.
func grouped(_ value: Int) -> String {
    var result = ""
    for (index, digit) in String(value.magnitude).reversed().enumerated() {
        if index > 0, index.isMultiple(of: 3) { result.append(",") }
        result.append(digit)
    }
    return (value < 0 ? "-" : "") + String(result.reversed())
}

/// `value` with exactly `places` digits behind the point, for values that fit an integer when scaled.
func fixed(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    guard value.isFinite, abs(value) * scale < 9e15 else { return "\(value)" }
    let scaled = Int((abs(value) * scale).rounded())
    let (whole, part) = scaled.quotientAndRemainder(dividingBy: Int(scale))
    let digits = String(part)
    let fraction = places == 0 ? "" : "." + String(repeating: "0", count: places - digits.count) + digits
    return (value < 0 && scaled > 0 ? "-" : "") + grouped(whole) + fraction
}

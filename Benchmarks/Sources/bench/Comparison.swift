// Why this file exists: a figure without something to compare it with says nothing. Everything `make bench` measures is
// a pair: the least that the task can cost, and what Outpost takes for it.

/// What a measured number counts.
enum Unit {
    case seconds
    case bytes
    /// SQLite pages written, or another plain count.
    case count
}

/// One line of the report: a floor and Outpost, doing the same with the same rows.
@MainActor
struct Comparison {
    /// One round of one side. Rounds count from 0, which warms up and is not reported.
    typealias Side = @MainActor (_ round: Int) async throws -> Double

    let name: String
    let unit: Unit
    /// The greatest ratio of Outpost to the floor that we accept; nil where the number is only shown.
    let target: Double?
    /// What other systems got on such a machine, as a ratio to the same floor.
    let others: String
    let floor: Side
    /// Nil while Outpost's side is not part of the harness.
    let ours: Side?

    init(
        _ name: String, unit: Unit = .seconds, target: Double? = nil, others: String = "",
        floor: @escaping Side, ours: Side? = nil
    ) {
        self.name = name
        self.unit = unit
        self.target = target
        self.others = others
        self.floor = floor
        self.ours = ours
    }

    /// Whether later comparisons use what this one leaves behind.
    var isNeeded: Bool { name.hasPrefix("insert") }

    /// Runs both sides in turn, changing who goes first, so that a slow spell of the machine hits both.
    func measure(rounds: Int) async throws -> Outcome {
        var floors: [Double] = []
        var others: [Double] = []
        for round in 0...rounds {
            let oursFirst = round.isMultiple(of: 2)
            if oursFirst, let ours { others.append(try await ours(round)) }
            floors.append(try await floor(round))
            if !oursFirst, let ours { others.append(try await ours(round)) }
        }
        return Outcome(comparison: self, floor: Sample(floors.dropFirst()), ours: Sample(others.dropFirst()))
    }
}

/// The numbers of all rounds of one side.
struct Sample {
    let sorted: [Double]

    init(_ values: some Sequence<Double>) { sorted = values.sorted() }

    /// Nil of an empty sample.
    var median: Double? {
        guard !sorted.isEmpty else { return nil }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// How far the extremes lie apart, as a share of the median.
    var spread: Double? {
        guard let median, median > 0, let least = sorted.first, let most = sorted.last else { return nil }
        return (most - least) / median
    }
}

/// What came of a comparison.
struct Outcome {
    let comparison: Comparison
    let floor: Sample
    let ours: Sample

    /// Outpost's median over the floor's; nil while either is missing.
    var ratio: Double? {
        guard let ours = ours.median, let floor = floor.median, floor > 0 else { return nil }
        return ours / floor
    }
}

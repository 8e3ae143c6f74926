// Why this file exists: what a rep waits for at her desk: inserting and changing records with no network in sight.

/// Compares writing on one store, at one size. The comparisons run in order: later ones use the rows of the first.
@MainActor
func localWrites(_ dataSet: DataSet, floor: any Contender, ours: (any Contender)?) -> [Comparison] {
    let updates = min(10_000, dataSet.rows)
    let few = min(1_000, dataSet.rows)
    /// A comparison in which both sides do `task`.
    func both(
        _ name: String, unit: Unit = .seconds, target: Double? = nil, others: String = "",
        _ task: @escaping @MainActor (any Contender, Int) async throws -> Double
    ) -> Comparison {
        var side: Comparison.Side?
        if let ours { side = { try await task(ours, $0) } }
        return Comparison(
            name, unit: unit, target: target, others: others, floor: { try await task(floor, $0) }, ours: side)
    }
    return [
        both("insert all rows, one transaction", target: 1.3, others: "cr-sqlite 12, PowerSync 7") { side, _ in
            try await side.start()
            return try await side.insertAll()
        },
        both("file with everything still to upload", unit: .bytes) { side, _ in
            try await side.fileBytes()
        },
        both(
            "one field of \(grouped(updates)) rows, one transaction", target: 1.3,
            others: "cr-sqlite 3.6, PowerSync 2.8"
        ) {
            try await $0.update(count: updates, perCommit: updates, round: 3 * $1 + 1).seconds
        },
        both("one field, a commit each (\(grouped(few)))", target: 2, others: "cr-sqlite 2.9, PowerSync 5.0") {
            try await $0.update(count: few, perCommit: 1, round: 3 * $1 + 2).seconds
        },
        both("pages written per such commit", unit: .count) {
            try await $0.update(count: few, perCommit: 1, round: 3 * $1 + 3).pages / Double(few)
        },
    ]
}

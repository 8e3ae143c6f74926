// Why this file exists: "everybody has been trained" is a share of people, office by office; people who have left do
// not count, and of many tries the best one does.

import LeadToCash
import SyncProtocol

/// Who has passed what, by office.
struct TrainingCoverage: Sendable {
    /// Somebody who works at an office.
    struct Learner: Sendable, Hashable {
        let id: RecordID
        let office: RecordID
    }

    /// A try at a material.
    struct Attempt: Sendable, Hashable {
        let user: RecordID
        let material: String
        /// Percent; nil if none is recorded.
        let score: Int64?
        let isPassed: Bool
    }

    /// How an office stands with a material.
    struct Standing: Sendable, Hashable {
        let people: Int
        let tried: Int
        let passed: Int
        /// Mean of everybody's best score, percent towards zero; nil if nobody has one.
        let meanBest: Int64?

        /// The share that passed, in basis points; nil for an office without people.
        var share: Int64? { people == 0 ? nil : Int64(passed) * 10_000 / Int64(people) }
    }

    private struct Place: Hashable {
        let office: RecordID
        let material: String
    }

    private struct Tally {
        var passed: Set<RecordID> = []
        var tried: Set<RecordID> = []
        var best: [RecordID: Int64] = [:]
    }

    private let people: [RecordID: Int]
    private let tallies: [Place: Tally]

    init(_ learners: [Learner], _ attempts: [Attempt]) {
        let offices = Dictionary(learners.map { ($0.id, $0.office) }) { first, _ in first }
        var tallies: [Place: Tally] = [:]
        for attempt in attempts {
            guard let office = offices[attempt.user] else { continue }
            var tally = tallies[Place(office: office, material: attempt.material)] ?? Tally()
            tally.tried.insert(attempt.user)
            if attempt.isPassed { tally.passed.insert(attempt.user) }
            if let score = attempt.score {
                tally.best[attempt.user] = max(score, tally.best[attempt.user] ?? score)
            }
            tallies[Place(office: office, material: attempt.material)] = tally
        }
        self.tallies = tallies
        people = Dictionary(grouping: offices.values) { $0 }.mapValues(\.count)
    }

    func standing(_ office: RecordID, _ material: String) -> Standing {
        let tally = tallies[Place(office: office, material: material)] ?? Tally()
        let best = tally.best.values
        return Standing(
            people: people[office] ?? 0, tried: tally.tried.count, passed: tally.passed.count,
            meanBest: best.isEmpty ? nil : best.reduce(0, +) / Int64(best.count))
    }

    /// Offices at which somebody works.
    var offices: Set<RecordID> { Set(people.keys) }
}

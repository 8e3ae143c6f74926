// Why this file exists: figures over a million deals are wanted at once. The server reads its records for them once,
// keeps what counts in memory, and before each answer takes in what was committed since.

import LeadToCash
import SyncProtocol
import SyncServer
import Synchronization

/// The facts of one HQ, in step with its commits. One question is answered at a time, and those that wait for it hold
/// none of the few connections by which devices are served.
package final class MetricDesk: Sendable {
    /// That of this process, which holds one HQ.
    package static let shared = MetricDesk()

    private struct State: Sendable {
        var intake = FactIntake()
        /// The history that the facts are of: after a restore numbers mean other commits.
        var timeline = Timeline.none
    }

    /// What the log said up to a commit of how often edits met.
    private struct Tallied: Sendable {
        let timeline: Timeline
        let frontier: CommitSequence
        let tallies: [EditTally]
    }

    private let turn = DeskTurn()
    private let state = Mutex(State())
    private let tallied = Mutex<Tallied?>(nil)

    /// Brings the facts up to a snapshot and hands them to `body`. After a failure they are read anew.
    package func read<T: Sendable>(
        _ source: some RecordSource, of timeline: Timeline, _ body: (inout FactReader) throws -> T
    ) throws -> T {
        try state.withLock { state in
            if state.timeline != timeline { state = State(timeline: timeline) }
            try state.intake.read(source)
            return try body(&state.intake.reader)
        }
    }

    /// Counting reads all that devices ever edited, so it is done once for each state of the log.
    package func tallies(of headquarters: Headquarters) async throws -> [EditTally] {
        let (timeline, frontier) = (headquarters.timeline, headquarters.frontier)
        if let known = tallied.withLock({ $0 }), known.timeline == timeline, known.frontier == frontier {
            return known.tallies
        }
        let tallies = try await headquarters.editTallies()
        tallied.withLock { $0 = Tallied(timeline: timeline, frontier: frontier, tallies: tallies) }
        return tallies
    }
}

extension MetricDesk {
    /// Hands the facts as of HQ's last commit to `body`, and which commit that is. What `body` computes takes its turn
    /// among all that is asked here, on a thread of the database's.
    /// - Parameter conditions: what HQ knows of the field beside its records.
    package func facts<T: Sendable>(
        of headquarters: Headquarters, _ conditions: FieldConditions,
        _ body: @escaping @Sendable (Facts, CommitSequence) throws -> T
    ) async throws -> T {
        try await turn.run { [self] in
            let timeline = headquarters.timeline
            return try await headquarters.read { [self] reader in
                let ground = DeskGround(reader)
                let frontier = try ground.frontier()
                return try self.read(ground, of: timeline) { reader in
                    conditions.apply(to: &reader)
                    return try body(reader.facts, frontier)
                }
            }
        }
    }
}

extension MetricDesk {
    /// Figures, and what people call the records that they name.
    package struct Answer: Sendable {
        package let figures: [Figure]
        package let names: [RecordKey: String]
    }

    /// Computes some metrics as of HQ's last commit.
    package func ask(
        _ metrics: [MetricCode], _ headquarters: Headquarters,
        _ asking: @escaping @Sendable (DeskGround) throws -> MetricQuestion
    ) async throws -> Answer {
        try await turn.run { [self] in try await answer(metrics, headquarters, asking) }
    }

    private func answer(
        _ metrics: [MetricCode], _ headquarters: Headquarters,
        _ asking: @escaping @Sendable (DeskGround) throws -> MetricQuestion
    ) async throws -> Answer {
        var tallies: [EditTally] = []
        if metrics.contains(.conflictRate) { tallies = try await self.tallies(of: headquarters) }
        var holdings: [SoleHolding] = []
        if metrics.contains(.dataIslands) { holdings = try await headquarters.soleHoldings(of: FactReader.kinds) }
        let conditions = try await FieldConditions(of: headquarters, tallies: tallies, holdings: holdings)
        let now = Int64(clamping: Headquarters.systemClock())
        let timeline = headquarters.timeline
        return try await headquarters.read { [self] reader in
            let ground = DeskGround(reader)
            let question = try asking(ground)
            let figures = try self.read(ground, of: timeline) { reader in
                conditions.apply(to: &reader)
                guard let context = question.context(reader.facts, now: now) else {
                    throw CommandFailure.usage(
                        "“\(question.period ?? "")” is no period; write 2026, 2026-Q3, 2026-11 or "
                            + "2026-01-15..2026-02-03.")
                }
                return MetricQuestion.figures(metrics, reader.facts, context)
            }
            var names: [RecordKey: String] = [:]
            for key in figures.flatMap(\.named) where names[key] == nil { names[key] = try ground.name(key) }
            return Answer(figures: figures, names: names)
        }
    }
}

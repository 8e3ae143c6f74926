// Why this file exists: a customer who has said what they need waits for an answer as a lead does, and nobody notices,
// for the deal goes on meanwhile. How long they wait stands beside the time in which leads are answered.

import SyncProtocol

/// How long the requirements that were written down in the period wait for their answer: that they are confirmed, met
/// or not taken up, or what product development says to them.
struct RequirementWaits {
    private var answered = Durations()
    private var waiting = Durations()

    init(_ facts: Facts, _ context: MetricContext) {
        let filter = context.filter(facts)
        for row in facts.requirements.rows where row.isPresent && context.holds(FactDay(row.createdAt)) {
            guard filter.admits(office: row.office, user: row.author, deal: row.deal, facts) else { continue }
            if !row.isAnswered {
                waiting.add(FactInstant(context.now).since(row.createdAt))
            } else if row.answeredAt.isKnown {
                answered.add(row.answeredAt.since(row.createdAt))
            }
        }
    }

    /// How many negative durations were counted as zero.
    var clamped: Int { answered.clamped + waiting.clamped }

    /// `requirement.median` (days, kept to the millisecond), over those that were answered and of which it is known
    /// when: HQ's log tells it, a laptop does not know; `requirement.waiting` (days), the median of how long the others
    /// have waited so far; `requirement.open` (count), how many those are.
    mutating func splits() -> [Figure.Split] {
        [
            Figure.Split(
                "requirement.median", Statistics.days(milliseconds: answered.median()), count: answered.count),
            Figure.Split(
                "requirement.waiting", Statistics.days(milliseconds: waiting.median()), count: waiting.count),
            Figure.Split("requirement.open", .count(Int64(waiting.count)), count: waiting.count),
        ]
    }
}

// Why this file exists: a process is as good as the people who know it and do it.

import SyncProtocol

/// M-31, M-32, M-40 and M-41.
public enum People {
    /// M-40, percent: of the roles held on the day of the figure, those held by people certified for them. A role is
    /// held by assignment, or, by somebody without any assignment, as their record says; one held in several places
    /// counts once. A role for which no rule asks for anything does not count. Certified is who, for every material
    /// asked for, reached its pass mark, or, where the rule has none, passed. Undefined if no such role is held.
    ///
    /// Splits: each role's word (percent).
    public static func certification(_ facts: Facts, _ context: MetricContext) -> Figure {
        let rules = Dictionary(grouping: facts.certifications.rows.filter(\.isPresent), by: \.role)
        let trainings = Dictionary(grouping: facts.trainings.rows.filter { passes($0, context) }, by: \.user)
        var roles: [RolePlace: (certified: Int, held: Int)] = [:]
        for seat in seats(facts, context) {
            guard let asked = rules[seat.role] else { continue }
            let learnt = trainings[seat.user] ?? []
            let isCertified = asked.allSatisfy { rule in learnt.contains { satisfies($0, rule) } }
            let known = roles[seat.role] ?? (0, 0)
            roles[seat.role] = (known.certified + (isCertified ? 1 : 0), known.held + 1)
        }
        let held = roles.values.reduce(0) { $0 + $1.held }
        let certified = roles.values.reduce(0) { $0 + $1.certified }
        let splits = roles.map { role, count in
            Figure.Split(facts.words[role], Statistics.share(count.certified, of: count.held), count: count.held)
        }
        return context.figure(
            .certification, Statistics.share(certified, of: held), count: held,
            splits: splits.sorted { $0.name < $1.name })
    }

    private struct Seat: Hashable {
        let user: Int32
        let role: RolePlace
    }

    private static func seats(_ facts: Facts, _ context: MetricContext) -> Set<Seat> {
        let filter = context.filter(facts)
        func isAdmitted(_ place: Int32) -> Bool {
            guard let user = facts.users[place], user.works else { return false }
            return filter.admits(office: user.office, user: place, facts)
        }
        var seats: Set<Seat> = []
        var assigned: Set<Int32> = []
        for row in facts.roles.rows where row.isHeld(on: context.asOfDay) && row.role >= 0 {
            assigned.insert(row.user)
            if isAdmitted(row.user) { seats.insert(Seat(user: row.user, role: row.role)) }
        }
        for (place, user) in facts.users.rows.enumerated() where user.role >= 0 && !assigned.contains(Int32(place)) {
            if isAdmitted(Int32(place)) { seats.insert(Seat(user: Int32(place), role: user.role)) }
        }
        return seats
    }

    /// Whether an attempt had been made by the day of the figure, as far as it says.
    private static func passes(_ row: TrainingFact, _ context: MetricContext) -> Bool {
        row.isPresent && (!row.passedOn.isKnown || row.passedOn <= context.asOfDay)
    }

    private static func satisfies(_ training: TrainingFact, _ rule: CertificationFact) -> Bool {
        guard training.material == rule.material else { return false }
        return rule.passMark > 0 ? training.score >= rule.passMark : training.passedOn.isKnown
    }

    /// M-41, percent: process steps (tasks that carry one out) done with evidence ÷ process steps due in the period, up
    /// to the day of the figure. A dropped one was due. Undefined without any.
    ///
    /// Splits (counts): `withoutEvidence`, done and nothing to show; `open`; `skipped`, dropped steps and the
    /// deviations of the period that say a step was skipped; and whether people are inventive and alive, see
    /// ``Vitality``.
    public static func adoption(_ facts: Facts, _ context: MetricContext) -> Figure {
        let counts = StepCounts(facts, context)
        let splits = [
            Figure.Split("withoutEvidence", .count(Int64(counts.bare)), count: counts.bare),
            Figure.Split("open", .count(Int64(counts.open)), count: counts.open),
            Figure.Split("skipped", .count(Int64(counts.skipped)), count: counts.skipped),
        ]
        return context.figure(
            .adoption, counts.share, count: counts.due, splits: splits + Vitality(facts, context).splits)
    }

    /// M-41 without its parts, for whoever asks for many offices and periods at once.
    public static func adoptionShare(_ facts: Facts, _ context: MetricContext) -> FigureValue {
        StepCounts(facts, context).share
    }

    /// What became of the steps that fell due.
    private struct StepCounts {
        private(set) var due = 0
        private(set) var done = 0
        private(set) var bare = 0
        private(set) var open = 0
        private(set) var skipped = 0

        var share: FigureValue { Statistics.share(done, of: due) }

        init(_ facts: Facts, _ context: MetricContext) {
            let filter = context.filter(facts)
            for row in facts.tasks.rows where row.isPresent && row.step >= 0 && context.period.contains(row.dueOn) {
                guard row.dueOn <= context.asOfDay,
                    filter.admits(office: row.office, user: row.assignee, deal: row.deal, facts)
                else { continue }
                due += 1
                switch row.state {
                case .done where row.hasEvidence: done += 1
                case .done: bare += 1
                case .dropped: skipped += 1
                case .todo, .doing, .unsaid: open += 1
                }
            }
            for row in facts.deviations.rows where row.isPresent && row.isSkipped {
                guard context.holds(row.createdOn), filter.admits(office: row.office, deal: row.deal, facts)
                else { continue }
                skipped += 1
            }
        }
    }
}

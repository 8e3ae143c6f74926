// Why this file exists: conflicts are expected; that they pile up is not. How often edits meet, how long people take to
// decide and how much was doubled says whether offline work is under control.

import SyncProtocol

extension DataHealth {
    /// M-36, percent: fields on which edits met ÷ fields edited in the period, from HQ's tallies. Undefined if nothing
    /// was edited.
    ///
    /// Splits (percent, of the fields edited): `merged`, `chosen` by a rule, `asked` of people.
    public static func conflictRate(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        var sums = (edited: Int64(0), merged: Int64(0), chosen: Int64(0), asked: Int64(0))
        for row in facts.editTallies where context.holds(row.day) {
            guard filter.admits(office: row.office, facts) else { continue }
            sums.edited = sums.edited.addingSaturated(row.edited)
            sums.merged = sums.merged.addingSaturated(row.merged)
            sums.chosen = sums.chosen.addingSaturated(row.chosen)
            sums.asked = sums.asked.addingSaturated(row.asked)
        }
        func share(_ part: Int64) -> FigureValue {
            Ratio(part, sums.edited).map(FigureValue.percent) ?? .undefined(.emptySet)
        }
        let met = sums.merged.addingSaturated(sums.chosen).addingSaturated(sums.asked)
        return context.figure(
            .conflictRate, share(met), count: Int(clamping: sums.edited),
            splits: [
                Figure.Split("merged", share(sums.merged), count: Int(clamping: sums.merged)),
                Figure.Split("chosen", share(sums.chosen), count: Int(clamping: sums.chosen)),
                Figure.Split("asked", share(sums.asked), count: Int(clamping: sums.asked)),
            ])
    }

    /// M-37, days (kept to the millisecond): the median of decided − opened over the cases that people decided in the
    /// period; one that ran out of time was decided by nobody. Undefined without any.
    ///
    /// Splits: `p95` (days); `overdue` (count), open cases past their due time; `severity.<word>` and `decider.<role>`
    /// (days).
    public static func resolutionTime(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        var all = Durations()
        var named: [String: Durations] = [:]
        var overdue = 0
        for row in facts.cases.rows where row.isPresent && facts.admits(row, filter) {
            if row.isOpen {
                if row.dueAt.isKnown, row.dueAt < FactInstant(context.now) { overdue += 1 }
                continue
            }
            guard row.ending != .none, row.ending != .expired, row.openedAt.isKnown,
                row.decidedAt.isKnown, context.holds(FactDay(row.decidedAt))
            else { continue }
            let duration = row.decidedAt.since(row.openedAt)
            all.add(duration)
            if let severity = row.severity {
                named["severity." + severity.rawValue, default: Durations()].add(duration)
            }
            if row.decider >= 0 { named["decider." + facts.words[row.decider], default: Durations()].add(duration) }
        }
        let median = all.median()
        let late = Statistics.percentile(95, sorted: all.values)
        var splits = [
            Figure.Split("p95", Statistics.days(milliseconds: late.map { Ratio($0) }), count: all.count),
            Figure.Split("overdue", .count(Int64(overdue)), count: overdue),
        ]
        splits += named.keys.sorted().map { name in
            let median = named[name, default: Durations()].median()
            return Figure.Split(name, Statistics.days(milliseconds: median), count: named[name]?.count ?? 0)
        }
        return context.figure(
            .resolutionTime, Statistics.days(milliseconds: median), count: all.count, splits: splits,
            clamped: all.clamped)
    }

    /// M-38, count: open cases about held edits.
    ///
    /// Splits: `rule.<name>` and `days.<from-to>` (counts) of the open ones, with days `0-3`, `4-10`, `11-30`, `31+`;
    /// `accepted` (percent), of those that ended in the period, the accepted ones.
    public static func heldEdits(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        var names: [String: Int] = [:]
        var open = 0
        var accepted = 0
        var ended = 0
        for row in facts.cases.rows where row.isPresent && row.question == .held && facts.admits(row, filter) {
            if row.isOpen {
                open += 1
                names["rule." + facts.words[row.rule], default: 0] += 1
                let age = row.openedAt.isKnown ? context.asOfDay.since(FactDay(row.openedAt)) : 0
                names["days." + bucket(age), default: 0] += 1
            } else if context.holds(FactDay(row.decidedAt)) {
                ended += 1
                if row.ending == .accept { accepted += 1 }
            }
        }
        var splits = names.sorted { $0.key < $1.key }.map {
            Figure.Split($0.key, .count(Int64($0.value)), count: $0.value)
        }
        splits.append(Figure.Split("accepted", Statistics.share(accepted, of: ended), count: ended))
        return context.figure(.heldEdits, .count(Int64(open)), count: open, splits: splits)
    }

    private static func bucket(_ days: Int64) -> String {
        switch days {
        case ...3: "0-3"
        case ...10: "4-10"
        case ...30: "11-30"
        default: "31+"
        }
    }

    /// M-42, percent: of the accounts and leads made in the period, those that were confirmed to be others: merged, or
    /// naming the one they repeat. Drafts of leads do not count. Undefined without any.
    ///
    /// Splits (percent): `accounts`, `leads`.
    public static func duplicateRate(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        var accounts = (double: 0, all: 0)
        for row in facts.accounts.rows where row.isPresent && context.holds(row.createdOn) {
            guard filter.admits(office: row.office, facts) else { continue }
            accounts.all += 1
            if row.isMerged { accounts.double += 1 }
        }
        var leads = (double: 0, all: 0)
        for row in facts.leads.rows where row.isPresent && row.status != .draft {
            guard context.holds(FactDay(row.createdAt)),
                filter.admits(office: row.office, user: row.assignedTo, deal: row.convertedDeal, facts)
            else { continue }
            leads.all += 1
            if row.isMerged || row.isRepeat || row.status == .duplicate { leads.double += 1 }
        }
        let all = accounts.all + leads.all
        return context.figure(
            .duplicateRate, Statistics.share(accounts.double + leads.double, of: all), count: all,
            splits: [
                Figure.Split("accounts", Statistics.share(accounts.double, of: accounts.all), count: accounts.all),
                Figure.Split("leads", Statistics.share(leads.double, of: leads.all), count: leads.all),
            ])
    }
}

extension Facts {
    /// Whether a case is in a scope: by the record it is about, else by the other one.
    func admits(_ row: CaseFact, _ filter: ScopeFilter) -> Bool {
        let own = row.subject.map { whereabouts($0) } ?? Whereabouts()
        let place = own.isKnown ? own : row.other.map { whereabouts($0) } ?? own
        return filter.admits(office: place.office, user: place.user, deal: place.deal, self)
    }

    private struct Whereabouts {
        var office: Int32 = -1
        var user: Int32 = -1
        var deal: Int32 = -1
        var isKnown: Bool { office >= 0 || user >= 0 || deal >= 0 }
    }

    /// Where a record is, as far as facts are kept of it.
    private func whereabouts(_ key: RecordKey) -> Whereabouts {
        switch key.kind {
        case Opportunity.kind: Whereabouts(deal: deals.place(of: key.id) ?? -1)
        case Account.kind: Whereabouts(office: accounts[key.id]?.office ?? -1)
        case Lead.kind:
            leads[key.id].map { Whereabouts(office: $0.office, user: $0.assignedTo, deal: $0.convertedDeal) }
                ?? Whereabouts()
        case Contract.kind:
            contracts[key.id].map { Whereabouts(office: $0.office, user: $0.owner, deal: $0.deal) } ?? Whereabouts()
        case BidSubmission.kind:
            submissions[key.id].map { Whereabouts(office: $0.office, deal: $0.deal) } ?? Whereabouts()
        case PriceRevision.kind: Whereabouts(deal: prices[key.id]?.deal ?? -1)
        case OpportunityLine.kind: Whereabouts(deal: dealLines[key.id]?.parent ?? -1)
        case Milestone.kind:
            milestones[key.id].map { Whereabouts(office: $0.office, deal: $0.deal) } ?? Whereabouts()
        case Invoice.kind:
            invoices[key.id].map { Whereabouts(office: $0.office, deal: $0.deal) } ?? Whereabouts()
        case User.kind: Whereabouts(office: users[key.id]?.office ?? -1, user: users.place(of: key.id) ?? -1)
        default: Whereabouts()
        }
    }
}

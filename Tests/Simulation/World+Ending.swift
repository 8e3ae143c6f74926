// Why this file exists: when the faults stop, everything must come right by itself; then the whole life is judged.

import SyncProtocol

extension World {
    /// The storm ends: what was on the line is gone, everyone syncs a few times.
    func heal() throws {
        isStormy = false
        hangUp()
        for laptop in laptops {
            while !laptop.drafts.isEmpty { try save(laptop.drafts.removeFirst(), on: laptop) }
        }
        for laptop in laptops { upgrade(laptop) }
        try heal(laptops.filter { _ in !chance.hits(perMille: weather.absent) })
        try heal(laptops)
    }

    /// Some come back, while the others stay away: nobody waits for them.
    private func heal(_ present: [Laptop]) throws {
        for round in 1...I13QueuesEmpty.rounds {
            for laptop in present { try syncOnce(laptops[laptop.index]) }
            let healed = present.map { laptops[$0.index] }
            if round == I13QueuesEmpty.rounds || I13QueuesEmpty.holds(healed, ledger) {
                return try I13QueuesEmpty.check(healed, ledger)
            }
        }
    }

    /// One whole sync over a good line, as the program does it: what HQ asks for on the way is done, and it asks again.
    private func syncOnce(_ laptop: Laptop) throws {
        for _ in 0..<4 {
            let replica = laptop.replica
            let wasBelowFloor = laptop.sight.isBelowFloor
            let timeline = laptop.store.state.checkpoint.knowledge.timeline
            now += UInt64(chance.within(1...8000))
            try begin(laptop)
            if packets.isEmpty { return }
            try deliver(0)
            while !headquarters.arrivals.isEmpty { try commit(1) }
            while !headquarters.replies.isEmpty { try turnPage(0) }
            while !packets.isEmpty { try deliver(0) }
            laptop.sync()
            let hasChanged = laptop.replica != replica || laptop.store.state.checkpoint.knowledge.timeline != timeline
            if !hasChanged, wasBelowFloor || !laptop.sight.isBelowFloor { return }
        }
    }

    /// Every promise that concerns the whole.
    func judge() throws {
        let grants = NaiveGrants(ledger.durable.grants, graph)
        let merge = NaiveMerge(
            graph, anchors: ledger.durable.anchors.mapValues(\.rawValue), grants: grants,
            roles: NaiveRoles(ledger.durable, graph))
        let revenants = I19NothingResurrects(merge: merge)
        try revenants.check(ledger.durable, laptops)
        try revenants.checkErased(ledger.durable, laptops)
        let contests = try I18DeleteAgainstUpdate(graph: graph, merge: merge).check(ledger.durable, laptops)
        for _ in 0..<contests { tally.count(.contestedDeletion) }
        for record in merge.records.values {
            for write in record.fields.flatMap({ $0?.writes ?? [] }) where write.isStepBack { tally.count(.stepBack) }
        }
        let lawful = I8MergeIsLawful(graph: graph, merge: merge)
        try I5RestoreLosesNothing.check(laptops, graph, isRestored: !ledger.durable.forks.isEmpty)
        try lawful.check(ledger.durable)
        try lawful.checkAges()
        try lawful.checkJoins(&chance)
        try I1AcknowledgedIsKept(graph: graph, merge: merge, ledger: ledger.durable, laptops: laptops).check()
        try C1DisputesHaveOneCase(graph: graph, merge: merge, ledger: ledger.durable, laptops: laptops).check()
        try C2AnswersReachEveryHeldEdit(graph: graph, merge: merge).check()
        try C3FollowersLiveWithTheirLeader.check(ledger.durable)
        try I6RetriesApplyOnce.check(ledger.durable, graph)
        // What was erased meanwhile must leave the whole chain as it was.
        audit.rewind()
        try audit.follow(ledger.durable)
        try I26OneAuditEntryPerDot.check(ledger.durable, audit)
        try I26OneAuditEntryPerDot.checkTampering(ledger.durable, &chance)
        for laptop in laptops {
            let state = laptop.store.state
            let shown = I7SameEditsSameDump.dump(state)
            let expected = I7SameEditsSameDump.dump(ledger, scopes: state.checkpoint.scopes)
            try I7SameEditsSameDump.check(laptop.replica, shows: shown, headquarters: expected)
            for section in shown { trace.note(section.bytes) }
        }
    }
}

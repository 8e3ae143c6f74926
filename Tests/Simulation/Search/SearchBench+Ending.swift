// Why this file exists: wherever a history stops, everything must come right by itself, and then every promise about
// the whole is put to the test.

import SyncProtocol

extension SearchBench {
    /// The line is good from now on: what was under way is gone, everybody syncs in turn. Where that leads to what was
    /// judged before there is nothing more to see.
    func end(_ before: SearchState, _ mark: Int) throws {
        var state = before
        var mark = mark
        state.hangUp()
        for turn in 0..<I13QueuesEmpty.rounds * state.desks.count {
            guard settled.insert(mark &* 31 &+ turn).inserted else { return }
            let index = turn % state.desks.count
            guard hasNews(index, state) else { continue }
            try sync(index, &state)
            mark = state.stores
        }
        try judge(state)
    }

    /// Whether a sync of a laptop would change anything.
    func hasNews(_ index: Int, _ state: SearchState) -> Bool {
        let desk = state.desks[index]
        let checkpoint = desk.store.checkpoint
        return !desk.store.pending.isEmpty || checkpoint.needsRepair || desk.sight.isDamaged
            || checkpoint.knowledge.prefix != state.ledger.frontier
            || checkpoint.scopes != state.ledger.standings[checkpoint.replica]?.scopes
    }

    /// One whole sync as the program does it: if HQ says that there is more to do, it asks again.
    func sync(_ index: Int, _ state: inout SearchState) throws {
        for _ in 0..<3 {
            let wasBelowFloor = state.desks[index].sight.isBelowFloor
            try ask(index, [], .answered, &state)
            try hear(index, [], [], &state)
            if wasBelowFloor || !state.desks[index].sight.isBelowFloor { return }
        }
    }

    private func judge(_ state: SearchState) throws {
        load(state)
        let graph = state.graph
        let laptops = state.desks.indices.map { laptop($0, of: state) }
        try I13QueuesEmpty.check(laptops, ledger)
        let merge = NaiveMerge(
            graph, anchors: ledger.durable.anchors.mapValues(\.rawValue),
            grants: NaiveGrants(ledger.durable.grants, graph), roles: NaiveRoles(ledger.durable, graph))
        try I19NothingResurrects(merge: merge).check(ledger.durable, laptops)
        _ = try I18DeleteAgainstUpdate(graph: graph, merge: merge).check(ledger.durable, laptops)
        let lawful = I8MergeIsLawful(graph: graph, merge: merge)
        try I5RestoreLosesNothing.check(laptops, graph, isRestored: false)
        try lawful.check(ledger.durable)
        try lawful.checkAges()
        try I1AcknowledgedIsKept(graph: graph, merge: merge, ledger: ledger.durable, laptops: laptops).check()
        try C1DisputesHaveOneCase(graph: graph, merge: merge, ledger: ledger.durable, laptops: laptops).check()
        try C2AnswersReachEveryHeldEdit(graph: graph, merge: merge).check()
        try C3FollowersLiveWithTheirLeader.check(ledger.durable)
        try I6RetriesApplyOnce.check(ledger.durable, graph)
        var trace = Trace()
        for entry in ledger.durable.log { trace.note(entry.payload) }
        for laptop in laptops {
            let shown = I7SameEditsSameDump.dump(laptop.store.state)
            let expected = I7SameEditsSameDump.dump(ledger, scopes: laptop.store.state.checkpoint.scopes)
            try I7SameEditsSameDump.check(laptop.replica, shows: shown, headquarters: expected)
            for section in shown { trace.note(section.bytes) }
        }
        ends += 1
        hash &+= trace.hash
    }
}

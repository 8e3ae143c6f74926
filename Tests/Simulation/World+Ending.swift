// Why this file exists: when the faults stop, everything must come right by itself; then the whole life is judged.

import SyncProtocol

extension World {
    /// The storm ends: what was on the line is gone, everyone syncs a few times.
    func heal() throws {
        isStormy = false
        packets = []
        headquarters.arrivals = []
        headquarters.replies = []
        for laptop in laptops {
            laptop.exchange = nil
            while !laptop.drafts.isEmpty { try save(laptop.drafts.removeFirst(), on: laptop) }
        }
        for _ in 0..<I13QueuesEmpty.rounds {
            for laptop in laptops { try syncOnce(laptop) }
        }
        try I13QueuesEmpty.check(laptops, ledger)
    }

    /// One whole sync over a good line.
    private func syncOnce(_ laptop: Laptop) throws {
        now += UInt64(chance.within(1...8000))
        try begin(laptop)
        try deliver(0)
        while !headquarters.arrivals.isEmpty { try commit(1) }
        while !headquarters.replies.isEmpty { try turnPage(0) }
        while !packets.isEmpty { try deliver(0) }
        laptop.sync()
    }

    /// Every promise that concerns the whole.
    func judge() throws {
        var scopes: [UInt32: [UInt32]] = [:]
        for laptop in laptops {
            scopes[laptop.replica.rawValue] = laptop.store.state.checkpoint.scopes.map(\.rawValue)
        }
        let merge = NaiveMerge(graph, anchors: ledger.durable.anchors.mapValues(\.rawValue), scopes: scopes)
        let lawful = I8MergeIsLawful(graph: graph, merge: merge)
        try lawful.check(ledger.durable)
        try lawful.checkAges()
        try lawful.checkJoins(&chance)
        try I1AcknowledgedIsKept(graph: graph, merge: merge, ledger: ledger.durable, laptops: laptops).check()
        try I6RetriesApplyOnce.check(ledger.durable)
        for laptop in laptops {
            let state = laptop.store.state
            let shown = I7SameEditsSameDump.dump(state)
            let expected = I7SameEditsSameDump.dump(ledger, scopes: state.checkpoint.scopes)
            try I7SameEditsSameDump.check(laptop.replica, shows: shown, headquarters: expected)
            for section in shown { trace.note(section.bytes) }
        }
    }
}

// Why this file exists: what HQ's operator does, in good times and in bad: backups, a restore, tidying up, erasing.

import SyncProtocol

/// A copy of HQ as it was one day.
struct Backup {
    let at: UInt64
    let state: MemoryLedger.State
    /// What the event graph knew of HQ.
    let graph: EventGraph.Image
}

extension World {
    /// What HQ's operator does.
    func operate(_ verb: Verb, _ place: Int) throws {
        switch verb {
        case .backUp: try backUp()
        case .restore: try restoreHeadquarters()
        case .failOver: try failOver()
        case .collect: try collect()
        case .relocate: try relocate()
        case .regrant: try regrant(laptops[place])
        case .revoke: try revoke(laptops[place])
        case .erase: try eraseRecord()
        case .changeRole: try changeRole(of: laptops[place])
        case .upgrade:
            // Now and then under the hands of a program that is syncing.
            let busy = chance.hits(perMille: 500) ? laptops.first { $0.exchange != nil && isOld($0) } : nil
            upgrade(busy ?? laptops[place])
        default: break
        }
    }

    private func backUp() throws {
        tally.count(.backup)
        backups.append(Backup(at: now, state: ledger.durable, graph: graph.image))
        if backups.count > 6 { backups.removeFirst() }
        ledger.state.backedUp = ledger.durable.frontier
        try syncLedger()
        trace.say("HQ is backed up at σ \(ledger.durable.frontier)")
    }

    /// HQ's disk dies, and a backup becomes HQ.
    private func restoreHeadquarters() throws {
        // Older ones may lack what laptops have forgotten; where HQ's clock was wrong it cannot count the days.
        let usable = backups.filter { backup in
            let isRecent = now - backup.at <= weather.retention || backup.at == backups.last?.at
            return isRecent && (!weather.isHeadquartersClockWrong || backup.state.frontier >= headquarters.announced)
        }
        guard let backup = chance.pick(usable) else { return }
        tally.count(.restoredHeadquarters)
        now += UInt64(chance.within(1...24)) * 3_600_000
        let isLostKnown = weather.isHeadquartersClockWrong || chance.hits(perMille: 700)
        try putBack(backup, isLostKnown: isLostKnown)
    }

    /// HQ's disk dies, and a standby takes over, which may lack the last commits.
    private func failOver() throws {
        guard let standby = chance.pick(standbys.filter { $0.state.frontier >= headquarters.announced }) else { return }
        tally.count(.failover)
        try putBack(standby, isLostKnown: weather.isHeadquartersClockWrong)
    }

    /// Notes what a standby may have; each lacks some of the newest commits.
    func keepStandby() {
        guard weather[.failover] > 0 else { return }
        standbys.append(Backup(at: now, state: ledger.durable, graph: graph.image))
        if standbys.count > 6 { standbys.removeFirst() }
    }

    private func putBack(_ backup: Backup, isLostKnown: Bool) throws {
        hangUp()
        headquarters.crash()
        let lost = ledger.durable.log.last?.sequence ?? 0
        for _ in 0..<(ledger.durable.log.count - min(ledger.durable.log.count, backup.state.log.count)) {
            tally.count(.lostCommit)
        }
        ledger.restore(
            backup.state, isLostKnown: isLostKnown, wall: headquartersWall(),
            timeline: UInt64(number()) &* 0x9E37_79B9_7F4A_7C15 >> 2 | 1)
        graph.restore(backup.graph)
        standbys = []
        observed = ledger.durable.log.count
        journaled = ledger.durable.journal.count
        audit.rewind()
        stamps = [:]
        for entry in ledger.durable.log { stamps[entry.dot.replica] = entry.stamp.rawValue }
        trace.say(
            "HQ is restored to σ \(backup.state.frontier), was at \(lost), counts on after \(ledger.durable.forks.base)"
        )
        // Lists beside the database say who was shut out, and what must stay forgotten.
        try shutOut(revoked.filter { ledger.durable.standings[$0] != nil }.sorted())
        let lacking = graph.erased.sorted().filter { ledger.state.records[$0]?.header.isErased != true }
        if !lacking.isEmpty { try erase(lacking) }
    }

    /// A person asks that nothing of them be kept.
    private func eraseRecord() throws {
        let items = ledger.durable.records.filter { $0.key.kind == Vocabulary.item && !$0.value.header.isErased }
        guard let key = chance.pick(items.keys.sorted()) else { return }
        try erase([key])
    }

    private func erase(_ keys: [RecordKey]) throws {
        let gone = try headquarters.sequencer.erase(keys, reason: "asked", wall: headquartersWall(), in: ledger)
        for _ in gone { tally.count(.erasure) }
        trace.say("HQ erases \(gone.map(Narration.words).joined(separator: ", "))")
        try syncLedger()
    }

    /// HQ forgets deletions that everybody has heard of, or that are old enough.
    func collect() throws {
        // No reply takes as long as a lease, unless HQ's clock jumps meanwhile.
        if weather.isHeadquartersClockWrong, !headquarters.replies.isEmpty { return }
        let forgotten = ledger.collect(now: headquartersWall(), lease: weather.lease)
        guard !forgotten.isEmpty else { return }
        tally.count(.collection)
        for _ in forgotten { tally.count(.forgottenDeletion) }
        graph.forget(forgotten)
        trace.say("HQ forgets the deletions of \(forgotten)")
        try syncLedger()
    }
}

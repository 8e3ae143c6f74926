// Why this file exists: what an operator does with HQ: new identities, backups, a restore, forgetting old deletions.
// The server does the same in SQL (`Rejoining`, `BackupHorizon`, `Restore`, `Collecting`).

import SyncProtocol

extension MemoryLedger {
    /// Gives a database a new number: the same person and scopes.
    /// - Parameter former: the replica that proved to be itself; nil if it came with a code.
    func rejoin(_ former: Standing?, of person: RecordID?, scopes: [ScopeID], kept: [KeptEdits]) -> MemoryGrant {
        let replica = nextReplica
        enrol(replica, of: person, scopes: scopes)
        if let former {
            inherit(replica, from: former.replica)
            append(AuditAct(after: frontier, at: 0, deed: .succeeded(replica, former: former.replica, key: nil)))
        } else {
            append(AuditAct(after: frontier, at: 0, deed: .enrolled(replica, scopes: scopes, person: nil, key: nil)))
        }
        var shared: [ReplicaID: UInt64] = [:]
        for edits in kept {
            var last = edits.shared { chain(of: edits.replica, after: $0) }
            if last == 0, let former, former.replica == edits.replica, former.counter <= edits.after {
                last = former.counter
            }
            shared[edits.replica] = last
        }
        return MemoryGrant(
            replica: replica, scopes: scopes, lineage: state.forks.lineage(state.timeline), shared: shared,
            erased: erased(kept, shared))
    }

    private func erased(_ kept: [KeptEdits], _ shared: [ReplicaID: UInt64]) -> [RecordKey] {
        let told = state.log.filter { entry in
            kept.contains { edits in
                entry.dot.replica == edits.replica && entry.dot.counter > edits.after
                    && entry.dot.counter <= shared[edits.replica] ?? 0
            }
        }
        let written = told.compactMap { try? ChangesetCodec.open($0.payload) }.flatMap(\.operations).map(\.key)
        return written.filter { state.records[$0]?.header.isErased == true }
    }

    private func chain(of replica: ReplicaID, after counter: UInt64) -> ChainHash? {
        state.log.first { $0.dot.replica == replica && $0.dot.counter == counter }?.chain
    }

    // MARK: backups

    /// σ up to which any backup that may still be restored has everything.
    func horizon(now: UInt64, retention: UInt64) -> CommitSequence {
        if planted == .callsAllBackedUp { return durable.frontier }
        guard now >= retention else { return 0 }
        let limit = Stamp(milliseconds: now - retention)
        let count = durable.log.partitionPoint { $0.received > limit }
        let old = count == 0 ? 0 : durable.log[count - 1].sequence
        return min(old, durable.backedUp ?? old)
    }

    /// The last edit of a replica at or before a commit.
    func counter(of replica: ReplicaID, at sequence: CommitSequence) -> UInt64 {
        durable.log.last { $0.dot.replica == replica && $0.sequence <= sequence }?.dot.counter ?? 0
    }

    /// A backup becomes HQ, in a new timeline.
    /// - Parameter isLostKnown: whether the replaced database can still be read.
    func restore(_ backup: State, isLostKnown: Bool, wall: UInt64, timeline: UInt64) {
        let lost = isLostKnown ? state : nil
        func counter(_ state: State) -> UInt64 { state.standings[.headquarters]?.counter ?? 0 }
        let bases =
            planted == .countsOnAfterRestore
            ? (backup.frontier, Fork.base(after: counter(backup), lost: lost.map(counter), wall: wall))
            : (
                Fork.base(after: backup.frontier, lost: lost?.frontier, wall: wall),
                Fork.base(after: counter(backup), lost: lost.map(counter), wall: wall)
            )
        let fork = Fork(
            timeline: backup.timeline, sequence: backup.frontier, base: bases.0, counter: counter(backup),
            counterBase: bases.1)
        // A backup made after an earlier restore says from where devices were counted then.
        let highest = { (state: State) in
            max(UInt64(state.standings.keys.map(\.rawValue).max() ?? 1), UInt64(state.firstDevice))
        }
        let device = Fork.firstDevice(after: highest(backup), lost: lost.map(highest), wall: wall)
        state = backup
        if planted != .keepsTimelineOnFailover {
            state.timeline = Timeline(rawValue: timeline)
            state.forks.append(fork)
        }
        state.frontier = planted == .keepsTimelineOnFailover ? backup.frontier : max(backup.frontier, fork.base)
        // It may have been a standby, of which nobody keeps a copy: only what it knew to be in a backup is.
        state.backedUp = planted == .takesStandbyForBackup ? backup.frontier : backup.backedUp ?? backup.frontier
        state.firstDevice = UInt32(device)
        state.standings[.headquarters]?.counter = fork.counterBase
        let restored = AuditDeed.restored(fork, timeline: state.timeline)
        append(AuditAct(after: backup.frontier, at: wall, deed: restored))
        sync()
    }

    // MARK: deletions

    /// Notes that a device spoke, and what it said to reflect.
    func note(_ admission: Admission, wall: UInt64) {
        let prefix = admission.feed.positions.map(\.token).min() ?? 0
        state.contacts[admission.hello.replica] = Contact(prefix: prefix, at: wall)
    }

    /// The scopes in which HQ has forgotten deletions that a caller never heard of and does not list its rows for.
    func scopesToCompare(_ admission: Admission) -> [ScopeID] {
        if planted == .forgetsFloors { return [] }
        let scopes = admission.scopes { durable.floors[$0] ?? 0 }
        guard planted == .takesUpgradedForNew else { return scopes }
        return scopes.filter { admission.hello.knowledge.exceptions[$0] != 0 }
    }

    /// Forgets deletions that every device has heard of, and those older than the lease.
    /// - Returns: the records.
    func collect(now: UInt64, lease: UInt64) -> [RecordKey] {
        let start = now - min(now, lease)
        let limit = Stamp(milliseconds: start)
        let count = state.log.partitionPoint { $0.received >= limit }
        let expired = count == 0 ? 0 : state.log[count - 1].sequence
        var forgotten: [RecordKey] = []
        let scopes = Set(state.records.values.map(\.header.scope)).sorted()
        for scope in scopes {
            let heard =
                state.contacts.filter {
                    $0.value.at >= start && !state.revoked.contains($0.key)
                        && state.standings[$0.key]?.scopes?.contains(scope) == true
                }.map(\.value.prefix).min() ?? state.frontier
            let dead = state.records.filter {
                let header = $0.value.header
                return header.scope == scope && !header.isAlive && !header.isErased
                    && header.head <= max(heard, expired)
            }
            guard let floor = dead.map(\.value.header.head).max() else { continue }
            state.floors[scope] = max(state.floors[scope] ?? 0, floor)
            for key in dead.keys {
                if planted == .revivesForgotten, var grave = dead[key]?.header {
                    grave.lifeSequence = .max
                    grave.lifeDot = Dot(replica: ReplicaID(rawValue: 0), counter: 1)
                    graves[key] = grave
                }
                state.records[key] = nil
                forgotten.append(key)
            }
        }
        return forgotten.sorted()
    }
}

// Why this file exists: laptops are handed out, taken from their users, and told to erase themselves; then the user
// gets another.

import SyncProtocol

extension World {
    /// Somebody gets a laptop.
    func handOut(_ replica: ReplicaID, to person: RecordID?, scopes: [ScopeID], at index: Int) throws -> Laptop {
        ledger.enrol(replica, of: person, scopes: scopes)
        try ledger.record(.enrolled(replica, scopes: scopes, person: nil, key: nil), at: now)
        enrolled[replica] = scopes
        persons[replica] = person
        let store = MemoryReplica(replica, scopes: scopes, planted: planted)
        if isStormy, weather[.upgrade] > 0, chance.hits(perMille: 500) { store.state.checkpoint.schema -= 1 }
        let laptop = Laptop(index: index, copy: nextCopy(), store: store)
        renewLease(of: laptop)
        laptop.sync()
        return laptop
    }

    /// A laptop has synced, so it may be used for some days more.
    func renewLease(of laptop: Laptop) {
        laptop.sight.renewal = (now, laptop.jumps, laptop.store.state.checkpoint.clock.offset)
        guard weather.offlineDays > 0 else { return }
        let time = laptop.time(now)
        var lease = laptop.store.state.lease ?? OfflineLease(days: weather.offlineDays, renewed: time)
        lease.renew(days: weather.offlineDays, at: time)
        laptop.store.state.lease = lease
    }

    func isOld(_ laptop: Laptop) -> Bool { laptop.store.state.checkpoint.schema < Vocabulary.schema.version }

    /// A laptop gets the program that others have had for a while.
    func upgrade(_ laptop: Laptop) {
        guard isOld(laptop) else { return }
        tally.count(.upgrade)
        trace.say("laptop \(laptop.replica) is upgraded")
        laptop.store.upgrade()
        laptop.sight.isUpgraded = true
        laptop.sync()
    }

    /// HQ takes a device from its user.
    func revoke(_ laptop: Laptop) throws {
        guard ledger.durable.standings[laptop.replica] != nil,
            revoked.insert(laptop.replica).inserted
        else { return }
        tally.count(.revocation)
        trace.say("HQ revokes \(laptop.replica), which has \(laptop.store.state.pending.count) edits to send")
        try shutOut([laptop.replica])
    }

    func shutOut(_ replicas: [ReplicaID]) throws {
        for replica in replicas where !ledger.state.revoked.contains(replica) {
            try ledger.revoke(replica, at: headquartersWall())
        }
        try syncLedger()
    }

    /// A revoked laptop erases itself, unless it has something left that HQ lacks; its user gets another.
    func wipe(_ laptop: Laptop, _ refusal: Refusal) throws {
        guard refusal.argument >= laptop.store.state.checkpoint.counter else { return }
        try I1AcknowledgedIsKept.check(erasing: laptop, graph)
        tally.count(.wipe)
        packets.removeAll { $0.laptop == laptop.index }
        headquarters.arrivals.removeAll { $0.packet.laptop == laptop.index }
        headquarters.replies.removeAll { $0.packet.laptop == laptop.index }
        let former = laptop.replica
        try ledger.record(.wiped(former), at: headquartersWall())
        let replica = ledger.nextReplica
        laptops[laptop.index] = try handOut(
            replica, to: persons[former], scopes: ledger.durable.standings[former]?.scopes ?? [], at: laptop.index)
        trace.say("laptop \(former) erases itself; its user gets \(replica)")
        try syncLedger()
    }
}

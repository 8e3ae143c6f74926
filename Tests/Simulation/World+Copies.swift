// Why this file exists: laptops are cloned, and disks are put back: one number, two databases. And what a laptop's
// program does when HQ tells it that something of the kind happened, to it or to HQ.

import SyncProtocol

extension World {
    /// The most laptops in one world.
    private static let most = 12

    /// Somebody copies a laptop's disk, and both go on.
    func clone(_ laptop: Laptop) {
        guard laptops.count < Self.most else { return }
        tally.count(.clonedLaptop)
        laptop.sync()
        shared.insert(laptop.replica)
        let other = Laptop(index: laptops.count, copy: nextCopy(), of: laptop)
        laptops.append(other)
        trace.say("laptop \(laptop.replica) is cloned, with \(laptop.store.state.pending.count) edits to send")
    }

    /// Somebody keeps an image of a laptop's disk.
    func takeImage(of laptop: Laptop) {
        laptop.images.append(laptop.image())
        if laptop.images.count > 4 { laptop.images.removeFirst() }
    }

    /// A disk dies, and an image of it is put back.
    func putBack(_ laptop: Laptop) {
        guard let image = chance.pick(laptop.images) else { return }
        tally.count(.restoredLaptop)
        let replica = image.state.checkpoint.replica
        shared.insert(replica)
        laptop.put(back: image, copy: nextCopy())
        trace.say("laptop \(replica) is put back to \(image.state.checkpoint.knowledge)")
    }

    /// HQ turned a laptop away.
    func refused(_ refusal: Refusal, _ packet: Packet, _ laptop: Laptop) throws {
        tally.count(.refusal)
        trace.say("laptop \(laptop.replica) is refused: \(refusal.code)")
        switch refusal.code {
        // An erasure takes words out of an edit that is still here; what has left by hand says them.
        case .fork where shared.contains(laptop.replica) || handed.contains(laptop.replica) && !graph.erased.isEmpty:
            tally.count(.fork)
            try rejoin(laptop)
        case .timeline where laptop.store.state.checkpoint.knowledge.timeline != ledger.durable.timeline:
            guard let rewind = refusal.rewind else { throw Violation("I5", "HQ does not say how to go back") }
            try self.rewind(laptop, to: rewind)
        case .unauthorised where ledger.durable.standings[laptop.replica] == nil:
            tally.count(.rejoinByCode)
            try rejoin(laptop)
        // One that sent over a short line sends again what HQ has had by an earlier request.
        case .revoked where revoked.contains(laptop.replica), .gap where revoked.contains(laptop.replica): return
        case .wipe where revoked.contains(laptop.replica): try wipe(laptop, refusal)
        default: try I13QueuesEmpty.check(refusal: refusal, isExpected: packet.isStale)
        }
    }

    private func rewind(_ laptop: Laptop, to rewind: Rewind) throws {
        let acknowledged = laptop.store.state.checkpoint.acknowledged
        guard laptop.store.rewind(to: rewind) else { return try rejoin(laptop) }
        tally.count(.rewind)
        let after = laptop.store.state.checkpoint
        for _ in after.acknowledged..<acknowledged { tally.count(.resentEdit) }
        trace.say("laptop \(laptop.replica) goes back to \(after.knowledge), sends again after \(after.acknowledged)")
        if after.needsRepair { laptop.sight.isDamaged = true }
        laptop.sync()
    }

    /// A database goes on under a new number. The line may break before it has heard of it; then it asks again.
    private func rejoin(_ laptop: Laptop) throws {
        // Its program has closed the connections on which it asked before.
        packets.removeAll { $0.laptop == laptop.index }
        headquarters.arrivals.removeAll { $0.packet.laptop == laptop.index }
        headquarters.replies.removeAll { $0.packet.laptop == laptop.index }
        let former = laptop.replica
        let grant = ledger.rejoin(
            ledger.durable.standings[former], of: persons[former],
            scopes: ledger.durable.standings[former]?.scopes ?? enrolled[former] ?? [],
            kept: laptop.store.keptEdits)
        enrolled[grant.replica] = grant.scopes
        persons[grant.replica] = persons[former]
        if revoked.contains(former) {
            revoked.insert(grant.replica)
            try ledger.revoke(grant.replica, at: headquartersWall())
        }
        try syncLedger()
        if isStormy, chance.hits(perMille: weather[.drop]) { return tally.count(.dropped) }
        tally.count(.rejoin)
        let before = laptop.sight
        let kept = laptop.store.state.former.map(\.dot) + laptop.store.state.outbox.map(\.changeset.dot)
        let carried = laptop.store.rejoin(grant)
        trace.say("laptop \(former) goes on as \(grant.replica), makes \(carried.count) edits anew")
        try rename(carried, laptop)
        try I4CopiesAreFound.check(
            kept: kept.compactMap { before.names[$0] }, carried: carried.compactMap { before.names[$0.former] }, graph)
        // It no longer knows which of its edits HQ has, until the next sync.
        laptop.sight.isDamaged = true
        laptop.sync()
    }

    /// The same edits under new names are other edits to whoever compares names.
    private func rename(_ carried: [(former: Dot, edit: MemoryReplica.Kept)], _ laptop: Laptop) throws {
        laptop.sight.last = nil
        var renamed: [(old: Int, new: Int)] = []
        for (former, edit) in carried {
            guard let old = laptop.sight.names.removeValue(forKey: former) else { continue }
            tally.count(.reissuedEdit)
            let proven = edit.changeset.observed
            let new = try graph.make(
                edit.changeset, payload: edit.sealed.payload,
                seen: swapped(graph.edits[old].truth, renamed, proven), clock: graph.edits[old].clock,
                copy: laptop.copy, previous: laptop.sight.last)
            renamed.append((old, new))
            laptop.sight.own.remove(old)
            laptop.sight.note(new, edit.changeset.dot)
        }
        let proven = laptop.store.state.identities
        laptop.sight.seen = swapped(laptop.sight.seen, renamed, proven)
        for index in laptop.drafts.indices {
            laptop.drafts[index].seen = swapped(laptop.drafts[index].seen, renamed, proven)
        }
    }

    /// The new edits instead of the old ones, except where a name proves that the old one was seen too.
    private func swapped(_ seen: EditSet, _ renamed: [(old: Int, new: Int)], _ proven: [Dot]) -> EditSet {
        var result = seen
        for pair in renamed where seen.contains(pair.old) {
            let name = graph.edits[pair.old].name
            let isProven = proven.contains { $0.replica == name.replica && name.counter <= $0.counter }
            if !isProven { result.remove(pair.old) }
            result.insert(pair.new)
        }
        return result
    }

    /// A laptop hears that HQ has forgotten deletions that it never heard of.
    func rebased(_ laptop: Laptop, _ exchange: Laptop.Exchange) throws {
        tally.count(.rebase)
        if exchange.hasEdits { tally.count(.rebaseWithEdits) }
        trace.say("laptop \(laptop.replica) was away for too long and must compare what it holds")
        try I20PushThenRebase.check(asked: exchange, laptop, graph)
        laptop.sight.isDamaged = true
        laptop.sight.isBelowFloor = true
        laptop.sync()
    }
}

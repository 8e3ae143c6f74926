// Why this file exists: what can happen next, and who does it.

import SyncProtocol

extension World {
    /// One thing happens.
    func step() throws {
        now += UInt64(chance.within(1...8000))
        trace.note(now)
        if try misfortune() { return }
        let waiting = headquarters.arrivals.count
        let weights = [
            30, laptops.contains { $0.exchange == nil } ? 14 : 0, packets.isEmpty ? 0 : 30, waiting == 0 ? 0 : 22,
            headquarters.replies.isEmpty ? 0 : 30, weather.decide, 2, 1,
        ]
        switch chance.place(in: weights) {
        case 0: try edit(laptops[chance.below(laptops.count)])
        case 1: if let laptop = chance.pick(laptops.filter { $0.exchange == nil }) { try begin(laptop) }
        case 2: try deliver(chance.below(packets.count))
        case 3: try commit(chance.within(1...waiting))
        case 4: try turnPage(chance.below(headquarters.replies.count))
        case 5: try decide()
        case 6: giveUp(laptops[chance.below(laptops.count)])
        default: try feedHostileBytes()
        }
    }

    private func misfortune() throws -> Bool {
        if chance.hits(perMille: weather.crash) {
            try crash(laptops[chance.below(laptops.count)])
        } else if chance.hits(perMille: weather.headquartersCrash) {
            try crashHeadquarters()
        } else if chance.hits(perMille: weather.clockJump) {
            jump()
        } else if chance.hits(perMille: weather.damageRows) {
            damage(laptops[chance.below(laptops.count)])
        } else {
            return false
        }
        return true
    }

    // MARK: people

    /// Somebody begins an edit, or saves one at once, or saves one that was begun before.
    private func edit(_ laptop: Laptop) throws {
        if !laptop.drafts.isEmpty, chance.hits(perMille: 500) {
            return try save(laptop.drafts.remove(at: chance.below(laptop.drafts.count)), on: laptop)
        }
        let visible = laptop.store.visible
        var composer = EditComposer(
            items: visible.filter { $0.kind == Vocabulary.item }, sites: visible.filter { $0.kind == Vocabulary.site },
            ownSites: laptop.sites, allSites: allSites, author: laptop.replica, wall: wall(of: laptop),
            recordsMade: laptop.store.state.recordsMade)
        let edits = composer.compose(&chance)
        laptop.store.state.recordsMade = composer.recordsMade
        let prefix = laptop.store.state.checkpoint.knowledge.prefix
        let draft = Laptop.Draft(prefix: prefix, seen: laptop.sight.seen, edits: edits)
        if chance.hits(perMille: 300) { laptop.drafts.append(draft) } else { try save(draft, on: laptop) }
    }

    func save(_ draft: Laptop.Draft, on laptop: Laptop) throws {
        let edits = draft.edits.filter { laptop.store.state.rows[$0.key]?.isHidden != true }
        guard !edits.isEmpty else { return }
        let changeset = laptop.store.save(edits, begunAt: draft.prefix, wall: wall(of: laptop))
        if isStormy, chance.hits(perMille: weather.crash) {
            tally.count(.lostUnsyncedEdit)
            return try crash(laptop)
        }
        tally.count(.edit)
        trace.say("laptop \(laptop.replica) saves \(changeset.dot), seen σ \(changeset.seen): \(changeset.operations)")
        let payload = laptop.store.state.outbox.last?.sealed.payload ?? []
        trace.note(payload)
        let seen = draft.seen.union(laptop.sight.own)
        let number = try graph.make(changeset, payload: payload, seen: seen)
        laptop.sight.seen.insert(number)
        laptop.sight.own.insert(number)
        laptop.sight.latestStamp = max(laptop.sight.latestStamp, changeset.stamp)
        laptop.sync()
        try I12ReadYourWrites.check(laptop.store.state)
    }

    /// HQ changes something itself.
    private func decide() throws {
        let alive = ledger.durable.records.filter(\.value.header.isAlive).keys.sorted()
        var composer = EditComposer(
            items: alive.filter { $0.kind == Vocabulary.item }, sites: alive.filter { $0.kind == Vocabulary.site },
            ownSites: allSites, allSites: allSites, author: .headquarters, wall: headquartersWall(),
            recordsMade: UInt64(nextNumber) * 8)
        let edits = composer.compose(&chance)
        nextNumber += 1
        guard try headquarters.sequencer.decide(edits, wall: headquartersWall(), in: ledger) != nil else { return }
        tally.count(.decision)
        trace.say("HQ decides: \(edits)")
        try syncLedger()
    }

    // MARK: misfortunes

    func crash(_ laptop: Laptop) throws {
        tally.count(.laptopCrash)
        let floor = laptop.store.durable.checkpoint.knowledge.prefix
        laptop.crash()
        trace.say("laptop \(laptop.replica) crashes, back at σ \(floor)")
        let state = laptop.store.state
        try I12ReadYourWrites.check(prefix: state.checkpoint.knowledge.prefix, notBelow: floor)
        guard !laptop.isDamaged else { return }
        try I10KnowledgeIsDurable.check(state, against: laptop.sight.witness)
        try I12ReadYourWrites.check(state)
    }

    func crashHeadquarters() throws {
        tally.count(.headquartersCrash)
        trace.say("HQ crashes")
        headquarters.crash()
        for laptop in laptops {
            let acknowledged = laptop.store.state.checkpoint.acknowledged
            try I2DurableBeforeAcknowledged.check(
                acknowledged: acknowledged, of: laptop.replica, in: ledger.durable)
        }
    }

    private func jump() {
        tally.count(.clockJump)
        let decade: Int64 = 315_576_000_000
        let little = Int64(chance.within(-3_600_000...3_600_000))
        let choices: [Int64] = [0, decade, -decade, little]
        let skew = chance.pick(choices) ?? 0
        let who = chance.below(laptops.count + 1)
        if who == laptops.count { headquarters.skew = skew } else { laptops[who].skew = skew }
        trace.say("the clock of \(who == laptops.count ? "HQ" : "laptop \(laptops[who].replica)") is off by \(skew) ms")
    }

    /// A fault of ours: a row that an installation forgot, got wrong, or made up.
    private func damage(_ laptop: Laptop) {
        var state = laptop.store.state
        let overlay = state.overlay
        let sound = state.rows.filter { $0.value.head > 1 && overlay[$0.key] == nil }.keys.sorted()
        guard let key = chance.pick(sound), var row = state.rows[key] else { return }
        tally.count(.damagedRow)
        trace.say("laptop \(laptop.replica) has a damaged row \(key)")
        switch chance.below(3) {
        case 0:
            state.checkpoint.digest.remove(key.id, head: row.head)
            state.rows[key] = nil
        case 1:
            state.checkpoint.digest.remove(key.id, head: row.head)
            row.head -= 1
            state.checkpoint.digest.add(key.id, head: row.head)
            state.rows[key] = row
        default:
            let ghost = RecordID(milliseconds: now, entropy: 1, replica: laptop.replica, counter: 1 << 29)
            state.checkpoint.digest.add(ghost, head: row.head)
            state.rows[RecordKey(kind: key.kind, id: ghost)] = row
        }
        laptop.store.state = state
        laptop.sight.isDamaged = true
        laptop.sync()
    }

    func giveUp(_ laptop: Laptop) {
        guard laptop.exchange != nil else { return }
        tally.count(.gaveUp)
        trace.say("laptop \(laptop.replica) gives up waiting")
        laptop.exchange = nil
    }
}

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
            headquarters.replies.isEmpty ? 0 : 30, weather.decide, 2, 1, 1, 1,
        ]
        switch chance.place(in: weights) {
        case 0: try edit(laptops[chance.below(laptops.count)])
        case 1: if let laptop = chance.pick(laptops.filter { $0.exchange == nil }) { try begin(laptop) }
        case 2: try deliver(chance.below(packets.count))
        case 3: try commit(chance.within(1...waiting))
        case 4: try turnPage(chance.below(headquarters.replies.count))
        case 5: try decide()
        case 6: giveUp(laptops[chance.below(laptops.count)])
        case 7: try expireCases()
        case 8: try mergeRecords()
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
        } else if chance.hits(perMille: weather.longPause) {
            try pause()
        } else if chance.hits(perMille: weather.roleChange) {
            try changeRole()
        } else if chance.hits(perMille: weather.damageRows) {
            damage(laptops[chance.below(laptops.count)])
        } else {
            return try operate()
        }
        return true
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
        // What was on its way to it went with its connections; what it had sent may still arrive.
        packets.removeAll(where: \.isRequest)
        for laptop in laptops where ledger.durable.timeline == laptop.store.state.checkpoint.knowledge.timeline {
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
        let who = chance.below(laptops.count + (weather.isHeadquartersClockWrong ? 1 : 0))
        if who == laptops.count { headquarters.skew = skew } else { laptops[who].skew = skew }
        trace.say("the clock of \(who == laptops.count ? "HQ" : "laptop \(laptops[who].replica)") is off by \(skew) ms")
    }

    /// Nothing happens for days.
    private func pause() throws {
        let isLong = chance.hits(perMille: 250)
        tally.count(isLong ? .longAbsence : .longPause)
        hangUp()
        now += UInt64(isLong ? 200 * 24 : chance.within(1...100)) * 3_600_000
        trace.say("nothing happens until \(now)")
        if weather.collect > 0 { try collect() }
    }

    /// Every connection ends.
    func hangUp() {
        packets = []
        headquarters.hangUp()
        for laptop in laptops { laptop.exchange = nil }
    }

    /// HQ gives a person another role.
    private func changeRole() throws {
        guard let laptop = chance.pick(laptops), let person = persons[laptop.replica] else { return }
        tally.count(.roleChange)
        let role = chance.pick(Vocabulary.roles) ?? ""
        trace.say("HQ makes \(person) \(role.isEmpty ? "nothing in particular" : role)")
        try giveRole(role, to: person)
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
        // After a restore of HQ the wrong number could by chance be the right one.
        case 1 where weather.restoreHeadquarters == 0:
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

// Why this file exists: what can happen next, and who does it.

import SyncProtocol

extension World {
    /// What happens next, if chance decides.
    func next(_ driver: inout Chance) -> Action {
        let verb = misfortune(&driver) ?? dailyLife(&driver)
        return Action(verb, driver.below(places(of: verb)), driver.next() >> 32)
    }

    private func misfortune(_ driver: inout Chance) -> Verb? {
        var number = driver.below(1000)
        for verb in Verb.misfortunes {
            guard let peril = verb.peril else { continue }
            if number < weather[peril] { return verb }
            number -= weather[peril]
        }
        return nil
    }

    private func dailyLife(_ driver: inout Chance) -> Verb {
        let weights: [(Verb, Int)] = [
            (.edit, 30), (.begin, laptops.contains { $0.exchange == nil } ? 14 : 0),
            (.deliver, packets.isEmpty ? 0 : 30), (.commit, headquarters.arrivals.isEmpty ? 0 : 22),
            (.turnPage, headquarters.replies.isEmpty ? 0 : 30), (.decide, weather.decide), (.giveUp, 2),
            (.expire, 1), (.merge, 1), (.attack, 1),
        ]
        return weights[driver.place(in: weights.map(\.1))].0
    }

    /// How many there are to whom it may happen.
    private func places(of verb: Verb) -> Int {
        switch verb {
        case .deliver: packets.count
        case .commit: headquarters.arrivals.count
        case .turnPage: headquarters.replies.count
        case .crashNode, .jumpClock: verb == .crashNode ? weather.nodes : laptops.count + weather.nodes
        case .openParcel: drawer.count
        case .relayCalls: relays.count
        case .edit, .begin, .giveUp, .attack, .crash, .damage, .clone, .takeImage, .putBack, .changeRole, .regrant,
            .revoke, .visitRelay, .packParcel, .upgrade:
            laptops.count
        default: 1
        }
    }

    /// One thing happens, if there is anybody to whom it can.
    func perform(_ action: Action) throws {
        now += UInt64(chance.within(1...8000))
        trace.note(now)
        let count = places(of: action.verb)
        guard count > 0 else { return }
        let place = action.place % count
        if try !happens(action.verb, place), try !befalls(action.verb, place) { try operate(action.verb, place) }
    }

    /// Daily life.
    private func happens(_ verb: Verb, _ place: Int) throws -> Bool {
        switch verb {
        case .edit: try edit(laptops[place])
        case .begin: if laptops[place].exchange == nil { try begin(laptops[place]) }
        case .deliver: try deliver(place)
        case .commit: try commit(place + 1)
        case .turnPage: try turnPage(place)
        case .decide: try decide()
        case .giveUp: giveUp(laptops[place])
        case .expire: try expireCases()
        case .merge: try mergeRecords()
        case .attack: try feedHostileBytes(laptops[place])
        default: return false
        }
        return true
    }

    /// What goes wrong by itself.
    private func befalls(_ verb: Verb, _ place: Int) throws -> Bool {
        switch verb {
        case .crash: try crash(laptops[place])
        case .crashHeadquarters: try crashHeadquarters()
        case .crashNode: crashNode(place)
        case .jumpClock: jump(place)
        case .pause: try pause()
        case .damage: damage(laptops[place])
        case .clone: clone(laptops[place])
        case .takeImage: takeImage(of: laptops[place])
        case .putBack: putBack(laptops[place])
        case .visitRelay: try visitRelay(laptops[place])
        case .relayCalls: try relayCalls(place)
        case .packParcel: try packParcel(laptops[place])
        case .openParcel: try openParcel(place)
        default: return false
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
        // After an upgrade it lacks what it did not know, until its next sync, and says so; a revoked one hears that HQ
        // has its edits, and no more.
        guard !laptop.isDamaged, !revoked.contains(laptop.replica), state.checkpoint.knowledge.exceptions.isEmpty else {
            return
        }
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

    private func jump(_ who: Int) {
        tally.count(.clockJump)
        let decade: Int64 = 315_576_000_000
        let little = Int64(chance.within(-3_600_000...3_600_000))
        let choices: [Int64] = [0, decade, -decade, little]
        let skew = chance.pick(choices) ?? 0
        if who < laptops.count {
            laptops[who].skew = skew
            trace.say("the clock of laptop \(laptops[who].replica) is off by \(skew) ms")
        } else if weather.isHeadquartersClockWrong {
            headquarters.skews[who - laptops.count] = skew
            trace.say("the clock of HQ's node \(who - laptops.count) is off by \(skew) ms")
        }
    }

    /// Nothing happens for days.
    private func pause() throws {
        let isLong = chance.hits(perMille: 250)
        tally.count(isLong ? .longAbsence : .longPause)
        hangUp()
        now += UInt64(isLong ? 200 * 24 : chance.within(1...100)) * 3_600_000
        trace.say("nothing happens until \(now)")
        if weather[.collect] > 0 { try collect() }
    }

    /// Every connection ends.
    func hangUp() {
        packets = []
        headquarters.hangUp()
        for laptop in laptops { laptop.exchange = nil }
    }

    /// HQ gives a person another role.
    func changeRole(of laptop: Laptop) throws {
        guard let person = persons[laptop.replica] else { return }
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
        case 1 where weather[.restoreHeadquarters] == 0:
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

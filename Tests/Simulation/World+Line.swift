// Why this file exists: the line between laptops and HQ: what is sent, what becomes of it, and who reads it.

import SyncProtocol

extension World {
    /// A laptop asks for a sync.
    func begin(_ laptop: Laptop) throws {
        if laptop.isStuck { return }
        laptop.sync()
        let checkpoint = try laptop.store.checkpoint()
        // Over a short line it takes more than one request until HQ has all that a revoked laptop made.
        let isShort = isStormy && revoked.contains(laptop.replica) && chance.hits(perMille: 400)
        let outgoing = try laptop.store.outgoing(after: checkpoint.acknowledged, bytes: isShort ? 1 : 1 << 20)
        try I2DurableBeforeAcknowledged.check(upload: outgoing, from: laptop.store.durable)
        let caller = Caller(checkpoint, wall: wall(of: laptop))
        let inventory = checkpoint.needsRepair ? try laptop.store.inventory() : []
        let bytes = caller.request(outgoing, inventory: inventory).flatMap(FrameCodec.encode)
        let number = number()
        laptop.exchange = Laptop.Exchange(
            number: number, caller: caller, wall: wall(of: laptop), counter: checkpoint.counter,
            schema: checkpoint.schema, hasEdits: !outgoing.isEmpty)
        tally.count(.exchange)
        trace.say("laptop \(laptop.replica) asks (#\(number)) at \(checkpoint.knowledge), sends \(outgoing.count)")
        send(
            Packet(
                number: number, laptop: laptop.index, replica: laptop.replica, exchange: number, isRequest: true,
                node: chance.below(weather.nodes), sent: laptop.clockNow(now), names: laptop.sight.names, bytes: bytes))
    }

    /// Puts a packet on the line, where things may happen to it.
    func send(_ packet: Packet) {
        trace.note(packet.bytes)
        guard isStormy else { return packets.append(packet) }
        if chance.hits(perMille: weather[.duplicate]) {
            tally.count(.duplicated)
            var copy = packet
            copy.isStale = true
            packets.append(copy)
        }
        if chance.hits(perMille: weather[.drop]) { return tally.count(.dropped) }
        packets.append(damaged(packet))
    }

    func damaged(_ packet: Packet) -> Packet {
        var packet = packet
        if chance.hits(perMille: weather[.truncate]) {
            tally.count(.truncated)
            packet.damage = .truncated
            packet.bytes.removeLast(chance.within(1...packet.bytes.count))
        } else if chance.hits(perMille: weather[.corrupt]) {
            tally.count(.corrupted)
            packet.damage = .corrupted
            packet.bytes[chance.below(packet.bytes.count)] ^= UInt8(1 << chance.below(8))
        }
        return packet
    }

    /// One packet arrives, not always the oldest.
    func deliver(_ index: Int) throws {
        if index > 0 { tally.count(.reordered) }
        var packet = packets.remove(at: index)
        let laptop = laptops[packet.laptop]
        if packet.isRequest { return try receiveRequest(packet) }
        // No transport does this; but a reply kept by somebody and played again must do no harm. (One that was
        // overtaken while it was written does harm, until replies repeat a number from the request.)
        if let exchange = laptop.exchange, exchange.number != packet.exchange, packet.witness?.isUpToDate == true,
            chance.hits(perMille: weather[.misdeliver])
        {
            tally.count(.misdelivered)
            packet.exchange = exchange.number
            packet.isStale = true
        }
        try receiveReply(packet, laptop)
    }

    private func receiveRequest(_ packet: Packet) throws {
        do {
            let isRead = try headquarters.read(packet, wall: headquartersWall(packet.node), at: now)
            if packet.damage != .none { try I9DamageChangesNothing.check(admitted: isRead) }
        } catch let refusal as Refusal {
            refuse(packet, refusal)
        } catch is WireError {
            refuse(packet, Refusal(.malformed, "The request could not be read; sync again."))
        }
    }

    private func refuse(_ packet: Packet, _ refusal: Refusal) {
        trace.say("HQ refuses #\(packet.number): \(refusal.code)")
        var reply = Packet(
            number: number(), laptop: packet.laptop, replica: packet.replica, exchange: packet.exchange,
            isRequest: false, bytes: FrameCodec.encode(.refusal(refusal)))
        reply.isStale = packet.isStale || packet.damage != .none
        packets.append(reply)
    }

    /// One of HQ's nodes takes in the first `count` requests that wait there, in one commit.
    func commit(_ count: Int) throws {
        guard let node = headquarters.arrivals.first?.packet.node else { return }
        let batch = Array(headquarters.arrivals.filter { $0.packet.node == node }.prefix(count))
        let numbers = Set(batch.map(\.packet.number))
        headquarters.arrivals.removeAll { $0.packet.node == node && numbers.contains($0.packet.number) }
        clocks = [:]
        senders = [:]
        payloads = [:]
        let stale = try headquarters.commit(batch, wall: headquartersWall(node))
        // What is to come again says nothing of what was taken in.
        for (index, arrival) in batch.enumerated() where !stale.contains(index) { witness(arrival) }
        if isStormy, chance.hits(perMille: weather[.lostAnswer]) { return try loseAnswer(of: node) }
        if isStormy, chance.hits(perMille: weather[.headquartersCrash] * 5) { return try crashHeadquarters() }
        if planted != .acknowledgesUnsynced { try syncLedger() }
        for (index, arrival) in batch.enumerated() {
            guard !stale.contains(index) else {
                refuse(arrival.packet, Refusal(.retry, "Another sync of this replica was under way; sync again."))
                continue
            }
            do {
                try headquarters.open(arrival, wall: headquartersWall(node))
            } catch let refusal as Refusal {
                refuse(arrival.packet, refusal)
            }
        }
    }

    /// The store does not say whether it has committed: the node that asked hangs up, and only the store knows.
    private func loseAnswer(of node: Int) throws {
        let isCommitted = chance.hits(perMille: 500)
        tally.count(isCommitted ? .committedUnheard : .rolledBackUnheard)
        trace.say("HQ's node \(node) never hears that its commit was \(isCommitted ? "done" : "undone")")
        if isCommitted { try syncLedger() } else { ledger.crash() }
        headquarters.crash(node: node)
    }

    /// One of HQ's nodes stops.
    func crashNode(_ node: Int) {
        tally.count(.nodeCrash)
        trace.say("HQ's node \(node) crashes")
        headquarters.crash(node: node)
        packets.removeAll { $0.isRequest && $0.node == node }
    }

    /// What a request shows of the clock that stamped its edits.
    func witness(_ arrival: Headquarters.Arrival) {
        for sealed in arrival.admission.fresh {
            let name = Dot(replica: arrival.admission.hello.replica, counter: sealed.counter)
            guard senders[name] == nil, let number = arrival.packet.names[name] else { continue }
            senders[name] = number
            payloads[name] = sealed.payload
            guard let sent = arrival.packet.sent else { continue }
            let made = graph.edits[number]
            let clock = made.clock
            // A stamp ahead of its time shows only while that time has not come; one that could not follow its clock
            // back is to say so.
            let isTold =
                made.stamp >> 16 > arrival.readAt
                || made.stamp >> 16 > clock.reading + I21OneClockHarmsNoOther.lag
            let isKnown =
                !weather.isHeadquartersClockWrong && clock.isFree && clock.jumps == sent.jumps
                && clock.offset == sent.offset
                && (isTold || arrival.skew.magnitude <= I21OneClockHarmsNoOther.tolerance)
            clocks[name] = ClockWitness(
                skew: arrival.skew, made: isKnown ? clock.at : nil,
                delay: arrival.readAt - sent.at + clock.error + sent.error)
        }
    }

    /// HQ writes one more page of a reply, and sends the reply after the last.
    func turnPage(_ index: Int) throws {
        let asked = headquarters.replies[index].packet
        let finished: Headquarters.Reply?
        do {
            finished = try headquarters.advance(index, rows: weather.pageRows)
        } catch let refusal as Refusal {
            return refuse(asked, refusal)
        }
        guard let reply = finished else { return }
        var packet = Packet(
            number: number(), laptop: reply.packet.laptop, replica: reply.packet.replica,
            exchange: reply.packet.exchange, isRequest: false, node: reply.packet.node, sent: reply.packet.sent,
            bytes: reply.bytes)
        let counter = ledger.durable.standings[reply.packet.replica]?.counter
        if revoked.contains(packet.replica) {
            try I25RevokedDevicesGetNothing.check(
                reply.bytes, to: packet.replica, knowing: reply.admission.hello.knowledge.prefix)
        } else {
            packet.witness = Packet.Witness(
                commits: graph.committed, state: ledger.durable, isUpToDate: counter == reply.acknowledged)
        }
        try I17NothingForbiddenLeaves.check(reply.bytes, to: ledger.durable.standings[reply.packet.replica])
        trace.say("HQ answers #\(reply.packet.exchange) up to σ \(ledger.durable.frontier)")
        send(packet)
    }

    private func receiveReply(_ packet: Packet, _ laptop: Laptop) throws {
        guard let exchange = laptop.exchange, exchange.number == packet.exchange else { return }
        laptop.exchange = nil
        let before = laptop.store.state
        do {
            try read(packet, exchange, laptop)
            tally.count(.completedSync)
            return
        } catch .refused(let refusal) as ConversationError {
            try laptop.store.discardStaged()
            // What it has packed into a parcel since it asked may have overtaken the request.
            let isOvertaken = refusal.code == .fork && laptop.store.state.checkpoint.counter > exchange.counter
            return isOvertaken ? trace.say("laptop \(laptop.replica) asks again") : try refused(refusal, packet, laptop)
        } catch is ConversationError {
        } catch is WireError {
        }
        trace.say("laptop \(laptop.replica) discards a bad reply to #\(packet.exchange)")
        if planted == .installsWhatWasCut { try laptop.store.installWhatIsStaged() }
        try laptop.store.discardStaged()
        try I9DamageChangesNothing.check(before: before, after: laptop.store.state)
    }

    private func read(_ packet: Packet, _ exchange: Laptop.Exchange, _ laptop: Laptop) throws {
        var caller = exchange.caller
        var splitter = FrameSplitter()
        let middle = chance.below(packet.bytes.count + 1)
        for piece in [packet.bytes[..<middle], packet.bytes[middle...]] {
            splitter.append(piece)
            while let content = try splitter.next() {
                for step in try caller.receive(try FrameCodec.decode(content)) {
                    switch step {
                    case .stage(let message):
                        if case .departure(let departure) = message {
                            trace.say("laptop \(laptop.replica) hears: \(departure.json)")
                        }
                        try laptop.store.stage(message)
                    case .install(let installation): try install(installation, packet, exchange, laptop)
                    case .finish: break
                    }
                }
            }
        }
        try caller.ended()
    }

    private func install(
        _ installation: Installation, _ packet: Packet, _ exchange: Laptop.Exchange, _ laptop: Laptop
    ) throws {
        let before = laptop.store.state
        laptop.store.strays = 0
        // The program that asked goes on although its file has been upgraded meanwhile.
        let isOvertaken = exchange.schema < before.checkpoint.schema
        if isOvertaken, planted != .forgetsOldPrograms { laptop.store.state.checkpoint.schema = exchange.schema }
        try laptop.store.install(installation)
        defer { if isOvertaken { upgrade(laptop) } }
        let after = laptop.store.state
        if packet.damage != .none { try I9DamageChangesNothing.check(before: before, after: after) }
        guard let witness = packet.witness else { return }
        trace.say(
            "laptop \(laptop.replica) installs σ \(installation.prefix), has \(installation.acknowledged) through")
        if installation.isRebase { return try rebased(laptop, exchange) }
        if installation.isRepair { tally.count(.installedRepair) }
        laptop.sight.seen.formUnion(witness.commits)
        laptop.sight.witness = witness.state
        laptop.sight.latestStamp = max(laptop.sight.latestStamp, installation.clock)
        renewLease(of: laptop)
        laptop.offsetError = packet.sent.map { now - $0.at } ?? 0
        try check(laptop, before: before, witness)
        if planted == .resolvesLocally { try settleConflicts(on: laptop) }
        if !chance.hits(perMille: weather[.lazySync]) { laptop.sync() }
    }

    private func check(_ laptop: Laptop, before: MemoryReplica.State, _ witness: Packet.Witness) throws {
        let state = laptop.store.state
        let prefix = before.checkpoint.knowledge.prefix
        try I12ReadYourWrites.check(prefix: state.checkpoint.knowledge.prefix, notBelow: prefix)
        try I21OneClockHarmsNoOther.check(
            laptop: state.checkpoint.clock, bound: laptop.sight.latestStamp, of: laptop.replica)
        if laptop.isDamaged, !state.checkpoint.needsRepair { laptop.sight.isDamaged = false }
        if laptop.sight.isBelowFloor, before.checkpoint.needsRepair {
            laptop.sight.isBelowFloor = false
            try I20PushThenRebase.check(compared: state, witness.state)
        }
        guard !laptop.isDamaged else { return }
        if state.checkpoint.knowledge.exceptions.isEmpty {
            try I15NothingOutOfScope.check(state, against: witness.state)
            try I16GrownScopesArrive.check(state, before: before.checkpoint.scopes, against: witness.state)
        }
        try I20PushThenRebase.check(forgotten: graph.forgotten.flatMap(\.keys), state, witness.state)
        try I22VersionsInteroperate.judging(laptop) {
            try I11ChangesetsAppearWhole.check(state, after: prefix, against: witness.state, graph)
            try I14NoCommitIsSkipped.check(state, after: prefix, against: witness.state, graph)
        }
        try I22VersionsInteroperate.judging(laptop) {
            try I7SameEditsSameDump.compare(state, with: witness.state)
            try I7SameEditsSameDump.check(state, strays: laptop.store.strays)
        }
        try I12ReadYourWrites.check(state)
    }
}

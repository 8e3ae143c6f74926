// Why this file exists: how a laptop and HQ meet in the search: what `World+Line` does with a bad line, here with one
// that does exactly what the step says.

import SyncProtocol

extension SearchBench {
    func laptop(_ index: Int, of state: SearchState) -> Laptop {
        let desk = state.desks[index]
        let laptop = Laptop(index: index, copy: index + 1, store: MemoryReplica(desk.store, planted: planted))
        laptop.sight = desk.sight
        return laptop
    }

    // MARK: asking

    func ask(
        _ index: Int, _ letters: [SearchLetter], _ fate: SearchMove.Fate, _ state: inout SearchState
    ) throws {
        let laptop = laptop(index, of: state)
        try write(letters, laptop, &state)
        laptop.sync()
        state.take(laptop)
        state.desks[index].asks += 1
        let (packet, exchange, checkpoint) = try request(laptop)
        if fate == .late || fate == .doubled {
            state.strays += 1
            state.desks[index].stray = packet
            state.desks[index].stray?.isStale = true
            if fate == .late { return }
        }
        let reply = try arrive(packet, index, &state)
        guard fate != .lost, let reply else { return }
        state.desks[index].exchange = exchange
        state.desks[index].origin = checkpoint
        state.desks[index].reply = reply
    }

    func request(_ laptop: Laptop) throws -> (Packet, Laptop.Exchange, Checkpoint) {
        let checkpoint = try laptop.store.checkpoint()
        let outgoing = try laptop.store.outgoing(after: checkpoint.acknowledged, bytes: 1 << 20)
        try I2DurableBeforeAcknowledged.check(upload: outgoing, from: laptop.store.durable)
        let caller = Caller(checkpoint, wall: Self.wall)
        let inventory = checkpoint.needsRepair ? try laptop.store.inventory() : []
        let bytes = caller.request(outgoing, inventory: inventory).flatMap(FrameCodec.encode)
        let exchange = Laptop.Exchange(
            number: 0, caller: caller, wall: Self.wall, counter: checkpoint.counter, schema: checkpoint.schema,
            hasEdits: !outgoing.isEmpty)
        tell?("     laptop \(laptop.replica) asks at \(checkpoint.knowledge), sends \(outgoing.count) edits")
        let packet = Packet(
            number: 0, laptop: laptop.index, replica: laptop.replica, exchange: 0, isRequest: true, bytes: bytes)
        return (packet, exchange, checkpoint)
    }

    /// HQ takes a request in.
    /// - Returns: the reply that it begins; nil if it turns the request away.
    func arrive(_ packet: Packet, _ index: Int, _ state: inout SearchState) throws -> Headquarters.Reply? {
        load(state)
        headquarters.noncesMade = UInt64(index + 1) << 32 + state.desks[index].answers
        let made = headquarters.noncesMade
        do {
            guard try headquarters.read(packet, wall: Self.wall, at: Self.wall) else { return nil }
            let arrivals = headquarters.arrivals
            headquarters.arrivals = []
            let stale = try headquarters.commit(arrivals, wall: Self.wall)
            try keep(&state)
            if stale.isEmpty, let arrival = arrivals.first { try headquarters.open(arrival, wall: Self.wall) }
        } catch let refusal as Refusal {
            tell?("     HQ refuses: \(refusal.code)")
            try I13QueuesEmpty.check(refusal: refusal, isExpected: packet.isStale)
        }
        state.nonces = headquarters.nonces
        state.desks[index].answers += headquarters.noncesMade - made
        return headquarters.replies.popLast()
    }

    // MARK: hearing

    func hear(
        _ index: Int, _ letters: [SearchLetter], _ drafts: [SearchLetter], _ state: inout SearchState
    ) throws {
        guard let exchange = state.desks[index].exchange, let reply = state.desks[index].reply else { return }
        let laptop = laptop(index, of: state)
        try write(letters, laptop, &state)
        let (prefix, seen) = (laptop.store.state.checkpoint.knowledge.prefix, laptop.sight.seen)
        state.desks[index].exchange = nil
        state.desks[index].origin = nil
        state.desks[index].reply = nil
        load(state)
        do {
            let whole = try finish(reply)
            let witness = Packet.Witness(commits: state.graph.committed, state: ledger.durable, isUpToDate: true)
            try read(whole, exchange, laptop, witness, state.graph)
        } catch let refusal as Refusal {
            tell?("     HQ breaks off: \(refusal.code)")
            try I13QueuesEmpty.check(refusal: refusal, isExpected: false)
        }
        laptop.sync()
        for letter in drafts { try save(letter, laptop, begunAt: prefix, having: seen, &state) }
        laptop.sync()
        state.take(laptop)
    }

    /// HQ writes the pages of a reply.
    private func finish(_ reply: Headquarters.Reply) throws -> [UInt8] {
        headquarters.replies = [reply]
        while true { if let whole = try headquarters.advance(0, rows: 1) { return whole.bytes } }
    }

    private func read(
        _ bytes: [UInt8], _ exchange: Laptop.Exchange, _ laptop: Laptop, _ witness: Packet.Witness, _ graph: EventGraph
    ) throws {
        var caller = exchange.caller
        for message in try FrameCodec.decodeAll(bytes) {
            for step in try caller.receive(message) {
                switch step {
                case .stage(let message): try laptop.store.stage(message)
                case .install(let installation):
                    let before = laptop.store.state
                    laptop.store.strays = 0
                    try laptop.store.install(installation)
                    try took(installation, before, exchange, laptop, witness, graph)
                case .finish: break
                }
            }
        }
        try caller.ended()
    }

    private func took(
        _ installation: Installation, _ before: MemoryReplica.State, _ exchange: Laptop.Exchange, _ laptop: Laptop,
        _ witness: Packet.Witness, _ graph: EventGraph
    ) throws {
        tell?("     laptop \(laptop.replica) installs σ \(installation.prefix)")
        if installation.isRebase {
            try I20PushThenRebase.check(asked: exchange, laptop, graph)
            laptop.sight.isDamaged = true
            laptop.sight.isBelowFloor = true
            return
        }
        laptop.sight.seen.formUnion(witness.commits)
        laptop.sight.witness = witness.state
        try check(laptop, before: before, witness, graph)
    }

    /// What must hold after every installation; as in a world.
    private func check(
        _ laptop: Laptop, before: MemoryReplica.State, _ witness: Packet.Witness, _ graph: EventGraph
    ) throws {
        let state = laptop.store.state
        let prefix = before.checkpoint.knowledge.prefix
        try I12ReadYourWrites.check(prefix: state.checkpoint.knowledge.prefix, notBelow: prefix)
        if laptop.isDamaged, !state.checkpoint.needsRepair { laptop.sight.isDamaged = false }
        if laptop.sight.isBelowFloor, before.checkpoint.needsRepair {
            laptop.sight.isBelowFloor = false
            try I20PushThenRebase.check(compared: state, witness.state)
        }
        guard !laptop.isDamaged else { return }
        try I15NothingOutOfScope.check(state, against: witness.state)
        try I16GrownScopesArrive.check(state, before: before.checkpoint.scopes, against: witness.state)
        try I20PushThenRebase.check(forgotten: graph.forgotten.flatMap(\.keys), state, witness.state)
        try I11ChangesetsAppearWhole.check(state, after: prefix, against: witness.state, graph)
        try I14NoCommitIsSkipped.check(state, after: prefix, against: witness.state, graph)
        try I7SameEditsSameDump.compare(state, with: witness.state)
        if state.checkpoint.needsRepair {
            throw Violation("I7", "\(laptop.replica) asks for a repair (\(laptop.store.strays) strays) without a fault")
        }
        try I12ReadYourWrites.check(state)
        laptop.sync()
        try I10KnowledgeIsDurable.check(laptop.store.durable, against: witness.state)
    }

    // MARK: editing

    private func write(_ letters: [SearchLetter], _ laptop: Laptop, _ state: inout SearchState) throws {
        for letter in letters {
            let prefix = laptop.store.state.checkpoint.knowledge.prefix
            try save(letter, laptop, begunAt: prefix, having: laptop.sight.seen, &state)
        }
    }

    private func save(
        _ letter: SearchLetter, _ laptop: Laptop, begunAt prefix: CommitSequence, having seen: EditSet,
        _ state: inout SearchState
    ) throws {
        let row = laptop.store.state.rows[Self.item]
        let edit: RecordEdit
        if let number = letter.place {
            let place = theme.places[number]
            let count = state.desks[laptop.index].writes[number]
            let shown = row?.values[Int(place.field)] ?? .null
            let value = place.value(by: laptop.index + 1, after: count, over: shown)
            state.desks[laptop.index].writes[number] += 1
            edit = RecordEdit(Self.item, .update, [FieldValue(place.field, value)])
        } else {
            state.deletions += 1
            edit = RecordEdit(Self.item, .delete(reason: "done"))
        }
        guard row?.isHidden != true else { return }
        try save(edit, laptop, begunAt: prefix, having: seen, &state)
    }

    /// A person saves an edit.
    func save(
        _ edit: RecordEdit, _ laptop: Laptop, begunAt prefix: CommitSequence, having seen: EditSet,
        _ state: inout SearchState
    ) throws {
        let changeset = laptop.store.save([edit], begunAt: prefix, wall: Self.wall)
        tell?("     laptop \(laptop.replica) saves \(changeset.dot), seen σ \(changeset.seen): \(Self.said(edit))")
        let graph = EventGraph(state.graph)
        // An edit of a merged text may claim to have seen less than its author had.
        let claimed = changeset.seen < prefix ? graph.prefix(upTo: changeset.seen) : seen
        let truth = claimed.union(laptop.sight.own)
        let number = try graph.make(
            changeset, payload: laptop.store.state.outbox.last?.sealed.payload ?? [], seen: truth, clock: .unknown,
            copy: laptop.index + 1, previous: laptop.sight.last)
        state.graph = graph
        state.truths[changeset.dot] = state.number(of: truth)
        laptop.sight.note(number, changeset.dot)
        laptop.sync()
        if !laptop.isDamaged { try I12ReadYourWrites.check(laptop.store.state) }
    }
}

// Why this file exists: both sides read what a liar sends, in a copy of the world that is then thrown away.

import SyncProtocol

extension World {
    /// Somebody who knows the format tries to break a party.
    func feedHostileBytes(_ laptop: Laptop) throws {
        tally.count(.hostileBytes)
        let checkpoint = laptop.store.durable.checkpoint
        let outgoing = try laptop.store.outgoing(after: checkpoint.acknowledged, bytes: 1 << 20)
        let caller = Caller(checkpoint, wall: now)
        var liar = chance
        let lie = lie(checkpoint, &liar)
        let request = caller.request(outgoing + [lie]).flatMap(FrameCodec.encode)
        try I23HostileBytesNeverTrap { try self.readAsHeadquarters($0, laptop.replica) }.check(request, &liar)
        try I23HostileBytesNeverTrap { try self.readAsHeadquarters($0, laptop.replica) }
            .check(request)
        if let reply = packets.first(where: { $0.witness != nil }) {
            let reader = laptops[reply.laptop]
            try I23HostileBytesNeverTrap { try self.readAsLaptop($0, reader) }.check(reply.bytes, &liar)
        }
        chance = liar
    }

    /// A well-formed changeset whose values do not fit their fields.
    private func lie(_ checkpoint: Checkpoint, _ chance: inout Chance) -> SealedChangeset {
        let values: [Value] = [
            .null, .integer(.min), .integer(.max), .text("\u{0}"), .compound([]), .compound([.integer(1)]),
            .compound([.text("x"), .text("y"), .null]), .set(["b", "a", "a"]), .setChange(adding: ["z"], removing: []),
            .reference(RecordID(high: 0, low: .max)), CivilDate(days: 0).map(Value.date) ?? .null,
        ]
        let writes = (0..<6).map { _ in
            FieldWrite(FieldNumber(chance.below(20)), chance.pick(values) ?? .null, base: chance.pick(values))
        }
        let known = ledger.durable.records.keys.sorted()
        let made = RecordKey(kind: Vocabulary.item, id: RecordID(high: .max, low: chance.next()))
        let operations = [
            Changeset.Operation(made, .create, writes),
            Changeset.Operation(chance.pick(known) ?? made, .update, writes),
            Changeset.Operation(made, .delete(reason: "")),
            Changeset.Operation(made, .update, writes),
        ]
        let changeset = Changeset(
            dot: Dot(replica: checkpoint.replica, counter: checkpoint.counter + 1),
            stamp: Stamp(rawValue: chance.pick([0, .max]) ?? 0), seen: chance.pick([0, ledger.frontier, .max]) ?? 0,
            observed: [Dot(replica: ReplicaID(rawValue: .max), counter: .max)], operations: operations)
        return ChangesetCodec.seal(changeset)
    }

    private func readAsHeadquarters(_ bytes: [UInt8], _ replica: ReplicaID) throws {
        guard let (admission, _) = try headquarters.admission(bytes, from: replica) else { return }
        let sandbox = MemoryLedger(isBrief: weather.isBrief, planted: nil)
        sandbox.state = ledger.durable
        try headquarters.sequencer.admit(admission.fresh, from: replica, wall: 0xFFFF_FFFF_FFFF, in: sandbox)
        sandbox.sync()
        let scopes = sandbox.durable.standings[replica]?.scopes ?? []
        var cursor = FeedCursor(scopes, after: Knowledge(), held: [])
        while true {
            let page = try sandbox.page(after: cursor, rows: 64)
            cursor = page.cursor
            for message in page.messages {
                guard case .change(let change) = message else { continue }
                try ColumnarBatch(change.batch).withCursor { rows in
                    let columns = try ColumnarBatch(change.batch).columns
                    while try rows.nextRow() { _ = try rows.values(columns) }
                }
            }
            if page.end != nil { return }
        }
    }

    private func readAsLaptop(_ bytes: [UInt8], _ laptop: Laptop) throws {
        let sandbox = MemoryReplica(laptop.replica, scopes: laptop.store.state.checkpoint.scopes, planted: nil)
        sandbox.state = laptop.store.state
        var caller = Caller(laptop.store.durable.checkpoint, wall: now)
        var splitter = FrameSplitter()
        splitter.append(bytes)
        while let content = try splitter.next() {
            for step in try caller.receive(try FrameCodec.decode(content)) {
                switch step {
                case .stage(let message): try sandbox.stage(message)
                case .install(let installation): try sandbox.install(installation)
                case .finish: break
                }
            }
        }
    }
}

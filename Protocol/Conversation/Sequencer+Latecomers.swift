// Why this file exists: after a restore laptops come back in any order. An edit of a record that the backup lacks may
// come before the record does; once its author brings it, the edit must count as if both had come in order.

extension Sequencer {
    /// Takes up edits that were held because HQ did not know their records, which are known now.
    func takeUpHeld(for newcomers: [RecordKey], _ wall: UInt64, in store: some LedgerStore) throws -> Aftermath {
        var aftermath = Aftermath()
        guard store.isRestored else { return aftermath }
        for (key, born) in newcomers.flatMap({ key in parts(of: key).map { ($0, key) } }) {
            let topic = CaseTopic(key, 0, Rule.unknownRecord.name)
            guard let open = try question(topic, in: store) else { continue }
            let waiting = try heldEdits(topic, open.commits, in: store)
            let areEarly = try waiting.map { try !isOlder($0, than: born, in: store) }
            var stamps: [ReplicaID: Stamp] = [:]
            var rest: [HeldEdit] = []
            for (held, isEarly) in zip(waiting, areEarly) {
                if isEarly, let judged = try speak(for: held, of: key, born: born, &stamps, wall, in: store) {
                    aftermath.add(judged)
                } else {
                    rest.append(held)
                }
            }
            guard let id = open.id, rest.count < waiting.count else { continue }
            let keeper = CaseKeeper(schema: arbiter.schema, rulebook: arbiter.rulebook, now: wall)
            // What could not be said again waits for the answer that was asked for, and the rest is not said twice.
            let outcome =
                rest.isEmpty
                ? try keeper.closing(
                    id, topic, by: store.author(.headquarters), at: wall, decision: CaseAnswer.accept.rawValue,
                    in: store)
                : try keeper.narrowing(id, to: rest.flatMap(\.entries), in: store)
            aftermath.add(try decide(all: [outcome], wall, in: store))
        }
        return aftermath
    }

    /// The open case about edits that came before their record, and the commits it is about: who said no before the
    /// record came said no. Where a schema has no cases nobody was asked, and all such edits wait.
    private func question(
        _ topic: CaseTopic, in store: some LedgerStore
    ) throws -> (id: RecordID?, commits: ClosedRange<CommitSequence>)? {
        guard arbiter.schema.kind(CaseRecord.number) != nil else { return (nil, 0...store.frontier) }
        guard let id = try store.openCase(about: topic) else { return nil }
        let commits = try store.value(CaseRecord.Fields.commits, of: RecordKey(kind: CaseRecord.number, id: id))
        return (id, CaseReading.commits(commits) ?? 0...0)
    }

    /// Whether whoever made a record anew had seen an edit of what it was before.
    private func isOlder(_ held: HeldEdit, than key: RecordKey, in store: some LedgerStore) throws -> Bool {
        guard let birth = try store.header(of: key)?.lifeSequence, let made = try store.changeset(at: birth) else {
            return true
        }
        return made.context.contains(held.dot, sequence: held.sequence)
    }

    /// HQ says an edit again in its author's stead: at the author's time, with the author's rights, and with what the
    /// author had seen, which is at least the record's creation.
    /// - Parameters:
    ///   - born: the record that came, which may be the one beside which `key` lies.
    ///   - stamps: of whom HQ has said what as of when; of one author each edit is later than the one before.
    /// - Returns: what that left to do; nil if there is nothing to say.
    private func speak(
        for held: HeldEdit, of key: RecordKey, born: RecordKey, _ stamps: inout [ReplicaID: Stamp], _ wall: UInt64,
        in store: some LedgerStore
    ) throws -> Aftermath? {
        guard let made = try store.changeset(at: held.sequence), let creation = try store.life(of: born)?.dot
        else { return nil }
        // Its author may have written to a record that is merged into this one.
        let operations = try made.operations.filter { operation in
            guard operation.action != .create || key != born else { return false }
            return try operation.key == key || store.survivor(operation.key) == key
        }
        guard !operations.isEmpty else { return nil }
        var standing = try store.standingOfHeadquarters()
        standing.counter += 1
        let (birth, earlier) = (try store.stamp(of: creation), stamps[made.speaker] ?? .zero)
        let stamp = max(try store.stamp(of: made.dot), birth.successor, earlier.successor)
        stamps[made.speaker] = stamp
        let changeset = Changeset(
            dot: Dot(replica: .headquarters, counter: standing.counter), stamp: stamp,
            seen: store.clamped(made.seen), observed: made.observed + [creation], operations: operations,
            reason: made.reason, inPlaceOf: made.dot)
        let sealed = ChangesetCodec.seal(changeset)
        standing.chain = standing.chain.extended(by: sealed.payload)
        return try commit(changeset, sealed, standing, store.clock.tick(wall: wall), 0, in: store).aftermath
    }
}

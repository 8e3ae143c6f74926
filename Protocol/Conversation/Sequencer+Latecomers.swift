// Why this file exists: after a restore laptops come back in any order. An edit of a record that the backup lacks may
// come before the record does; once its author brings it, the edit must count as if both had come in order.

extension Sequencer {
    /// Takes up edits that were held because HQ did not know their records, which are known now.
    func takeUpHeld(for created: [RecordKey], _ wall: UInt64, in store: some LedgerStore) throws -> Aftermath {
        var aftermath = Aftermath()
        for key in created {
            for sequence in try store.heldForLack(of: key) {
                guard let held = try store.changeset(at: sequence), let header = try store.header(of: key) else {
                    continue
                }
                let operations = held.operations.filter { $0.key == key && $0.action != .create }
                guard !operations.isEmpty else { continue }
                aftermath.add(try speak(for: held, operations, of: header.lifeDot, wall, in: store).aftermath)
            }
        }
        return aftermath
    }

    /// HQ says an edit again in its author's stead: at the author's time, with what the author had seen, and that is at
    /// least the record's creation.
    private func speak(
        for held: Changeset, _ operations: [Changeset.Operation], of creation: Dot, _ wall: UInt64,
        in store: some LedgerStore
    ) throws -> Arbiter.Judgement {
        var standing =
            try store.standing(of: .headquarters)
            ?? Standing(replica: .headquarters, counter: 0, chain: .start, backedUp: 0, scopes: nil)
        standing.counter += 1
        let changeset = Changeset(
            dot: Dot(replica: .headquarters, counter: standing.counter), stamp: held.stamp,
            seen: store.clamped(held.seen), observed: held.observed + [creation], operations: operations,
            reason: held.reason)
        let sealed = ChangesetCodec.seal(changeset)
        standing.chain = standing.chain.extended(by: sealed.payload)
        return try commit(changeset, sealed, standing, store.clock.tick(wall: wall), 0, in: store)
    }
}

// Why this file exists: the commonest bug of all sync systems: what was deleted months ago is there again one morning.

import SyncProtocol

/// I19: collection, restore, rebase and scope changes never bring a record back: what is there was made, or brought
/// back, by an edit that had not seen its deletion.
struct I19NothingResurrects {
    let merge: NaiveMerge

    func check(_ ledger: MemoryLedger.State, _ laptops: [Laptop]) throws {
        for key in ledger.records.keys.sorted() where ledger.records[key]?.header.isAlive == true {
            guard isGone(key) else { continue }
            throw Violation("I19", "\(key) was deleted, and HQ has it again")
        }
        for laptop in laptops {
            let state = laptop.store.state
            for key in state.rows.keys.sorted() where isGone(key) && state.overlay[key] == nil {
                throw Violation("I19", "\(key) was deleted, and \(laptop.replica) shows it")
            }
        }
    }

    /// Of an erased record nothing is left anywhere, not even what somebody was about to say of it.
    func checkErased(_ ledger: MemoryLedger.State, _ laptops: [Laptop]) throws {
        if let entry = ledger.journal.first(where: { merge.erased.contains($0.key) }) {
            throw Violation("I19", "\(entry.key) was erased, and HQ's journal speaks of it")
        }
        for laptop in laptops {
            let state = laptop.store.state
            let kept = state.outbox.map(\.changeset) + state.former.map(\.changeset)
            let said = kept.flatMap(\.operations).first { merge.erased.contains($0.key) && !$0.writes.isEmpty }
            let told = state.decisions.first { merge.erased.contains($0.key) }
            guard let key = said?.key ?? told?.key else { continue }
            throw Violation("I19", "\(key) was erased, and \(laptop.replica) still has something of it")
        }
    }

    private func isGone(_ key: RecordKey) -> Bool {
        guard let record = merge.records[key] else { return merge.everForgotten[key] != nil }
        return !record.isAlive
    }
}

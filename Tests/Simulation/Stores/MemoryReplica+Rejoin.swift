// Why this file exists: how a laptop goes on when its database turns out to be a copy, or HQ to be restored. The SQLite
// replica does the same in SQL (`Rejoining.swift`, `Rewinding.swift`).

import SyncProtocol

/// What HQ grants to a database that goes on under a new number.
struct MemoryGrant {
    let replica: ReplicaID
    let scopes: [ScopeID]
    let lineage: Lineage
    /// Of each former number the last own changeset that HQ has.
    let shared: [ReplicaID: UInt64]
    /// What those changesets wrote to and HQ has erased.
    let erased: [RecordKey]
}

extension MemoryReplica {
    /// What to tell HQ of the edits kept here.
    var keptEdits: [KeptEdits] {
        var kept: [KeptEdits] = []
        for edit in state.former {
            guard let chain = edit.chain else { continue }
            if let last = kept.last, last.replica == edit.dot.replica {
                kept[kept.count - 1] = KeptEdits(
                    replica: last.replica, after: last.after, heads: last.heads + [chain])
            } else {
                kept.append(KeptEdits(replica: edit.dot.replica, after: edit.dot.counter - 1, heads: [chain]))
            }
        }
        return kept + [currentEdits]
    }

    private var currentEdits: KeptEdits {
        let checkpoint = state.checkpoint
        var chain = checkpoint.backedUpChain ?? .start
        var heads: [ChainHash] = []
        for edit in state.outbox where edit.sealed.counter > checkpoint.backedUp {
            chain = edit.chain(after: chain)
            heads.append(chain)
        }
        return KeptEdits(replica: checkpoint.replica, after: checkpoint.backedUp, heads: heads)
    }

    /// Goes on under a new number.
    /// - Returns: the former and the new name of each edit that was made anew.
    @discardableResult
    func rejoin(_ grant: MemoryGrant) -> [(former: Dot, edit: Kept)] {
        let isSameHistory = grant.lineage.current == state.checkpoint.knowledge.timeline
        let own = state.checkpoint.replica
        let acknowledged = state.checkpoint.acknowledged
        let current = currentEdits
        func shared(_ former: ReplicaID) -> UInt64 {
            let told = grant.shared[former] ?? 0
            guard isSameHistory else { return told }
            return former == own ? current.last(told: told, acknowledged: acknowledged) : .max
        }
        let kept = state.former + chainedOutbox
        let common = enter(grant.lineage)
        state.outbox = []
        state.former = kept.filter { $0.dot.counter <= shared($0.dot.replica) }
        var carried: [(former: Dot, edit: Kept)] = []
        for edit in kept where edit.dot.counter > shared(edit.dot.replica) && planted != .dropsUnsentOnRejoin {
            let last = shared(edit.dot.replica)
            let changeset = edit.changeset.reissued(
                as: Dot(replica: grant.replica, counter: UInt64(carried.count) + 1),
                after: last > 0 ? Dot(replica: edit.dot.replica, counter: last) : nil, shared: common,
                isHeld: { $0.counter <= shared($0.replica) })
            carried.append((edit.dot, Kept(sealed: ChangesetCodec.seal(changeset), changeset: changeset)))
        }
        state.outbox = carried.map(\.edit)
        remember(shared(own))
        settle(grant, carried: UInt64(carried.count))
        for key in grant.erased { erase(key, &state) }
        if !grant.erased.isEmpty { state.checkpoint.needsRepair = true }
        return carried
    }

    private var chainedOutbox: [Former] {
        var chain = state.checkpoint.backedUpChain
        return state.outbox.map { kept in
            chain = chain.map(kept.chain)
            if kept.sealed.counter == state.checkpoint.acknowledged { chain = state.checkpoint.acknowledgedChain }
            return Former(changeset: kept.changeset, payload: kept.sealed.payload, chain: chain)
        }
    }

    private func remember(_ shared: UInt64) {
        let checkpoint = state.checkpoint
        let last = min(max(shared, checkpoint.backedUp), checkpoint.counter)
        state.identities.append(Dot(replica: checkpoint.replica, counter: last))
        state.receipts = state.receipts.filter { $0.key.replica != checkpoint.replica || $0.key.counter <= last }
    }

    private func settle(_ grant: MemoryGrant, carried: UInt64) {
        state.checkpoint.replica = grant.replica
        state.checkpoint.counter = carried
        state.checkpoint.knowledge.own = carried > 0 ? Dot(replica: grant.replica, counter: carried) : nil
        state.checkpoint.acknowledged = 0
        state.checkpoint.acknowledgedChain = .start
        state.checkpoint.backedUp = 0
        state.checkpoint.backedUpChain = .start
        state.checkpoint.nonce = 0
    }

    /// Goes back to what this replica shares with a restored HQ.
    /// - Returns: false, and nothing changes, if that cannot be done under this replica's number.
    func rewind(to rewind: Rewind) -> Bool {
        let checkpoint = state.checkpoint
        guard rewind.explains(checkpoint.lineage, upTo: checkpoint.knowledge.prefix),
            rewind.counter >= checkpoint.backedUp, rewind.counter <= checkpoint.counter
        else { return false }
        if rewind.counter < checkpoint.acknowledged, planted != .neverRewinds {
            guard var chain = checkpoint.backedUpChain else { return false }
            for kept in state.outbox where kept.sealed.counter <= rewind.counter { chain = kept.chain(after: chain) }
            state.checkpoint.acknowledgedChain = chain
            state.checkpoint.acknowledged = rewind.counter
            // HQ no longer has them: what is sent again is what is here now.
            for index in state.outbox.indices where state.outbox[index].sealed.counter > rewind.counter {
                state.outbox[index].known = nil
            }
        }
        enter(rewind.lineage)
        return true
    }

    /// Takes over HQ's present history and forgets what the old one said beyond their common part.
    @discardableResult
    private func enter(_ lineage: Lineage) -> CommitSequence {
        let shared = lineage.shared(with: state.checkpoint.lineage)
        state.checkpoint.knowledge.timeline = lineage.current
        state.checkpoint.ended = lineage.ended
        if state.checkpoint.knowledge.prefix > shared {
            state.checkpoint.knowledge.prefix = shared
            state.checkpoint.needsRepair = true
        }
        for (scope, token) in state.checkpoint.knowledge.exceptions where token > shared {
            state.checkpoint.knowledge.exceptions[scope] = shared
        }
        state.told = state.told.filter { $0.key.sequence <= shared }
        state.receipts = state.receipts.filter { $0.value.sequence <= shared }
        for (key, fields) in state.conflicts {
            let rest = fields.filter { $0.value.allSatisfy { $0.sibling.sequence <= shared } }
            state.conflicts[key] = rest.isEmpty ? nil : rest
        }
        return shared
    }
}

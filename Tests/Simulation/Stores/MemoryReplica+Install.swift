// Why this file exists: how a laptop takes in a reply is the other half of the protocol. The SQLite replica does the
// same
// in SQL; here it is short enough to be read beside the design.

import SyncProtocol

extension MemoryReplica {
    /// Applies everything staged, in the order in which it came, with the new checkpoint.
    func install(_ installation: Installation) throws {
        var next = state
        acknowledge(installation, &next)
        let overlay = planted == .hidesPendingEdits ? Overlay() : next.overlay
        var isStray = false
        for message in staged { try take(message, overlay, &next, &isStray) }
        dropUnconfirmed(overlay, &next, isLast: installation.digest != nil)
        settle(installation, isStray, &next)
        if staged.contains(where: { if case .departure = $0 { true } else { false } }) {
            next.gaveUpAt = installation.prefix
        }
        state = next
        staged = []
    }

    /// What a careless program would do when the line is cut.
    func installWhatIsStaged() throws {
        var isStray = false
        let overlay = state.overlay
        for message in staged { try take(message, overlay, &state, &isStray) }
    }

    private func acknowledge(_ installation: Installation, _ next: inout State) {
        guard planted != .neverClearsQueue else { return }
        for kept in next.pending where kept.sealed.counter <= installation.acknowledged {
            next.checkpoint.acknowledgedChain = kept.chain(after: next.checkpoint.acknowledgedChain)
            next.checkpoint.acknowledged = kept.sealed.counter
        }
        next.checkpoint.backedUp = max(next.checkpoint.backedUp, installation.backedUp)
        let forgotten = min(next.checkpoint.backedUp, next.checkpoint.acknowledged)
        for kept in next.outbox where kept.sealed.counter <= forgotten {
            next.checkpoint.backedUpChain = next.checkpoint.backedUpChain.map(kept.chain)
        }
        next.outbox.removeAll { $0.sealed.counter <= forgotten }
        // What this database did under former numbers is older than anything it did under this one.
        if forgotten > 0 { next.former = [] }
    }

    private func take(
        _ message: Message, _ overlay: Overlay, _ next: inout State, _ isStray: inout Bool
    ) throws {
        switch message {
        case .change(let change): try apply(change, overlay, &next, &isStray)
        case .removal(let removal):
            if planted == .ignoresRemovals { return }
            for id in removal.ids { remove(RecordKey(kind: removal.kind, id: id), overlay, &next) }
        case .erasure(let erasure):
            for id in erasure.ids { erase(RecordKey(kind: erasure.kind, id: id), &next) }
        case .departure(let departure):
            for id in departure.ids { depart(RecordKey(kind: departure.kind, id: id), departure.scope, &next) }
        case .candidates(let candidates):
            for field in candidates.fields { next.conflicts[field.key, default: [:]][field.field] = field.candidates }
        case .receipt(let note):
            for receipt in note.receipts {
                next.receipts[Dot(replica: next.checkpoint.replica, counter: receipt.counter)] = receipt
                for remark in receipt.remarks where remark.rule == .erased { erase(remark.key, &next) }
            }
        case .decision(let decision):
            for entry in decision.entries { next.told[entry] = decision.scope }
        case .roster(let roster): drop(outside: roster, overlay, &next)
        default: break
        }
    }

    private func apply(
        _ change: Change, _ overlay: Overlay, _ next: inout State, _ isStray: inout Bool
    ) throws {
        guard let kind = Vocabulary.schema.kind(change.kind) else { return }
        if planted == .ignoresUnknownKinds, !next.knows(change.kind) { return }
        let batch = try ColumnarBatch(change.batch)
        var index = 0
        try batch.withCursor { cursor in
            while try cursor.nextRow() {
                let key = RecordKey(kind: change.kind, id: cursor.id)
                let values = try cursor.values(batch.columns)
                index += 1
                if planted == .skipsLastRow, index == batch.rowCount, index > 1 { continue }
                if !set(key, kind, values, cursor.head, overlay[key], &next) { isStray = true }
            }
        }
    }

    /// - Returns: false if the row came in part and there is nothing to complete it with.
    private func set(
        _ key: RecordKey, _ kind: RecordKind, _ values: [FieldValue], _ head: CommitSequence,
        _ pending: Overlay.Pending?, _ next: inout State
    ) -> Bool {
        let isComplete = values.count == kind.storedFields.count
        let known = next.rows[key]
        let hasValues = known.map { $0.head > 0 && !$0.isHidden } ?? false
        let staysHidden = pending?.isDeleted ?? false
        guard isComplete || hasValues || (staysHidden && known != nil) else {
            strays += 1
            return false
        }
        var row = known ?? Row(kind)
        if row.head > 0 { next.checkpoint.digest.remove(key.id, head: row.head) }
        row.head = head
        next.checkpoint.digest.add(key.id, head: head)
        row.isHidden = staysHidden
        for value in values {
            next.conflicts[key]?[value.field] = nil
            guard !staysHidden, let field = kind.field(value.field), next.knows(key.kind, value.field) else { continue }
            let confirmed = Vocabulary.canonical(value.value, field)
            row.values[Int(field.number)] = pending?.shown(field, over: confirmed) ?? confirmed
        }
        if next.conflicts[key]?.isEmpty == true { next.conflicts[key] = nil }
        next.rows[key] = row
        next.departed.remove(key)
        return true
    }

    private func remove(_ key: RecordKey, _ overlay: Overlay, _ next: inout State) {
        next.conflicts[key] = nil
        guard var row = next.rows[key] else { return }
        if row.head > 0 { next.checkpoint.digest.remove(key.id, head: row.head) }
        row.head = 0
        next.rows[key] = overlay[key] == nil ? nil : row
    }

    /// The record is none of this laptop's business any more. Own edits about it stay until HQ has them in a backup:
    /// should HQ be restored, nobody else could bring them back.
    private func depart(_ key: RecordKey, _ scope: ScopeID, _ next: inout State) {
        forget(key, &next)
        let isLeft = { (told: ScopeID) in scope.rawValue == 0 || told == scope }
        next.told = next.told.filter { $0.key.key != key || !isLeft($0.value) }
        if next.pending.contains(where: { $0.changeset.operations.contains { $0.key == key } }) {
            next.departed.insert(key)
        }
    }

    /// Nothing of the record stays but the fact that something was written to it.
    func erase(_ key: RecordKey, _ next: inout State) {
        forget(key, &next)
        next.told = next.told.filter { $0.key.key != key }
        withdraw(key, &next)
    }

    private func forget(_ key: RecordKey, _ next: inout State) {
        next.conflicts[key] = nil
        if let row = next.rows[key], row.head > 0 { next.checkpoint.digest.remove(key.id, head: row.head) }
        next.rows[key] = nil
        for (name, receipt) in next.receipts {
            if let rest = receipt.withoutDetails(of: key) { next.receipts[name] = rest }
        }
    }

    /// Takes what own edits say about a record out of them.
    private func withdraw(_ key: RecordKey, _ next: inout State) {
        next.former = next.former.map { former in
            let rest = former.changeset.withdrawn([key])
            guard rest != former.changeset else { return former }
            return Former(changeset: rest, payload: ChangesetCodec.seal(rest).payload, chain: former.chain)
        }
        var chain = next.checkpoint.backedUpChain
        for index in next.outbox.indices {
            let kept = next.outbox[index]
            chain = chain.map(kept.chain)
            let rest = kept.changeset.withdrawn([key])
            guard rest != kept.changeset else { continue }
            let isHeld = kept.sealed.counter <= next.checkpoint.acknowledged
            next.outbox[index] = Kept(
                sealed: ChangesetCodec.seal(rest), changeset: rest, known: isHeld ? chain : nil)
        }
    }

    private func drop(outside roster: Roster, _ overlay: Overlay, _ next: inout State) {
        if planted == .keepsStaleRows { return }
        next.told = next.told.filter {
            $0.key.key.kind != roster.kind || InventoryRange.index(of: $0.key.key.id) != Int(roster.range)
        }
        let there = Set(roster.ids)
        let gone = next.rows.filter {
            $0.key.kind == roster.kind && $0.value.head > 0 && InventoryRange.index(of: $0.key.id) == Int(roster.range)
                && !there.contains($0.key.id)
        }
        for key in gone.keys.sorted() { remove(key, overlay, &next) }
    }

    /// What was made here, never confirmed and finally turned down is not there; nor is what HQ has judged and does not
    /// show in a reply that is complete: it was deleted, and the deletion is forgotten.
    private func dropUnconfirmed(_ overlay: Overlay, _ next: inout State, isLast: Bool) {
        if isLast {
            for (key, row) in next.rows where row.head == 0 && overlay[key] == nil { next.rows[key] = nil }
        }
        for case .receipt(let note) in staged {
            for remark in note.receipts.flatMap(\.remarks) {
                if next.rows[remark.key]?.head == 0, overlay[remark.key] == nil { next.rows[remark.key] = nil }
            }
        }
        let hidden = next.rows.filter { $0.value.isHidden && $0.value.head == 0 && overlay[$0.key] == nil }
        for key in hidden.keys { next.rows[key] = nil }
    }

    private func settle(_ installation: Installation, _ isStray: Bool, _ next: inout State) {
        var checkpoint = next.checkpoint
        checkpoint.knowledge.timeline = installation.timeline
        checkpoint.nonce = installation.nonce
        checkpoint.knowledge.prefix = installation.prefix
        checkpoint.knowledge.exceptions = installation.exceptions
        checkpoint.clock.observe(headquarters: installation.clock)
        checkpoint.clock.offset = installation.offset
        next.checkpoint = checkpoint
        if next.pending.isEmpty, checkpoint.clock.last > installation.clock {
            next.checkpoint.clock.settle(at: installation.clock)
        }
        if let scopes = installation.scopes {
            next.checkpoint.scopes = scopes
            next.told = next.told.filter { scopes.contains($0.value) }
        }
        if installation.isRepair { next.checkpoint.digest = recounted(next) }
        if let digest = installation.digest {
            next.checkpoint.needsRepair = isStray || digest != next.checkpoint.digest
        }
        if installation.isRebase { next.checkpoint.needsRepair = true }
    }

    private func recounted(_ next: State) -> ScopeDigest {
        var digest = ScopeDigest.empty
        for (key, row) in next.rows where row.head > 0 { digest.add(key.id, head: row.head) }
        return digest
    }
}

// Why this file exists: what people and HQ do all day: edit, answer, decide, merge, and let things lie until they are
// due.

import SyncProtocol

extension World {
    /// Somebody begins an edit, or saves one at once, or saves one that was begun before.
    func edit(_ laptop: Laptop) throws {
        if !laptop.drafts.isEmpty, chance.hits(perMille: 500) {
            return try save(laptop.drafts.remove(at: chance.below(laptop.drafts.count)), on: laptop)
        }
        let visible = laptop.store.visible
        laptop.known.formUnion(visible)
        let rows = laptop.store.state.rows
        var composer = EditComposer(
            visible, gone: laptop.known.subtracting(visible).filter { $0.kind == Vocabulary.item }.sorted(),
            isConfidant: isConfidant(laptop) || chance.hits(perMille: 30), ownSites: sites(of: laptop),
            allSites: allSites, author: laptop.replica, wall: wall(of: laptop),
            recordsMade: laptop.store.state.recordsMade
        ) { key, field in rows[key]?.values[Int(field)] ?? .null }
        let intent = composer.compose(&chance)
        laptop.store.state.recordsMade = composer.recordsMade
        let prefix = laptop.store.state.checkpoint.knowledge.prefix
        let draft = Laptop.Draft(prefix: prefix, seen: laptop.sight.seen, intent: intent)
        if chance.hits(perMille: 300) { laptop.drafts.append(draft) } else { try save(draft, on: laptop) }
    }

    func save(_ draft: Laptop.Draft, on laptop: Laptop) throws {
        guard laptop.opens(at: now) else { return tally.count(.lapse) }
        let edits = draft.intent.edits.filter { laptop.store.state.rows[$0.key]?.isHidden != true }
            .compactMap { known($0, to: laptop) }
        guard !edits.isEmpty else { return }
        let clock = laptop.clockNow(now)
        let changeset = laptop.store.save(
            edits, begunAt: draft.prefix, wall: wall(of: laptop), reason: signed(draft.intent.reason, laptop))
        if isStormy, chance.hits(perMille: weather[.crash]) {
            tally.count(.lostUnsyncedEdit)
            return try crash(laptop)
        }
        tally.count(.edit)
        try L1LapsedLaptopsRefuse.check(laptop, at: now, days: weather.offlineDays)
        if let happening = draft.intent.happening { tally.count(happening) }
        trace.say(
            "laptop \(laptop.replica) saves \(changeset.dot), seen σ \(changeset.seen): "
                + Narration.words(changeset.operations)
        )
        let payload = laptop.store.state.outbox.last?.sealed.payload ?? []
        trace.note(payload)
        // An edit of a merged text may claim to have seen less than its author had.
        let claimed = changeset.seen < draft.prefix ? graph.prefix(upTo: changeset.seen) : draft.seen
        let number = try graph.make(
            changeset, payload: payload, seen: claimed.union(laptop.sight.own), clock: clock, copy: laptop.copy,
            previous: laptop.sight.last)
        laptop.sight.note(number, changeset.dot)
        laptop.sight.latestStamp = max(laptop.sight.latestStamp, changeset.stamp)
        laptop.sync()
        if !laptop.isDamaged { try I12ReadYourWrites.check(laptop.store.state) }
    }

    /// What a program does that takes it for its business to end a conflict that it hears of (a planted bug).
    func settleConflicts(on laptop: Laptop) throws {
        let state = laptop.store.state
        guard let key = state.conflicts.keys.min(), let field = state.conflicts[key]?.keys.min(),
            let value = state.rows[key]?.values[Int(field)]
        else { return }
        let edit = RecordEdit(key, .update, [FieldValue(field, value)])
        let draft = Laptop.Draft(
            prefix: state.checkpoint.knowledge.prefix, seen: laptop.sight.seen,
            intent: EditComposer.Intent(edits: [edit]))
        try save(draft, on: laptop)
    }

    /// What a laptop's program can say of an edit; nil if nothing.
    private func known(_ edit: RecordEdit, to laptop: Laptop) -> RecordEdit? {
        let state = laptop.store.state
        guard state.knows(edit.key.kind) else { return nil }
        let writes = edit.writes.filter { state.knows(edit.key.kind, $0.field) }
        return writes.isEmpty && !edit.writes.isEmpty ? nil : RecordEdit(edit.key, edit.action, writes)
    }

    /// Two copies of one database may by chance make the same edit in the same place: nobody could tell which was
    /// first.
    private func signed(_ reason: String, _ laptop: Laptop) -> String {
        shared.contains(laptop.replica) ? "\(reason) \(laptop.copy)" : reason
    }

    // MARK: HQ

    /// HQ changes something itself.
    func decide() throws {
        let alive = ledger.durable.records.filter(\.value.header.isAlive).keys.sorted()
        let records = ledger.durable.records
        var composer = EditComposer(
            alive, gone: [], isConfidant: true, ownSites: allSites, allSites: allSites, author: .headquarters,
            wall: headquartersWall(),
            recordsMade: UInt64(nextNumber) * 8
        ) { key, field in records[key]?.fields[Int(field)]?.view ?? .null }
        let intent = composer.compose(&chance)
        nextNumber += 1
        let wall = headquartersWall()
        guard try headquarters.sequencer.decide(intent.edits, reason: intent.reason, wall: wall, in: ledger) != nil
        else { return }
        tally.count(.decision)
        trace.say("HQ decides: \(Narration.words(intent.edits))")
        try syncLedger()
    }

    /// HQ does what is due.
    func expireCases() throws {
        let due = try headquarters.sequencer.expireCases(wall: headquartersWall(), in: ledger)
        guard due > 0 else { return }
        for _ in 0..<due { tally.count(.expiry) }
        trace.say("\(due) cases are due")
        try syncLedger()
    }

    /// HQ finds that two items are one, or that they were not after all.
    func mergeRecords() throws {
        let wall = headquartersWall()
        if chance.hits(perMille: 300) { return try undoMerge(wall) }
        if chance.hits(perMille: 500), try mergeSuspects(wall) { return }
        let items = ledger.durable.records.filter { $0.key.kind == Vocabulary.item && $0.value.header.isAlive }
        guard let survivor = chance.pick(items.keys.sorted()) else { return }
        let scope = items[survivor]?.header.scope
        let others = items.filter { $0.value.header.scope == scope && $0.key != survivor }.keys.sorted()
        guard let loser = chance.pick(others) else { return }
        let (aftermath, commits) = try headquarters.sequencer.unify(loser, into: survivor, wall, in: ledger)
        try headquarters.sequencer.attend(to: aftermath, wall, in: ledger)
        guard commits != nil else { return }
        tally.count(.merge)
        trace.say("HQ merges \(Narration.words(loser)) into \(Narration.words(survivor))")
        try syncLedger()
    }

    /// HQ says of a pair that somebody suspected that it is one.
    private func mergeSuspects(_ wall: UInt64) throws -> Bool {
        let open = ledger.durable.records.filter { key, held in
            key.kind == CaseRecord.number
                && held.fields[Int(CaseRecord.Fields.question)]?.view == .text(CaseQuestion.duplicate.rawValue)
                && held.fields[Int(CaseRecord.Fields.state)]?.view == .text(CaseRecord.open)
        }
        guard let key = chance.pick(open.keys.sorted()),
            try headquarters.sequencer.answer(
                key.id, .merge, nil, CaseRemark(name: "HQ", text: ""), wall: wall, in: ledger)
        else { return false }
        tally.count(.merge)
        trace.say("HQ merges the pair of \(key)")
        try syncLedger()
        return true
    }

    private func undoMerge(_ wall: UInt64) throws {
        let merged = ledger.durable.records.filter { key, held in
            guard key.kind == CaseRecord.number,
                case .compound(let parts) = held.fields[Int(CaseRecord.Fields.decision)]?.view
            else { return false }
            return parts.last == .text(CaseAnswer.merge.rawValue)
        }
        guard let key = chance.pick(merged.keys.sorted()),
            let changed = try headquarters.sequencer.undoMerge(key, wall: wall, in: ledger)
        else { return }
        if changed > 0 { tally.count(.mergeUndone) }
        try syncLedger()
    }

    func giveRole(_ role: String, to person: RecordID) throws {
        let roles: Set<Role> = role.isEmpty ? [] : [Role(role)]
        try headquarters.sequencer.appoint(person, as: roles, wall: headquartersWall(), in: ledger)
        try syncLedger()
    }
}

extension EditComposer {
    /// - Parameter visible: all that the author sees, in order.
    init(
        _ visible: [RecordKey], gone: [RecordKey], isConfidant: Bool, ownSites: [RecordID], allSites: [RecordID],
        author: ReplicaID, wall: UInt64, recordsMade: UInt64, shown: @escaping (RecordKey, FieldNumber) -> Value
    ) {
        func all(_ kind: KindNumber) -> [RecordKey] { visible.filter { $0.kind == kind } }
        items = all(Vocabulary.item)
        parts = all(Vocabulary.part)
        margins = all(Vocabulary.margin)
        self.isConfidant = isConfidant
        sites = all(Vocabulary.site)
        cases = all(CaseRecord.number).filter { shown($0, CaseRecord.Fields.state) == .text(CaseRecord.open) }
        self.gone = gone
        self.ownSites = ownSites
        self.allSites = allSites
        self.author = author
        self.wall = wall
        self.recordsMade = recordsMade
        self.shown = shown
    }
}

// Why this file exists: what HQ's ledger sends to a reader, page by page, each page from one snapshot.

import SyncProtocol

extension MemoryLedger: FeedSource {
    func page(after cursor: FeedCursor, rows: Int) throws -> FeedPage {
        var cursor = cursor
        var messages: [Message] = []
        var room = rows
        for index in cursor.positions.indices where room > 0 {
            let position = cursor.positions[index]
            let isLeaking = planted == .leaksParts && cursor.reader.rawValue % 2 == 1
            let beyond = records(in: position.scope, after: position.token, andItsPart: isLeaking)
            let (part, token) = portion(beyond, room)
            let isTakenForNew = planted == .forgetsWhatUpgradedHold && position.token == 0
            if cursor.mayKnow(position), planted != .keepsDepartures, !isTakenForNew {
                messages += departed(position.scope, after: position.token, through: token, but: cursor.scopes)
            }
            messages += changes(part, position.scope, after: position.base)
            messages += decisions(position.scope, after: position.token, through: token)
            messages.append(.progress(Progress(scope: position.scope, token: token)))
            cursor.positions[index].token = token
            room -= part.count
        }
        let isLast = cursor.positions.allSatisfy { $0.token == durable.frontier }
        if isLast { messages += erasures(for: cursor.reader, beyond: cursor.heard) }
        let end =
            isLast
            ? FeedPage.End(
                frontier: durable.frontier, digest: digest(of: cursor.positions.map(\.scope)),
                clock: durable.clock.last) : nil
        return FeedPage(messages: messages, cursor: cursor, end: end)
    }

    /// Erased records that an author wrote to without holding them.
    private func erasures(for author: ReplicaID, beyond prefix: CommitSequence) -> [Message] {
        durable.erasures.filter { $0.author == author && $0.sequence > prefix }
            .map { .erasure(Erasure(kind: $0.key.kind, ids: [$0.key.id])) }
    }

    private typealias Found = (key: RecordKey, held: Held)

    private func records(in scope: ScopeID, after token: CommitSequence, andItsPart isLeaking: Bool) -> [Found] {
        func isThere(_ header: RecordHeader) -> Bool {
            header.scope == scope
                || (isLeaking && header.scope.rawValue == scope.rawValue + Vocabulary.confidential)
        }
        return durable.records.filter {
            isThere($0.value.header) && $0.value.header.head > token && $0.value.header.head <= pagesEnd ?? .max
        }
        .map { ($0.key, $0.value) }
        .sorted { ($0.held.header.head, $0.key) < ($1.held.header.head, $1.key) }
    }

    /// About `room` of them, never splitting one σ, and the token that they reach.
    private func portion(_ found: [Found], _ room: Int) -> ([Found], CommitSequence) {
        guard found.count > room else { return (found, durable.frontier) }
        var end = room
        let head = found[end - 1].held.header.head
        while end < found.count, found[end].held.header.head == head { end += 1 }
        if planted == .skipsLongTail { return (Array(found[..<end]), durable.frontier) }
        return end == found.count ? (found, durable.frontier) : (Array(found[..<end]), head)
    }

    private func changes(_ found: [Found], _ scope: ScopeID, after base: CommitSequence) -> [Message] {
        var messages: [Message] = []
        for kind in Vocabulary.schema.kinds {
            let mine = found.filter { $0.key.kind == kind.number }
            let alive = mine.filter(\.held.header.isAlive)
            let entering = alive.filter { $0.held.header.entered > base }
            let changed = alive.filter { $0.held.header.entered <= base }
            let removed = mine.filter { !$0.held.header.isAlive && !$0.held.header.isErased }.map(\.key.id)
            let erased = mine.filter(\.held.header.isErased).map(\.key.id)
            if !entering.isEmpty { messages.append(batch(entering, kind, scope, after: 0, isComplete: true)) }
            if !changed.isEmpty { messages.append(batch(changed, kind, scope, after: base, isComplete: false)) }
            if !removed.isEmpty {
                messages.append(.removal(Removal(scope: scope, kind: kind.number, ids: removed)))
            }
            if !erased.isEmpty { messages.append(.erasure(Erasure(kind: kind.number, ids: erased))) }
            let contested =
                entering.flatMap { candidates($0, kind, after: 0) }
                + changed.flatMap { candidates($0, kind, after: base) }
            if !contested.isEmpty { messages.append(.candidates(Candidates(fields: contested))) }
        }
        return messages
    }

    private func batch(
        _ rows: [Found], _ kind: RecordKind, _ scope: ScopeID, after token: CommitSequence, isComplete: Bool
    ) -> Message {
        let fields = kind.storedFields
        let columns = fields.flatMap { field in
            field.columns.enumerated().map {
                BatchColumn(field: field.number, part: UInt8($0.offset), type: WireType($0.element.type))
            }
        }
        var writer = ColumnarBatchWriter(columns: columns)
        for row in rows {
            writer.beginRow(high: row.key.id.high, low: row.key.id.low, head: row.held.header.head)
            var column = 0
            for field in fields {
                let stored = row.held.fields[Int(field.number)]
                let isNew = isComplete || (stored?.sequence ?? 0) > token
                let parts = Vocabulary.canonical(stored?.view ?? .null, field).parts
                for part in field.columns.indices {
                    if isNew { writer.cell(column, parts[part]) } else { writer.absent(column) }
                    column += 1
                }
            }
        }
        return .change(Change(scope: scope, kind: kind.number, isComplete: isComplete, batch: writer.finish()))
    }

    private func candidates(_ row: Found, _ kind: RecordKind, after token: CommitSequence) -> [Candidates.Field] {
        kind.storedFields.compactMap { field in
            guard let stored = row.held.fields[Int(field.number)], stored.sequence > token,
                field.policy.asksPerson(about: stored.state)
            else { return nil }
            return Candidates.Field(key: row.key, field: field.number, candidates: stored.state.siblings.map(named))
        }
    }

    private func named(_ sibling: Sibling) -> Candidate {
        Candidate(sibling, author: "replica \(sibling.dot.replica)")
    }

    private func decisions(
        _ scope: ScopeID, after token: CommitSequence, through last: CommitSequence
    ) -> [Message] {
        let entries = durable.journal.filter { $0.scope == scope && $0.placed > token && $0.placed <= last }
        guard !entries.isEmpty else { return [] }
        return [.decision(Decision(scope: scope, entries: entries.map(entry)))]
    }

    func entry(_ entry: JournalEntry) -> Decision.Entry {
        Decision.Entry(
            sequence: entry.sequence, key: entry.key, field: entry.field, verdict: entry.verdict, rule: entry.rule,
            loser: named(entry.loser), winner: entry.winner.map(named))
    }

    func digest(of scopes: [ScopeID]) -> ScopeDigest {
        var digest = ScopeDigest.empty
        for (key, held) in durable.records where held.header.isAlive && scopes.contains(held.header.scope) {
            digest.add(key.id, head: held.header.head)
        }
        return digest
    }

    func receipts(for replica: ReplicaID, beyond prefix: CommitSequence) throws -> [Receipt] {
        let scopes = Set(durable.standings[replica]?.scopes ?? [])
        return durable.log.filter {
            $0.dot.replica == replica && $0.sequence > prefix && $0.receipt.verdict != .accepted
        }
        .map { entry in
            // What is wrong with a value may quote what its author may hold no longer.
            entry.receipt.remarks.reduce(entry.receipt) { receipt, remark in
                guard let scope = durable.records[remark.key]?.header.scope, !scopes.contains(scope) else {
                    return receipt
                }
                return receipt.withoutDetails(of: remark.key) ?? receipt
            }
        }
    }

    /// What the journal says of a range of records.
    private func journal(_ kind: KindNumber, _ range: Int, _ scopes: [ScopeID]) -> [Message] {
        scopes.compactMap { scope in
            let entries = durable.journal.filter {
                $0.scope == scope && $0.key.kind == kind && InventoryRange.index(of: $0.key.id) == range
            }
            return entries.isEmpty ? nil : .decision(Decision(scope: scope, entries: entries.map(entry)))
        }
    }

    func repair(_ inventory: [Inventory], scopes: [ScopeID]) throws -> [Message] {
        var messages: [Message] = []
        for theirs in inventory {
            guard let kind = Vocabulary.schema.kind(theirs.kind) else { continue }
            let rows: [Found] = durable.records
                .filter { key, held in
                    key.kind == kind.number && held.header.isAlive && scopes.contains(held.header.scope)
                }
                .map { ($0.key, $0.value) }.sorted { $0.key < $1.key }
            for range in 0..<InventoryRange.count {
                let mine = rows.filter { InventoryRange.index(of: $0.key.id) == range }
                var digest = ScopeDigest.empty
                for row in mine { digest.add(row.key.id, head: row.held.header.head) }
                for entry in durable.journal where planted != .comparesRowsAlone && scopes.contains(entry.scope) {
                    guard entry.key.kind == kind.number, InventoryRange.index(of: entry.key.id) == range else {
                        continue
                    }
                    digest.addEntry(about: entry.key.id, entry.field, at: entry.sequence)
                }
                guard digest != theirs.ranges[range] else { continue }
                messages.append(.roster(Roster(kind: kind.number, range: UInt8(range), ids: mine.map(\.key.id))))
                messages += journal(kind.number, range, scopes)
                guard !mine.isEmpty else { continue }
                messages.append(batch(mine, kind, mine[0].held.header.scope, after: 0, isComplete: true))
                let contested = mine.flatMap { candidates($0, kind, after: 0) }
                if !contested.isEmpty { messages.append(.candidates(Candidates(fields: contested))) }
            }
        }
        return messages
    }
}

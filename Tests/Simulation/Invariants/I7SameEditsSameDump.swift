// Why this file exists: two screens that claim the same state must show the same bytes.

import SyncProtocol

/// I7: the same edits, policies and scopes give byte-identical dumps.
enum I7SameEditsSameDump {
    /// Compares what a laptop shows, wherever it has no pending edit, with HQ's records at the same commit number.
    static func compare(_ replica: MemoryReplica.State, with ledger: MemoryLedger.State) throws {
        let scopes = replica.checkpoint.scopes
        let overlay = replica.overlay
        var found = 0
        for (key, held) in ledger.records.sorted(by: { $0.key < $1.key })
        where held.header.isAlive && scopes.contains(held.header.scope) {
            guard let row = replica.rows[key] else {
                throw Violation("I7", "\(replica.checkpoint.replica) lacks \(key), which HQ has")
            }
            found += 1
            guard row.head == held.header.head else {
                throw Violation("I7", "\(key) stands at σ \(row.head) on a laptop, \(held.header.head) at HQ")
            }
            try compare(key, row, held, overlay[key], replica)
        }
        let confirmed = replica.rows.filter { $0.value.head > 0 }
        guard confirmed.count == found else {
            let extra = confirmed.keys.filter { key in
                guard let header = ledger.records[key]?.header else { return true }
                return !header.isAlive || !scopes.contains(header.scope)
            }.min()
            throw Violation(
                "I7",
                "\(replica.checkpoint.replica) holds \(confirmed.count) confirmed records, HQ \(found)"
                    + (extra.map { "; it should not hold \($0)" } ?? ""))
        }
        if let extra = replica.rows.filter({ $0.value.head == 0 && overlay[$0.key] == nil }).keys.min() {
            throw Violation("I7", "\(replica.checkpoint.replica) still shows \(extra), which HQ never took in")
        }
    }

    private static func compare(
        _ key: RecordKey, _ row: MemoryReplica.Row, _ held: MemoryLedger.Held, _ pending: Overlay.Pending?,
        _ replica: MemoryReplica.State
    ) throws {
        guard let kind = Vocabulary.schema.kind(key.kind), pending?.isDeleted != true else { return }
        if row.isHidden { throw Violation("I7", "\(replica.checkpoint.replica) hides \(key) for no reason") }
        for field in kind.storedFields
        where pending?.touches(field.number) != true && replica.knows(key.kind, field.number) {
            let stored = held.fields[Int(field.number)]
            let expected = Vocabulary.canonical(stored?.view ?? .null, field)
            let shown = row.values[Int(field.number)]
            guard shown == expected else {
                throw Violation(
                    "I7", "\(replica.checkpoint.replica) shows \(shown) in \(key) \(field.name), HQ \(expected)")
            }
        }
    }

    /// Whoever claims the same state and asks for a repair all the same has counted wrongly.
    static func check(_ replica: MemoryReplica.State, strays: Int) throws {
        guard replica.checkpoint.needsRepair else { return }
        throw Violation("I7", "\(replica.checkpoint.replica) asks for a repair (\(strays) strays) without a fault")
    }

    /// One part of a dump: what it is about, and its bytes.
    struct Section: Hashable {
        let key: RecordKey
        var isJournal = false
        let bytes: [UInt8]

        var title: String { isJournal ? "the journal of \(key)" : key.description }
    }

    /// Everything a laptop shows, in one fixed form.
    static func dump(_ replica: MemoryReplica.State) -> [Section] {
        let rows = replica.rows.sorted { $0.key < $1.key }.map { key, row in
            var writer = ByteWriter()
            writer.key(key, head: row.head)
            writer.flag(row.isHidden)
            for field in Vocabulary.schema.kind(key.kind)?.storedFields ?? [] {
                writer.value(row.values[Int(field.number)])
                writer.siblings((replica.conflicts[key]?[field.number] ?? []).map(\.sibling))
            }
            return Section(key: key, bytes: writer.bytes)
        }
        return rows + journal(replica.decisions)
    }

    /// The same of HQ, as far as `scopes` reach.
    static func dump(_ ledger: MemoryLedger, scopes: [ScopeID]) -> [Section] {
        let alive = ledger.durable.records.filter {
            $0.value.header.isAlive && scopes.contains($0.value.header.scope)
        }
        let rows = alive.sorted { $0.key < $1.key }.map { key, held in
            var writer = ByteWriter()
            writer.key(key, head: held.header.head)
            writer.flag(false)
            for field in Vocabulary.schema.kind(key.kind)?.storedFields ?? [] {
                let stored = held.fields[Int(field.number)]
                writer.value(Vocabulary.canonical(stored?.view ?? .null, field))
                let isOpen = stored.map { field.policy.asksPerson(about: $0.state) } ?? false
                writer.siblings(isOpen ? stored?.state.siblings ?? [] : [])
            }
            return Section(key: key, bytes: writer.bytes)
        }
        return rows + journal(ledger.durable.journal.filter { scopes.contains($0.scope) }.map(ledger.entry))
    }

    private static func journal(_ entries: [Decision.Entry]) -> [Section] {
        let sections = entries.map { entry in
            var writer = ByteWriter()
            writer.key(entry.key, head: entry.sequence)
            writer.varint(UInt64(entry.field))
            writer.byte(entry.rule.rawValue)
            writer.byte(entry.verdict.rawValue)
            writer.siblings([entry.loser.sibling] + (entry.winner.map { [$0.sibling] } ?? []))
            return Section(key: entry.key, isJournal: true, bytes: writer.bytes)
        }
        return Set(sections).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// Demands equal bytes.
    static func check(_ replica: ReplicaID, shows theirs: [Section], headquarters ours: [Section]) throws {
        guard theirs != ours else { return }
        let place = zip(theirs, ours).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let section = place.map { ours[$0] } ?? (theirs.count > ours.count ? theirs : ours).last
        let what = "\(section?.title ?? "nothing") (\(theirs.count) sections, HQ \(ours.count))"
        throw Violation("I7", "the dump of \(replica) differs from HQ's in \(what)")
    }
}

extension ByteWriter {
    fileprivate mutating func key(_ key: RecordKey, head: CommitSequence) {
        varint(UInt64(key.kind))
        id(key.id)
        varint(head)
    }

    fileprivate mutating func siblings(_ siblings: [Sibling]) {
        for sibling in siblings {
            dot(sibling.dot)
            varint(sibling.sequence)
            varint(sibling.stamp.rawValue)
            value(sibling.value)
        }
    }
}

// Why this file exists: who may hold what, and what HQ tells those who may no longer. The server does the same in SQL
// (`Ledger+Grants`, `DepartureFeed`).

import SyncProtocol

extension MemoryLedger {
    /// A record leaves a scope, and what its journal says goes with it.
    func depart(_ key: RecordKey, _ scope: ScopeID, _ after: RecordHeader, isRecord: Bool = true) {
        state.departures.append(Departed(scope: scope, sequence: after.head, key: key, isRecord: isRecord))
        for index in state.journal.indices where state.journal[index].key == key {
            guard state.journal[index].scope.rawValue > 0 else { continue }
            state.journal[index].scope = after.scope
            state.journal[index].placed = after.head
        }
    }

    /// What was said of a record before HQ had it goes where it turned out to live.
    func adopt(_ key: RecordKey, _ after: RecordHeader) {
        let places = Set(state.journal.filter { $0.key == key && $0.scope.rawValue > 0 }.map(\.scope))
        for scope in places.subtracting([after.scope]).sorted() { depart(key, scope, after, isRecord: false) }
    }

    func departures(of key: RecordKey, beyond seen: CommitSequence) throws -> Set<ScopeID> {
        Set(state.departures.filter { $0.isRecord && $0.key == key && $0.sequence > seen }.map(\.scope))
    }

    func formerScopes(of replica: ReplicaID, beyond seen: CommitSequence) throws -> Set<ScopeID> {
        let history = state.grants[replica] ?? []
        guard planted != .forgetsGrants else { return [] }
        return Set(zip(history, history.dropFirst()).filter { $1.at > seen }.flatMap { $0.0.scopes })
    }

    func grant(_ scopes: [ScopeID], to replica: ReplicaID, at sequence: CommitSequence) throws {
        state.standings[replica]?.scopes = scopes
        state.grants[replica, default: []].append(Granted(at: sequence, scopes: scopes))
    }

    func note(stray key: RecordKey, of replica: ReplicaID, at sequence: CommitSequence) throws {
        state.strays.append(Erased(author: replica, sequence: sequence, key: key))
    }

    /// A device goes on under another number with what it may and might hold.
    func inherit(_ replica: ReplicaID, from former: ReplicaID) {
        if let history = state.grants[former] { state.grants[replica] = history }
        state.strays += state.strays.filter { $0.author == former }
            .map { Erased(author: replica, sequence: $0.sequence, key: $0.key) }
    }

    func departures(_ admission: Admission) throws -> [Message] {
        guard planted != .keepsDepartures else { return [] }
        let scopes = admission.feed.scopes
        let knowledge = admission.hello.knowledge
        var found: Set<RecordKey> = []
        for scope in admission.retired {
            found.formUnion(durable.records.filter { $0.value.header.scope == scope }.keys)
            found.formUnion(
                durable.departures.filter { $0.scope == scope && $0.sequence > knowledge.prefix(of: scope) }.map(\.key))
        }
        found.formUnion(
            durable.strays.filter { $0.author == admission.hello.replica && $0.sequence > knowledge.prefix }.map(\.key))
        let erased = found.filter { durable.records[$0]?.header.isErased == true }.sorted()
        return Departure.messages(found.filter { isForeign($0, to: scopes) }, from: ScopeID(rawValue: 0))
            + erased.map { .erasure(Erasure(kind: $0.kind, ids: [$0.id])) }
    }

    /// Records that left a scope in a range of commits, for a reader of others.
    func departed(
        _ scope: ScopeID, after token: CommitSequence, through last: CommitSequence, but scopes: Set<ScopeID>
    ) -> [Message] {
        let gone = durable.departures.filter { $0.scope == scope && $0.sequence > token && $0.sequence <= last }
        return Departure.messages(Set(gone.map(\.key)).filter { isForeign($0, to: scopes) }, from: scope)
    }

    private func isForeign(_ key: RecordKey, to scopes: Set<ScopeID>) -> Bool {
        durable.records[key].map { !scopes.contains($0.header.scope) } ?? true
    }
}

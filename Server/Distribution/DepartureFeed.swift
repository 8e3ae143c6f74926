// Why this file exists: who may hold something no longer must hear it, whichever way it was lost: the record went, or
// the scope was taken, or an edit came for what had gone before.

import GRDB
import RecordTables
import SyncProtocol

/// Finds what readers are to forget, in one snapshot.
struct DepartureFeed {
    private let db: Database
    private let schema: Schema
    /// What the reader may hold.
    private let scopes: Set<ScopeID>

    init(_ db: Database, _ schema: Schema, holding scopes: Set<ScopeID>) {
        self.db = db
        self.schema = schema
        self.scopes = scopes
    }

    /// Records that left a part of a scope for one that the reader lacks.
    func left(_ span: FeedSpan) throws -> [Message] {
        let select = try RawStatement(
            cached: db,
            "SELECT DISTINCT kind, id FROM hq_departure WHERE scope = ? AND sequence > ? AND sequence <= ?")
        span.bind(select)
        return Departure.messages(try keys(select).filter(isForeign), from: span.scope)
    }

    /// What a caller is to forget of scopes that were taken from it, and of what it wrote to without holding it.
    func taken(from admission: Admission) throws -> [Message] {
        let knowledge = admission.hello.knowledge
        var found: Set<RecordKey> = []
        var erased: Set<RecordKey> = []
        for scope in admission.retired where try wasGranted(scope, to: admission.hello.replica) {
            for kind in schema.kinds {
                found.formUnion(try records(kind, scope, "< 2"))
                erased.formUnion(try records(kind, scope, "= 2"))
            }
            let left = try RawStatement(
                cached: db, "SELECT DISTINCT kind, id FROM hq_departure WHERE scope = ? AND sequence > ?")
            left.bind(1, Int64(scope.rawValue))
            left.bind(2, knowledge.prefix(of: scope))
            found.formUnion(try keys(left))
        }
        let strays = try RawStatement(
            cached: db, "SELECT DISTINCT kind, id FROM hq_stray WHERE replica = ? AND sequence > ?")
        strays.bind(1, Int64(admission.hello.replica.rawValue))
        strays.bind(2, knowledge.prefix)
        found.formUnion(try keys(strays))
        return Departure.messages(try found.filter(isForeign), from: ScopeID(rawValue: 0))
            + erased.sorted().map { .erasure(Erasure(kind: $0.kind, ids: [$0.id])) }
    }

    /// Whether a device could ever hold a scope. One that claims others must not learn what lies in them; what it holds
    /// of a grant that was lost in a restore goes when it compares its rows.
    private func wasGranted(_ scope: ScopeID, to replica: ReplicaID) throws -> Bool {
        let select = try RawStatement(cached: db, "SELECT 1 FROM hq_grant WHERE replica = ? AND scope = ?")
        select.bind(1, Int64(replica.rawValue))
        select.bind(2, Int64(scope.rawValue))
        defer { select.reset() }
        return try select.step()
    }

    private func records(_ kind: RecordKind, _ scope: ScopeID, _ life: String) throws -> [RecordKey] {
        let select = try RawStatement(
            cached: db, "SELECT id FROM \(RecordTable.of(kind).sqlName) WHERE _scope = ? AND _alive \(life)")
        select.bind(1, Int64(scope.rawValue))
        defer { select.reset() }
        var result: [RecordKey] = []
        while try select.step() {
            if let id = select.id(0) { result.append(RecordKey(kind: kind.number, id: id)) }
        }
        return result
    }

    private func keys(_ select: RawStatement) throws -> [RecordKey] {
        defer { select.reset() }
        var result: [RecordKey] = []
        while try select.step() {
            guard let id = select.id(1) else { continue }
            result.append(RecordKey(kind: KindNumber(clamping: select.integer(0)), id: id))
        }
        return result
    }

    /// Whether a record lies in no scope of the reader's; what HQ knows no more lies in none.
    func isForeign(_ key: RecordKey) throws -> Bool {
        guard let kind = schema.kind(key.kind) else { return true }
        let select = try RawStatement(cached: db, "SELECT _scope FROM \(RecordTable.of(kind).sqlName) WHERE id = ?")
        select.bind(1, key.id)
        defer { select.reset() }
        guard try select.step() else { return true }
        return !scopes.contains(ScopeID(rawValue: UInt32(clamping: select.integer(0))))
    }
}

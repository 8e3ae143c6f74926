// Why this file exists: figures over all of HQ's records are asked for again and again while little changes. What did
// change since the last time is found by commit number, and only that is read.

import GRDB
import RecordTables
import SyncProtocol

extension RecordReader: RecordSource {
    public func frontier() throws -> CommitSequence { try FeedReader.frontier(db) }

    public func scan(
        _ kind: KindNumber, _ fields: [FieldNumber], beyond sequence: CommitSequence,
        _ body: (RecordID, [FieldValue]?) throws -> Void
    ) throws {
        guard let kind = schema.kind(kind) else { return }
        let scan = FieldScan(RecordTable.of(kind), fields)
        guard sequence > 0 else {
            let select = try RawStatement(
                cached: db, Self.select(scan) + "WHERE _alive = 1\(scopeCondition(1)) ORDER BY row")
            bindScopes(select, 1)
            return try Self.read(select, scan, body)
        }
        let select = try RawStatement(cached: db, Self.select(scan) + "WHERE _scope = ? AND _head > ?")
        for scope in try changedScopes(beyond: sequence) {
            select.bind(1, Int64(scope.rawValue))
            select.bind(2, sequence)
            try Self.read(select, scan, body)
        }
    }

    private static func select(_ scan: FieldScan) -> String {
        "SELECT id, _alive\(scan.columnList) FROM \(scan.table.sqlName) "
    }

    private static func read(
        _ select: RawStatement, _ scan: FieldScan, _ body: (RecordID, [FieldValue]?) throws -> Void
    ) throws {
        defer { select.reset() }
        var values: [FieldValue] = []
        while try select.step() {
            guard let id = select.id(0) else { continue }
            guard select.integer(1) == 1 else {
                try body(id, nil)
                continue
            }
            scan.read(select, from: 2, into: &values)
            try body(id, values)
        }
    }

    /// The tables have an index by scope and commit, none by commit alone: with it, scopes in which nothing happened
    /// cost nothing.
    func changedScopes(beyond sequence: CommitSequence) throws -> [ScopeID] {
        let select = try RawStatement(cached: db, "SELECT scope FROM hq_scope WHERE head > ? ORDER BY scope")
        select.bind(1, sequence)
        defer { select.reset() }
        var changed: [ScopeID] = []
        while try select.step() { changed.append(ScopeID(rawValue: UInt32(clamping: select.integer(0)))) }
        guard let scopes else { return changed }
        return changed.filter(scopes.contains)
    }

    public func replay(beyond sequence: CommitSequence, _ body: (ReplayedEdit) throws -> Void) throws {
        let log = try RawStatement(
            cached: db, "SELECT stamp, received, receipt, payload FROM hq_log WHERE sequence > ? ORDER BY sequence")
        log.bind(1, sequence)
        defer { log.reset() }
        while try log.step() {
            // What HQ could not read it could not apply either.
            guard let changeset = try? ChangesetCodec.open(log.bytes(3)) else { continue }
            let remarks = log.isNull(2) ? [] : try StoredValue.receipt(log.bytes(2))?.remarks ?? []
            let told = Dictionary(grouping: remarks, by: \.key)
            let (made, received) = (Stamp(rawValue: log.unsigned(0)), Stamp(rawValue: log.unsigned(1)))
            for operation in changeset.operations where try scopes == nil || holds(operation.key) {
                guard let writes = Self.writes(operation, told[operation.key] ?? []) else { continue }
                try body(
                    ReplayedEdit(
                        operation.key, isDeletion: operation.isDeletion, writes, made: made.milliseconds,
                        received: received.milliseconds))
            }
        }
    }

    /// What took effect of an operation; nil if nothing did.
    private static func writes(_ operation: Changeset.Operation, _ remarks: [Receipt.Remark]) -> [FieldValue]? {
        let dismissed = Set(remarks.filter { $0.verdict >= .overridden }.map(\.field))
        guard !dismissed.contains(0) else { return nil }
        let writes = operation.writes.filter { !dismissed.contains($0.field) }
        if writes.isEmpty, !operation.writes.isEmpty { return nil }
        return writes.map { FieldValue($0.field, $0.value) }
    }
}

extension Changeset.Operation {
    fileprivate var isDeletion: Bool {
        switch action {
        case .create, .update: false
        case .delete, .erase: true
        }
    }
}

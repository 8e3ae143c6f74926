// Why this file exists: a rep presses enter and nobody waits. One transaction writes the row and appends the sealed
// changeset, with the values it replaced, to the outbox: two pages, one fsync. The row is not read first: a function
// inside the UPDATE hands back what it overwrites.

import CSQLite
import GRDB
import RecordTables
import SyncProtocol

/// Which statement an update needs: a kind and the fields it writes.
struct EditShape: Hashable {
    let kind: KindNumber
    let fields: [FieldNumber]
}

extension Replica {
    /// What can be seen now: take it when a person *begins* to edit and hand it to ``apply(_:seen:)``, so that what a
    /// sync brings meanwhile counts as unseen.
    public func beginEdit() throws -> CommitSequence {
        try queue.look { db in
            let checkpoint = try self.fetchCheckpoint(db)
            return min(checkpoint.knowledge.prefix, try self.oldestPendingClaim(checkpoint, db))
        }
    }

    /// Makes one changeset of these edits: all of them, durably, or none.
    /// - Parameters:
    ///   - seen: what ``beginEdit()`` said when the edit began; now, if nil.
    ///   - reason: why, for whoever may have to decide about it; at most ``Limits/reason`` bytes.
    /// - Returns: the changeset's dot.
    /// - Throws: ``ReplicaError`` with one sentence saying which edit cannot stand and why.
    @discardableResult
    public func apply(_ edits: [RecordEdit], seen: CommitSequence? = nil, reason: String = "") throws -> Dot {
        try check(edits)
        guard reason.utf8.count <= Limits.reason else {
            throw ReplicaError.tooLarge(what: "a reason of \(reason.utf8.count) bytes", limit: Limits.reason)
        }
        return try lock.hold("editing") {
            try queue.write { db in
                try checkAuthority(edits, db)
                var transcription = try Transcription(self, db, seen)
                return try transcription.write(edits, reason: reason)
            }
        }
    }

    /// A new record's id, from this replica's clock and name.
    /// - Parameter index: tells apart records made in one changeset.
    public func makeID(index: Int = 0) throws -> RecordID {
        let checkpoint = try checkpoint()
        return makeID(checkpoint.replica, after: checkpoint.counter, index: index)
    }

    /// Ids for `count` new records of one changeset.
    public func makeIDs(_ count: Int) throws -> [RecordID] {
        let checkpoint = try checkpoint()
        return (0..<count).map { makeID(checkpoint.replica, after: checkpoint.counter, index: $0) }
    }

    private func makeID(_ replica: ReplicaID, after counter: UInt64, index: Int) -> RecordID {
        RecordID(
            milliseconds: wall(), entropy: UInt16.random(in: 0..<0x1000, using: &entropy), replica: replica,
            counter: (counter &+ 1) << 14 &+ UInt64(index))
    }

    /// Refuses what cannot stand before anything is written.
    private func check(_ edits: [RecordEdit]) throws {
        guard edits.count <= Limits.operations else {
            throw ReplicaError.tooLarge(what: "one edit of \(edits.count) records", limit: Limits.operations)
        }
        for edit in edits {
            guard let kind = schema.kind(edit.key.kind) else { throw ReplicaError.unknownKind("\(edit.key.kind)") }
            guard !kind.headquartersOnly else { throw ReplicaError.onlyHeadquarters(kind: kind.name) }
            try check(edit, kind)
        }
    }

    private func check(_ edit: RecordEdit, _ kind: RecordKind) throws {
        if case .erase = edit.action { throw ReplicaError.onlyHeadquarters(kind: kind.name) }
        guard edit.writes.count <= Limits.writes else {
            throw ReplicaError.tooLarge(what: "an edit of \(edit.writes.count) fields", limit: Limits.writes)
        }
        for write in edit.writes {
            guard let field = kind.field(write.field) else {
                throw ReplicaError.unknownField(kind: kind.name, field: "\(write.field)")
            }
            if let reason = field.mismatch(write.value) ?? rulebook.objection(kind, field, write.value) {
                throw ReplicaError.invalid(kind: kind.name, field: field.name, reason: reason)
            }
        }
        guard edit.action == .create else { return }
        for field in kind.requiredFields where edit.value(field.number)?.isEmpty ?? true {
            throw ReplicaError.missing(kind: kind.name, field: field.name)
        }
    }
}

/// Writes one changeset: rows as it goes, its body beside them.
private struct Transcription {
    let replica: Replica
    let db: Database
    var checkpoint: Checkpoint
    private var seen: CommitSequence
    private var texts: TextBases?
    private var creation: CreationWriter
    private var recent: RecentUpdate?

    init(_ replica: Replica, _ db: Database, _ seen: CommitSequence?) throws {
        self.replica = replica
        self.db = db
        creation = CreationWriter(replica, db)
        checkpoint = try replica.fetchCheckpoint(db)
        self.seen = min(seen ?? checkpoint.knowledge.prefix, checkpoint.knowledge.prefix)
    }

    mutating func write(_ edits: [RecordEdit], reason: String) throws -> Dot {
        let dot = Dot(replica: checkpoint.replica, counter: checkpoint.counter + 1)
        let wall = replica.wall()
        let stamp = checkpoint.clock.tick(wall: wall)
        texts = try TextBases(edits, checkpoint, seen: seen, replica, db)
        if let texts { seen = texts.seen }
        var body = ByteWriter(capacity: 64 + edits.count * (edits.count > 100 ? 256 : 64))
        ChangesetCodec.header(dot, stamp, seen, try OwnEdits.former(db), &body)
        body.varint(UInt64(edits.count))
        for edit in edits { try write(edit, &body) }
        ChangesetCodec.trailer(reason: reason, wall: checkpoint.clock.lagging(wall: wall), &body)
        guard body.bytes.count <= Limits.changeset else {
            throw ReplicaError.tooLarge(what: "one edit of \(body.bytes.count) bytes", limit: Limits.changeset)
        }
        let sealed = ChangesetCodec.seal(counter: dot.counter, body: body.bytes)
        guard sealed.payload.count <= Limits.frame - 4096 else {
            throw ReplicaError.tooLarge(what: "one edit of \(sealed.payload.count) bytes", limit: Limits.frame - 4096)
        }
        try OutboxRow(counter: dot.counter, stamp: stamp.rawValue, payload: sealed.payload).insert(replica, db)
        return dot
    }

    private mutating func write(_ edit: RecordEdit, _ body: inout ByteWriter) throws {
        let table = try replica.table(edit.key.kind)
        ChangesetCodec.operationHeader(edit.key, edit.action, writes: edit.writes.count, &body)
        switch edit.action {
        case .create: try creation.write(edit, table, &body)
        case .update: try update(edit, table, &body)
        case .delete, .erase: try delete(edit, table)
        }
    }

    private mutating func update(_ edit: RecordEdit, _ table: RecordTable, _ body: inout ByteWriter) throws {
        guard !edit.writes.isEmpty else { return }
        let update = try updateStatement(edit, table)
        update.bind(1, edit.key.id)
        var slot = 0
        for write in edit.writes {
            guard let span = table.spans[write.field], let field = table.kind.field(write.field) else { continue }
            let shown = try shown(write, field, edit.key, table)
            for (offset, part) in zip(span, shown.parts) {
                update.bind(slot + 2, part, as: table.columns[offset].column.type)
                slot += 1
            }
        }
        try update.run()
        guard update.changes == 1 else { throw ReplicaError.noSuchRecord(edit.key) }
        transcribe(edit, table, &body)
    }

    /// Edits of one changeset mostly write the same fields: the last statement is tried before one is looked up.
    private mutating func updateStatement(_ edit: RecordEdit, _ table: RecordTable) throws -> RawStatement {
        if let recent, recent.fits(edit) { return recent.statement }
        let shape = EditShape(kind: edit.key.kind, fields: edit.writes.map(\.field))
        let statement = try replica.editStatements[shape] ?? RawStatement(db, Self.updateSQL(table, shape.fields))
        replica.editStatements[shape] = statement
        recent = RecentUpdate(shape: shape, statement: statement)
        return statement
    }

    private static func updateSQL(_ table: RecordTable, _ fields: [FieldNumber]) -> String {
        var assignments: [String] = []
        for column in fields.compactMap({ table.spans[$0] }).flatMap({ $0 }).map({ table.columns[$0] }) {
            let slot = assignments.count
            assignments.append(
                "\(column.sqlName) = outpost_replace(\(slot), \(captureType(column)), \(column.sqlName), ?\(slot + 2))")
        }
        return "UPDATE \(table.sqlName) SET \(assignments.joined(separator: ", ")) WHERE id = ?1"
    }

    private static func captureType(_ column: TableColumn) -> Int {
        switch column.column.type {
        case .integer, .boolean, .instant: OUTPOST_WAS_INTEGER
        case .text, .set: OUTPOST_WAS_TEXT
        case .reference: OUTPOST_WAS_REFERENCE
        case .date: OUTPOST_WAS_DATE
        }
    }

    /// What the row shows after the write. Only policies that look at the present value read it.
    private func shown(_ write: FieldValue, _ field: Field, _ key: RecordKey, _ table: RecordTable) throws -> Value {
        switch field.policy.beforeFreeze {
        case .addRemove, .hqOnly, .stickyTrue, .first, .counter:
            let present = try replica.fieldValue(field, of: key, table, db)
            guard let present else { throw ReplicaError.noSuchRecord(key) }
            return field.policy.overlay(write.value, on: present)
        default: return write.value == .null && field.isCompound ? Self.nothing(field) : write.value
        }
    }

    private static func nothing(_ field: Field) -> Value {
        .compound([Value](repeating: .null, count: field.columns.count))
    }

    /// Lays out the writes with the values that the update noted as replaced, or that texts start from. A set's base is
    /// left out: its change says all there is.
    private func transcribe(_ edit: RecordEdit, _ table: RecordTable, _ body: inout ByteWriter) {
        var slot: Int32 = 0
        for write in edit.writes {
            guard let field = table.kind.field(write.field) else { continue }
            let source = texts?.source(edit.key, write.field) ?? .row
            let hasBase = source != .unknown && field.policy.beforeFreeze != .addRemove
            body.varint(UInt64(write.field) << 1 | (hasBase ? 1 : 0))
            body.value(write.value)
            if case .pending(let base) = source {
                body.value(base)
                slot += Int32(truncatingIfNeeded: field.columns.count)
                continue
            }
            if hasBase && field.isCompound {
                body.byte(5)
                body.varint(UInt64(field.columns.count))
            }
            for _ in field.columns {
                var length = 0
                if hasBase, let bytes = outpost_capture_bytes(replica.capture, slot, &length) {
                    body.raw(UnsafeBufferPointer(start: bytes, count: length))
                }
                slot += 1
            }
        }
    }

    private func delete(_ edit: RecordEdit, _ table: RecordTable) throws {
        let head = try replica.statement(db, "SELECT _head FROM \(table.sqlName) WHERE id = ?")
        head.bind(1, edit.key.id)
        guard try head.step() else {
            head.reset()
            throw ReplicaError.noSuchRecord(edit.key)
        }
        let confirmed = head.unsigned(0)
        head.reset()
        let delete = try replica.statement(db, "DELETE FROM \(table.sqlName) WHERE id = ?")
        delete.bind(1, edit.key.id)
        try delete.run()
        guard confirmed > 0 else { return }
        let note = try replica.statement(db, "INSERT OR REPLACE INTO sync_deleted (kind, id, head) VALUES (?, ?, ?)")
        note.bind(1, Int64(edit.key.kind))
        note.bind(2, edit.key.id)
        note.bind(3, confirmed)
        try note.run()
    }
}

/// The statement of the last update, and what it is for.
private struct RecentUpdate {
    let shape: EditShape
    let statement: RawStatement

    func fits(_ edit: RecordEdit) -> Bool {
        guard shape.kind == edit.key.kind, shape.fields.count == edit.writes.count else { return false }
        for index in shape.fields.indices where shape.fields[index] != edit.writes[index].field { return false }
        return true
    }
}

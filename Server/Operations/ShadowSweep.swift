// Why this file exists: of every record that casts a shadow HQ notes where and which, so that the shadow can be written
// anew, or go, when the record changes, and no table is read as a whole for it.

import GRDB
import RecordTables
import SyncProtocol

/// One step of a sweep, inside its transaction.
struct ShadowSweep {
    private let ledger: Ledger
    private let db: Database
    private let rules: [ShadowRule]

    /// A record that may cast another shadow than it did.
    struct Changed: Sendable {
        let rule: Int
        let id: RecordID
    }

    /// Where a record's shadow falls.
    private struct Cast: Hashable {
        let anchor: RecordID
        let mark: ShadowMark
    }

    init(_ ledger: Ledger, _ db: Database, _ rules: [ShadowRule]) {
        self.ledger = ledger
        self.db = db
        self.rules = rules
    }

    // MARK: What changed

    /// The records of casting kinds that changed after a commit, found by scope and head.
    static func changed(
        since commit: CommitSequence, _ rules: [ShadowRule], _ schema: Schema, _ db: Database
    ) throws -> [Changed] {
        var changed: [Changed] = []
        let scopes = try Registry.scopes(db)
        for (index, rule) in rules.enumerated() {
            guard let kind = schema.kind(rule.caster) else { continue }
            let table = RecordTable.of(kind)
            let select = try RawStatement(
                db, "SELECT id FROM \(table.sqlName) WHERE _scope = ? AND _head > ? ORDER BY _head")
            for state in scopes where state.head > commit {
                select.bind(1, Int64(state.scope.rawValue))
                select.bind(2, commit)
                while try select.step() {
                    if let id = select.id(0) { changed.append(Changed(rule: index, id: id)) }
                }
                select.reset()
            }
        }
        return changed
    }

    static func isAnyDue(_ db: Database) throws -> Bool {
        let select = try RawStatement(cached: db, "SELECT 1 FROM hq_shadow_due LIMIT 1")
        defer { select.reset() }
        return try select.step()
    }

    /// Notes what the records cast now, and which shadows are due for it.
    func note(_ batch: [Changed]) throws {
        for changed in batch {
            let rule = rules[changed.rule]
            let before = try noted(changed.id, rule)
            let after = try cast(by: changed.id, rule)
            guard before != after else { continue }
            if let before { try makeDue(rule, before.anchor, before.mark.bucket) }
            if let after { try makeDue(rule, after.anchor, after.mark.bucket) }
            try note(after, of: changed.id, rule)
        }
    }

    /// What a record casts: nothing if everybody holds it, or it is gone, merged away or nameless.
    private func cast(by id: RecordID, _ rule: ShadowRule) throws -> Cast? {
        let key = RecordKey(kind: rule.caster, id: id)
        guard let header = try ledger.row(key)?.header, header.isAlive, header.scope != .reference,
            case .reference(let anchor) = try ledger.value(rule.place, of: key)
        else { return nil }
        if let redirect = ledger.schema.kind(rule.caster)?.redirect, try !ledger.value(redirect, of: key).isEmpty {
            return nil
        }
        guard case .text(let text) = try ledger.value(rule.key, of: key), !text.isEmpty else { return nil }
        return Cast(anchor: anchor, mark: ShadowMark(of: text))
    }

    private func noted(_ id: RecordID, _ rule: ShadowRule) throws -> Cast? {
        let select = try RawStatement(cached: db, "SELECT anchor, mark FROM hq_shadow WHERE shadow = ? AND id = ?")
        select.bind(1, Int64(rule.shadow))
        select.bind(2, id)
        defer { select.reset() }
        guard try select.step(), let anchor = select.id(0), let mark = Self.mark(select.integer(1)) else { return nil }
        return Cast(anchor: anchor, mark: mark)
    }

    private static func mark(_ number: Int64) -> ShadowMark? {
        UInt32(exactly: number).flatMap { ShadowMark(number: $0) }
    }

    private func note(_ cast: Cast?, of id: RecordID, _ rule: ShadowRule) throws {
        guard let cast else {
            let deletion = try RawStatement(cached: db, "DELETE FROM hq_shadow WHERE shadow = ? AND id = ?")
            deletion.bind(1, Int64(rule.shadow))
            deletion.bind(2, id)
            return try deletion.run()
        }
        let insertion = try RawStatement(
            cached: db, "INSERT OR REPLACE INTO hq_shadow (shadow, id, anchor, mark) VALUES (?, ?, ?, ?)")
        insertion.bind(1, Int64(rule.shadow))
        insertion.bind(2, id)
        insertion.bind(3, cast.anchor)
        insertion.bind(4, Int64(cast.mark.number))
        try insertion.run()
    }

    private func makeDue(_ rule: ShadowRule, _ anchor: RecordID, _ bucket: Int) throws {
        let insertion = try RawStatement(
            cached: db, "INSERT OR IGNORE INTO hq_shadow_due (shadow, anchor, bucket) VALUES (?, ?, ?)")
        insertion.bind(1, Int64(rule.shadow))
        insertion.bind(2, anchor)
        insertion.bind(3, Int64(bucket))
        try insertion.run()
    }

    // MARK: What is due

    /// HQ's edits by which shadows that are due say what is so; they are due no more.
    func takeDue(limit: Int) throws -> [RecordEdit] {
        let due = try dueBuckets(limit)
        let deletion = try RawStatement(
            cached: db, "DELETE FROM hq_shadow_due WHERE shadow = ? AND anchor = ? AND bucket = ?")
        var edits: [RecordEdit] = []
        for (shadow, anchor, bucket) in due {
            if let rule = rules.first(where: { $0.shadow == shadow }) {
                if let edit = try edit(rule, anchor, bucket) { edits.append(edit) }
            }
            deletion.bind(1, Int64(shadow))
            deletion.bind(2, anchor)
            deletion.bind(3, Int64(bucket))
            try deletion.run()
        }
        return edits
    }

    private func dueBuckets(_ limit: Int) throws -> [(KindNumber, RecordID, Int)] {
        let select = try RawStatement(
            cached: db, "SELECT shadow, anchor, bucket FROM hq_shadow_due ORDER BY shadow, anchor, bucket LIMIT ?")
        select.bind(1, Int64(limit))
        defer { select.reset() }
        var due: [(KindNumber, RecordID, Int)] = []
        while try select.step() {
            guard let shadow = KindNumber(exactly: select.integer(0)), let anchor = select.id(1) else { continue }
            due.append((shadow, anchor, Int(select.integer(2))))
        }
        return due
    }

    /// The edit by which one shadow says what is so; nil if it does already.
    private func edit(_ rule: ShadowRule, _ anchor: RecordID, _ bucket: Int) throws -> RecordEdit? {
        let key = rule.record(of: anchor, bucket: bucket)
        let value = ShadowMark.value(of: try marks(rule, anchor, bucket))
        let header = try ledger.header(of: key)
        guard header?.isErased != true else { return nil }
        guard header?.isAlive == true else {
            return value == .null
                ? nil
                : RecordEdit(
                    key, .create,
                    [
                        FieldValue(rule.anchor, .reference(anchor)), FieldValue(rule.bucket, .integer(Int64(bucket))),
                        FieldValue(rule.marks, value),
                    ])
        }
        guard try ledger.value(rule.marks, of: key) != value else { return nil }
        return RecordEdit(key, .update, [FieldValue(rule.marks, value)])
    }

    private func marks(_ rule: ShadowRule, _ anchor: RecordID, _ bucket: Int) throws -> [ShadowMark] {
        let select = try RawStatement(
            cached: db,
            "SELECT DISTINCT mark FROM hq_shadow WHERE shadow = ? AND anchor = ? AND mark BETWEEN ? AND ?")
        let range = ShadowMark.range(ofBucket: bucket)
        select.bind(1, Int64(rule.shadow))
        select.bind(2, anchor)
        select.bind(3, Int64(range.lowerBound))
        select.bind(4, Int64(range.upperBound))
        defer { select.reset() }
        var marks: [ShadowMark] = []
        while try select.step() { if let mark = Self.mark(select.integer(0)) { marks.append(mark) } }
        return marks
    }

    /// Forgets what was noted, so that the next sweep looks at everything; every shadow there is falls due.
    func forgetAll() throws {
        for rule in rules {
            guard let kind = ledger.schema.kind(rule.shadow) else { continue }
            let table = RecordTable.of(kind)
            guard let anchor = table.spans[rule.anchor]?.first, let bucket = table.spans[rule.bucket]?.first else {
                continue
            }
            let insertion = try RawStatement(
                db,
                "INSERT OR IGNORE INTO hq_shadow_due (shadow, anchor, bucket) SELECT ?, "
                    + "\(table.columns[anchor].sqlName), \(table.columns[bucket].sqlName) FROM \(table.sqlName) "
                    + "WHERE _alive = 1")
            insertion.bind(1, Int64(rule.shadow))
            try insertion.run()
        }
        try db.execute(sql: "DELETE FROM hq_shadow")
        try Setting.shadowed.set(0, db)
    }
}

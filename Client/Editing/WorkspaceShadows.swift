// Why this file exists: whoever makes a record may be told that one like it may exist where they may not look. It is a
// hint from the shadows that HQ keeps, and never a reason to refuse.

import RecordTables
import SyncProtocol

extension Workspace {
    /// Where one like this new record may exist already, out of this replica's sight: the records that anchor those
    /// scopes. A scope of which the replica holds records casts no shadow here: what is in it can be looked up.
    /// - Parameter own: anchors of scopes that are the replica's own, even while they are empty.
    public func shadows(of edit: RecordEdit, besides own: Set<RecordID> = []) throws -> [RecordID] {
        var found: Set<RecordID> = []
        for rule in replica.rulebook.shadows {
            guard let mark = try mark(of: edit, rule) else { continue }
            for anchor in try anchors(of: mark, rule) where !own.contains(anchor) {
                if try !holdsAny(rule.caster, rule.place, at: anchor) { found.insert(anchor) }
            }
        }
        return found.sorted()
    }

    /// Whether records of a kind are held against shadows at all.
    public func seeksShadows(_ kind: KindNumber) -> Bool {
        replica.rulebook.shadows.contains { $0.seekers[kind] != nil }
    }

    private func mark(of edit: RecordEdit, _ rule: ShadowRule) throws -> ShadowMark? {
        guard let field = rule.seekers[edit.key.kind], let kind = replica.schema.kind(edit.key.kind) else { return nil }
        let keys = try replica.rulebook.upkeep.values(kind) { edit.value($0) ?? .null }
        guard case .text(let text)? = keys.first(where: { $0.field == field })?.value else { return nil }
        return ShadowMark(of: text)
    }

    private func anchors(of mark: ShadowMark, _ rule: ShadowRule) throws -> [RecordID] {
        guard let column = try column(rule.bucket, of: rule.shadow) else { return [] }
        let shadows = try replica.records(rule.shadow, where: "\(column) = ?", [.integer(Int64(mark.bucket))])
        return shadows.compactMap { shadow in
            guard mark.stands(in: shadow.value(rule.marks)), case .reference(let anchor) = shadow.value(rule.anchor)
            else { return nil }
            return anchor
        }
    }

    private func holdsAny(_ kind: KindNumber, _ place: FieldNumber, at anchor: RecordID) throws -> Bool {
        guard let column = try column(place, of: kind) else { return false }
        return try !replica.records(kind, where: "\(column) = ?", [.reference(anchor)], limit: 1).isEmpty
    }

    private func column(_ field: FieldNumber, of kind: KindNumber) throws -> String? {
        let table = try replica.table(kind)
        return table.spans[field]?.first.map { table.columns[$0].sqlName }
    }
}

// Why this file exists: a rule is asked before an edit is written, and whether the whole is still right afterwards can
// only be seen on the whole as it will be then.

import SyncProtocol

/// A ground as it would show if an operation simply applied.
///
/// Where two people meet in one field, what is written now is taken to show: prudence, for whatever people decide
/// later, what was decided on is in question.
struct GroundAfter: Ground {
    private let proposal: Proposal
    private let ground: any Ground

    init(_ proposal: Proposal, _ ground: any Ground) {
        self.proposal = proposal
        self.ground = ground
    }

    func isAlive(_ key: RecordKey) throws -> Bool {
        key == proposal.key ? !proposal.isDeletion : try ground.isAlive(key)
    }

    func value(_ field: FieldNumber, of key: RecordKey) throws -> Value {
        guard key == proposal.key, proposal.writes(field), try applies(field) else {
            return try ground.value(field, of: key)
        }
        return try proposal.after(field, ground)
    }

    func edit(_ field: FieldNumber, of key: RecordKey) throws -> Sibling? { try ground.edit(field, of: key) }
    func life(of key: RecordKey) throws -> Sibling? { try ground.life(of: key) }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        let ids = try ground.allRecords(kind, where: field, is: value)
        guard kind == proposal.key.kind else { return ids }
        let others = ids.filter { $0 != proposal.key.id }
        guard try isAlive(proposal.key), try self.value(field, of: proposal.key) == value else { return others }
        return (others + [proposal.key.id]).sorted()
    }

    /// Whether a write comes to show at all: what is HQ's, frozen, or a fact already, a laptop does not change.
    private func applies(_ number: FieldNumber) throws -> Bool {
        guard !proposal.byHeadquarters, let field = proposal.kind.field(number) else { return true }
        switch field.policy {
        case .hqOnly: return try field.creatorSets && proposal.isNew(ground)
        case .first: return try ground.value(number, of: proposal.key).isEmpty
        case .frozenAfter(let freeze, _): return try !freeze.isFrozen(ground.value(freeze.field, of: proposal.key))
        default: return true
        }
    }
}

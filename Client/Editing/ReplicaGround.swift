// Why this file exists: a rep should hear at once that something is not theirs to change, not tomorrow from HQ. So the
// laptop asks the domain what HQ would ask, with what it has: its own rows.

import GRDB
import RecordTables
import SyncProtocol

/// What rules may look up on a laptop: what it shows. Who made what is known to HQ alone.
struct ReplicaGround: Ground {
    let replica: Replica
    let db: Database

    func isAlive(_ key: RecordKey) throws -> Bool {
        guard let table = replica.tables[key.kind] else { return false }
        let select = try replica.statement(db, "SELECT 1 FROM \(table.sqlName) WHERE id = ?")
        select.bind(1, key.id)
        defer { select.reset() }
        return try select.step()
    }

    func value(_ field: FieldNumber, of key: RecordKey) throws -> Value {
        guard let table = replica.tables[key.kind], let described = table.kind.field(field) else { return .null }
        return try replica.fieldValue(described, of: key, table, db) ?? .null
    }

    func edit(_ field: FieldNumber, of key: RecordKey) throws -> Sibling? { nil }
    func life(of key: RecordKey) throws -> Sibling? { nil }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        guard let table = replica.tables[kind], let column = table.spans[field].map({ table.columns[$0.lowerBound] })
        else { return [] }
        let select = try replica.statement(
            db, "SELECT id FROM \(table.sqlName) WHERE \(column.sqlName) = ? ORDER BY id")
        select.bind(1, value, as: column.column.type)
        defer { select.reset() }
        var ids: [RecordID] = []
        while try select.step() { if let id = select.id(0) { ids.append(id) } }
        return ids
    }
}

extension Replica {
    /// Refuses edits that are not this replica's user's to make, as far as is known here. HQ asks again.
    func checkAuthority(_ edits: [RecordEdit], _ db: Database) throws {
        guard let authority = rulebook.authority, let actor else { return }
        let ground = ReplicaGround(replica: self, db: db)
        guard let roles = try roles(of: actor, ground) else { return }
        for edit in edits {
            guard let kind = schema.kind(edit.key.kind) else { continue }
            let claim = Claim(Changeset.Operation(edit), kind, roles: roles, person: actor)
            if let denial = try authority(claim, ground).first {
                throw ReplicaError.notEntitled(permitted: denial.permitted, sentence: denial.sentence)
            }
        }
    }

    /// The roles that somebody plays as far as this replica has heard; nil if it has not heard of them at all.
    func roles(of person: RecordID, _ ground: any Ground) throws -> Set<Role>? {
        if let organisation = rulebook.organisation, let today = CivilDate(milliseconds: wall()),
            let position = try organisation.position(person, today, ground)
        {
            return position.roles
        }
        guard let source = schema.certifiedRole else { return [] }
        let key = RecordKey(kind: source.kind, id: person)
        guard try ground.isAlive(key) else { return nil }
        guard case .text(let word) = try ground.value(source.field, of: key), !word.isEmpty else { return [] }
        return [Role(word)]
    }
}

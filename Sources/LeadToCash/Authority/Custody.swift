// Why this file exists: an edit that waits must wait for somebody in particular: whoever has the record now.

import SyncProtocol

enum Custody {
    /// The owner's role first, then the office's manager; nobody decides about their own.
    @Sendable static func terms(_ key: RecordKey, _ author: Author, _ ground: any Ground) throws -> CaseTerms? {
        guard let kind = LeadToCash.schema.kind(key.kind) else { return nil }
        for record in try [key] + above(key, kind, ground) {
            guard let kind = LeadToCash.schema.kind(record.kind) else { continue }
            for name in ["owner", "assignedTo", "assignee"] {
                guard let field = kind.field(named: name)?.number,
                    let owner = try ground.value(field, of: record).asReference, owner != author.person,
                    let role = try ground.usualRole(of: owner)
                else { continue }
                return role == "OM" ? .medium("OM", "HQ") : .medium(role, "OM", "HQ")
            }
        }
        return nil
    }

    /// What a record is filed under, the nearest first.
    private static func above(_ key: RecordKey, _ kind: RecordKind, _ ground: any Ground) throws -> [RecordKey] {
        if let leader = kind.leader(of: key.id) { return [leader] }
        return try kind.follows.compactMap { field in
            guard case .reference(let name)? = kind.field(field)?.columns.first?.type,
                let parent = LeadToCash.schema.kind(named: name)
            else { return nil }
            return try ground.record(parent.number, by: field, of: key)
        }
    }
}

extension Ground {
    /// The role as which somebody is asked: the one in their own record, unless they were given others and not that
    /// one. A role that is over counts too: then a question goes on to the next in line.
    func usualRole(of person: RecordID) throws -> String? {
        let sources = [
            (RoleAssignment.kind, RoleAssignment.Fields.user, RoleAssignment.Fields.role),
            (AccountTeam.kind, AccountTeam.Fields.user, AccountTeam.Fields.role),
        ]
        let given = try sources.flatMap { kind, user, role in
            try allRecords(kind, where: user, is: .reference(person)).compactMap { id in
                try value(role, of: RecordKey(kind: kind, id: id)).asText
            }
        }
        let word = try value(User.Fields.role, of: RecordKey(kind: User.kind, id: person)).asText
        guard let last = given.last, word.map({ !given.contains($0) }) ?? true else { return word }
        return last
    }
}

// Why this file exists: a charter says which roles may; whether somebody plays one of them *here*, and what that means
// for what they want to do, is worked out in one place, for the laptop and for HQ.

import SyncProtocol

enum Entitlement {
    @Sendable static func authority(_ claim: Claim, _ ground: any Ground) throws -> [Denial] {
        let roles = try rolesHere(claim, ground)
        if claim.kind.number == CaseRecord.number { return try answering(claim, roles, ground) }
        guard let charter = Charter.of(claim.kind.number) else { return [] }
        if let owner = charter.owner { return try ownership(claim, owner, ground) }
        switch claim.operation.action {
        case .create where try !ground.isAlive(claim.operation.key):
            return denial(roles, charter.create, "create", claim)
        case .delete: return denial(roles, charter.delete, "delete", claim)
        case .erase: return []
        // Who makes what is there already changes it.
        case .create, .update: return try writing(claim, charter, roles, ground)
        }
    }

    // MARK: Roles

    /// The roles that count for the record: those that are played everywhere, and those about it or what it lies under.
    /// What everybody holds is everybody's who plays a role anywhere.
    private static func rolesHere(_ claim: Claim, _ ground: any Ground) throws -> Set<String> {
        if claim.roles.allSatisfy({ $0.place == nil }) { return Set(claim.roles.map(\.name)) }
        let places = try places(of: claim.operation.key, claim.kind, claim.operation, ground)
        if places.isEmpty { return Set(claim.roles.map(\.name)) }
        let known = places.union(claim.formerPlaces)
        return Set(claim.roles.filter { role in role.place.map(known.contains) ?? true }.map(\.name))
    }

    /// Where somebody must play a role for it to count for the record: its office, its account and that account's team,
    /// its deal; nowhere if everybody holds it.
    static func places(
        of key: RecordKey, _ kind: RecordKind, _ operation: Changeset.Operation?, _ ground: any Ground
    ) throws -> Set<RecordID> {
        if let leader = kind.leader(of: key.id), let kind = LeadToCash.schema.kind(leader.kind) {
            return try places(of: leader, kind, nil, ground)
        }
        if kind.number == CaseRecord.number,
            case .compound(let parts) = try ground.value(CaseRecord.Fields.subject, of: key), parts.count == 3,
            case .integer(let number) = parts[0], let id = parts[1].asReference,
            let subject = KindNumber(exactly: number).flatMap(LeadToCash.schema.kind)
        {
            return try places(of: RecordKey(kind: subject.number, id: id), subject, nil, ground)
        }
        // What stands decides, or whoever files a record elsewhere would bring their right to do so along.
        let isNew = try operation?.action == .create && !ground.isAlive(key)
        var result: Set<RecordID> = []
        for name in ["office", "share", "account", "opportunity"] {
            guard let field = kind.field(named: name)?.number else { continue }
            let written = isNew ? operation?.writes.last { $0.field == field }?.value : nil
            if let id = try (written ?? ground.value(field, of: key)).asReference { result.insert(id) }
        }
        let isAnchored = !result.isEmpty
        if isAnchored { result.insert(key.id) }
        return result
    }

    // MARK: What they may

    private static func denial(
        _ roles: Set<String>, _ permitted: [String], _ verb: String, _ claim: Claim
    ) -> [Denial] {
        guard roles.isDisjoint(with: permitted) else { return [] }
        let name = Labels.kind(claim.kind.name).lowercased()
        return [
            Denial(permitted: permitted, sentence: "Only \(list(permitted)) may \(verb) records of the kind \(name).")
        ]
    }

    private static func writing(
        _ claim: Claim, _ charter: Charter, _ roles: Set<String>, _ ground: any Ground
    ) throws -> [Denial] {
        if let party = charter.party, let person = claim.person,
            try ground.value(party, of: claim.operation.key) == .reference(person)
        {
            return []
        }
        var denials: [Denial] = []
        for write in claim.operation.writes {
            guard let field = claim.kind.field(write.field) else { continue }
            var permitted = charter.fields[field.number] ?? charter.edit
            for state in charter.states where state.locked.contains(field.number) {
                let shown = try ground.value(state.field, of: claim.operation.key).asText ?? ""
                if state.values.contains(shown) { permitted = permitted.filter(state.permitted.contains) }
            }
            guard roles.isDisjoint(with: permitted) else { continue }
            let label = Labels.field(claim.kind, field)
            denials.append(
                Denial(
                    [field.number], permitted: permitted,
                    sentence: "Only \(list(permitted)) may change the field “\(label)” as it stands."))
        }
        return denials
    }

    private static func ownership(
        _ claim: Claim, _ owner: FieldNumber, _ ground: any Ground
    ) throws -> [Denial] {
        let written = claim.operation.writes.last { $0.field == owner }?.value
        let known = claim.operation.action == .create ? written : try ground.value(owner, of: claim.operation.key)
        guard let person = claim.person, known == .reference(person) else {
            return [Denial(permitted: [], sentence: "Only the person whose record it is may write to it.")]
        }
        return []
    }

    /// A case is answered by those it names, or by HQ; anybody who works with its record may say something about it.
    private static func answering(
        _ claim: Claim, _ roles: Set<String>, _ ground: any Ground
    ) throws -> [Denial] {
        guard !roles.isDisjoint(with: Charter.business) else {
            return [Denial(permitted: Charter.business, sentence: "Auditors and administrators say nothing of cases.")]
        }
        guard claim.operation.writes.contains(where: { $0.field == CaseRecord.Fields.answer }) else { return [] }
        func words(_ field: FieldNumber) throws -> [String] {
            (try ground.value(field, of: claim.operation.key).asText ?? "").split(separator: ",").map(String.init)
        }
        let deciders = try words(CaseRecord.Fields.decider) + words(CaseRecord.Fields.deputies)
        let permitted = deciders + ["OM", "HQ"].filter { !deciders.contains($0) }
        guard roles.isDisjoint(with: permitted) else { return [] }
        return [
            Denial(
                [CaseRecord.Fields.answer], permitted: permitted,
                sentence: "Only \(list(permitted)) may answer this case.")
        ]
    }

    private static func list(_ roles: [String]) -> String {
        guard let last = roles.last else { return "nobody" }
        return roles.count == 1 ? last : roles.dropLast().joined(separator: ", ") + " or " + last
    }
}

// Why this file exists: who may see a customer may see what is filed under it, and nobody else.

import SyncProtocol

/// C3: what follows a record lives where that record lives, unless everybody holds that; a case lives with its subject.
enum C3FollowersLiveWithTheirLeader {
    static func check(_ ledger: MemoryLedger.State) throws {
        for (key, held) in ledger.records.sorted(by: { $0.key < $1.key }) where held.header.isAlive {
            if key.kind == Vocabulary.margin { try checkMargin(key, held.header, ledger) }
            guard let leader = leader(of: key, held), let place = ledger.records[leader]?.header, place.isAlive,
                place.scope != .reference || key.kind == CaseRecord.number, place.scope != held.header.scope
            else { continue }
            throw Violation("C3", "\(key) is in scope \(held.header.scope), \(leader) in \(place.scope)")
        }
    }

    /// What lies beside a record lives and dies with it.
    private static func checkMargin(
        _ key: RecordKey, _ header: RecordHeader, _ ledger: MemoryLedger.State
    ) throws {
        let item = ledger.records[RecordKey(kind: Vocabulary.item, id: key.id)]?.header
        guard let item, item.isAlive else { throw Violation("C3", "\(key) is there and its item is not") }
        let place = ScopeID(rawValue: item.scope.rawValue + Vocabulary.confidential)
        guard header.scope == place else { throw Violation("C3", "\(key) is in scope \(header.scope), not \(place)") }
    }

    private static func leader(of key: RecordKey, _ held: MemoryLedger.Held) -> RecordKey? {
        func view(_ field: FieldNumber) -> Value { held.fields[Int(field)]?.view ?? .null }
        if key.kind == Vocabulary.part, case .reference(let id) = view(Vocabulary.Part.item) {
            return RecordKey(kind: Vocabulary.item, id: id)
        }
        guard key.kind == CaseRecord.number, case .compound(let parts) = view(CaseRecord.Fields.subject),
            case .integer(let kind)? = parts.first, case .reference(let id)? = parts.dropFirst().first
        else { return nil }
        return RecordKey(kind: KindNumber(kind), id: id)
    }
}

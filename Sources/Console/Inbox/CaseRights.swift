// Why this file exists: a case names roles, and a role counts where it is played. Whether somebody is asked, may answer
// in their own name, or only in HQ's, is worked out once for the list, the page and the answer.

import LeadToCash
import SyncProtocol
import SyncServer

/// Who may answer a case.
package struct CaseRights: Hashable, Sendable {
    /// In whose name somebody answers.
    package enum Way: Hashable, Sendable {
        /// In their own, judged as on their laptop.
        case seat
        case headquarters
    }

    /// The roles that are asked, in order.
    package let deciders: [String]
    /// Where a role must be played to count; anywhere if there are none.
    package let places: Set<RecordID>

    package init(deciders: [String], places: Set<RecordID>) {
        self.deciders = deciders
        self.places = places
    }

    /// - Parameter values: the case's own fields.
    package init(_ values: [FieldNumber: Value], places: Set<RecordID>) {
        func words(_ field: FieldNumber) -> [String] {
            guard case .text(let text)? = values[field] else { return [] }
            return text.split(separator: ",").map(String.init)
        }
        self.init(
            deciders: words(CaseRecord.Fields.decider) + words(CaseRecord.Fields.deputies), places: places)
    }

    private func here(_ roles: Set<Role>) -> Set<String> {
        Set(
            roles.filter { role in
                guard let place = role.place, !places.isEmpty else { return true }
                return places.contains(place)
            }.map(\.name))
    }

    /// Whether it is the turn of somebody with these roles.
    package func asks(_ roles: Set<Role>) -> Bool { deciders.first.map(here(roles).contains) ?? false }

    /// How somebody may answer; nil if it is not theirs.
    /// - Parameter isHeadquarters: whether they may decide in HQ's name.
    package func way(_ roles: Set<Role>, isHeadquarters: Bool) -> Way? {
        let here = here(roles)
        if !here.isDisjoint(with: deciders) { return .seat }
        if isHeadquarters { return .headquarters }
        // An office's manager may answer for those who are asked.
        return here.contains("OM") ? .seat : nil
    }
}

/// Where a record lies, as far as roles are concerned.
package enum CasePlaces {
    /// Its office, the account it is shared with, its account, its deal, and itself; none if everybody holds it.
    package static func of(_ kind: RecordKind, _ id: RecordID, _ values: [FieldNumber: Value]) -> Set<RecordID> {
        var places: Set<RecordID> = []
        for name in ["office", "share", "account", "opportunity"] {
            guard let field = kind.field(named: name), case .reference(let place)? = values[field.number] else {
                continue
            }
            places.insert(place)
        }
        return places.isEmpty ? [] : places.union([id])
    }

    /// The same for a record as a reader finds it; what lies beside another lies where that does.
    static func of(_ key: RecordKey, _ reader: SeatReader) throws -> Set<RecordID> {
        guard let kind = LeadToCash.schema.kind(key.kind) else { return [] }
        if let leader = kind.leader(of: key.id) { return try of(leader, reader) }
        return of(kind, key.id, try reader.values(of: key) ?? [:])
    }
}

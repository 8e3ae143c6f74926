// Why this file exists: a name alone says little; the same name in the same place says much. What the place is
// depends on what the record knows of itself.

import SyncProtocol

/// Where a record's customer is, as far as the record says.
struct Whereabouts: Hashable, Sendable {
    enum Relation: Sendable {
        case same, different, unknown
    }

    /// The country that the record names.
    var country: CountryKey?
    /// The country of the record's office, which says where the customer probably is.
    var home: CountryKey?
    var office: RecordID?
    /// The account that a lead or an opportunity is linked to.
    var account: RecordID?

    /// Two records are surely in different places only if both name their country.
    func relation(to other: Whereabouts) -> Relation {
        if let country, let theirs = other.country {
            return country == theirs ? .same : country.differs(from: theirs) ? .different : .unknown
        }
        if let account, account == other.account { return .same }
        if let likely = country ?? home, likely == other.country ?? other.home { return .same }
        if let office, office == other.office { return .same }
        return .unknown
    }
}

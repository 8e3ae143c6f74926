// Why this file exists: HQ finds records by equality, people write one name in many ways. What their ways have in
// common stands in fields of its own, which HQ keeps, so that one lookup finds every way.

import SyncProtocol

/// The keys by which records that may be one are found.
enum MatchKeys {
    /// The fields that the keys are computed from, and those that decide whether a pair lies in one place.
    static let sources: [KindNumber: Set<FieldNumber>] = [
        Account.kind: [
            Account.Fields.name, Account.Fields.registration, Account.Fields.website, Account.Fields.country,
        ],
        Lead.kind: [Lead.Fields.accountName],
        Opportunity.kind: [Opportunity.Fields.tenderNumber, Opportunity.Fields.account],
    ]

    /// HQ computes them from what shows: of two concurrent names the one that lost must not be found.
    static let upkeep = Upkeep(watches: sources) { kind, shown in try keys(kind.number, shown) }

    /// Each key field of a kind with its value; null where there is nothing to compare.
    static func keys(
        _ kind: KindNumber, _ stored: (FieldNumber) throws -> Value
    ) rethrows -> [FieldValue] {
        switch kind {
        case Account.kind:
            let number = try stored(Account.Fields.registration).parts.first ?? .null
            return [
                FieldValue(Account.Fields.nameKey, value(try stored(Account.Fields.name), name)),
                FieldValue(Account.Fields.registrationKey, value(number, ContactPoint.officialNumber)),
                FieldValue(Account.Fields.websiteKey, value(try stored(Account.Fields.website), ContactPoint.domain)),
            ]
        case Lead.kind:
            return [FieldValue(Lead.Fields.nameKey, value(try stored(Lead.Fields.accountName), name))]
        case Opportunity.kind:
            let tender = try stored(Opportunity.Fields.tenderNumber)
            return [FieldValue(Opportunity.Fields.tenderKey, value(tender, ContactPoint.officialNumber))]
        default: return []
        }
    }

    private static func name(_ text: String) -> String? {
        let key = NameKey(text)
        return key.isComparable ? key.text : nil
    }

    private static func value(_ value: Value, _ key: (String) -> String?) -> Value {
        value.asText.flatMap(key).map { .text(Normalization.nfc($0)) } ?? .null
    }
}

// Why this file exists: whoever is asked whether two records are one customer must see why the question is put, and how
// sure the machine is.

import SyncProtocol

/// What two records have in common that makes them look like one, strongest first.
public enum DuplicateSignal: UInt8, Hashable, Sendable, CaseIterable, Comparable {
    /// The same registration number; of one country, unless one record names none.
    case registration
    /// The same tender of one customer.
    case tenderNumber
    /// The same web domain.
    case website
    /// The same name key, and no two countries.
    case nameAndCountry
    /// A name of one is an alias of the other, or they share an alias.
    case alias
    /// The same telephone number, of the company or of a contact.
    case phone
    /// The same e-mail address of a contact.
    case email

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// How sure it is that two records are one. Whatever it is, a person merges; nothing is merged by itself.
public enum DuplicateCertainty: UInt8, Hashable, Sendable, CaseIterable, Comparable {
    /// Worth a look.
    case possible
    /// Offered as a duplicate.
    case likely
    /// Only the same registration number in the same country.
    case certain

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Why two records that share much may still be two companies; it keeps them from being more than possible.
public enum DuplicateDoubt: UInt8, Hashable, Sendable, CaseIterable {
    /// One is an AG, the other a GmbH.
    case legalFormsDiffer
    /// One calls itself a group or holding, the other does not.
    case groupAndMember
    /// Both are registered in one country, under two numbers.
    case registrationsDiffer
    /// One was settled long before, or at a time not known: perhaps the same customer, but another matter.
    case settledBefore
}

/// A pair of records to show to a person.
public struct DuplicateFinding: Hashable, Sendable {
    /// One thing in common, as compared (folded): `safaricom`, `safaricom.co.ke`.
    public struct Evidence: Hashable, Sendable {
        public let signal: DuplicateSignal
        public let shared: String
    }

    /// The smaller key of the pair.
    public let first: RecordKey
    public let second: RecordKey
    public let certainty: DuplicateCertainty
    /// Strongest first, at least one, at most one for each signal.
    public let evidence: [Evidence]
    public let doubts: [DuplicateDoubt]

    public var signals: [DuplicateSignal] { evidence.map(\.signal) }
}

// Why this file exists: a store cannot compare every record with every other. What a record can be recognised by is
// worked out once, so that an index brings together only those that share something.

import SyncProtocol

/// What one account, lead or opportunity can be recognised by.
public struct DuplicateSubject: Sendable {
    public let key: RecordKey
    /// Name keys of the record: its name first, then its aliases.
    let names: [NameKey]
    /// Numbers, domains and addresses, folded, by what they are.
    let marks: [DuplicateSignal: Set<String>]
    let whereabouts: Whereabouts
    let registrationCountry: CountryKey?
    /// Whether work on it is over: a lead closed or converted, an opportunity won or lost.
    let isSettled: Bool
    /// The contract of ours that brought a lead; nil if none did.
    let origin: RecordID?

    /// The most aliases, telephone numbers and addresses that are looked at, each.
    static let most = 100

    /// Reads a record. Nil for kinds without a rule, and for a record that has been merged already.
    /// - Parameters:
    ///   - stored: the record's values; `.null` for a field it does not have.
    ///   - homeCountry: the country of the record's office, in words or as a code, where it is known.
    ///   - phones: further telephone numbers, such as those of its contacts.
    ///   - emails: e-mail addresses of its contacts.
    public init?(
        _ key: RecordKey, stored: (FieldNumber) -> Value, homeCountry: String? = nil, phones: [String] = [],
        emails: [String] = []
    ) {
        let reading: Reading
        switch key.kind {
        case Account.kind: reading = Self.account(stored)
        case Lead.kind: reading = Self.lead(stored)
        case Opportunity.kind: reading = Self.opportunity(stored)
        default: return nil
        }
        guard !reading.isMerged else { return nil }
        self.key = key
        names = reading.names.prefix(Self.most).map { NameKey($0) }
        var marks = reading.marks
        marks[.phone, default: []].formUnion(phones.prefix(Self.most).compactMap(ContactPoint.phone))
        marks[.email, default: []].formUnion(emails.prefix(Self.most).compactMap(ContactPoint.email))
        self.marks = marks
        var place = reading.place
        place.home = homeCountry.flatMap { CountryKey($0) }
        whereabouts = place
        registrationCountry = reading.registrationCountry ?? place.country
        isSettled = reading.isSettled
        origin = reading.origin
    }

    /// Keys for an index: two records that ``DuplicateDetector/compare(_:_:)`` reports share at least one. Sorted,
    /// without repeats.
    public var blockingKeys: [String] {
        let kind = LeadToCash.schema.kind(key.kind)?.name ?? String(key.kind)
        var result = Set(names.filter(\.isComparable).map { "\(kind)|name|\($0.text)" })
        for (signal, texts) in marks { result.formUnion(texts.map { "\(kind)|\(signal)|\($0)" }) }
        return result.sorted()
    }

    /// When the record was made, in Unix milliseconds; nil for an id that says nothing of time (an imported one).
    var createdAt: UInt64? { key.id.createdAt }
}

extension DuplicateSubject {
    /// What is read from one record, kind by kind.
    private struct Reading {
        var names: [String] = []
        var marks: [DuplicateSignal: Set<String>] = [:]
        var place = Whereabouts()
        var registrationCountry: CountryKey?
        var isSettled = false
        var isMerged = false
        var origin: RecordID?

        mutating func mark(_ signal: DuplicateSignal, _ value: Value, _ key: (String) -> String?) {
            guard case .text(let text) = value, let mark = key(text) else { return }
            marks[signal, default: []].insert(mark)
        }
    }

    private static func account(_ stored: (FieldNumber) -> Value) -> Reading {
        var reading = Reading()
        reading.isMerged = !stored(Account.Fields.mergedInto).isEmpty
        reading.names = [stored(Account.Fields.name).plainText ?? ""]
        if case .set(let aliases) = stored(Account.Fields.aliases) { reading.names += aliases }
        let registration = stored(Account.Fields.registration).parts
        reading.mark(.registration, registration.first ?? .null, ContactPoint.officialNumber)
        if registration.count > 1 { reading.registrationCountry = registration[1].plainText.flatMap { CountryKey($0) } }
        reading.mark(.website, stored(Account.Fields.website), ContactPoint.domain)
        reading.mark(.phone, stored(Account.Fields.phone), ContactPoint.phone)
        let address = stored(Account.Fields.address).parts.last?.plainText
        let country = stored(Account.Fields.country).plainText.flatMap { CountryKey($0) }
        reading.place.country = country ?? reading.registrationCountry ?? address.flatMap { CountryKey($0) }
        reading.place.office = stored(Account.Fields.office).target
        return reading
    }

    private static func lead(_ stored: (FieldNumber) -> Value) -> Reading {
        var reading = Reading()
        let isRedirected = [Lead.Fields.mergedInto, Lead.Fields.duplicateOf].contains { !stored($0).isEmpty }
        reading.isMerged = isRedirected || stored(Lead.Fields.status) == .text("duplicate")
        reading.names = [stored(Lead.Fields.accountName).plainText ?? ""]
        reading.place.office = stored(Lead.Fields.office).target
        reading.place.account = stored(Lead.Fields.account).target
        reading.isSettled = [.text("converted"), .text("closed")].contains(stored(Lead.Fields.status))
        reading.origin = stored(Lead.Fields.originContract).target
        return reading
    }

    private static func opportunity(_ stored: (FieldNumber) -> Value) -> Reading {
        var reading = Reading()
        reading.isMerged = !stored(Opportunity.Fields.mergedInto).isEmpty
        reading.mark(.tenderNumber, stored(Opportunity.Fields.tenderNumber), ContactPoint.officialNumber)
        reading.place.office = stored(Opportunity.Fields.office).target
        reading.place.account = stored(Opportunity.Fields.account).target
        let over: [Value] = [.text("won"), .text("lost"), .text("cancelled")]
        reading.isSettled = over.contains(stored(Opportunity.Fields.outcome))
        return reading
    }
}

extension Value {
    /// The text of a text value, if it has any.
    fileprivate var plainText: String? {
        if case .text(let text) = self, !text.isEmpty { text } else { nil }
    }

    /// The record that a reference names.
    fileprivate var target: RecordID? {
        if case .reference(let id) = self { id } else { nil }
    }
}

extension RecordID {
    /// The Unix milliseconds within a UUIDv7; nil for the id of an imported record, which is made of a hash.
    var createdAt: UInt64? { (high >> 12) & 0xF == 7 ? high >> 16 : nil }
}

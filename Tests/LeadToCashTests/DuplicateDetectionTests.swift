// Why this file exists: what makes two records look like one, how sure that is, and what keeps it from being surer.

import SyncProtocol
import Testing

@testable import LeadToCash

private let day: UInt64 = 86_400_000

private func id(_ number: UInt64, at milliseconds: UInt64 = 1_700_000_000_000) -> RecordID {
    RecordID(milliseconds: milliseconds, entropy: 0, replica: ReplicaID(rawValue: 7), counter: number)
}

private func account(
    _ number: UInt64, _ name: String, country: String? = "KE", _ more: [FieldNumber: Value] = [:],
    phones: [String] = [], emails: [String] = []
) -> DuplicateSubject? {
    var values: [FieldNumber: Value] = [Account.Fields.name: .text(name)]
    values[Account.Fields.country] = country.map { .text($0) }
    values.merge(more) { $1 }
    return DuplicateSubject(
        RecordKey(kind: Account.kind, id: id(number)), stored: { values[$0] ?? .null }, phones: phones, emails: emails)
}

private func registered(_ number: String, _ country: String? = "KE") -> [FieldNumber: Value] {
    [Account.Fields.registration: .compound([.text(number), country.map { .text($0) } ?? .null])]
}

private func lead(
    _ number: UInt64, _ name: String, office: UInt64 = 1, at time: UInt64 = 1_700_000_000_000,
    _ more: [FieldNumber: Value] = [:], home: String? = nil
) -> DuplicateSubject? {
    var values: [FieldNumber: Value] = [
        Lead.Fields.accountName: .text(name), Lead.Fields.office: .reference(id(office)),
    ]
    values.merge(more) { $1 }
    return DuplicateSubject(
        RecordKey(kind: Lead.kind, id: id(number, at: time)), stored: { values[$0] ?? .null }, homeCountry: home)
}

private func deal(_ number: UInt64, tender: String, account: UInt64?, outcome: String = "open") -> DuplicateSubject? {
    let values: [FieldNumber: Value] = [
        Opportunity.Fields.tenderNumber: .text(tender), Opportunity.Fields.outcome: .text(outcome),
        Opportunity.Fields.account: account.map { .reference(id($0)) } ?? .null,
    ]
    return DuplicateSubject(RecordKey(kind: Opportunity.kind, id: id(number)), stored: { values[$0] ?? .null })
}

/// Compares, and makes sure that the order does not matter and that an index would have brought the two together.
private func compare(_ a: DuplicateSubject?, _ b: DuplicateSubject?) throws -> DuplicateFinding? {
    let first = try #require(a)
    let second = try #require(b)
    let finding = DuplicateDetector.compare(first, second)
    #expect(finding == DuplicateDetector.compare(second, first))
    if let finding {
        #expect(!Set(first.blockingKeys).isDisjoint(with: second.blockingKeys))
        #expect(finding.signals == finding.signals.sorted() && !finding.signals.isEmpty)
        #expect(finding.certainty != .certain || finding.signals.first == .registration)
    }
    return finding
}

struct DuplicateDetectionTests {
    @Test func `only one registration number in one country is certain`() throws {
        let number = registered("91110000 1000-1234X", "CN")
        let same = try compare(
            account(1, "中国移动", country: nil, number),
            account(2, "China Mobile", country: nil, registered("91110000-10001234x", "China")))
        #expect(same?.certainty == .certain && same?.signals == [.registration])
        let elsewhere = account(3, "Other", country: "US", registered("91110000 1000-1234X", "US"))
        #expect(try compare(account(1, "中国移动", country: nil, number), elsewhere) == nil)
        let unknown = account(4, "Other", country: nil, registered("9111000010001234X", nil))
        #expect(try compare(account(1, "中国移动", country: nil, number), unknown)?.certainty == .likely)
    }

    @Test func `a former legal form does not unsettle one registration`() throws {
        let finding = try compare(
            account(1, "Safaricom PLC", registered("C.8/2002")), account(2, "Safaricom Limited", registered("C8 2002")))
        #expect(finding?.certainty == .certain)
        #expect(finding?.signals == [.registration, .nameAndCountry] && finding?.doubts == [.legalFormsDiffer])
    }

    @Test func `a name in one country is likely, without a country possible, in two countries nothing`() throws {
        let french = account(1, "Orange S.A.", country: "FR")
        #expect(try compare(french, account(2, "ORANGE", country: "France"))?.certainty == .likely)
        #expect(try compare(french, account(2, "Orange", country: nil))?.certainty == .possible)
        #expect(try compare(french, account(2, "Orange", country: "Nowhere"))?.certainty == .possible)
        #expect(try compare(french, account(2, "Orange", country: "PL")) == nil)
    }

    @Test func `another kind of company is at most possible, whatever else agrees`() throws {
        let site: [FieldNumber: Value] = [Account.Fields.website: .text("telekom.example")]
        let finding = try compare(
            account(1, "Telekom AG", country: "DE", site), account(2, "Telekom GmbH", country: "DE", site))
        #expect(finding?.certainty == .possible)
        #expect(finding?.signals == [.website, .nameAndCountry] && finding?.doubts == [.legalFormsDiffer])
        let group = try compare(
            account(1, "ソフトバンクグループ株式会社", country: "JP"), account(2, "ソフトバンク株式会社", country: "JP"))
        #expect(group?.certainty == .possible && group?.doubts == [.groupAndMember])
    }

    @Test func `two registration numbers are two companies, until a person says otherwise`() throws {
        let finding = try compare(account(1, "Acme", registered("111222")), account(2, "Acme", registered("333444")))
        #expect(finding?.certainty == .possible && finding?.doubts == [.registrationsDiffer])
    }

    @Test func `an alias bridges two scripts`() throws {
        let aliases: [FieldNumber: Value] = [Account.Fields.aliases: .elements(["China Mobile", "CMCC"])]
        let chinese = account(1, "中国移动", country: "CN", aliases)
        let finding = try compare(chinese, account(2, "CHINA MOBILE", country: "中国"))
        #expect(finding?.certainty == .likely && finding?.signals == [.alias])
        #expect(finding?.evidence.first?.shared == "chinamobile")
        #expect(try compare(account(1, "中国移动", country: "CN"), account(2, "China Mobile", country: "CN")) == nil)
    }

    @Test func `one website is likely in one country and possible in two`() throws {
        let site: [FieldNumber: Value] = [Account.Fields.website: .text("https://www.orange.com/fr")]
        let other: [FieldNumber: Value] = [Account.Fields.website: .text("orange.com")]
        let french = account(1, "Orange", country: "FR", site)
        #expect(try compare(french, account(2, "Sofrecom", country: "FR", other))?.certainty == .likely)
        #expect(try compare(french, account(2, "Orange", country: "PL", other))?.certainty == .possible)
    }

    @Test func `a telephone or an address alone is possible, beside a name it is likely`() throws {
        let phone: [FieldNumber: Value] = [Account.Fields.phone: .text("+254 722 003272")]
        let alone = try compare(account(1, "Safaricom", phone), account(2, "M-Pesa", phones: ["0722003272"]))
        #expect(alone?.certainty == .possible && alone?.signals == [.phone])
        let email = try compare(
            account(1, "A B C", country: nil, emails: ["li@abc.example"]),
            account(2, "ABC", country: nil, emails: ["LI@ABC.example"]))
        #expect(email?.certainty == .likely && email?.signals == [.nameAndCountry, .email])
    }

    @Test func `records of two kinds, one record and merged records are never duplicates`() throws {
        #expect(try compare(account(1, "Safaricom"), lead(2, "Safaricom")) == nil)
        #expect(try compare(account(1, "Safaricom"), account(1, "Safaricom")) == nil)
        #expect(account(1, "Safaricom", [Account.Fields.mergedInto: .reference(id(9))]) == nil)
        #expect(lead(1, "Safaricom", [Lead.Fields.duplicateOf: .reference(id(9))]) == nil)
        #expect(lead(1, "Safaricom", [Lead.Fields.mergedInto: .reference(id(9))]) == nil)
        #expect(DuplicateSubject(RecordKey(kind: Contact.kind, id: id(1)), stored: { _ in .null }) == nil)
    }
}

struct DuplicateWorkTests {
    @Test func `two reps of one office who meet one customer offline make a pair that is offered`() throws {
        let finding = try compare(lead(1, "Safaricom PLC"), lead(2, "SAFARICOM"))
        #expect(finding?.certainty == .likely && finding?.signals == [.nameAndCountry])
        #expect(try compare(lead(1, "Safaricom PLC"), lead(2, "SAFARICOM LIMITED"))?.certainty == .possible)
    }

    @Test func `leads of two offices are likely in one country and possible otherwise`() throws {
        let nairobi = lead(1, "Safaricom", office: 1, home: "KE")
        #expect(try compare(nairobi, lead(2, "Safaricom", office: 2, home: "Kenya"))?.certainty == .likely)
        #expect(try compare(nairobi, lead(2, "Safaricom", office: 3, home: "ES"))?.certainty == .possible)
        let linked: [FieldNumber: Value] = [Lead.Fields.account: .reference(id(5))]
        #expect(try compare(lead(1, "MTN", office: 1, linked), lead(2, "MTN", office: 2, linked))?.certainty == .likely)
    }

    @Test func `a lead converted meanwhile is still found, one converted long ago is another matter`() throws {
        let converted: [FieldNumber: Value] = [Lead.Fields.status: .text("converted")]
        let start: UInt64 = 1_700_000_000_000
        let first = lead(1, "Safaricom", at: start, converted)
        #expect(try compare(first, lead(2, "Safaricom", at: start + 3 * day))?.certainty == .likely)
        let later = try compare(first, lead(2, "Safaricom", at: start + 300 * day))
        #expect(later?.certainty == .possible && later?.doubts == [.settledBefore])
    }

    @Test func `a lead that a contract brings is another than the one that led to it, and one with its twin`() throws {
        let again: [FieldNumber: Value] = [Lead.Fields.originContract: .reference(id(7))]
        #expect(try compare(lead(1, "Safaricom"), lead(2, "Safaricom", again)) == nil)
        #expect(try compare(lead(1, "Safaricom", again), lead(2, "Safaricom", again))?.certainty == .likely)
        let other: [FieldNumber: Value] = [Lead.Fields.originContract: .reference(id(8))]
        #expect(try compare(lead(1, "Safaricom", again), lead(2, "Safaricom", other)) == nil)
    }

    @Test func `two open deals on one tender of one customer are likely one deal`() throws {
        let finding = try compare(
            deal(1, tender: "KPLC/9A.3/OT/2026", account: 5), deal(2, tender: "kplc-9a3-ot-2026", account: 5))
        #expect(finding?.certainty == .likely && finding?.signals == [.tenderNumber])
        let open = deal(1, tender: "2026-17", account: 5)
        #expect(try compare(open, deal(2, tender: "2026-17", account: nil))?.certainty == .possible)
        #expect(try compare(open, deal(2, tender: "2026-17", account: 6)) == nil)
        #expect(try compare(open, deal(2, tender: "2026-17", account: 5, outcome: "lost")) == nil)
        #expect(try compare(deal(1, tender: "", account: 5), deal(2, tender: "", account: 5)) == nil)
    }
}

// Why this file exists: who decides, and until when, must be what the business agreed on, for every field that a person
// may be asked about.

import SyncProtocol
import Testing

@testable import LeadToCash

private func terms(_ kind: String, _ field: String, _ edits: [(String, Value)] = []) throws -> CaseTerms {
    let kind = try #require(LeadToCash.schema.kind(named: kind))
    let siblings = edits.enumerated().map { index, edit in
        Sibling(
            dot: Dot(replica: ReplicaID(rawValue: UInt32(index + 2)), counter: 1), sequence: 1, stamp: .zero,
            value: edit.1, circumstances: .init(role: edit.0))
    }
    return LeadToCash.rulebook.terms(kind, try #require(kind.field(named: field)), siblings)
}

private func money(_ minor: Int64, _ currency: String) -> Value {
    .compound([.integer(minor), .text(currency), .null])
}

@Test func `an amount of more than a million is high, and no party to it decides`() throws {
    let large = [("AR", money(150_000_000, "USD")), ("SR", money(90_000_000, "EUR"))]
    #expect(try terms("opportunity", "commercial", large) == .high("OM", "HQ"))
    let small = [("SR", money(90_000_000, "EUR")), ("PD", money(100_000_000, "USD"))]
    #expect(try terms("opportunity", "commercial", small) == .medium("AR", "OM", "HQ"))
    // A yen has no minor unit.
    #expect(try terms("opportunity", "commercial", [("SR", money(1_000_001, "JPY"))]).severity == .high)
}

@Test func `each field asks whose it is`() throws {
    #expect(try terms("opportunity", "outcome") == .high("PD", "OM", "HQ"))
    #expect(try terms("opportunity", "stage", [("AR", .text("guiding"))]) == .medium("PD", "OM"))
    #expect(try terms("opportunity", "description") == .low("AR"))
    #expect(try terms("account", "name") == .medium("OM", "HQ"))
    #expect(try terms("account", "registration") == .medium("FIN", "OM"))
    #expect(try terms("contract", "commercial") == .high("COM", "HQ"))
    #expect(try terms("contract", "scopeText") == .low("AR"))
    #expect(try terms("milestone", "actualOn") == .medium("PM", "OM"))
    #expect(try terms("lead", "status") == .medium("AR", "OM"))
}

@Test func `every decider is a role that a user can have`() throws {
    let roles = Set(User.roles.map(\.word))
    for kind in LeadToCash.schema.kinds {
        for field in kind.fields {
            let terms = LeadToCash.rulebook.terms(kind, field, [])
            #expect(!terms.deciders.isEmpty && terms.deciders.allSatisfy(roles.contains), "\(kind.name).\(field.name)")
        }
    }
}

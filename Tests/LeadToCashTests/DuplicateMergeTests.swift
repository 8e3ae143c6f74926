// Why this file exists: merging two records must not lose what either knew, and must come out the same whoever does it.

import SyncProtocol
import Testing

@testable import LeadToCash

private func candidate(_ kind: KindNumber, _ id: RecordID, _ values: [FieldNumber: Value] = [:]) -> MergeCandidate {
    MergeCandidate(RecordKey(kind: kind, id: id)) { values[$0] ?? .null }
}

private func id(_ milliseconds: UInt64, _ counter: UInt64 = 1) -> RecordID {
    RecordID(milliseconds: milliseconds, entropy: 0, replica: ReplicaID(rawValue: 3), counter: counter)
}

private let imported = RecordID(hash: [UInt8](repeating: 0xFE, count: 16))

/// The survivor, whichever of the two is named first.
private func survivor(_ a: MergeCandidate, _ b: MergeCandidate) -> RecordKey {
    let result = MergeRules.survivor(of: a, b)
    #expect(MergeRules.survivor(of: b, a) == result)
    return result
}

private func edits(
    _ kind: KindNumber, _ survivor: [FieldNumber: Value], _ loser: [FieldNumber: Value]
) throws -> [FieldNumber: Value] {
    let kind = try #require(LeadToCash.schema.kind(kind))
    let edits = MergeRules.edits(survivor: { survivor[$0] ?? .null }, loser: { loser[$0] ?? .null }, kind: kind)
    #expect(edits.map(\.field) == edits.map(\.field).sorted())
    for edit in edits {
        let field = try #require(kind.field(edit.field))
        #expect(field.mismatch(edit.value) == nil && field.policy != .hqOnly)
        #expect(LeadToCash.rulebook.objection(kind, field, edit.value) == nil)
    }
    return Dictionary(uniqueKeysWithValues: edits.map { ($0.field, $0.value) })
}

struct DuplicateSurvivorTests {
    @Test func `of two leads the one answered first stays, however young it is`() {
        let field = Lead.Fields.firstResponseAt
        let old = candidate(Lead.kind, id(1000), [field: .integer(9000)])
        let young = candidate(Lead.kind, id(5000), [field: .integer(6000)])
        let silent = candidate(Lead.kind, id(10))
        #expect(survivor(old, young) == young.key)
        #expect(survivor(old, silent) == old.key)
        #expect(survivor(silent, candidate(Lead.kind, id(20))) == silent.key)
    }

    @Test func `of two accounts the registered one stays, otherwise the older`() {
        let registration: [FieldNumber: Value] = [Account.Fields.registration: .compound([.text("C8/2002"), .null])]
        let blank: [FieldNumber: Value] = [Account.Fields.registration: .compound([.null, .text("KE")])]
        let old = candidate(Account.kind, id(1000), blank)
        let young = candidate(Account.kind, id(2000), registration)
        #expect(survivor(old, young) == young.key)
        #expect(survivor(old, candidate(Account.kind, id(2000))) == old.key)
        #expect(survivor(young, candidate(Account.kind, id(3000), registration)) == young.key)
    }

    @Test func `an imported record stays, because the next import names it again`() {
        let ours = candidate(Opportunity.kind, id(1))
        let theirs = candidate(Opportunity.kind, imported)
        #expect(survivor(ours, theirs) == theirs.key)
        #expect(survivor(ours, candidate(Opportunity.kind, id(1, 2))) == ours.key)
    }
}

struct DuplicateMergeTests {
    @Test func `empty fields are filled and filled ones stand`() throws {
        let taken = try edits(
            Account.kind, [Account.Fields.name: .text("Safaricom"), Account.Fields.industry: .text("Telecom")],
            [
                Account.Fields.name: .text("Safaricom"), Account.Fields.industry: .text("Mobile"),
                Account.Fields.website: .text("safaricom.co.ke"), Account.Fields.code: .text("ACC-2026-000002"),
                Account.Fields.office: .reference(id(9)), Account.Fields.owner: .reference(id(8)),
                Account.Fields.mergedInto: .reference(id(7)), Account.Fields.tier: .text("key"),
            ])
        #expect(taken == [Account.Fields.website: .text("safaricom.co.ke")])
    }

    @Test func `the loser's name and aliases become aliases of the account`() throws {
        let taken = try edits(
            Account.kind,
            [Account.Fields.name: .text("China Mobile"), Account.Fields.aliases: .elements(["CMCC"])],
            [
                Account.Fields.name: .text("中国移动"),
                Account.Fields.aliases: .elements(["CMCC", "China Mobile", "中國移動"]),
            ])
        #expect(taken == [Account.Fields.aliases: .setChange(adding: ["中国移动", "中國移動"], removing: [])])
    }

    @Test func `no note is lost and none is doubled`() throws {
        let ours: [FieldNumber: Value] = [
            Lead.Fields.need: .text("5G core"), Lead.Fields.notes: .text("Met at the expo.\n\nCalls on Monday."),
        ]
        let theirs: [FieldNumber: Value] = [
            Lead.Fields.need: .text("5G core"), Lead.Fields.notes: .text("Calls on Monday.\r\n\r\nWants a demo."),
        ]
        let taken = try edits(Lead.kind, ours, theirs)
        let joined = Value.text("Met at the expo.\n\nCalls on Monday.\n\nWants a demo.")
        #expect(taken == [Lead.Fields.notes: joined])
        #expect(try edits(Lead.kind, ours.merging(taken) { $1 }, theirs).isEmpty)
    }

    @Test func `two texts too long for one field stay where they are`() throws {
        let long = Value.text(String(repeating: "x", count: 40_000))
        let other = Value.text(String(repeating: "y", count: 40_000))
        #expect(try edits(Lead.kind, [Lead.Fields.notes: long], [Lead.Fields.notes: other]).isEmpty)
    }

    @Test func `first, least and greatest are taken by their policies`() throws {
        let lead = try edits(
            Lead.kind, [Lead.Fields.source: .text("event"), Lead.Fields.firstResponseAt: .integer(2000)],
            [
                Lead.Fields.source: .text("referral"), Lead.Fields.firstResponseAt: .integer(1000),
                Lead.Fields.convertedOpportunity: .reference(id(5)), Lead.Fields.duplicateOf: .reference(id(6)),
            ])
        #expect(
            lead == [
                Lead.Fields.firstResponseAt: .integer(1000), Lead.Fields.convertedOpportunity: .reference(id(5)),
            ])
        let last = Opportunity.Fields.lastActivityAt
        #expect(try edits(Opportunity.kind, [last: .integer(5)], [last: .integer(9)]) == [last: .integer(9)])
        #expect(try edits(Opportunity.kind, [last: .integer(9)], [last: .integer(5)]).isEmpty)
    }

    @Test func `a flag raised on either stays raised`() throws {
        let flag = Account.Fields.sanctionsHit
        #expect(try edits(Account.kind, [flag: .flag(false)], [flag: .flag(true)]) == [flag: .flag(true)])
        #expect(try edits(Account.kind, [flag: .flag(true)], [flag: .flag(false)]).isEmpty)
    }

    @Test func `an amount and its currency are taken together or not at all`() throws {
        let field = Opportunity.Fields.commercial
        let ours = Value.compound([.null, .text("EUR"), .null])
        let theirs = Value.compound([.integer(90_000), .text("USD"), .null])
        #expect(try edits(Opportunity.kind, [field: ours], [field: theirs]).isEmpty)
        #expect(try edits(Opportunity.kind, [:], [field: theirs]) == [field: theirs])
    }

    @Test func `sets are united`() throws {
        let field = Opportunity.Fields.competitors
        let taken = try edits(Opportunity.kind, [field: .elements(["A", "B"])], [field: .elements(["B", "C"])])
        #expect(taken == [field: .setChange(adding: ["C"], removing: [])])
    }

    @Test func `a survivor does not become its own parent`() throws {
        let kind = try #require(LeadToCash.schema.kind(Account.kind))
        let ours = candidate(Account.kind, id(1))
        let theirs = candidate(Account.kind, id(2), [Account.Fields.parent: .reference(id(1))])
        #expect(MergeRules.edits(survivor: ours, loser: theirs, kind: kind).isEmpty)
    }

    @Test func `the furthest stage is taken, and a conversion settles a closed lead`() throws {
        let status = Lead.Fields.status
        func taken(_ ours: String, _ theirs: String) throws -> Value? {
            try edits(Lead.kind, [status: .text(ours)], [status: .text(theirs)])[status]
        }
        #expect(try taken("captured", "qualified") == .text("qualified"))
        #expect(try taken("qualified", "captured") == nil)
        #expect(try taken("closed", "converted") == .text("converted"))
        #expect(try taken("closed", "nurturing") == nil)
        #expect(try taken("nurturing", "closed") == nil)
    }

    @Test func `a registration that finance verified stands, and an empty one is filled`() throws {
        let field = Account.Fields.registration
        let ours = Value.compound([.text("C8/2002"), .text("KE")])
        let theirs = Value.compound([.text("C9/2003"), .text("KE")])
        let verified: [FieldNumber: Value] = [field: ours, Account.Fields.registrationVerified: .flag(true)]
        #expect(try edits(Account.kind, verified, [field: theirs]).isEmpty)
        #expect(try edits(Account.kind, [:], [field: theirs]) == [field: theirs])
    }
}

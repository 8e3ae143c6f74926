// Why this file exists: the two ways in which the simulator once found authority misjudged, each in its shortest form.

import SyncProtocol
import Testing

@testable import Simulation

@Suite struct AuthorityTests {
    private static let device = ReplicaID(rawValue: 2)
    private static let person = RecordID(high: 7, low: 1)
    private static let item = RecordKey(kind: Vocabulary.item, id: RecordID(high: 7, low: 2))
    private static let wall: UInt64 = 1_800_000_000_000

    /// What HQ says of an edit by somebody who was a rep as far as they had heard, and is nothing any more.
    private func receipt(of writes: [FieldWrite]) throws -> (receipt: Receipt, ledger: MemoryLedger) {
        let ledger = MemoryLedger(isBrief: false, planted: nil)
        let sequencer = Headquarters(ledger, retention: 0, nodes: 1).sequencer
        ledger.enrol(Self.device, of: Self.person, scopes: [.reference])
        try sequencer.appoint(Self.person, as: [Role("rep")], wall: Self.wall, in: ledger)
        try sequencer.decide([RecordEdit(Self.item, .create, [])], wall: Self.wall, in: ledger)
        let seen = ledger.frontier
        try sequencer.appoint(Self.person, as: [], wall: Self.wall, in: ledger)
        let changeset = Changeset(
            dot: Dot(replica: Self.device, counter: 1), stamp: Stamp(milliseconds: Self.wall), seen: seen,
            operations: [Changeset.Operation(Self.item, .update, writes)])
        let receipts = try sequencer.admit(
            [ChangesetCodec.seal(changeset)], from: Self.device, wall: Self.wall, in: ledger)
        return (try #require(receipts?.first), ledger)
    }

    private static func words(_ field: FieldNumber) -> FieldWrite { FieldWrite(field, .null) }

    private func verdict(_ field: FieldNumber, _ receipt: Receipt) -> Verdict? {
        receipt.remarks.first { $0.field == field && $0.rule == .notEntitled }?.verdict
    }

    @Test func `what was theirs is held although the rest of the edit never was`() throws {
        let (receipt, ledger) = try receipt(of: [Vocabulary.Item.due, Vocabulary.Item.term].map(Self.words))
        #expect(verdict(Vocabulary.Item.due, receipt) == .held)
        #expect(verdict(Vocabulary.Item.term, receipt) == .refused)
        #expect(ledger.state.cases.keys.contains { $0.key == Self.item && $0.name == Rule.notEntitled.name })
    }

    @Test func `a part that is refused, one that is held and one that stands are each put where they belong`() throws {
        let all = [Vocabulary.Item.due, Vocabulary.Item.term, Vocabulary.Item.title]
        let (receipt, ledger) = try receipt(of: all.map(Self.words))
        #expect(verdict(Vocabulary.Item.due, receipt) == .held)
        #expect(verdict(Vocabulary.Item.term, receipt) == .refused)
        #expect(verdict(Vocabulary.Item.title, receipt) == nil)
        #expect(try ledger.header(of: Self.item)?.head == receipt.sequence)
    }

    @Test func `an edit that was wholly theirs waits as a whole`() throws {
        let (receipt, _) = try receipt(of: [Self.words(Vocabulary.Item.due)])
        #expect(receipt.remarks.first { $0.rule == .notEntitled }?.verdict == .held)
        #expect(receipt.verdict == .held)
    }
}

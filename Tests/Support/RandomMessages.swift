// Why this file exists: whatever may travel must survive travelling, so every message is drawn at random.

import SyncProtocol

extension SeededGenerator {
    /// How many kinds of message there are.
    public static let messageKinds = 18

    /// A random message of the kind with this number, from 0.
    public mutating func message(_ kind: Int) -> Message {
        switch kind {
        case 0: .hello(hello())
        case 1: .segment(Segment(first: 1 + unsigned() / 2, payloads: some(4) { $0.bytes($0.below(400)) }))
        case 2: .acknowledgement(acknowledgement())
        case 3: .receipt(ReceiptNote(receipts: some(4) { $0.receipt() }))
        case 4: .change(change())
        case 5: .removal(Removal(scope: scope(), kind: kind16(), ids: some(9) { $0.id() }))
        case 6: .candidates(Candidates(fields: some(3) { $0.contested() }))
        case 7: .decision(Decision(scope: scope(), entries: some(3) { $0.entry() }))
        case 8: .progress(Progress(scope: scope(), token: unsigned()))
        case 9: .digest(Digest(rows: digest()))
        case 10: .inventory(inventory())
        case 11: .roster(Roster(kind: kind16(), range: UInt8(below(64)), ids: some(9) { $0.id() }))
        case 12: .finish(Finish(frontier: unsigned()))
        case 13: .refusal(refusal())
        case 14: .erasure(Erasure(kind: kind16(), ids: some(9) { $0.id() }))
        case 15: .rebase(Rebase(scopes: some(4) { $0.scope() }))
        case 16: .grants(Grants(scopes: some(4) { $0.scope() }))
        default: .departure(Departure(scope: scope(), kind: kind16(), ids: some(9) { $0.id() }))
        }
    }

    private mutating func kind16() -> KindNumber { UInt16(truncatingIfNeeded: unsigned()) }

    public mutating func hello() -> Hello {
        let replica = replica()
        let counter = unsigned()
        var behind: [ScopeID: CommitSequence] = [:]
        for _ in 0..<below(4) { behind[scope()] = unsigned() }
        let knowledge = Knowledge(
            timeline: Timeline(rawValue: next()), prefix: unsigned(), exceptions: behind, vector: vector(),
            own: Dot(replica: replica, counter: counter))
        return Hello(
            schema: UInt32(truncatingIfNeeded: unsigned()), replica: replica, counter: counter,
            acknowledged: unsigned(), chain: chain(), knowledge: knowledge, clock: unsigned(),
            offset: Int64(bitPattern: unsigned()), nonce: next(), scopes: below(4) == 0 ? nil : some(4) { $0.scope() })
    }

    public mutating func acknowledgement() -> Acknowledgement {
        Acknowledgement(
            timeline: Timeline(rawValue: next()), counter: unsigned(),
            level: pick(AcknowledgementLevel.allCases) ?? .durable, backedUp: unsigned(), clock: stamp(),
            asked: unsigned(), nonce: next())
    }

    public mutating func receipt() -> Receipt {
        Receipt(counter: unsigned(), sequence: unsigned(), remarks: some(3) { $0.remark() })
    }

    private mutating func remark() -> Receipt.Remark {
        let (place, verdict) = ((key: key(), field: kind16()), pick(Verdict.allCases) ?? .accepted)
        let rule = pick(Rule.allCases) ?? .keepLatest
        // A rule of the domain has a name of its own.
        return Receipt.Remark(
            key: place.key, field: place.field, verdict: verdict, rule: rule, detail: text(),
            name: rule == .invariant ? "rule \(below(99))" : "")
    }

    private mutating func change() -> Change {
        Change(scope: scope(), kind: kind16(), isComplete: oneIn(2), batch: randomBatch().bytes)
    }

    public mutating func digest() -> ScopeDigest { ScopeDigest(count: unsigned(), high: next(), low: next()) }

    private mutating func inventory() -> Inventory {
        var ranges: [ScopeDigest] = []
        for _ in 0..<InventoryRange.count { ranges.append(digest()) }
        return Inventory(kind: kind16(), ranges: ranges)
    }

    private mutating func candidate() -> Candidate {
        let sibling = Sibling(
            dot: dot(), sequence: unsigned(), stamp: stamp(), value: value(), base: oneIn(2) ? value() : nil)
        return Candidate(sibling, author: oneIn(3) ? "" : "Ana Šimić")
    }

    private mutating func contested() -> Candidates.Field {
        Candidates.Field(key: key(), field: kind16(), candidates: some(3) { $0.candidate() })
    }

    private mutating func entry() -> Decision.Entry {
        Decision.Entry(
            sequence: unsigned(), key: key(), field: kind16(), verdict: pick(Verdict.allCases) ?? .held,
            rule: pick(Rule.allCases) ?? .hqOnly, loser: candidate(), winner: oneIn(2) ? candidate() : nil)
    }

    private mutating func refusal() -> Refusal {
        Refusal(
            pick(Refusal.Code.allCases) ?? .failure, argument: unsigned(), text(), rewind: oneIn(2) ? rewind() : nil)
    }

    private mutating func rewind() -> Rewind {
        let ended = some(3) { Lineage.Ending(timeline: Timeline(rawValue: $0.next()), sequence: $0.unsigned()) }
        return Rewind(
            lineage: Lineage(Timeline(rawValue: next()), ended: ended), base: unsigned(), counter: unsigned())
    }
}

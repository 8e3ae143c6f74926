// Why this file exists: what the examples of the wire specification claim to be.

import SyncProtocol
import TestSupport
import Testing

/// Messages under the name that the page gives them.
struct NamedMessage: Sendable, CustomTestStringConvertible {
    let name: String
    let messages: [Message]

    init(_ name: String, _ messages: Message...) {
        self.name = name
        self.messages = messages
    }

    var testDescription: String { name }
}

enum ExpectedExamples {
    static let replica = ReplicaID(rawValue: 7)
    static let scope = ScopeID(rawValue: 20)
    static let timeline = Timeline(rawValue: 0xA1B2)
    static let wall: UInt64 = 1_767_225_600_000
    static let stamp = Stamp(milliseconds: wall, logical: 3)
    static let id = RecordID(milliseconds: wall, entropy: 0xABC, replica: replica, counter: 5)
    static let key = RecordKey(kind: 4, id: id)

    static let changeset = Changeset(
        dot: Dot(replica: replica, counter: 1), stamp: stamp, seen: 41,
        operations: [
            .init(
                key, .update,
                [
                    FieldWrite(1, .text("Käse"), base: .text("Brot")),
                    FieldWrite(3, .compound([.integer(-1250), .text("EUR")])),
                ])
        ])

    static let values: [(String, Value)] = [
        ("value null", .null), ("value integer", .integer(-1250)), ("value text", .text("Käse")),
        ("value reference", .reference(id)), ("value date", date),
        ("value compound", .compound([.integer(-1250), .text("EUR")])), ("value set", .set(["a", "b"])),
        ("value set change", .setChange(adding: ["c"], removing: ["a"])),
    ]

    /// 2026-01-31.
    static let date = CivilDate(days: 20_484).map(Value.date) ?? .null

    static let batch = RandomBatch(
        columns: [
            BatchColumn(field: 1, part: 0, type: .text), BatchColumn(field: 2, part: 0, type: .date),
            BatchColumn(field: 3, part: 0, type: .integer), BatchColumn(field: 4, part: 0, type: .reference),
        ],
        rows: [
            .init(id: id, head: 42, cells: [.text("open"), date, .integer(-3), .reference(id)]),
            .init(id: next, head: 45, cells: [.text("open"), .null, nil, .reference(id)]),
        ])

    private static let next = RecordID(milliseconds: wall + 10, entropy: 0x123, replica: replica, counter: 6)

    private static let sibling = Sibling(
        dot: Dot(replica: replica, counter: 2), sequence: 43, stamp: stamp, value: .integer(5), base: .integer(4))

    private static let rival = Sibling(
        dot: Dot(replica: ReplicaID(rawValue: 9), counter: 1), sequence: 44, stamp: stamp, value: .integer(6))

    private static var hello: Hello {
        let knowledge = Knowledge(
            timeline: timeline, prefix: 41, exceptions: [scope: 12],
            vector: VersionVector([Dot(replica: ReplicaID(rawValue: 9), counter: 3)]),
            own: Dot(replica: replica, counter: 1))
        return Hello(
            schema: 1, replica: replica, counter: 1, acknowledged: 0, chain: .start, knowledge: knowledge, clock: wall,
            offset: -3000, nonce: 0xC3, scopes: [.reference, scope])
    }

    private static var receipt: Receipt {
        Receipt(
            counter: 1, sequence: 42,
            remarks: [.init(key: key, field: 3, verdict: .refused, rule: .invalidValue, detail: "Too low.")])
    }

    private static var decision: Decision {
        Decision(
            scope: scope,
            entries: [
                .init(
                    sequence: 44, key: key, field: 3, verdict: .overridden, rule: .max,
                    loser: Candidate(sibling, author: "Ana"), winner: Candidate(rival, author: "Ben"))
            ])
    }

    private static var inventory: Inventory {
        var ranges = [ScopeDigest](repeating: .empty, count: InventoryRange.count)
        ranges[InventoryRange.index(of: id)].add(id, head: 42)
        return Inventory(kind: 4, ranges: ranges)
    }

    static let messages: [NamedMessage] = [
        NamedMessage("hello", .hello(hello)),
        NamedMessage("segment", .segment(Segment(first: 1, payloads: [ChangesetCodec.seal(changeset).payload]))),
        NamedMessage(
            "acknowledgement",
            .acknowledgement(
                Acknowledgement(
                    timeline: timeline, counter: 1, level: .durable, backedUp: 0, clock: stamp, asked: wall,
                    nonce: 0xC4))),
        NamedMessage("receipts", .receipt(ReceiptNote(receipts: [receipt]))),
        NamedMessage("change", .change(Change(scope: scope, kind: 4, isComplete: false, batch: batch.bytes))),
        NamedMessage("removal", .removal(Removal(scope: scope, kind: 4, ids: [id]))),
        NamedMessage(
            "candidates",
            .candidates(
                Candidates(fields: [
                    .init(
                        key: key, field: 3,
                        candidates: [Candidate(sibling, author: "Ana"), Candidate(rival, author: "Ben")])
                ]))),
        NamedMessage("decision", .decision(decision)),
        NamedMessage("progress", .progress(Progress(scope: scope, token: 45))),
        NamedMessage("digest", .digest(Digest(rows: ScopeDigest(count: 2, high: 1, low: 2)))),
        NamedMessage("inventory", .inventory(inventory)),
        NamedMessage("roster", .roster(Roster(kind: 4, range: 63, ids: [id]))),
        NamedMessage("finish", .finish(Finish(frontier: 45))),
        NamedMessage("refusal", .refusal(Refusal(.gap, argument: 2, "Send again."))),
        NamedMessage("erasure", .erasure(Erasure(kind: 4, ids: [id]))),
        NamedMessage("rebase", .rebase(Rebase(scopes: [scope]))),
        NamedMessage("grants", .grants(Grants(scopes: [.reference, scope]))),
        NamedMessage("departure", .departure(Departure(scope: scope, kind: 4, ids: [id]))),
        NamedMessage(
            "refusal of another timeline",
            .refusal(
                Refusal(
                    .timeline, "Rejoin.",
                    rewind: Rewind(
                        lineage: Lineage(
                            Timeline(rawValue: 0xA1B3), ended: [.init(timeline: timeline, sequence: 41)]),
                        base: 1 << 25, counter: 1)))),
        NamedMessage(
            "whole reply",
            .acknowledgement(
                Acknowledgement(
                    timeline: timeline, counter: 1, level: .durable, backedUp: 0, clock: stamp, asked: wall,
                    nonce: 0xC4)),
            .digest(Digest(rows: ScopeDigest(count: 2, high: 1, low: 2))), .finish(Finish(frontier: 45))),
    ]

    /// Every name that the page uses.
    static var names: Set<String> {
        Set(messages.map(\.name) + values.map(\.0))
            .union(["changeset", "chain hash", "columnar batch", "digest of one row", "record id"])
    }
}

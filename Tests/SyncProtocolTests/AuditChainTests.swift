// Why this file exists: a chain is worth something only if another program, written from its page, reaches the same
// hashes in ten years.

import SyncProtocol
import TestSupport
import Testing

@Suite struct `The audit chain` {
    private let replica = ReplicaID(rawValue: 300)
    private let key = RecordKey(kind: 2, id: RecordID(high: 0, low: 9))

    private func entry(_ detail: String = "x", payload: [UInt8] = [1, 2, 3]) -> LogEntry {
        let remark = Receipt.Remark(key: key, field: 4, verdict: .refused, rule: .invalidValue, detail: detail)
        return LogEntry(
            sequence: 1, dot: Dot(replica: replica, counter: 1), stamp: Stamp(rawValue: 0x10000),
            received: Stamp(rawValue: 0x20000), payload: payload, chain: .start,
            receipt: Receipt(counter: 1, sequence: 1, remarks: [remark]), role: "rep", beside: [7])
    }

    /// The hashes were worked out by a script that knows the page alone.
    @Test func `its hashes are those that its page says`() {
        let first = AuditHead.start.extended(by: entry())
        #expect(first.hash.description == "3fdeb77a89d3b27f2bf728bd9e0ab00298dd642e2eea9cb6d5148898a39d7756")
        #expect(entry().audited(after: .start).audit == first.hash)
        let grant = AuditDeed.granted(replica, scopes: [ScopeID(rawValue: 1), ScopeID(rawValue: 200)])
        let second = first.extended(by: AuditAct(after: 1, at: 1_700_000_000_000, deed: grant))
        #expect(second.hash.description == "09bc3578d4b54aa13001e7123e637a98309f64ba4b3416fc90a66f86e5c7be64")
        #expect(second.count == 2)
    }

    @Test func `what an erasure takes out leaves the hash as it was`() throws {
        let changeset = Changeset(
            dot: Dot(replica: replica, counter: 1), stamp: .zero, seen: 0,
            operations: [Changeset.Operation(key, .update, [FieldWrite(4, .text("secret"))])])
        let full = entry("quotes the secret", payload: ChangesetCodec.seal(changeset).payload)
        let once = try #require(full.redacted(key))
        #expect(once.isRedacted && once.payload != full.payload && once.receipt != full.receipt)
        let other = RecordKey(kind: 3, id: key.id)
        for left in [once, once.redacted(key) ?? once, once.redacted(other) ?? once] {
            #expect(AuditHead.start.extended(by: left) == AuditHead.start.extended(by: full))
        }
    }

    /// An edit of a merged record says something of that one, its receipt of the one that it was merged into.
    @Test func `what is erased goes from the payload and from the receipt, each where it stands`() throws {
        let merged = RecordKey(kind: 2, id: RecordID(high: 0, low: 10))
        let changeset = Changeset(
            dot: Dot(replica: replica, counter: 1), stamp: .zero, seen: 0,
            operations: [Changeset.Operation(merged, .update, [FieldWrite(4, .text("secret"))])])
        let full = entry("quotes the secret", payload: ChangesetCodec.seal(changeset).payload)
        #expect(full.redacted(RecordKey(kind: 3, id: key.id)) == nil)

        let unquoted = try #require(full.redacted(key))
        #expect(unquoted.payload == full.payload && !unquoted.isRedacted && unquoted.payloadHash == nil)
        #expect(unquoted.receipt.remarks.map(\.detail) == [""])
        #expect(unquoted.receiptHash == full.receipt.detailsHash && unquoted.receiptHash != nil)
        let emptied = try #require(full.redacted(merged))
        #expect(emptied.isRedacted && emptied.receipt == full.receipt && emptied.receiptHash == nil)
        #expect(emptied.payloadHash == Fingerprint(of: full.payload))
        #expect(try ChangesetCodec.open(emptied.payload).operations.flatMap(\.writes).map(\.value) == [.null])

        let both = try #require(unquoted.redacted(merged))
        #expect(both.isRedacted && both.receiptHash == full.receipt.detailsHash)
        for left in [unquoted, emptied, both] {
            #expect(AuditHead.start.extended(by: left) == AuditHead.start.extended(by: full))
        }
    }

    @Test func `bytes that cannot be read go if they name what is erased, and stay if they do not`() throws {
        let unreadable: [UInt8] = [9, 9] + key.id.bytes + [9]
        let full = entry("", payload: unreadable)
        #expect(full.redacted(RecordKey(kind: 2, id: RecordID(high: 0, low: 10))) == nil)
        let emptied = try #require(full.redacted(key))
        #expect(emptied.payload.isEmpty && emptied.isRedacted)
        #expect(emptied.payloadHash == Fingerprint(of: unreadable))
        #expect(AuditHead.start.extended(by: emptied) == AuditHead.start.extended(by: full))
    }

    @Test func `what a device may hold ends and begins where it was granted something else`() {
        let scopes = (1...3).map { ScopeID(rawValue: UInt32($0)) }
        var dossier = DeviceDossier(
            person: nil, spans: [.init(scope: scopes[0], since: 0), .init(scope: scopes[1], since: 0)],
            status: "active", key: nil)
        dossier.grant([scopes[0], scopes[2]], at: 7)
        #expect(dossier.scopes == [scopes[0], scopes[2]])
        let spans: Set<DeviceDossier.Span> = [
            .init(scope: scopes[0], since: 0), .init(scope: scopes[1], since: 0, until: 7),
            .init(scope: scopes[2], since: 7),
        ]
        #expect(Set(dossier.spans) == spans && dossier.spans.count == 3)
        dossier.grant([scopes[1]], at: 9)
        #expect(dossier.scopes == [scopes[1]] && dossier.spans.count == 4)
    }

    static let deeds: [AuditDeed] = {
        let (two, three) = (ReplicaID(rawValue: 2), ReplicaID(rawValue: 3))
        let (scope, person, print) = (ScopeID(rawValue: 1), RecordID(high: 1, low: 2), Fingerprint(of: [1]))
        let spans = [
            DeviceDossier.Span(scope: scope, since: 4), DeviceDossier.Span(scope: scope, since: 1, until: 3),
        ]
        let fork = Fork(timeline: Timeline(rawValue: 9), sequence: 1, base: 1 << 40, counter: 3, counterBase: 1 << 41)
        return [
            .begun(commits: 7),
            .listed(
                two, DeviceDossier(person: person, spans: spans, status: "active", key: print, isWiped: true)),
            .enrolled(two, scopes: [scope], person: nil, key: nil),
            .enrolled(two, scopes: [], person: person, key: print), .succeeded(three, former: two, key: print),
            .granted(two, scopes: [scope]), .status(two, "lost"), .keyChanged(two, print), .wiped(two),
            .restored(fork, timeline: Timeline(rawValue: 5)), .lease(days: 30),
            .signIn(person: person, word: "signed-in", about: "0f3a"),
            .desk(person: person, action: "invite", subject: "user:李娜"),
            .desk(person: person, action: "", subject: ""),
        ]
    }()

    @Test func `of a longer word or subject the beginning is kept, whole characters, and read back`() throws {
        let person = RecordID(high: 1, low: 2)
        let long = AuditDeed.desk(
            person: person, action: String(repeating: "a", count: 200), subject: String(repeating: "娜", count: 200))
        let kept = AuditDeed.desk(
            person: person, action: String(repeating: "a", count: 64), subject: String(repeating: "娜", count: 85))
        #expect(try AuditDeed(long.encoded) == kept)
        #expect(kept.encoded == long.encoded && kept.person == person && kept.replica == nil)
    }

    @Test(arguments: deeds)
    func `a deed is read back as it was written, and nothing else is a deed`(deed: AuditDeed) throws {
        let bytes = deed.encoded
        #expect(try AuditDeed(bytes) == deed)
        for length in bytes.indices {
            #expect(throws: WireError.self) { try AuditDeed(Array(bytes[..<length])) }
        }
        #expect(throws: WireError.self) { try AuditDeed(bytes + [0]) }
        #expect(throws: WireError.self) { try AuditDeed([99] + bytes.dropFirst()) }
    }
}

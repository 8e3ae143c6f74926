// Why this file exists: the server is tested against the protocol, not against our laptop: this one is a dictionary
// that does what `Caller` says.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

/// A replica in memory. It shows what HQ confirmed; pending edits are only in its outbox.
final class TestLaptop {
    struct Row: Hashable {
        var scope: ScopeID
        var head: CommitSequence
        var values: [FieldNumber: Value]
    }

    let enrolment: Enrolment
    /// What it signs with.
    var key: DeviceKey
    var checkpoint: Checkpoint
    private(set) var outbox: [SealedChangeset] = []
    private(set) var rows: [RecordKey: Row] = [:]
    private(set) var decisions: [Decision.Entry] = []
    private(set) var contested: [RecordKey: [Candidate]] = [:]
    private(set) var receipts: [Receipt] = []
    private(set) var erased: [RecordKey] = []
    private(set) var lastReply: [UInt8] = []
    private let clock: SharedClock
    private var made: UInt64 = 0
    private var salted: UInt8 = 0

    init(_ enrolment: Enrolment, _ clock: SharedClock, key: DeviceKey = .of("nobody")) {
        self.key = key
        self.enrolment = enrolment
        self.clock = clock
        checkpoint = Checkpoint(
            replica: enrolment.replica, schema: 1, scopes: enrolment.scopes, clock: HybridClock())
    }

    var credentials: Credentials? { Credentials(header: "Bearer \(enrolment.bearer)") }

    /// The header of a signed request. Every salt is another.
    func signature(
        _ method: String, _ path: String, _ body: [UInt8], nonce: String, as replica: ReplicaID? = nil
    ) throws -> String {
        salted += 1
        let salt = [UInt8](repeating: 0, count: RequestSignature.saltLength - 1) + [salted]
        let claim = RequestClaim(
            method: method, path: path, replica: replica ?? enrolment.replica, nonce: nonce, salt: salt,
            bodyHash: RequestSignature.hash(of: body))
        return try RequestSignature(claim, by: key).text
    }

    // MARK: Editing

    func create(_ writes: [FieldValue]) -> RecordKey {
        made += 1
        let id = RecordID(milliseconds: clock.now, entropy: 0, replica: checkpoint.replica, counter: made)
        let key = RecordKey(kind: Notebook.note, id: id)
        edit([RecordEdit(key, .create, writes)])
        return key
    }

    func set(_ key: RecordKey, _ field: FieldNumber, _ value: Value) {
        edit([RecordEdit(key, .update, [FieldValue(field, value)])])
    }

    func edit(_ edits: [RecordEdit]) {
        checkpoint.counter += 1
        let stamp = checkpoint.clock.tick(wall: clock.now)
        let operations = edits.map { edit in
            Changeset.Operation(
                edit.key, edit.action,
                edit.writes.map { FieldWrite($0.field, $0.value, base: rows[edit.key]?.values[$0.field]) })
        }
        outbox.append(
            ChangesetCodec.seal(
                Changeset(
                    dot: Dot(replica: checkpoint.replica, counter: checkpoint.counter), stamp: stamp,
                    seen: checkpoint.knowledge.prefix, operations: operations)))
    }

    // MARK: Syncing

    func request() -> (Caller, [UInt8]) {
        let caller = Caller(checkpoint, wall: clock.now)
        let outgoing = outbox.filter { $0.counter > checkpoint.acknowledged }
        let messages = caller.request(outgoing, inventory: checkpoint.needsRepair ? inventory() : [])
        return (caller, messages.flatMap(FrameCodec.encode))
    }

    @discardableResult
    func sync(_ headquarters: Headquarters) async throws -> SyncOutcome {
        let (caller, bytes) = request()
        lastReply = try await headquarters.reply(to: bytes, from: credentials)
        return try take(lastReply, caller)
    }

    /// Applies a reply.
    func take(_ reply: [UInt8], _ caller: Caller) throws -> SyncOutcome {
        var caller = caller
        var staged: [Message] = []
        var outcome = SyncOutcome()
        for message in try FrameCodec.decodeAll(reply) {
            for step in try caller.receive(message) {
                switch step {
                case .stage(let message): staged.append(message)
                case .install(let installation):
                    try install(staged, installation)
                    staged = []
                case .finish(let finished): outcome = finished
                }
            }
        }
        try caller.ended()
        return outcome
    }

    private func install(_ staged: [Message], _ installation: Installation) throws {
        var rosters: [Roster] = []
        for message in staged {
            switch message {
            case .change(let change): try apply(change)
            case .removal(let removal):
                for id in removal.ids { rows[RecordKey(kind: removal.kind, id: id)] = nil }
            case .erasure(let erasure):
                erased += erasure.ids.map { RecordKey(kind: erasure.kind, id: $0) }
                for id in erasure.ids { rows[RecordKey(kind: erasure.kind, id: id)] = nil }
            case .candidates(let candidates):
                for field in candidates.fields { contested[field.key] = field.candidates }
            case .decision(let decision): decisions += decision.entries
            case .receipt(let note): receipts += note.receipts
            case .roster(let roster): rosters.append(roster)
            default: break
            }
        }
        for roster in rosters { drop(roster) }
        advance(installation)
        if installation.isRebase { checkpoint.needsRepair = true }
        guard let digest = installation.digest else { return }
        checkpoint.needsRepair = digest != self.digest
    }

    private func advance(_ installation: Installation) {
        checkpoint.knowledge.timeline = installation.timeline
        checkpoint.knowledge.prefix = installation.prefix
        checkpoint.knowledge.exceptions = installation.exceptions
        for sealed in outbox
        where sealed.counter > checkpoint.acknowledged && sealed.counter <= installation.acknowledged {
            checkpoint.acknowledgedChain = checkpoint.acknowledgedChain.extended(by: sealed.payload)
        }
        checkpoint.acknowledged = installation.acknowledged
        checkpoint.backedUp = installation.backedUp
        checkpoint.nonce = installation.nonce
        checkpoint.clock.observe(headquarters: installation.clock)
    }

    private func apply(_ change: Change) throws {
        let batch = try ColumnarBatch(change.batch)
        try batch.withCursor { cursor in
            while try cursor.nextRow() {
                let key = RecordKey(kind: change.kind, id: cursor.id)
                var row = rows[key] ?? Row(scope: change.scope, head: 0, values: [:])
                if change.isComplete { row.values = [:] }
                row.head = cursor.head
                for field in try cursor.values(batch.columns) { row.values[field.field] = field.value }
                rows[key] = row
            }
        }
    }

    private func drop(_ roster: Roster) {
        let present = Set(roster.ids)
        for key in Array(rows.keys) where key.kind == roster.kind && !present.contains(key.id) {
            if InventoryRange.index(of: key.id) == Int(roster.range) { rows[key] = nil }
        }
    }

    /// What it would tell HQ it holds.
    var digest: ScopeDigest {
        var digest = ScopeDigest.empty
        for (key, row) in rows { digest.add(key.id, head: row.head) }
        return digest
    }

    private func inventory() -> [Inventory] {
        Notebook.schema.kinds.map { kind in
            var ranges = [ScopeDigest](repeating: .empty, count: InventoryRange.count)
            for (key, row) in rows where key.kind == kind.number {
                ranges[InventoryRange.index(of: key.id)].add(key.id, head: row.head)
            }
            return Inventory(kind: kind.number, ranges: ranges)
        }
    }

    /// Damages one row, as a failing disk might.
    func damage(_ key: RecordKey) { rows[key]?.head += 1 }
}

extension Headquarters {
    /// A whole sync without HTTP.
    func reply(to bytes: [UInt8], from credentials: Credentials?) async throws -> [UInt8] {
        let enrolled = try await authenticate(credentials)
        var request = request(from: enrolled)
        for start in stride(from: 0, to: bytes.count, by: 1000) {
            try request.receive(bytes[start..<min(start + 1000, bytes.count)])
        }
        let admission = try request.finish()
        let admitted = try await admit(admission, enrolled)
        var reply = admitted.opening.flatMap(FrameCodec.encode)
        reply += try await repair(admission).flatMap(FrameCodec.encode)
        if let rebase = rebase(admission) { return reply + rebase.bytes }
        var page = try await page(after: admission.feed, acknowledged: admitted.clock)
        reply += page.bytes
        while !page.isLast {
            page = try await self.page(after: page.cursor, acknowledged: admitted.clock)
            reply += page.bytes
        }
        return reply
    }
}

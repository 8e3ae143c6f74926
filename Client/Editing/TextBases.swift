// Why this file exists: texts edited apart merge against the text that both authors had seen. A rep who edits one text
// three times offline replaces their own text twice, and nobody else has ever seen that: what counts is the text HQ had
// confirmed when the first of those edits was made.

import GRDB
import RecordTables
import SyncProtocol

/// What the text edits of one changeset start from, and what the changeset may therefore claim to have seen. Bases and
/// claims go together: a base is the field as it was at the commit that the edit says it had seen, or it is left out.
struct TextBases {
    /// Where an edit's base comes from.
    enum Source: Equatable {
        /// From the row: what the edit replaces there.
        case row
        /// From the first edit of the field that HQ has not got yet.
        case pending(Value)
        /// Nobody knows any more; people are asked rather than anything lost.
        case unknown
    }

    private struct Place: Hashable {
        let key: RecordKey
        let field: FieldNumber
    }

    private struct Pending {
        let base: Value?
        let seen: CommitSequence
    }

    /// The commit prefix that the changeset had seen. Less than its author had, where an earlier edit is pending and a
    /// sync has changed the record since: what that brought did not show beneath the pending text.
    let seen: CommitSequence
    private let sources: [Place: Source]

    /// - Returns: nil if the edits touch no text that merges, which is the rule and costs next to nothing.
    init?(
        _ edits: [RecordEdit], _ checkpoint: Checkpoint, seen begun: CommitSequence, _ replica: Replica, _ db: Database
    ) throws {
        let places = Self.places(edits, replica)
        guard !places.isEmpty else { return nil }
        let pending =
            checkpoint.counter > checkpoint.acknowledged
            ? try Self.pending(places, after: checkpoint.acknowledged, replica, db) : [:]
        var heads: [RecordKey: CommitSequence] = [:]
        for place in places where heads[place.key] == nil {
            heads[place.key] = try replica.head(of: place.key, try replica.table(place.key.kind), db) ?? 0
        }
        let since = pending.filter { (heads[$0.key.key] ?? 0) > $0.value.seen }.map(\.value.seen).min()
        let seen = min(begun, since ?? begun)
        var sources: [Place: Source] = [:]
        for place in places {
            if let first = pending[place] {
                sources[place] = first.seen <= seen ? first.base.map(Source.pending) ?? .unknown : .unknown
            } else if (heads[place.key] ?? 0) > seen {
                sources[place] = .unknown
            }
        }
        self.seen = seen
        self.sources = sources
    }

    func source(_ key: RecordKey, _ field: FieldNumber) -> Source { sources[Place(key: key, field: field)] ?? .row }

    /// The fields of these edits that hold texts to merge. Edits of one changeset are mostly of one kind.
    private static func places(_ edits: [RecordEdit], _ replica: Replica) -> Set<Place> {
        var places: Set<Place> = []
        var known: (kind: KindNumber, texts: [FieldNumber])?
        for edit in edits where edit.action == .update {
            if known?.kind != edit.key.kind {
                let fields = replica.schema.kind(edit.key.kind)?.fields ?? []
                known = (edit.key.kind, fields.filter { $0.policy.beforeFreeze == .textMerge }.map(\.number))
            }
            guard let texts = known?.texts, !texts.isEmpty else { continue }
            for write in edit.writes where texts.contains(write.field) {
                places.insert(Place(key: edit.key, field: write.field))
            }
        }
        return places
    }

    /// The first edit of each place that HQ has not acknowledged.
    private static func pending(
        _ places: Set<Place>, after acknowledged: UInt64, _ replica: Replica, _ db: Database
    ) throws -> [Place: Pending] {
        let select = try replica.statement(db, "SELECT payload FROM sync_outbox WHERE counter > ? ORDER BY counter")
        select.bind(1, acknowledged)
        defer { select.reset() }
        var found: [Place: Pending] = [:]
        while found.count < places.count, try select.step() {
            let changeset = try ChangesetCodec.open(select.bytes(0))
            for operation in changeset.operations {
                for write in operation.writes {
                    let place = Place(key: operation.key, field: write.field)
                    guard places.contains(place), found[place] == nil else { continue }
                    found[place] = Pending(base: write.base, seen: changeset.seen)
                }
            }
        }
        return found
    }
}

extension Replica {
    /// The least that an edit which HQ has not got yet had seen. A form opened over such an edit shows no more than
    /// that, whatever a sync has brought beneath it since.
    func oldestPendingClaim(_ checkpoint: Checkpoint, _ db: Database) throws -> CommitSequence {
        var oldest = CommitSequence.max
        guard checkpoint.counter > checkpoint.acknowledged else { return oldest }
        // The claim stands among the first bytes of a changeset; only compressed ones have to be read whole.
        let select = try statement(
            db,
            "SELECT CASE substr(payload, 1, 1) WHEN x'00' THEN substr(payload, 1, 64) ELSE payload END "
                + "FROM sync_outbox WHERE counter > ?")
        select.bind(1, checkpoint.acknowledged)
        defer { select.reset() }
        while try select.step() { oldest = min(oldest, try Self.claim(select.bytes(0))) }
        return oldest
    }

    private static func claim(_ payload: [UInt8]) throws -> CommitSequence {
        var reader = ByteReader(payload)
        guard try reader.byte() == 0 else { return try ChangesetCodec.open(payload).seen }
        _ = try reader.dot()
        _ = try reader.fixed64()
        return try reader.varint()
    }
}

// Why this file exists: a text edit must name the text it started from as HQ had it, and claim to have seen no more
// than that: a base and a claim that do not belong together would make a merge drop somebody's paragraph.

import SyncProtocol

/// What the text edits of one changeset start from.
struct TextOrigins {
    struct Place: Hashable {
        let key: RecordKey
        let field: FieldNumber
    }

    /// The commits that the changeset may say it had seen.
    let seen: CommitSequence
    /// The base of each text, where it is not simply what the row shows; nil within if nobody knows it.
    let bases: [Place: Value?]

    init(_ edits: [RecordEdit], _ state: MemoryReplica.State, begunAt prefix: CommitSequence) {
        let places = edits.filter { $0.action == .update }.flatMap { edit in
            edit.writes.filter { Self.isText($0.field, edit.key) }.map { Place(key: edit.key, field: $0.field) }
        }
        var firsts: [Place: (seen: CommitSequence, base: Value?)] = [:]
        for kept in state.pending where !places.isEmpty {
            for operation in kept.changeset.operations {
                for write in operation.writes {
                    let place = Place(key: operation.key, field: write.field)
                    if firsts[place] == nil { firsts[place] = (kept.changeset.seen, write.base) }
                }
            }
        }
        func head(_ place: Place) -> CommitSequence { state.rows[place.key]?.head ?? 0 }
        let claims = places.compactMap { place in
            firsts[place].flatMap { head(place) > $0.seen ? $0.seen : nil }
        }
        let seen = min(prefix, claims.min() ?? prefix)
        var bases: [Place: Value?] = [:]
        for place in places {
            if let first = firsts[place] {
                bases[place] = .some(first.seen <= seen ? first.base : nil)
            } else if head(place) > seen {
                bases[place] = .some(nil)
            }
        }
        self.seen = seen
        self.bases = bases
    }

    private static func isText(_ field: FieldNumber, _ key: RecordKey) -> Bool {
        Vocabulary.schema.kind(key.kind)?.field(field)?.policy.beforeFreeze == .textMerge
    }
}

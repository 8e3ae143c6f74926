// Why this file exists: property tests need records, values and edits of every shape that the protocol allows.

import SyncProtocol

extension SeededGenerator {
    public mutating func replica() -> ReplicaID { ReplicaID(rawValue: UInt32(truncatingIfNeeded: unsigned())) }
    public mutating func scope() -> ScopeID { ScopeID(rawValue: UInt32(truncatingIfNeeded: unsigned())) }
    public mutating func dot() -> Dot { Dot(replica: replica(), counter: unsigned()) }
    public mutating func stamp() -> Stamp { Stamp(rawValue: unsigned()) }

    public mutating func id() -> RecordID {
        if oneIn(4) { return RecordID(high: next(), low: next()) }
        return RecordID(
            milliseconds: 1_767_225_600_000 + UInt64(below(1_000_000)), entropy: UInt16(truncatingIfNeeded: next()),
            replica: ReplicaID(rawValue: UInt32(below(50))), counter: UInt64(below(10_000)))
    }

    public mutating func key() -> RecordKey { RecordKey(kind: UInt16(truncatingIfNeeded: unsigned()), id: id()) }

    public mutating func chain() -> ChainHash { ChainHash(bytes(ChainHash.length)) ?? .start }

    public mutating func date() -> CivilDate {
        let days = oneIn(8) ? (oneIn(2) ? -719_162 : 2_932_896) : Int64(below(80_000)) - 20_000
        return CivilDate(days: days) ?? date()
    }

    /// Text in NFC: empty, plain, of several bytes a character, with what JSON escapes, and long.
    public mutating func text() -> String {
        let pieces = [
            "", "a", "Müller", "東京", "한국어", "👩‍👩‍👧‍👦", "🇯🇵", "\"", "\\", "\n", "\u{1}", "/", " ", "ß", "𝄞",
            "x\u{0}y", "—",
        ]
        var result = ""
        for _ in 0..<below(oneIn(20) ? 200 : 5) { result += pick(pieces) ?? "" }
        return result
    }

    public mutating func texts() -> [String] { some(4) { $0.text() } }

    /// Any value; compounds only where `nested` is false, because they do not nest.
    public mutating func value(nested: Bool = false) -> Value {
        switch below(nested ? 7 : 8) {
        case 0: .null
        case 1: .integer(signed())
        case 2: .text(text())
        case 3: .reference(id())
        case 4: .date(date())
        case 5: .elements(texts())
        case 6: .setChange(adding: texts(), removing: texts())
        default: .compound(some(4) { $0.value(nested: true) })
        }
    }

    public mutating func vector(replicas: Int = 5, counters: Int = 4) -> VersionVector {
        let dots = some(6) { random in
            Dot(
                replica: ReplicaID(rawValue: UInt32(random.below(replicas))), counter: UInt64(random.below(counters)))
        }
        return VersionVector(dots)
    }

    public mutating func changeset() -> Changeset {
        Changeset(
            dot: dot(), stamp: stamp(), seen: unsigned(), observed: some(3) { $0.dot() },
            operations: some(oneIn(10) ? 60 : 4) { $0.operation() })
    }

    public mutating func operation() -> Changeset.Operation {
        let action: RecordEdit.Action =
            switch below(4) {
            case 0: .create
            case 1: .update
            case 2: .delete(reason: text())
            default: .erase(reason: text())
            }
        return Changeset.Operation(
            key(), action,
            some(5) {
                FieldWrite(
                    UInt16(truncatingIfNeeded: $0.unsigned()), $0.value(), base: $0.oneIn(2) ? $0.value() : nil)
            })
    }
}

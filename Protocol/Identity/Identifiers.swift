// Why this file exists: names for the things every replica agrees on. Each is a number that HQ issues, wrapped so
// that a scope can never be passed where a replica is meant.

/// One database *incarnation*, issued by HQ at enrolment. One writer each: a restored or cloned database is another
/// replica and gets another id.
public struct ReplicaID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// HQ's own replica: the author of decisions, imports and issued codes.
    public static let headquarters = ReplicaID(rawValue: 1)

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    public var description: String { String(rawValue) }
}

/// The unit of partial replication: an office's territory, or the reference data everyone holds.
public struct ScopeID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Reference data and everything that belongs to no single office; every replica subscribes to it.
    public static let reference = ScopeID(rawValue: 1)

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    public var description: String { String(rawValue) }
}

/// Names one unbroken history of HQ. A restore or a failover that lost commits starts a new timeline.
public struct Timeline: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: UInt64
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// What a replica that never spoke to HQ carries.
    public static let none = Timeline(rawValue: 0)

    public var description: String { hexadecimal(rawValue, digits: 16) }
}

extension Timeline {
    /// Reads what `description` writes; nil for anything else.
    public init?(hexadecimal text: some StringProtocol) {
        guard let bytes = Hexadecimal.bytes(text, count: 8) else { return nil }
        self.init(rawValue: bytes.reduce(0) { $0 << 8 | UInt64($1) })
    }
}

/// HQ's commit number σ: gapless, in commit order, from 1. Zero means "not sequenced yet".
public typealias CommitSequence = UInt64

/// The number of a record kind in its ``Schema``.
public typealias KindNumber = UInt16

/// The number of a field in its ``RecordKind``; 0 is reserved for the record's life (created, deleted).
public typealias FieldNumber = UInt16

/// Lower-case hexadecimal text of `value`, padded with zeros to `digits`.
func hexadecimal(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}

// Why this file exists: a list on a page shows the first fifty of perhaps a million records, and the next fifty when
// somebody asks. What is asked for, and where the last page ended, are values.

import SyncProtocol

/// Which records of a kind are listed, and in which order.
public struct RecordQuery: Hashable, Sendable {
    /// All must hold.
    public enum Condition: Hashable, Sendable {
        /// The field shows this value; null for nothing.
        case equals(FieldNumber, Value)
        case anyOf(FieldNumber, [Value])
        /// The field's text has these letters in it, ASCII letters in either case; of a set: it has this element.
        case contains(FieldNumber, String)
        /// In the order of SQLite: numbers, dates and instants by size, texts by their bytes.
        case atLeast(FieldNumber, Value)
        case below(FieldNumber, Value)
    }

    public enum Order: Hashable, Sendable {
        /// By when HQ took the record in; the only one that costs the same for a million records.
        case created
        /// By the newest change.
        case changed
        /// By what a field shows, its first column if it has several; nothing comes before everything.
        case field(FieldNumber)
    }

    public var kind: KindNumber
    public var conditions: [Condition]
    public var order: Order
    public var isDescending: Bool
    /// Records on a page, at most ``most``.
    public var limit: Int

    /// Records on a page at most.
    public static let most = 500
    /// Conditions, and values in one of them, at most.
    static let mostConditions = 32
    static let mostValues = 500

    public init(
        _ kind: KindNumber, where conditions: [Condition] = [], order: Order = .created, isDescending: Bool = true,
        limit: Int = 50
    ) {
        self.kind = kind
        self.conditions = conditions
        self.order = order
        self.isDescending = isDescending
        self.limit = limit
    }
}

/// Where a page ended. Its text travels in a link.
public struct PageCursor: Hashable, Sendable, CustomStringConvertible {
    /// What the last record shows in the field of the order.
    let value: Value
    let row: Int64

    /// Bytes at most.
    private static let limit = 4096

    init(value: Value, row: Int64) {
        self.value = value
        self.row = row
    }

    /// Reads what ``description`` writes; nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.count <= 2 * Self.limit,
            let bytes = Hexadecimal.bytes(text, count: text.utf8.count / 2)
        else { return nil }
        var reader = ByteReader(bytes)
        guard let row = try? reader.zigzag(), let value = try? reader.value(), reader.isAtEnd else { return nil }
        self.init(value: value, row: row)
    }

    public var description: String {
        var writer = ByteWriter()
        writer.zigzag(row)
        writer.value(value)
        return Hexadecimal.text(writer.bytes)
    }
}

/// A part of a list.
public struct RecordPage: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public let id: RecordID
        /// σ of its newest visible change.
        public let head: CommitSequence
        public let values: [FieldNumber: Value]
    }

    public let rows: [Row]
    /// What to ask the next page with; nil after the last.
    public let next: PageCursor?
}

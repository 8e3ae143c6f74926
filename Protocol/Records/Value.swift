// Why this file exists: one closed set of values that every tier stores, sends and compares the same way, byte for
// byte. No floating point: money is integer minor units, quantities are integers in the unit beside them.

/// The value of a field, or of one element of a compound field.
public enum Value: Hashable, Sendable {
    case null
    /// Integers, minor units of money, percentages, booleans as 0 and 1, instants as Unix milliseconds.
    case integer(Int64)
    /// Text in NFC.
    case text(String)
    case reference(RecordID)
    /// A civil date without zone.
    case date(CivilDate)
    /// Several columns that move together, so that a merge never shows a value nobody typed: amount and currency.
    case compound([Value])
    /// The elements of an add-remove set, sorted and without repeats.
    case set([String])
    /// A change to an add-remove set. Exists only in writes, never in a record.
    case setChange(adding: [String], removing: [String])

    /// The set of `elements`, in canonical order.
    public static func elements(_ elements: some Sequence<String>) -> Value {
        .set(Set(elements).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    public static func flag(_ value: Bool) -> Value { .integer(value ? 1 : 0) }

    public var isTrue: Bool { self == .integer(1) }

    /// Whether nothing is stored: null, or a compound of nulls.
    public var isEmpty: Bool {
        switch self {
        case .null: true
        case .compound(let parts): parts.allSatisfy(\.isEmpty)
        case .set(let elements): elements.isEmpty
        default: false
        }
    }

    /// The value's columns: a compound's parts, or the value itself.
    public var parts: [Value] {
        if case .compound(let parts) = self { return parts }
        return [self]
    }
}

extension Value: CustomStringConvertible {
    public var description: String {
        switch self {
        case .null: "null"
        case .integer(let number): String(number)
        case .text(let text): text
        case .reference(let id): id.description
        case .date(let date): date.description
        case .compound(let parts): parts.map(\.description).joined(separator: " ")
        case .set(let elements): "{" + elements.joined(separator: ", ") + "}"
        case .setChange(let adding, let removing):
            (adding.map { "+" + $0 } + removing.map { "-" + $0 }).joined(separator: " ")
        }
    }
}

extension Value {
    /// A fixed total order, for `max`, `min` and ties: by case, then by content (text by its bytes).
    public func precedes(_ other: Value) -> Bool {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): a < b
        case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
        case (.reference(let a), .reference(let b)): a < b
        case (.date(let a), .date(let b)): a < b
        case (.compound(let a), .compound(let b)): Self.precede(a, b)
        case (.set(let a), .set(let b)): Self.precede(a.map(Value.text), b.map(Value.text))
        default: rank < other.rank
        }
    }

    private static func precede(_ a: [Value], _ b: [Value]) -> Bool {
        for (left, right) in zip(a, b) where left != right { return left.precedes(right) }
        return a.count < b.count
    }

    private var rank: Int {
        switch self {
        case .null: 0
        case .integer: 1
        case .text: 2
        case .reference: 3
        case .date: 4
        case .compound: 5
        case .set: 6
        case .setChange: 7
        }
    }
}

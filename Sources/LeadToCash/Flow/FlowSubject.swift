// Why this file exists: a laptop must find missing what HQ would find missing tomorrow. What a verb of the flow asks
// of a record is therefore asked in one way, wherever the records lie.

import Crypto
import SyncProtocol

/// One record as the flow reads it: its fields, what it is filed under, what is filed under it.
public struct FlowSubject {
    public let key: RecordKey
    public let ground: any Ground

    public init(_ key: RecordKey, _ ground: any Ground) {
        self.key = key
        self.ground = ground
    }

    public var kind: RecordKind? { LeadToCash.schema.kind(key.kind) }

    // MARK: Fields

    public func value(_ field: FieldNumber) throws -> Value { try ground.value(field, of: key) }

    /// A text; empty if there is none.
    public func text(_ field: FieldNumber) throws -> String { try value(field).asText ?? "" }

    public func number(_ field: FieldNumber) throws -> Int64? { try value(field).asInteger }
    public func date(_ field: FieldNumber) throws -> CivilDate? { try value(field).asDate }
    public func id(_ field: FieldNumber) throws -> RecordID? { try value(field).asReference }
    public func isTrue(_ field: FieldNumber) throws -> Bool { try value(field).isTrue }

    /// Whether a field says anything.
    public func has(_ field: FieldNumber) throws -> Bool {
        let value = try value(field)
        if let text = value.asText { return !Normalization.trimmed(text).isEmpty }
        return !value.isEmpty
    }

    /// The first amount in a field.
    public func money(_ field: FieldNumber) throws -> Money? {
        guard let columns = kind?.field(field)?.columns,
            let place = columns.firstIndex(where: { $0.name.hasSuffix("_minor") })
        else { return nil }
        let parts = try value(field).parts
        guard place + 1 < parts.count, let minor = parts[place].asInteger, let currency = parts[place + 1].asText else {
            return nil
        }
        return Money(minorUnits: minor, currency: currency)
    }

    // MARK: Other records

    /// The record that a field names; nil if it names none, or one that is not here.
    public func related(_ kind: KindNumber, _ field: FieldNumber) throws -> FlowSubject? {
        guard let id = try id(field) else { return nil }
        let other = RecordKey(kind: kind, id: id)
        return try ground.isAlive(other) ? FlowSubject(other, ground) : nil
    }

    /// Living records of a kind of which a field names this one, in id order.
    public func children(_ kind: KindNumber, by field: FieldNumber) throws -> [FlowSubject] {
        try ground.allRecords(kind, where: field, is: .reference(key.id))
            .map { FlowSubject(RecordKey(kind: kind, id: $0), ground) }
    }

    // MARK: Names

    /// How the record is named on a command line: by its code, or by the beginning of its id while it has none.
    public func handle() throws -> String {
        let code = kind?.field(named: "code")?.number
        if let text = try code.map({ try value($0).asText ?? "" }), !text.isEmpty { return text }
        return String(key.id.description.prefix(13))
    }

    public func title() throws -> String { try ground.title(of: key) }
}

/// Something that is missing or amiss, and what to type about it.
public struct FlowRemark: Hashable, Sendable {
    /// For programs; stable.
    public let name: String
    public let label: Label
    /// Such as `outpost gate request OPP ATI`; empty if nothing can be typed.
    public let command: String

    init(_ name: String, _ label: Label, _ command: String = "") {
        self.name = name
        self.label = label
        self.command = command
    }
}

/// Values as fields hold them.
public enum FlowValue {
    /// A text in the form in which texts are stored; null if it says nothing.
    public static func text(_ text: String?) -> Value {
        let clean = Normalization.nfc(Normalization.trimmed(text ?? ""))
        return clean.isEmpty ? .null : .text(clean)
    }

    /// Several texts, one a line.
    public static func lines(_ texts: [String]) -> Value { text(texts.joined(separator: "\n")) }

    /// A set of texts.
    public static func set(_ texts: [String]) -> Value { .elements(clean(texts)) }

    /// What adds texts to a set.
    public static func adding(_ texts: [String]) -> Value {
        .setChange(adding: Set(clean(texts)).sorted(), removing: [])
    }

    private static func clean(_ texts: [String]) -> [String] { texts.compactMap { text($0).asText } }

    /// {minor, currency}
    public static func money(_ money: Money?) -> Value {
        guard let money else { return .null }
        return .compound([.integer(money.minorUnits), .text(money.currency)])
    }

    public static func date(_ date: CivilDate?) -> Value { date.map(Value.date) ?? .null }
    public static func reference(_ id: RecordID?) -> Value { id.map(Value.reference) ?? .null }

    /// The SHA-256 of some bytes in hexadecimal.
    public static func hash(_ bytes: [UInt8]) -> String { Hexadecimal.text(SHA256.hash(data: bytes)) }

    /// Whether a text is such a hash.
    public static func isHash(_ text: String) -> Bool { Hexadecimal.bytes(text.lowercased(), count: 32) != nil }
}

/// Days on which people work.
public enum FlowCalendar {
    /// So many working days after a day; Saturday and Sunday are none.
    public static func workingDays(_ count: Int, after date: CivilDate) -> CivilDate {
        var day = Int64(date.days)
        var left = count
        while left > 0 {
            day += 1
            // 1970-01-01 was a Thursday.
            if ((day + 3) % 7 + 7) % 7 < 5 { left -= 1 }
        }
        return CivilDate(days: day) ?? date
    }
}

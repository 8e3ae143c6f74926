// Why this file exists: what HQ decides rests on what its records show: amounts, dates, what belongs to what. They are
// read in one way, whether the records lie in a database or in a test.

import SyncProtocol

/// Reads the records on which a decision of HQ's rests.
struct Book {
    let ground: any Ground

    init(_ ground: any Ground) { self.ground = ground }

    // MARK: Fields

    func value(_ field: FieldNumber, _ key: RecordKey) throws -> Value { try ground.value(field, of: key) }

    /// A text; empty if there is none.
    func text(_ field: FieldNumber, _ key: RecordKey) throws -> String { try value(field, key).asText ?? "" }

    func number(_ field: FieldNumber, _ key: RecordKey) throws -> Int64? { try value(field, key).asInteger }
    func date(_ field: FieldNumber, _ key: RecordKey) throws -> CivilDate? { try value(field, key).asDate }
    func id(_ field: FieldNumber, _ key: RecordKey) throws -> RecordID? { try value(field, key).asReference }
    func isTrue(_ field: FieldNumber, _ key: RecordKey) throws -> Bool { try value(field, key).isTrue }
    func money(_ field: FieldNumber, _ key: RecordKey) throws -> Money? { Self.money(try value(field, key)) }

    /// The amount that stands in the first two columns of a compound.
    static func money(_ value: Value) -> Money? {
        let parts = value.parts
        guard parts.count > 1, let minor = parts[0].asInteger, let currency = parts[1].asText else { return nil }
        return Money(minorUnits: minor, currency: currency)
    }

    static func worth(_ money: Money) -> Value { .compound([.integer(money.minorUnits), .text(money.currency)]) }

    // MARK: Records

    /// Living records of a kind in which a field names a record, in id order.
    func keys(_ kind: KindNumber, _ field: FieldNumber, _ id: RecordID) throws -> [RecordKey] {
        try keys(kind, field, .reference(id))
    }

    func keys(_ kind: KindNumber, _ field: FieldNumber, _ value: Value) throws -> [RecordKey] {
        try ground.allRecords(kind, where: field, is: value).map { RecordKey(kind: kind, id: $0) }
    }

    /// What people call a record: its code, or else its name.
    func name(_ key: RecordKey) throws -> String {
        if let code = LeadToCash.schema.kind(key.kind)?.code {
            let text = try text(code.field, key)
            if !text.isEmpty { return text }
        }
        return try ground.title(of: key)
    }

    /// A record that must be there.
    func existing(_ kind: KindNumber, _ id: RecordID) throws -> RecordKey {
        let key = RecordKey(kind: kind, id: id)
        guard try ground.isAlive(key) else {
            throw Impediments("Nothing was changed", "HQ has no \(Labels.kind(Self.word(kind)).lowercased()) \(id)")
        }
        return key
    }

    private static func word(_ kind: KindNumber) -> String { LeadToCash.schema.kind(kind)?.name ?? "record" }

    // MARK: Where a new record is filed

    private static let places = ["office", "share", "contract", "opportunity", "account"]

    /// What a new record of a kind has in common with the record that it is filed under: where it lives, and what else
    /// both belong to.
    func filing(_ number: KindNumber, under parent: RecordKey) throws -> [FieldValue] {
        guard let kind = LeadToCash.schema.kind(number), let above = LeadToCash.schema.kind(parent.kind) else {
            return []
        }
        return try Self.places.compactMap { name in
            guard let field = kind.field(named: name) else { return nil }
            if name == above.name { return FieldValue(field.number, .reference(parent.id)) }
            guard let source = above.field(named: name) else { return nil }
            let value = try value(source.number, parent)
            return value.isEmpty ? nil : FieldValue(field.number, value)
        }
    }
}

/// Where a record is filed that somebody makes.
public enum Filing {
    /// What a new record has in common with the records that it is filed under and says nothing of itself.
    public static func of(
        _ kind: RecordKind, _ values: [FieldNumber: Value], _ ground: any Ground
    ) throws -> [FieldValue] {
        let book = Book(ground)
        var known = values
        var found: [FieldValue] = []
        for field in kind.fields where field.isParent {
            guard case .reference(let name)? = field.columns.first?.type, let id = values[field.number]?.asReference,
                let parent = LeadToCash.schema.kind(named: name)
            else { continue }
            let above = RecordKey(kind: parent.number, id: id)
            for value in try book.filing(kind.number, under: above) where known[value.field] == nil {
                known[value.field] = value.value
                found.append(value)
            }
        }
        return found
    }
}

/// Sums that do not wrap.
enum Sum {
    static func of(_ numbers: some Sequence<Int64>, _ what: String) throws -> Int64 {
        var sum: Int64 = 0
        for number in numbers {
            let (next, overflow) = sum.addingReportingOverflow(number)
            if overflow { throw Impediments("\(what) cannot be added up", "the sum exceeds 64 bits") }
            sum = next
        }
        return sum
    }
}

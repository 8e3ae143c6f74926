// Why this file exists: one value, two readers: people read 1,050,000.00 USD and 谈判, programs read minor units and the
// schema's own words.

import LeadToCash
import SyncClient
import SyncProtocol

/// Renders fields of records.
struct RecordText {
    let finder: RecordFinder
    let language: Language

    init(_ session: Session, _ finder: RecordFinder) {
        self.finder = finder
        language = session.language
    }

    /// A value for people.
    func text(_ value: Value, _ field: Field, _ kind: RecordKind) -> String {
        var target: KindNumber?
        if case .reference(let name)? = field.columns.first?.type {
            target = LeadToCash.schema.kind(named: name)?.number
        }
        return FieldText.render(value, of: field, in: kind, language: language) { id in
            target.map { finder.title(RecordKey(kind: $0, id: id)) } ?? id.description
        }
    }

    func text(_ value: Value, _ number: FieldNumber, _ kind: RecordKind) -> String {
        kind.field(number).map { text(value, $0, kind) } ?? value.description
    }

    /// What people call a field; the record itself for field 0.
    func label(_ number: FieldNumber, _ kind: RecordKind) -> String {
        guard number > 0 else { return Phrase.record.text(language) }
        return kind.field(number).map { Labels.field(kind, $0, in: language) } ?? String(number)
    }

    /// A field of a record for people. An amount that is computed has no currency of its own: it is in the currency of
    /// the amount it comes from.
    func text(_ field: Field, of row: RecordRow, _ kind: RecordKind) -> String {
        let value = Self.value(field, row, kind)
        guard field.policy == .derived, case .integer(let minor)? = value.parts.first,
            field.columns.first?.name.hasSuffix("_minor") == true,
            let source = kind.storedFields.first(where: { $0.columns.contains { $0.name == "currency" } }),
            let place = source.columns.firstIndex(where: { $0.name == "currency" }),
            case .text(let currency)? = row.value(source.number).parts.dropFirst(place).first,
            let money = Money(minorUnits: minor, currency: currency)
        else { return text(value, field, kind) }
        return money.description
    }

    /// A field's value in a record, derived ones computed.
    static func value(_ field: Field, _ row: RecordRow, _ kind: RecordKind) -> Value {
        guard field.policy == .derived else { return row.value(field.number) }
        return LeadToCash.rulebook.derive(kind, field) { row.value($0) } ?? .null
    }
}

/// Values for programs: the schema's words, integers in minor units, instants as RFC 3339.
enum RecordJSON {
    static func value(_ value: Value, _ field: Field) -> JSON {
        if case .setChange = value { return JSON(value) }
        let parts = value.parts
        guard field.isCompound else {
            return field.columns.first.map { cell(value, $0) } ?? .null
        }
        guard parts.count == field.columns.count, !value.isEmpty else { return .null }
        return .object(zip(field.columns, parts).map { JSON.Member(key: $0.name, value: cell($1, $0)) })
    }

    static func value(_ value: Value, _ number: FieldNumber, _ kind: RecordKind) -> JSON {
        kind.field(number).map { self.value(value, $0) } ?? JSON(value)
    }

    private static func cell(_ value: Value, _ column: Column) -> JSON {
        guard case .integer(let number) = value else { return JSON(value) }
        switch column.type {
        case .boolean: return .flag(number != 0)
        case .instant: return instant(number)
        default: return .integer(number)
        }
    }

    /// A record: who it is, then its fields by their camel-case names; empty ones are left out.
    static func record(_ row: RecordRow, _ kind: RecordKind) -> JSON {
        var values: [JSON.Member] = []
        for field in kind.fields {
            let value = RecordText.value(field, row, kind)
            if !value.isEmpty { values.append(JSON.Member(key: field.name, value: self.value(value, field))) }
        }
        return .object(
            identity(row.key, kind) + [
                JSON.Member(key: "confirmed", value: .flag(row.head > 0)),
                JSON.Member(key: "values", value: .object(values)),
            ])
    }

    static func identity(_ key: RecordKey, _ kind: RecordKind) -> [JSON.Member] {
        [JSON.Member(key: "kind", value: .text(kind.name)), JSON.Member(key: "id", value: .describing(key.id))]
    }

    /// A field's name; "record" for the record's life.
    static func field(_ number: FieldNumber, _ kind: RecordKind) -> JSON {
        .text(number == 0 ? "record" : kind.field(number)?.name ?? String(number))
    }

    /// Unix milliseconds as RFC 3339 in UTC.
    static func instant(_ milliseconds: Int64) -> JSON {
        Instant.rfc3339(milliseconds).map(JSON.text) ?? .integer(milliseconds)
    }

    static func instant(_ stamp: Stamp) -> JSON { instant(Int64(clamping: stamp.milliseconds)) }

    /// A candidate value with its author.
    static func candidate(_ candidate: Candidate, _ field: FieldNumber, _ kind: RecordKind) -> JSON {
        .members([
            "author": .text(candidate.author), "replica": .integer(Int64(candidate.sibling.dot.replica.rawValue)),
            "counter": .unsigned(candidate.sibling.dot.counter), "at": instant(candidate.sibling.stamp),
            "role": .text(candidate.sibling.circumstances.role),
            "reason": .text(candidate.sibling.circumstances.reason),
            "value": value(candidate.sibling.value, field, kind),
        ])
    }
}

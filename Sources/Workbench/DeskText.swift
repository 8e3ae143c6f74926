// Why this file exists: one value, two readers: people read 1,050,000.00 USD and 谈判, programs read minor units and the
// schema's own words.

import LeadToCash
import SyncProtocol

/// Renders records of one snapshot.
package struct DeskText {
    package let ground: DeskGround
    package let language: Language

    package init(ground: DeskGround, language: Language) {
        self.ground = ground
        self.language = language
    }

    /// A value for people; what it refers to by its code or name.
    package func text(_ value: Value, _ field: Field, _ kind: RecordKind) -> String {
        var target: KindNumber?
        if case .reference(let name)? = field.columns.first?.type {
            target = LeadToCash.schema.kind(named: name)?.number
        }
        return FieldText.render(value, of: field, in: kind, language: language) { id in
            let name = target.flatMap { try? ground.name(RecordKey(kind: $0, id: id)) }
            return name ?? id.description
        }
    }

    /// A field of a record for people.
    package func text(_ number: FieldNumber, _ key: RecordKey) throws -> String {
        guard let kind = LeadToCash.schema.kind(key.kind), let field = kind.field(number) else { return "" }
        return text(try ground.value(number, of: key), field, kind)
    }

    package func label(_ number: FieldNumber, _ kind: RecordKind) -> String {
        kind.field(number).map { Labels.field(kind, $0, in: language) } ?? ""
    }

    /// A column that shows a field.
    package func column(_ field: Field, _ kind: RecordKind) -> TextTable.Column {
        let isNumber = !field.isCompound && field.columns.first?.type == .integer
        return TextTable.Column(Labels.field(kind, field, in: language), isNumber ? .right : .left, widest: 40)
    }

    /// Some fields of records, after what each is called.
    package func table(_ kind: RecordKind, _ fields: [Field], _ keys: [RecordKey]) throws -> TextTable {
        var table = TextTable(
            [TextTable.Column(Labels.kind(kind.name, in: language))] + fields.map { column($0, kind) })
        for key in keys {
            let cells = try fields.map { text(try ground.value($0.number, of: key), $0, kind) }
            table.add([try ground.name(key)] + cells)
        }
        return table
    }

    /// Every field of a record that says something.
    package func page(_ key: RecordKey) throws -> TextTable {
        let kind = try DeskKind.of(key.kind)
        var table = TextTable([
            TextTable.Column(Labels.kind(kind.name, in: language)),
            TextTable.Column(try ground.name(key), widest: 100),
        ])
        table.add(["id", key.id.description])
        for field in kind.fields {
            let value = try ground.value(field.number, of: key)
            if !value.isEmpty { table.add([Labels.field(kind, field, in: language), text(value, field, kind)]) }
        }
        return table
    }
}

/// Records for programs: integers in minor units, instants as RFC 3339, empty fields left out.
package enum DeskJSON {
    package static func record(_ key: RecordKey, _ ground: DeskGround) throws -> JSON {
        let kind = try DeskKind.of(key.kind)
        var values: [JSON.Member] = []
        for field in kind.fields {
            let value = try ground.value(field.number, of: key)
            if !value.isEmpty { values.append(JSON.Member(key: field.name, value: self.value(value, field))) }
        }
        return .object(identity(key, kind) + [JSON.Member(key: "values", value: .object(values))])
    }

    package static func identity(_ key: RecordKey, _ kind: RecordKind) -> [JSON.Member] {
        [JSON.Member(key: "kind", value: .text(kind.name)), JSON.Member(key: "id", value: .describing(key.id))]
    }

    package static func value(_ value: Value, _ field: Field) -> JSON {
        guard field.isCompound else { return field.columns.first.map { cell(value, $0) } ?? .null }
        guard value.parts.count == field.columns.count else { return JSON(value) }
        return .object(zip(field.columns, value.parts).map { JSON.Member(key: $0.name, value: cell($1, $0)) })
    }

    private static func cell(_ value: Value, _ column: Column) -> JSON {
        guard case .integer(let number) = value else { return JSON(value) }
        switch column.type {
        case .boolean: return .flag(number != 0)
        case .instant: return Instant.rfc3339(number).map(JSON.text) ?? .integer(number)
        default: return .integer(number)
        }
    }
}

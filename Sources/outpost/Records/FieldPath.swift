// Why this file exists: `commercial.amount`, `nextStep`, `address.city`: the names by which people reach a field or one
// part of a compound one, for edits, filters and sorting alike.

import LeadToCash
import SyncProtocol

/// A field of a kind, or one column of it.
struct FieldPath {
    let field: Field
    /// The place of the one column meant; nil for the whole field.
    let part: Int?

    /// Reads `field` or `field.part`, in any case; a field may also go by its column's name.
    /// - Throws: ``Failure`` that lists what there is.
    init(_ text: String, _ kind: RecordKind) throws {
        let words = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let field = try Self.field(words.first ?? text, kind)
        self.field = field
        guard words.count == 2 else {
            part = nil
            return
        }
        let wanted = words[1].lowercased()
        let place = field.columns.firstIndex { Self.names($0, field).contains(wanted) }
        guard let place else {
            let parts = field.columns.map { Self.preferredName($0, field) }.joined(separator: ", ")
            throw Failure(.usage, .noSuchPart, field.name, words[1], parts)
        }
        part = field.isCompound ? place : nil
    }

    private static func field(_ name: String, _ kind: RecordKind) throws -> Field {
        if let field = kind.field(named: name) { return field }
        let folded = name.lowercased()
        let found = kind.fields.first { field in
            field.name.lowercased() == folded || (!field.isCompound && field.columns.first?.name == folded)
        }
        guard let found else {
            throw Failure(.usage, .noSuchField, kind.name, name, kind.fields.map(\.name).joined(separator: ", "))
        }
        return found
    }

    /// What a column of a compound may be called, in lower case: its own name, without the field's, without `_minor`.
    private static func names(_ column: Column, _ field: Field) -> Set<String> {
        var names: Set<String> = [column.name, preferredName(column, field).lowercased()]
        let own = snakeCase(field.name) + "_"
        if column.name.hasPrefix(own) { names.insert(String(column.name.dropFirst(own.count))) }
        names.formUnion(names.filter { $0.hasSuffix("_minor") }.map { String($0.dropLast(6)) })
        names.formUnion(names.map { $0.filter { $0 != "_" } })
        return names
    }

    /// `amount_minor` of `commercial` is `amount`; `address_postal_code` of `address` is `postalCode`.
    private static func preferredName(_ column: Column, _ field: Field) -> String {
        let own = snakeCase(field.name) + "_"
        var name = column.name.hasPrefix(own) ? String(column.name.dropFirst(own.count)) : column.name
        if name == "minor" { return "amount" }
        if name.hasSuffix("_minor") { name = String(name.dropLast(6)) }
        let words = name.split(separator: "_")
        return words.enumerated().map { $0.offset == 0 ? String($0.element) : $0.element.capitalized }.joined()
    }

    private static func snakeCase(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }

    /// The columns meant.
    var columns: [Column] { part.map { [field.columns[$0]] } ?? field.columns }

    /// The path as people type it.
    var name: String { part.map { "\(field.name).\(Self.preferredName(field.columns[$0], field))" } ?? field.name }

    /// Whether the one column meant holds an amount in minor units; if so, where its currency stands.
    var currencyPlace: Int? {
        guard let part, field.columns[part].name.hasSuffix("_minor") else { return nil }
        return field.columns.firstIndex { $0.name == "currency" || $0.name.hasSuffix("_currency") }
    }

    /// A field of only the column meant, so that its text is read by that column's rules.
    var asField: Field {
        Field(field.number, name, columns: columns, policy: field.policy)
    }
}

extension Substring {
    /// The first letter in upper case.
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

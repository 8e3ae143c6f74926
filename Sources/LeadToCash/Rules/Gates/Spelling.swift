// Why this file exists: a hash is of bytes, so a value that is bound by a decision is spelled one way for ever: no
// labels, no grouping, nothing that a translation or a new edition of the vocabulary could change.

import SyncProtocol

/// Values as bound content spells them.
enum Spelling {
    /// Texts longer than this, in bytes, are shown by their beginning and their hash.
    private static let mostBytes = 400
    private static let shownCharacters = 160

    /// `quantity: 100 pcs`
    static func line(_ name: String, _ value: Value, _ field: Field) -> String {
        "\(name.replacing(":", with: " ")): \(shortened(text(value, field)))"
    }

    private static func text(_ value: Value, _ field: Field) -> String {
        let parts = value.parts
        guard parts.count == field.columns.count else { return value.description }
        return zip(field.columns, parts).filter { !$0.1.isEmpty }.map { word($0, $1, currency(parts, field)) }
            .joined(separator: " ")
    }

    private static func word(_ column: Column, _ value: Value, _ currency: String?) -> String {
        switch (column.type, value) {
        case (.reference(let kind), .reference(let id)): "\(kind)/\(id)"
        case (.integer, .integer(let minor)) where column.name.hasSuffix("_minor"):
            currency.flatMap { Money(minorUnits: minor, currency: $0) }?.amount(grouped: false) ?? String(minor)
        case (.integer, .integer(let basisPoints)) where inBasisPoints.contains(column.name):
            percent(basisPoints)
        default: value.description
        }
    }

    /// `12.5 %` for 1250 basis points.
    private static func percent(_ basisPoints: Int64) -> String {
        let (whole, rest) = basisPoints.magnitude.quotientAndRemainder(dividingBy: 100)
        var digits = String(String(100 + rest).dropFirst())
        while digits.last == "0" { digits.removeLast() }
        return (basisPoints < 0 ? "-" : "") + (digits.isEmpty ? "\(whole) %" : "\(whole).\(digits) %")
    }

    private static let inBasisPoints: Set<String> = ["discount", "discount_basis_points", "portion_basis"]

    private static func currency(_ parts: [Value], _ field: Field) -> String? {
        let place = field.columns.firstIndex { $0.name == "currency" || $0.name.hasSuffix("_currency") }
        return place.flatMap { parts[$0].asText }
    }

    /// One line, and not too long a one.
    private static func shortened(_ text: String) -> String {
        let line = text.replacing("\\", with: "\\\\").replacing("\r", with: "\\r").replacing("\n", with: "\\n")
        guard line.utf8.count > mostBytes else { return line }
        return "\(line.prefix(shownCharacters))… (\(line.utf8.count) bytes, sha256 \(BoundContent.digest(line)))"
    }
}

// Why this file exists: people take their data with them: as CSV for spreadsheets, under the columns they know from
// SQLite, as JSON lines for programs, and as a plain database for whoever knows SQL.

import SyncProtocol

/// A record to export.
public struct ExportedRecord: Sendable {
    public let id: RecordID
    /// By field; a field that is missing is null.
    public let values: [FieldNumber: Value]

    public init(id: RecordID, values: [FieldNumber: Value]) {
        self.id = id
        self.values = values
    }
}

/// Renders records of one kind. Pure: the caller reads the records and writes the text.
public struct RecordExport: Sendable {
    public let kind: RecordKind
    /// Whether text that a spreadsheet would run as a formula gets an apostrophe before it.
    public let escapesFormulas: Bool
    public let delimiter: Delimiter

    public init(_ kind: RecordKind, escapesFormulas: Bool = true, delimiter: Delimiter = .comma) {
        self.kind = kind
        self.escapesFormulas = escapesFormulas
        self.delimiter = delimiter
    }

    /// The header: `id` and the columns as SQLite names them.
    public func csvHeader() -> String {
        CSVWriter.line(["id"] + kind.fields.flatMap { $0.columns.map(\.name) }, delimiter: delimiter)
    }

    /// One record as a CSV row with its line end. Null is an empty cell, a set a JSON array, an instant RFC 3339.
    public func csvRow(_ record: ExportedRecord) -> String {
        var cells = [record.id.description]
        for field in kind.fields {
            let parts = Self.parts(of: record.values[field.number] ?? .null, field)
            for (column, part) in zip(field.columns, parts) { cells.append(cell(part, column)) }
        }
        return CSVWriter.line(cells, delimiter: delimiter)
    }

    private func cell(_ value: Value, _ column: Column) -> String {
        switch value {
        case .null, .compound, .setChange: ""
        case .integer(let number):
            column.type == .instant ? Instant.rfc3339(number) ?? String(number) : String(number)
        case .text(let text): escapesFormulas ? CSVWriter.escapingFormula(text) : text
        case .reference(let id): id.description
        case .date(let date): date.description
        case .set(let elements): SetText.encode(elements)
        }
    }

    // MARK: Plain tables

    /// The columns of a plain SQLite table: those of CSV, and whether each holds whole numbers.
    public func plainColumns() -> [(name: String, isNumber: Bool)] {
        [("id", false)] + kind.fields.flatMap(\.columns).map { ($0.name, $0.type == .integer || $0.type == .boolean) }
    }

    /// One record as a row of such a table: amounts in minor units, references as ids, dates and instants as ISO 8601,
    /// a set as a JSON array. Text stays as it is: SQL runs no formulas.
    public func plainRow(_ record: ExportedRecord) -> [Value] {
        var cells: [Value] = [.text(record.id.description)]
        for field in kind.fields {
            let parts = Self.parts(of: record.values[field.number] ?? .null, field)
            for (column, part) in zip(field.columns, parts) { cells.append(Self.plain(part, column)) }
        }
        return cells
    }

    private static func plain(_ value: Value, _ column: Column) -> Value {
        switch value {
        case .null, .compound, .setChange: .null
        case .integer(let number):
            column.type == .instant ? Instant.rfc3339(number).map(Value.text) ?? value : value
        case .text: value
        case .reference(let id): .text(id.description)
        case .date(let date): .text(date.description)
        case .set(let elements): elements.isEmpty ? .null : .text(SetText.encode(elements))
        }
    }

    // MARK: JSON

    /// One record as a JSON object on one line with its line end. Fields have their camel-case names; a compound is an
    /// object of its columns; fields that are null are left out.
    public func jsonLine(_ record: ExportedRecord) -> String {
        var members = ["\"id\":\(JSON.quoted(record.id.description))", "\"kind\":\(JSON.quoted(kind.name))"]
        for field in kind.fields {
            let value = record.values[field.number] ?? .null
            guard !value.isEmpty else { continue }
            members.append("\(JSON.quoted(field.name)):\(json(value, field))")
        }
        return "{" + members.joined(separator: ",") + "}\n"
    }

    private func json(_ value: Value, _ field: Field) -> String {
        let parts = Self.parts(of: value, field)
        guard field.isCompound else {
            return zip(field.columns, parts).map { Self.json($1, $0) }.first ?? "null"
        }
        let members = zip(field.columns, parts).filter { $1 != .null }
        return "{" + members.map { JSON.quoted($0.name) + ":" + Self.json($1, $0) }.joined(separator: ",") + "}"
    }

    private static func json(_ value: Value, _ column: Column) -> String {
        if case .integer(let number) = value {
            if column.type == .boolean { return number == 0 ? "false" : "true" }
            if column.type == .instant, let text = Instant.rfc3339(number) { return JSON.quoted(text) }
        }
        return JSON(value).compact
    }

    /// As many parts as the field has columns.
    private static func parts(of value: Value, _ field: Field) -> [Value] {
        let parts = value.parts
        return parts.count == field.columns.count ? parts : field.columns.map { _ in .null }
    }
}

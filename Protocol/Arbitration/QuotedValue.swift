// Why this file exists: a case quotes the values it is about as JSON, for people and scripts. With the field they
// belong to they are values again, even when nothing else on a laptop remembers them.

/// A value as a case quotes it: the JSON of `JSON.init(_: Value)`.
public indirect enum QuotedValue: Hashable, Sendable, Decodable {
    case null
    case integer(Int64)
    case text(String)
    case list([QuotedValue])

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let number = try? container.decode(Int64.self) {
            self = .integer(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .list(try container.decode([QuotedValue].self))
        }
    }

    /// The value of a field that is quoted; nil if the field cannot have it.
    public func value(of field: Field) -> Value? {
        guard field.isCompound else { return field.columns.first.flatMap { cell($0.type) } }
        switch self {
        case .null: return .null
        case .list(let parts) where parts.count == field.columns.count:
            let cells = zip(parts, field.columns).compactMap { $0.cell($1.type) }
            return cells.count == parts.count ? .compound(cells) : nil
        default: return nil
        }
    }

    private func cell(_ type: ColumnType) -> Value? {
        switch (self, type) {
        case (.null, _): .null
        case (.integer(let number), .integer), (.integer(let number), .instant): .integer(number)
        case (.integer(let number), .boolean): number == 0 || number == 1 ? .integer(number) : nil
        case (.text(let text), .text): .text(text)
        case (.text(let text), .date): CivilDate(text).map(Value.date)
        case (.text(let text), .reference): RecordID(text).map(Value.reference)
        case (.list(let list), .set): .elements(list.map(\.text))
        default: nil
        }
    }

    /// As plain text, where the field is not known.
    public var text: String {
        switch self {
        case .null: ""
        case .integer(let number): String(number)
        case .text(let text): text
        case .list(let list): list.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
        }
    }
}

// Why this file exists: the browser is asked, and answers, in JSON of every shape; tests read it without a type for
// each.

import FoundationEssentials

/// A JSON value. What is missing is null, and null has no members, so a wrong shape fails an expectation, not a run.
public enum PageValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([PageValue])
    case members([String: PageValue])

    public subscript(name: String) -> PageValue {
        if case .members(let members) = self { return members[name] ?? .null }
        return .null
    }

    /// Its text; empty if it is none.
    public var text: String {
        if case .text(let text) = self { return text }
        return ""
    }

    /// Its elements; none if it is no list.
    public var list: [PageValue] {
        if case .list(let list) = self { return list }
        return []
    }

    /// Its number; nil if it is none.
    public var number: Double? {
        if case .number(let number) = self { return number }
        return nil
    }

    /// Whether it is `true`.
    public var isTrue: Bool { self == .flag(true) }

    /// As JSON on one line, which is also how a script writes it.
    var json: String {
        guard let data = try? JSONEncoder().encode(self) else { return "null" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension PageValue: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode([PageValue].self) {
            self = .list(value)
        } else {
            self = .members(try container.decode([String: PageValue].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let value): try container.encode(value)
        case .number(let value):
            // The browser takes 360 for a width, and not 360.0.
            if let whole = Int(exactly: value) { try container.encode(whole) } else { try container.encode(value) }
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .members(let value): try container.encode(value)
        }
    }
}

extension PageValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    public init(booleanLiteral value: Bool) { self = .flag(value) }
    public init(arrayLiteral elements: PageValue...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, PageValue)...) {
        self = .members(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}

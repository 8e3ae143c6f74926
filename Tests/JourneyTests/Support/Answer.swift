// Why this file exists: the programs answer in JSON whose shape is a promise; tests read it as a script would.

import Foundation

/// A JSON value. What is missing is null, and null has no members, so a wrong shape fails an expectation, not a run.
enum Answer: Decodable, Equatable, Sendable {
    case null
    case flag(Bool)
    case number(Int)
    case text(String)
    case list([Answer])
    case members([String: Answer])

    init(_ text: String) throws {
        self = try JSONDecoder().decode(Answer.self, from: Data(text.utf8))
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Int.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([Answer].self) {
            self = .list(value)
        } else {
            self = .members(try container.decode([String: Answer].self))
        }
    }

    subscript(name: String) -> Answer {
        if case .members(let members) = self { return members[name] ?? .null }
        return .null
    }

    var text: String {
        if case .text(let text) = self { return text }
        return ""
    }

    /// A number as one types it.
    var shown: String {
        if case .number(let number) = self { return String(number) }
        return ""
    }

    var list: [Answer] {
        if case .list(let list) = self { return list }
        return []
    }

    /// The first element of which a member has this value.
    func first(_ name: String, _ value: Answer) -> Answer { list.first { $0[name] == value } ?? .null }
}

extension Answer: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
}

// Why this file exists: the programs answer in JSON whose shape is a promise; these are the parts of it that the oracle
// reads.

import Foundation

/// A value in JSON.
enum JSONValue: Decodable, Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case members([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .members(try container.decode([String: JSONValue].self))
        }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }

    var texts: [String] { if case .list(let list) = self { list.compactMap(\.text) } else { [] } }
}

/// `outpost status --json`.
struct StatusAnswer: Decodable {
    struct Pending: Decodable { let edits: Int }
    let pending: Pending
    let arriving: Bool
    let needsRepair: Bool
}

/// `outpost sync --json`.
struct SyncAnswer: Decodable { let records: Int }

/// `outpost KIND add --json`.
struct EditAnswer: Decodable { let id: String }

/// `outpost KIND list --json`.
struct ListAnswer: Decodable {
    struct Record: Decodable {
        let id: String
        let values: [String: JSONValue]
    }
    let records: [Record]
    let more: Bool
}

/// `outpost log RECORD --json`.
struct LogAnswer: Decodable {
    struct Entry: Decodable {
        let reason: String
        let stands: String
        let rule: String?
        let field: String
        let base: JSONValue?
    }
    let entries: [Entry]
}

/// `outpostd audit list --json`.
struct AuditEntry: Decodable {
    struct Commit: Decodable {
        struct Write: Decodable {
            let action: String
            let kind: String
            let id: String
        }
        let dot: String
        let verdict: String
        let reason: String
        let writes: [Write]
        let inPlaceOf: String?
    }
    let sequence: UInt64
    let commit: Commit?
}

/// `outpostd invite --json`.
struct InvitationAnswer: Decodable { let code: String }

/// An answer in JSON, or nil if it has another shape.
func answer<T: Decodable>(_ type: T.Type, _ text: String) -> T? {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
}

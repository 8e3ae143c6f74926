// Why this file exists: people name offices, users and records by what they call them; where that is looked up is one
// place for commands and pages.

import LeadToCash
import SyncProtocol
import SyncServer

/// Finds offices and users by what people call them.
package enum Directory {
    /// An office by id, code or name.
    package static func office(_ word: String, _ headquarters: Headquarters) async throws -> RecordID {
        try await find(
            word, Office.kind, [Office.Fields.code, Office.Fields.name, Office.Fields.externalID], headquarters)
    }

    /// A user by id, e-mail or name; nil if there is none.
    package static func user(_ word: String, _ headquarters: Headquarters) async throws -> RecordID? {
        try? await find(word, User.kind, [User.Fields.email, User.Fields.name, User.Fields.externalID], headquarters)
    }

    /// A user who must be listed.
    package static func person(_ word: String, _ headquarters: Headquarters) async throws -> RecordID {
        let text = PersonText(word)
        return try await find(
            text?.email ?? text?.name ?? word, User.kind,
            [User.Fields.email, User.Fields.name, User.Fields.externalID], headquarters)
    }

    /// A record by its code or id.
    package static func record(
        _ word: String, _ kind: KindNumber, _ headquarters: Headquarters
    ) async throws -> RecordID {
        let fields = LeadToCash.schema.kind(kind)?.code.map { [$0.field] } ?? []
        let found = try await lookUp(word, kind, fields, headquarters)
        guard let found else {
            let name = LeadToCash.schema.kind(kind)?.name ?? "record"
            throw CommandFailure.failed("HQ has no \(name) with the code or id \(word).")
        }
        return found
    }

    /// What people call users, offices, accounts and deals, by id.
    package static func names(_ reader: RecordReader) throws -> [RecordID: String] {
        var names: [RecordID: String] = [:]
        for number in [User.kind, Office.kind, Account.kind, Opportunity.kind] {
            guard let kind = LeadToCash.schema.kind(number) else { continue }
            try reader.forEach(number) { id, values in names[id] = Labels.title(kind, values) ?? id.description }
        }
        return names
    }

    /// A region by id, code or name, made if there is none.
    package static func region(_ word: String, _ headquarters: Headquarters) async throws -> RecordID {
        if let known = try? await find(word, Region.kind, [Region.Fields.code, Region.Fields.name], headquarters) {
            return known
        }
        return try await create(
            Region.kind, [(Region.Fields.code, .text(word)), (Region.Fields.name, .text(word))], headquarters)
    }

    private static func find(
        _ word: String, _ kind: KindNumber, _ fields: [FieldNumber], _ headquarters: Headquarters
    ) async throws -> RecordID {
        let found = try await lookUp(word, kind, fields, headquarters)
        guard let found else {
            let name = LeadToCash.schema.kind(kind)?.name ?? "record"
            throw CommandFailure.failed("There is no \(name) “\(word)”; `outpostd \(name) list` shows them.")
        }
        return found
    }

    /// A record by its id, or by the first of some fields that says the word.
    private static func lookUp(
        _ word: String, _ kind: KindNumber, _ fields: [FieldNumber], _ headquarters: Headquarters
    ) async throws -> RecordID? {
        try await headquarters.read { reader in
            if let id = RecordID(word), try reader.values(of: RecordKey(kind: kind, id: id)) != nil { return id }
            for field in fields {
                if let id = try reader.first(kind, where: field, is: word) { return id }
            }
            return nil
        }
    }

    /// Makes a record of HQ's.
    package static func create(
        _ kind: KindNumber, _ values: [(FieldNumber, Value?)], _ headquarters: Headquarters
    ) async throws -> RecordID {
        let id = Desk.makeID()
        let fields = values.compactMap { pair in pair.1.map { FieldValue(pair.0, $0) } }
        let applied = try await headquarters.apply([RecordEdit(RecordKey(kind: kind, id: id), .create, fields)])
        if let remark = applied.remarks.first {
            throw CommandFailure.failed(remark.detail.isEmpty ? remark.rule.sentence : remark.detail)
        }
        return id
    }
}

/// `Li Na <li@example.com>`.
package struct PersonText {
    package let name: String
    package let email: String?

    package init?(_ text: String) {
        guard let open = text.lastIndex(of: "<"), text.hasSuffix(">") else {
            let name = Self.trimmed(text[...])
            guard !name.isEmpty else { return nil }
            self.name = name
            email = nil
            return
        }
        let address = Self.trimmed(text[text.index(after: open)...].dropLast())
        let name = Self.trimmed(text[..<open])
        guard address.contains("@") else { return nil }
        self.name = name.isEmpty ? address : name
        email = address
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

// Why this file exists: the rules of the business ask a ground what HQ shows; at the desk that is a snapshot of the
// database, read kind by kind and remembered while one decision is made.

import LeadToCash
import SyncProtocol
import SyncServer

/// One snapshot of HQ's records as rules read it. Valid only where its reader is.
package final class DeskGround: Ground {
    private let reader: RecordReader
    private var rows: [RecordKey: [FieldNumber: Value]] = [:]
    private var absent: Set<RecordKey> = []
    private var indexes: [Index: [Value: [RecordID]]] = [:]

    private struct Index: Hashable {
        let kind: KindNumber
        let field: FieldNumber
    }

    package init(_ reader: RecordReader) { self.reader = reader }

    /// What a record's fields show; nil if there is no such living record.
    package func values(of key: RecordKey) throws -> [FieldNumber: Value]? {
        if let known = rows[key] { return known }
        if absent.contains(key) { return nil }
        guard let found = try reader.values(of: key) else {
            absent.insert(key)
            return nil
        }
        rows[key] = found
        return found
    }

    /// Gives every living record of a kind to `body`, in the order of creation.
    package func forEach(_ kind: KindNumber, _ body: (RecordID, [FieldNumber: Value]) throws -> Void) throws {
        try reader.forEach(kind, body)
    }

    package func isDeleted(_ key: RecordKey) throws -> Bool { try reader.isDeleted(key) }

    // MARK: What rules ask

    package func isAlive(_ key: RecordKey) throws -> Bool { try values(of: key) != nil }

    package func value(_ number: FieldNumber, of key: RecordKey) throws -> Value {
        guard let values = try values(of: key) else { return .null }
        guard let kind = LeadToCash.schema.kind(key.kind), let field = kind.field(number), field.policy == .derived
        else { return values[number] ?? .null }
        return LeadToCash.rulebook.derive(kind, field) { values[$0] ?? .null } ?? .null
    }

    /// Who wrote what stands in the log, which decisions at the desk do not ask.
    package func edit(_ field: FieldNumber, of key: RecordKey) throws -> Sibling? { nil }
    package func life(of key: RecordKey) throws -> Sibling? { nil }

    package func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    package func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        let index = Index(kind: kind, field: field)
        if let known = indexes[index] { return known[value] ?? [] }
        var made: [Value: [RecordID]] = [:]
        try reader.forEach(kind) { id, values in made[values[field] ?? .null, default: []].append(id) }
        made = made.mapValues { $0.sorted() }
        indexes[index] = made
        return made[value] ?? []
    }
}

// MARK: What figures are made of

extension DeskGround: RecordSource {
    package func frontier() throws -> CommitSequence { try reader.frontier() }

    package func scan(
        _ kind: KindNumber, _ fields: [FieldNumber], beyond sequence: CommitSequence,
        _ body: (RecordID, [FieldValue]?) throws -> Void
    ) throws {
        try reader.scan(kind, fields, beyond: sequence, body)
    }

    package func replay(beyond sequence: CommitSequence, _ body: (ReplayedEdit) throws -> Void) throws {
        try reader.replay(beyond: sequence, body)
    }
}

// MARK: What people call records

extension DeskGround {
    /// What people call a record: its code, or else its name; its id if it has neither.
    package func name(_ key: RecordKey) throws -> String {
        guard let kind = LeadToCash.schema.kind(key.kind), let values = try values(of: key) else {
            return key.id.description
        }
        if let code = kind.code, case .text(let text)? = values[code.field], !text.isEmpty { return text }
        return Labels.title(kind, values) ?? Self.title(kind, values) ?? key.id.description
    }

    /// The first text that no record of the kind lacks.
    private static func title(_ kind: RecordKind, _ values: [FieldNumber: Value]) -> String? {
        kind.requiredFields.lazy.compactMap { field -> String? in
            guard case .text(let text)? = values[field.number], !text.isEmpty else { return nil }
            return text
        }.first
    }

    /// The record of a kind that a code, a name or an id means.
    /// - Throws: ``CommandFailure`` if there is none, or several.
    package func find(_ number: KindNumber, _ word: String) throws -> RecordID {
        let kind = try DeskKind.of(number)
        let found = try matches(kind, word)
        if found.count == 1, let id = found.first { return id }
        if found.isEmpty {
            throw CommandFailure.failed("HQ has no \(kind.name) “\(word)”; give its code, its name or its id.")
        }
        let names = found.prefix(5).map(\.description).joined(separator: ", ")
        throw CommandFailure.failed("“\(word)” names \(found.count) records of the kind \(kind.name): \(names).")
    }

    package func find(_ number: KindNumber, _ word: String?) throws -> RecordID? {
        try word.map { try find(number, $0) }
    }

    /// The same for `FieldText.parse`.
    package func resolve(_ kind: String, _ word: String) -> RecordID? {
        guard let kind = LeadToCash.schema.kind(named: kind), let found = try? matches(kind, word) else { return nil }
        return found.count == 1 ? found.first : nil
    }

    /// The records that a word means: by id, else by code, else by what they are called.
    private func matches(_ kind: RecordKind, _ word: String) throws -> [RecordID] {
        if let id = RecordID(word), try isAlive(RecordKey(kind: kind.number, id: id)) { return [id] }
        if let code = kind.code ?? kind.field(named: "code").map({ IssuedCode(field: $0.number, prefix: "") }),
            let id = try reader.first(kind.number, where: code.field, is: word)
        {
            return [id]
        }
        let fields = DeskKind.names(kind)
        let wanted = (PersonText(word)?.email ?? word).lowercased()
        var found: [RecordID] = []
        try reader.forEach(kind.number) { id, values in
            if let redirect = kind.redirect, case .reference? = values[redirect] { return }
            let isCalled = fields.contains { field in
                if case .text(let text)? = values[field] { text.lowercased() == wanted } else { false }
            }
            if isCalled { found.append(id) }
        }
        return found
    }
}

/// Kinds of record as the command line names them.
package enum DeskKind {
    /// Kinds that have a command of their own, which keeps what must hold between records.
    package static let guarded: [KindNumber: String] = [
        Invoice.kind: "outpostd invoice issue", CreditNote.kind: "outpostd invoice credit-note",
        WriteOff.kind: "outpostd invoice write-off", Payment.kind: "outpostd payment import",
        Allocation.kind: "outpostd payment allocate", GateDecision.kind: "outpostd gate decide",
        AuthorityToken.kind: "outpostd token issue", Snapshot.kind: "outpostd snapshot take",
        FxRate.kind: "outpostd fx add", CaseRecord.number: "outpostd case answer",
        AccountShadow.kind: "outpostd shadow",
    ]

    /// Fields of other kinds that a command of their own writes: a wave opens only with goals, and once the problems of
    /// those before it have been dealt with.
    package static let guardedFields: [KindNumber: (fields: Set<FieldNumber>, command: String)] = [
        Wave.kind: ([Wave.Fields.state, Wave.Fields.opensOn, Wave.Fields.closedOn], "outpostd rollout wave open|close")
    ]

    private static let shortWords = ["opp": "opportunity", "line": "opportunity_line", "case": CaseRecord.kind.name]

    /// The kind that a word means: `opportunity`, `opp`, `gate-request`, `gate_request`.
    package static func named(_ word: String) throws -> RecordKind {
        let name = shortWords[word] ?? word.replacing("-", with: "_")
        if let kind = LeadToCash.schema.kind(named: name) { return kind }
        let names = LeadToCash.schema.kinds.map(\.name).joined(separator: ", ")
        throw CommandFailure.usage("There is no kind “\(word)”; there are \(names).")
    }

    package static func of(_ number: KindNumber) throws -> RecordKind {
        guard let kind = LeadToCash.schema.kind(number) else {
            throw CommandFailure.failed("This program does not know the kind \(number).")
        }
        return kind
    }

    /// The fields by whose whole text a record is found.
    package static func names(_ kind: RecordKind) -> [FieldNumber] {
        let usual = ["name", "email", "accountName", "subject", "title", "titleEn", "number", "externalId"]
        return usual.compactMap { kind.field(named: $0) }.filter { $0.columns.first?.type == .text }.map(\.number)
    }
}

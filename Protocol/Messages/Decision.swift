// Why this file exists: "both reps see it". What lost, to whom and by which rule travels to everyone in the scope.

/// Entries of HQ's journal that are new to the replica.
public struct Decision: MessageBody {
    public static let type: UInt8 = 8

    public struct Entry: Hashable, Sendable {
        public let sequence: CommitSequence
        public let key: RecordKey
        /// 0 for the record's life.
        public let field: FieldNumber
        public let verdict: Verdict
        public let rule: Rule
        public let loser: Candidate
        public let winner: Candidate?
        /// The name of the domain's rule where `rule` is ``Rule/invariant``; otherwise empty.
        public let name: String

        /// The rule as people and cases call it.
        public var ruleName: String { name.isEmpty ? rule.name : name }

        public init(
            sequence: CommitSequence, key: RecordKey, field: FieldNumber, verdict: Verdict, rule: Rule,
            loser: Candidate, winner: Candidate?, name: String = ""
        ) {
            self.name = name
            self.sequence = sequence
            self.key = key
            self.field = field
            self.verdict = verdict
            self.rule = rule
            self.loser = loser
            self.winner = winner
        }
    }

    /// The scope in which they are told; 0 if that is not known.
    public let scope: ScopeID
    public let entries: [Entry]

    public init(scope: ScopeID = ScopeID(rawValue: 0), entries: [Entry]) {
        self.scope = scope
        self.entries = entries
    }

    public func encode(to writer: inout ByteWriter) {
        writer.list(entries) { writer, entry in
            writer.varint(entry.sequence)
            writer.key(entry.key)
            writer.varint(UInt64(entry.field))
            writer.byte(entry.verdict.rawValue)
            writer.rule(entry.rule, name: entry.name)
            writer.candidate(entry.loser)
            writer.flag(entry.winner != nil)
            if let winner = entry.winner { writer.candidate(winner) }
        }
        writer.varint(UInt64(scope.rawValue))
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        entries = try reader.list(of: "journal entries") { r throws(WireError) in
            let sequence = try r.varint()
            let key = try r.key()
            let field = try r.number(FieldNumber.self)
            let verdict = try r.verdict()
            let (rule, name) = try r.rule()
            let loser = try r.candidate()
            let winner = try r.flag() ? try r.candidate() : nil
            return Entry(
                sequence: sequence, key: key, field: field, verdict: verdict, rule: rule, loser: loser, winner: winner,
                name: name)
        }
        // What an earlier build kept does not say.
        scope = ScopeID(rawValue: reader.isAtEnd ? 0 : try reader.number(UInt32.self))
    }

    public var json: JSON {
        .members(["scope": .describing(scope), "entries": .array(entries.map(\.json))])
    }
}

extension Decision.Entry {
    public var json: JSON {
        .members([
            "sequence": .unsigned(sequence), "record": .describing(key), "field": .integer(Int64(field)),
            "verdict": .text(verdict.name), "rule": .text(ruleName), "loser": loser.json,
            "winner": winner?.json ?? .null,
        ])
    }
}

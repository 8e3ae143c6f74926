// Why this file exists: "it has changed" helps nobody. A decision that lapses says what was and what is, in the words
// of whoever reads it.

import SyncProtocol

extension BoundContent {
    /// One line that differs: `quantity` was `100 pcs` and is `120 pcs`; empty where there was or is none.
    public struct Change: Hashable, Sendable, CustomStringConvertible {
        public let name: String
        public let old: String
        public let new: String

        public var description: String {
            "\(name): \(old.isEmpty ? "nothing" : old) → \(new.isEmpty ? "nothing" : new)"
        }
    }

    /// What differs from an earlier content's text, in the order in which it stands here.
    public func changes(since earlier: String) -> [Change] {
        let (before, after) = (Self.values(earlier), Self.values(text))
        var names: [String] = []
        for line in Self.parsed(text) + Self.parsed(earlier) where !names.contains(line.name) {
            names.append(line.name)
        }
        return names.filter { before[$0] != after[$0] }.map {
            Change(name: $0, old: before[$0] ?? "", new: after[$0] ?? "")
        }
    }

    /// Some lines may share a name, as two seats of one part do.
    private static func values(_ text: String) -> [String: String] {
        Dictionary(parsed(text).map { ($0.name, $0.value) }) { "\($0) and \($1)" }
    }

    private static func parsed(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: "\n").map { line in
            guard let colon = line.firstRange(of: ": ") else { return (String(line), "") }
            return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
        }
    }

    /// No more are named in a sentence.
    private static let mostChanges = 5

    /// The changes in one sentence's words, records by what people call them.
    static func readable(_ changes: [Change], _ ground: any Ground) throws -> String {
        var parts = try changes.prefix(mostChanges).map { try readable($0.description, ground) }
        if changes.count > mostChanges { parts.append("and \(changes.count - mostChanges) more") }
        return parts.joined(separator: "; ")
    }

    private static func readable(_ text: String, _ ground: any Ground) throws -> String {
        try text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
            let halves = word.split(separator: "/")
            guard halves.count == 2, let kind = LeadToCash.schema.kind(named: String(halves[0])),
                let id = RecordID(halves[1])
            else { return String(word) }
            return "“\(try name(RecordKey(kind: kind.number, id: id), ground))”"
        }.joined(separator: " ")
    }

    /// A row has no name of its own: a line is called after its product, a term of payment by its number.
    private static func name(_ key: RecordKey, _ ground: any Ground) throws -> String {
        let kind = LeadToCash.schema.kind(key.kind)
        if let field = kind?.field(named: "product")?.number,
            let product = try ground.record(Product.kind, by: field, of: key)
        {
            return try ground.title(of: product)
        }
        if let field = kind?.field(named: "sequence")?.number, let number = try ground.value(field, of: key).asInteger {
            return "no. \(number)"
        }
        return try ground.title(of: key)
    }
}

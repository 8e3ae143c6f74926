// Why this file exists: some commands take a deal, a lead or a customer in one place. Which of them is meant is clear
// from the code, from `lead/…`, or from there being one of that name.

import LeadToCash
import SyncClient
import SyncProtocol

/// Finds a record that may be of several kinds.
struct RecordChoice {
    private let workspace: Workspace
    private let finder: RecordFinder
    private let kinds: [RecordKind]

    /// - Parameter kinds: the kinds that may be meant, the likeliest first.
    init(_ kinds: [KindNumber], _ workspace: Workspace, _ finder: RecordFinder) throws {
        self.workspace = workspace
        self.finder = finder
        self.kinds = try kinds.map { try KindFacts.kind($0) }
    }

    /// The record that `text` names, of the first of the kinds that has one.
    /// - Throws: ``Failure`` that says what is similar, if none has.
    func find(_ text: String) throws -> RecordKey {
        if let slash = text.firstIndex(of: "/"), let kind = try? KindFacts.kind(named: String(text[..<slash])),
            kinds.contains(where: { $0.number == kind.number })
        {
            return try finder.find(kind, String(text[text.index(after: slash)...]))
        }
        // A code says of which kind it is, so that no table is read in vain.
        if let kind = kinds.first(where: { Self.isCode(text, of: $0) }) { return try finder.find(kind, text) }
        for kind in kinds.dropLast() {
            guard try !workspace.find(kind.number, text, among: KindFacts.names(kind)).isEmpty else { continue }
            return try finder.find(kind, text)
        }
        guard let last = kinds.last else { throw Failure(.usage, .guideNoKind, text) }
        do {
            return try finder.find(last, text)
        } catch let failure as Failure {
            // What is similar to a deal's name helps more than that there is no such contract.
            guard let first = kinds.first, first.number != last.number else { throw failure }
            return try finder.find(first, text)
        }
    }

    private static func isCode(_ text: String, of kind: RecordKind) -> Bool {
        guard let prefix = kind.code?.prefix else { return false }
        return text.uppercased().hasPrefix(prefix + "-")
    }
}

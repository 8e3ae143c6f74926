// Why this file exists: "take theirs" is what people say; which value that is must be certain before anything is
// written.

import LeadToCash
import SyncClient
import SyncProtocol

/// Whose value is taken: `yours`, `theirs`, `base`, `newest`, an author's name, or a change such as `7:42`.
struct TakeChoice {
    let text: String

    /// The value meant.
    /// - Throws: ``Failure`` with the list of what can be taken.
    func value(of conflict: Conflict) throws -> Value {
        switch text.lowercased() {
        case "yours", "mine": return try only([conflict.yours].compactMap { $0 }, of: conflict)
        case "theirs": return try only(conflict.theirs, of: conflict)
        case "newest": return try only(Array(conflict.candidates.suffix(1)), of: conflict)
        case "base":
            guard let base = conflict.base else { throw Failure(.usage, .baseNotKnown) }
            return base.isEmpty ? .null : base
        default: return try only(named(conflict.candidates), of: conflict)
        }
    }

    private func named(_ candidates: [Candidate]) -> [Candidate] {
        if let dot = Dot(text) { return candidates.filter { $0.sibling.dot == dot } }
        let wanted = text.lowercased()
        let exact = candidates.filter { $0.author.lowercased() == wanted }
        return exact.isEmpty ? candidates.filter { $0.author.lowercased().contains(wanted) } : exact
    }

    /// Several who wrote the same value are one choice.
    private func only(_ candidates: [Candidate], of conflict: Conflict) throws -> Value {
        guard let first = candidates.first else { throw failure(.takeNone, conflict.candidates, conflict) }
        guard candidates.allSatisfy({ $0.sibling.value == first.sibling.value }) else {
            throw failure(.takeSeveral, candidates, conflict)
        }
        return first.sibling.value
    }

    private func failure(_ phrase: Phrase, _ candidates: [Candidate], _ conflict: Conflict) -> Failure {
        let kind = LeadToCash.schema.kind(conflict.key.kind)
        let list = zip(Self.names(candidates), candidates).map { name, candidate in
            let field = kind?.field(conflict.field)
            let value = kind.flatMap { kind in
                field.map { FieldText.render(candidate.sibling.value, of: $0, in: kind) }
            }
            return "--take \(name) (\(value ?? candidate.sibling.value.description))"
        }
        return Failure(.usage, phrase, text, list.joined(separator: ", "))
    }

    /// What names each of several candidates alone: its author where nobody else has that name, else its change.
    static func names(_ candidates: [Candidate]) -> [String] {
        candidates.map { candidate in
            let isAlone = candidates.count { $0.author == candidate.author } == 1 && !candidate.author.isEmpty
            let isWord = candidate.author.allSatisfy { $0.isLetter || $0.isNumber }
            let isPlain = candidate.author.allSatisfy { $0.isLetter || $0.isNumber || " .-'".contains($0) }
            // What is typed after it must mean the same in every shell.
            guard isAlone, isPlain else { return candidate.sibling.dot.description }
            return isWord ? candidate.author : "\"\(candidate.author)\""
        }
    }
}

// Why this file exists: two people who wrote different paragraphs of one text wrote one better text, and nobody should
// have to glue it together. Where both rewrote the same paragraph no machine can know which is right.
// A rep sees: one text with everybody's paragraphs; where two rewrote one paragraph, both versions between markers and
// a case until someone saves the text as it should be.

/// Merges the texts of edits made apart, paragraph by paragraph, from the text that all their authors had seen.
///
/// All concurrent edits stay, so what shows is a pure function of the set of them. Paragraphs are lines.
///
/// A paragraph that several people left different stands in the text like this, each version under the edits that
/// wrote it:
///
///     <<<<<<< 7:42
///     one version
///     ======= 9:3
///     the other
///     >>>>>>>
///
/// Markers are never read back, so a text in which somebody typed such lines loses nothing.
public enum TextMerge {
    /// Whether a text holds a line that marks paragraphs which still wait for a decision. Rules refuse by it to let
    /// such a text out of the house.
    public static func hasMarkers(_ text: String) -> Bool {
        text.utf8.split(separator: 0x0A).contains { line in
            guard let first = line.first, "<=>".utf8.contains(first) else { return false }
            return Marker.isMarker(line.last == 0x0D ? line.dropLast() : line)
        }
    }

    static func view(_ state: FieldState) -> Value {
        guard let first = state.siblings.first else { return .null }
        return state.isContested ? merged(state.siblings).value : first.value
    }

    /// Two versions of one paragraph are for a person to choose from.
    static func asksPerson(about state: FieldState) -> Bool {
        state.isContested && merged(state.siblings).isContested
    }

    static func apply(_ write: Sibling, _ context: CausalContext, to state: inout FieldState) -> WriteOutcome {
        state.drop(seenBy: context)
        state.insert(write)
        return state.isContested ? WriteOutcome(.merged, .textMerge) : WriteOutcome(.accepted)
    }

    /// The merge of several texts; where it is too long for a field, the latest of them, for a person to look at.
    private static func merged(_ siblings: [Sibling]) -> (value: Value, isContested: Bool) {
        let versions = siblings.map { ParagraphMerge.Version(dot: $0.dot, text: text($0.value)) }
        let merge = ParagraphMerge.merge(versions, from: text(commonBase(siblings) ?? .null))
        guard merge.bytes.count <= Limits.field else {
            return (KeepLatest.winner(siblings)?.value ?? .null, true)
        }
        let isNull = merge.bytes.isEmpty && siblings.contains { $0.value == .null }
        return (isNull ? .null : .text(String(decoding: merge.bytes, as: UTF8.self)), merge.isContested)
    }

    /// The newest text that everyone is known to have started from: what the author who had seen least of HQ's commits
    /// started from. Everyone else had seen that too. Who does not say what they started from counts as starting from
    /// nothing, unless somebody who had seen as much does say.
    private static func commonBase(_ siblings: [Sibling]) -> Value? {
        siblings.min { a, b in
            (a.circumstances.seen, a.base == nil ? 1 : 0, a.dot) < (b.circumstances.seen, b.base == nil ? 1 : 0, b.dot)
        }?.base
    }

    private static func text(_ value: Value) -> String {
        if case .text(let text) = value { text } else { "" }
    }
}

/// The lines around versions of one paragraph.
enum Marker {
    static let opening = "<<<<<<<"
    static let between = "======="
    static let closing = ">>>>>>>"

    static func line(_ mark: String, _ dots: [Dot]) -> [UInt8] {
        Array(([mark] + dots.map(\.description)).joined(separator: " ").utf8)
    }

    /// Whether a line is one that the merge could have written.
    static func isMarker(_ line: Substring.UTF8View) -> Bool {
        let line = Substring(line)
        if line.utf8.elementsEqual(closing.utf8) { return true }
        guard line.utf8.starts(with: (opening + " ").utf8) || line.utf8.starts(with: (between + " ").utf8) else {
            return false
        }
        return line.utf8.dropFirst(opening.utf8.count + 1).split(separator: 0x20, omittingEmptySubsequences: false)
            .allSatisfy { Dot(Substring($0)) != nil }
    }
}

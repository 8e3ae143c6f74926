// Why this file exists: how texts are merged is the product's affair; what must be true of the result can be said
// without knowing how: nobody's words are missing.

import SyncProtocol

/// What a merged text owes to everyone who wrote it.
enum NaiveText {
    static func isMarker(_ line: some StringProtocol) -> Bool {
        line.hasPrefix("<<<<<<<") || line.hasPrefix("=======") || line.hasPrefix(">>>>>>>")
    }

    static func lines(_ value: Value) -> [Substring] {
        guard case .text(let text) = value else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    static func hasMarkers(_ value: Value) -> Bool { lines(value).contains { $0.hasPrefix("<<<<<<<") } }

    /// A line that only one of the surviving writers can have meant to keep or to drop, because no other ever saw it,
    /// and that the view lacks; nil if there is none.
    static func missing(in view: Value, _ field: NaiveField, _ graph: EventGraph) -> Substring? {
        let live = field.live(graph)
        let shown = Set(lines(view))
        for write in live {
            let others = live.filter { $0.edit != write.edit }
            // Who replaced a text had seen it, also where a restore took the proof.
            let replaced = Set(others.flatMap { lines($0.base ?? .null) })
            // What stood there before the edit, be it in another record that was merged into this, its author left
            // alone.
            let untouched = lines(write.base ?? .null)
            for line in lines(write.value)
            where !line.isEmpty && !isMarker(line) && !shown.contains(line) && !untouched.contains(line)
                && !replaced.contains(line)
            {
                let isKnown = field.writes.contains { earlier in
                    earlier.edit != write.edit && lines(earlier.value).contains(line)
                        && others.contains {
                            $0.edit == earlier.edit || graph.edits[$0.edit].seen.contains(earlier.edit)
                        }
                }
                if !isKnown { return line }
            }
        }
        return nil
    }
}

// Why this file exists: two versions of a long text in two columns help nobody. People see which paragraphs went and
// which came.

import SyncProtocol

/// What became of a text, paragraph by paragraph.
struct ParagraphDiff {
    enum Line: Hashable {
        case same(String)
        case gone(String)
        case new(String)
    }

    let lines: [Line]

    init(from base: String, to text: String) {
        let before = Self.paragraphs(base)
        let after = Self.paragraphs(text)
        let changes = after.difference(from: before)
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [Line] = []
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            if old < before.count, removed.contains(old) {
                lines.append(.gone(before[old]))
                old += 1
            } else if new < after.count, inserted.contains(new) {
                lines.append(.new(after[new]))
                new += 1
            } else {
                if new < after.count { lines.append(.same(after[new])) }
                old += 1
                new += 1
            }
        }
        self.lines = lines
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init)
    }

    /// `- ` what went, `+ ` what came; paragraphs that stayed only beside a change.
    var text: [String] {
        lines.indices.compactMap { index in
            switch lines[index] {
            case .gone(let text): return "  - \(text)"
            case .new(let text): return "  + \(text)"
            case .same(let text):
                let isBeside = [index - 1, index + 1].contains { lines.indices.contains($0) && !lines[$0].isSame }
                return isBeside ? "    \(text)" : nil
            }
        }
    }
}

extension ParagraphDiff.Line {
    fileprivate var isSame: Bool {
        if case .same = self { return true }
        return false
    }
}

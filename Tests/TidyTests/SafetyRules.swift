// Why this file exists: a trap on a rep's laptop loses her work, and a data race loses it silently. Where the compiler
// is told to look away, the reason why that is safe must stand right above.

enum SafetyRules {
    /// Force-unwraps, `try!`, `as!` and implicitly unwrapped types, unless proven.
    static func traps(_ file: SourceFile) -> [Finding] {
        unproven(
            file, "a `!` traps on the unexpected: throw an error, or prove above it, after \"Proof:\", that it cannot"
        ) {
            holdsPostfixMark($0)
        }
    }

    /// Promises to the compiler about concurrency, unless proven.
    static func races(_ file: SourceFile) -> [Finding] {
        unproven(file, "the compiler is told to look away: prove above it, after \"Proof:\", why there is no data race")
        {
            $0.contains("@unchecked Sendable") || $0.contains("nonisolated(unsafe)")
        }
    }

    private static func unproven(
        _ file: SourceFile, _ message: String, where breaks: (String) -> Bool
    ) -> [Finding] {
        guard file.isSwift, file.isUnder(Repository.production) else { return [] }
        return file.lines.indices.compactMap { index in
            guard breaks(file.lines[index].code), !isProven(file, index) else { return nil }
            return Finding(path: file.path, line: index + 1, message: message)
        }
    }

    /// Whether the comment that ends on the line above, or the line's own, holds a proof.
    private static func isProven(_ file: SourceFile, _ index: Int) -> Bool {
        var comments = [file.lines[index].comment]
        var above = index - 1
        while above >= 0, file.lines[above].isComment {
            comments.append(file.lines[above].comment)
            above -= 1
        }
        return comments.contains { $0.contains("Proof:") }
    }

    private static func holdsPostfixMark(_ code: String) -> Bool {
        let bytes = Array(code.utf8)
        return bytes.indices.dropFirst().contains { index in
            guard bytes[index] == UInt8(ascii: "!"), endsExpression(bytes[index - 1]) else { return false }
            return index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "=")
        }
    }

    private static func endsExpression(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "_)]>?\"`".utf8.contains(byte)
        }
    }
}

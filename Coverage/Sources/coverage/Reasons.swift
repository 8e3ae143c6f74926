// Why this file exists: a reason is written by a person, kept beside the code's history, and removed when it is no
// longer true.

/// Why places are not reached: lines `path | function | reason`; a `*` at the end of a path or a function stands for
/// anything in a file or a type whose functions are reached in part. A function that is never called has a line of its
/// own. Blank lines and those that begin with `#` say nothing.
struct Reasons {
    struct Reason {
        let line: Int
        let path: String
        let function: String
        let text: String

        func covers(_ place: Place) -> Bool {
            if path == place.path && function == place.function { return true }
            return !place.isNeverCalled && Self.matches(path, place.path) && Self.matches(function, place.function)
        }

        private static func matches(_ pattern: String, _ text: String) -> Bool {
            pattern.hasSuffix("*") ? text.hasPrefix(pattern.dropLast()) : text == pattern
        }
    }

    let all: [Reason]

    struct Unreadable: Error, CustomStringConvertible {
        let line: Int
        var description: String { "line \(line) of the reasons is no \"path | function | reason\"" }
    }

    init(_ text: String) throws {
        var reasons: [Reason] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let parts = line.split(separator: "|", maxSplits: 2).map { $0.trimmed }
            guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { throw Unreadable(line: index + 1) }
            reasons.append(Reason(line: index + 1, path: parts[0], function: parts[1], text: parts[2]))
        }
        all = reasons
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

// Why this file exists: a rule that is broken should say where, what and what to do, as a compiler would.

import Testing

/// One place where the repository breaks one of its own rules.
struct Finding: CustomStringConvertible {
    let path: String
    let line: Int
    let message: String

    var description: String { "\(path):\(line): \(message)" }
}

/// Records one issue for each finding.
func expectNone(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
    for finding in findings { Issue.record("\(finding)", sourceLocation: sourceLocation) }
}

/// Applies a rule for files to each of them.
func findings(in files: [SourceFile], _ rule: (SourceFile) -> [Finding]) -> [Finding] { files.flatMap(rule) }

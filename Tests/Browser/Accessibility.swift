// Why this file exists: whether a page can be used by somebody who does not see it, or sees it badly, is checked by the
// rules that everybody's auditors use: axe-core, which `make deps-browser` puts beside the build.

import FoundationEssentials

/// One rule that a page breaks.
public struct AccessibilityFinding: Hashable, Sendable, CustomStringConvertible {
    /// Such as `color-contrast`.
    public let rule: String
    /// `minor`, `moderate`, `serious` or `critical`.
    public let impact: String
    public let help: String
    /// Selectors of what breaks it.
    public let nodes: [String]

    /// Whether somebody is kept from something by it.
    public var isGrave: Bool { impact != "minor" }

    public var description: String {
        let shown = nodes.prefix(8).joined(separator: ", ")
        return "\(rule) (\(impact)): \(help): \(shown)" + (nodes.count > 8 ? " and \(nodes.count - 8) more" : "")
    }
}

/// The rules of axe-core.
public enum Accessibility {
    /// Where its one file is: as the environment says, or where `make deps-browser` puts it; nil if it is not there.
    public static let file: String? = {
        if let named = ProcessInfo.processInfo.environment["OUTPOST_AXE"] { return named }
        let repository = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let usual = "/\(repository)/.build/axe/axe.min.js"
        return FileManager.default.fileExists(atPath: usual) ? usual : nil
    }()

    /// Whether pages can be checked on this machine.
    public static var isInstalled: Bool { file != nil }

    /// What a test says that is skipped without it.
    public static let missing = "axe-core is not here: `make deps-browser` fetches it."
}

extension Tab {
    /// Checks the page as it is shown now. It needs scripts, but not the page's leave: its policy stays in force.
    /// - Returns: what it breaks, the gravest and the less grave.
    public func accessibilityFindings() async throws -> [AccessibilityFinding] {
        guard let file = Accessibility.file, let axe = FileManager.default.contents(atPath: file) else {
            throw BrowserFailure(Accessibility.missing)
        }
        if try await !evaluate("typeof axe === 'object'").isTrue {
            try await evaluate(String(decoding: axe, as: UTF8.self) + "\n;0")
        }
        let run = """
            axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations.map((v) => ({
              rule: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map((n) => n.target.flat().join(" "))
            })))
            """
        return try await evaluate(run, awaiting: true, within: .seconds(60)).list.map { found in
            AccessibilityFinding(
                rule: found["rule"].text, impact: found["impact"].text, help: found["help"].text,
                nodes: found["nodes"].list.map(\.text))
        }
    }
}

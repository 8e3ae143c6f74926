// Why this file exists: small habits that keep a repository honest: nothing half done left in a comment, no path that
// exists on one machine only, every file and folder says what it is for.

enum HabitRules {
    /// Marks of unfinished work; put together here so that this file does not hold them.
    static let unfinished: Set<String> = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]

    static func leftovers(_ file: SourceFile) -> [Finding] {
        file.lines.flatMap { line in
            identifiers(in: line.raw).filter { unfinished.contains(String($0)) }.map {
                Finding(path: file.path, line: line.number, message: "\($0) is left here: do it, or open an issue")
            }
        }
    }

    /// Where people's and machines' own folders lie.
    static let machineFolders = ["home", "Users", "work", "root"].map { "/" + $0 + "/" }

    static func machinePaths(_ file: SourceFile) -> [Finding] {
        file.lines.filter { holdsMachinePath($0.raw) }.map {
            let message = "an absolute path of one machine: make it relative, or find it from #filePath"
            return Finding(path: file.path, line: $0.number, message: message)
        }
    }

    private static func holdsMachinePath(_ text: String) -> Bool {
        machineFolders.contains { folder in
            var rest = text[...]
            while let range = rest.firstRange(of: folder) {
                let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
                if !(before.isLetter || before.isNumber || "._-~)}".contains(before)) { return true }
                rest = rest[range.upperBound...]
            }
            return false
        }
    }

    static func opening(_ file: SourceFile) -> [Finding] {
        guard file.isSwift, file.lines.first?.isComment != true else { return [] }
        let message = "the file does not open with a comment: say in its first line why it exists"
        return [Finding(path: file.path, line: 1, message: message)]
    }

    /// Where the folders are described.
    static let plan = "Docs/architecture.md"

    /// A folder's line reads "- `Protocol/Wire/` — what it is for"; every folder has one, and every line its folder.
    static func folders(_ folders: [String], describedIn text: String) -> [Finding] {
        var described: [String: Int] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let parts = line.split(separator: "`", omittingEmptySubsequences: false)
            guard parts.count >= 3, parts[0] == "- ", parts[1].hasSuffix("/") else { continue }
            let says = parts[2...].joined().filter(\.isLetter).count >= 12
            if says { described[String(parts[1].dropLast())] = index + 1 }
        }
        let missing = folders.filter { described[$0] == nil }.map {
            Finding(path: plan, line: 1, message: "no line describes \($0)/: add \"- `\($0)/` — what it is for\"")
        }
        let roots = Repository.described.map { $0 + "/" }
        let stale = described.filter { entry in
            !folders.contains(entry.key) && roots.contains { entry.key.hasPrefix($0) }
        }
        return missing
            + stale.sorted { $0.value < $1.value }.map {
                Finding(path: plan, line: $0.value, message: "\($0.key)/ is described but holds no file")
            }
    }

    /// Every habit of the Makefile explains itself.
    static func habits(_ makefile: SourceFile) -> [Finding] {
        let targets = makefile.lines.filter { $0.raw.hasPrefix(".PHONY:") }
            .flatMap { $0.raw.split(separator: " ").dropFirst() }
        return targets.compactMap { target in
            let line = makefile.lines.first { $0.raw.hasPrefix(target + ":") }
            if let line, line.raw.contains("## ") { return nil }
            let message = "`make \(target)` has no line of help: write it after ## beside the target"
            return Finding(path: makefile.path, line: line?.number ?? 1, message: message)
        }
    }
}

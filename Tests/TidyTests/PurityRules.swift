// Why this file exists: the protocol can be replayed from a seed only while it has no clock, no randomness and no I/O
// of its own, and the engine serves another business only while it knows no word of this one.

enum PurityRules {
    /// What Protocol may import. Everything else brings I/O, a clock, a locale or weight.
    static let importsOfProtocol: Set<String> = ["Crypto", "CZstd", "Synchronization"]

    /// Imports that would turn an arrow of the architecture round.
    static let forbiddenImports: [(folder: String, modules: Set<String>)] = [
        ("Client", ["SyncServer", "LeadToCash"]),
        ("Server", ["SyncClient", "LeadToCash"]),
        ("Sources/RecordTables", ["SyncClient", "SyncServer", "LeadToCash"]),
        ("Sources/LeadToCash", ["SyncClient", "SyncServer", "RecordTables"]),
    ]

    /// Names that stand for clocks, chance, the machine, or arithmetic that differs from machine to machine.
    static let bannedInProtocol: Set<String> = [
        "Date", "UUID", "ContinuousClock", "SuspendingClock", "DispatchTime", "clock_gettime",
        "random", "randomElement", "shuffled", "shuffle", "SystemRandomNumberGenerator", "arc4random", "hashValue",
        "FileManager", "ProcessInfo", "getenv", "print", "Task",
        "Double", "Float", "Float16", "Float32", "Float64", "Float80", "CGFloat",
    ]

    static func imports(_ file: SourceFile) -> [Finding] {
        guard file.isSwift else { return [] }
        return file.lines.compactMap { line in
            guard let module = importedModule(line.code) else { return nil }
            if file.isUnder(["Protocol"]), !importsOfProtocol.contains(module) {
                let allowed = importsOfProtocol.sorted().joined(separator: " and ")
                return Finding(
                    path: file.path, line: line.number,
                    message: "Protocol imports only \(allowed), not \(module): pass what you need in")
            }
            let rule = forbiddenImports.first { file.isUnder([$0.folder]) && $0.modules.contains(module) }
            guard let rule else { return nil }
            let message = "\(rule.folder) must not import \(module): dependencies point one way"
            return Finding(path: file.path, line: line.number, message: message)
        }
    }

    private static func importedModule(_ code: String) -> String? {
        let words = identifiers(in: code)
        guard let keyword = words.firstIndex(of: "import"), code.contains("import ") else { return nil }
        let before: Set<Substring> = [
            "public", "package", "internal", "private", "fileprivate", "testable", "preconcurrency", "_exported",
        ]
        guard words[..<keyword].allSatisfy(before.contains) else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        return words[(keyword + 1)...].first { !kinds.contains($0) }.map(String.init)
    }

    static func calls(_ file: SourceFile) -> [Finding] {
        guard file.isSwift, file.isUnder(["Protocol"]) else { return [] }
        return file.lines.flatMap { line in
            identifiers(in: line.code).filter { bannedInProtocol.contains(String($0)) }.map {
                let message =
                    "Protocol must not use \($0): clock, chance and machine are passed in, numbers are integers"
                return Finding(path: file.path, line: line.number, message: message)
            }
        }
    }

    /// The business's words, which the engine does not know.
    static let business: Set<String> = [
        "crm", "salesforce", "opportunity", "opportunities", "account", "accounts", "lead", "leads", "contact",
        "contacts", "customer", "customers", "invoice", "invoices", "quotation", "quotations", "prospect", "prospects",
    ]

    /// Turns of plain English that happen to hold one of these words: what may stand before it, and what after.
    private static let plain: [String: (before: Set<String>, after: Set<String>)] = [
        "lead": (["to", "would", "could", "can", "may", "might", "will", "must", "not"], ["to", "into", "nowhere"]),
        "leads": ([], ["to", "into", "nowhere"]),
        "account": (["into"], ["for", "of"]),
        "accounts": ([], ["for"]),
    ]

    static func vocabulary(_ file: SourceFile) -> [Finding] {
        guard file.isUnder(Repository.engine) else { return [] }
        return file.lines.flatMap { line in
            let words = words(in: line.raw)
            return words.indices.filter { isBusiness(words, $0) }.map {
                let message = "the engine knows no word of the business, and \"\(words[$0])\" is one: say it in general"
                return Finding(path: file.path, line: line.number, message: message)
            }
        }
    }

    private static func isBusiness(_ words: [String], _ index: Int) -> Bool {
        guard business.contains(words[index]) else { return false }
        guard let plain = plain[words[index]] else { return true }
        if index > 0, plain.before.contains(words[index - 1]) { return false }
        return !(index + 1 < words.count && plain.after.contains(words[index + 1]))
    }
}

// Why this file exists: a check that cannot fail protects nothing. Each rule meets a planted offender and its innocent
// neighbour.

import Testing

private func file(_ path: String, _ text: String) -> SourceFile { SourceFile(path: path, text: text) }

/// The lines a rule finds fault with in `text`.
private func lines(_ rule: (SourceFile) -> [Finding], _ path: String, _ text: String) -> [Int] {
    rule(file(path, text)).map(\.line)
}

private let functionOf60 = "func long() {\n" + String(repeating: "    step()\n", count: 58) + "}\n"

struct LengthRuleTests {
    @Test func `a file of 401 lines is too long, one of 400 is not`() {
        #expect(lines(LengthRules.fileLength, "Client/A.swift", String(repeating: "a\n", count: 401)) == [1])
        #expect(lines(LengthRules.fileLength, "Client/A.swift", String(repeating: "a\n", count: 400)).isEmpty)
    }

    @Test func `a line of 121 columns is too wide, one of 120 is not, and characters count rather than bytes`() {
        let wide = String(repeating: "é", count: 121)
        #expect(lines(LengthRules.lineWidth, "Client/A.swift", "a\n\(wide)\n") == [2])
        #expect(lines(LengthRules.lineWidth, "Client/A.swift", "a\n\(wide.dropLast())\n").isEmpty)
    }

    @Test func `a function of 61 lines is too long, one of 60 is not`() {
        let tooLong = functionOf60.replacing("{\n", with: "{\n    step()\n")
        #expect(lines(LengthRules.functionLength, "Client/A.swift", "struct S {\n\(tooLong)}\n") == [2])
        #expect(lines(LengthRules.functionLength, "Client/A.swift", "struct S {\n\(functionOf60)}\n").isEmpty)
    }

    @Test(arguments: ["init(a: Int = [1].map { $0 }[0])", "var size: Int", "subscript(index: Int) -> Int", "deinit"])
    func `other bodies are measured too`(declaration: String) {
        let body = functionOf60.replacing("func long() {\n", with: "\(declaration) {\n    step()\n")
        #expect(lines(LengthRules.functionLength, "Client/A.swift", body) == [1])
    }

    @Test func `a requirement has no body, and braces in strings and comments do not count`() {
        let protocols = "protocol P {\n    func a()\n    func b()\n}\n" + String(repeating: "x\n", count: 80)
        #expect(lines(LengthRules.functionLength, "Client/A.swift", protocols).isEmpty)
        let quoted =
            "func f() {\n    // {\n    g(\"{ \\(h { 1 }) {\")\n}\n" + String(repeating: "x\n", count: 80) + "}\n"
        #expect(lines(LengthRules.functionLength, "Client/A.swift", quoted).isEmpty)
    }
}

struct PurityRuleTests {
    @Test(arguments: ["import Foundation", "import Glibc", "@preconcurrency import struct Dispatch.DispatchTime"])
    func `Protocol imports nothing that reaches outside`(line: String) {
        #expect(lines(PurityRules.imports, "Protocol/Wire/A.swift", "// why\n\(line)\n") == [2])
        #expect(lines(PurityRules.imports, "Server/A.swift", line).isEmpty)
        #expect(lines(PurityRules.imports, "Protocol/Wire/A.swift", "import Crypto\n// import Glibc").isEmpty)
    }

    @Test(arguments: [("Client", "SyncServer"), ("Server", "SyncClient"), ("Sources/RecordTables", "LeadToCash")])
    func `an arrow that points the wrong way is found`(folder: String, module: String) {
        #expect(lines(PurityRules.imports, "\(folder)/A.swift", "package import \(module)") == [1])
        #expect(lines(PurityRules.imports, "\(folder)/A.swift", "import SyncProtocol").isEmpty)
    }

    @Test(arguments: [
        "let now = Date()", "let id = UUID()", "let n = Int.random(in: 0..<9)", "var share: Double = 0",
        "func f(_ x: Float) {}", "log(\"at \\(Date())\")",
    ])
    func `clock, chance and floats are found in Protocol and only there`(line: String) {
        #expect(lines(PurityRules.calls, "Protocol/A.swift", line) == [1])
        #expect(lines(PurityRules.calls, "Client/A.swift", line).isEmpty)
    }

    @Test func `speaking of a clock is not using one`() {
        #expect(
            lines(PurityRules.calls, "Protocol/A.swift", "// no Date() here\nlet a = \"Date()\"\nlet b = CivilDate(1)")
                .isEmpty)
    }

    @Test(arguments: [
        "let opportunityTable = 1", "// a lead's source", "let sql = \"select * from account\"", "// CRM",
        "case contact",
        "let customer_name = 1",
    ])
    func `a word of the business in the engine is found`(line: String) {
        #expect(lines(PurityRules.vocabulary, "Client/A.swift", line) == [1])
        #expect(lines(PurityRules.vocabulary, "Sources/RecordTables/A.swift", line) == [1])
        #expect(lines(PurityRules.vocabulary, "Sources/LeadToCash/A.swift", line).isEmpty)
    }

    @Test(arguments: [
        "// this leads to a gap", "// it would lead nowhere", "// takes it into account", "/// its account of itself",
        "let misleading = 1",
    ])
    func `plain English is not business`(line: String) {
        #expect(lines(PurityRules.vocabulary, "Protocol/A.swift", line).isEmpty)
    }
}

struct SafetyRuleTests {
    @Test(arguments: [
        "let a = b!", "let a = try! f()", "let a = b as! C", "var a: Int!", "f(b[0]!.c)", "g(\"\\(b!)\")",
    ])
    func `what traps is found unless it is proven`(line: String) {
        #expect(lines(SafetyRules.traps, "Server/A.swift", line) == [1])
        #expect(lines(SafetyRules.traps, "Server/A.swift", "// Proof: set above,\n// always.\n\(line)").isEmpty)
        #expect(lines(SafetyRules.traps, "Server/A.swift", "// Proof: set above.\n\n\(line)") == [3])
        #expect(lines(SafetyRules.traps, "Tests/A.swift", line).isEmpty)
    }

    @Test func `negation, inequality and exclamation are harmless`() {
        let text = "if !a, b != c, d !== e { f(\"Stop!\") } // no!\n#if !os(Linux)\n#endif"
        #expect(lines(SafetyRules.traps, "Server/A.swift", text).isEmpty)
    }

    @Test(arguments: ["final class A: @unchecked Sendable {}", "nonisolated(unsafe) var a = 1"])
    func `an unchecked promise is found unless it is proven`(line: String) {
        #expect(lines(SafetyRules.races, "Client/A.swift", line) == [1])
        #expect(
            lines(SafetyRules.races, "Client/A.swift", "// Proof: written once, before any thread starts.\n\(line)")
                .isEmpty)
    }
}

struct HabitRuleTests {
    @Test func `a mark of unfinished work is found, also in scripts`() {
        for mark in HabitRules.unfinished {
            #expect(lines(HabitRules.leftovers, "Client/A.swift", "let a = 1 // \(mark): later") == [1])
            #expect(lines(HabitRules.leftovers, "scripts/a.sh", "# \(mark)") == [1])
        }
        #expect(lines(HabitRules.leftovers, "Client/A.swift", "let todoList = 1").isEmpty)
    }

    @Test func `a path of one machine is found, a web address and a relative path are not`() {
        for folder in HabitRules.machineFolders {
            #expect(lines(HabitRules.machinePaths, "Docs/a.md", "see \(folder)anna/replica.db") == [1])
            #expect(
                lines(HabitRules.machinePaths, "Docs/a.md", "https://example.org\(folder)a and ..\(folder)b").isEmpty)
        }
    }

    @Test func `a file that does not say why it exists is found`() {
        #expect(lines(HabitRules.opening, "Client/A.swift", "import Crypto\n// late") == [1])
        #expect(lines(HabitRules.opening, "Client/A.swift", "// Why: so.\nimport Crypto").isEmpty)
    }

    @Test func `a folder without a line is found, and a line without a folder`() {
        let plan =
            "- `Client/Editing/` — what a person may ask\n- `Client/Link/` —\n- `Docs/old/` — anything at all\n"
        #expect(HabitRules.folders(["Client/Editing"], describedIn: plan).isEmpty)
        #expect(HabitRules.folders(["Client/Editing", "Client/Link"], describedIn: plan).count == 1)
        #expect(HabitRules.folders([], describedIn: plan).map(\.line) == [1])
    }

    @Test func `a habit without help is found`() {
        let makefile = ".PHONY: build test\nbuild: ## build it\n\tswift build\ntest:\n\tswift test\n"
        #expect(lines(HabitRules.habits, "Makefile", makefile) == [4])
    }
}

struct SourceTextTests {
    @Test func `code and comments are told apart`() {
        let text =
            #"let a = "x // y" // z"# + "\n/* b /* c */ d */ let e = 1\nlet f = \"\"\"\n  // \\(g(\"h\")) i\n  \"\"\"\n"
        let lines = file("A.swift", text).lines
        #expect(lines[0].code == "let a = \"\" " && lines[0].comment == "// z")
        #expect(lines[1].code == " let e = 1" && lines[1].comment == "/* b /* c */ d */")
        #expect(identifiers(in: lines[3].code) == ["g"] && lines[3].comment.isEmpty)
    }

    @Test func `raw strings end where they say`() {
        let line = file("A.swift", ##"let a = #"b " \(c) \#(d) "# + e"##).lines[0]
        #expect(identifiers(in: line.code) == ["let", "a", "d", "e"])
    }

    @Test func `words come out of humps and underscores alike`() {
        #expect(words(in: "leadScore LEAD_SCORE CRMRecord") == ["lead", "score", "lead", "score", "crm", "record"])
    }
}

struct StoryRuleTests {
    private let tests = [
        file("Tests/JourneyTests/Stories/ClockStories.swift", "// why\n    func `story 3: a tale`() {}\n"),
        file("Tests/JourneyTests/Stories/ProcessStories.swift", "// why\n    func `story 5: a tale`() {}\n"),
    ]

    private func messages(_ states: [Int: String]) -> [String] {
        let rows = (1...StoryRules.stories).map { "| \($0) | story | outcome | \(states[$0] ?? "later") | |" }
        return StoryRules.stories(tests + [file(StoryRules.page, rows.joined(separator: "\n"))]).map(\.message)
    }

    @Test func `a story is called tested, and told with the programs, just where it is`() {
        let right = [3: "tested", 5: "tested, with the programs"]
        #expect(messages(right).isEmpty)
        #expect(messages([3: "tested"]).count == 2)
        #expect(messages(right.merging([4: "tested"]) { $1 }).count == 1)
        #expect(messages(right.merging([3: "tested, with the programs"]) { $1 }).count == 1)
        #expect(StoryRules.stories(tests).count == 1)
        #expect(StoryRules.stories([file(StoryRules.page, "| 1 | s | o | later | |")]).count == StoryRules.stories - 1)
    }
}

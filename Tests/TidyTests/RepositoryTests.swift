// Why this file exists: the repository keeps its own rules, or the build is red. The rules and their reasons stand in
// the files beside this one; RuleTests shows that each of them can fail.

import Testing

struct RepositoryTests {
    /// Read once: telling code from comments takes seconds, and every test makes an instance of its own.
    private static let tree = Result { try Repository().files() }
    private let repository: Repository
    private let files: [SourceFile]

    init() throws {
        repository = try Repository()
        files = try Self.tree.get()
    }

    @Test func `the rules look at the whole tree`() {
        #expect(files.contains { $0.path == "Package.swift" })
        for folder in Repository.described + ["Benchmarks", "scripts"] {
            #expect(files.contains { $0.isUnder([folder]) }, "no file found in \(folder)")
        }
    }

    @Test func `every file is short enough to read`() { expectNone(findings(in: files, LengthRules.fileLength)) }
    @Test func `every function is short enough to read`() {
        expectNone(findings(in: files, LengthRules.functionLength))
    }
    @Test func `every line fits the page`() { expectNone(findings(in: files, LengthRules.lineWidth)) }
    @Test func `dependencies point one way`() { expectNone(findings(in: files, PurityRules.imports)) }
    @Test func `the protocol has no clock, chance, machine or float`() {
        expectNone(findings(in: files, PurityRules.calls))
    }
    @Test func `the engine knows no word of the business`() { expectNone(findings(in: files, PurityRules.vocabulary)) }
    @Test func `what may trap is proven not to`() { expectNone(findings(in: files, SafetyRules.traps)) }
    @Test func `what the compiler cannot check for races is proven`() {
        expectNone(findings(in: files, SafetyRules.races))
    }
    @Test func `nothing half done is left in the files`() { expectNone(findings(in: files, HabitRules.leftovers)) }
    @Test func `no path exists on one machine only`() { expectNone(findings(in: files, HabitRules.machinePaths)) }
    @Test func `every Swift file opens by saying why it exists`() {
        expectNone(findings(in: files, HabitRules.opening))
    }

    @Test func `every folder has its line in the docs, and every line its folder`() throws {
        expectNone(HabitRules.folders(try repository.folders(), describedIn: try repository.text(of: HabitRules.plan)))
    }

    @Test func `the page of stories says what its tests show`() { expectNone(StoryRules.stories(files)) }

    @Test func `every habit explains itself`() throws {
        let makefile = try #require(files.first { $0.path == "Makefile" })
        expectNone(HabitRules.habits(makefile))
    }
}

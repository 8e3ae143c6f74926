// Why this file exists: what a world of chance once found is told again, cut down to what mattered. Each script plants
// the bug that it found: with it the promise breaks, without it everything comes right.

import Foundation
import Testing

@testable import Simulation

@Suite struct ScriptTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Scripts")

    private static let files: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { $0.hasSuffix(".script") }.sorted()
    }()

    private static func script(_ file: String) throws -> Script {
        try Script(String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8))
    }

    @Test func `there are scripts`() { #expect(Self.files.count >= 3) }

    @Test(arguments: files)
    func `a script breaks its promise with its bug, and without it everything comes right`(_ file: String) throws {
        var script = try Self.script(file)
        #expect(script.planted != nil)
        #expect(script.outcome == script.breaks)
        script.planted = nil
        #expect(script.outcome == nil)
    }

    @Test(arguments: files) func `a script reads as it was written`(_ file: String) throws {
        let script = try Self.script(file)
        #expect(try Script(script.description) == script)
    }

    @Test func `a seed written out tells the same story`() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            let world = World(seed: seed)
            let report = try world.run()
            #expect(try World(Script(world.script.description)).run().hash == report.hash)
        }
    }

    @Test func `a failure is cut down to a few actions that break the same promise`() throws {
        let world = World(seed: 1, planted: .acknowledgesUnsynced)
        #expect(throws: Violation.self) { try world.run() }
        var minimiser = Minimiser("I2", most: 600)
        let small = minimiser.minimise(world.script)
        #expect(small.outcome == "I2")
        #expect(small.actions.count <= 8, "\(small)")
    }

    @Test(arguments: ["do", "do fly 1", "do edit -1", "do edit 1 @xyz", "drop 0", "drop many", "laptops 1001", "hello"])
    func `a line that is no part of a script is named`(_ line: String) {
        #expect(throws: Script.Problem.self) { try Script("seed 1\n\(line)\n") }
    }
}

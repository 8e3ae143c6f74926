// Why this file exists: a seed in a bug report is worth something only if it tells the same story everywhere.

import Foundation
import Testing

@testable import Simulation

@Suite struct ReplayTests {
    @Test func `some worlds come right`() async {
        let outcome = await Campaign.run(first: 1, count: 40, workers: 2)
        #expect(outcome.failures.isEmpty, "\(outcome.failures)")
        #expect(outcome.seeds == 40)
        let faults: [Happening] = [
            .dropped, .duplicated, .truncated, .corrupted, .laptopCrash, .headquartersCrash, .clonedLaptop,
            .restoredLaptop, .fork, .rejoin, .reissuedEdit, .backup, .restoredHeadquarters, .rewind, .erasure,
        ]
        for fault in faults {
            #expect(outcome.tally[fault] > 0, "\(fault) never happened")
        }
    }

    @Test(arguments: [3, 17, 256] as [UInt64])
    func `a seed tells the same story again`(_ seed: UInt64) throws {
        let once = try World(seed: seed).run()
        #expect(try World(seed: seed).run() == once)
        #expect(try World(seed: seed + 1).run().hash != once.hash)
    }

    /// Hashing is salted anew in every process, so an order that comes from a dictionary shows here.
    @Test(arguments: [5, 42] as [UInt64])
    func `a seed tells the same story in another process`(_ seed: UInt64) throws {
        let program = try #require(Self.simulate, "the program `simulate` is not beside the tests")
        let process = Process()
        process.executableURL = program
        process.arguments = ["--seed", "\(seed)"]
        process.environment = [:]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text.contains("trace " + String(try World(seed: seed).run().hash, radix: 16)))
    }

    private static var simulate: URL? {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let places = [tests, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
        return places.map { $0.appendingPathComponent("simulate") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

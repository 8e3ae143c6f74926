// Why this file exists: an oracle that never complains proves nothing. A small storm with the real programs must come
// out sound, and the same storm with a planted fault must not.

import ChaosDriver
import Foundation
import Glibc
import Testing

/// Told by the clock and with many processes, so apart from the other tests: `make storms`.
@Suite(.serialized, .enabled(if: getenv("OUTPOST_STORMS") != nil, "run by make storms")) struct `A small storm` {
    /// The programs that were built beside the tests.
    private static func program(_ name: String) throws -> String {
        let bundle = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let beside = (bundle as NSString).deletingLastPathComponent
        let repository = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let folders = [beside, (beside as NSString).deletingLastPathComponent, "/\(repository)/.build/debug"]
        let paths = folders.map { "\($0)/\(name)" }
        return try #require(paths.first { access($0, X_OK) == 0 }, "\(name) was not built beside the tests")
    }

    private func storm(_ plant: ChaosOptions.Plant?, kills: Int = 6, patience: Int = 30) async throws -> Report {
        var options = ChaosOptions(outpost: try Self.program("outpost"), outpostd: try Self.program("outpostd"))
        options.seed = 11
        options.kills = kills
        options.seconds = 60
        options.laptops = 2
        options.clones = 1
        options.patience = patience
        options.plant = plant
        return try await Storm(options).run()
    }

    @Test func `loses nothing and leaves nobody stuck`() async throws {
        let report = try await storm(nil, kills: 12)
        #expect(
            report.findings.isEmpty, "\(report.findings.map { "\($0.kind): \($0.sentence)" }.joined(separator: "\n"))")
        #expect(report.isSound, "\(report.table)")
        #expect(report.kills >= 12)
        #expect(report.total("edits promised") > 0)
    }

    @Test func `is not sound if a laptop's disk is secretly put back`() async throws {
        let report = try await storm(.lost)
        #expect(report.findings.contains { $0.kind == "lost" }, "\(report.table)")
    }

    @Test func `is not sound if HQ's database is put back by hand`() async throws {
        let report = try await storm(.rewound)
        #expect(report.findings.contains { $0.kind == "lost" }, "\(report.table)")
    }

    @Test func `is not sound if a line stays silent`() async throws {
        let report = try await storm(.stuck, kills: 3, patience: 3)
        #expect(report.findings.contains { $0.kind == "stuck" }, "\(report.table)")
    }
}

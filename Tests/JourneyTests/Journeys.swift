// Why this file exists: every journey ends in the same question: does everybody hold the same, and is nothing left
// over?

import Foundation
import GRDB
import TestSupport
import Testing

/// Each test on a thread of its own. Laptops in this process wait where they stand for HQ, which is in this process,
/// too: on the shared pool a few of them would take the threads that HQ needs.
struct OnThreadOfItsOwn: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? { testCase == nil ? nil : self }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(OwnThread("outpost.journey")) { try await body() }
    }
}

/// Whole stories, told with the programs that people run.
@Suite(OnThreadOfItsOwn())
struct Journeys {
    /// Syncs laptops in turn, twice, so that everyone hears of everything. Conflicts and held edits are no failure.
    static func meet(_ laptops: Laptop...) async throws {
        for laptop in laptops + laptops {
            let outcome = try await laptop.run("sync")
            #expect([0, 5, 6].contains(outcome.status), "\(laptop.user): \(outcome.told)")
        }
    }

    /// Everybody's edits are at HQ, everybody holds what HQ holds, and every file is sound.
    static func expectAgreement(
        _ headquarters: HeadquartersProgram, _ laptops: Laptop..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        // HQ casts shadows once it is quiet, which may be after the last sync.
        _ = try await headquarters.succeed("shadow")
        for laptop in laptops { _ = try await laptop.run("sync") }
        for laptop in laptops {
            let differences = try Comparison.differences(laptop, headquarters)
            #expect(differences.isEmpty, "\(laptop.user)", sourceLocation: sourceLocation)
            let status = try await laptop.succeed("status")
            #expect(status["pending"]["edits"] == 0, sourceLocation: sourceLocation)
            #expect(status["needsRepair"] == false, sourceLocation: sourceLocation)
            #expect(status["arriving"] == false, sourceLocation: sourceLocation)
            let verification = try await laptop.succeed("verify")
            #expect(verification["sound"] == true, sourceLocation: sourceLocation)
        }
        let verification = try await headquarters.succeed("verify")
        #expect(verification["sound"] == true, "\(verification["findings"])", sourceLocation: sourceLocation)
    }
}

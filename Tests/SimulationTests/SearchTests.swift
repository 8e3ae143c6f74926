// Why this file exists: a search that visits everything and notices nothing proves nothing; and one that visits another
// number of states each time cannot be trusted to have visited all.

import Testing

@testable import Simulation

@Suite struct SearchTests {
    private static let first = Array(SearchTheme.all.prefix(1))

    @Test(arguments: [
        PlantedFault.forgetsLosers, .appliesRetriesTwice, .ignoresRemovals, .lastArrivalWins, .keepsRevivalsDead,
        .hidesPendingEdits, .neverClearsQueue, .keepsDepartures, .skipsNewScopes, .keepsStaleRows, .forgetsFloors,
    ])
    func `a planted bug is found within the smallest bound, by a history that shows it again`(
        _ fault: PlantedFault
    ) async throws {
        let parts = try await SearchCampaign.run(Self.first, SearchBound(depth: 1), workers: 1, planted: fault)
        let part = try #require(parts.first)
        let finding = try #require(part.outcome.finding)
        #expect(finding.violation.invariant == fault.invariant)
        let search = Search(part.theme, SearchBound(depth: 1), planted: fault)
        #expect(throws: Violation.self) { try search.tell(finding.path) { _ in } }
        try Search(part.theme, SearchBound(depth: 1), planted: nil).tell(finding.path) { _ in }
    }

    @Test func `the smallest bound is searched whole, twice with the same result, and everything holds`() async throws {
        let once = try await SearchCampaign.run(Self.first, SearchBound(depth: 1), workers: 1)
        let again = try await SearchCampaign.run(Self.first, SearchBound(depth: 1), workers: 1)
        let outcome = try #require(once.first?.outcome)
        #expect(outcome.finding == nil)
        #expect(outcome.states > 1000 && outcome.ends > 100)
        #expect(outcome.hash == again.first?.outcome.hash)
        #expect(outcome.states == again.first?.outcome.states)
    }
}

// Why this file exists: a page that is written once for many must be theirs to the letter: no figure, name, choice or
// language of anybody else.

import LeadToCash
import SyncProtocol
import Synchronization
import Testing

@testable import Console

@Suite struct WrittenPageTests {
    /// Counts what was written.
    private final class Pen: Sendable {
        private let written = Mutex(0)
        var count: Int { written.withLock { $0 } }

        @Sendable func write(_ model: OverviewModel) -> String {
            written.withLock { $0 += 1 }
            return "\(model.stamp) \(model.title) \(model.scopes.offers.map(\.offered))"
        }
    }

    private struct Blot: Error {}

    private let pages = WrittenPages()
    private let pen = Pen()
    private let desk = OverviewDesk()

    private func sheet(_ change: (inout Parts) -> Void = { _ in }) throws -> OverviewSheet {
        let whole = try #require(desk.sheet(.process))
        var parts = Parts(whole)
        change(&parts)
        return OverviewSheet(
            tab: parts.tab, scopes: parts.scopes, filter: parts.filter, language: parts.language, names: parts.names,
            kept: whole.kept, overview: whole.overview, counted: parts.isCounted ? whole.counted : nil,
            swept: whole.swept)
    }

    /// What may differ between two who look at one scope's figures.
    private struct Parts {
        var tab: OverviewTab
        var scopes: OverviewScopes
        var filter: OverviewFilter
        var language: Language
        var names: [RecordKey: String]
        var isCounted = true

        init(_ sheet: OverviewSheet) {
            (tab, scopes, filter) = (sheet.tab, sheet.scopes, sheet.filter)
            (language, names) = (sheet.language, sheet.names)
        }
    }

    @Test func `fifty who see the same have it written once`() async throws {
        let sheet = try sheet()
        let contents = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { [pages, pen] in try await pages.content(sheet, pen.write) } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(contents == [pen.write(sheet.model)])
        #expect(pen.count == 2, "once for them, once for this test")
    }

    @Test func `whatever one sees differently has a page of its own`() async throws {
        let others: [(inout Parts) -> Void] = [
            { $0.tab = .customer }, { $0.language = .zhHans },
            { $0.filter = OverviewFilter(period: "2026-Q1", currency: nil) },
            { $0.names = [:] }, { $0.isCounted = false },
            {
                $0.scopes = OverviewScopes(
                    chosen: $0.scopes.chosen, places: [], trail: $0.scopes.trail, fiscalMonth: 1,
                    currencies: $0.scopes.currencies)
            },
        ]
        _ = try await pages.content(try sheet(), pen.write)
        for (number, other) in others.enumerated() {
            let seen = try sheet(other)
            #expect(try await pages.content(seen, pen.write) == pen.write(seen.model))
            #expect(pen.count == 1 + 2 * (number + 1), "\(number)")
        }
        _ = try await pages.content(try sheet(), pen.write)
        #expect(pen.count == 1 + 2 * others.count, "the first is still there")
    }

    @Test func `what could not be written is tried again`() async throws {
        let sheet = try sheet()
        await #expect(throws: Blot.self) { try await pages.content(sheet) { _ in throw Blot() } }
        #expect(try await pages.content(sheet, pen.write) == pen.write(sheet.model))
    }

    @Test func `what nobody looked at for longest goes`() async throws {
        let first = try sheet()
        _ = try await pages.content(first, pen.write)
        for number in 0..<WrittenPages.most {
            _ = try await pages.content(
                try sheet { $0.filter = OverviewFilter(period: "\(1900 + number)", currency: nil) }, pen.write)
        }
        let before = pen.count
        _ = try await pages.content(first, pen.write)
        #expect(pen.count == before + 1)
    }
}

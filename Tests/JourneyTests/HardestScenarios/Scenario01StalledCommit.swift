// Why this file exists: a commit that has its number and is not there yet is what a cursor skips. Readers must go on
// meanwhile, and must still be sent it.

import Foundation
import GRDB
import RecordTables
import SyncClient
import SyncProtocol
import SyncServer
import TestSupport
import Testing

extension Journeys {
    @Suite("Scenario 1: a stalled commit under concurrent pagers, records updated between pages")
    struct Scenario01StalledCommit {
        /// Somebody who reads page by page, one row a page, and counts what came.
        private struct Pager {
            var cursor: FeedCursor
            var heads: [RecordID: CommitSequence] = [:]
            var titles: [RecordID: Value] = [:]
            var end: FeedPage.End?

            init(_ workshop: Workshop) throws {
                let scope = try #require(workshop.headquarters.scope(anchoredAt: workshop.shelf))
                let knowledge = Knowledge(timeline: workshop.headquarters.timeline)
                cursor = FeedCursor([.reference, scope], after: knowledge, held: [.reference, scope])
            }

            mutating func turn(_ workshop: Workshop) async throws {
                guard end == nil else { return }
                let cursor = cursor
                let page = try await workshop.headquarters.pool.read {
                    try FeedReader($0, Notes.schema).page(after: cursor, rows: 1)
                }
                for case .change(let change) in page.messages {
                    let batch = try ColumnarBatch(change.batch)
                    try batch.withCursor { rows in
                        while try rows.nextRow() {
                            heads[rows.id] = rows.head
                            let title = try rows.values(batch.columns).first { $0.field == Notes.title }
                            if change.kind == Notes.note, let title { titles[rows.id] = title.value }
                        }
                    }
                }
                self.cursor = page.cursor
                end = page.end
            }

            /// What it received is what HQ says that it must have received.
            func expectWhole(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
                var digest = ScopeDigest.empty
                for (id, head) in heads { digest.add(id, head: head) }
                #expect(try #require(end).digest == digest, sourceLocation: sourceLocation)
            }

            /// Asks for what is new since it finished.
            mutating func goOn(_ workshop: Workshop) async throws {
                let frontier = try #require(end).frontier
                let scopes = cursor.positions.map(\.scope)
                let knowledge = Knowledge(timeline: workshop.headquarters.timeline, prefix: frontier)
                cursor = FeedCursor(scopes, after: knowledge, held: Set(scopes))
                end = nil
                while end == nil { try await turn(workshop) }
            }
        }

        /// A commit that has its number, and waits.
        private final class Stall: Sendable {
            private let begun = DispatchSemaphore(value: 0)
            private let released = DispatchSemaphore(value: 0)
            private let task: Task<Void, any Error>

            init(_ workshop: Workshop, _ edit: RecordEdit) {
                let (begun, released) = (begun, released)
                let (committer, wall) = (workshop.headquarters.committer, workshop.clock.now())
                task = Task.detached(executorPreference: OwnThread()) {
                    try await committer.perform { ledger, _ in
                        let sequencer = Sequencer(Arbiter(schema: Notes.schema, rulebook: Notes.rulebook))
                        try sequencer.decide([edit], wall: wall, in: ledger)
                        begun.signal()
                        released.wait()
                    }
                }
                begun.wait()
            }

            func end() async throws {
                released.signal()
                try await task.value
            }
        }

        @Test(arguments: 0...4)
        func `no pager skips it, wherever it stalls, and every pager ends with the digest of what it received`(
            _ page: Int
        ) async throws {
            let workshop = try await Workshop()
            let ann = try await workshop.machine("Ann")
            let notes = try (1...6).map { try ann.add("note \($0)") }
            try await ann.sync()

            var early = try Pager(workshop)
            var late = try Pager(workshop)
            for _ in 0..<page { try await early.turn(workshop) }
            for _ in 0..<page / 2 { try await late.turn(workshop) }
            // What early has been sent already, and what it has not, changes between two pages.
            try ann.set(notes[0], Notes.title, "changed after its page")
            try ann.set(notes[5], Notes.title, "changed before its page")
            try await ann.sync()
            try await early.turn(workshop)

            let before = workshop.headquarters.frontier
            let value = FieldValue(Notes.title, .text("of the stalled commit"))
            let stall = Stall(workshop, RecordEdit(notes[1], .update, [value]))
            while early.end == nil { try await early.turn(workshop) }
            try await late.turn(workshop)
            #expect(early.end?.frontier == before, "nobody waits, and nobody claims what is not committed")
            try early.expectWhole()
            try await stall.end()

            while late.end == nil { try await late.turn(workshop) }
            #expect(late.end?.frontier == before + 1 && late.heads[notes[1].id] == before + 1)
            try late.expectWhole()
            try await early.goOn(workshop)
            try early.expectWhole()
            #expect(early.heads == late.heads && early.titles[notes[1].id] == .text("of the stalled commit"))
            #expect(early.titles == (try await workshop.notes()).compactMapValues { $0[Notes.title] })
            try await workshop.settle([ann])
        }
    }
}

// Why this file exists: somebody comes back after nine months with edits to what was purged, merged and made again.
// What they typed must be kept, and what they hold must not.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

extension Journeys {
    @Suite("Scenario 8: nine months offline, below the floor: edits to purged, merged, recreated records")
    struct Scenario08NineMonths {
        private func nineMonthsPass(_ table: Tabletop, _ desk: Tabletop.Desk) async throws {
            for _ in 0..<9 {
                table.clock.advance(30 * Tabletop.day)
                try await desk.sync()
                try await table.headquarters.collectTombstones()
            }
        }

        private static func secondLife(_ key: RecordKey, _ office: Value) -> RecordEdit {
            RecordEdit(
                key, .create,
                [
                    FieldValue(Contact.Fields.name, .text("Second life")),
                    FieldValue(Contact.Fields.office, office), FieldValue(Contact.Fields.title, .text("new")),
                ])
        }

        @Test func `the edits go up first, each finds its place, and nothing that was gone comes back`() async throws {
            let table = try await Tabletop()
            let (ann, ben) = (try await table.laptop("ann"), try await table.laptop("ben"))
            let office = Value.reference(table.office)
            func contact(_ name: String) throws -> RecordKey {
                try ann.add(Contact.kind, [Contact.Fields.name: .text(name), Contact.Fields.office: office])
            }
            func account(_ name: String) throws -> RecordKey {
                try ann.add(Account.kind, [Account.Fields.name: .text(name), Account.Fields.office: office])
            }
            let (purged, again, kept) = (try contact("Purged"), try contact("Made again"), try contact("Kept"))
            let (loser, survivor) = (try account("Beeline Kenya"), try account("Zain Uganda"))
            for desk in [ann, ben, ann, ben] { try await desk.sync() }

            // Ben goes away with five edits.
            table.clock.advance(60_000)
            try ben.set(purged, Contact.Fields.title, .text("of the purged"))
            try ben.set(again, Contact.Fields.title, .text("of the first life"))
            try ben.set(kept, Contact.Fields.title, .text("of the kept"))
            try ben.set(loser, Account.Fields.phone, .text("+254 20"))
            let visit = try ben.add(
                Activity.kind,
                [
                    Activity.Fields.type: .text("visit"), Activity.Fields.subject: .text("made offline"),
                    Activity.Fields.account: .reference(loser.id), Activity.Fields.office: office,
                ])
            try ann.open().apply([
                RecordEdit(purged, .delete(reason: "left")), RecordEdit(again, .delete(reason: "left")),
            ])
            try await ann.sync()
            #expect(try await table.headquarters.merge(loser, into: survivor))
            try await nineMonthsPass(table, ann)
            #expect(try await !table.headquarters.knows(purged))
            _ = try await table.headquarters.apply([Self.secondLife(again, office)])

            let report = try await ben.sync()
            #expect(report.rebased && report.uploaded == 5)
            let remarks = report.receipts.flatMap(\.remarks)
            #expect(remarks.contains { $0.key == purged && $0.rule == .unknownRecord && $0.verdict >= .held })
            for desk in [ann, ben, ann] { try await desk.sync() }
            for desk in [ann, ben] {
                #expect(try desk.open().record(purged) == nil)
                #expect(try desk.shown(kept, Contact.Fields.title) == .text("of the kept"))
                #expect(try desk.shown(survivor, Account.Fields.phone) == .text("+254 20"), "it went to the survivor")
                #expect(try desk.shown(visit, Activity.Fields.account) == .reference(survivor.id))
                #expect(try desk.shown(again, Contact.Fields.name) == .text("Second life"))
                #expect(try desk.shown(again, Contact.Fields.title) == .text("new"), "nine months younger")
                #expect(try Workspace(desk.open()).verify().problems == [] && !desk.open().checkpoint().needsRepair)
            }
            #expect(remarks.contains { $0.key == again && $0.field == Contact.Fields.title && $0.rule == .keepLatest })
            #expect(try await !ben.sync().rebased)
            #expect(try await table.headquarters.verify().findings == [])
        }
    }
}

// Why this file exists: a shadow that stays behind tells of something that is gone, and one that is missing lets it be
// made twice: every way in which a record can change is tried, and every way in which a sweep can be cut off.

import Foundation
import GRDB
import SyncProtocol
import TestSupport
import Testing

@testable import SyncServer

/// Halls with pieces in them; everybody hears whispers of pieces in other halls.
private enum Museum {
    static let hall: KindNumber = 1
    static let piece: KindNumber = 2
    static let whisper: KindNumber = 3

    static let title: FieldNumber = 1
    static let key: FieldNumber = 2
    static let place: FieldNumber = 3
    static let survivor: FieldNumber = 4
    static let colour: FieldNumber = 5

    static let rule = ShadowRule(
        caster: piece, key: key, place: place, shadow: whisper, anchor: 1, bucket: 2, marks: 3,
        seekers: [piece: key])

    /// What takes a piece to a hall, or to everybody.
    static func at(_ hall: RecordID?) -> [FieldValue] { [FieldValue(place, hall.map(Value.reference) ?? .null)] }

    static let schema = Schema(
        version: 1,
        kinds: [
            RecordKind(
                number: hall, name: "hall", scope: .reference, headquartersOnly: true,
                fields: [Field(1, "name", column: "name", .text, policy: .hqOnly)]),
            RecordKind(
                number: piece, name: "piece", scope: .anchored(by: [place]), redirect: survivor,
                fields: [
                    Field(title, "title", column: "title", .text),
                    Field(key, "key", column: "key", .text, policy: .hqOnly, creatorSets: true, isLookedUp: true),
                    Field(place, "place", column: "hall_id", .reference("hall"), policy: .hqOnly, creatorSets: true),
                    Field(survivor, "survivor", column: "survivor_id", .reference("piece"), policy: .hqOnly),
                    Field(colour, "colour", column: "colour", .text),
                ]),
            RecordKind(
                number: whisper, name: "whisper", scope: .reference, headquartersOnly: true,
                fields: [
                    Field(1, "hall", column: "hall_id", .reference("hall"), policy: .hqOnly, required: true),
                    Field(2, "bucket", column: "bucket", .integer, policy: .hqOnly, required: true),
                    Field(3, "marks", column: "marks", .text, policy: .hqOnly),
                ]),
        ])

    static let rulebook = Rulebook(
        upkeep: Upkeep(watches: [piece: [title]]) { kind, shown in
            guard kind.number == piece, case .text(let text) = try shown(title) else { return [] }
            return [FieldValue(key, text.isEmpty ? .null : .text(text.lowercased()))]
        }, shadows: [rule])
}

/// An HQ with two halls.
private final class TwoHalls {
    let clock = SharedClock()
    let directory = TemporaryDirectory()
    private(set) var headquarters: Headquarters
    let east: RecordID
    let west: RecordID
    private var made: UInt64 = 10

    init() async throws {
        headquarters = try Self.open(directory, clock, create: true)
        east = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
        west = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 2)
        for id in [east, west] {
            let key = RecordKey(kind: Museum.hall, id: id)
            _ = try await headquarters.apply([RecordEdit(key, .create, [FieldValue(1, .text("hall"))])])
            _ = try await headquarters.scope(anchoredAt: id, name: "hall")
        }
    }

    private static func open(
        _ directory: TemporaryDirectory, _ clock: SharedClock, create: Bool = false
    ) throws -> Headquarters {
        try Headquarters(
            DataDirectory(directory.path), schema: Museum.schema, rulebook: Museum.rulebook, create: create,
            wall: { clock.now })
    }

    func piece(_ title: String, in hall: RecordID?) async throws -> RecordKey {
        made += 1
        let key = RecordKey(
            kind: Museum.piece, id: RecordID(milliseconds: 2, entropy: 0, replica: .headquarters, counter: made))
        let place = FieldValue(Museum.place, hall.map(Value.reference) ?? .null)
        try await apply(RecordEdit(key, .create, [FieldValue(Museum.title, .text(title)), place]))
        return key
    }

    func apply(_ edits: RecordEdit...) async throws { _ = try await headquarters.apply(edits) }

    @discardableResult
    func sweep() async throws -> ShadowReport { try await headquarters.refreshShadows() }

    /// Whether everybody is told that there is such a piece in a hall.
    func tells(_ title: String, of hall: RecordID) async throws -> Bool {
        let mark = ShadowMark(of: title)
        let key = Museum.rule.record(of: hall, bucket: mark.bucket)
        return try await headquarters.read { try $0.values(of: key)?[3].map(mark.stands(in:)) ?? false }
    }

    /// The same of both halls, east first.
    func tells(_ title: String) async throws -> [Bool] {
        [try await tells(title, of: east), try await tells(title, of: west)]
    }

    func expectSound() async throws { #expect(try await headquarters.verify().findings == []) }
}

@Suite struct ShadowSweepTests {
    @Test func `what is made casts a shadow where it is, and what everybody holds casts none`() async throws {
        let museum = try await TwoHalls()
        _ = try await museum.piece("Canary", in: museum.east)
        _ = try await museum.piece("Open", in: nil)
        _ = try await museum.piece("", in: museum.east)
        #expect(try await !museum.tells("canary", of: museum.east), "nobody waits for it")
        #expect(try await museum.sweep() == ShadowReport(records: 3, shadows: 1))
        #expect(try await museum.tells("canary") == [true, false])
        #expect(try await !museum.tells("open", of: museum.east))
        let whispers = try await museum.headquarters.read { reader in
            var values: [[FieldNumber: Value]] = []
            try reader.forEach(Museum.whisper) { values.append($1) }
            return values
        }
        #expect(whispers.count == 1 && whispers[0][1] == .reference(museum.east))
        try await museum.expectSound()
    }

    @Test func `a new name casts a new shadow and the old one goes, but not while another casts it`() async throws {
        let museum = try await TwoHalls()
        let first = try await museum.piece("Canary", in: museum.east)
        let second = try await museum.piece("CANARY", in: museum.east)
        try await museum.sweep()
        try await museum.apply(RecordEdit(first, .update, [FieldValue(Museum.title, .text("Wren"))]))
        try await museum.sweep()
        #expect(try await museum.tells("wren") == [true, false])
        #expect(try await museum.tells("canary") == [true, false])
        try await museum.apply(RecordEdit(second, .update, [FieldValue(Museum.title, .text("Wren"))]))
        try await museum.sweep()
        #expect(try await museum.tells("wren") == [true, false])
        #expect(try await museum.tells("canary") == [false, false])
    }

    @Test func `a shadow moves with what casts it, out of sight and back`() async throws {
        let museum = try await TwoHalls()
        let key = try await museum.piece("Canary", in: museum.east)
        try await museum.sweep()
        _ = try await museum.headquarters.move(key, Museum.at(museum.west))
        try await museum.sweep()
        #expect(try await museum.tells("canary") == [false, true])
        _ = try await museum.headquarters.move(key, Museum.at(nil))
        try await museum.sweep()
        #expect(try await museum.tells("canary") == [false, false])
        _ = try await museum.headquarters.move(key, Museum.at(museum.east))
        try await museum.sweep()
        #expect(try await museum.tells("canary", of: museum.east))
        try await museum.expectSound()
    }

    @Test func `what is deleted, erased or merged away casts none`() async throws {
        let museum = try await TwoHalls()
        let deleted = try await museum.piece("Deleted", in: museum.east)
        let erased = try await museum.piece("Erased", in: museum.east)
        let merged = try await museum.piece("Merged", in: museum.east)
        let survivor = try await museum.piece("Survivor", in: museum.east)
        try await museum.sweep()
        for name in ["deleted", "erased", "merged", "survivor"] {
            #expect(try await museum.tells(name, of: museum.east), "\(name)")
        }
        try await museum.apply(RecordEdit(deleted, .delete(reason: "gone")))
        _ = try await museum.headquarters.erase([erased], reason: "asked for it")
        #expect(try await museum.headquarters.merge(merged, into: survivor))
        try await museum.sweep()
        for name in ["deleted", "erased", "merged"] {
            #expect(try await !museum.tells(name, of: museum.east), "\(name)")
        }
        #expect(try await museum.tells("survivor", of: museum.east))
        let noted = try await museum.headquarters.pool.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM hq_shadow") ?? 0
        }
        #expect(noted == 1)
        try await museum.expectSound()
    }

    @Test func `a sweep looks at what changed and commits nothing where no shadow does`() async throws {
        let museum = try await TwoHalls()
        var keys: [RecordKey] = []
        for number in 0..<20 { keys.append(try await museum.piece("piece \(number)", in: museum.east)) }
        #expect(try await museum.sweep().records == 20)
        let frontier = museum.headquarters.frontier
        #expect(try await museum.sweep() == ShadowReport())
        try await museum.apply(RecordEdit(keys[3], .update, [FieldValue(Museum.colour, .text("blue"))]))
        #expect(try await museum.sweep() == ShadowReport(records: 1, shadows: 0))
        #expect(museum.headquarters.frontier == frontier + 1, "the edit alone")
        try await museum.apply(RecordEdit(keys[3], .update, [FieldValue(Museum.title, .text("other"))]))
        let report = try await museum.sweep()
        #expect(report.records == 1 && (1...2).contains(report.shadows))
    }

    @Test func `many records are one shadow's one commit`() async throws {
        let museum = try await TwoHalls()
        var edits: [RecordEdit] = []
        for number in 0..<3000 {
            let id = RecordID(milliseconds: 3, entropy: 0, replica: .headquarters, counter: UInt64(number))
            edits.append(
                RecordEdit(
                    RecordKey(kind: Museum.piece, id: id), .create,
                    [
                        FieldValue(Museum.title, .text("piece \(number)")),
                        FieldValue(Museum.place, .reference(museum.west)),
                    ]))
        }
        _ = try await museum.headquarters.apply(edits)
        let before = museum.headquarters.frontier
        #expect(try await museum.sweep() == ShadowReport(records: 3000, shadows: 256))
        #expect(museum.headquarters.frontier == before + 1)
        for number in [0, 1, 2999] { #expect(try await museum.tells("piece \(number)", of: museum.west)) }
    }

    @Test func `a sweep that was cut off is finished by the next`() async throws {
        let museum = try await TwoHalls()
        let key = try await museum.piece("Canary", in: museum.east)
        try await museum.sweep()
        _ = try await museum.headquarters.move(key, Museum.at(museum.west))
        // Noted, and then the power goes before any shadow is written.
        let schema = Museum.schema
        try await museum.headquarters.committer.perform { ledger, db in
            let changed = try ShadowSweep.changed(since: 0, [Museum.rule], schema, db)
            try ShadowSweep(ledger, db, [Museum.rule]).note(changed)
        }
        #expect(try await museum.tells("canary", of: museum.east))
        try await museum.sweep()
        #expect(try await museum.tells("canary") == [false, true])
    }

    @Test func `a rebuild mends what is wrong in the notes and in the shadows`() async throws {
        let museum = try await TwoHalls()
        _ = try await museum.piece("Canary", in: museum.east)
        let gone = try await museum.piece("Gone", in: museum.west)
        try await museum.sweep()
        try await museum.headquarters.committer.perform { _, db in
            // A damaged note, a lost one, and one of a record that nobody knows.
            try db.execute(sql: "UPDATE hq_shadow SET mark = 5")
            try db.execute(sql: "DELETE FROM hq_shadow WHERE id = ?", arguments: [Data(gone.id.bytes)])
        }
        try await museum.apply(RecordEdit(gone, .delete(reason: "")))
        let whisper = Museum.rule.record(of: museum.east, bucket: 3)
        try await museum.apply(
            RecordEdit(
                whisper, .create,
                [FieldValue(1, .reference(museum.east)), FieldValue(2, .integer(3)), FieldValue(3, .text("0000"))]))
        #expect(try await museum.headquarters.refreshShadows(rebuilding: true).records == 2)
        #expect(try await museum.tells("canary", of: museum.east))
        #expect(try await !museum.tells("gone", of: museum.west))
        let invented = try await museum.headquarters.read { try $0.values(of: whisper)?[3] }
        #expect(invented == .null)
        #expect(try await museum.headquarters.refreshShadows(rebuilding: true).shadows == 0)
        try await museum.expectSound()
    }

    @Test func `sweeps asked for at once run one after the other and agree`() async throws {
        let museum = try await TwoHalls()
        for number in 0..<50 { _ = try await museum.piece("piece \(number)", in: museum.east) }
        let headquarters = museum.headquarters
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                group.addTask { try await headquarters.refreshShadows(rebuilding: number.isMultiple(of: 2)) }
            }
            try await group.waitForAll()
        }
        for number in 0..<50 { #expect(try await museum.tells("piece \(number)", of: museum.east)) }
        #expect(try await headquarters.refreshShadows(rebuilding: true).shadows == 0)
    }

    @Test func `a serving HQ sweeps when it is quiet, and does not wait for ever`() {
        var pace = ShadowPace()
        pace.sweep(endedAt: 10)
        let idle = [pace.look(10), pace.look(10)]
        #expect(idle == [false, false], "nothing was committed")
        let burst = [pace.look(11), pace.look(15), pace.look(15)]
        #expect(burst == [false, false, true], "once two looks see the same")
        pace.sweep(endedAt: 16)
        let own = pace.look(16)
        #expect(!own, "its own commits are no reason")
        var looks = 0
        repeat { looks += 1 } while !pace.look(100 + CommitSequence(looks))
        #expect(looks == ShadowPace.mostLooks)
    }
}

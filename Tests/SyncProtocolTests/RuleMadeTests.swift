// Why this file exists: HQ hands out work by rule, and may do so in the moment in which somebody deletes what the work
// is about. What nobody has touched is nobody's work, and keeps nothing alive.

import SyncProtocol
import Testing

struct `What a rule made` {
    typealias Fields = Court.Fields

    /// Notes of which the text says what made them.
    private static let schema = Schema(
        version: 1,
        kinds: [
            Court.streets, Court.parcels,
            RecordKind(
                number: 3, name: "note", scope: .anchored(by: [Fields.street]), maker: Fields.text,
                fields: Court.notes.fields), CaseRecord.kind,
        ])

    /// A parcel, what was seen before anything was filed under it, and a note that HQ made.
    private func court() throws -> (Court, seen: CommitSequence) {
        let court = Court(Self.schema)
        try court.send(Court.ana, Court.create(1))
        let seen = court.ledger.frontier
        try court.decide(Court.note(5, "rule 7", on: Court.parcel(1)))
        return (court, seen)
    }

    private func delete(_ court: Court, seen: CommitSequence) throws -> Bool {
        try court.send(Court.ana, seen: seen, .init(Court.parcel(1), .delete(reason: "twice here")))
        return try #require(court.ledger.headers[Court.parcel(1)]).isAlive
    }

    @Test func `it does not bring back what was deleted before anybody heard of it`() throws {
        let (court, seen) = try court()
        #expect(try !delete(court, seen: seen))
    }

    @Test func `it does once somebody has worked on it`() throws {
        let (court, seen) = try court()
        try court.send(
            Court.ben, .init(Court.noteKey(5), .update, [FieldWrite(Fields.text, .text("rule 7, called them"))]))
        #expect(try delete(court, seen: seen))
    }

    @Test func `what a person filed does, whatever it says of itself, and so does what HQ decided`() throws {
        let (court, seen) = try court()
        try court.send(Court.ben, .init(Court.note(6, "rule 7", on: Court.parcel(1))))
        #expect(try delete(court, seen: seen))

        let plain = Court()
        try plain.send(Court.ana, Court.create(1))
        let before = plain.ledger.frontier
        try plain.decide(Court.note(5, "an invoice", on: Court.parcel(1)))
        #expect(try delete(plain, seen: before))
    }
}

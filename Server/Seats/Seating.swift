// Why this file exists: a seat comes into being when somebody first sits down. From then on what they may hold and do
// there follows from the organisation, at the same commits as on their laptop.

import GRDB
import SyncProtocol

extension Headquarters {
    /// The seat of a person, made when it is first needed. Ask for it with every request: what they may see and do
    /// changes with the organisation.
    /// - Parameters:
    ///   - person: the person's record.
    ///   - name: the person as others are to see the name; counts when the seat is made.
    public func seat(of person: RecordID, name: String) async throws -> Seat {
        if let seat = try await pool.read({ try SeatShelf.seat(of: person, $0) }) { return seat }
        return try await committer.makeSeat(of: person, named: String(name.prefix(Seat.nameLimit)))
    }

    /// The seat of a person as it stands, if they have one, and what `body` reads beside it in the same snapshot.
    public func seat<T: Sendable>(
        of person: RecordID, beside body: @escaping @Sendable (RecordReader) throws -> T
    ) async throws -> (seat: Seat?, beside: T) {
        try await pool.read { [schema] db in
            (try SeatShelf.seat(of: person, db), try body(RecordReader(db, schema)))
        }
    }

    /// An id for a record that somebody is about to make from a seat. A page that carries it may be sent twice and
    /// still makes one record.
    public func newRecordID(for seat: Seat) -> RecordID {
        // Nobody counts what is made at a seat before it is sent: thirty random bits stand for the count.
        RecordID(
            milliseconds: wall(), entropy: UInt16.random(in: 0..<0x1000), replica: seat.replica,
            counter: UInt64.random(in: 0..<1 << 30))
    }
}

extension Committer {
    func makeSeat(of person: RecordID, named name: String) throws -> Seat {
        try transaction { ledger, db in
            // Two pages may have asked at once.
            if let seat = try SeatShelf.seat(of: person, db) { return seat }
            let now = wall()
            let scopes = [ScopeID.reference]
            let replica = try Headquarters.insertReplica(
                Headquarters.NewReplica(
                    name: name, device: Seat.device, person: person, secret: nil, key: [], scopes: scopes,
                    storage: nil, now: now), db)
            try SeatShelf.note(replica, of: person, db)
            try ledger.record(.enrolled(replica, scopes: scopes, person: person, key: nil), at: now)
            try sequencer.review([person], wall: now, in: ledger)
            guard let seat = try SeatShelf.seat(of: person, db) else { throw LedgerError.missingReplica(replica) }
            return seat
        }
    }
}

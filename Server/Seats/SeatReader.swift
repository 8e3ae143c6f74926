// Why this file exists: whoever reads at HQ's pages sees what their laptop could hold, and of everything else not even
// that it is there. Pages read through this and nothing beside it.

import GRDB
import SyncProtocol

/// Reads what a person may see, in one snapshot. Valid only inside ``Headquarters/read(as:_:)``. A record in another
/// scope is to it as if it did not exist.
public final class SeatReader {
    /// The seat as it stands in this snapshot.
    public let seat: Seat
    /// What rules, figures and names are looked up in, within the seat's scopes.
    public let records: RecordReader
    private let mirror: Mirror

    init(_ seat: Seat, _ db: Database, _ schema: Schema, _ mirror: Mirror) {
        self.seat = seat
        self.mirror = mirror
        records = RecordReader(db, schema, in: seat.scopes)
    }

    /// σ of the snapshot: what whoever looks at a page made of it has seen.
    public func frontier() throws -> CommitSequence { try records.frontier() }

    /// What a record's fields show; nil if there is no such living record.
    /// - Parameter fields: nil for all.
    public func values(of key: RecordKey, only fields: [FieldNumber]? = nil) throws -> [FieldNumber: Value]? {
        try records.values(of: key, only: fields)
    }

    /// Whether a record was here and was deleted or erased.
    public func isDeleted(_ key: RecordKey) throws -> Bool { try records.isDeleted(key) }

    /// Gives every living record of a kind to `body`, in the order of creation.
    /// - Parameter fields: nil for all.
    public func forEach(
        _ kind: KindNumber, only fields: [FieldNumber]? = nil,
        _ body: (RecordID, [FieldNumber: Value]) throws -> Void
    ) throws {
        try records.forEach(kind, only: fields, body)
    }

    /// The first living record of a kind whose field shows a text, without regard to the case of ASCII letters.
    public func first(_ kind: KindNumber, where field: FieldNumber, is text: String) throws -> RecordID? {
        try records.first(kind, where: field, is: text)
    }

    /// A record's history, newest first; nil if there is no such record.
    public func history(of key: RecordKey) throws -> [HistoryEntry]? {
        try Headquarters.history(of: key, for: seat.scopes, records.schema, records.db)
    }

    /// A page of a list.
    /// - Parameter cursor: where the page before ended; nil for the first.
    /// - Throws: ``SeatProblem`` if the query names what there is not.
    public func page(_ query: RecordQuery, after cursor: PageCursor? = nil) throws -> RecordPage {
        var listing = try RecordListing(query, records.schema)
        if let cursor { listing.begin(after: cursor) }
        listing.keep(within: seat.scopes, isWide: seesMuch)
        return try listing.read(records.db)
    }

    /// Whether the seat's scopes hold so much of everything that a list is found sooner by passing over the rest.
    private var seesMuch: Bool {
        mirror.read { state in
            let all = state.scopes.values.reduce(0) { $0 + $1.digest.count }
            let seen = seat.scopes.reduce(0) { $0 + (state.scopes[$1]?.digest.count ?? 0) }
            return seen >= all / 4
        }
    }

    // MARK: Cases

    /// A case with every value or edit that it is about; nil if there is none.
    public func caseDossier(_ id: RecordID) throws -> CaseDossier? { try CaseDossier.whole(id, records) }

    /// The cases that were opened last, without what they are about.
    public func cases(includingClosed: Bool = false, limit: Int = RecordQuery.most) throws -> [CaseDossier] {
        guard records.schema.kind(CaseRecord.number) != nil else { return [] }
        let open = RecordQuery.Condition.equals(CaseRecord.Fields.state, .text(CaseRecord.open))
        let query = RecordQuery(CaseRecord.number, where: includingClosed ? [] : [open], limit: limit)
        return try page(query).rows.compactMap { CaseDossier($0.id, $0.values) }
    }
}

extension Headquarters {
    /// Reads as a person, in one snapshot and only what they may see as of it.
    /// - Throws: ``SeatProblem/noSeat`` if HQ keeps no such seat any more.
    public func read<T: Sendable>(
        as seat: Seat, _ body: @escaping @Sendable (SeatReader) throws -> T
    ) async throws -> T {
        try await pool.read { [schema, mirror] db in
            // What they might see when they sat down counts no more.
            guard let current = try SeatShelf.seat(of: seat.person, db), current.replica == seat.replica else {
                throw SeatProblem.noSeat
            }
            return try body(SeatReader(current, db, schema, mirror))
        }
    }
}

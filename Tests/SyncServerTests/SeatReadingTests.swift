// Why this file exists: whoever reads at HQ's pages must not learn by any way that a record is there which they may not
// see, and a list must show every record once, however it is cut into pages.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct SeatReadingTests {
    /// Everything that a reader says of a record that is one of two, or of none.
    private static func told(of key: RecordKey, _ reader: SeatReader) throws -> [String] {
        var listed: [RecordID] = []
        try reader.forEach(Notebook.note) { id, _ in listed.append(id) }
        let pages = try RecordQuery.Order.all.flatMap { order in
            try reader.page(RecordQuery(Notebook.note, order: order)).rows.map(\.id)
        }
        var scanned: [RecordID] = []
        for sequence: CommitSequence in [0, 1] {
            try reader.records.scan(Notebook.note, [Notebook.title], beyond: sequence) { id, _ in scanned.append(id) }
        }
        try reader.records.replay(beyond: 0) { scanned.append($0.key.id) }
        let changes = try reader.changes(since: 0, limit: 100).map(\.key.id)
        return [
            "values \(try reader.values(of: key) != nil)", "deleted \(try reader.isDeleted(key))",
            "history \(try reader.history(of: key) != nil)", "listed \(listed.contains(key.id))",
            "paged \(pages.contains(key.id))", "scanned \(scanned.contains(key.id))",
            "changed \(changes.contains(key.id))",
            "found \(try reader.first(Notebook.note, where: Notebook.title, is: "hidden") == key.id)",
        ]
    }

    @Test func `a record of another place is as if it did not exist, living or deleted`() async throws {
        let world = try await SeatWorld()
        let ann = try await world.seat(try await world.enlist("Ann", "SR"))
        let eve = try await world.seat(try await world.enlist("Eve", "SR", elsewhere: true))
        let key = try await world.note("hidden", from: ann)
        let none = RecordKey(kind: Notebook.note, id: RecordID(high: 0x7000, low: 1))
        let headquarters = world.headquarters
        let own = try await headquarters.read(as: ann) { try Self.told(of: key, $0) }
        #expect(own.filter { $0.hasSuffix("true") }.count == own.count - 1, "\(own)")
        let nothing = try await headquarters.read(as: eve) { try Self.told(of: none, $0) }
        #expect(nothing.allSatisfy { $0.hasSuffix("false") })
        #expect(try await headquarters.read(as: eve) { try Self.told(of: key, $0) } == nothing)
        _ = try await headquarters.submit(
            [RecordEdit(key, .delete(reason: "done"))], from: ann, seen: headquarters.frontier)
        #expect(try await headquarters.read(as: ann) { try $0.isDeleted(key) })
        #expect(try await headquarters.read(as: eve) { try Self.told(of: key, $0) } == nothing)
    }

    @Test func `what both may see is read by both`() async throws {
        let world = try await SeatWorld()
        let shelf = RecordKey(kind: Notebook.shelf, id: world.other)
        for elsewhere in [true, false] {
            let seat = try await world.seat(try await world.enlist("Ann", "SR", elsewhere: elsewhere))
            let values = try await world.headquarters.read(as: seat) { try $0.values(of: shelf) }
            #expect(values?[1] == .text("other shelf"))
        }
    }

    // MARK: Pages

    /// Titles of a list, page by page, with cursors that went through a link.
    private func titles(
        _ query: RecordQuery, _ world: SeatWorld, _ seat: Seat
    ) async throws -> (titles: [Value], pages: Int) {
        var (titles, pages): ([Value], Int) = ([], 0)
        var cursor: PageCursor?
        repeat {
            let after = cursor
            let page = try await world.headquarters.read(as: seat) { try $0.page(query, after: after) }
            #expect(page.rows.count <= query.limit)
            titles += page.rows.map { $0.values[Notebook.title] ?? .null }
            pages += 1
            cursor = try page.next.map { try #require(PageCursor($0.description)) }
        } while cursor != nil && pages < 20
        return (titles, pages)
    }

    /// A seat, and notes of which some share a title and one has none.
    private func library() async throws -> (SeatWorld, Seat) {
        let world = try await SeatWorld()
        let seat = try await world.seat(try await world.enlist("Ann", "SR"))
        let eve = try await world.seat(try await world.enlist("Eve", "SR", elsewhere: true))
        for title in ["delta", "alpha", "Beta", "alpha", "gamma", "alpha"] {
            _ = try await world.note(title, from: seat)
            _ = try await world.note("\(title), elsewhere", from: eve, at: world.other)
        }
        let untitled = RecordKey(kind: Notebook.note, id: world.headquarters.newRecordID(for: seat))
        _ = try await world.headquarters.submit(
            [RecordEdit(untitled, .create, [world.placed])], from: seat, seen: world.headquarters.frontier)
        return (world, seat)
    }

    @Test(arguments: [1, 2, 3, 7, 50])
    func `a list cut into pages shows every record once and in order`(limit: Int) async throws {
        let (world, seat) = try await library()
        let made: [Value] = ["delta", "alpha", "Beta", "alpha", "gamma", "alpha"].map(Value.text) + [.null]
        let sorted: [Value] = [.null] + ["Beta", "alpha", "alpha", "alpha", "delta", "gamma"].map(Value.text)
        for order in RecordQuery.Order.all {
            let expected = order == .field(Notebook.title) ? sorted : made
            for isDescending in [true, false] {
                let query = RecordQuery(Notebook.note, order: order, isDescending: isDescending, limit: limit)
                let found = try await titles(query, world, seat)
                let wanted = isDescending ? Array(expected.reversed()) : expected
                #expect(found.titles == wanted, "\(order) \(isDescending)")
                #expect(found.pages == (7 + limit - 1) / limit, "\(order) \(isDescending)")
            }
        }
    }

    @Test func `conditions select, alone and together`() async throws {
        let (world, seat) = try await library()
        typealias Condition = RecordQuery.Condition
        let cases: [([Condition], Int)] = [
            ([.equals(Notebook.title, .text("alpha"))], 3), ([.equals(Notebook.title, .null)], 1),
            ([.anyOf(Notebook.title, [.text("delta"), .text("gamma")])], 2), ([.anyOf(Notebook.title, [])], 0),
            ([.contains(Notebook.title, "ET")], 1), ([.contains(Notebook.title, "elsewhere")], 0),
            ([.contains(Notebook.tags, "x")], 0), ([.atLeast(Notebook.title, .text("alpha"))], 5),
            ([.below(Notebook.title, .text("alpha"))], 1), ([.equals(Notebook.place, .reference(world.shelf))], 7),
            ([.equals(Notebook.place, .reference(world.other))], 0), ([.equals(Notebook.price, .null)], 7),
            ([.equals(Notebook.price, .compound([.integer(1), .text("EUR")]))], 0),
            ([.equals(Notebook.title, .text("alpha")), .equals(Notebook.verdict, .text("open"))], 3),
        ]
        for (conditions, count) in cases {
            let query = RecordQuery(Notebook.note, where: conditions, limit: 2)
            #expect(try await titles(query, world, seat).titles.count == count, "\(conditions)")
        }
    }

    @Test func `a query for what there is not is one sentence, and nonsense is no cursor`() async throws {
        let world = try await SeatWorld()
        let seat = try await world.seat(try await world.enlist("Ann", "SR"))
        let queries: [(RecordQuery, SeatProblem)] = [
            (RecordQuery(99), .unknownKind(99)),
            (RecordQuery(Notebook.note, order: .field(99)), .unknownField(kind: "note", field: 99)),
            (RecordQuery(Notebook.note, where: [.equals(99, .null)]), .unknownField(kind: "note", field: 99)),
        ]
        for (query, problem) in queries {
            await #expect(throws: problem) {
                try await world.headquarters.read(as: seat) { try $0.page(query) }
            }
        }
        for text in ["", "0", "zz", "00", "💥", "0001ff", String(repeating: "00", count: 5000)] {
            #expect(PageCursor(text) == nil, "\(text.prefix(10))")
        }
    }
}

extension RecordQuery.Order {
    fileprivate static let all: [Self] = [.created, .changed, .field(Notebook.title)]
}

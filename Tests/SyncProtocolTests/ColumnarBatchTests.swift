// Why this file exists: nearly every downloaded byte is in a columnar batch, so what goes in must come out, whatever
// the mixture of absent cells, nulls, repeated and unique texts.

import SyncProtocol
import TestSupport
import Testing

struct `Columnar batches` {
    private func rows(_ bytes: [UInt8]) throws -> [RandomBatch.Row] {
        let batch = try ColumnarBatch(bytes)
        return try batch.withCursor { cursor in
            var rows: [RandomBatch.Row] = []
            while try cursor.nextRow() {
                let values = try cursor.values(batch.columns)
                let cells = batch.columns.map { column in values.first { $0.field == column.field }?.value }
                rows.append(RandomBatch.Row(id: cursor.id, head: cursor.head, cells: cells))
            }
            return rows
        }
    }

    @Test func `what was written is read`() throws {
        var random = SeededGenerator(seed: 71)
        for _ in 0..<400 {
            let batch = random.randomBatch()
            #expect(try ColumnarBatch(batch.bytes).columns == batch.columns)
            #expect(try rows(batch.bytes) == batch.rows)
        }
    }

    @Test func `more texts than a dictionary holds are written plainly`() throws {
        var random = SeededGenerator(seed: 72)
        for count in [254, 255, 256, 257, 700] {
            let batch = random.randomBatch(rows: count, distinct: true)
            #expect(try rows(batch.bytes) == batch.rows)
        }
    }

    @Test func `a dictionary overflows after repeats, empty texts and nulls`() throws {
        let columns = [BatchColumn(field: 1, part: 0, type: .text)]
        var random = SeededGenerator(seed: 73)
        var written: [RandomBatch.Row] = []
        for index in 0..<600 {
            let cell: Value? =
                switch index % 6 {
                case 0: .text("")
                case 1: .null
                case 2: nil
                case 3: .text("東京👩‍👩‍👧‍👦")
                default: .text("text \(index)")
                }
            written.append(RandomBatch.Row(id: random.id(), head: UInt64(600 - index), cells: [cell]))
        }
        let batch = RandomBatch(columns: columns, rows: written)
        #expect(try rows(batch.bytes) == written)
    }

    @Test func `the edges of integers, instants and dates survive side by side`() throws {
        let columns = [
            BatchColumn(field: 1, part: 0, type: .integer), BatchColumn(field: 2, part: 0, type: .instant),
            BatchColumn(field: 3, part: 0, type: .date),
        ]
        let latest = try #require(CivilDate("9999-12-31"))
        let earliest = try #require(CivilDate("0001-01-01"))
        let written = [
            row(.max, [.integer(.min), .integer(.min), .date(latest)]),
            row(0, [.integer(.max), .integer(.max), .date(earliest)]),
            row(1, [.integer(-1), .integer(.min), .date(latest)]),
        ]
        #expect(try rows(RandomBatch(columns: columns, rows: written).bytes) == written)
    }

    private func row(_ number: UInt64, _ cells: [Value?]) -> RandomBatch.Row {
        RandomBatch.Row(id: RecordID(high: number, low: number), head: number, cells: cells)
    }

    @Test func `a compound comes back as one field`() throws {
        let columns = [
            BatchColumn(field: 4, part: 0, type: .integer), BatchColumn(field: 4, part: 1, type: .text),
            BatchColumn(field: 5, part: 0, type: .text),
        ]
        let cells: [[Value?]] = [
            [.integer(-500), .text("EUR"), nil], [.null, .null, .text("x")], [nil, nil, .text("y")],
        ]
        let written = cells.map { RandomBatch.Row(id: RecordID(high: 7, low: 8), head: 3, cells: $0) }
        let batch = RandomBatch(columns: columns, rows: written)
        let read = try ColumnarBatch(batch.bytes).withCursor { cursor in
            var read: [[FieldValue]] = []
            while try cursor.nextRow() { read.append(try cursor.values(columns)) }
            return read
        }
        #expect(
            read == [
                [FieldValue(4, .compound([.integer(-500), .text("EUR")]))],
                [FieldValue(4, .compound([.null, .null])), FieldValue(5, .text("x"))], [FieldValue(5, .text("y"))],
            ])
    }

    @Test func `an empty batch is a batch`() throws {
        let bytes = RandomBatch(columns: [], rows: []).bytes
        #expect(try ColumnarBatch(bytes).rowCount == 0)
        #expect(try rows(bytes).isEmpty)
    }
}

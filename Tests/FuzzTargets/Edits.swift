// Why this file exists: edits go up as sealed changesets and come down as columnar batches. Both are foreign bytes to
// whoever opens them, and a redaction must be able to open what it takes something out of.

import SyncProtocol
import TestSupport

enum Changesets {
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        let claimed = ChangesetCodec.unpackedSize(bytes)
        guard let changeset = try? ChangesetCodec.open(bytes) else { return false }
        try demand(claimed <= Limits.changeset, "a changeset of \(claimed) bytes is over the limit")
        try demand(changeset.operations.count <= Limits.operations, "more operations than the limit")
        let sealed = ChangesetCodec.seal(changeset)
        let again = try? ChangesetCodec.open(sealed.payload)
        try demand(again == changeset, "\(changeset) reads differently after being sealed")
        try demand(again.map { ChangesetCodec.seal($0) } == sealed, "\(changeset) is sealed in two ways")
        for operation in changeset.operations { try redact(changeset, operation.key, bytes) }
        return true
    }

    /// What an erasure leaves says nothing more of the record, and everything of the others.
    private static func redact(
        _ changeset: Changeset, _ key: RecordKey, _ payload: [UInt8]
    ) throws(BrokenProperty) {
        let rest = changeset.redacted([key])
        try demand(rest.redacted([key]) == rest, "a redaction that is repeated takes out more")
        try demand(rest.operations.map(\.key) == changeset.operations.map(\.key), "a redaction hides who wrote where")
        let others = { (changeset: Changeset) in changeset.operations.filter { $0.key != key } }
        try demand(others(rest) == others(changeset), "a redaction takes out what is said of another record")
        for operation in rest.operations where operation.key == key {
            if case .erase = operation.action { continue }
            let isSilent = operation.writes.allSatisfy { $0.value == .null && $0.base == nil }
            try demand(isSilent, "a redaction leaves a value of \(key)")
        }
        guard let left = LogEntry.redacted(payload, key) else { return }
        try demand((try? ChangesetCodec.open(left)) == rest, "a redacted payload is no changeset")
    }

    static var seeds: [[UInt8]] {
        var random = SeededGenerator(seed: 3)
        var seeds: [[UInt8]] = []
        while seeds.count < 10 {
            let payload = ChangesetCodec.seal(random.changeset()).payload
            if (40..<900).contains(payload.count) { seeds.append(payload) }
        }
        let reason = String(repeating: "because the site moved; ", count: 40)
        let said = Changeset(
            dot: random.dot(), stamp: random.stamp(), seen: 7, observed: [random.dot()],
            operations: [random.operation()], reason: reason, wall: 1_767_225_600_000, inPlaceOf: random.dot())
        return seeds + [ChangesetCodec.seal(said).payload, packed(ChangesetCodec.seal(said).payload)]
    }

    /// The same changeset as one that was long enough to be compressed.
    private static func packed(_ payload: [UInt8]) -> [UInt8] {
        let body = Array(payload.dropFirst())
        guard let smaller = Compression.compress(body) else { return payload }
        var writer = ByteWriter()
        writer.byte(1)
        writer.varint(UInt64(body.count))
        writer.raw(smaller)
        return writer.bytes
    }
}

enum Batches {
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        guard let batch = try? ColumnarBatch(bytes), let rows = try? Self.rows(of: batch) else { return false }
        try demand(rows.count == batch.rowCount, "a batch holds another number of rows than it says")
        try demand(batch.columns.count <= Limits.columns, "a batch has more columns than the limit")
        try demand((try? values(of: batch)) == flat(rows, batch.columns), "a batch's values are not its cells")
        let again = try? Self.rows(of: ColumnarBatch(RandomBatch(columns: batch.columns, rows: rows).bytes))
        try demand(again == rows, "a batch reads differently after being written")
        return true
    }

    /// The other way to read a batch, which puts compounds together.
    private static func values(of batch: ColumnarBatch) throws -> [[Value]] {
        try batch.withCursor { cursor in
            var rows: [[Value]] = []
            while try cursor.nextRow() { rows.append(try cursor.values(batch.columns).flatMap(\.value.parts)) }
            return rows
        }
    }

    private static func flat(_ rows: [RandomBatch.Row], _ columns: [BatchColumn]) -> [[Value]] {
        rows.map { row in
            zip(row.cells, columns).compactMap { $0 == .null && $1.type == .set ? .set([]) : $0 }
        }
    }

    private static func rows(of batch: ColumnarBatch) throws -> [RandomBatch.Row] {
        try batch.withCursor { cursor in
            var rows: [RandomBatch.Row] = []
            while try cursor.nextRow() {
                var cells: [Value?] = []
                for column in batch.columns.indices {
                    cells.append(try value(try cursor.cell(column), batch.columns[column].type))
                }
                rows.append(RandomBatch.Row(id: cursor.id, head: cursor.head, cells: cells))
            }
            return rows
        }
    }

    private static func value(_ cell: BatchCell, _ type: WireType) throws -> Value? {
        switch cell {
        case .absent: return nil
        case .null: return .null
        case .integer(let number): return .integer(number)
        case .date(let date): return .date(date)
        case .reference(let pointer):
            var reader = ByteReader(Array(UnsafeBufferPointer(start: pointer, count: 16)))
            return .reference(try reader.id())
        case .text(let pointer, let length):
            let text = String(decoding: UnsafeBufferPointer(start: pointer, count: length), as: UTF8.self)
            guard type == .set else { return .text(text) }
            guard let elements = SetText.decode(text) else { throw WireError.malformed("no set", offset: 0) }
            return .set(elements)
        }
    }

    static var seeds: [[UInt8]] {
        var random = SeededGenerator(seed: 4)
        var seeds: [[UInt8]] = []
        while seeds.count < 12 {
            let batch = random.randomBatch().bytes
            if (30..<1200).contains(batch.count) { seeds.append(batch) }
        }
        return seeds
    }
}

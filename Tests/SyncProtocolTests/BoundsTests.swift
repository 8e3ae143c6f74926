// Why this file exists: a length is a claim. Nothing may be allocated, copied or believed because of one.

import SyncProtocol
import TestSupport
import Testing

struct `Claims and bombs` {
    private func open(_ lay: (inout ByteWriter) -> Void) throws {
        var writer = ByteWriter()
        writer.byte(0)
        ChangesetCodec.header(Dot(replica: ReplicaID(rawValue: 2), counter: 1), .zero, 0, [], &writer)
        lay(&writer)
        _ = try ChangesetCodec.open(writer.bytes)
    }

    @Test func `a frame that claims more than the limit is refused before it arrives`() {
        var writer = ByteWriter()
        writer.varint(UInt64(Limits.frame) + 1)
        var splitter = FrameSplitter()
        splitter.append(writer.bytes)
        #expect(
            throws: WireError.tooLarge(what: "frame", size: UInt64(Limits.frame) + 1, limit: UInt64(Limits.frame))
        ) { try splitter.next() }
    }

    @Test func `a frame that claims the largest length waits and allocates nothing`() throws {
        var writer = ByteWriter()
        writer.varint(UInt64(Limits.frame))
        var splitter = FrameSplitter()
        splitter.append(writer.bytes)
        let content = try splitter.next()
        #expect(content == nil)
        #expect(!splitter.isEmpty)
    }

    @Test func `a length without end is refused`() {
        var splitter = FrameSplitter()
        splitter.append([UInt8](repeating: 0x80, count: 6))
        #expect(throws: WireError.self) { try splitter.next() }
    }

    /// Frames a packed payload with any claim about its size, and a right checksum.
    private func frame(_ packed: [UInt8], claiming size: UInt64) throws -> [UInt8] {
        var content = ByteWriter()
        content.byte(Change.type | 0x80)
        content.varint(size)
        content.raw(packed)
        return Specification.sealed(content.bytes)
    }

    @Test func `a packed frame that claims too much is refused`() throws {
        let packed = try #require(Compression.compress([UInt8](repeating: 0, count: 1000)))
        for claim in [UInt64(Limits.decompressed) + 1, .max, 1 << 40, 999, 1001, 0] {
            let bytes = try frame(packed, claiming: claim)
            #expect(throws: WireError.self) { try FrameCodec.decodeAll(bytes) }
        }
    }

    @Test func `a real bomb of a thousand to one over the cap is refused`() throws {
        let size = Limits.decompressed + 1
        let packed = try #require(Compression.compress([UInt8](repeating: 0, count: size)))
        #expect(packed.count < size / 1000)
        for claim in [UInt64(size), UInt64(Limits.decompressed), 10] {
            let bytes = try frame(packed, claiming: claim)
            #expect(throws: WireError.self) { try FrameCodec.decodeAll(bytes) }
        }
    }

    @Test func `a packed changeset over its cap is refused`() throws {
        let size = Limits.changeset + 1
        let packed = try #require(Compression.compress([UInt8](repeating: 0, count: size)))
        var writer = ByteWriter()
        writer.byte(1)
        writer.varint(UInt64(size))
        writer.raw(packed)
        #expect(throws: WireError.self) { try ChangesetCodec.open(writer.bytes) }
    }

    @Test func `counts beyond the limits or the input are refused`() {
        for count in [UInt64(Limits.operations) + 1, .max, 1000] {
            #expect(throws: WireError.self) { try open { $0.varint(count) } }
        }
        #expect(throws: WireError.self) {
            try open {
                $0.varint(1)
                let key = RecordKey(kind: 1, id: RecordID(high: 0, low: 0))
                ChangesetCodec.operationHeader(key, .update, writes: Limits.writes + 1, &$0)
                $0.raw([UInt8](repeating: 0, count: 2 * Limits.writes + 2))
            }
        }
    }

    @Test func `a compound within a compound is refused, however deep`() {
        var writer = ByteWriter()
        for _ in 0..<100_000 { writer.raw([5, 1]) }
        writer.byte(0)
        #expect(throws: WireError.self) {
            var reader = ByteReader(writer.bytes)
            _ = try reader.value()
        }
    }

    @Test func `a batch that claims more rows than it holds is refused`() {
        for rows in [UInt64(Limits.rows), UInt64(Limits.rows) + 1, .max] {
            var writer = ByteWriter()
            writer.varint(rows)
            writer.varint(0)
            #expect(throws: WireError.self) { try ColumnarBatch(writer.bytes) }
        }
    }

    @Test func `a dictionary with more entries than rows could name is refused`() {
        var writer = ByteWriter()
        writer.varint(0)
        writer.varint(0)
        writer.varint(0)
        writer.varint(1)
        writer.raw([1, 0, WireType.text.rawValue, 4])
        writer.block([UInt8](repeating: 0, count: 100_000))
        writer.varint(0)
        #expect(throws: WireError.self) { try ColumnarBatch(writer.bytes) }
    }

    /// A batch of two rows with one column: its type, its flags, and whatever follows them.
    private func walk(_ type: UInt8, flags: UInt8, _ rest: [UInt8]) throws {
        var writer = ByteWriter()
        writer.varint(2)
        writer.block([0, 0])
        writer.raw([UInt8](repeating: 0, count: 20))
        writer.block([0, 0])
        writer.raw([1, 1, 0, type, flags] + rest)
        let batch = try ColumnarBatch(writer.bytes)
        try batch.withCursor { cursor in
            while try cursor.nextRow() { _ = try cursor.values(batch.columns) }
        }
    }

    @Test func `a column that contradicts itself is refused`() throws {
        #expect(throws: Never.self) { try walk(1, flags: 0, [2, 4, 6]) }
        let wrong: [(what: String, type: UInt8, flags: UInt8, rest: [UInt8])] = [
            ("unknown type", 0, 0, [2, 4, 6]), ("unknown type", 7, 0, [2, 4, 6]),
            ("unknown flags", 1, 8, [2, 4, 6]), ("dictionary for numbers", 1, 4, [1, 0, 2, 4, 6]),
            ("too few values", 1, 0, [1, 4]), ("too many values", 1, 0, [3, 4, 6, 8]),
            ("mask cut", 1, 1, []), ("index beyond a dictionary", 2, 4, [2, 1, 97, 2, 0, 1]),
            ("reference without a dictionary", 4, 0, [2, 0, 0]),
            ("date out of range", 3, 0, [6, 0, 255, 255, 255, 255, 15]),
            ("no UTF-8", 2, 0, [2, 1, 1, 2, 0xFF, 0x41]), ("a set that is no array", 5, 0, [2, 1, 1, 2, 0x41, 0x41]),
        ]
        for column in wrong {
            #expect(throws: WireError.self, "\(column.what)") {
                try walk(column.type, flags: column.flags, column.rest)
            }
        }
    }

    @Test func `a text cut within a character is refused although its column is whole`() {
        var writer = ByteWriter()
        writer.varint(2)
        writer.block([0, 0])
        writer.raw([UInt8](repeating: 0, count: 20))
        writer.block([0, 0])
        writer.varint(1)
        writer.raw([1, 0, WireType.text.rawValue, 0])
        writer.block([1, 1])
        writer.block(Array("é".utf8))
        #expect(throws: WireError.self) {
            try ColumnarBatch(writer.bytes).withCursor { cursor in
                while try cursor.nextRow() { _ = try cursor.cell(0) }
            }
        }
    }

    @Test func `an error says what is wrong and where`() {
        let errors: [WireError] = [
            .truncated(offset: 3, missing: 2), .overflow(offset: 3), .tooLarge(what: "frame", size: 9, limit: 8),
            .checksum(offset: 3), .unknownMessage(type: 99), .unsupportedVersion(7), .text(offset: 3),
            .malformed("a date out of range", offset: 3), .compression("zstd cannot read it"),
            .trailing(offset: 3, count: 2),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(errors[0].description == "input ends 2 bytes too early at byte 3")
    }
}

struct `The frame splitter` {
    @Test func `frames come out whole however the stream is cut`() throws {
        var random = SeededGenerator(seed: 91)
        for _ in 0..<150 {
            var messages: [Message] = []
            for _ in 0..<random.below(6) { messages.append(random.message(random.below(SeededGenerator.messageKinds))) }
            let stream = messages.flatMap(FrameCodec.encode)
            var splitter = FrameSplitter()
            var read: [Message] = []
            var place = 0
            while place < stream.count {
                let length = min(1 + random.below(random.oneIn(2) ? 3 : 300), stream.count - place)
                splitter.append(stream[place..<place + length])
                place += length
                while let content = try splitter.next() { read.append(try FrameCodec.decode(content)) }
            }
            #expect(read == messages)
            #expect(splitter.isEmpty)
        }
    }

    @Test func `a long stream does not pile up`() throws {
        var random = SeededGenerator(seed: 92)
        let batch = random.bytes(300_000)
        let message = Message.change(Change(scope: .reference, kind: 1, isComplete: true, batch: batch))
        let frame = FrameCodec.encode(message)
        var splitter = FrameSplitter()
        for _ in 0..<12 {
            splitter.append(frame)
            let content = try splitter.next()
            #expect(content.map { $0.count + 3 } == frame.count)
        }
        #expect(splitter.isEmpty)
    }
}

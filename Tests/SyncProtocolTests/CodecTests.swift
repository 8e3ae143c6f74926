// Why this file exists: what one replica writes another must read, exactly.

import SyncProtocol
import TestSupport
import Testing

struct `Codecs` {
    @Test(arguments: 0..<SeededGenerator.messageKinds)
    func `every message survives its frame`(kind: Int) throws {
        var random = SeededGenerator(seed: 40 + UInt64(kind))
        for _ in 0..<120 {
            let message = random.message(kind)
            let frame = FrameCodec.encode(message)
            #expect(try FrameCodec.decodeAll(frame) == [message])
            #expect(!message.json.compact.isEmpty)
        }
    }

    @Test func `every kind of message has a type of its own`() {
        var random = SeededGenerator(seed: 60)
        var types: Set<UInt8> = []
        for kind in 0..<SeededGenerator.messageKinds { types.insert(type(of: random.message(kind).body).type) }
        #expect(types == Set(1...18))
    }

    @Test func `a remark by a rule of the domain tells that rule's name, here and there`() throws {
        let key = RecordKey(kind: 2, id: RecordID(high: 1, low: 2))
        let remark = Receipt.Remark(
            key: key, field: 3, verdict: .held, rule: .invariant, detail: "The seat is taken.", name: "oneSeat")
        let note = Message.receipt(ReceiptNote(receipts: [Receipt(counter: 4, sequence: 5, remarks: [remark])]))
        #expect(try FrameCodec.decodeAll(FrameCodec.encode(note)) == [note])
        #expect(remark.json.compact.contains(#""rule":"oneSeat""#))
        let plain = Receipt.Remark(key: key, field: 3, verdict: .held, rule: .hqOnly)
        #expect(plain.json.compact.contains(#""rule":"hqOnly""#))
    }

    @Test func `every rule has a sentence of its own for the author`() {
        for rule in Rule.allCases {
            #expect(rule.sentence.hasSuffix(".") && rule.sentence.count > 20, "\(rule)")
        }
        #expect(Set(Rule.allCases.map(\.sentence)).count == Rule.allCases.count)
    }

    @Test func `every value survives`() throws {
        var random = SeededGenerator(seed: 61)
        for _ in 0..<3000 {
            let value = random.value()
            var writer = ByteWriter()
            writer.value(value)
            var reader = ByteReader(writer.bytes)
            let read = try reader.value()
            #expect(read == value)
            try reader.finish()
        }
    }

    @Test func `every changeset survives, and the same one seals to the same bytes`() throws {
        var random = SeededGenerator(seed: 62)
        for _ in 0..<600 {
            let changeset = random.changeset()
            let sealed = ChangesetCodec.seal(changeset)
            #expect(sealed.counter == changeset.dot.counter)
            #expect(try ChangesetCodec.open(sealed.payload) == changeset)
            #expect(ChangesetCodec.seal(changeset) == sealed)
        }
    }

    @Test func `a changeset of several megabytes is packed and survives`() throws {
        var random = SeededGenerator(seed: 66)
        let text = Value.text(String(repeating: "well said; ", count: 90_000))
        let writes = (1...6).map { FieldWrite(FieldNumber($0), text) }
        let changeset = Changeset(
            dot: random.dot(), stamp: random.stamp(), seen: 3, operations: [.init(random.key(), .update, writes)])
        let sealed = ChangesetCodec.seal(changeset)
        #expect(sealed.payload.count < 100_000)
        #expect(try ChangesetCodec.open(sealed.payload) == changeset)
    }

    @Test func `numbers of every size survive`() throws {
        var random = SeededGenerator(seed: 63)
        for _ in 0..<3000 {
            let (unsigned, signed) = (random.unsigned(), random.signed())
            var writer = ByteWriter()
            writer.varint(unsigned)
            writer.zigzag(signed)
            writer.fixed64(unsigned)
            writer.fixed32(UInt32(truncatingIfNeeded: unsigned))
            var reader = ByteReader(writer.bytes)
            let (varint, zigzag) = (try reader.varint(), try reader.zigzag())
            let (long, short) = (try reader.fixed64(), try reader.fixed32())
            #expect(varint == unsigned && zigzag == signed)
            #expect(long == unsigned && short == UInt32(truncatingIfNeeded: unsigned))
            #expect(reader.isAtEnd)
        }
    }

    @Test func `a number over 64 bits overflows and is not wrapped`() {
        for bytes in [[UInt8](repeating: 0xFF, count: 9) + [2], [UInt8](repeating: 0x80, count: 10) + [1]] {
            #expect(throws: WireError.self) {
                var reader = ByteReader(bytes)
                _ = try reader.varint()
            }
        }
    }

    @Test func `the chain changes with every payload and with their order`() throws {
        let (a, b): ([UInt8], [UInt8]) = ([1], [2])
        let start = ChainHash.start
        #expect(start.extended(by: a).extended(by: b) != start.extended(by: b).extended(by: a))
        #expect(start.extended(by: a) != start)
        #expect(start.extended(by: a) == start.extended(by: a))
        #expect(ChainHash([UInt8](repeating: 0, count: 15)) == nil)
        // SHA-256 of sixteen zero bytes and "abc", computed with coreutils' sha256sum.
        #expect(start.extended(by: Array("abc".utf8)).description == "277e7ff6d232b9763f4a66e8d05d210d")
    }

    @Test func `an incompressible payload travels plain, a long repetitive one packed`() {
        var random = SeededGenerator(seed: 64)
        let noise = Change(scope: .reference, kind: 1, isComplete: true, batch: random.bytes(500))
        let plain = FrameCodec.encode(.change(noise))
        #expect(plain[2] == Change.type)
        let same = Change(scope: .reference, kind: 1, isComplete: true, batch: [UInt8](repeating: 7, count: 500))
        #expect(FrameCodec.encode(.change(same)).count < 60)
    }

    @Test func `a sync in which nothing happened fits in a hundred bytes each way`() {
        var random = SeededGenerator(seed: 65)
        let knowledge = Knowledge(
            timeline: Timeline(rawValue: random.next()), prefix: 4_000_000,
            own: Dot(replica: ReplicaID(rawValue: 812), counter: 70_000))
        let hello = Hello(
            schema: 3, replica: ReplicaID(rawValue: 812), counter: 70_000, acknowledged: 70_000,
            chain: random.chain(), knowledge: knowledge, clock: 1_767_225_600_000,
            offset: -1234, nonce: random.next())
        let request: [Message] = [.hello(hello), .finish(Finish())]
        let acknowledgement = Acknowledgement(
            timeline: knowledge.timeline, counter: 70_000, level: .durable, backedUp: 69_000,
            clock: Stamp(milliseconds: 1_767_225_600_000), asked: 1_767_225_600_000, nonce: random.next())
        let digest = ScopeDigest(count: 100_000, high: random.next(), low: random.next())
        let reply: [Message] = [
            .acknowledgement(acknowledgement), .digest(Digest(rows: digest)), .finish(Finish(frontier: 4_000_000)),
        ]
        #expect(request.flatMap(FrameCodec.encode).count <= 100)
        #expect(reply.flatMap(FrameCodec.encode).count <= 100)
    }
}

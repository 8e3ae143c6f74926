// Why this file exists: everything from outside is hostile until read. Tens of thousands of damaged inputs must each
// end in a typed error or in a whole message, never in a trap.

import SyncProtocol
import TestSupport
import Testing

struct `Damaged input` {
    /// Flips, cuts, inserts, repeats or overwrites a few bytes.
    private func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var result = bytes
        for _ in 0...random.below(3) {
            guard !result.isEmpty else { return [UInt8(truncatingIfNeeded: random.next())] }
            let place = random.below(result.count)
            switch random.below(6) {
            case 0, 1: result[place] ^= 1 << UInt8(random.below(8))
            case 2: result[place] = random.pick([0, 1, 0x7F, 0x80, 0xFF]) ?? 0
            case 3: result.removeSubrange(place...)
            case 4: result.insert(contentsOf: random.bytes(1 + random.below(6)), at: place)
            default: result.insert(contentsOf: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1], at: place)
            }
        }
        return result
    }

    /// Counts refusals; any error but a ``WireError`` fails the test.
    private func isRefused(_ body: () throws -> Void) -> Bool {
        do {
            try body()
            return false
        } catch is WireError {
            return true
        } catch {
            Issue.record("not a wire error: \(error)")
            return true
        }
    }

    @Test func `no damaged stream of frames traps`() {
        var random = SeededGenerator(seed: 81)
        var refused = 0
        for round in 0..<6000 {
            let frames = FrameCodec.encode(random.message(round % SeededGenerator.messageKinds))
            let wrong = damaged(frames, &random)
            if isRefused({ _ = try FrameCodec.decodeAll(wrong) }) { refused += 1 }
        }
        #expect(refused > 5900)
    }

    /// The checksum hides the message decoders from damage, but not from a hostile party that computes it anew.
    @Test func `no damaged message with a right checksum traps`() {
        var random = SeededGenerator(seed: 82)
        var (refused, read) = (0, 0)
        for round in 0..<20_000 {
            let message = random.message(round % SeededGenerator.messageKinds)
            var writer = ByteWriter()
            message.body.encode(to: &writer)
            let wrong = damaged(writer.bytes, &random)
            let type = random.oneIn(10) ? UInt8(random.below(256)) : Swift.type(of: message.body).type
            let isWrong = isRefused {
                var reader = ByteReader(wrong)
                let message = try Message.decode(type: type, &reader)
                _ = message.json.compact
            }
            if isWrong { refused += 1 } else { read += 1 }
        }
        #expect(refused > 5000 && read > 500)
    }

    @Test func `no damaged changeset traps`() {
        var random = SeededGenerator(seed: 83)
        var refused = 0
        for _ in 0..<8000 {
            let payload = ChangesetCodec.seal(random.changeset()).payload
            let wrong = damaged(random.oneIn(4) ? packed(payload) : payload, &random)
            if isRefused({ _ = try ChangesetCodec.open(wrong) }) { refused += 1 }
        }
        #expect(refused > 4000)
    }

    /// The packed form of a plain sealed changeset.
    private func packed(_ payload: [UInt8]) -> [UInt8] {
        guard let smaller = Compression.compress(Array(payload.dropFirst())) else { return payload }
        var writer = ByteWriter()
        writer.byte(1)
        writer.varint(UInt64(payload.count - 1))
        writer.raw(smaller)
        return writer.bytes
    }

    @Test func `no damaged batch traps`() {
        var random = SeededGenerator(seed: 84)
        var refused = 0
        for _ in 0..<12_000 {
            let wrong = damaged(random.randomBatch(rows: 6).bytes, &random)
            if isRefused({ try walk(wrong) }) { refused += 1 }
        }
        #expect(refused > 5000)
    }

    private func walk(_ bytes: [UInt8]) throws {
        let batch = try ColumnarBatch(bytes)
        try batch.withCursor { cursor in
            while try cursor.nextRow() { _ = try cursor.values(batch.columns) }
        }
    }

    @Test func `noise is refused everywhere`() {
        var random = SeededGenerator(seed: 85)
        for _ in 0..<4000 {
            let noise = random.bytes(random.below(60))
            _ = isRefused { _ = try FrameCodec.decodeAll(noise) }
            _ = isRefused { _ = try ChangesetCodec.open(noise) }
            _ = isRefused { try walk(noise) }
        }
    }

    @Test func `any single flipped bit in a frame is noticed or changes nothing`() {
        var random = SeededGenerator(seed: 86)
        for kind in 0..<SeededGenerator.messageKinds {
            let message = random.message(kind)
            let frame = FrameCodec.encode(message)
            for _ in 0..<60 {
                var wrong = frame
                wrong[random.below(wrong.count)] ^= 1 << UInt8(random.below(8))
                let read = try? FrameCodec.decodeAll(wrong)
                #expect(read == nil || read == [message])
            }
        }
    }

    @Test func `every cut of a frame is noticed`() {
        var random = SeededGenerator(seed: 87)
        for kind in 0..<SeededGenerator.messageKinds {
            let frame = FrameCodec.encode(random.message(kind))
            for length in 1..<min(frame.count, 200) {
                #expect(throws: WireError.self) { try FrameCodec.decodeAll(Array(frame.prefix(length))) }
            }
        }
    }
}

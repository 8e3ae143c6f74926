// Why this file exists: the checksum is a published function, and another client will use another implementation of it.

import TestSupport
import Testing

@testable import SyncProtocol

struct `The checksum` {
    private func hash(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { Checksum.xxh64($0) } }

    /// From the xxHash specification and the documentation of its best known bindings; seed 0.
    @Test(
        arguments: [
            ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
            ("xxhash", 0x32DD_3895_2C4B_C720), ("The quick brown fox jumps over the lazy dog", 0x0B24_2D36_1FDA_71BC),
            ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
        ] as [(String, UInt64)])
    func `it is XXH64 on known texts`(text: String, expected: UInt64) {
        #expect(hash(Array(text.utf8)) == expected)
    }

    /// The self test of the reference implementation: a fixed byte sequence, hashed at four lengths.
    @Test(
        arguments: [
            (1, 0xE934_A84A_DB05_2768), (4, 0x9136_A0DC_A574_57EE), (14, 0x8282_DCC4_994E_35C8),
            (222, 0xB641_AE8C_B691_C174),
        ] as [(Int, UInt64)])
    func `it passes the reference self test`(length: Int, expected: UInt64) {
        var state: UInt64 = 2_654_435_761
        var bytes: [UInt8] = []
        for _ in 0..<length {
            bytes.append(UInt8(truncatingIfNeeded: state >> 56))
            state &*= 11_400_714_785_074_694_797
        }
        #expect(hash(bytes) == expected)
    }

    @Test func `any flipped bit changes it`() {
        var random = SeededGenerator(seed: 31)
        for _ in 0..<500 {
            var bytes = random.bytes(1 + random.below(100))
            let before = UInt32(truncatingIfNeeded: hash(bytes))
            bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
            #expect(UInt32(truncatingIfNeeded: hash(bytes)) != before)
        }
    }
}

struct `Scope digests` {
    @Test func `they do not depend on order, and removing undoes adding`() {
        var random = SeededGenerator(seed: 32)
        for _ in 0..<200 {
            let rows = random.some(20) { ($0.id(), $0.unsigned()) }
            var forward = ScopeDigest.empty
            var backward = ScopeDigest.empty
            for (id, head) in rows { forward.add(id, head: head) }
            for (id, head) in random.mixed(rows) { backward.add(id, head: head) }
            #expect(forward == backward)
            #expect(forward.count == UInt64(rows.count))
            for (id, head) in random.mixed(rows) { forward.remove(id, head: head) }
            #expect(forward == .empty)
        }
    }

    @Test func `they add up over scopes`() {
        var random = SeededGenerator(seed: 33)
        for _ in 0..<200 {
            var (a, b, both) = (ScopeDigest.empty, ScopeDigest.empty, ScopeDigest.empty)
            for _ in 0..<random.below(20) {
                let (id, head) = (random.id(), random.unsigned())
                if random.oneIn(2) { a.add(id, head: head) } else { b.add(id, head: head) }
                both.add(id, head: head)
            }
            #expect(a + b == both)
            #expect(b + a == both)
        }
    }

    @Test func `another commit number is another digest`() {
        let id = RecordID(high: 1, low: 2)
        var (a, b) = (ScopeDigest.empty, ScopeDigest.empty)
        a.add(id, head: 5)
        b.add(id, head: 6)
        #expect(a != b)
    }
}

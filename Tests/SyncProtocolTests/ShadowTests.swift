// Why this file exists: a shadow must be the same wherever it is cast, tell few bits, and tell them of the right text.

import SyncProtocol
import TestSupport
import Testing

@Suite struct ShadowTests {
    private let rule = ShadowRule(
        caster: 1, key: 1, place: 2, shadow: 2, anchor: 1, bucket: 2, marks: 3, seekers: [1: 1])

    @Test func `a text has one mark, on every machine`() {
        // The first 22 bits of SHA-256 of "outpost-shadow-1" and the text, worked out with another program.
        #expect(ShadowMark(of: "acme").number == 0x25320C)
        #expect(ShadowMark(of: "华为").number == 0x13C181)
        #expect(ShadowMark(of: "acme") != ShadowMark(of: "acmf"))
    }

    @Test func `marks have 22 bits and fall evenly into buckets`() {
        var counts = [Int](repeating: 0, count: ShadowMark.buckets)
        var marks: Set<ShadowMark> = []
        for number in 0..<51_200 {
            let mark = ShadowMark(of: "company \(number)")
            #expect(mark.number < 1 << 22)
            #expect(ShadowMark.range(ofBucket: mark.bucket).contains(mark.number))
            counts[mark.bucket] += 1
            marks.insert(mark)
        }
        // 200 each, give or take five standard deviations.
        #expect(counts.allSatisfy { (129...271).contains($0) })
        // Names share marks: of 51,200 about 311 meet another.
        #expect((230...390).contains(51_200 - marks.count))
        #expect(ShadowMark(number: 1 << 22) == nil && ShadowMark(number: 1 << 22 - 1)?.bucket == 255)
    }

    @Test func `a bucket tells its marks and no others, about five bytes each`() throws {
        let mark = try #require(ShadowMark(number: 7 << 14 | 0x01AB))
        let other = try #require(ShadowMark(number: 7 << 14 | 0x3FFF))
        let absent = try #require(ShadowMark(number: 7 << 14 | 0x01AC))
        let value = ShadowMark.value(of: [other, mark, mark])
        #expect(value == .text("01ab 3fff"))
        #expect(mark.stands(in: value) && other.stands(in: value) && !absent.stands(in: value))
        #expect(ShadowMark.value(of: []) == .null && !mark.stands(in: .null))
        for hostile in ["", " ", "01a", "01abc", "01ab3fff", "01AB"] { #expect(!mark.stands(in: .text(hostile))) }
    }

    @Test func `a shadow's record follows from place and bucket`() {
        let (a, b) = (RecordID(high: 1, low: 2), RecordID(high: 1, low: 3))
        #expect(rule.record(of: a, bucket: 7) == rule.record(of: a, bucket: 7))
        let keys = [rule.record(of: a, bucket: 7), rule.record(of: a, bucket: 8), rule.record(of: b, bucket: 7)]
        #expect(Set(keys).count == 3 && keys.allSatisfy { $0.kind == 2 })
    }
}

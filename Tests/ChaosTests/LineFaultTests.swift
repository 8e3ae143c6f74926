// Why this file exists: a bad line that does nothing bad would prove nothing; every fault is seen to do what it says,
// byte by byte.

import Testing

@testable import ChaosDriver

struct `A bad line` {
    private static let request = Array("POST /v1/sync".utf8)

    @Test func `passes everything until its fault, and everything of the other direction`() {
        var line = LineState(LineFault(.cut, .up, after: 20))
        #expect(line.pass(Self.request, .up) == [.forward(Self.request)])
        #expect(line.pass(Array(repeating: 7, count: 99), .down) == [.forward(Array(repeating: 7, count: 99))])
        #expect(!line.isStruck)
        #expect(line.pass(Self.request, .up) == [.forward(Array(Self.request.prefix(7))), .cut])
        #expect(line.isStruck)
    }

    @Test func `is cut at the first byte that may not pass`() {
        var line = LineState(LineFault(.cut, .down, after: 0))
        #expect(line.pass([1, 2, 3], .down) == [.cut])
        var exact = LineState(LineFault(.cut, .up, after: 3))
        #expect(exact.pass([1, 2, 3], .up) == [.forward([1, 2, 3])])
        #expect(exact.pass([4], .up) == [.cut])
    }

    @Test func `falls silent and tells nobody`() {
        var line = LineState(LineFault(.halfOpen, .up, after: 2))
        #expect(line.pass([1, 2, 3, 4], .up) == [.forward([1, 2]), .fallSilent])
    }

    @Test func `delays what comes after so many bytes, and loses none of it`() {
        var line = LineState(LineFault(.delay(milliseconds: 40), .up, after: 1))
        #expect(line.pass([1, 2, 3], .up) == [.forward([1]), .wait(milliseconds: 40), .forward([2, 3])])
        #expect(line.pass([4], .up) == [.forward([4])])
    }

    @Test func `changes one bit of one byte, once`() {
        var line = LineState(LineFault(.corrupt(flip: 0x20), .up, after: 1))
        #expect(line.pass([0x41, 0x42, 0x43], .up) == [.forward([0x41]), .forward([0x62, 0x43])])
        #expect(line.pass([0x41, 0x42], .up) == [.forward([0x41, 0x42])])
    }

    @Test func `says again what it said last, across what arrived in pieces`() {
        var line = LineState(LineFault(.duplicate(bytes: 4), .down, after: 4))
        #expect(line.pass([1, 2, 3], .down) == [.forward([1, 2, 3])])
        #expect(line.pass([4, 5, 6], .down) == [.forward([4]), .forward([5, 2, 3, 4, 5, 6])])
    }

    @Test func `meets every kind of fault, in both directions, and mostly none`() {
        var dice = Dice(seed: 9, "line")
        let faults = (0..<2000).map { _ in LineFault.drawn(&dice) }
        let kinds = Set(faults.compactMap { $0?.kind.name })
        #expect(kinds == ["delay", "cut", "half-open", "corrupt", "duplicate"])
        for direction in Direction.allCases {
            #expect(faults.contains { $0?.direction == direction })
        }
        #expect((900...1200).contains(faults.count { $0 == nil }))
        #expect(!faults.contains { $0?.kind == .corrupt(flip: 0) })
    }

    @Test func `is the same line for the same seed`() {
        var (one, two, other) = (Dice(seed: 4, "a"), Dice(seed: 4, "a"), Dice(seed: 5, "a"))
        let faults = (0..<50).map { _ in LineFault.drawn(&one) }
        #expect(faults == (0..<50).map { _ in LineFault.drawn(&two) })
        #expect(faults != (0..<50).map { _ in LineFault.drawn(&other) })
    }
}

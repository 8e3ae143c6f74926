// Why this file exists: wall clocks jump by years and stamps must still increase along causality; the whole of
// `keepLatest` stands on that.

import SyncProtocol
import TestSupport
import Testing

struct `The hybrid clock` {
    @Test func `stamps strictly increase whatever the wall does`() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<200 {
            var clock = HybridClock(offset: random.oneIn(2) ? 0 : random.signed() >> 20)
            var last = Stamp.zero
            var wall = ManualClock()
            for _ in 0..<50 {
                if random.oneIn(3) { wall.set(random.unsigned() >> 18) } else { wall.advance(UInt64(random.below(3))) }
                if random.oneIn(5) { clock.offset = random.signed() >> 30 }
                let stamp = clock.tick(wall: wall.now)
                #expect(stamp > last)
                last = stamp
            }
        }
    }

    @Test func `no wall and no offset can trap it`() {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<2000 {
            var clock = HybridClock(last: random.stamp(), offset: random.signed())
            let before = clock.last
            let stamp = clock.tick(wall: random.unsigned())
            #expect(stamp > before || before.rawValue == .max)
        }
    }

    @Test func `a correct wall is followed, corrected by the offset`() {
        var clock = HybridClock(offset: -500)
        #expect(clock.tick(wall: 10_000) == Stamp(milliseconds: 9500))
        #expect(clock.tick(wall: 10_000) == Stamp(milliseconds: 9500, logical: 1))
        clock.offset = 500
        #expect(clock.tick(wall: 10_000) == Stamp(milliseconds: 10_500))
    }

    @Test func `what headquarters has seen lies in the past`() {
        var clock = HybridClock()
        clock.observe(headquarters: Stamp(milliseconds: 5000, logical: 7))
        #expect(clock.tick(wall: 10) == Stamp(milliseconds: 5000, logical: 8))
        clock.observe(headquarters: Stamp(milliseconds: 1))
        #expect(clock.last == Stamp(milliseconds: 5000, logical: 8))
    }

    @Test func `a clock that ran ahead can settle`() {
        var clock = HybridClock()
        _ = clock.tick(wall: 9_000_000)
        clock.settle(at: Stamp(milliseconds: 5000))
        #expect(clock.tick(wall: 6000) == Stamp(milliseconds: 6000))
    }

    /// Replicas with clocks decades off write, sync in random order and observe headquarters' clock at each sync.
    /// Whatever an author had seen must have an effective stamp below that of what it wrote.
    @Test func `effective stamps increase along causality under any clocks`() {
        var random = SeededGenerator(seed: 13)
        for _ in 0..<60 {
            var office = Exchange(replicas: 4, &random)
            for _ in 0..<80 { office.step(&random) }
            office.drain()
            #expect(office.committed.count > 5)
            for later in office.committed {
                for earlier in office.committed
                where later.dot != earlier.dot && later.context.contains(earlier.dot, sequence: earlier.sequence) {
                    #expect(earlier.stamp < later.stamp)
                }
            }
        }
    }
}

/// Headquarters and a few replicas, with clocks only.
private struct Exchange {
    struct Write {
        let dot: Dot
        let context: CausalContext
        var sequence: CommitSequence = 0
        var stamp: Stamp
    }

    struct Laptop {
        var clock = HybridClock()
        var wall: ManualClock
        var prefix: CommitSequence = 0
        var counter: UInt64 = 0
        var pending: [Write] = []
    }

    private var laptops: [Laptop] = []
    private var wall = ManualClock()
    private var clock = HybridClock()
    private(set) var committed: [Write] = []

    init(replicas: Int, _ random: inout SeededGenerator) {
        for _ in 0..<replicas {
            laptops.append(Laptop(wall: ManualClock(now: 1_000_000_000_000 + random.next() % 1_500_000_000_000)))
        }
    }

    mutating func step(_ random: inout SeededGenerator) {
        let index = random.below(laptops.count)
        wall.advance(UInt64(random.below(1000)))
        if random.oneIn(10) { laptops[index].wall.set(1_000_000_000_000 + random.next() % 1_500_000_000_000) }
        laptops[index].wall.advance(UInt64(random.below(1000)))
        if random.oneIn(3) { sync(index) } else { write(index) }
    }

    mutating func drain() {
        for index in laptops.indices { sync(index) }
    }

    private mutating func write(_ index: Int) {
        laptops[index].counter += 1
        let dot = Dot(replica: ReplicaID(rawValue: UInt32(index + 2)), counter: laptops[index].counter)
        let stamp = laptops[index].clock.tick(wall: laptops[index].wall.now)
        laptops[index].pending.append(
            Write(dot: dot, context: CausalContext(of: dot, prefix: laptops[index].prefix), stamp: stamp))
    }

    private mutating func sync(_ index: Int) {
        for var write in laptops[index].pending {
            write.sequence = CommitSequence(committed.count + 1)
            write.stamp = min(write.stamp, clock.tick(wall: wall.now))
            committed.append(write)
        }
        laptops[index].pending = []
        laptops[index].prefix = CommitSequence(committed.count)
        laptops[index].clock.observe(headquarters: clock.last)
        laptops[index].clock.offset = Int64(wall.now) - Int64(laptops[index].wall.now)
    }
}

// Why this file exists: a clock may say anything, and a forger makes it say more. Whatever it says, HQ puts an edit
// between what its author had seen and the moment when HQ heard of it, and never stops over it.

import SyncProtocol
import Testing

struct `The time of an edit whose clock was wrong` {
    typealias Fields = Court.Fields
    private static let year: UInt64 = 365 * 86_400_000

    /// A court in which ben has seen everything, and the entry of what he sends next.
    private func sent(wall: UInt64?, stamp: UInt64? = nil, skew: Int64) throws -> (floor: Stamp, entry: LogEntry) {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.seat, .text("start"))))
        let floor = try #require(court.ledger.log.last).received
        let receipt = try court.send(
            Court.ben, stamp: stamp, wall: wall, skew: skew, Court.set(1, Fields.seat, .text("ben")))
        #expect(receipt.verdict == .accepted)
        #expect(try court.shows(Fields.seat, of: 1) == .text("ben"))
        return (floor, try #require(court.ledger.log.last))
    }

    @Test(arguments: [0, 1, UInt64.max - 1, .max, 1_767_603_600_000])
    func `lies between what its author had seen and its receipt, by however many years the clock is off`(
        wall: UInt64
    ) throws {
        for skew in [Int64.min, -Int64.max, -Int64(10 * Self.year), Int64(10 * Self.year), .max] {
            let (floor, entry) = try sent(wall: wall, skew: skew)
            #expect(entry.stamp > floor && entry.stamp <= entry.received, "\(wall) \(skew)")
        }
    }

    @Test func `is that of its receipt where the clock would put it later`() throws {
        for wall in [UInt64.max, 0xFFFF_FFFF_FFFF] {
            let (_, entry) = try sent(wall: wall, skew: Int64(Self.year))
            #expect(entry.stamp.milliseconds == entry.received.milliseconds, "\(wall)")
        }
    }

    @Test func `comes right after what its author had seen where the clock would put it earlier`() throws {
        let readings: [(wall: UInt64, skew: Int64)] = [
            (0, -Int64(Self.year)), (Self.year, -Int64(2 * Self.year)), (0, Int64(Self.year)),
        ]
        for (wall, skew) in readings {
            let (floor, entry) = try sent(wall: wall, skew: skew)
            #expect(entry.stamp.rawValue == floor.rawValue + 1, "\(wall) \(skew)")
        }
    }

    @Test func `is what a wrong clock read, put right, where that can be`() throws {
        // It runs a year ahead, and the edit was made half a second before HQ heard of it.
        let now = Court().wall + 2000
        let (_, entry) = try sent(wall: now + Self.year - 500, skew: -Int64(Self.year))
        #expect(entry.stamp.milliseconds == now - 500)
        let (_, stamped) = try sent(wall: nil, stamp: now + Self.year - 300, skew: -Int64(Self.year))
        #expect(stamped.stamp.milliseconds == now - 300)
    }
}

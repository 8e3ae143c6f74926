// Why this file exists: a checker that cannot fail checks nothing. Every invariant is broken here once on purpose.

import Foundation
import SyncProtocol
import Testing

@testable import Simulation

@Suite struct CheckerTests {
    /// Of every planted bug the world that `Docs/planted-bugs.md` names, which `make planted` writes.
    private static let table: [String: (invariant: String, world: UInt64)] = {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Docs/planted-bugs.md")
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        var rows: [String: (invariant: String, world: UInt64)] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count > 4, let world = UInt64(cells[4]) else { continue }
            rows[cells[1].trimmingCharacters(in: ["`"])] = (cells[3], world)
        }
        return rows
    }()

    @Test(arguments: PlantedFault.allCases)
    func `a planted bug is found by the checker of its invariant, in the world that the table names`(
        _ fault: PlantedFault
    ) throws {
        let row = try #require(Self.table[fault.rawValue], "Docs/planted-bugs.md lacks it; run `make planted`")
        #expect(row.invariant == fault.invariant)
        let violation = #expect(throws: Violation.self) { try World(seed: row.world, planted: fault).run() }
        #expect(violation?.invariant == fault.invariant)
    }

    @Test(arguments: PlantedFault.allCases) func `the world of a planted bug is sound without it`(
        _ fault: PlantedFault
    ) throws {
        let row = try #require(Self.table[fault.rawValue])
        _ = try World(seed: row.world).run()
    }

    @Test func `a decoder that fails in its own way is noticed`() {
        struct Surprise: Error {}
        let reader = I23HostileBytesNeverTrap { _ in throw Surprise() }
        #expect(throws: Violation.self) { try reader.check([1, 2, 3]) }
    }

    @Test func `a decoder that names the fault passes`() throws {
        var chance = Chance(seed: 1)
        let reader = I23HostileBytesNeverTrap { _ = try FrameCodec.decodeAll($0) }
        let bytes = FrameCodec.encode(.finish(Finish(frontier: 7)))
        for _ in 0..<200 { try reader.check(bytes, &chance) }
    }

    @Test func `an upload of what is not on the disk is noticed`() {
        let store = MemoryReplica(ReplicaID(rawValue: 2), scopes: [.reference], planted: nil)
        _ = store.save([], begunAt: 0, wall: 1)
        #expect(throws: Violation.self) {
            try I2DurableBeforeAcknowledged.check(upload: store.state.outbox.map(\.sealed), from: store.durable)
        }
    }

    @Test func `going back in HQ's order is noticed`() {
        #expect(throws: Violation.self) { try I12ReadYourWrites.check(prefix: 3, notBelow: 4) }
    }

    @Test func `a gap in HQ's numbers is noticed`() throws {
        let receipt = Receipt(counter: 1, sequence: 2, remarks: [])
        let entry = LogEntry(
            sequence: 2, dot: Dot(replica: .headquarters, counter: 1), stamp: .zero, received: .zero, payload: [],
            chain: .start, receipt: receipt)
        #expect(throws: Violation.self) { try I6RetriesApplyOnce.check([entry], from: 0) }
    }

    @Test func `a stamp later than its receipt is noticed`() {
        let receipt = Receipt(counter: 1, sequence: 1, remarks: [])
        let entry = LogEntry(
            sequence: 1, dot: Dot(replica: ReplicaID(rawValue: 2), counter: 1), stamp: Stamp(milliseconds: 9),
            received: Stamp(milliseconds: 5), payload: [], chain: .start, receipt: receipt)
        #expect(throws: Violation.self) {
            try I21OneClockHarmsNoOther.check(entry, made: Stamp(milliseconds: 9).rawValue, nil, earlier: 0)
        }
    }
}

// Why this file exists: a device that is given a large scope takes a second of HQ's time. Neither may it wait for the
// others without end, nor may they wait for it.

import SyncClient
import SyncProtocol
import SyncServer

/// A scope that many laptops work in, and devices that join it one after another.
@MainActor
final class Joining {
    private let dataSet: DataSet
    private let bed: TestBed
    private let scope: ScopeID
    private let neighbours: Neighbours
    /// What was measured while the others worked, by round.
    private var busy: [Int: (joining: Double, syncs: Sample)] = [:]
    private var calm: [Int: Sample] = [:]

    init(_ dataSet: DataSet, directory: String) async throws {
        self.dataSet = dataSet
        bed = try await TestBed.start(directory + "/bed-joining-\(dataSet.rows)")
        let anchor = RecordID(high: 0x7300, low: 1 << 63)
        scope = try await bed.headquarters.scope(anchoredAt: anchor, name: "office")
        let author = try await bed.laptop([scope])
        for start in stride(from: 0, to: dataSet.rows, by: 10_000) {
            try author.replica.apply(
                (start..<min(start + 10_000, dataSet.rows)).map {
                    BenchmarkSchema.creation(dataSet.row($0), office: anchor)
                })
            _ = try author.sync()
        }
        try bed.discard(author)
        var seats: [TestBed.Seat] = []
        for _ in 0..<Neighbours.count { seats.append(try await bed.seat([scope])) }
        neighbours = try await Neighbours(seats, editing: dataSet)
    }

    func finish() async throws {
        try await neighbours.finish()
        try await bed.stop()
    }

    /// A device at work without the scope is granted it, and syncs.
    /// - Returns: seconds of that sync.
    private func join() async throws -> Double {
        let laptop = try await bed.laptop()
        _ = try laptop.sync()
        guard try await bed.headquarters.grant([scope], to: laptop.replica.checkpoint().replica) == true else {
            throw BenchmarkError("HQ did not grant the scope")
        }
        let (seconds, report) = try laptop.sync()
        guard report.rows >= dataSet.rows else {
            throw BenchmarkError("joining brought \(report.rows) rows instead of \(dataSet.rows)")
        }
        try bed.discard(laptop)
        return seconds
    }

    /// A device joins while the others work.
    private func joinAmongOthers(_ round: Int) async throws -> (joining: Double, syncs: Sample) {
        if let known = busy[round] { return known }
        var joining = 0.0
        let syncs = try await neighbours.work { joining = try await self.join() }
        busy[round] = (joining, syncs)
        return (joining, syncs)
    }

    /// The others work for as long as that took, and nobody joins.
    private func othersAlone(_ round: Int) async throws -> Sample {
        if let known = calm[round] { return known }
        let length = try await joinAmongOthers(round).joining
        let syncs = try await neighbours.work { try await Task.sleep(for: .seconds(length)) }
        calm[round] = syncs
        return syncs
    }

    func comparisons() -> [Comparison] {
        let others = Neighbours.count
        return [
            Comparison(
                "a granted scope of \(grouped(dataSet.rows)) records arrives while \(others) others sync, "
                    + "against the same while nobody does",
                floor: { _ in try await self.join() }, ours: { try await self.joinAmongOthers($0).joining }),
            Comparison(
                "the others' median sync meanwhile, against as long without the newcomer",
                floor: { try await self.othersAlone($0).median ?? 0 },
                ours: { try await self.joinAmongOthers($0).syncs.median ?? 0 }),
            Comparison(
                "the others' slowest sync meanwhile, against as long without the newcomer",
                floor: { try await self.othersAlone($0).sorted.last ?? 0 },
                ours: { try await self.joinAmongOthers($0).syncs.sorted.last ?? 0 }),
        ]
    }
}

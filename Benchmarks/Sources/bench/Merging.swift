// Why this file exists: two laptops come home with ten thousand edits each, and half of them met: what HQ takes to
// judge, merge, journal and answer for all of that, against writing the same fields into a plain table.

import CFloor
import Foundation
import SyncClient
import SyncProtocol
import SyncServer

/// Two laptops that edit apart, in a world of its own.
@MainActor
final class Meeting {
    private let dataSet: DataSet
    private let bed: TestBed
    private let ana: TestBed.Laptop
    private let ben: TestBed.Laptop

    static let edits = 10_000
    /// Which of the floor's picks is the first that both edit.
    static let shared = edits / 2
    private static let cases = 100

    init(_ dataSet: DataSet, bed: TestBed) async throws {
        self.dataSet = dataSet
        self.bed = bed
        ana = try await bed.laptop()
        ben = try await bed.laptop()
        try ana.replica.apply((0..<dataSet.rows).map { BenchmarkSchema.creation(dataSet.row($0)) })
        _ = try ana.sync()
        _ = try ben.sync()
    }

    private func edit(_ index: Int, _ field: FieldNumber, _ round: Int, _ who: String) -> RecordEdit {
        let text = Value.text("\(who) \(round) \(dataSet.nextStep(index, round: round))")
        return RecordEdit(BenchmarkSchema.key(dataSet.row(index)), .update, [FieldValue(field, text)])
    }

    /// Both edit 10,000 fields without knowledge of each other. Half of ben's are on records that ana edits too, half
    /// of those on the very field. Then both sync. The records are the floor's, scattered over the table.
    /// - Returns: seconds that HQ spent from judging to disk, both uploads together.
    func meet(round: Int) throws -> Double {
        _ = try ana.sync()
        _ = try ben.sync()
        let count = Self.edits
        try ana.replica.apply((0..<count).map { edit(dataSet.pick($0), BenchmarkSchema.nextStep, round, "ana") })
        try ben.replica.apply(
            (0..<count).map { turn in
                let field = turn < count / 4 ? BenchmarkSchema.nextStep : BenchmarkSchema.forecast
                return edit(dataSet.pick(Self.shared + turn), field, round, "ben")
            })
        let before = bed.headquarters.commitSeconds
        _ = try ana.sync()
        let (_, report) = try ben.sync()
        let seconds = bed.headquarters.commitSeconds - before
        guard report.decisions >= count / 4 else {
            throw BenchmarkError("the meeting left \(report.decisions) journal entries, not \(count / 4)")
        }
        return seconds
    }

    /// A reader that is to receive a hundred new cases, and with them their rows and candidates.
    /// - Returns: seconds, and bytes that came.
    func receiveCases(round: Int) throws -> (seconds: Double, bytes: Double) {
        _ = try ana.sync()
        _ = try ben.sync()
        let turns = (0..<Self.cases).map { 15_000 + $0 }
        func price(_ index: Int, _ amount: Int) -> RecordEdit {
            RecordEdit(
                BenchmarkSchema.key(dataSet.row(index)), .update,
                [FieldValue(BenchmarkSchema.offer, .integer(Int64(amount + round)))])
        }
        try ana.replica.apply(turns.map { price($0, 1_000_000) })
        try ben.replica.apply(turns.map { price($0, 2_000_000) })
        _ = try ben.sync()
        let (seconds, report) = try ana.sync()
        guard report.contested == Self.cases else {
            throw BenchmarkError("\(report.contested) cases came instead of \(Self.cases)")
        }
        // Decided again, so that every round opens new ones.
        try ana.replica.apply(turns.map { price($0, 3_000_000) })
        _ = try ana.sync()
        return (seconds, Double(report.bytesDown))
    }
}

/// Merging, and carrying what it leaves for people.
@MainActor
func meetings(_ directory: String, cacheKiB: Int, seed: UInt64) async throws -> [Comparison] {
    let dataSet = DataSet(seed: seed, rows: 20_000)
    let floor = PlainSQLite(dataSet, directory: directory, cacheKiB: cacheKiB)
    try floor.start()
    _ = try floor.insertAll()
    let bed = try await TestBed.start(directory + "/bed-meeting", schema: BenchmarkSchema.disputed)
    let meeting = try await Meeting(dataSet, bed: bed)
    var bytes = 0.0
    return [
        Comparison(
            "HQ merges 2 × 10,000 concurrent edits, a quarter of them on one field, against their plain updates",
            target: 1.5, others: "Couchbase Lite 16, sqlite-sync 3.9, cr-sqlite 3.75; a prototype in C 0.94",
            floor: { round in
                try floor.update(count: Meeting.edits, perCommit: Meeting.edits, round: 2 * round + 1).seconds
                    + floor.update(
                        skipping: Meeting.shared, count: Meeting.edits, perCommit: Meeting.edits, round: 2 * round + 2
                    ).seconds
            }, ours: { try meeting.meet(round: $0) }),
        Comparison(
            "a sync that brings 100 new cases, against 1 s", target: 1, floor: { _ in 1 },
            ours: { round in
                let (seconds, size) = try meeting.receiveCases(round: round)
                bytes = size
                return seconds
            }),
        Comparison(
            "bytes of that sync", unit: .bytes, floor: { _ in 0 }, ours: { _ in bytes }),
    ]
}

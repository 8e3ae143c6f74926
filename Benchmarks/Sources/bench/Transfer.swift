// Why this file exists: what a sync costs against the least that it could: the same rows put into plain SQLite, the
// same bytes under zstd, an empty request to an empty server.

import CFloor
import Foundation
import SyncClient
import SyncProtocol

/// First downloads, changes and idle syncs of one data set, over HTTP on loopback.
@MainActor
final class Transfers {
    private let dataSet: DataSet
    private let floor: any Contender
    private let bed: TestBed
    private let author: TestBed.Laptop
    private var reader: TestBed.Laptop
    private var lastBytes = 0.0

    private static let chunk = 10_000

    /// Fills an HQ with the data set, through a laptop, and gives it one reader that has everything.
    init(_ dataSet: DataSet, floor: any Contender, bed: TestBed) async throws {
        self.dataSet = dataSet
        self.floor = floor
        self.bed = bed
        author = try await bed.laptop()
        for start in stride(from: 0, to: dataSet.rows, by: Self.chunk) {
            let edits = (start..<min(start + Self.chunk, dataSet.rows)).map {
                BenchmarkSchema.creation(dataSet.row($0))
            }
            try author.replica.apply(edits)
            _ = try author.sync()
        }
        reader = try await bed.laptop()
        _ = try reader.sync()
    }

    func comparisons() -> [Comparison] {
        let changed = min(1_000, dataSet.rows)
        return [
            Comparison(
                "first download over HTTP against the plain insert", target: 2,
                others: "Couchbase Lite 13, cr-sqlite 40, CouchDB 117",
                floor: { [floor] _ in
                    try await floor.start()
                    return try await floor.insertAll()
                }, ours: { _ in try await self.download() }),
            Comparison(
                "bytes of a first download against row by row under zstd-3", unit: .bytes, target: 0.75,
                floor: { [dataSet] _ in
                    Double(floor_rowwise_zstd(dataSet.seed, Int64(dataSet.rows), 3).compressed)
                }, ours: { _ in self.lastBytes }),
            Comparison(
                "file of a synced replica against the plain table", unit: .bytes, target: 1.05,
                others: "Couchbase Lite 1.25, cr-sqlite 2.5",
                floor: { [floor] _ in try await floor.fileBytes() }, ours: { _ in try self.fileBytes() }),
            Comparison(
                "receiving \(grouped(changed)) changed rows against their plain update", target: 4,
                floor: { [floor] in
                    try await floor.update(count: changed, perCommit: changed, round: $0 + 1).seconds
                }, ours: { try self.receiveChanges(changed, round: $0) }),
            Comparison(
                "bytes per changed field beyond its value's own, against 12", unit: .bytes, target: 1,
                others: "Couchbase Lite 90 in all, sqlite-sync 54, Loro 14",
                floor: { _ in 12 }, ours: { try self.bytesPerChange(changed, round: $0 + 1000) }),
        ]
    }

    private func download() async throws -> Double {
        let laptop = try await bed.laptop()
        let (seconds, report) = try laptop.sync()
        guard report.rows == dataSet.rows else {
            throw BenchmarkError("the download brought \(report.rows) rows instead of \(dataSet.rows)")
        }
        lastBytes = Double(report.bytesDown)
        try bed.discard(laptop)
        return seconds
    }

    private func fileBytes() throws -> Double {
        try reader.replica.compact()
        let attributes = try FileManager.default.attributesOfItem(atPath: reader.replica.path)
        return (attributes[.size] as? NSNumber)?.doubleValue ?? 0
    }

    /// Has the author change one field of `count` rows and send it up.
    private func change(_ count: Int, round: Int) throws -> [String] {
        let picks = (0..<count).map { Int(floor_pick(Int64($0), Int64(dataSet.rows))) }
        let texts = picks.map { dataSet.nextStep($0, round: round) }
        let edits = zip(picks, texts).map { pick, text in
            RecordEdit(
                BenchmarkSchema.key(dataSet.row(pick)), .update, [FieldValue(BenchmarkSchema.nextStep, .text(text))])
        }
        try author.replica.apply(edits)
        _ = try author.sync()
        return texts
    }

    private func receiveChanges(_ count: Int, round: Int) throws -> Double {
        _ = try change(count, round: round + 100)
        let (seconds, report) = try reader.sync()
        guard report.rows == count else { throw BenchmarkError("\(report.rows) rows came instead of \(count)") }
        return seconds
    }

    private func bytesPerChange(_ count: Int, round: Int) throws -> Double {
        let texts = try change(count, round: round)
        let (_, report) = try reader.sync()
        let values = Array(texts.joined(separator: "\n").utf8)
        let own = Compression.compress(values)?.count ?? values.count
        return Double(report.bytesDown - own) / Double(count)
    }
}

/// An idle sync against an empty request to an empty server.
@MainActor
func idle(_ bed: TestBed, _ laptop: TestBed.Laptop, empty: CurlLink) -> [Comparison] {
    let times = 200
    var bytes = (up: 0, down: 0)
    return [
        Comparison(
            "a sync with nothing new against an empty request", target: 3,
            floor: { _ in
                try clocked { for _ in 0..<times { try empty.exchange([46]) { _ in } } } / Double(times)
            },
            ours: { _ in
                var report = SyncReport()
                let seconds = try clocked { for _ in 0..<times { report = try laptop.sync().report } }
                bytes = (report.bytesUp, report.bytesDown)
                guard report.rounds == 1 else { throw BenchmarkError("an idle sync took \(report.rounds) rounds") }
                return seconds / Double(times)
            }),
        Comparison(
            "body bytes of such a sync, up, against 100", unit: .bytes, target: 1, floor: { _ in 100 },
            ours: { _ in Double(bytes.up) }),
        Comparison(
            "body bytes of such a sync, down, against 100", unit: .bytes, target: 1, floor: { _ in 100 },
            ours: { _ in Double(bytes.down) }),
    ]
}

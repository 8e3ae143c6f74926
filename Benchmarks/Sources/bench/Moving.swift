// Why this file exists: when an account goes to another office, all that is filed under it leaves one laptop's file
// for good and comes to another's. HQ decides that in one commit, during which everybody waits.

import Foundation
import SyncClient
import SyncProtocol
import SyncServer

/// An account with records under it, two offices between which it goes to and fro, and a laptop in each.
@MainActor
final class Moving {
    private let moved: Int
    private let seed: UInt64
    private let bed: TestBed
    private var offices: [Office] = []
    /// Made all records, and holds all of them: the measured laptops have no edits that HQ must first back up.
    private let author: TestBed.Laptop
    /// Where there is nothing but as many records as move: what a plain download of them is measured by.
    private let quiet: ScopeID
    private let table: PlainSQLite
    private let file: PlainSQLite
    private var turns = 0

    /// Each office holds this many times as many records that stay.
    private static let staying = 10
    private static let account = RecordKey(
        kind: BenchmarkSchema.accounts, id: RecordID(high: 0x7100, low: 1 << 63 | 1))

    private struct Office {
        let laptop: TestBed.Laptop
        /// The record that anchors its scope.
        let anchor: RecordID
        /// A record that stays.
        let neighbour: RecordKey
    }

    private static func anchor(_ number: UInt64) -> RecordID { RecordID(high: 0x7200, low: 1 << 63 | number) }

    init(_ moved: Int, directory: String, cacheKiB: Int, seed: UInt64) async throws {
        self.moved = moved
        self.seed = seed
        bed = try await TestBed.start(directory + "/bed-moving-\(moved)", schema: BenchmarkSchema.filed)
        quiet = try await bed.headquarters.scope(anchoredAt: Self.anchor(2), name: "quiet")
        var scopes = [quiet]
        for number in 0..<2 {
            let anchor = Self.anchor(UInt64(number))
            scopes.append(try await bed.headquarters.scope(anchoredAt: anchor, name: "office \(number)"))
        }
        author = try await bed.laptop(scopes)
        let held = DataSet(seed: seed, rows: moved * (2 * Self.staying + 1))
        table = PlainSQLite(held, directory: directory, cacheKiB: cacheKiB)
        try table.start()
        _ = try table.insertAll()
        let own = DataSet(seed: seed, rows: moved * (Self.staying + 1))
        file = PlainSQLite(own, directory: directory, cacheKiB: cacheKiB)
        // Scattered over the table, as the rows are that the floor changes.
        let picks = Set((0..<moved).map(held.pick))
        try fill(held, moving: picks)
        for number in 0..<2 {
            let laptop = try await bed.laptop([scopes[number + 1]])
            _ = try laptop.sync()
            let stays = (0..<held.rows).first { $0 % 2 == number && !picks.contains($0) } ?? 0
            let neighbour = BenchmarkSchema.key(held.row(stays))
            offices.append(Office(laptop: laptop, anchor: Self.anchor(UInt64(number)), neighbour: neighbour))
        }
    }

    private func fill(_ held: DataSet, moving picks: Set<Int>) throws {
        let place = FieldValue(BenchmarkSchema.office, .reference(Self.anchor(0)))
        try author.replica.apply([RecordEdit(Self.account, .create, [FieldValue(1, .text("account")), place])])
        try make(held) { index in
            picks.contains(index)
                ? (Self.anchor(0), Self.account.id) : (Self.anchor(UInt64(index % 2)), nil)
        }
        try make(DataSet(seed: seed + 1, rows: moved)) { _ in (Self.anchor(2), nil) }
    }

    private func make(_ dataSet: DataSet, _ place: (Int) -> (office: RecordID, account: RecordID?)) throws {
        for start in stride(from: 0, to: dataSet.rows, by: 10_000) {
            try author.replica.apply(
                (start..<min(start + 10_000, dataSet.rows)).map { index in
                    let (office, account) = place(index)
                    return BenchmarkSchema.creation(dataSet.row(index), office: office, account: account)
                })
            _ = try author.sync()
        }
    }

    func finish() async throws {
        try await bed.stop()
        try table.finish()
        try file.finish()
    }

    /// Seconds of one move, at HQ and at both laptops.
    private struct Move {
        let deciding: Double
        let forgetting: Double
        let receiving: Double
    }

    /// HQ takes the account to the other office; both laptops hear of it.
    private func move() async throws -> Move {
        let old = offices[turns % 2]
        let new = offices[(turns + 1) % 2]
        turns += 1
        let start = ContinuousClock.now
        let place = FieldValue(BenchmarkSchema.office, .reference(new.anchor))
        let receipt = try await bed.headquarters.move(Self.account, [place])
        let deciding = (ContinuousClock.now - start).inSeconds
        guard receipt != nil else { throw BenchmarkError("HQ did not move the account") }
        let (forgetting, left) = try old.laptop.sync()
        let (receiving, came) = try new.laptop.sync()
        guard left.departures == moved + 1, came.rows == moved + 1 else {
            throw BenchmarkError(
                "\(left.departures) records left and \(came.rows) came instead of \(moved + 1)")
        }
        guard try old.laptop.replica.setting("scrubbing") == nil else {
            throw BenchmarkError("the laptop did not scrub its file")
        }
        try settle(old)
        return Move(deciding: deciding, forgetting: forgetting, receiving: receiving)
    }

    /// The next sync that brings a laptop anything scrubs its file again. That is not to count as receiving.
    private func settle(_ office: Office) throws {
        let text = Value.text("turn \(turns)")
        let edit = RecordEdit(office.neighbour, .update, [FieldValue(BenchmarkSchema.nextStep, text)])
        try author.replica.apply([edit])
        _ = try author.sync()
        _ = try office.laptop.sync()
    }

    /// A new laptop's first sync, which brings as many records as move.
    private func download() async throws -> Double {
        let laptop = try await bed.laptop([quiet])
        let (seconds, report) = try laptop.sync()
        guard report.rows == moved else { throw BenchmarkError("\(report.rows) rows came instead of \(moved)") }
        try bed.discard(laptop)
        return seconds
    }

    func comparisons() -> [Comparison] {
        let count = grouped(moved)
        let kept = grouped(Self.staying * moved)
        return [
            Comparison(
                "HQ moves an account and its \(count) records, one decision, against a plain update of as many rows",
                floor: { [table, moved] in
                    try table.update(count: moved, perCommit: moved, round: $0 + 1).seconds
                }, ours: { _ in try await self.move().deciding }),
            Comparison(
                "the old office's laptop forgets them and scrubs its file of \(kept) others, "
                    + "against plain DELETE and VACUUM",
                floor: { [file, moved] _ in
                    try file.start()
                    _ = try file.insertAll()
                    return try file.scrub(count: moved)
                }, ours: { _ in try await self.move().forgetting }),
            Comparison(
                "the new office's laptop receives them, beside \(kept) others, against a first download of as many",
                floor: { _ in try await self.download() }, ours: { _ in try await self.move().receiving }),
        ]
    }
}

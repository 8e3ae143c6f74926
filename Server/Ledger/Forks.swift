// Why this file exists: HQ must know of every restore it ever went through, for as long as a laptop may come back that
// has not heard of one.

import GRDB
import RecordTables
import SyncProtocol

extension Fork {
    /// All of them, oldest first.
    static func all(_ db: Database) throws -> [Fork] { try dated(db).map(\.fork) }

    /// All of them, oldest first, each with when it was: Unix milliseconds.
    static func dated(_ db: Database) throws -> [(fork: Fork, at: UInt64)] {
        let select = try RawStatement(
            cached: db, "SELECT timeline, sequence, base, counter, counter_base, at FROM hq_fork ORDER BY base")
        defer { select.reset() }
        var forks: [(fork: Fork, at: UInt64)] = []
        while try select.step() {
            let fork = Fork(
                timeline: Timeline(rawValue: select.unsigned(0)), sequence: select.unsigned(1),
                base: select.unsigned(2), counter: select.unsigned(3), counterBase: select.unsigned(4))
            forks.append((fork, select.unsigned(5)))
        }
        return forks
    }

    func insert(_ db: Database, at milliseconds: UInt64) throws {
        let insertion = try RawStatement(
            cached: db,
            "INSERT INTO hq_fork (timeline, sequence, base, counter, counter_base, at) VALUES (?, ?, ?, ?, ?, ?)")
        insertion.bind(1, timeline.rawValue)
        insertion.bind(2, sequence)
        insertion.bind(3, base)
        insertion.bind(4, counter)
        insertion.bind(5, counterBase)
        insertion.bind(6, milliseconds)
        try insertion.run()
    }
}

// Why this file exists: who was away for nine months brings edits that nobody has, and rows that everybody else was rid
// of long ago. The former must go up before the latter go.

import SyncProtocol

/// I20: past the horizon pending edits go up first, then rows are compared; stale state never merges.
enum I20PushThenRebase {
    /// A laptop hears that it must compare: whatever it had made when it asked must be at HQ by now.
    static func check(asked exchange: Laptop.Exchange, _ laptop: Laptop, _ graph: EventGraph) throws {
        for (name, number) in laptop.sight.names.sorted(by: { $0.key < $1.key })
        where name.counter <= exchange.counter && !graph.committed.contains(number) {
            throw Violation("I20", "\(laptop.replica) is to compare its rows, and HQ has not taken in \(name)")
        }
    }

    /// What HQ has forgotten nobody holds on to who has all that HQ has.
    static func check(
        forgotten: [RecordKey], _ replica: MemoryReplica.State, _ witness: MemoryLedger.State
    ) throws {
        for key in forgotten where replica.rows[key]?.head ?? 0 > 0 && witness.records[key]?.header.isAlive != true {
            throw Violation("I20", "HQ has forgotten \(key), and \(replica.checkpoint.replica) was not told to compare")
        }
    }

    /// A laptop that was below the floor has compared: it shows nothing as HQ's that HQ does not have.
    static func check(compared replica: MemoryReplica.State, _ witness: MemoryLedger.State) throws {
        for key in replica.rows.keys.sorted() {
            guard let row = replica.rows[key], row.head > 0, witness.records[key]?.header.isAlive != true else {
                continue
            }
            throw Violation("I20", "\(replica.checkpoint.replica) was away for too long and still holds \(key)")
        }
    }
}

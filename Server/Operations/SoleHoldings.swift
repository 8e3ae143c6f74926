// Why this file exists: what lies on one person's laptop and was read by nobody else is known to nobody else, however
// well it is synced. HQ knows who could fetch what and how far each device was, so it can count such records.

import GRDB
import RecordTables
import SyncProtocol

/// Records in one scope that one person made and nobody else has fetched.
public struct SoleHolding: Hashable, Sendable {
    public let person: RecordID
    /// The record that anchors the scope; nil for reference data.
    public let anchor: RecordID?
    public let records: Int64
}

extension Headquarters {
    /// Counts living records of some kinds that were made on a device of one person while no device of anybody else
    /// has said to be as far as the record. Imported records, and those that HQ or somebody at its pages made, are
    /// nobody's: HQ's pages show them.
    public func soleHoldings(of kinds: [KindNumber]) async throws -> [SoleHolding] {
        let heard = mirror.read { $0.attendance.all }
        return try await pool.read { [schema] db in
            let inquiry = HoldingInquiry(try Registry.loadAll(db), heard)
            var holdings: [SoleHolding] = []
            for state in try Registry.scopes(db) where state.content.visibility == .shared {
                let readers = inquiry.readers(of: state.scope)
                var counts: [RecordID: Int64] = [:]
                for kind in kinds.compactMap({ schema.kind($0) }) {
                    try inquiry.count(RecordTable.of(kind), state.scope, readers, db, &counts)
                }
                holdings += counts.sorted { $0.key < $1.key }.map {
                    SoleHolding(person: $0.key, anchor: state.content.anchor, records: $0.value)
                }
            }
            return holdings
        }
    }
}

/// Who has which device, and how far it was.
private struct HoldingInquiry {
    /// How far the person is who has fetched most of a scope, and how far everybody else.
    struct Readers {
        var foremost: Reader?
        var others: CommitSequence = 0
    }

    struct Reader {
        /// Nil for a device of which HQ does not know whose it is.
        let person: RecordID?
        let prefix: CommitSequence
    }

    private let devices: [EnrolledReplica]
    private let people: [ReplicaID: RecordID]
    private let heard: [ReplicaID: LastHeard]

    init(_ enrolled: [EnrolledReplica], _ heard: [ReplicaID: LastHeard]) {
        devices = enrolled.filter(\.isDevice)
        people = Dictionary(
            devices.compactMap { device in device.person.map { (device.replica, $0) } }, uniquingKeysWith: { $1 })
        self.heard = heard
    }

    func readers(of scope: ScopeID) -> Readers {
        var prefixes: [RecordID?: CommitSequence] = [:]
        for device in devices where device.standing.scopes?.contains(scope) ?? false {
            guard let prefix = heard[device.replica]?.prefix else { continue }
            prefixes[device.person] = max(prefixes[device.person] ?? 0, prefix)
        }
        var readers = Readers()
        for (person, prefix) in prefixes {
            guard let foremost = readers.foremost, foremost.prefix >= prefix else {
                readers.others = readers.foremost?.prefix ?? 0
                readers.foremost = Reader(person: person, prefix: prefix)
                continue
            }
            readers.others = max(readers.others, prefix)
        }
        return readers
    }

    /// Counts the records of a table in a scope that only their maker has.
    func count(
        _ table: RecordTable, _ scope: ScopeID, _ readers: Readers, _ db: Database, _ counts: inout [RecordID: Int64]
    ) throws {
        let select = try RawStatement(
            cached: db, "SELECT id, _entered FROM \(table.sqlName) WHERE _scope = ? AND _head > ? AND _alive = 1")
        select.bind(1, Int64(scope.rawValue))
        // What a second person has fetched is nobody's alone.
        select.bind(2, readers.others)
        defer { select.reset() }
        while try select.step() {
            guard let id = select.id(0), let maker = Self.maker(of: id), let person = people[maker] else { continue }
            let isForemost = readers.foremost.map { $0.person == person } ?? false
            let fetched = isForemost ? readers.others : readers.foremost?.prefix ?? 0
            if select.unsigned(1) > fetched { counts[person, default: 0] += 1 }
        }
    }

    /// The device that made a record, as its id says; nil if the id does not come from a device.
    private static func maker(of id: RecordID) -> ReplicaID? {
        (id.high >> 12) & 0xF == 7 ? ReplicaID(rawValue: UInt32(truncatingIfNeeded: id.low >> 30)) : nil
    }
}

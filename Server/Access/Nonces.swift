// Why this file exists: which nonce each device is to present next. They live in memory, so that a sync which only
// downloads costs no write, and outlast a proper stop, so that an upgrade of HQ opens no gap.

import GRDB
import RecordTables
import SyncProtocol

/// Loads and saves nonces.
enum NonceShelf {
    /// Takes all nonces off the disk: from now on only memory knows them, and after a crash nobody does.
    static func take(_ db: Database) throws -> [ReplicaID: NonceWindow] {
        let select = try RawStatement(db, "SELECT replica, current, previous, others FROM hq_nonce")
        var windows: [ReplicaID: NonceWindow] = [:]
        while try select.step() {
            windows[ReplicaID(rawValue: UInt32(clamping: select.integer(0)))] = NonceWindow(
                current: select.unsigned(1), previous: select.unsigned(2),
                others: select.text(3).split(separator: " ").compactMap { UInt64($0) })
        }
        select.reset()
        try db.execute(sql: "DELETE FROM hq_nonce")
        return windows
    }

    static func put(_ windows: [ReplicaID: NonceWindow], _ db: Database) throws {
        let insertion = try RawStatement(
            db, "INSERT OR REPLACE INTO hq_nonce (replica, current, previous, others) VALUES (?, ?, ?, ?)")
        for (replica, window) in windows {
            insertion.bind(1, Int64(replica.rawValue))
            insertion.bind(2, window.current)
            insertion.bind(3, window.previous)
            insertion.bind(4, window.others.map(String.init).joined(separator: " "))
            try insertion.run()
        }
    }
}

extension Headquarters {
    /// The nonce for a reply: a new one if the reply carries something, else the one that was presented.
    /// - Throws: ``Refusal`` if other exchanges of this replica went by since this one was checked.
    func nextNonce(_ admission: Admission, _ enrolled: EnrolledReplica) throws -> UInt64 {
        guard carriesSomething(admission) else { return admission.hello.nonce }
        let fresh = UInt64.random(in: 1...UInt64.max)
        let next = mirror.exchange { state -> NonceWindow? in
            let window = state.nonces[enrolled.replica] ?? .unknown
            guard window.accepts(admission.hello.nonce) else { return nil }
            let next = window.answering(admission.hello.nonce, fresh: fresh)
            state.nonces[enrolled.replica] = next
            return next
        }
        guard let next else { throw Refusal.fork }
        return next.current
    }

    private func carriesSomething(_ admission: Admission) -> Bool {
        if !admission.fresh.isEmpty || !admission.inventory.isEmpty || admission.grants != nil { return true }
        return mirror.read { state in
            admission.feed.positions.contains { (state.scopes[$0.scope]?.head ?? 0) > $0.token }
        }
    }
}

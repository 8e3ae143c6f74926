// Why this file exists: how long a deletion must be remembered depends on who has heard of it. Every sync says so, and
// most syncs must not touch the disk: what they say is kept in memory and written with the next commit.

import GRDB
import RecordTables
import SyncProtocol

/// How far a device was when it last spoke to HQ.
struct LastHeard: Hashable, Sendable {
    /// The lowest S of its scopes.
    let prefix: CommitSequence
    /// HQ's clock then, Unix milliseconds.
    let at: UInt64
}

/// When every device was last heard of.
struct Attendance: Sendable {
    private(set) var all: [ReplicaID: LastHeard]
    /// What the disk does not know yet.
    private(set) var unsaved: [ReplicaID: LastHeard] = [:]

    init(_ all: [ReplicaID: LastHeard] = [:]) { self.all = all }

    mutating func note(_ heard: LastHeard, of replica: ReplicaID) {
        all[replica] = heard
        unsaved[replica] = heard
    }

    /// Takes note of what a commit wrote down; who was heard of meanwhile stays unsaved.
    mutating func saved(_ attendance: [ReplicaID: LastHeard]) {
        for (replica, heard) in attendance where unsaved[replica] == heard { unsaved[replica] = nil }
    }

    static func load(_ db: Database) throws -> Attendance {
        let select = try RawStatement(cached: db, "SELECT replica, prefix, at FROM hq_attendance")
        defer { select.reset() }
        var all: [ReplicaID: LastHeard] = [:]
        while try select.step() {
            all[ReplicaID(rawValue: UInt32(clamping: select.integer(0)))] = LastHeard(
                prefix: select.unsigned(1), at: select.unsigned(2))
        }
        return Attendance(all)
    }

    static func save(_ attendance: [ReplicaID: LastHeard], _ db: Database) throws {
        let insertion = try RawStatement(
            cached: db, "INSERT OR REPLACE INTO hq_attendance (replica, prefix, at) VALUES (?, ?, ?)")
        for (replica, heard) in attendance {
            insertion.bind(1, Int64(replica.rawValue))
            insertion.bind(2, heard.prefix)
            insertion.bind(3, heard.at)
            try insertion.run()
        }
    }
}

extension Headquarters {
    /// Notes that a device spoke, and what it said to reflect.
    func noteAttendance(_ admission: Admission) {
        guard let prefix = admission.feed.positions.map(\.token).min() else { return }
        let heard = LastHeard(prefix: prefix, at: wall())
        mirror.change { $0.attendance.note(heard, of: admission.hello.replica) }
    }
}

// Why this file exists: how long a deletion must be remembered depends on who has heard of it. Every sync says so, and
// most syncs must not touch the disk: what they say is kept in memory and written with the next commit.

import GRDB
import RecordTables
import SyncProtocol

/// How far a device was when it last spoke to HQ, and what it said of itself.
struct LastHeard: Hashable, Sendable {
    /// The lowest S of its scopes.
    let prefix: CommitSequence
    /// HQ's clock then, Unix milliseconds.
    let at: UInt64
    /// Milliseconds by which its clock, as nobody corrected it, was ahead of HQ's.
    var ahead: Int64 = 0
    /// The last edit of its own that it said to have.
    var counter: UInt64 = 0
    /// Since when it has said to have edits that HQ has not, Unix milliseconds; 0 if it said to have none.
    var owing: UInt64 = 0
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
        let select = try RawStatement(
            cached: db, "SELECT replica, prefix, at, ahead, counter, owing FROM hq_attendance")
        defer { select.reset() }
        var all: [ReplicaID: LastHeard] = [:]
        while try select.step() {
            all[ReplicaID(rawValue: UInt32(clamping: select.integer(0)))] = LastHeard(
                prefix: select.unsigned(1), at: select.unsigned(2), ahead: select.integer(3),
                counter: select.unsigned(4), owing: select.unsigned(5))
        }
        return Attendance(all)
    }

    static func save(_ attendance: [ReplicaID: LastHeard], _ db: Database) throws {
        let insertion = try RawStatement(
            cached: db,
            "INSERT OR REPLACE INTO hq_attendance (replica, prefix, at, ahead, counter, owing) "
                + "VALUES (?, ?, ?, ?, ?, ?)")
        for (replica, heard) in attendance {
            insertion.bind(1, Int64(replica.rawValue))
            insertion.bind(2, heard.prefix)
            insertion.bind(3, heard.at)
            insertion.bind(4, heard.ahead)
            insertion.bind(5, heard.counter)
            insertion.bind(6, heard.owing)
            try insertion.run()
        }
    }
}

extension Headquarters {
    /// Notes that a device spoke, what it said to reflect, and what it said to have.
    /// - Parameter counter: the last edit of it that HQ has.
    func noteAttendance(_ admission: Admission, _ counter: UInt64) {
        guard let prefix = admission.feed.positions.map(\.token).min() else { return }
        let (hello, now) = (admission.hello, wall())
        let (ahead, overflow) = Int64(clamping: hello.clock).subtractingReportingOverflow(Int64(clamping: now))
        mirror.change { state in
            let before = state.attendance.all[hello.replica]
            var owing: UInt64 = 0
            if hello.counter > counter {
                // Of edits that it told of before and HQ still has not, the first time counts.
                let isOld = before.map { $0.owing > 0 && $0.counter > counter } ?? false
                owing = isOld ? before?.owing ?? now : now
            }
            let heard = LastHeard(
                prefix: prefix, at: now, ahead: overflow ? .max : ahead, counter: hello.counter, owing: owing)
            state.attendance.note(heard, of: hello.replica)
        }
    }
}

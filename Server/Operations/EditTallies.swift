// Why this file exists: how often edits meet is a figure of weeks and offices, not only of a whole log. So it is
// counted by day and device; whose office a device belongs to is for others to say.

import GRDB
import SyncProtocol

/// Of a device's edits of one day: how many fields they wrote, and on how many of these edits met.
///
/// Every accepted, overridden or held write of a field counts as an edit, a deletion as one of the record's life; what
/// HQ refused does not. A field on which edits met counts once for each time that people had not heard of each other,
/// to the device that wrote it last among them; see ``ConflictReport`` for what a meeting is.
public struct EditTally: Hashable, Sendable {
    public let replica: ReplicaID
    /// The day in UTC as of which the edits count, in days since 1970-01-01.
    public let day: Int64
    public internal(set) var edited: Int64 = 0
    public internal(set) var merged: Int64 = 0
    public internal(set) var chosen: Int64 = 0
    public internal(set) var asked: Int64 = 0
}

/// Gathers tallies.
struct EditTallies {
    private struct Place: Hashable {
        let replica: ReplicaID
        let day: Int64

        init(_ touch: Touch) {
            replica = touch.dot.replica
            day = Int64(touch.stamp.milliseconds / 86_400_000)
        }

        var empty: EditTally { EditTally(replica: replica, day: day) }
    }

    private var places: [Place: EditTally] = [:]

    mutating func noteEdit(_ touch: Touch) {
        let place = Place(touch)
        places[place, default: place.empty].edited += 1
    }

    mutating func noteMeeting(_ touch: Touch, _ settlement: ConflictReport.Settlement) {
        let place = Place(touch)
        var tally = places[place] ?? place.empty
        switch settlement {
        case .merged: tally.merged += 1
        case .chosen: tally.chosen += 1
        case .asked: tally.asked += 1
        }
        places[place] = tally
    }

    /// By day, then by device.
    var all: [EditTally] { places.values.sorted { ($0.day, $0.replica) < ($1.day, $1.replica) } }
}

extension Headquarters {
    /// Counts, in one snapshot and while HQ serves, what devices edited and on how much of it edits met, day by day.
    /// Reads the log of devices' edits once, as ``conflictReport()`` does.
    public func editTallies() async throws -> [EditTally] {
        try await pool.read { [schema] db in
            var sweep = MeetingSweep(db, schema, forks: try Fork.all(db))
            try sweep.run()
            return sweep.tallies.all
        }
    }
}

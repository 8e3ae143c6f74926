// Why this file exists: assignments begin and end on days, and so do plans. Somebody must notice that a day has begun.

import GRDB
import SyncProtocol

extension Headquarters {
    /// Does what the present day brings, unless it was done already.
    /// - Parameter again: even if it was; something was planned for today.
    /// - Returns: whether anything was looked for.
    @discardableResult
    public func beginDay(again: Bool = false) async throws -> Bool {
        guard let today = CivilDate(milliseconds: wall()) else { return false }
        return try await committer.begin(today, again: again)
    }

    /// The roles that somebody plays; nil if nothing was ever said of that.
    public func roles(of person: RecordID) async throws -> Set<Role>? {
        try await committer.perform { ledger, _ in try ledger.roles(of: person) }
    }

    /// Brings what a person may hold and act as in step with what the organisation says, as when they get a device.
    public func review(_ person: RecordID) async throws { try await committer.review(person) }
}

extension Committer {
    func begin(_ today: CivilDate, again: Bool) throws -> Bool {
        try transaction { ledger, db in
            let day = UInt64(clamping: Int64(today.days))
            guard try Setting.reviewedDay.number(db) ?? 0 < day || again else { return false }
            try Setting.reviewedDay.set(day, db)
            try sequencer.begin(today, wall: wall(), in: ledger)
            return true
        }
    }

    func review(_ person: RecordID) throws {
        try transaction { ledger, _ in try sequencer.review([person], wall: wall(), in: ledger) }
    }
}

// Why this file exists: offline figures are worth what is known of the devices behind them. What HQ itself knows, and
// no record says, comes in here.

import SyncProtocol

public enum CaseState: UInt8, Sendable {
    case open, closed
}

/// How a case ended.
public enum CaseEnding: String, Sendable, CaseIterable {
    case none = ""
    case decided, accept, reject, merge, separate, expired
}

/// A question that waits, or waited, for a person.
public struct CaseFact: Fact {
    public var isPresent = false
    public var subject: RecordKey?
    /// 0 for the whole record.
    public var field: FieldNumber = 0
    public var other: RecordKey?
    public var question: CaseQuestion?
    public var severity: Severity?
    /// In ``Facts/words``.
    public var rule: Int32 = -1
    public var decider: Int32 = -1
    public var openedAt = FactInstant.none
    public var dueAt = FactInstant.none
    public var decidedAt = FactInstant.none
    public var state = CaseState.open
    public var ending = CaseEnding.none
    public init() {}

    var isOpen: Bool { isPresent && state == .open }
}

/// A device as HQ's registry knows it. Not a record: whoever holds the registry puts the whole list in.
public struct DeviceFact: Hashable, Sendable {
    public var replica: ReplicaID
    /// Places in their tables; −1 for none.
    public var user: Int32
    public var office: Int32
    public var isActive: Bool
    public var lastSyncAt: FactInstant
    /// Milliseconds that its clock is ahead of HQ's.
    public var clockOffset: Int64
    /// Edits it said to have and has not uploaded, and since when.
    public var pendingEdits: Int64
    public var pendingSince: FactInstant

    public init(
        replica: ReplicaID, user: Int32 = -1, office: Int32 = -1, isActive: Bool = true,
        lastSyncAt: FactInstant = .none, clockOffset: Int64 = 0, pendingEdits: Int64 = 0,
        pendingSince: FactInstant = .none
    ) {
        self.replica = replica
        self.user = user
        self.office = office
        self.isActive = isActive
        self.lastSyncAt = lastSyncAt
        self.clockOffset = clockOffset
        self.pendingEdits = pendingEdits
        self.pendingSince = pendingSince
    }
}

/// One attempt at a sync.
public struct SyncFact: Hashable, Sendable {
    public var office: Int32
    public var at: FactInstant
    public var succeeded: Bool
    public var bytes: Int64
    public var edits: Int64
    /// Milliseconds.
    public var duration: Int64

    public init(
        office: Int32, at: FactInstant, succeeded: Bool, bytes: Int64 = 0, edits: Int64 = 0, duration: Int64 = 0
    ) {
        self.office = office
        self.at = at
        self.succeeded = succeeded
        self.bytes = bytes
        self.edits = edits
        self.duration = duration
    }
}

/// How many fields people of an office edited on a day, and on how many of them edits met. See HQ's conflict report.
public struct EditTallyFact: Hashable, Sendable {
    public var office: Int32
    public var day: FactDay
    public var edited: Int64
    public var merged: Int64
    public var chosen: Int64
    public var asked: Int64

    public init(office: Int32, day: FactDay, edited: Int64, merged: Int64 = 0, chosen: Int64 = 0, asked: Int64 = 0) {
        self.office = office
        self.day = day
        self.edited = edited
        self.merged = merged
        self.chosen = chosen
        self.asked = asked
    }
}

/// How many records of an office only one person has edited and nobody else has read. See HQ's access report.
public struct SoleReaderFact: Hashable, Sendable {
    public var office: Int32
    public var user: Int32
    public var records: Int64

    public init(office: Int32, user: Int32, records: Int64) {
        self.office = office
        self.user = user
        self.records = records
    }
}

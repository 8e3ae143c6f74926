// Why this file exists: what HQ shows is as fresh as the devices behind it. When each was last heard of, whether its
// clock is right and whether it still has edits to send is known here, from what it said itself.

import GRDB
import SyncProtocol
import Synchronization

/// What HQ knows of how far a device keeps up.
public struct DevicePresence: Hashable, Sendable {
    public let replica: ReplicaID
    /// Whose it is, if HQ's records say so.
    public let person: RecordID?
    /// Whether it may sync: neither suspended nor withdrawn nor lost.
    public let isActive: Bool
    /// When it last synced, Unix milliseconds; nil if it never did, or HQ does not remember.
    public let lastSync: UInt64?
    /// Milliseconds by which its clock, as nobody corrected it, was ahead of HQ's then.
    public let clockAhead: Int64
    /// Edits that it said to have and that HQ has not, and since when, Unix milliseconds.
    public let unsent: UInt64
    public let unsentSince: UInt64?

    init(_ enrolled: EnrolledReplica, _ heard: LastHeard?) {
        replica = enrolled.replica
        person = enrolled.person
        isActive = enrolled.status == .active
        let last = max(heard?.at ?? 0, enrolled.uploaded)
        lastSync = last > 0 ? last : nil
        clockAhead = heard?.ahead ?? 0
        let said = heard?.counter ?? 0
        unsent = said > enrolled.standing.counter ? said - enrolled.standing.counter : 0
        unsentSince = unsent > 0 ? heard?.owing : nil
    }
}

/// One request of a device to sync, as HQ saw it.
public struct SyncAttempt: Hashable, Sendable {
    public let replica: ReplicaID
    /// When it ended, Unix milliseconds.
    public let at: UInt64
    /// Whether the reply was written to its end.
    public let succeeded: Bool
    /// Received and sent.
    public let bytes: Int
    /// Changesets that it brought.
    public let changesets: Int
    public let milliseconds: Int64
}

/// The attempts of the last while; in memory only, for most syncs must not touch the disk.
final class SyncBook: Sendable {
    /// How many are kept at least, once there have been so many.
    static let kept = 20_000

    private let attempts = Mutex<[SyncAttempt]>([])

    func note(_ attempt: SyncAttempt) {
        attempts.withLock { attempts in
            if attempts.count >= 2 * Self.kept { attempts.removeFirst(Self.kept) }
            attempts.append(attempt)
        }
    }

    var all: [SyncAttempt] { attempts.withLock { $0 } }
}

extension Headquarters {
    /// Every enrolled device and how far it keeps up; HQ itself and people's seats there are none.
    public func presence() async throws -> [DevicePresence] {
        let heard = mirror.read { $0.attendance.all }
        return try await pool.read { db in
            try Registry.loadAll(db).filter(\.isDevice).map { DevicePresence($0, heard[$0.replica]) }
        }
    }

    /// Attempts of devices to sync since HQ was opened, at least the last 20,000 of them, in the order in which they
    /// ended.
    public var syncAttempts: [SyncAttempt] { syncs.all }

    /// Notes how a sync of a device that has proven itself ended.
    func noteSync(
        of replica: ReplicaID, succeeded: Bool, bytes: Int, changesets: Int, since start: ContinuousClock.Instant
    ) {
        let took = start.duration(to: .now).components
        syncs.note(
            SyncAttempt(
                replica: replica, at: wall(), succeeded: succeeded, bytes: bytes, changesets: changesets,
                milliseconds: took.seconds * 1000 + took.attoseconds / 1_000_000_000_000_000))
    }
}

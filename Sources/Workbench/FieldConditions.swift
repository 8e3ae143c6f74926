// Why this file exists: no record says when a device was last heard of, how syncs went or where edits met. HQ's
// registry and its log do; here what they say becomes facts beside the others.

import LeadToCash
import SyncProtocol
import SyncServer

/// What HQ knows of the field beside its records.
package struct FieldConditions: Sendable {
    private let devices: [DevicePresence]
    private let attempts: [SyncAttempt]
    private let tallies: [EditTally]
    private let holdings: [SoleHolding]

    /// Asks HQ what costs little.
    /// - Parameters:
    ///   - tallies: what a reading of the log says, where a metric needs it.
    ///   - holdings: what a reading of the tables says, where a metric needs it.
    package init(of headquarters: Headquarters, tallies: [EditTally], holdings: [SoleHolding]) async throws {
        devices = try await headquarters.presence()
        attempts = headquarters.syncAttempts
        self.tallies = tallies
        self.holdings = holdings
    }

    /// Puts what is known into the facts.
    package func apply(to reader: inout FactReader) {
        let places = Places(devices, reader.facts)
        reader.facts.devices = devices.map { device in
            DeviceFact(
                replica: device.replica, user: places.user(of: device.replica),
                office: places.office(of: device.replica), isActive: device.isActive,
                lastSyncAt: Self.instant(device.lastSync), clockOffset: device.clockAhead,
                pendingEdits: Int64(clamping: device.unsent), pendingSince: Self.instant(device.unsentSince))
        }
        reader.facts.syncs = attempts.map { attempt in
            SyncFact(
                office: places.office(of: attempt.replica), at: Self.instant(attempt.at),
                succeeded: attempt.succeeded, bytes: Int64(attempt.bytes), edits: Int64(attempt.changesets),
                duration: attempt.milliseconds)
        }
        reader.facts.editTallies = tallies.map { tally in
            EditTallyFact(
                office: places.office(of: tally.replica), day: FactDay(number: Int32(clamping: tally.day)),
                edited: tally.edited, merged: tally.merged, chosen: tally.chosen, asked: tally.asked)
        }
        let facts = reader.facts
        reader.facts.soleReaders = holdings.map { holding in
            SoleReaderFact(
                office: Self.office(of: holding.anchor, facts), user: facts.users.place(of: holding.person) ?? -1,
                records: holding.records)
        }
    }

    private static func instant(_ milliseconds: UInt64?) -> FactInstant {
        FactInstant(milliseconds.map { Int64(clamping: $0) })
    }

    /// The office that a scope is of: the one that anchors it, or that of the customer who does.
    private static func office(of anchor: RecordID?, _ facts: Facts) -> Int32 {
        guard let anchor else { return -1 }
        return facts.offices.place(of: anchor) ?? facts.accounts[anchor]?.office ?? -1
    }

    /// Whose each device is, as places in the facts; −1 for nobody's.
    private struct Places {
        private var users: [ReplicaID: Int32] = [:]
        private var offices: [ReplicaID: Int32] = [:]

        init(_ devices: [DevicePresence], _ facts: Facts) {
            for device in devices {
                guard let person = device.person, let user = facts.users.place(of: person) else { continue }
                users[device.replica] = user
                offices[device.replica] = facts.users[user]?.office ?? -1
            }
        }

        func user(of replica: ReplicaID) -> Int32 { users[replica] ?? -1 }
        func office(of replica: ReplicaID) -> Int32 { offices[replica] ?? -1 }
    }
}

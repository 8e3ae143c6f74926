// Why this file exists: a stolen laptop must close by itself, and a rep's must not: by how much either clock is wrong.

import SyncProtocol
import TestSupport
import Testing

@testable import SyncClient

@Suite struct OfflineLeaseTests {
    private static let day: UInt64 = 86_400_000
    private static let start: UInt64 = 1_767_225_600_000

    @Test func `a replica opens until its days are over and not after`() {
        let lease = OfflineLease(days: 30, renewed: Self.start)
        #expect(lease.decision(at: Self.start) == .open)
        #expect(lease.decision(at: Self.start + 30 * Self.day - 1) == .open)
        #expect(lease.decision(at: Self.start + 30 * Self.day) == .lapsed(days: 30))
        #expect(OfflineLease(days: 0, renewed: Self.start).decision(at: .max) == .open)
    }

    @Test func `a clock that is set back gives no days away`() {
        var lease = OfflineLease(days: 30, renewed: Self.start)
        let noted1 = lease.note(Self.start + 29 * Self.day)
        #expect(noted1)
        #expect(lease.decision(at: Self.start + 29 * Self.day - Self.day) == .open, "a clock put right by a day")
        #expect(lease.decision(at: Self.start) == .clockSetBack)
        #expect(lease.decision(at: 0) == .clockSetBack)
        let noted2 = lease.note(Self.start + 30 * Self.day)
        #expect(noted2)
        for time in [0, Self.start, Self.start + 29 * Self.day, .max] {
            #expect(lease.decision(at: time) == .lapsed(days: 30))
        }
    }

    @Test func `a lapse is noted even if the hour is not`() {
        var lease = OfflineLease(days: 1, renewed: Self.start)
        let noted3 = lease.note(Self.start + Self.day - 1)
        #expect(noted3)
        let noted4 = lease.note(Self.start + Self.day)
        #expect(noted4)
        #expect(lease.decision(at: Self.start + Self.day - 1) == .lapsed(days: 1))
        let noted5 = lease.note(Self.start + Self.day + 1)
        #expect(!noted5, "times that close are not worth a write")
    }

    @Test func `a sync renews it, and forgets a clock that ran ahead`() {
        var lease = OfflineLease(days: 30, renewed: Self.start)
        let noted6 = lease.note(Self.start + 1000 * Self.day)
        #expect(noted6)
        let now = Self.start + 5 * Self.day
        #expect(lease.decision(at: now) == .lapsed(days: 30))
        let renewed7 = lease.renew(days: 30, at: now)
        #expect(renewed7)
        #expect(lease.decision(at: now) == .open)
        let renewed8 = lease.renew(days: 30, at: now + 60_000)
        #expect(!renewed8, "a sync every minute writes nothing")
        let renewed9 = lease.renew(days: 7, at: now + 60_000)
        #expect(renewed9)
        #expect(lease.decision(at: now + 7 * Self.day) == .open)
        #expect(lease.decision(at: now + 8 * Self.day) == .lapsed(days: 7))
    }

    @Test func `it reads back what it wrote and nothing else`() {
        var lease = OfflineLease(days: 30, renewed: Self.start)
        _ = lease.note(Self.start + Self.day)
        #expect(OfflineLease(lease.text) == lease)
        for text in ["", "30", "30 2", "30 2 1", "30 2 3 4", "-1 2 3", "99999999999 1 2", "a b c"] {
            #expect(OfflineLease(text) == nil, "\(text)")
        }
    }

    @Test func `the replica keeps it in its file and counts by headquarters' time`() throws {
        let desk = try Desk()
        #expect(try desk.replica.leaseDecision() == .open, "before the first sync there is none")
        try desk.replica.renewLease(days: 30)
        desk.wall.clock.advance(31 * Self.day)
        #expect(try desk.replica.leaseDecision() == .lapsed(days: 30))
        desk.wall.clock.set(desk.wall.clock.now - 31 * Self.day)
        #expect(try desk.replica.leaseDecision() == .lapsed(days: 30))
        try desk.replica.renewLease(days: 30)
        #expect(try desk.replica.leaseDecision() == .open)
    }

    @Test func `an HQ that sets no lease leaves none, and one that takes it away opens for ever`() throws {
        let desk = try Desk()
        try desk.replica.renewLease(days: 0)
        #expect(try desk.replica.setting("offline_lease") == nil)
        #expect(try desk.replica.leaseDecision() == .open)
        try desk.replica.renewLease(days: 30)
        #expect(try desk.replica.setting("offline_lease") != nil)
        try desk.replica.renewLease(days: 0)
        desk.wall.clock.advance(400 * Self.day)
        #expect(try desk.replica.leaseDecision() == .open)
    }
}

// Why this file exists: a sync that finds nothing new must not touch the disk, and must cost the same with fifty
// devices and with fifty thousand. What such a sync needs is kept in memory: exactly what is committed, never more.

import SyncProtocol
import Synchronization

/// What HQ knows of one enrolled device.
package struct EnrolledReplica: Hashable, Sendable {
    package var standing: Standing
    /// The person who uses it, as others see the name.
    package let name: String
    package let device: String
    package let person: RecordID?
    /// SHA-256 of the device's secret; empty for HQ itself and for a person's seat.
    package let secret: [UInt8]
    /// Its public Ed25519 key; empty for HQ itself, for a seat, and for a device of the time before keys.
    package var key: [UInt8]
    package var status: DeviceStatus
    /// When it proved to have erased itself, Unix milliseconds; 0 if it has not.
    package var wiped: UInt64
    /// What it said last of the disk beneath it, and when; nil if it never did.
    package var storage: StorageReport?
    /// Unix milliseconds of its enrolment and of its last upload.
    package let enrolled: UInt64
    package var uploaded: UInt64
    /// σ of its newest receipt with remarks.
    package var remarked: CommitSequence
    /// The backup horizon for which `standing.backedUp` was computed.
    package var horizon: CommitSequence = 0

    package var replica: ReplicaID { standing.replica }
    /// Whether it may call over the network: HQ itself and people's seats have no secret by which they could.
    package var isDevice: Bool { replica != .headquarters && !secret.isEmpty }
}

/// What HQ knows of one scope.
package struct ScopeState: Hashable, Sendable {
    package let scope: ScopeID
    package let content: ScopeName
    package var name: String
    /// σ of the newest change or journal entry in it.
    package var head: CommitSequence
    package var digest: ScopeDigest
    /// σ of the newest deletion in it that HQ has forgotten.
    package var floor: CommitSequence = 0
}

/// The committed state that syncs ask for again and again.
struct CommittedState: Sendable {
    var timeline: Timeline
    /// Where earlier timelines ended.
    var forks: [Fork] = []
    /// What devices are to present next.
    var nonces: [ReplicaID: NonceWindow] = [:]
    var frontier: CommitSequence = 0
    /// The audit chain's head.
    var auditHead = AuditHead.start
    var clock = HybridClock()
    /// σ up to which everything is in a backup.
    var horizon: CommitSequence = 0
    var scopes: [ScopeID: ScopeState] = [:]
    var scopeNumbers: [ScopeName: ScopeID] = [:]
    var attendance = Attendance()
    /// Filled as devices appear.
    var replicas: [ReplicaID: EnrolledReplica] = [:]
}

/// Shares the committed state between the writer, which alone changes what is durable, and all syncs.
final class Mirror: Sendable {
    private let state: Mutex<CommittedState>
    let frontierWatch: FrontierWatch

    init(_ state: CommittedState) {
        frontierWatch = FrontierWatch(state.frontier)
        self.state = Mutex(state)
    }

    func read<T: Sendable>(_ body: (borrowing CommittedState) -> T) -> T { state.withLock { body($0) } }
    func change(_ body: (inout CommittedState) -> Void) { state.withLock { body(&$0) } }
    func exchange<T: Sendable>(_ body: (inout CommittedState) -> T) -> T { state.withLock { body(&$0) } }

    /// Takes over what a transaction committed.
    func publish(_ draft: Draft) {
        state.withLock { state in
            state.frontier = draft.frontier
            state.auditHead = draft.auditHead
            state.clock = draft.clock
            for (scope, known) in draft.scopes { state.scopes[scope] = known }
            for (name, scope) in draft.scopeNumbers { state.scopeNumbers[name] = scope }
            for (replica, enrolled) in draft.replicas { state.replicas[replica] = enrolled }
            state.attendance.saved(draft.savedAttendance)
        }
        frontierWatch.note(draft.frontier)
    }
}

/// What a running transaction has changed; a value, so that a failed upload is undone by putting back a copy.
struct Draft {
    /// What the transaction writes down of who was heard of.
    var savedAttendance: [ReplicaID: LastHeard] = [:]
    var frontier: CommitSequence
    var auditHead: AuditHead
    var clock: HybridClock
    var scopes: [ScopeID: ScopeState] = [:]
    var scopeNumbers: [ScopeName: ScopeID] = [:]
    var replicas: [ReplicaID: EnrolledReplica] = [:]

    init(_ state: borrowing CommittedState) {
        frontier = state.frontier
        auditHead = state.auditHead
        clock = state.clock
    }
}

// Why this file exists: a laptop's clock may be years off, so HQ's own clock says which requests are fresh. HQ writes
// the time into a nonce that only it can make, and so remembers nothing of what it gave out.

import Crypto
import SyncProtocol

/// Makes nonces and knows its own again.
package struct RequestNonces: Sendable {
    /// How long a nonce may be used, in milliseconds.
    package static let lifetime: UInt64 = 3_600_000
    private static let macLength = 16

    /// Of this process only: what was given out before a restart is out of date.
    private let key = SymmetricKey(size: .bits256)

    package init() {}

    /// A nonce of a time, Unix milliseconds.
    package func issue(at time: UInt64) -> String { Hexadecimal.text(Self.bytes(time) + mac(time)) }

    /// When a nonce was given out; nil if it is not one of ours, or not of the last hour.
    package func issued(_ nonce: String, at now: UInt64) -> UInt64? {
        guard let bytes = Hexadecimal.bytes(nonce, count: 8 + Self.macLength) else { return nil }
        let time = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard Secrets.areEqual(Array(bytes.dropFirst(8)), mac(time)), time <= now, now - time < Self.lifetime else {
            return nil
        }
        return time
    }

    private func mac(_ time: UInt64) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Self.bytes(time), using: key).prefix(Self.macLength))
    }

    private static func bytes(_ time: UInt64) -> [UInt8] {
        (0..<8).reversed().map { UInt8(truncatingIfNeeded: time >> (8 * $0)) }
    }
}

/// The requests that came within the life of their nonces, so that none is answered twice. Bounded: where too many
/// came, the oldest nonces go out of date before their time, and their holders take a fresh one.
package struct SeenRequests: Sendable {
    /// One request.
    private struct Mark: Hashable {
        let replica: ReplicaID
        let issued: UInt64
        let high: UInt64
        let low: UInt64

        init(_ replica: ReplicaID, _ issued: UInt64, _ salt: [UInt8]) {
            self.replica = replica
            self.issued = issued
            high = salt.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            low = salt.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    package enum Finding: Sendable {
        case new, seen, outOfDate
    }

    /// Milliseconds of nonces that are forgotten together.
    private static let span: UInt64 = 10_000

    private let capacity: Int
    private var slots: [UInt64: Set<Mark>] = [:]
    private var count = 0
    /// Nonces given out earlier are out of date for ever, whatever HQ's clock says next.
    private var floor: UInt64 = 0

    package init(capacity: Int = 1 << 19) { self.capacity = capacity }

    /// Notes a request whose signature is right.
    package mutating func note(
        _ replica: ReplicaID, _ salt: [UInt8], issued: UInt64, at now: UInt64
    ) -> Finding {
        forget(before: now > RequestNonces.lifetime ? now - RequestNonces.lifetime : 0)
        while count >= capacity, let oldest = slots.keys.min() { forget(before: (oldest + 1) * Self.span) }
        guard issued >= floor else { return .outOfDate }
        let (isNew, _) = slots[issued / Self.span, default: []].insert(
            Mark(replica, issued, salt))
        if isNew { count += 1 }
        return isNew ? .new : .seen
    }

    private mutating func forget(before time: UInt64) {
        let first = time / Self.span
        guard first * Self.span > floor else { return }
        for slot in slots.keys where slot < first {
            count -= slots[slot]?.count ?? 0
            slots[slot] = nil
        }
        floor = first * Self.span
    }
}

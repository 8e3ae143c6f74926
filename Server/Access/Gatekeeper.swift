// Why this file exists: every request of a device passes one gate, which asks in this order: who says it is, is it
// signed with that device's key, has it come before, and what may such a device do. It asks memory only.

import RecordTables
import SyncProtocol
import Synchronization

/// What the gate keeps in memory.
package final class Gatekeeper: Sendable {
    private let nonces = RequestNonces()
    private let seen: Mutex<SeenRequests>
    private let days: Mutex<UInt32>

    /// Days for which a device may be used without a sync unless HQ says otherwise.
    package static let usualLease: UInt32 = 30

    init(lease: UInt32, capacity: Int = 1 << 19) {
        days = Mutex(lease)
        seen = Mutex(SeenRequests(capacity: capacity))
    }

    /// Days for which a device may be used without a sync; 0 for ever.
    var lease: UInt32 {
        get { days.withLock { $0 } }
        set { days.withLock { $0 = newValue } }
    }

    package func nonce(at now: UInt64) -> String { nonces.issue(at: now) }

    /// - Returns: when its nonce was given out.
    fileprivate func freshness(_ signature: RequestSignature, at now: UInt64) throws(Refusal) -> UInt64 {
        guard let issued = nonces.issued(signature.nonce, at: now) else { throw Refusal.staleNonce }
        return issued
    }

    fileprivate func refuseRepeated(
        _ signature: RequestSignature, of replica: ReplicaID, issued: UInt64, at now: UInt64
    ) throws(Refusal) {
        switch seen.withLock({ $0.note(replica, signature.salt, issued: issued, at: now) }) {
        case .new: return
        case .outOfDate: throw Refusal.staleNonce
        case .seen: throw Refusal(.replay, "This request came before; nothing was done. Sync again.")
        }
    }
}

extension Refusal {
    fileprivate static var staleNonce: Refusal {
        Refusal(.nonce, "The request's nonce is missing or out of date; sign again with the one in this reply.")
    }
}

/// What of a request comes before its body.
package struct RequestHead: Sendable {
    let method: String
    let path: String
    let authorisation: String?
    let signature: String?

    package init(method: String, path: String, authorisation: String?, signature: String?) {
        self.method = method
        self.path = path
        self.authorisation = authorisation
        self.signature = signature
    }
}

/// A request whose head is proven; its body has yet to have the hash that was signed.
package struct ProvenRequest: Sendable {
    package let enrolled: EnrolledReplica
    package let bodyHash: [UInt8]
}

extension Headquarters {
    /// Proves a request by its head alone. Says nothing of what the device may do: see ``Headquarters/permit(_:to:)``.
    /// - Throws: ``Refusal`` if the credentials, the signature or the nonce are not right, or the request came before.
    package func prove(_ head: RequestHead) async throws -> ProvenRequest {
        let enrolled = try await identify(Credentials(header: head.authorisation))
        guard !enrolled.key.isEmpty else {
            throw Refusal(
                .keyless,
                "HQ has no key of this device. Ask HQ for a code (outpostd invite) and enrol it, or run: "
                    + "outpost rejoin --code CODE")
        }
        let now = wall()
        guard let text = head.signature else { throw Refusal.staleNonce }
        guard let signature = RequestSignature(text) else {
            throw Refusal(.malformed, "The request's signature cannot be read; upgrade the client.")
        }
        let issued = try gatekeeper.freshness(signature, at: now)
        guard
            signature.isValid(
                method: head.method, path: head.path, replica: enrolled.replica, by: enrolled.key)
        else {
            throw Refusal(.signature, "The request is not signed with this device's key; nothing was done.")
        }
        try gatekeeper.refuseRepeated(signature, of: enrolled.replica, issued: issued, at: now)
        return ProvenRequest(enrolled: enrolled, bodyHash: signature.bodyHash)
    }

    /// Days for which a device may be used without a sync; 0 for ever.
    public var offlineLease: UInt32 { gatekeeper.lease }

    /// Sets the days for which a device may be used without a sync; each hears of it at its next.
    public func setOfflineLease(_ days: UInt32) async throws {
        let now = wall()
        try await committer.perform { ledger, db in
            try Setting.offlineLeaseDays.set(UInt64(days), db)
            try ledger.record(.lease(days: UInt64(days)), at: now)
        }
        gatekeeper.lease = days
    }
}

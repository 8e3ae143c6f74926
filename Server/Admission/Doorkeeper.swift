// Why this file exists: connections and requests are counted on every thread that serves; this is the one place where
// the counts are kept.

import HTTPTypes
import SyncProtocol
import Synchronization

/// Says who may connect and ask, and counts who does.
final class Doorkeeper: Sendable {
    private struct Counts {
        var connections: ConnectionTable
        var addresses: RateLimiter<ClientAddress>?
        /// By what a device presents, hashed anew in every process: nobody can use up another device's share without
        /// its secret.
        var devices: RateLimiter<Int>?
    }

    let limits: ServingLimits
    private let counts: Mutex<Counts>

    init(_ limits: ServingLimits) {
        self.limits = limits
        counts = Mutex(
            Counts(
                connections: ConnectionTable(most: limits.connections, mostPerAddress: limits.connectionsPerAddress),
                addresses: limits.addressRate.map { RateLimiter($0, capacity: limits.memory) },
                devices: limits.deviceRate.map { RateLimiter($0, capacity: limits.memory) }))
    }

    private func isExempt(_ address: ClientAddress) -> Bool {
        limits.isBehindProxy || (limits.exemptsLoopback && address.isLoopback)
    }

    /// Counts a new connection; false if there is no room for it.
    func opens(_ address: ClientAddress) -> Bool {
        counts.withLock { $0.connections.open(address, isCounted: !isExempt(address)) }
    }

    func closes(_ address: ClientAddress) { counts.withLock { $0.connections.close(address) } }

    /// Counts a request.
    /// - Parameter authorization: what it presents, true or not.
    /// - Returns: nil if it is admitted, else how long to wait.
    func admits(_ address: ClientAddress, _ authorization: String?) -> Duration? {
        let countsAddress = !isExempt(address)
        guard countsAddress || limits.isBehindProxy else { return nil }
        let device = Credentials(header: authorization) == nil ? nil : authorization?.hashValue
        let now = limits.clock()
        return counts.withLock { counts in
            if countsAddress, let wait = counts.addresses?.admit(address, at: now) { return wait }
            guard let device else { return nil }
            return counts.devices?.admit(device, at: now)
        }
    }
}

// Why this file exists: a lease that a restart could renew would be none, so it stands in the replica's own settings.

import SyncProtocol

extension OfflineLease {
    /// As it stands among the replica's settings.
    var text: String { "\(days) \(renewed) \(latest)" }

    /// Reads ``text``; nil for anything else.
    init?(_ text: String) {
        let numbers = text.split(separator: " ", omittingEmptySubsequences: false).map { UInt64($0) }
        guard numbers.count == 3, let days = numbers[0].flatMap({ UInt32(exactly: $0) }), let renewed = numbers[1],
            let latest = numbers[2], latest >= renewed
        else { return nil }
        self.init(days: days, renewed: renewed, latest: latest)
    }
}

extension Replica {
    private static let leaseSetting = "offline_lease"

    /// Whether the replica may be used now; notes the time.
    public func leaseDecision() throws -> OfflineLease.Decision {
        guard let text = try setting(Self.leaseSetting), var lease = OfflineLease(text) else { return .open }
        let now = try headquartersTime()
        let decision = lease.decision(at: now)
        // A command that only reads does not wait for whoever writes.
        if lease.note(now) { try? set(Self.leaseSetting, to: lease.text) }
        return decision
    }

    /// Renews the lease after a sync.
    func renewLease(days: UInt32) throws {
        let now = try headquartersTime()
        guard let text = try setting(Self.leaseSetting), var lease = OfflineLease(text) else {
            guard days > 0 else { return }
            return try set(Self.leaseSetting, to: OfflineLease(days: days, renewed: now).text)
        }
        if lease.renew(days: days, at: now) { try set(Self.leaseSetting, to: lease.text) }
    }

    /// What the device takes for HQ's time.
    private func headquartersTime() throws -> UInt64 {
        let offset = try checkpoint().clock.offset
        let (time, overflow) = Int64(clamping: wall()).addingReportingOverflow(offset)
        return overflow ? wall() : UInt64(max(0, time))
    }
}

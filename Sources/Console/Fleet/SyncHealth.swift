// Why this file exists: whether syncing works is a matter of shares, medians and tails, by office and by hour. They
// are worked out here from what HQ saw, so that the page only shows them.

import SyncProtocol

/// One attempt to sync, at the office of whoever tried.
package struct SyncSample: Hashable, Sendable {
    package let office: RecordID?
    /// Unix milliseconds.
    package let at: UInt64
    package let succeeded: Bool
    package let bytes: Int64
    package let milliseconds: Int64

    package init(office: RecordID?, at: UInt64, succeeded: Bool, bytes: Int64, milliseconds: Int64) {
        self.office = office
        self.at = at
        self.succeeded = succeeded
        self.bytes = bytes
        self.milliseconds = milliseconds
    }
}

/// What some attempts come to.
package struct SyncHealth: Hashable, Sendable {
    package let attempts: Int
    package let successes: Int
    /// Milliseconds that half, and nineteen in twenty, of those that ended well did not exceed; nil without any.
    package let median: Int64?
    package let tail: Int64?
    package let bytes: Int64

    package init(_ samples: some Sequence<SyncSample>) {
        let samples = Array(samples)
        let good = samples.filter(\.succeeded)
        let durations = good.map(\.milliseconds).sorted()
        attempts = samples.count
        successes = good.count
        median = Self.percentile(50, durations)
        tail = Self.percentile(95, durations)
        bytes = samples.reduce(0) { $0 + $1.bytes }
    }

    /// In basis points; nil without attempts.
    package var share: Int64? { attempts == 0 ? nil : Int64(successes) * 10_000 / Int64(attempts) }

    /// The least value that so many percent of the values do not exceed (nearest rank).
    package static func percentile(_ percent: Int, _ sorted: [Int64]) -> Int64? {
        guard !sorted.isEmpty else { return nil }
        let rank = (sorted.count * percent + 99) / 100
        return sorted[min(max(rank, 1), sorted.count) - 1]
    }

    /// By office.
    package static func byOffice(_ samples: [SyncSample]) -> [RecordID?: SyncHealth] {
        Dictionary(grouping: samples, by: \.office).mapValues { SyncHealth($0) }
    }

    /// Bytes of the last hours, this one last, for each office.
    /// - Parameter now: Unix milliseconds.
    package static func hourly(_ samples: [SyncSample], hours: Int, now: UInt64) -> [RecordID?: [Int64]] {
        let last = now / hour
        return samples.reduce(into: [:]) { sums, sample in
            let age = last >= sample.at / hour ? last - sample.at / hour : 0
            guard age < UInt64(hours) else { return }
            sums[sample.office, default: [Int64](repeating: 0, count: hours)][hours - 1 - Int(age)] += sample.bytes
        }
    }

    private static let hour: UInt64 = 3_600_000
}

/// How fresh the active devices of an office are: M-33.
package struct OfficeFreshness: Hashable, Sendable {
    /// Devices by light, in the order of the lights.
    package let counts: [Int]
    /// Milliseconds; nil if none ever synced.
    package let median: Int64?
    package let tail: Int64?
    package let worst: Int64?

    /// - Parameter ages: milliseconds since each device's last sync; nil for one that never did.
    package init(_ ages: [Int64?]) {
        let lights = Dictionary(grouping: ages) { FleetLight(age: $0) }
        counts = FleetLight.allCases.map { lights[$0]?.count ?? 0 }
        let known = ages.compactMap { $0 }.sorted()
        median = SyncHealth.percentile(50, known)
        tail = SyncHealth.percentile(95, known)
        worst = known.last
    }
}

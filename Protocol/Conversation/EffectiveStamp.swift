// Why this file exists: no edit is refused for its clock, and nobody else pays for it. A laptop that believes it is
// next year must not win for a year, one that believes it is last year must not lose for a year.

/// The stamp that counts for an edit: what its author's clock said, put right by what the upload showed of that clock.
struct EffectiveStamp {
    let received: Stamp
    /// HQ's time minus the author's corrected time at upload, milliseconds.
    let skew: Int64

    /// A clock is taken to be right within this, milliseconds.
    static let tolerance: UInt64 = 5 * 60_000

    /// - Returns: never later than `received`, and always later than everything the author had seen.
    func of(_ changeset: Changeset, in store: some LedgerStore) throws -> Stamp {
        // An earlier edit of the author may have been put right, one made before its clock was measured may not.
        // The author may have had another number then, and the edit names what was made under it.
        // What HQ says in somebody's stead counts as of when they said it.
        let own = try changeset.inPlaceOf.map(store.stamp) ?? store.newestStamp(of: changeset.dot.replica)
        let newest = try changeset.observed.map { try store.stamp(of: $0) }.reduce(own, max)
        guard skew.magnitude > Self.tolerance, let reading = wrongReading(changeset) else {
            return min(max(changeset.stamp, newest.successor), received)
        }
        let corrected = Stamp(milliseconds: shifted(reading))
        let floor = max(try store.received(upTo: changeset.seen), newest)
        return min(max(corrected, floor.successor), received)
    }

    /// What the wrong clock read when the edit was made; nil if it was right then. A clock that runs ahead stamps the
    /// future; one that lags cannot follow what HQ had said, and the edit says so.
    private func wrongReading(_ changeset: Changeset) -> UInt64? {
        if let wall = changeset.wall { return wall }
        return changeset.stamp > received ? changeset.stamp.milliseconds : nil
    }

    private func shifted(_ reading: UInt64) -> UInt64 {
        if skew >= 0 {
            let (sum, overflow) = reading.addingReportingOverflow(skew.magnitude)
            return overflow ? received.milliseconds : min(sum, received.milliseconds)
        }
        return reading >= skew.magnitude ? reading - skew.magnitude : 0
    }
}

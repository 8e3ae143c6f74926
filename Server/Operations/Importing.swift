// Why this file exists: thousands of records enter HQ as its own edits, in changesets small enough that laptops can
// take them in and a failure loses little; each is one commit, so an import that was cut is continued by repeating
// it.

import SyncProtocol

/// What became of edits that HQ applied.
public struct AppliedEdits: Sendable {
    /// Changesets committed.
    public internal(set) var commits = 0
    /// Records created, changed or deleted.
    public internal(set) var records = 0
    /// What was not simply accepted.
    public internal(set) var remarks: [Receipt.Remark] = []

    public init() {}
}

extension Headquarters {
    /// Records in one changeset of an import.
    public static let importBatch = 2000

    /// Commits HQ's own edits, in order, in as many changesets as needed.
    public func apply(_ edits: [RecordEdit]) async throws -> AppliedEdits {
        var applied = AppliedEdits()
        for start in stride(from: 0, to: edits.count, by: Self.importBatch) {
            let batch = Array(edits[start..<min(start + Self.importBatch, edits.count)])
            guard let receipt = try await committer.decide(batch) else { continue }
            applied.commits += 1
            applied.records += batch.count
            applied.remarks += receipt.remarks
        }
        return applied
    }
}

// Why this file exists: an erasure takes out what the chain has hashed. So that nobody else can do the same, whatever
// is missing must be missing because of an erasure that stands in the chain itself.

import GRDB
import RecordTables
import SyncProtocol

/// Looks at what an erasure is said to have changed.
struct RedactionCheck {
    private let db: Database
    private let schema: Schema

    init(_ db: Database, _ schema: Schema) {
        self.db = db
        self.schema = schema
    }

    /// - Returns: what is wrong with the marks of an entry; nil if nothing is.
    func problem(_ entry: LogEntry) throws -> String? {
        guard entry.isRedacted == (entry.payloadHash != nil) else {
            return entry.isRedacted
                ? "is marked as redacted, but the hash of what was there is missing"
                : "is not marked as redacted, but has a hash of something else that was there"
        }
        if entry.isRedacted, let problem = try payloadProblem(entry) { return problem }
        guard entry.receiptHash != nil else { return nil }
        let isKnown = try entry.receipt.remarks.contains { try $0.detail.isEmpty && isErased($0.key) }
        return isKnown ? nil : "has a receipt that something was taken out of, but nothing it names was erased"
    }

    private func payloadProblem(_ entry: LogEntry) throws -> String? {
        if entry.payload.isEmpty {
            let wasUnreadable = entry.receipt.remarks.contains { $0.rule == .malformed }
            return wasUnreadable ? nil : "was emptied, although it could be read"
        }
        guard let changeset = try? ChangesetCodec.open(entry.payload), changeset.dot == entry.dot else {
            return "is redacted, but what is left cannot be read"
        }
        let erased = Set(try changeset.operations.map(\.key).filter { try isErased($0) })
        guard !erased.isEmpty || entry.receipt.remarks.contains(where: { $0.rule == .erased }) else {
            return "is marked as redacted, but no record that it names was erased"
        }
        return changeset.redacted(erased) == changeset ? nil : "still says something about an erased record"
    }

    /// Whether a record was erased by a commit that says so.
    private func isErased(_ key: RecordKey) throws -> Bool {
        guard let kind = schema.kind(key.kind) else { return false }
        let row = try RawStatement(
            cached: db,
            "SELECT payload FROM \(RecordTable.of(kind).sqlName) JOIN hq_log ON sequence = _life "
                + "WHERE id = ? AND _alive = \(RecordHeader.erasedLife) AND replica = ?")
        row.bind(1, key.id)
        row.bind(2, Int64(ReplicaID.headquarters.rawValue))
        defer { row.reset() }
        guard try row.step(), let changeset = try? ChangesetCodec.open(row.bytes(0)) else { return false }
        return changeset.operations.contains {
            if case .erase = $0.action { $0.key == key } else { false }
        }
    }
}

// Why this file exists: the head that is kept off the server is taken from the chain as it is on disk, and read back
// from a file that somebody kept.

import FoundationEssentials
import GRDB
import SyncProtocol

extension ExportedHead {
    /// Reads what ``json`` writes; nil for anything else.
    public init?(json bytes: [UInt8]) {
        guard let read = try? JSONDecoder().decode(ExportedHead.self, from: Data(bytes)) else { return nil }
        self = read
    }
}

extension Headquarters {
    /// The audit chain's head as it is on disk.
    public func auditHead() async throws -> ExportedHead {
        let (now, timeline) = (wall(), timeline)
        return try await pool.read { db in
            let (head, sequence) = try AuditShelf.last(db)
            return ExportedHead(head, sequence, timeline, at: now)
        }
    }
}

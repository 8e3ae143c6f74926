// Why this file exists: people leave by a handover that is accepted at a page, on a laptop or by a command, and by
// being erased. Whichever it was, nobody of them stays signed in.

import LeadToCash
import SyncProtocol
import SyncServer

/// People who are signed in and are not with us any more.
enum Leavers {
    /// Ends the sessions of all of them.
    /// - Returns: whose sessions were ended.
    @discardableResult
    static func signOut(_ headquarters: Headquarters) async throws -> [RecordID] {
        try await headquarters.endSessions { reader, person in
            try Self.isGone(reader.values(of: RecordKey(kind: User.kind, id: person)))
        }
    }

    /// - Parameter values: of the person's record; nil if there is none, or none any more.
    static func isGone(_ values: [FieldNumber: Value]?) -> Bool {
        values.map { $0[User.Fields.status] == .text("left") } ?? true
    }
}

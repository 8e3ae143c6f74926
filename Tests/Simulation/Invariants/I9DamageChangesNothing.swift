// Why this file exists: half a message must never be half believed.

import SyncProtocol

/// I9: truncated, corrupt or replayed input leaves the old state, or one whole valid batch.
enum I9DamageChangesNothing {
    static func check(before: MemoryReplica.State, after: MemoryReplica.State) throws {
        guard before == after else {
            throw Violation("I9", "a damaged reply changed replica \(after.checkpoint.replica)")
        }
    }

    static func check(admitted: Bool) throws {
        if admitted { throw Violation("I9", "HQ took in a damaged request") }
    }
}

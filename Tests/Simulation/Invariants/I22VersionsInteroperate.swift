// Why this file exists: offices upgrade on different days. Who has an older program must not take what it does not know
// for damage, and must have all of it as soon as it is upgraded.

import SyncProtocol

/// I22: versions N±2 interoperate: a laptop of an older version keeps in step with HQ in all that it knows, and holds
/// everything else after it was upgraded and has synced.
enum I22VersionsInteroperate {
    /// What breaks on a laptop that is or was of an older version breaks for that reason.
    static func judging(_ laptop: Laptop, _ check: () throws -> Void) throws {
        do {
            try check()
        } catch let violation as Violation {
            let isOld = laptop.store.state.checkpoint.schema < Vocabulary.schema.version
            guard isOld || laptop.sight.isUpgraded else { throw violation }
            throw Violation("I22", "\(isOld ? "before" : "after") its upgrade: \(violation.sentence)")
        }
    }
}

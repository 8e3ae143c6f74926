// Why this file exists: making tables takes longer than living a short story. Every scene begins alike, so the disks of
// the first are kept and copied.

import Foundation
import Simulation
import SyncProtocol
import Synchronization

/// HQ and its laptops as they are before anything happens.
struct Backdrop: Sendable {
    let folder: String
    let time: UInt64
    let scopes: [ScopeID]
    /// What each laptop shows to HQ.
    let bearers: [[ReplicaID: String]]

    private static let made = Mutex([Int: Backdrop]())

    /// The one with so many laptops, made by the first who asks for it.
    static func of(_ laptops: Int, make: () throws -> Backdrop) throws -> Backdrop {
        try made.withLock { made in
            if let known = made[laptops] { return known }
            let backdrop = try make()
            if made.isEmpty { atexit { Backdrop.clear() } }
            made[laptops] = backdrop
            return backdrop
        }
    }

    private static func clear() {
        made.withLock { made in
            for backdrop in made.values { try? FileManager.default.removeItem(atPath: backdrop.folder) }
            made = [:]
        }
    }
}

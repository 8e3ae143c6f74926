// Why this file exists: a checker that never fires proves nothing. Each of these is a bug that somebody could write,
// and all of them live in the disk: the stores above it are as they are delivered.

/// A bug planted into a world's disks.
public enum DiskFault: String, Sendable, CaseIterable {
    /// I2: a laptop's commits are not synced, as with `synchronous=NORMAL`: what it has uploaded it may lose.
    case laptopForgetsToSync
    /// I2: HQ acknowledges before its disk has what it acknowledges.
    case headquartersAcknowledgesUnsynced

    /// The invariant that it breaks.
    public var invariant: String {
        switch self {
        case .laptopForgetsToSync: "I2"
        case .headquartersAcknowledgesUnsynced: "I2"
        }
    }

    func plant(in scene: Scene) {
        switch self {
        case .laptopForgetsToSync: for laptop in scene.laptops { laptop.disk.ignoreSyncs(of: .log) }
        case .headquartersAcknowledgesUnsynced: scene.office.disk.ignoreSyncs(of: .log)
        }
    }
}

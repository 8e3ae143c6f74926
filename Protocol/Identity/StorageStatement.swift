// Why this file exists: whether a lost laptop's disk can be read is decided by the disk. A device looks and tells HQ in
// two words, which both must understand alike.

/// What can be said of where bytes are kept.
public enum StorageState: String, Codable, Sendable, CaseIterable {
    /// Every way from the bytes to a disk goes through the system's encryption.
    case encrypted
    /// Some disk gets them as they are.
    case unencrypted
    /// They reach no disk.
    case volatile
    /// It cannot be seen from the device. Never taken for encrypted.
    case unknown

    /// A word of a later version is no statement.
    public init(from decoder: any Decoder) throws {
        self = Self(rawValue: try decoder.singleValueContainer().decode(String.self)) ?? .unknown
    }
}

/// What a device says about where its replica is kept. It is the device's own word: nobody can prove it from afar.
public struct StorageStatement: Codable, Hashable, Sendable {
    /// Of the disk beneath the replica.
    public let disk: StorageState
    /// Of where memory goes that the system swaps out; volatile if there is no such place.
    public let swap: StorageState

    public init(disk: StorageState, swap: StorageState) {
        self.disk = disk
        self.swap = swap
    }

    /// Whether it says that nothing of the replica reaches a disk in the clear.
    public var isProtected: Bool { disk == .encrypted && (swap == .encrypted || swap == .volatile) }
}

// Why this file exists: Outpost does not encrypt its file; the disk beneath must. So it looks whether it does, says so
// in one sentence, and never takes what it cannot see for encrypted.

import Foundation
import SyncProtocol

/// What was found out about where a replica is kept.
public struct StorageFindings: Hashable, Sendable {
    public let disk: StorageFinding
    /// Pages of memory may go to a disk as well.
    public let swap: StorageFinding

    /// What HQ is told.
    public var statement: StorageStatement { StorageStatement(disk: disk.state, swap: swap.state) }
}

/// Looks at a machine's disks.
public struct StorageInspection: Sendable {
    private let files: MachineFiles
    private let hasEncryptionFlag: @Sendable (String) -> Bool

    /// Looks at this machine.
    public init() { self.init(files: MachineFiles(), hasEncryptionFlag: Self.flag) }

    /// - Parameter hasEncryptionFlag: whether the file system says of a folder that it encrypts it.
    init(files: MachineFiles, hasEncryptionFlag: @escaping @Sendable (String) -> Bool) {
        self.files = files
        self.hasEncryptionFlag = hasEncryptionFlag
    }

    /// File systems that encrypt a folder if it has the flag (fscrypt).
    private static let encryptFolders: Set<String> = ["ext4", "f2fs", "ubifs"]
    private static let inMemory: Set<String> = ["tmpfs", "ramfs"]

    /// - Parameter directory: a replica's, which may not be there yet.
    public func findings(of directory: String) -> StorageFindings {
        StorageFindings(disk: disk(directory), swap: swap())
    }

    private func disk(_ directory: String) -> StorageFinding {
        guard let path = existing(directory), let mount = mount(of: path) else { return StorageFinding(.unknown, "") }
        if Self.encryptFolders.contains(mount.filesystem), hasEncryptionFlag(files.root + path) {
            return StorageFinding(.encrypted, mount.filesystem)
        }
        return finding(beneath: mount)
    }

    /// The path, or the nearest folder above it that is there, without links.
    private func existing(_ path: String) -> String? {
        var path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        while !path.isEmpty {
            if let real = files.resolved(path) { return real }
            path = (path as NSString).deletingLastPathComponent
            if path == "/" { break }
        }
        return files.resolved("/")
    }

    private func mount(of path: String) -> Mount? {
        files.text("/proc/self/mountinfo").flatMap { MountTable($0).mount(of: path) }
    }

    private func finding(beneath mount: Mount) -> StorageFinding {
        if Self.inMemory.contains(mount.filesystem) { return StorageFinding(.volatile, mount.filesystem) }
        if !mount.device.hasPrefix("0:") { return BlockDevices(files: files).finding(number: mount.device) }
        if mount.filesystem == "btrfs" { return btrfs(mount) }
        return StorageFinding(.unknown, mount.filesystem)
    }

    /// Btrfs may spread over several disks, of which the mount names one.
    private func btrfs(_ mount: Mount) -> StorageFinding {
        let devices = BlockDevices(files: files)
        let unknown = StorageFinding(.unknown, mount.filesystem)
        guard let name = devices.name(ofNode: mount.source) else { return unknown }
        let volumes = files.names("/sys/fs/btrfs").map { files.names("/sys/fs/btrfs/\($0)/devices") }
        guard let members = volumes.first(where: { $0.contains(name) }) else { return unknown }
        return StorageFinding.worst(members.map(devices.finding(name:))) ?? unknown
    }

    private func swap() -> StorageFinding {
        guard let text = files.text("/proc/swaps") else { return StorageFinding(.unknown, "/proc/swaps") }
        let areas = text.split(separator: "\n").dropFirst().map(swapArea)
        return StorageFinding.worst(areas) ?? StorageFinding(.volatile, "")
    }

    /// - Parameter line: of /proc/swaps: name, kind, sizes.
    private func swapArea(_ line: Substring) -> StorageFinding {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard words.count >= 2 else { return StorageFinding(.unknown, "/proc/swaps") }
        let path = Mount.unescaped(words[0])
        if words[1] == "partition" { return BlockDevices(files: files).finding(node: path) }
        guard let real = files.resolved(path), let mount = mount(of: real) else {
            return StorageFinding(.unknown, path)
        }
        return finding(beneath: mount)
    }

    /// What `lsattr -d` shows as E.
    private static let flag: @Sendable (String) -> Bool = { path in
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return false }
        defer { close(folder) }
        var flags = 0
        // FS_IOC_GETFLAGS and FS_ENCRYPT_FL of linux/fs.h.
        return ioctl(folder, 0x8008_6601, &flags) == 0 && flags & 0x800 != 0
    }
}

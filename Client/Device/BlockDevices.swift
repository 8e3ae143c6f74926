// Why this file exists: between a file system and a disk there may be volumes, arrays and encryption in any order. The
// kernel shows each layer; only if every way down goes through encryption is anything encrypted.

import SyncProtocol

/// What was found out about where bytes are kept, and what it was seen by.
public struct StorageFinding: Hashable, Sendable {
    public let state: StorageState
    /// The block device or file system that decided; empty if none did.
    public let subject: String

    init(_ state: StorageState, _ subject: String) {
        self.state = state
        self.subject = subject
    }

    /// What holds for bytes of which any may be in any of these places: the worst of them.
    static func worst(_ findings: [StorageFinding]) -> StorageFinding? {
        let order: [StorageState] = [.unencrypted, .unknown, .encrypted, .volatile]
        for state in order {
            if let found = findings.first(where: { $0.state == state }) { return found }
        }
        return nil
    }
}

/// The machine's block devices, as /sys shows them.
struct BlockDevices {
    let files: MachineFiles

    /// Layers on top of each other, and devices looked at, before giving up.
    private static let deepest = 16
    private static let most = 256

    /// Mappings of dm-crypt. `CRYPT-VERITY-` and `CRYPT-INTEGRITY-` share the prefix and encrypt nothing.
    private static let encrypting = ["LUKS1", "LUKS2", "PLAIN", "TCRYPT", "BITLK", "FVAULT2", "LOOPAES"]
        .map { "CRYPT-\($0)-" }

    /// How the kernel names what holds bytes itself; of others, such as network devices, nothing is known.
    private static let disks = ["sd", "hd", "vd", "xvd", "nvme", "mmcblk", "pmem", "mtdblock", "ubiblock"]

    /// - Parameter number: major and minor number, such as `253:0`.
    func finding(number: String) -> StorageFinding {
        guard number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ":") }) else {
            return StorageFinding(.unknown, "")
        }
        return finding(at: "/sys/dev/block/" + number, calling: number)
    }

    /// - Parameter path: such as `/dev/dm-1` or `/dev/mapper/swap`.
    func finding(node path: String) -> StorageFinding {
        guard let name = name(ofNode: path) else { return StorageFinding(.unknown, path) }
        return finding(name: name)
    }

    func finding(name: String) -> StorageFinding { finding(at: "/sys/class/block/" + name, calling: name) }

    /// What the kernel calls the device behind a node.
    func name(ofNode path: String) -> String? {
        guard path.hasPrefix("/dev/") else { return nil }
        return (files.resolved(path) ?? path).split(separator: "/").last.map(String.init)
    }

    private func finding(at path: String, calling name: String) -> StorageFinding {
        var left = Self.most
        guard let folder = files.resolved(path) else { return StorageFinding(.unknown, name) }
        return finding(folder, 0, &left)
    }

    private func finding(_ folder: String, _ depth: Int, _ left: inout Int) -> StorageFinding {
        let name = folder.split(separator: "/").last.map(String.init) ?? ""
        left -= 1
        guard depth < Self.deepest, left >= 0 else { return StorageFinding(.unknown, name) }
        if let mapping = files.line(folder + "/dm/uuid"), Self.encrypting.contains(where: mapping.hasPrefix) {
            return StorageFinding(.encrypted, name)
        }
        let below = files.names(folder + "/slaves").map { files.resolved("\(folder)/slaves/\($0)") }
        if !below.isEmpty {
            let findings = below.map { folder in
                folder.map { finding($0, depth + 1, &left) } ?? StorageFinding(.unknown, name)
            }
            return StorageFinding.worst(findings) ?? StorageFinding(.unknown, name)
        }
        if files.exists(folder + "/partition") {
            let whole = folder.split(separator: "/").dropLast().joined(separator: "/")
            return finding("/" + whole, depth + 1, &left)
        }
        return bottom(folder, name, depth, &left)
    }

    /// What lies on no other device.
    private func bottom(_ folder: String, _ name: String, _ depth: Int, _ left: inout Int) -> StorageFinding {
        if name.hasPrefix("zram") {
            // Compressed memory, which may be told to write to a disk what it does not need.
            guard let backing = files.line(folder + "/backing_dev"), backing != "none" else {
                return StorageFinding(.volatile, name)
            }
            guard let device = self.name(ofNode: backing), let folder = files.resolved("/sys/class/block/" + device)
            else { return StorageFinding(.unknown, name) }
            return finding(folder, depth + 1, &left)
        }
        if name.hasPrefix("ram") { return StorageFinding(.volatile, name) }
        let isDisk = Self.disks.contains(where: name.hasPrefix)
        return StorageFinding(isDisk ? .unencrypted : .unknown, name)
    }
}

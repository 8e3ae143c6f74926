// Why this file exists: machines that nobody has at hand, made up as trees of /proc, /sys and /dev: what is taken for
// encrypted must be, whatever lies on whatever.

import Foundation
import SyncProtocol
import TestSupport
import Testing

@testable import SyncClient

/// A machine that exists only as files.
private final class Machine {
    private let folder: Folder
    private var mounts: [String] = []
    private var swaps: [String] = ["Filename Type Size Used Priority"]

    init() throws {
        folder = try Folder()
        try make("srv/ann/.outpost/")
        try make("dev/mapper/")
    }

    /// Writes a file, or makes a folder if the path ends in a slash.
    func make(_ path: String, _ text: String = "") throws {
        let whole = folder.path + "/" + path
        let parent = path.hasSuffix("/") ? whole : (whole as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        if !path.hasSuffix("/") { try text.write(toFile: whole, atomically: false, encoding: .utf8) }
    }

    func link(_ path: String, to target: String) throws {
        try make((path as NSString).deletingLastPathComponent + "/")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/" + path, withDestinationPath: target)
    }

    /// A device as /sys shows it.
    /// - Parameters:
    ///   - place: below /sys/devices, such as `pci/block/sda/sda1`.
    ///   - below: names of the devices that it lies on.
    func device(_ place: String, _ number: String, mapping: String? = nil, on below: [String] = []) throws {
        let name = (place as NSString).lastPathComponent
        try make("sys/devices/\(place)/")
        if let mapping { try make("sys/devices/\(place)/dm/uuid", mapping + "\n") }
        for other in below {
            try link("sys/devices/\(place)/slaves/\(other)", to: "../../../../../class/block/\(other)")
        }
        try link("sys/class/block/\(name)", to: "../../devices/\(place)")
        try link("sys/dev/block/\(number)", to: "../../devices/\(place)")
        try make("dev/\(name)")
    }

    /// A disk with one partition.
    func disk(_ name: String, _ major: Int) throws {
        try device("pci/block/\(name)", "\(major):0")
        try device("pci/block/\(name)/\(name)1", "\(major):1")
        try make("sys/devices/pci/block/\(name)/\(name)1/partition", "1\n")
    }

    func mapped(_ name: String, _ number: String, _ mapping: String, on below: [String]) throws {
        try device("virtual/block/\(name)", number, mapping: mapping, on: below)
    }

    func mount(_ id: Int, on parent: Int, _ device: String, _ point: String, _ filesystem: String, _ source: String) {
        mounts.append("\(id) \(parent) \(device) / \(point) rw,relatime shared:1 - \(filesystem) \(source) rw")
    }

    func swap(_ path: String, _ kind: String) { swaps.append("\(path) \(kind) 1048572 0 -2") }

    func findings(
        of path: String = "/srv/ann/.outpost", hasFlag: @escaping @Sendable (String) -> Bool = { _ in false }
    ) throws -> StorageFindings {
        try make("proc/self/mountinfo", mounts.joined(separator: "\n") + "\n")
        try make("proc/swaps", swaps.joined(separator: "\n") + "\n")
        return StorageInspection(files: MachineFiles(root: folder.path), hasEncryptionFlag: hasFlag).findings(of: path)
    }

    func disk(_ path: String = "/srv/ann/.outpost") throws -> StorageFinding { try findings(of: path).disk }
}

@Suite struct StorageInspectionTests {
    @Test func `a plain partition is not encrypted`() throws {
        let machine = try Machine()
        try machine.disk("sda", 8)
        machine.mount(1, on: 0, "8:1", "/", "ext4", "/dev/sda1")
        #expect(try machine.disk() == StorageFinding(.unencrypted, "sda"))
    }

    @Test func `LUKS beneath volumes is found, however deep`() throws {
        let machine = try Machine()
        try machine.disk("nvme0n1", 259)
        try machine.mapped("dm-0", "253:0", "CRYPT-LUKS2-0123456789abcdef-luks", on: ["nvme0n11"])
        try machine.mapped("dm-1", "253:1", "LVM-abc", on: ["dm-0"])
        machine.mount(1, on: 0, "253:1", "/", "ext4", "/dev/mapper/vg-root")
        machine.swap("/dev/dm-1", "partition")
        let findings = try machine.findings()
        #expect(findings.disk == StorageFinding(.encrypted, "dm-0"))
        #expect(findings.swap == StorageFinding(.encrypted, "dm-0"))
        #expect(findings.statement.isProtected)
    }

    @Test func `one clear disk among several spoils the whole`() throws {
        let machine = try Machine()
        try machine.disk("sda", 8)
        try machine.disk("sdb", 9)
        try machine.mapped("dm-0", "253:0", "CRYPT-LUKS1-00-a", on: ["sda1"])
        try machine.device("virtual/block/md0", "9:100", on: ["dm-0", "sdb1"])
        machine.mount(1, on: 0, "9:100", "/", "ext4", "/dev/md0")
        #expect(try machine.disk() == StorageFinding(.unencrypted, "sdb"))
    }

    @Test(arguments: ["CRYPT-VERITY-00-root", "CRYPT-INTEGRITY-00-root", "CRYPT-", "LVM-CRYPT-LUKS2-"])
    func `what only sounds like encryption is none`(mapping: String) throws {
        let machine = try Machine()
        try machine.disk("sda", 8)
        try machine.mapped("dm-0", "253:0", mapping, on: ["sda1"])
        machine.mount(1, on: 0, "253:0", "/", "ext4", "/dev/dm-0")
        #expect(try machine.disk().state == .unencrypted)
    }

    @Test(arguments: ["overlay", "nfs4", "cifs", "9p", "zfs", "fuse.gocryptfs"])
    func `what shows no device is unknown`(filesystem: String) throws {
        let machine = try Machine()
        machine.mount(1, on: 0, "0:25", "/", filesystem, "encrypted")
        #expect(try machine.disk() == StorageFinding(.unknown, filesystem))
    }

    @Test func `memory is volatile and promises nothing`() throws {
        let machine = try Machine()
        machine.mount(1, on: 0, "0:25", "/", "tmpfs", "tmpfs")
        let findings = try machine.findings()
        #expect(findings.disk == StorageFinding(.volatile, "tmpfs"))
        #expect(!findings.statement.isProtected)
    }

    @Test func `btrfs is as good as the worst of its disks`() throws {
        let machine = try Machine()
        try machine.disk("sda", 8)
        try machine.disk("sdb", 9)
        try machine.mapped("dm-0", "253:0", "CRYPT-LUKS2-00-home", on: ["sda1"])
        try machine.link("dev/mapper/home", to: "../dm-0")
        machine.mount(1, on: 0, "0:31", "/", "btrfs", "/dev/mapper/home")
        // The kernel does not say which disks there are.
        #expect(try machine.disk() == StorageFinding(.unknown, "btrfs"))
        try machine.make("sys/fs/btrfs/features/")
        try machine.make("sys/fs/btrfs/5b1c/devices/dm-0")
        #expect(try machine.disk() == StorageFinding(.encrypted, "dm-0"))
        try machine.make("sys/fs/btrfs/5b1c/devices/sdb1")
        #expect(try machine.disk() == StorageFinding(.unencrypted, "sdb"))
    }

    @Test func `a path is on the mount that the kernel would reach`() throws {
        let machine = try Machine()
        try machine.disk("sda", 8)
        try machine.mapped("dm-0", "253:0", "CRYPT-LUKS2-00-home", on: ["sda1"])
        machine.mount(1, on: 0, "8:1", "/", "ext4", "/dev/sda1")
        machine.mount(2, on: 1, "253:0", "/srv/ann", "ext4", "/dev/mapper/home")
        machine.mount(3, on: 1, "0:40", "/sr", "tmpfs", "tmpfs")
        #expect(try machine.disk().state == .encrypted)
        #expect(try machine.disk("/srv/other").state == .unencrypted)
        // A later mount hides the one below it.
        machine.mount(4, on: 1, "8:1", "/srv", "ext4", "/dev/sda1")
        #expect(try machine.disk().state == .unencrypted)
        machine.mount(5, on: 4, "0:41", "/srv", "tmpfs", "tmpfs")
        #expect(try machine.disk().state == .volatile)
    }

    @Test func `a link leads to where the files are`() throws {
        let machine = try Machine()
        try machine.disk("sda", 8)
        try machine.make("mnt/stick/")
        try machine.link("srv/ann/linked", to: "../../mnt/stick")
        machine.mount(1, on: 0, "0:9", "/", "overlay", "overlay")
        machine.mount(2, on: 1, "8:1", "/mnt/stick", "vfat", "/dev/sda1")
        #expect(try machine.disk("/srv/ann/linked/not/yet/there") == StorageFinding(.unencrypted, "sda"))
    }

    @Test func `a folder that the file system encrypts is encrypted, where the flag means that`() throws {
        let machine = try Machine()
        try machine.disk("sda", 8)
        machine.mount(1, on: 0, "8:1", "/", "ext4", "/dev/sda1")
        let flagged = try machine.findings { $0.hasSuffix("/srv/ann/.outpost") }
        #expect(flagged.disk == StorageFinding(.encrypted, "ext4"))
        let other = try Machine()
        try other.disk("sda", 8)
        other.mount(1, on: 0, "8:1", "/", "xfs", "/dev/sda1")
        #expect(try other.findings { _ in true }.disk == StorageFinding(.unencrypted, "sda"))
    }

    @Test func `swap is encrypted, in memory or in the clear, and the worst counts`() throws {
        let machine = try Machine()
        try machine.disk("sda", 8)
        try machine.mapped("dm-0", "253:0", "CRYPT-PLAIN-swap", on: ["sda1"])
        try machine.device("virtual/block/zram0", "252:0")
        machine.mount(1, on: 0, "253:0", "/", "ext4", "/dev/mapper/root")
        #expect(try machine.findings().swap == StorageFinding(.volatile, ""))
        machine.swap("/dev/zram0", "partition")
        #expect(try machine.findings().swap == StorageFinding(.volatile, "zram0"))
        try machine.make("srv/swap file")
        machine.swap("/srv/swap\\040file", "file")
        #expect(try machine.findings().swap == StorageFinding(.encrypted, "dm-0"))
        try machine.make("sys/devices/virtual/block/zram0/backing_dev", "/dev/sda1\n")
        #expect(try machine.findings().swap == StorageFinding(.unencrypted, "sda"))
        #expect(try !machine.findings().statement.isProtected)
    }

    @Test func `devices in a circle, and lists without sense, end in unknown`() throws {
        let machine = try Machine()
        try machine.device("virtual/block/dm-0", "253:0", on: ["dm-1"])
        try machine.device("virtual/block/dm-1", "253:1", on: ["dm-0"])
        machine.mount(1, on: 0, "253:0", "/", "ext4", "/dev/dm-0")
        #expect(try machine.disk().state == .unknown)
        for text in ["", "1 2 3", "1 1 8:1 / / rw", "1 0 8:1 / / rw - ext4", "a b c d e f g h i j"] {
            #expect(MountTable(text).mount(of: "/srv") == nil, "\(text)")
        }
        // A mount on itself, and two that name each other.
        let circle = "1 1 0:1 / / rw - a s rw\n2 3 0:2 / /x rw - b s rw\n3 2 0:3 / /x rw - c s rw"
        #expect(MountTable(circle).mount(of: "/x")?.filesystem == "a")
    }

    @Test func `network disks and loops are not guessed at`() throws {
        for name in ["nbd0", "loop3", "rbd1", "drbd0"] {
            let machine = try Machine()
            try machine.device("virtual/block/\(name)", "43:0")
            machine.mount(1, on: 0, "43:0", "/", "ext4", "/dev/\(name)")
            #expect(try machine.disk() == StorageFinding(.unknown, name))
        }
    }

    @Test func `this machine is looked at without trouble`() throws {
        let folder = try Folder()
        let findings = StorageInspection().findings(of: folder.path)
        #expect(StorageState.allCases.contains(findings.disk.state))
    }
}

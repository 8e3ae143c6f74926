// Why this file exists: a disk that is full, and then is not any more. Each actor has a small file system in memory of
// its own, so that filling one harms nobody else. Without root they are plain folders that are never full.

import Foundation
import Glibc

/// A folder that may be a small file system.
struct Disk: Sendable {
    let folder: String
    /// Whether it can be full.
    let isSmall: Bool

    /// - Parameter mebibytes: how large it is.
    init(_ stage: Stage, _ name: String, mebibytes: Int) async throws {
        folder = "\(stage.folder)/\(name)"
        isSmall = stage.options.hasDisks
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if isSmall {
            try await stage.tool("/bin/mount", "-t", "tmpfs", "-o", "size=\(mebibytes)m,mode=700", "chaos", folder)
        }
    }

    private var ballast: String { folder + "/ballast" }

    /// Leaves no byte, or as many as said.
    func fill(leaving bytes: Int) {
        let file = open(ballast, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        for size in [1 << 20, 4096] {
            let block = [UInt8](repeating: 7, count: size)
            // A file system of at most a gibibyte.
            for _ in 0..<1024 {
                let written = write(file, block, size)
                if written < size { break }
            }
        }
        let length = lseek(file, 0, SEEK_END)
        if bytes > 0, length > bytes { _ = ftruncate(file, length - bytes) }
    }

    /// There is room again.
    func free() { unlink(ballast) }

    func unmount() {
        guard isSmall else { return }
        let spawn = Spawn(
            path: "/bin/umount", arguments: ["-l", folder], environment: ["PATH=/usr/bin:/bin"],
            streams: folder + "-umount")
        guard let pid = try? spawn.start(group: 0) else { return }
        var status: Int32 = 0
        waitpid(pid, &status, 0)
    }
}

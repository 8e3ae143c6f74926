// Why this file exists: what the kernel tells of itself stands in small files under /proc and /sys. They are read in
// one place, within bounds, and from another root where a machine is made up.

import Foundation

/// The files by which the kernel describes the machine.
struct MachineFiles: Sendable {
    /// What stands before every path; empty for this machine.
    var root = ""

    /// More than any machine's list of mounts.
    private static let textLimit = 4 << 20

    /// A file's text; nil if it is not there, or larger than any that is meant.
    func text(_ path: String) -> String? {
        let file = open(root + path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 14)
        while bytes.count <= Self.textLimit {
            let count = piece.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return count == 0 ? String(decoding: bytes, as: UTF8.self) : nil }
            bytes += piece[..<count]
        }
        return nil
    }

    /// The first line of a file, without the end of the line.
    func line(_ path: String) -> String? {
        text(path)?.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init)
    }

    /// What is in a folder, in order; nothing if there is none.
    func names(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: root + folder)) ?? []).sorted()
    }

    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + path) }

    /// A path without links.
    func resolved(_ path: String) -> String? {
        guard let real = Self.real(root + path) else { return nil }
        guard !root.isEmpty else { return real }
        guard let base = Self.real(root), real.hasPrefix(base) else { return nil }
        let inside = String(real.dropFirst(base.count))
        return inside.isEmpty ? "/" : inside
    }

    private static func real(_ path: String) -> String? {
        guard let buffer = realpath(path, nil) else { return nil }
        defer { free(buffer) }
        return String(cString: buffer)
    }
}

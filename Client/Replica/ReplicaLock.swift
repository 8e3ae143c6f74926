// Why this file exists: one writer. SQLite before 3.51.3 can corrupt its log when two connections write or checkpoint
// at once, and two edits must never share a counter. A second process waits briefly, then says who holds the replica.
// And whoever comes after one that did not come to a good end must know it.

import Foundation
import GRDB

/// An advisory lock on a file, held for the duration of a write. The file names its holder for the one who waits, and
/// says whether its last holder came to a good end.
final class ReplicaLock {
    private let path: String
    private var descriptor: Int32 = -1
    private var depth = 0
    /// Whether a write before this one was cut off by a kill or a failing disk, and nobody has mended that yet.
    private var isInDoubt = false

    /// Mends what a write left behind that was cut off. Done before anything else is.
    var mend: (() throws -> Void)?

    init(path: String) { self.path = path }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Runs `body` while holding the lock; may be nested.
    /// - Parameters:
    ///   - doing: what the holder does, for others to read.
    ///   - patience: how often to look again, ten milliseconds apart, before giving up.
    func hold<T>(_ doing: String, patience: Int = 300, _ body: () throws -> T) throws -> T {
        if depth == 0 { try acquire(doing, patience: patience) }
        depth += 1
        defer {
            depth -= 1
            if depth == 0 { release() }
        }
        if depth == 1, isInDoubt, let mend {
            try mend()
            isInDoubt = false
        }
        do {
            return try body()
        } catch let error as DatabaseError where [.SQLITE_IOERR, .SQLITE_FULL].contains(error.resultCode) {
            isInDoubt = true
            throw error
        }
    }

    /// Mends at once what there is to mend, unless somebody is writing, who has done so.
    func settle() throws {
        guard isMarked else { return }
        do {
            try hold("settling the log", patience: 0) {}
        } catch ReplicaError.held {}
    }

    private func release() {
        if !isInDoubt { _ = pwrite(descriptor, "\n", 1, Self.markOffset) }
        flock(descriptor, LOCK_UN)
    }

    /// Microseconds after which whoever waits looks again.
    private static let glance: UInt32 = 10_000

    /// Lets those who wait have their turn, before it is taken once more.
    static func giveWay() { usleep(2 * glance) }

    private func openFile() throws {
        guard descriptor < 0 else { return }
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ReplicaError.file("cannot open \(path): \(String(cString: strerror(errno)))")
        }
    }

    private func acquire(_ doing: String, patience: Int) throws {
        try openFile()
        var attempts = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard attempts < patience else {
                let holder = readHolder()
                throw ReplicaError.held(by: holder.name, doing: holder.doing)
            }
            attempts += 1
            usleep(Self.glance)
        }
        isInDoubt = isInDoubt || isMarked
        writeHolder(doing)
    }

    private static let holderLength = 128
    /// Where the file says whether a write is going on, or was cut off.
    private static let markOffset = off_t(holderLength)
    private static let mark = UInt8(ascii: "!")

    /// Whether a write is going on, or was cut off.
    var isMarked: Bool {
        guard (try? openFile()) != nil else { return false }
        var byte: UInt8 = 0
        return pread(descriptor, &byte, 1, Self.markOffset) == 1 && byte == Self.mark
    }

    private func writeHolder(_ doing: String) {
        // Of one length, so that a shorter text leaves nothing of a longer one behind.
        let text = "process \(getpid())\n\(doing)\n"
        let bytes =
            Array(text.utf8.prefix(Self.holderLength))
            + [UInt8](
                repeating: UInt8(ascii: "\n"), count: max(0, Self.holderLength - text.utf8.count))
            + [Self.mark]
        bytes.withUnsafeBytes { _ = pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    private func readHolder() -> (name: String, doing: String) {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
        return (lines.first.map(String.init) ?? "another process", lines.dropFirst().first.map(String.init) ?? "busy")
    }
}

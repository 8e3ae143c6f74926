// Why this file exists: most syncs bring nothing. Noting the time of such a sync in the database would cost a commit
// and an fsync; a few bytes in a file of their own cost nothing, and losing them in a power cut loses no data.

import Foundation

/// When this replica last heard that it was up to date.
final class SyncMark {
    private let path: String
    private var descriptor: Int32 = -1

    init(path: String) { self.path = path }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Notes the time, Unix milliseconds by this device. A disk that refuses is no reason to fail a sync.
    func write(_ time: UInt64) {
        if descriptor < 0 { descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { return }
        let digits = Array(String(time).utf8)
        let line = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, 20 - digits.count)) + digits
        line.withUnsafeBytes { _ = pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// The time noted last; 0 if there is none.
    func read() -> Int64 {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 20 else { return 0 }
        return Int64(String(decoding: data, as: UTF8.self)) ?? 0
    }
}

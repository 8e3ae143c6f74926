// Why this file exists: every connection is an open file, and a process begins with few of them; whoever accepts one
// more than it may have stops accepting.

import Glibc

/// How many files this process may have open.
enum OpenFiles {
    /// Asks the system for as many as it allows, up to `wanted`.
    /// - Returns: how many it may be now; nil if the system does not say.
    static func raise(to wanted: UInt64) -> Int? {
        // The present and the highest bound, as the system lays them out.
        var bounds: (soft: UInt64, hard: UInt64) = (0, 0)
        return withUnsafeMutablePointer(to: &bounds) { pointer in
            pointer.withMemoryRebound(to: rlimit.self, capacity: 1) { bounds in
                guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), bounds) == 0 else { return nil }
                let (before, most) = (pointer.pointee.soft, pointer.pointee.hard)
                pointer.pointee.soft = max(before, min(most, wanted))
                let isRaised = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), bounds) == 0
                return Int(clamping: isRaised ? pointer.pointee.soft : before)
            }
        }
    }
}

// Why this file exists: C's stdout and stderr are shared mutable variables; two file descriptors are not.

import Glibc

/// Writes to the process's own standard output and error.
enum Terminal {
    static func output(_ text: String) { write(text, to: STDOUT_FILENO) }
    static func error(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to file: Int32) {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            // Whoever read us has gone: there is nobody left to tell.
            if count <= 0 { return }
            written += count
        }
    }
}

// Why this file exists: C's stdout and stderr are shared mutable variables; two file descriptors are not.

import Glibc
import Workbench

/// Writes to the process's own standard output and error.
enum Terminal {
    static func output(_ text: String) { write(text, to: STDOUT_FILENO) }
    static func error(_ text: String) { write(text, to: STDERR_FILENO) }

    /// Bytes that a command is given at most.
    private static let mostInput = 1 << 14

    /// What stands on standard input, to its end.
    /// - Throws: ``CommandFailure`` if it is too long, or no text.
    static func input() throws -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while bytes.count <= mostInput {
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        guard bytes.count <= mostInput, let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure.usage("Standard input is too long, or is no UTF-8 text.")
        }
        return text
    }

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

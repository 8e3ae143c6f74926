// Why this file exists: a journey is told with the very programs that people run, as real processes, so the tests
// must find them, start them, bound their time and end them.

import Foundation
import Glibc

/// How a program ended and what it said.
struct Outcome {
    /// Its exit code; minus the signal's number if a signal ended it.
    let status: Int32
    let output: String
    let errors: String

    /// Both streams, for the message of a failed expectation.
    var told: String { "status \(status)\n\(output)\(errors)" }
}

/// Why a journey could not go on.
struct Stranded: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// The programs under test, built beside the test bundle.
enum Program: String {
    case outpost, outpostd

    /// Where it was built.
    func path() throws -> String {
        for folder in Self.folders where access(folder + "/" + rawValue, X_OK) == 0 { return folder + "/" + rawValue }
        throw Stranded("\(rawValue) was not built beside the tests; looked in \(Self.folders).")
    }

    private static let folders: [String] = {
        let bundle = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let beside = (bundle as NSString).deletingLastPathComponent
        let repository = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        return [beside, (beside as NSString).deletingLastPathComponent, "/\(repository)/.build/debug"]
    }()
}

/// One process. Ask ``finish(within:)`` for its outcome; ``end()`` makes sure that it is gone.
final class Child {
    let pid: pid_t
    private let folder: String
    private var status: Int32?

    /// Starts a program whose output goes into files: a pipe nobody reads would stop it.
    init(_ program: Program, _ arguments: [String], log folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (number, name) in [(Int32(1), "output"), (2, "errors")] {
            posix_spawn_file_actions_addopen(&actions, number, "\(folder)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        let path = try program.path()
        var pid: pid_t = 0
        let failure = Self.withStrings([path] + arguments) { arguments in
            Self.withStrings(Self.environment(home: folder)) { environment in
                posix_spawn(&pid, path, &actions, nil, arguments, environment)
            }
        }
        guard failure == 0 else { throw Stranded("\(path) did not start: \(String(cString: strerror(failure)))") }
        self.pid = pid
    }

    /// Nothing of the tester's own surroundings: no proxy, no replica, no language; only where a program that was built
    /// to be watched is to leave what it saw.
    private static func environment(home: String) -> [String] {
        let watching = ["LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS"].compactMap { name in
            getenv(name).map { name + "=" + String(cString: $0) }
        }
        return ["HOME=\(home)", "PATH=/usr/bin:/bin", "OUTPOST_LANG=en", "SWIFT_BACKTRACE=enable=no"] + watching
    }

    private static func withStrings(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32
    ) -> Int32 {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    /// Whether it has ended; never waits.
    var hasEnded: Bool {
        if status != nil { return true }
        var word: Int32 = 0
        guard waitpid(pid, &word, WNOHANG) == pid else { return false }
        let signal = word & 0x7F
        status = signal == 0 ? (word >> 8) & 0xFF : -signal
        return true
    }

    /// Waits for its end.
    /// - Throws: ``Stranded`` if it takes longer; then it is killed.
    func finish(within limit: Duration = .seconds(90)) async throws -> Outcome {
        guard try await eventually(within: limit, { self.hasEnded }) else {
            end()
            throw Stranded("A program took longer than \(limit) and was killed.\n\(outcome.told)")
        }
        return outcome
    }

    func signal(_ signal: Int32) { if !hasEnded { kill(pid, signal) } }

    /// Kills it and waits until it is gone.
    func end() {
        guard !hasEnded else { return }
        kill(pid, SIGKILL)
        var word: Int32 = 0
        if waitpid(pid, &word, 0) == pid { status = -(word & 0x7F) }
    }

    var outcome: Outcome {
        Outcome(status: status ?? -1, output: text("output"), errors: text("errors"))
    }

    private func text(_ name: String) -> String {
        FileManager.default.contents(atPath: "\(folder)/\(name)").map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

/// Asks again and again until something is so.
/// - Returns: whether it became so within the limit.
func eventually(within limit: Duration, _ condition: () -> Bool) async throws -> Bool {
    let end = ContinuousClock.now.advanced(by: limit)
    while !condition() {
        guard ContinuousClock.now < end else { return false }
        try await Task.sleep(for: .milliseconds(2))
    }
    return true
}

// Why this file exists: hundreds of processes are started, stopped and killed here, and none may outlive the run,
// however it ends. All belong to one process group, whose leader kills it when the driver is gone.

import Foundation
import Glibc

/// Why the driver itself cannot go on; nothing about the programs under test.
public struct ChaosFailure: Error, CustomStringConvertible {
    /// What is wrong, in one sentence.
    public let description: String

    /// A failure with its sentence.
    public init(_ description: String) { self.description = description }
}

/// What to start, and with which surroundings.
struct Spawn {
    var path: String
    var arguments: [String]
    var environment: [String]
    /// Where its two streams go: `PREFIX.out` and `PREFIX.err`.
    var streams: String
    /// What it reads; nothing unless said.
    var input: Int32?

    /// - Parameter group: the process group it joins; 0 for one of its own.
    func start(group: pid_t) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        for (number, name) in [(Int32(1), "out"), (2, "err")] {
            let file = "\(streams).\(name)"
            posix_spawn_file_actions_addopen(&actions, number, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, group)
        var pid: pid_t = 0
        let failure = Self.withStrings([path] + arguments) { arguments in
            Self.withStrings(environment) { environment in
                posix_spawn(&pid, path, &actions, &attributes, arguments, environment)
            }
        }
        guard failure == 0 else { throw ChaosFailure("\(path) did not start: \(String(cString: strerror(failure))).") }
        return pid
    }

    private static func withStrings(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32) -> Int32 {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}

/// The leader of the group: it waits for the driver's end, however that comes, and then kills the group.
final class Guardian: Sendable {
    /// The group that all children join.
    let group: pid_t
    private let leash: Int32

    init(folder: String) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw ChaosFailure("No pipe can be made.") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        leash = ends[1]
        group = try Spawn(
            path: "/bin/sh", arguments: ["-c", "cat >/dev/null; kill -s KILL -- -$$"],
            environment: ["PATH=/usr/bin:/bin"],
            streams: folder + "/guardian", input: ends[0]
        ).start(group: 0)
    }

    /// Kills whatever is left of the group.
    func end() {
        close(leash)
        kill(-group, SIGKILL)
        var status: Int32 = 0
        waitpid(group, &status, 0)
    }
}

/// A process under way.
final class Child {
    let pid: pid_t
    private let streams: String
    private var status: Int32?

    init(_ spawn: Spawn, group: pid_t) throws {
        streams = spawn.streams
        pid = try spawn.start(group: group)
    }

    /// Whether it has ended; never waits.
    var hasEnded: Bool {
        if status != nil { return true }
        var word: Int32 = 0
        guard waitpid(pid, &word, WNOHANG) == pid else { return false }
        keep(word)
        return true
    }

    private func keep(_ word: Int32) {
        let signal = word & 0x7F
        status = signal == 0 ? (word >> 8) & 0xFF : -signal
    }

    /// Waits for its end, at most so long.
    nonisolated(nonsending) func ended(within limit: Duration) async -> Bool {
        let end = ContinuousClock.now.advanced(by: limit)
        while !hasEnded {
            guard ContinuousClock.now < end else { return false }
            try? await Task.sleep(for: .microseconds(700))
        }
        return true
    }

    func signal(_ signal: Int32) { if !hasEnded { kill(pid, signal) } }

    /// Kills it and waits until it is gone.
    /// - Returns: whether it was this that ended it.
    @discardableResult
    func end() -> Bool {
        guard !hasEnded else { return false }
        kill(pid, SIGKILL)
        var word: Int32 = 0
        if waitpid(pid, &word, 0) == pid { keep(word) }
        return status == -SIGKILL
    }

    /// Its exit code; minus the signal's number if a signal ended it.
    var exit: Int32 { status ?? Int32.min }

    var output: String { text("out") }
    var errors: String { text("err") }

    private func text(_ name: String) -> String {
        FileManager.default.contents(atPath: "\(streams).\(name)").map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

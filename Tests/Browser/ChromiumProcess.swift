// Why this file exists: a browser is a dozen processes and a folder of files, and none of them may outlive its test.
// The line is a socket pair on which the browser finds its two ends: no port that somebody else could use.

import FoundationEssentials
import Glibc
import Synchronization

/// The processes of one browser, in a process group of their own, and their folder.
final class ChromiumProcess: Sendable {
    let pid: pid_t
    private let folder: String
    private let isGone = Mutex(false)

    /// Where the browser reads what it is asked, and where it writes.
    private static let itsEnds: [Int32] = [3, 4]

    /// - Throws: ``BrowserFailure`` if it cannot be started.
    static func start(_ program: String) throws -> (process: ChromiumProcess, end: Int32) {
        let name = "outpost-browser-" + UUID().uuidString
        let folder = FileManager.default.temporaryDirectory.appending(component: name).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var ends: [Int32] = [0, 0]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw BrowserFailure("No line to a browser can be made: \(String(cString: strerror(errno))).")
        }
        // Above the numbers at which the browser expects it, so that none is overwritten while it is put there.
        let theirs = fcntl(ends[1], F_DUPFD_CLOEXEC, 10)
        Glibc.close(ends[1])
        defer { Glibc.close(theirs) }
        do {
            let pid = try spawn(program, arguments(folder), theirs, folder)
            return (ChromiumProcess(pid, folder), ends[0])
        } catch {
            Glibc.close(ends[0])
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        }
    }

    private init(_ pid: pid_t, _ folder: String) {
        self.pid = pid
        self.folder = folder
    }

    private static func arguments(_ folder: String) -> [String] {
        let fixed = [
            "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(folder)/profile", "--no-first-run",
            "--no-default-browser-check", "--no-proxy-server", "--disable-gpu", "--disable-dev-shm-usage",
            "--disable-breakpad", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--disable-background-networking", "--disable-renderer-backgrounding",
            "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows", "--mute-audio",
            // Pictures are the same on every machine.
            "--hide-scrollbars", "--force-color-profile=srgb", "--lang=en-US",
            // Whatever a page asks of another host is seen by the test and reaches nobody.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        ]
        // Chromium refuses to run as root with its sandbox.
        return fixed + (getuid() == 0 ? ["--no-sandbox"] : []) + ["about:blank"]
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ line: Int32, _ folder: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, errors(folder), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        for end in itsEnds { posix_spawn_file_actions_adddup2(&actions, line, end) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        let environment = ["HOME=\(folder)", "TMPDIR=\(folder)", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TZ=UTC"]
        var pid: pid_t = 0
        let failure = withStrings([program] + arguments) { arguments in
            withStrings(environment) { posix_spawn(&pid, program, &actions, &attributes, arguments, $0) }
        }
        guard failure == 0 else {
            throw BrowserFailure("\(program) did not start: \(String(cString: strerror(failure))).")
        }
        return pid
    }

    private static func withStrings(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32) -> Int32 {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    private static func errors(_ folder: String) -> String { folder + "/errors" }

    /// The end of what it complained of.
    var complaints: String {
        guard let data = FileManager.default.contents(atPath: Self.errors(folder)) else { return "" }
        return String(decoding: data.suffix(2000), as: UTF8.self)
    }

    /// Whether the browser has ended; never waits.
    var hasEnded: Bool {
        isGone.withLock { isGone in
            var word: Int32 = 0
            if !isGone { isGone = waitpid(pid, &word, WNOHANG) == pid }
            return isGone
        }
    }

    /// Gives it a moment to end by itself, kills what is left of the group, and removes its files.
    func end(within grace: Duration) async {
        // A test that is cancelled leaves nothing behind either; its own waits would be over at once.
        await Task { await clear(within: grace) }.value
    }

    private func clear(within grace: Duration) async {
        _ = try? await Patience.becomes(within: grace) { hasEnded }
        kill(-pid, SIGKILL)
        _ = try? await Patience.becomes(within: .seconds(5)) { hasEnded }
        // Processes that are just dying may still hold a file or make one.
        _ = try? await Patience.becomes(within: .seconds(5)) {
            try? FileManager.default.removeItem(atPath: folder)
            return !FileManager.default.fileExists(atPath: folder)
        }
    }
}

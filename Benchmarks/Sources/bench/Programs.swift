// Why this file exists: some promises are about the programs as people run them: how long `outpost status` takes from
// the shell, and how much memory either side needs for a first download of a million records.

import Foundation
import Glibc
import SyncServer

/// The two programs in a folder of their own, with invented data.
@MainActor
final class Programs {
    private let programs: String
    private let folder: String
    private var server: pid_t = 0
    private var laptops = 0
    /// Where the server listens: `http://127.0.0.1:port`.
    private(set) var address = ""

    /// Nil if the programs are not built.
    init?(_ programs: String, folder: String) {
        guard FileManager.default.isExecutableFile(atPath: programs + "/outpost"),
            FileManager.default.isExecutableFile(atPath: programs + "/outpostd")
        else { return nil }
        self.programs = programs
        self.folder = folder
    }

    /// HQ's data directory.
    var data: String { folder + "/hq" }

    /// An HQ with this many opportunities, serving.
    /// - Parameter change: what is done to the folder of invented files before they are imported.
    func start(opportunities: Int, changing change: (String) throws -> Void = { _ in }) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = try run("outpostd", "sample", folder + "/sample", "--opportunities", "\(opportunities)")
        try change(folder + "/sample")
        _ = try run("outpostd", "init", "--data", data)
        _ = try run("outpostd", "import", "--profile", "maven", folder + "/sample", "--data", data)
        try serve()
    }

    /// Has `outpostd` serve what is in ``data``.
    func serve() throws {
        let port = folder + "/port"
        server = try spawn(
            "outpostd", ["serve", "--data", data, "--listen", "127.0.0.1:0", "--port-file", port])
        for _ in 0..<1000 {
            if let text = try? String(contentsOfFile: port, encoding: .utf8), !text.isEmpty {
                address = "http://127.0.0.1:" + text.trimmingCharacters(in: .whitespacesAndNewlines)
                return
            }
            usleep(20_000)
        }
        throw BenchmarkError("outpostd did not begin to listen")
    }

    func stop() throws {
        if server > 0 {
            kill(server, SIGTERM)
            var status: Int32 = 0
            waitpid(server, &status, 0)
            server = 0
        }
        if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    }

    /// Enrols a laptop that may hold all offices. Returns its directory.
    func enrol(_ user: String = "Bench") throws -> String {
        laptops += 1
        let directory = folder + "/laptop\(laptops)"
        let answer = try run(
            "outpostd", "invite", "--office", "Central", "--user", user, "--scopes", "East", "--scopes", "West",
            "--json", "--data", data)
        guard let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any],
            let code = object["code"] as? String
        else { throw BenchmarkError("outpostd invite printed no code") }
        _ = try run("outpost", "enroll", address, code, "--replica", directory)
        return directory
    }

    /// What a finished program took.
    struct Finished {
        let output: String
        let seconds: Double
        /// The most memory it held at once, in bytes.
        let peak: Double
    }

    func run(_ program: String, _ arguments: String...) throws -> Finished { try run(program, arguments) }

    func run(_ program: String, _ arguments: [String]) throws -> Finished {
        let log = folder + "/output"
        let start = ContinuousClock.now
        let child = try spawn(program, arguments, output: log)
        var status: Int32 = 0
        var peak = 0.0
        // What wait4 reports counts this process's own memory too, from before the child became another program.
        while waitpid(child, &status, WNOHANG) == 0 {
            peak = max(peak, (try? Self.memory(of: child, "VmHWM")) ?? 0)
            usleep(1000)
        }
        let duration = start.duration(to: .now)
        let output = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        guard status == 0 else {
            throw BenchmarkError("\(program) \(arguments.joined(separator: " ")) failed: \(output.suffix(300))")
        }
        let seconds =
            Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
        return Finished(output: output, seconds: seconds, peak: peak)
    }

    private func spawn(_ program: String, _ arguments: [String], output: String = "/dev/null") throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let path = programs + "/" + program
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        guard posix_spawn(&child, path, &actions, nil, &words, environ) == 0 else {
            throw BenchmarkError("\(path) cannot be started")
        }
        return child
    }

    /// Lets this process, and those it starts, have as many files open as the system allows.
    static func raiseOpenFiles() { _ = ServingLimits().fitted() }

    /// What `/proc` says of the server's memory, in bytes: `VmRSS` now, `VmHWM` at most.
    func serverMemory(_ key: String) throws -> Double { try Self.memory(of: server, key) }

    /// Seconds that the server has kept a processor busy since it began, its threads together.
    func serverProcessor() throws -> Double {
        let text = try String(contentsOfFile: "/proc/\(server)/stat", encoding: .utf8)
        // A program's name, in brackets, may hold anything.
        let words = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        guard words.count > 13, let own = Double(words[12]), let system = Double(words[13]) else {
            throw BenchmarkError("/proc does not tell what outpostd took of the processor")
        }
        return (own + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func memory(of process: pid_t, _ key: String) throws -> Double {
        let text = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        for line in text.split(separator: "\n") where line.hasPrefix(key + ":") {
            if let kibibytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) }) {
                return kibibytes * 1024
            }
        }
        throw BenchmarkError("/proc does not tell \(key)")
    }
}

/// Start-up of `outpost status`, memory of both sides in a first download, and figures as people at HQ ask for them.
@MainActor
func programFigures(_ programs: Programs) throws -> [Comparison] {
    let allowance = 96.0 * 1_048_576
    let laptop = try programs.enrol()
    let idleServer = try programs.serverMemory("VmRSS")
    let sync = try programs.run("outpost", "sync", "--replica", laptop)
    let busyServer = try programs.serverMemory("VmHWM")
    let idleClient = try programs.run("outpost", "status", "--replica", laptop).peak
    return [
        Comparison(
            "`outpost status` from the shell against 50 ms", target: 1, floor: { _ in 0.05 },
            ours: { _ in try programs.run("outpost", "status", "--replica", laptop).seconds }),
        Comparison(
            "memory of `outpost sync` above idle against 96 MiB, first download", unit: .bytes, target: 1,
            floor: { _ in allowance }, ours: { _ in max(0, sync.peak - idleClient) }),
        Comparison(
            "memory of `outpostd` above idle against 96 MiB, same download", unit: .bytes, target: 1,
            floor: { _ in allowance }, ours: { _ in max(0, busyServer - idleServer) }),
        Comparison(
            "`outpostd metrics show M-01` from the shell while HQ serves, against 100 ms", floor: { _ in 0.1 },
            ours: { _ in try programs.run("outpostd", "metrics", "show", "M-01", "--data", programs.data).seconds }),
        Comparison(
            "`outpostd metrics page` from the shell while HQ serves, against 100 ms", floor: { _ in 0.1 },
            ours: { _ in try programs.run("outpostd", "metrics", "page", "--data", programs.data).seconds }),
    ]
}

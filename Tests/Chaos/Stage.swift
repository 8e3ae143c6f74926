// Why this file exists: whoever acts in a storm shares one folder, one process group, one set of books and one way to
// run a program, stop it and kill it, and to judge how it ended.

import Foundation
import Glibc
import Synchronization

/// What is to happen to a command.
enum Fate: Sendable {
    case run
    /// Killed at this share of the time that such a command usually takes.
    case kill(at: Double)
    /// Stopped then, and continued so many milliseconds later.
    case pause(at: Double, milliseconds: Int)

    static func drawn(_ dice: inout Dice, kill: Int, pause: Int) -> Fate {
        let share = dice.share() * 1.15
        let milliseconds = dice.within(20...900)
        return dice.weighted(
            [(kill, .kill(at: share)), (pause, .pause(at: share, milliseconds: milliseconds))]
                + [(100 - kill - pause, .run)], else: .run)
    }
}

/// A command about to be run.
struct Command: Sendable {
    /// The program: `outpost` or `outpostd`.
    var program: String
    var arguments: [String]
    /// Whoever runs it, and what it is called in tables.
    var who: String
    var verb: String
    var fate: Fate = .run
    /// By how many seconds its clock is wrong.
    var shift = 0
    /// Seconds after which it is killed.
    var patience = 30
    /// Commands of one actor that run at once need files of their own.
    var slot = 0
}

/// How a command ended.
struct Outcome: Sendable {
    let command: Command
    /// Its exit code; minus the signal's number if a signal ended it.
    let exit: Int32
    let output: String
    let errors: String
    /// Whether the driver killed it.
    let wasKilled: Bool
    /// Whether that was because it took too long.
    let wasLate: Bool

    /// What a person would want to see of it.
    var told: String {
        let words = command.arguments.joined(separator: " ")
        return "\(command.who): \(command.program) \(words) ended with \(exit): \((errors + output).prefix(400))"
    }
}

/// The surroundings of one run.
final class Stage: Sendable {
    let options: ChaosOptions
    let folder: String
    let books = Books()
    let tally = Tally()
    private let guardian: Guardian
    private let pace = Mutex<[String: Double]>([:])
    private let trace = Mutex<FileHandle?>(nil)
    private let ended = Mutex(false)
    private let hasErred = Mutex(false)
    private let start = ContinuousClock.now

    init(_ options: ChaosOptions) throws {
        self.options = options
        folder = NSTemporaryDirectory() + "/outpost-chaos-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder + "/log", withIntermediateDirectories: true)
        guardian = try Guardian(folder: folder + "/log")
        if let path = options.trace {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
            trace.withLock { $0 = FileHandle(forWritingAtPath: path) }
        }
    }

    /// Ends every process and removes the folder.
    func close(unmounting disks: [Disk]) {
        guardian.end()
        for disk in disks { disk.unmount() }
        try? FileManager.default.removeItem(atPath: folder)
    }

    var seconds: Double { Double(start.duration(to: .now) / .milliseconds(1)) / 1000 }

    /// Whether the storm is over: enough was killed, or it lasted long enough.
    var isOver: Bool {
        ended.withLock { ended in
            if tally.total("kills") >= options.kills || seconds > Double(options.seconds) { ended = true }
            return ended
        }
    }

    /// Whether HQ has ever had a wrong clock: a laptop that heard of it may think that much time has passed.
    var clockWasWrong: Bool { hasErred.withLock { $0 } }

    func noteWrongClock() { hasErred.withLock { $0 = true } }

    /// Tells the trace.
    func tell(_ line: @autoclosure () -> String) {
        trace.withLock { handle in
            guard let handle else { return }
            handle.write(Data("\(String(format: "%8.3f", seconds)) \(line())\n".utf8))
        }
    }

    // MARK: Running programs

    func path(_ program: String) -> String { program == "outpost" ? options.outpost : options.outpostd }

    /// Starts a program.
    func start(_ command: Command) throws -> Child {
        let home = "\(folder)/log/\(command.who)"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        var environment = ["HOME=\(home)", "PATH=/usr/bin:/bin", "OUTPOST_LANG=en", "SWIFT_BACKTRACE=enable=no"]
        if command.shift != 0, let library = options.wrongClock {
            environment += ["LD_PRELOAD=\(library)", "WRONG_CLOCK=\(command.shift)"]
        }
        let spawn = Spawn(
            path: path(command.program), arguments: command.arguments, environment: environment,
            streams: "\(home)/\(command.program)\(command.slot)")
        return try Child(spawn, group: guardian.group)
    }

    /// Runs a command, lets its fate happen, and waits for its end.
    func perform(_ command: Command) async throws -> Outcome {
        let began = ContinuousClock.now
        let child = try start(command)
        var wasKilled = false
        switch command.fate {
        case .run: break
        case .kill(let share):
            if await !child.ended(within: .microseconds(moment(command, share))) { wasKilled = child.end() }
            if wasKilled { tally.count("kills", "\(command.program) \(command.verb)") }
        case .pause(let share, let milliseconds):
            if await !child.ended(within: .microseconds(moment(command, share))) {
                child.signal(SIGSTOP)
                tally.count("stops", command.program)
                try? await Task.sleep(for: .milliseconds(milliseconds))
                child.signal(SIGCONT)
            }
        }
        var wasLate = false
        if await !child.ended(within: .seconds(command.patience)) {
            wasLate = child.end()
            wasKilled = wasLate
            if wasLate { tally.count("kills", "\(command.program) \(command.verb) that waits") }
        }
        let outcome = Outcome(
            command: command, exit: child.exit, output: child.output, errors: child.errors, wasKilled: wasKilled,
            wasLate: wasLate)
        let took = Double(began.duration(to: .now) / .microseconds(1))
        if case .run = command.fate, !wasKilled { learn(command, took) }
        note(outcome, took)
        return outcome
    }

    /// What every command promises, whatever happens to it.
    private func note(_ outcome: Outcome, _ took: Double) {
        tell("\(Int(took / 1000)) ms \(outcome.wasKilled ? "KILLED " : "")\(outcome.command.fate) \(outcome.told)")
        tally.count("commands", outcome.command.program)
        if outcome.exit < 0, !outcome.wasKilled { tally.find("trap", outcome.told) }
        if outcome.errors.contains("Fatal error") || outcome.errors.contains("Current stack trace") {
            tally.find("stack trace", outcome.told)
        }
        if !outcome.wasKilled { tally.count("exits of \(outcome.command.program)", "\(outcome.exit)") }
    }

    private func key(_ command: Command) -> String { "\(command.program) \(command.verb)" }

    /// Microseconds into a command.
    func moment(_ command: Command, _ share: Double) -> Int {
        let usual = pace.withLock { $0[key(command)] ?? 60_000 }
        return Int(usual * share)
    }

    func learn(_ command: Command, _ microseconds: Double) {
        pace.withLock { $0[key(command)] = 0.8 * ($0[key(command)] ?? microseconds) + 0.2 * min(microseconds, 500_000) }
    }

    // MARK: Files

    /// Copies a folder as `cp -a` does, into one that does not exist yet.
    func copy(_ from: String, to target: String) async throws {
        try? FileManager.default.removeItem(atPath: target)
        try await tool("/bin/cp", "-a", from, target)
    }

    /// Runs one of the system's programs, which must succeed.
    func tool(_ path: String, _ arguments: String...) async throws {
        let spawn = Spawn(
            path: path, arguments: arguments, environment: ["PATH=/usr/bin:/bin:/usr/sbin:/sbin"],
            streams: "\(folder)/log/tool-\(UUID().uuidString.prefix(8))")
        let child = try Child(spawn, group: guardian.group)
        guard await child.ended(within: .seconds(60)), child.exit == 0 else {
            child.end()
            throw ChaosFailure("\(path) \(arguments) ended with \(child.exit): \(child.errors)")
        }
    }
}

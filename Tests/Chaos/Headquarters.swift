// Why this file exists: HQ in a storm: its operator backs it up, restores it and restarts it, and its machine kills it,
// stops it, fills its disk and lies about the time, one event after another, by dice of its own.

import Foundation
import Glibc

/// HQ as a machine with an operator.
actor Headquarters {
    private let stage: Stage
    nonisolated let disk: Disk
    private var dice: Dice
    private var server: Child?
    private var isServing = false
    private(set) var port: UInt16 = 0
    private var shift = 0
    private var isFull = false
    private var backups: [(file: String, holding: Holding)] = []
    private var serial = 0

    /// An HQ with one office.
    init(_ stage: Stage) async throws {
        self.stage = stage
        disk = try await Disk(stage, "hq", mebibytes: 256)
        dice = Dice(seed: stage.options.seed, "headquarters")
        try await mustSucceed("init")
        try await mustSucceed("office", "add", "KL", "--name", "Kuala Lumpur")
        if stage.options.isProtected { try await mustSucceed("cert", "--host", "127.0.0.1") }
    }

    nonisolated var data: String { disk.folder + "/data" }

    // MARK: Commands

    private func run(
        _ arguments: [String], _ fate: Fate = .run, slot: Int = 1, patience: Int = 20
    ) async throws -> Outcome {
        try await stage.perform(
            Command(
                program: "outpostd", arguments: arguments + ["--data", data, "--json"], who: "hq", verb: arguments[0],
                fate: fate, shift: shift, patience: patience, slot: slot))
    }

    @discardableResult
    func mustSucceed(_ arguments: String...) async throws -> Outcome {
        let outcome = try await run(arguments)
        guard outcome.exit == 0 else { throw ChaosFailure(outcome.told) }
        return outcome
    }

    /// A one-time code for a user's device; nil while HQ is not there to give one.
    func invite(_ user: String) async throws -> String? {
        guard isServing else { return nil }
        serial += 1
        let outcome = try await run(["invite", "--office", "KL", "--user", user], slot: 100 + serial % 20)
        return outcome.exit == 0 ? answer(InvitationAnswer.self, outcome.output)?.code : nil
    }

    // MARK: Serving

    private var portFile: String { stage.folder + "/port" }

    private var proof: [String] {
        stage.options.isProtected
            ? ["--tls-cert", "\(data)/tls/server.pem", "--tls-key", "\(data)/tls/server-key.pem"] : []
    }

    private var serveCommand: Command {
        Command(
            program: "outpostd",
            arguments: ["serve", "--data", data, "--listen", "127.0.0.1:\(port)", "--port-file", portFile] + proof,
            who: "hq", verb: "serve", shift: shift)
    }

    /// Serves, however often that is interrupted at first.
    func serve(interruptions: Int = 0) async throws {
        for _ in 0..<interruptions {
            let child = try stage.start(serveCommand)
            let ended = await child.ended(within: .microseconds(stage.moment(starting, dice.share() * 1.1)))
            if !ended, child.end() { stage.tally.count("kills", "outpostd starting") }
        }
        // A command that found HQ down may hold the directory for a moment.
        for _ in 0..<50 {
            isServing = try await begin()
            if isServing { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw ChaosFailure("HQ does not serve any more: \(server?.errors.suffix(600) ?? "")\(server?.output ?? "")")
    }

    private var starting: Command { Command(program: "outpostd", arguments: [], who: "hq", verb: "starting") }

    /// - Returns: whether it listens.
    private func begin() async throws -> Bool {
        try? FileManager.default.removeItem(atPath: portFile)
        let began = ContinuousClock.now
        let child = try stage.start(serveCommand)
        server = child
        let limit = began.advanced(by: .seconds(stage.options.patience))
        while ContinuousClock.now < limit {
            if child.hasEnded {
                mind(child, "while it started")
                return false
            }
            let text = (try? String(contentsOfFile: portFile, encoding: .utf8)) ?? ""
            if text.hasSuffix("\n") || Int(text) != nil, let found = UInt16(text.trimmingCharacters(in: .newlines)) {
                port = found
                stage.learn(starting, Double(began.duration(to: .now) / .microseconds(1)))
                return true
            }
            try await Task.sleep(for: .milliseconds(1))
        }
        stage.tally.find("stuck", "HQ did not listen within \(stage.options.patience) s: \(child.errors.suffix(300))")
        child.end()
        return false
    }

    /// HQ ended although nobody killed it: only a full disk excuses that.
    private func mind(_ child: Child, _ when: String) {
        stage.tell("hq: serve ended \(when) with \(child.exit): \(child.errors.suffix(300))")
        if child.exit < 0 || child.errors.contains("Fatal error") {
            stage.tally.find("trap", "HQ ended \(when) with \(child.exit): \(child.errors.suffix(600))")
        } else if !isFull, !child.errors.contains("in use by process") {
            stage.tally.find("HQ ended", "\(when), with \(child.exit): \(child.errors.suffix(300))")
        }
    }

    /// What `kill -9` does.
    func kill(_ moment: String) {
        isServing = false
        guard let server else { return }
        if server.hasEnded {
            mind(server, "by itself")
        } else if server.end() {
            stage.tally.count("kills", "outpostd \(moment)")
        }
        // What the last process said is read before the next one writes over it.
        if server.errors.contains("Fatal error") { stage.tally.find("trap", String(server.errors.suffix(600))) }
        self.server = nil
    }

    // MARK: The storm

    private enum Event { case kill, pause, backup, restore, fill, clock, verify, terminate }

    /// Lives until the storm is over.
    func live() async throws {
        while !stage.isOver {
            try await Task.sleep(for: .milliseconds(dice.within(50...450)))
            try await happen(
                dice.weighted(
                    [
                        (50, .kill), (12, .pause), (12, .backup), (6, .restore), (5, .fill), (6, .clock), (5, .verify),
                        (4, .terminate),
                    ], else: .kill))
            if server?.hasEnded ?? true {
                kill("")
                try await serve()
            }
        }
    }

    private func happen(_ event: Event) async throws {
        switch event {
        case .kill:
            kill("serving")
            shift = 0
            try await serve(interruptions: dice.percent(30) ? dice.within(1...2) : 0)
        case .pause:
            server?.signal(SIGSTOP)
            stage.tally.count("stops", "outpostd")
            try await Task.sleep(for: .milliseconds(dice.within(100...900)))
            server?.signal(SIGCONT)
        case .backup: try await backUp()
        case .restore: try await restore()
        case .fill: try await fill()
        case .clock: try await restartWithWrongClock()
        case .verify: try await verify()
        case .terminate: try await terminate()
        }
    }

    /// Backs up while it serves; now and then the command or HQ dies of it.
    private func backUp() async throws {
        serial += 1
        let file = "\(stage.folder)/backup-\(serial).db"
        let holding = stage.books.holding(Books.headquarters)
        let isStruck = dice.percent(25)
        let moment = stage.moment(Command(program: "outpostd", arguments: [], who: "hq", verb: "backup"), dice.share())
        let fate = Fate.drawn(&dice, kill: 30, pause: 0)
        async let copying = run(["backup", file], fate)
        if isStruck {
            try await Task.sleep(for: .microseconds(moment))
            kill("making a backup")
        }
        let outcome = try await copying
        if isStruck { try await serve() }
        let isThere = FileManager.default.fileExists(atPath: file)
        if outcome.exit == 0, !outcome.wasKilled, !isThere {
            stage.tally.find("lost", "a backup that was made is not there: \(outcome.told)")
        }
        if ![0, 1, 3].contains(outcome.exit), !outcome.wasKilled { stage.tally.find("failed backup", outcome.told) }
        guard isThere else { return }
        // Under its own name a backup is whole, whatever happened to whoever made it.
        backups = (backups + [(file, holding)]).suffix(4)
        stage.tally.count("backups", "made")
    }

    private func restore() async throws {
        guard let backup = dice.pick(backups) else { return }
        kill("to be restored")
        stage.books.restore(Books.headquarters, to: backup.holding)
        stage.tell("hq: restoring \(backup.file)")
        for attempt in 0..<6 {
            let fate = attempt < 3 ? Fate.drawn(&dice, kill: 55, pause: 0) : .run
            let outcome = try await run(["restore", backup.file, "--replace"], fate)
            if outcome.exit == 0 { break }
            if !outcome.wasKilled { stage.tally.find("failed restore", outcome.told) }
        }
        stage.tally.count("restores", "HQ")
        for name in (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? [] where name.contains("replaced-")
        {
            try? FileManager.default.removeItem(atPath: "\(data)/\(name)")
        }
        try await serve()
    }

    private func fill() async throws {
        guard disk.isSmall else { return }
        isFull = true
        disk.fill(leaving: dice.percent(50) ? 0 : dice.spread(600_000))
        stage.tally.count("full disks", "HQ")
        stage.tell("hq: disk full")
        try await Task.sleep(for: .milliseconds(dice.within(200...900)))
        if dice.percent(40) { kill("with a full disk") }
        if let server, server.hasEnded { mind(server, "with a full disk") }
        disk.free()
        stage.tell("hq: disk has room")
        isFull = false
        if server?.hasEnded ?? true {
            server = nil
            try await serve()
        }
    }

    private func restartWithWrongClock() async throws {
        guard stage.options.wrongClock != nil else { return }
        kill("serving")
        let day = 86_400
        // Not beyond the thirty days after which laptops may forget what a backup holds.
        // A certificate that is not valid yet is refused, rightly.
        let early = stage.options.isProtected ? [] : [-400 * day, -3 * day, -3600]
        shift = dice.pick(early + [3600, 3 * day, 20 * day]) ?? 0
        stage.noteWrongClock()
        stage.tally.count("wrong clocks", "HQ")
        stage.tell("hq: clock wrong by \(shift) s")
        try await serve()
    }

    private func verify() async throws {
        let command = dice.percent(50) ? ["verify"] : ["audit", "verify"]
        let outcome = try await run(command, Fate.drawn(&dice, kill: 25, pause: 5))
        guard !outcome.wasKilled, outcome.exit != 0 else { return }
        stage.tally.find("unsound HQ", outcome.told)
    }

    private func terminate() async throws {
        guard let server, !server.hasEnded else { return }
        isServing = false
        server.signal(SIGTERM)
        if await server.ended(within: .seconds(stage.options.patience)) {
            if server.exit != 0 { mind(server, "when told to stop") }
        } else {
            stage.tally.find("stuck", "HQ did not stop within \(stage.options.patience) s of SIGTERM.")
            server.end()
        }
        stage.tally.count("stops", "outpostd by SIGTERM")
        self.server = nil
        shift = 0
        try await serve()
    }

    // MARK: Afterwards

    /// All is well again: room, right time, a fresh start.
    func heal() async throws {
        disk.free()
        isFull = false
        shift = 0
        kill("serving")
        try await serve()
    }

    /// Asks HQ something; it must answer with 0.
    func ask(_ arguments: [String]) async throws -> Outcome {
        try await run(arguments, patience: stage.options.patience)
    }

    /// The operator's mistake that ``ChaosOptions/Plant/rewound`` plants: a copy by hand, later put back.
    func secretCopy(back: Bool) async throws {
        let secret = "\(stage.folder)/secret-hq"
        kill("serving")
        try await stage.copy(back ? secret : data, to: back ? data : secret)
        try await serve()
    }

    func stop() { kill("serving") }
}

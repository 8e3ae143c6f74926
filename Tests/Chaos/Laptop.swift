// Why this file exists: a rep's laptop in a storm: it edits and syncs as its owner would type it, and is killed,
// stopped, copied, put back, filled up and set to wrong times, one step after another, by dice of its own.

import Foundation

/// One laptop, or a clone of one.
actor Laptop {
    nonisolated let name: String
    nonisolated let stage: Stage
    nonisolated let disk: Disk
    nonisolated let relay: FaultyRelay
    nonisolated let place: Place
    nonisolated let user: String
    private let headquarters: Headquarters
    var dice: Dice
    var life: Int
    /// Records of this life, by their ids.
    var own: [String] = []
    /// Accounts that all laptops have.
    private(set) var shared: [String]
    var serial = 0
    private var shift = 0
    private var isFull = false
    /// For how many more steps the clock is wrong or the disk full.
    private var stepsLeft = 0
    /// Whether it may have been told wrong times since its last sync.
    var mayHaveLapsed: Bool
    private var older: (folder: String, holding: Holding, mayHaveLapsed: Bool)?

    init(
        _ name: String, user: String, _ stage: Stage, _ disk: Disk, _ relay: FaultyRelay,
        _ headquarters: Headquarters, shared: [String], place: Place, mayHaveLapsed: Bool = false
    ) {
        self.name = name
        self.user = user
        self.stage = stage
        self.disk = disk
        self.relay = relay
        self.headquarters = headquarters
        self.shared = shared
        self.place = place
        self.mayHaveLapsed = mayHaveLapsed
        dice = Dice(seed: stage.options.seed, name)
        life = stage.books.newLife()
    }

    nonisolated var replica: String { disk.folder + "/replica" }

    // MARK: Living

    /// What a step of the storm does.
    private enum Step { case edit, sync, both, look, copy, restore, clone, fill, clock }

    /// Lives until the storm is over, and its clones with it.
    func live(_ roster: Roster) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            while !stage.isOver {
                guard let clone = try await step(roster) else { continue }
                group.addTask { try await clone.live(roster) }
            }
            try await group.waitForAll()
        }
    }

    /// - Returns: a clone, if the step made one.
    private func step(_ roster: Roster) async throws -> Laptop? {
        if stepsLeft > 0 {
            stepsLeft -= 1
            if stepsLeft == 0 { settleDown() }
        }
        switch drawnStep() {
        case .edit: try await edit()
        case .sync: try await sync(drawnFate(kill: 36, pause: 7))
        case .both: try await both()
        case .look: try await look()
        case .copy: try await keepCopy()
        case .restore: try await restore()
        case .clone: return try await clone(roster)
        case .fill: fill()
        case .clock: setClock()
        }
        return nil
    }

    private func drawnStep() -> Step {
        dice.weighted(
            [
                (56, .edit), (29, .sync), (5, .both), (3, .look), (2, .copy), (2, .restore), (1, .clone), (2, .fill),
                (2, .clock),
            ], else: .edit)
    }

    private func drawnFate(kill: Int, pause: Int) -> Fate { Fate.drawn(&dice, kill: kill, pause: pause) }

    // MARK: Commands

    func run(
        _ verb: String, _ arguments: [String], _ fate: Fate = .run, slot: Int = 0, patience: Int = 8
    ) async throws -> Outcome {
        try await stage.perform(
            Command(
                program: "outpost", arguments: arguments + ["--json", "--replica", replica], who: name, verb: verb,
                fate: fate, shift: shift, patience: patience, slot: slot))
    }

    private func edit() async throws {
        let plan = planEdit()
        try await make(plan, drawnFate(kill: 30, pause: 4), mayMeetAnother: false)
    }

    private func make(_ plan: Plan, _ fate: Fate, mayMeetAnother: Bool, slot: Int = 0) async throws {
        stage.books.attempt(plan.attempt, at: place)
        let outcome = try await run(plan.verb, plan.arguments, fate, slot: slot)
        if plan.attempt.deed == .delete { own.removeAll { $0 == plan.attempt.record } }
        guard !outcome.wasKilled else { return }
        switch outcome.exit {
        case 0:
            let id = answer(EditAnswer.self, outcome.output)?.id
            stage.books.promise(plan.attempt.token, at: place, record: id)
            if plan.attempt.deed == .add, plan.attempt.kind == "lead", let id { own.append(id) }
        case 1 where isFull || mayMeetAnother: stage.books.deny(plan.attempt.token)
        case 10 where mayHaveLapsed || stage.clockWasWrong: stage.books.deny(plan.attempt.token)
        default:
            stage.books.deny(plan.attempt.token)
            stage.tally.find("failed edit", outcome.told)
        }
    }

    /// A sync in the storm.
    private func sync(_ fate: Fate) async throws {
        let holding = stage.books.holding(place)
        let outcome = try await run("sync", ["sync"], fate, patience: 5)
        try await take(outcome, holding)
    }

    private func take(_ outcome: Outcome, _ holding: Holding) async throws {
        guard !outcome.wasKilled else { return }
        switch outcome.exit {
        case 0, 5, 6:
            stage.books.synced(holding)
            if shift == 0 { mayHaveLapsed = false }
        case 3: break
        // HQ's disk may be full as well, or a byte of the request changed on its way.
        case 1, 9: break
        case 4: try await rejoin(outcome, drawnFate(kill: 30, pause: 5))
        case 10 where mayHaveLapsed: break
        default: stage.tally.find("failed sync", outcome.told)
        }
    }

    /// Syncs and edits at once, as somebody with two terminals does.
    private func both() async throws {
        let plan = planEdit()
        let holding = stage.books.holding(place)
        let fate = drawnFate(kill: 30, pause: 5)
        async let syncing = run("sync", ["sync"], fate, slot: 1, patience: 5)
        try await make(plan, drawnFate(kill: 20, pause: 5), mayMeetAnother: true)
        try await take(try await syncing, holding)
    }

    /// Whatever was killed before, what is on the disk is sound.
    private func look() async throws {
        let verb = dice.percent(50) ? "verify" : "status"
        let outcome = try await run(verb, [verb], drawnFate(kill: 25, pause: 5))
        guard !outcome.wasKilled else { return }
        switch outcome.exit {
        case 0: break
        case 1 where isFull: break
        case 10 where mayHaveLapsed || stage.clockWasWrong: break
        default: stage.tally.find("unsound laptop", outcome.told)
        }
    }

    /// HQ does not know the device any more, because it was restored, or a byte changed on its way: only the former
    /// takes a new code.
    @discardableResult
    func rejoin(_ outcome: Outcome, _ fate: Fate = .run) async throws -> Bool {
        guard outcome.output.contains("does not know") || outcome.errors.contains("does not know") else { return false }
        guard let code = try await headquarters.invite(user) else { return false }
        let again = try await run("rejoin", ["rejoin", "--code", code], fate)
        stage.tally.count("rejoined by code", again.exit == 0 ? "done" : "not yet")
        return again.exit == 0
    }

    // MARK: Misfortune

    /// Puts aside a copy of the disk, as a backup program does at night.
    private func keepCopy() async throws {
        guard !isFull else { return }
        let folder = "\(stage.folder)/older-\(name)"
        try await stage.copy(replica, to: folder)
        older = (folder, stage.books.holding(place), mayHaveLapsed)
    }

    /// Puts the copy back: what was done since is gone from this disk.
    private func restore() async throws {
        guard let older, !isFull else { return }
        try await stage.copy(older.folder, to: replica)
        stage.books.restore(place, to: older.holding)
        stage.tally.count("restores", "laptop")
        stage.tell("\(name): restored")
        life = stage.books.newLife()
        own = []
        mayHaveLapsed = mayHaveLapsed || older.mayHaveLapsed
    }

    /// A second disk with the same content; both go on.
    private func clone(_ roster: Roster) async throws -> Laptop? {
        guard !isFull, let number = roster.admitClone(stage.options.clones) else { return nil }
        let name = "\(name)-clone\(number)"
        let disk = try await Disk(stage, name, mebibytes: Laptop.size)
        roster.add(disk)
        try await stage.copy(replica, to: disk.folder + "/replica")
        let clone = Laptop(
            name, user: user, stage, disk, relay, headquarters, shared: shared, place: stage.books.newPlace(),
            mayHaveLapsed: mayHaveLapsed)
        stage.books.restore(clone.place, to: stage.books.holding(place))
        stage.tally.count("clones", "laptop")
        stage.tell("\(name): cloned")
        roster.add(clone)
        return clone
    }

    static let size = 48

    private func fill() {
        guard disk.isSmall, stepsLeft == 0 else { return }
        disk.fill(leaving: dice.percent(50) ? 0 : dice.spread(400_000))
        isFull = true
        stepsLeft = dice.within(3...7)
        stage.tally.count("full disks", "laptop")
        stage.tell("\(name): disk full")
    }

    private func setClock() {
        guard stage.options.wrongClock != nil, stepsLeft == 0 else { return }
        let day = 86_400
        shift = dice.pick([-3650 * day, -400 * day, -3 * day, -3600, 3600, 3 * day, 400 * day, 3650 * day]) ?? 0
        mayHaveLapsed = true
        stepsLeft = dice.within(3...9)
        stage.tally.count("wrong clocks", "laptop")
        stage.tell("\(name): clock wrong by \(shift) s")
    }

    /// The disk has room and the clock is right again.
    func settleDown() {
        if isFull { disk.free() }
        (isFull, shift, stepsLeft) = (false, 0, 0)
    }

    // MARK: Beginning

    /// Enrols, however often that is interrupted.
    func enrol() async throws {
        guard let code = try await headquarters.invite(user) else { throw ChaosFailure("HQ gives out no code.") }
        let authority = "\(headquarters.data)/tls/ca.pem"
        let arguments =
            stage.options.isProtected
            ? ["enroll", "https://127.0.0.1:\(relay.port)", code, "--ca", authority]
            : ["enroll", "http://127.0.0.1:\(relay.port)", code]
        var wasKilled = false
        for attempt in 0..<8 {
            let fate = attempt < 3 ? drawnFate(kill: 70, pause: 0) : .run
            let outcome = try await run("enroll", arguments, fate)
            if outcome.exit == 0 { return }
            // One that was killed when all was done had only to say so.
            if wasKilled, outcome.exit == 2, outcome.told.contains("already holds a replica") { return }
            wasKilled = wasKilled || outcome.wasKilled
            if !outcome.wasKilled { stage.tally.find("failed enrolment", outcome.told) }
        }
        throw ChaosFailure("\(name) cannot be enrolled.")
    }

    /// Makes accounts that all laptops will have.
    func found(accounts count: Int) async throws -> [String] {
        var made: [String] = []
        for _ in 0..<count {
            let outcome = try await run("account add", ["account", "add", "name=\(dice.letters(12))"])
            guard outcome.exit == 0, let id = answer(EditAnswer.self, outcome.output)?.id else {
                throw ChaosFailure(outcome.told)
            }
            made.append(id)
        }
        return made
    }

    func share(_ accounts: [String]) { shared = accounts }

    /// A sync in good weather.
    func mustSync() async throws {
        let outcome = try await run("sync", ["sync"], patience: stage.options.patience)
        guard [0, 5, 6].contains(outcome.exit) else { throw ChaosFailure(outcome.told) }
    }

    // MARK: Afterwards

    /// What a healed laptop's sync came to.
    enum Recovery: Sendable { case quiet, busy, failed(String) }

    /// Syncs once all is well. A person is needed only where HQ lost the device itself.
    func recover() async throws -> Recovery {
        let holding = stage.books.holding(place)
        let outcome = try await calm("sync", "sync")
        if outcome.wasLate { return .failed("took longer than \(stage.options.patience) s: \(outcome.told)") }
        switch outcome.exit {
        case 0, 5, 6: stage.books.synced(holding)
        case 4: return try await rejoin(outcome) ? .busy : .failed(outcome.told)
        default: return .failed(outcome.told)
        }
        let status = try await calm("status", "status")
        guard let standing = answer(StatusAnswer.self, status.output), status.exit == 0 else {
            return .failed(status.told)
        }
        let fetched = answer(SyncAnswer.self, outcome.output)?.records ?? 0
        let isQuiet = standing.pending.edits == 0 && !standing.arriving && !standing.needsRepair && fetched == 0
        return isQuiet ? .quiet : .busy
    }

    /// Runs a command to which nothing happens.
    func calm(_ verb: String, _ arguments: String...) async throws -> Outcome {
        try await run(verb, arguments, patience: stage.options.patience)
    }

    // MARK: Planted faults

    /// Makes an edit and has it promised.
    /// - Parameter secretlyLost: whether the disk is then put back without a word.
    func makeAnEdit(secretlyLost: Bool) async throws {
        let folder = "\(stage.folder)/secret"
        try await stage.copy(replica, to: folder)
        serial += 1
        let token = dice.letters(12)
        let attempt = Attempt(token: token, deed: .add, kind: "lead", record: nil, field: "accountName", life: life)
        stage.books.attempt(attempt, at: place)
        let outcome = try await calm("lead add", "lead", "add", "accountName=\(token)", "--reason", token)
        guard outcome.exit == 0 else { throw ChaosFailure(outcome.told) }
        stage.books.promise(token, at: place, record: answer(EditAnswer.self, outcome.output)?.id)
        if secretlyLost { try await stage.copy(folder, to: replica) }
    }
}

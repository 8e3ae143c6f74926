// Why this file exists: the run as a whole: a beginning in good weather, the storm, the healing, the inspection.

import Foundation

/// One run of the chaos driver.
public struct Storm: Sendable {
    private let options: ChaosOptions

    /// A run with these options.
    public init(_ options: ChaosOptions) { self.options = options }

    /// Runs it. Whatever happens, no process and no file is left.
    /// - Throws: ``ChaosFailure`` if the driver cannot do its work.
    public func run() async throws -> Report {
        let stage = try Stage(options)
        let roster = Roster()
        var relays: [FaultyRelay] = []
        defer {
            for relay in relays { relay.close() }
            stage.close(unmounting: roster.disks)
        }
        do {
            let headquarters = try await Headquarters(stage)
            roster.add(headquarters.disk)
            try await headquarters.serve()
            relays = try await assemble(stage, roster, headquarters)
            try await rage(stage, roster, headquarters, relays)
            let healing = Healing(stage, roster, headquarters)
            try await healing.run()
            try await Inspection(stage, roster, headquarters).run()
            await headquarters.stop()
        } catch {
            keep(stage)
            throw error
        }
        if !stage.tally.findings.isEmpty { keep(stage) }
        for relay in relays { for (kind, count) in relay.struck { stage.tally.count("line faults", kind, count) } }
        return Report(options, stage.tally, seconds: stage.seconds)
    }

    private func keep(_ stage: Stage) {
        guard let folder = options.keep else { return }
        try? FileManager.default.removeItem(atPath: folder)
        try? FileManager.default.copyItem(atPath: stage.folder, toPath: folder)
    }

    /// Enrols the laptops, and gives them some accounts that all have.
    private func assemble(_ stage: Stage, _ roster: Roster, _ headquarters: Headquarters) async throws -> [FaultyRelay]
    {
        var relays: [FaultyRelay] = []
        var shared: [String] = []
        let port = await headquarters.port
        for number in 1...max(2, options.laptops) {
            let name = "laptop\(number)"
            let disk = try await Disk(stage, name, mebibytes: Laptop.size)
            roster.add(disk)
            let relay = try FaultyRelay(to: port, dice: Dice(seed: options.seed, "line of \(name)"))
            relays.append(relay)
            let laptop = Laptop(
                name, user: "Person \(number)", stage, disk, relay, headquarters, shared: shared,
                place: stage.books.newPlace())
            try await laptop.enrol()
            if shared.isEmpty { shared = try await laptop.found(accounts: 6) }
            try await laptop.mustSync()
            roster.add(laptop)
            if number == 1 { await laptop.share(shared) }
        }
        return relays
    }

    private func rage(
        _ stage: Stage, _ roster: Roster, _ headquarters: Headquarters, _ relays: [FaultyRelay]
    ) async throws {
        for relay in relays { relay.storm(true) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await headquarters.live() }
            for laptop in roster.laptops { group.addTask { try await laptop.live(roster) } }
            try await group.waitForAll()
        }
        for relay in relays { relay.storm(false) }
        stage.tell("the storm is over")
    }
}

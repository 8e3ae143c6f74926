// Why this file exists: HQ's pages promise to cost the same over a million deals, and to take next to nothing from
// those who sync. Both are measured on the real program over HTTP, in turn: no machine is equally fast all the time.

import Foundation
import LeadToCash
import SyncProtocol

/// An HQ that serves pages and devices, and what either of them takes from the other.
@MainActor
final class ConsoleFigures {
    private let deals: Int
    private let length: Int
    private let programs: Programs
    private let devices: BusyDevices
    private let viewers: Viewers
    /// The server's memory before anybody looked, and with the figures of everything.
    private let memory: (empty: Double, filled: Double)
    private var turns: [Int: Turn] = [:]

    /// What a page may take.
    private static let limit = 0.1
    /// Beside viewers a device's field changes may take so much longer that a tenth fewer are made.
    private static let slowest = 1 / 0.9

    /// What came of one spell.
    private struct Spell {
        let views: [Viewers.View]
        let changes: Double
        let seconds: Double
        /// Seconds that the server kept a processor busy.
        let processor: Double

        /// The time within which a share of the pages came, of all tabs or of one.
        func within(_ share: Double, _ tab: String? = nil) throws -> Double {
            let times = Sample(views.filter { tab == nil || $0.tab == tab }.map(\.seconds)).sorted
            guard !times.isEmpty else { throw BenchmarkError("nobody saw a page; make --viewing longer") }
            let rank = Int((share * Double(times.count)).rounded(.up))
            return times[max(0, min(times.count, rank) - 1)]
        }

        var perSecond: Double { changes / seconds }
    }

    /// All spells of a round.
    private struct Turn {
        let viewers: Spell
        let devices: Spell
        let both: Spell
        let pressed: Spell
        let crowded: Spell
    }

    /// - Parameters:
    ///   - length: seconds of each spell.
    ///   - folder: holds HQ's data, which is in `programs`, and the laptops.
    init(_ programs: Programs, deals: Int, length: Int, folder: String, seed: UInt64) async throws {
        self.programs = programs
        self.deals = deals
        self.length = length
        // Two hundred databases are many open files.
        Programs.raiseOpenFiles()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let ground = try await ConsoleBuilder.build(deals, seed: seed, data: programs.data)
        try programs.serve()
        let empty = try programs.serverMemory("VmRSS")
        let address = programs.address
        let start = ContinuousClock.now
        viewers = try await Viewers(address, ground)
        print("everybody who looks has seen each page after \(fixed((ContinuousClock.now - start).inSeconds, 0)) s")
        memory = (empty, try programs.serverMemory("VmRSS"))
        devices = try await BusyDevices(
            ground.outposts.enumerated().map { number, outpost in
                BusyDevices.Device(
                    seat: TestBed.Seat(
                        enrolment: outpost.enrolment, key: outpost.key, directory: folder + "/device-\(number)",
                        address: address, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook),
                    deals: outpost.deals)
            })
    }

    func finish() async throws {
        try await devices.finish()
        try await viewers.finish()
    }

    // MARK: Spells

    private func turn(_ round: Int) async throws -> Turn {
        if let known = turns[round] { return known }
        let quiet = try await spell(.unhurried, devicesWork: false)
        let (alone, both) = try await pair(.unhurried, round)
        let pressed = try await spell(.backToBack, devicesWork: false)
        let crowded = try await spell(.backToBack, devicesWork: true)
        let turn = Turn(viewers: quiet, devices: alone, both: both, pressed: pressed, crowded: crowded)
        turns[round] = turn
        let loss = 100 * (1 - both.perSecond / max(alone.perSecond, 1))
        print(
            "round \(round): \(fixed(alone.perSecond, 0)) field changes a second alone, \(fixed(both.perSecond, 0)) "
                + "beside viewers: \(fixed(loss, 1)) % fewer; \(both.views.count) pages meanwhile")
        return turn
    }

    /// Devices alone and beside viewers, changing which comes first.
    private func pair(_ pace: Viewers.Pace, _ round: Int) async throws -> (alone: Spell, both: Spell) {
        if round.isMultiple(of: 2) {
            let alone = try await spell(.away, devicesWork: true)
            return (alone, try await spell(pace, devicesWork: true))
        }
        let both = try await spell(pace, devicesWork: true)
        return (try await spell(.away, devicesWork: true), both)
    }

    private struct Labour: Sendable {
        let seconds: Double
        let processor: Double
        var syncs = 0
    }

    private func spell(_ pace: Viewers.Pace, devicesWork: Bool) async throws -> Spell {
        let (labour, views) = try await viewers.look(pace) { try await self.labour(devicesWork) }
        return Spell(
            views: views, changes: Double(labour.syncs * BusyDevices.changes), seconds: labour.seconds,
            processor: labour.processor)
    }

    private func labour(_ devicesWork: Bool) async throws -> Labour {
        guard devicesWork else { return try await pass() }
        let (labour, syncs) = try await devices.work { try await self.pass() }
        return Labour(seconds: labour.seconds, processor: labour.processor, syncs: syncs)
    }

    private func pass() async throws -> Labour {
        let before = try programs.serverProcessor()
        let start = ContinuousClock.now
        try await Task.sleep(for: .seconds(length))
        let seconds = (ContinuousClock.now - start).inSeconds
        return Labour(seconds: seconds, processor: try programs.serverProcessor() - before)
    }

    // MARK: Rows

    func comparisons() -> [Comparison] {
        let own = grouped(ConsoleGround.devices * ConsoleGround.dealsEach)
        let page =
            "a page of the overview of \(ConsoleGround.period) over \(grouped(deals)) deals, \(own) of them the "
            + "devices', 4 in 5 the company's and the others an office's, the three tabs in turn"
        let looking = "\(Viewers.count) people each look every 2 s"
        let working = "\(ConsoleGround.devices) devices edit and sync without a pause"
        let pressing = "\(Viewers.count) people look again at once"
        var rows = pages("\(page), \(looking), \(working)", [0.5, 0.95, 0.99], target: 1) { $0.both }
        for tab in Viewers.tabs {
            rows.append(time("of these, GET /overview/\(tab), p95", 0.95, tab, target: 1) { $0.both })
        }
        rows += pages("\(page), \(looking), no device works", [0.5, 0.95, 0.99], target: 1) { $0.viewers }
        rows += pages("\(page), \(pressing), no device works", [0.5, 0.95]) { $0.pressed }
        rows += pages("\(page), \(pressing), \(working)", [0.5, 0.95]) { $0.crowded }
        return rows + throughput() + costs()
    }

    private func pages(
        _ what: String, _ shares: [Double], target: Double? = nil, _ spell: @escaping @MainActor (Turn) -> Spell
    ) -> [Comparison] {
        shares.map { share in
            // What half of them take, and the slowest of a hundred, is shown and promised nowhere.
            time("\(what), p\(Int((share * 100).rounded()))", share, nil, target: share == 0.95 ? target : nil, spell)
        }
    }

    private func time(
        _ what: String, _ share: Double, _ tab: String?, target: Double?,
        _ spell: @escaping @MainActor (Turn) -> Spell
    ) -> Comparison {
        Comparison(
            what + ", against 100 ms", target: target, floor: { _ in Self.limit },
            ours: { try await spell(self.turn($0)).within(share, tab) })
    }

    private func throughput() -> [Comparison] {
        let whose = "field changes of \(ConsoleGround.devices) devices"
        let looking = "\(Viewers.count) people each look every 2 s"
        return [
            Comparison(
                "seconds per 10,000 \(whose) while \(looking), against nobody looking", target: Self.slowest,
                floor: { try await 10_000 / max(1, self.turn($0).devices.perSecond) },
                ours: { try await 10_000 / max(1, self.turn($0).both.perSecond) }),
            Comparison(
                "\(whose) a second while \(looking), against nobody looking", unit: .count,
                floor: { try await self.turn($0).devices.perSecond }, ours: { try await self.turn($0).both.perSecond }),
            Comparison(
                "\(whose) a second while \(Viewers.count) people look again at once, against nobody looking",
                unit: .count, floor: { try await self.turn($0).devices.perSecond },
                ours: { try await self.turn($0).crowded.perSecond }),
        ]
    }

    private func costs() -> [Comparison] {
        let memory = self.memory
        return [
            Comparison(
                "processor time of `outpostd` for a page, people looking again at once, against 100 ms",
                floor: { _ in Self.limit },
                ours: {
                    let spell = try await self.turn($0).pressed
                    return spell.processor / Double(max(1, spell.views.count))
                }),
            Comparison(
                "processor time of `outpostd` a second while \(ConsoleGround.devices) devices work and people look "
                    + "every 2 s, against nobody looking",
                floor: {
                    let spell = try await self.turn($0).devices
                    return spell.processor / spell.seconds
                },
                ours: {
                    let spell = try await self.turn($0).both
                    return spell.processor / spell.seconds
                }),
            Comparison(
                "memory of `outpostd` with the figures of \(grouped(deals)) deals, against before anybody looked",
                unit: .bytes, floor: { _ in memory.empty }, ours: { _ in memory.filled }),
            Comparison(
                "the most memory that `outpostd` held so far, against before anybody looked", unit: .bytes,
                floor: { _ in memory.empty }, ours: { _ in try self.programs.serverMemory("VmHWM") }),
        ]
    }
}

// Why this file exists: every change that a disk sees in a scenario is a moment at which power may fail; here each of
// them is tried.

import Foundation
import Simulation
import Synchronization

/// Every crash point of every scenario.
public enum CrashPoints {
    /// The names of all scenarios.
    public static var names: [String] { CrashScenario.all.map(\.name) }

    /// What a scenario's points came to.
    public struct Outcome: Sendable {
        public var scenarios = 0
        public var points = 0
        public var runs = 0
        public var failures: [DiskCampaign.Failure] = []
    }

    private struct Run: Sendable {
        let scenario: CrashScenario
        let point: Int
        let variant: UInt64
    }

    /// Tries all points, each in some variants: what of the unsynced survives is drawn anew in each.
    /// - Parameter name: of one scenario; nil for all.
    public static func run(_ name: String? = nil, variants: UInt64 = 2, threads: Int) -> Outcome {
        let scenarios = CrashScenario.all.filter { name == nil || $0.name == name }
        let state = Mutex((runs: [Run](), outcome: Outcome()))
        spread(scenarios, over: threads) { scenario in
            let points = attempt(scenario, 0, 0, state) ?? 0
            let runs = (0..<points).flatMap { point in
                (1...variants).map { Run(scenario: scenario, point: point + 1, variant: $0) }
            }
            state.withLock { state in
                state.runs += runs
                state.outcome.scenarios += 1
                state.outcome.points += points
            }
        }
        spread(state.withLock { $0.runs }, over: threads) { run in
            guard state.withLock({ $0.outcome.failures.count < DiskCampaign.enough }) else { return }
            _ = attempt(run.scenario, run.point, run.variant, state)
            state.withLock { $0.outcome.runs += 1 }
        }
        return state.withLock { $0.outcome }
    }

    /// Tells one scenario, with the power failing at a point; 0 if it is not to fail.
    /// - Returns: how many changes the disk saw.
    /// - Throws: ``Violation``.
    @discardableResult
    public static func tell(_ name: String, point: Int, variant: UInt64, tell: ((String) -> Void)? = nil) throws -> Int
    {
        guard let scenario = CrashScenario.all.first(where: { $0.name == name }) else {
            throw Violation("harness", "there is no scenario “\(name)”")
        }
        return try live(scenario, point, variant, tell)
    }

    /// A commit fails in its sync, the program is started anew and goes on, HQ acknowledges, and then power fails.
    /// - Throws: ``Violation``.
    public static func tellOfAGap(variant: UInt64) throws {
        let scene = try Scene(DiskWorld.folder(), laptops: 2, seed: 1)
        scene.mayFallWhileStarting = false
        scene.fate = Chance(seed: variant)
        try scene.share()
        scene.ann.disk.fail(.sync, at: 1)
        try scene.set(scene.ann, [scene.note()], [Catalogue.Note.title])
        try scene.restart(scene.ann)
        try scene.create(scene.ann)
        try scene.sync(scene.ann)
        scene.ann.disk.cut()
        try scene.settlePower()
        try scene.heal()
    }

    // MARK: One run

    private static func attempt(
        _ scenario: CrashScenario, _ point: Int, _ variant: UInt64,
        _ state: borrowing Mutex<(runs: [Run], outcome: Outcome)>
    ) -> Int? {
        let violation: Violation
        do {
            return try live(scenario, point, variant, nil)
        } catch let found as Violation {
            violation = found
        } catch {
            violation = Violation("engine", "\(error)")
        }
        let failure = DiskCampaign.Failure(
            name: "\(scenario.name), point \(point)", violation: violation,
            replay: "simulate-disk --scenario \"\(scenario.name)\" --point \(point) --variant \(variant)")
        state.withLock { $0.outcome.failures.append(failure) }
        return nil
    }

    private static func live(
        _ scenario: CrashScenario, _ point: Int, _ variant: UInt64, _ tell: ((String) -> Void)?
    ) throws -> Int {
        let scene = try Scene(
            DiskWorld.folder(), laptops: scenario.laptops, seed: 1, tell: tell)
        scene.mayFallWhileStarting = false
        scene.fate = Chance(seed: variant &* 10_000 &+ UInt64(point))
        try scenario.before(scene)
        let disk = scenario.disk(scene)
        let before = disk.changes
        scene.trace.say("— here it begins")
        if point > 0 { disk.crash(at: point) }
        for step in scenario.steps {
            try step(scene)
            try scene.settlePower()
        }
        let changes = disk.changes - before
        if point > 0, disk.count(.crashes) == 0 {
            throw Violation("harness", "“\(scenario.name)” has no point \(point), so it differs from run to run")
        }
        try scene.heal()
        return changes
    }

    private static func spread<T: Sendable>(_ items: [T], over threads: Int, _ body: @escaping @Sendable (T) -> Void) {
        let next = Counter()
        DiskCampaign.onThreads(threads) {
            while let index = next.take(below: items.count) { body(items[index]) }
        }
    }

    /// Gives each number once.
    private final class Counter: Sendable {
        private let value = Mutex(0)

        func take(below count: Int) -> Int? {
            value.withLock { value in
                guard value < count else { return nil }
                value += 1
                return value - 1
            }
        }
    }
}

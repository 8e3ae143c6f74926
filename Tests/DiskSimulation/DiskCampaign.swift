// Why this file exists: a bug that shows in one world of a thousand is found by living thousands of them, on all cores,
// and by saying exactly which one it was.

import Foundation
import Simulation
import SyncServer
import Synchronization

/// Many worlds, one after another on each core.
public enum DiskCampaign {
    /// A seed, or a crash point, that broke a promise.
    public struct Failure: Sendable {
        public let name: String
        public let violation: Violation
        /// What to type to see it again.
        public let replay: String
    }

    /// What a campaign found.
    public struct Outcome: Sendable {
        public var seeds = 0
        public var steps = 0
        public var tally = DiskTally()
        public var failures: [Failure] = []
        /// The sum of all trace hashes, which does not depend on who ran which seed.
        public var hash: UInt64 = 0
    }

    /// Failures after which nobody looks for more.
    static let enough = 10

    /// Sets up what SQLite shares within a process, as HQ's program does. To be called before anything else.
    public static func prepareProcess() { Headquarters.prepareProcess() }

    /// Lives the worlds of `count` seeds from `first`.
    public static func run(
        first: UInt64, count: UInt64, steps: Int = 400, threads: Int, planted: DiskFault? = nil
    ) -> Outcome {
        let state = Mutex((next: UInt64(0), outcome: Outcome()))
        onThreads(threads) {
            while let seed = state.withLock({ state -> UInt64? in
                guard state.next < count, state.outcome.failures.count < enough else { return nil }
                state.next += 1
                return first &+ state.next - 1
            }) {
                let result = live(seed, steps, planted)
                state.withLock { state in
                    state.outcome.seeds += 1
                    switch result {
                    case .success(let report):
                        state.outcome.steps += report.steps
                        state.outcome.tally.add(report.tally)
                        state.outcome.hash &+= report.hash
                    case .failure(let violation):
                        let failure = Failure(
                            name: "seed \(seed)", violation: violation, replay: "make simulate-disk SEED=\(seed)")
                        state.outcome.failures.append(failure)
                    }
                }
            }
        }
        return state.withLock { $0.outcome }
    }

    private static func live(
        _ seed: UInt64, _ steps: Int, _ planted: DiskFault?
    ) -> Result<DiskWorld.Report, Violation> {
        do {
            return .success(try DiskWorld(seed: seed, steps: steps, planted: planted).run())
        } catch let violation as Violation {
            return .failure(violation)
        } catch {
            return .failure(Violation("engine", "\(error)"))
        }
    }

    /// Runs `body` on so many threads and waits for all: worlds block, and the pool that serves HQ must not be theirs.
    static func onThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
        let done = DispatchGroup()
        for _ in 0..<count {
            done.enter()
            let thread = Thread {
                body()
                done.leave()
            }
            thread.stackSize = 4 << 20
            thread.start()
        }
        done.wait()
    }
}

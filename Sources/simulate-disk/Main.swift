// Why this file exists: `make simulate-disk`: random worlds on failing disks, one of them told step by step, or every
// crash point of every scenario.

import DiskSimulation
import Foundation
import Simulation

@main
struct Main {
    static let usage = """
        usage: simulate-disk --seeds N [--first-seed M] [--steps S] [--threads T] [--figures FILE]
               simulate-disk --seed N [--steps S] [--narrate]
               simulate-disk --crash-points [--scenario NAME] [--variants V] [--figures FILE]
               simulate-disk --scenario NAME --point N [--variant V] [--narrate]
               any of them with --plant FAULT, to see a checker fire
        """

    static func main() {
        let arguments: Arguments
        do {
            arguments = try Arguments(CommandLine.arguments.dropFirst())
        } catch {
            print("simulate-disk: \(error)\n\(usage)")
            exit(2)
        }
        DiskCampaign.prepareProcess()
        let isSound =
            if let seed = arguments.seed {
                replay(seed, arguments)
            } else if let scenario = arguments.scenario, let point = arguments.point {
                replay(scenario, point, arguments)
            } else if arguments.arePointsTried {
                tryPoints(arguments)
            } else {
                campaign(arguments)
            }
        exit(isSound ? 0 : 1)
    }

    private static func replay(_ seed: UInt64, _ arguments: Arguments) -> Bool {
        do {
            let report = try DiskWorld(
                seed: seed, steps: arguments.steps, planted: arguments.planted,
                tell: narrator(arguments)
            ).run()
            print("seed \(seed): sound, \(report.steps) steps, trace \(String(report.hash, radix: 16))")
            return true
        } catch {
            print("seed \(seed): \(error)")
            return false
        }
    }

    private static func replay(_ scenario: String, _ point: Int, _ arguments: Arguments) -> Bool {
        do {
            let changes = try CrashPoints.tell(
                scenario, point: point, variant: arguments.variant, tell: narrator(arguments))
            print("\(scenario): sound, \(changes) changes of the disk")
            return true
        } catch {
            print("\(scenario), point \(point): \(error)")
            return false
        }
    }

    private static func tryPoints(_ arguments: Arguments) -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = CrashPoints.run(arguments.scenario, variants: arguments.variants, threads: arguments.threads)
        tell(outcome.failures)
        print(
            "\(outcome.scenarios) scenarios, \(outcome.points) crash points, \(outcome.runs) power cuts, "
                + "\(outcome.failures.count) violations, \(seconds(clock.now - start)) s")
        arguments.figures?.write(outcome)
        return outcome.failures.isEmpty
    }

    private static func narrator(_ arguments: Arguments) -> ((String) -> Void)? {
        arguments.isTold ? { FileHandle.standardOutput.write(Data(($0 + "\n").utf8)) } : nil
    }

    private static func seconds(_ duration: Duration) -> Int {
        Int((Double(duration / .milliseconds(1)) / 1000).rounded())
    }

    private static func tell(_ failures: [DiskCampaign.Failure]) {
        for failure in failures.sorted(by: { $0.name < $1.name }) {
            print("\(failure.name): \(failure.violation)\n  replay with: \(failure.replay)")
        }
    }

    private static func campaign(_ arguments: Arguments) -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = DiskCampaign.run(
            first: arguments.first, count: arguments.count, steps: arguments.steps, threads: arguments.threads,
            planted: arguments.planted)
        let seconds = Double(start.duration(to: clock.now) / .milliseconds(1)) / 1000
        tell(outcome.failures)
        print(Table.text(outcome, seconds: seconds))
        arguments.figures?.write(outcome)
        return outcome.failures.isEmpty
    }
}
